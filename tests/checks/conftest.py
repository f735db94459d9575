"""A register to check, and what a check finds in it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import cooperation
import copies
import pytest
from cooperation import Cooperation
from procured import no, se

from inkop_desktop import formats
from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

Find = Callable[..., list[Finding]]
Said = Callable[..., list[str]]
__all__ = ["Find", "Said", "no", "se"]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give an empty Swedish register with one person, whose id is 1."""
    path = tmp_path / "checks.inkop"
    with copies.new(path, "Anna Berg", Country.SE, Organisation(name="Region Norr")) as made:
        records.save(made, Person(name="Olle Ek"))
        yield made


@pytest.fixture
def find(register: Register) -> Find:
    """Give a function that saves records and returns what a check finds on a day."""

    def found(check: Check, today: date, *saved: Root) -> list[Finding]:
        for record in saved:
            records.save(register, record)
        with register.reading() as connection:
            return list(check.run(connection, today, Country.SE))

    return found


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    """Give a Norwegian cooperation of three municipalities in which nobody is appointed yet."""
    made = cooperation.make(tmp_path / "riik.inkop")
    yield made
    made.register.close()


@pytest.fixture
def said(riik: Cooperation) -> Said:
    """Give a function that returns what a check says of the cooperation on a day."""

    def told(check: Check, today: date, country: Country = Country.NO) -> list[str]:
        with riik.register.reading() as connection:
            found = list(check.run(connection, today, country))
        return [formats.worded(each.message).replace(formats.NBSP, " ") for each in found]

    return told
