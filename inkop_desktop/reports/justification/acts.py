"""What the paper is called, under which paragraph it is made, and the full names of the acts it cites."""

from collections.abc import Collection, Mapping
from datetime import date

from inkop_desktop.rules.law import duties
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.vocabulary import Law, Regime
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_, _

LANGUAGE: Mapping[Country, str] = {Country.SE: "sv", Country.NO: "nb"}
"""The language of a country's papers, where no other is chosen."""

# In the words of the country's own papers, as the texts of the law packs are; the newest first.
_OLD_LUF = "lagen (2007:1092) om upphandling inom områdena vatten, energi, transporter och posttjänster"
_LOA = "lov 17. juni 2016 nr. 73 om offentlige anskaffelser (LOA)"
_FOA = "forskrift 12. august 2016 nr. 974 om offentlige anskaffelser (FOA)"
_UTILITIES = (
    "forskrift 12. august 2016 nr. 975 om innkjøpsregler i forsyningssektorene (forsyningsforskriften)"
)
_CONCESSIONS = "forskrift 12. august 2016 nr. 976 om konsesjonskontrakter (konsesjonskontraktforskriften)"
_ACTS = {
    Law.LOU: (
        (date(2017, 1, 1), "lagen (2016:1145) om offentlig upphandling (LOU)"),
        (date.min, "lagen (2007:1091) om offentlig upphandling (LOU)"),
    ),
    Law.LUF: (
        (date(2017, 1, 1), "lagen (2016:1146) om upphandling inom försörjningssektorerna (LUF)"),
        (date.min, _OLD_LUF),
    ),
    Law.LUK: ((date(2017, 1, 1), "lagen (2016:1147) om upphandling av koncessioner (LUK)"),),
    Law.FOA: ((date(2017, 1, 1), f"{_LOA} og {_FOA}"),),
    Law.UTILITIES: ((date(2017, 1, 1), f"{_LOA} og {_UTILITIES}"),),
    Law.CONCESSIONS: ((date(2017, 1, 1), f"{_LOA} og {_CONCESSIONS}"),),
}


NOTES = {
    Ending.CALL_OFF: N_("Note of a call-off"),
    Ending.OTHER_WAY: N_("Note that the need is met another way"),
    Ending.ADVERTISE: N_("Note that the procurement is to be advertised"),
}
"""What the paper of a case is called in which nothing was procured: it documents no procurement."""


def title(law: Law, day: date) -> str:
    """Return the full name of the act in force on a day; nothing for days before any that is known."""
    return next((name for first, name in _ACTS[law] if first <= day), "")


def kind(found: Assessment, ending: Ending | None) -> str:
    """Return what the paper is called; in Norway there is no record in the law's sense outside the act."""
    if ending in NOTES:
        return _(NOTES[ending])
    if found.case.country is Country.SE:
        return _("Documentation of direct procurement")
    if found.regime is Regime.OUTSIDE:
        return _("Documentation of a purchase outside the procurement act")
    return _("Procurement record")


def made_under(found: Assessment, papers: Collection[str] = duties.DOCUMENTS) -> str:
    """Return the paragraphs under which the paper is owed; nothing where no law asks for it."""
    owed = (each for each in found.duties if each.duty in papers)
    return ", ".join(duties.reference(each, found.ground) for each in owed)
