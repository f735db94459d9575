"""A register to check, and what a check finds in it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers

Find = Callable[..., list[Finding]]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give an empty Swedish register with one person, whose id is 1."""
    path = tmp_path / "checks.inkop"
    with registers.new(path, "Anna Berg", Country.SE, Organisation(name="Region Norr")) as made:
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
