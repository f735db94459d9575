"""Bring rows into the register as contracts: plan what becomes of each, then write all in one change set."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import (
    Contract,
    ContractManager,
    ContractOption,
    ContractOwner,
    ContractPost,
    ContractSupplier,
    ContractUser,
    terms_of,
)
from inkop_desktop.records.fields import fields_of, rows_of
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules import status
from inkop_desktop.rules.months import day_before
from inkop_desktop.services import problems, work
from inkop_desktop.services.imports import edits
from inkop_desktop.services.imports.incoming import (
    NOT_READ,
    Decision,
    Difference,
    Fate,
    Incoming,
    Named,
    Plan,
    Rules,
)
from inkop_desktop.services.imports.links import LINKS, Links
from inkop_desktop.services.imports.matching import Matcher
from inkop_desktop.services.imports.names import Names, Place
from inkop_desktop.services.imports.settling import Settled, remarked, settle
from inkop_desktop.services.telling import Tell, silent
from inkop_desktop.text import N_, Message, message

BATCH = 500
# Which noun each reference of a contract, and of the rows that belong to it, is to.
REFERENCES = {name: field.refers_to for name, field in fields_of(Contract).items() if field.refers_to}
_IN_ROWS = {
    rows: names
    for rows, child in rows_of(Contract).items()
    if (names := {name: field.refers_to for name, field in fields_of(child).items() if field.refers_to})
}
POSTS: dict[str, type[ContractPost]] = {"owners": ContractOwner, "managers": ContractManager}
_END = ("last_day", "term_months", "term_days", "open_ended")
_EMPTY = {each.name: each.default for each in fields(Contract)}
_NEW = Contract()
_COMPARING = N_("Comparing with the register")
_SAVING = N_("Saving the contracts")
STOPPED = N_("{count} of the rows cannot be taken, so nothing is imported.")


class StrictError(UserError):
    """Tell that a row was refused where all or nothing was asked for; `plan` says which and why."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(STOPPED, count=plan.count(Fate.REFUSE))
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
    with work.change(register, message(edits.ACTION, name=name), tell=tell) as change:
        planner = _Planner(change.connection, rows, rules)
        plan = planner.plan(tell)
        if strict and plan.count(Fate.REFUSE):
            raise StrictError(plan)
        planner.names.save(change, planner.used)
        wanted = [each.contract for each in plan.decisions if each.contract]
        for start in range(0, len(wanted), BATCH):
            tell(message(_SAVING), start, len(wanted))
            change.save_all(wanted[start : start + BATCH])
    return plan


class _Planner:
    """Decides what becomes of each row, against one steady picture of the register."""

    def __init__(self, connection: Connection, rows: Sequence[Incoming], rules: Rules) -> None:
        self._stored = stored = store.load(connection, Contract)
        self.names = Names(connection)
        self._settled = settle(rows, self.names)
        self._rows = rows = [each.row for each in self._settled]
        self._rules = rules
        self._matcher = Matcher(stored, rows, rules.match)
        self._edited = edits.by_hand(connection, [each.id or 0 for each in stored]) if rules.update else set()
        self._links = Links()
        self.used: set[Place] = set()

    def plan(self, tell: Tell) -> Plan:
        decisions = []
        for done, row in enumerate(self._rows):
            if done % BATCH == 0:
                tell(message(_COMPARING), done, len(self._rows))
            decisions.append(self._decide(row))
        if any(row.values.keys() & LINKS for row in self._rows):
            decisions = self._with_links(decisions)
        decisions = list(map(_beside_register, decisions, self._settled))
        self.used = _used(decisions)
        names = self.names.names() | {("contract", key): name for key, name in self._links.names.items()}
        return Plan(decisions, self.names.new(self.used), names)

    def _with_links(self, decisions: Sequence[Decision]) -> list[Decision]:
        """Decide again about rows that name other contracts, now that it is known which there are."""
        for contract in self._stored:
            self._links.know(contract.id or 0, contract)
        for each in decisions:
            if each.contract and each.fate is Fate.CREATE:
                self._links.know(each.contract.id or 0, each.contract)
        return [
            self._linked(row, each) if each.contract and row.values.keys() & LINKS else each
            for row, each in zip(self._rows, decisions, strict=True)
        ]

    def _linked(self, row: Incoming, decision: Decision) -> Decision:
        """Decide about a row again, with the contracts it refers to; what is none goes to the remarks."""
        assert decision.contract
        own = decision.contract.id or 0
        values: Mapping[str, Any] = {key: each for key, each in row.values.items() if key not in LINKS}
        doubts = {}
        for name in LINKS & row.values.keys():
            linked = row.values[name]
            found = self._links.find(name, own, linked)
            if isinstance(found, Message):
                doubts[name] = message(NOT_READ, reason=found)
                values = remarked(values, linked.kept)
            elif found != own:  # a framework agreement may be said to belong to itself
                values = {**values, name: found}
        return replace(self._decide(replace(row, values=values)), doubts=doubts)

    def _decide(self, row: Incoming) -> Decision:
        try:
            stored = self._matcher.find(row)
        except UserError as error:
            return Decision(row.number, Fate.REFUSE, field=self._rules.match, reason=error)
        if stored and not self._rules.update:
            return Decision(row.number, Fate.SKIP, reason=message("The contract is in the register already."))
        return self._updated(row, stored) if stored else self._created(row)

    def _created(self, row: Incoming) -> Decision:
        contract = Contract(id=-row.number, **dict(self._values(row, _NEW)))
        return self._checked(Decision(row.number, Fate.CREATE, contract))

    def _updated(self, row: Incoming, stored: Contract) -> Decision:
        told = dict(self._values(row, stored))
        if _runs_to(replace(stored, first_day=told.get("first_day", stored.first_day)), told.get("last_day")):
            told = {name: value for name, value in told.items() if name not in _END}
        if self._rules.clear:
            told |= {name: self._cleared(name, stored) for name in row.blank}
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
            if name in LINKS:
                if isinstance(value, int):
                    yield name, value
            elif name in REFERENCES:
                yield name, self.names.find(REFERENCES[name], value)
            elif name == "suppliers":
                yield name, self._suppliers(value, stored)
            elif name in POSTS:
                ids = self._ids("person", value)
                yield name, self._posts(name, ids, stored, row.values.get("first_day", stored.first_day))
            elif name == "users":
                users = {_place_of(each): each for each in stored.users}
                places = dict.fromkeys(self.names.user(each) for each in value)
                yield name, tuple(users.get(each) or _user(each) for each in places)
            elif name == "options":
                yield name, _options(value, stored.options)
            else:
                yield name, value

    def _suppliers(self, named: Sequence[Named], stored: Contract) -> tuple[ContractSupplier, ...]:
        """Return the suppliers that a row names, in the places they have, with the ranks that it tells."""
        there = {each.supplier_id: each for each in stored.suppliers}
        rows: dict[int, ContractSupplier] = {}
        for each in named:
            found = self.names.find("supplier", each)
            row = there.get(found) or ContractSupplier(supplier_id=found)
            rows.setdefault(found, replace(row, rank=each.rank) if each.rank else row)
        return tuple(rows.values())

    def _cleared(self, name: str, stored: Contract) -> Any:
        return self._posts(name, (), stored, None) if name in POSTS else _EMPTY[name]

    def _posts(
        self, name: str, persons: Sequence[int], stored: Contract, begins: date | None
    ) -> tuple[ContractPost, ...]:
        """Return who owns or manages a contract: in what was there before, whoever is new begins today."""
        today = self._rules.today
        is_there = stored.id is not None and (begins is None or begins <= today)
        held = _kept(getattr(stored, name), persons, today)
        lasting = {each.person_id for each in held if each.to_day is None or each.to_day >= today}
        new = (each for each in persons if each not in lasting)
        return (*held, *(POSTS[name](person_id=each, from_day=today if is_there else None) for each in new))

    def _ids(self, noun: str, named: Sequence[Named]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.names.find(noun, each) for each in named))

    def _checked(self, decision: Decision) -> Decision:
        assert decision.contract
        wrong = problems.of(decision.contract)
        if wrong:
            field, reason = next(iter(wrong.items()))
            return Decision(decision.row, Fate.REFUSE, field=field, reason=reason)
        unsaved = self.names.wrong(_used([decision])) if self.names.any_wrong else None
        return Decision(decision.row, Fate.REFUSE, reason=unsaved) if unsaved else decision


def _beside_register(decision: Decision, settled: Settled) -> Decision:
    """Return a decision with what there is to know of the suppliers that its row names."""
    doubts = {"suppliers": settled.doubt} if settled.doubt else {}
    return replace(decision, suppliers=settled.suppliers, doubts={**decision.doubts, **doubts})


def _used(decisions: Sequence[Decision]) -> set[Place]:
    """Return what the contracts that will be saved refer to."""
    used: set[Place] = set()
    for contract in (each.contract for each in decisions if each.contract):
        used |= {(noun, key) for name, noun in REFERENCES.items() if (key := getattr(contract, name))}
        for rows, names in _IN_ROWS.items():
            for child in getattr(contract, rows):
                used |= {(noun, key) for name, noun in names.items() if (key := getattr(child, name))}
    return used


def _runs_to(stored: Contract, day: date | None) -> bool:
    """Tell whether a contract runs to a day as it is: by its length, an exercised option, a renewal."""
    return day is not None and any(phase.runs_to == day for phase in status.phases(terms_of(stored)))


def _kept(stored: Sequence[ContractPost], persons: Collection[int], today: date) -> list[ContractPost]:
    """Return the posts that there are; whoever is no longer named had theirs until the day before today.

    A post that would have begun today or later never came to be.
    """
    return [
        each if each.to_day or each.person_id in persons else replace(each, to_day=day_before(today))
        for each in stored
        if each.to_day or each.person_id in persons or each.from_day is None or each.from_day < today
    ]


def _user(place: Place) -> ContractUser:
    noun, key = place
    return ContractUser(organisation_id=key) if noun == "organisation" else ContractUser(unit_id=key)


def _place_of(user: ContractUser) -> Place:
    return ("unit", user.unit_id) if user.unit_id else ("organisation", user.organisation_id or 0)


def _options(months: Sequence[int], stored: tuple[ContractOption, ...]) -> tuple[ContractOption, ...]:
    """Return options of these lengths; those that are there keep what was decided about them."""
    there = [stored[place] if place < len(stored) else ContractOption() for place in range(len(months))]
    return tuple(replace(option, months=length) for option, length in zip(there, months, strict=True))
