"""Say what a direct procurement lacks before it can be closed: what its kind, its law and its end ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inkop_desktop import formats
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.procuring import CaseKind, Ending, TenderOutcome, Topic, Way
from inkop_desktop.services import comparison, impartiality, procuring_order
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services import procuring_required as required
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_required import GreenGap
from inkop_desktop.text import N_, Message, counted, message

Names = Mapping[tuple[str, int], str]
_LABELS = {name: field.label for name, field in fields_of(DirectProcurement).items()}
_MOST_LINES = 6
_ELSEWHERE = {Ending.CALL_OFF, Ending.OTHER_WAY}
_THE_CASE = {
    "need": N_("Missing: what is needed."),
    "unit_id": N_("Missing: which unit the purchase is for."),
    "officer_id": N_("Missing: who handles the case."),
}
_CHANGED = {"changed_contract_id": N_("Missing: which contract is changed.")}
_JUDGED = {
    "area_id": N_("Missing: the product area."),
    "nature": N_("Missing: whether goods, services or works are bought."),
    "estimated_on": N_("Missing: on which day the value was estimated."),
    "estimate_basis": N_("Missing: what the estimate rests on."),
}
_CHOSEN = {
    "supplier_id": N_("Missing: which supplier was chosen."),
    "award_value": N_("Missing: the value of the contract."),
}
_DECIDED = {
    "award_reason": N_("Missing: why this supplier was chosen."),
    "decided_by_id": N_("Missing: who decided."),
    "decided_on": N_("Missing: on which day it was decided."),
}
_SIGNATORY = {"signed_by_id": N_("Missing: who signed the contract.")}
_SIGNED = {"signed_on": N_("Missing: on which day the contract was signed.")}
_TERM = {
    "award_from": N_("Missing: the first day of the contract."),
    "award_to": N_("Missing: the last day of the contract."),
}
_INVITED = {"invited": N_("Missing: who was asked.")}
_CAME_IN = {"tenders": N_("Missing: which tenders came in.")}
_OPENED = {
    "opened_on": N_("Missing: on which day the tenders were opened."),
    "opened_by_id": N_("Missing: who opened the tenders."),
    "witnessed_by_id": N_("Missing: in whose presence the tenders were opened."),
}
_AFTERWARDS = {
    "ordered_by": N_("Missing: who ordered."),
    "ordered_on": N_("Missing: on which day it was ordered."),
    "deviation": N_("Missing: what deviated from the rules."),
    "measures": N_("Missing: what is done about the deviation."),
}
_GREEN = {
    GreenGap.NOTHING_ASKED: N_("Missing: an environmental requirement, or why there is none."),
    GreenGap.CLIMATE_UNTOLD: N_("Missing: how climate and environment are taken into account."),
    GreenGap.TOO_LITTLE_WEIGHT: N_(
        "Missing: award criteria on climate and environment of {percent} per cent."
    ),
    GreenGap.RANKED_LOW: N_("Missing: climate or environment among the first {rank} award criteria, ranked."),
    GreenGap.RANKING_UNREAD: N_(
        "Missing: a way for climate and environment that the law had when the procurement began."
    ),
    GreenGap.NO_REQUIREMENT: N_("Missing: the requirements on climate that replace the weight."),
    GreenGap.NO_SUCH_EXEMPTION: N_("Missing: an exemption that the law had when the procurement began."),
    GreenGap.CLIMATE_UNREASONED: N_(
        "Missing: the reasons for how climate and environment are taken into account."
    ),
}

_OF_TOPICS = {
    Topic.DATA_PROTECTION: N_("Missing: an agreement on personal data among the requirements."),
    Topic.SECURITY: N_("Missing: a requirement on information and protective security."),
    Topic.WAGES: N_("Missing: a requirement on wages and working conditions."),
    Topic.APPRENTICES: N_("Missing: a requirement on apprentices, or why there is no need for them."),
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences that are worded where they are shown, a line for each; of many the first stand for all."""

    sentences: Sequence[Message]

    def __str__(self) -> str:
        first = [formats.worded(each) for each in self.sentences[:_MOST_LINES]]
        rest = len(self.sentences) - _MOST_LINES
        if rest > 0:
            first.append(formats.worded(counted("And {count} more.", "And {count} more.", rest)))
        return "\n".join(first)


def lacking(case: DirectProcurement, found: Assessment, around: Setting, names: Names) -> tuple[Message, ...]:
    """Return a sentence for each fact that is owed and missing, in the order of the wizard's pages."""
    said: list[Message] = []
    for each in _lacking(case, found, around, names):
        if each not in said:
            said.append(each)
    return tuple(said)


def is_whole(case: DirectProcurement, found: Assessment, around: Setting) -> bool:
    """Tell whether nothing is missing in a case."""
    return next(_lacking(case, found, around, {}), None) is None


def is_documented(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether a case has to be told in full: it is no small purchase, or the law may ask for it."""
    return case.kind is not CaseKind.SHORT or found.documented is not False


def _lacking(case: DirectProcurement, found: Assessment, around: Setting, names: Names) -> Iterator[Message]:
    in_full = is_documented(case, found)
    leads_to_contract = case.ending in {None, Ending.CONTRACT}
    if in_full:
        yield from _introduced(case, around)
    if case.ending is Ending.OTHER_WAY and case.way is Way.CHANGE:
        yield from _empty(case, _CHANGED)
    if case.ending not in _ELSEWHERE:
        yield from _estimated(case, in_full=in_full)
    if case.ending not in {*_ELSEWHERE, Ending.ADVERTISE}:
        yield from _judged(case, found, in_full=in_full)
    if leads_to_contract:
        yield from _awarded(case, found, around, in_full=in_full)
    if in_full:
        yield from _dated(case, around)
        yield from _declared(case, names)
    if leads_to_contract and in_full and impartiality.unconfirmed(case):
        yield message("Missing: that the declarations hold now that the tenderers are known.")
    if case.kind is CaseKind.AFTERWARDS:
        yield from _empty(case, _AFTERWARDS)
    if case.ending is None:
        yield message("Missing: how the case ends.")


def _empty(case: DirectProcurement, owed: Mapping[str, str]) -> Iterator[Message]:
    return (Message(sentence) for name, sentence in owed.items() if asks.is_empty(case, name))


def _introduced(case: DirectProcurement, around: Setting) -> Iterator[Message]:
    """Yield what is missing of who buys, and of what is needed; a small purchase has one page only."""
    if not around.organisation.org_number.strip():
        yield message("Missing: our own organisation number. Enter it with the organisation.")
    yield from _empty(case, _THE_CASE)


def _estimated(case: DirectProcurement, *, in_full: bool) -> Iterator[Message]:
    if in_full:
        yield from _empty(case, _JUDGED)
    if in_full and asks.is_empty(case, "searched_for") and not case.considered:
        yield message("Missing: whether a contract in force covers the need.")


def _judged(case: DirectProcurement, found: Assessment, *, in_full: bool) -> Iterator[Message]:
    yield from (Message(fact.label) for fact in asks.missing_facts(case, found))
    if not in_full:
        return
    if asks.owes_lots(case, found):
        yield message("Missing: why the contract is not divided into lots.")
    yield from _grounded(case, found)
    for entry in asks.to_confirm(case, found):
        yield message(
            "Missing: your confirmation, with source, of {reference}, which is {certainty}.",
            reference=entry.reference,
            certainty=found.certainty_of(entry),
        )


def _grounded(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    """Yield what the ground lacks."""
    if asks.owes_ground(case, found):
        yield message("Missing: the ground, or that none holds.")
    for condition in asks.unanswered(case, found):
        yield message("Missing: the answer to “{question}”", question=condition.ask)
    if asks.holds(case, found) is False:
        yield message("Missing: a ground of which every condition holds.")
    if not asks.owes_reasons(case, found):
        return
    if found.ground is None:
        yield message("Missing: why no ground holds.")
    else:
        yield message("Missing: the reasons for the ground “{ground}”.", ground=found.ground.text.name)


def _awarded(
    case: DirectProcurement, found: Assessment, around: Setting, *, in_full: bool
) -> Iterator[Message]:
    """Yield what is missing from the requirements to the contract."""
    yield from _empty(case, _CHOSEN)
    if in_full:
        yield from _asked(case, found, around)
        if asks.is_competed(case):
            yield from _competed(case, found)
        yield from _empty(case, _DECIDED)
        yield from _looked_up(case, found, around)
        yield from _signed(case, found)


def _asked(case: DirectProcurement, found: Assessment, around: Setting) -> Iterator[Message]:
    """Yield what is missing of whether and how competition was used, also for what was bought already."""
    if asks.is_competed(case):
        yield from _empty(case, _INVITED)
    if asks.is_asked_some_day(case):
        yield message("Missing: on which day each supplier was asked.")
    if asks.owes_why_so_few(case, found, around.own_rules):
        yield message("Missing: why no more suppliers were asked.")
    if asks.is_competed(case) or case.invited:
        yield from _empty(case, _CAME_IN)
    yield from _reasoned(case)


def _competed(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    """Yield what is missing of what is settled, opened, compared and told where suppliers are asked."""
    yield from _decisive(case)
    asked = required.asked_of_green(found)
    yield from (Message(_GREEN[gap], asked) for gap in required.green_gaps(case, found))
    yield from (
        Message(said) for topic, said in _OF_TOPICS.items() if required.owes_requirement(case, found, topic)
    )
    if case.tenders:
        yield from _empty(case, _OPENED)
    if any(each.received_on is None for each in case.tenders):
        yield message("Missing: on which day each tender came in.")
    if asks.owes_rejection(case):
        yield message("Missing: that a tender is rejected which came in after the deadline.")
    if asks.is_comparison_owed(case):
        yield from _empty(case, {"evaluation": N_("Missing: how the tenders were compared.")})
    compared = comparison.of_case(case)
    if compared is not None and compared.is_half_done():
        yield message("Missing: points for every tender on every criterion; some are given.")
    if asks.owes_choice(case, found):
        yield message("Missing: a reasoned choice, since the price exceeds the limit.")
    yield from _empty(case, _SIGNATORY)
    if asks.is_information_owed(case) and case.informed_on is None:
        yield message("Missing: on which day the tenderers were informed.")
    yield from _in_order(case, found)


def _in_order(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    """Yield which days contradict one another, and what was done too late without being told as such."""
    for _name, said in procuring_order.untimely(case, found):
        yield message("Missing: days that can be right. {contradiction}", contradiction=said)
    for said in procuring_order.untold(case, found):
        yield message("Missing: what deviated from the rules, and why. {deviation}", deviation=said)


def _decisive(case: DirectProcurement) -> Iterator[Message]:
    """Yield what is missing of the criteria by which the choice is made."""
    if required.lacks_criterion(case):
        yield message("Missing: an award criterion, settled before anybody was asked.")
    without, wrong = required.unweighed(case), required.wrong_weights(case)
    if without:
        yield counted(
            "Missing: the weight of {count} award criterion; others have one.",
            "Missing: the weight of {count} award criteria; others have one.",
            without,
        )
    if wrong is not None:
        yield message(
            "Missing: award criteria whose weights are 100 per cent together; they are {sum}.", sum=wrong
        )


def _reasoned(case: DirectProcurement) -> Iterator[Message]:
    """Yield what is missing of what became of the tenders that came in."""
    if any(each.outcome is None for each in case.tenders):
        yield message("Missing: what became of each tender.")
    unreasoned = {each.outcome for each in case.tenders if not each.why.strip()}
    if TenderOutcome.CHOSEN in unreasoned:
        yield Message(_DECIDED["award_reason"])
    if unreasoned - {TenderOutcome.CHOSEN}:
        yield message("Missing: why each of the other tenders was not chosen.")


def _looked_up(case: DirectProcurement, found: Assessment, around: Setting) -> Iterator[Message]:
    for each in asks.not_looked_up(case, found):
        yield message("Missing: a check of the supplier, “{what}”.", what=each)
    if not asks.is_competed(case):  # what was bought is told as it was
        return
    for each in asks.not_passed(case):
        yield message("Missing: a supplier who passes the check “{what}”.", what=each)
    if asks.has_old_certificate(case, found):
        yield message("Missing: a tax certificate that is not too old.")
    for each in asks.outdated_look_ups(case, found, around.today):
        yield message(
            "Missing: a check of the supplier, “{what}”, in the {months} months before the decision.",
            what=each,
            months=asks.LOOKED_UP_WITHIN,
        )


def _signed(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    """Yield what is missing of the contract, and of the notice that follows it."""
    yield from _empty(case, _SIGNED)
    yield from _empty(case, {name: _TERM[name] for name in asks.term_owed(case)})
    if asks.is_notice_owed(case, found):
        yield message("Missing: on which day the post-award notice was sent.")


def _dated(case: DirectProcurement, around: Setting) -> Iterator[Message]:
    """Yield of what it is said that it was done on a day that is still to come."""
    for name in asks.ahead(case, around.today):
        field = Message(_LABELS[name])
        yield message("Missing: the true day of “{field}”, which cannot lie ahead.", field=field)


def _declared(case: DirectProcurement, names: Names) -> Iterator[Message]:
    """Yield whose declaration is missing, among all who have done something in the case."""
    for person_id in impartiality.undeclared(case):
        name = names.get(("person", person_id), "")
        yield message("Missing: the declaration of {name} on conflicts of interest.", name=name)
