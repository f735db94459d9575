"""A register is closed beside the window, and never without its backup unless the person says so."""

from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import copies
import pytest
from driving import shut
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop import app
from inkop_desktop.errors import RegisterError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers
from inkop_desktop.settings import Settings
from inkop_desktop.ui.finder import Finder
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.registers import closing, rescuing
from inkop_desktop.ui.registers.opening import Opening
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        return made.path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.toml")
    settings.backup_place = str(tmp_path / "backups")
    return settings


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, settings: Settings, path: Path) -> Opening:
    window, opening = app.compose(qapp, settings, date(2026, 6, 1))
    qtbot.addWidget(window, before_close_func=partial(shut, qtbot))
    with qtbot.waitSignal(opening.opened):
        opening.open(path)
    window.show()
    qtbot.waitUntil(opening.is_idle)
    return opening


@pytest.fixture
def window(opening: Opening) -> MainWindow:
    window = opening.parent()
    assert isinstance(window, MainWindow)
    return window


def block(place: str) -> None:
    """Let nothing be kept in a folder."""
    Path(place).write_text("in the way")


def leave(qtbot: QtBot, window: MainWindow, opening: Opening) -> None:
    window.close()
    qtbot.waitUntil(opening.is_idle)


def test_the_window_stays_and_tells_while_the_backup_is_made(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, made = Event(), []

    def slow(register: Register, **place: Any) -> Path:
        assert go_on.wait(10)
        made.append(place["place"])
        return register.path

    monkeypatch.setattr(registers, "backup", slow)
    window.close()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(Dialog)))
    workplace = window.workplace()
    assert window.isVisible()
    assert workplace is not None
    assert not workplace.isEnabled()
    assert not window.menuBar().isEnabled()
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert window.findChildren(Finder) == []
    window.close()  # once more, out of impatience
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(made) == 1
    assert opening.desk is None


def test_what_is_being_written_is_in_the_backup(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, settings: Settings
) -> None:
    assert opening.desk is not None
    go_on = Event()

    def write(register: Register) -> None:
        assert go_on.wait(10)
        records.save(register, Contract(title="Städ"))

    opening.desk.ops.write(window, write)
    window.close()
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    newest = registers.backups(Path(settings.backup_place), path)[0]
    registers.restore(newest.path, path.with_name("again.inkop"))
    with file.open_register(path.with_name("again.inkop"), "Anna") as again:
        assert [each.title for each in records.every(again, Contract)] == ["Städ"]


def test_who_goes_back_works_on_in_the_register(
    qtbot: QtBot, opening: Opening, window: MainWindow, settings: Settings, told: Recorder
) -> None:
    block(settings.backup_place)
    told.answers = [closing.STAY]
    workplace = window.workplace()
    assert workplace is not None
    window.activateWindow()
    button = next(each for each in workplace.findChildren(QPushButton) if each.isVisible())
    button.setFocus()
    leave(qtbot, window, opening)
    assert "avtal.inkop" in told.said[-1][1]
    assert window.focusWidget() is button
    assert window.isVisible()
    assert workplace is not None
    assert workplace.isEnabled()
    assert opening.desk is not None
    with qtbot.waitSignal(opening.desk.ops.changed):
        opening.desk.ops.write(window, lambda register: records.save(register, Contract(title="Städ")))
    Path(settings.backup_place).unlink()


def test_another_folder_is_kept_once_it_has_worked(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, settings: Settings, told: Recorder
) -> None:
    block(settings.backup_place)
    wrong, right = path.parent / "wrong", path.parent / "right"
    block(str(wrong))
    told.answers = [closing.ELSEWHERE, wrong, closing.ELSEWHERE, right]
    leave(qtbot, window, opening)
    assert not window.isVisible()
    assert settings.backup_place == str(right)
    assert registers.backups(right, path)


def test_a_register_may_be_closed_without_a_backup(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, settings: Settings, told: Recorder
) -> None:
    block(settings.backup_place)
    told.answers = [closing.WITHOUT]
    leave(qtbot, window, opening)
    assert not window.isVisible()
    with file.open_register(path, "Anna") as again:  # the lock was given back
        assert again.read_only is None


@pytest.fixture
def damaged(opening: Opening, tmp_path: Path) -> Register:
    """Damage a document of the register that is open."""
    assert opening.desk is not None
    register = opening.desk.register
    (tmp_path / "avtal.pdf").write_bytes(b"%PDF-1.7 avtal")
    attachments.attach(register, records.save(register, Contract(title="Städ")), [tmp_path / "avtal.pdf"])
    with register.writing() as connection:
        connection.exec_driver_sql("DELETE FROM blob_chunk")
    return register


def test_a_damaged_document_is_named_and_the_rest_is_in_the_backup(
    qtbot: QtBot,
    opening: Opening,
    window: MainWindow,
    path: Path,
    settings: Settings,
    damaged: Register,
    told: Recorder,
) -> None:
    told.answers = [closing.STAY]
    leave(qtbot, window, opening)
    assert window.isVisible()
    ((title, text),) = told.said
    assert title == "The backup is made, but not whole"
    assert "“avtal.pdf” of “Städ”" in text
    told.answers = [closing.LEAVE]
    leave(qtbot, window, opening)
    assert not window.isVisible()
    assert len(registers.backups(Path(settings.backup_place), path)) == 1


def test_another_folder_is_kept_though_the_backup_is_not_whole(
    qtbot: QtBot,
    opening: Opening,
    window: MainWindow,
    path: Path,
    settings: Settings,
    damaged: Register,
    told: Recorder,
) -> None:
    block(settings.backup_place)
    right = path.parent / "right"
    told.answers = [closing.ELSEWHERE, right, closing.LEAVE]
    leave(qtbot, window, opening)
    assert not window.isVisible()
    assert settings.backup_place == str(right)


def test_a_backup_that_is_not_whole_is_shown_as_made_and_told_of(
    qtbot: QtBot, opening: Opening, window: MainWindow, damaged: Register, told: Recorder
) -> None:
    workplace = window.workplace()
    assert workplace is not None
    opening.back_up()
    qtbot.waitUntil(lambda: "Everything else is in the backup" in workplace.notice.text())
    assert any(each.text().startswith("Backup 2") for each in workplace.sidebar.findChildren(QLabel))
    told.answers = [closing.LEAVE]
    leave(qtbot, window, opening)


def test_another_register_is_given_back_where_the_first_one_stays(
    qtbot: QtBot, opening: Opening, settings: Settings, path: Path, told: Recorder
) -> None:
    other = path.with_name("other.inkop")
    copies.new(other, "Anna", Country.SE, Organisation(name="Kommun")).close()
    block(settings.backup_place)
    told.answers = [closing.STAY]
    opening.open(other)
    qtbot.waitUntil(opening.is_idle)
    assert opening.desk is not None
    assert opening.desk.register.path == path
    with file.open_register(other, "Olle") as again:
        assert again.read_only is None
    Path(settings.backup_place).unlink()


def test_a_register_that_comes_while_the_window_closes_is_given_back(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path
) -> None:
    other = path.with_name("other.inkop")
    copies.new(other, "Anna", Country.SE, Organisation(name="Kommun")).close()
    opening.open(other)
    leave(qtbot, window, opening)
    assert not window.isVisible()
    with file.open_register(other, "Olle") as again:
        assert again.read_only is None


def test_a_fault_of_the_program_leaves_the_choice_too(
    qtbot: QtBot, opening: Opening, window: MainWindow, monkeypatch: pytest.MonkeyPatch, told: Recorder
) -> None:
    def fail(*_args: object, **_place: object) -> None:
        raise RegisterError("No room.") if told.said else ZeroDivisionError

    monkeypatch.setattr(registers, "backup", fail)
    told.answers = [closing.WITHOUT]
    with qtbot.captureExceptions() as raised:
        leave(qtbot, window, opening)
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert not window.isVisible()


def test_what_only_the_window_holds_is_saved_as_a_copy_at_closing(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, told: Recorder
) -> None:
    path.unlink()
    copy, in_the_way = path.with_name("copy.inkop"), path.with_name("in the way")
    in_the_way.write_text("no folder")
    told.answers = [rescuing.COPY, in_the_way / "copy.inkop", rescuing.COPY, copy]
    leave(qtbot, window, opening)
    assert [title for title, _text in told.said] == [
        "avtal.inkop is no longer in its place",
        "The copy could not be saved",
        "avtal.inkop is no longer in its place",
    ]
    assert not window.isVisible()
    with file.open_register(copy, "Anna") as again:
        assert again.read_only is None
        assert registers.own_organisation(again).name == "Region"


def test_leaving_the_question_never_closes_what_only_the_window_holds(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, told: Recorder
) -> None:
    path.unlink()
    told.answers = [None]
    leave(qtbot, window, opening)
    assert window.isVisible()
    told.answers = [rescuing.COPY, None]
    leave(qtbot, window, opening)
    assert window.isVisible()
    told.answers = [rescuing.LEAVE]
    leave(qtbot, window, opening)
    assert not window.isVisible()


def test_the_work_goes_on_in_a_copy_where_the_file_is_gone(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, told: Recorder
) -> None:
    desk = opening.desk
    assert desk is not None
    dialog = RecordDialog(desk, "Contract", Contract(title="Städ"), {}, window)
    dialog.open()
    qtbot.waitUntil(opening.is_idle)
    path.rename(path.with_name("moved.inkop"))
    copy = path.with_name("copy.inkop")
    told.answers = [rescuing.COPY, copy]
    with qtbot.waitSignal(opening.opened):
        dialog.save()
    qtbot.waitUntil(opening.is_idle)
    assert not any(each.isVisible() for each in window.findChildren(RecordDialog))
    assert opening.desk is not None
    assert opening.desk.register.path == copy
    with qtbot.waitSignal(opening.desk.ops.changed):
        opening.desk.ops.write(window, lambda register: records.save(register, Contract(title="Städ")))


def test_who_reads_on_is_asked_again_only_at_closing(
    qtbot: QtBot, opening: Opening, window: MainWindow, path: Path, told: Recorder
) -> None:
    path.unlink()
    told.answers = [rescuing.LEAVE]
    assert opening.desk is not None
    opening.desk.ops.write(window, lambda register: records.save(register, Contract(title="Städ")))
    qtbot.waitUntil(lambda: not told.answers)
    qtbot.waitUntil(opening.is_idle)
    assert not opening.desk.can_write
    told.answers = [rescuing.LEAVE]
    leave(qtbot, window, opening)
    assert not window.isVisible()
