"""Which part of the purchasing a contract belongs to: whether goods, services or works were procured."""

from collections.abc import Sequence

from inkop_desktop.rules import cpv
from inkop_desktop.rules.organising import PurchasingPart

_PART_OF = {
    "supplies": PurchasingPart.GOODS,
    "services": PurchasingPart.SERVICES,
    "works": PurchasingPart.WORKS,
}


def procured_as(codes: Sequence[str]) -> PurchasingPart | None:
    """Return whose part it is to procure what has these CPV codes, by the first, which is the main one.

    None where there is no code, or one that the vocabulary does not have.
    """
    entry = cpv.get(codes[0]) if codes else None
    return _PART_OF[entry.kind] if entry else None
