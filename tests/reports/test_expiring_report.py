"""What ends: month by month, what to decide and by when."""

from datetime import date
from typing import Any

import pytest

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, ContractOption
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import ExpiringOrder
from inkop_desktop.rules.vocabulary import RenewalKind
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import DataTable, Subheading, Title

TODAY = date(2026, 11, 21)


def save(register: Register, last_day: date, **facts: Any) -> Contract:
    """Save a contract that ends on a day."""
    return records.save(
        register,
        Contract(number="1", title="Bröd", first_day=date(2023, 1, 1), last_day=last_day, **facts),
    )


def lines(register: Register, months: int = 12) -> list[Any]:
    """Return the lines of the report's table, a subheading as its text."""
    document = orders.document_of(register, ExpiringOrder(TODAY, months))
    table = next(block for block in document.blocks if isinstance(block, DataTable))
    return [line.text if isinstance(line, Subheading) else line for line in table.rows]


def decision(register: Register) -> tuple[str, date]:
    """Return what the report says is to be decided of its only contract, and by when."""
    (_month, row) = lines(register)
    return formats.show(row[5]), row[6]


@pytest.mark.parametrize(
    ("last_day", "is_told"),
    [
        (date(2026, 11, 20), False),
        (date(2026, 11, 21), True),
        (date(2027, 2, 21), True),
        (date(2027, 2, 22), False),
    ],
)
def test_what_ends_within_the_time_is_told(register: Register, last_day: date, is_told: bool) -> None:
    save(register, last_day)
    assert bool(lines(register, months=3)) is is_told


def test_contracts_stand_under_their_months_in_order(register: Register) -> None:
    for day in (date(2027, 3, 31), date(2026, 12, 31), date(2027, 3, 1)):
        save(register, day)
    with in_language("sv"):
        told = lines(register)
    assert [each if isinstance(each, str) else each[0] for each in told] == [
        "december 2026",
        date(2026, 12, 31),
        "mars 2027",
        date(2027, 3, 1),
        date(2027, 3, 31),
    ]


@pytest.mark.parametrize(
    ("facts", "said", "by"),
    [
        ({}, "Begin a new procurement or let it end (overdue)", date(2026, 6, 30)),
        ({"lead_months": 0}, "Replace it or let it end", date(2027, 6, 30)),
        ({"lead_months": 3}, "Begin a new procurement or let it end", date(2027, 3, 31)),
        ({"lead_months": 9}, "Begin a new procurement or let it end (overdue)", date(2026, 9, 30)),
        (
            {"options": (ContractOption(months=12, decide_by=date(2027, 1, 31)),)},
            "Extend it or let it end",
            date(2027, 1, 31),
        ),
        (
            {"options": (ContractOption(months=12, decide_by=date(2026, 10, 31)),)},
            "Extend it or let it end (overdue)",
            date(2026, 10, 31),
        ),
        (
            {"renewal": RenewalKind.TACIT, "renewal_months": 12, "notice_months": 3},
            "Give notice or let it be renewed",
            date(2027, 3, 31),
        ),
    ],
)
def test_it_says_what_to_decide_and_by_when(
    register: Register, facts: dict[str, Any], said: str, by: date
) -> None:
    save(register, date(2027, 6, 30), **facts)
    assert decision(register) == (said, by)


def test_what_is_replaced_needs_no_decision(register: Register) -> None:
    ending = save(register, date(2027, 6, 30), lead_months=9)
    successor = Contract(number="2027-001", title="Nytt bröd", predecessor_id=ending.id)
    records.save(register, successor)
    assert decision(register) == ("Replaced by 2027-001", date(2027, 6, 30))


def test_it_says_how_far_it_looks(register: Register) -> None:
    save(register, date(2027, 6, 30))
    document = orders.document_of(register, ExpiringOrder(TODAY, 12))
    title = next(block for block in document.blocks if isinstance(block, Title))
    assert title.facts == "Within 12 months, to 2027-11-21 · 1 contract"
