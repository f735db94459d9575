"""A council is made up of those who are to be in it, and they know the scheme."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cooperation import MUNICIPALITIES, PERSONS, Cooperation

from inkop_desktop.checks import bodies as checks
from inkop_desktop.checks.finding import Check, Finding, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.governance import Participation, Training
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import BodyKind, Function, Post, TrainingKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

Said = Callable[..., list[str]]
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
OFFICER = Post.PROCUREMENT_OFFICER


def run(riik: Cooperation, check: Check) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(check.run(connection, TODAY, Country.NO))


@pytest.fixture
def council(riik: Cooperation) -> Cooperation:
    """Give the cooperation with three officers who are the three members of a council."""
    riik.keep(Body(name="Innkjøpsrådet", members_role_id=riik.role(OFFICER)))
    for name, municipality in zip(PERSONS, MUNICIPALITIES, strict=False):
        riik.appoint(name, OFFICER, municipality)
        seat(riik, name)
    return riik


def seat(
    riik: Cooperation, name: str, function: Function | None = Function.MEMBER, **days: date
) -> Appointment:
    """Appoint a person to the council."""
    return records.save(
        riik.register,
        Appointment(
            role_id=riik.role(Post.MEMBER),
            person_id=riik[name],
            body_id=riik["Innkjøpsrådet"],
            function=function,
            **days,
        ),
    )


def leave(riik: Cooperation, name: str, post: Post, last: date) -> None:
    """Let what a person holds end on a day."""
    for each in records.every(riik.register, Appointment):
        if (each.person_id, each.role_id) == (riik[name], riik.role(post)):
            records.save(riik.register, replace(each, to_day=last))


def test_a_council_of_all_the_officers_is_as_it_should_be(council: Cooperation, said: Said) -> None:
    assert said(checks.council_members, TODAY) == []


LACKING = "Kari Moen is not a member of Innkjøpsrådet"
TOO_MUCH = "Kari Moen is a member of Innkjøpsrådet without having the role"


@pytest.mark.parametrize(
    ("post", "today", "expected"),
    [
        (Post.MEMBER, TODAY - DAY, []),
        (Post.MEMBER, TODAY, []),
        (Post.MEMBER, TODAY + DAY, [LACKING]),
        (OFFICER, TODAY, []),
        (OFFICER, TODAY + DAY, [TOO_MUCH]),
    ],
)
def test_who_leaves_one_of_the_two(
    council: Cooperation, said: Said, post: Post, today: date, expected: list[str]
) -> None:
    leave(council, "Kari Moen", post, TODAY)
    assert said(checks.council_members, today) == expected


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (None, ["Per Lie is a member of Innkjøpsrådet without having the role"]),
        (Function.CHAIR, ["Per Lie is a member of Innkjøpsrådet without having the role"]),
        (Function.SECRETARY, []),
        (Function.SUBSTITUTE, []),
    ],
)
def test_who_sits_beside_the_members_need_not_have_the_role(
    council: Cooperation, said: Said, function: Function | None, expected: list[str]
) -> None:
    seat(council, "Per Lie", function)
    assert said(checks.council_members, TODAY) == expected


def test_several_are_told_of_together_each_way(council: Cooperation) -> None:
    for name in ("Kari Moen", "Ola Berg"):
        leave(council, name, Post.MEMBER, TODAY - DAY)
    seat(council, "Per Lie")
    missing, extra = run(council, checks.council_members)
    assert worded(missing.message) == "Kari Moen and Ola Berg are not members of Innkjøpsrådet"
    assert worded(extra.message) == "Per Lie is a member of Innkjøpsrådet without having the role"
    assert missing.id != extra.id
    assert [each.label for each in missing.records] == ["Innkjøpsrådet", "Kari Moen", "Ola Berg"]
    assert missing.persons == (council["Kari Moen"], council["Ola Berg"])
    assert worded(missing.why) == (
        "Its members are to be those who have this role: Innkjøpsansvarlig. Instructions K23."
    )


def test_whoever_has_two_seats_is_one_member(council: Cooperation, said: Said) -> None:
    seat(council, "Per Lie")
    seat(council, "Per Lie", Function.CHAIR)
    assert said(checks.council_members, TODAY) == [
        "Per Lie is a member of Innkjøpsrådet without having the role"
    ]


def test_officers_of_others_are_not_meant(council: Cooperation, said: Said) -> None:
    other = council.keep(Organisation(name="Elverum"))
    assert other.id is not None
    council.appoint("Per Lie", OFFICER, "Elverum")
    assert said(checks.council_members, TODAY) == []


@pytest.mark.parametrize(
    ("today", "is_found"),
    [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True), (TODAY + 2 * DAY, False)],
)
def test_a_body_is_looked_at_while_there_is_one(
    council: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    stored = records.get(council.register, Body, council["Innkjøpsrådet"])
    records.save(council.register, replace(stored, from_day=TODAY, to_day=TODAY + DAY))
    leave(council, "Kari Moen", Post.MEMBER, TODAY - 2 * DAY)
    assert said(checks.council_members, today) == ([LACKING] if is_found else [])
    assert bool(said(checks.council_untrained, today)) is is_found


@pytest.mark.parametrize(("left_on", "is_told"), [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True)])
def test_of_who_has_left_nothing_is_told_of_the_council(
    council: Cooperation, said: Said, left_on: date, *, is_told: bool
) -> None:
    leave(council, "Kari Moen", Post.MEMBER, TODAY - DAY)
    records.save(council.register, replace(council.person("Kari Moen"), employed_to=left_on))
    assert said(checks.council_members, TODAY) == ([LACKING] if is_told else [])


def test_a_body_of_anybody_is_left_alone(council: Cooperation, said: Said) -> None:
    records.save(council.register, Body(name="Samarbeidsrådet", kind=BodyKind.COMMITTEE))
    assert said(checks.council_members, TODAY) == []


ALL = "Kari Moen, Ola Berg and Siri Haug in Innkjøpsrådet have had no information or training for a year"
TWO = "Ola Berg and Siri Haug in Innkjøpsrådet have had no information or training for a year"


def train(riik: Cooperation, held_on: date, **who: Any) -> None:
    took_part = tuple(Participation(**{f"{noun}_id": riik[name]}) for noun, name in who.items())
    records.save(riik.register, Training(title="Innføring", held_on=held_on, participants=took_part))


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (date(2025, 11, 20), [ALL]),
        (date(2025, 11, 21), [TWO]),
        (date(2025, 11, 22), [TWO]),
        (TODAY, [TWO]),
        (TODAY + DAY, [ALL]),
    ],
)
def test_training_is_good_for_a_year(
    council: Cooperation, said: Said, held_on: date, expected: list[str]
) -> None:
    train(council, held_on, person="Kari Moen")
    assert said(checks.council_untrained, TODAY) == expected


@pytest.mark.parametrize("kind", TrainingKind)
def test_a_talk_is_no_training(council: Cooperation, said: Said, kind: TrainingKind) -> None:
    took_part = (Participation(person_id=council["Kari Moen"]),)
    records.save(council.register, Training(title="Prat", kind=kind, held_on=TODAY, participants=took_part))
    expected = [ALL] if kind is TrainingKind.CONTACT else [TWO]
    assert said(checks.council_untrained, TODAY) == expected


def test_a_unit_or_the_whole_body_may_be_trained(council: Cooperation, said: Said) -> None:
    council.keep(Unit(name="Teknisk"))
    records.save(council.register, replace(council.person("Kari Moen"), unit_id=council["Teknisk"]))
    train(council, TODAY, unit="Teknisk")
    assert said(checks.council_untrained, TODAY) == [TWO]
    train(council, TODAY, body="Innkjøpsrådet")
    assert said(checks.council_untrained, TODAY) == []


NEW = "Per Lie in Innkjøpsrådet has had no information or training for a year"
TOLD_BY = date(2027, 2, 21)  # three months from today


@pytest.mark.parametrize(
    ("from_day", "is_found"), [(TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True)]
)
def test_what_a_body_was_told_before_somebody_came_does_not_count(
    council: Cooperation, said: Said, from_day: date, *, is_found: bool
) -> None:
    train(council, TODAY, body="Innkjøpsrådet")
    seat(council, "Per Lie", from_day=from_day)
    assert said(checks.council_untrained, TOLD_BY + DAY) == ([NEW] if is_found else [])


@pytest.mark.parametrize(
    ("today", "is_found"), [(TODAY, False), (TOLD_BY - DAY, False), (TOLD_BY, True), (TOLD_BY + DAY, True)]
)
def test_who_is_new_has_three_months(
    council: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    train(council, TODAY - DAY, body="Innkjøpsrådet")
    seat(council, "Per Lie", from_day=TODAY)
    assert said(checks.council_untrained, today) == ([NEW] if is_found else [])


@pytest.mark.parametrize(
    ("function", "expected"),
    [(None, [NEW]), (Function.CHAIR, [NEW]), (Function.SUBSTITUTE, []), (Function.SECRETARY, [])],
)
def test_members_are_to_know_the_scheme(
    council: Cooperation, said: Said, function: Function | None, expected: list[str]
) -> None:
    train(council, TODAY - DAY, body="Innkjøpsrådet")
    seat(council, "Per Lie", function, from_day=TODAY)
    assert said(checks.council_untrained, TOLD_BY) == expected


def test_who_is_appointed_anew_to_the_same_council_is_not_new(council: Cooperation, said: Said) -> None:
    train(council, TODAY - DAY, body="Innkjøpsrådet")
    other = council.keep(Body(name="Samarbeidsrådet"))
    before = seat(council, "Per Lie", to_day=TODAY - 2 * DAY)
    seat(council, "Per Lie", from_day=TODAY)
    assert said(checks.council_untrained, TODAY) == [NEW]
    records.save(council.register, replace(before, body_id=other.id))
    assert said(checks.council_untrained, TODAY) == []


@pytest.mark.parametrize(
    ("from_day", "is_found"), [(TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True)]
)
def test_what_a_unit_was_told_before_somebody_was_employed_does_not_count(
    council: Cooperation, said: Said, from_day: date, *, is_found: bool
) -> None:
    council.keep(Unit(name="Teknisk"))
    kari = replace(council.person("Kari Moen"), unit_id=council["Teknisk"], employed_from=from_day)
    records.save(council.register, kari)
    train(council, TODAY, unit="Teknisk")
    assert said(checks.council_untrained, TODAY + DAY) == ([ALL] if is_found else [TWO])


def test_only_councils_must_be_trained(council: Cooperation, said: Said) -> None:
    stored = records.get(council.register, Body, council["Innkjøpsrådet"])
    records.save(council.register, replace(stored, kind=BodyKind.PRODUCT_GROUP))
    assert said(checks.council_untrained, TODAY) == []


def test_no_guideline_in_sweden_asks_for_it(council: Cooperation, said: Said) -> None:
    (found,) = run(council, checks.council_untrained)
    assert (found.duty, found.severity) == ("K5", Severity.DANGER)
    assert said(checks.council_untrained, TODAY, Country.SE) == []


# Meeting days


def meeting(riik: Cooperation, *days: date, **facts: Any) -> None:
    """Give the council these meeting days, of at least three a year."""
    held = tuple(MeetingDay(day=day) for day in days)
    riik.keep(Body(**{"name": "Innkjøpsrådet", "meetings_a_year": 3, "meeting_days": held} | facts))


FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
FEW = ["Innkjøpsrådet has 2 meeting days in 2026, of at least 3"]


@pytest.mark.parametrize(
    ("third", "is_found"),
    [(FIRST - DAY, True), (FIRST, False), (LAST, False), (LAST + DAY, True)],
)
def test_a_body_meets_as_often_in_the_year_as_it_must(
    riik: Cooperation, said: Said, third: date, *, is_found: bool
) -> None:
    meeting(riik, date(2026, 3, 2), date(2026, 9, 7), third)
    assert said(checks.meetings_few, TODAY) == (FEW if is_found else [])
    assert said(checks.meetings_few, TODAY, Country.SE) == []


@pytest.mark.parametrize(
    ("today", "count"), [(FIRST - DAY, "0"), (FIRST, None), (LAST, None), (LAST + DAY, "0")]
)
def test_every_year_is_asked_for_by_itself(
    riik: Cooperation, said: Said, today: date, count: str | None
) -> None:
    meeting(riik, date(2026, 3, 2), date(2026, 9, 7), date(2026, 11, 21))
    found = f"Innkjøpsrådet has {count} meeting days in {today.year}, of at least 3"
    assert said(checks.meetings_few, today) == ([] if count is None else [found])


@pytest.mark.parametrize(
    ("days", "is_found"),
    [
        ({"from_day": FIRST}, True),
        ({"from_day": FIRST + DAY}, False),
        ({"to_day": LAST}, True),
        ({"to_day": LAST - DAY}, False),
        ({"meetings_a_year": None}, False),
        ({"meetings_a_year": 1}, False),
    ],
)
def test_less_is_asked_of_a_body_that_is_not_there_all_the_year(
    riik: Cooperation, said: Said, days: dict[str, Any], *, is_found: bool
) -> None:
    meeting(riik, date(2026, 3, 2), date(2026, 9, 7), **days)
    assert said(checks.meetings_few, TODAY) == (FEW if is_found else [])
