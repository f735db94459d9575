"""What an authority calls things in place of the program's own words: “Strategiskt” for “A, strategiskt”.

The names belong to a register. Whoever works in one (window, worker, command line, report) has them in force
in its context, as it has a language; so no register ever speaks the words of another.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any

from inkop_desktop.text import Message

# The name of each word that has one, within its vocabulary.
Words = Mapping[Any, str]
# What headings and fields that are called by a role say in its place, by their source text.
Headings = Mapping[str, Message]


class Spoken:
    """The own names of one register, by vocabulary; renewed wherever they are in force."""

    def __init__(self, words: Mapping[type[Any], Words], headings: Headings = MappingProxyType({})) -> None:
        self._words, self._headings = words, headings

    def renew(self, words: Mapping[type[Any], Words], headings: Headings = MappingProxyType({})) -> None:
        """Take the names as they are from now on; any thread may do it."""
        self._words, self._headings = words, headings

    def of(self, vocabulary: type[Any]) -> Words:
        """Return the names of a vocabulary's words; nothing for those that have none."""
        return self._words.get(vocabulary, {})

    def heading(self, source: str) -> Message | None:
        """Return what is said in place of a heading or a field; nothing where no role is in it."""
        return self._headings.get(source)


_NOTHING = Spoken({})
_current: ContextVar[Spoken] = ContextVar("own_names", default=_NOTHING)


def of(vocabulary: type[Any]) -> Words:
    """Return the names in force of a vocabulary's words; nothing for those that have none."""
    return _current.get().of(vocabulary)


def heading(source: str) -> Message | None:
    """Return what is said in place of a heading or a field; nothing where no role is in it."""
    return _current.get().heading(source)


def speak(names: Spoken) -> None:
    """Put a register's names in force for as long as it is open in the window."""
    _current.set(names)


def fall_silent() -> None:
    """Let no own names be in force: no register is open in the window any more."""
    _current.set(_NOTHING)


@contextmanager
def in_force(names: Spoken) -> Iterator[None]:
    """Speak a register's names inside the block."""
    token = _current.set(names)
    try:
        yield
    finally:
        _current.reset(token)
