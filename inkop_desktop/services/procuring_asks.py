"""What is asked of a direct procurement, judged in one place for the wizard, the papers and the checks.

Each function answers for a case and, where the law decides, for what the law of its day makes of it. How
the answer is worded is for those who ask: a hint beside a field, a sentence on paper, a finding.
"""

from collections.abc import Iterable
from datetime import date

from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Checked, Tender
from inkop_desktop.rules import clock
from inkop_desktop.rules.law import grounds
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.duties import last_day
from inkop_desktop.rules.law.pack import Condition, Duty, Entry
from inkop_desktop.rules.law.vocabulary import Fact, OwnRuleKind, Regime
from inkop_desktop.rules.months import add_months, day_after
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    SupplierCheck,
    TenderOutcome,
    YesNo,
)
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.procuring import NOTICE

ENOUGH = 3
"""How many suppliers are asked before nobody wonders why no more were."""

LOOKED_UP_WITHIN = 6
"""How many months before the decision a supplier may be looked up; a custom, as tax certificates last."""

# What is done on a day, so that the day cannot lie ahead.
_DONE_ON = (
    *("ordered_on", "estimated_on", "voluntary_notice_on", "approved_on", "opened_on"),
    *("decided_on", "informed_on", "signed_on", "award_notice_on"),
)
_ROWS_DONE_ON = {
    "handlers": ("declared_on", "confirmed_on"),
    "invited": ("asked_on",),
    "tenders": ("received_on",),
    "checks": ("checked_on",),
}
# Who decides is a person or a body.
_INSTEAD = {"decided_by_id": "decided_by_body_id"}
_LOOKED_UP = {
    Country.SE: (
        SupplierCheck.ORG_NUMBER,
        SupplierCheck.REGISTERED,
        SupplierCheck.TAX,
        SupplierCheck.INSOLVENCY,
        SupplierCheck.SANCTIONS,
    ),
    Country.NO: (
        SupplierCheck.ORG_NUMBER,
        SupplierCheck.REGISTERED,
        SupplierCheck.INSOLVENCY,
        SupplierCheck.SANCTIONS,
    ),
}


# Where the law itself has its grounds for exclusion (13 kap. LOU, § 24-2 FOA); elsewhere it is the
# authority's own choice to look for them (19 a kap. 1 § LOU).
_EXCLUDED_BY_LAW = (Regime.ABOVE, Regime.PART_3)


def ahead(case: DirectProcurement, today: date) -> dict[str, date]:
    """Return the days that say when something was done, and that are still to come, by field."""
    days = {name: [getattr(case, name)] for name in _DONE_ON}
    days |= {
        name: [getattr(row, day) for row in getattr(case, name) for day in done_on]
        for name, done_on in _ROWS_DONE_ON.items()
    }
    later = {name: [each for each in some if each and each > today] for name, some in days.items()}
    return {name: max(some) for name, some in later.items() if some}


def duty(found: Assessment, name: str) -> Duty | None:
    """Return a duty that follows from a case, by its name in the law pack; None where it does not."""
    return next((each for each in found.duties if each.duty == name), None)


def is_empty(case: DirectProcurement, name: str) -> bool:
    """Tell whether nothing is written in a field, nor in one that says the same of somebody else."""
    value = getattr(case, name)
    is_written = value not in (None, ()) and bool(str(value).strip())
    return not is_written and (name not in _INSTEAD or is_empty(case, _INSTEAD[name]))


def is_competed(case: DirectProcurement) -> bool:
    """Tell whether a case asks, compares and looks up; what was bought already is told as it was."""
    return case.kind is not CaseKind.AFTERWARDS


def missing_facts(case: DirectProcurement, found: Assessment) -> tuple[Fact, ...]:
    """Return the facts that a verdict waits for; where no ground is said to hold, those of the estimate."""
    return found.case.calculation.missing if case.ground == grounds.NONE else found.missing


def owes_ground(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether a ground has to be chosen still, or said that none holds."""
    if case.ground == grounds.NONE or found.ground or missing_facts(case, found):
        return False
    return bool(found.grounds_open) or found.allowed is not True


def answers(case: DirectProcurement) -> dict[str, bool | None]:
    """Return what has been answered to the conditions of the ground, by their keys."""
    return {
        each.condition: None if each.holds is None else each.holds is YesNo.YES for each in case.conditions
    }


def unanswered(case: DirectProcurement, found: Assessment) -> tuple[Condition, ...]:
    """Return the conditions of the ground that have no answer, be it one of the value or an exception."""
    given = answers(case)
    conditions = found.ground.conditions if found.ground else ()
    return tuple(each for each in conditions if given.get(each.key) is None)


def holds(case: DirectProcurement, found: Assessment) -> bool | None:
    """Tell whether the ground that is chosen can be used; None while there is none, or a question is open."""
    return grounds.holds(found.ground, answers(case)) if found.ground else None


def owes_reasons(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether reasons are missing: for an exception, or why no ground holds.

    That the value is low enough is reasoned by its calculation.
    """
    is_exception = found.ground is not None and found.ground.text.exception
    return (is_exception or case.ground == grounds.NONE) and is_empty(case, "reasons")


def to_confirm(case: DirectProcurement, found: Assessment) -> tuple[Entry, ...]:
    """Return the uncertain entries, which the officer has not confirmed, that the verdict rests on."""
    confirmed = {each.entry for each in case.confirmed}
    rests_on = () if case.ground == grounds.NONE else found.to_confirm
    return tuple(each for each in rests_on if each.id not in confirmed)


def owes_lots(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether it is missing why a contract is not divided into lots (§ 25-5 FOA)."""
    is_made = found.ground is not None and holds(case, found) is not False
    return is_made and found.regime is Regime.PART_3 and is_empty(case, "lots")


def enough(found: Assessment, own_rules: Iterable[OwnRule]) -> int:
    """Return how many are asked before a reason is wanted; the authority's own rule may want more."""
    quotes = (each for each in own_rules if each.kind is OwnRuleKind.QUOTES)
    wanted = (each.quotes or 0 for each in quotes if each.reached_by(found.case.value))
    return max([ENOUGH, *wanted])


def owes_why_so_few(case: DirectProcurement, found: Assessment, own_rules: Iterable[OwnRule]) -> bool:
    """Tell whether it is missing why no more suppliers were asked."""
    return len(case.invited) < enough(found, own_rules) and is_empty(case, "few_asked_reason")


def is_asked_some_day(case: DirectProcurement) -> bool:
    """Tell whether it is missing on which day somebody was asked."""
    return any(each.asked_on is None for each in case.invited)


def first_asked(case: DirectProcurement) -> date | None:
    """Return the first day on which a supplier was asked; None before that."""
    return min((each.asked_on for each in case.invited if each.asked_on is not None), default=None)


def is_asked_unapproved(case: DirectProcurement) -> bool:
    """Tell whether suppliers were asked before the requirements were approved, or without that (N21)."""
    asked, approved = first_asked(case), case.approved_on
    return is_competed(case) and asked is not None and (approved is None or approved > asked)


def chosen(case: DirectProcurement) -> Tender | None:
    """Return the tender that is chosen."""
    return next((each for each in case.tenders if each.outcome is TenderOutcome.CHOSEN), None)


def is_over_limit(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether the price has reached the limit below which it may be bought as the case does it.

    The price is the chosen tender's, and the value that the contract comes to.
    """
    limit = found.ceiling
    if limit is None:
        return False
    tender = chosen(case)
    prices = (tender.amount if tender else None, case.award_value)
    return any(limit.reached_by(price) for price in prices)


def owes_choice(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether a price over the limit has no reasoned choice; nothing is left to choose afterwards."""
    is_reasoned = case.over_limit is not None and not is_empty(case, "over_limit_reason")
    return is_competed(case) and is_over_limit(case, found) and not is_reasoned


def is_late(case: DirectProcurement, tender: Tender) -> bool:
    """Tell whether a tender came in after the deadline: on a later day, or later on the day itself."""
    received, deadline = tender.received_on, case.tender_deadline
    if received is None or deadline is None:
        return False
    if received != deadline:
        return received > deadline
    at, until = clock.parse(tender.received_at), clock.parse(case.tender_time)
    return at is not None and until is not None and at > until


def owes_rejection(case: DirectProcurement) -> bool:
    """Tell whether a tender came in after the deadline, and is neither chosen nor rejected."""
    told = (TenderOutcome.CHOSEN, TenderOutcome.REJECTED)
    return any(is_late(case, each) for each in case.tenders if each.outcome not in told)


def is_comparison_owed(case: DirectProcurement) -> bool:
    """Tell whether there is something to compare."""
    return len(case.tenders) > 1


def is_information_owed(case: DirectProcurement) -> bool:
    """Tell whether the tenderers are to be informed: tenders were asked of several (19 a kap. 10 § LOU)."""
    return is_of_several(case)


def is_of_several(case: DirectProcurement) -> bool:
    """Tell whether several suppliers were asked, or have tendered."""
    return max(len(case.invited), len(case.tenders)) > 1


def look_ups(found: Assessment) -> tuple[SupplierCheck, ...]:
    """Return what is to be looked up about the supplier that is chosen."""
    by_law = {
        SupplierCheck.EXCLUSION: found.regime in _EXCLUDED_BY_LAW,
        SupplierCheck.TAX_CERTIFICATE: duty(found, "tax_certificate") is not None,
    }
    return (*_LOOKED_UP[found.case.country], *(kind for kind, is_owed in by_law.items() if is_owed))


def own_look_ups(found: Assessment) -> tuple[SupplierCheck, ...]:
    """Return what the authority may look up by its own choice, where the law does not ask for it."""
    return () if SupplierCheck.EXCLUSION in look_ups(found) else (SupplierCheck.EXCLUSION_OWN,)


def not_looked_up(case: DirectProcurement, found: Assessment) -> tuple[SupplierCheck, ...]:
    """Return what is still to be looked up about the supplier: what it said, when and where.

    Of what was bought already, a look-up can be left out for a reason.
    """
    left_out = set() if is_competed(case) else _left_out(case)
    return tuple(
        kind
        for kind in look_ups(found)
        if kind not in left_out and not any(_is_done(each, kind) for each in case.checks)
    )


def outdated_look_ups(case: DirectProcurement, found: Assessment, today: date) -> tuple[SupplierCheck, ...]:
    """Return what was looked up so long before the decision, or today, that it says little any more.

    What was bought already is looked up afterwards.
    """
    if not is_competed(case):
        return ()
    oldest = add_months(case.decided_on or today, -LOOKED_UP_WITHIN)
    recent = {each.kind for each in case.checks if each.checked_on and each.checked_on >= oldest}
    done = {each.kind for each in case.checks if each.kind and _is_done(each, each.kind)}
    return tuple(kind for kind in look_ups(found) if kind in done - recent)


def looked_up_by(case: DirectProcurement, found: Assessment) -> date | None:
    """Return the day by which all was looked up that has been, of what is owed; None before anything is."""
    days = ([each.checked_on for each in case.checks if _is_done(each, kind)] for kind in look_ups(found))
    return max((min(filter(None, of_kind)) for of_kind in days if of_kind), default=None)


def undecided_look_ups(case: DirectProcurement, found: Assessment) -> tuple[SupplierCheck, ...]:
    """Return what the authority may look up, and has neither looked up nor left out for a reason."""
    return tuple(
        kind
        for kind in own_look_ups(found)
        if kind not in _left_out(case) and not any(_is_done(each, kind) for each in case.checks)
    )


def _left_out(case: DirectProcurement) -> set[SupplierCheck | None]:
    return {
        each.kind for each in case.checks if each.result is CheckResult.LEFT_OUT and each.evidence.strip()
    }


def _is_done(check: Checked, kind: SupplierCheck) -> bool:
    is_told = check.result not in {None, CheckResult.LEFT_OUT} and check.checked_on is not None
    return check.kind is kind and is_told and bool(check.evidence.strip())


def not_passed(case: DirectProcurement) -> tuple[SupplierCheck, ...]:
    """Return the checks that the supplier did not pass."""
    return tuple(each.kind for each in case.checks if each.kind and each.result is CheckResult.FAILED)


def has_old_certificate(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether a tax certificate is owed, and the one that there is is too old."""
    kind = SupplierCheck.TAX_CERTIFICATE
    certificates = [each for each in case.checks if each.kind is kind and each.result]
    is_owed = kind in look_ups(found) and bool(certificates)
    return is_owed and all(is_too_old(case, each, found) for each in certificates)


def is_too_old(case: DirectProcurement, certificate: Checked, found: Assessment) -> bool:
    """Tell whether a tax certificate is too old, counted back from the tender deadline."""
    deadline = case.tender_deadline or case.decided_on
    if certificate.issued_on is None or deadline is None:
        return certificate.issued_on is None
    owed = duty(found, "tax_certificate")
    oldest = last_day(owed, deadline, found.case.country) if owed else None
    return oldest is not None and certificate.issued_on < oldest


def term_owed(case: DirectProcurement) -> tuple[str, ...]:
    """Return the fields that tell how long the contract runs."""
    return ("award_from",) if case.open_ended else ("award_from", "award_to")


def first_day_to_sign(case: DirectProcurement, found: Assessment) -> date | None:
    """Return the first day on which the contract may be signed; None where nothing has to be waited for.

    A voluntary notice is waited out whether it was needed or not, and so is a standstill.
    """
    country, standstill = found.case.country, duty(found, "standstill")
    ends: list[date | None] = []
    if found.shield is not None and case.voluntary_notice_on is not None:
        ends.append(last_day(found.shield, case.voluntary_notice_on, country))
    if standstill is not None and case.informed_on is not None:
        ends.append(last_day(standstill, case.informed_on, country))
    return max((day_after(last) for last in ends if last is not None), default=None)


def is_notice_owed(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether a post-award notice has to be sent still."""
    notice = duty(found, NOTICE)
    return notice is not None and notice.must and case.award_notice_on is None
