"""The numbers on the Today page: what ends when, and how much of the guideline is kept."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract, ContractOwner, ContractSupplier
from inkop_desktop.records.people import Organisation, Person, Profile
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import SOON_MONTHS
from inkop_desktop.rules.vocabulary import Country, Level, OrderingChannel, RenewalKind
from inkop_desktop.services import listing, overview, records, registers, reporting
from inkop_desktop.services.overview import Measure
from inkop_desktop.ui.contracts.work import counts

TODAY = date(2026, 11, 20)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "overview", "Anna", Country.SE, own) as made:
        yield made


def contract(last_day: date = date(2026, 12, 31), **facts: Any) -> Contract:
    return Contract(**({"title": "Städ", "first_day": date(2024, 1, 1), "last_day": last_day} | facts))


def ending(register: Register) -> dict[date, tuple[int, int]]:
    """Return the months in which something ends."""
    found = overview.endings(register, TODAY)
    return {each.month: (each.count, each.without_successor) for each in found if each.count}


def test_months_are_told_from_this_one_to_the_same_next_year(register: Register) -> None:
    months = [each.month for each in overview.endings(register, TODAY)]
    assert len(months) == 13
    assert (months[0], months[-1]) == (date(2026, 11, 1), date(2027, 11, 1))
    assert ending(register) == {}


MONTHS = [
    (contract(date(2026, 11, 19)), None),
    (contract(TODAY), date(2026, 11, 1)),
    (contract(date(2026, 11, 30)), date(2026, 11, 1)),
    (contract(date(2026, 12, 1)), date(2026, 12, 1)),
    (contract(date(2027, 10, 31)), date(2027, 10, 1)),
    (contract(date(2027, 11, 20)), date(2027, 11, 1)),
    (contract(date(2027, 11, 21)), None),
    (contract(date(2027, 1, 31), first_day=date(2026, 12, 1)), date(2027, 1, 1)),
    (contract(renewal=RenewalKind.TACIT, renewal_months=12), date(2026, 12, 1)),
    (
        contract(renewal=RenewalKind.TACIT, renewal_months=12, notice_given_on=date(2026, 11, 1)),
        date(2026, 12, 1),
    ),
    (contract(terminated_last_day=date(2027, 2, 28)), date(2027, 2, 1)),
    (contract(terminated_last_day=date(2026, 10, 1)), None),
    (contract(closed_on=TODAY), None),
    (contract(last_day=None), None),
]


@pytest.mark.parametrize(("saved", "month"), MONTHS)
def test_a_contract_is_told_in_the_month_of_its_last_day(
    register: Register, saved: Contract, month: date | None
) -> None:
    records.save(register, saved)
    assert ending(register) == ({} if month is None else {month: (1, 1)})


def test_every_place_that_tells_what_ends_tells_the_same(register: Register) -> None:
    for saved, _month in MONTHS:
        records.save(register, saved)
    counted = sum(each.count for each in overview.endings(register, TODAY))
    quick = next(each for each in CONTRACTS.quick if each.key == "ending")
    assert counted == sum(month is not None for _saved, month in MONTHS)
    assert counted == listing.count(register, CONTRACTS, Query(TODAY, filters=quick.filters))
    assert counted == len(reporting.ending(register, TODAY, SOON_MONTHS))
    assert counted == counts(TODAY, register)[2]


def test_what_is_replaced_is_told_apart(register: Register) -> None:
    for _each in range(2):
        records.save(register, contract())
    records.save(register, contract(date(2030, 1, 1), first_day=date(2027, 1, 1), predecessor_id=1))
    assert ending(register) == {date(2026, 12, 1): (2, 1)}


def measured(register: Register) -> dict[str, tuple[int, int]]:
    return {each.label: (each.done, each.total) for each in overview.measures(register, TODAY)}


def test_nothing_is_measured_of_nothing(register: Register) -> None:
    found = overview.measures(register, TODAY)
    assert {(each.done, each.total, each.share) for each in found} == {(0, 0, None)}


ONE_OF = {
    "Contracts with an owner": {"owners": (ContractOwner(person_id=1), ContractOwner(person_id=2))},
    "Contracts in a level": {"level": Level.C},
    "Orderable electronically": {"ordering_channel": OrderingChannel.E_ORDER},
}


@pytest.mark.parametrize(("label", "facts"), ONE_OF.items(), ids=list(ONE_OF))
def test_what_is_done_is_counted_among_the_contracts_in_force(
    register: Register, label: str, facts: dict[str, Any]
) -> None:
    for name in ("Anna", "Olle"):
        records.save(register, Person(name=name))
    for each in (
        contract(**facts),
        contract(),
        contract(first_day=date(2026, 12, 1), **facts),
        contract(date(2026, 11, 19), **facts),
        contract(closed_on=TODAY, **facts),
    ):
        records.save(register, each)
    assert measured(register) | {label: (1, 2)} == measured(register)


@pytest.mark.parametrize(
    ("channel", "is_electronic"),
    [
        (OrderingChannel.E_CATALOGUE, True),
        (OrderingChannel.WEB_SHOP, True),
        (OrderingChannel.EMAIL, False),
        (OrderingChannel.PHONE, False),
        (OrderingChannel.STANDING, False),
        (OrderingChannel.OTHER, False),
        (None, False),
    ],
)
def test_what_counts_as_electronic(
    register: Register, channel: OrderingChannel | None, is_electronic: bool
) -> None:
    records.save(register, contract(ordering_channel=channel))
    assert measured(register)["Orderable electronically"] == (int(is_electronic), 1)


def test_contracts_without_dates_are_counted_among_those_that_should_have_them(register: Register) -> None:
    for each in (contract(), contract(last_day=None), contract(last_day=None, closed_on=TODAY)):
        records.save(register, each)
    assert measured(register)["Contracts with known dates"] == (1, 2)


def test_suppliers_are_counted_once_each_where_somebody_buys_from_them(register: Register) -> None:
    for number in ("5560360793", "", ""):
        records.save(register, Supplier(name="Rent AB", org_number=number))
    first, second = (ContractSupplier(supplier_id=each) for each in (1, 2))
    records.save(register, contract(suppliers=(first, second)))
    records.save(register, contract(suppliers=(first,)))
    assert measured(register)["Suppliers with organisation number"] == (1, 2)


@pytest.mark.parametrize(
    ("country", "duties"),
    [(Country.SE, ["N21", "N5", "N4", "N14", "N17"]), (Country.NO, ["K44", "K7", "K6", "K10", "K14"])],
)
def test_each_measure_names_the_duty_of_its_country(
    register: Register, country: Country, duties: list[str]
) -> None:
    profile = registers.profile(register)
    records.save(register, Profile(id=profile.id, version=profile.version, country=country, language="sv"))
    assert [each.duty for each in overview.measures(register, TODAY)] == duties


def test_the_share_is_the_part_that_is_done() -> None:
    assert Measure("x", "N17", 61, 100, is_share=True).share == Decimal("0.61")
    assert Measure("x", "N17", 0, 0, is_share=True).share is None
