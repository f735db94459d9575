"""Tell which contract of the register a row is about.

The match key decides as long as it is unique. A key that several rows of a file share (the lots of
one contract), or that is blank, identifies nothing: then number, title and case number do together.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, TypeAlias

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.services.imports.incoming import Incoming
from inkop_desktop.text import N_

Identity: TypeAlias = tuple[str, ...]
IDENTITY = ("number", "title", "case_number")


class Matcher:
    """Finds the contract that each row of a file is about."""

    def __init__(self, contracts: Sequence[Contract], rows: Sequence[Incoming], key: str) -> None:
        self._key = key
        self._in_file = Counter(folded(row.values.get(key)) for row in rows) if key else Counter()
        self._by_key: dict[str, list[Contract]] = defaultdict(list)
        self._by_identity: dict[Identity, list[Contract]] = defaultdict(list)
        self._rows: dict[Identity, int] = {}
        for contract in contracts:
            self._by_key[folded(getattr(contract, key)) if key else ""].append(contract)
            self._by_identity[tuple(folded(getattr(contract, name)) for name in IDENTITY)].append(contract)

    def find(self, row: Incoming) -> Contract | None:
        """Return the contract that a row is about; none where it is new.

        Raises UserError where that cannot be told, and where an earlier row is about the same one.
        """
        if not self._key:
            return None
        identity = tuple(folded(row.values.get(name)) for name in IDENTITY)
        earlier = self._rows.setdefault(identity, row.number)
        if earlier != row.number:
            raise UserError(N_("Row {row} holds the same contract already."), row=earlier)
        found = self._candidates(row, identity)
        if len(found) > 1:
            raise UserError(
                N_("{count} contracts in the register fit this row, so it cannot be told which is meant."),
                count=len(found),
            )
        return found[0] if found else None

    def _candidates(self, row: Incoming, identity: Identity) -> list[Contract]:
        key = folded(row.values.get(self._key))
        if key and self._in_file[key] == 1 and key in self._by_key:
            return self._by_key[key]
        return self._by_identity.get(identity, [])


def folded(value: Any) -> str:
    """Return a value as two spellings of it are the same: small letters, single spaces."""
    return " ".join(formats.fold(str(value or "")).split())
