"""How many tenders that are compared have room beside one another, in the window and on paper."""

from collections.abc import Iterator, Sequence
from math import ceil

ABREAST = 4
"""The most that stand beside one another where criteria are whole sentences."""


def abreast(supplier_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the tenders, of which there is one at least, in groups that have room, as even as can be."""
    groups = ceil(len(supplier_ids) / ABREAST)
    size = ceil(len(supplier_ids) / groups)
    for first in range(0, len(supplier_ids), size):
        yield supplier_ids[first : first + size]
