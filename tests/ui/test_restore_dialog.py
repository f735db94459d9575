"""The dialog in which a backup is chosen, and what it offers."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop.register.backup import Backup
from inkop_desktop.ui import messages
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.registers.restoring import Offered, RestoreDialog, found

DAYS = ("2026-11-21 12.00.00", "2026-11-20 12.00.00")


class Chooser(Recorder):
    """Somebody who agrees with what is suggested; it notes where the dialogs began."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[Any] = []

    def choose_open(
        self,
        parent: object,
        title: str,
        kinds: Sequence[FileKind],
        folder: Path | None,
        *,
        several: bool,
    ) -> list[Path]:
        """Choose what was laid ready."""
        self.begun.append((kinds[0].endings, folder))
        return super().choose_open(None, title, kinds, folder, several=several)

    def choose_save(
        self, parent: object, title: str, kinds: Sequence[FileKind], suggestion: Path
    ) -> Path | None:
        """Agree."""
        self.begun.append(suggestion)
        return suggestion


def kept(place: Path, register: str, day: str) -> Path:
    """Lay a backup in the rotation."""
    folder = place / f"{register} 0123abcd"
    folder.mkdir(exist_ok=True, parents=True)
    backup = folder / f"{register} {day}.inkop-backup"
    backup.write_bytes(b"x" * 2_400)
    return backup


def dialog_of(qtbot: QtBot, offered: Offered) -> tuple[RestoreDialog, list[tuple[Path, Path]]]:
    """Return the dialog and the list of what is chosen in it."""
    dialog = RestoreDialog(offered)
    chosen: list[tuple[Path, Path]] = []
    dialog.chosen.connect(lambda backup, target: chosen.append((backup, target)))
    qtbot.addWidget(dialog)
    return dialog, chosen


def test_the_backups_stand_under_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    days = (datetime(2026, 11, day, 12).astimezone() for day in (21, 20))
    backups = [Backup(tmp_path, day, 2_400_000) for day in days]
    dialog, _chosen = dialog_of(qtbot, Offered(tmp_path, backups, (tmp_path / "riik.inkop",), ()))
    dialog.show()
    first, second = (dialog.list.visualItemRect(dialog.list.item(row)) for row in (0, 1))
    assert first.bottom() < second.top()


def test_a_register_that_has_a_place_is_restored_there(qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "avtal.inkop"
    newest, older = (kept(tmp_path / "backups", "avtal", day) for day in DAYS)
    kept(tmp_path / "backups", "annat", DAYS[0])
    offered = found(tmp_path / "backups", [home], [])
    assert [each.path for each in offered.backups] == [newest, older]
    dialog, chosen = dialog_of(qtbot, offered)
    dialog.restore()
    assert chosen == [(newest, home)]


def test_what_could_not_be_opened_stands_beside_what_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    homes = [tmp_path / "avtal.inkop", tmp_path / "other" / "planer.inkop"]
    backups = kept(tmp_path / "backups", "avtal", DAYS[1]), kept(tmp_path / "backups", "planer", DAYS[0])
    dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", homes, []))
    dialog.list.setCurrentRow(1)
    dialog.restore()
    assert chosen == [(backups[0], homes[0])]


@pytest.mark.parametrize("lies", ["recent", "nowhere"])
def test_without_a_register_those_of_all_are_offered(qtbot: QtBot, tmp_path: Path, lies: str) -> None:
    """Where it shall lie is asked: where it was opened before is suggested, under its own name."""
    older, newest = kept(tmp_path, "avtal", DAYS[1]), kept(tmp_path, "planer v1.2", DAYS[0])
    recent = [tmp_path / "other" / "planer v1.2.inkop"] if lies == "recent" else []
    offered = found(tmp_path, [tmp_path / "no backup of it.inkop"], recent)
    assert [each.path for each in offered.backups] == [newest, older]
    dialog, chosen = dialog_of(qtbot, offered)
    rows = [dialog.list.item(row).text() for row in range(2)]
    assert [", planer v1.2.inkop, " in rows[0], ", avtal.inkop, " in rows[1]] == [True, True]
    with messages.speak_through(Chooser()):
        dialog.restore()
    assert chosen == [(newest, recent[0] if recent else Path.home() / "planer v1.2.inkop")]


@pytest.mark.parametrize(
    "name", ["avtal 2026-11-20 12.00.00.inkop-backup", "avtal 2026-11-20 12.00.00.inkop", "avtal.inkop"]
)
def test_a_backup_that_lies_elsewhere_is_chosen_as_a_file(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    home, backup = tmp_path / "avtal.inkop", tmp_path / "usb" / name
    dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [home], []))
    chooser = Chooser()
    chooser.answers = [backup]
    with messages.speak_through(chooser):
        dialog.choose_file()
    assert chooser.begun == [(("inkop", "inkop-backup"), tmp_path / "backups"), home]
    assert chosen == [(backup, home)]
