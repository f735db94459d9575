"""The dialog in which a backup is chosen."""

from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from inkop_desktop.register.backup import Backup
from inkop_desktop.ui.registers.restoring import RestoreDialog


def test_the_backups_stand_under_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    days = (datetime(2026, 11, day, 12).astimezone() for day in (21, 20))
    dialog = RestoreDialog([Backup(tmp_path, day, 2_400_000) for day in days], tmp_path / "riik.inkop")
    qtbot.addWidget(dialog)
    dialog.show()
    first, second = (dialog.list.visualItemRect(dialog.list.item(row)) for row in (0, 1))
    assert first.bottom() < second.top()
