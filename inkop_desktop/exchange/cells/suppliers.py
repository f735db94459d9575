"""Read suppliers: several in one cell, with or without their organisation numbers.

A cell is divided at semicolons, line breaks and spaced slashes. A comma, a plus or an “og” divides it only
between names that end as companies do, so that “Berg, Dal & Co AB” stays one; ranks divide it too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.ranks import Ranked, ranks_after, ranks_before
from inkop_desktop.exchange.cells.reading import LONGEST_LIST, Reading, is_nothing, lines_of, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules import orgnr
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.text import N_, Message, message


@dataclass(frozen=True, slots=True)
class SupplierCell:
    """Hold a supplier as a cell names it; the name is empty where there is a valid number alone.

    `rank` is its place in a ranked framework agreement, where the cell tells it.
    """

    name: str
    number: OrgNumber | None = None
    rank: int | None = None


_Said: TypeAlias = tuple[str, str, int | None]  # a name, the number beside it, a rank

_HARD = re.compile(r"\s*(?:[;\n|•]|\s/\s)\s*")
_SOFT = re.compile(r"\s*,\s+|\s+(?:og|och|and|samt|\+)\s+", re.IGNORECASE)
# What stands where a name would: nobody has the contract yet, or several whom the cell does not name.
_NO_NAMES = frozenset(
    [
        *("ej tilldelat", "ej tilldelad", "ej tilldelats", "inte tilldelat", "ännu ej tilldelat"),
        *("ej avgjort", "ej klart", "ej utsedd", "vakant", "okänd leverantör", "ingen leverantör"),
        *("leverantör saknas", "flera", "flera st", "flera olika", "flera leverantörer", "olika"),
        *("olika leverantörer", "flera olika leverantörer", "ett flertal", "diverse", "div"),
        *("diverse leverantörer", "diverse företag", "flera företag", "div leverantörer"),
        *("många", "många leverantörer", "avbruten"),
        *("ikke tildelt", "ikke ennå tildelt", "ennå ikke tildelt", "ikke avgjort", "ikke valgt", "avlyst"),
        *("ukjent leverandør", "ingen leverandør", "leverandør mangler", "flere", "flere ulike", "ulike"),
        *("flere leverandører", "flere ulike leverandører", "ulike leverandører", "diverse leverandører"),
        *("div leverandører", "mange", "mange leverandører", "flere firmaer", "diverse firmaer"),
        *("ikkje tildelt", "ikkje avgjort", "fleire", "fleire leverandørar", "ulike leverandørar"),
        *("diverse leverandørar", "not awarded", "not yet awarded", "no supplier", "unknown supplier"),
        *("several", "several suppliers", "various", "various suppliers", "multiple", "multiple suppliers"),
    ]
)
_ELSEWHERE = re.compile(  # “Flera, se bilaga”
    r"\W*\b(?:se|enl\.?|enligt|jfr?\.?|iht\.?|see) (?:\w+ )?"
    r"(?:bilag|vedlegg|list|annex|appendi|flik|fane|dokument|anm|merknad|kommentar|comment|nedan|below).*"
)
_COUNTED = re.compile(r"^\d+ (?:st |stk )?(?=leverantörer|leverandør)")
_COMPANY = re.compile(
    r"\b(?:AB|AS|A/S|ASA|ANS|DA|SA|BA|NUF|ENK|HB|KB|ek\.? ?för\.?|KS|SE|AG|GmbH|Oy|Oyj|ApS"
    r"|Ltd\.?|Inc\.?|PLC|BV|NV|kommune?|fylkeskommune|stiftelse[nr]?)\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\(?(?:\b(?:org\.?(?:anisations?|anisasjons)?[-. ]*(?:nr|nummer|no)|foretaks?nr)\b\.?:?\s*)?"
    r"(?<![\d-])((?:SE ?|16)?\d{6}-?\d{4}(?:01)?|(?:NO ?)?\d{3} ?\d{3} ?\d{3}(?: ?MVA)?)(?![\d-])\)?",
    re.IGNORECASE,
)
_BETWEEN_NUMBERS = re.compile(r"[;,\n|]|\s/\s")
_NUMBER_LAST = re.compile(rf"{_NUMBER.pattern}\W*$", re.IGNORECASE)


def read_suppliers(cell: Cell, numbers: Cell = None) -> Reading[tuple[SupplierCell, ...]]:
    """Return the suppliers in a cell, each once, with the numbers of the cell beside it in the same order.

    Where no cell names them, the cell of numbers may do so too. A number that is wrong is left out and
    named in the doubt; the supplier stays where it has a name.
    """
    left_out: list[Message] = []
    nameless: list[Message] = []
    guessed: list[Message] = []
    wrong: list[Message] = []
    if is_nothing(cell):
        named = [] if is_nothing(numbers) else _named_by_numbers(lines_of(numbers), guessed)
    else:
        named = _named(cell, numbers, left_out, guessed)
    suppliers = dict.fromkeys(_supplier(*each, wrong) for each in _who_is_named(named, nameless))
    if len(wrong) > 1:
        left_out.append(
            message(
                "In “{text}”, {count} organisation numbers are wrong. They were left out.",
                text=shown(numbers) or shown(cell),
                count=len(wrong),
            )
        )
    left_out += nameless + wrong
    return Reading(
        tuple(filter(None, suppliers)) or None,
        next(iter(left_out + guessed), None),
        kept=bool(left_out),
        kept_first=bool(nameless),
    )


def _divided(text: str) -> list[Ranked]:
    """Return the pieces of a cell that name one supplier each, with its rank where that stands there."""
    if len(text) > LONGEST_LIST:
        return [(text, None)]
    found: list[Ranked] = []
    for part, rank in ranks_before(text):
        pieces = [each for piece in _HARD.split(part) if piece.strip() for each in _between_ranks(piece)]
        if pieces and rank:
            pieces[0] = (pieces[0][0], rank)
        found += pieces
    return found


def _between_ranks(piece: str) -> Iterator[Ranked]:
    for part, rank in ranks_after(piece):
        *others, last = _between_companies(part)
        yield from ((each, None) for each in others)
        yield last, rank


def _between_companies(piece: str) -> list[str]:
    """Divide where a company ends before a comma or an “and”, and what follows ends as one too."""
    parts = []
    start = 0
    for cut in _SOFT.finditer(piece):
        rest = piece[cut.end() :]
        another = _ends_a_company(rest) and not _NUMBER.match(rest)
        if another and _ends_a_company(piece[start : cut.start()]):
            parts.append(piece[start : cut.start()])
            start = cut.end()
    return [*parts, piece[start:]]


def _ends_a_company(text: str) -> bool:
    return bool(_COMPANY.search(text) or _NUMBER_LAST.search(text))


def _named(cell: Cell, numbers: Cell, left_out: list[Message], guessed: list[Message]) -> list[_Said]:
    """Return the names in a cell, each with its rank and with its number in the cell beside it."""
    text = lines_of(cell)
    names = _divided(text)
    beside = [] if is_nothing(numbers) else _numbers_in(lines_of(numbers))
    if beside and len(names) != len(beside):
        left_out.append(
            message(
                "“{text}”: there are not as many organisation numbers ({numbers}) as suppliers ({names}). "
                "The numbers were left out.",
                text=shown(cell),
                names=len(names),
                numbers=len(beside),
            )
        )
        beside = []
    if len(names) > 1 and len(_HARD.split(text)) < len(names):
        guessed.append(message("“{text}” was read as {count} suppliers.", text=shown(cell), count=len(names)))
    numbered = zip(names, beside or [""] * len(names), strict=True)
    return [(name, number, rank) for (name, rank), number in numbered]


def _who_is_named(named: list[_Said], nameless: list[Message]) -> Iterator[_Said]:
    """Yield what names a supplier; of “Diverse, se bilaga” only the number beside it can do so."""
    for said, number, rank in named:
        other, name = _after_reference(said)
        if not is_nothing(name) and _is_no_name(name):
            other, name = said, ""
        if other:
            nameless.append(message("“{text}” is no supplier’s name.", text=shown(other)))
        yield name, number, rank


def _after_reference(said: str) -> tuple[str, str]:
    """Return a reference and the name after it: “Enligt bilaga 3: Kraft AB” names Kraft AB."""
    other, _colon, name = said.partition(":")
    refers = _ELSEWHERE.search(formats.fold(other)) and _is_no_name(other)
    named = _holds_words(name) or _NUMBER.search(name)
    return (other, name.strip()) if refers and named else ("", said)


def _is_no_name(text: str) -> bool:
    if _COMPANY.search(text):
        return False
    said = _ELSEWHERE.sub("", formats.fold(text_of(text)))
    return _COUNTED.sub("diverse ", said).strip(" .,:;!?*()[]").replace("div.", "div") in {"", *_NO_NAMES}


def _named_by_numbers(text: str, guessed: list[Message]) -> list[_Said]:
    """Return what a cell of numbers tells where no other names the suppliers: numbers, or words as names."""
    numbers = _numbers_in(text)
    if not any(map(_holds_words, numbers)):
        return [("", number, None) for number in numbers]
    pieces = _divided(text)
    guessed += [
        message("“{text}” was read as the supplier’s name.", text=shown(piece))
        for piece, _rank in pieces
        if _holds_words(piece) and not _ends_a_company(piece)
    ]
    return [(piece, "", rank) if _holds_words(piece) else ("", piece, rank) for piece, rank in pieces]


def _numbers_in(text: str) -> list[str]:
    return [part for part in _BETWEEN_NUMBERS.split(text) if part.strip()]


def _holds_words(text: str) -> bool:
    """Tell whether something is said beside a number."""
    return not is_nothing(text) and any(map(str.isalpha, _NUMBER.sub("", text)))


def name_and_number(text: str) -> tuple[str, OrgNumber | None]:
    """Return a name without the organisation number that stands in it; the whole where no valid one does."""
    inside = _NUMBER.search(text)
    bare = " ".join(_NUMBER.sub(" ", text).split()).strip(" ,:-")
    if inside is None or is_nothing(bare):
        return text, None
    try:
        return bare, _number(inside[1])
    except UserError:
        return text, None


def _supplier(name: str, number: str, rank: int | None, wrong: list[Message]) -> SupplierCell | None:
    """Return a supplier; a number beside its name counts before one inside it."""
    inside = _NUMBER.search(name)
    bare = " ".join(_NUMBER.sub(" ", name).split())
    if inside:
        bare = bare.strip(" ,:-")
    nameless = is_nothing(bare)
    digits = inside[1] if inside and is_nothing(number) else number
    if is_nothing(digits):
        return None if nameless else SupplierCell(bare, None, rank)
    try:
        return SupplierCell("" if nameless else bare, _number(digits), rank)
    except UserError as error:
        wrong.append(
            message("The number of “{text}” was left out. {reason}", text=shown(name or digits), reason=error)
        )
        return None if nameless else SupplierCell(bare, None, rank)


def _number(text: str) -> OrgNumber:
    if not any(map(str.isdigit, text)):
        raise UserError(N_("“{text}” is no organisation number."), text=shown(text))
    return orgnr.parse(text)
