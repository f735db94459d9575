"""Whoever signs or decides does so for the organisation whose role they have, and for no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from cooperation import Cooperation

from inkop_desktop.checks import delegation as checks
from inkop_desktop.checks.finding import Check
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Amendment, CallOff, Contract, ContractDecision
from inkop_desktop.records.people import Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Appointment, Delegation
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Post
from inkop_desktop.rules.vocabulary import Country, Verb
from inkop_desktop.services import records, registers
from inkop_desktop.services.demo import demo

Said = Callable[..., list[str]]
DONE = date(2026, 3, 10)
TODAY = date(2026, 11, 21)
KARI = "Kari Moen"
RIIK = "RIIK"


@pytest.fixture
def units(riik: Cooperation) -> Cooperation:
    """Give the cooperation with a unit in two of its municipalities, one below that, and one of its own."""
    own = registers.own_organisation(riik.register)
    riik.ids[RIIK] = own.id or 0
    for name, organisation in (("Skole", "Kongsvinger"), ("Helse", "Grue"), ("Kontoret", RIIK)):
        riik.keep(Unit(name=name, organisation_id=riik[organisation]))
    riik.keep(Unit(name="Kjøkken", parent_id=riik["Skole"]))
    return riik


def sign(riik: Cooperation, unit_id: int | None) -> None:
    riik.framework("Penner", "Kontor", unit_id=unit_id, signed_on=DONE, signed_by_id=riik[KARI])


def extend(riik: Cooperation, unit_id: int | None) -> None:
    decision = ContractDecision(verb=Verb.EXERCISE, day=DONE, decided_by_id=riik[KARI])
    riik.framework("Penner", "Kontor", unit_id=unit_id, decisions=(decision,))


def amend(riik: Cooperation, unit_id: int | None) -> None:
    amendment = Amendment(title="Flere", signed_on=DONE, decided_by_id=riik[KARI])
    riik.framework("Penner", "Kontor", unit_id=unit_id, amendments=(amendment,))


def order(riik: Cooperation, unit_id: int | None) -> None:
    ordered = CallOff(what="Penner", day=DONE, ordered_by_id=riik[KARI], unit_id=unit_id)
    riik.framework("Penner", "Kontor", unit_id=riik["Helse"], call_offs=(ordered,))


def order_for_all(riik: Cooperation, unit_id: int | None) -> None:
    """Order for the whole organisation of a unit, which is told instead of the unit."""
    whose = records.get(riik.register, Unit, unit_id).organisation_id if unit_id else None
    ordered = CallOff(what="Penner", day=DONE, ordered_by_id=riik[KARI], organisation_id=whose)
    riik.framework("Penner", "Kontor", call_offs=(ordered,))


def procure(riik: Cooperation, unit_id: int | None) -> None:
    worth = Money.of(Decimal(1), "NOK")
    case = DirectProcurement(title="Penner", decided_on=DONE, decided_by_id=riik[KARI], award_value=worth)
    records.save(riik.register, replace(case, unit_id=unit_id))


def start(riik: Cooperation, unit_id: int | None) -> None:
    riik.keep(PlanItem(title="Penner", unit_id=unit_id, begun_on=DONE, begun_by_id=riik[KARI]))


DEEDS = [
    (Act.SIGN, sign, checks.signed_outside_delegation),
    (Act.EXTEND, extend, checks.decided_outside_delegation),
    (Act.AMEND, amend, checks.amended_outside_delegation),
    (Act.CALL_OFF, order, checks.called_off_outside_delegation),
    (Act.CALL_OFF, order_for_all, checks.called_off_outside_delegation),
    (Act.DIRECT, procure, checks.procured_outside_delegation),
    (Act.START, start, checks.started_outside_delegation),
]
Do = Callable[[Cooperation, int | None], None]


@pytest.mark.parametrize("delegated_in", [None, "Kongsvinger"])
@pytest.mark.parametrize(("unit", "is_outside"), [("Skole", False), ("Helse", True), (None, False)])
@pytest.mark.parametrize(("act", "do", "check"), DEEDS)
def test_an_officer_decides_for_the_municipality_of_the_appointment(
    units: Cooperation,
    said: Said,
    act: Act,
    do: Do,
    check: Check,
    unit: str | None,
    is_outside: bool,
    delegated_in: str | None,
) -> None:
    units.appoint(KARI, Post.PROCUREMENT_OFFICER, "Kongsvinger")
    delegate(units, act, delegated_in)
    do(units, units[unit] if unit else None)
    assert bool(said(check, TODAY)) is is_outside


def delegate(
    riik: Cooperation, act: Act, organisation: str | None, post: Post = Post.PROCUREMENT_OFFICER
) -> None:
    organisation_id = riik[organisation] if organisation else None
    records.save(riik.register, Delegation(act=act, role_id=riik.role(post), organisation_id=organisation_id))


@pytest.mark.parametrize(
    ("appointed_in", "delegated_in", "unit", "is_outside"),
    [
        ("Kongsvinger", "Grue", "Helse", True),
        ("Kongsvinger", "Grue", "Skole", True),
        ("Grue", "Grue", "Skole", True),
        ("Grue", "Grue", "Helse", False),
        # a unit below another is its organisation's
        ("Kongsvinger", None, "Kjøkken", False),
        ("Grue", None, "Kjøkken", True),
        # the cooperation acts for all that take part in it, and whoever may act, for what all do together
        (RIIK, None, "Skole", False),
        (RIIK, RIIK, "Helse", False),
        ("Grue", None, "Kontoret", False),
        ("Grue", "Grue", "Kontoret", False),
    ],
)
def test_for_whom_somebody_may_decide(
    units: Cooperation, said: Said, appointed_in: str, delegated_in: str | None, unit: str, is_outside: bool
) -> None:
    units.appoint(KARI, Post.PROCUREMENT_OFFICER, appointed_in)
    delegate(units, Act.DIRECT, delegated_in)
    procure(units, units[unit])
    assert bool(said(checks.procured_outside_delegation, TODAY)) is is_outside


def test_who_manages_the_cooperation_decides_for_all_though_the_host_has_appointed_them(
    units: Cooperation, said: Said
) -> None:
    units.appoint(KARI, Post.MANAGING_DIRECTOR, "Kongsvinger")
    delegate(units, Act.DIRECT, None, Post.MANAGING_DIRECTOR)
    procure(units, units["Helse"])
    assert said(checks.procured_outside_delegation, TODAY) == []


@pytest.mark.parametrize(("unit", "is_outside"), [("Skole", False), ("Helse", True)])
def test_a_body_decides_for_the_organisation_that_delegated_it(
    units: Cooperation, said: Said, unit: str, is_outside: bool
) -> None:
    units.keep(Body(name="Byggekomiteen"))
    body_id = units["Byggekomiteen"]
    records.save(
        units.register, Appointment(person_id=units[KARI], role_id=units.role(Post.MEMBER), body_id=body_id)
    )
    records.save(
        units.register,
        Delegation(act=Act.DIRECT, body_id=body_id, organisation_id=units["Kongsvinger"]),
    )
    procure(units, units[unit])
    assert bool(said(checks.procured_outside_delegation, TODAY)) is is_outside


def test_the_region_decides_within_its_delegation(tmp_path: Path) -> None:
    with demo.make("norrbotten", tmp_path / "demo", "Anna", TODAY, contracts=140) as register:
        decisions = [each for one in records.every(register, Contract) for each in one.decisions]
        with register.reading() as connection:
            found = list(checks.decided_outside_delegation.run(connection, TODAY, Country.SE))
    assert {each.verb for each in decisions} >= {Verb.EXERCISE, Verb.DECLINE, Verb.NOTICE, Verb.CLOSE}
    assert all(each.decided_by_id for each in decisions)
    assert found == []
