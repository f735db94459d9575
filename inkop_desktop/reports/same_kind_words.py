"""What the same-kind meter says in words: the sum, the law, the authority's own rule."""

from collections.abc import Iterator
from typing import Any

from inkop_desktop import formats
from inkop_desktop.rules.law.vocabulary import Counting
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.same_kind import Bound, Part, Reach, Tally
from inkop_desktop.services.same_kind import Meter, Own
from inkop_desktop.text import N_, Message, _, counted, message

WHAT_COUNTS = N_(
    "Counted are purchases of the whole authority without an advertised procedure, in the product area and "
    "those below it, by the day of the decision, and before that by the day on which the case began. A case "
    "and its contract count once. Which product area a purchase belongs to is the officer's judgement."
)
_EACH = N_("The limit, {limit} ({reference}), is for each procurement by itself.")
_HELD = N_("The sum is held against the limit: {limit} ({reference}).")
_AGAINST = {
    Reach.FAR: N_("{sum} is {share} of {limit}. {left} is left."),
    Reach.NEAR: N_("{sum} is {share} of {limit}: near the limit. {left} is left."),
    Reach.REACHED: N_("{sum} is {share} of {limit}: the limit is reached."),
}


def area_name(meter: Meter) -> str:
    """Return what the meter is of."""
    return meter.area.name if meter.area else _("Without a product area")


def in_short(meter: Meter) -> Message:
    """Say what the sum comes to, of how many purchases, and until which day if it is not the year's."""
    told: dict[str, Any] = {"area": area_name(meter), "year": str(meter.year), "sum": meter.total}
    if not meter.tally.entries:
        return message("{area}, {year}: nothing has been bought", **told)
    if meter.until is None:
        return counted(
            "{area}, {year}: {sum} in {count} purchase",
            "{area}, {year}: {sum} in {count} purchases",
            meter.tally.purchases,
            **told,
        )
    return counted(
        "{area}, {year} until and including {day}: {sum} in {count} purchase",
        "{area}, {year} until and including {day}: {sum} in {count} purchases",
        meter.tally.purchases,
        day=meter.until,
        **told,
    )


def parts(meter: Meter) -> Iterator[tuple[Part, Message]]:
    """Yield the parts that there are, each with its name and what it comes to."""
    for part in Part:
        if meter.tally.of(part):
            amount = meter.tally.sum_of(part, meter.currency)
            yield part, message("{part}: {amount}", part=part, amount=amount)


def left_out(tally: Tally, currency: str) -> Iterator[Message]:
    """Say what counts but is not in the sum: what has no amount or a secret one, or another currency."""
    unknown = len(tally.without_amount)
    if unknown:
        yield counted(
            "{count} of them has no amount yet and is not in the sum.",
            "{count} of them have no amount yet and are not in the sum.",
            unknown,
        )
    if tally.secret:
        yield counted(
            "The amount of {count} of them is secret and not in the sum.",
            "The amounts of {count} of them are secret and not in the sum.",
            len(tally.secret),
        )
    others = tally.in_others(currency)
    if others:
        amounts = formats.listed([formats.show(each) for each in others])
        yield message("Not in the sum, since in another currency: {amounts}.", amounts=amounts)


def law_rule(meter: Meter) -> Iterator[str | Message]:
    """Say what the law says of purchases of the same kind on the meter's day, and what its limit is."""
    if meter.rule:
        yield meter.rule.text
        yield message("It stands in {reference}, as of {day}.", reference=meter.rule.reference, day=meter.day)
    limit, bound = meter.limit, meter.bound
    if limit and bound is None:
        yield message("The amount of the limit is not known for this day. Enter it with its source.")
    elif limit and bound:
        words = _HELD if meter.law_adds_up else _EACH
        yield message(words, limit=bound.amount, reference=limit.reference)
    if limit and limit.certainty_on(meter.day).needs_confirming:
        yield message(
            "Not certain: “{name}” is {certainty}. Source: {source}.",
            name=limit.limit_kind,
            certainty=limit.certainty_on(meter.day),
            source=limit.source,
        )


def law_standing(meter: Meter) -> Message | None:
    """Say how far the sum has come towards the law's limit; nothing where the law does not add up."""
    if meter.bound is None or not meter.law_adds_up or not meter.is_of_one_kind or not meter.tally.entries:
        return None
    return _against(meter.total, meter.bound)


def own_rule(meter: Meter) -> Iterator[str | Message]:
    """Say what the authority's own rule says."""
    own = meter.own
    if own is None:
        yield message("The authority has no rule of its own on purchases of the same kind.")
        return
    yield message("{rule}. {counting}", rule=own.rule.title.rstrip("."), counting=_counting(own))
    if own.rule.text:
        yield own.rule.text


def own_limit(meter: Meter) -> Message | None:
    """Say what the sum of the own rule is held against, where no sum is told."""
    own = meter.own
    if own is None or own.bound is None:
        return None
    return message("The sum is held against {limit}.", limit=own.bound.amount)


def own_standing(meter: Meter) -> Message | None:
    """Say how far the sum of the own rule has come towards its amount; nothing where there is none."""
    own = meter.own
    if own is None or own.bound is None or not meter.is_of_one_kind or not own.tally.entries:
        return None
    return _against(own.tally.total(meter.currency), own.bound)


def limit_label(meter: Meter) -> str:
    """Return what the law's limit is called in the picture."""
    assert meter.bound is not None
    if meter.law_adds_up:
        return _("The law's limit: {amount}").format(amount=formats.show(meter.bound.amount))
    return _("The law's limit for one procurement: {amount}").format(amount=formats.show(meter.bound.amount))


def _against(total: Money, bound: Bound) -> Message:
    return message(
        _AGAINST[bound.reach(total)],
        sum=total,
        share=share(total, bound),
        limit=bound.amount,
        left=bound.left(total),
    )


def share(total: Money, bound: Bound) -> str:
    """Return a sum as per cent of an amount; nothing of no amount."""
    found = bound.share(total)
    return "" if found is None else formats.percent(found)


def _counting(own: Own) -> Message:
    if own.rule.counting is Counting.TWELVE_MONTHS:
        return message(
            "Counted from {first} to {last}.", first=own.tally.period.first, last=own.tally.period.last
        )
    if own.rule.counting is Counting.TERM:
        return message("Counted over the fiscal year, each purchase with the value of its whole term.")
    return message("Counted over the fiscal year.")
