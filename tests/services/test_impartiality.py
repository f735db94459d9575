"""Who of those that handle a case, or whom they report to, has an interest in one of its suppliers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.people import Interest, Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered, Handler, Invited, Tender
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.rules.procuring import Point
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import impartiality, records, registers

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
DAY = timedelta(1)
WITHIN = date(2026, 3, 15)
ALFA, BETA, GAMMA = 1, 2, 3
ANNA, OLLE, EVA, NILS, ODD = 1, 2, 3, 4, 5


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a register in which Olle reports to Eva, and Eva to herself, during some days of March.

    Anna has an interest in Alfa during March, Eva one in Beta for good, Nils one in nobody here.
    """

    def interest(supplier_id: int | None, *days: date | None) -> Interest:
        first, last = days or (None, None)
        return Interest(
            kind=InterestKind.OWNERSHIP, supplier_id=supplier_id, what="Shares", from_day=first, to_day=last
        )

    path = tmp_path_factory.mktemp("impartial") / "register"
    with registers.new(path, "Anna", Country.NO, Organisation(name="Grue")) as made:

        def kept(record: Any) -> int:
            return records.save(made, record).id or 0

        for name in ("Alfa", "Beta", "Gamma"):
            kept(Supplier(name=name))
        interests = {
            "Anna": (interest(ALFA, FIRST, LAST), interest(GAMMA, date(2020, 1, 1), date(2020, 12, 31))),
            "Olle": (),
            "Eva": (interest(BETA), interest(None)),
            "Nils": (),
            "Odd": (interest(ALFA),),
        }
        for name, declared in interests.items():
            kept(Person(name=name, interests=declared))
        top = kept(Role(name="Director"))
        below = kept(Role(name="Head", reports_to_id=top))
        for role, person in ((top, EVA), (below, OLLE), (below, EVA)):
            kept(Appointment(role_id=role, person_id=person, from_day=FIRST, to_day=LAST))
        yield made


def case(*suppliers: int, **facts: Any) -> DirectProcurement:
    return DirectProcurement(
        title="Chairs", invited=tuple(Invited(supplier_id=each) for each in suppliers), **facts
    )


def concerned(register: Register, wanted: DirectProcurement, day: date = WITHIN) -> list[tuple[Any, ...]]:
    found = impartiality.concerns(register, wanted, day)
    return [(each.person_id, each.handler_id, each.supplier_id, each.is_superior) for each in found]


@pytest.mark.parametrize(
    ("day", "there"), [(FIRST - DAY, False), (FIRST, True), (WITHIN, True), (LAST, True), (LAST + DAY, False)]
)
def test_an_interest_counts_from_its_first_to_its_last_day(
    register: Register, day: date, there: bool
) -> None:
    wanted = case(ALFA, GAMMA, officer_id=ANNA)
    assert concerned(register, wanted, day) == ([(ANNA, ANNA, ALFA, False)] if there else [])


@pytest.mark.parametrize(
    ("day", "there"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_a_superiors_interest_counts_while_both_have_their_roles(
    register: Register, day: date, there: bool
) -> None:
    wanted = case(BETA, officer_id=OLLE)
    assert concerned(register, wanted, day) == ([(EVA, OLLE, BETA, True)] if there else [])


def test_nobody_is_their_own_superior(register: Register) -> None:
    assert concerned(register, case(BETA, officer_id=EVA)) == [(EVA, EVA, BETA, False)]


def test_a_concern_says_who_and_what(register: Register) -> None:
    (found,) = impartiality.concerns(register, case(BETA, officer_id=OLLE), WITHIN)
    assert (found.name, found.handler, found.supplier) == ("Eva", "Olle", "Beta")
    assert (found.kind, found.what) == (InterestKind.OWNERSHIP, "Shares")


@pytest.mark.parametrize("name", ["officer_id", "opened_by_id", "witnessed_by_id", "decided_by_id"])
def test_whoever_does_something_in_the_case_handles_it(register: Register, name: str) -> None:
    assert concerned(register, case(ALFA, **{name: ODD})) == [(ODD, ODD, ALFA, False)]


@pytest.mark.parametrize(
    "facts",
    [
        {"invited": (Invited(supplier_id=ALFA),)},
        {"tenders": (Tender(supplier_id=ALFA),)},
        {"supplier_id": ALFA},
    ],
)
def test_a_supplier_is_one_that_was_asked_tendered_or_was_chosen(
    register: Register, facts: dict[str, Any]
) -> None:
    wanted = replace(case(officer_id=ODD), **facts)
    assert concerned(register, wanted) == [(ODD, ODD, ALFA, False)]


def test_without_suppliers_or_handlers_there_is_no_concern(register: Register) -> None:
    assert concerned(register, case(officer_id=ODD)) == []
    assert concerned(register, case(ALFA)) == []
    assert concerned(register, case(ALFA, officer_id=NILS)) == []


def test_whoever_has_been_replaced_handles_it_no_more(register: Register) -> None:
    handler = Handler(person_id=ODD)
    assert concerned(register, case(ALFA, handlers=(handler,))) == [(ODD, ODD, ALFA, False)]
    replaced = replace(handler, replaced_by_id=NILS)
    assert concerned(register, case(ALFA, handlers=(replaced,))) == []
    assert concerned(register, case(ALFA, handlers=(replaced,), officer_id=ODD)) == []
    by_odd = Handler(person_id=NILS, replaced_by_id=ODD)
    assert concerned(register, case(ALFA, handlers=(by_odd,))) == [(ODD, ODD, ALFA, False)]
    assert impartiality.handlers_of(case(handlers=(replaced, by_odd))) == set()


@pytest.mark.parametrize("name", ["area_judged_by_id", "approved_by_id", "signed_by_id", "opened_by_id"])
def test_whoever_does_something_in_a_case_handles_it(register: Register, name: str) -> None:
    assert concerned(register, case(ALFA, handlers=(), **{name: ODD})) == [(ODD, ODD, ALFA, False)]
    assert ODD in impartiality.undeclared(case(handlers=(), **{name: ODD}))


CONFLICT = Handler(person_id=NILS, points=(Point.OTHER,), circumstances="His sister owns one of them")


@pytest.mark.parametrize(
    ("day", "there"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
@pytest.mark.parametrize("replaced_by", [None, ODD])
def test_a_superior_who_declares_it_in_the_case_bars_those_below(
    register: Register, day: date, there: bool, replaced_by: int | None
) -> None:
    boss = replace(CONFLICT, person_id=EVA, replaced_by_id=replaced_by)
    wanted = case(handlers=(boss, Handler(person_id=OLLE)))
    assert concerned(register, wanted, day) == ([(EVA, OLLE, None, True)] if there else [])


def test_what_was_declared_in_the_case_is_told(register: Register) -> None:
    boss = replace(CONFLICT, person_id=EVA)
    (found,) = impartiality.concerns(register, case(handlers=(boss, Handler(person_id=OLLE))), WITHIN)
    assert (found.name, found.handler, found.supplier) == ("Eva", "Olle", "")
    assert (found.kind, found.what) == (None, "His sister owns one of them")


@pytest.mark.parametrize(
    ("country", "person_id", "decided_by", "barred"),
    [
        (Country.SE, OLLE, NILS, True),
        (Country.NO, OLLE, NILS, True),
        (Country.NO, EVA, OLLE, True),
        (Country.NO, EVA, NILS, False),
        (Country.NO, EVA, None, False),
        (Country.SE, EVA, OLLE, False),
    ],
)
def test_ones_own_interest_bars_from_handling_a_superiors_in_norway_from_deciding(
    register: Register, country: Country, person_id: int, decided_by: int | None, barred: bool
) -> None:
    boss = replace(CONFLICT, person_id=EVA)
    (found,) = impartiality.concerns(register, case(handlers=(boss, Handler(person_id=OLLE))), WITHIN)
    concern = replace(found, person_id=person_id)
    assert impartiality.bars(concern, case(decided_by_id=decided_by), country) is barred
    assert impartiality.bars_from_deciding(concern, country) is (person_id == OLLE or country is Country.NO)


def test_who_declares_it_bars_nobody_else_than_those_below(register: Register) -> None:
    assert concerned(register, case(handlers=(CONFLICT, Handler(person_id=OLLE)))) == []
    silent = Handler(person_id=EVA)
    assert concerned(register, case(handlers=(silent, Handler(person_id=OLLE)))) == []


def test_a_contract_that_is_considered_names_its_suppliers(register: Register) -> None:
    suppliers = (ContractSupplier(supplier_id=GAMMA), ContractSupplier(supplier_id=ALFA))
    contract = records.save(register, Contract(title="Chairs in force", suppliers=suppliers))
    considered = (ContractConsidered(contract_id=contract.id, reason="Other chairs."),)
    assert concerned(register, case(officer_id=ODD, considered=considered)) == [(ODD, ODD, ALFA, False)]
    assert concerned(register, case(officer_id=NILS, considered=considered)) == []


@pytest.mark.parametrize(
    ("number", "country", "there"),
    [
        ("964 965 226", Country.NO, True),
        ("964965226", Country.NO, True),
        ("964 338 531", Country.NO, False),
        ("", Country.NO, False),
    ],
)
def test_a_supplier_entered_twice_is_one_by_its_number(
    tmp_path: Path, number: str, country: Country, there: bool
) -> None:
    with registers.new(tmp_path / "twice", "Anna", Country.NO, Organisation(name="Grue")) as made:
        first = records.save(made, Supplier(name="Alfa AS", org_number="964965226", country=Country.NO))
        again = records.save(made, Supplier(name="Alfa", org_number=number, country=country))
        nameless = records.save(made, Supplier(name="Beta"))
        owned = (Interest(kind=InterestKind.OWNERSHIP, supplier_id=first.id, what="Shares"),)
        owned += (Interest(kind=InterestKind.OWNERSHIP, supplier_id=nameless.id, what="Shares"),)
        person = records.save(made, Person(name="Odd", interests=owned))
        found = concerned(made, case(again.id or 0, officer_id=person.id))
    assert found == ([(person.id, person.id, again.id, False)] if there else [])


@pytest.mark.parametrize(
    ("facts", "waits"),
    [
        ({}, True),
        ({"confirmed_on": WITHIN}, False),
        ({"declared_on": None}, False),
        ({"replaced_by_id": EVA}, False),
        ({"points": (Point.PARTY,)}, False),
    ],
)
def test_who_has_a_conflict_has_no_more_to_confirm(facts: dict[str, Any], waits: bool) -> None:
    handler = replace(Handler(person_id=ANNA, declared_on=FIRST), **facts)
    wanted = case(handlers=(handler,), tenders=(Tender(supplier_id=ALFA),))
    assert impartiality.unconfirmed(wanted) == ((ANNA,) if waits else ())
    assert impartiality.unconfirmed(replace(wanted, tenders=())) == ()
