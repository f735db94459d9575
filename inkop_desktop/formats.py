"""Write numbers, dates, money and sort keys the reader's way (Babel and our own collation).

Everything here speaks the language in force in `text`; nothing here knows a window or a page.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from babel import Locale, dates, lists, numbers

from inkop_desktop import own_names, text
from inkop_desktop.text import Message, _, ngettext

NBSP = "\N{NO-BREAK SPACE}"
_LOCALES = {"en": "en_GB", "sv": "sv_SE", "nb": "nb_NO", "nn": "nn_NO"}
# Where a letter comes after z; a plain fold would put å among a.
_AFTER_Z = {
    "sv": str.maketrans({"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"}),
    "nb": str.maketrans({"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3"}),
}
_KEPT = "åäöæø"
_NUMBER = re.compile("[0-9]+")
_WITH_MARKS = re.compile(".[\u0300-\u036f]*", re.DOTALL)  # a letter and the accents that stand apart from it


class Sentence(Protocol):
    """Anything that carries a template and its values: errors and messages."""

    @property
    def template(self) -> str:
        """The source text."""

    @property
    def params(self) -> dict[str, Any]:
        """The values that stand in it."""


def locale() -> Locale:
    """Return Babel's locale of the language in force."""
    return _locale(text.language())


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(_LOCALES.get(code, "en_GB"))


def worded(sentence: Sentence) -> str:
    """Return a message or an error as a sentence in the language in force.

    A heading or the name of a field that is called by a role is worded with the authority's name of the role.
    """
    own = own_names.heading(sentence.template)
    if own is not None:
        return worded(own)
    params = {name: show(value) for name, value in sentence.params.items()}
    if isinstance(sentence, Message) and sentence.count is not None:
        template = ngettext(sentence.template, sentence.plural or sentence.template, sentence.count)
        return template.format(count=integer(sentence.count), **params)
    return _(sentence.template).format(**params)


def show(value: Any) -> str:  # noqa: PLR0911 - one line a type
    """Return a value as it stands in running text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, Decimal):
        return decimal(value)
    if hasattr(value, "template"):
        return worded(value)
    if hasattr(value, "label") and isinstance(value.label, str):
        return word(value)
    if hasattr(value, "minor"):
        return money(value.minor, value.currency)
    return str(value)


def word(member: Any) -> str:
    """Return what a word of a vocabulary is called: the authority's own name for it, else ours."""
    own = own_names.of(type(member)).get(member)
    return own or label(member.label)


def label(source: str) -> str:
    """Return what a heading or a field is called: by the authority's name of the role in it, else by ours."""
    own = own_names.heading(source)
    return worded(own) if own is not None else _(source)


def in_sentence(role: str) -> str:
    """Return the name of a role as it is written within a sentence: small, unless it is an abbreviation."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role


def day(value: date) -> str:
    """Return a date in figures: 2026-12-31 in Swedish, 31.12.2026 in Norwegian."""
    if text.language() == "nb":
        return value.strftime("%d.%m.%Y")
    return value.isoformat()


def long_day(value: date) -> str:
    """Return a date in words, with the weekday."""
    return str(dates.format_date(value, "full", locale=locale()))


def month(value: date) -> str:
    """Return month and year in words."""
    return str(dates.format_skeleton("yMMMM", value, locale=locale()))


def short_month(value: date) -> str:
    """Return the month's short name."""
    return str(dates.format_date(value, "LLL", locale=locale())).rstrip(".")


def short_day(value: date) -> str:
    """Return day and short month, without the year."""
    return _unbroken(dates.format_skeleton("MMMd", value, locale=locale()))


def spoken_day(value: date, today: date) -> str:
    """Return a date in words as people say it: the year only when it is another than today's."""
    if value.year == today.year:
        return _unbroken(dates.format_skeleton("MMMMd", value, locale=locale()))
    return _unbroken(dates.format_date(value, "long", locale=locale()))


def _unbroken(said: str) -> str:
    """Return a day, or a number, that stays on one line, so that no part of it stands alone at its end."""
    return said.replace(" ", NBSP)


def numbered(name: str, number: str) -> str:
    """Return a name with its organisation number, which stays on one line; the name alone without one."""
    return f"{name} ({_unbroken(number)})" if number else name


def moment(value: datetime) -> str:
    """Return a date and a time of day, in the official time when the moment knows its zone."""
    official = in_official_time(value)
    return f"{day(official.date())} {official:%H:%M}"


def in_official_time(value: datetime) -> datetime:
    """Return a moment as clocks show it in Sweden and Norway, so that papers are the same everywhere."""
    return value.astimezone(_official_zone()).replace(tzinfo=None) if value.tzinfo else value


@cache
def _official_zone() -> ZoneInfo:
    return ZoneInfo("Europe/Stockholm")


def integer(value: int) -> str:
    """Return a whole number with groups."""
    return str(_pattern("#,##0").apply(value, locale()))


def decimal(value: Decimal, places: int | None = None) -> str:
    """Return a decimal number; `places` fixes the number of decimals."""
    pattern = "#,##0.###" if places is None else "#,##0." + "0" * places if places else "#,##0"
    return str(_pattern(pattern).apply(value, locale()))


def percent(share: Decimal, places: int = 0) -> str:
    """Return a share of one as per cent."""
    pattern = "#,##0" + ("." + "0" * places if places else "") + f"{NBSP}%"
    if text.language() == "en":
        pattern = pattern.replace(NBSP, "")
    return str(_pattern(pattern).apply(share, locale()))


@cache
def _pattern(written: str) -> numbers.NumberPattern:
    """Return a number pattern; reading one costs more than using it."""
    return numbers.parse_pattern(written)


def money(minor: int, currency: str) -> str:
    """Return an amount of minor units as money; whole amounts lose their decimals."""
    amount = Decimal(minor).scaleb(-minor_digits(currency))
    places = 0 if amount == amount.to_integral_value() else minor_digits(currency)
    sign = "kr" if (currency, text.language()) in _OWN_KRONER else currency
    return f"{decimal(amount, places)}{NBSP}{sign}"


_OWN_KRONER = {("SEK", "sv"), ("NOK", "nb")}


@cache
def minor_digits(currency: str) -> int:
    """Return how many decimals a currency has: 2 for SEK, 0 for ISK."""
    return int(numbers.get_currency_precision(currency))


def is_currency(code: str) -> bool:
    """Tell whether a code is that of a currency: SEK, not kr."""
    return bool(numbers.is_currency(code))


def listed(names: Sequence[str]) -> str:
    """Return names one after the other as they stand in a sentence: “Eva, Per och Olle”."""
    if any("," in each for each in names):
        return separated(names)
    return lists.format_list(names, "standard", locale())


def separated(names: Sequence[str]) -> str:
    """Return names one after the other; those with commas of their own are told apart by semicolons."""
    return ("; " if any("," in each for each in names) else ", ").join(names)


def fold(value: str) -> str:
    """Return text as search sees it: small letters, accents gone, å ä ö æ ø kept.

    "Linné" is found by "linne", but "bar" does not find "bär". NFC in and out.
    """
    plain = unicodedata.normalize("NFC", value).lower()
    if plain.isascii():
        return plain
    return "".join(map(_folded_letter, plain))


@cache
def _folded_letter(letter: str) -> str:
    if letter in _KEPT:
        return letter
    decomposed = unicodedata.normalize("NFKD", letter)
    # Letters in another style (𝑨) become plain only now, and may be large ones.
    return "".join(part for part in decomposed if not unicodedata.combining(part)).lower() or letter


@lru_cache(maxsize=4096)
def sort_key(value: str, code: str) -> str:
    """Return a key whose plain byte order is the alphabet of the language `code` (sv or nb).

    Å Ä Ö stand last in Swedish, Æ Ø Å in Norwegian; numbers inside text sort by their size.
    """
    key = fold(value).translate(_AFTER_Z.get(code, _AFTER_Z["sv"]))
    return _NUMBER.sub(_padded, key)


def _padded(number: re.Match[str]) -> str:
    """Return a number in ten digits, so that 2 comes before 10."""
    return number[0].zfill(10)


def hits(value: str, wanted: str) -> list[tuple[int, int]]:
    """Return where the words of a search stand in a text as (start, length), in order, merged."""
    places: list[range] = []  # which letters of the text each folded letter comes from
    folded = ""
    for match in _WITH_MARKS.finditer(value):
        part = fold(match[0])
        folded += part
        places += [range(*match.span())] * len(part)
    marked: set[int] = set()
    for word in set(fold(wanted).split()):
        start = folded.find(word)
        while start >= 0:
            marked.update(chain.from_iterable(places[start : start + len(word)]))
            start = folded.find(word, start + 1)
    return _runs(sorted(marked))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == sum(runs[-1]):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs


def file_size(count: int) -> str:
    """Return a number of bytes in the unit that reads best."""
    size = Decimal(count)
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{decimal(size.quantize(Decimal(1)) if size >= 10 else round(size, 1))}{NBSP}{unit}"
        size /= 1000
    return f"{decimal(round(size, 1))}{NBSP}GB"
