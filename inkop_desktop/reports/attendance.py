"""Who came to the meetings of a body in a year: members and days, with sums and who was not represented."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from inkop_desktop import formats
from inkop_desktop.reports import attendance_signs as signs
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.short_names import shortened
from inkop_desktop.rules.organising import Function
from inkop_desktop.services.attending import Attendee, Sitting
from inkop_desktop.text import _, counted, message
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    Paragraph,
    Row,
    Strong,
    Subheading,
    TableLine,
    Total,
)


def attendance(source: Source, found: Sitting, year: int) -> Document:
    """Return who came to the meetings of a body in a year."""
    title = _("Attendance at {body}, {year}").format(body=found.body.name, year=year)
    blocks: list[Block] = [KeyValues(tuple(_facts(source, found, year))), Heading(_("Attendance"))]
    table = _table(source, found)
    blocks += [table, *_legend(table)]
    if found.organisations and found.days:
        blocks += [Heading(_("Not represented")), _unrepresented(found)]
    return document(source, _("Attendance"), title, tuple(blocks), landscape=True)


def _facts(source: Source, found: Sitting, year: int) -> Iterator[tuple[str, object]]:
    held = [day for day in found.days if day <= source.today]
    least = found.body.meetings_a_year
    said = counted("{count} meeting", "{count} meetings", len(held))
    if least is not None:
        said = counted(
            "{count} meeting, of at least {least}",
            "{count} meetings, of at least {least}",
            len(held),
            least=least,
        )
    if year < source.today.year:
        yield _("Held in the year"), said
    else:
        yield _("Held until today"), said
        yield _("Still to come"), len(found.days) - len(held)
    yield _("Attendance noted"), counted("{count} meeting", "{count} meetings", len(_noted(found)))


def _noted(found: Sitting) -> list[date]:
    return [day for day in found.days if found.is_noted(day)]


def _table(source: Source, found: Sitting) -> DataTable:
    columns = (
        Column("name", _("Name"), 20),
        *([Column("represents", _("Represents"), 14)] if found.organisations else []),
        *(Column(f"day {day}", formats.short_day(day), 6) for day in found.days),
        Column("sum", _("Present"), 8),
    )
    empty = _("The body has no meeting days this year.")
    rows = tuple(_lines(source, found)) if found.days else ()
    return DataTable(columns, rows, _("Attendance"), empty)


def _lines(source: Source, found: Sitting) -> Iterator[TableLine]:
    members = [each for each in found.attendees if any(each.is_member(day) for day in found.days)]
    beside = [each for each in found.attendees if each not in members]
    names = represented(found)
    yield Subheading(_("Members"))
    yield from (_row(source, found, each, names) for each in members)
    yield from _vacancies(found, names)
    if beside:
        yield Subheading(_("Substitutes and secretary"))
    yield from (_row(source, found, each, names) for each in beside)
    sums = (_present(found, day) for day in found.days)
    yield Total((message("Present, of the members"), *([None] if names else []), *sums, None))


def represented(found: Sitting) -> dict[int, str]:
    """Return the names of the organisations without the word that all of them end with, by id."""
    return dict(zip(found.organisations, shortened(list(found.organisations.values())), strict=True))


def _row(source: Source, found: Sitting, attendee: Attendee, names: Mapping[int, str]) -> Row:
    cells = (_cell(source, found, attendee, day) for day in found.days)
    whose = dict.fromkeys(each.organisation_id for each in attendee.seats if each.organisation_id is not None)
    represents = [", ".join(names[each] for each in whose)] if names else []
    return attendee.name, *represents, *cells, _sum(found, attendee)


def _cell(source: Source, found: Sitting, attendee: Attendee, day: date) -> str | None:
    noted = found.note(attendee, day)
    if noted is not None:
        return signs.mark(noted)
    if attendee.seat(day) is None:
        return signs.NO_SEAT
    is_missed = attendee.is_member(day) and day <= source.today
    return signs.NOT_NOTED if is_missed else None


def _vacancies(found: Sitting, names: Mapping[int, str]) -> Iterator[TableLine]:
    """Yield a line for each organisation that had no member on some day."""
    vacant = {day: found.vacant(day) for day in found.days}
    for key in dict.fromkeys(chain.from_iterable(vacant.values())):
        cells = (signs.VACANT if key in vacant[day] else None for day in found.days)
        yield Strong(message("Vacant")), names[key], *cells, None


def _sum(found: Sitting, attendee: Attendee) -> str | int | None:
    """Return at how many of the meetings that are noted somebody was; of a substitute only how many."""
    meant = [day for day in _noted(found) if attendee.seat(day) or found.note(attendee, day)]
    came = sum(found.is_present(attendee, day) for day in meant)
    if all(each.function is Function.SUBSTITUTE for each in attendee.seats):
        return came or None
    return _("{count} of {all}").format(count=came, all=len(meant)) if meant else None


def _present(found: Sitting, day: date) -> Strong | None:
    if not found.is_noted(day):
        return None
    words = _("{count} of {all}").format(count=len(found.filled(day)), all=len(found.members(day)))
    return Strong(words)


def _legend(table: DataTable) -> Iterator[Block]:
    """Yield what the marks mean that stand in a table."""
    used = {cell for row in table.rows if isinstance(row, tuple) for cell in row if isinstance(cell, str)}
    told = [f"{mark} {words}" for mark, words in signs.legend() if mark in used]
    if told:
        yield Paragraph(" · ".join(told))


def _unrepresented(found: Sitting) -> DataTable:
    columns = (Column("day", _("Day"), kind=Kind.DATE), Column("organisations", _("Not represented"), 60))
    rows = tuple(
        (day, formats.listed(_names(found, missing)))
        for day in _noted(found)
        if (missing := found.unrepresented(day))
    )
    empty = _("Every organisation was represented whenever attendance was noted.")
    return DataTable(columns, rows, _("Not represented"), empty)


def _names(found: Sitting, ids: Sequence[int]) -> list[str]:
    return [found.organisations[each] for each in ids]
