"""Whoever is marked as a reader sees everything, and why nothing can be changed, from the next opening on."""

from pathlib import Path
from threading import Event

import pytest
from drivers import ContractsDriver, DirectoryDriver
from driving import Program

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Person
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.ui.records import dialog

pytestmark = pytest.mark.slow

ME = "Anna Lind"  # the name that is given at the computer
WHY = f"The register says that {ME} may only read it."


@pytest.fixture
def office(empty: Path) -> Path:
    """Give a register with a contract and with whoever sits at the computer."""
    with file.open_register(empty, "Berit") as register:
        records.save(register, Contract(number="1", title="Papper"))
        records.save(register, Person(name=ME))
    return empty


def mark(program: Program) -> None:
    """Tick the box on the page of people."""
    people = DirectoryDriver(program, "people")
    people.choose(ME)
    dialog = people.edit()
    dialog.tick("only_reads")
    dialog.save()


def test_who_marks_themselves_is_told_and_can_take_it_back(program: Program, office: Path) -> None:
    program.start(office)
    mark(program)
    assert f"You, {ME}, are now marked as somebody who may only read" in program.told()
    assert program.desk.can_write
    program.press("Ctrl+Z")
    program.quit()
    program.start(office)
    assert program.desk.can_write
    assert program.told() == ""


def test_the_warning_stays_however_late_it_is_told_that_it_is_saved(
    program: Program, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.start(office)
    ops = program.desk.ops
    heard = Event()
    ops.changed.connect(lambda *_changed: heard.set())

    def save(register: Register, record: Person) -> Person:
        """Save, and return once everybody has heard of it and has been answered what they read."""
        saved = records.save(register, record)
        heard.wait(5)
        ops._reader.submit(int).result()
        return saved

    monkeypatch.setattr(dialog, "_save_record", save)
    mark(program)
    assert program.told().startswith(f"You, {ME}, are now marked")


@pytest.mark.parametrize("mode", [Mode.WRITE, Mode.TAKE_OVER])
def test_a_reader_sees_why_nothing_can_be_changed(program: Program, office: Path, mode: Mode) -> None:
    program.start(office)
    mark(program)
    program.choose("File", "Close the register")
    program.opening.open(office, mode)
    program.settle()
    assert program.told().startswith(WHY)
    contracts = ContractsDriver(program)
    contracts.search("papper")
    contracts.choose("Papper")
    assert not contracts.button("Edit").isEnabled()


def test_a_reader_is_not_asked_what_to_do_where_somebody_writes(program: Program, office: Path) -> None:
    with file.open_register(office, "Berit") as writer:
        records.save(writer, Person(name=ME.upper(), only_reads=True))
        program.start(office)
        assert program.told().startswith(WHY)
        assert not program.desk.can_write
