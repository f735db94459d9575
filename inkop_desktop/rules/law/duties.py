"""Which duties follow from a purchase, and when their times run out."""

from datetime import date

from inkop_desktop.rules.holidays import working_day_from
from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.pack import Duty, Ground
from inkop_desktop.rules.law.standing import Standing
from inkop_desktop.rules.law.vocabulary import After, Route
from inkop_desktop.rules.months import add_days, add_months
from inkop_desktop.rules.vocabulary import Country

WAITING = {After.NOTICE, After.AWARD_SENT}


def follow(matter: Matter, standing: Standing, route: Route | None) -> tuple[Duty, ...]:
    """Return the duties that surely follow, whichever of the possible regimes and routes it will be."""
    return tuple(
        duty
        for duty in matter.pack.duties
        if matter.law in duty.under
        and duty.in_force(matter.day)
        and _fits_regimes(duty, standing)
        and (not duty.routes or route in duty.routes)
        and (not duty.natures or matter.case.nature in duty.natures)
        and _meets_limits(matter, duty)
        and _runs_long_enough(duty, matter.case)
    )


def last_day(duty: Duty, start: date, country: Country) -> date | None:
    """Return the last day of a duty's time when it runs from a day; None where it has no time.

    A time of waiting that would end on a day when offices are closed lasts to the next working day (20 kap.
    18 § LOU); a time to do something is never stretched. From a tender deadline is counted back.
    """
    if duty.after is After.TENDER_DEADLINE:
        return add_months(start, -(duty.months or 0))
    if duty.months:
        return add_months(start, duty.months)
    if duty.days is None:
        return None
    last = add_days(start, duty.days)
    return working_day_from(last, country) if duty.after in WAITING else last


def reference(duty: Duty, ground: Ground | None) -> str:
    """Return where a duty stands, naming the ground where the law wants both (§ 7-1, jf. § 5-2 FOA)."""
    if ground and duty.citing:
        return duty.citing.format(ground=ground.reference)
    return duty.reference


def _fits_regimes(duty: Duty, standing: Standing) -> bool:
    return not duty.regimes or (bool(standing.regimes) and {*standing.regimes} <= {*duty.regimes})


def _meets_limits(matter: Matter, duty: Duty) -> bool:
    limits = [matter.limit(kind, duty.law) for kind in matter.own_kinds(duty.limits)]
    return all(limit is not None and limit.meets(matter.case.value) is True for limit in limits)


def _runs_long_enough(duty: Duty, case: Case) -> bool:
    """Tell whether the term is long enough; a term that is not known may be."""
    return duty.over_months is None or case.months is None or case.months > duty.over_months
