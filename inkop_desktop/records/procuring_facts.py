"""What the law needs to know of a direct procurement: its value as counted, and the facts of the case."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.rules.law import value
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.rules.law.value import Calculation, Estimate, Line, LineKind, OptionPrice
from inkop_desktop.rules.law.vocabulary import Authority
from inkop_desktop.rules.money import LARGEST, Money
from inkop_desktop.rules.procuring import Price, Supply, YesNo

_EVERY = {Price.MONTHLY: 1, Price.YEARLY: 12}
_OTHERS = {
    Price.PREMIUM: LineKind.PREMIUM,
    Price.RESIDUAL: LineKind.RESIDUAL,
    Price.SUPPLIED: LineKind.SUPPLIED,
}
_PERCENT = Decimal(100)
_DEAREST = Decimal(10**9)  # of one currency in another: none is as far from the next


def facts(procurement: DirectProcurement, pack: Pack, authority: Authority | None) -> Case:
    """Return the case that the law of a pack judges; what has not been answered yet is unknown."""
    options = [each.months or 0 for each in procurement.prices if each.kind is Price.OPTION]
    return Case(
        country=pack.country,
        day=procurement.started_on,
        law=procurement.law,
        nature=procurement.nature,
        cpv=procurement.cpv[0] if procurement.cpv else "",
        authority=authority,
        calculation=_of_whole(procurement, pack),
        months=None if procurement.months is None else procurement.months + sum(options),
        ground=procurement.ground,
    )


def calculation(procurement: DirectProcurement, pack: Pack) -> Calculation:
    """Return how the value is counted by the law of a pack: in its currency, without VAT.

    An amount in another currency without an exchange rate stays as it is, and then there is no total.
    """
    currency, spans = pack.country.currency, value.spans_of(pack, procurement.law, procurement.started_on)
    priced = [
        (row, worth(row.amount, row.rate, procurement.vat_percent, currency))
        for row in procurement.prices
        if row.amount is not None
    ]
    terms = [value.of_estimate(each, spans) for each in _estimates(procurement, priced)]
    rest = [*_counted_otherwise(priced)]
    if rest and not terms:
        rest.append(value.additions(_options(procurement, priced), _added(priced)))
    return value.together([*terms, *rest])


def _of_whole(procurement: DirectProcurement, pack: Pack) -> Calculation:
    """Return how the value of the procurement is counted that a purchase is one with others of."""
    own = calculation(procurement, pack)
    if procurement.one_with_others is not YesNo.YES or procurement.others_value is None:
        return own
    others = [(LineKind.OTHERS, procurement.others_value)]
    return value.together([own, value.additions((), others)])


def worth(amount: Money, rate: str, vat_percent: int | None, currency: str) -> Money:
    """Return an amount without VAT and in the law's currency, as far as the exchange rate is known.

    What is too large to be right at its rate stays as it is.
    """
    bare = value.without_vat(amount, Decimal(vat_percent) / _PERCENT) if vat_percent else amount
    per_unit = exchange_rate(rate)
    if bare.currency == currency or per_unit is None:
        return bare
    exchanged = bare.amount * per_unit
    return Money.of(exchanged, currency) if exchanged <= LARGEST else bare


def exchange_rate(written: str) -> Decimal | None:
    """Return an exchange rate as it is written; None for what is no such number, or beyond any."""
    try:
        rate = Decimal("".join(written.split()).replace(",", "."))
    except InvalidOperation:
        return None
    return rate if rate.is_finite() and 1 / _DEAREST <= rate <= _DEAREST else None


def _estimates(procurement: DirectProcurement, priced: list[tuple[PriceRow, Money]]) -> Iterator[Estimate]:
    """Yield what is paid under the contract: each price that runs, then what is fixed.

    Options and the rest are counted once, with the first price; an option that has no amount of its own
    extends every price that runs.
    """
    nature = procurement.nature
    fixed = [amount for row, amount in priced if row.kind is Price.FIXED]
    running = [(row, amount) for row, amount in priced if row.kind in _EVERY]
    others = tuple(_added(priced))
    options = tuple(_options(procurement, priced))
    # What has an amount of its own keeps its place, and adds nothing more.
    extending = tuple(each if each.value is None else OptionPrice(months=0) for each in options)
    for place, (row, amount) in enumerate(running):
        assert row.kind is not None  # one that runs
        yield Estimate(
            nature=nature,
            price=amount,
            per_months=_EVERY[row.kind],
            months=row.months or procurement.months,
            open_ended=procurement.open_ended,
            lease=None if procurement.supply is None else procurement.supply is Supply.LEASED,
            options=extending if place else options,
            others=others if place == 0 else (),
        )
    for place, amount in enumerate(fixed):
        is_first = place == 0 and not running
        yield Estimate(
            nature=nature,
            fixed=amount,
            options=options if is_first else (),
            others=others if is_first else (),
        )


def _counted_otherwise(priced: list[tuple[PriceRow, Money]]) -> Iterator[Calculation]:
    """Yield what is not a price of a term: purchases that recur, lots, framework agreements."""
    recurring = [amount for row, amount in priced if row.kind is Price.RECURRING]
    lots = [Calculation((Line(LineKind.FIXED, amount),)) for row, amount in priced if row.kind is Price.LOT]
    if recurring:
        yield value.recurring(recurring)
    if lots:
        yield value.lots(lots)
    yield from (value.framework(amount) for row, amount in priced if row.kind is Price.FRAMEWORK)


def _added(priced: list[tuple[PriceRow, Money]]) -> Iterator[tuple[LineKind, Money]]:
    return ((_OTHERS[row.kind], amount) for row, amount in priced if row.kind in _OTHERS)


def _options(procurement: DirectProcurement, priced: list[tuple[PriceRow, Money]]) -> Iterator[OptionPrice]:
    amounts = {id(row): amount for row, amount in priced}
    for row in procurement.prices:
        if row.kind is Price.OPTION:
            yield OptionPrice(row.months, amounts.get(id(row)))
