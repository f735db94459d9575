"""What the contracts page asks of the register, run on the threads of `Ops`; no widget comes here."""

from collections.abc import Sequence
from datetime import date

from inkop_desktop.exchange import csv_form
from inkop_desktop.lists.contracts import CONTRACTS, ends_within
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.register.register import Register
from inkop_desktop.services import contracts as service
from inkop_desktop.services import listing, outgoing, records


def counts(today: date, register: Register) -> tuple[int, int, int]:
    """Return how many contracts there are, are in force or to come, and end within a year."""
    current = Query(today, filters={"current": True})
    ending = Query(today, filters=ends_within())
    found = [listing.count(register, CONTRACTS, query) for query in (Query(today), current, ending)]
    return found[0], found[1], found[2]


def duplicate(contract_id: int, today: date, register: Register) -> Contract:
    """Save a copy of a contract under the next number."""
    contract = records.get(register, Contract, contract_id)
    return service.duplicate(register, contract, service.next_number(register, today))


def delete(ids: Sequence[int], register: Register) -> int:
    """Delete contracts; return how many there were."""
    found = records.some(register, Contract, ids)
    if found:
        records.delete_all(register, found)
    return len(found)


def copied(keys: Sequence[str], ids: Sequence[int], today: date, register: Register) -> str:
    """Return the shown columns of some contracts as a spreadsheet pastes them, without what is secret."""
    columns = [CONTRACTS.column(key) for key in keys]
    rows = outgoing.rows(register, CONTRACTS, keys, ids, today)
    return csv_form.for_clipboard(columns, [rows[each] for each in ids if each in rows])


def filters(register: Register) -> list[SavedFilter]:
    """Return the filters that were saved."""
    return records.every(register, SavedFilter)


def save_filter(saved: SavedFilter, register: Register) -> SavedFilter:
    """Save a filter."""
    return records.save(register, saved)


def remove_filter(saved: SavedFilter, register: Register) -> None:
    """Delete a saved filter."""
    records.delete(register, saved)
