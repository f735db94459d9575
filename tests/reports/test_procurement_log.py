"""The log of direct procurements, the use of grounds for exception, and what is not documented."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import judges
import pytest
from pdf_text import spoken

from inkop_desktop import formats
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow, Secret
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import Order
from inkop_desktop.reports.procurement_log_orders import GroundUseOrder, LogOrder, UndocumentedOrder
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Ending, Price
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import records, registers
from inkop_desktop.typeset.document import DataTable, Document, Strong, Subheading, Title, Total

TODAY = date(2026, 11, 21)
KITCHEN, ROADS = 1, 2


def kronor(amount: int, currency: str = "SEK") -> Money:
    """Return whole kronor, or euros."""
    return Money(amount * 100, currency)


def case(number: str, value: int | None, **facts: Any) -> DirectProcurement:
    """Return a case that the officer of the kitchen has begun on 1 September 2026."""
    amount = None if value is None else kronor(value)
    usual: dict[str, Any] = {
        "title": f"Case {number}",
        "unit_id": KITCHEN,
        "officer_id": 1,
        "area_id": 1,
        "supplier_id": 1,
        "law": Law.LOU,
        "nature": Nature.GOODS,
        "started_on": date(2026, 9, 1),
        "value": amount,
        "prices": (PriceRow(kind=Price.FIXED, amount=amount),) if amount else (),
    }
    return DirectProcurement(number=number, **(usual | facts))


SECRET = (Secret(subject="award_value", paragraph="31 kap. 16 § OSL"),)
SIGNED = {"decided_on": date(2026, 9, 20), "signed_on": date(2026, 10, 1), "ending": Ending.CONTRACT}
URGENT = {"ground": "urgency", "reasons": "The pipe burst.", **SIGNED}
CASES = (
    case("1", 300_000, award_value=kronor(290_000), **SIGNED),
    case("2", 180_000),
    case("3", 500_000, unit_id=ROADS, award_value=kronor(40_000, "EUR"), **URGENT),
    case("4", 600_000, unit_id=None, award_value=kronor(1), secrets=SECRET, closed_on=TODAY, **URGENT),
    case("5", 200_000, ending=Ending.CANCELLED, ended_on=date(2026, 10, 25), ground="urgency"),
    case("6", 90_000, award_value=kronor(80_000), **SIGNED),
    case("7", 20_000, kind=CaseKind.SHORT, award_value=kronor(20_000), **SIGNED),
    case(
        "8",
        400_000,
        started_on=date(2025, 3, 1),
        signed_on=date(2025, 3, 31),
        closed_on=TODAY,
        ground="exceptional",
    ),
    case("9", None, award_value=kronor(1_000_000), **SIGNED),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a Swedish municipality's register with the cases."""
    own = Organisation(name="Norrby kommun", kind=OrganisationKind.MUNICIPALITY)
    path = tmp_path_factory.mktemp("log") / "log.inkop"
    with registers.new(path, "Anna Berg", Country.SE, own) as register:
        around = (Unit(name="Kitchen"), Unit(name="Roads"), Supplier(name="Łódź <AB>"), Person(name="Åsa"))
        for record in (*around, ProductArea(name="Bread"), *CASES):
            records.save(register, record)
        yield register


def told(register: Register, order: Order) -> tuple[Document, list[list[Any]]]:
    """Return what was ordered, and the lines of each of its tables."""
    document = orders.document_of(register, order)
    tables = [each for each in document.blocks if isinstance(each, DataTable)]
    return document, [[_read(line) for line in table.rows] for table in tables]


def _read(line: Any) -> Any:
    """Return a subheading as its text, a row as what is read, a sum in a list of its own."""
    if isinstance(line, Subheading):
        return line.text
    if isinstance(line, Total):
        return list(_read(line.cells))
    return tuple(formats.show(cell.value if isinstance(cell, Strong) else cell) for cell in line)


def numbers(lines: list[Any]) -> list[str]:
    """Return the subheadings, and the first cells of the rows."""
    return [line if isinstance(line, str) else line[0] for line in lines]


def test_the_log_adds_up_year_by_year_and_unit_by_unit(made: Register) -> None:
    """Years come newest first, units by name, those without one last; a currency has its own sum."""
    _document, (sums, _lines) = told(made, LogOrder(TODAY))
    show = formats.show
    assert sums == [
        ("2026", "Kitchen", "6", show(kronor(790_000)), show(kronor(1_390_000))),
        ("2026", "Roads", "1", show(kronor(500_000)), show(kronor(40_000, "EUR"))),
        ("2026", "Not stated", "1", show(kronor(600_000)), ""),
        ("2025", "Kitchen", "1", show(kronor(400_000)), ""),
        ["Total", "", "9", show(kronor(2_290_000)), show(kronor(40_000, "EUR"))],
        ["", "", "", "", show(kronor(1_390_000))],
    ]


def test_the_log_tells_each_case(made: Register) -> None:
    """A case says supplier, ground and time; before the award no supplier, and nothing that is secret."""
    document, (_sums, lines) = told(made, LogOrder(TODAY, 2026))
    assert numbers(lines) == ["Kitchen", *"125679", "Roads", "3", "Not stated", "4", "Total", "Total"]
    rows = {line[0]: line for line in lines if isinstance(line, tuple)}
    begun, signed = formats.day(date(2026, 9, 1)), formats.day(date(2026, 10, 1))
    low = "Value below the limit"
    worth = (formats.show(kronor(300_000)), formats.show(kronor(290_000)))
    assert rows["1"] == (
        *("1", "Case 1", "Łódź <AB>", "Bread", low, begun, signed, "30", "To be documented"),
        *worth,
    )
    assert rows["2"][2:9] == ("", "Bread", low, begun, "", "", "Under way")
    assert rows["5"][6:9] == (formats.day(date(2026, 10, 25)), "54", "Cancelled")
    assert rows["4"][4] == "Synnerlig brådska"
    assert rows["4"][-1] == ""
    assert document.title == "Log of direct procurements, 2026"
    title = document.blocks[0]
    assert isinstance(title, Title)
    assert title.facts == "8 cases"


def test_grounds_are_counted_where_something_was_bought(made: Register) -> None:
    """Counts and values stand by year and ground; what was cancelled, or has no ground, is not there."""
    show = formats.show
    _document, (counts, lines) = told(made, GroundUseOrder(TODAY))
    assert counts == [
        ("2026", "Synnerlig brådska", "2", show(kronor(40_000, "EUR"))),
        ("2026", "Synnerlig brådska", "", show(kronor(600_000))),
        ("2025", "Synnerliga skäl", "1", show(kronor(400_000))),
    ]
    assert numbers(lines) == ["2026: Synnerlig brådska", "3", "4", "2025: Synnerliga skäl", "8"]
    assert lines[1][-1] == "The pipe burst."
    _document, (counts, lines) = told(made, GroundUseOrder(TODAY, 2025))
    assert (len(counts), numbers(lines)) == (1, ["2025: Synnerliga skäl", "8"])


def test_what_is_not_documented_comes_by_urgency(made: Register) -> None:
    """Only what the law wants written down is late; what cannot be told for want of a fact stands apart.

    What was frozen though facts are missing in it (4, 8) is not documented either.
    """
    document, (lines,) = told(made, UndocumentedOrder(TODAY))
    assert numbers(lines) == ["8", "1", "3", "4", "5", "What the law demands is not known yet", "9"]
    due, worth = formats.day(date(2026, 10, 31)), formats.show(kronor(290_000))
    assert lines[1][2:] == (*("Kitchen", "Åsa", formats.day(date(2026, 10, 1)), due, "21 days late", worth),)
    assert lines[4][5:7] == (formats.day(date(2026, 11, 24)), "3 days left")
    title = document.blocks[0]
    assert isinstance(title, Title)
    assert title.facts.endswith("6 cases · 4 late")


def test_in_norway_the_law_sets_no_day(tmp_path: Path) -> None:
    """Documents are owed there without a time."""
    own = Organisation(name="Grue", kind=OrganisationKind.MUNICIPALITY)
    amount = kronor(900_000, "NOK")
    with registers.new(tmp_path / "no.inkop", "Kari", Country.NO, own) as register:
        facts = {"law": Law.FOA, "prices": (PriceRow(kind=Price.FIXED, amount=amount),), **SIGNED}
        bare = {"unit_id": None, "officer_id": None, "area_id": None, "supplier_id": None}
        records.save(register, case("1", 900_000, **(facts | bare)))
        assert numbers(told(register, UndocumentedOrder(TODAY))[1][0]) == ["The law sets no day", "1"]


@pytest.mark.parametrize("order", [LogOrder(TODAY), GroundUseOrder(TODAY), UndocumentedOrder(TODAY)])
def test_an_empty_register_says_so(register: Register, order: Order) -> None:
    """Where there is nothing, there is no row and no sum."""
    document, tables = told(register, order)
    assert not any(tables)
    assert all(each.empty for each in document.blocks if isinstance(each, DataTable))


@pytest.mark.slow
@pytest.mark.parametrize("order", [LogOrder(TODAY), GroundUseOrder(TODAY), UndocumentedOrder(TODAY)])
def test_every_one_of_them_is_well_tagged(
    made: Register, order: Order, tmp_path: Path, language: str
) -> None:
    """Paper of them can be read aloud and archived, in Swedish and in Norwegian."""
    path = tmp_path / "out.pdf"
    orders.write(made, order, path)
    assert judges.walked(path) == []
    assert judges.structure(path)
    said = [words for _element, words in spoken(path)]
    assert any("Łódź" in each for each in said) or isinstance(order, UndocumentedOrder)
