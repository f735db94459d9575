"""What of a direct procurement may leave the office: papers for others, exports, lists in a file."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from inkop_desktop.records.fields import without
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.procuring import Ending

# Everything about tenders and tenderers is secret until the award (19 kap. 3 § OSL, § 23 offentleglova); a
# file may be a tender, and why somebody is disqualified, or nobody else was asked, names a tenderer.
UNTIL_AWARD = frozenset(
    {
        "handlers",
        "few_asked_reason",
        "earlier_dialogue",
        "invited",
        "questions",
        "tenders",
        "points",
        "evaluation",
        "over_limit_reason",
        "checks",
        "supplier_id",
        "award_value",
        "award_reason",
        "award_from",
        "award_to",
        "over_limit",
        "attachments",
    }
)
OFFICE_ONLY = frozenset({"kind_sums"})
"""What never leaves the office with a case: sums in which what is secret of other cases counts."""

# Fields that say the same, or let each other be worked out: a mark on one of them counts for all. Which
# delegation a decision rests on, and whether it went so far, tells about how much it was.
TOGETHER = (
    frozenset({"value", "prices"}),
    frozenset({"award_value", "tenders", "acted_under"}),
    frozenset({"supplier_id", "tenders", "points", "invited", "checks"}),
    frozenset({"requirements", "points"}),
    frozenset({"title", "contract_id"}),
    frozenset({"decided_by_id", "acted_under"}),
    frozenset({"decided_by_body_id", "acted_under"}),
    frozenset({"signed_by_id", "acted_under"}),
)


REASON_OF = {Ending.ADVERTISE: "reasons", Ending.OTHER_WAY: "way_reason"}
"""The field whose reason an ending takes over, as long as nobody writes another."""


def is_awarded(case: DirectProcurement) -> bool:
    """Tell whether the award has been decided, or the purchase made, so that tenders are no longer secret.

    A call-off for which nobody was asked is a purchase made without tenders.
    """
    is_called_off = case.ending is Ending.CALL_OFF and not case.tenders and not case.invited
    return case.decided_on is not None or case.signed_on is not None or is_called_off


def secret_fields(case: DirectProcurement, day: date) -> frozenset[str]:
    """Return the names of the fields that are secret on a day."""
    known = {each.name for each in fields(case)}
    marked = {each.subject for each in _holding(case, day)} & known
    marked = marked.union(*(some for some in together(case) if some & marked))
    return frozenset(marked if is_awarded(case) else marked | UNTIL_AWARD)


def secret_files(case: DirectProcurement, day: date) -> frozenset[str]:
    """Return what else is marked as secret on a day: names of files."""
    return frozenset(each.subject for each in _holding(case, day)) - {each.name for each in fields(case)}


def without_secrets(case: DirectProcurement, day: date) -> DirectProcurement:
    """Return a case without the fields and files that are secret on a day; its marks name no file."""
    files = secret_files(case, day)
    marks = (replace(each, subject="attachments") if each.subject in files else each for each in case.secrets)
    kept = (each for each in case.attachments if each.name not in files)
    named = replace(case, attachments=tuple(kept), secrets=tuple(marks))
    return without(named, secret_fields(case, day) | OFFICE_ONLY)


def together(case: DirectProcurement) -> Iterator[frozenset[str]]:
    """Yield the fields of which a mark on one counts for all: the reason for the ending with its source."""
    yield from TOGETHER
    same = (name for name in REASON_OF.values() if getattr(case, name).strip() == case.ending_reason)
    yield frozenset({"ending_reason", *same} if case.ending_reason else ())


def is_reason_taken_over(case: DirectProcurement) -> bool:
    """Tell whether the reason for the ending stands, word for word, where it was taken over from."""
    name = REASON_OF.get(case.ending) if case.ending else None
    given = getattr(case, name).strip() if name else ""
    return bool(given) and given == case.ending_reason


def _holding(case: DirectProcurement, day: date) -> list[Secret]:
    return [each for each in case.secrets if each.until is None or day <= each.until]
