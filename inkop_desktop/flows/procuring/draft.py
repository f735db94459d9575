"""The draft of a direct procurement: the case, what was found out on the way, and how it would end now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import grounds
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Ground
from inkop_desktop.rules.procuring import CaseKind, Ending, OverLimit, Way
from inkop_desktop.services import (
    comparison,
    contract_changes,
    deciding_bodies,
    impartiality,
    own_contracts,
    procuring,
    procuring_lacking,
    procuring_order,
    records,
)
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.contract_changes import Changed
from inkop_desktop.services.deciding_bodies import Deciding
from inkop_desktop.services.impartiality import Concern
from inkop_desktop.services.own_contracts import ContractHit
from inkop_desktop.services.procuring import Setting
from inkop_desktop.text import Message

NO_GROUND = grounds.NONE
_NEW = DirectProcurement()

_OTHER_WAYS = (Way.CENTRAL, Way.CHANGE, Way.INTERNAL, Way.EXEMPT)


@dataclass(frozen=True)
class CaseDraft:
    """Hold a case being written, and what the register and the law say of it.

    `base` is the case before anything was written in the draft, `left_at` the page on which it was left,
    `meanwhile` the fields written in here that others have changed since then. `changed` is the contract that
    is changed instead of a purchase, `deciding` the body that decides. `cancelled` and `reason` are how it
    ends without a contract; `makes_contract` whether its contract is entered in the register at the end,
    `freezes` whether the case is frozen then; where nobody has said so, it is if nothing is missing.
    """

    case: DirectProcurement
    around: Setting
    names: Mapping[tuple[str, int], str]
    base: DirectProcurement = _NEW
    left_at: str = ""
    meanwhile: tuple[str, ...] = ()
    hits: tuple[ContractHit, ...] = ()
    changed: Changed | None = None
    concerns: tuple[Concern, ...] = ()
    deciding: Deciding | None = None
    cancelled: bool = False
    reason: str = ""
    makes_contract: bool = True
    freezes: bool | None = None

    @cached_property
    def assessment(self) -> Assessment:
        """Return what the law of the day of the case makes of it; each letter typed asks several times."""
        return procuring.assess(self.case, self.around)


def open_draft(register: Register, case: DirectProcurement, today: date) -> CaseDraft:
    """Return the draft of a case as it stands in the register, or of a new one."""
    around = procuring.setting_of(register, case, today)
    return looked_up(register, CaseDraft(case, around, {}, base=case, reason=case.ending_reason))


def looked_up(register: Register, draft: CaseDraft) -> CaseDraft:
    """Return the draft with what the register knows: own rules, names, contracts in force, interests.

    A case that has ended is corrected by what held when it ended.
    """
    case = draft.case
    day = case.ended_on or draft.around.today
    return replace(
        draft,
        around=procuring.setting_of(register, case, draft.around.today),
        names=records.named(register, case),
        hits=own_contracts.hits(register, case, day),
        changed=contract_changes.of_case(register, case, day),
        concerns=impartiality.concerns(register, case, day),
        deciding=deciding_bodies.of_case(register, case, day),
    )


def kept(register: Register, draft: CaseDraft, page: str) -> CaseDraft:
    """Return the draft with its case saved in the register, as one that has come to a page."""
    meant = replace(draft.case, page=page, points=comparison.still_meant(draft.case))
    saved = procuring.keep(register, meant, draft.around)
    return looked_up(register, replace(draft, case=saved, base=saved))


def may_go_on(draft: CaseDraft) -> bool | None:
    """Tell whether the case may be made without a notice, on a ground that holds; None while it is open."""
    found = draft.assessment
    if draft.case.ground == NO_GROUND:
        return False
    if found.missing:
        return None
    if found.ground is not None:
        return asks.holds(draft.case, found)
    return True if found.allowed is True and not found.grounds_open else None


def ground_of(draft: CaseDraft) -> Ground | None:
    """Return the ground that the officer has chosen, where it is open."""
    return draft.assessment.ground


def ending_of(draft: CaseDraft) -> Ending:
    """Return how the case has ended, else how it would end as it stands."""
    case = draft.case
    if case.ending is not None:
        return case.ending
    too_dear = case.over_limit is OverLimit.CANCEL and asks.is_over_limit(case, draft.assessment)
    if draft.cancelled or too_dear:
        return Ending.CANCELLED
    if any(each.used for each in case.considered):
        return Ending.CALL_OFF
    if case.way in _OTHER_WAYS:
        return Ending.OTHER_WAY
    if case.kind is not CaseKind.AFTERWARDS and may_go_on(draft) is False:
        return Ending.ADVERTISE
    return Ending.CONTRACT


def missing_at_end(draft: CaseDraft) -> tuple[Message, ...]:
    """Return a sentence for each fact that is still missing if the case ends as it stands."""
    ended = replace(draft.case, ending=ending_of(draft))
    return procuring_lacking.lacking(ended, draft.assessment, draft.around, draft.names)


def is_to_freeze(draft: CaseDraft) -> bool:
    """Tell whether the case is frozen when it ends."""
    return not missing_at_end(draft) if draft.freezes is None else draft.freezes


def tells_deviation(draft: CaseDraft) -> bool:
    """Tell whether a case that leads to a contract tells what deviated, or has to: something was too late."""
    case = draft.case
    is_meant = asks.is_competed(case) and ending_of(draft) is Ending.CONTRACT
    return is_meant and (bool(case.deviation) or any(procuring_order.deviations(case, draft.assessment)))


def is_procured(draft: CaseDraft) -> bool:
    """Tell whether the case is a procurement of our own, or has been cancelled as one."""
    return ending_of(draft) not in (Ending.CALL_OFF, Ending.OTHER_WAY)
