"""Which governing documents hold, in the list as in the service, and who is to know them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import cooperation
import copies
import pytest
from cooperation import Cooperation

from inkop_desktop.lists.listing import Query
from inkop_desktop.lists.listings import LISTINGS
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import governing, listing, records, registers

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "rules", "Anna", Country.SE, Organisation(name="Regionen")) as made:
        yield made


def in_force(register: Register, day: date) -> list[str]:
    """Return the titles of what holds on a day, when list and service agree on it."""
    with register.reading() as connection:
        found = governing.in_force(connection, day)
    listed = listing.ids(register, LISTINGS["governing_document"], Query(day, filters={"now": True}))
    assert sorted(listed) == [each.id for each in found]
    return [each.title for each in found]


@pytest.mark.parametrize(
    ("newer", "held"),
    [
        ({"valid_from": TODAY - DAY}, ["new"]),
        ({"valid_from": TODAY}, ["new"]),
        ({"valid_from": TODAY + DAY}, ["old"]),
        ({}, ["new"]),
        ({"valid_to": TODAY}, ["new"]),
        ({"valid_to": TODAY - DAY}, []),  # what was replaced does not come back
    ],
)
def test_what_a_newer_one_has_replaced_holds_no_longer(
    register: Register, newer: dict[str, date], held: list[str]
) -> None:
    records.save(register, GoverningDocument(title="old"))
    records.save(register, GoverningDocument(title="new", replaces_id=1, **newer))  # type: ignore[arg-type]  # days only
    assert in_force(register, TODAY) == held


@pytest.mark.parametrize(("day", "held"), [(-1, []), (0, ["rule"]), (1, ["rule"]), (2, [])])
def test_a_document_holds_from_its_first_to_its_last_day(
    register: Register, day: int, held: list[str]
) -> None:
    records.save(register, GoverningDocument(title="rule", valid_from=TODAY, valid_to=TODAY + DAY))
    assert in_force(register, TODAY + day * DAY) == held


def test_a_document_that_does_not_say_whose_it_is_governs_the_registers_own(register: Register) -> None:
    other = records.save(register, Organisation(name="Kommunen"))
    records.save(register, GoverningDocument(title="Etik", kind=DocumentKind.ETHICS))
    records.save(
        register, GoverningDocument(title="Regler", kind=DocumentKind.REGULATIONS, organisation_id=other.id)
    )
    with register.reading() as connection:
        assert governing.governed(connection, TODAY, DocumentKind.ETHICS) == {1}
        assert governing.governed(connection, TODAY, DocumentKind.REGULATIONS) == {other.id}
        assert [each.title for each in governing.in_force(connection, TODAY, DocumentKind.ETHICS)] == ["Etik"]


# Who has confirmed


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = cooperation.make(tmp_path / "riik")
    helse = records.save(made.register, Unit(name="Helse", organisation_id=made["Grue"]))
    records.save(made.register, replace(made.person("Kari Moen"), unit_id=helse.id))
    left = replace(made.person("Per Lie"), employed_from=TODAY - DAY, employed_to=TODAY)
    records.save(made.register, left)
    records.save(made.register, GoverningDocument(title="Etikk"))
    yield made
    made.register.close()


def unconfirmed(riik: Cooperation, day: date = TODAY) -> list[tuple[str, str]]:
    return [(each.name, each.part_of) for each in governing.unconfirmed(riik.register, 1, day)]


PLACES = [("Eidskog", ""), ("Helse", "Grue"), ("Kongsvinger", "")]
PERSONS = [("Kari Moen", "Helse"), ("Ola Berg", ""), ("Siri Haug", ""), ("Per Lie", "")]


@pytest.mark.parametrize(("day", "there"), [(-2, 3), (-1, 4), (0, 4), (1, 3)])
def test_units_and_those_employed_that_day_are_to_confirm(riik: Cooperation, day: int, there: int) -> None:
    assert unconfirmed(riik, TODAY + day * DAY) == [*PLACES, *PERSONS[:there]]


def test_a_document_of_one_organisation_is_for_those_who_work_there(riik: Cooperation) -> None:
    document = records.get(riik.register, GoverningDocument, 1)
    records.save(riik.register, replace(document, organisation_id=riik["Eidskog"]))
    assert unconfirmed(riik) == [PLACES[0], *PERSONS[1:]]


def test_several_confirm_on_one_day_as_one_action(riik: Cooperation) -> None:
    first, second, third = (each.place for each in governing.unconfirmed(riik.register, 1, TODAY)[:3])
    assert governing.confirm(riik.register, 1, [first, second], TODAY) == 2
    assert unconfirmed(riik) == [PLACES[2], *PERSONS]
    assert unconfirmed(riik, TODAY - DAY)[:3] == PLACES
    person = ("person", riik["Kari Moen"])
    assert governing.confirm(riik.register, 1, [second, third, person], TODAY + DAY) == 2
    assert unconfirmed(riik, TODAY + DAY) == PERSONS[1:3]
    kept = records.get(riik.register, GoverningDocument, 1).confirmations
    assert [each.confirmed_on for each in kept] == [TODAY, TODAY, TODAY + DAY, TODAY + DAY]
    registers.undo(riik.register)
    assert unconfirmed(riik, TODAY + DAY) == [PLACES[2], *PERSONS[:3]]
