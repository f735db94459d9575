"""Say what a direct procurement lacks before it can be closed: what its kind, its law and its end ask for."""

from collections.abc import Iterable, Iterator, Mapping

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.vocabulary import Regime, Route
from inkop_desktop.rules.procuring import CaseKind, Climate, Ending, TenderOutcome
from inkop_desktop.services.procuring_asks import ENOUGH, duty, is_green, is_over_limit, look_ups
from inkop_desktop.text import N_, Message, message

Names = Mapping[tuple[str, int], str]
_DOCUMENTS = {"documentation", "protocol", "individual_report"}
_ELSEWHERE = {Ending.CALL_OFF, Ending.OTHER_WAY}
_ALWAYS = {
    "need": N_("Missing: what is needed."),
    "unit_id": N_("Missing: which unit the purchase is for."),
    "officer_id": N_("Missing: who handles the case."),
}
_JUDGED = {
    "case_number": N_("Missing: the case number."),
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
    "signed_on": N_("Missing: on which day the contract was signed."),
    "signed_by_id": N_("Missing: who signed the contract."),
}
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


def lacking(case: DirectProcurement, found: Assessment, names: Names) -> tuple[Message, ...]:
    """Return a sentence for each fact that is owed and missing, in the order of the wizard's pages."""
    said: list[Message] = []
    for each in _lacking(case, found, names):
        if each not in said:
            said.append(each)
    return tuple(said)


def is_documented(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether a case has to be told in full: it is no small purchase, or the law asks for it."""
    return case.kind is not CaseKind.SHORT or any(each.duty in _DOCUMENTS for each in found.duties)


def _lacking(case: DirectProcurement, found: Assessment, names: Names) -> Iterator[Message]:
    in_full = is_documented(case, found)
    leads_to_contract = case.ending in {None, Ending.CONTRACT}
    yield from _empty(case, _ALWAYS)
    if case.ending not in _ELSEWHERE:
        yield from _estimated(case, in_full=in_full)
    if case.ending not in {*_ELSEWHERE, Ending.ADVERTISE}:
        yield from _judged(case, found, in_full=in_full)
    if leads_to_contract:
        yield from _empty(case, _CHOSEN)
    if leads_to_contract and in_full:
        yield from _required(case, found)
        yield from _compared(case, found)
        yield from _empty(case, _DECIDED)
        yield from _done(case, found)
    if in_full:
        yield from _declared(case, names)
    if case.kind is CaseKind.AFTERWARDS:
        yield from _empty(case, _AFTERWARDS)
    if case.ending is None:
        yield message("Missing: how the case ends.")


def _empty(case: DirectProcurement, owed: Mapping[str, str]) -> Iterator[Message]:
    return (Message(sentence) for name, sentence in owed.items() if not getattr(case, name))


def _estimated(case: DirectProcurement, *, in_full: bool) -> Iterator[Message]:
    if in_full:
        yield from _empty(case, _JUDGED)
    if in_full and not case.searched_for and not case.considered:
        yield message("Missing: whether a contract in force covers the need.")


def _judged(case: DirectProcurement, found: Assessment, *, in_full: bool) -> Iterator[Message]:
    yield from (Message(fact.label) for fact in found.missing)
    if not in_full:
        return
    if found.regime is Regime.PART_3 and not case.lots:
        yield message("Missing: why the contract is not divided into lots.")
    yield from _grounded(case, found)
    confirmed = {each.entry for each in case.confirmed}
    for entry in found.to_confirm:
        if entry.id not in confirmed:
            yield message(
                "Missing: your confirmation, with source, of {reference}, which is {certainty}.",
                reference=entry.reference,
                certainty=entry.certainty,
            )


def _grounded(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    """Yield what a ground for exception lacks; where the value is low enough there is none."""
    if found.route is not Route.BY_GROUND or found.ground is None:
        return
    answered = {each.condition for each in case.conditions if each.holds is not None}
    for condition in found.ground.conditions:
        if condition.key not in answered:
            yield message("Missing: the answer to “{question}”", question=condition.ask)
    if not case.reasons:
        yield message("Missing: the reasons for the ground “{ground}”.", ground=found.ground.text.name)


def _required(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    if duty(found, "climate"):
        if case.climate is None:
            yield message("Missing: how climate and environment are taken into account.")
        elif case.climate is not Climate.WEIGHT and not case.climate_reason:
            yield message("Missing: the reasons for how climate and environment are taken into account.")
    elif not case.environment_reason and not is_green(case):
        yield message("Missing: an environmental requirement, or why there is none.")


def _compared(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    bought_already = case.kind is CaseKind.AFTERWARDS
    if not case.invited and not bought_already:
        yield message("Missing: who was asked.")
    if len(case.invited) < ENOUGH and not case.few_asked_reason and not bought_already:
        yield message("Missing: why no more suppliers were asked.")
    if case.tenders:
        yield from _empty(case, _OPENED)
    if any(each.outcome is None for each in case.tenders):
        yield message("Missing: what became of each tender.")
    if any(each.outcome is not TenderOutcome.CHOSEN and not each.why for each in case.tenders):
        yield message("Missing: why each of the other tenders was not chosen.")
    if len(case.tenders) > 1 and not case.evaluation:
        yield message("Missing: how the tenders were compared.")
    is_reasoned = case.over_limit is not None and case.over_limit_reason
    if is_over_limit(case, found) and not is_reasoned:
        yield message("Missing: a reasoned choice, since the price exceeds the limit.")


def _done(case: DirectProcurement, found: Assessment) -> Iterator[Message]:
    """Yield what is to be done about the supplier, the tenderers and the notice."""
    looked_up = {each.kind for each in case.checks if each.result is not None}
    for each in look_ups(found):
        if each not in looked_up:
            yield message("Missing: a check of the supplier, “{what}”.", what=each)
    if len(case.invited) > 1 and case.informed_on is None:
        yield message("Missing: on which day the tenderers were informed.")
    notice = duty(found, "post_award_notice")
    if notice and notice.must and case.award_notice_on is None:
        yield message("Missing: on which day the post-award notice was sent.")


def _declared(case: DirectProcurement, names: Names) -> Iterator[Message]:
    """Yield whose declaration is missing, among all who have done something in the case."""
    declared = {each.person_id for each in case.handlers if each.declared_on is not None}
    for person_id in dict.fromkeys(_handling(case)):
        if person_id not in declared:
            name = names.get(("person", person_id), "")
            yield message("Missing: the declaration of {name} on conflicts of interest.", name=name)
    staying = [each for each in case.handlers if each.declared_on and each.replaced_by_id is None]
    if case.tenders and any(each.confirmed_on is None for each in staying):
        yield message("Missing: that the declarations hold now that the tenderers are known.")


def _handling(case: DirectProcurement) -> Iterable[int]:
    """Return everybody who takes or took part; those who were replaced declared what made them so."""
    named = (case.officer_id, case.opened_by_id, case.witnessed_by_id, case.decided_by_id, case.signed_by_id)
    taking_part = (person for each in case.handlers for person in (each.person_id, each.replaced_by_id))
    return [each for each in (*taking_part, *named) if each is not None]
