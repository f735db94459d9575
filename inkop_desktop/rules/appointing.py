"""What an appointment must be tied to: something that its role may be tied to."""

from collections.abc import Collection
from enum import Enum

from inkop_desktop.rules.organising import Post, Scope

_ON_CONTRACTS = {Post.CONTRACT_OWNER, Post.CONTRACT_MANAGER}


class Tie(Enum):
    """What is wrong with what an appointment is tied to."""

    NONE = "none"  # it is tied to nothing that its role may be tied to
    ON_CONTRACT = "on_contract"  # it is one of a contract's owners or managers, who stand on the contract
    FOREIGN = "foreign"  # it is tied to something that its role may not be tied to
    HALF = "half"  # its role is for a product area in an organisation, and it names one of them alone


def wrongly_tied(scopes: Collection[Scope], tied: Collection[Scope], post: str = "") -> Tie | None:
    """Return what is wrong with an appointment to a role of these scopes, tied to those things.

    A role without scopes may be tied to anything, or to nothing; who sits in a body may stand there for an
    organisation.
    """
    allowed, named = set(scopes), set(tied)
    if post in _ON_CONTRACTS and (Scope.CONTRACT in named or allowed == {Scope.CONTRACT}):
        return Tie.ON_CONTRACT
    if not allowed:
        return None
    if not allowed & named:
        return Tie.NONE
    stands_for = {Scope.ORGANISATION} if Scope.BODY in named else set[Scope]()
    if named - allowed - stands_for:
        return Tie.FOREIGN
    return Tie.HALF if post == Post.AREA_MANAGER and named != allowed else None
