"""Whoever calls off, amends or starts a procurement may do so that day, for that amount."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from cooperation import Cooperation

from inkop_desktop.checks import delegation as checks
from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.contracts import Amendment, CallOff, Contract, ContractOwner
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.roles import Delegation
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Post
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

Said = Callable[..., list[str]]
DONE = date(2026, 3, 10)
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
ORE = 1
KARI = "Kari Moen"


def kroner(amount: int, currency: str = "NOK") -> Money:
    return Money.of(Decimal(amount), currency)


def call_off(riik: Cooperation, *, day: date | None = DONE, value: Money | None, **facts: Any) -> None:
    """Note a call-off that Kari has ordered, from a contract that is in force."""
    told = {"what": "Penner", "day": day, "value": value, "ordered_by_id": riik[KARI]} | facts
    riik.framework("Penner", "Kontor", estimated_value=kroner(9_000_000), call_offs=(CallOff(**told),))


def amend(riik: Cooperation, *, day: date | None = DONE, value: Money | None, **facts: Any) -> None:
    """Note an amendment that Kari has decided on, of a contract that is in force."""
    told = {"title": "Flere penner", "signed_on": day, "value": value, "decided_by_id": riik[KARI]} | facts
    riik.framework("Penner", "Kontor", estimated_value=kroner(9_000_000), amendments=(Amendment(**told),))


def start(riik: Cooperation, *, day: date | None = DONE, value: Money | None, **facts: Any) -> None:
    """Keep a planned procurement that Kari has started."""
    told = {"title": "Penner", "begun_on": day, "estimated_value": value, "begun_by_id": riik[KARI]} | facts
    riik.keep(PlanItem(**told))


@dataclass(frozen=True)
class Case:
    """An act with what finds it, what does it, whom it names by, and what is said of it."""

    act: Act
    check: Check
    do: Callable[..., None]
    who: str
    said: str
    no_role: str
    too_much: str


CASES = [
    Case(
        Act.CALL_OFF,
        checks.called_off_outside_delegation,
        call_off,
        "ordered_by_id",
        "Kari Moen called off from Penner outside the delegation of that day",
        "Kari Moen had no role on 10 March that may call off from contracts.",
        "The delegation of Kari Moen was up to 1 NOK on 10 March; the call-off is worth 500,000 NOK.",
    ),
    Case(
        Act.AMEND,
        checks.amended_outside_delegation,
        amend,
        "decided_by_id",
        "Kari Moen decided to amend Penner outside the delegation of that day",
        "Kari Moen had no role on 10 March that may amend contracts.",
        "The delegation of Kari Moen was up to 1 NOK on 10 March; the amendment changes the value by"
        " 500,000 NOK.",
    ),
    Case(
        Act.START,
        checks.started_outside_delegation,
        start,
        "begun_by_id",
        "Kari Moen started the procurement Penner outside the delegation of that day",
        "Kari Moen had no role on 10 March that may start a procurement.",
        "The delegation of Kari Moen was up to 1 NOK on 10 March; the procurement is estimated at"
        " 500,000 NOK.",
    ),
]
# Which days something holds, and whether it then holds on the day that the deed was done.
AROUND_THE_DAY = [
    ({"from_day": DONE - DAY}, True),
    ({"from_day": DONE}, True),
    ({"from_day": DONE + DAY}, False),
    ({"to_day": DONE - DAY}, False),
    ({"to_day": DONE}, True),
    ({"to_day": DONE + DAY}, True),
]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.act))


def delegate(riik: Cooperation, act: Act, post: Post = Post.MANAGING_DIRECTOR, **facts: Any) -> Delegation:
    """Let a role do something."""
    return records.save(riik.register, Delegation(act=act, role_id=riik.role(post), **facts))


@pytest.fixture
def director(riik: Cooperation) -> Cooperation:
    """Give the cooperation with Kari as its managing director."""
    riik.appoint(KARI, Post.MANAGING_DIRECTOR, "Kongsvinger")
    return riik


@each_case
@pytest.mark.parametrize(
    ("delegated", "may"),
    [
        *AROUND_THE_DAY,
        ({"up_to": Money(kroner(500_000).minor - ORE, "NOK")}, False),
        ({"up_to": kroner(500_000)}, True),
        ({"up_to": Money(kroner(500_000).minor + ORE, "NOK")}, True),
    ],
)
def test_what_was_delegated_on_the_day(
    director: Cooperation, said: Said, case: Case, delegated: dict[str, Any], may: bool
) -> None:
    delegate(director, case.act, Post.MUNICIPAL_DIRECTOR)
    delegate(director, case.act, **delegated)
    case.do(director, value=kroner(500_000))
    assert said(case.check, TODAY) == ([] if may else [case.said])


@each_case
@pytest.mark.parametrize(("days", "may"), AROUND_THE_DAY)
def test_who_had_the_role_on_the_day(
    riik: Cooperation, said: Said, case: Case, days: dict[str, date], may: bool
) -> None:
    riik.appoint(KARI, Post.MANAGING_DIRECTOR, "Kongsvinger", **days)
    delegate(riik, case.act)
    case.do(riik, value=kroner(500_000))
    assert said(case.check, TODAY) == ([] if may else [case.said])


@each_case
def test_what_is_not_known_is_not_judged(director: Cooperation, said: Said, case: Case) -> None:
    """Neither what nobody is named for, nor anything before the first delegation of the act."""
    for other in set(Act) - {case.act}:
        delegate(director, other, Post.HEAD)
    case.do(director, value=kroner(500_000))
    assert said(case.check, TODAY) == []
    delegate(director, case.act, Post.HEAD, from_day=DONE + DAY)
    assert said(case.check, TODAY) == []
    delegate(director, case.act, Post.HEAD)
    case.do(director, value=kroner(500_000), **{case.who: None})
    assert said(case.check, TODAY) == [case.said]


def test_an_amendment_that_is_not_signed_is_not_judged(director: Cooperation, said: Said) -> None:
    delegate(director, Act.AMEND, Post.HEAD)
    amend(director, day=None, value=kroner(500_000))
    assert said(checks.amended_outside_delegation, TODAY) == []


@each_case
def test_a_value_that_is_not_known_is_within(director: Cooperation, said: Said, case: Case) -> None:
    delegate(director, case.act, up_to=kroner(1))
    case.do(director, value=None)
    assert said(case.check, TODAY) == []


@pytest.mark.parametrize(("minor", "may"), [(-50_000_001, False), (-50_000_000, True), (50_000_001, False)])
def test_taking_away_from_a_contract_counts_as_adding_to_it(
    director: Cooperation, said: Said, minor: int, may: bool
) -> None:
    delegate(director, Act.AMEND, up_to=kroner(500_000))
    amend(director, value=Money(minor, "NOK"))
    assert bool(said(checks.amended_outside_delegation, TODAY)) is not may


@pytest.mark.parametrize("case", CASES[:2], ids=lambda case: str(case.act))
def test_an_owner_may_do_so_with_what_is_owned(riik: Cooperation, said: Said, case: Case) -> None:
    delegate(riik, case.act, Post.CONTRACT_OWNER)
    riik.framework("Papir", "Kontor", owners=(ContractOwner(person_id=riik[KARI]),))
    case.do(riik, value=kroner(1))
    assert said(case.check, TODAY) == [case.said]


@pytest.mark.parametrize("case", CASES[:2], ids=lambda case: str(case.act))
@pytest.mark.parametrize(("closed_on", "is_found"), [(TODAY, False), (TODAY + DAY, True)])
def test_it_is_about_contracts_that_still_bind(
    director: Cooperation, said: Said, case: Case, closed_on: date, is_found: bool
) -> None:
    delegate(director, case.act, Post.HEAD)
    case.do(director, value=kroner(1))
    (contract,) = records.every(director.register, Contract)
    records.save(director.register, replace(contract, closed_on=closed_on))
    assert bool(said(case.check, TODAY)) is is_found


@each_case
def test_why_it_was_outside(director: Cooperation, case: Case) -> None:
    delegate(director, case.act, Post.HEAD)
    case.do(director, value=kroner(500_000))
    assert why(found(director, case)) == f"{case.no_role} Instructions K13."
    delegate(director, case.act, up_to=kroner(1))
    assert why(found(director, case)) == f"{case.too_much} Instructions K13."


def found(riik: Cooperation, case: Case) -> Finding:
    with riik.register.reading() as connection:
        (only,) = case.check.run(connection, TODAY, Country.NO)
    assert [each.label for each in only.records] == ["Penner", KARI]
    return only


def why(finding: Finding) -> str:
    return worded(finding.why).replace(NBSP, " ")
