"""Make any number of contracts out of some: at other times, in other places, with other suppliers."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from inkop_desktop.records.contracts import Contract, ContractOwner, ContractSupplier
from inkop_desktop.records.people import Person
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import months_between
from inkop_desktop.rules.vocabulary import Country, SizeClass
from inkop_desktop.services.demo.moving import moved, settled, with_decisions
from inkop_desktop.services.demo.names import Names, organisation_number

YEARS = 12  # how far back the register goes
FIRST_SERIAL = 200  # behind those of the contracts that are told
DIRECT = 700_000  # what is below this stays below: it was bought directly
CONTRACTS_OF_ONE_SUPPLIER = 12
MOST_SUPPLIERS = 9_999  # as many numbers as there are to invent
CONTRACTS_OF_ONE_OWNER = 80
AT_ONCE = 1_000  # contracts in memory
WITHOUT_OWNER = 0.05
WITHOUT_DATES = 0.02


class Variation:
    """Makes contracts that vary those that are told; the same seed makes the same."""

    def __init__(
        self, change: ChangeSet, told: dict[str, Any], today: date, country: Country, seed: int
    ) -> None:
        self._change = change
        self._told = told
        self._today = today
        self._country = country
        self._chance = random.Random(seed)  # noqa: S311 - nothing here is secret
        self._names = Names(country, self._chance)
        self._serials: dict[int, int] = defaultdict(lambda: FIRST_SERIAL)

    def make(self, count: int, contracts: Sequence[Contract], saved: dict[str, list[Any]]) -> None:
        """Save so many variations of the contracts, and the suppliers and owners that they need.

        `saved` holds the units, people, areas and suppliers that there are, by their plural.
        """
        here = [each for each in saved["people"] if each.employed_to is None]
        owners = self._owners(count // CONTRACTS_OF_ONE_OWNER, saved["units"]) + here
        suppliers = min(count // CONTRACTS_OF_ONE_SUPPLIER, MOST_SUPPLIERS)
        trades = self._suppliers_by_area(suppliers, saved["areas"])
        decider = next(each for each in here if each.name == self._told["defaults"]["decided_by"])
        patterns = [each for each in contracts if each.first_day and not each.parent_id]
        for start in range(0, count, AT_ONCE):
            drawn = self._chance.choices(patterns, k=min(AT_ONCE, count - start))
            varied = (self._varied(each, trades.get(each.area_id, []), owners) for each in drawn)
            self._change.save_all([with_decisions(each, decider.id or 0) for each in varied])

    def _owners(self, count: int, units: Sequence[Any]) -> list[Person]:
        titles = self._told["variation"]["titles"]
        people = [
            Person(
                name=self._names.person(),
                title=self._chance.choice(titles),
                unit_id=self._chance.choice(units).id,
            )
            for _each in range(count)
        ]
        return self._change.save_all(people)

    def _suppliers_by_area(self, count: int, areas: Sequence[Any]) -> dict[int | None, list[Supplier]]:
        """Save suppliers, as many for each trade; return them by the areas of their trade."""
        variation = self._told["variation"]
        trades = [(area, trade) for area, words in variation["trades"].items() for trade in words]
        drawn = [trades[number % len(trades)] for number in range(count)]
        saved = self._change.save_all(
            [self._supplier(trade, serial) for serial, (_area, trade) in enumerate(drawn)]
        )
        by_name: dict[str, list[Supplier]] = defaultdict(list)
        for (area, _trade), supplier in zip(drawn, saved, strict=True):
            by_name[area].append(supplier)
        names = {area.id: area.name for area in areas}
        return {area.id: by_name[names.get(area.parent_id, area.name)] for area in areas}

    def _supplier(self, trade: str, serial: int) -> Supplier:
        variation = self._told["variation"]
        name = self._chance.choice(variation["supplier_names"]).format(
            trade=trade,
            name=self._names.last(),
            other=self._names.last(),
            place=self._chance.choice(variation["supplier_places"]),
        )
        return Supplier(
            name=name,
            country=self._country,
            org_number=organisation_number(self._country, serial),
            size_class=self._chance.choice(
                (SizeClass.MICRO, SizeClass.SMALL, SizeClass.SMALL, SizeClass.MEDIUM)
            ),
        )

    def _varied(self, pattern: Contract, suppliers: Sequence[Supplier], owners: Sequence[Person]) -> Contract:
        """Return a contract like another, from another time and about another place."""
        assert pattern.first_day is not None
        title = pattern.title.partition(",")[0]
        began = self._chance.randint(-12 * YEARS, 4)
        there = months_between(self._today, pattern.first_day)
        contract: Contract = moved(pattern, began - there)
        contract = replace(
            contract,
            id=None,
            version=0,
            title=f"{title}, {self._chance.choice(self._told['variation']['places'])}",
            predecessor_id=None,
            attachments=(),
            decisions=(),
            call_offs=(),
            follow_ups=(),
            owners=self._some_owner(owners),
            suppliers=self._other_suppliers(contract, suppliers),
        )
        contract = self._revalued(contract)
        if self._chance.random() < WITHOUT_DATES:
            contract = replace(contract, last_day=None, term_months=None, term_days=None, options=())
        return self._numbered(settled(contract, self._today, self._chance))

    def _some_owner(self, owners: Sequence[Person]) -> tuple[ContractOwner, ...]:
        if self._chance.random() < WITHOUT_OWNER:
            return ()
        return (ContractOwner(person_id=self._chance.choice(owners).id),)

    def _other_suppliers(
        self, contract: Contract, suppliers: Sequence[Supplier]
    ) -> tuple[ContractSupplier, ...]:
        """Return other suppliers in the places of the contract's own, where there are so many."""
        if len(suppliers) < len(contract.suppliers):
            return contract.suppliers
        drawn = self._chance.sample(suppliers, len(contract.suppliers))
        return tuple(
            replace(place, supplier_id=supplier.id)
            for place, supplier in zip(contract.suppliers, drawn, strict=True)
        )

    def _revalued(self, contract: Contract) -> Contract:
        """Return the contract with a third to three times its value and ceiling."""
        value = contract.estimated_value
        most = 1.0 if value and value.amount < DIRECT else 3.0
        factor = self._chance.uniform(1 / 3, most)
        return replace(
            contract,
            estimated_value=_times(value, factor),
            ceiling=_times(contract.ceiling, factor),
        )

    def _numbered(self, contract: Contract) -> Contract:
        """Give the contract the next number of the year that it was signed in."""
        year = (contract.signed_on or self._today).year
        self._serials[year] += 1
        number = self._told["number"].format(year=year, serial=self._serials[year])
        case = self._told["case_number"].format(year=year, serial=self._chance.randint(1, 2600))
        return replace(contract, number=number, case_number=case)


def _times(value: Money | None, factor: float) -> Money | None:
    """Return an amount times a factor, to two figures: nobody estimates more closely."""
    return value and Money(int(float(f"{value.minor * factor:.2g}")), value.currency)
