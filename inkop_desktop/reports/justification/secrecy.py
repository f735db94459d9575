"""What is left out of the papers that others read, and which paragraph keeps it secret."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from inkop_desktop.errors import UserError
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_secrets import UNTIL_AWARD, is_awarded, together
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import N_

Hidden = Mapping[str, str]
"""The paragraph that keeps a field or a file secret, by its name."""

# The paragraphs stand as the country's own papers write them, as those of the law packs do.
UNTIL_AWARD_BY = {
    Country.SE: "19 kap. 3 § offentlighets- och sekretesslagen (2009:400)",
    Country.NO: "§ 23 tredje ledd offentleglova",
}
_TIMES = {"signed_on", "ended_on", "award_notice_on", "closed_on"}
# What the days of a planned procurement are worked out from.
_PLANNED_BY = {"value", "wanted_from"}
_FIELDS = {each.name for each in fields(DirectProcurement)}


def until_award(case: DirectProcurement, country: Country) -> dict[str, str]:
    """Return what is secret before the award: all about the tenders, and every file, since it may be one."""
    hidden = () if is_awarded(case) else UNTIL_AWARD
    return dict.fromkeys(hidden, UNTIL_AWARD_BY[country])


def marked(case: DirectProcurement, day: date) -> dict[str, str]:
    """Return what has been marked as secret on a day, and what goes with it.

    Raises UserError where a mark names nothing that the case has: it may mean what would slip out.
    """
    found: dict[str, str] = {}
    files = {each.name for each in case.attachments}
    for mark in case.secrets:
        if mark.subject not in _FIELDS | files:
            raise UserError(
                N_("“{subject}” is marked as secret, but the case has no field and no file of that name."),
                subject=mark.subject,
            )
        if mark.until is None or day <= mark.until:
            found |= dict.fromkeys(_with(case, mark.subject), mark.paragraph)
    return found


def veiled(told: Told, out: Hidden) -> Told:
    """Return a case without what is to be left out, so that nothing of it can be printed.

    What is worked out from a fact goes with it. Other cases, which the same-kind meter counts, are nobody's
    outside the office.
    """
    case = told.case
    empty: dict[str, Any] = {name: getattr(_EMPTY, name) for name in out if name in _FIELDS}
    kept = tuple(each for each in case.attachments if each.name not in out)
    marks = tuple(each for each in case.secrets if each.subject in _FIELDS)
    shown = replace(case, **({"attachments": kept, "secrets": marks} | empty))
    found = replace(told.found, ground=None, asked_for=None) if "ground" in out else told.found
    dues = () if _TIMES & out.keys() else told.dues
    planned = None if _PLANNED_BY & out.keys() else told.planned
    acted = () if "acted_under" in out else told.acted_under
    aside = () if "decided_by_body_id" in out else told.stepped_aside
    told = replace(told, case=shown, found=found, dues=dues, planned=planned, meter=None)
    return replace(told, acted_under=acted, stepped_aside=aside)


_EMPTY = DirectProcurement()


def _with(case: DirectProcurement, subject: str) -> set[str]:
    return {subject}.union(*(each for each in together(case) if subject in each))
