"""Suppliers of a ranked framework agreement that one cell names come apart, each with its rank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.exchange.cells.ranks import ranks_after, ranks_before
from inkop_desktop.exchange.cells.suppliers import SupplierCell, read_suppliers
from inkop_desktop.rules import orgnr

ATEA, MOVE = orgnr.parse("556448-0282"), orgnr.parse("957 597 076")
ALFA, BETA = SupplierCell("Alfa AS", None, 1), SupplierCell("Beta AS", None, 2)

RANKED = {
    "1) Alfa AS 2) Beta AS": [ALFA, BETA],
    "1. Alfa AS, 2. Beta AS": [ALFA, BETA],
    "1) Alfa AS\n2) Beta AS": [ALFA, BETA],
    "1) Alfa AS; 2) Beta AS": [ALFA, BETA],
    "Rang 1: Alfa AS, Rang 2: Beta AS": [ALFA, BETA],
    "Rangering 1 Alfa AS, rangering 2 Beta AS": [ALFA, BETA],
    "Alfa AS (rang 1), Beta AS (rang 2)": [ALFA, BETA],
    "Alfa AS (rang 1) / Beta AS (Rang nr 2)": [ALFA, BETA],
    "Alfa AS rang 1, Beta AS rang 2": [ALFA, BETA],
    "Alfa (rang 1), Beta (rang 2)": [SupplierCell("Alfa", None, 1), SupplierCell("Beta", None, 2)],
    "Beta AS (rang 2)": [BETA],
    "Alfa AS (1), Beta AS (2)": [ALFA, BETA],
    "Alfa AS (1)\nBeta AS(2)": [ALFA, BETA],
    "Alfa (1); Beta (2)": [SupplierCell("Alfa", None, 1), SupplierCell("Beta", None, 2)],
    "Rang 2: Beta AS": [BETA],
    "Alfa AS (rang 1), Gamma AS": [ALFA, SupplierCell("Gamma AS")],
    "Gamma AS, Alfa AS (rang 1)": [SupplierCell("Gamma AS"), ALFA],
    "1) Alfa AS / Gamma AS 2) Beta AS": [ALFA, SupplierCell("Gamma AS"), BETA],
    "1) Atea 556448-0282 2) Move 957 597 076": [
        SupplierCell("Atea", ATEA, 1),
        SupplierCell("Move", MOVE, 2),
    ],
}
PLAIN = [
    "1. FC Umeå",
    "Byggtjänst 1",
    "Prio 1 Städ AB",
    "Område 2. Syd AB",
    "Alfa 1) Beta 3) Gamma AB",
    "24.7 Gym AB",
    "Rang AB",
    "Frankrang 1",
    "Byggtjänst (1)",
    "Alfa (2), Beta (1)",
    "Alfa (1), Beta (3)",
    "Alfa (1), Beta (2), Gamma",
]


@pytest.mark.parametrize("cell", RANKED)
def test_ranks_divide_a_cell_and_are_kept(cell: str) -> None:
    assert list(read_suppliers(cell).value or ()) == RANKED[cell]


@pytest.mark.parametrize("cell", PLAIN)
def test_other_figures_are_no_ranks(cell: str) -> None:
    assert read_suppliers(cell).value == (SupplierCell(cell),)


def test_ranks_go_with_the_numbers_beside() -> None:
    reading = read_suppliers("1) Atea 2) Move", "556448-0282 / 957 597 076")
    assert reading.value == (SupplierCell("Atea", ATEA, 1), SupplierCell("Move", MOVE, 2))


def test_what_ranks_divided_is_doubtful() -> None:
    assert read_suppliers("1) Alfa AS 2) Beta AS").doubt
    assert read_suppliers("Alfa AS (rang 1); Beta AS (rang 2)").doubt is None


@given(
    st.lists(st.sampled_from(["Berg", " AB", "1) ", "2) ", "(rang 1)", "rang 2", ", ", "/", " "])).map(
        "".join
    )
)
def test_no_word_is_lost_between_ranks(text: str) -> None:
    for divide in (ranks_before, ranks_after):
        assert "".join(part for part, _rank in divide(text)).count("Berg") == text.count("Berg")
