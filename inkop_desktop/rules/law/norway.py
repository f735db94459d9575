"""Where a purchase stands in Norwegian law: outside it, or in one of the parts of FOA."""

from inkop_desktop.rules.law.case import Matter
from inkop_desktop.rules.law.standing import Climb, Rung, Standing, climb, limits_of, missing_for, rung
from inkop_desktop.rules.law.vocabulary import Authority, Fact, LimitKind, Nature, Regime, Services

_ACT = "LOA"
_WITHOUT_NOTICE = {Regime.OUTSIDE, Regime.PART_1}
_LOCAL_AND_STATE = (LimitKind.EEA_GOODS_SERVICES_LOCAL, LimitKind.EEA_GOODS_SERVICES_STATE)


def standing(matter: Matter) -> Standing:
    """Return where a case stands on the day that it began.

    Outside the act, and in part I, a purchase needs no notice. Utilities follow regulations of their own, of
    which only the scope of the act is known here.
    """
    case = matter.case
    rungs, top = _ladder(matter)
    climbed = climb(rungs, top, case.value)
    deciding = [each for each in climbed.rungs if each.below in _WITHOUT_NOTICE]
    missing = missing_for(case, climbed.rungs)
    if case.law is None and climbed.regimes != (Regime.OUTSIDE,):
        missing = (Fact.LAW, *missing)
    elif Regime.UTILITIES in climbed.regimes:
        missing = (Fact.RULES, *missing)
    return Standing(
        regimes=() if Fact.LAW in missing else climbed.regimes,
        by_value=None if {Fact.LAW, Fact.RULES} & {*missing} else _by_value(climbed),
        limit=next((limit for each in reversed(deciding) for limit in each.limits), None),
        value_limits=limits_of(deciding),
        regime_limits=limits_of(climbed.rungs),
        missing=missing,
    )


def _by_value(climbed: Climb) -> bool | None:
    free = _WITHOUT_NOTICE.intersection(climbed.regimes)
    if free and not _WITHOUT_NOTICE.issuperset(climbed.regimes):
        return None
    return bool(free)


def _ladder(matter: Matter) -> tuple[list[Rung], Regime]:
    """Return the rungs that a purchase of this kind climbs, and what is above them."""
    scope = rung(matter, [LimitKind.LAW_APPLIES], Regime.OUTSIDE, _ACT)
    if matter.case.authority is Authority.UTILITY:
        return [scope], Regime.UTILITIES
    if matter.services is Services.HEALTH:
        return [scope, rung(matter, [LimitKind.EEA_SPECIAL], Regime.PART_1)], Regime.PART_4
    national = rung(matter, [LimitKind.NATIONAL], Regime.PART_1)
    if matter.services:
        return [scope, national, rung(matter, [LimitKind.EEA_SPECIAL], Regime.PART_2)], Regime.PART_2_SPECIAL
    return [scope, national, rung(matter, _thresholds(matter), Regime.PART_2)], Regime.PART_3


def _thresholds(matter: Matter) -> tuple[LimitKind, ...]:
    """Return the EEA thresholds that may be the case's, by what is bought and who buys."""
    if matter.case.nature is Nature.WORKS:
        return (LimitKind.EEA_WORKS,)
    own = matter.own_kinds(_LOCAL_AND_STATE)
    return own if matter.case.nature else (*own, LimitKind.EEA_WORKS)
