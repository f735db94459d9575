"""Money: whole minor units (öre, øre) and a currency, so that no sum is ever rounded by accident."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Self

from inkop_desktop import formats
from inkop_desktop.errors import Bug, UserError
from inkop_desktop.text import N_

LARGEST = 10**15
"""Beyond this nothing is an amount of a municipality, and a sum of many still fits 64 bits."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of a currency: `Money(123450, "SEK")` is 1 234,50 kr."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> Self:
        """Make money of an amount in whole units, rounded half up to the currency's decimals.

        Raises UserError for what is no number and for sums that nobody has.
        """
        if not amount.is_finite():
            raise UserError(N_("“{text}” is not an amount."), text=str(amount))
        if abs(amount) > LARGEST:
            raise UserError(N_("The amount {text} is too large to be right."), text=str(amount))
        scaled = amount.scaleb(formats.minor_digits(currency))
        return cls(int(scaled.quantize(Decimal(1), ROUND_HALF_UP)), currency)

    @classmethod
    def from_json(cls, value: dict[str, str]) -> Self:
        """Read the form that `as_json` writes; raises UserError when it is another."""
        try:
            return cls.of(Decimal(value["amount"]), value["currency"])
        except (KeyError, TypeError, InvalidOperation) as error:
            told = " ".join(str(part) for part in value.values())
            raise UserError(N_("“{text}” is not an amount."), text=told) from error

    @property
    def amount(self) -> Decimal:
        """Return the amount in whole units."""
        return Decimal(self.minor).scaleb(-formats.minor_digits(self.currency))

    def as_json(self) -> dict[str, str]:
        """Return the form of files and the command line: amount as text, currency."""
        return {"amount": f"{self.amount:f}", "currency": self.currency}

    def __add__(self, other: "Money") -> "Money":
        """Return the sum; two currencies are never added (see `totals`)."""
        if self.currency != other.currency:
            raise Bug(N_("{one} and {other} cannot be added."), one=self.currency, other=other.currency)
        return Money(self.minor + other.minor, self.currency)

    def share_of(self, whole: "Money") -> Decimal | None:
        """Return this as a share of the whole; None when the currencies differ or the whole is nothing."""
        if self.currency != whole.currency or whole.minor == 0:
            return None
        return Decimal(self.minor) / Decimal(whole.minor)


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return one sum for each currency among the amounts, in the order of the currency codes."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.minor
    return tuple(Money(sums[currency], currency) for currency in sorted(sums))
