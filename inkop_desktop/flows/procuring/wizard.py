"""The wizard that justifies a direct procurement, from the need to the signed contract.

Why each page is asked stands in `words`; what follows stands beside it (`so_far`). The case lies in
the register from the first page on, so that it can be left at any page and colleagues see it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from inkop_desktop.flows.flow import Flow, Problems, Step
from inkop_desktop.flows.procuring import citing, leaving, problems, tender_problems
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft, ending_of, is_procured
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.flows.procuring.words import PAGES
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Checked, Tender
from inkop_desktop.records.procuring_secrets import REASON_OF
from inkop_desktop.register.register import Register
from inkop_desktop.rules.procuring import CaseKind, Ending
from inkop_desktop.services import (
    contract_changes,
    planning,
    procuring,
    procuring_contract,
    procuring_dues,
    procuring_ends,
)
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.contract_changes import Changed
from inkop_desktop.services.procuring_dues import Due
from inkop_desktop.services.procuring_lacking import Lines
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import N_, Message, message

_ACTIONS = {
    Ending.CONTRACT: N_("Finish with the contract"),
    Ending.CALL_OFF: N_("Finish: call off from the contract"),
    Ending.OTHER_WAY: N_("Finish: taken another way"),
    Ending.CANCELLED: N_("Cancel the procurement"),
    Ending.ADVERTISE: N_("Finish: to be advertised"),
}


@dataclass(frozen=True, slots=True)
class Ended:
    """Hold what the wizard came to: the case as it ended, and its deadlines.

    `contract` is the one that was entered, `changed` the one whose amendment is to be recorded, `planned` the
    planned procurement that a no has led to. `otherwise` are the labels of what the contract of the case,
    which did not follow a correction, says otherwise.
    """

    case: DirectProcurement
    contract: Contract | None
    changed: Changed | None
    dues: tuple[Due, ...]
    planned: PlanItem | None
    otherwise: tuple[str, ...] = ()


def wizard(today: date) -> Flow[CaseDraft, Ended]:
    """Return the wizard, as it is on a day."""
    return Flow(
        key="direct-procurement",
        title=N_("Direct procurement"),
        steps=STEPS,
        finish=_finish,
        action=lambda draft: Message(_ACTIONS[ending_of(draft)]),
        so_far=so_far,
        written=leaving.written,
        read=partial(leaving.read, today, _offered),
        giving_up=N_("Leave without saving"),
        meanwhile=leaving.meanwhile,
        name_of=leaving.name_of,
        at=leaving.page_of,
        cited=citing.of_page,
        looked_up=drafts.looked_up,
    )


def _is_bought(draft: CaseDraft) -> bool:
    """Tell whether the case is on its way to a contract."""
    return ending_of(draft) is Ending.CONTRACT


def _is_competed(draft: CaseDraft) -> bool:
    """Tell whether suppliers are asked: what was bought already is told as it was."""
    return _is_bought(draft) and draft.case.kind is not CaseKind.AFTERWARDS


def _is_afterwards(draft: CaseDraft) -> bool:
    return draft.case.kind is CaseKind.AFTERWARDS and _is_bought(draft)


def _step(
    key: str,
    missing: Callable[[CaseDraft], Problems],
    asked: Callable[[CaseDraft], bool] = lambda _draft: True,
) -> Step[CaseDraft]:
    words = PAGES[key]
    problems_of, prepare = partial(_problems, missing, asked), partial(_prepare, key)
    return Step(key, words.title, words.question, words.why, problems_of, asked, prepare)


def _problems(
    missing: Callable[[CaseDraft], Problems], asked: Callable[[CaseDraft], bool], draft: CaseDraft
) -> Problems:
    """Return what is missing on a page; nothing where the procurement is cancelled on it."""
    return {} if draft.cancelled and not asked(draft) else missing(draft)


def _prepare(key: str, register: Register, draft: CaseDraft, _tell: Tell) -> CaseDraft:
    """Keep the case as it is in the register, and see what the register knows before a page is shown."""
    kept = drafts.kept(register, draft, key)
    if key == "end":
        return replace(kept, reason=kept.reason or _reason_given(kept))
    return _offered(kept)


def _offered(draft: CaseDraft) -> CaseDraft:
    """Return the draft with what is written before it is asked on the page that its case has come to."""
    prepared = _PREPARED.get(draft.case.page)
    if prepared is None:
        return draft
    case = prepared(draft)
    return replace(draft, case=case, base=case)


def _reason_given(draft: CaseDraft) -> str:
    """Return the reason for the ending that the officer has given on a page before; nothing for none."""
    name = REASON_OF.get(ending_of(draft))
    return getattr(draft.case, name) if name else ""


def _with_estimate(draft: CaseDraft) -> DirectProcurement:
    case = draft.case
    return replace(case, estimated_on=case.estimated_on or case.started_on)


def _with_judge(draft: CaseDraft) -> DirectProcurement:
    case = draft.case
    return replace(case, area_judged_by_id=case.area_judged_by_id or case.officer_id)


def _with_winner(draft: CaseDraft) -> DirectProcurement:
    """Return the case with the decision as the evaluation says, as far as nobody has written another."""
    case, chosen = draft.case, asks.chosen(draft.case)
    if chosen is None:
        return case
    return replace(
        case,
        supplier_id=case.supplier_id or chosen.supplier_id,
        award_value=case.award_value or chosen.amount,
        award_reason=case.award_reason or chosen.why,
        award_from=case.award_from or case.wanted_from,
    )


def _with_look_ups(draft: CaseDraft) -> DirectProcurement:
    """Return the case with a row for each thing that is to be, or may be, looked up about the supplier."""
    case, found = draft.case, draft.assessment
    there = {each.kind for each in case.checks}
    offered = (*asks.look_ups(found), *asks.own_look_ups(found))
    added = tuple(Checked(kind=kind) for kind in offered if kind not in there)
    return replace(case, checks=(*case.checks, *added))


def _with_tenders(draft: CaseDraft) -> DirectProcurement:
    """Return the case with a row for the tender of each supplier that was asked, where none is entered."""
    case = draft.case
    asked = (each.supplier_id for each in case.invited if each.declined_on is None)
    return replace(case, tenders=case.tenders or tuple(Tender(supplier_id=each) for each in asked))


_PREPARED: dict[str, Callable[[CaseDraft], DirectProcurement]] = {
    "object": _with_judge,
    "value": _with_estimate,
    "opening": _with_tenders,
    "checks": _with_look_ups,
    "bought": _with_look_ups,
    "decision": _with_winner,
}


def _end_problems(draft: CaseDraft) -> Problems:
    found = dict(tender_problems.of_end(draft)) if _is_bought(draft) else {}
    if ending_of(draft) is not Ending.CONTRACT and not draft.reason.strip():
        found["reason"] = message("Write the reason for ending the case this way.")
    missing = drafts.missing_at_end(draft) if drafts.is_to_freeze(draft) else ()
    if missing:
        found["freezes"] = Message(procuring_ends.NOT_WHOLE, {"missing": Lines(missing)})
    return found


def _finish(register: Register, draft: CaseDraft, _tell: Tell) -> Ended:
    """End the case, enter its contract and freeze it, as the officer has chosen.

    One that has ended already keeps its ending; the reason for that may have been corrected.
    """
    around, ending = draft.around, ending_of(draft)
    reason = "" if ending is Ending.CONTRACT else draft.reason.strip()
    case = procuring.keep(register, replace(draft.case, ending_reason=reason), around)
    if case.ending is None:
        case = procuring_ends.end(register, case, ending, around, reason)
    else:
        procuring_ends.settle(register, case)
    contract = None
    if ending is Ending.CONTRACT and draft.makes_contract and case.contract_id is None:
        case, contract = procuring_ends.make_contract(register, case, around)
    if drafts.is_to_freeze(draft):
        case = procuring_ends.close(register, case, around.today)
    return Ended(
        case,
        contract,
        contract_changes.of_case(register, case, around.today),
        procuring_dues.dues(case, around),
        planning.of_case(register, case),
        procuring_contract.otherwise(register, case),
    )


STEPS: tuple[Step[CaseDraft], ...] = (
    _step("case", problems.of_case),
    _step("way", problems.of_way),
    _step("contracts", problems.of_contracts, lambda draft: ending_of(draft) is not Ending.OTHER_WAY),
    _step("object", problems.of_object, is_procured),
    _step("value", problems.of_value, is_procured),
    _step("same_kind", problems.of_same_kind, is_procured),
    _step("ground", problems.of_ground, is_procured),
    _step("bought", tender_problems.of_bought, _is_afterwards),
    _step("requirements", tender_problems.of_requirements, _is_competed),
    _step("request", tender_problems.of_request, _is_competed),
    _step("opening", tender_problems.of_opening, _is_competed),
    _step("evaluation", tender_problems.of_evaluation, _is_competed),
    _step("checks", tender_problems.of_checks, _is_competed),
    _step("decision", tender_problems.of_decision, _is_competed),
    _step("signing", tender_problems.of_signing, _is_competed),
    _step("end", _end_problems),
)
