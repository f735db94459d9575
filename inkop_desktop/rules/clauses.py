"""What the clauses say in short that findings refer to.

They are those of Norrbotten's guideline and of Kongsvinger's instructions, each in the language of its
document, which whoever reads the register knows.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from inkop_desktop import paths
from inkop_desktop.rules.vocabulary import Country


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number, what it says in short, and where it stands."""

    id: str
    says: str
    stands: str


def cited(duties: Iterable[str]) -> list[Clause]:
    """Return the clauses that some texts like “N15, N21” refer to, each once, in the documents' order."""
    wanted = {each for duty in duties for each in duty.split(", ")}
    return [each for each in _every() if each.id in wanted]


@cache
def _every() -> tuple[Clause, ...]:
    files = (paths.resource("duties", f"{country}.toml") for country in Country)
    told = (tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
    return tuple(Clause(**each) for document in told for each in document["clauses"])
