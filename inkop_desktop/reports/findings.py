"""What waits, by unit and by who answers there: all managers answer for following the guideline."""

from collections.abc import Iterable, Iterator, Sequence

from inkop_desktop import formats
from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.checks.managers import Part
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules import clauses
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    Kind,
    Paragraph,
    Row,
    Strong,
    Subheading,
    TableLine,
    Total,
)


def findings(source: Source, parts: Sequence[Part], *, as_table: bool = False) -> Document:
    """Return what waits in each unit: on paper a part for each, `as_table` all of it in one."""
    title = _("Findings by unit and manager")
    every = {each.id: each for part in parts for each in part.findings}.values()
    blocks = (Heading(_("By unit")), _overview(parts, every), *_repeated(parts, len(every)))
    if as_table:
        blocks = (*blocks, _whole(source, parts))
    else:
        blocks = (*blocks, *(block for part in parts for block in _of_part(source, part)))
    blocks = (*blocks, *_clauses(every))
    return document(source, title, title, blocks, facts=_facts(source, len(every)), landscape=True)


def _facts(source: Source, count: int) -> str:
    waiting = formats.worded(counted("{count} finding", "{count} findings", count))
    return " · ".join((_("On {day}").format(day=formats.day(source.today)), waiting))


def _overview(parts: Sequence[Part], every: Iterable[Finding]) -> DataTable:
    columns = (
        Column("unit", _("Unit"), 40),
        Column("head", _("Head"), 30),
        *(Column(str(each), formats.show(each), 14, Kind.NUMBER) for each in Severity),
    )
    rows: list[TableLine] = [(_name(part), part.head, *_counts(part.findings)) for part in parts]
    if rows:
        rows.append(Total((_("Total"), "", *_counts(every))))
    return DataTable(columns, tuple(rows), _("By unit"), _("Nothing was found."))


def _counts(several: Iterable[Finding]) -> list[int]:
    found = [each.severity for each in several]
    return [found.count(severity) for severity in Severity]


def _repeated(parts: Sequence[Part], count: int) -> Iterator[Block]:
    if sum(len(part.findings) for part in parts) > count:
        yield Paragraph(
            _("A finding about several units stands with each of them, and is counted once in the total.")
        )


def _of_part(source: Source, part: Part) -> Iterator[Block]:
    name = _name(part)
    yield Heading(name)
    rows: list[TableLine] = []
    for person, several in part.by_person:
        rows.append(Subheading(person or _("Nobody is named")))
        rows += [_row(source, each) for each in several]
    caption = _("Head: {name}").format(name=part.head) if part.head else name
    yield DataTable(_columns(), tuple(rows), caption, "")


def _clauses(every: Iterable[Finding]) -> Iterator[Block]:
    """Yield what the clauses say that the findings refer to."""
    caption = _("What the clauses say")
    rows = tuple((each.id, each.says, each.stands) for each in clauses.cited(each.duty for each in every))
    if rows:
        columns = (
            Column("clause", _("Clause"), 14, steady=True),
            Column("says", _("What it says"), 70),
            Column("stands", _("Where it is written"), 36),
        )
        yield Heading(caption)
        yield DataTable(columns, rows, caption, "")


def _whole(source: Source, parts: Sequence[Part]) -> DataTable:
    columns = (
        Column("unit", _("Unit"), 24),
        Column("head", _("Head"), 18),
        Column("person", _("Who answers"), 18),
        *_columns(),
    )
    rows = tuple(
        (_name(part), part.head, person, *_row(source, each))
        for part in parts
        for person, several in part.by_person
        for each in several
    )
    return DataTable(columns, rows, _("Findings"), _("Nothing was found."))


def _columns() -> tuple[Column, ...]:
    return (
        Column("severity", _("Severity"), 14, steady=True),
        Column("concerns", _("Concerns"), 40, steady=True),
        Column("finding", _("Finding"), 60, steady=True),
        Column("duty", _("Clause"), 14, steady=True),
        Column("due", _("Due"), 12, Kind.DATE, steady=True),
    )


def _row(source: Source, finding: Finding) -> Row:
    is_late = finding.due is not None and finding.due < source.today
    return (
        finding.severity,
        ", ".join(each.label for each in finding.records),
        finding.message,
        finding.duty,
        Strong(finding.due) if is_late else finding.due,
    )


def _name(part: Part) -> str:
    return part.name or _("No unit")
