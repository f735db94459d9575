"""Dialogs are left with Escape, answered with Enter, grow with their contents and are freed."""

import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.reference import ReferenceEditor
from inkop_desktop.ui.widgets.editors.tags import TagsEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.table import Table


def decide(parent: QWidget | None = None) -> Dialog:
    """Return a dialog with a form that holds something of everything."""
    dialog = Dialog("Decide on the option", "The contract runs twelve months longer.", parent)
    form = Form()
    form.add("day", "Decided on", DateEditor())
    form.add("note", "Note", LongTextEditor())
    form.add("tags", "Tags", TagsEditor())
    form.add("supplier", "Supplier", ReferenceEditor(find_nothing))
    form.set_values({"tags": ("one", "two"), "day": date(2026, 12, 31)})
    dialog.body.addWidget(form)
    dialog.add_choices("Extend", "Cancel")
    return dialog


def find_nothing(_typed: str, deliver: Callable[[list[object]], None]) -> None:
    """Deliver nothing."""
    deliver([])


@pytest.fixture
def dialog(qtbot: QtBot) -> Dialog:
    dialog = decide()
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def test_escape_leaves(qtbot: QtBot, dialog: Dialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_enter_presses_the_primary_button(qtbot: QtBot, dialog: Dialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_enter_presses_the_button_that_the_cursor_is_on(qtbot: QtBot, dialog: Dialog) -> None:
    cancel = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_enter_in_several_lines_makes_a_new_one(qtbot: QtBot, dialog: Dialog) -> None:
    box = dialog.findChild(QPlainTextEdit)
    box.setFocus()
    with qtbot.assertNotEmitted(dialog.accepted, wait=10):
        qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.reject()


def test_enter_never_does_what_cannot_be_undone(qtbot: QtBot) -> None:
    dialog = Dialog("Delete the contract?")
    dialog.add_choices("Delete", "Cancel", Kind.DANGER)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.accepted, wait=10):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.reject()


@pytest.mark.parametrize("close", ["accept", "reject", "close"])
def test_a_dialog_is_freed_when_it_closes(qtbot: QtBot, close: str) -> None:
    dialog = decide()
    table, notice = Table("Contracts"), NoticeBar()
    notice.tell("Saved", Tone.DONE, "Undo", seconds=5)
    dialog.body.addWidget(table)
    dialog.body.addWidget(notice)
    dialog.open()
    gone = weakref.ref(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        getattr(dialog, close)()
    del dialog, table, notice
    assert gone() is None


def test_a_dialog_grows_with_what_it_tells(qtbot: QtBot, dialog: Dialog) -> None:
    qtbot.waitUntil(lambda: dialog.height() == dialog.sizeHint().height())
    before = dialog.height()
    dialog.findChild(Form).set_problems({"day": "Fill in the day.", "note": "Say why."})
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: not dialog._scroll.verticalScrollBar().isVisible())
    dialog.reject()


def test_a_dialog_grows_though_its_body_holds_it_wider_than_it_wants(qtbot: QtBot) -> None:
    dialog = Dialog("Note call-off")
    qtbot.addWidget(dialog)
    form, told = Form(), Label("", wrap=True)
    form.add("note", "Note", LongTextEditor())
    form.setMinimumWidth(580)
    for widget in (form, told):
        dialog.body.addWidget(widget)
    dialog.add_choices("Save", "Cancel")
    dialog.show()
    qtbot.waitExposed(dialog)
    for many in (4, 40):
        before = dialog.height()
        told.setText("It is more than is left of the ceiling. " * many)
        qtbot.waitUntil(lambda before=before: dialog.height() > before, timeout=2000)  # type: ignore[misc]


def test_a_dialog_keeps_the_size_that_a_person_gave_it(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.resize(700, 640)
    dialog.findChild(Form).set_problems({"day": "Fill in the day."})
    qtbot.wait(20)
    assert (dialog.width(), dialog.height()) == (700, 640)
    dialog.reject()


def test_a_dialog_that_is_too_high_scrolls(qtbot: QtBot) -> None:
    dialog = Dialog("Long")
    for number in range(80):
        dialog.body.addWidget(Label(f"line {number}"))
    dialog.open()
    limit = dialog.screen().availableSize().height()
    qtbot.waitUntil(lambda: dialog._scroll.verticalScrollBar().isVisible())
    assert dialog.height() <= limit
    assert dialog.findChild(QPushButton) is None
    dialog.reject()


def test_a_dialog_without_a_body_has_no_room_for_one(qtbot: QtBot) -> None:
    dialog = Dialog("Saved")
    dialog.add_button("OK", Kind.PRIMARY)
    dialog.open()
    assert dialog._scroll.isHidden()
    assert dialog._text.isHidden()
    dialog.reject()


def test_a_dialog_that_its_buttons_make_wider_has_no_hole_in_it(qtbot: QtBot) -> None:
    told = "The folder is not there.\n\nWhat you have saved is in it; it is only the backup that is missing."
    dialog = Dialog("The backup could not be made", told)
    qtbot.addWidget(dialog)
    narrow = dialog.sizeHint().width()
    for words in ("Close without a backup", "Go back to the register", "Choose another folder …"):
        dialog.add_button(words)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() > narrow
    qtbot.waitUntil(lambda: dialog.size() == dialog.sizeHint())


@pytest.mark.parametrize("icon", [None, Icon.INFO])
def test_the_text_of_a_dialog_stands_under_its_title(qtbot: QtBot, icon: Icon | None) -> None:
    dialog = Dialog("Keep it?", "What you wrote is kept.", icon=Picture(icon, size=24) if icon else None)
    qtbot.addWidget(dialog)
    dialog.show()
    title, text = dialog.findChildren(Label)[:2]
    begins = [each.x() + each.contentsMargins().left() for each in (title, text)]
    assert {title.text(), text.text()} == {"Keep it?", "What you wrote is kept."}
    assert begins[0] == begins[1]
