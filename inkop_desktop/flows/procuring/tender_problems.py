"""What is missing on the pages from the requirements to the signature, before one may go on."""

from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.problems import Found, disqualified, filled
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Requirement
from inkop_desktop.rules.procuring import (
    CheckResult,
    Climate,
    RequirementKind,
    SupplierCheck,
    TenderOutcome,
)
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.impartiality import Concern
from inkop_desktop.text import N_, Message, message

_WHOLE, _CLIMATE = 100, 30
_ACT = "LOA"
_BY_THE_ACT = (Climate.CRITICAL_INTEREST, Climate.NATIONAL_MINIMUM)  # not in § 7-9 FOA before it


def of_requirements(draft: CaseDraft) -> Problems:
    """Return what is missing of the requirements and criteria."""
    case = draft.case
    found = dict(
        filled(draft, "requirements", "personal_data", "protective_security", "approved_by_id", "approved_on")
    )
    weights = [each.weight for each in case.requirements if each.kind is RequirementKind.CRITERION]
    weighed = [each for each in weights if each is not None]
    if weighed and (len(weighed) < len(weights) or sum(weighed) != _WHOLE):
        found["requirements"] = message(
            "The weights of the award criteria are {sum} per cent together; they are to be 100.",
            sum=sum(weighed),
        )
    return found | dict(disqualified(draft, "approved_by_id")) | dict(_of_environment(draft))


def of_request(draft: CaseDraft) -> Problems:
    """Return what is missing of the request: one deadline for all, and why no more are asked."""
    found = dict(filled(draft, "invited", "tender_deadline"))
    if len(draft.case.invited) < _enough(draft):
        found |= dict(filled(draft, "few_asked_reason"))
    return found


def _enough(draft: CaseDraft) -> int:
    """Return how many are asked before a reason is wanted; the authority's own rule may want more."""
    value = draft.assessment.case.value
    own = [each.quotes or 0 for each in draft.around.own_rules if each.reached_by(value)]
    return max([asks.ENOUGH, *own])


def of_opening(draft: CaseDraft) -> Problems:
    """Return what is missing of the opening: by two persons, not before the deadline, all impartial."""
    case = draft.case
    found = dict(filled(draft, "tenders", "opened_on", "opened_by_id", "witnessed_by_id"))
    if case.opened_by_id is not None and case.opened_by_id == case.witnessed_by_id:
        found["witnessed_by_id"] = message("Two persons open the tenders together.")
    if any(each.received_on is None for each in case.tenders):
        found["tenders"] = message("Say of each tender on which day it came in.")
    found |= dict(disqualified(draft, "opened_by_id", "witnessed_by_id"))
    found |= dict(_of_the_undeclared(draft, case.opened_by_id, case.witnessed_by_id))
    return found | dict(_of_the_impartial(draft))


def of_evaluation(draft: CaseDraft) -> Problems:
    """Return what is missing of the comparison, and of the choice where the price exceeds the limit."""
    case = draft.case
    found = dict(filled(draft, "evaluation"))
    outcomes = [each.outcome for each in case.tenders]
    if outcomes.count(TenderOutcome.CHOSEN) != 1:
        found["tenders"] = message("Say which one tender is chosen.")
    elif any(each.outcome is None or not each.why.strip() for each in case.tenders):
        found["tenders"] = message("Give the reasons for each tender: why it was chosen, or why not.")
    elif any(asks.is_late(case, each) for each in case.tenders if each.outcome is not TenderOutcome.REJECTED):
        found["tenders"] = message("A tender that came in after the deadline is to be rejected.")
    if asks.is_over_limit(case, draft.assessment):
        found |= dict(filled(draft, "over_limit", "over_limit_reason"))
    return found


def of_checks(draft: CaseDraft) -> Problems:
    """Return what has not been looked up about the supplier, or was not passed."""
    done = {each.kind: each for each in draft.case.checks}
    wanted = asks.look_ups(draft.assessment)
    for kind in wanted:
        check = done.get(kind)
        if check is None or check.result is None or check.checked_on is None or not check.evidence.strip():
            return {"checks": message("Look up “{what}”: what it said, when and where.", what=kind)}
    if any(each.result is CheckResult.FAILED for each in draft.case.checks):
        return {"checks": message("The supplier did not pass a check. Choose another tender, or cancel.")}
    certificate = SupplierCheck.TAX_CERTIFICATE
    is_old = certificate in wanted and asks.is_too_old(draft.case, done[certificate], draft.assessment)
    return {"checks": message(_OLD)} if is_old else {}


def of_decision(draft: CaseDraft) -> Problems:
    """Return what is missing of the decision."""
    case = draft.case
    found = dict(filled(draft, "supplier_id", "award_value", "award_from", "award_reason"))
    found |= dict(filled(draft, "decided_by_id", "decided_on"))
    found |= dict(disqualified(draft, "decided_by_id"))
    if not case.open_ended:
        found |= dict(filled(draft, "award_to"))
    chosen = asks.chosen(case)
    if chosen is not None and case.supplier_id not in (None, chosen.supplier_id):
        found["supplier_id"] = message("The decision names another supplier than the evaluation.")
    return found | dict(_of_the_undeclared(draft, case.decided_by_id))


def of_signing(draft: CaseDraft) -> Problems:
    """Return what is missing of the signature, which may not come too early."""
    case = draft.case
    found = dict(filled(draft, "signed_on", "signed_by_id")) | dict(disqualified(draft, "signed_by_id"))
    if len(case.tenders) > 1:
        found |= dict(filled(draft, "informed_on"))
    first = asks.first_day_to_sign(case, draft.assessment)
    if first is not None and case.signed_on is not None and case.signed_on < first:
        found["signed_on"] = message("The contract may be signed on {day} at the earliest.", day=first)
    return found


def _of_environment(draft: CaseDraft) -> Found:
    """Yield what is missing of the environment: asked for, or left out for a reason (N9; § 5 b LOA)."""
    case = draft.case
    owed = asks.duty(draft.assessment, "climate")
    if owed is None:
        if not asks.is_green(case):
            yield from filled(draft, "environment_reason")
        return
    yield from filled(draft, "climate")
    if case.climate is Climate.WEIGHT and _weight_of_green(case) < _CLIMATE:
        yield "requirements", message("Climate and environment are to weigh at least 30 per cent together.")
    elif case.climate is Climate.REQUIREMENTS and not any(_is_required(each) for each in case.requirements):
        yield "requirements", message("Write the requirements on climate that replace the weight.")
    elif case.climate in _BY_THE_ACT and owed.law != _ACT:
        yield "climate", message("The law of the day on which the procurement began has no such exemption.")
    if case.climate not in (None, Climate.WEIGHT):
        yield from filled(draft, "climate_reason")


def _weight_of_green(case: DirectProcurement) -> int:
    criteria = (each for each in case.requirements if each.kind is RequirementKind.CRITERION)
    return sum(each.weight or 0 for each in criteria if each.topic in asks.GREEN)


def _is_required(requirement: Requirement) -> bool:
    return requirement.topic in asks.GREEN and requirement.kind is not RequirementKind.CRITERION


def _of_the_undeclared(draft: CaseDraft, *persons: int | None) -> Found:
    """Yield that somebody who does something in the case has declared nothing yet."""
    declared = {each.person_id for each in draft.case.handlers if each.declared_on is not None}
    if {each for each in persons if each is not None} - declared:
        yield "handlers", message("Whoever opens tenders or decides declares, too: add them below.")


def _of_the_impartial(draft: CaseDraft) -> Found:
    """Yield who has not confirmed the declaration now that the tenderers are known, or has an interest."""
    for handler in draft.case.handlers:
        if handler.replaced_by_id is None and handler.confirmed_on is None:
            name = draft.names.get(("person", handler.person_id or 0), "")
            yield "handlers", message("{name} confirms the declaration, knowing the tenderers.", name=name)
    for concern in draft.concerns:
        if concern.is_superior and draft.around.country is not Country.NO:
            continue
        yield "handlers", _of_interest(concern)


def _of_interest(concern: Concern) -> Message:
    words = {"name": concern.name, "handler": concern.handler, "supplier": concern.supplier}
    if concern.is_superior:
        return message(
            "{name}, whom {handler} reports to, has declared an interest in {supplier}. "
            "Choose somebody else to handle the case.",
            **words,
        )
    return message(
        "{name} has declared an interest in {supplier}. Choose somebody else to handle the case.", **words
    )


_OLD = N_("The tax certificate is older than the law lets it be, counted back from the tender deadline.")
