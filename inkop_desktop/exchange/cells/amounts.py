"""Read amounts and numbers: “1 200 000 kr”, “SEK 1,2 mkr”, “1.200.000,50”, “5 MNOK”, “ca 500 000”.

Whether 1.200 is twelve hundred or a little over one is a question for the whole column:
`profile_numbers` looks at all of its cells, `read_money` reads one of them by the answer.
"""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_, Message


class DecimalSign(StrEnum):
    """Tell which sign stands before the decimals."""

    COMMA = ","
    POINT = "."


class AmountUnit(Vocabulary):
    """Tell what a number in a column of amounts counts, where it does not count one by one."""

    THOUSANDS = "thousands", N_("thousands")
    MILLIONS = "millions", N_("millions")

    @property
    def factor(self) -> Decimal:
        """Return what one of them is worth."""
        return _THOUSAND if self is AmountUnit.THOUSANDS else _MILLION


class Scale(NamedTuple):
    """Hold what a heading or a cell says of its numbers: their currency and what one of them is worth."""

    currency: str | None = None
    factor: Decimal = Decimal(1)


class _Figure(NamedTuple):
    """Hold a number and, where it could be another one, the sentence that says so."""

    value: Decimal
    doubt: str | None = None


_LONGEST = 100  # letters; more is prose, not an amount
_THOUSAND, _MILLION, _MILLIARD = Decimal(10**3), Decimal(10**6), Decimal(10**9)
_PREFIXES = {"t": _THOUSAND, "k": _THOUSAND, "m": _MILLION, "mn": _MILLION, "md": _MILLIARD, "mrd": _MILLIARD}
_FACTORS = {
    **dict.fromkeys(["k", "tusen", "tusind", "thousand"], _THOUSAND),
    **dict.fromkeys(["m", "mn", "mill", "milj", "mio", "million", "millioner", "millions"], _MILLION),
    **dict.fromkeys(["millionar", "miljon", "miljoner"], _MILLION),
    **dict.fromkeys(["mrd", "mdr", "md", "miljard", "miljarder", "milliard", "milliarder"], _MILLIARD),
    **dict.fromkeys(["milliardar", "bn", "billion"], _MILLIARD),
}
CURRENCIES = ("SEK", "NOK", "DKK", "EUR", "USD", "GBP", "ISK", "CHF", "PLN", "CAD")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "euro": "EUR"}
_CURRENCY = re.compile(rf"(t|k|mn|md|mrd|m)?({'|'.join(CURRENCIES).lower()})")
# Kroner of whichever country the list comes from.
_KRONER = re.compile(r"(t|k|mn|md|m)?kr|kronor|kroner|krone|krona")
_ABOUT = frozenset(["ca", "cirka", "circa", "omkring", "omtrent", "ungefär", "about", "approx", "≈", "~"])
_WITH_VAT = frozenset(["inkl", "inklusive", "incl", "including"])
_YEARLY = frozenset(["år", "årlig", "årligen", "årleg", "year", "yearly", "annum"])
_FILLERS = frozenset(
    [
        *(
            "exkl",
            "exklusive",
            "ekskl",
            "eksklusive",
            "eks",
            "ex",
            "excl",
            "excluding",
            "uten",
            "utan",
            "per",
            "pr",
        ),
        *(
            "moms",
            "mva",
            "vat",
            "max",
            "maks",
            "maximalt",
            "inntil",
            "opptil",
            "högst",
            "upp",
            "opp",
            "till",
            "til",
        ),
        *(
            "up",
            "to",
            "uppskattat",
            "uppskattad",
            "anslått",
            "estimert",
            "estimated",
            "total",
            "totalt",
            "sum",
        ),
        *("summa", "värde", "verdi", "value", "belopp", "beløp"),
    ]
)
_KNOWN = _ABOUT | _WITH_VAT | _YEARLY | _FILLERS | _FACTORS.keys() | _SIGNS.keys()
_NO_ORE = re.compile(r"(?<=\d)\s*[:,.]\s?-+")  # 1 200:- and 1 200,-
_POWER = re.compile(r"[-+]?\d+(?:[.,]\d+)?e[+-]?\d{1,2}")
_CHUNK = re.compile(r"[-+]?[.,]?\d(?:[\d .,']*\d)?(?:-(?= *$))?")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s.,:;/()<>*'\"&-]")
_GROUPED = re.compile(r"\d+|\d{1,3}([ .,'])\d{3}(?:\1\d{3})*")


def profile_numbers(cells: Iterable[Cell]) -> DecimalSign | None:
    """Return the sign before decimals that most of a column's cells show; None if they show neither."""
    votes: Counter[DecimalSign] = Counter()
    for cell in cells:
        chunks = _CHUNK.findall(text_of(cell)[:_LONGEST]) if isinstance(cell, str) else []
        votes.update(sign for chunk in chunks if (sign := _sign_shown(chunk.strip("+-"))))
    ranked = votes.most_common(2)
    undecided = not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1])
    return None if undecided else ranked[0][0]


def scale_of(heading: str) -> Scale:
    """Return the currency and the factor that a heading names, as in “Värde (tkr)” or “Verdi, MNOK”."""
    return _scale(_WORD.findall(formats.fold(heading)))


def read_money(
    cell: Cell, currency: str, sign: DecimalSign | None = None, factor: Decimal = Decimal(1)
) -> Reading[Money]:
    """Return an amount; `currency` and `factor` are what a number without either counts.

    Errors: UserError for a cell that holds no amount, or several.
    """
    if is_nothing(cell):
        return Reading(None)
    figure, words = _figure(cell, sign)
    scale = _scale(words)
    unknown = [word for word in words if not _is_known(word)]
    named = scale != Scale() or any(_KRONER.fullmatch(word) for word in words)
    if "%" in words or (unknown and not named):
        raise _no_amount(cell)
    own_factor = scale.factor if scale.factor != 1 else factor
    money = Money.of(figure.value * own_factor, scale.currency or currency)
    doubt = figure.doubt or _doubt(frozenset(words), more=bool(unknown))
    return Reading(money, Message(doubt, {"text": shown(cell), "value": money}) if doubt else None)


def read_number(cell: Cell, sign: DecimalSign | None = None) -> Reading[Decimal]:
    """Return a plain number.

    Errors: UserError for a cell that holds anything else.
    """
    if is_nothing(cell):
        return Reading(None)
    figure, words = _figure(cell, sign)
    if words:
        raise _no_amount(cell)
    doubt = Message(figure.doubt, {"text": shown(cell), "value": figure.value}) if figure.doubt else None
    return Reading(figure.value, doubt)


def read_count(cell: Cell) -> Reading[int]:
    """Return how many there are of something.

    Errors: UserError for a cell that holds no whole number from 0 to 9,999.
    """
    if is_nothing(cell):
        return Reading(None)
    digits = re.fullmatch(r"(\d{1,4})(?:[.,]0*)?(?: ?(?:st|stk|pcs)\.?)?", formats.fold(text_of(cell)))
    if isinstance(cell, bool) or not digits:
        raise UserError(N_("“{text}” is not a whole number."), text=shown(cell))
    return Reading(int(digits[1]))


def read_currency(cell: Cell) -> Reading[str]:
    """Return the currency that a cell names; “kr” names none.

    Errors: UserError for a currency that the program does not know.
    """
    text = text_of(cell)
    if is_nothing(cell) or _KRONER.fullmatch(formats.fold(text)):
        return Reading(None)
    code = _SIGNS.get(formats.fold(text), text.upper())
    if code not in CURRENCIES:
        raise UserError(
            N_("“{text}” is not one of the currencies {known}."),
            text=shown(cell),
            known=", ".join(CURRENCIES),
        )
    return Reading(code)


_WITH_VAT_DOUBT = N_("“{text}” was read as {value}. The cell says that VAT is included.")
_YEARLY_DOUBT = N_("“{text}” was read as {value}. The cell says that this is for one year.")
_ABOUT_DOUBT = N_("“{text}” was read as {value}. The cell says that this is approximate.")
_MORE_DOUBT = N_("“{text}” was read as {value}. The cell says more than that.")
_SIGN_DOUBT = N_("“{text}” was read as {value}. The sign in it could also stand before decimals.")
_POWER_DOUBT = N_(
    "“{text}” was read as {value}. The spreadsheet had shortened the number; check the last figures."
)


def _no_amount(cell: Cell) -> UserError:
    return UserError(N_("“{text}” is not one amount. Write it as 1200000 or 1.2 million."), text=shown(cell))


def _figure(cell: Cell, sign: DecimalSign | None) -> tuple[_Figure, list[str]]:
    """Return the only number in a cell, and the words around it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _Figure(Decimal(str(cell))), []
    text = formats.fold(text_of(cell))
    if not isinstance(cell, str) or len(text) > _LONGEST:
        raise _no_amount(cell)
    if _POWER.fullmatch(text):
        return _Figure(Decimal(text.replace(",", ".")), _POWER_DOUBT), []
    bracket = re.fullmatch(r"\((.*)\)", text)
    text = _NO_ORE.sub("", bracket[1] if bracket else text)
    chunks = _CHUNK.findall(text)
    if len(chunks) != 1:
        raise _no_amount(cell)
    body = chunks[0].strip("+-")
    figure = _number(cell, body, sign)
    if bracket or "-" in chunks[0]:
        figure = figure._replace(value=-figure.value)
    return figure, _WORD.findall(_CHUNK.sub(" ", text))


def _number(cell: Cell, body: str, sign: DecimalSign | None) -> _Figure:
    """Return a number with its groups taken out; only one sign can stand before decimals."""
    shown_sign = _sign_shown(body)
    decimal = shown_sign or sign
    whole, _, decimals = body.rpartition(decimal) if decimal and decimal in body else (body, "", "")
    if not _GROUPED.fullmatch(whole) or not (decimals.isdigit() or not decimals):
        raise _no_amount(cell)
    digits = re.sub(r"\D", "", whole)
    open_question = not decimal and re.search(r"[.,]", body)
    return _Figure(Decimal(f"{digits}.{decimals or 0}"), _SIGN_DOUBT if open_question else None)


def _sign_shown(body: str) -> DecimalSign | None:
    """Return the sign before decimals if the number itself shows it; 1.200 and 1200 do not."""
    signs = [letter for letter in body if letter in ".,"]
    if not signs:
        return None
    last, other = DecimalSign(signs[-1]), (DecimalSign.COMMA if signs[-1] == "." else DecimalSign.POINT)
    if len(signs) > 1:
        return last if signs.count(last) == 1 else other
    before, _, after = body.partition(last)
    if len(after) != 3 or before == "0" or len(before) > 3:
        return last
    return None


def _scale(words: Iterable[str]) -> Scale:
    """Return the currency and factor among the words; the first currency counts."""
    currency, factor = None, Decimal(1)
    for word in words:
        coded = _CURRENCY.fullmatch(word)
        kroner = _KRONER.fullmatch(word)
        if coded or word in _SIGNS:
            currency = currency or (coded[2].upper() if coded else _SIGNS[word])
        prefix = (coded or kroner or {1: None})[1]
        factor *= _PREFIXES[prefix] if prefix else _FACTORS.get(word, Decimal(1))
    return Scale(currency, factor)


def _is_known(word: str) -> bool:
    return word in _KNOWN or bool(_CURRENCY.fullmatch(word) or _KRONER.fullmatch(word))


def _doubt(words: frozenset[str], *, more: bool) -> str | None:
    """Return the sentence about what the words around an amount add to it."""
    if words & _WITH_VAT:
        return _WITH_VAT_DOUBT
    if words & _YEARLY:
        return _YEARLY_DOUBT
    if words & _ABOUT:
        return _ABOUT_DOUBT
    return _MORE_DOUBT if more else None
