"""What the law gets to know of a case: its value as the rows of the estimate add up, and its facts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_facts import calculation, exchange_rate, facts, worth
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.rules.law import assessment, reading
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.value import LineKind
from inkop_desktop.rules.law.vocabulary import Authority, Fact, Law, Nature, Regime
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Price, Supply, YesNo
from inkop_desktop.rules.vocabulary import Country

SERVICES = {"nature": Nature.SERVICES}
GOODS = {"nature": Nature.GOODS}
SWEDISH_LAW = reading.shipped(Country.SE)


def kronor(amount: int) -> Money:
    return Money(amount * 100, "SEK")


def price(kind: Price, amount: int | None = None, months: int | None = None, **more: Any) -> PriceRow:
    return PriceRow(kind=kind, amount=None if amount is None else kronor(amount), months=months, **more)


def case(*prices: PriceRow, **known: Any) -> DirectProcurement:
    return DirectProcurement(title="Chairs", prices=prices, **known)


# The examples of the law: what is paid, over how long, what it comes to, what follows from that.

SWEDISH = [
    (case(price(Price.MONTHLY, 12_000), open_ended=True, **SERVICES), 576_000, True),
    (case(price(Price.MONTHLY, 15_000), open_ended=True, **SERVICES), 720_000, False),
    (
        case(price(Price.YEARLY, 180_000), *[price(Price.OPTION, None, 12)] * 2, months=24, **SERVICES),
        720_000,
        False,
    ),
    (case(price(Price.YEARLY, 180_000), months=36, **SERVICES), 540_000, True),
]


@pytest.mark.parametrize(("given_case", "total", "allowed"), SWEDISH)
def test_the_swedish_examples(given_case: DirectProcurement, total: int, allowed: bool) -> None:
    found = assessed(replace(given_case, law=Law.LOU, started_on=date(2026, 11, 20)), Country.SE)
    assert (found.case.value, found.allowed) == (kronor(total), allowed)
    assert any(duty.duty == "documentation" for duty in found.duties)


NORWEGIAN = [
    (date(2026, 7, 1), 10_000, 480_000, Regime.OUTSIDE),
    (date(2026, 7, 1), 11_000, 528_000, Regime.PART_1),
    (date(2026, 7, 1), 30_000, 1_440_000, Regime.PART_2),
    (date(2026, 6, 30), 2_000, 96_000, Regime.OUTSIDE),
    (date(2026, 6, 30), 3_000, 144_000, Regime.PART_1),
]


@pytest.mark.parametrize(("day", "monthly", "total", "regime"), NORWEGIAN)
def test_the_norwegian_examples(day: date, monthly: int, total: int, regime: Regime) -> None:
    row = PriceRow(kind=Price.MONTHLY, amount=Money(monthly * 100, "NOK"))
    found = assessed(case(row, open_ended=True, law=Law.FOA, started_on=day, **SERVICES), Country.NO)
    assert (found.case.value, found.regime) == (Money(total * 100, "NOK"), regime)


def assessed(procurement: DirectProcurement, country: Country) -> Assessment:
    told = facts(procurement, reading.shipped(country), Authority.MUNICIPALITY)
    return assessment.assess(reading.shipped(country), told)


@pytest.mark.parametrize(
    ("answer", "others", "total", "allowed"),
    [
        (YesNo.YES, 400_000, 800_000, False),
        (YesNo.YES, 299_999, 699_999, True),
        (YesNo.NO, 400_000, 400_000, True),
        (YesNo.YES, None, 400_000, True),
    ],
)
def test_a_purchase_is_judged_as_the_procurement_it_is_part_of(
    answer: YesNo, others: int | None, total: int, allowed: bool
) -> None:
    """Rules 0.1 (2) and (3): what is bought for one known need is one procurement."""
    worth_others = None if others is None else kronor(others)
    part = case(price(Price.FIXED, 400_000), one_with_others=answer, others_value=worth_others, **GOODS)
    found = assessed(replace(part, law=Law.LOU, started_on=date(2026, 11, 20)), Country.SE)
    assert (found.case.value, found.allowed) == (kronor(total), allowed)
    assert calculation(part, SWEDISH_LAW).total == kronor(400_000)


def test_two_small_purchases_of_one_need_are_documented() -> None:
    part = case(
        price(Price.FIXED, 75_000),
        one_with_others=YesNo.YES,
        others_value=kronor(75_000),
        law=Law.LOU,
        **GOODS,
    )
    found = assessed(replace(part, started_on=date(2026, 11, 20)), Country.SE)
    assert any(duty.duty == "documentation" for duty in found.duties)


def test_what_others_come_to_is_no_value_where_ones_own_is_unknown() -> None:
    part = case(one_with_others=YesNo.YES, others_value=kronor(400_000), law=Law.LOU, **GOODS)
    found = assessed(replace(part, started_on=date(2026, 11, 20)), Country.SE)
    assert found.case.value is None


# Every kind of row, alone and beside others: what they come to, and as which lines.

COUNTED = [
    ("fixed", case(price(Price.FIXED, 100)), 100, [LineKind.FIXED]),
    ("two fixed", case(price(Price.FIXED, 100), price(Price.FIXED, 30)), 130, [LineKind.FIXED] * 2),
    ("a month", case(price(Price.MONTHLY, 10), months=36), 360, [LineKind.RUNNING]),
    ("a year", case(price(Price.YEARLY, 10), months=36), 30, [LineKind.RUNNING]),
    ("months of its own", case(price(Price.MONTHLY, 10, 6), months=36), 60, [LineKind.RUNNING]),
    (
        "fixed and running",
        case(price(Price.FIXED, 100), price(Price.MONTHLY, 10), months=12),
        220,
        [LineKind.RUNNING, LineKind.FIXED],
    ),
    (
        "an option extends every price that runs",
        case(price(Price.MONTHLY, 10), price(Price.MONTHLY, 5), price(Price.OPTION, None, 12), months=12),
        360,
        [LineKind.RUNNING, LineKind.OPTION_RUNNING] * 2,
    ),
    (
        "an option with an amount counts once",
        case(price(Price.MONTHLY, 10), price(Price.MONTHLY, 5), price(Price.OPTION, 50, 12), months=12),
        230,
        [LineKind.RUNNING, LineKind.OPTION, LineKind.RUNNING],
    ),
    (
        "an option beside a fixed price",
        case(price(Price.FIXED, 100), price(Price.FIXED, 30), price(Price.OPTION, 40)),
        170,
        [LineKind.FIXED, LineKind.OPTION, LineKind.FIXED],
    ),
    (
        "an option beside fixed and running",
        case(price(Price.FIXED, 100), price(Price.MONTHLY, 10), price(Price.OPTION, 40), months=1),
        150,
        [LineKind.RUNNING, LineKind.OPTION, LineKind.FIXED],
    ),
    (
        "what is added counts once",
        case(
            *[price(Price.MONTHLY, 10)] * 2,
            price(Price.PREMIUM, 1),
            price(Price.RESIDUAL, 2),
            price(Price.SUPPLIED, 3),
            months=12,
        ),
        246,
        [LineKind.RUNNING, LineKind.PREMIUM, LineKind.RESIDUAL, LineKind.SUPPLIED, LineKind.RUNNING],
    ),
    (
        "what is added to a fixed price",
        case(*[price(Price.FIXED, 100)] * 2, price(Price.PREMIUM, 1)),
        201,
        [LineKind.FIXED, LineKind.PREMIUM, LineKind.FIXED],
    ),
    (
        "recurring",
        case(price(Price.RECURRING, 70), price(Price.RECURRING, 30)),
        100,
        [LineKind.RECURRING] * 2,
    ),
    ("a framework", case(price(Price.FRAMEWORK, 900)), 900, [LineKind.FRAMEWORK]),
    ("lots", case(price(Price.LOT, 400), price(Price.LOT, 350)), 750, [LineKind.LOT] * 2),
    (
        "options and premiums beside lots",
        case(price(Price.LOT, 400), price(Price.OPTION, 50), price(Price.PREMIUM, 5)),
        455,
        [LineKind.LOT, LineKind.PREMIUM, LineKind.OPTION],
    ),
    (
        "an option beside a framework",
        case(price(Price.FRAMEWORK, 400), price(Price.OPTION, 50)),
        450,
        [LineKind.FRAMEWORK, LineKind.OPTION],
    ),
    (
        "an option beside lots and a fixed price counts once",
        case(price(Price.LOT, 400), price(Price.FIXED, 100), price(Price.OPTION, 50)),
        550,
        [LineKind.FIXED, LineKind.OPTION, LineKind.LOT],
    ),
    (
        "open-ended service",
        case(price(Price.MONTHLY, 10), open_ended=True, **SERVICES),
        480,
        [LineKind.CAPPED],
    ),
    (
        "leased goods without an end",
        case(price(Price.MONTHLY, 10), open_ended=True, supply=Supply.LEASED, **GOODS),
        480,
        [LineKind.CAPPED],
    ),
    (
        "bought goods without an end",
        case(price(Price.MONTHLY, 10), open_ended=True, supply=Supply.BOUGHT, **GOODS),
        120,
        [LineKind.OPEN_SUPPLY],
    ),
    ("a long service", case(price(Price.MONTHLY, 10), months=49, **SERVICES), 480, [LineKind.CAPPED]),
    ("long delivery of goods", case(price(Price.MONTHLY, 10), months=49, **GOODS), 490, [LineKind.RUNNING]),
    ("VAT is taken out", case(price(Price.FIXED, 125), vat_percent=25), 100, [LineKind.FIXED]),
    ("no VAT in it", case(price(Price.FIXED, 125), vat_percent=0), 125, [LineKind.FIXED]),
]


@pytest.mark.parametrize(
    ("given_case", "total", "kinds"), [each[1:] for each in COUNTED], ids=[e[0] for e in COUNTED]
)
def test_a_value_is_the_whole_of_what_may_be_paid(
    given_case: DirectProcurement, total: int, kinds: list[LineKind]
) -> None:
    found = calculation(given_case, SWEDISH_LAW)
    assert (found.total, [line.kind for line in found.lines]) == (kronor(total), kinds)


MISSING = [
    (case(), Fact.VALUE),
    (case(price(Price.FIXED)), Fact.VALUE),
    (case(price(Price.OPTION, 100)), Fact.VALUE),
    (case(price(Price.PREMIUM, 100)), Fact.VALUE),
    (case(price(Price.MONTHLY, 10), **SERVICES), Fact.TERM),
    (case(price(Price.MONTHLY, 10), open_ended=True, **GOODS), Fact.LEASE),
    (case(price(Price.FIXED, 10), price(Price.OPTION, None, 12)), Fact.OPTION),
    (case(price(Price.LOT, 10), price(Price.OPTION, None, 12)), Fact.OPTION),
    (case(price(Price.LOT, 10), PriceRow(kind=Price.FIXED, amount=Money(100, "EUR"))), Fact.CURRENCY),
]


@pytest.mark.parametrize(("given_case", "missing"), MISSING)
def test_a_value_that_lacks_a_fact_is_none(given_case: DirectProcurement, missing: Fact) -> None:
    found = calculation(given_case, SWEDISH_LAW)
    assert (found.total, found.missing) == (None, (missing,))


def test_an_option_keeps_its_number_in_every_price_that_it_extends() -> None:
    """The second option is the second one, whichever price it extends."""
    rows = (price(Price.OPTION, 50), price(Price.OPTION, None, 6))
    found = calculation(case(*[price(Price.MONTHLY, 10)] * 2, *rows, months=12), SWEDISH_LAW)
    told = [(line.kind, line.number) for line in found.lines if line.number]
    assert told == [(LineKind.OPTION_RUNNING, 2), (LineKind.OPTION, 1), (LineKind.OPTION_RUNNING, 2)]
    assert found.total == kronor(120 + 60 + 50 + 120 + 60)


# Money of other countries, and with VAT.


@pytest.mark.parametrize(
    ("written", "rate"),
    [
        ("11.35", "11.35"),
        ("11,35", "11.35"),
        (" 1 000,5 ", "1000.5"),
        ("1\u00a0000", "1000"),
        ("0", None),
        ("-1", None),
        ("", None),
        ("about 11", None),
        ("1.000,50", None),
        ("NaN", None),
        ("Infinity", None),
    ],
)
def test_an_exchange_rate_is_a_number_above_nothing(written: str, rate: str | None) -> None:
    assert exchange_rate(written) == (None if rate is None else Decimal(rate))


EUROS = Money(100_00, "EUR")


@pytest.mark.parametrize(
    ("amount", "rate", "vat", "found"),
    [
        (EUROS, "11.35", None, Money(113_500, "SEK")),
        (EUROS, "11,355", 25, Money(90_840, "SEK")),
        (EUROS, "", None, EUROS),
        (EUROS, "", 25, Money(80_00, "EUR")),
        (kronor(100), "11.35", None, kronor(100)),
        (kronor(112), "", 12, kronor(100)),
        (Money(1000, "JPY"), "0.07", None, Money(70_00, "SEK")),
    ],
)
def test_an_amount_is_worth_its_kronor_without_vat(
    amount: Money, rate: str, vat: int | None, found: Money
) -> None:
    assert worth(amount, rate, vat, "SEK") == found


def test_an_amount_without_a_rate_leaves_no_total_in_kronor() -> None:
    euros = PriceRow(kind=Price.FIXED, amount=EUROS)
    assert calculation(case(euros), SWEDISH_LAW).total == EUROS
    assert calculation(case(euros, price(Price.FIXED, 10)), SWEDISH_LAW).total is None
    exchanged = case(replace(euros, rate="10"), price(Price.FIXED, 10))
    assert calculation(exchanged, SWEDISH_LAW).total == kronor(1010)


MONEYED = st.sampled_from([each for each in Price if each not in (Price.OPTION, Price.MONTHLY, Price.YEARLY)])
ROWS = st.lists(st.builds(price, MONEYED, st.integers(1, 10**6)), max_size=5)
OPTIONS = st.lists(st.builds(price, st.just(Price.OPTION), st.integers(1, 10**6)), max_size=3)


@given(
    main=st.sampled_from([Price.FIXED, Price.LOT, Price.FRAMEWORK, Price.RECURRING]),
    rows=ROWS,
    options=OPTIONS,
)
def test_every_amount_that_may_be_paid_is_counted_once(
    main: Price, rows: list[PriceRow], options: list[PriceRow]
) -> None:
    """Without a price that runs, the value is the sum of what is written."""
    every = (price(main, 7), *rows, *options)
    written = sum(row.amount.minor for row in every if row.amount)
    assert calculation(case(*every), SWEDISH_LAW).total == Money(written, "SEK")


@given(
    runs=st.lists(st.integers(1, 10**5), min_size=1, max_size=3),
    months=st.integers(1, 24),
    extra=st.lists(st.integers(1, 12), max_size=2),
    rows=ROWS,
)
def test_a_term_and_its_extensions_are_paid_for_every_month(
    runs: list[int], months: int, extra: list[int], rows: list[PriceRow]
) -> None:
    """Each price that runs is paid for the term and every extension; the rest is added once."""
    running = [price(Price.MONTHLY, each) for each in runs]
    options = [price(Price.OPTION, None, each) for each in extra]
    found = calculation(case(*running, *options, *rows, months=months, **SERVICES), SWEDISH_LAW)
    once = sum(row.amount.minor for row in rows if row.amount)
    assert found.total == Money(sum(runs) * 100 * (months + sum(extra)) + once, "SEK")


# The facts.


def test_what_is_not_answered_yet_is_unknown() -> None:
    assert facts(case(), SWEDISH_LAW, None) == Case(
        Country.SE, calculation=calculation(case(), SWEDISH_LAW), months=None
    )


def test_the_facts_are_those_of_the_case() -> None:
    told = case(
        PriceRow(kind=Price.MONTHLY, amount=Money(100_00, "NOK")),
        price(Price.OPTION, None, 12),
        price(Price.OPTION, 10),
        months=24,
        law=Law.FOA,
        cpv=("98310000-9", "39000000-2"),
        started_on=date(2026, 9, 1),
        ground="urgent",
        **SERVICES,
    )
    found = facts(told, reading.shipped(Country.NO), Authority.COUNTY)
    assert (found.day, found.law, found.nature, found.cpv) == (
        date(2026, 9, 1),
        Law.FOA,
        Nature.SERVICES,
        "98310000-9",
    )
    assert (found.authority, found.months, found.ground) == (Authority.COUNTY, 36, "urgent")
    assert found.calculation.lines == calculation(told, reading.shipped(Country.NO)).lines
