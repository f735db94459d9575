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
Text = Callable[[Any], str]
# How much of a long text is what its record is called.
_LABEL = 80


def _supplier(record: Any) -> str:
    return "\n".join([record.org_number, *(alias.name for alias in record.aliases)])


def _nothing(_record: Any) -> str:
    return ""


# What else than what it is called a record is found by.
FOUND_BY: dict[str, Text] = {
    "organisation": lambda record: record.org_number,
    "unit": _nothing,
    "person": lambda record: record.title,
    "supplier": _supplier,
    "area": _nothing,
    "role": _nothing,
    "appointment": lambda record: record.expertise,
    "delegation": lambda record: record.legal_basis,
    "body": _nothing,
    "governing_document": lambda record: record.decision_number,
    "training": lambda record: record.content,
    "advice": lambda record: f"{record.question}\n{record.answer}",
    "improvement": lambda record: record.why,
    "feedback": lambda record: f"{record.content}\n{record.answer}",
    "market_note": lambda record: f"{record.content}\n{record.source}",
    "consultation": lambda record: record.question,
    "authorisation": lambda record: record.decision_number,
    "gift": lambda record: record.giver,
    "direct_procurement": lambda record: f"{record.number}\n{record.case_number}\n{record.need}",
    "plan_item": lambda record: record.need,
    "library_text": lambda record: f"{record.text}\n{record.need}\n{record.source}\n{record.remarks}",
    "own_amount": lambda record: f"{record.source}\n{record.reference}",
    "own_rule": lambda record: record.text,
    "law_pack": _nothing,
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
        found.append(search.Found(record.id, label, FOUND_BY[noun](record), key))
    search.write(connection, noun, found)


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
