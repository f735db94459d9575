"""What is established so far in a direct procurement: the running result beside every page."""

from collections.abc import Iterator
from typing import Any

from inkop_desktop.flows.flow import Mood, SoFar
from inkop_desktop.flows.procuring.draft import CaseDraft, ending_of, is_procured, may_go_on
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.duties import DOCUMENTS
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.vocabulary import OwnRuleKind, Regime, Route
from inkop_desktop.rules.law.words import of_deadline, of_no_grounds, of_regime
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import contract_changes, law_words, procuring_order
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.impartiality import bars_from_deciding
from inkop_desktop.text import N_, Message, message

_NOTICES = {"announce": N_("Notice"), "post_award_notice": N_("Notice of the award")}
_SUPPORT = N_("This is support for a judgement. The officer decides and signs.")
_SUPPORT_OF_BODY = N_("This is support for a judgement. The body decides and answers for its decision.")
_ENDINGS = {
    Ending.CALL_OFF: N_("Called off from a contract in force"),
    Ending.OTHER_WAY: N_("Taken another way"),
    Ending.CANCELLED: N_("Cancelled"),
}


def so_far(draft: CaseDraft) -> SoFar:
    """Return the verdict, a sentence, and the facts: regime, value, limit, duties, certainty."""
    found = draft.assessment
    verdict, mood = _verdict(draft, found)
    of_law = (*_facts(found), *_own_rules(draft, found)) if is_procured(draft) else tuple(_way(draft))
    on_time = (*_approval(draft), *_waited_for(draft, found), *_deviations(draft, found))
    facts = (*of_law, *on_time, *_not_deciding(draft))
    return SoFar(verdict, mood, _sentence(draft, found), facts)


def _verdict(draft: CaseDraft, found: Assessment) -> tuple[Message, Mood]:
    ending = ending_of(draft)
    if ending in _ENDINGS:
        return Message(_ENDINGS[ending]), Mood.NEUTRAL
    going = may_go_on(draft)
    if going is False:
        return message("Not allowed"), Mood.BAD
    if going is None:
        return message("Not known yet"), Mood.DOUBTFUL
    if found.regime is Regime.OUTSIDE:
        return message("Outside the law"), Mood.GOOD
    if found.route is Route.BY_GROUND:
        return message("Allowed with ground"), Mood.GOOD
    return message("Allowed"), Mood.GOOD


def _sentence(draft: CaseDraft, found: Assessment) -> Message:
    """Return what is missing for a verdict; where nothing is, who it is that decides."""
    if ending_of(draft) in _ENDINGS or may_go_on(draft) is not None:
        return Message(_SUPPORT if draft.deciding is None else _SUPPORT_OF_BODY)
    if found.missing:
        return Message(found.missing[0].label)
    return of_no_grounds(found) or message(
        "The ground is not settled yet: choose it, and answer its questions."
    )


def _way(draft: CaseDraft) -> Iterator[tuple[str, Any]]:
    """Yield how the need is met where that is no procurement of our own, to which no limit applies."""
    if ending_of(draft) is not Ending.OTHER_WAY:
        return
    yield N_("Way"), draft.case.way
    if draft.changed is not None:
        yield N_("Contract"), draft.changed.label
        if draft.changed.supplier:
            yield N_("Supplier"), draft.changed.supplier
        if draft.changed.runs_to is not None:
            yield N_("Last day"), draft.changed.runs_to
        yield N_("Changed so far"), contract_changes.so_far(draft.changed)


def _facts(found: Assessment) -> Iterator[tuple[str, Any]]:
    value = found.case.value
    if found.regime is not None:
        yield N_("Regime"), of_regime(found)
    if value is not None:
        yield N_("Value"), value
    if found.limit is not None and found.limit.value is not None:
        yield (
            N_("Limit"),
            message("{limit} ({reference})", limit=found.limit.value, reference=found.limit.reference),
        )
    yield N_("Documentation"), _documentation(found)
    for duty in found.duties:
        if duty.duty in _NOTICES and duty.must:
            yield _NOTICES[duty.duty], _owed(duty)
    if found.certainty is not None:
        yield N_("Lowest certainty"), found.certainty


def _documentation(found: Assessment) -> Message:
    """Return whether the law wants documentation; one documents where that cannot be told."""
    owed = next((each for each in found.duties if each.duty in DOCUMENTS), None)
    if owed:
        return _owed(owed)
    if found.documented is False:
        return message("not required by the law")
    return message("cannot be told yet: document it")


def _own_rules(draft: CaseDraft, found: Assessment) -> Iterator[tuple[str, Any]]:
    """Yield what the authority itself asks for at this value, told apart from the law."""
    for rule in draft.around.own_rules:
        if rule.kind is not OwnRuleKind.SAME_KIND and rule.reached_by(found.case.value):
            yield N_("Our own rule"), law_words.of_rule(rule)


def _approval(draft: CaseDraft) -> Iterator[tuple[str, Any]]:
    """Yield that suppliers were asked before the requirements were approved; it is told, never backdated."""
    if asks.is_asked_unapproved(draft.case):
        yield (
            N_("The requirements"),
            message("not approved when suppliers were asked on {day}", day=asks.first_asked(draft.case)),
        )


def _waited_for(draft: CaseDraft, found: Assessment) -> Iterator[tuple[str, Any]]:
    """Yield from which day the contract may be signed, as long as it is not."""
    first = asks.first_day_to_sign(draft.case, found)
    if first is not None and draft.case.signed_on is None:
        yield N_("May be signed from"), first


def _deviations(draft: CaseDraft, found: Assessment) -> Iterator[tuple[str, Any]]:
    """Yield what was done too late, under the name of its field: true days stand and are told as they are."""
    for name, said in procuring_order.deviations(draft.case, found):
        yield fields_of(DirectProcurement)[name].label, said


def _not_deciding(draft: CaseDraft) -> Iterator[tuple[str, Any]]:
    """Yield who may prepare the case but not decide it, since a superior may be disqualified."""
    barred = (each for each in draft.concerns if bars_from_deciding(each, draft.around.country))
    for handler, name in dict.fromkeys((each.handler, each.name) for each in barred if each.is_superior):
        yield (
            N_("May not decide"),
            message("{handler}, who reports to {name}, but may prepare the case", handler=handler, name=name),
        )


def _owed(duty: Duty) -> Message:
    deadline = of_deadline(duty)
    if deadline is None:
        return message("required ({reference})", reference=duty.reference)
    return message("required ({reference}). {deadline}", reference=duty.reference, deadline=deadline)
