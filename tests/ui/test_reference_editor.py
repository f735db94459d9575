"""The editor of a reference finds while one types, and is never fooled by a late answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.widgets.editors.reference import Deliver, Option, ReferenceEditor

SUPPLIERS = (Option(1, "Renhem Norr AB", "556012-3453"), Option(2, "Renhem Syd AB"), Option(3, "Åkeri AB"))


class Finder:
    """A source that answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Deliver]] = []

    def __call__(self, typed: str, deliver: Deliver) -> None:
        """Note the question."""
        self.asked.append((typed, deliver))

    def answer(self, number: int = -1) -> None:
        """Answer one of the questions."""
        typed, deliver = self.asked[number]
        deliver([option for option in SUPPLIERS if typed.lower() in option.name.lower()])


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def editor(qtbot: QtBot, finder: Finder) -> ReferenceEditor:
    editor = ReferenceEditor(finder, can_create=True)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.findChild(QLineEdit).hasFocus)
    return editor


def ask(qtbot: QtBot, editor: ReferenceEditor, finder: Finder, typed: str) -> None:
    """Type and wait until the source has been asked."""
    before = len(finder.asked)
    qtbot.keyClicks(editor.findChild(QLineEdit), typed)
    qtbot.waitUntil(lambda: len(finder.asked) > before)


def suggestions(editor: ReferenceEditor) -> list[str]:
    """Return what is offered."""
    model = editor._found
    return [model.index(row).data() for row in range(model.rowCount())]


def pick(qtbot: QtBot, editor: ReferenceEditor, row: int) -> None:
    """Choose a suggestion with the keyboard."""
    popup = editor._completer.popup()
    for _step in range(row + 1):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)


def test_it_asks_once_after_a_pause_and_takes_what_is_picked(
    qtbot: QtBot, editor: ReferenceEditor, finder: Finder
) -> None:
    ask(qtbot, editor, finder, "ren")
    assert [typed for typed, _deliver in finder.asked] == ["ren"]
    finder.answer()
    assert suggestions(editor) == ["Renhem Norr AB", "Renhem Syd AB", "Add “ren” …"]
    with qtbot.waitSignal(editor.changed):
        pick(qtbot, editor, 0)
    assert editor.value() == SUPPLIERS[0]
    assert editor.remark() == "556012-3453"


def test_a_late_answer_to_an_old_question_is_passed_over(
    qtbot: QtBot, editor: ReferenceEditor, finder: Finder
) -> None:
    ask(qtbot, editor, finder, "ren")
    ask(qtbot, editor, finder, "hem s")
    finder.answer(1)
    assert suggestions(editor)[0] == "Renhem Syd AB"
    finder.answer(0)
    assert suggestions(editor)[0] == "Renhem Syd AB"


def test_a_name_that_is_not_known_can_be_asked_for(
    qtbot: QtBot, editor: ReferenceEditor, finder: Finder
) -> None:
    ask(qtbot, editor, finder, "Ny AB")
    assert "Ny AB" in editor.unreadable()
    finder.answer()
    with qtbot.waitSignal(editor.creation_wanted) as sent:
        pick(qtbot, editor, 0)
    assert sent.args == ["Ny AB"]
    assert editor.value() is None
    editor.set_value(Option(9, "Ny AB"))
    assert editor.unreadable() == ""


def test_a_name_that_is_known_is_not_offered_as_new(
    qtbot: QtBot, editor: ReferenceEditor, finder: Finder
) -> None:
    ask(qtbot, editor, finder, "åkeri ab")
    finder.answer()
    assert suggestions(editor) == ["Åkeri AB"]


def test_a_name_typed_in_full_is_chosen_on_leaving(
    qtbot: QtBot, editor: ReferenceEditor, finder: Finder
) -> None:
    ask(qtbot, editor, finder, "åkeri ab")
    finder.answer()
    editor._completer.popup().hide()
    with qtbot.waitSignal(editor.changed):
        editor.findChild(QLineEdit).editingFinished.emit()
    assert editor.value() == SUPPLIERS[2]


def test_typing_on_lets_go_of_what_was_chosen(qtbot: QtBot, editor: ReferenceEditor, finder: Finder) -> None:
    editor.set_value(SUPPLIERS[0])
    qtbot.keyClick(editor.findChild(QLineEdit), Qt.Key.Key_End)
    ask(qtbot, editor, finder, "x")
    assert editor.value() is None


def test_the_down_key_asks_at_once(qtbot: QtBot, editor: ReferenceEditor, finder: Finder) -> None:
    qtbot.keyClick(editor.findChild(QLineEdit), Qt.Key.Key_Down)
    assert [typed for typed, _deliver in finder.asked] == [""]
    finder.answer()
    assert len(suggestions(editor)) == 3
