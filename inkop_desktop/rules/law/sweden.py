"""Where a purchase stands in Swedish law: LOU, LUF and LUK."""

from collections.abc import Iterable
from dataclasses import replace

from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.standing import Rung, Standing, climb, missing_for, rung
from inkop_desktop.rules.law.vocabulary import Fact, Law, LimitKind, Nature, Regime

_THRESHOLDS = {
    Law.LOU: (LimitKind.EU_GOODS_SERVICES_LOCAL, LimitKind.EU_GOODS_SERVICES_STATE),
    Law.LUF: (LimitKind.EU_GOODS_SERVICES_UTILITIES,),
}
_HAD_NO_LIMIT = "special_services_before"


def standing(matter: Matter) -> Standing:
    """Return where a case stands on the day that it began.

    Direct procurement is allowed below the direct procurement limit (19 a kap. 2 § LOU); a service of
    annex 2 also below the EU threshold, and stays in that chapter above it.
    """
    if matter.law is Law.LUK:
        return _general(matter, [LimitKind.EU_CONCESSIONS], Regime.CONCESSION, Regime.CONCESSION_ABOVE)
    if matter.services:
        return _special(matter)
    return _general(matter, _thresholds(matter), Regime.BELOW, Regime.ABOVE)


def _general(matter: Matter, thresholds: Iterable[LimitKind], below: Regime, above: Regime) -> Standing:
    direct = rung(matter, [LimitKind.DIRECT_GENERAL], below)
    climbed = climb([direct, rung(matter, thresholds, below)], above, matter.case.value)
    return replace(
        _one_regime(matter.case, direct),
        regimes=climbed.regimes,
        regime_rungs=climbed.rungs,
        missing=missing_for(matter.case, climbed.rungs),
    )


def _special(matter: Matter) -> Standing:
    """Return where a service of annex 2 stands; its own limit counts where the general one is reached.

    That older law had no such limit is a rule of the pack: where it holds neither, nothing can be told.
    """
    case = matter.case
    general = rung(matter, [LimitKind.DIRECT_GENERAL], Regime.SPECIAL)
    had_none = matter.pack.rule(matter.law, _HAD_NO_LIMIT, matter.day)
    if had_none:
        return replace(_one_regime(case, general), rules=(had_none,))
    if general.reached(case.value) is False:
        return _one_regime(case, general)
    welfare = rung(matter, [LimitKind.DIRECT_WELFARE], Regime.SPECIAL)
    if not welfare.limits:
        return _one_regime(case, rung(matter, [LimitKind.DIRECT_SPECIAL], Regime.SPECIAL))
    found = _one_regime(case, welfare)
    if found.by_value is not True:
        return found
    # Only some of the services had the higher limit, and the pack does not say which.
    return replace(found, by_value=None, missing=(Fact.WELFARE,))


def _one_regime(case: Case, deciding: Rung) -> Standing:
    reached = deciding.reached(case.value)
    return Standing(
        regimes=(deciding.below,),
        by_value=None if reached is None else not reached,
        limit=next(iter(deciding.limits), None),
        value_rungs=(deciding,),
        missing=missing_for(case, [deciding]),
    )


def _thresholds(matter: Matter) -> tuple[LimitKind, ...]:
    """Return the EU thresholds that may be the case's, by what is bought and who buys."""
    if matter.case.nature is Nature.WORKS:
        return (LimitKind.EU_WORKS,)
    own = matter.own_kinds(_THRESHOLDS[matter.law])
    return own if matter.case.nature else (*own, LimitKind.EU_WORKS)
