"""What is secret of a contract and of a plan because it is of their case, and what they are called then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.planning import PLAN_ITEMS
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import ContractKind, Country
from inkop_desktop.services import outgoing, outgoing_log, records, withholding
from inkop_desktop.services import registers as service

TODAY, SIGNED = date(2026, 11, 21), date(2026, 7, 1)
DAY = timedelta(days=1)
CASE, CONTRACT, PLAN = ("direct_procurement", 1), ("contract", 1), ("plan_item", 1)
VALUE = Money(90_00, "SEK")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a register with a case that led to a contract and a plan, a unit and a person; all have id 1."""
    with copies.new(tmp_path / "led", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Unit(name="Kök"))
        records.save(made, Person(name="Åsa"))
        contract = Contract(number="7", title="Larm", estimated_value=VALUE, unit_id=1)
        records.save(made, contract)
        records.save(made, DirectProcurement(number="D7", title="Larm", signed_on=SIGNED, contract_id=1))
        plan = PlanItem(title="Larm", case_id=1, estimated_value=VALUE, unit_id=1, begin_by=TODAY)
        records.save(made, replace(plan, kind=ContractKind.FRAMEWORK_ONE, responsible_id=1))
        yield made


def mark(register: Register, *names: str, until: date | None = None) -> None:
    """Mark fields of the case as secret."""
    marks = tuple(Secret(subject=each, paragraph="18 kap. 8 § OSL", until=until) for each in names)
    records.save(register, replace(records.get(register, DirectProcurement, 1), secrets=marks))


def secret(register: Register, day: date = TODAY) -> dict[tuple[str, int], frozenset[str]]:
    with register.reading() as connection:
        return withholding.of(connection, [CONTRACT, PLAN, ("unit", 1)], day)


@pytest.mark.parametrize(
    ("marked", "of_contract", "of_plan"),
    [
        ("title", {"title"}, {"title"}),
        ("award_value", {"estimated_value"}, set()),
        ("tenders", {"estimated_value", "suppliers"}, set()),
        ("supplier_id", {"suppliers"}, set()),
        ("value", set(), {"estimated_value", "begin_by", "kind"}),
        ("wanted_from", set(), {"needed_from", "begin_by"}),
        ("need", set(), {"need"}),
        ("officer_id", set(), {"responsible_id"}),
        ("unit_id", {"unit_id", "users"}, {"unit_id"}),
        ("area_id", {"area_id"}, {"area_id"}),
        ("cpv", {"cpv"}, {"cpv"}),
        ("case_number", {"case_number"}, set()),
        ("ground", {"legal_ground"}, set()),
        ("signed_on", {"signed_on"}, set()),
        ("signed_by_id", {"signed_by_id"}, set()),
        ("budget_line", set(), set()),
    ],
)
def test_a_mark_on_the_case_counts_for_what_it_led_to(
    register: Register, marked: str, of_contract: set[str], of_plan: set[str]
) -> None:
    """Whenever it is set: nothing is copied."""
    assert secret(register) == {CONTRACT: frozenset(), PLAN: frozenset()}
    mark(register, marked)
    assert secret(register) == {CONTRACT: of_contract, PLAN: of_plan}


@pytest.mark.parametrize(("until", "is_secret"), [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True)])
def test_what_is_secret_until_a_day_is_told_the_day_after(
    register: Register, until: date, is_secret: bool
) -> None:
    mark(register, "title", until=until)
    assert [bool(each) for each in secret(register).values()] == [is_secret] * 2


def test_every_field_that_is_left_out_is_one(register: Register) -> None:
    """A field that is renamed must be renamed there too."""
    mark(register, *DirectProcurement.__dataclass_fields__)
    hidden = secret(register)
    assert hidden[CONTRACT] < set(Contract.__dataclass_fields__)
    assert hidden[PLAN] < set(PlanItem.__dataclass_fields__)


def names(register: Register) -> list[str]:
    known = {CASE: "Larm", CONTRACT: "7 Larm", PLAN: "Larm", ("unit", 1): "Kök"}
    with register.reading() as connection:
        return list(withholding.told(connection, known, TODAY).values())


def test_the_number_stands_for_a_secret_title(register: Register) -> None:
    assert names(register) == ["Larm", "7 Larm", "Larm", "Kök"]
    mark(register, "title")
    assert names(register) == ["D7", "7", "D7", "Kök"]
    records.save(register, replace(records.get(register, Contract, 1), number=""))
    records.save(register, replace(records.get(register, DirectProcurement, 1), number=""))
    assert names(register) == ["Secret", "Secret", "Secret", "Kök"]


def test_a_row_that_leaves_says_what_is_secret_and_an_empty_cell_stays_empty(register: Register) -> None:
    mark(register, "title", "award_value", "unit_id", "area_id")
    keys = ("number", "title", "estimated_value", "unit", "area")
    assert outgoing.rows(register, CONTRACTS, keys, [1], TODAY) == {
        1: ("7", "Secret", "Secret", "Secret", "")
    }
    keys = ("title", "estimated_value", "unit_id", "area_id", "case_id")
    assert outgoing.rows(register, PLAN_ITEMS, keys, [1], TODAY) == {1: ("D7", VALUE, "Secret", "", "D7")}


def log(register: Register) -> list[str]:
    """Return the log as it may be told: actions, and the changes of titles and values."""
    entries = outgoing_log.told(register, service.log(register), TODAY)
    changes = [each for entry in entries for each in entry.changes if each.column in {"title", "value"}]
    return [worded(each.action) for each in entries] + [f"{each.noun} {each.after}" for each in changes]


def test_the_log_names_no_title_that_is_or_was_secret(register: Register) -> None:
    records.save(register, replace(records.get(register, DirectProcurement, 1), title="Grind"))
    records.save(register, Contract(number="8", title="Bröd"))
    assert sum("Larm" in each for each in log(register)) > 3
    mark(register, "title")
    said = log(register)
    assert [each for each in said if "Larm" in each or "Grind" in each] == []
    assert "Secret" in said
    assert "contract Bröd" in said


@pytest.mark.parametrize(
    ("record", "is_told"),
    [
        (DirectProcurement(title="Grind"), False),
        (PlanItem(title="Grind", case_id=1), False),
        (PlanItem(title="Grind"), True),
        (Contract(title="Grind"), True),
    ],
)
def test_of_a_case_that_is_gone_and_its_plan_nobody_can_be_asked_and_nothing_is_told(
    register: Register, record: DirectProcurement | PlanItem | Contract, is_told: bool
) -> None:
    saved = records.save(register, record)
    assert any("Grind" in each for each in log(register))
    records.delete(register, saved)
    assert any("Grind" in each for each in log(register)) is is_told
