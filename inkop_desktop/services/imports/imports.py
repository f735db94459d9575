"""Bring rows into the register as contracts: plan what becomes of each, then write all in one change set."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract, ContractOption, ContractOwner, ContractSupplier
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, work
from inkop_desktop.services.imports import edits
from inkop_desktop.services.imports.incoming import (
    Decision,
    Difference,
    Fate,
    Incoming,
    Named,
    Plan,
    Rules,
)
from inkop_desktop.services.imports.matching import Matcher
from inkop_desktop.services.imports.names import Names, Place
from inkop_desktop.services.telling import Tell, silent
from inkop_desktop.text import N_, message

BATCH = 500
# Which noun a field's names are looked for among.
REFERENCES = {"manager_id": "person", "signed_by_id": "person", "unit_id": "unit", "area_id": "area"}
_EMPTY = {each.name: each.default for each in fields(Contract)}
_COMPARING = N_("Comparing with the register")
_SAVING = N_("Saving the contracts")


class StrictError(UserError):
    """Tell that a row was refused where all or nothing was asked for; `plan` says which and why."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            N_("{count} of the rows cannot be taken, so nothing was imported."), count=plan.count(Fate.REFUSE)
        )
        self.plan = plan


def preview(register: Register, rows: Sequence[Incoming], rules: Rules, tell: Tell = silent) -> Plan:
    """Return what an import would do; nothing is written."""
    with register.reading() as connection:
        return _Planner(connection, rows, rules).plan(tell)


def run(
    register: Register,
    rows: Sequence[Incoming],
    rules: Rules,
    name: str,
    *,
    strict: bool = False,
    tell: Tell = silent,
) -> Plan:
    """Write all rows that can be taken, as one action called by the file's name; return what was done.

    What `tell` raises leaves the register as it was. Raises StrictError where `strict` is asked for
    and a row is refused.
    """
    with work.change(register, message(edits.ACTION, name=name)) as change:
        planner = _Planner(change.connection, rows, rules)
        plan = planner.plan(tell)
        if strict and plan.count(Fate.REFUSE):
            raise StrictError(plan)
        ids = planner.names.save(change, _used(plan.decisions))
        wanted = [_with_ids(each.contract, ids) for each in plan.decisions if each.contract]
        for start in range(0, len(wanted), BATCH):
            tell(message(_SAVING), start, len(wanted))
            batch = wanted[start : start + BATCH]
            change.save_all([each for each in batch if each.id is None])
            change.save_all([each for each in batch if each.id is not None])
    return plan


class _Planner:
    """Decides what becomes of each row, against one steady picture of the register."""

    def __init__(self, connection: Connection, rows: Sequence[Incoming], rules: Rules) -> None:
        stored = store.load(connection, Contract)
        self._rows = rows
        self._rules = rules
        self._matcher = Matcher(stored, rows, rules.match)
        self._edited = edits.by_hand(connection, [each.id or 0 for each in stored]) if rules.update else set()
        self.names = Names(connection)

    def plan(self, tell: Tell) -> Plan:
        decisions = []
        for done, row in enumerate(self._rows):
            if done % BATCH == 0:
                tell(message(_COMPARING), done, len(self._rows))
            decisions.append(self._decide(row))
        return Plan(decisions, self.names.new(_used(decisions)), self.names.names())

    def _decide(self, row: Incoming) -> Decision:
        try:
            stored = self._matcher.find(row)
        except UserError as error:
            return Decision(row.number, Fate.REFUSE, field=self._rules.match, reason=error)
        if stored and not self._rules.update:
            return Decision(row.number, Fate.SKIP, reason=message("The contract is in the register already."))
        return self._updated(row, stored) if stored else self._created(row)

    def _created(self, row: Incoming) -> Decision:
        contract = Contract(**dict(self._values(row, Contract(title=""))))
        return self._checked(Decision(row.number, Fate.CREATE, contract))

    def _updated(self, row: Incoming, stored: Contract) -> Decision:
        told = dict(self._values(row, stored))
        if self._rules.clear:
            told |= {name: _EMPTY[name] for name in row.blank}
        differences = [
            Difference(name, getattr(stored, name), value)
            for name, value in told.items()
            if getattr(stored, name) != value
        ]
        kept = tuple(each for each in differences if (stored.id, each.field) in self._edited)
        changes = tuple(each for each in differences if (stored.id, each.field) not in self._edited)
        contract = replace(stored, **{each.field: each.incoming for each in changes})
        return self._checked(Decision(row.number, Fate.UPDATE, contract, changes, kept))

    def _values(self, row: Incoming, stored: Contract) -> Iterator[tuple[str, Any]]:
        """Yield the contract's fields as a row tells them, with ids for names; children keep their own."""
        for name, value in row.values.items():
            if name in REFERENCES:
                yield name, self.names.find(REFERENCES[name], value)
            elif name == "suppliers":
                ids = self._ids("supplier", value)
                rows = {each.supplier_id: each for each in stored.suppliers}
                yield name, tuple(rows.get(each) or ContractSupplier(supplier_id=each) for each in ids)
            elif name == "owners":
                ids = self._ids("person", value)
                owners = {each.person_id: each for each in stored.owners}
                yield name, tuple(owners.get(each) or ContractOwner(person_id=each) for each in ids)
            elif name == "options":
                yield name, _options(value, stored.options)
            else:
                yield name, value

    def _ids(self, noun: str, named: Sequence[Named]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.names.find(noun, each) for each in named))

    @staticmethod
    def _checked(decision: Decision) -> Decision:
        assert decision.contract
        problems = records.problems(decision.contract)
        if not problems:
            return decision
        field, reason = next(iter(problems.items()))
        return Decision(decision.row, Fate.REFUSE, field=field, reason=reason)


def _used(decisions: Sequence[Decision]) -> set[Place]:
    """Return what the contracts that will be saved refer to."""
    used: set[Place] = set()
    for contract in (each.contract for each in decisions if each.contract):
        used |= {(noun, getattr(contract, name) or 0) for name, noun in REFERENCES.items()}
        used |= {("supplier", each.supplier_id or 0) for each in contract.suppliers}
        used |= {("person", each.person_id or 0) for each in contract.owners}
    return used


def _options(months: Sequence[int], stored: tuple[ContractOption, ...]) -> tuple[ContractOption, ...]:
    """Return options of these lengths; those that are there keep what was decided about them."""
    there = [stored[place] if place < len(stored) else ContractOption() for place in range(len(months))]
    return tuple(replace(option, months=length) for option, length in zip(there, months, strict=True))


def _with_ids(contract: Contract, ids: dict[Place, int]) -> Contract:
    """Return the contract with the ids that what is new has got."""
    given: dict[str, Any] = {}
    for name, noun in REFERENCES.items():
        old = getattr(contract, name)
        if old is not None and old < 0:
            given[name] = ids[noun, old]
    if any((each.supplier_id or 0) < 0 for each in contract.suppliers):
        given["suppliers"] = tuple(
            replace(each, supplier_id=ids.get(("supplier", each.supplier_id or 0), each.supplier_id))
            for each in contract.suppliers
        )
    if any((each.person_id or 0) < 0 for each in contract.owners):
        given["owners"] = tuple(
            replace(each, person_id=ids.get(("person", each.person_id or 0), each.person_id))
            for each in contract.owners
        )
    return replace(contract, **given) if given else contract
