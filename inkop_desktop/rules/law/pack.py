"""A law pack: one country's limits, duties, grounds and rules, each with the days it is in force."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from inkop_desktop.rules.law.vocabulary import (
    After,
    Certainty,
    Comparison,
    LimitKind,
    Nature,
    Regime,
    Route,
    Services,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(ABC):
    """Hold what every line of a pack says: what it is, when it is in force, where that stands.

    `from_within` and `to_within` say how many days off the first and the last day may be.
    """

    id: str
    law: str
    valid_from: date
    valid_to: date | None = None
    reference: str
    source: str
    checked_on: date
    certainty: Certainty
    from_within: int = 0
    to_within: int = 0

    @property
    @abstractmethod
    def kind(self) -> str:
        """Return what only one entry of a law is on one day."""

    def in_force(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def may_begin_after(self, day: date) -> bool:
        """Tell whether its first day is so unsure that it may not be in force yet on a day."""
        return day < self.valid_from + timedelta(self.from_within)

    def may_end_before(self, day: date) -> bool:
        """Tell whether its last day is so unsure that it may not be in force any more on a day."""
        return self.valid_to is not None and day > self.valid_to - timedelta(self.to_within)

    def certainty_on(self, day: date) -> Certainty:
        """Return its mark; uncertain on the days on which another entry may be the one in force."""
        return Certainty.U if self.may_begin_after(day) or self.may_end_before(day) else self.certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Entry):
    """Hold an amount that a value is compared with; `value` is None where it is not known.

    `is_own` marks an amount that the authority has entered because the pack does not know it.
    """

    limit_kind: LimitKind
    comparison: Comparison
    value: Money | None
    is_own: bool = False

    @property
    def kind(self) -> str:
        """Return what it is the limit of."""
        return str(self.limit_kind)

    def meets(self, value: Money | None) -> bool | None:
        """Tell whether a value is on the statute's side of the amount.

        None where one of them is unknown or they are in different currencies.
        """
        if value is None or self.value is None or value.currency != self.value.currency:
            return None
        return {
            Comparison.LT: value.minor < self.value.minor,
            Comparison.GT: value.minor > self.value.minor,
            Comparison.GTE: value.minor >= self.value.minor,
        }[self.comparison]

    def reached_by(self, value: Money | None) -> bool | None:
        """Tell whether a value has reached the amount, whichever way the statute puts it."""
        met = self.meets(value)
        return met if met is None or self.comparison is not Comparison.LT else not met


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Entry):
    """Hold what must (or may) be done, and in which cases; an empty condition holds in every case.

    `under` are the laws of purchases that it belongs to. `limits` are the kinds of limit that the value
    must meet, of which the authority's own is used. `citing` is how the reference reads on a ground, and
    `contents` what the paper that is owed must tell. `percent` is the least weight of award criteria that it
    asks for, and `rank` the lowest place among those that are ranked.
    """

    duty: str
    text: str
    under: tuple[str, ...]
    must: bool = True
    regimes: tuple[Regime, ...] = ()
    routes: tuple[Route, ...] = ()
    natures: tuple[Nature, ...] = ()
    services: tuple[Services, ...] = ()
    limits: tuple[LimitKind, ...] = ()
    over_months: int | None = None
    citing: str = ""
    contents: tuple[str, ...] = ()
    days: int | None = None
    months: int | None = None
    percent: int | None = None
    rank: int | None = None
    after: After | None = None

    @property
    def kind(self) -> str:
        """Return the duty with its first regime and route, since others word it differently."""
        return ".".join(["duty", self.duty, *self.regimes[:1], *self.routes[:1]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Hold a question that must be answered with yes; `law` where only one law asks it."""

    key: str
    ask: str
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundText:
    """Hold what one ground is called, asks and demands, in the language of its country."""

    key: str
    name: str
    conditions: tuple[Condition, ...]
    reasons: tuple[str, ...]
    natures: tuple[Nature, ...] = ()
    exception: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Entry):
    """Hold where a law lets a ground be used: its regimes, and the limit that the value must be below."""

    text: GroundText
    regimes: tuple[Regime, ...]
    below: LimitKind | None = None

    @property
    def kind(self) -> str:
        """Return the ground and the first regime it belongs to."""
        return f"ground.{self.text.key}.{self.regimes[0]}"

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the questions that this law asks."""
        return tuple(each for each in self.text.conditions if each.law in {"", self.law})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """Hold a rule that is cited and told: how a value is counted, what a change may be, who fines.

    A rule of the kind "same_kind" has `months` where the law adds such purchases up, over as many.
    """

    rule: str
    text: str
    days: int | None = None
    months: int | None = None
    percent: int | None = None
    after: After | None = None

    @property
    def kind(self) -> str:
        """Return which rule it is."""
        return f"rule.{self.rule}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceList(Entry):
    """Hold the CPV codes of services with rules of their own: single codes, and ranges of two ends.

    `under` are the laws of purchases that it is used for.
    """

    services: Services
    under: tuple[str, ...]
    codes: frozenset[str]
    ranges: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """Return which list it is."""
        return f"services.{self.services}"

    def holds(self, digits: str) -> bool:
        """Tell whether a CPV code of eight digits is on the list."""
        return digits in self.codes or any(first <= digits <= last for first, last in self.ranges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Hold all entries of one country, and the text that they were read from."""

    country: Country
    limits: tuple[Limit, ...] = ()
    duties: tuple[Duty, ...] = ()
    grounds: tuple[Ground, ...] = ()
    rules: tuple[Rule, ...] = ()
    services: tuple[ServiceList, ...] = ()
    text: str = field(default="", repr=False, compare=False)

    @property
    def sha256(self) -> str:
        """Return what the pack is cited by: the SHA-256 of its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def __iter__(self) -> Iterator[Entry]:
        """Go through every entry, limits first."""
        return chain(self.limits, self.duties, self.grounds, self.rules, self.services)

    @property
    def newest_check(self) -> date:
        """Return the latest day on which an entry was checked; the first day there is, of an empty pack.

        What an authority has entered itself does not make the pack any newer.
        """
        own = {limit.id for limit in self.limits if limit.is_own}
        return max((entry.checked_on for entry in self if entry.id not in own), default=date.min)

    def is_due(self, today: date) -> bool:
        """Tell whether nothing in the pack has been checked this calendar year."""
        return self.newest_check.year < today.year

    def in_force(self, day: date) -> list[Entry]:
        """Return the entries in force on a day."""
        return [entry for entry in self if entry.in_force(day)]

    def limit(self, law: str, kind: LimitKind, day: date) -> Limit | None:
        """Return the limit of a kind in a law on a day; None where the pack has none."""
        found = (each for each in self.limits if each.law == law and each.limit_kind is kind)
        return next((each for each in found if each.in_force(day)), None)

    def rule(self, law: str, rule: str, day: date) -> Rule | None:
        """Return a rule of a law on a day; None where the pack has none."""
        found = (each for each in self.rules if each.law == law and each.rule == rule)
        return next((each for each in found if each.in_force(day)), None)
