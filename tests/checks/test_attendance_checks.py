"""Who came to a meeting is noted in time, and every organisation is heard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cooperation import MUNICIPALITIES, PERSONS, Cooperation

from inkop_desktop.checks import attendance as checks
from inkop_desktop.checks.finding import Check, Finding, Remedy, Severity
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import Function, Post, Presence
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attending, records

Said = Callable[..., list[str]]
DAY = timedelta(days=1)
WINTER, SPRING, AUTUMN = date(2026, 1, 13), date(2026, 3, 10), date(2026, 9, 8)
LATE = AUTUMN + 14 * DAY
TODAY = date(2026, 11, 21)
KARI, OLA, SIRI, PER = PERSONS
MISSING = "It is not noted who came to Rådet: 8 September"
ABSENT = "Nobody from Grue came to Rådet on 10 March and 8 September"


@pytest.fixture
def council(riik: Cooperation) -> Cooperation:
    """Give the cooperation with a council of three officers that has met three times."""
    days = tuple(MeetingDay(day=day) for day in (WINTER, SPRING, AUTUMN))
    riik.keep(Body(name="Rådet", members_role_id=riik.role(Post.PROCUREMENT_OFFICER), meeting_days=days))
    for name, municipality in zip(PERSONS, MUNICIPALITIES, strict=False):
        riik.appoint(name, Post.PROCUREMENT_OFFICER, municipality)
        seat(riik, name)
    return riik


def seat(riik: Cooperation, name: str, function: Function = Function.MEMBER, **more: Any) -> None:
    seated = Appointment(
        role_id=riik.role(Post.MEMBER),
        person_id=riik[name],
        body_id=riik["Rådet"],
        function=function,
        **more,
    )
    records.save(riik.register, seated)


def note(riik: Cooperation, day: date, **away: Presence) -> None:
    """Note that all came on a day but for those who did not, by first name."""
    for name in PERSONS:
        if (first := name.split()[0]) in away:
            absent = Attendance(day=day, person_id=riik[name], presence=away[first])
            attending.note(riik.register, riik["Rådet"], absent, TODAY)
    attending.note_others(riik.register, riik["Rådet"], day, TODAY)


def serve(riik: Cooperation, day: date, name: str, member: str) -> None:
    serving = Attendance(day=day, person_id=riik[name], in_place_of_id=riik[member])
    attending.note(riik.register, riik["Rådet"], serving, TODAY)


def change_body(riik: Cooperation, **changes: Any) -> None:
    body = records.get(riik.register, Body, riik["Rådet"])
    records.save(riik.register, replace(body, **changes))


def found(riik: Cooperation, check: Check) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(check.run(connection, TODAY, Country.NO))


def test_nothing_is_asked_where_nobody_ever_noted_any(council: Cooperation, said: Said) -> None:
    assert said(checks.attendance_missing, TODAY) == []
    assert said(checks.organisation_absent, TODAY) == []


@pytest.mark.parametrize(("today", "expected"), [(LATE - DAY, []), (LATE, []), (LATE + DAY, [MISSING])])
def test_it_is_missed_once_two_weeks_have_gone(
    council: Cooperation, said: Said, today: date, expected: list[str]
) -> None:
    note(council, SPRING)
    assert said(checks.attendance_missing, today) == expected


def test_meetings_before_the_first_that_is_noted_are_not_asked_for(council: Cooperation, said: Said) -> None:
    note(council, AUTUMN)
    assert said(checks.attendance_missing, TODAY) == []


def test_several_meetings_are_told_of_together(council: Cooperation) -> None:
    note(council, WINTER)
    (finding,) = found(council, checks.attendance_missing)
    assert worded(finding.message).replace(NBSP, " ") == (
        "It is not noted who came to Rådet on 2 days: 10 March and 8 September"
    )
    assert (finding.severity, finding.remedy, finding.duty) == (
        Severity.WARNING,
        Remedy.NOTE_ATTENDANCE,
        "K23",
    )
    assert finding.due == SPRING + 14 * DAY
    assert [each.label for each in finding.records] == ["Rådet"]


def test_every_member_is_to_be_noted(council: Cooperation, said: Said) -> None:
    note(council, SPRING)
    came = Attendance(day=AUTUMN, person_id=council[KARI])
    attending.note(council.register, council["Rådet"], came, TODAY)
    assert said(checks.attendance_missing, TODAY) == [MISSING]
    note(council, AUTUMN)
    assert said(checks.attendance_missing, TODAY) == []


@pytest.mark.parametrize(
    ("function", "expected"),
    [(Function.SECRETARY, True), (Function.CHAIR, True), (Function.VICE_CHAIR, False)],
)
def test_whoever_writes_the_minutes_is_to_do_it(
    council: Cooperation, function: Function, expected: bool
) -> None:
    seat(council, PER, function)
    note(council, WINTER)
    (finding,) = found(council, checks.attendance_missing)
    assert (finding.persons == (council[PER],)) is expected


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [(TODAY - DAY, []), (TODAY, [MISSING]), (TODAY + DAY, [MISSING])],
)
def test_a_body_that_is_over_is_asked_no_more(
    council: Cooperation, said: Said, last_day: date, expected: list[str]
) -> None:
    note(council, SPRING)
    change_body(council, to_day=last_day)
    assert said(checks.attendance_missing, TODAY) == expected


@pytest.mark.parametrize(
    ("today", "expected"), [(AUTUMN - DAY, []), (AUTUMN, [ABSENT]), (AUTUMN + DAY, [ABSENT])]
)
def test_an_organisation_that_nobody_came_from_twice_is_told(
    council: Cooperation, said: Said, today: date, expected: list[str]
) -> None:
    note(council, SPRING, Ola=Presence.EXCUSED)
    note(council, AUTUMN, Ola=Presence.ABSENT)
    assert said(checks.organisation_absent, today) == expected


@pytest.mark.parametrize("days", [(SPRING,), (AUTUMN,), (WINTER, AUTUMN)])
def test_once_or_not_in_a_row_is_not(council: Cooperation, said: Said, days: tuple[date, ...]) -> None:
    for day in (WINTER, SPRING, AUTUMN):
        note(council, day, **({"Ola": Presence.EXCUSED} if day in days else {}))
    assert said(checks.organisation_absent, TODAY) == []


def test_only_noted_meetings_are_counted(council: Cooperation, said: Said) -> None:
    note(council, WINTER, Ola=Presence.EXCUSED)
    note(council, AUTUMN, Ola=Presence.EXCUSED)
    assert said(checks.organisation_absent, TODAY) == [
        "Nobody from Grue came to Rådet on 13 January and 8 September"
    ]


def test_a_substitute_will_do(council: Cooperation, said: Said) -> None:
    seat(council, PER, Function.SUBSTITUTE)
    note(council, SPRING, Ola=Presence.EXCUSED)
    note(council, AUTUMN, Ola=Presence.EXCUSED)
    serve(council, SPRING, PER, OLA)
    assert said(checks.organisation_absent, TODAY) == []


def test_another_member_from_there_will_do(council: Cooperation, said: Said) -> None:
    seat(council, PER, organisation_id=council["Grue"])
    for day in (SPRING, AUTUMN):
        note(council, day, Ola=Presence.EXCUSED)
    assert said(checks.organisation_absent, TODAY) == []


def test_one_of_whom_nothing_is_noted_was_not_away(council: Cooperation, said: Said) -> None:
    note(council, SPRING, Ola=Presence.EXCUSED)
    came = Attendance(day=AUTUMN, person_id=council[KARI])
    attending.note(council.register, council["Rådet"], came, TODAY)
    assert said(checks.organisation_absent, TODAY) == []


def test_a_place_that_was_vacant_is_another_matter(council: Cooperation, said: Said) -> None:
    for each in records.every(council.register, Appointment):
        if each.body_id and each.person_id == council[OLA]:
            records.save(council.register, replace(each, to_day=SPRING))
    note(council, SPRING, Ola=Presence.EXCUSED)
    note(council, AUTUMN)
    assert said(checks.organisation_absent, TODAY) == []


def test_what_is_told_of_it(council: Cooperation) -> None:
    for day in (SPRING, AUTUMN):
        note(council, day, Ola=Presence.EXCUSED, Siri=Presence.EXCUSED)
    first, second = found(council, checks.organisation_absent)
    assert [each.label for each in first.records] == ["Rådet", "Grue"]
    assert [each.label for each in second.records] == ["Rådet", "Kongsvinger"]
    assert first.id != second.id
    assert (first.severity, first.remedy) == (Severity.INFORMATION, Remedy.NOTE_ATTENDANCE)
    assert first.persons == (council[OLA],)


def test_sweden_has_no_such_duty(council: Cooperation, said: Said) -> None:
    note(council, WINTER)
    for check in checks.CHECKS:
        assert said(check, TODAY, Country.SE) == []
