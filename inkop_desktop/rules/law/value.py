"""What a procurement is worth before the law: the whole of it, options counted, without VAT.

Sweden: 5 kap. LOU. Norway: § 5-4 FOA. Amounts of two currencies are never added: then there is no total,
and the calculation says that one currency is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.rules.law.vocabulary import Fact, Nature
from inkop_desktop.rules.money import Money, totals
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class LineKind(Vocabulary):
    """What a line of a calculation counts."""

    FIXED = "fixed", N_("Fixed price: {total}.")
    RUNNING = "running", N_("{price} for {months} months: {total}.")
    CAPPED = (
        "capped",
        N_("{price}, counted for {months} months since the term is open-ended or longer: {total}."),
    )
    OPTION = "option", N_("Option {number}, counted as used: {total}.")
    OPTION_RUNNING = (
        "option_running",
        N_("Option {number}, counted as used, {price} for {months} months: {total}."),
    )
    OPEN_SUPPLY = "open_supply", N_("Open-ended supply, {price} during {months} months: {total}.")
    RECURRING = "recurring", N_("Recurring purchases during twelve months: {total}.")
    FRAMEWORK = "framework", N_("Highest total value of the framework agreement: {total}.")
    LOT = "lot", N_("Lot {number}: {total}.")
    PREMIUM = "premium", N_("Premiums to tenderers: {total}.")
    RESIDUAL = "residual", N_("Residual value of what is leased: {total}.")
    SUPPLIED = "supplied", N_("Goods and services that the authority supplies to the works: {total}.")
    OTHERS = "others", N_("Other purchases that are one procurement with this one: {total}.")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line: an amount, or a price for each of some months (`per_months` 12 is a price a year)."""

    kind: LineKind
    amount: Money
    months: int | None = None
    per_months: int = 1
    number: int | None = None

    @property
    def total(self) -> Money:
        """Return what the line adds, rounded half up to the currency's smallest unit."""
        if self.months is None:
            return self.amount
        doubled = 2 * self.amount.minor * self.months  # in whole numbers, which hold any size
        minor = (abs(doubled) + self.per_months) // (2 * self.per_months)
        return Money(minor if doubled >= 0 else -minor, self.amount.currency)


@dataclass(frozen=True, slots=True)
class Calculation:
    """Hold how a value is counted, and the facts that it lacks."""

    lines: tuple[Line, ...] = ()
    missing: tuple[Fact, ...] = ()

    @property
    def total(self) -> Money | None:
        """Return the value; None where a fact is missing."""
        sums = totals(line.total for line in self.lines)
        return sums[0] if len(sums) == 1 and not self.missing else None


@dataclass(frozen=True, slots=True)
class Spans:
    """Hold over how many months the law counts a price without an end; None where that is not known.

    For services, which are counted over no more in any case, for what is leased, and for goods that are
    bought again and again.
    """

    services: int | None = None
    lease: int | None = None
    supply: int | None = None


@dataclass(frozen=True, slots=True)
class OptionPrice:
    """Hold a right to extend: its months, and its value where it is not the running price."""

    months: int | None = None
    value: Money | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """Hold what is known of the price: a fixed sum, a running price, or both; all without VAT.

    `others` are premiums, residual values and what the authority supplies. `lease` tells of goods whether
    they are leased or bought; None is unknown.
    """

    nature: Nature | None = None
    fixed: Money | None = None
    price: Money | None = None
    per_months: int = 1
    months: int | None = None
    open_ended: bool = False
    lease: bool | None = None
    options: tuple[OptionPrice, ...] = ()
    others: tuple[tuple[LineKind, Money], ...] = ()

    @property
    def all_months(self) -> int | None:
        """Return the months of the term with every option that has months of its own."""
        return None if self.months is None else self.months + sum(each.months or 0 for each in self.options)


def spans_of(pack: Pack, law: str | None, day: date | None) -> Spans:
    """Return the spans of a law on a day; where the pack holds none for them, those of the others it has."""
    found = {
        name: _months(pack, rule, law, day)
        for name, rule in (
            ("services", "value_services"),
            ("lease", "value_lease"),
            ("supply", "value_recurring"),
        )
    }
    return Spans(**found)


def of_estimate(estimate: Estimate, spans: Spans) -> Calculation:
    """Return the value of one contract: what is fixed, what runs, every option."""
    lines = [Line(LineKind.FIXED, estimate.fixed)] if estimate.fixed else []
    running, missing = _running(estimate, spans)
    lines += running
    lines += _additions(estimate.options, estimate.others)
    if not estimate.fixed and not estimate.price:
        missing = [Fact.VALUE]
    return _calculation(lines, missing)


def recurring(purchases: Iterable[Money]) -> Calculation:
    """Return the value of regularly recurring purchases: those of the last or the next twelve months."""
    return _calculation(Line(LineKind.RECURRING, each) for each in purchases)


def framework(highest: Money) -> Calculation:
    """Return the value of a framework agreement: the most that may be called off during its term."""
    return _calculation([Line(LineKind.FRAMEWORK, highest)])


def lots(parts: Iterable[Calculation]) -> Calculation:
    """Return the value of a procurement in lots: all of them together."""
    every = list(parts)
    lines = [
        Line(LineKind.LOT, part.total, number=number) for number, part in enumerate(every, 1) if part.total
    ]
    return _calculation(lines, [fact for part in every for fact in part.missing])


def additions(options: Iterable[OptionPrice], others: Iterable[tuple[LineKind, Money]]) -> Calculation:
    """Return what options and the rest add where there is no price of a term: to lots, to a framework."""
    rights = tuple(options)
    missing = (Fact.OPTION,) if any(each.value is None for each in rights) else ()
    return Calculation(tuple(_additions(rights, others)), missing)


def together(parts: Iterable[Calculation]) -> Calculation:
    """Return the value of everything that is paid for one procurement; without parts it is unknown."""
    every = list(parts)
    lines = [line for part in every for line in part.lines]
    return _calculation(lines, [fact for part in every for fact in part.missing])


def without_vat(amount: Money, rate: Decimal) -> Money:
    """Return an amount without the VAT that is in it, half up; the rate is a share: 0.25 is 25 per cent."""
    minor = Decimal(amount.minor) / (1 + rate)
    return Money(int(minor.quantize(Decimal(1), ROUND_HALF_UP)), amount.currency)


def _additions(options: Iterable[OptionPrice], others: Iterable[tuple[LineKind, Money]]) -> Iterator[Line]:
    for kind, amount in others:
        yield Line(kind, amount)
    for number, option in enumerate(options, 1):
        if option.value:
            yield Line(LineKind.OPTION, option.value, number=number)


def _calculation(lines: Iterable[Line], missing: Iterable[Fact] = ()) -> Calculation:
    told = tuple(lines)
    facts = [*missing]
    if not told and not facts:
        facts.append(Fact.VALUE)
    if len({line.amount.currency for line in told}) > 1:
        facts.append(Fact.CURRENCY)
    return Calculation(told, tuple(dict.fromkeys(facts)))


def _months(pack: Pack, rule: str, law: str | None, day: date | None) -> int | None:
    same = [each for each in pack.rules if each.rule == rule and each.months]
    then = [each for each in same if day is None or each.in_force(day)]
    of_law = [each for each in then if each.law == law]
    return next((each.months for each in (*of_law, *then, *same)), None)


def _running(estimate: Estimate, spans: Spans) -> tuple[list[Line], list[Fact]]:
    """Return the lines of the running price, and the facts without which it cannot be counted."""
    missing = [Fact.OPTION] if any(_is_unpriced(option, estimate) for option in estimate.options) else []
    if estimate.price is None:
        return [], missing
    if estimate.open_ended:
        return _open_ended(estimate, estimate.price, spans)
    if estimate.months is None:
        return [], [Fact.TERM]
    if missing:
        return [], missing
    unpriced = sum(option.months or 0 for option in estimate.options if option.value is None)
    most = spans.services if estimate.nature is Nature.SERVICES else None
    if most is not None and estimate.months + unpriced > most:
        return [_line(LineKind.CAPPED, estimate, estimate.price, most)], []
    return list(_term(estimate, estimate.price, estimate.months)), []


def _is_unpriced(option: OptionPrice, estimate: Estimate) -> bool:
    """Tell whether nobody can say what an option costs."""
    return option.value is None and (option.months is None or estimate.price is None)


def _open_ended(estimate: Estimate, price: Money, spans: Spans) -> tuple[list[Line], list[Fact]]:
    """Return the value of a contract without an end."""
    if estimate.nature is Nature.GOODS and estimate.lease is None:
        return [], [Fact.LEASE]
    months = _span(estimate, spans)
    if months is None:
        return [], [Fact.TERM]
    is_supply = estimate.nature is Nature.GOODS and not estimate.lease
    return [_line(LineKind.OPEN_SUPPLY if is_supply else LineKind.CAPPED, estimate, price, months)], []


def _span(estimate: Estimate, spans: Spans) -> int | None:
    """Return over how many months it is counted; where goods or services is unknown, the higher number."""
    if estimate.nature is Nature.WORKS:
        return None
    if estimate.nature is Nature.GOODS:
        return spans.lease if estimate.lease else spans.supply
    known = (spans.services,) if estimate.nature else (spans.services, spans.lease)
    return max(filter(None, known), default=None)


def _term(estimate: Estimate, price: Money, months: int) -> Iterator[Line]:
    yield _line(LineKind.RUNNING, estimate, price, months)
    for number, option in enumerate(estimate.options, 1):
        if option.value is None and option.months:
            yield _line(LineKind.OPTION_RUNNING, estimate, price, option.months, number)


def _line(kind: LineKind, estimate: Estimate, price: Money, months: int, number: int | None = None) -> Line:
    return Line(kind, price, months, estimate.per_months, number)
