"""How long it takes to procure a replacement, when nobody has said."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from inkop_desktop.rules.money import Money

_UNKNOWN_VALUE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class LeadLimits:
    """From which value a replacement takes nine, twelve and eighteen months; below the first, six.

    The steps follow the kind of procurement: without a notice, with a national notice, with a European
    one, and a large one with many requirements. They are a custom and no law, so round figures do.
    """

    nine: Decimal
    twelve: Decimal
    eighteen: Decimal


LIMITS: Mapping[str, LeadLimits] = MappingProxyType(
    {
        "SEK": LeadLimits(Decimal(700_000), Decimal(2_400_000), Decimal(10_000_000)),
        "NOK": LeadLimits(Decimal(1_300_000), Decimal(2_500_000), Decimal(10_000_000)),
    }
)


def default_lead_months(value: Money | None, limits: Mapping[str, LeadLimits] = LIMITS) -> int:
    """Return 18, 12, 9 or 6 months by the contract's value; 12 when it is not known or has other limits."""
    steps = None if value is None else limits.get(value.currency)
    if value is None or steps is None:
        return _UNKNOWN_VALUE_MONTHS
    if value.amount >= steps.eighteen:
        return 18
    if value.amount >= steps.twelve:
        return 12
    return 9 if value.amount >= steps.nine else 6
