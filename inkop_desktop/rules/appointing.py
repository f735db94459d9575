"""What an appointment must be tied to: something that its role may be tied to."""

from collections.abc import Collection
from enum import Enum

from inkop_desktop.rules.organising import Scope


class Tie(Enum):
    """What is wrong with what an appointment is tied to."""

    NONE = "none"  # it is tied to nothing that its role may be tied to
    ON_CONTRACT = "on_contract"  # its role is one that stands on contracts, not by itself


def wrongly_tied(scopes: Collection[Scope], tied: Collection[Scope]) -> Tie | None:
    """Return what is wrong with an appointment to a role of these scopes, tied to those things.

    A role without scopes may be tied to anything, or to nothing.
    """
    if not scopes or set(scopes) & set(tied):
        return None
    return Tie.ON_CONTRACT if set(scopes) == {Scope.CONTRACT} else Tie.NONE
