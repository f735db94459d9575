"""Tab goes through what is added to a window where it stands, not behind everything else."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.records.fields import Field, Row, declared
from inkop_desktop.text import _
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.tab_stops import tab_stops, walk_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Row):
    """Stand for the children of a record."""

    what: str = declared("What")
    why: str = declared("Why")


def _editor(_field: Field) -> Editor:
    return TextEditor()


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    """Return a window with rows between two fields."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    rows = RowsEditor(Note, _editor, "SEK")
    rows.add_button(Button("Several"))
    for part in (QLineEdit("before"), rows, QLineEdit("after")):
        column.addWidget(part)
    dialog.show()
    return dialog


def said(widget: QWidget | None) -> str:
    """Return what a control says: its text, else its name."""
    assert widget is not None
    words = widget.property("text") or widget.accessibleName()
    assert isinstance(words, str)
    return words


def walked(dialog: QDialog, stops: int) -> list[str]:
    """Return what Tab comes to, from the first field on."""
    next(tab_stops(dialog)).setFocus()
    found = [said(dialog.focusWidget())]
    for _stop in range(stops):
        dialog.focusNextChild()
        found.append(said(dialog.focusWidget()))
    return found


def rows_of(dialog: QDialog) -> RowsEditor:
    rows = dialog.findChild(RowsEditor)
    assert isinstance(rows, RowsEditor)
    return rows


BUTTONS = ["Add a row", "Several"]
NOTES = (Note(id=1, what="a", why="b"), Note(id=2, what="c", why="d"))
OF_NOTES = ["a", "b", "Remove the row", "c", "d", "Remove the row"]


def fill(qtbot: QtBot, dialog: QDialog) -> None:
    """Put notes into the rows, and wait until they are shown."""
    rows_of(dialog).set_value(NOTES)
    qtbot.waitUntil(lambda: all(field.isVisible() for row in rows_of(dialog).rows() for field in row))


def test_tab_goes_through_the_rows_before_what_adds_to_them(qtbot: QtBot, dialog: QDialog) -> None:
    everything = ["before", *OF_NOTES, *BUTTONS, "after"]
    fill(qtbot, dialog)
    assert walked(dialog, len(everything)) == [*everything, "before"]
    rows_of(dialog).set_value(())
    assert walked(dialog, 4) == ["before", *BUTTONS, "after", "before"]


def test_a_row_that_is_added_is_written_in_and_stands_after_the_others(qtbot: QtBot, dialog: QDialog) -> None:
    fill(qtbot, dialog)
    add = next(each for each in rows_of(dialog).findChildren(Button) if each.text() == _("Add a row"))
    add.click()
    added = rows_of(dialog).rows()[2]
    assert added[0].editor.focusProxy() is dialog.focusWidget()
    for field, words in zip(added, "ef", strict=True):
        field.editor.set_value(words)
        qtbot.waitUntil(field.isVisible)
    everything = ["before", *OF_NOTES, "e", "f", "Remove the row", *BUTTONS, "after"]
    assert walked(dialog, len(everything)) == [*everything, "before"]


def test_one_walks_past_a_place_that_has_no_control(dialog: QDialog) -> None:
    empty = QWidget(dialog)
    before = next(tab_stops(dialog))
    assert walk_on(before, empty) is before
    assert walked(dialog, 4) == ["before", *BUTTONS, "after", "before"]
