"""Strategies that make any record of a class from the declarations of its fields."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.fields import Field, Kind, Root, fields_of
from inkop_desktop.rules.money import Money

Known = Mapping[str, Sequence[int]]  # the ids that can be referred to, by noun
Documents = Sequence[tuple[str, int]]  # what is kept of documents: SHA-256 and size

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
WORD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=8)
DATES = st.dates(date(1995, 1, 1), date(2060, 12, 31))
MONEY = st.builds(Money, st.integers(-(10**15), 10**15), st.sampled_from(["SEK", "NOK", "EUR"]))
PLAIN: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXT,
    Kind.LONG_TEXT: TEXT,
    Kind.WHOLE: st.none() | st.integers(0, 60),
    Kind.DATE: st.none() | DATES,
    Kind.MONEY: st.none() | MONEY,
    Kind.YES_NO: st.booleans(),
    Kind.TEXTS: st.lists(WORD, max_size=3).map(tuple),
}


def records(record_type: type[Any], known: Known, documents: Documents) -> st.SearchStrategy[Any]:
    """Return any record of a class; most fields are left as they are when nobody has said anything."""
    fields = fields_of(record_type)
    values = {name: _value(record_type, field, known, documents) for name, field in fields.items()}
    if record_type is Attachment:
        return st.sampled_from(documents).flatmap(
            lambda document: st.builds(
                Attachment, name=TEXT, sha256=st.just(document[0]), size=st.just(document[1])
            )
        )
    return st.fixed_dictionaries({}, optional=values).map(lambda given: record_type(**given))


def _value(
    record_type: type[Any], field: Field, known: Known, documents: Documents
) -> st.SearchStrategy[Any]:
    if field.record is Attachment and not documents:
        return st.just(())
    if field.kind is Kind.ROWS:
        assert field.record is not None
        return st.lists(records(field.record, known, documents), max_size=3).map(tuple)
    if field.kind is Kind.REFERENCE:
        ids = known.get(field.refers_to, ())
        return st.sampled_from([None, *ids]) if ids else st.none()
    if field.kind is Kind.CHOICES:
        assert field.choices is not None
        return st.lists(st.sampled_from(list(field.choices)), max_size=3, unique=True).map(tuple)
    if field.kind is Kind.CHOICE:
        assert field.choices is not None
        chosen = st.sampled_from(list(field.choices))
        return chosen if _default(record_type, field.name) is not None else st.none() | chosen
    if field.kind is Kind.WHOLE and _default(record_type, field.name) is not None:
        return st.integers(0, 60)
    return PLAIN[field.kind]


def _default(record_type: type[Any], name: str) -> Any:
    return getattr(record_type(), name)


def same(one: Root, other: Root) -> bool:
    """Tell whether two records hold the same, whatever their versions."""
    return all(getattr(one, name) == getattr(other, name) for name in ("id", *fields_of(type(one))))
