"""What is done with a direct procurement: begun, kept, judged, ended, frozen, corrected, entered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from procured import TODAY, Procured

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, PriceRow
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Authority, Law, Nature, Regime
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Ending, Price
from inkop_desktop.rules.vocabulary import Country, OrganisationKind, Procedure
from inkop_desktop.services import (
    law,
    numbering,
    procuring,
    procuring_contract,
    procuring_dues,
    procuring_ends,
    records,
    work,
)
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.records import InvalidRecordError

OPEN: dict[str, Any] = {"ending": None, "ended_on": None, "attachments": (), "considered": ()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Procured]:
    """Return a small Swedish municipality."""
    municipality = procured.swedish(tmp_path_factory.mktemp("procured") / "a.inkop")
    with municipality.register:
        yield municipality


@pytest.fixture(scope="module")
def around(made: Procured) -> Setting:
    """Return what its cases are judged by."""
    return procuring.setting(made.register, TODAY)


def signed(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case that is signed and has not ended, in the register."""
    return records.save(made.register, procured.awarded(made, **(OPEN | facts)))


def stored(made: Procured, case: DirectProcurement) -> DirectProcurement:
    return records.get(made.register, DirectProcurement, case.id or 0)


def undo(made: Procured, actions: int = 1) -> None:
    for _action in range(actions):
        made.register.undo(work.refresh)


# Beginning and keeping.


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ((), "D2026-001"),
        (("D2026-001",), "D2026-002"),
        (("D2026-009", "D2026-002"), "D2026-010"),
        (("D2025-017", "2026-044", "D2026-x"), "D2026-001"),
        (("D2026-999",), "D2026-1000"),
        (("D2026-1000", "D2026-999"), "D2026-1001"),
    ],
)
def test_the_next_number_is_free(made: Procured, taken: tuple[str, ...], free: str) -> None:
    kept = [records.save(made.register, DirectProcurement(title=each, number=each)) for each in taken]
    assert numbering.next_free(made.register, procuring.CASE.c.number, "D2026-") == free
    assert numbering.next_free(made.register, procuring.CASE.c.number, "E-") == "E-001"
    for each in kept:
        records.delete(made.register, each)


@pytest.mark.parametrize(
    ("kind", "began"), [(CaseKind.FULL, TODAY), (CaseKind.SHORT, None), (CaseKind.AFTERWARDS, None)]
)
def test_a_case_begins_today_unless_it_has_been_bought_by_now(
    made: Procured, around: Setting, kind: CaseKind, began: date | None
) -> None:
    """It is not saved yet; whoever begins it handles it, and has not declared anything."""
    case = procuring.begin(made.register, kind, around)
    officer = made.persons["Anna Berg"]
    assert (case.id, case.kind, case.started_on, case.law) == (None, kind, began, Law.LOU)
    assert case.officer_id == officer
    assert case.handlers == (Handler(person_id=officer),)


def test_a_kept_case_has_the_value_of_its_estimate(made: Procured, around: Setting) -> None:
    case = procuring.keep(made.register, procured.begun(made, considered=()), around)
    assert stored(made, case).value == made.kronor(432_000)
    emptied = procuring.keep(made.register, replace(case, prices=()), around)
    assert stored(made, emptied).value is None
    undo(made)
    assert stored(made, case).value == made.kronor(432_000)
    undo(made)
    with pytest.raises(UserError, match="no longer"):
        stored(made, case)


KINDS = [
    (Country.SE, OrganisationKind.MUNICIPALITY, Authority.MUNICIPALITY),
    (Country.SE, OrganisationKind.REGION, Authority.REGION),
    (Country.NO, OrganisationKind.REGION, Authority.COUNTY),
    (Country.NO, OrganisationKind.COOPERATION, Authority.MUNICIPALITY),
    (Country.NO, OrganisationKind.COMPANY, Authority.MUNICIPALITY),
    (Country.SE, OrganisationKind.OTHER, None),
]


@pytest.mark.parametrize(("country", "kind", "authority"), KINDS)
def test_which_authority_an_organisation_is(
    country: Country, kind: OrganisationKind, authority: Authority | None
) -> None:
    found = Setting(country, Organisation(name="N", kind=kind), reading.shipped(country), TODAY)
    assert found.authority is authority
    assert found.currency == {Country.SE: "SEK", Country.NO: "NOK"}[country]


def test_a_case_is_judged_by_the_law_of_its_day(made: Procured, around: Setting) -> None:
    case = procured.begun(made, ground="", conditions=())
    found = procuring.assess(case, around)
    assert (found.regime, found.allowed, found.case.value) == (Regime.BELOW, True, made.kronor(432_000))
    before = procuring.assess(replace(case, started_on=date(2014, 6, 30)), around)
    assert before.allowed is False


# The duties and their days.

CARE = {
    "nature": Nature.SERVICES,
    "cpv": ("85000000-9",),
    "started_on": date(2025, 6, 2),
    "prices": (PriceRow(kind=Price.FIXED, amount=Money(900_000_00, "SEK")),),
    "months": None,
}


def due(case: DirectProcurement, around: Setting) -> list[tuple[str, date, date | None]]:
    return [(each.duty.duty, each.last_day, each.done_on) for each in procuring_dues.dues(case, around)]


def test_the_thirty_days_run_from_the_signature(made: Procured, around: Setting) -> None:
    case = procured.awarded(made, **OPEN)
    assert due(case, around) == [("documentation", date(2026, 11, 25), None)]
    ended = replace(case, ending=Ending.CONTRACT, ended_on=case.signed_on)
    searched = replace(ended, searched_for="tvätt")
    assert due(procured.closed(searched), around) == [
        ("documentation", date(2026, 11, 25), date(2026, 11, 10))
    ]
    unsaid = replace(procured.closed(searched), need="")  # frozen by hand: that documents nothing
    assert due(unsaid, around) == [("documentation", date(2026, 11, 25), None)]
    assert due(replace(case, signed_on=None), around) == []
    small = replace(case, prices=(PriceRow(kind=Price.FIXED, amount=made.kronor(100_000)),))
    assert due(small, around) == []


def test_what_may_be_done_is_not_due(made: Procured, around: Setting) -> None:
    by_choice = tuple(replace(each, must=False) for each in around.pack.duties)
    free = replace(around, pack=replace(around.pack, duties=by_choice))
    assert due(procured.awarded(made, **OPEN), free) == []


def test_a_cancelled_case_is_documented_within_thirty_days_of_that(made: Procured, around: Setting) -> None:
    cancelled = {"ending": Ending.CANCELLED, "ended_on": date(2026, 11, 1), "signed_on": None}
    case = procured.awarded(made, **(OPEN | cancelled))
    assert due(case, around) == [("documentation", date(2026, 12, 1), None)]
    assert due(replace(case, ending=Ending.CALL_OFF), around) == []


def test_a_notice_is_due_after_the_contract_and_not_after_cancelling(made: Procured, around: Setting) -> None:
    case = procured.awarded(made, **(OPEN | CARE), award_notice_on=date(2026, 11, 2))
    last = date(2026, 11, 25)
    assert set(due(case, around)) == {
        ("documentation", last, None),
        ("post_award_notice", last, date(2026, 11, 2)),
    }
    cancelled = replace(case, signed_on=None, ending=Ending.CANCELLED, ended_on=date(2026, 11, 1))
    assert due(cancelled, around) == [("documentation", date(2026, 12, 1), None)]


# Ending.


@pytest.mark.parametrize("ending", [each for each in Ending if each is not Ending.CONTRACT])
def test_an_ending_without_a_contract_keeps_its_day_and_reason(
    made: Procured, around: Setting, ending: Ending
) -> None:
    case = signed(made)
    for nothing in ("", "  "):
        with pytest.raises(UserError, match="Write the reason"):
            procuring_ends.end(made.register, case, ending, around, nothing)
    ended = procuring_ends.end(made.register, case, ending, around, " So it is. ")
    assert stored(made, case) == ended
    assert (ended.ending, ended.ended_on, ended.ending_reason) == (ending, TODAY, "So it is.")
    with pytest.raises(UserError, match="ended already"):
        procuring_ends.end(made.register, ended, Ending.CONTRACT, around)
    undo(made)
    assert (stored(made, case).ending, stored(made, case).law_pack) == (None, "")


@pytest.mark.parametrize(("signed_on", "ended_on"), [(date(2026, 10, 26), date(2026, 10, 26)), (None, TODAY)])
def test_a_contract_ends_a_case_on_the_day_of_its_signature(
    made: Procured, around: Setting, signed_on: date | None, ended_on: date
) -> None:
    ended = procuring_ends.end(made.register, signed(made, signed_on=signed_on), Ending.CONTRACT, around)
    assert (ended.ended_on, ended.ending_reason) == (ended_on, "")


def test_a_case_keeps_the_law_pack_that_it_ended_under(made: Procured, around: Setting) -> None:
    text = around.pack.text.replace("checked_on = 2026-11-20", "checked_on = 2027-01-02", 1)
    newer = replace(around, pack=reading.read(text))
    ended = procuring_ends.end(made.register, signed(made), Ending.CONTRACT, newer)
    assert ended.law_pack == newer.pack.sha256 != around.pack.sha256
    assert law.kept(made.register, ended.law_pack) == newer.pack
    assert procuring.setting_of(made.register, ended, TODAY).pack == newer.pack
    assert procuring.setting_of(made.register, signed(made), TODAY).pack == around.pack
    with pytest.raises(RegisterError):
        procuring.setting_of(made.register, replace(ended, law_pack="0" * 64), TODAY)


def test_a_case_that_has_ended_stays(made: Procured, around: Setting) -> None:
    case = signed(made)
    ended = procuring_ends.end(made.register, case, Ending.CONTRACT, around)
    with pytest.raises(UserError, match="has ended and documents what was done"):
        records.delete(made.register, ended)
    with pytest.raises(UserError, match="has ended"):
        records.delete_all(made.register, [signed(made), ended])
    undo(made, 2)  # the case that was saved for this, and the ending
    records.delete(made.register, stored(made, case))


# Freezing and correcting.


def frozen(made: Procured, around: Setting, **facts: Any) -> DirectProcurement:
    ended = procuring_ends.end(made.register, signed(made, **facts), Ending.CONTRACT, around)
    return procuring_ends.close(made.register, ended, TODAY)


def test_a_case_is_frozen_when_it_has_ended(made: Procured, around: Setting) -> None:
    case = signed(made)
    with pytest.raises(UserError, match="End the case first"):
        procuring_ends.close(made.register, case, TODAY)
    closed = frozen(made, around)
    assert closed.closed_on == TODAY
    assert [(each.closed_on, each.closed_by, each.correction) for each in closed.versions] == [
        (TODAY, "Anna Berg", "")
    ]
    with pytest.raises(UserError, match="frozen already"):
        procuring_ends.close(made.register, closed, TODAY)
    undo(made)
    assert (stored(made, closed).closed_on, stored(made, closed).versions) == (None, ())


def test_a_case_that_lacks_something_is_not_frozen(made: Procured, around: Setting) -> None:
    ended = procuring_ends.end(made.register, signed(made, need="", unit_id=None), Ending.CONTRACT, around)
    with pytest.raises(UserError) as refused:
        procuring_ends.close(made.register, ended, TODAY)
    assert worded(refused.value).splitlines() == [
        "The case cannot be frozen yet, since something is missing in it.",
        "Missing: what is needed.",
        "Missing: which unit the purchase is for.",
    ]
    assert stored(made, ended) == ended


def test_of_much_that_is_missing_the_first_is_told(made: Procured, around: Setting) -> None:
    bare = DirectProcurement(title="Tom", started_on=date(2026, 9, 1), law=Law.LOU)
    case = procuring_ends.end(
        made.register, procuring.keep(made.register, bare, around), Ending.CONTRACT, around
    )
    with pytest.raises(UserError) as refused:
        procuring_ends.close(made.register, case, TODAY)
    said = worded(refused.value).splitlines()
    assert len(said) == 8
    assert said[-1].startswith("And ")


def test_nobody_writes_in_a_frozen_case(made: Procured, around: Setting) -> None:
    closed = frozen(made, around)
    for changed in (replace(closed, title="Other"), replace(closed, closed_on=None)):
        with pytest.raises(InvalidRecordError, match="saved yet"):
            procuring.keep(made.register, changed, around)
        with pytest.raises(InvalidRecordError, match="saved yet"):
            records.save(made.register, changed)
    with pytest.raises(UserError, match="frozen since"):
        procuring_ends.make_contract(made.register, closed, around)
    with pytest.raises(UserError, match="frozen since"):
        procuring_ends.note_small(made.register, closed, around)
    assert stored(made, closed) == closed


def test_a_correction_is_a_new_version_with_its_reason(made: Procured, around: Setting) -> None:
    closed = frozen(made, around)
    with pytest.raises(UserError, match="Write the reason"):
        procuring_ends.correct(made.register, closed, " ")
    opened = procuring_ends.correct(made.register, closed, " Wrong price. ")
    assert (opened.closed_on, opened.ending) == (None, Ending.CONTRACT)
    assert [each.correction for each in opened.versions] == ["", "Wrong price."]
    with pytest.raises(UserError, match="not frozen"):
        procuring_ends.correct(made.register, opened, "Again")
    written = procuring.keep(made.register, replace(opened, title="Other"), around)
    day = date(2026, 12, 1)
    again = procuring_ends.close(made.register, written, day)
    assert [(each.closed_on, each.correction) for each in again.versions] == [
        (TODAY, ""),
        (day, "Wrong price."),
    ]
    undo(made, 3)
    assert stored(made, closed).closed_on == TODAY
    assert stored(made, closed).title == closed.title
    assert len(stored(made, closed).versions) == 1


# The contract.


def test_a_contract_is_made_of_the_case(made: Procured, around: Setting) -> None:
    case = procuring_ends.end(made.register, signed(made, ground="value"), Ending.CONTRACT, around)
    linked, contract = procuring_ends.make_contract(made.register, case, around)
    assert stored(made, case) == linked
    assert records.get(made.register, Contract, contract.id or 0) == contract
    assert linked.contract_id == contract.id
    assert (contract.title, contract.case_number) == (case.title, case.case_number)
    assert (contract.area_id, contract.cpv, contract.unit_id) == (case.area_id, case.cpv, case.unit_id)
    assert [each.supplier_id for each in contract.suppliers] == [case.supplier_id]
    assert [each.person_id for each in contract.owners] == [case.approved_by_id]
    assert [each.unit_id for each in contract.users] == [case.unit_id]
    assert contract.procedure is Procedure.THREE_QUOTES
    assert contract.legal_ground == "19 a kap. 2 § första meningen LOU"
    assert (contract.signed_on, contract.signed_by_id) == (case.signed_on, case.signed_by_id)
    assert (contract.first_day, contract.last_day) == (case.award_from, case.award_to)
    assert contract.estimated_value == case.award_value
    with pytest.raises(UserError, match="already"):
        procuring_ends.make_contract(made.register, linked, around)
    undo(made)
    assert stored(made, case).contract_id is None
    with pytest.raises(UserError, match="no longer"):
        records.get(made.register, Contract, contract.id or 0)


def test_contracts_get_numbers_of_their_own(made: Procured, around: Setting) -> None:
    numbers = []
    for _case in range(2):
        case = procuring_ends.end(made.register, signed(made), Ending.CONTRACT, around)
        numbers.append(procuring_ends.make_contract(made.register, case, around)[1].number)
    first, second = (int(each.removeprefix("2026-")) for each in numbers)
    assert second == first + 1


@pytest.mark.parametrize(
    ("asked", "procedure"), [(0, Procedure.DIRECT), (2, Procedure.DIRECT), (3, Procedure.THREE_QUOTES)]
)
def test_three_quotes_are_three(made: Procured, around: Setting, asked: int, procedure: Procedure) -> None:
    case = procured.awarded(made, **OPEN)
    case = replace(case, invited=case.invited[:asked])
    found = procuring_contract.contract_of(case, procuring.assess(case, around), "1")
    assert found.procedure is procedure


def test_what_is_not_known_is_empty_in_the_contract(made: Procured, around: Setting) -> None:
    bare = DirectProcurement(title="Chairs", open_ended=True, award_from=TODAY)
    found = procuring_contract.contract_of(bare, procuring.assess(bare, around), "1")
    assert (found.suppliers, found.owners, found.users, found.legal_ground) == ((), (), (), "")
    assert (found.open_ended, found.first_day, found.last_day) == (True, TODAY, None)
    records.checked(found)
