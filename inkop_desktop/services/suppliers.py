"""What an officer does with suppliers: find the one there is, merge two into one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.records.suppliers import Supplier, SupplierAlias
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules import orgnr
from inkop_desktop.services import work
from inkop_desktop.text import N_, message

# Forms of company that two spellings of one supplier may differ by.
FORMS = frozenset({"ab", "as", "asa", "hb", "kb", "ans", "da", "enk", "aktiebolag", "publ", "filial", "nuf"})
WHOLE = 100  # per cent, of which nobody has more


class DifferentNumbersError(UserError):
    """Tell that two suppliers have two organisation numbers, and so are mostly two companies."""


def merge(register: Register, kept: Supplier, gone: Supplier, *, agreed: bool = False) -> Supplier:
    """Move everything of `gone` to `kept`, and remove it; one action.

    Its names become aliases, and so does a number of its own; its facts stand where `kept` has none.
    Raises DifferentNumbersError where both have a number, unless somebody has `agreed` to that.
    """
    if kept.id == gone.id:
        raise UserError(N_("Choose two different suppliers to merge."))
    if not agreed and _own_number(kept, gone):
        raise _different_numbers(kept, gone)
    action = message("Merge supplier “{gone}” into “{kept}”", gone=gone.name, kept=kept.name)
    with work.change(register, action) as change:
        for noun, ids in _holders(change.connection, gone).items():
            found: list[Any] = list(store.load(change.connection, ROOTS[noun][0], ids))
            change.save_all([_moved(record, kept, gone) for record in found])
        merged = change.save(_joined(kept, gone))
        change.delete(gone)
        return merged


def _different_numbers(kept: Supplier, gone: Supplier) -> DifferentNumbersError:
    return DifferentNumbersError(
        _DIFFERENT[kept.sole_trader, gone.sole_trader],
        kept=kept.name,
        number=kept.org_number,
        gone=gone.name,
        other=gone.org_number,
    )


# By whether the one that stays, and the one that goes, is a sole trader.
_DIFFERENT = {
    (False, False): N_(
        "“{kept}” has the organisation number {number}, “{gone}” has {other}. Two numbers are mostly two"
        " companies. If they are one supplier all the same, {other} is kept as another name of “{kept}”."
    ),
    (False, True): N_(
        "“{kept}” has the organisation number {number}, “{gone}” the personal number {other} of a sole"
        " trader. If they are one supplier all the same, {other} is not taken over, since it is personal"
        " data; the history keeps it."
    ),
    (True, False): N_(
        "“{kept}” has the personal number {number} of a sole trader, “{gone}” the organisation number"
        " {other}. If they are one supplier all the same, {other} is kept as another name of “{kept}”."
    ),
    (True, True): N_(
        "“{kept}” and “{gone}” are sole traders with the personal numbers {number} and {other}: two people."
        " If they are one supplier all the same, {other} is not taken over, since it is personal data; the"
        " history keeps it."
    ),
}


def _own_number(kept: Supplier, gone: Supplier) -> str:
    """Return the number of `gone` where `kept` has another one and does not know it yet."""
    known = {"", digits(kept), *_merged_numbers(kept), *(alias.name for alias in kept.aliases)}
    return gone.org_number if kept.org_number and digits(gone) not in known else ""


def digits(supplier: Supplier) -> str:
    """Return the organisation number as it is compared, without the signs that its spellings differ by."""
    if not supplier.org_number:
        return ""
    try:
        return orgnr.parse(supplier.org_number, supplier.country).digits
    except UserError:
        return supplier.org_number


def by_number(suppliers: Iterable[Supplier]) -> dict[str, Supplier]:
    """Return the suppliers by their organisation numbers, those too that they have from merged ones.

    Whoever has a number as its own goes before whoever has it from another.
    """
    suppliers = tuple(suppliers)
    merged = {number: each for each in suppliers for number in _merged_numbers(each)}
    return merged | {number: each for each in suppliers if (number := digits(each))}


def _merged_numbers(supplier: Supplier) -> Iterator[str]:
    """Yield what is an organisation number among the other names of a supplier."""
    for alias in supplier.aliases:
        if any(sign.isdigit() for sign in alias.name):
            with suppress(UserError):
                yield orgnr.parse(alias.name).digits


def _joined(kept: Supplier, gone: Supplier) -> Supplier:
    """Return one supplier with what is known of both."""
    blank = {
        name: getattr(gone, name)
        for name, field in fields_of(Supplier).items()
        if field.kind is not Kind.ROWS and not field.derived and not getattr(kept, name)
    }
    if blank.get("org_number"):
        blank |= {"sole_trader": gone.sole_trader, "country": gone.country}  # the number says so
    remarks = dict.fromkeys(filter(None, (kept.remarks, gone.remarks)))
    blank["remarks"] = "\n".join(remarks)
    return replace(kept, aliases=(*kept.aliases, *_new_aliases(kept, gone)), **blank)


def _new_aliases(kept: Supplier, gone: Supplier) -> Iterator[SupplierAlias]:
    """Yield the names that `kept` gets of `gone`, its number too unless that is a person's own."""
    names = [gone.name, *(alias.name for alias in gone.aliases)]
    if not gone.sole_trader:
        names.append(_own_number(kept, gone))
    known = {"", kept.name, *(alias.name for alias in kept.aliases)}
    yield from (SupplierAlias(name=name) for name in dict.fromkeys(names) if name not in known)


def _holders(connection: Connection, gone: Supplier) -> dict[str, list[int]]:
    """Return the ids of what refers to a supplier, by noun: contracts, interests, gifts."""
    found: dict[str, list[int]] = defaultdict(list)
    for noun, record_id in sorted(set(store.referring(connection, "supplier", gone.id or 0))):
        found[noun].append(record_id)
    return found


def _moved(record: Any, kept: Supplier, gone: Supplier) -> Any:
    """Return a record, or a row of one, with one supplier in the other's place."""
    values: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if field.refers_to == "supplier" and value == gone.id:
            values[name] = kept.id
        if field.record is not None:
            values[name] = tuple(_moved(each, kept, gone) for each in value)
    if isinstance(record, Contract):
        values["suppliers"] = _once(values["suppliers"], kept)
    return replace(record, **values)


def _once(rows: Iterable[ContractSupplier], kept: Supplier) -> tuple[ContractSupplier, ...]:
    """Return the places of suppliers on a contract, those of `kept` as one.

    It stands where the first of them stood, with the best rank and the shares together.
    """
    rows = tuple(rows)
    own = [row for row in rows if row.supplier_id == kept.id]
    if len(own) < 2:
        return rows
    ranks = [row.rank for row in own if row.rank is not None]
    shares = [row.share for row in own if row.share is not None]
    together = replace(
        own[0],
        rank=min(ranks, default=None),
        share=min(sum(shares), WHOLE) if shares else None,
    )
    return tuple(together if row is own[0] else row for row in rows if row is own[0] or row not in own)


def by_name(suppliers: list[Supplier]) -> dict[str, list[Supplier]]:
    """Return the suppliers by every name they are known by, as `comparable` writes it."""
    found: dict[str, list[Supplier]] = defaultdict(list)
    for supplier in suppliers:
        for name in {comparable(each) for each in (supplier.name, *(a.name for a in supplier.aliases))}:
            found[name].append(supplier)
    return found


def supplier_named(register: Register, name: str) -> int:
    """Return the id of the supplier with a name; raise UserError where there is none or several."""
    with register.reading() as connection:
        found = by_name(store.load(connection, Supplier)).get(comparable(name), [])
    if len(found) > 1:
        raise UserError(N_("Several suppliers are called {name}. Give one of them another name."), name=name)
    if not found:
        raise UserError(N_("There is no supplier called {name}."), name=name)
    return found[0].id or 0


def comparable(name: str) -> str:
    """Return a name without the marks and forms of company that spellings differ by."""
    letters = "".join(letter if letter.isalnum() else " " for letter in formats.fold(name))
    words = [word for word in letters.split() if word not in FORMS]
    return " ".join(words) or letters.strip()
