"""What a list holds when it leaves the office: on paper, in a file, as an answer, on the clipboard."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from inkop_desktop.lists.listing import Listing
from inkop_desktop.register.register import Register
from inkop_desktop.services import listing, offices, withholding
from inkop_desktop.services.procuring_list import Rows
from inkop_desktop.services.withholding import Place
from inkop_desktop.text import _

# The field behind a column that has another name.
_FIELD_OF = {"area": "area_id", "unit": "unit_id"}


def rows(
    register: Register, shown: Listing, keys: Sequence[str], record_ids: Sequence[int], today: date
) -> Rows:
    """Return columns as `listing.rows` does; what is secret that day says that it is and no more.

    The list of direct procurements leaves it out by itself, in the window too.
    """
    found = listing.rows(register, shown, keys, record_ids, today)
    told = _TOLD.get(shown.noun)
    return told(register, found, keys, today) if told else found


def _contracts(register: Register, found: Rows, keys: Sequence[str], today: date) -> Rows:
    return _by_field(register, "contract", found, keys, today)


def _plan_items(register: Register, found: Rows, keys: Sequence[str], today: date) -> Rows:
    """Return what is planned; it has no number of its own, so that its case's stands for its title."""
    shown = _by_field(register, "plan_item", found, keys, today)
    return _called(
        "title", _instead(register, {each: ("plan_item", each) for each in found}, today), shown, keys
    )


def _offices(register: Register, found: Rows, keys: Sequence[str], today: date) -> Rows:
    held = zip(found, offices.some(register, list(found)), strict=True)
    contracts = {number: ("contract", each.contract_id) for number, each in held if each.contract_id}
    return _called("tied_to", _instead(register, contracts, today), found, keys)


def _by_field(register: Register, noun: str, found: Rows, keys: Sequence[str], today: date) -> Rows:
    """Return rows without the fields of the records that are secret because their cases' are."""
    with register.reading() as connection:
        secret = withholding.of(connection, [(noun, each) for each in found], today)

    def told(record_id: int, key: str, cell: Any) -> Any:
        is_secret = cell and _FIELD_OF.get(key, key) in secret.get((noun, record_id), ())
        return _("Secret") if is_secret else cell

    return {each: tuple(map(partial(told, each), keys, cells)) for each, cells in found.items()}


def _instead(register: Register, places: Mapping[int, Place], today: date) -> Mapping[int, str]:
    """Return what rows call the records in them whose title is secret."""
    with register.reading() as connection:
        names = withholding.told(connection, dict.fromkeys(places.values(), ""), today)
    return {number: names[place] for number, place in places.items() if names[place]}


def _called(column: str, instead: Mapping[int, str], found: Rows, keys: Sequence[str]) -> Rows:
    def told(number: int, key: str, cell: Any) -> Any:
        return instead.get(number, cell) if key == column else cell

    return {each: tuple(map(partial(told, each), keys, cells)) for each, cells in found.items()}


_TOLD: Mapping[str, Callable[[Register, Rows, Sequence[str], date], Rows]] = {
    "contract": _contracts,
    "plan_item": _plan_items,
    "office": _offices,
}
