"""List what the register holds as text, JSON or CSV."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say_json, say_table, taken
from inkop_desktop.cli.parser import Options
from inkop_desktop.exchange import csv_form, json_form
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.directory import PERSONS
from inkop_desktop.lists.governance import DOCUMENTS, MARKET_NOTES
from inkop_desktop.lists.listing import Column, Listing, Query
from inkop_desktop.lists.organisation import BODIES, OFFICES, ROLES
from inkop_desktop.lists.planning import PLAN_ITEMS
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.lists.requirements import REQUIREMENT_LIBRARY
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Root, fields_of, rows_of
from inkop_desktop.records.governance import GoverningDocument, MarketNote
from inkop_desktop.records.people import WHERE_NEEDED, Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import without_secrets
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.register.register import Register
from inkop_desktop.services import (
    call_offs,
    filters,
    listing,
    offices,
    outgoing,
    planning,
    records,
    withholding,
)
from inkop_desktop.services.offices import Office

Said = list[dict[str, Any]]
Answer = Callable[[Register, Sequence[int], date], Said]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that can be asked for, and what it answers in JSON."""

    listing: Listing
    as_json: Answer


def listed(options: Options) -> int:
    """List what is searched for, in the list's own order."""
    wanted = LISTED[options.noun]
    with reading(options.file, options.person) as register:
        query = asked(register, options, wanted.listing)[0]
        found = listing.ids(register, wanted.listing, query)
        FORMS[options.form](register, wanted, found, options.today)
    return 0


def asked(register: Register, options: Options, narrowed: Listing = CONTRACTS) -> tuple[Query, str]:
    """Return what is asked for, and the name of the filter that narrows it.

    A search that is given takes the place of the filter's own.
    """
    if not options.filter:
        return Query(options.today, options.search), ""
    named = filters.named(register, narrowed, options.filter)
    kept, search = filters.narrowed_by(named)
    return Query(options.today, options.search or search, kept), named.name if kept else ""


def _say_text(register: Register, wanted: Listed, found: Sequence[int], today: date) -> None:
    columns = [each for each in wanted.listing.columns if each.shown]
    rows = _rows(register, wanted.listing, columns, found, today)
    headings = [formats.label(column.heading) for column in columns]
    say_table(headings, [[_words(value) for value in row] for row in rows])


def _say_csv(register: Register, wanted: Listed, found: Sequence[int], today: date) -> None:
    columns = wanted.listing.columns
    rows = _rows(register, wanted.listing, columns, found, today)
    with taken() as out:
        csv_form.write(out, columns, rows)


def _say_json(register: Register, wanted: Listed, found: Sequence[int], today: date) -> None:
    say_json(wanted.as_json(register, found, today))


def _contracts(register: Register, found: Sequence[int], today: date) -> Said:
    """Return the fields of contracts, without those that are secret today, and which these are."""
    names, contracts = _names(register, Contract, today), records.some(register, Contract, found)
    hidden = withholding.in_call_offs(register, contracts, today)
    with register.reading() as connection:
        secret = withholding.of_contracts(connection, found, today)
    return [
        json_form.of_contract(
            call_offs.without_secrets(each, hidden), names, today, secret.get(each.id or 0, ())
        )
        for each in contracts
    ]


def _records(
    record_type: type[Root], apart: Collection[str], register: Register, found: Sequence[int], today: date
) -> Said:
    """Return the fields of records; those in `apart` are told nowhere but where they are needed."""
    names = _names(register, record_type, today)
    every = [json_form.of_record(each, names) for each in records.some(register, record_type, found)]
    return [{name: value for name, value in each.items() if name not in apart} for each in every]


def _plan_items(register: Register, found: Sequence[int], today: date) -> Said:
    """Return the fields of planned procurements without those that are secret, and where each stands today.

    A case is named by its number, since its title may be secret; then so is what was planned because of it.
    """
    names = _names(register, PlanItem, today)
    numbers = listing.rows(register, PLAN_ITEMS, ["case_id"], found, today)
    items = records.some(register, PlanItem, found)
    with register.reading() as connection:
        secret = withholding.of_plan_items(connection, found, today)
        told = withholding.plan_items(connection, items, today)
    return [
        json_form.of_record(shown, names)
        | {"case": numbers[each.id or 0][0] or None, "state": planning.state_of(each, today)}
        | {"secret": sorted(secret.get(each.id or 0, ()))}
        for each, shown in zip(items, told, strict=True)
    ]


def _cases(register: Register, found: Sequence[int], today: date) -> Said:
    """Return the fields of direct procurements, without those that are secret today."""
    names = _names(register, DirectProcurement, today)
    cases = records.some(register, DirectProcurement, found)
    return [json_form.of_record(without_secrets(each, today), names) for each in cases]


def _offices(register: Register, found: Sequence[int], today: date) -> Said:
    """Return offices alike, be they appointments or posts that stand on contracts."""
    every = offices.some(register, found)
    appointments = [each.id for each in every if each.noun == "appointment"]
    known = {each.id: each for each in records.some(register, Appointment, appointments)}
    names = _named(register, {*_referred_to(Appointment), "contract"}, today)
    return [_office(each, known, names) for each in every]


def _office(
    office: Office, known: dict[int | None, Appointment], names: dict[tuple[str, int], str]
) -> dict[str, Any]:
    """Return the fields of an appointment, and of an owner or a manager those that it has too."""
    same = {
        name: getattr(office, name) for name in fields_of(Appointment) if name in Office.__dataclass_fields__
    }
    own = known[office.id] if office.noun == "appointment" else Appointment(id=office.id, **same)
    said = {"noun": office.noun} | json_form.of_record(own, names)
    contract = names.get(("contract", office.contract_id or 0))
    return said | {"contract_id": office.contract_id, "contract": contract}


LISTED = {
    "contracts": Listed(CONTRACTS, _contracts),
    "plan-items": Listed(PLAN_ITEMS, _plan_items),
    "people": Listed(PERSONS, partial(_records, Person, WHERE_NEEDED)),
    "appointments": Listed(OFFICES, _offices),
    "roles": Listed(ROLES, partial(_records, Role, ())),
    "bodies": Listed(BODIES, partial(_records, Body, ())),
    "direct-procurements": Listed(DIRECT_PROCUREMENTS, _cases),
    "governing-documents": Listed(DOCUMENTS, partial(_records, GoverningDocument, ())),
    "market-notes": Listed(MARKET_NOTES, partial(_records, MarketNote, ())),
    "requirement-library": Listed(REQUIREMENT_LIBRARY, partial(_records, LibraryText, ())),
}
FORMS = {"text": _say_text, "csv": _say_csv, "json": _say_json}


def _names(register: Register, record_type: type[Root], today: date) -> dict[tuple[str, int], str]:
    """Return what everything may be called that records of a class and their children may refer to."""
    return _named(register, _referred_to(record_type), today)


def _referred_to(record_type: type[Root]) -> set[str]:
    types: tuple[type[Any], ...] = (record_type, *rows_of(record_type).values())
    return {field.refers_to for each in types for field in fields_of(each).values() if field.refers_to}


def _named(register: Register, nouns: Iterable[str], today: date) -> dict[tuple[str, int], str]:
    names = {(noun, key): name for noun in nouns for key, name in records.names(register, noun).items()}
    with register.reading() as connection:
        return withholding.told(connection, names, today)


def _rows(
    register: Register, shown: Listing, columns: Sequence[Column], found: Sequence[int], today: date
) -> list[tuple[Any, ...]]:
    rows = outgoing.rows(register, shown, [column.key for column in columns], found, today)
    return [rows[each] for each in found]


def _words(value: Any) -> str:
    """Return a cell in words; a status comes with what is to be done, which has a column of its own."""
    return formats.show(value[0] if isinstance(value, tuple) else value)
