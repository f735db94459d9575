"""Suppliers are told apart where it is safe, and keep their numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.persons import read_persons
from inkop_desktop.exchange.cells.reading import LONGEST_LIST, read_text, read_yes_no
from inkop_desktop.exchange.cells.suppliers import SupplierCell, read_suppliers
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.formats import worded
from inkop_desktop.rules import orgnr

MOVE = orgnr.parse("957 597 076")
ATEA = orgnr.parse("556448-0282")

ONE = [
    "Atea AB",
    "Berg, Dal & Co AB",
    "Salt og Pepper AS",
    "Restaurang Sol & Måne HB",
    "Advania AB, Stockholm",
    "A/S Norsk Shell",
    "Ola Nordmann AS & Sønner AS",
    "Region Norrbotten och Bodens kommun",
    "Statens vegvesen (SVV)",
    "ISS Facility Services AS - Salg",
    "Arkitekter + Ingenjörer AB",
]


@pytest.mark.parametrize("cell", ONE)
def test_one_name_stays_one(cell: str) -> None:
    reading = read_suppliers(cell)
    assert (reading.value, reading.doubt) == ((SupplierCell(cell),), None)


SEVERAL = [
    ("Atea; Dustin\nAdvania", ["Atea", "Dustin", "Advania"], False),
    (
        "Gyro Soft SA - Contrats / Competitor - Offres",
        ["Gyro Soft SA - Contrats", "Competitor - Offres"],
        False,
    ),
    ("Atea Sverige AB, Dustin AB", ["Atea Sverige AB", "Dustin AB"], True),
    ("Atea AB, Dustin AB och Advania AB", ["Atea AB", "Dustin AB", "Advania AB"], True),
    ("A AB + B AB", ["A AB", "B AB"], True),
    ("Berg AS og Dal AS", ["Berg AS", "Dal AS"], True),
    ("Berg, Dal & Co AB, Salt og Pepper AS", ["Berg, Dal & Co AB", "Salt og Pepper AS"], True),
]


@pytest.mark.parametrize(("cell", "names", "doubtful"), SEVERAL)
def test_several_names_are_divided(cell: str, names: list[str], doubtful: bool) -> None:
    reading = read_suppliers(cell)
    assert [supplier.name for supplier in reading.value or ()] == names
    assert (reading.doubt is not None) == doubtful


@pytest.mark.parametrize(("letters", "count"), [(LONGEST_LIST, 2), (LONGEST_LIST + 1, 1)])
def test_a_text_longer_than_any_list_of_names_is_not_divided(letters: int, count: int) -> None:
    for cell, read in [("Atea AB; Dustin", read_suppliers), ("Anna Lind; Per Berg", read_persons)]:
        assert len(read(cell + "x" * (letters - len(cell))).value or ()) == count


NUMBERED = [
    ("Move AS 957 597 076", SupplierCell("Move AS", MOVE)),
    ("Move AS (NO 957 597 076 MVA)", SupplierCell("Move AS", MOVE)),
    ("Atea AB (556448-0282)", SupplierCell("Atea AB", ATEA)),
    ("Atea AB, org.nr 556448-0282", SupplierCell("Atea AB", ATEA)),
    ("5564480282", SupplierCell("", ATEA)),
    (5564480282, SupplierCell("", ATEA)),
]


@pytest.mark.parametrize(("cell", "supplier"), NUMBERED)
def test_the_number_is_taken_out_of_the_name(cell: Cell, supplier: SupplierCell) -> None:
    assert read_suppliers(cell).value == (supplier,)


def test_numbers_in_the_cell_divide_it() -> None:
    reading = read_suppliers("Atea 556448-0282, Move 957597076")
    assert reading.value == (SupplierCell("Atea", ATEA), SupplierCell("Move", MOVE))


def test_the_numbers_of_the_cell_beside_belong_to_the_names_in_order() -> None:
    assert read_suppliers("Atea / Move", "556448-0282 / 957 597 076").value == (
        SupplierCell("Atea", ATEA),
        SupplierCell("Move", MOVE),
    )
    assert read_suppliers(None, "556448-0282").value == (SupplierCell("", ATEA),)


NUMBERS_ALONE = [
    # a cell of numbers where no cell names the suppliers: who they are, what is doubtful, what is kept
    ("556448-0282", (SupplierCell("", ATEA),), "", False),
    ("556448-0282, NO 957 597 076 MVA", (SupplierCell("", ATEA), SupplierCell("", MOVE)), "", False),
    ("556448-0283", None, "check digit", True),
    ("556448-0283 / 957 597 077", None, "2 organisation numbers are wrong", True),
    ("556448-0282; 957 597 077", (SupplierCell("", ATEA),), "check digit", True),
    ("12345", None, "not a Swedish organisation number", True),
    ("Berg AB", (SupplierCell("Berg AB"),), "", False),
    ("Berg AB (556448-0282)", (SupplierCell("Berg AB", ATEA),), "", False),
    ("Berg AB 556448-0283", (SupplierCell("Berg AB"),), "check digit", True),
    ("Berg AB; 957 597 076", (SupplierCell("Berg AB"), SupplierCell("", MOVE)), "", False),
    ("Berg & Dal", (SupplierCell("Berg & Dal"),), "was read as the supplier’s name", False),
    ("NA; -", None, "", False),
]


@pytest.mark.parametrize(("cell", "suppliers", "doubt", "kept"), NUMBERS_ALONE)
def test_a_cell_of_numbers_makes_no_nameless_supplier(
    cell: str, suppliers: tuple[SupplierCell, ...] | None, doubt: str, kept: bool
) -> None:
    reading = read_suppliers(None, cell)
    assert (reading.value, reading.kept) == (suppliers, kept)
    assert doubt in (worded(reading.doubt) if reading.doubt else "")
    assert bool(doubt) == bool(reading.doubt)


def test_a_supplier_that_is_named_ten_times_is_one() -> None:
    reading = read_suppliers(" / ".join(["Move AS"] * 10), " / ".join(["957 597 076"] * 10))
    assert (reading.value, reading.doubt) == ((SupplierCell("Move AS", MOVE),), None)


def test_numbers_that_do_not_match_the_names_are_left_out_and_told() -> None:
    reading = read_suppliers("Atea; Move", "556448-0282")
    assert reading.value == (SupplierCell("Atea"), SupplierCell("Move"))
    assert reading.doubt
    assert "The numbers were left out." in worded(reading.doubt)
    assert reading.kept


def test_a_wrong_number_is_left_out_and_the_supplier_stays() -> None:
    for cell, beside in [("Atea 556448-0283", None), ("Atea", "556448-0283")]:
        reading = read_suppliers(cell, beside)
        assert reading.value == (SupplierCell("Atea"),)
        assert reading.doubt
        assert "check digit" in worded(reading.doubt)
        assert reading.kept


def test_words_beside_a_name_are_of_no_country() -> None:
    reading = read_suppliers("Atea", "Se pärm")
    assert (reading.value, reading.kept) == ((SupplierCell("Atea"),), True)
    assert reading.doubt
    assert worded(reading.doubt).endswith("“Se pärm” is no organisation number.")


def test_several_wrong_numbers_are_counted() -> None:
    reading = read_suppliers("A; B; Move", "556448-0283; 957 597 077; 957 597 076")
    assert reading.value == (SupplierCell("A"), SupplierCell("B"), SupplierCell("Move", MOVE))
    assert reading.doubt
    assert "2 organisation numbers are wrong" in worded(reading.doubt)
    assert read_suppliers("A; Move", "NA; 957 597 076").doubt is None


NO_NAMES = [
    *(
        "Ej tilldelat",
        "Diverse",
        "Flera, se bilaga",
        "flera leverantörer (se separat lista)",
        "Se bilaga 2",
        "Div.",
    ),
    *("Flere leverandører", "Ulike, jf. vedlegg 1", "Ikke tildelt", "3 leverantörer", "4 stk leverandører"),
    *("Fleire leverandørar", "Various", "Not yet awarded"),
]


@pytest.mark.parametrize("cell", NO_NAMES)
def test_words_for_nobody_and_for_several_name_no_supplier(cell: str) -> None:
    reading = read_suppliers(cell)
    assert (reading.value, reading.kept) == (None, True)
    assert reading.doubt
    assert worded(reading.doubt) == f"“{cell}” is no supplier’s name."
    assert read_suppliers(f"Atea AB; {cell.split(',', maxsplit=1)[0]}").value == (SupplierCell("Atea AB"),)
    assert read_suppliers(cell, "957 597 076").value == (SupplierCell("", MOVE),)


KRAFT = "Enligt bilaga 3: Kraft AB"
AFTER_A_REFERENCE = [
    # the names, the numbers beside them, the suppliers, what is doubtful
    (KRAFT, None, (SupplierCell("Kraft AB"),), "“Enligt bilaga 3” is no supplier’s name."),
    (KRAFT, "957 597 076", (SupplierCell("Kraft AB", MOVE),), "“Enligt bilaga 3” is no supplier’s name."),
    (
        "Se bilaga: Atea AB, Dustin AB",
        "556448-0282",
        (SupplierCell("Atea AB"), SupplierCell("Dustin AB")),
        "",
    ),
    ("Flera, se vedlegg 1: Atea 556448-0282", None, (SupplierCell("Atea", ATEA),), "“Flera, se vedlegg 1”"),
    ("Se bilaga: flera", None, None, "“Se bilaga: flera” is no supplier’s name."),
    ("Se bilaga: 3", None, None, "“Se bilaga: 3” is no supplier’s name."),
]


@pytest.mark.parametrize(("cell", "beside", "suppliers", "doubt"), AFTER_A_REFERENCE)
def test_what_follows_a_reference_names_suppliers(
    cell: str, beside: str | None, suppliers: tuple[SupplierCell, ...] | None, doubt: str
) -> None:
    reading = read_suppliers(cell, beside)
    assert (reading.value, reading.kept, reading.kept_first) == (suppliers, True, True)
    assert reading.doubt
    assert doubt in worded(reading.doubt)


REFERENCES = ["SE Listan AB", "Jf Listverk AS", "See Annex Ltd"]
COMPANIES = [
    *REFERENCES,
    "Diverse AB",
    "Flera Konsult AB",
    "SE Banken",
    "Telenor SE",
    "3 Leverans AB",
    "Se & Hör Förlag",
]


@pytest.mark.parametrize("cell", COMPANIES)
def test_a_company_with_such_a_word_in_its_name_is_one(cell: str) -> None:
    assert read_suppliers(cell).value == (SupplierCell(cell),)
    assert read_suppliers(cell).doubt is None


def test_nothing_and_text() -> None:
    assert read_suppliers("NA", "-").value is None
    assert read_text(" a\u00a0 b\n c ").value == "a b\nc"
    assert read_text(12).value == "12"
    assert read_text("n/a").value is None


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (["Ja", "yes", "x", True, 1, "✓"], True),
        (["nej", "Nei", False, 0, "N"], False),
        (["", None, "-"], None),
    ],
)
def test_yes_and_no(cells: list[Cell], answer: bool | None) -> None:
    assert {read_yes_no(cell).value for cell in cells} == {answer}


def test_neither_yes_nor_no() -> None:
    with pytest.raises(UserError, match="neither yes nor no"):
        read_yes_no("kanske")


PIECES = st.sampled_from(
    ["Berg", " AB", " AS", ", ", " og ", " / ", ";", "\n", "556448-0282", "957 597 076", "&", "("]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=10).map("".join)), st.text(max_size=30))
def test_no_letter_of_a_name_is_lost(cell: str, beside: str) -> None:
    reading = read_suppliers(cell, beside)
    for word in ("Berg", "Dal"):
        assert (word in cell) == any(word in supplier.name for supplier in reading.value or ())
