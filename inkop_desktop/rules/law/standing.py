"""Where a purchase stands among the limits of the law: how far up a ladder its value has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.pack import Limit, Rule
from inkop_desktop.rules.law.vocabulary import Fact, LimitKind, Regime
from inkop_desktop.rules.money import Money


@dataclass(frozen=True, slots=True)
class Rung:
    """Hold the limits of which one is the step up from a regime; several where a fact is missing.

    `is_whole` tells whether the pack has all of them on the day.
    """

    limits: tuple[Limit, ...]
    below: Regime
    is_whole: bool

    def reached(self, value: Money | None) -> bool | None:
        """Tell whether a value has come past; None where the limits disagree or cannot be compared."""
        answers = {limit.reached_by(value) for limit in self.limits}
        return answers.pop() if self.is_whole and len(answers) == 1 else None


@dataclass(frozen=True, slots=True)
class Climb:
    """Hold the regimes in which a value may be, and the rungs that were looked at."""

    regimes: tuple[Regime, ...]
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold where a case stands.

    `by_value` tells whether its value alone lets it be bought without a notice; that rests on `value_rungs`,
    of whose limits `limit` is the one to name, and on the `rules` that say which limit counts. The regimes
    rest on `regime_rungs` too.
    """

    regimes: tuple[Regime, ...] = ()
    by_value: bool | None = None
    limit: Limit | None = None
    value_rungs: tuple[Rung, ...] = ()
    regime_rungs: tuple[Rung, ...] = ()
    rules: tuple[Rule, ...] = ()
    missing: tuple[Fact, ...] = ()

    @property
    def regime(self) -> Regime | None:
        """Return the regime; None where it cannot be told."""
        return self.regimes[0] if len(self.regimes) == 1 else None

    @property
    def value_limits(self) -> tuple[Limit, ...]:
        """Return the limits that decide whether the value is low enough, each once."""
        return limits_of(self.value_rungs)

    @property
    def regime_limits(self) -> tuple[Limit, ...]:
        """Return the limits that decide the regime, each once."""
        return limits_of(self.regime_rungs)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Return every limit that was looked at, those of the value first, each once."""
        return limits_of((*self.value_rungs, *self.regime_rungs))


def climb(rungs: Iterable[Rung], top: Regime, value: Money | None) -> Climb:
    """Return how far a value comes: it stays below the first rung that it has not reached."""
    regimes: list[Regime] = []
    seen: list[Rung] = []
    for rung in rungs:
        seen.append(rung)
        reached = rung.reached(value)
        if not reached:
            regimes.append(rung.below)
        if reached is False:
            break
    else:
        regimes.append(top)
    return Climb(tuple(dict.fromkeys(regimes)), tuple(seen))


def rung(matter: Matter, kinds: Iterable[LimitKind], below: Regime, law: str = "") -> Rung:
    """Return the step up from a regime, of the limits of some kinds that are in force."""
    found = [matter.limit(kind, law) for kind in kinds]
    return Rung(tuple(limit for limit in found if limit), below, all(found))


def limits_of(rungs: Iterable[Rung]) -> tuple[Limit, ...]:
    """Return the limits of some rungs, each once."""
    return tuple(dict.fromkeys(limit for rung in rungs for limit in rung.limits))


def missing_for(case: Case, rungs: Iterable[Rung]) -> tuple[Fact, ...]:
    """Return the facts for want of which some rungs could not be told apart."""
    undecided = [rung for rung in rungs if rung.reached(case.value) is None]
    if not undecided:
        return ()
    if case.value is None:
        return case.calculation.missing or (Fact.VALUE,)
    if case.value.currency != case.country.currency:
        return (Fact.CURRENCY,)
    unknown = any(limit.reached_by(case.value) is None for limit in limits_of(undecided))
    if unknown or not all(rung.is_whole for rung in undecided):
        return (Fact.LIMIT,)
    return tuple(
        fact for fact, known in ((Fact.NATURE, case.nature), (Fact.AUTHORITY, case.authority)) if not known
    )
