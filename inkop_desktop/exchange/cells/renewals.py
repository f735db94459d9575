"""Read what happens on the last day: “Förlängs automatiskt med 12 mån”, “tyst förlängning”.

Lists say so in the columns of options, terms and last days too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells import terms
from inkop_desktop.exchange.cells.choices import read_choice
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, read_yes_no, shown, text_of
from inkop_desktop.exchange.cells.terms import Unit
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.vocabulary import RenewalKind
from inkop_desktop.text import N_, Message, message


@dataclass(frozen=True, slots=True)
class Renewal:
    """Hold how a contract is renewed, and by how many months where that is told."""

    kind: RenewalKind
    months: int | None = None


@dataclass(frozen=True, slots=True)
class WithRenewal:
    """Hold what a cell tells beside a renewal: its value, None where it tells of the renewal alone."""

    value: Any
    renewal: Renewal


_LONGEST = 200  # letters; more is prose
_TACIT = re.compile(r"\b(?:automat\w*|auto|autof\w+|tyst\w*|stilltiende|stillteiande|tacit\w*)\b")
_RENEWED = re.compile(r"\b(?:auto)?(?:förläng|forleng|förny|forny|renew|extend|extension|prolong)\w*")
# “om det inte sägs upp”: what is renewed until somebody ends it is renewed tacitly.
_UNLESS = re.compile(
    r"\b(?:om|dersom|hvis|viss|såvida|med mindre|unless|if)\b[^,;]{0,40}?"
    r"(?:säg|uppsag|oppsag|oppsig|oppse|sies|seiast|sagt|sagd|terminat|notice)[^,;]*"
)
_DENIED = re.compile(
    rf"\b(?:inte|ej|icke|ikke|ikkje|ingen|inga|utan|uten|not?|without|nei|nej)\s+(?:\w+\s+)?"
    rf"(?:{_TACIT.pattern}|{_RENEWED.pattern})"
    rf"|(?:{_TACIT.pattern}|{_RENEWED.pattern})\s+(?:inte|ej|icke|ikke|ikkje|not)\b"
)
_NEW_CLAUSE = re.compile(
    rf"(?:[,;(]|\.(?=\s)|\+(?!\s*\d))(?=.*{_RENEWED.pattern})|\b(?:därefter|sedan|deretter|derefter|then)\b"
)
_VERB_BEFORE = re.compile(rf"[,;(.]\s*{_RENEWED.pattern}$")  # “…, förlängs därefter automatiskt”
# In “2 år med automatisk förlängning” the term stands first; among options all of it is the renewal's.
_BESIDE = re.compile(rf"\b(?:med|och|og|with|and)\b(?=\s+(?:\w+\s+)?(?:{_TACIT.pattern}|{_RENEWED.pattern}))")
_YEARLY = re.compile(
    r"\b(?:årligen|årligt|årlig|årleg|årsvis|(?:varje|hvert|kvart|per|pr\.?) år|år for år|yearly|annually)\b"
)
# What may stand beside a renewal and its length without adding anything.
_PLAIN = re.compile(
    r"\b(?:i taget|åt gången|per gång|(?:om|av) gangen|om gongen|at a time|avtalet|avtalen|kontraktet"
    r"|kontrakten|det|den|vid avtalstidens slut|ved avtaleslutt|vid utgång|blir|vert|is|are|ja|yes|sker|skjer"
    r"|med|with|by|period\w*|ytterligare|ytterlegare|ytterligere|nya?|nye|nytt|further)\b"
)


def says_tacitly(text: str) -> bool:
    """Tell whether words say that something is renewed unless somebody ends it, or deny just that."""
    folded = formats.fold(text)
    return bool(_TACIT.search(folded) or (_RENEWED.search(folded) and _UNLESS.search(folded)))


def read_renewal(cell: Cell, unit: Unit | None = None, *, automatic: bool = False) -> Reading[Renewal]:
    """Return how a contract is renewed; `automatic` is a column whose heading says that it is tacitly.

    Only there “ja” and “12 mån” tell how. Errors: UserError for what is understood by nobody.
    """
    if is_nothing(cell):
        return Reading(None)
    text = formats.fold(text_of(cell))
    if len(text) <= _LONGEST and says_tacitly(text):
        return _tacit(cell, text, unit)
    try:
        kind = read_choice(cell, RenewalKind)
    except UserError:
        if not automatic:
            raise
        return _answered(cell, unit)
    return Reading(Renewal(RenewalKind(kind.value)) if kind.value else None, kind.doubt)


def read_beside(
    cell: Cell, read: Callable[[Cell], Reading[Any]], unit: Unit | None = None, *, of_term: bool
) -> Reading[Any]:
    """Return what a cell tells, as a `WithRenewal` where it tells of a renewal as well.

    In a column of terms or days a length alone may be the term's own, among options it is the renewal's.
    """
    text = formats.fold(text_of(cell)) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    if not says_tacitly(text) or (_is_denied(text) and re.search(r"\d", text)):
        return read(cell)
    rest, clause = _apart(text, of_term=of_term)
    renewal = _tacit(cell, clause, unit)
    assert renewal.value
    unsure = None
    if of_term and not rest and renewal.value.months:
        unsure = _left(cell)
    beside: Reading[Any] = read(rest) if rest else Reading(None)
    return Reading(
        WithRenewal(beside.value, renewal.value),
        beside.doubt or renewal.doubt or unsure,
        kept=beside.kept or renewal.kept or unsure is not None,
    )


def _apart(text: str, *, of_term: bool) -> tuple[str, str]:
    """Return what stands before the clause that tells of a renewal, and the clause with all that follows."""
    told = _TACIT.search(text) or _RENEWED.search(text)
    assert told
    dividers = [*_NEW_CLAUSE.finditer(text), *(_BESIDE.finditer(text) if of_term else ())]
    before = [found for found in dividers if found.end() <= told.start()]
    if not before:
        return "", text
    last = max(before, key=re.Match.start)
    rest = _VERB_BEFORE.sub("", text[: last.start()].strip())
    return rest.strip(" ,;.(+"), text[last.end() :]


def _is_denied(text: str) -> bool:
    return bool(_DENIED.search(_UNLESS.sub(" ", text)))


def _tacit(cell: Cell, text: str, unit: Unit | None) -> Reading[Renewal]:
    """Return the renewal that a text tells of, with the one length in it.

    Errors: UserError for one that is denied, yet has a length.
    """
    conditions = " ".join(_UNLESS.findall(text))
    bare = _YEARLY.sub(" 1 år ", _UNLESS.sub(" ", text))
    if _is_denied(text):
        if re.search(r"\d", bare):
            raise UserError(N_("“{text}” is none of the words for this field."), text=shown(cell))
        return Reading(Renewal(RenewalKind.NONE))
    bare = _PLAIN.sub(" ", _RENEWED.sub(" ", _TACIT.sub(" ", bare))).strip(" .,;:()+-")
    months, is_whole = _months(bare, unit)
    if is_whole and not re.search(r"\d", conditions):
        return Reading(Renewal(RenewalKind.TACIT, months))
    return Reading(Renewal(RenewalKind.TACIT, months), _left(cell), kept=True)


def _months(text: str, unit: Unit | None) -> tuple[int | None, bool]:
    """Return the length that a text tells, none where it does not, and whether that is all it says."""
    if not text:
        return None, True
    try:
        reading = terms.read_months(text, unit)
    except UserError:
        return None, False
    return reading.value, not reading.doubt


def _left(cell: Cell) -> Message:
    return message(
        "Of “{text}” only the tacit renewal was read; the remarks tell the rest.", text=shown(cell)
    )


def _answered(cell: Cell, unit: Unit | None) -> Reading[Renewal]:
    """Return what “ja”, “nej” or a length means under a heading that says that the renewal is tacit.

    Errors: UserError for anything else.
    """
    try:
        is_tacit = read_yes_no(cell).value
    except UserError:
        months = terms.read_months(cell, unit)
        return Reading(Renewal(RenewalKind.TACIT, months.value), months.doubt, months.kept)
    return Reading(Renewal(RenewalKind.TACIT if is_tacit else RenewalKind.NONE))
