"""Messages, questions and files go through one seam, on the screen and in tests."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop.ui import messages
from inkop_desktop.ui.messages import Answer, FileKind, Save
from inkop_desktop.ui.widgets.buttons import Kind

REGISTER = FileKind("Register", ("inkop",))
TABLE = FileKind("List", ("xlsx", "csv"))


class Person:
    """Somebody who sees a dialog and presses one of its buttons, or leaves it."""

    def __init__(self, press: str | None) -> None:
        self.press = press
        self.seen: list[QDialog] = []

    def __call__(self, dialog: QDialog) -> int:
        """Take the place of `exec`."""
        self.seen.append(dialog)
        if self.press is None:
            dialog.reject()
        else:
            button = next(b for b in dialog.findChildren(QPushButton) if b.text() == self.press)
            button.click()
        return dialog.result()


def meets(monkeypatch: pytest.MonkeyPatch, press: str | None) -> Person:
    """Let a person be there when a dialog waits."""
    person = Person(press)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: person(dialog))  # noqa: PLW0108 - binds the dialog
    return person


@pytest.mark.parametrize(
    ("press", "answer"),
    [("Save", Save.SAVE), ("Do not save", Save.DISCARD), ("Cancel", Save.STAY), (None, Save.STAY)],
)
def test_what_to_do_with_changes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, press: str | None, answer: Save
) -> None:
    person = meets(monkeypatch, press)
    assert messages.ask_to_save(None, "Cleaning & <b>more</b>") is answer
    assert person.seen[0].windowTitle() == "Save the changes to “Cleaning & <b>more</b>”?"


def test_a_question_gives_the_key_of_its_answer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = (Answer("read", "Read only"), Answer("take", "Take over", Kind.PRIMARY))
    meets(monkeypatch, "Take over")
    assert messages.ask(None, "Open elsewhere", "", answers) == "take"
    meets(monkeypatch, None)
    assert messages.ask(None, "Open elsewhere", "", answers) is None


@pytest.mark.parametrize("tell", [messages.information, messages.warning])
def test_telling_waits_for_one_button(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tell: object) -> None:
    person = meets(monkeypatch, "OK")
    tell(None, "The disk is full.", "Make room and try again.")  # type: ignore[operator]
    assert len(person.seen) == 1


class Chooser:
    """Somebody who chooses files; it notes how the dialog was set up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, chosen: list[str] | None) -> None:
        self.chosen = chosen
        self.mode: QFileDialog.FileMode | None = None
        self.filters: list[str] = []
        self.suffix = ""
        monkeypatch.setattr(QFileDialog, "exec", lambda dialog: self._look(dialog))  # noqa: PLW0108 - binds it
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: chosen)

    def _look(self, dialog: QFileDialog) -> int:
        self.mode, self.filters, self.suffix = dialog.fileMode(), dialog.nameFilters(), dialog.defaultSuffix()
        code = QFileDialog.DialogCode
        return (code.Accepted if self.chosen else code.Rejected).value


def test_a_file_is_opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chooser = Chooser(monkeypatch, ["/tmp/a.inkop"])
    assert messages.choose_open(None, "Open", (REGISTER,), tmp_path) == Path("/tmp/a.inkop")
    assert chooser.mode is QFileDialog.FileMode.ExistingFile
    assert chooser.filters == ["Register (*.inkop)"]


def test_several_files_are_opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    chooser = Chooser(monkeypatch, ["/tmp/a.csv", "/tmp/b.csv"])
    assert messages.choose_several(None, "Attach", (TABLE,)) == [Path("/tmp/a.csv"), Path("/tmp/b.csv")]
    assert chooser.mode is QFileDialog.FileMode.ExistingFiles
    assert chooser.filters == ["List (*.xlsx *.csv)"]


def test_a_file_is_saved_with_an_ending(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    chooser = Chooser(monkeypatch, ["/tmp/a.xlsx"])
    saved = messages.choose_save(None, "Save", (TABLE,), Path("/tmp/list.xlsx"))
    assert saved == Path("/tmp/a.xlsx")
    assert chooser.suffix == "xlsx"


def test_a_folder_is_chosen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    chooser = Chooser(monkeypatch, ["/tmp"])
    assert messages.choose_folder(None, "Backups") == Path("/tmp")
    assert chooser.mode is QFileDialog.FileMode.Directory


def test_choosing_nothing_is_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    Chooser(monkeypatch, None)
    assert messages.choose_open(None, "Open", (REGISTER,)) is None
    assert messages.choose_several(None, "Open", (REGISTER,)) == []
    assert messages.choose_save(None, "Save", (REGISTER,), Path("a.inkop")) is None
    assert messages.choose_folder(None, "Backups") is None


def test_a_recorder_can_answer_instead(told: Recorder, tmp_path: Path) -> None:
    told.answers = ["save", tmp_path / "a", [tmp_path / "b"], tmp_path / "c", tmp_path, None]
    messages.warning(None, "The disk is full.", "Make room.")
    assert messages.ask_to_save(None, "Cleaning") is Save.SAVE
    assert messages.choose_open(None, "Open", ()) == tmp_path / "a"
    assert messages.choose_several(None, "Open", ()) == [tmp_path / "b"]
    assert messages.choose_save(None, "Save", (), tmp_path) == tmp_path / "c"
    assert messages.choose_folder(None, "Folder") == tmp_path
    assert messages.choose_open(None, "Open", ()) is None
    assert told.said == [
        ("The disk is full.", "Make room."),
        ("Save the changes to “Cleaning”?", "If you do not save, what you have changed is lost."),
    ]
