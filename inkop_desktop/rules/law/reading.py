"""Read a law pack and refuse one that is wrong, with a sentence that says what and where.

A row of a pack may have `periods`: what a period says is added to the row or takes its place, so that a
limit is told once and its amounts through the years stand in a table below it.
"""

import tomllib
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import combinations
from typing import Any, TypeVar

from inkop_desktop import paths
from inkop_desktop.errors import UserError
from inkop_desktop.rules.law import entries
from inkop_desktop.rules.law.pack import Entry, Ground, Pack
from inkop_desktop.rules.law.row import Row
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_

Made = TypeVar("Made", bound=Entry)


@cache
def shipped(country: Country) -> Pack:
    """Return the pack that comes with the program."""
    return read(paths.resource("law", f"{country}.toml").read_text(encoding="utf-8"))


def read(text: str) -> Pack:
    """Return the pack that a TOML text holds.

    Errors: UserError that names the row and what is wrong with it.
    """
    try:
        head = Row(tomllib.loads(text), "pack")
    except tomllib.TOMLDecodeError as error:
        raise UserError(N_("The law pack is not TOML: {fault}."), fault=str(error)) from error
    common = {"checked_on": head.day("checked_on")}
    pack = Pack(
        country=head.word("country", Country),
        limits=tuple(_made(head, "limits", common, entries.limit)),
        duties=tuple(_made(head, "duties", common, entries.duty)),
        grounds=tuple(_grounds(head, common)),
        rules=tuple(_made(head, "rules", common, entries.rule)),
        services=tuple(_made(head, "services", common, entries.services)),
        text=text,
    )
    head.done()
    _refuse_two_at_once(pack)
    return pack


def _made(head: Row, section: str, common: dict[str, Any], make: Callable[[Row], Made]) -> Iterator[Made]:
    for told in head.tables(section):
        for period in Row(told, section).tables("periods") or [{}]:
            yield _one(common | told | period, section, make)


def _grounds(head: Row, common: dict[str, Any]) -> Iterator[Ground]:
    for told in head.tables("grounds"):
        row = Row(told, str(told.get("key", "grounds")))
        text = entries.ground_text(row)
        rules = row.tables("rules")
        row.done()
        for rule in rules:
            yield _one(common | rule, text.key, partial(entries.ground, text))


def _one(values: dict[str, Any], section: str, make: Callable[[Row], Made]) -> Made:
    values.pop("periods", None)
    row = Row(values, str(values.get("id", section)))
    entry = make(row)
    row.done()
    return entry


def _refuse_two_at_once(pack: Pack) -> None:
    """Refuse two entries of the same law and kind on one day: nobody could say which is the law."""
    by_kind: dict[tuple[str, str], list[Entry]] = {}
    for entry in pack:
        by_kind.setdefault((entry.law, entry.kind), []).append(entry)
    for same in by_kind.values():
        for one, other in combinations(same, 2):
            day = max(one.valid_from, other.valid_from)
            if one.in_force(day) and other.in_force(day):
                raise UserError(
                    N_("The law pack says two things at once: “{one}” and “{other}” on {day}."),
                    one=one.id,
                    other=other.id,
                    day=day,
                )
