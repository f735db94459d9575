"""What a call-off tells of a case that is secret: nothing, in the row, in the sum, and in the log."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered, Invited, Secret
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import call_offs, logwords, own_contracts, procuring_ends, records, withholding
from inkop_desktop.services import procuring_reporting as papers
from inkop_desktop.services import registers as service
from inkop_desktop.services.call_offs import Told
from inkop_desktop.services.withholding import Hidden

TODAY, JULY = date(2026, 11, 21), date(2026, 7, 1)
VALUE = Money(90_00, "SEK")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a register with a unit and a framework agreement with a ceiling, each with the id 1."""
    with copies.new(tmp_path / "contracts", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Unit(name="Kök"))
        terms = {"first_day": date(2025, 1, 1), "last_day": date(2027, 1, 31)}
        records.save(made, Contract(number="7", title="Kolonial", ceiling=Money(100_00, "SEK"), **terms))
        yield made


def ended(register: Register, *secret: str, until: date | None = None) -> DirectProcurement:
    """End a case in a call-off from the agreement, with these of its fields marked as secret."""
    marks = tuple(Secret(subject=each, paragraph="31 kap. 16 § OSL", until=until) for each in secret)
    case = DirectProcurement(
        number="2026-3",
        title="Mjöl",
        unit_id=1,
        ending=Ending.CALL_OFF,
        ended_on=JULY,
        considered=(ContractConsidered(contract_id=1, used=True),),
        award_value=VALUE,
        secrets=marks,
    )
    saved = records.save(register, case)
    procuring_ends.settle(register, saved)
    return saved


def agreement(register: Register) -> Contract:
    return records.get(register, Contract, 1)


def hidden(register: Register, day: date = TODAY) -> Hidden:
    return withholding.in_call_offs(register, [agreement(register)], day)


@pytest.mark.parametrize(
    ("secret", "without"),
    [
        ([], {}),
        (["award_value"], {"value": None}),
        (["tenders"], {"value": None}),
        (["title"], {"what": "", "case_id": None}),
        (["considered"], {"case_id": None}),
        (["ended_on", "unit_id"], {"day": None, "unit_id": None}),
        (["officer_id"], {"ordered_by_id": None}),
        (["decided_by_id"], {"ordered_by_id": None}),
        (["value"], {}),
    ],
    ids=[
        "nothing",
        "value",
        "the tenders tell the value",
        "title",
        "contracts",
        "day and unit",
        "officer",
        "who decided",
        "else",
    ],
)
def test_a_row_leaves_out_what_is_secret_of_its_case(
    register: Register, secret: list[str], without: dict[str, None]
) -> None:
    case = ended(register, *secret)
    (row,) = agreement(register).call_offs
    assert (row.value, row.what, row.case_id) == (VALUE, "Mjöl", case.id)
    shown = replace(row, **without)
    assert call_offs.told(agreement(register), hidden(register)) == [Told(shown, frozenset(without))]
    assert call_offs.without_secrets(agreement(register), hidden(register)).call_offs == (shown,)


@pytest.mark.parametrize(
    ("day", "is_secret"), [(date(2026, 11, 20), True), (TODAY, True), (date(2026, 11, 22), False)]
)
def test_what_is_secret_until_a_day_is_told_the_day_after(
    register: Register, day: date, is_secret: bool
) -> None:
    ended(register, "award_value", until=TODAY)
    use = call_offs.use_of(agreement(register), hidden(register, day))
    assert use.secret == int(is_secret)
    assert use.counted == VALUE


def test_before_the_award_of_a_renewed_competition_its_value_is_secret(register: Register) -> None:
    """Where nobody has marked anything, since tenders are secret until then."""
    case = ended(register)
    assert call_offs.use_of(agreement(register), hidden(register)).secret == 0
    records.save(register, Supplier(name="Kvarn AB"))
    asked = records.save(register, replace(case, few_asked_reason="En", invited=(Invited(supplier_id=1),)))
    assert call_offs.use_of(agreement(register), hidden(register)).secret == 1
    records.save(register, replace(asked, decided_on=JULY))
    assert call_offs.use_of(agreement(register), hidden(register)).secret == 0


def test_one_without_a_value_has_none_that_is_secret(register: Register) -> None:
    case = ended(register, "award_value")
    procuring_ends.settle(register, replace(case, award_value=None))
    use = call_offs.use_of(agreement(register), hidden(register))
    assert (use.secret, use.unvalued) == (0, 1)


def test_the_dialog_says_that_too_much_is_ordered_and_not_by_how_much(register: Register) -> None:
    ended(register, "award_value")
    contract, secret = agreement(register), hidden(register)
    fits, exceeds = (CallOff(day=JULY, what="Mjöl", value=Money(each, "SEK")) for each in (10_00, 10_01))
    assert call_offs.doubts(contract, fits, secret) == ()
    assert [worded(each) for each in call_offs.doubts(contract, exceeds, secret)] == [
        "The call-off is more than is left of the ceiling."
    ]
    assert [worded(each).replace("\xa0", " ") for each in call_offs.consequences(contract, fits, secret)] == [
        "The ceiling of 100 SEK is exhausted: nothing more may be called off.",
        "The sum is not told: 1 value in it is secret.",
    ]


def test_another_case_learns_nothing_of_the_value(register: Register) -> None:
    ended(register, "award_value")
    case = DirectProcurement(title="Bröd", searched_for="kolonial", value=Money(11_00, "SEK"), unit_id=1)
    (hit,) = own_contracts.hits(register, case, TODAY)
    assert [worded(each).replace("\xa0", " ") for each in hit.doubts] == [
        "The purchase is more than is left of its ceiling.",
        "At least 90% of the ceiling of 100 SEK has been called off.",
        "The sum is not told: 1 value in it is secret.",
    ]


def test_the_papers_of_a_case_count_its_own_value_and_hide_that_of_others(register: Register) -> None:
    """What is secret of the case itself is for its papers to leave out."""
    first = ended(register, "award_value")
    assert papers.told(register, first.id or 0, TODAY).uses[1].secret == 0
    second = ended(register)
    assert papers.told(register, second.id or 0, TODAY).uses[1].secret == 1


def log(register: Register) -> list[str]:
    entries = service.history_of(register, "contract", 1)
    shown = logwords.readable(register, withholding.out_of_log(register, entries, TODAY))
    return [
        f"{worded(entry.action)}: {change.column} {change.after}"
        for entry in shown
        for change in entry.changes
        if change.table == "call_off" and change.column in {"value", "value_currency", "what"}
    ]


def test_the_log_of_a_contract_leaves_it_out_too(register: Register) -> None:
    action = "Correct the call-off of direct procurement “Mjöl”"
    case = ended(register, "award_value")
    assert log(register) == [f"{action}: what Mjöl"]
    records.save(register, replace(case, secrets=()))
    assert sorted(log(register)) == [
        f"{action}: value {VALUE}",
        f"{action}: value_currency SEK",
        f"{action}: what Mjöl",
    ]


def test_the_log_names_no_case_whose_title_is_secret_and_knows_rows_that_are_gone(register: Register) -> None:
    case = ended(register, "title", "award_value")
    assert log(register) == []
    procuring_ends.settle(register, replace(case, ending=Ending.OTHER_WAY))
    assert agreement(register).call_offs == ()
    assert log(register) == []
    entries = service.history_of(register, "contract", 1)
    shown = withholding.out_of_log(register, entries, TODAY)
    assert [worded(each.action) for each in shown] == ["Secret", "Secret", worded(entries[-1].action)]
