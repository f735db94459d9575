"""By when the duties of a direct procurement are to be done, and when they were."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law import duties
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.vocabulary import After
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import procuring_lacking
from inkop_desktop.services.procuring import NOTICE, Setting, assess


@dataclass(frozen=True, slots=True)
class Due:
    """Hold a duty of a case with the last day of its time, and the day on which it was done."""

    duty: Duty
    last_day: date
    done_on: date | None


def dues(case: DirectProcurement, around: Setting) -> tuple[Due, ...]:
    """Return the duties of a case whose time has begun to run: from the signature, or from the cancelling."""
    found = assess(case, around)
    running = []
    for duty in found.duties:
        start = _start(case, duty)
        last = duties.last_day(duty, start, around.country) if start else None
        if last is not None and duty.must:
            running.append(Due(duty, last, _done_on(case, duty, found, around)))
    return tuple(running)


def is_documented(case: DirectProcurement, found: Assessment, around: Setting) -> bool:
    """Tell whether the documents of a case are finished: it is frozen, and nothing is missing in it."""
    return case.closed_on is not None and procuring_lacking.is_whole(case, found, around)


def _start(case: DirectProcurement, duty: Duty) -> date | None:
    cancelled = case.ended_on if case.ending is Ending.CANCELLED else None
    match duty.after:
        case After.CONTRACT:
            return case.signed_on
        case After.CONTRACT_OR_CANCELLING:
            return case.signed_on or cancelled
        case _:
            return None


def _done_on(case: DirectProcurement, duty: Duty, found: Assessment, around: Setting) -> date | None:
    if duty.duty == NOTICE:
        return case.award_notice_on
    if duty.duty in duties.DOCUMENTS and not is_documented(case, found, around):
        return None
    return case.closed_on
