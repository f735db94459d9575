"""Where a purchase stands in Norwegian law: outside it, or in one of the parts of its three regulations."""

from collections.abc import Iterable

from inkop_desktop.rules.law.case import Matter
from inkop_desktop.rules.law.standing import Climb, Rung, Standing, climb, missing_for, rung
from inkop_desktop.rules.law.vocabulary import Fact, Law, LimitKind, Nature, Regime, Services

ACT = "LOA"
"""The act that the regulations are given under, as the law packs name it."""

_WITHOUT_NOTICE = {Regime.OUTSIDE, Regime.PART_1, Regime.UTILITIES, Regime.CONCESSION_CONTRACTS}
_LOCAL_AND_STATE = (LimitKind.EEA_GOODS_SERVICES_LOCAL, LimitKind.EEA_GOODS_SERVICES_STATE)
_UTILITIES = (LimitKind.EEA_GOODS_SERVICES_UTILITIES,)
_Ladder = tuple[list[Rung], Regime]


def standing(matter: Matter) -> Standing:
    """Return where a case stands on the day that it began.

    Outside the act, in part I of FOA, and in the other regulations below the EEA threshold, a purchase needs
    no notice.
    """
    case = matter.case
    rungs, top = _ladder(matter)
    climbed = climb(rungs, top, case.value)
    deciding = [each for each in climbed.rungs if each.below in _WITHOUT_NOTICE]
    missing = missing_for(case, climbed.rungs)
    if case.law is None and climbed.regimes != (Regime.OUTSIDE,):
        missing = (Fact.LAW, *missing)
    return Standing(
        regimes=() if Fact.LAW in missing else climbed.regimes,
        by_value=None if Fact.LAW in missing else _by_value(climbed),
        limit=next((limit for each in reversed(deciding) for limit in each.limits), None),
        value_rungs=tuple(deciding),
        regime_rungs=climbed.rungs,
        missing=missing,
    )


def _by_value(climbed: Climb) -> bool | None:
    free = _WITHOUT_NOTICE.intersection(climbed.regimes)
    if free and not _WITHOUT_NOTICE.issuperset(climbed.regimes):
        return None
    return bool(free)


def _ladder(matter: Matter) -> _Ladder:
    """Return the rungs that a purchase of this kind climbs, and what is above them."""
    if matter.law is Law.UTILITIES:
        return _of_utilities(matter)
    if matter.law is Law.CONCESSIONS:
        scope = rung(matter, [LimitKind.LAW_APPLIES], Regime.OUTSIDE)
        threshold = rung(matter, [LimitKind.EEA_CONCESSIONS], Regime.CONCESSION_CONTRACTS)
        return [scope, threshold], Regime.CONCESSION_CONTRACTS_ABOVE
    return _of_foa(matter)


def _of_utilities(matter: Matter) -> _Ladder:
    """Return the rungs of the utilities regulations.

    Special services have a threshold above the general one, which counts only where that is reached.
    """
    rungs = [
        rung(matter, [LimitKind.LAW_APPLIES], Regime.OUTSIDE),
        rung(matter, _of_nature(matter, _UTILITIES, LimitKind.EEA_WORKS_UTILITIES), Regime.UTILITIES),
    ]
    if matter.services:
        rungs.append(rung(matter, [LimitKind.EEA_SPECIAL], Regime.UTILITIES))
    return rungs, Regime.UTILITIES_ABOVE


def _of_foa(matter: Matter) -> _Ladder:
    scope = rung(matter, [LimitKind.LAW_APPLIES], Regime.OUTSIDE, ACT)
    if matter.services is Services.HEALTH:
        return [scope, rung(matter, [LimitKind.EEA_SPECIAL], Regime.PART_1)], Regime.PART_4
    national = rung(matter, [LimitKind.NATIONAL], Regime.PART_1)
    if matter.services:
        return [scope, national, rung(matter, [LimitKind.EEA_SPECIAL], Regime.PART_2)], Regime.PART_2_SPECIAL
    own = matter.own_kinds(_LOCAL_AND_STATE)
    threshold = rung(matter, _of_nature(matter, own, LimitKind.EEA_WORKS), Regime.PART_2)
    return [scope, national, threshold], Regime.PART_3


def _of_nature(matter: Matter, others: Iterable[LimitKind], works: LimitKind) -> tuple[LimitKind, ...]:
    """Return the thresholds that may be the case's: of works, of the rest, or both where that is unknown."""
    if matter.case.nature is Nature.WORKS:
        return (works,)
    return (*others,) if matter.case.nature else (*others, works)
