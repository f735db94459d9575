"""The dialog in which a backup is chosen, and what it offers."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop.records.people import Organisation
from inkop_desktop.register import backup
from inkop_desktop.register.backup import Backup
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import registers
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


def backed_up(path: Path, place: Path, day: str) -> Path:
    """Make a register that is called as its folder, and a backup of it from a day."""
    with registers.new(path, "Anna", Country.SE, Organisation(name=path.parent.name)):
        pass
    made = backup.add(path, place).path
    return made.rename(made.with_name(f"{path.stem} {day}.inkop-backup"))


@pytest.fixture
def two(tmp_path: Path) -> list[tuple[Path, Path]]:
    """Give two registers of one name, with the backup of each; that of the second is newer."""
    homes = [tmp_path / name / "avtal.inkop" for name in ("Norrbotten", "Piteå")]
    return [
        (home, backed_up(home, tmp_path / "backups", day))
        for home, day in zip(homes, reversed(DAYS), strict=True)
    ]


def rows_of(dialog: RestoreDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


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
    dialog, _chosen = dialog_of(qtbot, Offered(tmp_path, backups, {tmp_path: tmp_path / "riik.inkop"}, ()))
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
    rows = rows_of(dialog)
    assert [", planer v1.2.inkop, " in rows[0], ", avtal.inkop, " in rows[1]] == [True, True]
    with messages.speak_through(Chooser()):
        dialog.restore()
    assert chosen == [(newest, recent[0] if recent else Path.home() / "planer v1.2.inkop")]


def test_a_register_has_no_backups_of_another_one_of_its_name(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]]
) -> None:
    for home, made in two:
        dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [home], [each for each, _ in two]))
        (row,) = rows_of(dialog)
        assert ", avtal.inkop, " in row
        dialog.restore()
        assert chosen == [(made, home)]


def test_each_goes_to_its_own_where_two_of_one_name_are_there(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]]
) -> None:
    """One that cannot be opened, and the one that is open."""
    (first, of_first), (second, of_second) = two
    first.write_bytes(b"no register any more" * 1000)
    for row, expected in enumerate([(of_second, second), (of_first, first)]):
        dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [first, second], []))
        assert f"avtal.inkop (Piteå, in {second.parent})" in rows_of(dialog)[0]
        assert "avtal.inkop (Norrbotten)" in rows_of(dialog)[1]
        dialog.list.setCurrentRow(row)
        dialog.restore()
        assert chosen == [expected]


def test_what_could_be_of_another_register_is_asked_about(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]]
) -> None:
    """The register is gone, and nobody knows of the other one of its name."""
    (first, _of_first), (_second, of_second) = two
    first.unlink()
    dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [first], []))
    assert ["(Piteå)" in rows_of(dialog)[0], "(Norrbotten)" in rows_of(dialog)[1]] == [True, True]
    chooser = Chooser()
    with messages.speak_through(chooser):
        dialog.restore()
    assert chooser.begun == [first]
    assert chosen == [(of_second, first)]


def test_a_copy_of_an_open_register_makes_nobody_guess(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]]
) -> None:
    (home, made), _other = two
    copy = tmp_path / "copy" / home.name
    registers.restore(made, copy)
    dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [copy, home], []))
    chooser = Chooser()
    with messages.speak_through(chooser):
        dialog.restore()
    assert chooser.begun == [copy]
    assert chosen == [(made, copy)]


def test_those_of_all_are_shown_when_wanted_and_never_go_over_another(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, of_first), (second, of_second) = two
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    gone = tmp_path / "gone" / "avtal.inkop"
    for recent, suggested in (([gone, second], second), ([], tmp_path / "home" / "avtal.inkop")):
        dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [first], recent))
        dialog.others.setChecked(True)
        assert ["(Piteå" in rows_of(dialog)[0], "(Norrbotten" in rows_of(dialog)[1]] == [True, True]
        chooser = Chooser()
        with messages.speak_through(chooser):
            dialog.restore()
        assert chooser.begun == [suggested]
        assert chosen == [(of_second, suggested)]
    dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", [first], []))
    dialog.others.setChecked(True)
    dialog.others.setChecked(False)
    assert len(rows_of(dialog)) == 1
    dialog.restore()
    assert chosen == [(of_first, first)]


def test_a_long_folder_is_read_without_moving_the_list(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]]
) -> None:
    dialog, _chosen = dialog_of(qtbot, found(tmp_path / "backups", [home for home, _backup in two], []))
    dialog.show()
    row = dialog.list.visualItemRect(dialog.list.item(0))
    assert row.height() >= dialog.list.fontMetrics().height() * 2


def test_where_there_are_no_others_none_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "Norrbotten" / "avtal.inkop"
    backed_up(home, tmp_path / "backups", DAYS[0])
    dialog, _chosen = dialog_of(qtbot, found(tmp_path / "backups", [home], []))
    assert dialog.others.isHidden()


def test_a_whole_copy_that_lies_elsewhere_goes_to_its_own_register(
    qtbot: QtBot, tmp_path: Path, two: list[tuple[Path, Path]]
) -> None:
    copy = registers.backup_whole(two[1][0], tmp_path / "usb")
    homes = [home for home, _backup in two]
    dialog, chosen = dialog_of(qtbot, found(tmp_path / "backups", homes[:1], homes))
    chooser = Chooser()
    chooser.answers = [copy]
    with messages.speak_through(chooser):
        dialog.choose_file()
    assert chosen == [(copy, homes[1])]


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
