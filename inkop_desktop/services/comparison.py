"""The comparison of a case's tenders by weighted points, as page, paper and problems read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Points
from inkop_desktop.rules import comparing
from inkop_desktop.rules.comparing import Compared
from inkop_desktop.rules.procuring import RequirementKind, TenderOutcome
from inkop_desktop.services import procuring_asks as asks

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold the weights by criterion, the points by supplier and criterion, and the tenders as they came."""

    weights: Mapping[str, int]
    points: Mapping[tuple[int, str], int]
    supplier_ids: tuple[int, ...]

    def ranked(self) -> tuple[Compared, ...]:
        """Return what each tender comes to, the best first."""
        return comparing.compare(self.weights, self.points, self.supplier_ids)

    def totals(self) -> dict[int, Decimal | None]:
        """Return the weighted sum of each tender; None as long as points are missing."""
        return {each.supplier_id: each.total for each in self.ranked()}

    def best(self) -> tuple[int, ...]:
        """Return who has the highest sum; nobody as long as points are missing."""
        found = self.ranked()
        is_whole = all(each.total is not None for each in found)
        return tuple(each.supplier_id for each in found if each.place == 1) if is_whole else ()

    def is_half_done(self) -> bool:
        """Tell whether some points are given and others not."""
        return 0 < len(self.points) < len(self.weights) * len(self.supplier_ids)


def of_case(case: DirectProcurement) -> Comparison | None:
    """Return the comparison of the tenders that are not rejected.

    None where there is nothing to weigh: fewer than two such tenders, or no criterion with a weight.
    """
    weights = _weights(case)
    running = [each.supplier_id for each in case.tenders if each.outcome is not TenderOutcome.REJECTED]
    supplier_ids = tuple(dict.fromkeys(each for each in running if each is not None))
    if not weights or len(supplier_ids) < _SEVERAL:
        return None
    given = {
        (each.supplier_id, each.criterion): each.points
        for each in still_meant(case)
        if each.supplier_id in supplier_ids and each.points is not None
    }
    return Comparison(weights, given, supplier_ids)


def is_outdone(case: DirectProcurement) -> bool:
    """Tell whether another tender has a higher sum than the chosen one."""
    chosen, compared = asks.chosen(case), of_case(case)
    if chosen is None or compared is None:
        return False
    best = compared.best()
    return bool(best) and chosen.supplier_id not in best


def still_meant(case: DirectProcurement) -> tuple[Points, ...]:
    """Return the points whose criterion and tender are still in the case."""
    weights, tenderers = _weights(case), {each.supplier_id for each in case.tenders}
    return tuple(each for each in case.points if each.criterion in weights and each.supplier_id in tenderers)


def given(
    case: DirectProcurement, supplier_id: int, criterion: str, points: int | None
) -> tuple[Points, ...]:
    """Return the points of a case once a tender has been given some, or none any more, on a criterion."""
    others = (each for each in case.points if (each.supplier_id, each.criterion) != (supplier_id, criterion))
    if points is None:
        return tuple(others)
    return (*others, Points(supplier_id=supplier_id, criterion=criterion, points=points))


def _weights(case: DirectProcurement) -> dict[str, int]:
    """Return the weight of each criterion by its text; those with the same text are one."""
    found: dict[str, int] = {}
    for each in case.requirements:
        if each.kind is RequirementKind.CRITERION and each.weight is not None:
            found[each.text] = found.get(each.text, 0) + each.weight
    return found
