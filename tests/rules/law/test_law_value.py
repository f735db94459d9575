"""What a procurement is worth: the worked examples, every way of counting, currencies kept apart."""

from datetime import date
from decimal import Decimal

import pytest
from assessing import SPANS, estimated, kroner, kronor
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules.law import reading, value
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.rules.law.value import (
    Calculation,
    Estimate,
    Line,
    LineKind,
    OptionPrice,
    Spans,
    of_estimate,
    spans_of,
)
from inkop_desktop.rules.law.vocabulary import Fact, Law, Nature, Regime
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

SERVICE = Nature.SERVICES
EUROS = Money(100_00, "EUR")


def a_year(amount: float, years: int, *options: int) -> Estimate:
    extensions = tuple(OptionPrice(months=12 * each) for each in options)
    return Estimate(SERVICE, price=kronor(amount), per_months=12, months=12 * years, options=extensions)


def a_month(money: Money) -> Estimate:
    return Estimate(SERVICE, price=money, open_ended=True)


SWEDISH_EXAMPLES = [
    (a_month(kronor(12_000)), 576_000, True),
    (a_month(kronor(15_000)), 720_000, False),
    (a_year(180_000, 2, 1, 1), 720_000, False),
    (a_year(180_000, 3), 540_000, True),
]


@pytest.mark.parametrize(("estimate", "total", "allowed"), SWEDISH_EXAMPLES)
def test_the_swedish_examples(estimate: Estimate, total: int, allowed: bool) -> None:
    found = estimated(Country.SE, "2026-11-20", estimate, Law.LOU)
    assert found.case.value == kronor(total)
    assert found.allowed is allowed
    assert "documentation" in {duty.duty for duty in found.duties}


NORWEGIAN_EXAMPLES = [
    ("2026-07-01", 10_000, 480_000, Regime.OUTSIDE),
    ("2026-07-01", 11_000, 528_000, Regime.PART_1),
    ("2026-07-01", 30_000, 1_440_000, Regime.PART_2),
    ("2026-06-30", 2_000, 96_000, Regime.OUTSIDE),
    ("2026-06-30", 3_000, 144_000, Regime.PART_1),
]


@pytest.mark.parametrize(("day", "price", "total", "regime"), NORWEGIAN_EXAMPLES)
def test_the_norwegian_examples(day: str, price: int, total: int, regime: Regime) -> None:
    found = estimated(Country.NO, day, a_month(kroner(price)), Law.FOA)
    assert found.case.value == kroner(total)
    assert found.regime is regime


HUNDRED = kronor(100)
COUNTED = [
    (Estimate(fixed=HUNDRED), 100, [LineKind.FIXED]),
    (Estimate(fixed=HUNDRED, price=kronor(10), months=3), 130, [LineKind.FIXED, LineKind.RUNNING]),
    (Estimate(SERVICE, price=kronor(1), months=48), 48, [LineKind.RUNNING]),
    (Estimate(SERVICE, price=kronor(1), months=49), 48, [LineKind.CAPPED]),
    (Estimate(SERVICE, price=kronor(1), months=36, options=(OptionPrice(13),)), 48, [LineKind.CAPPED]),
    (
        Estimate(SERVICE, price=kronor(1), months=36, options=(OptionPrice(24, HUNDRED),)),
        136,
        [LineKind.RUNNING, LineKind.OPTION],
    ),
    (
        Estimate(SERVICE, price=kronor(1), months=24, options=(OptionPrice(12), OptionPrice(6))),
        42,
        [LineKind.RUNNING, LineKind.OPTION_RUNNING, LineKind.OPTION_RUNNING],
    ),
    (Estimate(Nature.GOODS, price=kronor(1), months=60), 60, [LineKind.RUNNING]),
    (Estimate(Nature.GOODS, price=kronor(1), open_ended=True, lease=True), 48, [LineKind.CAPPED]),
    (Estimate(Nature.GOODS, price=kronor(1), open_ended=True, lease=False), 12, [LineKind.OPEN_SUPPLY]),
    (Estimate(price=kronor(1), open_ended=True), 48, [LineKind.CAPPED]),
    (Estimate(SERVICE, price=kronor(12), per_months=12, open_ended=True), 48, [LineKind.CAPPED]),
    (
        Estimate(fixed=HUNDRED, options=(OptionPrice(12, kronor(40)),)),
        140,
        [LineKind.FIXED, LineKind.OPTION],
    ),
    (
        Estimate(fixed=HUNDRED, others=((LineKind.PREMIUM, kronor(5)), (LineKind.SUPPLIED, kronor(2)))),
        107,
        [LineKind.FIXED, LineKind.PREMIUM, LineKind.SUPPLIED],
    ),
]


@pytest.mark.parametrize(("estimate", "total", "kinds"), COUNTED)
def test_a_value_is_the_whole_of_what_may_be_paid(
    estimate: Estimate, total: int, kinds: list[LineKind]
) -> None:
    found = of_estimate(estimate, SPANS)
    assert found.total == kronor(total)
    assert [line.kind for line in found.lines] == kinds
    assert found.missing == ()


OTHER = Spans(services=60, lease=36, supply=24)
SPANNED = [
    (Estimate(SERVICE, price=kronor(1), months=60), 60, LineKind.RUNNING),
    (Estimate(SERVICE, price=kronor(1), months=61), 60, LineKind.CAPPED),
    (Estimate(SERVICE, price=kronor(1), open_ended=True), 60, LineKind.CAPPED),
    (Estimate(Nature.GOODS, price=kronor(1), open_ended=True, lease=True), 36, LineKind.CAPPED),
    (Estimate(Nature.GOODS, price=kronor(1), open_ended=True, lease=False), 24, LineKind.OPEN_SUPPLY),
    (Estimate(price=kronor(1), open_ended=True), 60, LineKind.CAPPED),
]


@pytest.mark.parametrize(("estimate", "total", "kind"), SPANNED)
def test_what_has_no_end_is_counted_over_the_months_of_the_law(
    estimate: Estimate, total: int, kind: LineKind
) -> None:
    found = of_estimate(estimate, OTHER)
    assert (found.total, [line.kind for line in found.lines]) == (kronor(total), [kind])


def test_what_has_no_end_has_no_value_where_the_law_does_not_say_over_how_many_months() -> None:
    endless = Estimate(SERVICE, price=kronor(1), open_ended=True)
    assert of_estimate(endless, Spans()).missing == (Fact.TERM,)
    long = Estimate(SERVICE, price=kronor(1), months=60)
    assert of_estimate(long, Spans()).total == kronor(60)


@pytest.mark.parametrize(
    ("country", "law", "day"),
    [
        (Country.SE, Law.LOU, date(2026, 11, 20)),
        (Country.SE, Law.LUF, date(2017, 1, 1)),
        (Country.SE, Law.LOU, date(2015, 5, 5)),  # of which the pack holds none
        (Country.SE, Law.LUK, date(2026, 11, 20)),
        (Country.SE, None, None),
        (Country.NO, Law.FOA, date(2017, 1, 1)),
        (Country.NO, Law.UTILITIES, date(2026, 11, 20)),
    ],
)
def test_the_pack_says_over_how_many_months_one_counts(
    country: Country, law: Law | None, day: date | None
) -> None:
    assert spans_of(reading.shipped(country), law, day) == SPANS


def test_a_loaded_pack_may_say_another_number() -> None:
    """Each law has its own, and that of the day."""
    text = reading.shipped(Country.SE).text
    own = 'id = "se.luf.value_services"'
    before, after = text.split(own)
    loaded = reading.read(before + own + after.replace("months = 48", "months = 60", 1))
    assert spans_of(loaded, Law.LUF, date(2026, 11, 20)) == Spans(services=60, lease=48, supply=12)
    assert spans_of(loaded, Law.LOU, date(2026, 11, 20)) == SPANS
    assert spans_of(Pack(country=Country.SE), Law.LOU, date(2026, 11, 20)) == Spans()


MISSING = [
    (Estimate(), [Fact.VALUE]),
    (Estimate(months=12, open_ended=True), [Fact.VALUE]),
    (Estimate(SERVICE, price=HUNDRED), [Fact.TERM]),
    (Estimate(Nature.WORKS, price=HUNDRED, open_ended=True), [Fact.TERM]),
    (Estimate(Nature.GOODS, price=HUNDRED, open_ended=True), [Fact.LEASE]),
    (Estimate(fixed=HUNDRED, options=(OptionPrice(12),)), [Fact.OPTION]),
    (Estimate(SERVICE, price=HUNDRED, months=12, options=(OptionPrice(),)), [Fact.OPTION]),
    (Estimate(fixed=HUNDRED, price=EUROS, months=12), [Fact.CURRENCY]),
]


@pytest.mark.parametrize(("estimate", "missing"), MISSING)
def test_a_value_that_lacks_a_fact_is_no_value(estimate: Estimate, missing: list[Fact]) -> None:
    found = of_estimate(estimate, SPANS)
    assert found.total is None
    assert list(found.missing) == missing


def test_purchases_that_recur_are_counted_for_twelve_months() -> None:
    assert value.recurring([kronor(100), kronor(50)]).total == kronor(150)
    assert value.recurring([]).missing == (Fact.VALUE,)


def test_a_framework_agreement_is_worth_the_most_that_may_be_called_off() -> None:
    assert value.framework(kronor(900)).total == kronor(900)


def test_lots_are_counted_together() -> None:
    one, other = (of_estimate(Estimate(fixed=kronor(each)), SPANS) for each in (400, 350))
    found = value.lots([one, other])
    assert found.total == kronor(750)
    assert [line.number for line in found.lines] == [1, 2]
    assert value.lots([one, Calculation(missing=(Fact.TERM,))]).missing == (Fact.TERM,)
    assert value.lots([one, value.framework(EUROS)]).missing == (Fact.CURRENCY,)


@pytest.mark.parametrize(
    ("amount", "rate", "without"),
    [(125_00, "0.25", 100_00), (112_00, "0.12", 100_00), (100_00, "0.25", 80_00), (100, "0.06", 94)],
)
def test_vat_is_taken_out(amount: int, rate: str, without: int) -> None:
    assert value.without_vat(Money(amount, "SEK"), Decimal(rate)) == Money(without, "SEK")


def test_a_price_a_year_is_rounded_once() -> None:
    found = of_estimate(Estimate(price=Money(10_00, "SEK"), per_months=12, months=7), SPANS)
    assert found.total == Money(583, "SEK")


@given(
    price=st.integers(1, 10**9),
    months=st.integers(1, 120),
    extra=st.lists(st.integers(1, 60), max_size=4),
    nature=st.sampled_from([None, *Nature]),
)
def test_an_option_never_makes_a_contract_cheaper(
    price: int, months: int, extra: list[int], nature: Nature | None
) -> None:
    def total(options: list[int]) -> int:
        priced = tuple(OptionPrice(each) for each in options)
        estimate = Estimate(nature, price=Money(price, "SEK"), months=months, options=priced)
        found = of_estimate(estimate, SPANS).total
        assert found
        assert estimate.all_months == months + sum(options)
        return found.minor

    assert total(extra) >= total(extra[:-1]) >= min(months, 48) * price


def test_what_options_and_the_rest_add_to_lots() -> None:
    others = [(LineKind.PREMIUM, kronor(5))]
    found = value.additions([OptionPrice(value=kronor(70))], others)
    assert (found.total, found.missing) == (kronor(75), ())
    assert value.additions([OptionPrice(months=12)], others).missing == (Fact.OPTION,)


@pytest.mark.parametrize(
    ("minor", "months", "per_months", "total"),
    [
        (1, 6, 12, 1),
        (1, 5, 12, 0),
        (-1, 6, 12, -1),
        (-1, 5, 12, 0),
        (7, 13, 12, 8),
        (10**15, 10**22, 1, 10**37),
    ],
)
def test_a_running_price_is_rounded_half_up_at_any_size(
    minor: int, months: int, per_months: int, total: int
) -> None:
    line = Line(LineKind.RUNNING, Money(minor, "SEK"), months, per_months)
    assert line.total == Money(total, "SEK")
