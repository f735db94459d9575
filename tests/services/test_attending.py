"""Who sits in a body on its meeting days, what is noted of whom, and whom nobody represents."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import copies
import pytest
from cooperation import MUNICIPALITIES, PERSONS, Cooperation

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import Function, Post, Presence
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attending, records, registers
from inkop_desktop.services.attending import Attendee, Sitting

DAY = timedelta(days=1)
SPRING, AUTUMN, WINTER = date(2026, 3, 10), date(2026, 9, 8), date(2026, 12, 1)
TODAY = date(2026, 11, 21)
KARI, OLA, SIRI, PER = PERSONS
Kept = tuple[date, str, Presence, str | None]


@pytest.fixture
def riik(tmp_path: Path) -> Cooperation:
    """Give a council of two officers; Kongsvinger has none, Per is a substitute."""
    made = cooperation.make(tmp_path / "riik.inkop")
    days = tuple(MeetingDay(day=day) for day in (AUTUMN, SPRING, WINTER, date(2025, 9, 8)))
    made.keep(Body(name="Rådet", members_role_id=made.role(Post.PROCUREMENT_OFFICER), meeting_days=days))
    for name, municipality in zip((KARI, OLA), MUNICIPALITIES, strict=False):
        made.appoint(name, Post.PROCUREMENT_OFFICER, municipality)
        seat(made, name)
    seat(made, PER, Function.SUBSTITUTE)
    return made


def seat(riik: Cooperation, name: str, function: Function | None = Function.MEMBER, **more: Any) -> None:
    appointment = Appointment(
        role_id=riik.role(Post.MEMBER),
        person_id=riik[name],
        body_id=riik["Rådet"],
        function=function,
        **more,
    )
    records.save(riik.register, appointment)


def sitting(riik: Cooperation, year: int = 2026) -> Sitting:
    return attending.sitting(riik.register, riik["Rådet"], year)


def who(found: Sitting, name: str) -> Attendee:
    return next(each for each in found.attendees if each.name == name)


def names(attendees: list[Attendee]) -> list[str]:
    return [each.name for each in attendees]


def called(found: Sitting, ids: list[int]) -> list[str]:
    return [found.organisations[each] for each in ids]


def note(
    riik: Cooperation,
    name: str,
    presence: Presence = Presence.PRESENT,
    *,
    place_of: str | None = None,
    day: date = AUTUMN,
    today: date = TODAY,
) -> Body:
    in_place_of_id = riik[place_of] if place_of else None
    noted = Attendance(day=day, person_id=riik[name], presence=presence, in_place_of_id=in_place_of_id)
    return attending.note(riik.register, riik["Rådet"], noted, today)


def kept(riik: Cooperation, body: Body) -> list[Kept]:
    by_id = {riik[name]: name for name in PERSONS}
    return [
        (each.day or date.min, by_id[each.person_id or 0], each.presence, by_id.get(each.in_place_of_id or 0))
        for each in body.attendance
    ]


def test_a_year_has_its_days_in_order_and_who_sits_there(riik: Cooperation) -> None:
    found = sitting(riik)
    assert found.days == (SPRING, AUTUMN, WINTER)
    assert names(list(found.attendees)) == [KARI, OLA, PER]
    assert names(found.members(AUTUMN)) == [KARI, OLA]
    assert called(found, found.vacant(AUTUMN)) == ["Kongsvinger"]
    assert not found.is_noted(AUTUMN)
    assert sitting(riik, 2024).days == ()
    assert sitting(riik, 2024).attendees == ()


def test_chair_members_substitutes_secretary_stand_in_that_order(riik: Cooperation) -> None:
    seat(riik, SIRI, Function.CHAIR)
    assert names(list(sitting(riik).attendees)) == [SIRI, KARI, OLA, PER]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"to_day": AUTUMN - DAY}, False),
        ({"to_day": AUTUMN}, True),
        ({"from_day": AUTUMN}, True),
        ({"from_day": AUTUMN + DAY}, False),
    ],
)
def test_members_are_those_in_office_that_day(
    riik: Cooperation, days: dict[str, date], expected: bool
) -> None:
    seat(riik, SIRI, None, **days)
    found = sitting(riik)
    assert who(found, SIRI).is_member(AUTUMN) is expected


def test_a_seat_of_its_own_says_what_it_represents_else_the_role_does(riik: Cooperation) -> None:
    seat(riik, SIRI, organisation_id=riik["Kongsvinger"])
    found = sitting(riik)
    stood = [(each.name, seated.organisation_id) for each in found.attendees for seated in each.seats]
    assert stood == [
        (KARI, riik["Eidskog"]),
        (OLA, riik["Grue"]),
        (SIRI, riik["Kongsvinger"]),
        (PER, None),
    ]
    assert found.vacant(AUTUMN) == []


def test_a_deputy_may_serve_for_the_member(riik: Cooperation) -> None:
    seat(riik, SIRI, organisation_id=riik["Kongsvinger"], deputy_id=riik[PER], from_day=AUTUMN)
    (_own, through) = who(sitting(riik), PER).seats
    assert (through.function, through.organisation_id) == (Function.SUBSTITUTE, riik["Kongsvinger"])


@pytest.mark.parametrize(("last", "serves"), [(AUTUMN - DAY, False), (AUTUMN, True), (AUTUMN + DAY, True)])
def test_a_deputy_who_has_left_serves_for_nobody(riik: Cooperation, last: date, *, serves: bool) -> None:
    deputy = riik.keep(Person(name="Nils Vik"))
    seat(riik, SIRI, deputy_id=deputy.id, from_day=AUTUMN, to_day=AUTUMN)
    records.save(riik.register, replace(deputy, employed_to=last))
    assert (deputy.name in names(list(sitting(riik).attendees))) is serves


def test_a_deputy_serves_no_longer_than_the_member(riik: Cooperation) -> None:
    deputy = riik.keep(Person(name="Nils Vik"))
    seat(riik, SIRI, deputy_id=deputy.id, to_day=AUTUMN)
    records.save(riik.register, replace(deputy, employed_to=WINTER))
    deputising = who(sitting(riik), deputy.name)
    assert [deputising.seat(day) is not None for day in (SPRING, AUTUMN, WINTER)] == [True, True, False]


def test_one_authority_alone_lacks_no_member_of_its_own(tmp_path: Path) -> None:
    with copies.new(tmp_path / "own.inkop", "Anna", Country.SE, Organisation(name="Region Norr")) as register:
        role = records.save(register, Role(name="Chef"))
        person = records.save(register, Person(name=KARI))
        days = (MeetingDay(day=AUTUMN),)
        body = records.save(register, Body(name="Rådet", members_role_id=role.id, meeting_days=days))
        records.save(register, Appointment(role_id=role.id, person_id=person.id, body_id=body.id))
        found = attending.sitting(register, body.id or 0, 2026)
    assert (found.expected, found.vacant(AUTUMN), found.organisations) == ((), [], {})


def test_the_first_in_rank_of_two_seats_counts(riik: Cooperation) -> None:
    seat(riik, PER, from_day=AUTUMN)
    found = sitting(riik)
    assert [who(found, PER).is_member(day) for day in found.days] == [False, True, True]


def test_what_is_noted_is_counted(riik: Cooperation) -> None:
    note(riik, KARI)
    note(riik, OLA, Presence.ABSENT)
    found = sitting(riik)
    assert names(found.filled(AUTUMN)) == [KARI]
    assert found.is_complete(AUTUMN)
    assert called(found, found.unrepresented(AUTUMN)) == ["Kongsvinger", "Grue"]
    assert not found.is_noted(SPRING)
    assert not found.is_complete(SPRING)


def test_a_day_is_complete_once_every_member_is_noted(riik: Cooperation) -> None:
    note(riik, KARI)
    found = sitting(riik)
    assert found.is_noted(AUTUMN)
    assert not found.is_complete(AUTUMN)


def test_whoever_serves_fills_the_place_of_a_member(riik: Cooperation) -> None:
    body = note(riik, PER, place_of=OLA)
    assert kept(riik, body) == [
        (AUTUMN, OLA, Presence.EXCUSED, None),
        (AUTUMN, PER, Presence.PRESENT, OLA),
    ]
    found = sitting(riik)
    assert names(found.filled(AUTUMN)) == [OLA]
    assert found.server(who(found, OLA), AUTUMN) == who(found, PER)
    assert called(found, found.unrepresented(AUTUMN)) == ["Kongsvinger", "Eidskog"]


def test_a_substitute_of_a_vacant_place_represents_it(riik: Cooperation) -> None:
    seat(riik, SIRI, Function.SUBSTITUTE, organisation_id=riik["Kongsvinger"])
    note(riik, SIRI)
    found = sitting(riik)
    assert called(found, found.unrepresented(AUTUMN)) == ["Eidskog", "Grue"]


def test_what_was_noted_of_a_member_stays_when_somebody_serves(riik: Cooperation) -> None:
    note(riik, OLA, Presence.ABSENT)
    assert kept(riik, note(riik, PER, place_of=OLA))[0] == (AUTUMN, OLA, Presence.ABSENT, None)


def test_nobody_serves_for_a_member_who_came_after_all(riik: Cooperation) -> None:
    note(riik, PER, place_of=OLA)
    note(riik, PER, place_of=OLA, day=SPRING)
    assert kept(riik, note(riik, OLA)) == [
        (AUTUMN, OLA, Presence.PRESENT, None),
        (AUTUMN, PER, Presence.PRESENT, None),
        (SPRING, OLA, Presence.EXCUSED, None),
        (SPRING, PER, Presence.PRESENT, OLA),
    ]


def test_what_is_noted_anew_stands_in_the_place_of_what_was(riik: Cooperation) -> None:
    note(riik, KARI, Presence.ABSENT)
    (before, _other) = note(riik, OLA).attendance
    (after, _other) = note(riik, KARI).attendance
    assert (before.id, before.presence) == (after.id, Presence.ABSENT)
    assert after.presence is Presence.PRESENT


def test_the_others_came_but_for_substitutes(riik: Cooperation) -> None:
    seat(riik, SIRI, Function.SECRETARY)
    note(riik, OLA, Presence.ABSENT)
    body = attending.note_others(riik.register, riik["Rådet"], AUTUMN, TODAY)
    assert kept(riik, body) == [
        (AUTUMN, OLA, Presence.ABSENT, None),
        (AUTUMN, KARI, Presence.PRESENT, None),
        (AUTUMN, SIRI, Presence.PRESENT, None),
    ]


def test_it_is_taken_away_again_for_some(riik: Cooperation) -> None:
    note(riik, OLA)
    note(riik, KARI)
    note(riik, KARI, day=SPRING)
    body = attending.clear(riik.register, riik["Rådet"], AUTUMN, [riik[KARI]], TODAY)
    assert kept(riik, body) == [
        (AUTUMN, OLA, Presence.PRESENT, None),
        (SPRING, KARI, Presence.PRESENT, None),
    ]


@pytest.mark.parametrize(("today", "may"), [(AUTUMN - DAY, False), (AUTUMN, True), (AUTUMN + DAY, True)])
def test_only_of_days_until_today(riik: Cooperation, today: date, may: bool) -> None:
    if may:
        assert len(note(riik, KARI, today=today).attendance) == 1
    else:
        with pytest.raises(UserError, match="still to come"):
            note(riik, KARI, today=today)


def test_only_of_days_on_which_it_meets(riik: Cooperation) -> None:
    with pytest.raises(UserError, match="It is noted who came on"):
        note(riik, KARI, day=AUTUMN - DAY)


def test_it_is_one_step_that_can_be_undone(riik: Cooperation) -> None:
    note(riik, PER, place_of=OLA)
    (entry,) = registers.history_of(riik.register, "body", riik["Rådet"])[:1]
    assert worded(entry.action) == "Note attendance: Rådet"
    registers.undo(riik.register)
    assert records.get(riik.register, Body, riik["Rådet"]).attendance == ()


def test_one_who_sits_there_no_more_stays_in_what_was_noted(riik: Cooperation) -> None:
    note(riik, SIRI)
    (stranger,) = (each for each in sitting(riik).attendees if each.name == SIRI)
    assert stranger.seats == ()
    assert not stranger.is_member(AUTUMN)
    assert stranger == sitting(riik).attendees[-1]
