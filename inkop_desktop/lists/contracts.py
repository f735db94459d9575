"""The list of contracts: its columns, its filters, and the texts it is found and sorted by."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, case, delete, exists, select

from inkop_desktop import formats
from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.lists.columns import text_of
from inkop_desktop.lists.listing import Column, Filter, Listing, QuickFilter
from inkop_desktop.lists.offices import in_office
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, ContractPost, standing, terms_of
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.register import search, store
from inkop_desktop.rules import status
from inkop_desktop.rules.months import SOON_MONTHS, add_months
from inkop_desktop.rules.vocabulary import Status
from inkop_desktop.text import N_

CONTRACT = METADATA.tables["contract"]
LINE = METADATA.tables["contract_line"]
PHASE = METADATA.tables["contract_phase"]
SUPPLIERS = METADATA.tables["contract_supplier"]
OWNERS = METADATA.tables["contract_owner"]
MANAGERS = METADATA.tables["contract_manager"]
AREA = METADATA.tables["area"]
USER = METADATA.tables["contract_user"]
_RANK = {status: rank for rank, status in enumerate(Status)}


def _source(today: date) -> FromClause:
    on_day = (PHASE.c.contract_id == CONTRACT.c.id) & (PHASE.c.first <= today) & (PHASE.c.last >= today)
    return CONTRACT.join(LINE, LINE.c.contract_id == CONTRACT.c.id).join(PHASE, on_day)


def _stored(key: str, width: int, *, value: ColumnElement[Any] | None = None) -> Column:
    """Return a column that shows a field of the contract's own: as it is, or only where `value` tells it."""
    field = fields_of(Contract)[key]
    names = (key, f"{key}_currency") if field.kind is Kind.MONEY else (key,)
    values = tuple(CONTRACT.c[name] for name in names) if value is None else (value,)
    return Column(key, field.label, field.kind, width, values)


def _line(key: str, heading: str, width: int, *, shown: bool = False) -> Column:
    """Return a column of joined names, sorted by its stored key."""
    return Column(key, heading, Kind.TEXT, width, (LINE.c[key],), (LINE.c[f"{key}_key"],), shown=shown)


def _in_area(area_id: Any, _today: date) -> ColumnElement[bool]:
    """Match an area and everything below it; each area once, so that a circle among them ends too."""
    tree = select(AREA.c.id).where(AREA.c.id == area_id).cte("below", recursive=True)
    tree = tree.union(select(AREA.c.id).where(AREA.c.parent_id == tree.c.id))
    return CONTRACT.c.area_id.in_(select(tree.c.id))


def _ending_within(months: Any, today: date) -> ColumnElement[bool]:
    return PHASE.c.runs_to.between(today, add_months(today, int(months)))


def ends_within(months: int = SOON_MONTHS) -> dict[str, Any]:
    """Return the filters of what ends within some months; whatever asks what runs out asks with these.

    A contract that renews tacitly is among them by the last day of its period: it can be ended by then.
    """
    return {"current": True, "ending_within": months}


def _with_status(words: Any, _today: date) -> ColumnElement[bool]:
    """Match some statuses; words of another version of the program match nothing."""
    return PHASE.c.status.in_([each for each in Status if each in words])


def _with_supplier(supplier_id: Any, _today: date) -> ColumnElement[bool]:
    return CONTRACT.c.id.in_(select(SUPPLIERS.c.root_id).where(SUPPLIERS.c.supplier_id == supplier_id))


def _open_to(organisation_id: Any, _today: date) -> ColumnElement[bool]:
    """Match what an organisation may use, itself or a unit of it; what names nobody is open to all."""
    own_units = select(BELONGING.c.unit_id).where(BELONGING.c.organisation_id == organisation_id)
    is_named = (USER.c.organisation_id == organisation_id) | USER.c.unit_id.in_(own_units)
    names_anybody = USER.c.organisation_id.is_not(None) | USER.c.unit_id.is_not(None)
    of_contract = USER.c.root_id == CONTRACT.c.id
    return exists().where(of_contract, is_named) | ~exists().where(of_contract, names_anybody)


def _held_by(key: str, heading: str, holders: Table) -> Filter:
    """Return a filter on a person who owns or manages the contract today."""

    def condition(person_id: Any, today: date) -> ColumnElement[bool]:
        found = select(holders.c.root_id).where(holders.c.person_id == person_id, in_office(holders, today))
        return CONTRACT.c.id.in_(found)

    return Filter(key, heading, condition)


def _is_owned(today: date) -> ColumnElement[bool]:
    return exists().where(OWNERS.c.root_id == CONTRACT.c.id, in_office(OWNERS, today))


def _of(key: str, column: ColumnElement[Any], heading: str) -> Filter:
    """Return a filter on one value of one column."""

    def condition(value: Any, _today: date) -> ColumnElement[bool]:
        matches: ColumnElement[bool] = column == value
        return matches

    return Filter(key, heading, condition)


CONTRACTS = Listing(
    noun="contract",
    title=N_("Contracts"),
    columns=(
        Column(
            "number",
            N_("Number"),
            Kind.TEXT,
            10,
            (CONTRACT.c.number,),
            (LINE.c.number_key,),
            shown=True,
            quiet=True,
        ),
        Column(
            "title",
            N_("Title"),
            Kind.TEXT,
            20,
            (CONTRACT.c.title,),
            (LINE.c.title_key,),
            shown=True,
            strong=True,
        ),
        _line("suppliers", N_("Supplier"), 12, shown=True),
        Column(
            "runs_to",
            N_("Last day"),
            Kind.DATE,
            11,
            (PHASE.c.runs_to, CONTRACT.c.open_ended),
            (PHASE.c.runs_to,),
            shown=True,
            when_empty=N_("Open-ended"),
        ),
        Column(
            "status",
            N_("Status"),
            Kind.CHOICE,
            21,
            (PHASE.c.status, PHASE.c.action, PHASE.c.next_action),
            (PHASE.c.rank, PHASE.c.next_action),
            shown=True,
        ),
        Column("next_action", N_("Next action"), Kind.DATE, 12, (PHASE.c.next_action,)),
        _line("owners", N_("Contract owner"), 20),
        _line("manager", N_("Contract manager"), 20),
        _line("area", N_("Product area"), 22),
        _line("unit", N_("Responsible unit"), 20),
        _stored("case_number", 14),
        _stored("kind", 24),
        _stored("first_day", 12),
        _stored("signed_on", 12),
        _stored("renewal", 16, value=case((~CONTRACT.c.open_ended, CONTRACT.c.renewal))),
        _stored("renewal_months", 12),
        _stored("estimated_value", 16),
        _stored("ceiling", 16),
        _stored("procedure", 20),
        _stored("ordering_channel", 16),
        _stored("level", 14),
        _stored("review_day", 12),
        _stored("public", 10),
        _stored("remarks", 30),
    ),
    filters=(
        Filter("status", N_("Status"), _with_status),
        Filter(
            "current", N_("In force or to come"), lambda _value, _today: PHASE.c.status.not_in(status.OVER)
        ),
        Filter("ending_within", N_("Ends within months"), _ending_within),
        Filter("area", N_("Product area"), _in_area),
        _held_by("owner", N_("Contract owner"), OWNERS),
        Filter("without_owner", N_("Without owner"), lambda _v, today: ~_is_owned(today)),
        Filter("supplier", N_("Supplier"), _with_supplier),
        Filter("user", N_("Who may use it"), _open_to),
        _held_by("manager", N_("Contract manager"), MANAGERS),
        _of("unit", CONTRACT.c.unit_id, N_("Responsible unit")),
        _of("kind", CONTRACT.c.kind, N_("Kind")),
        _of("level", CONTRACT.c.level, N_("Level")),
        _of("public", CONTRACT.c.public, N_("May be published")),
    ),
    source=_source,
    record_id=CONTRACT.c.id,
    default_sort=(("number", False),),
    unseen=(text_of("contract", "cpv"), text_of("contract", "attachments")),
    # Expired, terminated and closed contracts show only where they are asked for.
    quick=(
        QuickFilter("current", N_("In force"), {"current": True}),
        QuickFilter("ending", N_("End within a year"), ends_within()),
        QuickFilter("without_owner", N_("Without owner"), {"current": True, "without_owner": True}),
        QuickFilter("dates_missing", N_("Dates missing"), {"status": ["dates_missing"]}),
        QuickFilter("over", N_("Ended"), {"status": ["expired", "terminated", "closed"]}),
        QuickFilter("all", N_("All"), {}),
    ),
)


def affected(connection: Connection, touched: dict[str, frozenset[int]]) -> set[int]:
    """Return the contracts whose line or search text may have changed with what was touched."""
    ids = set(touched.get("contract", ()))
    through = {
        "supplier": [(SUPPLIERS.c.supplier_id, SUPPLIERS.c.root_id)],
        "person": [(OWNERS.c.person_id, OWNERS.c.root_id), (MANAGERS.c.person_id, MANAGERS.c.root_id)],
        "unit": [(CONTRACT.c.unit_id, CONTRACT.c.id)],
        "area": [(CONTRACT.c.area_id, CONTRACT.c.id)],
    }
    for noun, links in through.items():
        for reference, contract_id in links:
            for some in store.pieces(sorted(touched.get(noun, ()))):
                ids.update(connection.scalars(select(contract_id).where(reference.in_(some))))
    return ids


def refresh(connection: Connection, ids: Sequence[int], contracts: Sequence[Contract], language: str) -> None:
    """Compute phases, line and search text of contracts anew; of these ids the others are gone."""
    kept = {each.id for each in contracts}
    search.remove(connection, "contract", [each for each in ids if each not in kept])
    for table in (PHASE, LINE):
        connection.execute(delete(table).where(table.c.contract_id.in_(ids)))
    if contracts:
        names = _Names(connection, contracts)
        store.add(connection, PHASE, [row for each in contracts for row in _phases(each)])
        store.add(connection, LINE, [_line_of(each, names, language) for each in contracts])
        search.write(connection, "contract", [_found_by(each, names, language) for each in contracts])


def _phases(contract: Contract) -> Iterable[dict[str, Any]]:
    for phase in status.phases(terms_of(contract)):
        yield {
            "contract_id": contract.id,
            "first": phase.first,
            "last": phase.last or date.max,
            "status": phase.status,
            "rank": _RANK[phase.status],
            "action": phase.action,
            "next_action": phase.next_action,
            "runs_to": phase.runs_to,
        }


class _Names:
    """The names of what some contracts refer to, fetched once.

    What is being deleted in the same transaction has none; the foreign keys then refuse its end.
    """

    def __init__(self, connection: Connection, contracts: Sequence[Contract]) -> None:
        self.suppliers = self._of(
            connection, "supplier", (each.supplier_id for c in contracts for each in c.suppliers)
        )
        posts = (post for c in contracts for post in (*c.owners, *c.managers))
        self.people = self._of(connection, "person", (post.person_id for post in posts))
        self.areas = self._of(connection, "area", (c.area_id for c in contracts))
        self.units = self._of(connection, "unit", (c.unit_id for c in contracts))

    def joined(self, posts: Sequence[ContractPost]) -> str:
        """Return the names of those in some posts, in their order."""
        return "; ".join(self.people.get(each.person_id, "") for each in standing(posts))

    @staticmethod
    def _of(connection: Connection, noun: str, ids: Iterable[int | None]) -> dict[int | None, str]:
        table = METADATA.tables[noun]
        names: dict[int | None, str] = {None: ""}
        for some in store.pieces(sorted({each for each in ids if each})):
            query = select(table.c.id, table.c.name).where(table.c.id.in_(some))
            names |= {row.id: row.name for row in connection.execute(query)}
        return names


def _line_of(contract: Contract, names: _Names, language: str) -> dict[str, Any]:
    shown = {
        "suppliers": "; ".join(names.suppliers.get(each.supplier_id, "") for each in contract.suppliers),
        "owners": names.joined(contract.owners),
        "manager": names.joined(contract.managers),
        "area": names.areas.get(contract.area_id, ""),
        "unit": names.units.get(contract.unit_id, ""),
    }
    keys = {"number": contract.number, "title": contract.title, **shown}
    sorted_by = {f"{key}_key": formats.sort_key(value, language) for key, value in keys.items()}
    return {"contract_id": contract.id, **shown, **sorted_by}


def _found_by(contract: Contract, names: _Names, language: str) -> search.Found:
    said = [
        contract.number,
        contract.title,
        contract.case_number,
        *(names.suppliers.get(each.supplier_id, "") for each in contract.suppliers),
        *contract.cpv,
        *(each.name for each in contract.attachments),
        contract.remarks,
    ]
    label = f"{contract.number} {contract.title}".strip()
    return search.Found(contract.id or 0, label, "\n".join(said), formats.sort_key(label, language))
