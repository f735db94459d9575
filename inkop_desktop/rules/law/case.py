"""The facts of a purchase that the law asks about, and what a CPV code says of them."""

from dataclasses import dataclass, field
from datetime import date

from inkop_desktop.rules.law.pack import Limit, Pack, ServiceList
from inkop_desktop.rules.law.value import Calculation
from inkop_desktop.rules.law.vocabulary import Authority, Law, LimitKind, Nature, Services
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

_CPV_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Case:
    """Hold what is known of a purchase; every fact but the country may be missing.

    `day` is when the procurement began (5 kap. 5 § LOU, § 5-4 FOA): the law of that day applies. `ground` is
    the key of the ground that the officer wants to use.
    """

    country: Country
    day: date | None = None
    law: Law | None = None
    nature: Nature | None = None
    cpv: str = ""
    authority: Authority | None = None
    calculation: Calculation = field(default_factory=Calculation)
    months: int | None = None
    ground: str = ""

    @property
    def value(self) -> Money | None:
        """Return the value that the law judges."""
        return self.calculation.total


@dataclass(frozen=True, slots=True)
class Matter:
    """Hold a case with the pack, the law and the day that govern it, all of them known."""

    pack: Pack
    case: Case
    law: Law
    day: date

    def limit(self, kind: LimitKind, law: str = "") -> Limit | None:
        """Return the limit of a kind on the day, in the law of the case unless another is named."""
        return self.pack.limit(law or self.law, kind, self.day)

    @property
    def listed(self) -> ServiceList | None:
        """Return the list of services that the case is on by its code; None for goods, works and the rest.

        Without a code the general rules hold: who relies on a list has to show that the service is on it.
        """
        if not self.case.cpv or self.case.nature in {Nature.GOODS, Nature.WORKS}:
            return None
        digits = self.case.cpv[:_CPV_DIGITS]
        lists = (each for each in self.pack.services if self.law in each.under and each.in_force(self.day))
        return next((each for each in lists if each.holds(digits)), None)

    @property
    def services(self) -> Services | None:
        """Return which services with rules of their own the case is about; None for none of them."""
        return self.listed.services if self.listed else None

    def own_kinds(self, kinds: tuple[LimitKind, ...]) -> tuple[LimitKind, ...]:
        """Return those of some limits that are this kind of authority's; both where the kind is unknown."""
        if self.case.authority is None:
            return kinds
        other = "_local" if self.case.authority is Authority.STATE else "_state"
        return tuple(kind for kind in kinds if not kind.endswith(other))
