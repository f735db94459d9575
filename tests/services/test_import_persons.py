"""Whoever a list names as the owner of a contract is found in the register, however the list writes them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.exchange.cells.persons import read_person, read_persons
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.incoming import Incoming, Named, Rules


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


NOBODY = [
    *("Vakant", "VAKANT", "(vakant)", "Vakant.", "NN", "N.N.", "n n", "Ej utsedd", "Saknas", "Obesatt"),
    *("Ikke utpekt", "Ubesatt", "Vakanse", "Ikkje utpeikt", "Mangler", "To be appointed"),
]


@pytest.mark.parametrize("cell", NOBODY)
def test_a_word_for_nobody_is_nobody_and_doubtful(cell: str) -> None:
    for reading in (read_persons(cell), read_person(cell)):
        assert reading.value is None
        assert reading.doubt
        assert worded(reading.doubt) == f"“{cell}” was read as nobody: it is no person’s name."


@pytest.mark.parametrize("cell", [None, "", "-", "Ej angivet"])
def test_an_empty_cell_is_nobody_without_a_doubt(cell: str | None) -> None:
    for reading in (read_persons(cell), read_person(cell)):
        assert (reading.value, reading.doubt) == (None, None)


SEVERAL = {
    "Anna Berg/Bo Ek": ["Anna Berg", "Bo Ek"],
    "Anna Berg/Bo Ek/Per Dal": ["Anna Berg", "Bo Ek", "Per Dal"],
    "anna@asele.se/bo@asele.se": ["anna@asele.se", "bo@asele.se"],
    "Anna Berg/Vakant": ["Anna Berg"],
    "Vakant; Bo Ek": ["Bo Ek"],
    "Anna Berg, NN": ["Anna Berg"],
    "Anna Berg/HR": ["Anna Berg/HR"],
    "Anna/Bo": ["Anna/Bo"],
    "Anna Berg,": ["Anna Berg"],
    "Berg, Anna/Ek, Bo": ["Berg, Anna", "Ek, Bo"],
    "/": [],
    "Berg, Anna": ["Berg, Anna"],
    "Vakant Nilsson": ["Vakant Nilsson"],
}


@pytest.mark.parametrize("cell", SEVERAL)
def test_a_slash_divides_between_whole_names(cell: str) -> None:
    assert [each.name for each in read_persons(cell).value or ()] == SEVERAL[cell]


def test_somebody_beside_nobody_is_doubtful() -> None:
    assert read_persons("Anna Berg/Vakant").doubt
    assert read_persons("Anna Berg/Bo Ek").doubt is None
    assert read_person("Anna  Berg").value == Named("Anna Berg")


def test_persons_of_the_register_are_found_on_both_sides_of_a_slash(register: Register) -> None:
    known = [records.save(register, Person(name=name)).id for name in ("Anna Berg", "Bo Ek")]
    bring(register, "Anna Berg/Bo Ek")
    (contract,) = records.every(register, Contract)
    assert [each.person_id for each in contract.owners] == known
    assert len(records.every(register, Person)) == 2
