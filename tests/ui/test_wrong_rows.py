"""What is wrong with one row of many is said beside it, and it is brought into view."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from driving import type_into
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractFollowUp
from inkop_desktop.records.fields import Field, Kind, Row, declared
from inkop_desktop.services import problems
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets import form
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.scroll import Scroll

FILL_IN = "Fill in “What”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Row):
    """Stand for the children of a record."""

    what: str = declared("What", required=True)
    noted_on: date | None = declared("Noted on", Kind.DATE)


def editor_for(field: Field) -> Editor:
    return DateEditor() if field.kind is Kind.DATE else TextEditor()


@pytest.fixture
def scroll(qtbot: QtBot) -> Scroll:
    """Return a low form with a field and twelve rows, of which the ninth lacks what must be filled in."""
    scroll, made = Scroll(), Form()
    rows = RowsEditor(Note, editor_for, "SEK")
    made.add("title", "Title", TextEditor())
    made.add("notes", "Notes", rows, arrangement=Arrangement.ABOVE)
    made.set_values({"notes": tuple(Note(id=each, what="x" if each != 9 else "") for each in range(1, 13))})
    scroll.body.addWidget(made)
    qtbot.addWidget(scroll)
    scroll.resize(600, 200)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitExposed(scroll)
    return scroll


def notes(scroll: Scroll) -> form.Field:
    """Return the field that holds the rows."""
    return scroll.inside.findChild(Form).field("notes")


def told(scroll: Scroll) -> dict[int, list[str]]:
    """Return what is said to be wrong with the fields of each row, by its number."""
    rows = notes(scroll).editor
    assert isinstance(rows, RowsEditor)
    said = {number: [each.problem() for each in row] for number, row in enumerate(rows.rows(), 1)}
    return {number: each for number, each in said.items() if any(each)}


def is_in_view(scroll: Scroll, part: QWidget) -> bool:
    return scroll.viewport().rect().contains(part.mapTo(scroll.viewport(), part.rect().bottomLeft()))


def sentence_below(scroll: Scroll) -> bool:
    """Tell whether the problem is said below all rows."""
    return not notes(scroll)._problem.isHidden()


def show(scroll: Scroll, problem: str) -> None:
    scroll.inside.findChild(Form).set_problems({"notes": problem})


def test_a_wrong_row_tells_what_is_wrong_and_is_brought_into_view(qtbot: QtBot, scroll: Scroll) -> None:
    show(scroll, FILL_IN)
    assert told(scroll) == {9: [FILL_IN, ""]}
    assert not sentence_below(scroll)
    assert notes(scroll).problem() == FILL_IN
    qtbot.waitUntil(lambda: scroll.focusWidget() is not None)
    wrong = notes(scroll).editor.rows()[8][0]  # type: ignore[attr-defined]
    assert wrong.isAncestorOf(scroll.focusWidget())
    qtbot.waitUntil(lambda: is_in_view(scroll, scroll.focusWidget()))


def test_what_is_wrong_with_no_row_by_itself_is_said_below_them(scroll: Scroll) -> None:
    show(scroll, "21 November is there twice.")
    assert told(scroll) == {}
    assert sentence_below(scroll)


def test_what_cannot_be_read_is_said_beside_it(scroll: Scroll) -> None:
    rows = notes(scroll).editor
    assert isinstance(rows, RowsEditor)
    type_into(rows.rows()[3][1].findChild(QLineEdit), "soon")
    unreadable = rows.unreadable()
    show(scroll, unreadable)
    assert told(scroll)[4] == ["", unreadable]


def clear(scroll: Scroll) -> None:
    show(scroll, "")


def write(scroll: Scroll) -> None:
    rows = notes(scroll).editor
    assert isinstance(rows, RowsEditor)
    type_into(rows.rows()[8][0].findChild(QLineEdit), "y")


@pytest.mark.parametrize("mend", [clear, write])
def test_nothing_is_said_any_more_once_it_is_mended(scroll: Scroll, mend: Callable[[Scroll], None]) -> None:
    show(scroll, FILL_IN)
    mend(scroll)
    assert told(scroll) == {}
    assert notes(scroll).problem() == ""
    assert notes(scroll).editor.rows()[0][0].isAncestorOf(_lands(notes(scroll)))  # type: ignore[attr-defined]


def _lands(part: QWidget) -> QWidget:
    """Return the control that gets the focus which a part is given."""
    while part.focusProxy() is not None:
        part = part.focusProxy()
    return part


def test_what_is_wrong_with_a_field_that_is_not_shown_is_said_below(scroll: Scroll) -> None:
    rows = notes(scroll).editor
    assert isinstance(rows, RowsEditor)
    rows.show_only({"noted_on"})
    show(scroll, FILL_IN)
    assert told(scroll) == {}
    assert sentence_below(scroll)


def test_a_row_that_is_added_is_brought_into_view(qtbot: QtBot, scroll: Scroll) -> None:
    rows = notes(scroll).editor
    assert isinstance(rows, RowsEditor)
    rows._add.click()
    qtbot.waitUntil(lambda: is_in_view(scroll, rows.rows()[-1][0]))


def test_a_follow_up_tells_beside_its_day_that_it_must_have_been_held() -> None:
    unheld = ContractFollowUp(what="Kvalitet", planned_on=date(2026, 12, 1), outcome="Bra")
    (said,) = (worded(each) for each in problems.of(unheld).values())
    assert list(problems.of(unheld)) == ["held_on"]
    assert worded(problems.of(Contract(title="Städ", follow_ups=(unheld,)))["follow_ups"]) == said
