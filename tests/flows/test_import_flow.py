"""The import wizard without a window: the file, its columns, what comes of it, the end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.mapping import Blank, Existing, Mapping
from inkop_desktop.flows.contract_import import Outcome, carry_out, foresee
from inkop_desktop.flows.flow import Mood, ProblemsError, Way
from inkop_desktop.flows.import_contracts import (
    IMPORT_CONTRACTS,
    ImportDraft,
    choose_file,
    map_column,
    read_again,
    recognise_again,
    save_mapping,
    use_mapping,
)
from inkop_desktop.flows.import_words import became, differences, in_short, remark, term, told
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.register import SavedMapping
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.services.imports.incoming import Fate
from inkop_desktop.services.telling import silent

FLOW = IMPORT_CONTRACTS
LIST = """Avtalsnr;Benämning;Leverantör;Avtalsägare;Förvaltning;Kategori;Avtalsstart;Avtalsslut;Option
1;Kött;Berg AB;Anna Lind;Teknik;Mat;2024-01-01;2025-12-31;1+1 år
2;El;Volt AB;;;;2024-01-01;31.02.2026;
3;;Dal AB;;;;;tillsvidare;
"""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Åsele kommun")) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, LIST)


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def chosen(register: Register, file: Path) -> ImportDraft:
    return choose_file(register, ImportDraft(today=date(2026, 11, 21)), file)


def at_end(register: Register, draft: ImportDraft) -> Way[ImportDraft]:
    way = FLOW.begin(draft)
    while FLOW.following(way):
        way = FLOW.forward(way, register, silent)
    return way


def outcome(register: Register, text: str, folder: Path) -> Outcome:
    """Import a list for real, by its headings."""
    return FLOW.complete(at_end(register, chosen(register, written(folder, text))), register, silent)


# The way


def test_from_the_file_to_the_contracts(register: Register, file: Path) -> None:
    way = at_end(register, chosen(register, file))
    assert way.trail == ("file", "columns", "preview", "end")
    assert records.every(register, Contract) == []
    assert worded(FLOW.action(way.draft)) == "Import 1 contract"
    done = FLOW.complete(way, register, silent)
    assert [(fate, done.count(fate)) for fate in Fate] == [
        (Fate.CREATE, 1),
        (Fate.UPDATE, 0),
        (Fate.SKIP, 0),
        (Fate.REFUSE, 2),
    ]
    assert [(each.row, each.heading) for each in done.refused] == [(3, "Avtalsslut"), (4, "Benämning")]
    assert [each.title for each in records.every(register, Contract)] == ["Kött"]


def test_no_way_on_without_a_file(register: Register) -> None:
    assert worded(FLOW.action(ImportDraft())) == "Import 0 contracts"
    with pytest.raises(ProblemsError, match="Choose the file"):
        FLOW.forward(FLOW.begin(ImportDraft()), register, silent)


def test_no_way_on_without_titles(register: Register, file: Path) -> None:
    draft = map_column(chosen(register, file), "Benämning", "")
    way = FLOW.forward(FLOW.begin(draft), register, silent)
    with pytest.raises(ProblemsError, match="title"):
        FLOW.forward(way, register, silent)


def test_no_way_on_without_a_row_to_take(register: Register, tmp_path: Path) -> None:
    draft = chosen(register, written(tmp_path, "Avtalsnr;Benämning\n1;\n"))
    with pytest.raises(ProblemsError, match="no row to import"):
        at_end(register, draft)


def test_all_or_nothing(register: Register, file: Path) -> None:
    way = at_end(register, replace(chosen(register, file), strict=True))
    assert worded(FLOW.action(way.draft)) == "Import 0 contracts"
    done = FLOW.complete(way, register, silent)
    assert (done.count(Fate.CREATE), done.count(Fate.SKIP), done.count(Fate.REFUSE)) == (0, 1, 2)
    assert records.every(register, Contract) == []
    stopped = "2 of the rows cannot be taken, so nothing is imported."
    assert sentences(done) == ["3 rows: 0 new, 0 updated, 1 skipped, 2 refused.", stopped]
    assert (remark(done.rows[0], done), done.fate(done.rows[0])) == (stopped, Fate.SKIP)


@pytest.mark.parametrize("text", [LIST, "Avtalsnr;Benämning\n1;Kött\n2;\n", "Avtalsnr;Benämning\n1;Kött\n"])
def test_all_or_nothing_is_foreseen(register: Register, tmp_path: Path, text: str) -> None:
    source = chosen(register, written(tmp_path, text)).source
    assert source
    how = (register, source, chosen(register, source.path).mapping, date(2026, 11, 21))
    foreseen, done = foresee(*how, strict=True), carry_out(*how, strict=True)
    assert sentences(foreseen) == sentences(done)
    assert (foreseen.decisions, foreseen.stopped) == (done.decisions, done.stopped) or not done.refused
    assert bool(done.stopped) == bool(done.refused)


def test_all_or_nothing_where_the_register_refuses(register: Register, tmp_path: Path) -> None:
    draft = chosen(register, written(tmp_path, "Avtalsnr;Benämning\n1;Kött\n2;\n"))
    assert draft.source
    done = carry_out(register, draft.source, draft.mapping, draft.today, strict=True)
    assert (done.count(Fate.SKIP), done.count(Fate.REFUSE), done.plan.new) == (1, 1, {})
    assert records.every(register, Contract) == []


# The file and its columns


def test_the_file_can_be_read_another_way(register: Register, tmp_path: Path) -> None:
    file = written(tmp_path, "a,b\nAvtalsnr;Benämning\n1;Kött\n")
    draft = chosen(register, file)
    assert draft.source
    again = read_again(draft, replace(draft.mapping, header_row=1))
    assert again.source
    assert (again.source.header_row, again.mapping.columns, again.mapping.match) == (1, (), "")
    encoding = read_again(draft, replace(draft.mapping, encoding="utf-8"))
    assert encoding.mapping.columns == draft.mapping.columns
    with pytest.raises(UserError, match="Row 9"):
        read_again(draft, replace(draft.mapping, header_row=9))


def test_a_column_is_mapped_by_hand(register: Register, file: Path) -> None:
    draft = map_column(chosen(register, file), "Option", "remarks")
    assert {each.heading: each.field for each in draft.mapping.columns}["Option"] == "remarks"
    assert recognise_again(draft).mapping == chosen(register, file).mapping


def test_the_match_key_follows_the_columns(register: Register, file: Path) -> None:
    draft = map_column(chosen(register, file), "Avtalsnr", "")
    assert draft.mapping.match == "title"


def test_a_saved_mapping_is_taken_where_its_headings_fit(register: Register, file: Path) -> None:
    by_hand = map_column(chosen(register, file), "Option", "remarks")
    saved = save_mapping(register, by_hand, "Ours")
    assert (saved.saved, [each.name for each in saved.offered]) == ("Ours", ["Ours"])
    again = chosen(register, file)
    assert (again.saved, again.mapping) == ("Ours", by_hand.mapping)


def test_a_saved_mapping_of_the_same_name_is_replaced(register: Register, file: Path) -> None:
    draft = chosen(register, file)
    save_mapping(register, draft, "Ours")
    save_mapping(register, map_column(draft, "Option", ""), "Ours")
    (kept,) = records.every(register, SavedMapping)
    assert "Option" not in kept.definition


def test_the_mapping_with_the_most_columns_comes_first(register: Register, file: Path) -> None:
    draft = chosen(register, file)
    save_mapping(register, map_column(draft, "Option", ""), "Fewer")
    save_mapping(register, draft, "More")
    records.save(register, SavedMapping(noun="supplier", name="Other", definition=""))
    other = "match = ''\n[columns]\nRubrik = 'title'\n"
    records.save(register, SavedMapping(noun="contract", name="Elsewhere", definition=other))
    assert [each.name for each in chosen(register, file).offered] == ["More", "Fewer"]


def test_a_mapping_that_says_how_the_file_is_read(register: Register, tmp_path: Path) -> None:
    file = written(tmp_path, "Register;x\nNamn;Nr\nKött;1\n")
    text = "header_row = 2\n[columns]\nNamn = 'title'\nNr = 'number'\n"
    draft = use_mapping(chosen(register, file), text)
    assert draft.source
    assert draft.source.labels == ("Namn", "Nr")
    with pytest.raises(UserError, match="Belopp"):
        use_mapping(draft, "match = ''\n[columns]\nBelopp = 'ceiling'\n")


# What is told on the way


def test_what_is_established_grows_with_the_steps(register: Register, file: Path, tmp_path: Path) -> None:
    assert FLOW.so_far(ImportDraft()).facts == ()
    draft = chosen(register, file)
    assert ("File", "list.csv") in FLOW.so_far(draft).facts
    assert FLOW.so_far(at_end(register, draft).draft).mood is Mood.BAD
    plain = at_end(register, chosen(register, written(tmp_path, "Avtalsnr;Benämning\n1;Kött\n")))
    assert FLOW.so_far(plain.draft).mood is Mood.GOOD
    text = "Avtalsnr;Benämning;CPV\n1;Kött;x\n"
    assert (
        FLOW.so_far(at_end(register, chosen(register, written(tmp_path, text))).draft).mood is Mood.DOUBTFUL
    )
    saved = save_mapping(register, draft, "Ours")
    assert ("Saved mapping", "Ours") in FLOW.so_far(saved).facts


def test_a_draft_survives(register: Register, file: Path) -> None:
    """But for the day of the import: that is the one on which it is taken up again."""
    mapped = replace(map_column(chosen(register, file), "Option", "remarks"), strict=True)
    for draft in (mapped, ImportDraft(strict=True)):
        again = FLOW.read(register, FLOW.written(draft, "file"), silent)
        assert replace(again, today=draft.today) == draft


def test_a_draft_whose_file_is_gone_is_worth_nothing(register: Register, file: Path) -> None:
    kept = FLOW.written(chosen(register, file), "file")
    written(file.parent, "Nr;Namn\n1;Kött\n")
    with pytest.raises(UserError, match="no column"):
        FLOW.read(register, kept, silent)
    file.unlink()
    with pytest.raises(UserError, match="not to be found"):
        FLOW.read(register, kept, silent)


# What is said of rows and cells


def sentences(done: Outcome) -> list[str]:
    return [worded(each) for each in (in_short(done), *told(done))]


def test_an_import_in_words(register: Register, file: Path, tmp_path: Path) -> None:
    done = FLOW.complete(at_end(register, chosen(register, file)), register, silent)
    assert sentences(done) == [
        "3 rows: 1 new, 0 updated, 0 skipped, 2 refused.",
        "1 supplier is new.",
        "1 person is new.",
        "1 unit is new.",
        "1 product area is new.",
    ]
    text = "Avtalsnr;Benämning;Upphandlande myndighet\n1;Kött;Oslo kommune\n"
    assert sentences(outcome(register, text, tmp_path))[1:] == [
        "1 contract is said to be another authority’s; the remarks tell whose."
    ]
    assert sentences(outcome(register, "Avtalsnr;Benämning\n1;Kött\n", tmp_path))[1:] == [
        "1 contract already is as the list says."
    ]


def test_what_was_edited_by_hand_is_told(register: Register, file: Path, tmp_path: Path) -> None:
    FLOW.complete(at_end(register, chosen(register, file)), register, silent)
    contract = records.every(register, Contract)[0]
    records.save(register, replace(contract, title="Kött och chark"))
    done = outcome(register, "Avtalsnr;Benämning;Dnr\n1;Köttvaror;KS 1\n", tmp_path)
    assert sentences(done)[1:] == ["1 contract keeps what was edited by hand since the last import."]
    assert remark(done.rows[0], done) == "Stays as edited by hand: Title"
    assert list(differences(done.plan.decisions[0], done.plan.names)) == [
        ("Case number", "empty becomes KS 1"),
        (
            "Title",
            "stays Kött och chark, edited by hand since the last import; the list says Köttvaror",
        ),
    ]


def test_what_changes_is_told_by_names(register: Register, file: Path, tmp_path: Path) -> None:
    FLOW.complete(at_end(register, chosen(register, file)), register, silent)
    text = (
        "Avtalsnr;Benämning;Leverantör;Avtalsägare;Förvaltning;Avtalsslut;Option;CPV\n"
        "1;Kött;Berg AB / Dal AB;Per Berg;Vård;2026-12-31;6 mån;15000000\n"
    )
    draft = chosen(register, written(tmp_path, text))
    assert draft.source
    done = foresee(register, draft.source, draft.mapping, draft.today)
    assert dict(differences(done.plan.decisions[0], done.plan.names)) == {
        "Suppliers": "Berg AB becomes Berg AB; Dal AB",
        "Contract owners": "Anna Lind becomes Anna Lind until 2026-11-20; Per Berg",
        "Responsible unit": "Teknik becomes Vård",
        "Last day": "2025-12-31 becomes 2026-12-31",
        "Options": "12 months; 12 months becomes 6 months",
        "CPV codes": "empty becomes 15000000-8",
    }
    assert records.every(register, Person)[0].name == "Anna Lind"


def test_who_may_use_it_is_told_by_names(register: Register, tmp_path: Path) -> None:
    outcome(register, "Avtalsnr;Benämning;Får användas av\n1;Kött;Teknik\n", tmp_path)
    draft = chosen(register, written(tmp_path, "Avtalsnr;Benämning;Får användas av\n1;Kött;Vård\n"))
    assert draft.source
    done = foresee(register, draft.source, draft.mapping, draft.today)
    assert dict(differences(done.plan.decisions[0], done.plan.names)) == {
        "Who may use it": "Teknik becomes Vård"
    }


def test_a_contract_that_is_nowhere_is_told_beside_its_cell(register: Register, tmp_path: Path) -> None:
    done = outcome(register, "Avtalsnr;Benämning;Ramavtalsnr\n1;Kött;\n2;Fisk;99\n", tmp_path)
    plain, doubtful = (remark(row, done) for row in done.rows)
    assert plain == ""
    assert "“99” is no contract in the register or in this list." in doubtful


FORESEEN = "Avtalsnr;Benämning;Org.nr\n1;Kött;556036-0794\n2;El;556012-5790\n3;Tolk;Volt AB\n"


def test_what_is_foreseen_of_suppliers_is_what_is_done(register: Register, tmp_path: Path) -> None:
    draft = chosen(register, written(tmp_path, FORESEEN))
    assert draft.source
    foreseen = foresee(register, draft.source, draft.mapping, draft.today)
    done = outcome(register, FORESEEN, tmp_path)
    expected = ["", "556012-5790 (556012-5790)", "Volt AB"]
    for each in (foreseen, done):
        assert [became(row.cells[-1]) for row in each.rows] == expected
        assert each.plan.new == {"supplier": 2}
    first, second = (worded(each.sentence) for each in done.doubts)
    assert first.startswith("The number of “556036-0794” was left out. The check digit")
    assert first.endswith("The cell is kept in the remarks.")
    assert second == "No name is told of 556012-5790, so the supplier is called by it."
    meat, power, interpreters = records.every(register, Contract)
    assert (meat.suppliers, meat.remarks) == ((), "Org.nr: 556036-0794")
    names = {each.id: each.name for each in records.every(register, Supplier)}
    assert [names[each.suppliers[0].supplier_id] for each in (power, interpreters)] == [
        "556012-5790",
        "Volt AB",
    ]


def test_the_preview_names_who_a_supplier_becomes(register: Register, tmp_path: Path) -> None:
    text = (
        "Benämning;Leverantör;Org.nr\nKött;Berg AB;556012-5790\nEl;Telia Sverige AB;556012-5790\nGas;berg;\n"
    )
    done = outcome(register, text, tmp_path)
    assert {became(row.cells[-1]) for row in done.rows} == {"Berg AB (556012-5790)"}
    assert [each.row for each in done.doubts] == [3]
    _meat, power, _gas = records.every(register, Contract)
    assert power.remarks == "Leverantör: Telia Sverige AB"


def test_a_row_in_one_line(register: Register, tmp_path: Path) -> None:
    text = (
        "Avtalsnr;Benämning;Upphandlande myndighet;CPV;Avtalsslut\n"
        "1;Kött;;;\n2;El;Oslo kommune;;\n3;Tolk;;x;\n4;Städ;;;aldrig\n5;;;;\n"
    )
    done = outcome(register, text, tmp_path)
    plain, foreign, doubtful, unread, refused = (remark(row, done) for row in done.rows)
    assert (plain, foreign) == ("", "Is said to be the contract of Oslo kommune.")
    assert "CPV" in doubtful
    assert "aldrig" in unread
    assert "Title" in refused
    assert [done.fate(row) for row in done.rows][-2:] == [Fate.REFUSE, Fate.REFUSE]


def test_a_skipped_row_says_why(register: Register, tmp_path: Path) -> None:
    draft = chosen(register, written(tmp_path, "Avtalsnr;Benämning\n1;Kött\n"))
    assert draft.source
    carry_out(register, draft.source, draft.mapping, draft.today)
    mapping = replace(draft.mapping, existing=Existing.SKIP, blank=Blank.CLEAR)
    done = foresee(register, draft.source, mapping, draft.today)
    assert remark(done.rows[0], done) == "The contract is in the register already."


BECAME = {
    "Förnyelse;Förlängs automatiskt med 12 mån": "Renewed tacitly; 12 months",
    "Avtalstid;2 år, tyst förlängning": "24 months; Renewed tacitly",
    "Leverantör;Berg AB 556012-5790": "Berg AB (556012-5790)",
    "Leverantör;Berg AB / Dal AB": "Berg AB; Dal AB",
    "Avtalsägare;Anna Lind": "Anna Lind",
    "Förvaltning;Teknik": "Teknik",
    "Avtalstid;2+1+1 år": "24 months + 12 months + 12 months",
    "Avtalstid;tillsvidare": "open-ended",
    "Avtalstid;1 års option": "12 months",
    "Option;1+1 år": "12 months; 12 months",
    "Option;nej": "none",
    "Uppsägningstid;90 dagar": "90 days",
    "Uppsägningstid;1 mån 10 dagar": "1 month 10 days",
    "CPV;15000000": "15000000-8 Food, beverages, tobacco and related products",
    "Avtalsslut;2025-12-31": "2025-12-31",
    "Avtalstid;2024-01-01 – 2025-12-31": "2024-01-01 to 2025-12-31",
    "Avtalstid;2024-01-01 – tillsvidare": "from 2024-01-01, open-ended",
}


@pytest.mark.parametrize("column", BECAME)
def test_what_a_cell_became(register: Register, tmp_path: Path, column: str) -> None:
    heading, cell = column.split(";")
    draft = chosen(register, written(tmp_path, f"Benämning;{heading}\nKött;{cell}\n"))
    assert draft.source
    done = foresee(register, draft.source, draft.mapping, draft.today)
    assert became(done.rows[0].cells[-1]) == BECAME[column]


TERMS = {
    "tillsvidare": "open-ended",
    "2025-12-31": "2025-12-31",
    "24 mån": "24 months",
    "": "",
}


@pytest.mark.parametrize("cell", TERMS)
def test_the_term_of_a_row(register: Register, tmp_path: Path, cell: str) -> None:
    draft = chosen(register, written(tmp_path, f"Benämning;Avtalsslut;Dnr\nKött;{cell};1\n"))
    assert draft.source
    contract = foresee(register, draft.source, draft.mapping, draft.today).plan.decisions[0].contract
    assert contract
    assert term(contract) == TERMS[cell]


def test_an_empty_mapping_maps_nothing(register: Register, file: Path) -> None:
    draft = chosen(register, file)
    assert draft.source
    done = foresee(register, draft.source, Mapping(match=""), draft.today)
    assert done.count(Fate.REFUSE) == 3
    assert [each.heading for each in done.refused] == ["", "", ""]


def test_a_list_of_headings_alone_is_said_to_hold_no_rows() -> None:
    assert [worded(each) for each in told(Outcome())] == ["The file holds headings, but no rows below them."]
