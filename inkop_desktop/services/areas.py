"""Trees (product areas, units): what a record is part of, and which areas fit CPV codes."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from inkop_desktop.lists.directory import AREAS, UNITS
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.register.register import Register
from inkop_desktop.services import records

TREES = frozenset(each.noun for each in (AREAS, UNITS))
BETWEEN = " › "
Tree = Mapping[int, tuple[str, int | None]]
"""The name of each record and the id of what it is part of, by id."""


def path(register: Register, area_id: int) -> str:
    """Return the names from the top of the tree to an area: "Livsmedel › Kolonial"."""
    areas = _read(register, "area")
    return BETWEEN.join(_names(areas, area_id))


def path_among(areas: Iterable[ProductArea], area_id: int) -> str:
    """Return the names from the top of the tree to one of these areas, which are all that there are."""
    return BETWEEN.join(_names({each.id or 0: (each.name, each.parent_id) for each in areas}, area_id))


def upwards(register: Register, area_id: int) -> list[int]:
    """Return an area and every one that it is part of, from the area to the top of the tree."""
    return _upwards(_read(register, "area"), area_id)


def lines(connection: Connection, noun: str = "area") -> dict[int, list[int]]:
    """Return each record of a tree with all that it is part of, up to the top, by its id."""
    tree = _tree(connection, noun)
    return {each: _upwards(tree, each) for each in tree}


def above(register: Register, noun: str, ids: Iterable[int]) -> dict[int, str]:
    """Return what each of these is part of, from the top of its tree; nothing for those at the top."""
    if noun not in TREES:
        return {}
    known = _read(register, noun)
    found = {each: BETWEEN.join(_names(known, each)[:-1]) for each in ids}
    return {each: names for each, names in found.items() if names}


def fitting(register: Register, codes: Iterable[str]) -> list[ProductArea]:
    """Return the areas that have a prefix of one of the CPV codes, the longest prefix first."""
    wanted = tuple(codes)
    found = [(_length(each, wanted), each) for each in records.every(register, ProductArea)]
    best = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].name))
    return [area for _length_of, area in best]


def _read(register: Register, noun: str) -> Tree:
    with register.reading() as connection:
        return _tree(connection, noun)


def _tree(connection: Connection, noun: str) -> Tree:
    table = METADATA.tables[noun]
    rows = connection.execute(select(table.c.id, table.c.name, table.c.parent_id))
    return {row.id: (row.name, row.parent_id) for row in rows}


def _names(tree: Tree, record_id: int) -> list[str]:
    """Return the names from the top of a tree to a record."""
    return [tree[each][0] for each in reversed(_upwards(tree, record_id))]


def _upwards(tree: Tree, record_id: int) -> list[int]:
    """Return a record and all that it is part of; no circle holds us."""
    found: list[int] = []
    at: int | None = record_id
    while at is not None and at in tree and at not in found:
        found.append(at)
        at = tree[at][1]
    return found


def _length(area: ProductArea, codes: Iterable[str]) -> int:
    """Return how long the longest prefix of an area is that one of the codes begins with."""
    prefixes = [prefix.strip() for prefix in area.cpv_prefixes if prefix.strip()]
    fits = (len(prefix) for prefix in prefixes for code in codes if code.startswith(prefix))
    return max(fits, default=0)
