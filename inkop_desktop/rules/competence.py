"""What answers to a requirement of competence, and for how long."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from inkop_desktop import formats
from inkop_desktop.rules.organising import CompetenceKind
from inkop_desktop.rules.periods import soon


class Proof(Protocol):
    """A competence that somebody has; it expires on its last day, where it does not hold for good."""

    @property
    def kind(self) -> CompetenceKind | None:
        """What sort of competence it is."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def gained_on(self) -> date | None:
        """The day from which it is held."""

    @property
    def expires_on(self) -> date | None:
        """The last day on which it is good."""


AnyProof = TypeVar("AnyProof", bound=Proof)


def best(held: Iterable[AnyProof], kind: CompetenceKind | None, title: str, day: date) -> AnyProof | None:
    """Return what answers to a requirement on a day and holds longest; any of the kind without a title."""
    fits = [
        each
        for each in held
        if each.kind is kind
        and (each.gained_on is None or each.gained_on <= day)
        and (not title or formats.fold(each.title) == formats.fold(title))
    ]
    return max(fits, key=lambda each: each.expires_on or date.max, default=None)


def expires_soon(proof: Proof, day: date) -> bool:
    """Tell whether a competence that is good on a day expires within three months."""
    return proof.expires_on is not None and day <= proof.expires_on <= soon(day)
