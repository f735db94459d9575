"""Read a law pack and refuse one that is wrong, with a sentence for each fault that says what and where.

A row of a pack may have `periods`: what a period says is added to the row or takes its place, so that a
limit is told once and its amounts through the years stand in a table below it. The rows of `own` are
limits that an authority has entered itself; they stand in the texts that a register keeps.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import Any, TypeVar

from inkop_desktop import paths
from inkop_desktop.errors import UserError
from inkop_desktop.rules.law import entries
from inkop_desktop.rules.law.own import woven
from inkop_desktop.rules.law.pack import Entry, Ground, Pack
from inkop_desktop.rules.law.row import Row
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_

Made = TypeVar("Made", bound=Entry)
_AT_LINE = re.compile(r"at line (\d+)")  # the rest of what the parser says is English, for programmers
_REMEMBERED = 8  # packs: the shipped ones, and those of the register with its own amounts


class PackError(UserError):
    """Tell that a law pack is wrong; `faults` are all of them, and the first one speaks for them."""

    def __init__(self, faults: Sequence[UserError]) -> None:
        super().__init__(faults[0].template, **faults[0].params)
        self.faults = tuple(faults)


@cache
def shipped(country: Country) -> Pack:
    """Return the pack that comes with the program."""
    return read(paths.resource("law", f"{country}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=_REMEMBERED)
def read(text: str) -> Pack:
    """Return the pack that a TOML text holds.

    Errors: PackError that names every row that is wrong, and what is wrong with it.
    """
    faults: list[UserError] = []
    pack = None
    with _noting(faults):
        pack = _pack(text, faults)
    if pack is None or faults:
        raise PackError(faults)
    return pack


@contextmanager
def _noting(faults: list[UserError]) -> Iterator[None]:
    """Go on after a fault, and remember it."""
    try:
        yield
    except UserError as fault:
        faults.append(fault)


def _pack(text: str, faults: list[UserError]) -> Pack:
    head = Row(_told(text), "pack")
    country = head.word("country", Country)
    reader = _Reader(head, faults)
    pack = Pack(
        country=country,
        limits=reader.made("limits", entries.limit),
        duties=reader.made("duties", entries.duty),
        grounds=reader.grounds(),
        rules=reader.made("rules", entries.rule),
        services=reader.made("services", entries.services),
        text=text,
    )
    own = reader.made("own", entries.limit)
    with _noting(faults):
        head.done()
    faults.extend(_two_at_once(pack))
    return woven(pack, (replace(limit, is_own=True) for limit in own))


def _told(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number or a nesting without end is no TOML of ours
        line = _AT_LINE.search(str(error))
        if line is None:
            raise UserError(N_("The law pack is not TOML.")) from error
        raise UserError(N_("The law pack is not TOML: see line {line}."), line=line[1]) from error


class _Reader:
    """Makes entries of the rows of a pack; what is wrong with one is noted, and the next is read."""

    def __init__(self, head: Row, faults: list[UserError]) -> None:
        self._head = head
        self._faults = faults
        self._common = {"checked_on": head.day("checked_on")}

    def made(self, section: str, make: Callable[[Row], Made]) -> tuple[Made, ...]:
        """Return the entries of a section, one for each period of each row."""
        return tuple(
            entry
            for told in self._tables(self._head, section)
            for values, where in self._periods(told, str(told.get("id", section)))
            for entry in self._one(values, where, make)
        )

    def grounds(self) -> tuple[Ground, ...]:
        """Return the grounds, one for each law and regime that has them."""
        found: list[Ground] = []
        for told in self._tables(self._head, "grounds"):
            with _noting(self._faults):
                row = Row(told, str(told.get("key", "grounds")))
                text = entries.ground_text(row)
                for rule in self._tables(row, "rules"):
                    found += self._one(rule, str(rule.get("id", text.key)), partial(entries.ground, text))
                row.done()
        return tuple(found)

    def _tables(self, row: Row, key: str) -> Iterator[dict[str, Any]]:
        with _noting(self._faults):
            yield from row.tables(key)

    def _periods(self, told: dict[str, Any], where: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield what a row says in each of its periods, and where that stands."""
        values = {key: value for key, value in told.items() if key != "periods"}
        periods = list(self._tables(Row(told, where), "periods"))
        if not periods:
            yield values, where
        for period in periods:
            yield values | period, f"{where} {period.get('from', '')}".rstrip()

    def _one(self, values: dict[str, Any], where: str, make: Callable[[Row], Made]) -> Iterator[Made]:
        with _noting(self._faults):
            row = Row(self._common | values, where)
            entry = make(row)
            row.done()
            yield entry


def _two_at_once(pack: Pack) -> Iterator[UserError]:
    """Find entries of the same law and kind on one day: nobody could say which is the law."""
    by_kind: dict[tuple[str, str], list[Entry]] = {}
    for entry in pack:
        by_kind.setdefault((entry.law, entry.kind), []).append(entry)
    for same in by_kind.values():
        in_order = sorted(same, key=lambda entry: entry.valid_from)
        longest = in_order[0]
        for entry in in_order[1:]:
            if longest.in_force(entry.valid_from):
                yield UserError(
                    N_("The law pack says two things at once: “{one}” and “{other}” on {day}."),
                    one=longest.id,
                    other=entry.id,
                    day=entry.valid_from,
                )
            longest = max(longest, entry, key=lambda each: each.valid_to or date.max)
