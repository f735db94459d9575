"""Take a newer law pack into use: looked at first, refused with reasons, and possible to undo."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import UserError
from inkop_desktop.records.law import LawPack
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import difference, reading
from inkop_desktop.rules.law.difference import Difference
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.services import actions, law, work
from inkop_desktop.text import N_, message

LARGEST = 2 * 1024 * 1024  # bytes of a law pack; the ones of today have less than a tenth of it


@dataclass(frozen=True, slots=True)
class Newer:
    """Hold a law pack that may be taken into use, and what it says otherwise than the one in use."""

    name: str
    pack: Pack
    differences: tuple[Difference, ...]


def look_at(register: Register, path: Path, today: date) -> Newer:
    """Return the law pack of a file and what it says otherwise than the one in use; write nothing.

    Raises PackError with every fault of the file, UserError where it is not a newer pack of the country.
    """
    pack = reading.read(_text_of(path))
    with register.reading() as connection:
        in_use = law.without_own(connection)
    _check(path.name, pack, in_use, today)
    return Newer(path.name, pack, tuple(difference.between(in_use, pack)))


def take(register: Register, newer: Newer) -> LawPack:
    """Take a law pack into use, as one action that can be undone; cases keep the one they were judged by."""
    added, _edited, _deleted = actions.ACTIONS["law_pack"]
    with work.change(register, message(added, label=newer.name)) as change:
        record = LawPack(
            name=newer.name,
            checked_on=newer.pack.newest_check,
            entries=len(list(newer.pack)),
            sha256=law.keep(change.connection, newer.pack),
        )
        return change.save(record)


def _check(name: str, pack: Pack, in_use: Pack, today: date) -> None:
    """Raise UserError where a pack cannot take the place of the one in use."""
    if pack.country is not in_use.country:
        raise UserError(
            N_("{name} is the law of {theirs}, and this register follows that of {ours}."),
            name=name,
            theirs=pack.country,
            ours=in_use.country,
        )
    if next(iter(pack), None) is None:
        raise UserError(N_("{name} has no entries."), name=name)
    if any(limit.is_own for limit in pack.limits):
        raise UserError(N_("{name} holds an authority's own amounts, which no law pack has."), name=name)
    if pack.newest_check > today:
        raise UserError(
            N_("{name} says that it was checked on {day}, and that day is still to come."),
            name=name,
            day=pack.newest_check,
        )
    if pack.sha256 == in_use.sha256:
        raise UserError(N_("{name} is the law pack in use already."), name=name)
    if pack.newest_check < in_use.newest_check:
        raise UserError(
            N_("{name} was last checked on {theirs}, and the law pack in use on {ours}. It is older."),
            name=name,
            theirs=pack.newest_check,
            ours=in_use.newest_check,
        )


def _text_of(path: Path) -> str:
    with files.told(path), path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise UserError(N_("{name} is too large to be a law pack."), name=path.name)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError(N_("{name} is not a text in UTF-8."), name=path.name) from error
