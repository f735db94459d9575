"""Read CPV codes: with or without check digit, one or several, with the label beside them."""

import re

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules import cpv
from inkop_desktop.text import N_, Message, message

_CODE = re.compile(r"(?<!\d)\d{8}(?:-\d(?!\d))?(?!\d)")
_SPACED = re.compile(r"(?<!\d)(\d{2}) ?(\d{2}) (\d{2}) ?(\d{2})(?!\d)")
_LOST_ZERO = re.compile(r"(?<!\d)\d{7}(?:-\d(?!\d))?(?!\d)")
_BRANCH = re.compile(r"(?:cpv)?[: ]*(\d{2,7})", re.IGNORECASE)


def read_cpv(cell: Cell) -> Reading[tuple[str, ...]]:
    """Return the CPV codes in a cell, with check digits, each once.

    Errors: UserError for a code that the table does not have, and for a cell without codes.
    """
    if is_nothing(cell):
        return Reading(None)
    text = _SPACED.sub(r"\1\2\3\4", text_of(cell))
    found = _CODE.findall(text)
    doubt: Message | None = None
    if not found:
        found = [f"0{code}" for code in _LOST_ZERO.findall(text)] or _whole_branch(text)
        doubt = message("“{text}” was read as the CPV code {code}.", text=shown(cell), code=", ".join(found))
    if not found:
        raise UserError(
            N_("“{text}” holds no CPV code. A code has eight digits, like 90910000-9."), text=shown(cell)
        )
    codes = [cpv.parse(code).code for code in found]
    return Reading(tuple(dict.fromkeys(codes)), doubt)


def _whole_branch(text: str) -> list[str]:
    """Return the code of a branch that is named by its first digits: 7934 is 79340000."""
    branch = _BRANCH.fullmatch(text)
    return [branch[1].ljust(8, "0")] if branch else []
