"""The hand-over list: what goes from one person to another, from which day, signed by both."""

from inkop_desktop import formats
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.responsibilities import tables
from inkop_desktop.services.people_reporting import Handing
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Document, KeyValues, Paragraph, SignatureLines


def handover(source: Source, handing: Handing) -> Document:
    """Return the list of what is handed over, with lines for both to sign on."""
    giver, taker, day = handing.giver, handing.taker, handing.staff.day
    title = _("Hand-over list")
    blocks = (
        KeyValues(
            (
                (_("Handed over by"), _named(giver.name, giver.title)),
                (_("Taken over by"), _named(taker.name, taker.title)),
                (_("Answers for it from"), day),
            )
        ),
        Paragraph(
            _("From {day} {taker} answers for what is listed here in place of {giver}.").format(
                day=formats.day(day), taker=taker.name, giver=giver.name
            )
        ),
        *tables(handing.parts, handing.staff, source.today),
        Paragraph(_("We have gone through the list together.")),
        SignatureLines((giver.name, taker.name)),
    )
    return document(source, title, title, blocks)


def _named(name: str, title: str) -> str:
    return f"{name}\n{title}" if title else name
