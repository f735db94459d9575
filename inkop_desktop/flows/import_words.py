"""Say what cells and rows of an import became, in the reader's language."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.exchange.cells.periods import Period
from inkop_desktop.exchange.cells.renewals import Renewal, WithRenewal
from inkop_desktop.exchange.cells.suppliers import SupplierCell
from inkop_desktop.exchange.cells.terms import Span, TermCell
from inkop_desktop.exchange.contract_rows import CellRead, RowRead
from inkop_desktop.flows.contract_import import Outcome
from inkop_desktop.records.contracts import (
    Contract,
    ContractOption,
    ContractPost,
    ContractSupplier,
    ContractUser,
)
from inkop_desktop.records.fields import fields_of
from inkop_desktop.rules import cpv
from inkop_desktop.services.imports.imports import REFERENCES
from inkop_desktop.services.imports.incoming import Decision, Difference, Fate, Found, Named
from inkop_desktop.text import N_, Message, _, counted, message

NO_ROWS = N_("The file holds headings, but no rows below them.")
Names = Mapping[tuple[str, int], str]


def became(cell: CellRead) -> str:
    """Return what a cell became; empty where it holds nothing or could not be read."""
    return _words(cell.field, cell.value)


def _words(field: str, value: Any) -> str:
    if isinstance(value, tuple):
        parts = (counted_months(each) if isinstance(each, int) else _words(field, each) for each in value)
        return "; ".join(parts) or _("none")
    if isinstance(value, Found):
        supplier = value.supplier
        return _ranked(formats.numbered(supplier.name, supplier.org_number), value.rank)
    if isinstance(value, SupplierCell | Named):
        return formats.numbered(value.name, value.number.display if value.number else "")
    if isinstance(value, Period):
        return _period(value)
    if isinstance(value, TermCell):
        return _term(value)
    if isinstance(value, WithRenewal | Renewal):
        return _renewal(field, value)
    if isinstance(value, Span):
        return _span(value)
    return cpv.label(value) if field == "cpv" else formats.show(value)


def _ranked(supplier: str, rank: int | None) -> str:
    return (
        formats.worded(message("{supplier}, rank {rank}", supplier=supplier, rank=rank)) if rank else supplier
    )


def _period(period: Period) -> str:
    if period.last is None:
        return formats.worded(message("from {first}, open-ended", first=period.first))
    return formats.worded(message("{first} to {last}", first=period.first, last=period.last))


def _term(term: TermCell) -> str:
    if term.open_ended:
        return _("open-ended")
    parts = [_span(term.span)] if term.span else []
    return " + ".join([*parts, *(counted_months(months) for months in term.options)])


def _renewal(field: str, value: WithRenewal | Renewal) -> str:
    if isinstance(value, WithRenewal):
        parts = (_words(field, value.value), _renewal(field, value.renewal))
    else:
        parts = (formats.show(value.kind), counted_months(value.months) if value.months else "")
    return "; ".join(filter(None, parts))


def _span(span: Span) -> str:
    days = formats.worded(counted("{count} day", "{count} days", span.days)) if span.days else ""
    months = counted_months(span.months) if span.months else ""
    return " ".join(filter(None, (months, days)))


def counted_months(months: int) -> str:
    """Return a number of months in words."""
    return formats.worded(counted("{count} month", "{count} months", months))


def differences(decision: Decision, names: Names) -> Iterator[tuple[str, str]]:
    """Yield, for a contract that was there before, each field's label with what happens to it."""
    for each in decision.changes:
        yield label_of(each), _changed(each, names)
    for each in decision.kept:
        sentence = message(
            "stays {stored}, edited by hand since the last import; the list says {incoming}",
            stored=in_words(each.field, each.stored, names),
            incoming=in_words(each.field, each.incoming, names),
        )
        yield label_of(each), formats.worded(sentence)


def remark(row: RowRead, outcome: Outcome) -> str:
    """Return what there is to know about a row in one line; empty where all is plain."""
    decision = outcome.decisions.get(row.number)
    reason = row.reason or (decision.reason if decision else None)
    if reason:
        return formats.worded(reason)
    if decision and decision.kept:
        return formats.worded(stays(decision))
    if row.doubts:
        doubt = row.doubts[0]
        assert doubt.doubt
        return formats.worded(doubt.doubt)
    if row.buyer:
        return formats.worded(message("Is said to be the contract of {name}.", name=row.buyer))
    return ""


def stays(decision: Decision) -> Message:
    """Return which fields of a contract stay as they were edited by hand."""
    fields = ", ".join(label_of(each) for each in decision.kept)
    return message("Stays as edited by hand: {fields}", fields=fields)


def in_short(outcome: Outcome) -> Message:
    """Return how many rows meet which fate."""
    return counted(
        "{count} row: {created} new, {updated} updated, {skipped} skipped, {refused} refused.",
        "{count} rows: {created} new, {updated} updated, {skipped} skipped, {refused} refused.",
        len(outcome.rows),
        created=outcome.count(Fate.CREATE),
        updated=outcome.count(Fate.UPDATE),
        skipped=outcome.count(Fate.SKIP),
        refused=len(outcome.refused),
    )


def told(outcome: Outcome) -> Iterator[Message]:
    """Yield what else there is to know of an import as a whole."""
    if not outcome.rows:
        yield message(NO_ROWS)
    if outcome.stopped:
        yield outcome.stopped
    for noun, count in outcome.plan.new.items():
        yield _new(noun, count)
    if outcome.plan.unchanged:
        yield counted(
            "{count} contract already is as the list says.",
            "{count} contracts already are as the list says.",
            outcome.plan.unchanged,
        )
    if outcome.kept:
        yield counted(
            "{count} contract keeps what was edited by hand since the last import.",
            "{count} contracts keep what was edited by hand since the last import.",
            len(outcome.kept),
        )
    if outcome.foreign:
        yield counted(
            "{count} contract is said to be another authority’s; the remarks tell whose.",
            "{count} contracts are said to be other authorities’; the remarks tell whose.",
            len(outcome.foreign),
        )


def _new(noun: str, count: int) -> Message:
    words = {
        "supplier": counted("{count} supplier is new.", "{count} suppliers are new.", count),
        "person": counted("{count} person is new.", "{count} persons are new.", count),
        "unit": counted("{count} unit is new.", "{count} units are new.", count),
        "organisation": counted("{count} organisation is new.", "{count} organisations are new.", count),
        "area": counted("{count} product area is new.", "{count} product areas are new.", count),
    }
    return words[noun]


def term(contract: Contract) -> str:
    """Return when a contract runs, as briefly as a row of a list can say it."""
    if contract.open_ended:
        return _("open-ended")
    if contract.last_day:
        return formats.show(contract.last_day)
    return _span(Span(contract.term_months or 0, contract.term_days or 0))


def label_of(difference: Difference) -> str:
    """Return what the field of a difference is called."""
    return formats.label(fields_of(Contract)[difference.field].label)


def _changed(difference: Difference, names: Names) -> str:
    stored = in_words(difference.field, difference.stored, names)
    incoming = in_words(difference.field, difference.incoming, names)
    return formats.worded(message("{stored} becomes {incoming}", stored=stored, incoming=incoming))


def in_words(field: str, value: Any, names: Names) -> str:
    """Return a contract's value in words; references by their names."""
    if value is None or value in ("", ()):
        return _("empty")
    if field in REFERENCES:
        return names.get((REFERENCES[field], value), "")
    if isinstance(value, tuple):
        return "; ".join(_child(each, names) for each in value)
    return formats.show(value) if not isinstance(value, date) else formats.day(value)


def _child(child: Any, names: Names) -> str:
    if isinstance(child, ContractSupplier):
        return _ranked(names.get(("supplier", child.supplier_id or 0), ""), child.rank)
    if isinstance(child, ContractPost):
        person = names.get(("person", child.person_id or 0), "")
        until = message("{person} until {day}", person=person, day=child.to_day)
        return formats.worded(until) if child.to_day else person
    if isinstance(child, ContractUser):
        unit = names.get(("unit", child.unit_id or 0), "")
        return unit or names.get(("organisation", child.organisation_id or 0), "")
    if isinstance(child, ContractOption):
        return counted_months(child.months or 0)
    return str(child)
