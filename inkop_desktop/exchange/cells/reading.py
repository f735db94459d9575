"""What every reader of cells shares: the cell as text, the words for nothing, the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.records.fields import on_one_line
from inkop_desktop.text import N_, Message, _

T = TypeVar("T")

LONGEST_LIST = 2000  # letters; a longer cell is a text, not a list of names, and is not divided
_SHOWN = 60  # letters of a cell that a sentence repeats
_SPACES = dict.fromkeys(
    map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"), " "
)
_DASHES = dict.fromkeys(map(ord, "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}‒–—"), "-")
_PLAIN: Mapping[int, str | None] = {**_SPACES, **_DASHES, ord("\N{SOFT HYPHEN}"): None}

_NOTHING = frozenset(
    [
        *("", "-", "--", "---", "?", ".", "..", "...", "…", "na", "n/a", "n.a.", "#n/a", "#saknas!", "#i/t"),
        *("null", "none", "nan", "unknown", "not stated", "not specified", "not applicable", "tbd"),
        *("ej angivet", "ej angiven", "ej uppgivet", "ej tillämpligt", "ej aktuellt", "saknas"),
        *("uppgift saknas", "okänt", "okänd", "ingen", "inget", "inga", "ingen uppgift"),
        *("ikke oppgitt", "ikkje oppgitt", "ikke angitt", "ikke relevant", "ikke aktuelt", "ikkje aktuelt"),
        *("mangler", "manglar", "ukjent", "ingen opplysning"),
    ]
)
_LONGEST_NOTHING = 2 * max(map(len, _NOTHING))  # spaces around and inside included
_YES = frozenset(["ja", "j", "yes", "y", "true", "sant", "sann", "1", "x", "✓", "✔", "☑", "ok"])
_NO = frozenset(["nej", "nei", "n", "no", "false", "usant", "falskt", "falsk", "0", "☐", "ingen", "inte"])


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """Hold what a cell means, None when it is empty, and how it was read where that is doubtful.

    Of a cell that is to be `kept` in the remarks, something was left out. Where a cell beside it was read
    too, `kept_first` says that something was left out of the first one.
    """

    value: T | None
    doubt: Message | None = None
    kept: bool = False
    kept_first: bool = False


def text_of(cell: Cell) -> str:
    """Return a cell as plain text on one line: ordinary spaces and hyphens, none at the ends."""
    return " ".join(lines_of(cell).split())


def lines_of(cell: Cell) -> str:
    """Return a cell as plain text that keeps its line breaks."""
    if isinstance(cell, str):
        return (cell if cell.isascii() else cell.translate(_PLAIN)).strip()
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def shown(cell: Cell) -> str:
    """Return a cell as a sentence repeats it: on one line, shortened, true as Excel shows it."""
    if isinstance(cell, bool):
        return _("TRUE") if cell else _("FALSE")
    text = text_of(cell)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def is_nothing(cell: Cell) -> bool:
    """Tell whether a cell is empty or says so in words."""
    if cell is None or not isinstance(cell, str):
        return cell is None
    return len(cell) <= _LONGEST_NOTHING and formats.fold(text_of(cell)) in _NOTHING


def read_text(cell: Cell) -> Reading[str]:
    """Return a cell as text; line breaks and dashes stay, words for nothing are nothing."""
    if is_nothing(cell):
        return Reading(None)
    text = cell if isinstance(cell, str) else lines_of(cell)
    return Reading("\n".join(" ".join(line.split()) for line in text.strip().splitlines()))


def read_line(cell: Cell) -> Reading[str]:
    """Return a cell as text on one line, otherwise as `read_text` does."""
    text = read_text(cell).value
    return Reading(on_one_line(text) if text else None)


def read_yes_no(cell: Cell) -> Reading[bool]:
    """Return yes or no in any of the languages, or as a mark.

    Errors: UserError for anything else.
    """
    if isinstance(cell, bool):
        return Reading(cell)
    word = formats.fold(text_of(cell))
    if word in _YES:
        return Reading(value=True)
    if word in _NO:
        return Reading(value=False)
    if is_nothing(cell):
        return Reading(None)
    raise UserError(N_("“{text}” is neither yes nor no. Write yes, no or nothing."), text=shown(cell))
