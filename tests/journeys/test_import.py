"""A list comes in through the wizard: file, columns, preview, end; and one Ctrl+Z takes it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drivers import ContractsDriver
from driving import Program, click
from import_drivers import Wizard
from recorder import Recorder

from inkop_desktop import text
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.register import SavedMapping
from inkop_desktop.services import records
from inkop_desktop.ui.imports.columnspage import ColumnsPage
from inkop_desktop.ui.imports.endpage import EndPage, ResultPage
from inkop_desktop.ui.imports.filepage import FilePage
from inkop_desktop.ui.imports.naming import NameDialog
from inkop_desktop.ui.imports.previewpage import PreviewPage
from inkop_desktop.ui.imports.wizard import import_wizard
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.progress import Progress

LIST = """Avtalsnr;Benämning;Leverantör;Avtalsstart;Avtalsslut;CPV
1;Kött;Berg AB;2024-01-01;2027-12-31;15110000
2;El;Volt AB;2024-01-01;31.02.2026;
3;Tolk;Språk AB;;tillsvidare;x
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


@pytest.fixture
def wizard(program: Program, empty: Path) -> Callable[[], Wizard]:
    program.start(empty)
    return lambda: Wizard(program)


def every(program: Program, record_type: Any) -> list[Any]:
    return records.every(program.desk.register, record_type)


def rows(wizard: Wizard) -> list[list[str]]:
    """Return what the preview's table shows."""
    model = wizard.page(PreviewPage).table.model()
    places = [[model.index(row, column) for column in range(3)] for row in range(model.rowCount())]
    return [[str(index.data()) for index in row] for row in places]


def said_by(page: EndPage) -> str:
    return " ".join(each.text() for each in page.findChildren(Label))


def test_a_list_comes_in_and_goes_out_again(
    wizard: Callable[[], Wizard], program: Program, file: Path, tmp_path: Path, told: Recorder
) -> None:
    importing = wizard()
    importing.drop(file)
    assert importing.so_far()["File"] == "list.csv"
    importing.press("Next")
    fields = importing.page(ColumnsPage).fields
    assert fields["Benämning"].currentText() == "Title"
    importing.press("Next")
    assert rows(importing) == [["2", "New", "1"], ["3", "Refused", "2"], ["4", "New", "3"]]
    facts = dict(importing.page(PreviewPage).facts.rows())
    assert facts["CPV"].startswith("15110000 → 15110000-2")
    importing.press("Next")
    assert every(program, Contract) == []
    importing.press("Import 2 contracts")
    assert [each.title for each in every(program, Contract)] == ["Kött", "Tolk"]
    saved = tmp_path / "refused.csv"
    told.answers = [saved]
    importing.press("Save the list")
    assert saved.read_text(encoding="utf-8-sig").splitlines()[1].startswith("3;Avtalsslut;")
    importing.press("Close")
    contracts = ContractsDriver(program)
    assert contracts.titles() == ["Kött", "Tolk"]
    program.choose("Edit", "Undo")
    assert every(program, Contract) == []


def test_the_doubtful_rows_can_be_looked_at_alone(wizard: Callable[[], Wizard], file: Path) -> None:
    importing = wizard()
    importing.drop(file)
    importing.press("Next")
    importing.press("Next")
    importing.press("To look at")
    assert [row[0] for row in rows(importing)] == ["3", "4"]
    assert "31.02.2026" in dict(importing.page(PreviewPage).facts.rows())["Avtalsslut"]
    importing.press("Refused")
    assert [row[0] for row in rows(importing)] == ["3"]


def test_nobody_goes_on_without_a_file_and_a_wrong_one_is_told(
    wizard: Callable[[], Wizard], tmp_path: Path, told: Recorder
) -> None:
    importing = wizard()
    importing.press("Next")
    assert "Choose the file" in importing.says()
    bad = tmp_path / "picture.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    told.answers = [bad]
    importing.press("Choose a file")
    assert importing.says()
    told.answers = [None]
    importing.press("Choose a file")
    importing.press("Give up the import")


def test_a_list_without_titles_is_told_where_the_columns_are_chosen(
    wizard: Callable[[], Wizard], tmp_path: Path
) -> None:
    untitled = tmp_path / "untitled.csv"
    untitled.write_text("Avtalsnr;Kulör\n1;Kött\n", encoding="utf-8")
    importing = wizard()
    importing.drop(untitled)
    importing.press("Next")
    page = importing.page(ColumnsPage)
    assert "No column holds the title" in page.notice.text()
    combo = page.fields["Kulör"]
    combo.setCurrentIndex(combo.findData("title"))
    combo.activated.emit(combo.currentIndex())
    assert page.notice.text() == ""
    importing.press("Next")
    assert rows(importing) == [["2", "New", "1"]]


def test_how_the_file_is_read_can_be_changed(wizard: Callable[[], Wizard], file: Path) -> None:
    importing = wizard()
    importing.drop(file)
    importing.change(importing.page(FilePage).form(), "encoding", "cp437")
    assert importing.page(FilePage).form().field("encoding").value() == "cp437"
    importing.change(importing.page(FilePage).form(), "encoding", "cp1252")
    importing.change(importing.page(FilePage).form(), "header_row", 3)
    assert importing.so_far()["Rows"] == "1"


def test_columns_are_mapped_by_hand_and_the_mapping_kept(
    wizard: Callable[[], Wizard], program: Program, file: Path, tmp_path: Path, told: Recorder
) -> None:
    importing = wizard()
    importing.drop(file)
    importing.press("Next")
    page = importing.page(ColumnsPage)
    combo = page.fields["CPV"]
    combo.setCurrentIndex(combo.findData("remarks"))
    combo.activated.emit(combo.currentIndex())
    assert page.fields["CPV"].currentData() == "remarks"
    importing.change(page.rules, "match", "title")
    importing.press("Save under a name")
    naming = program.window.findChildren(NameDialog)[-1]
    naming.form.set_values({"name": "Ours"})
    naming.accept()
    importing.settle()
    assert [each.name for each in every(program, SavedMapping)] == ["Ours"]
    assert page.saved.currentText() == "Ours"
    mapping = tmp_path / "m.toml"
    told.answers = [mapping]
    importing.press("Save as file")
    page.saved.setCurrentIndex(0)
    page.saved.activated.emit(0)
    assert page.fields["CPV"].currentData() == "cpv"
    told.answers = [mapping]
    importing.press("Open from file")
    assert page.fields["CPV"].currentData() == "remarks"
    page.saved.setCurrentIndex(1)
    page.saved.activated.emit(1)
    importing.settle()
    assert page.saved.currentText() == "Ours"


def test_all_or_nothing(wizard: Callable[[], Wizard], program: Program, file: Path) -> None:
    importing = wizard()
    importing.drop(file)
    for _step in range(3):
        importing.press("Next")
    page = importing.page(EndPage)
    assert "2 new" in said_by(page)
    importing.change(page.form, "strict", True)
    assert "so nothing is imported." in said_by(page)
    importing.press("Import 0 contracts")
    assert importing.page(ResultPage).accessibleName() == "Nothing was imported"
    assert every(program, Contract) == []


def test_the_way_back_and_the_draft_that_waits(
    wizard: Callable[[], Wizard], program: Program, file: Path
) -> None:
    importing = wizard()
    importing.drop(file)
    importing.press("Next")
    importing.press("Next")
    importing.press("Back")
    importing.page(ColumnsPage)
    importing.press("The file")
    importing.page(FilePage)
    importing.press("Save and close")
    again = wizard()
    assert again.so_far()["File"] == "list.csv"
    assert "left off" in again.says()
    again.press("Give up the import")
    assert "File" not in wizard().so_far()


def test_stopping_leaves_the_register_as_it_was(
    wizard: Callable[[], Wizard], program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    lines = [f"{number};Kött {number}" for number in range(3000)]
    path.write_text("\n".join(["Avtalsnr;Benämning", *lines]), encoding="utf-8")
    importing = wizard()
    importing.drop(path)
    for _step in range(3):
        importing.press("Next")
    click(importing.button("Import 3"))
    progress = importing._shell.findChild(Progress)
    progress.cancelled.emit()
    importing.settle()
    assert "cancelled" in importing.says()
    assert every(program, Contract) == []
    importing.page(EndPage)


def test_every_cell_of_the_tables_says_who_it_is(wizard: Callable[[], Wizard], file: Path) -> None:
    importing = wizard()
    importing.drop(file)
    importing.press("Next")
    importing.press("Next")
    model = importing.page(PreviewPage).table.model()
    assert [model.index(row, 0).data(CellRole.ID) for row in range(model.rowCount())] == [2, 3, 4]
    assert model.index(0, 3).data(CellRole.STRONG) is True
    assert model.row_of(3) == 1
    assert model.row_of(99) == -1


@pytest.mark.parametrize("code", ["sv", "nb"])
def test_the_wizard_is_no_wider_than_its_window(program: Program, region: Path, code: str) -> None:
    program.start(region)
    with text.in_language(code):
        wizard = import_wizard(program.desk, program.window)
    assert wizard.minimumSizeHint().width() <= program.window.width() == 1280
    wizard.close()
