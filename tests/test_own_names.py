"""A register's own names are spoken where they are in force, and nowhere else."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from inkop_desktop import formats, own_names
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.choices import read_choice
from inkop_desktop.own_names import Spoken
from inkop_desktop.rules.vocabulary import ContractKind, Level, Vocabulary
from inkop_desktop.text import in_language, message


class Letter(Vocabulary):
    """A vocabulary whose words are stored as those of the levels are."""

    A = "a", "The letter"


SPOKEN = Spoken({Level: {Level.A: "Strategiskt", Level.C: "Småköp"}})


@pytest.mark.parametrize(
    ("value", "with_names", "without"),
    [
        (Level.A, "Strategiskt", "A, strategiskt"),
        (Level.B, "B, viktigt", "B, viktigt"),
        (Level.C, "Småköp", "C, enkelt"),
        (Letter.A, "The letter", "The letter"),
        (ContractKind.RENTAL, "Hyra eller leasing", "Hyra eller leasing"),
        ("a", "a", "a"),
        (Decimal("1.5"), "1,5", "1,5"),
        (message("{level}", level=Level.A), "Strategiskt", "A, strategiskt"),
    ],
)
def test_a_word_is_called_what_the_authority_calls_it(value: Any, with_names: str, without: str) -> None:
    with in_language("sv"):
        with own_names.in_force(SPOKEN):
            assert formats.show(value) == with_names
        assert formats.show(value) == without


def test_the_names_are_the_same_in_every_language() -> None:
    for language in ("sv", "nb", "en"):
        with in_language(language), own_names.in_force(SPOKEN):
            assert formats.word(Level.A) == "Strategiskt"


def test_the_innermost_register_is_heard_and_the_outer_one_after_it() -> None:
    other = Spoken({Level: {Level.A: "Viktigast"}})
    with own_names.in_force(SPOKEN):
        with own_names.in_force(other):
            assert (formats.word(Level.A), formats.word(Level.C)) == ("Viktigast", "C, simple")
        assert formats.word(Level.A) == "Strategiskt"
    assert own_names.of(Level) == {}


def test_new_names_are_heard_wherever_they_are_in_force() -> None:
    spoken = Spoken({})
    with ThreadPoolExecutor(1) as thread, own_names.in_force(spoken):
        context = copy_context()
        spoken.renew({Level: {Level.A: "Tungt"}})
        assert thread.submit(context.run, formats.word, Level.A).result() == "Tungt"
        assert thread.submit(formats.word, Level.A).result() == "A, strategic"


def test_what_is_spoken_is_silent_when_the_register_is_closed() -> None:
    own_names.speak(SPOKEN)
    assert formats.word(Level.A) == "Strategiskt"
    own_names.fall_silent()
    assert formats.word(Level.A) == "A, strategic"


@pytest.mark.parametrize(
    ("names", "cell", "level"),
    [
        ({Level.A: "Guld", Level.B: "Silver"}, "Guld", Level.A),
        ({Level.A: "Guld", Level.B: "Silver"}, " silver ", Level.B),
        ({Level.A: "Guld"}, "a", Level.A),
        ({Level.A: "Guld"}, "A, strategisk", Level.A),
        ({Level.A: "Guld"}, "Viktigt", Level.B),
        ({Level.A: "Grupp 1 – tungt"}, "grupp 1 tungt", Level.A),
        ({Level.C: "Nivå 1", Level.A: "Nivå 3"}, "Nivå 1", Level.C),  # against the usual order
        ({Level.A: "…"}, "C", Level.C),
    ],
)
def test_a_cell_is_read_as_the_authority_says_it_too(
    names: dict[StrEnum, str], cell: str, level: Level
) -> None:
    with own_names.in_force(Spoken({Level: names})):
        assert read_choice(cell, Level).value is level


def test_the_name_of_another_register_is_not_read() -> None:
    with own_names.in_force(Spoken({Level: {Level.A: "Guld"}})):
        assert read_choice("Guld", Level).value is Level.A
    with pytest.raises(UserError, match="Guld"):
        read_choice("Guld", Level)
