"""The contracts that end within a time, month by month, with what to decide and by when."""

from collections.abc import Iterator, Sequence
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.contracts import terms_of
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules import status
from inkop_desktop.rules.months import SOON_MONTHS, add_months
from inkop_desktop.rules.status import Derived
from inkop_desktop.rules.vocabulary import ActionKind
from inkop_desktop.services.reporting import Named
from inkop_desktop.text import N_, Message, _, counted, message
from inkop_desktop.typeset.document import Column, DataTable, Document, Kind, Row, Subheading, TableLine

_DECISIONS = {
    ActionKind.OPTION: N_("Extend it or let it end"),
    ActionKind.NOTICE: N_("Give notice or let it be renewed"),
    ActionKind.REVIEW: N_("Keep it or terminate it"),
    ActionKind.REPLACE: N_("Begin a new procurement or let it end"),
    ActionKind.ENDS: N_("Replace it or let it end"),
}


def expiring(source: Source, contracts: Sequence[Named], months: int = SOON_MONTHS) -> Document:
    """Return the report of what ends from today on, within some months."""
    horizon = add_months(source.today, months)
    found = [(status.derive(terms_of(each.contract), source.today), each) for each in contracts]
    within = [(derived, each) for derived, each in found if _ends(derived, horizon)]
    within.sort(key=lambda pair: (pair[0].last_day or date.max, pair[1].contract.number))
    title = _("Contracts that end")
    table = DataTable(
        columns=(
            Column("last_day", _("Last day"), kind=Kind.DATE),
            Column("number", _("Number"), 9),
            Column("title", _("Title"), 24),
            Column("suppliers", _("Supplier"), 18),
            Column("owners", formats.label("Contract owner"), 14),
            Column("decide", _("What to decide"), 24),
            Column("by", _("By"), kind=Kind.DATE),
            Column("value", _("Estimated value"), kind=Kind.MONEY),
        ),
        rows=tuple(_lines(within)),
        caption=title,
        empty=_("No contract ends within this time."),
    )
    period = formats.worded(
        counted("Within {count} month, to {day}", "Within {count} months, to {day}", months, day=horizon)
    )
    count = formats.worded(counted("{count} contract", "{count} contracts", len(within)))
    return document(source, title, title, (table,), facts=f"{period} · {count}", landscape=True)


def _ends(derived: Derived, horizon: date) -> bool:
    return derived.last_day is not None and derived.today <= derived.last_day <= horizon


def _lines(within: Sequence[tuple[Derived, Named]]) -> Iterator[TableLine]:
    month: tuple[int, int] | None = None
    for derived, each in within:
        assert derived.last_day is not None
        if (derived.last_day.year, derived.last_day.month) != month:
            month = derived.last_day.year, derived.last_day.month
            yield Subheading(formats.month(derived.last_day))
        yield _row(derived, each)


def _row(derived: Derived, each: Named) -> Row:
    action, by = _asked(derived, each.successor)
    return (
        derived.last_day,
        each.contract.number,
        each.title,
        each.suppliers,
        each.owners,
        _decision(action, each.successor, overdue=derived.passed(by)),
        by,
        each.value,
    )


def _asked(derived: Derived, successor: str) -> tuple[ActionKind | None, date | None]:
    """Return what is to be decided, and by when: what nobody has begun to replace in time is late."""
    if derived.action is ActionKind.ENDS and not successor and derived.passed(derived.replace_by):
        return ActionKind.REPLACE, derived.replace_by
    return derived.action, derived.next_action


def _decision(action: ActionKind | None, successor: str, *, overdue: bool) -> Message | None:
    """Return what is to be decided in words, or by which contract it is replaced."""
    if action is None:
        return None
    if successor and action in (ActionKind.REPLACE, ActionKind.ENDS):
        return message("Replaced by {number}", number=successor)
    decision = Message(_DECISIONS[action])
    return message("{decision} (overdue)", decision=decision) if overdue else decision
