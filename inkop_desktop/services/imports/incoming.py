"""What an import brings to the register, row by row, and what becomes of each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inkop_desktop.formats import Sentence
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_, paragraph

NOT_READ = N_("{reason} The cell is kept in the remarks.")


class Fate(Vocabulary):
    """What becomes of a row."""

    CREATE = "create", N_("New")
    UPDATE = "update", N_("Updated")
    SKIP = "skip", N_("Skipped")
    REFUSE = "refuse", N_("Refused")


def together(*doubts: Sentence | None) -> Sentence | None:
    """Return the doubts there are as one text; None where there are none."""
    found = [doubt for doubt in doubts if doubt]
    return paragraph(*found) if found else None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that a row names, perhaps with its organisation number.

    `kept` is the line of the remarks that tells of the name where the register has another for that number,
    `rank` a supplier's place in a ranked framework agreement.
    """

    name: str
    number: OrgNumber | None = None
    rank: int | None = None
    kept: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A supplier as the register holds it, and its rank in a contract where a row tells that."""

    supplier: Supplier
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """What a row names but does not make: another contract, a unit that is named as the buyer.

    `kept` is the line of the remarks that tells of it where there is none.
    """

    name: str
    kept: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a row says of a contract, by the contract's fields.

    `number` is the row's, as the spreadsheet numbers it. Suppliers, owners and users are tuples of
    `Named`, other contracts `Linked`, other references one `Named` (a unit also `Linked`), options
    tuples of months. `blank` are the fields whose cell was empty.
    """

    number: int
    values: Mapping[str, Any]
    blank: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold how rows meet what is in the register on the day of the import, `today`.

    `match` is the field that tells whether a contract was there before; empty for none. `update` is
    off where such rows are skipped; `clear` lets a blank cell empty a field.
    """

    today: date
    match: str = "number"
    update: bool = True
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a contract that was there before: what it holds, what the row says."""

    field: str
    stored: Any
    incoming: Any


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one row, and why.

    `contract` is the contract as it will be; `changes` are what differs from the stored one, `kept`
    what differs but was edited by hand since the last import and therefore stays; `suppliers` are those
    that the row names, as the register holds them; `doubts` say by field what is doubtful beside the
    register. A refused row has a `reason`, and a `field` where one is to blame.
    """

    row: int
    fate: Fate
    contract: Contract | None = None
    changes: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    suppliers: tuple[Found, ...] = ()
    doubts: Mapping[str, Sentence] = field(default_factory=dict)
    field: str = ""
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: a decision for each row, and what it would add beside contracts.

    `names` are what the contracts of the plan refer to, by noun and id; what is new has an id below 0.
    """

    decisions: Sequence[Decision] = ()
    new: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def count(self, fate: Fate) -> int:
        """Return how many rows meet a fate."""
        return sum(decision.fate is fate for decision in self.decisions)

    @property
    def unchanged(self) -> int:
        """Return how many of the updated contracts already are as the rows say."""
        return sum(each.fate is Fate.UPDATE and not each.changes for each in self.decisions)
