"""Everything that is stored about a person, as JSON for that person to take along."""

from typing import Any

from inkop_desktop import formats
from inkop_desktop.exchange import json_form
from inkop_desktop.lists.offices import TIES
from inkop_desktop.records.people import Person
from inkop_desktop.register.history import Entry
from inkop_desktop.services import logwords
from inkop_desktop.services.offices import Office
from inkop_desktop.services.personal import Extract, Mention, Met


def of_extract(found: Extract) -> dict[str, Any]:
    """Return an extract by English field names; its actions are worded in the language in force."""
    return {
        "person": json_form.of_record(found.person, found.names),
        "offices": [_office(each, found) for each in found.offices],
        "meetings": [_met(each) for each in found.meetings],
        "named_in": [_mention(each) | _stored(each, found) for each in found.mentions],
        "texts": [_mention(each) | {"text": each.text} for each in found.texts],
        "history": [_entry(each) for each in found.entries],
        "other_log_entries": [_head(each) for each in found.told],
        "log_entries_of_their_own": found.acted,
    }


def _office(office: Office, found: Extract) -> dict[str, Any]:
    return {
        "role": found.names.get(("role", office.role_id or 0)),
        "post": office.post,
        "as": "holder" if office.person_id == found.person.id else "deputy",
        "from_day": json_form.of_value(office.from_day),
        "to_day": json_form.of_value(office.to_day),
        "hours_a_week": office.hours_a_week,
        "function": office.function,
        **{noun: found.names.get((noun, getattr(office, name))) for name, noun in TIES.items()},
    }


def _met(met: Met) -> dict[str, Any]:
    return {
        "body": met.body,
        "day": json_form.of_value(met.day),
        "person": met.person,
        "presence": met.presence,
        "in_place_of": met.in_place_of or None,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {"kind": mention.noun, "id": mention.id, "label": mention.label, "field": mention.field}


def _stored(mention: Mention, found: Extract) -> dict[str, Any]:
    """Return what a record says of the person; nothing where it is about something else, or is secret."""
    stored = None if mention.stored is None else json_form.of_record(mention.stored, found.names)
    return {"stored": stored, "withheld": mention.withheld}


def _head(entry: Entry) -> dict[str, Any]:
    return {"at": entry.at.isoformat(), "who": entry.who, "action": formats.worded(entry.action)}


def _entry(entry: Entry) -> dict[str, Any]:
    """Return an entry with the changes of the fields that a reader knows; numbers of rows are left out."""
    labels = logwords.labels(Person)
    return _head(entry) | {
        "erased": entry.erased,
        "changes": [
            {
                "record": each.table,
                "field": label,
                "before": json_form.of_value(each.before),
                "after": json_form.of_value(each.after),
            }
            for each in entry.changes
            if (label := labels.get((each.table, each.column)))
        ],
    }
