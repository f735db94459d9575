"""The justification of a direct procurement: the Swedish documentation, the Norwegian procurement record."""

from inkop_desktop import formats, text
from inkop_desktop.reports.justification import acts, competition, ground, outcome, the_case, value
from inkop_desktop.reports.justification.case_paper import CasePaper
from inkop_desktop.reports.paper import Source
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Document, Title

_INSIDE = (outcome.secrecy, the_case.missing)
_PARTS = (
    the_case.in_short,
    outcome.instead,
    the_case.ending,
    the_case.bought_already,
    the_case.the_case,
    the_case.own_contracts,
    the_case.what_is_bought,
    value.value,
    value.same_kind,
    ground.law,
    ground.ground,
    value.own_rules,
    competition.requirements,
    competition.request,
    competition.tenders,
    competition.evaluation,
    outcome.checks,
    outcome.decision,
    outcome.notices,
    the_case.deviated,
    the_case.conflicts,
    outcome.documents,
    outcome.versions,
    ground.certainty,
    outcome.signatures,
)


def justification(source: Source, told: Told, *, public: bool = False) -> Document:
    """Return the paper that justifies a purchase, in the language in force.

    What is `public` leaves out everything secret, and what only the office needs: what is still missing.
    """
    paper = CasePaper.for_anybody(told) if public else CasePaper.for_office(told)
    kind = acts.kind(told.found, told.case.ending)
    parts = _PARTS if public else (*_INSIDE, *_PARTS)
    blocks = [*the_case.state(paper), *(block for part in parts for block in part(paper))]
    facts = " · ".join(filter(None, (paper.title(), paper.case.number)))
    return Document(
        title=_("{kind}: {title}").format(kind=kind, title=paper.title()),
        language=text.language(),
        data_date=paper.told.day,
        blocks=(Title(kind, facts), *blocks),
        organisation=source.organisation,
        kind=kind,
        case_number=paper.case.case_number,
        law_pack=_("checked on {day}").format(day=formats.day(told.around.pack.newest_check)),
    )
