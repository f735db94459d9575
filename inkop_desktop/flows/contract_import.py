"""Bring a list of contracts into the register, or find out what would come of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from inkop_desktop.exchange.contract_list import ContractList, read_rows
from inkop_desktop.exchange.contract_rows import CellRead, ContractRows, RowRead
from inkop_desktop.exchange.mapping import Blank, Existing, Mapping
from inkop_desktop.formats import Sentence
from inkop_desktop.register.register import Register
from inkop_desktop.services import registers
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.imports import STOPPED, StrictError
from inkop_desktop.services.imports.incoming import Decision, Fate, Incoming, Plan, Rules, together
from inkop_desktop.services.telling import Tell, silent
from inkop_desktop.text import N_, Message, message

_READING = N_("Reading the rows")


@dataclass(frozen=True, slots=True)
class Remark:
    """Hold something to know about a row: the column it is about (empty for the row), and a sentence."""

    row: int
    heading: str
    sentence: Sentence | Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what became of a list, or would become of it: each row as it was read and decided about.

    `decisions` are by row number; rows that could not be read have none. `stopped` says why nothing at all
    is taken where all or nothing was asked for.
    """

    rows: tuple[RowRead, ...] = ()
    decisions: dict[int, Decision] = field(default_factory=dict)
    refused: tuple[Remark, ...] = ()
    plan: Plan = field(default_factory=Plan)
    stopped: Message | None = None

    def count(self, fate: Fate) -> int:
        """Return how many rows meet a fate."""
        return len(self.refused) if fate is Fate.REFUSE else self.plan.count(fate)

    def fate(self, row: RowRead) -> Fate:
        """Return what becomes of a row."""
        return self.decisions[row.number].fate if row.number in self.decisions else Fate.REFUSE

    @property
    def doubts(self) -> tuple[Remark, ...]:
        """Return the readings to look at, row by row; of a refused row its reason is enough."""
        taken = (row for row in self.rows if self.fate(row) is not Fate.REFUSE)
        return tuple(
            Remark(row.number, cell.heading, cell.doubt) for row in taken for cell in row.doubts if cell.doubt
        )

    @property
    def foreign(self) -> tuple[RowRead, ...]:
        """Return the rows that are said to be of another authority."""
        return tuple(row for row in self.rows if row.buyer)

    @property
    def kept(self) -> tuple[Decision, ...]:
        """Return the decisions that leave something as it was edited by hand."""
        return tuple(each for each in self.plan.decisions if each.kept)


def foresee(
    register: Register,
    source: ContractList,
    mapping: Mapping,
    today: date,
    *,
    strict: bool = False,
    tell: Tell = silent,
) -> Outcome:
    """Return what an import would do today, `strict` or not; nothing is written."""
    rows, reader = _read(register, source, mapping, tell)
    plan = imports.preview(register, _incoming(rows), rules(mapping, today), tell)
    foreseen = _outcome(rows, reader, plan)
    return strictly(foreseen) if strict else foreseen


def carry_out(
    register: Register,
    source: ContractList,
    mapping: Mapping,
    today: date,
    *,
    strict: bool = False,
    tell: Tell = silent,
) -> Outcome:
    """Write every row that can be taken, in one change set; return what was done.

    Where `strict` is asked for and a row is refused nothing is written, and the outcome tells so: it is
    `stopped`. What `tell` raises leaves all as it was.
    """
    rows, reader = _read(register, source, mapping, tell)
    incoming = _incoming(rows)
    if strict and len(incoming) < len(rows):
        plan = imports.preview(register, incoming, rules(mapping, today), tell)
        return strictly(_outcome(rows, reader, plan))
    try:
        plan = imports.run(
            register, incoming, rules(mapping, today), source.table.name, strict=strict, tell=tell
        )
    except StrictError as error:
        return strictly(_outcome(rows, reader, error.plan))
    return _outcome(rows, reader, plan)


def strictly(outcome: Outcome) -> Outcome:
    """Return what becomes of the rows where one that is refused stops all others: they are skipped."""
    if not outcome.refused:
        return outcome
    stopped = message(STOPPED, count=len(outcome.refused))
    decisions = [
        each if each.fate is Fate.REFUSE else Decision(each.row, Fate.SKIP, reason=stopped)
        for each in outcome.plan.decisions
    ]
    return replace(
        outcome,
        decisions={each.row: each for each in decisions},
        plan=replace(outcome.plan, new={}, decisions=decisions),
        stopped=stopped,
    )


def rules(mapping: Mapping, today: date) -> Rules:
    """Return how rows meet what is in the register, as a mapping says."""
    return Rules(today, mapping.match, mapping.existing is Existing.UPDATE, mapping.blank is Blank.CLEAR)


def _read(
    register: Register, source: ContractList, mapping: Mapping, tell: Tell
) -> tuple[tuple[RowRead, ...], ContractRows]:
    own = registers.own_organisation(register)
    currency = registers.profile(register).country.currency
    total = len(source.body.rows)
    return read_rows(source, mapping, currency, own.name, partial(_tell_rows, tell, total))


def _tell_rows(tell: Tell, total: int, done: int) -> None:
    tell(message(_READING), done, total)


def _incoming(rows: tuple[RowRead, ...]) -> list[Incoming]:
    return [row.incoming for row in rows if row.incoming]


def _outcome(rows: tuple[RowRead, ...], reader: ContractRows, plan: Plan) -> Outcome:
    decisions = {each.row: each for each in plan.decisions}
    rows = tuple(_decided(row, decisions.get(row.number)) for row in rows)
    return Outcome(rows, decisions, tuple(_refused(rows, reader, decisions)), plan)


def _decided(row: RowRead, decision: Decision | None) -> RowRead:
    """Return a row whose cells tell what the register makes of them."""
    if decision is None:
        return row
    return replace(row, cells=tuple(_beside_register(cell, decision) for cell in row.cells))


def _beside_register(cell: CellRead, decision: Decision) -> CellRead:
    if cell.field != "suppliers" and cell.field not in decision.doubts:
        return cell
    value = decision.suppliers if cell.field == "suppliers" and decision.suppliers else cell.value
    return replace(cell, value=value, doubt=together(cell.doubt, decision.doubts.get(cell.field)))


def _refused(
    rows: tuple[RowRead, ...], reader: ContractRows, decisions: dict[int, Decision]
) -> Iterator[Remark]:
    for row in rows:
        decision = decisions.get(row.number)
        if row.reason:
            yield Remark(row.number, row.heading, row.reason)
        elif decision and decision.reason and decision.fate is Fate.REFUSE:
            yield Remark(row.number, reader.heading_of(decision.field), decision.reason)
