"""The findings by unit, and there by who answers: what each manager has to see to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop import formats
from inkop_desktop.checks import outgoing
from inkop_desktop.checks.finding import Finding
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import areas, offices, records, registers
from inkop_desktop.services.offices import Place
from inkop_desktop.text import language

CONTRACT = METADATA.tables["contract"]
CASE = METADATA.tables["direct_procurement"]
PLAN_ITEM = METADATA.tables["plan_item"]
PERSON = METADATA.tables["person"]
UNIT = METADATA.tables["unit"]
APPOINTMENT = METADATA.tables["appointment"]
# The column that tells which unit a record belongs to, by its noun.
_UNIT_OF = {
    "contract": CONTRACT.c.unit_id,
    "direct_procurement": CASE.c.unit_id,
    "plan_item": PLAN_ITEM.c.unit_id,
    "appointment": APPOINTMENT.c.unit_id,
    "person": PERSON.c.unit_id,
    "unit": UNIT.c.id,
}


@dataclass(frozen=True, slots=True)
class Part:
    """What waits in a unit, or in an organisation where no unit is known; `name` is empty for the rest.

    `head` is who leads it; `by_person` are the findings by those who answer, nobody's under an empty name.
    """

    name: str
    head: str
    by_person: Sequence[tuple[str, Sequence[Finding]]]

    @property
    def findings(self) -> list[Finding]:
        """Return all that waits there."""
        return [each for _name, several in self.by_person for each in several]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up of the findings' records: their units, the heads, who has not left."""

    units: Mapping[Place, int]
    heads: Mapping[Place, tuple[int, ...]]
    employed: frozenset[int]
    own_id: int


def by_unit(register: Register, findings: Sequence[Finding], today: date) -> list[Part]:
    """Return the findings by unit, those of no unit last; one about several units stands with each.

    What is secret that day is left out of them.
    """
    own_id = registers.own_organisation(register).id or 0
    with register.reading() as connection:
        known = _known(connection, findings, today, own_id)
        shown = outgoing.told(connection, findings, today)
    placed: dict[Place | None, dict[tuple[int, ...], list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in shown:
        for place in _places(finding, known):
            placed[place][_answering(finding, place, known)].append(finding)
    names = records.names_of(register, _named(placed, known))
    parts = [_part(place, by_person, known, names) for place, by_person in placed.items()]
    return sorted(parts, key=lambda each: (not each.name, formats.sort_key(each.name, language())))


def _known(connection: Connection, findings: Sequence[Finding], today: date, own_id: int) -> _Known:
    places = {(ref.kind, ref.id) for each in findings for ref in each.records}
    places |= {("person", person_id) for each in findings for person_id in each.persons}
    ids: dict[str, list[int]] = defaultdict(list)
    for noun, record_id in sorted(places):
        ids[noun].append(record_id)
    return _Known(
        units=dict(_units(connection, ids)),
        heads=_heads(connection, today),
        employed=_employed(connection, ids["person"], today),
        own_id=own_id,
    )


def _units(connection: Connection, ids: Mapping[str, Sequence[int]]) -> Iterator[tuple[Place, int]]:
    """Yield the unit of each record that has one."""
    for noun, column in _UNIT_OF.items():
        for some in store.pieces(ids.get(noun, ())):
            query = select(column.table.c.id, column).where(column.table.c.id.in_(some), column.is_not(None))
            yield from (((noun, row[0]), row[1]) for row in connection.execute(query))


def _heads(connection: Connection, today: date) -> dict[Place, tuple[int, ...]]:
    """Return who leads each unit, those of the unit above where it has nobody, and each organisation."""
    heads: dict[Place, tuple[int, ...]] = {}
    for office in offices.every(connection, day=today, posts=(Post.HEAD, Post.MUNICIPAL_DIRECTOR)):
        noun = "unit" if office.post == Post.HEAD else "organisation"
        place = noun, office.unit_id if noun == "unit" else office.organisation_id
        if place[1] is not None:
            heads[noun, place[1]] = (*heads.get((noun, place[1]), ()), office.person_id)
    for unit_id, line in areas.lines(connection, "unit").items():
        heads["unit", unit_id] = next((heads["unit", each] for each in line if ("unit", each) in heads), ())
    return heads


def _employed(connection: Connection, ids: Sequence[int], today: date) -> frozenset[int]:
    """Return those of the persons who have not left."""
    has_not_left = PERSON.c.employed_to.is_(None) | (PERSON.c.employed_to >= today)
    found: set[int] = set()
    for some in store.pieces(ids):
        found.update(connection.scalars(select(PERSON.c.id).where(PERSON.c.id.in_(some), has_not_left)))
    return frozenset(found)


def _places(finding: Finding, known: _Known) -> Iterable[Place | None]:
    """Return the units that a finding is about, else those of who answers, else the organisations."""
    refs = [(each.kind, each.id) for each in finding.records]
    persons = [("person", each) for each in finding.persons]
    for several in (refs, persons):
        units = [(noun, known.units[noun, key]) for noun, key in several if (noun, key) in known.units]
        # What stands first is what it is about: of a contract and whoever signed it, the contract.
        found = dict.fromkeys(("unit", unit_id) for noun, unit_id in units if noun == units[0][0])
        if found:
            return found
    others = [place for place in refs if place[0] == "organisation" and place[1] != known.own_id]
    return dict.fromkeys(others) or [None]


def _answering(finding: Finding, place: Place | None, known: _Known) -> tuple[int, ...]:
    """Return those who answer for a finding and have not left, else whoever leads the place."""
    persons = tuple(each for each in finding.persons if each in known.employed)
    return persons or (known.heads.get(place, ()) if place else ())


def _named(placed: Mapping[Place | None, Mapping[tuple[int, ...], object]], known: _Known) -> Iterator[Place]:
    """Yield (noun, id) of all that is named."""
    for place, by_person in placed.items():
        if place is not None:
            yield place
            yield from (("person", each) for each in known.heads.get(place, ()))
        yield from (("person", each) for persons in by_person for each in persons)


def _part(
    place: Place | None,
    by_person: Mapping[tuple[int, ...], Sequence[Finding]],
    known: _Known,
    names: Mapping[Place, str],
) -> Part:
    def called(persons: Iterable[int]) -> str:
        return ", ".join(names.get(("person", each), "") for each in persons)

    several = [(called(persons), waiting) for persons, waiting in by_person.items()]
    several.sort(key=lambda each: (not each[0], formats.sort_key(each[0], language())))
    if place is None:
        return Part("", "", several)
    return Part(names.get(place, ""), called(known.heads.get(place, ())), several)
