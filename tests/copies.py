"""Registers that many tests begin with: made once in a process, then copied for each test.

Copying costs a fifth of making. The copies share the hash of their making: where a test needs a
register that is told apart from another, it makes one.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, TypeVar

from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import registers
from inkop_desktop.services.demo import demo


class Holder(Protocol):
    """A dataclass that tells of an open register what is in it."""

    register: Register


AnyHolder = TypeVar("AnyHolder", bound=Holder)


@dataclass
class _Plain:
    """A register of which nothing more is told."""

    register: Register


def new(path: Path, person: str, country: Country, organisation: Organisation) -> Register:
    """Give what `registers.new` makes."""
    return of(_plain, path, person, country, organisation).register


def demonstration(path: Path, organisation: str, today: date) -> Register:
    """Give what `demo.make` makes for Anna, with the contracts that are told."""
    return of(_demonstration, path, organisation, today).register


def of(make: Callable[..., AnyHolder], path: Path, *facts: Any) -> AnyHolder:
    """Give what `make(path, *facts)` makes; a change of one copy is seen in no other."""
    contents, person, bare = _made(make, *facts)
    path = file.with_ending(path)
    path.write_bytes(contents)
    return replace(deepcopy(bare), register=file.open_register(path, person))


@cache
def _made(make: Callable[..., AnyHolder], *facts: Any) -> tuple[bytes, str, AnyHolder]:
    with TemporaryDirectory() as folder:
        made = make(Path(folder) / "first.inkop", *facts)
        made.register.close()
        return made.register.path.read_bytes(), made.register.person, replace(made, register=None)


def _plain(path: Path, *facts: Any) -> _Plain:
    return _Plain(registers.new(path, *facts))


def _demonstration(path: Path, organisation: str, today: date) -> _Plain:
    return _Plain(demo.make(organisation, path, "Anna", today))
