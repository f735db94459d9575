"""The contracts in force that a need could be met from: which are found, and what speaks against each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from inkop_desktop import formats
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import CallOff, Contract, ContractSupplier, ContractUser
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import ContractKind, Country
from inkop_desktop.services import own_contracts, records, registers
from inkop_desktop.services.own_contracts import ContractHit

TODAY = date(2026, 11, 21)
DAY = timedelta(1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def kept(register: Register, record: Any) -> int:
    return records.save(register, record).id or 0


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a municipality with units of two organisations, two areas and two suppliers."""
    path = tmp_path_factory.mktemp("own") / "contracts"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Norrby")) as made:
        company = kept(made, Organisation(name="Norrby Energi AB"))
        kept(made, Unit(name="School", organisation_id=1))
        kept(made, Unit(name="Plant", organisation_id=company))
        kept(made, Unit(name="Nowhere"))
        kept(made, Unit(name="Kitchen", parent_id=SCHOOL))
        kept(made, Unit(name="Boiler", parent_id=PLANT))
        kept(made, ProductArea(name="Furniture"))
        kept(made, ProductArea(name="Paper"))
        kept(made, Supplier(name="Alfa AB"))
        kept(made, Supplier(name="Beta AB"))
        yield made


SCHOOL, PLANT, NOWHERE, KITCHEN, BOILER = 1, 2, 3, 4, 5
NORRBY, COMPANY = 1, 2
FURNITURE, PAPER = 1, 2


@pytest.fixture
def keep(register: Register) -> Iterator[Any]:
    """Return what saves a contract for one test."""
    there: list[Contract] = []

    def save(number: str, title: str = "Chairs", **facts: Any) -> int:
        values = {"first_day": FIRST, "last_day": LAST} | facts
        there.append(records.save(register, Contract(number=number, title=title, **values)))
        return there[-1].id or 0

    yield save
    if there:
        records.delete_all(register, there)


def case(**facts: Any) -> DirectProcurement:
    return DirectProcurement(title="Desks", unit_id=SCHOOL, **facts)


def found(register: Register, day: date = TODAY, **facts: Any) -> tuple[ContractHit, ...]:
    return own_contracts.hits(register, case(**facts), day)


def doubts(hit: ContractHit) -> list[str]:
    return [formats.worded(each).replace(formats.NBSP, " ") for each in hit.doubts]


def test_nothing_is_found_before_anything_is_asked(register: Register, keep: Any) -> None:
    keep("1")
    assert found(register) == ()
    assert found(register, searched_for="  ") == ()


def test_words_and_area_each_find(register: Register, keep: Any) -> None:
    by_words = keep("1", "Office chairs")
    by_area = keep("2", "Tables", area_id=FURNITURE)
    both = keep("3", "Chairs too", area_id=FURNITURE)
    keep("4", "Paper", area_id=PAPER)
    assert [each.contract_id for each in found(register, searched_for="chairs")] == [by_words, both]
    assert [each.contract_id for each in found(register, searched_for="office chairs")] == [by_words]
    assert [each.contract_id for each in found(register, area_id=FURNITURE)] == [by_area, both]
    every = found(register, searched_for="chairs", area_id=FURNITURE)
    assert [each.contract_id for each in every] == [by_words, by_area, both]
    assert [each.contract_id for each in found(register, searched_for="chairs", contract_id=both)] == [
        by_words
    ]


def test_the_one_that_is_used_stands_first_whatever_is_searched_for(register: Register, keep: Any) -> None:
    others = [keep(f"{number:02}") for number in range(own_contracts.MOST)]
    used, passed_over = keep("97", "Paper"), keep("98", "Pens")
    said = (
        ContractConsidered(contract_id=used, used=True),
        ContractConsidered(contract_id=passed_over, reason="No pens"),
    )
    shown = found(register, searched_for="chairs", considered=said)
    assert [each.contract_id for each in shown] == [used, *others[:-1]]
    assert [each.contract_id for each in found(register, considered=said)] == [used]


@pytest.mark.parametrize(
    ("day", "there"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_only_what_is_in_force_is_found(register: Register, keep: Any, day: date, there: bool) -> None:
    keep("1")
    assert bool(found(register, day, searched_for="chairs")) is there


def test_a_hit_says_what_it_is_and_how_it_is_used(register: Register, keep: Any) -> None:
    suppliers = tuple(ContractSupplier(supplier_id=each) for each in (1, 2))
    keep("7", "Office chairs", kind=ContractKind.FRAMEWORK_RANKING, suppliers=suppliers)
    (hit,) = found(register, searched_for="chairs")
    assert (hit.label, hit.supplier) == ("7 Office chairs", "Alfa AB, Beta AB")
    assert hit.how is not None
    assert formats.worded(hit.how) == "Ask the suppliers in the order of their ranking."
    keep("8", "Lamps")
    (hit,) = found(register, searched_for="lamps")
    assert (hit.how, hit.supplier, hit.doubts) == (None, "", ())


FRAMEWORKS = {each for each in ContractKind if each.startswith("framework")} | {
    ContractKind.CENTRAL_FRAMEWORK,
    ContractKind.DYNAMIC_SYSTEM,
}


def test_a_framework_says_how_it_is_called_off_from(register: Register, keep: Any) -> None:
    for kind in ContractKind:
        keep(str(kind), kind=kind)
    how = {each.label.split()[0]: each.how for each in found(register, searched_for="chairs")}
    assert {kind for kind, said in how.items() if said} == {*how} & FRAMEWORKS
    assert len({said.template for said in how.values() if said}) == len({*how} & FRAMEWORKS)


@pytest.mark.parametrize(("wanted_from", "doubtful"), [(None, False), (LAST, False), (LAST + DAY, True)])
def test_one_that_ends_before_the_need_is_doubtful(
    register: Register, keep: Any, wanted_from: date | None, doubtful: bool
) -> None:
    keep("1")
    (hit,) = found(register, searched_for="chairs", wanted_from=wanted_from)
    ends = f"It ends on {formats.day(LAST)}, before the need begins."
    assert doubts(hit) == ([ends] if doubtful else [])


def test_one_without_an_end_never_ends_before_the_need(register: Register, keep: Any) -> None:
    keep("1", last_day=None, open_ended=True)
    (hit,) = found(register, searched_for="chairs", wanted_from=date(2099, 1, 1))
    assert hit.doubts == ()


USERS = [
    ((), SCHOOL, False),
    ((ContractUser(unit_id=SCHOOL),), SCHOOL, False),
    ((ContractUser(unit_id=PLANT),), SCHOOL, True),
    ((ContractUser(organisation_id=NORRBY),), SCHOOL, False),
    ((ContractUser(organisation_id=COMPANY),), SCHOOL, True),
    ((ContractUser(organisation_id=COMPANY),), PLANT, False),
    ((ContractUser(organisation_id=COMPANY), ContractUser(unit_id=SCHOOL)), SCHOOL, False),
    ((ContractUser(unit_id=PLANT),), NOWHERE, True),
    ((ContractUser(organisation_id=NORRBY),), NOWHERE, False),
    ((ContractUser(organisation_id=COMPANY),), NOWHERE, True),
    ((ContractUser(unit_id=SCHOOL),), KITCHEN, False),
    ((ContractUser(unit_id=KITCHEN),), SCHOOL, True),
    ((ContractUser(organisation_id=COMPANY),), BOILER, False),
    ((ContractUser(organisation_id=NORRBY),), BOILER, True),
    ((ContractUser(unit_id=SCHOOL),), None, True),
]


@pytest.mark.parametrize(("users", "unit_id", "doubtful"), USERS)
def test_a_unit_that_is_not_among_the_users_is_told(
    register: Register, keep: Any, users: tuple[ContractUser, ...], unit_id: int | None, doubtful: bool
) -> None:
    """It is by itself, what it is part of or its organisation; their numbers are never mixed up."""
    keep("1", users=users)
    wanted = replace(case(searched_for="chairs"), unit_id=unit_id)
    (hit,) = own_contracts.hits(register, wanted, TODAY)
    assert doubts(hit) == (["The unit is not among those that may use it."] if doubtful else [])


@pytest.mark.parametrize(
    ("kind", "ceiling", "said"),
    [
        (ContractKind.SINGLE, None, []),
        (
            ContractKind.FRAMEWORK_ONE,
            None,
            ["No ceiling is entered, so it is not known how much is left."],
        ),
        (
            ContractKind.SINGLE,
            Money(1_000_00, "SEK"),
            ["0 SEK of the ceiling of 1,000 SEK has been called off (0%), 1,000 SEK is left."],
        ),
        (
            ContractKind.FRAMEWORK_ONE,
            Money(1_000_00, "SEK"),
            ["0 SEK of the ceiling of 1,000 SEK has been called off (0%), 1,000 SEK is left."],
        ),
    ],
)
def test_a_ceiling_is_told(
    register: Register, keep: Any, kind: ContractKind, ceiling: Money | None, said: list[str]
) -> None:
    keep("1", kind=kind, ceiling=ceiling)
    (hit,) = found(register, searched_for="chairs")
    assert doubts(hit) == said


def test_no_more_are_shown_than_anybody_reads(register: Register, keep: Any) -> None:
    for number in range(own_contracts.MOST + 1):
        keep(f"{number:02}")
    labels = [each.label for each in found(register, searched_for="chairs")]
    assert labels == [f"{number:02} Chairs" for number in range(own_contracts.MOST)]


def test_the_line_that_holds_the_word_and_the_last_day_are_told(register: Register, keep: Any) -> None:
    keep("1", remarks="Ordered in the web shop.\nStools and CHAIRS for schools too.")
    (hit,) = found(register, searched_for="chairs")
    assert (hit.context, hit.runs_to) == ("Stools and CHAIRS for schools too.", LAST)
    (other,) = found(register, searched_for="1")
    assert other.context == ""


WHOLE = Money(1_000_00, "SEK")
LEFT = "600 SEK of the ceiling of 1,000 SEK has been called off (60%), 400 SEK is left."


@pytest.mark.parametrize(
    ("minor", "said"),
    [
        (400_00, [LEFT]),
        (400_01, ["The purchase is 0.01 SEK more than is left of its ceiling.", LEFT]),
        (None, [LEFT]),
    ],
)
def test_what_is_left_of_the_ceiling_is_told_and_whether_the_purchase_fits(
    register: Register, keep: Any, minor: int | None, said: list[str]
) -> None:
    keep("1", ceiling=WHOLE, call_offs=(CallOff(day=FIRST, what="Chairs", value=Money(600_00, "SEK")),))
    value = None if minor is None else Money(minor, "SEK")
    (hit,) = found(register, searched_for="chairs", value=value)
    assert doubts(hit) == said
    (hit,) = found(register, searched_for="chairs", value=Money(1, "SEK"), award_value=value)
    assert doubts(hit) == said


def test_an_exhausted_ceiling_is_said(register: Register, keep: Any) -> None:
    keep("1", ceiling=WHOLE, call_offs=(CallOff(day=FIRST, what="Chairs", value=WHOLE),))
    (hit,) = found(register, searched_for="chairs")
    assert doubts(hit) == ["The ceiling of 1,000 SEK is exhausted: nothing more may be called off."]


def test_what_the_case_itself_has_called_off_is_not_counted_twice(register: Register, keep: Any) -> None:
    own = records.save(register, case(searched_for="chairs", number="D1"))
    calls = CallOff(day=FIRST, what="Chairs", value=WHOLE, case_id=own.id)
    number = keep("1", ceiling=WHOLE, call_offs=(calls,))
    (hit,) = own_contracts.hits(register, own, TODAY)
    assert (hit.contract_id, hit.use.left) == (number, WHOLE)
