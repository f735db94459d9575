"""The sheet for the minutes of one meeting: who was there, who was not, and who takes no part in a case."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from inkop_desktop import formats
from inkop_desktop.formats import Sentence
from inkop_desktop.records.bodies import MeetingDay
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.tables import filled, headed
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.attending import Attendee, Sitting
from inkop_desktop.services.recusals import Declared, Ground, Recusal, Recusals
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Row,
)

# The paragraphs stand as the country's own papers write them, as those of the law packs do.
PARAGRAPH = {
    Country.SE: "6 kap. 28–32 §§ kommunallagen (2017:725), för anställda enligt 7 kap. 4 §",
    Country.NO: "§§ 6–10 forvaltningsloven",
}


def attendance_sheet(
    source: Source, found: Sitting, day: date, recusals: Recusals, country: Country
) -> Document:
    """Return what the minutes of a day say of who was there."""
    title = _("Attendance at {body}, {day}").format(body=found.body.name, day=formats.day(day))
    there = [each for each in found.attendees if found.is_present(each, day)]
    away = [each for each in found.attendees if found.note(each, day) and each not in there]
    unnoted = [each for each in found.members(day) if found.note(each, day) is None]
    tables = [_present(found, day, there), _absent(found, day, away)]
    tables += (
        [_table(_("Not noted"), [], [_who(found, each, day) for each in unnoted], "")] if unnoted else []
    )
    blocks: list[Block] = [KeyValues(tuple(_facts(found, day))), *headed(*tables)]
    blocks += [*_unrepresented(found, day), *_recused(recusals, country)]
    return document(source, _("Attendance"), title, tuple(blocks))


def _facts(found: Sitting, day: date) -> Iterator[tuple[str, object]]:
    yield _("Body"), found.body.name
    for meeting in (each for each in found.body.meeting_days if each.day == day):
        yield from _of_meeting(meeting)
    if found.is_noted(day):
        said = _("{count} of {all}").format(count=len(found.filled(day)), all=len(found.members(day)))
        yield _("Present, of the members"), said


def _of_meeting(meeting: MeetingDay) -> Iterator[tuple[str, object]]:
    yield _("Day"), meeting.day
    for label, value in (
        (_("Time"), meeting.time),
        (_("Place"), meeting.place),
        (_("Called by"), meeting.called_by),
    ):
        if value:
            yield label, value


def _table(caption: str, more: Sequence[Column], rows: Sequence[Row], empty: str) -> DataTable:
    """Return a table of persons; nothing stands in it of what none of them has."""
    columns = (
        Column("name", _("Name"), 22),
        Column("function", _("Function"), 14),
        Column("represents", _("Represents"), 22),
        *more,
    )
    return replace(filled(caption, columns, rows), empty=empty)


def _present(found: Sitting, day: date, there: Sequence[Attendee]) -> DataTable:
    names = {each.person_id: each.name for each in found.attendees}
    served = {each.person_id: note.in_place_of_id for each in there if (note := found.note(each, day))}
    rows = [(*_who(found, each, day), names.get(served[each.person_id] or 0)) for each in there]
    more = [Column("in_place_of", _("Served in place of"), 22)]
    return _table(_("Present"), more, rows, _("Nobody is noted as present."))


def _absent(found: Sitting, day: date, away: Sequence[Attendee]) -> DataTable:
    noted = ((each, found.note(each, day)) for each in away)
    rows = [(*_who(found, each, day), note.presence) for each, note in noted if note is not None]
    more = [Column("presence", _("Absence"), 22)]
    return _table(_("Absent"), more, rows, _("Nobody is noted as absent."))


def _who(found: Sitting, attendee: Attendee, day: date) -> Row:
    seat = attendee.seat(day)
    if seat is None:
        return attendee.name, None, None
    return attendee.name, seat.function, found.organisations.get(seat.organisation_id or 0)


def _unrepresented(found: Sitting, day: date) -> Iterator[Block]:
    if found.is_noted(day) and (missing := found.unrepresented(day)):
        yield Heading(_("Not represented"))
        yield Paragraph(formats.listed([found.organisations[each] for each in missing]))


def _recused(recusals: Recusals, country: Country) -> Iterator[Block]:
    caption = _("Conflicts of interest to note in the minutes")
    columns = (Column("case", _("Case"), 26), Column("name", _("Who"), 20), Column("why", _("Why"), 34))
    rows = tuple((_case(each), each.name, _why(each.ground)) for each in recusals.recusals)
    yield Heading(caption)
    if not recusals.cases:
        yield Paragraph(
            _("As far as the register knows, the body decided on no direct procurement on this day.")
        )
        return
    yield DataTable(columns, rows, caption, formats.worded(_nobody(recusals.cases)))
    if rows:
        yield Paragraph(
            _("Whoever stands here takes no part in preparing or deciding the case: {paragraph}.").format(
                paragraph=PARAGRAPH[country]
            )
        )
    yield Paragraph(
        _(
            "What was declared and registered is compared with the direct procurements that the body decided"
            " on this day. Other matters of the meeting are not in the register."
        )
    )


def _nobody(cases: int) -> Sentence:
    return counted(
        "The body decided on {count} direct procurement; nobody here has declared anything about it.",
        "The body decided on {count} direct procurements; nobody here has declared anything about them.",
        cases,
    )


def _case(recusal: Recusal) -> str:
    title = recusal.title or _("(title secret)")
    return f"{recusal.number} {title}".strip()


def _why(ground: Ground) -> str:
    if ground is None:
        return _("The reason is secret.")
    if isinstance(ground, Declared):
        points = [formats.word(each) for each in ground.points]
        return "\n".join(filter(None, (*points, ground.circumstances)))
    said = _("{kind}: {supplier}").format(kind=formats.show(ground.kind), supplier=ground.supplier)
    return "\n".join(filter(None, (said, ground.what)))
