"""The comparison of tenders by points on weighted award criteria; the points are the officer's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST = 100
"""The most points that a tender is given on a criterion; the weights are per cent."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold what a tender comes to.

    `total` is its weighted sum, None as long as it lacks points on a criterion; `place` is its place among
    those that lack none, the same for equal sums.
    """

    supplier_id: int
    total: Decimal | None
    place: int | None


def compare(
    weights: Mapping[str, int], points: Mapping[tuple[int, str], int], supplier_ids: Sequence[int]
) -> tuple[Compared, ...]:
    """Return what each tender comes to, the best first and those that lack points last.

    `weights` are per cent by criterion, `points` from 0 to `MOST` by supplier and criterion.
    """
    totals = {each: _total(weights, points, each) for each in supplier_ids}
    whole = [total for total in totals.values() if total is not None]
    found = [
        Compared(each, total, None if total is None else 1 + sum(other > total for other in whole))
        for each, total in totals.items()
    ]
    return tuple(sorted(found, key=lambda each: each.place or len(found) + 1))


def _total(
    weights: Mapping[str, int], points: Mapping[tuple[int, str], int], supplier_id: int
) -> Decimal | None:
    """Return the weighted sum of a tender; a criterion without points counts as unknown, never as nothing."""
    given = [(weight, points.get((supplier_id, criterion))) for criterion, weight in weights.items()]
    if any(each is None for _weight, each in given):
        return None
    return sum((Decimal(weight * (each or 0)) / MOST for weight, each in given), Decimal(0))
