"""Where in the law stands what a page of the wizard for direct procurements asks.

The references are those of the law pack in force on the day on which the case began, so that they follow the
law, the country and, of duties, what is known so far of the case.
"""

from collections.abc import Iterator
from datetime import date

from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.rules.law.pack import Limit, Rule
from inkop_desktop.rules.law.vocabulary import LimitKind
from inkop_desktop.text import Message, message

# The rules, duties and limits of the packs that each page rests on; a country has some of them.
_RESTS_ON: dict[str, tuple[str, ...]] = {
    "case": ("conflict_of_interest",),
    "way": (LimitKind.LAW_APPLIES, "instead_internal", "instead_exempt", "instead_change"),
    "contracts": ("instead_central",),
    "object": ("value_whole_authority",),
    "value": ("value_total", "value_time"),
    "same_kind": ("no_splitting", "value_recurring"),
    "ground": (LimitKind.DIRECT_GENERAL, LimitKind.NATIONAL, "ineffectiveness", "sanctions"),
    "bought": ("documentation",),
    "requirements": ("principles", "climate", "competition"),
    "request": ("principles", "competition"),
    "opening": ("conflict_of_interest",),
    "evaluation": ("principles", "award_criteria"),
    "checks": ("tax_certificate",),
    "decision": ("conflict_of_interest", "inform_tenderers"),
    "signing": ("documentation", "post_award_notice", "no_standstill"),
    "end": ("documentation", "retention", "publicity"),
}


def of_page(page: str, draft: CaseDraft) -> Message | None:
    """Return the sentence that says where it stands what a page asks; None where the pack has nothing."""
    day = draft.case.started_on
    found = dict(_references(draft, day)) if day is not None else {}
    references = dict.fromkeys(found[each] for each in _RESTS_ON[page] if each in found)
    if not references:
        return None
    return message("It stands in {reference}, as of {day}.", reference="; ".join(references), day=day)


def _references(draft: CaseDraft, day: date) -> Iterator[tuple[str, str]]:
    """Yield the name and the place of each rule and limit of the law, and of each duty that follows."""
    found = draft.assessment
    laws = {str(draft.case.law), *(each.law for each in found.standing.value_limits)}
    for each in draft.around.pack.in_force(day):
        if isinstance(each, Rule) and each.law in laws:
            yield each.rule, each.reference
        elif isinstance(each, Limit) and each.law in laws:
            yield each.limit_kind, each.reference
    yield from ((each.duty, each.reference) for each in found.duties)
