"""Whoever a list names as the owner of a contract is found in the register, however the list writes them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.exchange.cells.persons import read_persons
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.incoming import Incoming, Rules


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Åsele kommun")) as made:
        yield made


def bring(register: Register, *owners: str) -> None:
    """Import a contract for each of these cells."""
    rows = [
        Incoming(place, {"title": f"Avtal {place}", "owners": read_persons(cell).value}, frozenset())
        for place, cell in enumerate(owners, 2)
    ]
    imports.run(register, rows, Rules(date(2026, 11, 21)), "list.csv")


@pytest.mark.parametrize(
    "said",
    [
        "anna lind",
        "Lind, Anna",
        "lind,anna",
        "Anna@Asele.se",
        "Anna Lind <anna@asele.se>",
        "A. Lind (anna@asele.se)",
        "Lind, Anna [anna.l@asele.se]",
    ],
)
def test_a_person_is_found_by_name_or_address(register: Register, said: str) -> None:
    anna = records.save(register, Person(name="Anna  Lind", email="anna@asele.se"))
    bring(register, said, "Anna Lind")
    first, second = records.every(register, Contract)
    assert first.owners[0].person_id == second.owners[0].person_id == anna.id


@pytest.mark.parametrize(
    ("said", "again", "name", "email"),
    [
        ("Berg, Anna", "Anna Berg", "Berg, Anna", ""),
        ("Anna Berg", "Berg, Anna", "Anna Berg", ""),
        ("Anna Berg <anna@asele.se>", "anna@asele.se", "Anna Berg", "anna@asele.se"),
        ("anna@asele.se", "Anna Berg (anna@asele.se)", "anna@asele.se", "anna@asele.se"),
    ],
)
def test_a_new_person_is_one_however_written(
    register: Register, said: str, again: str, name: str, email: str
) -> None:
    bring(register, said, again)
    (made,) = records.every(register, Person)
    assert (made.name, made.email) == (name, email)


def test_whoever_has_another_name_and_address_is_another(register: Register) -> None:
    records.save(register, Person(name="Anna Lind", email="anna@asele.se"))
    bring(register, "Anna, Lind", "ann@asele.se")
    names = [each.name for each in records.every(register, Person)]
    assert names == ["Anna Lind", "Anna, Lind", "ann@asele.se"]
