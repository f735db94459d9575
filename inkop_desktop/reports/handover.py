"""The hand-over list: what goes from one person to another, from which day, signed by both."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from inkop_desktop import formats
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.responsibilities import tables
from inkop_desktop.services import handing_over
from inkop_desktop.services.offices import Office
from inkop_desktop.services.people_reporting import Handing
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Block, Document, KeyValues, Paragraph, SignatureLines


def handover(source: Source, handing: Handing) -> Document:
    """Return the list of what is handed over, with lines for both to sign on."""
    giver, taker = handing.giver, handing.taker
    title = _("Hand-over list")
    parties = KeyValues(
        (
            (_("Handed over by"), _named(giver.name, giver.title)),
            (_("Taken over by"), _named(taker.name, taker.title)),
            (_("Answers for it from"), handing.staff.day),
        )
    )
    return document(source, title, title, (parties, *_listed(source, handing)))


def nothing(giver: str, day: date) -> str:
    """Return that somebody has nothing to hand over from a day on."""
    said = _("{giver} answers for nothing from {day} on, so there is nothing to hand over.")
    return said.format(giver=giver, day=formats.day(day))


def _listed(source: Source, handing: Handing) -> Iterator[Block]:
    """Yield what is handed over, with lines to sign on; that there is nothing, where there is nothing."""
    giver, taker, day = handing.giver.name, handing.taker.name, handing.staff.day
    if not handing.parts.count:
        yield Paragraph(nothing(giver, day))
        return
    said = _("From {day} {taker} answers for what is listed here in place of {giver}.")
    sentences = [said.format(day=formats.day(day), taker=taker, giver=giver)]
    if day > source.today:
        sentences += handing_over.at_once(handing.parts)
    yield Paragraph(" ".join(sentences))
    yield from tables(handing.parts, handing.staff, source.today, partial(_until, handing))
    yield Paragraph(_("We have gone through the list together."))
    yield SignatureLines((giver, taker))


def _until(handing: Handing, office: Office) -> date | None:
    """Return until when whoever takes over holds it: its own or its body's last day, not the giver's."""
    ends = filter(None, (office.to_day, handing.ends.get(office.body_id or 0)))
    return min(ends, default=None)


def _named(name: str, title: str) -> str:
    return f"{name}\n{title}" if title else name
