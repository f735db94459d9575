"""Read what is written behind an option: days, numbers, names, paths."""

import errno
import re
from argparse import ArgumentTypeError
from contextlib import suppress
from datetime import date
from pathlib import Path

from inkop_desktop import files
from inkop_desktop.errors import UserError
from inkop_desktop.rules import terms
from inkop_desktop.text import N_, _

MOST_CONTRACTS = 1_000_000  # of a demonstration register
_YEARS = range(1900, 2201)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(written: str) -> date:
    """Read a day; raise UserError where it is none."""
    if _DAY.fullmatch(written):
        with suppress(ValueError):
            return date.fromisoformat(written)
    raise UserError(N_("“{text}” is not a day. Write it as 2026-12-31."), text=written)


def present_day(written: str) -> date:
    """Read the day to count from; raise UserError where it is none, ArgumentTypeError where nobody counts."""
    found = day(written)
    if not terms.FOLLOWED_FROM <= found.year <= terms.LAST_YEAR:
        raise ArgumentTypeError(
            _("choose a day from {first} to {last}").format(first=terms.FOLLOWED_FROM, last=terms.LAST_YEAR)
        )
    return found


def word(written: str) -> str:
    """Read a name or a number without spaces around it; raise ArgumentTypeError where nothing is left."""
    found = written.strip()
    if not found:
        raise ArgumentTypeError(_("it is empty"))
    return found


def path(written: str) -> Path:
    """Read the path of a file; raise ArgumentTypeError where it is empty, RegisterError for a folder."""
    word(written)
    found = Path(written)
    if found.name in ("", ".."):
        raise files.sentence(IsADirectoryError(errno.EISDIR, written), found)
    return found


def new_file(written: str) -> Path:
    """Read the path of a file to make; raise as `path` does, RegisterError where its folder is missing."""
    found = path(written)
    with files.unwritten(found):
        found.parent.stat()
    return found


def new_folder(written: str) -> Path:
    """Read the path of a folder that is there or can be made in one that is; raise as `new_file` does."""
    word(written)
    found = Path(written)
    with files.unwritten(found):
        found.absolute().parent.stat()
    return found


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit()


def number(written: str) -> int:
    """Read a whole number; raise UserError where it is none."""
    if not _is_number(written):
        raise UserError(N_("“{text}” is not a whole number."), text=written)
    return int(written)


def amount(written: str) -> int:
    """Read how many; raise UserError where it is no whole number above nothing."""
    if not (_is_number(written) and int(written)):
        raise UserError(N_("“{text}” is not a whole number above nothing."), text=written)
    return int(written)


def contracts(written: str) -> int:
    """Read how many contracts to make; raise UserError where it is none, ArgumentTypeError where too many."""
    found = amount(written)
    if found > MOST_CONTRACTS:
        raise ArgumentTypeError(_("at most {most}").format(most=MOST_CONTRACTS))
    return found


def year(written: str) -> int:
    """Read a year; raise UserError where it is none."""
    found = amount(written)
    if found not in _YEARS:
        raise UserError(N_("“{text}” is not a year. Write it as 2026."), text=written)
    return found
