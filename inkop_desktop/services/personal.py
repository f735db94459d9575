"""What the register keeps about a person: an extract of all of it, and anonymising one who has left."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from inkop_desktop.errors import UserError
from inkop_desktop.lists.offices import OFFICE, in_office, is_member
from inkop_desktop.models.mapping import METADATA, ROOTS, child_tables
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.fields import Field, Kind, Root, Row, fields_of
from inkop_desktop.records.people import Person, Profile
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import history, rows, store
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import assemble
from inkop_desktop.rules.organising import Powers, Presence
from inkop_desktop.services import handing_over, logwords, offices, records, work
from inkop_desktop.services.offices import Office
from inkop_desktop.text import N_, _, in_language, message

CHANGE, CHANGE_SET = METADATA.tables["change"], METADATA.tables["change_set"]
PERSON = METADATA.tables["person"]
SEARCH = METADATA.tables["search"]
ATTENDANCE, BODY = METADATA.tables["attendance"], METADATA.tables["body"]
CASE = METADATA.tables["direct_procurement"]
# Shown whole as offices, with what they are tied to, and as meetings.
_TOLD_APART = frozenset({"contract_owner", "contract_manager", "attendance"})
# The records that are about the persons whom they name, from the first field to the last; of any other record
# only the row that names somebody is. None of these has rows of its own.
ABOUT_PERSONS = frozenset(
    {"advice", "appointment", "authorisation", "feedback", "gift", "improvement", "market_note"}
)
_PROCURED = N_("Whoever handled or decided a procurement must be known for as long as its papers are kept.")
_CHANGED = N_("Whoever amended a contract or ordered from it must be known for as long as it is kept.")
_DECLARED = N_("A declaration about conflicts of interest holds only with the name of whoever it is about.")
# What a name is needed for, by the table and column that refers to the person.
NEEDED_FOR = {
    ("contract", "signed_by_id"): N_("Whoever signed a contract must be known for as long as it is kept."),
    ("contract", "awarded_by_id"): N_("Whoever awarded a contract must be known for as long as it is kept."),
    ("contract_decision", "decided_by_id"): N_(
        "Whoever decided on a contract must be known for as long as it is kept."
    ),
    ("amendment", "decided_by_id"): _CHANGED,
    ("call_off", "ordered_by_id"): _CHANGED,
    ("plan_item", "begun_by_id"): N_("Whoever decided to start a procurement must be known."),
    ("authorisation", "given_by_id"): N_("An authorisation holds only with the name of who gave it."),
    ("consultation_answer", "person_id"): N_("The answer belongs to the case that was decided."),
    ("gift", "person_id"): N_("The log of gifts and offers is a control of the authority's."),
    ("direct_procurement", "officer_id"): _PROCURED,
    ("direct_procurement", "area_judged_by_id"): _PROCURED,
    ("direct_procurement", "approved_by_id"): _PROCURED,
    ("direct_procurement", "opened_by_id"): _PROCURED,
    ("direct_procurement", "witnessed_by_id"): _PROCURED,
    ("direct_procurement", "decided_by_id"): _PROCURED,
    ("direct_procurement", "signed_by_id"): _PROCURED,
    ("handler", "person_id"): _DECLARED,
    ("handler", "replaced_by_id"): _DECLARED,
}
DECIDED = N_("The appointment was decided, and the decision names the person.")
MET = N_("Who took part where a body decided must be known for as long as its minutes are kept.")
_OWN_TEXTS = ("name", "title", "email", "phone")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the register that names a person; `label` is what the record there is called.

    `field` is the source label of the field; `text` what is written, where the name stands in a text.
    `stored` is the record or the row that is about the person, if any, and `withheld` whether it is secret.
    """

    noun: str
    id: int
    label: str
    field: str
    text: str = ""
    stored: Root | Row | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """What is noted of a person at a meeting: whether they came, or who came in their place."""

    body: str
    day: date | None
    person: str
    presence: Presence
    in_place_of: str


@dataclass(frozen=True, slots=True)
class Needed:
    """A place where a decision needs the name of a person, and why."""

    mention: Mention
    why: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything that is stored about a person, under the present name or an earlier one.

    `meetings` are those at which the person is noted, `entries` is what has happened to the person's own
    record, `told` the other entries of the log in which the name stands, `acted` of how many the person is
    the author; `names` are the names of what the record, the offices and the mentions refer to.
    """

    person: Person
    offices: tuple[Office, ...]
    meetings: tuple[Met, ...]
    mentions: tuple[Mention, ...]
    texts: tuple[Mention, ...]
    entries: tuple[Entry, ...]
    told: tuple[Entry, ...]
    acted: int
    names: dict[tuple[str, int], str]


def extract(register: Register, person_id: int) -> Extract:
    """Return everything that is stored about a person."""
    person = records.get(register, Person, person_id)
    with register.reading() as connection:
        called = _names(connection, person)
        held = offices.every(connection, person_id=person_id)
        meetings = tuple(_meetings(connection, person_id))
        mentions = tuple(_mentions(connection, person_id))
        texts = tuple(_texts(connection, called))
        entries = history.of_record(connection, "person", person_id)
        told = _told(connection, called) - {each.id for each in entries}
        others = tuple(history.some(connection, told))
        acted = _acted(connection, called)
    names = offices.names(register, held) | records.named(register, person)
    stored = (records.references(each.stored) for each in mentions if each.stored is not None)
    names |= records.names_of(register, set().union(*stored))
    readable = tuple(logwords.readable(register, entries))
    return Extract(person, tuple(held), meetings, mentions, texts, readable, others, acted, names)


def needed(register: Register, person_id: int) -> list[Needed]:
    """Return where decisions need the name of a person."""
    with register.reading() as connection:
        return list(_needed(connection, person_id))


def anonymise(register: Register, person: Person, today: date) -> Person:
    """Take away what is no longer needed of a person who has left, from the log too, for good.

    The name goes too unless a decision needs it. Raises UserError while the person is employed or
    answers for something.
    """
    refused = refusal(register, person, today)
    if refused is not None:
        raise refused
    assert person.id is not None
    with work.change(register, message("Anonymise a person who has left"), binding=True) as change:
        keeps_name = any(_needed(change.connection, person.id))
        saved = change.save(
            replace(
                person,
                name=person.name if keeps_name else _anonymous(change.connection, person.id),
                title="",
                email="",
                phone="",
                competences=(),
                interests=(),
                anonymised_on=today,
            )
        )
        _erase(change.connection, person, keeps_name=keeps_name)
    return saved


def refusal(register: Register, person: Person, today: date) -> UserError | None:
    """Return why a person cannot be anonymised yet; None where nothing speaks against it."""
    if person.employed_to is None or person.employed_to >= today:
        return UserError(
            N_("{name} has not left. Fill in until when the person was employed first."), name=person.name
        )
    assert person.id is not None
    if handing_over.responsibilities(register, person.id, today).count:
        return UserError(N_("{name} still answers for something. Hand it over first."), name=person.name)
    return None


def _anonymous(connection: Connection, person_id: int) -> str:
    with in_language(store.load(connection, Profile)[0].language):
        return _("Former employee {number}").format(number=person_id)


def _erase(connection: Connection, person: Person, *, keeps_name: bool) -> None:
    """Take the values of what has gone out of the log, and the name out of what actions were called."""
    columns = _OWN_TEXTS[1:] if keeps_name else _OWN_TEXTS
    of_person = select(CHANGE.c.id).where(CHANGE.c.root_kind == "person", CHANGE.c.root_id == person.id)
    own = of_person.where((CHANGE.c.kind != "person") | CHANGE.c.field.in_(columns))
    naming = set() if keeps_name else _naming(connection, _names(connection, person))
    history.erase(connection, list(connection.scalars(own)), naming)


def _names(connection: Connection, person: Person) -> set[str]:
    """Return every name that a person has had in the register."""
    changes = (
        each for entry in history.of_record(connection, "person", person.id or 0) for each in entry.changes
    )
    of_name = (each for each in changes if (each.table, each.column) == ("person", "name"))
    return {person.name} | {name for each in of_name for name in (each.before, each.after) if name}


def _naming(connection: Connection, names: Iterable[str]) -> set[int]:
    """Return the change sets whose action names a person by one of these names."""
    return _holding(connection, CHANGE_SET.c.id, CHANGE_SET.c.action, names)


def _told(connection: Connection, names: Collection[str]) -> set[int]:
    """Return the change sets that name a person in what they were called or in a value before or after."""
    values = (CHANGE.c.before, CHANGE.c.after)
    found = [_holding(connection, CHANGE.c.change_set_id, each, names) for each in values]
    return _naming(connection, names).union(*found)


def _holding(
    connection: Connection, key: ColumnElement[int], column: ColumnElement[str], names: Iterable[str]
) -> set[int]:
    """Return the keys of the rows that hold one of these names in a column of the log, which is JSON."""
    found: set[int] = set()
    for name in names:
        written = rows.quoted(name)[1:-1]
        query = select(key, column).where(func.instr(column, written) > 0)
        found.update(row[0] for row in connection.execute(query) if _stands_in(written, row[1]))
    return found


def _stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text in whole words: Kim Ek is not Kim Ekberg."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _acted(connection: Connection, names: Iterable[str]) -> int:
    query = select(func.count()).select_from(CHANGE_SET).where(CHANGE_SET.c.who.in_(names))
    return connection.scalar(query) or 0


def _needed(connection: Connection, person_id: int) -> Iterator[Needed]:
    for spot in _spots("person"):
        why = NEEDED_FOR.get((spot.table.name, spot.field.name))
        if why is not None:
            for mention in _mentioned(connection, spot, spot.column == person_id):
                yield Needed(mention, why)
    appointment = METADATA.tables["appointment"]
    decided = (appointment.c.person_id == person_id) & (
        appointment.c.decided_on.is_not(None) | (appointment.c.decision_number != "")
    )
    record_type = ROOTS["appointment"][0]
    spot = _Spot("appointment", record_type, appointment, fields_of(record_type)["person_id"])
    for mention in _mentioned(connection, spot, decided):
        yield Needed(mention, DECIDED)
    yield from _deciding(connection, person_id)


def _deciding(connection: Connection, person_id: int) -> Iterator[Needed]:
    """Yield each body that decides at whose meetings a person is noted, and each case that theirs decided."""
    noted = select(ATTENDANCE.c.root_id).where(_noted(person_id))
    query = select(BODY.c.id, BODY.c.name).where(BODY.c.id.in_(noted), BODY.c.powers == Powers.STATUTORY)
    label = fields_of(Body)["attendance"].label
    for body_id, name in connection.execute(query.order_by(BODY.c.id)):
        yield Needed(Mention("body", body_id, name, label), MET)
    decided = fields_of(DirectProcurement)["decided_by_body_id"].label
    sat = OFFICE.c.body_id == CASE.c.decided_by_body_id, OFFICE.c.person_id == person_id
    cases = select(CASE.c.id, CASE.c.title).where(
        *sat, is_member(OFFICE), in_office(OFFICE, CASE.c.decided_on)
    )
    for case_id, title in connection.execute(cases.distinct().order_by(CASE.c.id)):
        yield Needed(Mention("direct_procurement", case_id, title, decided), _PROCURED)


def _meetings(connection: Connection, person_id: int) -> Iterator[Met]:
    """Yield what is noted of a person at meetings, by day."""
    person, member = PERSON.alias(), PERSON.alias("member")
    joined = (
        ATTENDANCE.join(BODY, BODY.c.id == ATTENDANCE.c.root_id)
        .join(person, person.c.id == ATTENDANCE.c.person_id)
        .outerjoin(member, member.c.id == ATTENDANCE.c.in_place_of_id)
    )
    query = select(BODY.c.name, ATTENDANCE.c.day, person.c.name, ATTENDANCE.c.presence, member.c.name)
    query = query.select_from(joined).where(_noted(person_id)).order_by(ATTENDANCE.c.day, BODY.c.id)
    for body, day, name, presence, in_place_of in connection.execute(query):
        yield Met(body, day, name, presence, in_place_of or "")


def _noted(person_id: int) -> ColumnElement[bool]:
    return or_(ATTENDANCE.c.person_id == person_id, ATTENDANCE.c.in_place_of_id == person_id)


class _Spot(NamedTuple):
    """A field in which records of a noun, or their rows, can name a person."""

    noun: str
    record_type: type[Any]
    table: Table
    field: Field

    @property
    def column(self) -> ColumnElement[Any]:
        return self.table.c[self.field.name]

    @property
    def is_about_persons(self) -> bool:
        return self.table.name != self.noun or self.noun in ABOUT_PERSONS


def _mentions(connection: Connection, person_id: int) -> Iterator[Mention]:
    """Yield every place that refers to a person, but for the offices of contracts and the meetings."""
    for spot in _spots("person"):
        if spot.table.name not in _TOLD_APART:
            yield from _mentioned(connection, spot, spot.column == person_id)


def _mentioned(connection: Connection, spot: _Spot, condition: ColumnElement[bool]) -> Iterator[Mention]:
    """Yield the records that name a person in a spot, with what is stored there if that is about persons."""
    columns = spot.table.columns.keys()
    for record_id, label, *values in _rows(connection, spot, condition):
        stored = assemble(spot.record_type, columns, values) if spot.is_about_persons else None
        yield Mention(spot.noun, record_id, label or "", spot.field.label, stored=stored)


def _texts(connection: Connection, names: Collection[str]) -> Iterator[Mention]:
    """Yield every text of the register in which one of these names stands."""
    for spot in _spots(""):
        if spot.noun != "person" and spot.field.kind in (Kind.TEXT, Kind.LONG_TEXT):
            holds = or_(*(func.instr(spot.column, name) > 0 for name in names))
            written = spot.table.columns.keys().index(spot.field.name)
            for record_id, label, *values in _rows(connection, spot, holds):
                if any(_stands_in(name, values[written]) for name in names):
                    yield Mention(spot.noun, record_id, label or "", spot.field.label, values[written])


def _spots(refers_to: str) -> Iterator[_Spot]:
    """Yield every field, of children too, that refers to a noun, or to none."""
    for noun, (record_type, table) in ROOTS.items():
        yield from (_Spot(noun, record_type, table, field) for field in _referring(record_type, refers_to))
        for name, (child, held) in child_tables(record_type).items():
            rows = fields_of(record_type)[name]
            for field in _referring(child, refers_to):
                yield _Spot(noun, child, held, _of_rows(field, rows))


def _referring(record_type: type[Any], refers_to: str) -> Iterator[Field]:
    for field in fields_of(record_type).values():
        if field.refers_to == refers_to and field.kind is not Kind.ROWS:
            yield field


def _of_rows(field: Field, rows: Field) -> Field:
    """Return a field of rows as it is told alone: “Person” says less than what the persons are there for."""
    is_what_rows_are_of = bool(field.refers_to) and field.name == f"{field.refers_to}_id"
    return replace(field, label=rows.label) if is_what_rows_are_of else field


def _rows(connection: Connection, spot: _Spot, condition: ColumnElement[bool]) -> Iterable[Any]:
    """Return (id of the record, what it is called, every column of the table) of the rows that meet it."""
    root_id = spot.table.c.root_id if "root_id" in spot.table.c else spot.table.c.id
    found = (SEARCH.c.noun == spot.noun) & (SEARCH.c.record_id == root_id)
    query = select(root_id.label("record"), SEARCH.c.label.label("called"), spot.table)
    return connection.execute(query.outerjoin(SEARCH, found).where(condition).order_by(root_id))
