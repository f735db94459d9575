"""The decisions and signatures of a period, reported to the board that has delegated them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from inkop_desktop import formats
from inkop_desktop.reports.delegation import up_to
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.tables import headed
from inkop_desktop.rules.money import totals
from inkop_desktop.rules.organising import Act, Standing
from inkop_desktop.services.delegated import Decided, Reported
from inkop_desktop.text import Message, _, counted, message
from inkop_desktop.typeset.document import (
    Column,
    DataTable,
    Document,
    Kind,
    Paragraph,
    Row,
    SignatureLines,
    Subheading,
    TableLine,
    Total,
)

_APART = (Standing.OUTSIDE, Standing.NOBODY, Standing.UNTOLD)


def delegated_decisions(source: Source, found: Reported) -> Document:
    """Return what was decided under delegation, apart from it what was not, and the sums, to be signed."""
    title = _("Delegated decisions")
    by_standing = {each: [one for one in found.decided if one.standing is each] for each in Standing}
    tables = [_under_delegation(by_standing[Standing.WITHIN])]
    if found.decided:
        free = by_standing[Standing.FREE]
        tables += [_set_apart(by_standing), *([_free(free)] if free else []), _by_act_and_role(found.decided)]
    signed = SignatureLines((_("Reported to the board by"),))
    blocks = (*headed(*tables), *map(Paragraph, _notes(found)), signed)
    return document(source, _("Report to the board"), title, blocks, facts=_facts(found), landscape=True)


def _facts(found: Reported) -> str:
    period = message("{first} to {last}", first=found.period.first, last=found.period.last)
    count = counted("{count} decision", "{count} decisions", len(found.decided))
    return " · ".join(map(formats.worded, (period, count)))


def _under_delegation(decided: Sequence[Decided]) -> DataTable:
    columns = (
        *_columns(),
        Column("up_to", _("Up to"), kind=Kind.MONEY),
        Column("legal_basis", _("Legal basis"), 22, below=True),
        Column("delegated_by", _("Delegated by"), 14, below=True),
    )
    rows = tuple(_by_act(decided))
    return DataTable(columns, rows, _("Under delegation"), _("Nothing was decided under delegation."))


def _by_act(decided: Sequence[Decided]) -> Iterator[TableLine]:
    for act in Act:
        of_act = [each for each in decided if each.act is act]
        if of_act:
            yield Subheading(formats.show(act))
        for each in of_act:
            basis = each.basis
            assert basis is not None
            # Beside a value that is secret it would tell that this is no more.
            limit = None if each.value is None else up_to(basis.up_to)
            yield (*_cells(each), limit, basis.legal_basis, basis.delegated_by)


def _set_apart(by_standing: dict[Standing, list[Decided]]) -> DataTable:
    rows: list[TableLine] = []
    for standing in _APART:
        if by_standing[standing]:
            rows.append(Subheading(formats.show(standing)))
        rows += [(*_cells(each), _why(each)) for each in by_standing[standing]]
    columns = (*_columns(), Column("why", _("What is to be looked into"), 26))
    empty = _("Everything was decided by somebody known, within the delegation of the day.")
    return DataTable(columns, tuple(rows), _("Set apart"), empty)


def _why(each: Decided) -> Message:
    if each.standing is Standing.NOBODY:
        return message("Write in the register who it was.")
    if each.standing is Standing.UNTOLD:
        return message("The delegation table has nothing for that day.")
    if each.only_advises:
        return message("A body that gives opinions cannot decide.")
    if each.is_of_nobody:
        return message("Nobody was in office in the body that day, so it could not decide.")
    if each.most is None:
        return message("It was delegated to no role of theirs.")
    if each.value is None:  # it is secret, and a limit beside it would tell that it is more
        return message("The delegation did not go so far.")
    return message("The delegation went no further than {limit}.", limit=each.most)


def _free(decided: Sequence[Decided]) -> DataTable:
    """Return the decisions of nobody's delegation, whatever role they were taken in."""
    rows = tuple(_cells(each)[:-1] for each in decided)
    return DataTable(_columns()[:-1], rows, _("Decisions that need no delegation"), "")


def _columns() -> tuple[Column, ...]:
    return (
        Column("day", _("Day"), kind=Kind.DATE),
        Column("what", _("Decision"), 20),
        Column("number", _("Number"), 10),
        Column("title", _("Contract or case"), 24),
        Column("value", _("Value"), kind=Kind.MONEY),
        Column("who", _("Decided by"), 16),
        Column("role", _("Role"), 20),
    )


def _cells(each: Decided) -> Row:
    return each.day, each.done, each.number, each.title, each.value, each.who, each.role


def _by_act_and_role(decided: Iterable[Decided]) -> DataTable:
    """Return how many decisions, and for how much, were taken of each act by each role that may."""
    of_act: dict[tuple[Act, str], list[Decided]] = defaultdict(list)
    for each in decided:
        if each.act is not None:
            is_within = each.standing is Standing.WITHIN
            of_act[each.act, each.role if is_within else formats.show(each.standing)].append(each)
    acts = list(Act)
    rows: list[TableLine] = []
    for act, role in sorted(of_act, key=lambda pair: (acts.index(pair[0]), pair[1])):
        rows += _summed((act, role), of_act[act, role])
    if rows:
        every = [each for several in of_act.values() for each in several]
        rows += map(Total, _summed((_("Total"), ""), every))
    columns = (
        Column("act", _("Delegated decision"), 30),
        Column("role", _("Role"), 40),
        Column("count", _("Decisions"), kind=Kind.NUMBER),
        Column("value", _("Value"), kind=Kind.MONEY),
    )
    return DataTable(columns, tuple(rows), _("By decision and role"), _("There is nothing to sum up."))


def _summed(names: tuple[Act | str, str], decided: Sequence[Decided]) -> Iterator[Row]:
    """Yield a row with count and sum; another one for each other currency."""
    sums = totals(each.value for each in decided if each.value is not None) or (None,)
    for place, amount in enumerate(sums):
        yield ("", "", None, amount) if place else (*names, len(decided), amount)


def _notes(found: Reported) -> Iterator[str]:
    if found.decided:
        yield _(
            "The value is the one that the delegation is held against: of a contract the estimated value for"
            " its whole term with options, of an amendment what it changes that by, of a call-off its own"
            " value, of a procurement that was started its estimated value, of a direct procurement the value"
            " of its contract."
        )
    if found.amendments:
        yield formats.worded(
            counted(
                "In the period {count} amendment was signed too;"
                " the register does not tell who decided on it.",
                "In the period {count} amendments were signed too;"
                " the register does not tell who decided on them.",
                found.amendments,
            )
        )
    if found.call_offs:
        yield formats.worded(
            counted(
                "In the period {count} call-off was noted on a contract too;"
                " the register does not tell who decided on it.",
                "In the period {count} call-offs were noted on contracts too;"
                " the register does not tell who decided on them.",
                found.call_offs,
            )
        )
