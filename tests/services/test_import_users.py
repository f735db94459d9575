"""Another authority that a list names is one, with or without its organisation number beside its name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.exchange.cells.persons import read_names
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.incoming import Incoming, Rules

OWN, LARVIK, NUMBER = "Færder kommune", "Larvik kommune", "918 082 956"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.NO, Organisation(name=OWN)) as made:
        yield made


def bring(register: Register, *cells: str) -> list[int | None]:
    """Import a contract for each of these cells; return who may use each."""
    rows = [
        Incoming(place, {"title": f"Avtale {place}", "users": read_names(cell).value}, frozenset())
        for place, cell in enumerate(cells, 2)
    ]
    imports.run(register, rows, Rules(date(2026, 11, 21)), "list.csv")
    return [each.users[0].organisation_id for each in records.every(register, Contract)]


def others(register: Register) -> list[tuple[str, str]]:
    return [
        (each.name, each.org_number) for each in records.every(register, Organisation) if each.name != OWN
    ]


def test_a_number_beside_the_name_makes_no_other_authority(register: Register) -> None:
    with_number, without = bring(register, f"{LARVIK} {NUMBER}", LARVIK)
    assert with_number == without
    assert others(register) == [(LARVIK, NUMBER)]


def test_one_that_the_register_has_is_found(register: Register) -> None:
    larvik = records.save(register, Organisation(name=LARVIK))
    assert bring(register, f"{LARVIK} {NUMBER}") == [larvik.id]
    assert others(register) == [(LARVIK, "")]
