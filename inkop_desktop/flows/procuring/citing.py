"""Where in the law stands what a page of the wizard for direct procurements asks.

The references are those of the law pack in force on the day on which the case began, so that they follow the
law, the country and, of duties, what is known so far of the case.
"""

from collections.abc import Iterator
from datetime import date

from inkop_desktop.flows.procuring.draft import CaseDraft, is_procured
from inkop_desktop.rules.law.pack import Limit, Rule
from inkop_desktop.rules.law.vocabulary import LimitKind, Regime
from inkop_desktop.text import Message, message

# The rules, duties and limits of the packs that each page rests on; a country has some of them.
_RESTS_ON: dict[str, tuple[str, ...]] = {
    "case": ("conflict_of_interest",),
    "way": (LimitKind.LAW_APPLIES, "instead_internal", "instead_exempt", "instead_change"),
    "contracts": ("instead_central",),
    "object": ("value_whole_authority",),
    "value": ("value_total", "value_time"),
    "same_kind": ("no_splitting", "value_recurring"),
    "ground": ("limit", "ineffectiveness", "sanctions"),
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
# What is asked by then binds only a procurement of our own that the act governs; before, whether it does.
_GOVERNED = ("ground", "bought", "requirements", "request", "evaluation", "checks", "signing", "end")
# Announced criteria bind in the upper part alone: part I has none, and § 5-2 FOA leads out of part II.
_BINDING_IN = {"award_criteria": Regime.PART_3}


def of_page(page: str, draft: CaseDraft) -> Message | None:
    """Return the sentence that says where it stands what a page asks; None where the pack has nothing."""
    day = draft.case.started_on if page not in _GOVERNED or is_procured(draft) else None
    found = dict(_references(page, draft, day)) if day is not None else {}
    references = dict.fromkeys(found[each] for each in _RESTS_ON[page] if each in found)
    if not references:
        return None
    return message("It stands in {reference}, as of {day}.", reference="; ".join(references), day=day)


def _references(page: str, draft: CaseDraft, day: date) -> Iterator[tuple[str, str]]:
    """Yield the name and the place of each rule and limit of the law, and of each duty that follows."""
    found = draft.assessment
    if page not in _GOVERNED or found.regime is not Regime.OUTSIDE:
        yield from _of_the_law(draft, day)
    if found.limit is not None:
        yield "limit", found.limit.reference
    yield from ((each.duty, each.reference) for each in found.duties)


def _of_the_law(draft: CaseDraft, day: date) -> Iterator[tuple[str, str]]:
    found = draft.assessment
    laws = {str(draft.case.law), *(each.law for each in found.standing.value_limits)}
    for each in draft.around.pack.in_force(day):
        if isinstance(each, Rule) and each.law in laws:
            if _BINDING_IN.get(each.rule, found.regime) is found.regime:
                yield each.rule, each.reference
        elif isinstance(each, Limit) and each.law in laws:
            yield each.limit_kind, each.reference
