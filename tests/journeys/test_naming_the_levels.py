"""The officer gives the levels names: lists, forms, papers and imports say them until it is undone."""

from pathlib import Path

import pytest
from drivers import ContractsDriver
from driving import FormPart, Program
from import_drivers import Wizard
from recorder import Recorder
from report_drivers import PreviewDriver

from inkop_desktop import formats
from inkop_desktop.exchange import json_form
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.vocabulary import Country, Level
from inkop_desktop.services import records, registers
from inkop_desktop.ui.imports.previewpage import PreviewPage
from inkop_desktop.ui.registers.register_settings import RegisterSettingsDialog
from inkop_desktop.ui.widgets.combo import Combo

NAMES = {"level_a": "Strategiskt", "level_b": "Viktigt", "level_c": "Småköp"}


@pytest.fixture
def register(empty: Path) -> Path:
    """Return a register with a contract of each level but the last."""
    with file.open_register(empty, "Anna") as opened:
        records.save(opened, Contract(number="1", title="El", level=Level.A))
        records.save(opened, Contract(number="2", title="Tolk", level=Level.B))
    return empty


class Settings(FormPart):
    """The dialog of the register's settings."""

    def __init__(self, program: Program) -> None:
        program.choose("File", "Settings of the register …")
        super().__init__(program, program.dialog(RegisterSettingsDialog))


def name_all(program: Program) -> None:
    dialog = Settings(program)
    for field, name in NAMES.items():
        dialog.write(field, name)
    dialog.press("Save")
    assert not program.has_dialog()


def levels(contracts: ContractsDriver) -> list[str]:
    return contracts.titles("level")


def offered(form: FormPart) -> list[str]:
    """Return the levels that can be chosen in a form."""
    combo = form.field("level").editor.findChild(Combo)
    return [combo.itemText(place) for place in range(combo.count())][1:]


@pytest.mark.slow
def test_the_levels_are_called_so_everywhere_until_it_is_undone(program: Program, register: Path) -> None:
    program.start(register)
    contracts = ContractsDriver(program)
    assert levels(contracts) == ["A, strategic", "B, important"]
    name_all(program)
    assert program.told() == "The names of the levels are saved."
    assert levels(contracts) == ["Strategiskt", "Viktigt"]
    contracts.choose("El")
    assert contracts.facts()["Level"] == "Strategiskt"
    edited = contracts.edit()
    assert offered(edited) == list(NAMES.values())
    edited.pick("level", "Småköp")
    edited.save()
    assert levels(contracts) == ["Småköp", "Viktigt"]
    assert "Level: Strategiskt → Småköp" in contracts.history()
    program.choose("Edit", "Undo: Edit contract “1 El”")
    program.choose("Edit", "Undo: Give the levels names of their own")
    assert levels(contracts) == ["A, strategic", "B, important"]
    assert contracts.facts()["Level"] == "A, strategic"
    program.choose("Edit", "Redo")
    assert levels(contracts) == ["Strategiskt", "Viktigt"]


def test_the_filter_and_the_form_for_several_offer_the_names(program: Program, register: Path) -> None:
    program.start(register)
    contracts = ContractsDriver(program)
    name_all(program)
    contracts.choose("El")
    contracts.choose("Tolk", more=True)
    several = contracts.edit_several()
    assert offered(several) == list(NAMES.values())
    several.press("Cancel")
    narrowing = contracts.more_filters()
    assert offered(narrowing) == list(NAMES.values())
    narrowing.pick("level", "Viktigt")
    narrowing.press("Show")
    assert contracts.titles() == ["Tolk"]


@pytest.mark.slow
def test_the_paper_of_a_contract_says_the_name(program: Program, register: Path) -> None:
    program.start(register)
    contracts = ContractsDriver(program)
    name_all(program)
    contracts.choose("El")
    contracts.press("Print")
    preview = PreviewDriver(program)
    assert "Strategiskt" in preview.text()
    preview.close()


@pytest.mark.slow
def test_the_name_is_read_in_a_list_that_comes_in(
    program: Program, register: Path, tmp_path: Path, told: Recorder
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Avtalsnr;Benämning;Nivå\n3;Fika;Småköp\n4;Städ;A\n", encoding="utf-8")
    program.start(register)
    name_all(program)
    importing = Wizard(program)
    importing.drop(source)
    importing.press("Next")
    importing.press("Next")
    assert dict(importing.page(PreviewPage).facts.rows())["Nivå"].endswith("Småköp")
    importing.press("Next")
    importing.press("Import 2 contracts")
    importing.press("Close")
    assert dict(zip(ContractsDriver(program).titles(), levels(ContractsDriver(program)), strict=True)) == {
        "El": "Strategiskt",
        "Tolk": "Viktigt",
        "Fika": "Småköp",
        "Städ": "Strategiskt",
    }
    stored = records.every(program.desk.register, Contract)
    assert [json_form.of_contract(each, {}, program.today)["level"] for each in stored] == list("abca")


def test_a_name_that_another_level_has_is_told_beside_it(program: Program, register: Path) -> None:
    program.start(register)
    dialog = Settings(program)
    dialog.write("level_a", "Viktigt")
    dialog.write("level_b", "viktigt")
    dialog.press("Save")
    assert dialog.problem("level_b") == "Another level has this name. Choose another one."
    dialog.press("Cancel")
    assert levels(ContractsDriver(program)) == ["A, strategic", "B, important"]


def test_saving_what_is_as_it_was_changes_nothing(program: Program, register: Path) -> None:
    program.start(register)
    name_all(program)
    before = registers.log(program.desk.register, 1)
    dialog = Settings(program)
    assert [dialog.value(field) for field in NAMES] == list(NAMES.values())
    dialog.press("Save")
    assert registers.log(program.desk.register, 1) == before


@pytest.mark.slow
def test_the_next_register_speaks_its_own_words(program: Program, register: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.inkop"
    with registers.new(other, "Anna", Country.NO, Organisation(name="Grue")) as made:
        records.save(made, Contract(number="1", title="Strøm", level=Level.A))
    program.start(register)
    name_all(program)
    program.opening.open(other)
    program.settle()
    assert levels(ContractsDriver(program)) == ["A, strategic"]
    program.opening.open(register)
    program.settle()
    assert levels(ContractsDriver(program)) == ["Strategiskt", "Viktigt"]
    program.choose("File", "Close the register")
    assert formats.word(Level.A) == "A, strategic"


def test_whoever_only_reads_cannot_name_the_levels(program: Program, register: Path) -> None:
    program.start()
    program.opening.open(register, Mode.READ_ONLY)
    program.settle()
    dialog = Settings(program)
    assert not dialog.button("Save").isEnabled()
    dialog.press("Cancel")
