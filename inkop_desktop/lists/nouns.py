"""What records of every noun but contracts are called, and the texts they are found and sorted by."""

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from typing import Any

from sqlalchemy import Connection, select

from inkop_desktop import formats
from inkop_desktop.models.mapping import METADATA, noun_of
from inkop_desktop.records.fields import Root
from inkop_desktop.register import search, store

Names = Mapping[tuple[str, int | None], str]
# How much of a long text is what its record is called.
_LABEL = 80


# The fields by which a record is found beside what it is called; of rows, their names.
FOUND_BY: Mapping[str, tuple[str, ...]] = {
    "organisation": ("org_number",),
    "unit": (),
    "person": ("title",),
    "supplier": ("org_number", "aliases"),
    "area": (),
    "role": (),
    "appointment": ("expertise",),
    "delegation": ("legal_basis",),
    "body": (),
    "governing_document": ("decision_number",),
    "training": ("content",),
    "advice": ("question", "answer"),
    "improvement": ("why",),
    "feedback": ("content", "answer"),
    "market_note": ("content", "source"),
    "consultation": ("question",),
    "authorisation": ("decision_number",),
    "gift": ("giver",),
    "direct_procurement": ("number", "case_number", "need"),
    "plan_item": ("need",),
    "library_text": ("text", "need", "source", "remarks"),
    "own_amount": ("source", "reference"),
    "own_rule": ("text",),
    "law_pack": (),
}
# What has no name of its own is called by what it brings together.
_TOGETHER: dict[str, tuple[tuple[str, str], ...]] = {
    "appointment": (("person_id", "person"), ("role_id", "role")),
    "delegation": (("role_id", "role"), ("body_id", "body")),
}
# … and by words of its own.
_WORDS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "delegation": lambda record: (record.act,),
    "library_text": lambda record: (shorten(record.text, _LABEL, placeholder=" …"),),
    "own_amount": lambda record: (record.limit_kind, record.law and record.law.value),
}


def called(connection: Connection, record: Root) -> str:
    """Return what a record is called in running text."""
    noun = noun_of(type(record))
    return _called(noun, record, _names(connection, noun, [record]))


def affected(connection: Connection, noun: str, touched: Mapping[str, frozenset[int]]) -> list[int]:
    """Return the records of a noun whose texts may have changed with what was touched."""
    ids = set(touched.get(noun, ()))
    table = METADATA.tables[noun]
    for reference, other in _TOGETHER.get(noun, ()):
        for some in store.pieces(sorted(touched.get(other, ()))):
            ids.update(connection.scalars(select(table.c.id).where(table.c[reference].in_(some))))
    return sorted(ids)


def refresh(
    connection: Connection, noun: str, ids: Sequence[int], records: Sequence[Any], language: str
) -> None:
    """Write the search text of records of a noun anew; of these ids the others are gone."""
    kept = {record.id for record in records}
    search.remove(connection, noun, [each for each in ids if each not in kept])
    names = _names(connection, noun, records)
    found = []
    for record in records:
        label = _called(noun, record, names)
        key = formats.sort_key(label, language)
        found.append(search.Found(record.id, label, _found_by(noun, record), key))
    search.write(connection, noun, found)


def _found_by(noun: str, record: Any) -> str:
    """Return the texts of a record beside what it is called, a line each."""
    values = [getattr(record, name) for name in FOUND_BY[noun]]
    return "\n".join(
        text
        for value in values
        for text in ([value] if isinstance(value, str) else [row.name for row in value])
    )


def _called(noun: str, record: Any, names: Names) -> str:
    if noun in _TOGETHER or noun in _WORDS:
        named = [names.get((other, getattr(record, name)), "") for name, other in _TOGETHER.get(noun, ())]
        words = _WORDS[noun](record) if noun in _WORDS else ()
        return ", ".join(part for part in [*named, *map(formats.show, words)] if part)
    return str(getattr(record, "name", "") or getattr(record, "title", ""))


def _names(connection: Connection, noun: str, records: Sequence[Any]) -> Names:
    """Return the names of what records without a name of their own bring together."""
    names: dict[tuple[str, int | None], str] = {}
    for reference, other in _TOGETHER.get(noun, ()):
        table = METADATA.tables[other]
        wanted = sorted({key for record in records if (key := getattr(record, reference))})
        for some in store.pieces(wanted):
            query = select(table.c.id, table.c.name).where(table.c.id.in_(some))
            names |= {(other, row.id): row.name for row in connection.execute(query)}
    return names
