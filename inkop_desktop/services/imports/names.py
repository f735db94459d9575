"""Find what rows name – suppliers, persons, units, organisations, product areas – or note it as new.

What is new gets an id below zero until it is saved, so that a plan can be made, shown and thrown
away without writing anything.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeAlias

from sqlalchemy import Connection

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Person, Profile, Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.rules import places
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import OrganisationKind
from inkop_desktop.services import problems
from inkop_desktop.services.imports.incoming import Named
from inkop_desktop.services.imports.matching import folded
from inkop_desktop.services.suppliers import by_name, by_number, comparable, digits
from inkop_desktop.text import Message

Place: TypeAlias = tuple[str, int]  # noun and id
NOUNS: dict[str, type[Person] | type[Unit] | type[ProductArea] | type[Organisation]] = {
    "person": Person,
    "unit": Unit,
    "area": ProductArea,
    "organisation": Organisation,
}
# What is said where everybody of the authority may use a contract.
_EVERYBODY = frozenset(
    [
        *("alla", "alla enheter", "alla förvaltningar", "samtliga", "samtliga enheter", "hela kommunen"),
        *("samtliga förvaltningar", "hela organisationen", "hela regionen", "alle", "alle enheter"),
        *("alle etater", "alle virksomheter", "hele kommunen", "hele organisasjonen", "alle einingar"),
        *("heile kommunen", "all", "all units", "everybody", "everyone"),
    ]
)
# An address, with the brackets in which it stands behind a name.
_EMAIL = re.compile(r"[<(\[]?(?P<email>[^\s<>()\[\],]+@[^\s<>()\[\],]+)[>)\]]?")
_MUNICIPALITY = re.compile(r" kommune?$")
_REGION = re.compile(r"^region |^västra götalandsregionen$|fylkeskommune$", re.IGNORECASE)
_AUTHORITY = re.compile(rf" kommune?$|{_REGION.pattern}", re.IGNORECASE)


class Names:
    """What the register knows by name, and what the rows add to it."""

    def __init__(self, connection: Connection) -> None:
        self._profile = store.load(connection, Profile)[0]
        self.country = self._profile.country
        self._found: dict[tuple[str, Named], int] = {}
        self._records: dict[Place, Any] = {}
        self._new: dict[str, list[int]] = {"supplier": [], **{noun: [] for noun in NOUNS}}
        self._wrong: dict[Place, Message] = {}
        self._completed: list[int] = []
        self._suppliers = store.load(connection, Supplier)
        self._by_number = by_number(self._suppliers)
        self._stored_numbers = frozenset(self._by_number)
        self._by_name: dict[str, list[Supplier]] = by_name(self._suppliers)
        self._others: dict[tuple[str, str], int] = {}
        for supplier in self._suppliers:
            self._records["supplier", supplier.id or 0] = supplier
        for noun, record_type in NOUNS.items():
            self._know(noun, store.load(connection, record_type))

    def find(self, noun: str, named: Named) -> int:
        """Return the id of what is named; below zero where it is new."""
        key = noun, named
        if key not in self._found:
            self._found[key] = self._sought(noun, named)
        return self._found[key]

    def knows(self, noun: str, name: str) -> bool:
        """Tell whether the register holds something of this name already."""
        return self._others.get((noun, _spelled(noun, name)), 0) > 0

    def supplier(self, named: Named) -> Supplier:
        """Return the supplier that is named, as the register will hold it."""
        supplier: Supplier = self._records["supplier", self.find("supplier", named)]
        return supplier

    def holds(self, number: OrgNumber) -> bool:
        """Tell whether the register holds a supplier with this number already."""
        return number.digits in self._stored_numbers

    @property
    def any_wrong(self) -> bool:
        """Tell whether anything new cannot be saved, so that each row must be asked."""
        return bool(self._wrong)

    def wrong(self, used: Collection[Place]) -> Message | None:
        """Return why something new among what is used cannot be saved; None where all can."""
        return next((problem for place, problem in self._wrong.items() if place in used), None)

    def user(self, named: Named) -> Place:
        """Return who may use a contract: another authority, everybody of our own, or one of its units."""
        key = folded(named.name)
        if key in _EVERYBODY:
            return "organisation", self._profile.organisation_id or 0
        known = ("organisation", key) in self._others
        noun = "organisation" if known or _AUTHORITY.search(key) else "unit"
        return noun, self.find(noun, named)

    def names(self) -> dict[Place, str]:
        """Return the name of everything, by noun and id."""
        return {key: record.name for key, record in self._records.items()}

    def new(self, used: Collection[Place]) -> dict[str, int]:
        """Return how many of those that are used are new, by noun."""
        return {noun: len(ids) for noun in self._new if (ids := self._used(noun, used))}

    def save(self, change: ChangeSet, used: Collection[Place]) -> None:
        """Save what is used of what is new, and of the suppliers that got a number or a name."""
        completed = dict.fromkeys(each for each in self._completed if ("supplier", each) in used)
        change.save_all([self._records["supplier", each] for each in completed])
        for noun in self._new:
            change.save_all([self._records[noun, each] for each in self._used(noun, used)])

    def _sought(self, noun: str, named: Named) -> int:
        if noun == "supplier":
            return self._supplier(named)
        return self._person(named.name) if noun == "person" else self._other(noun, named)

    def _used(self, noun: str, used: Collection[Place]) -> list[int]:
        return [each for each in self._new[noun] if (noun, each) in used]

    def _supplier(self, named: Named) -> int:
        number = named.number
        known = self._by_number.get(number.digits) if number else None
        if known and number and named.name and known.name == number.display:
            known = self._complete(known, name=named.name)
        if known is None and named.name:
            known = next((each for each in self._by_name[comparable(named.name)] if _fits(each, named)), None)
            if known and number and not known.org_number:
                known = self._complete(known, **_number_fields(named))
        return (known or self._new_supplier(named)).id or 0

    def _complete(self, supplier: Supplier, **told: Any) -> Supplier:
        """Give a supplier the number that it had not, or a name where it was called by its number."""
        completed = replace(supplier, **told)
        if supplier.id and supplier.id > 0:
            self._completed.append(supplier.id)
        self._remember(completed)
        return completed

    def _new_supplier(self, named: Named) -> Supplier:
        name = named.name or (named.number.display if named.number else "")
        made = Supplier(id=self._next("supplier"), name=name, **_number_fields(named))
        self._remember(made)
        return made

    def _remember(self, supplier: Supplier) -> None:
        self._records["supplier", supplier.id or 0] = supplier
        self._judge("supplier", supplier)
        for name in by_name([supplier]):
            same_name = self._by_name[name]
            same_name[:] = [each for each in same_name if each.id != supplier.id] + [supplier]
        if supplier.org_number:
            self._by_number[digits(supplier)] = supplier

    def _person(self, said: str) -> int:
        """Return who is meant by an e-mail address, a name or both; whoever goes by neither is new."""
        found = _EMAIL.search(said)
        email = found["email"] if found else ""
        name = " ".join(_EMAIL.sub(" ", said).split())
        for each in filter(None, (email, name)):
            if known := self._others.get(("person", _spelled("person", each))):
                return known
        made = Person(id=self._next("person"), name=name or email, email=email)
        self._know("person", [made])
        self._judge("person", made)
        return made.id or 0

    def _other(self, noun: str, named: Named) -> int:
        known = self._others.get((noun, folded(named.name)))
        if known is not None:
            return known
        made = replace(self._made(noun, named), id=self._next(noun))
        self._know(noun, [made])
        self._judge(noun, made)
        return made.id or 0

    def _made(self, noun: str, named: Named) -> Person | Unit | ProductArea | Organisation:
        name = " ".join(named.name.split())
        if noun == "unit":
            return Unit(name=name, organisation_id=self._profile.organisation_id)
        if noun == "organisation":
            number = named.number.display if named.number else ""
            return replace(self._organisation(name), org_number=number)
        return NOUNS[noun](name=name)

    def _organisation(self, name: str) -> Organisation:
        """Return another authority, with what the official lists know of it."""
        country = self.country
        place = places.named(name, country)
        kind = OrganisationKind.REGION if _REGION.search(name) else OrganisationKind.MUNICIPALITY
        if place is None:
            return Organisation(name=name, kind=kind, country=country)
        return Organisation(name=place.full_name, kind=kind, country=country, code=place.code)

    def _judge(self, noun: str, record: Any) -> None:
        """Note what is wrong with a record that is to be saved."""
        for problem in problems.of(record).values():
            self._wrong[noun, record.id] = problem

    def _know(self, noun: str, records: list[Any]) -> None:
        for record in records:
            self._records[noun, record.id] = record
            for name in filter(None, (record.name, getattr(record, "email", ""))):
                self._others.setdefault((noun, _spelled(noun, name)), record.id)
                if noun == "organisation":  # “Kongsvinger” is Kongsvinger kommune
                    self._others.setdefault((noun, _MUNICIPALITY.sub("", folded(name))), record.id)

    def _next(self, noun: str) -> int:
        temporary = -1 - len(self._new[noun])
        self._new[noun].append(temporary)
        return temporary


def _spelled(noun: str, name: str) -> str:
    """Return a name as its spellings are the same; “Berg, Anna” is Anna Berg."""
    first, comma, rest = name.partition(",")
    return folded(f"{rest} {first}" if comma and noun == "person" else name)


def _number_fields(named: Named) -> dict[str, Any]:
    number = named.number
    if number is None:
        return {}
    return {"org_number": number.display, "country": number.country, "sole_trader": number.personal}


def _fits(supplier: Supplier, named: Named) -> bool:
    """Tell whether a supplier of this name may be meant: two different numbers are two suppliers."""
    return not (named.number and supplier.org_number) or digits(supplier) == named.number.digits
