"""The market is followed, managers are heard from, and proposals reach the director."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from cooperation import Cooperation

from inkop_desktop.checks import dialogue as checks
from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.governance import (
    Advice,
    Feedback,
    Improvement,
    MarketNote,
    Participation,
    Training,
)
from inkop_desktop.records.people import Unit
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Post, Progress, TrainingKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers

Said = Callable[..., list[str]]
DAY = timedelta(days=1)
HEARD, LAST, LATE = date(2026, 5, 21), date(2026, 11, 21), date(2026, 11, 22)  # half a year, and a day more
AROUND = [(LAST - DAY, False), (LAST, False), (LATE, True)]


def run(riik: Cooperation, check: Check, today: date = LATE) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(check.run(connection, today, Country.NO))


def followed(riik: Cooperation, **office: Any) -> None:
    """Let Kari answer in Grue for pens, of which there is a framework agreement."""
    riik.framework("Penner", "Kontor")
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Grue", "Kontor", **office)


def note(riik: Cooperation, area: str, day: date = HEARD, **more: Any) -> None:
    riik.keep(MarketNote(title="Prisene stiger", area_id=riik[area], noted_on=day, **more))


# The heads of departments

UNTOLD = "Kari Moen, who leads a unit in Grue, has had no information or training for a year"


def lead(riik: Cooperation, name: str, municipality: str = "Grue", **days: date) -> Unit:
    """Let somebody lead a unit of a municipality."""
    unit = riik.keep(Unit(name=f"Helse {name}", organisation_id=riik[municipality]))
    role_id, person_id = riik.role(Post.HEAD), riik[name]
    riik.keep(Appointment(role_id=role_id, person_id=person_id, unit_id=unit.id, **days))
    return unit


@pytest.mark.parametrize(
    ("told_on", "kind", "is_found"),
    [
        (date(2025, 11, 20), TrainingKind.TRAINING, True),
        (date(2025, 11, 21), TrainingKind.TRAINING, False),
        (date(2025, 11, 22), TrainingKind.INFORMATION, False),
        (LAST, TrainingKind.LAW_CHANGE, False),
        (LAST, TrainingKind.CONTACT, True),
        (LATE, TrainingKind.TRAINING, True),
    ],
)
def test_what_a_head_was_told_is_good_for_a_year(
    riik: Cooperation, said: Said, told_on: date, kind: TrainingKind, *, is_found: bool
) -> None:
    lead(riik, "Kari Moen")
    there = (Participation(person_id=riik["Kari Moen"]),)
    riik.keep(Training(title="Avrop", kind=kind, held_on=told_on, participants=there))
    assert said(checks.heads_uninformed, LAST) == ([UNTOLD] if is_found else [])
    assert said(checks.heads_uninformed, LAST, Country.SE) == []


@pytest.mark.parametrize(("today", "is_found"), [(LAST - DAY, True), (LAST, True), (LATE, False)])
def test_a_head_is_told_of_while_in_office(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    lead(riik, "Kari Moen", to_day=LAST)
    riik.appoint("Per Lie", Post.AREA_MANAGER, "Grue", "Mat")
    assert said(checks.heads_uninformed, today) == ([UNTOLD] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(LAST - DAY, True), (LAST, True), (LATE, False)])
def test_a_head_who_has_left_is_told_of_nothing(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    lead(riik, "Kari Moen")
    records.save(riik.register, replace(riik.person("Kari Moen"), employed_to=LAST))
    assert said(checks.heads_uninformed, today) == ([UNTOLD] if is_found else [])


@pytest.mark.parametrize(
    ("from_day", "is_found"),
    [(date(2026, 8, 20), True), (date(2026, 8, 21), True), (date(2026, 8, 22), False), (LAST, False)],
)
def test_who_is_new_as_a_head_has_three_months(
    riik: Cooperation, said: Said, from_day: date, *, is_found: bool
) -> None:
    lead(riik, "Kari Moen", from_day=from_day)
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Grue", "Mat")
    assert said(checks.heads_uninformed, LAST) == ([UNTOLD] if is_found else [])


def test_who_has_led_another_unit_is_not_new_as_a_head(riik: Cooperation, said: Said) -> None:
    lead(riik, "Kari Moen", from_day=LAST)
    former = riik.keep(Unit(name="Skole", organisation_id=riik["Grue"]))
    held = {"role_id": riik.role(Post.HEAD), "person_id": riik["Kari Moen"], "unit_id": former.id}
    records.save(riik.register, Appointment(**held, to_day=LAST - DAY))
    assert said(checks.heads_uninformed, LAST) == [UNTOLD]


def test_the_heads_of_a_municipality_are_one_finding(riik: Cooperation) -> None:
    for name, municipality in {"Kari Moen": "Grue", "Ola Berg": "Grue", "Siri Haug": "Eidskog"}.items():
        lead(riik, name, municipality)
    eidskog, grue = run(riik, checks.heads_uninformed)
    assert [each.label for each in eidskog.records] == ["Eidskog", "Siri Haug"]
    assert (grue.persons, grue.duty) == ((riik["Kari Moen"], riik["Ola Berg"]), "K26")
    said = "Kari Moen and Ola Berg, who lead units in Grue, have had no information or training for a year"
    assert worded(grue.message) == said


# The market


@pytest.mark.parametrize(("today", "is_found"), AROUND)
def test_the_market_is_noted_again_within_half_a_year(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    followed(riik)
    note(riik, "Kontor", HEARD - 90 * DAY)
    note(riik, "Kontor")
    expected = ["Nothing has been noted of the market in Kontor since 21 May"]
    assert said(checks.market_notes, today) == (expected if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), AROUND)
def test_nothing_is_asked_of_a_manager_before_half_a_year(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    followed(riik, from_day=HEARD)
    expected = ["Nothing has been noted of the market in Kontor"]
    assert said(checks.market_notes, today) == (expected if is_found else [])


@pytest.mark.parametrize(
    ("area", "managed", "noted", "found"),
    [
        ("Kontor", "Kontor", "Mat", ["Kontor"]),
        ("Frukt", "Frukt", "Mat", []),
        ("Frukt", "Mat", "Frukt", []),
        ("Frukt", "Mat", "Kontor", ["Mat"]),
        ("Mat", "Mat", "Frukt", []),
        ("Mat", "Frukt", "Kontor", []),
    ],
)
def test_what_is_noted_above_or_below_counts(
    riik: Cooperation, area: str, managed: str, noted: str, found: list[str]
) -> None:
    riik.framework("Avtale", area)
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Grue", managed)
    note(riik, noted, LATE)
    assert [each.records[0].label for each in run(riik, checks.market_notes)] == found


@pytest.mark.parametrize("lacking", ["agreement", "manager", "user"])
def test_only_a_managed_area_with_an_agreement_is_followed(riik: Cooperation, lacking: str) -> None:
    if lacking != "agreement":
        riik.framework("Penner", "Kontor", ["Eidskog"] if lacking == "user" else ())
    if lacking != "manager":
        riik.appoint("Kari Moen", Post.AREA_MANAGER, "Grue", "Kontor")
    assert run(riik, checks.market_notes) == []


def test_an_area_is_found_once_for_all_its_managers(riik: Cooperation) -> None:
    followed(riik)
    riik.appoint("Ola Berg", Post.AREA_MANAGER, "Eidskog", "Kontor", from_day=HEARD)
    note(riik, "Kontor", LATE + DAY)
    (found,) = run(riik, checks.market_notes)
    assert found.persons == (riik["Kari Moen"], riik["Ola Berg"])
    assert "prices: Kari Moen and Ola Berg" in worded(found.why)


# Contact


@pytest.mark.parametrize(("today", "is_found"), AROUND)
def test_a_manager_is_heard_from_within_half_a_year(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    followed(riik)
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Eidskog", "Frukt")
    note(riik, "Mat", noted_by_id=riik["Kari Moen"])
    expected = ["No contact with Kari Moen has been noted since 21 May (Frukt and Kontor)"]
    assert said(checks.manager_contact, today) == (expected if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), AROUND)
def test_nobody_need_have_been_heard_from_before_half_a_year(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    followed(riik, from_day=HEARD)
    expected = ["No contact with Kari Moen has been noted (Kontor)"]
    assert said(checks.manager_contact, today) == (expected if is_found else [])


def contact_of(riik: Cooperation, kind: str) -> None:
    """Let Kari be heard from half a year ago in one of the ways that the register knows."""
    kari = riik["Kari Moen"]
    if kind == "feedback":
        riik.keep(Feedback(title="Sent", given_on=HEARD, given_by_id=kari))
    elif kind == "advice":
        riik.keep(Advice(title="Avrop?", asked_on=HEARD, asked_by_id=kari))
    elif kind == "market_note":
        note(riik, "Mat", noted_by_id=kari)
    else:
        unit = riik.keep(Unit(name="Helse", organisation_id=riik["Grue"]))
        body = riik.keep(Body(name="Produktgruppe"))
        records.save(riik.register, replace(riik.person("Kari Moen"), unit_id=unit.id))
        role_id = riik.role(Post.MEMBER)
        riik.keep(Appointment(role_id=role_id, person_id=kari, body_id=body.id, from_day=HEARD))
        took_part = {"person": Participation(person_id=kari), "unit": Participation(unit_id=unit.id)}
        told = took_part.get(kind, Participation(body_id=body.id))
        day = HEARD - DAY if kind == "body before" else HEARD
        held = Training(title="Samtale", kind=TrainingKind.CONTACT, held_on=day, participants=(told,))
        riik.keep(held)


@pytest.mark.parametrize("kind", ["feedback", "advice", "market_note", "person", "unit", "body"])
def test_whatever_the_register_knows_is_contact(riik: Cooperation, kind: str) -> None:
    followed(riik)
    contact_of(riik, kind)
    assert run(riik, checks.manager_contact, LAST) == []
    (found,) = run(riik, checks.manager_contact)
    assert "since 21 May" in worded(found.message).replace("\N{NO-BREAK SPACE}", " ")


def test_what_a_body_was_told_before_is_no_contact_with_a_new_member(riik: Cooperation) -> None:
    followed(riik)
    contact_of(riik, "body before")
    assert "since" not in worded(run(riik, checks.manager_contact)[0].message)


def test_a_finding_names_the_person_and_the_areas(riik: Cooperation) -> None:
    followed(riik)
    (found,) = run(riik, checks.manager_contact)
    assert [(each.kind, each.label) for each in found.records] == [
        ("person", "Kari Moen"),
        ("area", "Kontor"),
    ]
    assert found.persons == (riik["Kari Moen"],)


def test_who_is_in_charge_as_well_needs_no_contact(riik: Cooperation) -> None:
    followed(riik)
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue")
    assert run(riik, checks.manager_contact) == []


def test_who_is_no_longer_manager_needs_no_contact(riik: Cooperation) -> None:
    followed(riik, to_day=LAST)
    assert run(riik, checks.manager_contact) == []


# Proposals

PROPOSED = date(2026, 8, 21)


@pytest.mark.parametrize(("today", "is_found"), AROUND)
def test_a_proposal_is_reported_within_three_months(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.keep(Improvement(title="Portal", proposed_on=PROPOSED))
    expected = ["The proposal “Portal” of 21 August has not been reported"]
    assert said(checks.improvement_unreported, today) == (expected if is_found else [])


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({"progress": Progress.CONSIDERED}, True),
        ({"progress": Progress.ADOPTED}, True),
        ({"progress": Progress.DONE}, False),
        ({"progress": Progress.REJECTED}, False),
        ({"reported_on": LAST}, False),
    ],
)
def test_only_what_still_needs_a_change_is_reported(
    riik: Cooperation, facts: dict[str, Any], *, is_found: bool
) -> None:
    riik.keep(Improvement(**{"title": "Portal", "proposed_on": PROPOSED} | facts))
    assert bool(run(riik, checks.improvement_unreported)) is is_found


@pytest.mark.parametrize(("days", "is_found"), [(-1, False), (0, False), (1, True)])
def test_a_proposal_without_a_day_counts_from_when_it_was_entered(
    riik: Cooperation, said: Said, days: int, *, is_found: bool
) -> None:
    riik.keep(Improvement(title="Portal"))
    entered = registers.log(riik.register, 1)[0].at.astimezone(UTC).date()
    today = add_months(entered, checks.REPORTED_MONTHS) + days * DAY
    assert bool(said(checks.improvement_unreported, today)) is is_found


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.id)
def test_sweden_has_no_such_duty(riik: Cooperation, said: Said, check: Check) -> None:
    followed(riik)
    riik.keep(Improvement(title="Portal", proposed_on=PROPOSED))
    lead(riik, "Ola Berg")
    assert said(check, LATE) != []
    assert said(check, LATE, Country.SE) == []
