"""The officer's own tree of product areas: where an area lies in it, and which ones fit CPV codes."""

from collections.abc import Iterable

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.register.register import Register
from inkop_desktop.services import records


def path(register: Register, area_id: int) -> str:
    """Return the names from the top of the tree to an area: "Livsmedel › Kolonial"."""
    areas = {each.id: each for each in records.every(register, ProductArea)}
    names: list[str] = []
    at: int | None = area_id
    while at in areas:
        area = areas.pop(at)  # taken out, so that no circle holds us
        names.insert(0, area.name)
        at = area.parent_id
    return " › ".join(names)


def fitting(register: Register, codes: Iterable[str]) -> list[ProductArea]:
    """Return the areas that have a prefix of one of the CPV codes, the longest prefix first."""
    wanted = tuple(codes)
    found = [(_length(each, wanted), each) for each in records.every(register, ProductArea)]
    best = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].name))
    return [area for _length_of, area in best]


def _length(area: ProductArea, codes: Iterable[str]) -> int:
    """Return how long the longest prefix of an area is that one of the codes begins with."""
    prefixes = [prefix.strip() for prefix in area.cpv_prefixes if prefix.strip()]
    fits = (len(prefix) for prefix in prefixes for code in codes if code.startswith(prefix))
    return max(fits, default=0)
