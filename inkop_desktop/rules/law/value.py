"""What a procurement is worth before the law: the whole of it, options counted, without VAT.

Sweden: 5 kap. LOU. Norway: § 5-4 FOA. Amounts of two currencies are never added: then there is no total,
and the calculation says that one currency is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from inkop_desktop.rules.law.vocabulary import Fact, Nature
from inkop_desktop.rules.money import Money, totals
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_

_INDEFINITE_MONTHS = 48
_YEAR = 12


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
    OPEN_SUPPLY = "open_supply", N_("Open-ended supply, {price} during twelve months: {total}.")
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


def of_estimate(estimate: Estimate) -> Calculation:
    """Return the value of one contract: what is fixed, what runs, every option."""
    lines = [Line(LineKind.FIXED, estimate.fixed)] if estimate.fixed else []
    running, missing = _running(estimate)
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


def _running(estimate: Estimate) -> tuple[list[Line], list[Fact]]:
    """Return the lines of the running price, and the facts without which it cannot be counted."""
    missing = [Fact.OPTION] if any(_is_unpriced(option, estimate) for option in estimate.options) else []
    if estimate.price is None:
        return [], missing
    if estimate.open_ended:
        return _open_ended(estimate, estimate.price)
    if estimate.months is None:
        return [], [Fact.TERM]
    if missing:
        return [], missing
    unpriced = sum(option.months or 0 for option in estimate.options if option.value is None)
    if estimate.nature is Nature.SERVICES and estimate.months + unpriced > _INDEFINITE_MONTHS:
        return [_line(LineKind.CAPPED, estimate, estimate.price, _INDEFINITE_MONTHS)], []
    return list(_term(estimate, estimate.price, estimate.months)), []


def _is_unpriced(option: OptionPrice, estimate: Estimate) -> bool:
    """Tell whether nobody can say what an option costs."""
    return option.value is None and (option.months is None or estimate.price is None)


def _open_ended(estimate: Estimate, price: Money) -> tuple[list[Line], list[Fact]]:
    """Return the value of a contract without an end; where goods or services is unknown, the higher one."""
    if estimate.nature is Nature.WORKS:
        return [], [Fact.TERM]
    if estimate.nature is Nature.GOODS and estimate.lease is None:
        return [], [Fact.LEASE]
    if estimate.nature is Nature.GOODS and not estimate.lease:
        return [_line(LineKind.OPEN_SUPPLY, estimate, price, _YEAR)], []
    return [_line(LineKind.CAPPED, estimate, price, _INDEFINITE_MONTHS)], []


def _term(estimate: Estimate, price: Money, months: int) -> Iterator[Line]:
    yield _line(LineKind.RUNNING, estimate, price, months)
    for number, option in enumerate(estimate.options, 1):
        if option.value is None and option.months:
            yield _line(LineKind.OPTION_RUNNING, estimate, price, option.months, number)


def _line(kind: LineKind, estimate: Estimate, price: Money, months: int, number: int | None = None) -> Line:
    return Line(kind, price, months, estimate.per_months, number)
