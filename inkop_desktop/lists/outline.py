"""A list as a tree: which records stand below which, and how deep."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in a tree; `found` is false for one that is there for what lies below it."""

    id: int
    level: int
    above: int | None
    found: bool = True


def outline(order: Sequence[int], above: Mapping[int, int | None], found: Collection[int]) -> list[Place]:
    """Return the found records and all that is above them, each before what lies below it.

    `order` has every record as siblings shall stand; `above` says what each one is part of. What is
    part of nothing that is known, or of itself in a circle, stands at the top.
    """
    kept = _with_all_above(found, above)
    below: dict[int | None, list[int]] = defaultdict(list)
    for each in order:
        parent = above.get(each)
        below[parent if parent in kept else None].append(each)
    places: dict[int, Place] = {}
    for top in [*below[None], *order]:  # the second time round only circles are left
        waiting: list[tuple[int, int, int | None]] = [(top, 0, None)]
        while waiting:
            each, level, parent = waiting.pop()
            if each in kept and each not in places:
                places[each] = Place(each, level, parent, each in found)
                waiting += [(child, level + 1, each) for child in reversed(below[each])]
    return list(places.values())


def _with_all_above(found: Collection[int], above: Mapping[int, int | None]) -> set[int]:
    kept: set[int] = set()
    for each in found:
        at: int | None = each
        while at is not None and at in above and at not in kept:
            kept.add(at)
            at = above[at]
    return kept
