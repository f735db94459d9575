"""Which grounds a purchase without a notice may be made on, and whether their conditions hold."""

from collections.abc import Iterable, Mapping

from inkop_desktop.rules.law.case import Matter
from inkop_desktop.rules.law.pack import Ground, GroundText, Pack
from inkop_desktop.rules.law.standing import Standing
from inkop_desktop.rules.law.vocabulary import Regime

NONE = "none"
"""What stands as the ground of a case where the officer has found that none holds."""


def keys(pack: Pack) -> tuple[str, ...]:
    """Return the key of every ground of a country."""
    return tuple(dict.fromkeys(ground.text.key for ground in pack.grounds))


def text_of(pack: Pack, key: str) -> GroundText | None:
    """Return what a ground is called, asks and demands; None where the country has no such ground."""
    return next((ground.text for ground in pack.grounds if ground.text.key == key), None)


def are_open(matter: Matter, standing: Standing) -> tuple[Ground, ...]:
    """Return the grounds that are open on this date, value and kind, whichever the regime turns out to be."""
    offered = _offered(matter)
    found: dict[str, Ground] = {}
    for ground in offered:
        key = ground.text.key
        same = [each for each in offered if each.text.key == key]
        if standing.regimes and all(_covers(matter, same, regime) for regime in standing.regimes):
            found.setdefault(key, next(each for each in same if standing.regimes[0] in each.regimes))
    return tuple(found.values())


def may_be_open(matter: Matter, standing: Standing) -> bool:
    """Tell whether the ground that is asked for is open in one of the regimes that are possible."""
    asked = [each for each in _offered(matter) if each.text.key == matter.case.ground]
    return any(_may_cover(matter, asked, regime) for regime in standing.regimes)


def are_unknown(matter: Matter, standing: Standing) -> bool:
    """Tell whether the pack holds no ground for exception at all in the regimes that are possible."""
    there = {
        regime
        for ground in matter.pack.grounds
        if ground.law == matter.law and ground.in_force(matter.day) and ground.text.exception
        for regime in ground.regimes
    }
    return there.isdisjoint(standing.regimes)


def holds(ground: Ground, answers: Mapping[str, bool | None]) -> bool | None:
    """Tell whether a ground can be used: every condition answered yes; None while one has no answer."""
    given = [answers.get(condition.key) for condition in ground.conditions]
    if False in given:
        return False
    return None if None in given else True


def _offered(matter: Matter) -> list[Ground]:
    """Return the grounds that the law has on the day for what is bought."""
    nature = matter.case.nature
    return [
        each
        for each in matter.pack.grounds
        if each.law == matter.law
        and each.in_force(matter.day)
        and (nature is None or not each.text.natures or nature in each.text.natures)
    ]


def _covers(matter: Matter, same: Iterable[Ground], regime: Regime) -> bool:
    return any(regime in each.regimes and _is_below(matter, each) is True for each in same)


def _may_cover(matter: Matter, same: Iterable[Ground], regime: Regime) -> bool:
    return any(regime in each.regimes and _is_below(matter, each) is not False for each in same)


def _is_below(matter: Matter, ground: Ground) -> bool | None:
    """Tell whether the value is below the ground's limit, where it has one."""
    if ground.below is None:
        return True
    limit = matter.limit(ground.below)
    reached = limit.reached_by(matter.case.value) if limit else None
    return None if reached is None else not reached
