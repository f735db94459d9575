"""What details and report tell of follow-ups: the latest first, who takes part, what came of them."""

from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, ContractFollowUp
from inkop_desktop.register.register import Register
from inkop_desktop.reports import follow_ups, orders
from inkop_desktop.reports.orders import ContractOrder
from inkop_desktop.services import records
from inkop_desktop.typeset.document import DataTable, KeyValues

TODAY = date(2026, 11, 21)
HELD = ContractFollowUp(
    what="Leveranserna",
    planned_on=date(2026, 5, 1),
    owner_id=1,
    held_on=date(2026, 5, 4),
    outcome="Enligt avtal.",
)
PLANNED = ContractFollowUp(what="Priserna", planned_on=date(2027, 3, 1))
NAMES = {("person", 1): "Åsa Ek"}


def contract(*held: ContractFollowUp, **more: Any) -> Contract:
    """Return a contract that is followed up."""
    return Contract(title="Bröd", follow_ups=held, **more)


def test_in_short_the_latest_come_first() -> None:
    assert list(follow_ups.in_short(contract(HELD, PLANNED), NAMES)) == [
        ("Planned for 2027-03-01", "Priserna"),
        ("Held 2026-05-04", "Leveranserna · Åsa Ek\nEnligt avtal."),
    ]


def test_of_many_the_latest_are_told_and_the_rest_counted() -> None:
    many = [ContractFollowUp(what=f"No. {n}", held_on=date(2020 + n, 1, 1)) for n in range(6)]
    told = list(follow_ups.in_short(contract(*many), NAMES))
    assert [value for _label, value in told] == [
        *("No. 5", "No. 4", "No. 3", "No. 2", "No. 1"),
        "1 follow-up, in the report",
    ]


def test_the_report_tells_them_in_a_table_and_nowhere_else(register: Register) -> None:
    saved = records.save(register, contract(HELD, PLANNED))
    assert saved.id is not None
    document = orders.document_of(register, ContractOrder(TODAY, saved.id))
    (table,) = (
        each for each in document.blocks if isinstance(each, DataTable) and each.caption == "Follow-ups"
    )
    assert [tuple(map(formats.show, row)) for row in table.rows] == [
        ("2027-03-01", "Priserna", "", "", ""),
        ("2026-05-01", "Leveranserna", "Åsa Ek", "2026-05-04", "Enligt avtal."),
    ]
    facts = [block for block in document.blocks if isinstance(block, KeyValues)]
    assert "Follow-ups" not in {label for block in facts for label, _value in block.rows}


def test_a_contract_that_is_not_followed_up_has_no_such_table(register: Register) -> None:
    saved = records.save(register, contract())
    assert saved.id is not None
    document = orders.document_of(register, ContractOrder(TODAY, saved.id))
    assert not any(isinstance(each, DataTable) and each.caption == "Follow-ups" for each in document.blocks)
