"""Say every visible sentence in the reader's language, through gettext.

The language is a context variable, so that a report can be printed in Norwegian from a Swedish
window; each door (window, command line, worker, report) sets it with `in_language`.
"""

import gettext
import re
import string
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from math import ceil
from typing import Any

from inkop_desktop import paths

DOMAIN = "inkop"
SOURCE = "en"
LANGUAGES = (SOURCE, "sv", "nb")
# No person's language: every text is 40 % longer, to see whether the window has room for it.
PSEUDO = "qps"
# What systems call the languages that we speak.
_SPOKEN = {
    "en": SOURCE,
    "english": SOURCE,
    "sv": "sv",
    "swedish": "sv",
    "nb": "nb",
    "nn": "nb",
    "no": "nb",
    "norwegian": "nb",
}

_current: ContextVar[str | None] = ContextVar("language", default=None)
_fallback = [SOURCE]


def N_(message: str) -> str:  # noqa: N802 - the name that gettext users know
    """Mark a string for translation without translating it yet."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802, ARG001 - the context is for the gatherer
    """Mark a string whose meaning depends on where it stands, without translating it yet."""
    return message


def language() -> str:
    """Return the language that is in force here: the context's, else the program's."""
    return _current.get() or _fallback[0]


def set_language(code: str) -> None:
    """Set the program's language, for every thread that has not chosen its own."""
    _fallback[0] = code


def spoken(names: Iterable[str]) -> str:
    """Return the first of these that the program speaks, else English; sv-SE, nb_NO.UTF-8, Swedish_Sweden."""
    codes = (re.split("[^a-z]", name.lower())[0] for name in names)
    return next((_SPOKEN[code] for code in codes if code in _SPOKEN), SOURCE)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Speak another language inside the block."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


def _(message: str) -> str:
    """Return the message in the language in force."""
    return _checked(message, _catalog(language()).gettext(message))


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the message that fits the count."""
    return _checked(plural, _catalog(language()).ngettext(singular, plural, count))


def pgettext(context: str, message: str) -> str:
    """Return a message whose meaning depends on where it stands."""
    return _checked(message, _catalog(language()).pgettext(context, message))


@dataclass(frozen=True, slots=True)
class Message:
    """Hold a sentence that will be worded later, where it is shown: template, values, plural.

    `count` chooses between `template` and `plural` and stands in the text as `{count}`.
    """

    template: str
    params: dict[str, Any] = field(default_factory=dict)
    plural: str = ""
    count: int | None = None


def message(template: str, **params: Any) -> Message:
    """Make a message of a template (gathered for translation here) and its values."""
    return Message(template, params)


def counted(singular: str, plural: str, count: int, **params: Any) -> Message:
    """Make a message whose form follows a count, which stands in it as `{count}`."""
    return Message(singular, params, plural, count)


def paragraph(*sentences: object) -> Message:
    """Return whole sentences as one message, one after the other."""
    named = {f"sentence{number}": each for number, each in enumerate(sentences)}
    return Message(" ".join(f"{{{name}}}" for name in named), named)


@cache
def _catalog(code: str) -> gettext.NullTranslations:
    if code == PSEUDO:
        return _Stretched()
    return gettext.translation(DOMAIN, paths.translations(), languages=[code], fallback=True)


class _Stretched(gettext.NullTranslations):
    """Translate into the language that is longer than any we know."""

    def gettext(self, message: str) -> str:
        padding = ("x" * 6 + " ") * len(message)
        longer = padding[: ceil(len(message) * 0.4)].strip()
        return f"{message} {longer}" if " " in message else f"{message}{longer}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(super().pgettext(context, message))


@cache
def _checked(source: str, translated: str) -> str:
    """Return the translation unless its placeholders are not among the source's."""
    if translated == source or placeholders(translated) <= placeholders(source) | {"count"}:
        return translated
    return source


def placeholders(template: str) -> frozenset[str]:
    """Return the names of the `{placeholders}` in a template."""
    try:
        return frozenset(name for _text, name, _spec, _conv in string.Formatter().parse(template) if name)
    except ValueError:
        return frozenset({"\0broken"})
