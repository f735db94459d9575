"""Lists of contracts as municipalities keep them become contracts, field by field."""

from datetime import date
from pathlib import Path
from typing import Any

import books
import pytest
from openpyxl import Workbook

from inkop_desktop.exchange.contract_columns import BY_KEY, DAYS, IMPORTED, known
from inkop_desktop.exchange.contract_list import proposed, read_list, read_rows
from inkop_desktop.exchange.contract_rows import RowRead
from inkop_desktop.exchange.headings import recognise
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.formats import worded
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import ContractKind, Country, Procedure
from inkop_desktop.services.imports.incoming import Linked, Named


def rows(tmp_path: Path, text: str, mapping: Mapping | None = None) -> list[RowRead]:
    """Read a list as the import does, in a Swedish register of Åsele kommun."""
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    source = read_list(path, mapping)
    read, _reader = read_rows(source, mapping or proposed(source), "SEK", "Åsele kommun", lambda _done: None)
    return list(read)


def values(tmp_path: Path, heading: str, cell: str) -> dict[str, Any]:
    """Return the fields that a row with one more column gives."""
    (row,) = rows(tmp_path, f"Benämning;{heading}\nKött;{cell}\n")
    assert row.incoming, worded(row.reason) if row.reason else ""
    return {name: value for name, value in row.incoming.values.items() if name != "title"}


def term(**told: Any) -> dict[str, Any]:
    """Return what a told term sets, beside what it leaves empty."""
    return {"open_ended": False, "last_day": None, "term_months": None, "term_days": None} | told


@pytest.mark.parametrize(
    "headings",
    [
        (
            "Avtalsnr; Benämning; Leverantör; Org.nr; Avtalsstart; Avtalsslut; Förlängning t.o.m.; Option; "
            "Uppsägningstid; Avtalsägare; Dnr; Takvolym"
        ),
        (
            "Avtalenr; Avtalenavn; Leverandør; Org.nr.; Startdato; Sluttdato; Forlengelse til; Opsjon; "
            "Oppsigelsesfrist; Avtaleeier; Saksnr; Øvre ramme"
        ),
    ],
)
def test_the_headings_that_municipalities_use_are_known(headings: str) -> None:
    expected = (
        "number title suppliers supplier_number first_day last_day extended_to options notice owners "
        "case_number ceiling"
    )
    guesses = recognise([each.strip() for each in headings.split(";")], known())
    assert [guess.field for guess in guesses] == expected.split()


HEADINGS = {
    "kunngjoring_dato;kunngjort_år": ("notice_on", None),
    "Kunngjort dato;Kunngjort": ("notice_on", None),
    "Signert dato;Signert år": ("signed_on", None),
    "Annonserad (år)": (None,),
    "Signed year": (None,),
    "Oppstartsdato": ("first_day",),
    "Avtalstid, år;Option (år)": ("term", "options"),
    "Förlängningstyp;Förlängs med": ("renewal", "renewal_months"),
    "Forlengelsestype": ("renewal",),
    "Fornyingstype": ("renewal",),
}


@pytest.mark.parametrize("headings", HEADINGS)
def test_a_heading_of_years_holds_no_day(headings: str) -> None:
    guesses = recognise(headings.split(";"), known(), DAYS)
    assert tuple(each.field for each in guesses) == HEADINGS[headings]


def test_every_heading_is_known_for_one_field_alone() -> None:
    for field in IMPORTED:
        for word in known()[field.key]:
            assert recognise([word], known())[0].field == field.key, word


def test_a_swedish_list_with_its_faults(tmp_path: Path) -> None:
    text = (
        "Avtalsregister;;;;;;;;;\n"
        "Avtalsnr;Benämning;Leverantör;Org.nr;Avtalsstart;Avtalsslut;Option;Uppsägningstid;Dnr;Takvolym\n"
        "23-1;Kött;Berg & Co AB;556012-5790;1/1 2024;t.o.m. 31/12 2027;1+1 år;3 mån;KS 1;SEK 1,2 mkr\n"
        "23-2;El;Atea AB / Dustin AB;;2024-Q3;tillsvidare;;90 dagar;KS 2;\n"
        "Summa;;;;;;;;;1 200 000\n"
    )
    first, second = rows(tmp_path, text)
    assert (first.number, second.number) == (3, 4)
    assert first.incoming
    assert first.incoming.values == {
        "number": "23-1",
        "title": "Kött",
        "suppliers": (Named("Berg & Co AB", OrgNumber("5560125790", Country.SE)),),
        "first_day": date(2024, 1, 1),
        **term(last_day=date(2027, 12, 31)),
        "options": (12, 12),
        "notice_months": 3,
        "notice_days": None,
        "case_number": "KS 1",
        "ceiling": Money(1_200_000_00, "SEK"),
    }
    assert second.incoming
    assert second.incoming.values["suppliers"] == (Named("Atea AB"), Named("Dustin AB"))
    assert second.incoming.values["open_ended"] is True
    assert second.incoming.values["notice_days"] == 90
    assert second.incoming.blank == {"ceiling"}


TERMS = {
    "24 mån": term(term_months=24),
    "730 dagar": term(term_days=730),
    "2 år + 1 års option": term(term_months=24) | {"options": (12,)},
    "tillsvidare": {**term(open_ended=True), "options": ()},
}


@pytest.mark.parametrize("cell", TERMS)
def test_the_length_of_a_term(tmp_path: Path, cell: str) -> None:
    assert values(tmp_path, "Avtalstid", cell) == TERMS[cell]


def test_a_number_of_days_counts_as_its_heading_says(tmp_path: Path) -> None:
    assert values(tmp_path, "Varighet (dager)", "930") == term(term_days=930)


def test_a_length_in_the_column_of_last_days(tmp_path: Path) -> None:
    assert values(tmp_path, "Avtalsslut", "24 mån") == term(term_months=24)


TOGETHER = {
    # first day; last day; term → what is taken, and whether it is doubtful
    "2024-01-01;2025-12-31;24 mån": (term(last_day=date(2025, 12, 31), term_months=24), False),
    "2024-01-01;2026-01-01;24 mån": (term(last_day=date(2026, 1, 1)), True),
    "2024-01-01;;730": (term(term_days=730), True),
}


@pytest.mark.parametrize("cells", TOGETHER)
def test_where_days_and_length_disagree_the_days_count(tmp_path: Path, cells: str) -> None:
    (row,) = rows(tmp_path, f"Benämning;Avtalsstart;Avtalsslut;Avtalstid\nKött;{cells}\n")
    expected, doubtful = TOGETHER[cells]
    assert row.incoming
    assert row.incoming.values == {"title": "Kött", "first_day": date(2024, 1, 1), **expected}
    assert bool(row.doubts) is doubtful


EXTENDED = {
    # last day; options; extended to → the options, and what the remarks keep
    "2025-12-31;;2027-12-31": ((24,), None),
    "2025-12-31;1+1 år;2027-12-31": ((12, 12), None),
    "2025-12-31;1 år;2027-12-31": ((12,), "Förlängning t.o.m.: 2027-12-31"),
    "2025-12-31;;2027-12-15": (None, "Förlängning t.o.m.: 2027-12-15"),
    "2025-12-31;;2025-12-31": (None, None),
    ";;2027-12-31": (None, "Förlängning t.o.m.: 2027-12-31"),
}


@pytest.mark.parametrize("cells", EXTENDED)
def test_the_last_day_with_every_option_tells_the_option(tmp_path: Path, cells: str) -> None:
    (row,) = rows(tmp_path, f"Benämning;Avtalsslut;Option;Förlängning t.o.m.\nKött;{cells}\n")
    assert row.incoming
    expected, remark = EXTENDED[cells]
    assert row.incoming.values.get("options") == expected
    assert row.incoming.values.get("remarks") == remark


SOFT = {
    # heading; cell → the remark that keeps it
    "Förfarande;Se underlaget": "Förfarande: Se underlaget",
    "CPV;12": "CPV: 12",
    "Option;Enligt avtal": "Option: Enligt avtal",
    "Uppsägningstid;Enligt avtal": "Uppsägningstid: Enligt avtal",
    "Antal optioner;3": "Antal optioner: 3",
    "Upphandlande myndighet;Oslo kommune": "Upphandlande myndighet: Oslo kommune",
    "Anmärkning;Se pärm 3": "Se pärm 3",
}


@pytest.mark.parametrize("column", SOFT)
def test_what_cannot_be_a_field_is_kept_in_the_remarks(tmp_path: Path, column: str) -> None:
    heading, cell = column.split(";")
    assert values(tmp_path, heading, cell) == {"remarks": SOFT[column]}


HARD = ["Avtalsstart;31.02.2024", "Avtalsslut;aldrig", "Avtalstid;lång", "Värde;mycket"]


@pytest.mark.parametrize("column", HARD)
def test_a_wrong_day_length_or_amount_refuses_the_row_with_its_column(tmp_path: Path, column: str) -> None:
    heading, cell = column.split(";")
    (row,) = rows(tmp_path, f"Benämning;{heading}\nKött;{cell}\n")
    assert (row.incoming, row.number, row.heading) == (None, 2, heading)
    assert row.reason
    assert cell in worded(row.reason)


CHOICES = {
    "Förfarande;Öppet förfarande": {"procedure": Procedure.OPEN},
    "Prosedyre;Open tilbodskonkurranse": {"procedure": Procedure.OPEN},
    "Förfarande;Direktupphandling": {"procedure": Procedure.DIRECT},
    "Avtalstyp;Ramavtal": {"kind": ContractKind.FRAMEWORK_ONE},
    "Avtalstyp;avrop": {"kind": ContractKind.CALL_OFF},
    "Förfarande;avrop": {"procedure": Procedure.CALL_OFF},
    "Publiceras;nej": {"public": False},
    "Avtalsägare;Anna Lind, Per Berg": {"owners": (Named("Anna Lind"), Named("Per Berg"))},
    "Avtalsägare;Lind, Anna": {"owners": (Named("Lind, Anna"),)},
    "Avtalsägare;Vakant": {},
    "Undertecknat av;N.N.": {},
    "Undertecknat av;Anna Lind": {"signed_by_id": Named("Anna Lind")},
    "Förvaltning;Teknik": {"unit_id": Named("Teknik")},
    "Antal optioner;0": {"options": ()},
    "Värde (tkr);500": {"estimated_value": Money(500_000_00, "SEK")},
}


@pytest.mark.parametrize("column", CHOICES)
def test_words_become_what_they_mean(tmp_path: Path, column: str) -> None:
    heading, cell = column.split(";")
    assert values(tmp_path, heading, cell) == CHOICES[column]


def test_the_currency_beside_an_amount_counts(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "Benämning;Värde;Valuta\nKött;1 234,50;NOK\n")
    assert row.incoming
    assert row.incoming.values["estimated_value"] == Money(1_234_50, "NOK")
    assert [cell.value for cell in row.cells if cell.field == "estimated_value"] == [Money(1_234_50, "NOK")]


@pytest.mark.parametrize(
    ("cell", "is_doubtful"), [("-1", True), ("(1 200)", True), ("0", False), ("1", False), ("-", False)]
)
def test_a_contract_worth_less_than_nothing_is_doubtful(tmp_path: Path, cell: str, is_doubtful: bool) -> None:
    (row,) = rows(tmp_path, f"Benämning;Värde;Takbelopp\nKött;{cell};{cell}\n")
    doubts = [each.doubt for each in row.doubts if each.doubt]
    assert row.incoming, "it comes in all the same"
    assert len(doubts) == (2 if is_doubtful else 0)
    assert all("less than nothing" in worded(each) for each in doubts)


def test_an_open_ended_contract_takes_no_options(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "Benämning;Avtalsslut;Option\nKött;tillsvidare;1 år\n")
    assert row.incoming
    assert row.incoming.values["options"] == ()
    assert row.incoming.values["remarks"] == "Option: 1 år"
    assert [cell.heading for cell in row.doubts] == ["Option"]


def test_a_notice_period_in_months_and_days(tmp_path: Path) -> None:
    told = values(tmp_path, "Uppsägningstid", "1 mån 10 dagar")
    assert told == {"notice_months": 1, "notice_days": None, "remarks": "Uppsägningstid: 1 mån 10 dagar"}


def test_what_is_said_of_options_is_read_and_kept(tmp_path: Path) -> None:
    assert values(tmp_path, "Opsjonsbeskrivelse", "2 x 12 mnd") == {
        "options": (12, 12),
        "remarks": "Opsjonsbeskrivelse: 2 x 12 mnd",
    }


def test_the_own_authority_is_no_other_buyer(tmp_path: Path) -> None:
    text = "Benämning;Upphandlande myndighet\nKött;ÅSELE KOMMUN\nEl;Oslo kommune\n"
    assert [row.buyer for row in rows(tmp_path, text)] == ["", "Oslo kommune"]


BERG = OrgNumber("5560360793", Country.SE)
LEFT_OUT = {
    # the cells of supplier and number: the suppliers, the remarks, the heading of the cell that is told
    ";556036-0794": (None, "Org.nr: 556036-0794", "Org.nr"),
    "NA;556036-0794": (None, "Org.nr: 556036-0794", "Org.nr"),
    ";12 34": (None, "Org.nr: 12 34", "Org.nr"),
    ";556036-0793": ((Named("", BERG),), None, "Org.nr"),
    "Berg AB;556036-0794": ((Named("Berg AB"),), "Org.nr: 556036-0794", "Leverantör"),
    "Flera, se flik 4;556036-0793": (
        (Named("", BERG),),
        "Leverantör: Flera, se flik 4\nOrg.nr: 556036-0793",
        "Leverantör",
    ),
    "Enligt bilaga: Berg AB;556036-0793": (
        (Named("Berg AB", BERG),),
        "Leverantör: Enligt bilaga: Berg AB\nOrg.nr: 556036-0793",
        "Leverantör",
    ),
    "Berg AB;Se pärm": ((Named("Berg AB"),), "Org.nr: Se pärm", "Leverantör"),
    "Berg AB 556036-0794;": ((Named("Berg AB"),), "Leverantör: Berg AB 556036-0794", "Leverantör"),
    "556036-0794;": (None, "Leverantör: 556036-0794", "Leverantör"),
    "Berg AB;556036-0793": ((Named("Berg AB", BERG),), None, "Leverantör"),
}


@pytest.mark.parametrize("cells", LEFT_OUT)
def test_a_number_that_is_wrong_goes_to_the_remarks(tmp_path: Path, cells: str) -> None:
    suppliers, remarks, heading = LEFT_OUT[cells]
    (row,) = rows(tmp_path, f"Benämning;Leverantör;Org.nr\nKött;{cells}\n")
    assert row.incoming
    assert row.incoming.values.get("suppliers") == suppliers
    assert row.incoming.values.get("remarks") == remarks
    assert "suppliers" not in row.incoming.blank, "what cannot be read is not blank"
    told = row.cells[-1]
    assert (told.heading, bool(told.doubt)) == (heading, remarks is not None)
    assert not told.doubt or worded(told.doubt).endswith("The cell is kept in the remarks.")


def test_a_column_of_numbers_that_holds_names_too(tmp_path: Path) -> None:
    first, second = rows(tmp_path, "Benämning;Leverantör (org.nr)\nKött;Berg AB (556036-0793)\nEl;Volt AB\n")
    assert first.incoming
    assert second.incoming
    assert first.incoming.values["suppliers"] == (Named("Berg AB", BERG),)
    assert second.incoming.values["suppliers"] == (Named("Volt AB"),)


def test_a_row_without_a_supplier_is_blank_there(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "Benämning;Leverantör;Org.nr\nKött;-;NA\n")
    assert row.incoming
    assert "suppliers" in row.incoming.blank


PARTS = {
    "Åsele kommun, Utbildning": "Utbildning",
    "Åsele kommun v/Utbildning": "Utbildning",
    "ÅSELE KOMMUN v/ Utbildning": "Utbildning",
    "Åsele  kommun ved Utbildning": "Utbildning",
    "Åsele kommun - Utbildning": "Utbildning",
    "Åsele kommun – Utbildning": "Utbildning",
    "Åsele kommun/Utbildning": "Utbildning",
    "Åsele kommun (Utbildning)": "Utbildning",
    "Åsele kommun, Vård (SÄBO)": "Vård (SÄBO)",
    "Åsele kommun,": "",
}
OTHERS = ["Åsele kommuns pensionsstiftelse", "Åsele kommunförbund", "Åsele, Utbildning", "V/Åsele kommun"]


@pytest.mark.parametrize("cell", PARTS)
def test_a_part_of_the_own_authority_is_no_other_buyer(tmp_path: Path, cell: str) -> None:
    (row,) = rows(tmp_path, f"Benämning;Köpare\nKött;{cell}\n")
    assert row.buyer == ""
    assert row.incoming
    unit = row.incoming.values.get("unit_id")
    assert unit == (Linked(PARTS[cell], f"Köpare: {row.cells[-1].text}") if PARTS[cell] else None)
    assert "remarks" not in row.incoming.values


@pytest.mark.parametrize("cell", OTHERS)
def test_whoever_only_has_our_name_in_theirs_is_another_buyer(tmp_path: Path, cell: str) -> None:
    (row,) = rows(tmp_path, f"Benämning;Köpare\nKött;{cell}\n")
    assert row.incoming
    assert (row.buyer, row.incoming.values.get("unit_id")) == (cell, None)
    assert row.incoming.values["remarks"] == f"Köpare: {cell}"


@pytest.mark.parametrize(("unit", "remarks"), [("Skola", "Köpare: Åsele kommun, Vård"), ("VÅRD", None)])
def test_a_unit_beside_the_buyer_counts(tmp_path: Path, unit: str, remarks: str | None) -> None:
    (row,) = rows(tmp_path, f"Benämning;Köpare;Enhet\nKött;Åsele kommun, Vård;{unit}\n")
    assert row.incoming
    assert row.incoming.values["unit_id"] == Named(unit)
    assert row.incoming.values.get("remarks") == remarks


ONE_LINE = ("Avtalsnr", "Dnr", "Lagrum", "Uppsägningsorsak", "Prisklausul", "Prisindex", "Sekretessgrund")


@pytest.mark.parametrize("heading", ONE_LINE)
def test_a_line_break_in_a_field_of_one_line_is_a_space(tmp_path: Path, heading: str) -> None:
    assert list(values(tmp_path, heading, '"Lång \r\n rad"').values()) == ["Lång rad"]


def test_a_title_has_one_line_and_remarks_have_many(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, 'Benämning;Anmärkning;Enhet\n"Kött\noch\n\nfisk";"En\nTvå";"Vård\noch omsorg"\n')
    assert row.incoming
    assert row.incoming.values == {
        "title": "Kött och fisk",
        "remarks": "En\nTvå",
        "unit_id": Named("Vård och omsorg"),
    }


def test_a_supplier_under_a_group_heading_is_named(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        for place in ("A1:B1", "C1:D1", "E1:F1"):
            book.worksheets[0].merge_cells(place)

    upper = ("Avtal", None, "Leverantör", None, "Giltighet", None)
    lower = ("Nr", "Namn", "Namn", "Org.nr", "Från", "Till")
    row = ("1", "Mat", "Bama AB", "556252-9155", date(2024, 1, 1), date(2026, 12, 31))
    path = books.saved(tmp_path, books.book(upper, lower, row, also=merge), "list.xlsx")
    source = read_list(path)
    mapping = proposed(source)
    assert source.left_out(mapping) == ()
    read, _reader = read_rows(source, mapping, "SEK", "Åsele kommun", lambda _done: None)
    assert read[0].incoming
    told = read[0].incoming.values
    assert [told[name] for name in ("number", "title", "first_day", "last_day")] == ["1", "Mat", *row[4:]]
    assert [(each.name, each.number.digits) for each in told["suppliers"]] == [("Bama AB", "5562529155")]


def test_a_mapping_says_where_the_headings_stand(tmp_path: Path) -> None:
    text = "a;b\nx;y\nKött;9\n"
    mapping = Mapping(header_row=2).with_column("x", "title").with_column("y", "number")
    (row,) = rows(tmp_path, text, mapping)
    assert row.incoming
    assert row.incoming.values == {"title": "Kött", "number": "9"}


def test_the_best_match_key_of_the_file_is_proposed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Benämning;Dnr\nKött;KS 1\n", encoding="utf-8")
    assert proposed(read_list(path)).match == "case_number"
    assert set(BY_KEY) >= {each.field for each in proposed(read_list(path)).columns}


COUNTED = [
    # headings, the rows, the column of contract numbers, the match key
    ("Nr;Benämning", "1;Kött|2;El", "", "title"),
    ("Löpnr;Benämning", "101;Kött|102;El", "", "title"),
    ("Nr;Benämning", "1;Kött|2;El|1;Vatten|2;Papper", "", "title"),
    ("Nr;Benämning", "1.;Kött|;El|2.;Vatten", "", "title"),
    ("Nummer;Benämning", "1;Kött|2;El", "Nummer", "number"),
    ("Nr;Benämning", "A-1;Kött|A-2;El", "Nr", "number"),
    ("Nr;Benämning", "4711;Kött|4713;El", "Nr", "number"),
    ("Nr;Benämning;Dnr", "17;Kött;KS 1|23;El;KS 2", "Nr", "case_number"),
    ("Nr;Saksnr;Benämning", "1;24/1;Kött|2;24/2;El", "", "case_number"),
    ("Nr;Avtalsnr;Benämning", "17;A-1;Kött|23;A-2;El", "Avtalsnr", "number"),
    ("Avtalsnr;Benämning", "1;Kött|2;El", "Avtalsnr", "number"),
]


@pytest.mark.parametrize(("labels", "below", "number", "match"), COUNTED)
def test_a_running_count_of_the_rows_numbers_no_contract(
    tmp_path: Path, labels: str, below: str, number: str, match: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([labels, *below.split("|")]), encoding="utf-8")
    mapping = proposed(read_list(path))
    assert "".join(each.heading for each in mapping.columns if each.field == "number") == number
    assert mapping.match == match
