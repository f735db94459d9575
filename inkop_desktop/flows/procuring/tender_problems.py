"""What is missing on the pages from the requirements to the signature, before one may go on."""

from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.problems import (
    Found,
    ahead,
    disqualified,
    either,
    filled,
    interested,
    of_body,
    subordinate,
    undeclared,
)
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import TenderOutcome, Topic
from inkop_desktop.services import comparison, impartiality, procuring_order
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services import procuring_required as required
from inkop_desktop.services.procuring_lacking import Lines
from inkop_desktop.services.procuring_required import GreenGap
from inkop_desktop.text import N_, Message, counted, message

_GREEN = {
    GreenGap.TOO_LITTLE_WEIGHT: (
        "requirements",
        N_("Climate and environment are to weigh at least {percent} per cent together."),
    ),
    GreenGap.RANKED_LOW: (
        "requirements",
        N_(
            "Write the award criteria in order of priority and without weights, with climate or environment "
            "among the first {rank}."
        ),
    ),
    GreenGap.RANKING_UNREAD: (
        "climate",
        N_(
            "That criteria may be ranked has not been read in the law of the day on which the procurement "
            "began. Choose another way."
        ),
    ),
    GreenGap.NO_REQUIREMENT: (
        "requirements",
        N_("Write the requirements on climate that replace the weight."),
    ),
    GreenGap.NO_SUCH_EXEMPTION: (
        "climate",
        N_("The law of the day on which the procurement began has no such exemption."),
    ),
}
_GREEN_EMPTY = {
    GreenGap.NOTHING_ASKED: "environment_reason",
    GreenGap.CLIMATE_UNTOLD: "climate",
    GreenGap.CLIMATE_UNREASONED: "climate_reason",
}

_OF_TOPICS = {
    Topic.DATA_PROTECTION: N_("Require an agreement on the personal data that the supplier handles."),
    Topic.SECURITY: N_("Write what is required for information and protective security."),
    Topic.WAGES: N_("Write what is required for wages and working conditions: the law asks for it here."),
    Topic.APPRENTICES: N_(
        "Write what is required for apprentices, or below why nothing is: that there is no need for them."
    ),
}


def of_requirements(draft: CaseDraft) -> Problems:
    """Return what is missing of the requirements and criteria."""
    case = draft.case
    found = dict(
        filled(draft, "requirements", "personal_data", "protective_security", "approved_by_id", "approved_on")
    )
    without, wrong = required.unweighed(case), required.wrong_weights(case)
    if without:
        found["requirements"] = counted(
            "{count} award criterion has no weight, though others have one: weigh all of them, or none.",
            "{count} award criteria have no weight, though others have one: weigh all of them, or none.",
            without,
        )
    elif wrong is not None:
        found["requirements"] = message(
            "The weights of the award criteria are {sum} per cent together; they are to be 100.", sum=wrong
        )
    elif required.lacks_criterion(case):
        found["requirements"] = message(
            "Several suppliers are asked. Say what decides between them: write an award criterion, or press "
            "“Lowest price decides”."
        )
    for topic, said in _OF_TOPICS.items():
        if required.owes_requirement(case, draft.assessment, topic):
            found["requirements"] = Message(said)
    found |= dict(disqualified(draft, "approved_by_id")) | dict(undeclared(draft, "approved_by_id"))
    return found | dict(_of_environment(draft)) | dict(ahead(draft, "approved_on"))


def of_request(draft: CaseDraft) -> Problems:
    """Return what is missing of the request: one deadline for all, and why no more are asked."""
    found = dict(filled(draft, "invited", "tender_deadline")) | dict(_of_the_asked(draft))
    found |= dict(ahead(draft, "invited")) | dict(_untimely(draft, "invited", "tender_deadline"))
    return found | dict(interested(draft))


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
    found |= dict(_of_the_impartial(draft)) | dict(_untimely(draft, "opened_on", "tenders"))
    return found | dict(ahead(draft, "opened_on", "tenders", "handlers"))


def of_evaluation(draft: CaseDraft) -> Problems:
    """Return what is missing of the comparison, and of the choice where the price exceeds the limit."""
    case = draft.case
    found = dict(filled(draft, "evaluation")) if asks.is_comparison_owed(case) else {}
    found |= dict(_of_outcomes(case))
    compared = comparison.of_case(case)
    if compared is not None and compared.is_half_done():
        found["points"] = message("Give every tender points on every criterion, or none at all.")
    if "tenders" not in found and asks.owes_rejection(case):
        found["tenders"] = message("A tender that came in after the deadline is to be rejected.")
    if asks.owes_choice(case, draft.assessment):
        found |= dict(filled(draft, "over_limit", "over_limit_reason"))
    return found


def of_bought(draft: CaseDraft) -> Problems:
    """Return what is missing of what was bought without a case, competition and reasons among it."""
    case = draft.case
    award = ("supplier_id", "award_value", *asks.term_owed(case), "award_reason")
    found = dict(filled(draft, *award, "decided_by_id", "decided_on", "signed_on", "deviation", "measures"))
    found |= dict(_of_the_asked(draft))
    if case.invited:
        found |= dict(filled(draft, "tenders"))
    if case.tenders:
        found |= dict(_of_outcomes(case))
    found |= dict(undeclared(draft, "decided_by_id")) | dict(either(draft))
    found |= dict(ahead(draft, "invited", "tenders", "checks", "decided_on", "signed_on"))
    wanted = asks.not_looked_up(case, draft.assessment)
    return found | ({"checks": message(_LOOK_UP_OR_LEAVE_OUT, what=wanted[0])} if wanted else {})


def of_checks(draft: CaseDraft) -> Problems:
    """Return what has not been looked up about the supplier, or was not passed."""
    case, found = draft.case, draft.assessment
    wanted = asks.not_looked_up(case, found)
    if wanted:
        return {"checks": message("Look up “{what}”: what it said, when and where.", what=wanted[0])}
    if asks.not_passed(case):
        return {"checks": message("The supplier did not pass a check. Choose another tender, or cancel.")}
    undecided = asks.undecided_look_ups(case, found)
    if undecided:
        return {"checks": message(_LEFT_OUT, what=undecided[0])}
    if asks.has_old_certificate(case, found):
        return {"checks": message(_OLD)}
    outdated = asks.outdated_look_ups(case, found, draft.around.today)
    if outdated:
        return {"checks": message(_OUTDATED, what=outdated[0], months=asks.LOOKED_UP_WITHIN)}
    return dict(ahead(draft, "checks"))


def of_decision(draft: CaseDraft) -> Problems:
    """Return what is missing of the decision."""
    case = draft.case
    found = dict(filled(draft, "supplier_id", "award_value", *asks.term_owed(case), "award_reason"))
    found |= dict(filled(draft, "decided_by_id", "decided_on"))
    found |= dict(subordinate(draft)) | dict(disqualified(draft, "decided_by_id"))
    found |= dict(of_body(draft)) | dict(either(draft))
    found |= dict(ahead(draft, "decided_on")) | dict(_untimely(draft, "decided_on"))
    chosen = asks.chosen(case)
    if chosen is not None and case.supplier_id not in (None, chosen.supplier_id):
        found["supplier_id"] = message("The decision names another supplier than the evaluation.")
    found |= dict(_of_the_undeclared(draft, case.decided_by_id))
    return found | dict(interested(draft))


def of_end(draft: CaseDraft) -> Problems:
    """Return that it is not told what deviated, where something was done too late."""
    untold = procuring_order.untold(draft.case, draft.assessment)
    said = N_("Write what deviated from the rules, and why:\n{deviations}")
    return {"deviation": message(said, deviations=Lines(untold))} if untold else {}


def of_signing(draft: CaseDraft) -> Problems:
    """Return what is missing of the signature; that it came too early is a deviation, and told as such."""
    case = draft.case
    found = dict(filled(draft, "signed_on", "signed_by_id")) | dict(disqualified(draft, "signed_by_id"))
    found |= dict(undeclared(draft, "signed_by_id"))
    days = ("informed_on", "signed_on", "award_notice_on")
    found |= dict(ahead(draft, *days)) | dict(_untimely(draft, *days))
    if asks.is_information_owed(case):
        found |= dict(filled(draft, "informed_on"))
    return found


def _untimely(draft: CaseDraft, *names: str) -> Found:
    """Yield of which of these fields the day lies before what must come first."""
    for name, said in procuring_order.untimely(draft.case, draft.assessment):
        if name in names:
            yield name, said


def _of_the_asked(draft: CaseDraft) -> Found:
    """Yield what is missing of who was asked on which day, and why no more were."""
    if asks.is_asked_some_day(draft.case):
        yield "invited", message("Say of each supplier on which day the request was sent.")
    if asks.owes_why_so_few(draft.case, draft.assessment, draft.around.own_rules):
        yield from filled(draft, "few_asked_reason")


def _of_outcomes(case: DirectProcurement) -> Found:
    """Yield what is missing of what became of the tenders."""
    if [each.outcome for each in case.tenders].count(TenderOutcome.CHOSEN) != 1:
        yield "tenders", message("Say which one tender is chosen.")
    elif any(each.outcome is None or not each.why.strip() for each in case.tenders):
        yield "tenders", message("Give the reasons for each tender: why it was chosen, or why not.")


def _of_environment(draft: CaseDraft) -> Found:
    """Yield what is missing of the environment: asked for, or left out for a reason (N9; § 5 b LOA)."""
    for gap in required.green_gaps(draft.case, draft.assessment):
        if gap in _GREEN_EMPTY:
            yield from filled(draft, _GREEN_EMPTY[gap])
        else:
            field, sentence = _GREEN[gap]
            yield field, Message(sentence, required.asked_of_green(draft.assessment))


def _of_the_undeclared(draft: CaseDraft, *persons: int | None) -> Found:
    """Yield that somebody who does something in the case has declared nothing yet."""
    if not set(impartiality.undeclared(draft.case)).isdisjoint(persons):
        yield "handlers", message("Whoever opens tenders or decides declares, too: add them below.")


def _of_the_impartial(draft: CaseDraft) -> Found:
    """Yield who has not confirmed the declaration now that the tenderers are known, or has an interest."""
    for person_id in impartiality.unconfirmed(draft.case):
        name = draft.names.get(("person", person_id), "")
        yield "handlers", message("{name} confirms the declaration, knowing the tenderers.", name=name)
    yield from interested(draft)


_LEFT_OUT = N_(
    "“{what}” is our own choice: look it up, or choose “Left out, for a reason” and write the reason under "
    "“Evidence”."
)
_LOOK_UP_OR_LEAVE_OUT = N_(
    "Look up “{what}”: what it said, when and where. Or choose “Left out, for a reason” and write the reason "
    "under “Evidence”."
)
_OUTDATED = N_("“{what}” was looked up more than {months} months before the decision. Look it up again.")
_OLD = N_("The tax certificate is older than the law lets it be, counted back from the tender deadline.")
