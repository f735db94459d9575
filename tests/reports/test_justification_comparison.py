"""The comparison by points and the need behind each requirement, on the paper that justifies a purchase."""

from dataclasses import replace
from decimal import Decimal

import pytest
from justified import document, read
from procured import REQUIREMENTS, Procured, awarded

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Points, Secret, Tender
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.procuring import TenderOutcome
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import DataTable, Total

WEIGHED = PRICE, CLIMATE = "Pris per plagg.", "Utsläpp från transporter."


def compared(made: Procured, **facts: object) -> DirectProcurement:
    """Return a case whose two tenders have points; the chosen one has 100 and 89."""
    first, second, _third = made.suppliers.values()
    rows = ((first, PRICE, 100), (first, CLIMATE, 89), (second, PRICE, 92), (second, CLIMATE, 100))
    given = tuple(Points(supplier_id=who, criterion=what, points=points) for who, what, points in rows)
    return replace(awarded(made, points=given), **facts)


def test_the_paper_has_the_points_and_the_sums(se: Procured) -> None:
    with in_language("sv"):
        blocks = document(se, compared(se)).blocks
    (table,) = (each for each in blocks if isinstance(each, DataTable) and each.caption == "Jämförelse")
    *rows, sums = table.rows
    assert rows == [(PRICE, 70, 100, 92), (CLIMATE, 30, 89, 100)]
    assert isinstance(sums, Total)
    assert [str(each) for each in sums.cells] == ["Viktad summa", "None", "96.7", "94.4"]
    assert "Städkompaniet AB" in table.columns[2].heading


def test_many_tenders_are_compared_in_parts(se: Procured) -> None:
    """Ten tenders would leave no room for the criteria; every one of them has its sum."""
    added = [records.save(se.register, Supplier(name=f"Anbud {number}")).id or 0 for number in range(7)]
    tenderers = [*se.suppliers.values(), *added]
    points = tuple(Points(supplier_id=who, criterion=what, points=9) for who in tenderers for what in WEIGHED)
    tenders = tuple(Tender(supplier_id=each, outcome=TenderOutcome.NOT_CHOSEN) for each in tenderers)
    with in_language("sv"):
        blocks = document(se, compared(se, tenders=tenders, points=points)).blocks
    parts = [each for each in blocks if isinstance(each, DataTable) and each.caption.startswith("Jämförelse")]
    assert [each.caption for each in parts] == [f"Jämförelse, del {number} av 3" for number in (1, 2, 3)]
    assert all([row[0] for row in each.rows[:-1]] == list(WEIGHED) for each in parts)
    assert [column.key for each in parts for column in each.columns[2:]] == list(map(str, tenderers))
    assert all(cell == Decimal(9) for each in parts for cell in each.rows[-1].cells[2:])


def test_without_points_there_is_no_table(se: Procured) -> None:
    with in_language("sv"):
        assert "Viktad summa" not in read(se, compared(se, points=()))


@pytest.mark.parametrize("subject", ["points", "tenders", "requirements"])
def test_secret_points_are_left_out(se: Procured, subject: str) -> None:
    case = compared(se, secrets=(Secret(subject=subject, paragraph="31 kap. 16 § OSL"),))
    with in_language("sv"):
        assert "Viktad summa" in read(se, case)
        assert "Viktad summa" not in read(se, case, public=True)


def test_before_the_award_the_points_are_nobodys(se: Procured) -> None:
    case = compared(se, decided_on=None, signed_on=None, ending=None, ended_on=None)
    with in_language("sv"):
        assert "Viktad summa" not in read(se, case, public=True)


def test_the_need_stands_with_its_requirement(se: Procured) -> None:
    first, *others = REQUIREMENTS
    needed = replace(first, need="Rena kläder varje måndag.")
    with in_language("sv"):
        words = read(se, compared(se, requirements=(needed, *others)))
    assert "Behovet bakom" in words
    assert "Rena kläder varje måndag." in words
