"""What the law of its day asks of a case: look-ups, a reasoned choice, a wait before the signature."""

from datetime import date

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Checked, Tender
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.duties import last_day
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.vocabulary import After
from inkop_desktop.rules.months import add_days, add_months
from inkop_desktop.rules.procuring import SupplierCheck, TenderOutcome, Topic
from inkop_desktop.rules.vocabulary import Country

ENOUGH = 3
"""How many suppliers are asked before nobody wonders why no more were."""

SHIELD_DAYS = 10
"""How long a voluntary notice is waited out (20 kap. 3 § LOU, § 25-3 FOA)."""

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


def duty(found: Assessment, name: str) -> Duty | None:
    """Return a duty that follows from a case, by its name in the law pack; None where it does not."""
    return next((each for each in found.duties if each.duty == name), None)


def chosen(case: DirectProcurement) -> Tender | None:
    """Return the tender that is chosen."""
    return next((each for each in case.tenders if each.outcome is TenderOutcome.CHOSEN), None)


def is_over_limit(case: DirectProcurement, found: Assessment) -> bool:
    """Tell whether the price has reached the limit that the estimate was below.

    The price is the chosen tender's, else the value of the contract.
    """
    tender = chosen(case)
    price = tender.amount if tender else case.award_value
    if not found.standing.by_value or found.limit is None:
        return False
    return found.limit.reached_by(price) is True


def look_ups(found: Assessment) -> tuple[SupplierCheck, ...]:
    """Return what is to be looked up about the supplier that is chosen."""
    usual = _LOOKED_UP[found.case.country]
    return (*usual, SupplierCheck.TAX_CERTIFICATE) if duty(found, "tax_certificate") else usual


def is_too_old(case: DirectProcurement, certificate: Checked, found: Assessment) -> bool:
    """Tell whether a tax certificate is too old, counted back from the tender deadline."""
    deadline = case.tender_deadline or case.decided_on
    if certificate.issued_on is None or deadline is None:
        return certificate.issued_on is None
    owed = duty(found, "tax_certificate")
    months = owed.months if owed else None
    return months is not None and certificate.issued_on < add_months(deadline, -months)


def first_day_to_sign(case: DirectProcurement, found: Assessment) -> date | None:
    """Return the first day on which the contract may be signed; None where nothing has to be waited for.

    A voluntary notice shields the contract once ten days have passed; a standstill is waited out.
    """
    days = [add_days(case.voluntary_notice_on, SHIELD_DAYS + 1)] if case.voluntary_notice_on else []
    standstill = duty(found, "standstill")
    if standstill is not None and standstill.after is After.AWARD_SENT and case.informed_on is not None:
        last = last_day(standstill, case.informed_on, found.case.country)
        days += [add_days(last, 1)] if last is not None else []
    return max(days, default=None)


def is_green(case: DirectProcurement) -> bool:
    """Tell whether anything is required of the environment or the climate."""
    return any(each.topic in (Topic.ENVIRONMENT, Topic.CLIMATE) for each in case.requirements)
