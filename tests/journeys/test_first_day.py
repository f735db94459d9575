"""From the first start to a register with a contract in it, which is found, changed and put right."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, RecordDialogDriver, WelcomeDriver
from driving import Program, refer, write
from recorder import Recorder

from inkop_desktop.settings import Settings


@pytest.fixture
def register(program: Program, settings: Settings, tmp_path: Path, told: Recorder) -> Path:
    """Make a register as on the first day: no name is known, nothing has been opened."""
    settings.my_name = ""
    program.start()
    welcome = WelcomeDriver(program)
    welcome.press("New register …")
    assert "Write your name first" in welcome.problem()
    welcome.name("Anna Lind")
    dialog = welcome.new()
    dialog.refer("place", "Kiru")
    path = tmp_path / "kiruna.inkop"
    told.answers = [path]
    dialog.press("Choose where to save …")
    program.settle()
    return path


def first_contract(program: Program) -> RecordDialogDriver:
    """Fill in a contract with a supplier that is made on the way; do not save it yet."""
    dialog = ContractsDriver(program).new()
    dialog.write("title", "Städning av skolor")
    dialog.pick("kind", "Framework agreement, one supplier")
    supplier = dialog.add_row("suppliers")[0]
    refer(program, supplier.editor, "Renhem Norr AB")
    dialog.write("first_day", "2025-01-01")
    dialog.write("term_months", "24")
    option = dialog.add_row("options")
    write(option[0].editor, "12")
    return dialog


def test_a_first_contract_is_saved_listed_and_found(program: Program, register: Path) -> None:
    assert program.window.windowTitle() == "Kiruna kommun (kiruna.inkop)"
    first_contract(program).save()
    contracts = ContractsDriver(program)
    assert contracts.titles() == ["Städning av skolor"]
    assert contracts.titles("number") == ["2026-001"]
    assert contracts.titles("suppliers") == ["Renhem Norr AB"]
    assert contracts.titles("runs_to") == ["2026-12-31"]
    assert contracts.title() == "Städning av skolor"
    contracts.search("renhem stad")
    assert contracts.titles() == []
    contracts.search("renhem städ")
    assert contracts.highlighted() == ["Städ"]
    assert contracts.highlighted("suppliers") == ["Renhem"]


def test_a_wrong_date_is_told_beside_its_field_and_nothing_is_lost(program: Program, register: Path) -> None:
    first_contract(program).save()
    contracts = ContractsDriver(program)
    dialog = contracts.edit()
    dialog.write("remarks", "Nycklar hos vaktmästaren")
    dialog.write("first_day", "31 februari 2025")
    dialog.save()
    assert dialog.is_open()
    assert dialog.problem("first_day")
    dialog.write("first_day", "1 mars 2025")
    dialog.write("last_day", "2024-12-31")
    dialog.write("term_months", "")
    dialog.save()
    assert "comes before the first day" in dialog.problem("last_day")
    assert dialog.value("remarks") == "Nycklar hos vaktmästaren"
    dialog.write("last_day", "2027-02-28")
    dialog.save()
    assert not dialog.is_open()
    assert contracts.titles("runs_to") == ["2027-02-28"]
    assert contracts.facts()["Remarks"] == "Nycklar hos vaktmästaren"


def test_an_option_is_exercised_undone_and_done_again(program: Program, register: Path) -> None:
    first_contract(program).save()
    contracts = ContractsDriver(program)
    dialog = contracts.decide()
    dialog.pick("verb", "Exercise the option")
    assert "2027-12-31" in dialog.follows()
    dialog.write("note", "Beslut 14/2026")
    dialog.decide()
    assert contracts.titles("runs_to") == ["2027-12-31"]
    assert "Beslut 14/2026" in "\n".join(contracts.history())
    program.press("Ctrl+Z")
    assert contracts.titles("runs_to") == ["2026-12-31"]
    assert "Exercise the option of “2026-001 Städning av skolor”" in program.told()
    program.press("Ctrl+Shift+Z")
    assert contracts.titles("runs_to") == ["2027-12-31"]


def test_it_is_all_there_the_next_day(program: Program, register: Path) -> None:
    first_contract(program).save()
    program.quit()
    program.start()
    welcome = WelcomeDriver(program)
    welcome.press("kiruna.inkop")
    assert ContractsDriver(program).titles() == ["Städning av skolor"]
