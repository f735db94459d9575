"""The headings are found wherever they stand, and no two columns become one field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import contract_columns
from inkop_desktop.exchange.headings import Guess, body, find_header, header_at, recognise
from inkop_desktop.exchange.rows import Cell, Row
from inkop_desktop.formats import worded

KNOWN = {
    "number": ["Avtalsnr", "Avtalenr", "Contract number"],
    "title": ["Benämning", "Avtalenavn", "Title"],
    "suppliers": ["Leverantör", "Leverandør", "Supplier"],
    "first_day": ["Avtalsstart", "Startdato", "Start"],
    "last_day": ["Avtalsslut", "Sluttdato", "Slut"],
    "value": ["Värde", "Verdi"],
    "notice": ["Uppsägningstid", "Oppsigelsesfrist"],
    "contact": ["Kontaktperson"],
    "option_1": ["Option 1"],
}


def table(*rows: tuple[Cell, ...]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(rows, 1) if row]


def fields(*labels: str) -> list[str | None]:
    return [guess.field for guess in recognise(labels, KNOWN)]


SWEDISH = ("Avtalsnr", "Benämning", "Leverantör")
DATA = ("A1", "Papper", "Atea AB")
TABLES = [
    ("first row", table(SWEDISH, DATA), (0, 0)),
    ("below titles", table(("Avtalsregister 2024",), ("Uttaget 2024-01-01",), (), SWEDISH, DATA), (2, 2)),
    ("unknown words", table(("Body name", "Date paid", "Amount"), ("Leeds", "24/12/2010", "5")), (0, 0)),
    ("unknown below title", table(("Report",), ("Body name", "Date paid", "Amount"), ("x", "y", 5)), (1, 1)),
    (
        "two rows",
        table(("Avtalsnr", "Benämning", "Avtalstid"), (None, None, "Start", "Slut"), (*DATA, "x")),
        (0, 1),
    ),
    ("title over headings", table(("Avtal 2024", None, None), SWEDISH, DATA), (1, 1)),
    ("title over the same twice", table(("Avtal 2024",), (*SWEDISH, "Dag", "Dag"), DATA), (1, 1)),
]


@pytest.mark.parametrize(("rows", "places"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_the_headings_are_found(rows: list[Row], places: tuple[int, int]) -> None:
    header = find_header(rows, KNOWN)
    assert (header.first, header.last) == places


def test_two_heading_rows_are_said_together() -> None:
    rows = table(
        ("Avtal", None, "Avtalstid", None, "Värde (tkr)"),
        ("Avtalsnr", "Benämning", "Start", "Slut"),
        ("A1", "Papper", "2024-01-01", "2026-12-31", 500),
    )
    header = find_header(rows, KNOWN)
    assert header.labels == (
        "Avtal / Avtalsnr",
        "Avtal / Benämning",
        "Avtalstid / Start",
        "Avtalstid / Slut",
        "Värde (tkr)",
    )
    assert [guess.field for guess in recognise(header.labels, KNOWN)] == [
        "number", "title", "first_day", "last_day", "value"
    ]  # fmt: skip


TWO_ROWS = [
    # the upper row, the lower row, the fields
    (
        ("Avtal", None, "Leverantör", None, "Giltighet", None),
        ("Nr", "Namn", "Namn", "Org.nr", "Från", "Till"),
        ("number", "title", "suppliers", "supplier_number", "first_day", "last_day"),
    ),
    (
        ("Leverandør", None, "Avtale", None),
        ("Navn", "Nr", "Navn", "Nr"),
        ("suppliers", None, "title", "number"),
    ),
    (
        ("Avtal", None, "Ramavtal", "Värde", None, None),
        ("Nr", "Namn", "Nr", "Uppskattat", "SEK", "Takvolym"),
        ("number", "title", "parent_id", "estimated_value", None, "ceiling"),
    ),
    (
        ("Avtals-", "Benämning", "Leverantör", "Avtals-", "Avtals-"),
        ("nummer", None, None, "start", "slut"),
        ("number", "title", "suppliers", "first_day", "last_day"),
    ),
    (
        (None, None, "Avtalstid", None, "Ansvarig"),
        ("Avtalsnr", "Benämning", "Start", "Slut", "Namn"),
        ("number", "title", "first_day", "last_day", "owners"),
    ),
    (
        ("Leverantör", None, "Avtal", None),
        ("Namn", "Nr", "Namn", "Start"),
        ("suppliers", None, "title", "first_day"),
    ),
    (
        (None, "Leverantör", None, "Giltighet"),
        ("Avtalsnr", "Namn", "Org.nr", "Från", "Till"),
        ("number", "suppliers", "supplier_number", "first_day", "last_day"),
    ),
    (
        ("Upphandling", None, "Leverantör"),
        ("Nr", "Namn", "Leverantör"),
        ("number", "title", "suppliers"),
    ),
]


@pytest.mark.parametrize(("upper", "lower", "told"), TWO_ROWS)
def test_what_stands_over_a_heading_tells_what_it_names(
    upper: tuple[Cell, ...], lower: tuple[Cell, ...], told: tuple[str | None, ...]
) -> None:
    rows = table(upper, lower, ("1", "Papper", "Atea AB"))
    header = find_header(rows, contract_columns.known())
    assert header.last == 1
    assert tuple(guess.field for guess in recognise(header.labels, contract_columns.known())) == told


UNDER_A_GROUP = {
    # what stands over a heading does not change what it says by itself
    "Kontrakt / Startdato": "first_day",
    "Kontrakt / Org.nr": "supplier_number",
    "Avtal / Slutdatum": "last_day",
    "Avtal / Uppskattat värde": "estimated_value",
    "Avtal / Dnr": "case_number",
    "Avtal / Saksnummer": "case_number",
    "Avtal / Optioner": "options",
    "Avtal / Signerat": "signed_on",
    "Avtale / Ramme": "ceiling",
    "Option / Förlängning t.o.m.": "extended_to",
    # but it tells what one that says little is of
    "Leverantör / Namn": "suppliers",
    "Leverantörens / Namn": "suppliers",
    "Ramavtal / Nr": "parent_id",
    "Leverantör / Nr": None,
    "Värde / Uppskattat": "estimated_value",
    "Förlängning / Till": "extended_to",
    "Avtals- / numer": "number",
}


@pytest.mark.parametrize(("label", "field"), UNDER_A_GROUP.items())
def test_a_heading_that_is_known_keeps_its_meaning_below_another(label: str, field: str | None) -> None:
    assert recognise([label], contract_columns.known())[0].field == field


def test_a_known_heading_whose_field_is_taken_is_no_misspelt_other() -> None:
    told = recognise(["Diarienr", "Avtal / Saksnummer"], contract_columns.known())
    assert told == (Guess("case_number"), Guess(rival="case_number"))


def test_a_number_of_something_misspelt_goes_before_a_bare_one() -> None:
    labels = ["Upphandling / Nr", "Kontraktets / Nr"]
    assert [guess.field for guess in recognise(labels, contract_columns.known())] == [None, "number"]


def test_one_heading_over_all_columns_is_a_title() -> None:
    rows = table(("Ramavtal",), ("Nr", "Benämning", "Leverantör"), ("1", "Papper", "Atea AB"))
    assert find_header(rows, contract_columns.known()).labels == ("Nr", "Benämning", "Leverantör")


ONE_ROW = [
    (("Nr", "Benämning"), ("number", "title")),
    (("Nr", "Benämning", "Avtalsnr"), (None, "title", "number")),
    (("Løpenr", "Avtalenr", "Navn"), (None, "number", "title")),
    (("Benämning", "Avtalsägare/ansvarig"), ("title", "owners")),
    (("Benämning", "Leverantör/ansvarig"), ("title", None)),
    (("Benämning", "Leverantörs-ID", "Leverantörnr"), ("title", None, None)),
    (("Avtalsnumer", "Organisationsnumer", "Diarienummre"), ("number", "supplier_number", "case_number")),
    (("Saksnumer", "Kontraktnumer"), ("case_number", "number")),
]


@pytest.mark.parametrize(("labels", "told"), ONE_ROW)
def test_a_column_of_numbers_is_one_where_no_other_is(
    labels: tuple[str, ...], told: tuple[str | None, ...]
) -> None:
    assert tuple(guess.field for guess in recognise(labels, contract_columns.known())) == told


def test_labels_are_unique_and_never_blank() -> None:
    rows = table(("Datum", "Datum", None, "Datum (2)", "Datum"), ("1", "2", "3", "4", "5"))
    assert header_at(rows, 0, 0).labels == ("Datum", "Datum (2)", "(C)", "Datum (2) (2)", "Datum (3)")


def test_a_row_that_is_not_there() -> None:
    for first, last in [(0, 5), (-1, 0), (1, 0)]:
        with pytest.raises(UserError, match="no row that could hold"):
            header_at(table(SWEDISH), first, last)


SPELLINGS = [
    ("AVTALSNR.", "number"),
    ("avtals-nr", "number"),
    ("Avtalnr", "number"),
    ("Leverantor", "suppliers"),
    ("leverandør", "suppliers"),
    ("Avtalstart", "first_day"),
    ("Verdi eks. mva. (NOK)", "value"),
    ("Värde, tkr", "value"),
    ("Uppsägningstid (mån)", "notice"),
    ("Kontraktperson", None),
    ("Leverandør (kontaktperson)", None),
    ("Option 2", None),
    ("Avtalstyp", None),
    ("", None),
    ("Leverantör " + "och så vidare " * 20, None),
]


@pytest.mark.parametrize(("label", "field"), SPELLINGS)
def test_close_words_are_recognised_and_others_are_not(label: str, field: str | None) -> None:
    assert fields(label) == [field]


def test_the_likelier_of_two_columns_gets_the_field_and_the_other_is_told() -> None:
    assert recognise(["Leverantor", "Leverantör"], KNOWN) == (Guess(rival="suppliers"), Guess("suppliers"))


@given(
    st.lists(
        st.one_of(st.sampled_from([word for words in KNOWN.values() for word in words]), st.text(max_size=8))
    )
)
def test_no_two_columns_become_one_field(labels: list[str]) -> None:
    found = [field for field in fields(*labels) if field]
    assert len(found) == len(set(found))


TOTALS: list[tuple[Cell, ...]] = [
    ("Summa", None, 500),
    ("Totalt:", None, 500),
    ("Sum total", None, None, 12),
    ("Antal avtal: 54 st",),
    (None, None, None, 1200),
    (None, None, "1 200 000"),
]


@pytest.mark.parametrize("total", TOTALS)
def test_totals_at_the_end_are_left_out_and_told(total: tuple[Cell, ...]) -> None:
    rows = table((*SWEDISH, "Värde"), (*DATA, 500), total)
    rest = body(rows, header_at(rows, 0, 0))
    assert [row.number for row in rest.rows] == [2]
    assert [(row.number, worded(reason)) for row, reason in rest.left_out] == [(3, "The row is a total.")]


NOTE = ("OBS! Kontrollera mot diariet",)
ENDINGS: list[tuple[list[tuple[Cell, ...]], int]] = [
    # the rows below one contract, and how many of them are left out
    ([("Antal avtal:", 5), NOTE], 2),
    ([("Antal avtal:", 5), NOTE, ("Källa: diariet",)], 3),
    ([("Antal avtal:", 5), NOTE, ("Summa", None, 500), NOTE], 4),
    ([NOTE, ("Antal avtal:", 5)], 1),
    ([NOTE], 0),
    ([("Antal avtal:", 5), (None, "Papper", "Atea AB")], 1),
    ([("Antal avtal:", 5), DATA, NOTE], 1),
    ([("Total", None, 5), ("Totalförsvar",)], 1),
    ([("Total", None, 5), ("Skolmat",), ("Utskrivet 2024-01-01",)], 2),
    ([("Total", None, 5), ("Gäller hela kommunen",)], 2),
]


@pytest.mark.parametrize(("below", "left_out"), ENDINGS)
def test_notes_below_the_totals_are_left_out_with_them(below: list[tuple[Cell, ...]], left_out: int) -> None:
    rows = table((*SWEDISH, "Värde"), (*DATA, 500), *below)
    rest = body(rows, header_at(rows, 0, 0))
    assert len(rest.left_out) == left_out
    assert len(rest.rows) == 1 + len(below) - left_out


def test_a_note_is_told_to_be_one_and_a_list_of_titles_alone_has_none() -> None:
    rows = table(SWEDISH, DATA, ("Antal avtal:", 5), NOTE)
    assert [worded(reason) for _row, reason in body(rows, header_at(rows, 0, 0)).left_out] == [
        "The row is a total.",
        "The row is a note below the totals.",
    ]
    titles = table(("Benämning",), ("Summa",), ("Papper",))
    assert len(body(titles, header_at(titles, 0, 0)).rows) == 2


CONTRACTS: list[tuple[Cell, ...]] = [
    ("Totalentreprenad", "Skolan", "Berg AB", 5),
    ("Summa", "Konsult AB", "Berg AB", 5),
    ("12", "Papper"),
    (None, "Papper", None, 5),
    (None, "Totalförsvar"),
    ("2", "Summa", None, 5),
]


@pytest.mark.parametrize("row", CONTRACTS)
def test_a_contract_is_no_total(row: tuple[Cell, ...]) -> None:
    rows = table((*SWEDISH, "Värde"), (*DATA, 500), row)
    assert len(body(rows, header_at(rows, 0, 0)).rows) == 2


DATED: list[tuple[Cell, ...]] = [
    ("Totalt", "2024-01-01", "2027-01-01", "4711"),
    ("Totalt", date(2024, 1, 1), date(2027, 1, 1), 4711),
    ("Totalt", None, None, "4711"),
    ("Totalt", None, None, 4711),
    ("Deltotal renovering", None, "01.01.2027"),
    ("Deltotal renovering", None, date(2027, 1, 1)),
    ("Total", "1/1/27"),
]


@pytest.mark.parametrize("row", DATED)
def test_what_has_a_day_or_a_number_is_a_contract(row: tuple[Cell, ...]) -> None:
    labels = ("Benämning", "Startdatum", "Slutdatum", "Avtalsnr")
    rows = table(labels, row, ("Mat", "2024-01-01", "2027-01-01", "1"))
    assert body(rows, header_at(rows, 0, 0), 3).left_out == ()
    if row[1:3] != (None, None):
        rows = table(labels, row)
        assert body(rows, header_at(rows, 0, 0), 3).left_out == ()


def test_amounts_and_a_total_in_the_column_of_numbers_are_no_contract() -> None:
    rows = table(("Avtalsnr", "Benämning", "Värde"), ("Summa", None, "1.200.000"), ("1", "Mat", "12.50"))
    assert len(body(rows, header_at(rows, 0, 0), 0).left_out) == 1


MIDDLE: list[tuple[Cell, ...]] = [
    ("Summa", None, 5),
    (None, "Delsumma"),
    (None, "Delsumma livsmedel", None, 500),
    (None, "Totalt:", None, "1 200 000"),
]


@pytest.mark.parametrize("total", MIDDLE)
def test_a_total_in_the_middle_and_repeated_headings_are_left_out(total: tuple[Cell, ...]) -> None:
    rows = table(SWEDISH, DATA, total, SWEDISH, DATA)
    rest = body(rows, header_at(rows, 0, 0))
    assert [row.number for row in rest.rows] == [2, 5]
    assert [(row.number, worded(reason)) for row, reason in rest.left_out] == [
        (3, "The row is a total."),
        (4, "The row repeats the headings."),
    ]


def test_only_headings_leave_nothing() -> None:
    rows = table(SWEDISH)
    assert body(rows, find_header(rows, KNOWN)).rows == ()
