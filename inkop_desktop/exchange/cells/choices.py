"""Read one of a closed set of words: “Öppet förfarande”, “Åpen anbudskonkurranse”, “Open procedure”."""

import re
from collections.abc import Collection
from functools import cache

from rapidfuzz import fuzz, process

from inkop_desktop import formats, own_names, text
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.choice_words import UNSURE, WORDS
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, lines_of, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_, _, message

_LONGEST = 120  # letters; more is prose
_LONGEST_LIST = 1200
_HARD = re.compile(r"[;\n|•]")
_SOFT = re.compile(r"[,/+&]|\s(?:och|og|and|samt)\s", re.IGNORECASE)
_CLOSE = 90  # per cent of the letters
_DENYING = frozenset(
    ["utan", "uten", "without", "ej", "inte", "icke", "ikke", "ikkje", "inga", "ingen", "no", "non", "not"]
)


def read_choice(cell: Cell, vocabulary: type[Vocabulary]) -> Reading[Vocabulary]:
    """Return the word of the vocabulary that a cell names, as the authority or any language calls it.

    Errors: UserError for a word that is none of them.
    """
    if is_nothing(cell):
        return Reading(None)
    key = _key(text_of(cell)[:_LONGEST])
    words = _known(vocabulary)
    if key not in words:
        key = _closest(cell, key, words)
    if key not in _unsure():
        return Reading(words[key])
    doubt = message(
        "“{text}” was read as {kind}. It does not say how one calls off.", text=shown(cell), kind=words[key]
    )
    return Reading(words[key], doubt, kept=True)


def _closest(cell: Cell, key: str, words: Collection[str]) -> str:
    """Return the word that a cell misspells; “utan” and “med” are never the same misspelt."""
    denied = _DENYING & set(key.split())
    likely = [word for word in words if _DENYING & set(word.split()) == denied]
    close = process.extractOne(key, likely, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if not close:
        raise UserError(N_("“{text}” is none of the words for this field."), text=shown(cell))
    return str(close[0])


def read_choices(cell: Cell, vocabulary: type[Vocabulary]) -> Reading[tuple[Vocabulary, ...]]:
    """Return the words of the vocabulary that a cell names, each once.

    Errors: UserError for a word that is none of them.
    """
    if is_nothing(cell):
        return Reading(None)
    words = [
        word for part in _HARD.split(lines_of(cell)[:_LONGEST_LIST]) for word in _words_in(part, vocabulary)
    ]
    return Reading(tuple(dict.fromkeys(words)))


def _words_in(part: str, vocabulary: type[Vocabulary]) -> list[Vocabulary]:
    """Return the word that a part names as a whole, else those that stand between commas and the like."""
    try:
        parts = [read_choice(part, vocabulary)]
    except UserError:
        parts = [read_choice(each, vocabulary) for each in _SOFT.split(part)]
    return [each.value for each in parts if each.value]


def _known(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """Return each word of a vocabulary by all that it may be called; the authority's names count first."""
    own = {key: word for word, name in own_names.of(vocabulary).items() if (key := _key(name))}
    return _spellings(vocabulary) | own


@cache
def _spellings(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """Return each word of a vocabulary by everything it may be called; our own labels count first."""
    found: dict[str, Vocabulary] = {}
    for code in text.LANGUAGES:
        with text.in_language(code):
            for member in vocabulary:
                found.setdefault(_key(_(member.label)), member)
                found.setdefault(_key(_(member.label).partition(",")[0]), member)
    words = WORDS.get(vocabulary, {})
    for member in vocabulary:
        for word in (member.value, *words.get(member, ()), *UNSURE.get(member, ())):
            found.setdefault(_key(word), member)
    return found


@cache
def _unsure() -> frozenset[str]:
    return frozenset(_key(word) for words in UNSURE.values() for word in words)


def _key(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", formats.fold(words)))
