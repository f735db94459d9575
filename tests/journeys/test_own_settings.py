"""What a person chooses for themselves: name, language, colours; some of it at the next start."""

from pathlib import Path

from drivers import ContractsDriver, SettingsDriver, WelcomeDriver
from driving import Program

from inkop_desktop.settings import Settings
from inkop_desktop.ui import theme


def test_language_takes_effect_at_the_next_start_and_dark_at_once(program: Program, region: Path) -> None:
    program.start(region)
    dialog = SettingsDriver(program)
    dialog.write("my_name", "Anna Ek")
    dialog.pick("language", "svenska")
    dialog.pick("look", "Dark")
    dialog.press("Save")
    assert theme.current().is_dark
    assert ContractsDriver(program).button("New contract")
    program.quit()
    program.start(region)
    assert theme.current().is_dark
    assert program.settings.my_name == "Anna Ek"
    assert ContractsDriver(program).button("Nytt avtal")


def test_a_wrong_setting_is_told_beside_it_and_nothing_is_kept(program: Program, region: Path) -> None:
    program.start(region)
    dialog = SettingsDriver(program)
    dialog.write("my_name", "Anna Ek")
    dialog.write("backup_place", str(region.parent / "finns inte"))
    dialog.write("backup_count", "många")
    dialog.press("Save")
    assert dialog.problem("backup_count")
    dialog.write("backup_count", "7")
    dialog.press("Save")
    assert dialog.problem("backup_place") == "There is no such folder. Choose one that exists."
    dialog.press("Cancel")
    assert program.settings.my_name == "Anna Lind"
    assert program.settings.backup_count == 20


def test_the_window_opens_where_it_was_left(program: Program, region: Path) -> None:
    program.start(region)
    ContractsDriver(program)
    program.window.resize(960, 640)
    program.quit()
    program.start(region, size=None)
    workplace = program.window.workplace()
    assert workplace is not None
    assert workplace.current() == "contracts"
    assert (program.window.width(), program.window.height()) == (960, 640)


def test_settings_that_cannot_be_read_are_set_aside_and_told(program: Program, settings: Settings) -> None:
    settings.path.write_text("my_name = [", encoding="utf-8")
    program.start()
    assert "settings.broken" in WelcomeDriver(program).notice()
