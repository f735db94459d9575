"""Who of a body is to take no part in what was decided on the day of a meeting; what is secret stays so."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import PERSONS, Cooperation

from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.people import Interest
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Invited, Secret, Tender
from inkop_desktop.records.roles import Appointment
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.organising import Function, InterestKind, Post, Presence
from inkop_desktop.rules.procuring import Point
from inkop_desktop.services import attending, records, recusals
from inkop_desktop.services.recusals import Declared, Recusal, Recusals, Registered

DAY = timedelta(days=1)
MET, TODAY = date(2026, 9, 8), date(2026, 11, 21)
KARI, OLA, SIRI, PER = PERSONS
DECLARED = Handler(points=(Point.PARTY,), circumstances="Ektefellen eier Blyanten AS.", declared_on=MET)
OWNS = Interest(kind=InterestKind.OWNERSHIP, what="Halvparten av aksjene")


@pytest.fixture
def riik(tmp_path: Path) -> Cooperation:
    """Give a council with two members and a secretary that met once, and a supplier."""
    made = cooperation.make(tmp_path / "riik.inkop")
    made.keep(Body(name="Rådet", meeting_days=(MeetingDay(day=MET),)))
    made.keep(Supplier(name="Blyanten AS"))
    for name, function in ((KARI, Function.MEMBER), (OLA, Function.MEMBER), (SIRI, Function.SECRETARY)):
        records.save(
            made.register,
            Appointment(
                role_id=made.role(Post.MEMBER),
                person_id=made[name],
                body_id=made["Rådet"],
                function=function,
            ),
        )
    return made


def decided(riik: Cooperation, handler: Handler | None = None, **facts: Any) -> None:
    """Keep a case that the council decided on the day of the meeting."""
    values = {"number": "D1", "title": "Penner", "decided_on": MET, "supplier_id": riik["Blyanten AS"]}
    values |= {"decided_by_body_id": riik["Rådet"]}
    handlers = () if handler is None else (replace(handler, person_id=riik[KARI]),)
    riik.keep(DirectProcurement(**(values | {"handlers": handlers} | facts)))


def owning(riik: Cooperation, name: str, **days: date) -> None:
    interest = replace(OWNS, supplier_id=riik["Blyanten AS"], **days)
    riik.keep(replace(riik.person(name), interests=(interest,)))


def found(riik: Cooperation) -> Recusals:
    sitting = attending.sitting(riik.register, riik["Rådet"], MET.year)
    return recusals.of_meeting(riik.register, sitting, MET, TODAY)


IS_PARTY = Recusal(KARI, "D1", "Penner", Declared(DECLARED.points, DECLARED.circumstances))
IS_OWNER = Recusal(OLA, "D1", "Penner", Registered(OWNS.kind, "Blyanten AS", OWNS.what))


def test_what_is_declared_in_a_case_is_told(riik: Cooperation) -> None:
    decided(riik, DECLARED)
    assert found(riik) == Recusals(1, [IS_PARTY])


def test_nobody_without_a_conflict_is_told(riik: Cooperation) -> None:
    decided(riik, Handler(declared_on=MET))
    assert found(riik) == Recusals(1, [])


@pytest.mark.parametrize("decided_on", [MET - DAY, MET + DAY])
def test_cases_of_other_days_are_left_out(riik: Cooperation, decided_on: date) -> None:
    decided(riik, DECLARED, decided_on=decided_on)
    assert found(riik) == Recusals(0, [])


def test_cases_that_others_decided_are_left_out(riik: Cooperation) -> None:
    other = riik.keep(Body(name="Styret"))
    for who in (
        {"decided_by_body_id": other.id},
        {"decided_by_body_id": None, "decided_by_id": riik[PER]},
        {"decided_by_id": riik[PER]},
        {"decided_by_body_id": None},
    ):
        decided(riik, DECLARED, **who)
    assert found(riik) == Recusals(0, [])


def test_a_registered_interest_in_the_winner_is_told(riik: Cooperation) -> None:
    owning(riik, OLA)
    decided(riik)
    assert found(riik).recusals == [IS_OWNER]


@pytest.mark.parametrize("field", ["invited", "tenders"])
def test_so_is_one_in_whoever_was_asked_or_has_tendered(riik: Cooperation, field: str) -> None:
    owning(riik, OLA)
    row: Any = {"invited": Invited, "tenders": Tender}[field](supplier_id=riik["Blyanten AS"])
    decided(riik, supplier_id=None, **{field: (row,)})
    assert found(riik).recusals == [IS_OWNER]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"to_day": MET - DAY}, []),
        ({"to_day": MET}, [IS_OWNER]),
        ({"from_day": MET}, [IS_OWNER]),
        ({"from_day": MET + DAY}, []),
    ],
)
def test_an_interest_counts_on_its_days(
    riik: Cooperation, days: dict[str, date], expected: list[Recusal]
) -> None:
    owning(riik, OLA, **days)
    decided(riik)
    assert found(riik).recusals == expected


def test_an_interest_in_another_supplier_is_none(riik: Cooperation) -> None:
    owning(riik, OLA)
    decided(riik, supplier_id=riik.keep(Supplier(name="Viskeren AS")).id)
    assert found(riik).recusals == []


def test_whoever_sits_there_or_was_there_is_compared(riik: Cooperation) -> None:
    owning(riik, PER)
    owning(riik, SIRI)
    decided(riik)
    assert [each.name for each in found(riik).recusals] == [SIRI]
    came = Attendance(day=MET, person_id=riik[PER])
    attending.note(riik.register, riik["Rådet"], came, TODAY)
    assert [each.name for each in found(riik).recusals] == [SIRI, PER]


@pytest.mark.parametrize("presence", Presence)
def test_an_interest_of_one_who_was_not_there_is_not_told(riik: Cooperation, presence: Presence) -> None:
    owning(riik, OLA)
    decided(riik)
    noted = Attendance(day=MET, person_id=riik[OLA], presence=presence)
    attending.note(riik.register, riik["Rådet"], noted, TODAY)
    assert found(riik).recusals == ([IS_OWNER] if presence is Presence.PRESENT else [])


def test_a_member_who_stepped_aside_for_a_substitute_is(riik: Cooperation) -> None:
    decided(riik, DECLARED)
    serving = Attendance(day=MET, person_id=riik[PER], in_place_of_id=riik[KARI])
    attending.note(riik.register, riik["Rådet"], serving, TODAY)
    assert found(riik).recusals == [IS_PARTY]


WITHHELD = replace(IS_PARTY, ground=Declared(DECLARED.points, ""))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("title", [replace(IS_PARTY, title=""), replace(IS_OWNER, title="")]),
        ("handlers", [replace(IS_PARTY, ground=None), IS_OWNER]),
        ("supplier_id", [WITHHELD, replace(IS_OWNER, ground=None)]),
        ("tenders", [WITHHELD, replace(IS_OWNER, ground=None)]),
        ("need", [IS_PARTY, IS_OWNER]),
    ],
)
def test_what_is_secret_stays_so(riik: Cooperation, subject: str, expected: list[Recusal]) -> None:
    owning(riik, OLA)
    decided(riik, DECLARED, secrets=(Secret(subject=subject, paragraph="§ 13"),))
    assert found(riik).recusals == expected


def test_a_mark_that_has_run_out_hides_nothing(riik: Cooperation) -> None:
    decided(riik, DECLARED, secrets=(Secret(subject="title", paragraph="§ 13", until=TODAY - DAY),))
    assert found(riik).recusals == [IS_PARTY]


def test_one_person_with_two_secret_grounds_is_told_of_once(riik: Cooperation) -> None:
    owning(riik, KARI)
    secrets = tuple(Secret(subject=each, paragraph="§ 13") for each in ("handlers", "supplier_id"))
    decided(riik, DECLARED, secrets=secrets)
    assert found(riik).recusals == [replace(IS_PARTY, ground=None)]
