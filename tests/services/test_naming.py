"""The levels are named in the register, with history and undo, and two registers never mix."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from inkop_desktop import own_names
from inkop_desktop.formats import word, worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.register import OwnNames
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.rules.vocabulary import Country, Level
from inkop_desktop.services import logwords, naming, records, registers
from inkop_desktop.services.records import InvalidRecordError

New = Callable[[str], Register]
OWN = OwnNames(level_a="Strategiskt", level_b="Viktigt", level_c="Enkelt")


@pytest.fixture
def new(tmp_path: Path) -> Iterator[New]:
    """Return what makes registers; they are closed at the end."""
    with ExitStack() as opened:
        yield lambda name: opened.enter_context(
            registers.new(tmp_path / name, "Anna", Country.SE, Organisation(name=name))
        )


def called() -> list[str]:
    return [word(level) for level in Level]


OURS = ["A, strategic", "B, important", "C, simple"]


def test_nothing_is_named_at_first(new: New) -> None:
    register = new("r")
    assert naming.names(register) == OwnNames()
    with own_names.in_force(naming.followed(register)):
        assert called() == OURS


def test_names_are_spoken_from_when_they_are_saved_until_they_are_undone(new: New) -> None:
    register = new("r")
    with own_names.in_force(naming.followed(register)):
        saved = records.save(register, OWN)
        assert called() == ["Strategiskt", "Viktigt", "Enkelt"]
        records.save(register, replace(saved, level_a="Tungt", level_b=""))
        assert called() == ["Tungt", "B, important", "Enkelt"]
        registers.undo(register)
        assert called() == ["Strategiskt", "Viktigt", "Enkelt"]
        registers.undo(register)
        assert called() == OURS
        registers.redo(register)
        assert called() == ["Strategiskt", "Viktigt", "Enkelt"]


def test_the_log_tells_what_was_named(new: New) -> None:
    register = new("r")
    saved = records.save(register, OWN)
    records.save(register, replace(saved, level_c="Litet"))
    changed, named = registers.history_of(register, "own_names", saved.id or 0)
    assert worded(named.action) == "Give the levels names of their own"
    assert worded(changed.action) == "Change the names of the levels"
    assert lines_of(changed, logwords.labels(OwnNames)) == ["Level C: Enkelt → Litet"]


def test_the_history_of_a_contract_speaks_the_names_of_today(new: New) -> None:
    register = new("r")
    contract = records.save(register, Contract(title="El", level=Level.B))
    records.save(register, replace(contract, level=Level.A))
    records.save(register, OWN)
    with own_names.in_force(naming.followed(register)):
        edited = registers.history_of(register, "contract", contract.id or 0)[0]
        assert lines_of(edited, logwords.labels(Contract)) == ["Level: Viktigt → Strategiskt"]


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (OWN, set()),
        (OwnNames(), set()),
        (OwnNames(level_b="Viktigt"), set()),
        (OwnNames(level_a="Tungt", level_b="tungt "), {"level_b"}),
        (OwnNames(level_a="Tungt", level_c="TUNGT"), {"level_c"}),
        (OwnNames(level_a="X", level_b="X", level_c="X"), {"level_b", "level_c"}),
    ],
)
def test_two_levels_cannot_be_called_the_same(new: New, names: OwnNames, wrong: set[str]) -> None:
    register = new("r")
    if not wrong:
        records.save(register, names)
        return
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, names)
    assert set(refused.value.problems) == wrong


def test_two_registers_one_after_the_other_speak_each_its_own(new: New) -> None:
    first, second, third = new("first"), new("second"), new("third")
    records.save(first, OWN)
    records.save(second, OwnNames(level_a="Gull"))
    heard = []
    for register in (first, second, third, first):
        with naming.speaking(registers.open_register(register.path, "Eva", Mode.READ_ONLY)):
            heard.append(called())
    assert heard == [
        ["Strategiskt", "Viktigt", "Enkelt"],
        ["Gull", "B, important", "C, simple"],
        OURS,
        ["Strategiskt", "Viktigt", "Enkelt"],
    ]
    assert called() == OURS
