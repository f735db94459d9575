"""Assess a purchase: which regime, whether it may be made without a notice, on which ground, what follows.

It is support for a judgement and decides nothing: the officer decides and signs (6 kap. 38 § KL).
"""

from dataclasses import dataclass, field, replace

from inkop_desktop.rules.law import duties, grounds, norway, sweden
from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, GroundText, Limit, Pack, Rule, ServiceList
from inkop_desktop.rules.law.standing import Rung, Standing, limits_of
from inkop_desktop.rules.law.value import Calculation, Line, LineKind
from inkop_desktop.rules.law.vocabulary import (
    Authority,
    Certainty,
    Fact,
    Law,
    LimitKind,
    Regime,
    Route,
    weakest,
)
from inkop_desktop.rules.vocabulary import Country


@dataclass(frozen=True, slots=True)
class Assessment:
    """Hold what follows from the facts of a case.

    `allowed` is None where a fact is missing. `certainty` is the lowest mark of the entries that the verdict
    rests on, U where it needs a limit that the pack does not hold on the day; `to_confirm` are those of them
    that the officer confirms with a source. `asked_for` is the ground that the officer wants to use, and
    `ground` the same where it is open; from the `ceiling` on it could not be bought this way. `law` is the
    one that the case is judged by, `chapters` where the regime stands in it, `unread` what the pack does not
    know of it, and `has_no_grounds` tells that the pack holds no ground for exception there. `shield` is what
    a voluntary notice makes one wait for. `documented` tells whether the law wants documentation; None where
    that cannot be told, and then one documents.
    """

    case: Case
    law: Law | None = None
    standing: Standing = field(default_factory=Standing)
    allowed: bool | None = None
    route: Route | None = None
    asked_for: GroundText | None = None
    ground: Ground | None = None
    grounds_open: tuple[Ground, ...] = ()
    ceiling: Limit | None = None
    duties: tuple[Duty, ...] = ()
    has_no_grounds: bool = False
    same_kind: Rule | None = None
    chapters: Rule | None = None
    shield: Duty | None = None
    unread: Rule | None = None
    certainty: Certainty | None = None
    to_confirm: tuple[Entry, ...] = ()
    missing: tuple[Fact, ...] = ()
    documented: bool | None = None
    at_documentation_limit: bool = False

    @property
    def regime(self) -> Regime | None:
        """Return the regime; None where it cannot be told."""
        return self.standing.regime

    @property
    def limit(self) -> Limit | None:
        """Return the limit that decides whether the value alone is low enough."""
        return self.standing.limit

    def certainty_of(self, entry: Entry) -> Certainty:
        """Return the mark of an entry on the day of the case."""
        return entry.certainty if self.case.day is None else entry.certainty_on(self.case.day)


def assess(pack: Pack, case: Case) -> Assessment:
    """Return the assessment of a case by the law of the day on which it began."""
    law = _law_of(case)
    if case.day is None or law is None:
        unknown = [fact for fact, told in ((Fact.DATE, case.day), (Fact.LAW, case.law)) if told is None]
        return Assessment(case, law, missing=(*unknown, *case.calculation.missing))
    matter = Matter(pack, case, law, case.day)
    return _assessed(matter, _standing(matter))


def _standing(matter: Matter) -> Standing:
    return norway.standing(matter) if matter.case.country is Country.NO else sweden.standing(matter)


def _law_of(case: Case) -> Law | None:
    """Return the law that a case is judged by.

    In Norway the act comes before its regulations, so that much can be told before these are known; what a
    utility buys follows those of the utilities.
    """
    if case.country is Country.SE or case.law not in {None, Law.FOA}:
        return case.law
    return Law.UTILITIES if case.authority is Authority.UTILITY else Law.FOA


def _assessed(matter: Matter, standing: Standing) -> Assessment:
    day = matter.day
    opened = grounds.are_open(matter, standing)
    ground = next((each for each in opened if each.text.key == matter.case.ground), None)
    allowed, missing = _verdict(matter, standing, ground)
    route = _route(standing, allowed=allowed)
    at_documentation_limit = _at_documentation_limit(matter)
    documented = duties.documented(matter, standing, route)
    used = ground if route is Route.BY_GROUND else None
    rungs = _deciding(standing, used, allowed=allowed)
    rests_on = (
        *limits_of(rungs),
        *standing.rules,
        *_lists(matter, standing),
        *([used] if used else []),
    )
    has_gap = (used or allowed is None) and not all(each.is_whole for each in rungs)
    return Assessment(
        case=matter.case,
        law=matter.law,
        standing=standing,
        allowed=allowed,
        route=route,
        asked_for=ground.text if ground else grounds.text_of(matter.pack, matter.case.ground),
        ground=ground,
        grounds_open=opened,
        ceiling=_ceiling(matter, standing, used),
        duties=duties.follow(matter, standing, route),
        has_no_grounds=grounds.are_unknown(matter, standing),
        same_kind=matter.pack.rule(matter.law, "same_kind", day),
        shield=duties.shield(matter, standing),
        chapters=matter.pack.rule(matter.law, f"regime_{standing.regime}", day),
        unread=matter.pack.rule(matter.law, "unread", day),
        certainty=weakest([*(each.certainty_on(day) for each in rests_on), *([Certainty.U] * has_gap)]),
        to_confirm=tuple(each for each in rests_on if each.certainty_on(day).needs_confirming),
        missing=missing,
        # Exactly at the limit the statute and the agency disagree.
        documented=documented or (None if at_documentation_limit else documented),
        at_documentation_limit=at_documentation_limit,
    )


def _lists(matter: Matter, standing: Standing) -> tuple[ServiceList, ...]:
    """Return the list of services that a case is on by its code, where it would stand otherwise off it."""
    listed = matter.listed
    if listed is None:
        return ()
    unlisted = replace(matter, case=replace(matter.case, cpv=""))
    return () if _standing(unlisted) == standing else (listed,)


def _ceiling(matter: Matter, standing: Standing, used: Ground | None) -> Limit | None:
    """Return the limit from which the value is no longer low enough, or the ground no longer open."""
    if standing.by_value:
        return standing.limit
    if used is None:
        return None
    return next((each for each in standing.regime_limits if _closes(matter, each, used)), None)


def _closes(matter: Matter, limit: Limit, used: Ground) -> bool:
    """Tell whether the value is below a limit from which a ground is not open."""
    if limit.value is None or limit.reached_by(matter.case.value) is not False:
        return False
    worth = Calculation((Line(LineKind.FIXED, limit.value),))
    dearer = replace(matter, case=replace(matter.case, calculation=worth))
    return all(each.text != used.text for each in grounds.are_open(dearer, _standing(dearer)))


def _deciding(standing: Standing, used: Ground | None, *, allowed: bool | None) -> tuple[Rung, ...]:
    """Return the steps that an answer rests on: those of the value, and of the regime where it counts."""
    waits_for_regime = allowed is None and standing.by_value is False
    counts = used or standing.regime or waits_for_regime
    return (*standing.value_rungs, *(standing.regime_rungs if counts else ()))


def _at_documentation_limit(matter: Matter) -> bool:
    """Tell whether the value is exactly the amount above which the statute wants documentation."""
    limit = matter.limit(LimitKind.DOCUMENTATION)
    return limit is not None and limit.value == matter.case.value


def _verdict(
    matter: Matter, standing: Standing, ground: Ground | None
) -> tuple[bool | None, tuple[Fact, ...]]:
    """Return whether the purchase may be made without a notice, and the facts that are missing."""
    if standing.by_value or ground:
        return True, standing.missing
    if not matter.case.ground or standing.by_value is None:
        return standing.by_value, standing.missing
    if grounds.may_be_open(matter, standing):
        return None, standing.missing
    if grounds.are_unknown(matter, standing):
        return None, (Fact.GROUNDS, *standing.missing)
    return False, standing.missing


def _route(standing: Standing, *, allowed: bool | None) -> Route | None:
    if allowed is None:
        return None
    if standing.by_value:
        return Route.BY_VALUE
    return Route.BY_GROUND if allowed else Route.ADVERTISED
