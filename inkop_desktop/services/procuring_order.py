"""What of a direct procurement is said to have been done before what must come first, or too late.

Days that cannot be right are put right. Others may be true: they stand, and what deviated is told.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.procuring import NOTICE
from inkop_desktop.text import N_, Message, message


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day of a case: that of a field, or of the rows of a field, which has several, the one that counts."""

    field: str
    of_row: str = ""
    which: Callable[[list[date]], date] = min

    def day(self, case: DirectProcurement) -> date | None:
        """Return the day; None where the case does not tell it."""
        if not self.of_row:
            found: date | None = getattr(case, self.field)
            return found
        days = [day for each in getattr(case, self.field) if (day := getattr(each, self.of_row)) is not None]
        return self.which(days) if days else None


_BEGUN = _Moment("started_on")
_FIRST_ASKED, _LAST_ASKED = _Moment("invited", "asked_on", min), _Moment("invited", "asked_on", max)
_DEADLINE = _Moment("tender_deadline")
_FIRST_CAME = _Moment("tenders", "received_on", min)
_OPENED = _Moment("opened_on")
_DECIDED = _Moment("decided_on")
_INFORMED = _Moment("informed_on")
_SIGNED = _Moment("signed_on")
_NOTICE_SENT = _Moment("award_notice_on")
# What comes first, what follows on the same day or later, and what is said where it does not: of days that
# cannot both be right, and of those that may be.
_Order: TypeAlias = Iterable[tuple[_Moment, _Moment, str]]
_CONTRADICTING = (
    (
        _BEGUN,
        _FIRST_ASKED,
        N_("The first request was sent on {then}, before the procurement began on {first}."),
    ),
    (
        _LAST_ASKED,
        _DEADLINE,
        N_("The deadline, {then}, lies before {first}, when the request was sent."),
    ),
    (
        _FIRST_CAME,
        _OPENED,
        N_("The tenders were opened on {then}, before the first of them came in on {first}."),
    ),
    (_BEGUN, _DECIDED, N_("It was decided on {then}, before the procurement began on {first}.")),
    (
        _OPENED,
        _DECIDED,
        N_("It was decided on {then}, before the tenders were opened on {first}."),
    ),
    (
        _SIGNED,
        _NOTICE_SENT,
        N_("The notice was sent on {then}, before the contract was signed on {first}: it is sent after."),
    ),
)
_TOO_EARLY = (
    (
        _FIRST_ASKED,
        _FIRST_CAME,
        N_("A tender came in on {then}, before the request was sent on {first}."),
    ),
    (
        _DEADLINE,
        _OPENED,
        N_("The tenders were opened on {then}, before the deadline on {first}."),
    ),
    (
        _DEADLINE,
        _DECIDED,
        N_("It was decided on {then}, before the deadline for tenders on {first}."),
    ),
    (
        _DECIDED,
        _INFORMED,
        N_("The tenderers were informed on {then}, before it was decided on {first}."),
    ),
    (
        _DECIDED,
        _SIGNED,
        N_("The contract was signed on {then}, before it was decided on {first}."),
    ),
)
_CHOSEN_LATE = N_("The tender that was chosen came in on {done}, after the deadline.")
_ESTIMATED_LATE = N_("The value was estimated on {done}, after the first request was sent on {before}.")
_DECLARED_LATE = N_(
    "A declaration on conflicts of interest was made or confirmed on {done}, after the decision on {before}."
)
_SIGNATORY_LATE = N_(
    "Whoever signed made or confirmed the declaration on {done}, after the signature on {before}."
)
_LOOKED_UP_LATE = N_("The supplier was looked up on {done}, after the contract was signed on {before}.")
_SIGNED_EARLY = N_("The contract was signed on {before}, and might be signed on {done} at the earliest.")
_SIGNED_LATE = N_("The contract was signed on {done}, after its first day, {before}.")

# Whoever is named in one of these has taken part by the time that it is decided.
_BEFORE_THE_DECISION = (
    *("officer_id", "area_judged_by_id", "approved_by_id", "opened_by_id", "witnessed_by_id"),
    "decided_by_id",
)


def untimely(case: DirectProcurement, found: Assessment) -> Iterator[tuple[str, Message]]:
    """Yield each field with a day that cannot be right beside another one, and a sentence that says so.

    A post-award notice comes after the contract where the law asks for one.
    """
    is_notice_asked = asks.duty(found, NOTICE) is not None
    yield from _turned(
        case, (each for each in _CONTRADICTING if is_notice_asked or each[1] is not _NOTICE_SENT)
    )


def deviations(case: DirectProcurement, found: Assessment) -> Iterator[tuple[str, Message]]:
    """Yield each field with a day on which something was done too late or too early, with a sentence on it.

    What was bought already is told as it was. That tenderers are informed before the contract is signed is
    asked by no law that has no standstill.
    """
    if not asks.is_competed(case):
        return
    yield from _turned(case, _TOO_EARLY)
    chosen = asks.chosen(case)
    if chosen is not None and asks.is_late(case, chosen):
        yield "tenders", message(_CHOSEN_LATE, done=chosen.received_on)
    late = (
        ("estimated_on", case.estimated_on, _FIRST_ASKED.day(case), _ESTIMATED_LATE),
        ("handlers", _declared_last(case, of_signatory=False), case.decided_on, _DECLARED_LATE),
        ("handlers", _declared_last(case, of_signatory=True), case.signed_on, _SIGNATORY_LATE),
        ("checks", asks.looked_up_by(case, found), case.signed_on, _LOOKED_UP_LATE),
        ("signed_on", asks.first_day_to_sign(case, found), case.signed_on, _SIGNED_EARLY),
        ("signed_on", case.signed_on, case.award_from, _SIGNED_LATE),
    )
    for field, done, before, sentence in late:
        if done is not None and before is not None and done > before:
            yield field, message(sentence, done=done, before=before)


def _turned(case: DirectProcurement, order: _Order) -> Iterator[tuple[str, Message]]:
    """Yield where what follows was done before what comes first."""
    for earlier, later, sentence in order:
        first, then = earlier.day(case), later.day(case)
        if first is not None and then is not None and then < first:
            yield later.field, message(sentence, first=first, then=then)


def untold(case: DirectProcurement, found: Assessment) -> tuple[Message, ...]:
    """Return what deviated and is not told yet in words: what happened, and why."""
    is_told = not asks.is_empty(case, "deviation")
    return () if is_told else tuple(said for _field, said in deviations(case, found))


def _declared_last(case: DirectProcurement, *, of_signatory: bool) -> date | None:
    """Return the last day of a declaration; of whoever does no more than sign apart from all others."""
    before = {getattr(case, name) for name in _BEFORE_THE_DECISION}
    only_signing = {case.signed_by_id} - before
    meant = (each for each in case.handlers if (each.person_id in only_signing) is of_signatory)
    return max((day for each in meant for day in (each.declared_on, each.confirmed_on) if day), default=None)
