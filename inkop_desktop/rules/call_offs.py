"""What has been called off from a contract, held against the most that may be.

Only what is certain is added up: an amount in another currency than the ceiling's and a call-off
without a value are told beside the sum. The ceiling is the one that is entered. An amendment does not
move it: what a change adds to the value need not be free to call off, so whoever lifts a ceiling
writes the new one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from inkop_desktop.rules.money import Money, totals
from inkop_desktop.text import Message, counted, message


class Stage(StrEnum):
    """How far a ceiling has been reached."""

    MUCH = "much"
    MOST = "most"
    EXHAUSTED = "exhausted"


FROM_PERCENT = {Stage.EXHAUSTED: 100, Stage.MOST: 90, Stage.MUCH: 70}
"""From which part of the ceiling on each stage is reached, the last stage first."""


@dataclass(frozen=True, slots=True)
class Use:
    """Hold a ceiling, what has been called off by currency, and how many call-offs have no value.

    `counted` is the sum in the ceiling's currency, `others` are those that cannot be held against it.
    `secret` is how many of the values in these sums are secret; where there are any, no sum is told.
    """

    ceiling: Money | None
    counted: Money | None
    others: tuple[Money, ...]
    unvalued: int
    secret: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been called off."""
        return not (self.counted and self.counted.minor) and not self.others and not self.unvalued

    @property
    def left(self) -> Money | None:
        """Return what is left of the ceiling, less than nothing where it is exceeded; None without one."""
        if self.ceiling is None or self.counted is None:
            return None
        return Money(self.ceiling.minor - self.counted.minor, self.ceiling.currency)

    @property
    def share(self) -> Decimal | None:
        """Return the part of the ceiling that is called off; None where there is nothing to share."""
        return self.counted.share_of(self.ceiling) if self.counted and self.ceiling else None

    @property
    def stage(self) -> Stage | None:
        """Return how far the ceiling has been reached; None before the first stage, and without a ceiling."""
        if self.ceiling is None or self.counted is None:
            return None
        reached, whole = self.counted.minor * 100, self.ceiling.minor
        return next((stage for stage, part in FROM_PERCENT.items() if reached >= whole * part), None)

    def exceeded_by(self, value: Money | None) -> Money | None:
        """Return by how much a further call-off would exceed the ceiling; None where it fits."""
        left = self.left
        if left is None or value is None or value.currency != left.currency or value.minor <= left.minor:
            return None
        return Money(value.minor - left.minor, left.currency)


def use_of(ceiling: Money | None, values: Iterable[Money | None], secret: int = 0) -> Use:
    """Return what call-offs of these values, some of them secret, make of a ceiling."""
    known = list(values)
    sums = totals(each for each in known if each is not None)
    unvalued = known.count(None)
    if ceiling is None:
        return Use(None, None, sums, unvalued, secret)
    nothing = Money(0, ceiling.currency)
    counted_ = next((each for each in sums if each.currency == ceiling.currency), nothing)
    others = tuple(each for each in sums if each is not counted_)
    return Use(ceiling, counted_, others, unvalued, secret)


def sentences(use: Use) -> tuple[Message, ...]:
    """Return what has been called off and what is left, as sentences."""
    return tuple(_sentences(use))


def _sentences(use: Use) -> Iterator[Message]:
    if use.secret:
        yield from _without_amounts(use)
    elif use.ceiling is None:
        yield _no_ceiling()
        for other in use.others:
            yield message("{amount} has been called off.", amount=other)
    else:
        yield _of_the_ceiling(use)
        for other in use.others:
            yield message("{amount} has been called off besides, in another currency.", amount=other)
    if use.unvalued:
        yield counted(
            "{count} call-off has no value and is not counted.",
            "{count} call-offs have no value and are not counted.",
            use.unvalued,
        )


def _without_amounts(use: Use) -> Iterator[Message]:
    """Yield how far a ceiling has been reached where values of call-offs are secret.

    A sum that holds one secret value gives it away to everybody, since the others stand beside it; of two,
    whoever knows the one learns the other; and yesterday's sum gives away what came today. So neither the
    sum nor what is left nor the exact part is told, however many values are secret. The stage is: nobody
    may order from an exhausted agreement, and from 70 per cent on the next procurement is to be planned.
    """
    if use.ceiling is None:
        yield _no_ceiling()
    elif use.stage is Stage.EXHAUSTED:
        yield message(
            "The ceiling of {ceiling} is exhausted: nothing more may be called off.", ceiling=use.ceiling
        )
    elif use.stage is not None:
        yield message(
            "At least {percent}% of the ceiling of {ceiling} has been called off.",
            percent=FROM_PERCENT[use.stage],
            ceiling=use.ceiling,
        )
    else:
        yield message(
            "Less than {percent}% of the ceiling of {ceiling} has been called off.",
            percent=min(FROM_PERCENT.values()),
            ceiling=use.ceiling,
        )
    yield counted(
        "The sum is not told: {count} value in it is secret.",
        "The sum is not told: {count} values in it are secret.",
        use.secret,
    )


def _no_ceiling() -> Message:
    return message("No ceiling is entered, so it is not known how much is left.")


def _of_the_ceiling(use: Use) -> Message:
    """Return how much of the ceiling is used; whole per cent are rounded down, so that 100 is all of it."""
    assert use.left is not None
    words = {"called_off": use.counted, "ceiling": use.ceiling, "left": use.left}
    if use.left.minor < 0:
        over = Money(-use.left.minor, use.left.currency)
        return message(
            "{called_off} has been called off, {over} more than the ceiling of {ceiling}: nothing more "
            "may be called off.",
            over=over,
            **words,
        )
    if use.stage is Stage.EXHAUSTED:
        return message("The ceiling of {ceiling} is exhausted: nothing more may be called off.", **words)
    assert use.share is not None  # a ceiling of nothing is exhausted
    return message(
        "{called_off} of the ceiling of {ceiling} has been called off ({percent}%), {left} is left.",
        percent=int(use.share * 100),
        **words,
    )
