"""What of a direct procurement is said to have been done before what must come first."""

from collections.abc import Callable, Iterator
from datetime import date

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.procuring import NOTICE
from inkop_desktop.text import N_, Message, message

_FIRST_ASKED, _LAST_ASKED, _FIRST_CAME = "first asked", "last asked", "first came"
_NOTICE_SENT = "award_notice_on"
# Days of rows, each with the field that has them and which of them counts.
_OF_ROWS: dict[str, tuple[str, str, Callable[[list[date]], date]]] = {
    _FIRST_ASKED: ("invited", "asked_on", min),
    _LAST_ASKED: ("invited", "asked_on", max),
    _FIRST_CAME: ("tenders", "received_on", min),
}
# What comes first, what follows on the same day or later, and what is said where it does not.
_ORDER = (
    (
        "started_on",
        _FIRST_ASKED,
        N_("The first request was sent on {later}, before the procurement began on {earlier}."),
    ),
    (
        _LAST_ASKED,
        "tender_deadline",
        N_("The deadline, {later}, lies before {earlier}, when the request was sent."),
    ),
    (
        _FIRST_ASKED,
        _FIRST_CAME,
        N_("A tender came in on {later}, before the request was sent on {earlier}."),
    ),
    (
        _FIRST_CAME,
        "opened_on",
        N_("The tenders were opened on {later}, before the first of them came in on {earlier}."),
    ),
    (
        "tender_deadline",
        "opened_on",
        N_("The tenders were opened on {later}, before the deadline on {earlier}."),
    ),
    ("started_on", "decided_on", N_("It was decided on {later}, before the procurement began on {earlier}.")),
    (
        "opened_on",
        "decided_on",
        N_("It was decided on {later}, before the tenders were opened on {earlier}."),
    ),
    (
        "tender_deadline",
        "decided_on",
        N_("It was decided on {later}, before the deadline for tenders on {earlier}."),
    ),
    (
        "decided_on",
        "informed_on",
        N_("The tenderers were informed on {later}, before it was decided on {earlier}."),
    ),
    (
        "decided_on",
        "signed_on",
        N_("The contract was signed on {later}, before it was decided on {earlier}."),
    ),
    (
        "signed_on",
        _NOTICE_SENT,
        N_("The notice was sent on {later}, before the contract was signed on {earlier}: it is sent after."),
    ),
)


def untimely(case: DirectProcurement, found: Assessment) -> Iterator[tuple[str, Message]]:
    """Yield each field with a day that lies before what must come first, and a sentence that says so.

    A post-award notice comes after the contract where the law asks for one.
    """
    is_notice_asked = asks.duty(found, NOTICE) is not None
    for earlier, later, sentence in _ORDER:
        if later == _NOTICE_SENT and not is_notice_asked:
            continue
        first, then = _day(case, earlier), _day(case, later)
        if first is not None and then is not None and then < first:
            yield _field(later), message(sentence, earlier=first, later=then)


def _field(moment: str) -> str:
    return _OF_ROWS[moment][0] if moment in _OF_ROWS else moment


def _day(case: DirectProcurement, moment: str) -> date | None:
    """Return the day of a field of the case, or the one of its rows that counts."""
    if moment not in _OF_ROWS:
        found: date | None = getattr(case, moment)
        return found
    rows, name, which = _OF_ROWS[moment]
    days = [day for each in getattr(case, rows) if (day := getattr(each, name)) is not None]
    return which(days) if days else None
