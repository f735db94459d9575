"""Two at one register, crashes, backups: whatever happens, what was written is still there."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, RestoreDriver
from driving import Program
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from recorder import Recorder

from inkop_desktop import paths
from inkop_desktop.register.file import Mode
from inkop_desktop.settings import Settings
from inkop_desktop.ui.areas import AREAS
from inkop_desktop.ui.widgets.buttons import Button


@pytest.fixture
def colleague(qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path) -> Program:
    """Return the program on a colleague's desk."""
    settings = Settings(tmp_path / "colleague.toml")
    settings.my_name, settings.language = "Olle Berg", "en"
    return Program(qtbot, qapp, settings.path, program.today)


def test_the_second_opener_is_told_who_and_may_read(
    program: Program, colleague: Program, region: Path, told: Recorder
) -> None:
    program.start(region)
    told.answers = [Mode.READ_ONLY.value]
    colleague.start(region)
    assert "Anna Lind has norrbotten.inkop open on" in told.said[-1][1]
    contracts = ContractsDriver(colleague)
    assert contracts.titles()
    assert not contracts.button("New contract").isEnabled()
    assert not contracts.button("Edit").isEnabled()


def test_every_area_can_be_read_by_the_second_opener(
    program: Program, colleague: Program, region: Path, told: Recorder
) -> None:
    program.start(region)
    told.answers = [Mode.READ_ONLY.value]
    colleague.start(region)
    for area in AREAS:
        colleague.go(area.key)
        page = colleague.window.workplace().page()
        offered = [each for each in page.findChildren(Button) if each.text().startswith("New ")]
        assert not any(each.isEnabled() for each in offered)


def test_who_was_taken_over_can_only_read_and_keeps_the_draft(
    program: Program, colleague: Program, region: Path, told: Recorder
) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.choose(contracts.titles()[0])
    dialog = contracts.edit()
    dialog.write("remarks", "Ring leverantören på måndag")
    told.answers = [Mode.TAKE_OVER.value]
    colleague.start(region)
    dialog.save()
    assert dialog.is_open()
    assert "Olle Berg" in dialog.notice()
    assert dialog.value("remarks") == "Ring leverantören på måndag"
    told.answers = ["discard"]
    dialog.press("Cancel")
    assert not contracts.button("New contract").isEnabled()
    assert not program.menu("Edit", "Undo").isEnabled()


def write_half(contracts: ContractsDriver, title: str) -> None:
    """Begin to write in a contract, and let the form go as a crash does: nobody closes it."""
    contracts.choose(title)
    dialog = contracts.edit()
    dialog.write("remarks", "Halvskriven mening")
    dialog.widget.deleteLater()


def test_what_was_being_written_in_a_crash_is_brought_back(program: Program, region: Path) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    title = contracts.titles()[0]
    write_half(contracts, title)
    program.quit()
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.choose(title)
    dialog = contracts.edit()
    assert "when the program ended" in dialog.notice()
    dialog.press("Bring it back")
    assert dialog.value("remarks") == "Halvskriven mening"
    dialog.save()
    assert contracts.facts()["Remarks"] == "Halvskriven mening"
    contracts.edit().press("Cancel")


def test_leaving_a_form_with_changes_asks_first(program: Program, region: Path, told: Recorder) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.choose(contracts.titles()[0])
    dialog = contracts.edit()
    dialog.write("remarks", "Ångrar mig")
    told.answers = [None, "discard"]
    dialog.press("Cancel")
    assert dialog.is_open()
    dialog.press("Cancel")
    assert not dialog.is_open()
    again = contracts.edit()
    assert again.notice() == ""
    assert again.value("remarks") != "Ångrar mig"
    again.press("Cancel")


def test_a_backup_is_made_and_restored(program: Program, region: Path, told: Recorder) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    before = contracts.titles()
    program.choose("File", "Back up now")
    assert program.told() == "The backup is made and checked."
    contracts.choose(before[1])
    contracts.delete()
    assert before[1] not in contracts.titles()
    dialog = RestoreDriver(program)
    assert len(dialog.backups()) == 1
    dialog.press("Restore")
    program.settle()
    assert "is kept as" in told.said[-1][1]
    assert ContractsDriver(program).titles() == before


def test_a_damaged_register_is_restored_from_the_menu(program: Program, region: Path, told: Recorder) -> None:
    program.start(region)
    before = ContractsDriver(program).titles()
    program.quit()
    damaged = b"no register any more" * 1000
    region.write_bytes(damaged)
    program.start(region)
    assert "restore the latest backup from the File menu" in told.said[-1][1]
    dialog = RestoreDriver(program)
    (backup,) = dialog.backups()
    assert ", norrbotten.inkop, " in backup
    dialog.press("Restore")
    program.settle()
    assert program.desk.register.path == region
    assert ContractsDriver(program).titles() == before
    aside = next(region.parent.glob("norrbotten 2*.inkop"))
    assert aside.name in told.said[-1][1]
    assert aside.read_bytes() == damaged


def test_a_draft_goes_with_its_record(program: Program, region: Path) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    title = contracts.titles()[1]
    write_half(contracts, title)
    program.settle()
    folder = paths.drafts_of(program.desk.register.identity)
    assert len(list(folder.iterdir())) == 1
    contracts.choose(title)
    contracts.delete()
    assert title not in contracts.titles()
    program.quit()
    program.start(region)
    assert list(folder.iterdir()) == []


def test_a_draft_is_there_in_a_register_that_was_moved(program: Program, region: Path) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    title = contracts.titles()[0]
    write_half(contracts, title)
    program.quit()
    program.start(region.rename(region.with_name("moved.inkop")))
    contracts = ContractsDriver(program)
    contracts.choose(title)
    dialog = contracts.edit()
    assert "when the program ended" in dialog.notice()
    dialog.press("Cancel")
