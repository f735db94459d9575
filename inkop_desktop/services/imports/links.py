"""Find the contracts that rows refer to – a framework agreement, a predecessor – by number or title.

They stand in the register or anywhere in the same list. A row's contract that is not saved yet goes
by the row's number below zero.
"""

from collections import defaultdict

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.services import records
from inkop_desktop.services.imports.incoming import Linked
from inkop_desktop.services.imports.matching import folded
from inkop_desktop.text import Message, message

# The fields of a contract that name another contract.
LINKS = tuple(name for name, field in fields_of(Contract).items() if field.refers_to == "contract")


class Links:
    """The contracts that there are by what they may be called, and what each refers to."""

    def __init__(self) -> None:
        self._by_number: dict[str, set[int]] = defaultdict(set)
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._above: dict[str, dict[int, int | None]] = {name: {} for name in LINKS}
        self.names: dict[int, str] = {}

    def know(self, own: int, contract: Contract) -> None:
        """Let a contract be found, by its number first and then by its names."""
        self.names[own] = records.label(contract)
        if contract.number:
            self._by_number[folded(contract.number)].add(own)
        for name in (contract.title, self.names[own]):
            self._by_name[folded(name)].add(own)
        for field in LINKS:
            self._above[field][own] = getattr(contract, field)

    def find(self, field: str, own: int, linked: Linked) -> int | Message:
        """Return the contract that a field of the contract `own` names, or why there is none."""
        key = folded(linked.name)
        found = self._by_number.get(key) or self._by_name.get(key) or set()
        if not found:
            return message("“{text}” is no contract in the register or in this list.", text=linked.name)
        if len(found) > 1:
            return message("{count} contracts are called “{text}”.", text=linked.name, count=len(found))
        (target,) = found
        if target != own and self._leads_to(field, target, own):
            return message("“{text}” leads back to this contract.", text=linked.name)
        self._above[field][own] = target if target != own else None
        return target

    def _leads_to(self, field: str, start: int, end: int) -> bool:
        above, seen = self._above[field], set()
        place: int | None = start
        while place is not None and place not in seen:
            if place == end:
                return True
            seen.add(place)
            place = above.get(place)
        return False
