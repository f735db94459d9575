"""Find records by a piece of their text, of every noun alike.

The text is folded by us (`formats.fold`); three letters and more go through the trigram index,
fewer through a plain comparison.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from inkop_desktop import formats
from inkop_desktop.models.mapping import METADATA

SEARCH = METADATA.tables["search"]
TRIGRAM = 3
MOST_WORDS = 100  # nobody types more; somebody may paste a page
ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class Found:
    """The label of a record, the text it is found by, and the key that puts it in order."""

    record_id: int
    label: str
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found anywhere in the register."""

    noun: str
    record_id: int
    label: str


def write(connection: Connection, noun: str, found: Sequence[Found]) -> None:
    """Write the text of records, over what they had."""
    rows = [
        {
            "noun": noun,
            "record_id": each.record_id,
            "label": each.label,
            "text": formats.fold(f"{each.label}\n{each.text}"),
            "key": each.key,
        }
        for each in found
    ]
    if rows:
        connection.execute(_over_what_there_is(), rows)


@cache
def _over_what_there_is() -> Insert:
    """Return the statement that writes a record's text over what it had, once for all."""
    statement = insert(SEARCH)
    new = {name: statement.excluded[name] for name in ("label", "text", "key")}
    return statement.on_conflict_do_update(["noun", "record_id"], set_=new)


def remove(connection: Connection, noun: str, ids: Sequence[int]) -> None:
    """Forget records."""
    if ids:
        connection.execute(delete(SEARCH).where(SEARCH.c.noun == noun, SEARCH.c.record_id.in_(ids)))


def matching(noun: str, wanted: str) -> Select[int]:
    """Return a query for the ids of the records of a noun that hold every word of `wanted`."""
    return select(SEARCH.c.record_id).where(SEARCH.c.noun == noun, _holds(wanted))


def anywhere(connection: Connection, wanted: str, limit: int) -> list[Hit]:
    """Return what holds every word of `wanted`, of any noun; first what is called so."""
    query = (
        select(SEARCH.c.noun, SEARCH.c.record_id, SEARCH.c.label)
        .where(_holds(wanted))
        .order_by(_nearness(wanted), SEARCH.c.key, SEARCH.c.id)
        .limit(limit)
    )
    return [Hit(*row) for row in connection.execute(query)]


def of_noun(connection: Connection, noun: str, wanted: str, limit: int) -> list[Hit]:
    """Return what holds every word of `wanted` of one noun, in alphabetical order."""
    query = (
        select(SEARCH.c.noun, SEARCH.c.record_id, SEARCH.c.label)
        .where(SEARCH.c.noun == noun, _holds(wanted))
        .order_by(SEARCH.c.key)
        .limit(limit)
    )
    return [Hit(*row) for row in connection.execute(query)]


def words(wanted: str) -> list[str]:
    """Return the folded words of what somebody typed, each once; what cannot be shown is no part of one."""
    shown = "".join(letter if letter.isprintable() else " " for letter in formats.fold(wanted))
    return list(dict.fromkeys(shown.split()))[:MOST_WORDS]


def _holds(wanted: str) -> ColumnElement[bool]:
    long = [word for word in words(wanted) if len(word) >= TRIGRAM]
    conditions: list[Any] = [_like(word) for word in words(wanted) if len(word) < TRIGRAM]
    if long:
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in long)
        # Unique, so that a query may ask for several texts.
        index = text("SELECT rowid FROM search_index WHERE search_index MATCH :wanted").bindparams(
            bindparam("wanted", quoted, unique=True)
        )
        conditions.append(SEARCH.c.id.in_(index.columns(literal_column("rowid"))))
    return and_(True, *conditions)  # noqa: FBT003 - SQLAlchemy's neutral element


def _nearness(wanted: str) -> ColumnElement[int]:
    """Return how near the words stand: at the head of the label 0, of a word of it 1, in it 2, elsewhere 3.

    The label is the first line of the folded text.
    """
    label = func.substr(SEARCH.c.text, 1, func.instr(SEARCH.c.text, "\n"))
    heads = [func.instr(" " + label, f" {word}") > 0 for word in words(wanted)]
    places = [func.instr(label, word) > 0 for word in words(wanted)]
    return case(
        (func.instr(label, " ".join(words(wanted))) == 1, 0),
        (and_(True, *heads), 1),  # noqa: FBT003 - SQLAlchemy's neutral element
        (and_(True, *places), 2),  # noqa: FBT003
        else_=3,
    )


def _like(word: str) -> ColumnElement[bool]:
    escaped = word.replace(ESCAPE, ESCAPE * 2).replace("%", ESCAPE + "%").replace("_", ESCAPE + "_")
    return SEARCH.c.text.like(f"%{escaped}%", escape=ESCAPE)
