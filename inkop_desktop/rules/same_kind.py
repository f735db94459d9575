"""Purchases of the same kind: which of them count, as what, and how far their sum has come towards a limit.

Which kind a purchase is of, is the officer's judgement; here it is the product area and those below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from inkop_desktop.rules.law.case import Matter
from inkop_desktop.rules.law.pack import Limit, Rule
from inkop_desktop.rules.law.vocabulary import Comparison, Law, LimitKind, Nature, Services
from inkop_desktop.rules.money import Money, totals
from inkop_desktop.rules.months import add_months, day_after
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.rules.vocabulary import ContractKind, Country, Procedure, Vocabulary
from inkop_desktop.text import N_

CASE, CONTRACT = "direct_procurement", "contract"
UNADVERTISED = (Procedure.DIRECT, Procedure.THREE_QUOTES, Procedure.NEGOTIATED_WITHOUT_NOTICE)
"""How a contract is made without an advertised procedure; three quotes do not make it advertised."""
_BUYING = {Way.PURCHASE, Way.CONCESSION, Way.MIXED}
_NEAR = Decimal("0.8")
_JUST_BELOW = Decimal("0.9")
_YEAR = 12
_SEVERAL = 2


class Part(Vocabulary):
    """What a purchase is in the sum."""

    DECIDED = "decided", N_("Decided direct procurements")
    RESERVED = "reserved", N_("Open cases of colleagues, reserved")
    THIS = "this", N_("This case")
    CONTRACTS = "contracts", N_("Other contracts made without an advertised procedure")
    PAYMENTS = "payments", N_("Payments outside advertised contracts")


class Reach(Vocabulary):
    """How far a sum has come."""

    FAR = "far", N_("Below the limit")
    NEAR = "near", N_("Near the limit")
    REACHED = "reached", N_("At or above the limit")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that counts: a case with its contract and payments, or one of these without a case.

    `noun` is the kind of record that `id` is of; `amount` is None where nobody has written it in, `id`
    where the case is not saved yet. A contract with several suppliers has no `supplier_id` here. Where others
    read of it, the amount of one that `is_secret` is left out. What a frozen case keeps of a part stands for
    several `purchases`, which nobody can tell apart any more.
    """

    part: Part
    noun: str
    id: int | None
    title: str
    area_id: int | None
    amount: Money | None
    day: date | None
    supplier_id: int | None = None
    is_secret: bool = False
    purchases: int = 1


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is known of a case; `contract_value` is that of the contract that it led to."""

    id: int | None
    title: str
    area_id: int | None
    way: Way = Way.PURCHASE
    started_on: date | None = None
    ordered_on: date | None = None
    decided_on: date | None = None
    ended_on: date | None = None
    ending: Ending | None = None
    estimate: Money | None = None
    award: Money | None = None
    contract_id: int | None = None
    contract_value: Money | None = None
    supplier_id: int | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it is a purchase without a notice, or may become one."""
        return self.way in _BUYING and self.ending in {None, Ending.CONTRACT}

    @property
    def is_decided(self) -> bool:
        """Tell whether it has been decided who delivers."""
        return self.decided_on is not None or self.ending is Ending.CONTRACT

    @property
    def day(self) -> date | None:
        """Return the day that says in which year it counts: the decision's, before that the beginning."""
        return self.decided_on or self.started_on or self.ordered_on

    @property
    def amount(self) -> Money | None:
        """Return what it counts for: the contract's value once it is decided, the estimate before that."""
        return (self.contract_value or self.award or self.estimate) if self.is_decided else self.estimate

    def as_of(self, day: date) -> "CaseFacts":
        """Return what was known on a day: a case was open until it was decided or had ended."""
        ended = self.ended_on is None or self.ended_on <= day
        known = self if ended else replace(self, ending=None)
        decided = self.decided_on is None or self.decided_on <= day
        return known if decided else replace(known, decided_on=None, ending=None)


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What is known of a contract; `day` is when it was signed, else its first day."""

    id: int
    title: str
    area_id: int | None
    kind: ContractKind
    procedure: Procedure | None
    day: date | None
    value: Money | None
    supplier_id: int | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it was made without an advertised procedure and is no call-off."""
        return self.procedure in UNADVERTISED and self.kind is not ContractKind.CALL_OFF


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold what counts within a period, and its sums; amounts of two currencies are never added."""

    period: Period
    entries: tuple[Entry, ...] = ()

    @property
    def purchases(self) -> int:
        """Return how many purchases count."""
        return sum(each.purchases for each in self.entries)

    def of(self, part: Part) -> tuple[Entry, ...]:
        """Return what counts as one part."""
        return tuple(each for each in self.entries if each.part is part)

    def sum_of(self, part: Part, currency: str) -> Money:
        """Return what one part comes to in a currency."""
        return _sum(self.of(part), currency)

    def total(self, currency: str) -> Money:
        """Return what everything comes to in a currency."""
        return _sum(self.entries, currency)

    def in_others(self, currency: str) -> tuple[Money, ...]:
        """Return the sums in every other currency."""
        found = totals(each.amount for each in self.entries if each.amount)
        return tuple(each for each in found if each.currency != currency)

    @property
    def without_amount(self) -> tuple[Entry, ...]:
        """Return what counts, but for how much is not known."""
        return tuple(each for each in self.entries if each.amount is None and not each.is_secret)

    @property
    def secret(self) -> tuple[Entry, ...]:
        """Return what counts, but for how much is secret."""
        return tuple(each for each in self.entries if each.is_secret)


@dataclass(frozen=True, slots=True)
class Bound:
    """Hold an amount that a sum is held against; `is_free` tells whether the amount itself is still free."""

    amount: Money
    is_free: bool

    def reach(self, total: Money) -> Reach:
        """Return how far a sum has come: 80 per cent are near."""
        if total.minor > self.amount.minor or (total == self.amount and not self.is_free):
            return Reach.REACHED
        return Reach.NEAR if total.minor >= self.amount.minor * _NEAR else Reach.FAR

    def share(self, total: Money) -> Decimal | None:
        """Return a sum as a share of the amount."""
        return total.share_of(self.amount)

    def left(self, total: Money) -> Money:
        """Return how much is left below the amount; nothing where the sum has passed it."""
        return Money(max(self.amount.minor - total.minor, 0), self.amount.currency)

    def is_just_above(self, amount: Money | None) -> bool:
        """Tell whether the amount lies just above another: by at most a tenth of it."""
        if amount is None or amount.currency != self.amount.currency:
            return False
        return self.reach(amount) is not Reach.REACHED and amount.minor >= self.amount.minor * _JUST_BELOW


def fiscal_year(year: int) -> Period:
    """Return the fiscal year of municipalities and regions: the calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def twelve_months(last: date) -> Period:
    """Return the twelve months that end on a day."""
    return Period(add_months(day_after(last), -_YEAR), last)


def adds_up(rule: Rule | None) -> bool:
    """Tell whether the law itself adds up purchases of the same kind."""
    return rule is not None and rule.months is not None


def limit_for(matter: Matter) -> Limit | None:
    """Return the limit from which a purchase of this sort needs a notice; None where the pack has none.

    Where the one for its sort is not known in the country's currency, one that is and lies below it says from
    where on somebody must look into it.
    """
    found = [limit for kind in _limits(matter) if (limit := matter.limit(kind)) is not None]
    known = [each for each in found if bound_of(each, matter.law.country.currency)]
    return next(iter([*known, *found]), None)


def bound_of(limit: Limit | None, currency: str) -> Bound | None:
    """Return a limit as one to hold sums against; None where its amount in the currency is not known."""
    if limit is None or limit.value is None or limit.value.currency != currency:
        return None
    return Bound(limit.value, is_free=limit.comparison is Comparison.GT)


def tally(
    period: Period,
    cases: Iterable[CaseFacts],
    contracts: Iterable[ContractFacts],
    this: CaseFacts | None = None,
) -> Tally:
    """Return what counts within a period.

    A contract that a case led to counts with the case, in the year and the area of the case. `this` is
    the case that is being written; it counts in place of the one that is stored.
    """
    others = [each for each in cases if each.counts and (this is None or each.id != this.id)]
    counting = [*others, this] if this is not None and this.counts else others
    told = {each.contract_id for each in counting if each.contract_id is not None}
    found = [_of_case(each, this) for each in counting]
    found += [_of_contract(each) for each in contracts if each.counts and each.id not in told]
    within = (each for each in found if _is_within(each, period))
    return Tally(period, tuple(sorted(within, key=_order)))


def series(entries: Iterable[Entry], bound: Bound) -> tuple[Entry, ...]:
    """Return the longest run of purchases just below an amount within twelve months; none unless several."""
    below = sorted(_just_below(entries, bound), key=_day)
    ends = [add_months(_day(first), _YEAR) for first in below]
    runs = [[each for each in below[at:] if _day(each) < end] for at, end in enumerate(ends)]
    longest = max(runs, key=len, default=[])
    return tuple(longest) if len(longest) >= _SEVERAL else ()


def _limits(matter: Matter) -> tuple[LimitKind, ...]:
    if matter.law.country is Country.NO:
        return (_norwegian(matter),)
    if matter.services:
        return LimitKind.DIRECT_SPECIAL, LimitKind.DIRECT_GENERAL
    return (LimitKind.DIRECT_GENERAL,)


def _norwegian(matter: Matter) -> LimitKind:
    if matter.law is Law.CONCESSIONS:
        return LimitKind.EEA_CONCESSIONS
    if matter.law is Law.UTILITIES:
        is_works = matter.case.nature is Nature.WORKS
        return LimitKind.EEA_WORKS_UTILITIES if is_works else LimitKind.EEA_GOODS_SERVICES_UTILITIES
    return LimitKind.EEA_SPECIAL if matter.services is Services.HEALTH else LimitKind.NATIONAL


def _of_case(case: CaseFacts, this: CaseFacts | None) -> Entry:
    part = Part.THIS if case is this else Part.DECIDED if case.is_decided else Part.RESERVED
    return Entry(
        part, CASE, case.id, case.title, case.area_id, case.amount, case.day, supplier_id=case.supplier_id
    )


def _of_contract(contract: ContractFacts) -> Entry:
    return Entry(
        part=Part.CONTRACTS,
        noun=CONTRACT,
        id=contract.id,
        title=contract.title,
        area_id=contract.area_id,
        amount=contract.value,
        day=contract.day,
        supplier_id=contract.supplier_id,
    )


def _is_within(entry: Entry, period: Period) -> bool:
    """Tell whether something counts within a period; the case that is being written may have no day yet."""
    return period.holds(entry.day) if entry.day else entry.part is Part.THIS


def _order(entry: Entry) -> tuple[int, date, str]:
    return list(Part).index(entry.part), _day(entry), entry.title


def _day(entry: Entry) -> date:
    return entry.day or date.max


def _just_below(entries: Iterable[Entry], bound: Bound) -> Iterator[Entry]:
    return (each for each in entries if each.day is not None and bound.is_just_above(each.amount))


def _sum(entries: Iterable[Entry], currency: str) -> Money:
    amounts = (each.amount.minor for each in entries if each.amount and each.amount.currency == currency)
    return Money(sum(amounts), currency)
