"""Every role that must be held is held: today, without a gap, by no more than may, in every area."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cooperation import AROUND_THE_TERM, MUNICIPALITIES, Cooperation

from inkop_desktop.checks import offices as checks
from inkop_desktop.checks.finding import Check, Finding, Remedy, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.vocabulary import ContractKind, Country, OrganisationKind
from inkop_desktop.services import matrix, records, registers, work
from inkop_desktop.text import in_language, message

Said = Callable[..., list[str]]
OFFICER, DIRECTOR, MANAGER = Post.PROCUREMENT_OFFICER, Post.MUNICIPAL_DIRECTOR, Post.AREA_MANAGER
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
LAST = date(2026, 12, 31)


@pytest.fixture
def grue(riik: Cooperation) -> Cooperation:
    """Give the cooperation with everybody who must be there but an officer in Grue."""
    for name in MUNICIPALITIES:
        riik.appoint("Siri Haug", DIRECTOR, name)
    riik.appoint("Siri Haug", Post.MANAGING_DIRECTOR, "Kongsvinger")
    riik.appoint("Siri Haug", OFFICER, "Kongsvinger")
    riik.appoint("Siri Haug", OFFICER, "Eidskog")
    return riik


def run(riik: Cooperation, check: Check, today: date) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(check.run(connection, today, Country.NO))


FOUR = (checks.office_vacant, checks.office_gap, checks.office_ends, checks.office_crowded)
# What each of the four says about appointments of an officer, on a day.
CASES = [
    ([], TODAY, ["Innkjøpsansvarlig is missing in Grue"], [], [], []),
    ([(None, None)], TODAY, [], [], [], []),
    # the day before the appointment ends, the day, the day after
    (
        [(None, LAST)],
        LAST - DAY,
        [],
        [],
        ["Innkjøpsansvarlig in Grue has no successor after 31 December"],
        [],
    ),
    ([(None, LAST)], LAST, [], [], ["Innkjøpsansvarlig in Grue has no successor after 31 December"], []),
    ([(None, LAST)], LAST + DAY, ["Innkjøpsansvarlig is missing in Grue"], [], [], []),
    # ninety-one days before the end, ninety, eighty-nine
    ([(None, LAST)], LAST - 91 * DAY, [], [], [], []),
    (
        [(None, LAST)],
        LAST - 90 * DAY,
        [],
        [],
        ["Innkjøpsansvarlig in Grue has no successor after 31 December"],
        [],
    ),
    (
        [(None, LAST)],
        LAST - 89 * DAY,
        [],
        [],
        ["Innkjøpsansvarlig in Grue has no successor after 31 December"],
        [],
    ),
    # a successor from the day after, one day too late, one day too early
    ([(None, LAST), (LAST + DAY, None)], LAST, [], [], [], []),
    (
        [(None, LAST), (LAST + 2 * DAY, None)],
        LAST,
        [],
        ["Innkjøpsansvarlig is missing in Grue from 1 January 2027 until 1 January 2027"],
        [],
        [],
    ),
    (
        [(None, LAST), (LAST, None)],
        LAST - DAY,
        [],
        [],
        [],
        ["Innkjøpsansvarlig in Grue has several holders at once from 31 December: Kari Moen and Ola Berg"],
    ),
    (
        [(None, LAST), (LAST, None)],
        LAST,
        [],
        [],
        [],
        ["Innkjøpsansvarlig in Grue has several holders at once: Kari Moen and Ola Berg"],
    ),
    ([(None, LAST), (LAST, None)], LAST + DAY, [], [], [], []),
    # the gap itself: the day before it, its first and its last day, the day after it
    (
        [(None, LAST - 2 * DAY), (LAST + DAY, None)],
        LAST - 2 * DAY,
        [],
        ["Innkjøpsansvarlig is missing in Grue from 30 December until 31 December"],
        [],
        [],
    ),
    (
        [(None, LAST - 2 * DAY), (LAST + DAY, None)],
        LAST - DAY,
        [],
        ["Innkjøpsansvarlig is missing in Grue until 31 December"],
        [],
        [],
    ),
    (
        [(None, LAST - 2 * DAY), (LAST + DAY, None)],
        LAST,
        [],
        ["Innkjøpsansvarlig is missing in Grue until 31 December"],
        [],
        [],
    ),
    ([(None, LAST - 2 * DAY), (LAST + DAY, None)], LAST + DAY, [], [], [], []),
    # a gap, and nobody after whoever comes then: the one does not hide the other, nor a second gap
    (
        [(None, LAST - DAY), (LAST + DAY, LAST + 31 * DAY)],
        TODAY,
        [],
        ["Innkjøpsansvarlig is missing in Grue from 31 December until 31 December"],
        ["Innkjøpsansvarlig in Grue has no successor after 31 January 2027"],
        [],
    ),
    (
        [(None, LAST - DAY), (LAST + DAY, LAST + DAY), (LAST + 3 * DAY, None)],
        TODAY,
        [],
        [
            "Innkjøpsansvarlig is missing in Grue from 31 December until 31 December",
            "Innkjøpsansvarlig is missing in Grue from 2 January 2027 until 2 January 2027",
        ],
        [],
        [],
    ),
]


@pytest.mark.parametrize(("terms", "today", "vacant", "gap", "ends", "crowded"), CASES)
def test_who_is_the_officer_day_by_day(
    grue: Cooperation,
    said: Said,
    terms: list[tuple[date | None, date | None]],
    today: date,
    vacant: list[str],
    gap: list[str],
    ends: list[str],
    crowded: list[str],
) -> None:
    for name, (first, last) in zip(("Kari Moen", "Ola Berg", "Per Lie"), terms, strict=False):
        grue.appoint(name, OFFICER, "Grue", from_day=first, to_day=last)
    assert [said(check, today) for check in FOUR] == [vacant, gap, ends, crowded]


def test_whoever_is_appointed_twice_is_one(grue: Cooperation, said: Said) -> None:
    first = grue.appoint("Kari Moen", OFFICER, "Grue", to_day=LAST)
    with work.change(grue.register, message("Written before that was refused")) as change:
        change.save(replace(first, id=None, version=0, from_day=LAST, to_day=None))
    assert [said(check, LAST) for check in FOUR] == [[], [], [], []]


def test_a_new_cooperation_lacks_everybody_who_must_be_there(riik: Cooperation, said: Said) -> None:
    assert said(checks.office_vacant, TODAY) == [
        *(f"Kommunedirektør is missing in {name}" for name in MUNICIPALITIES),
        "Daglig leder is missing in RIIK",
        *(f"Innkjøpsansvarlig is missing in {name}" for name in MUNICIPALITIES),
    ]
    ids = [each.id for each in run(riik, checks.office_vacant, TODAY)]
    assert len(set(ids)) == len(ids)


def test_an_own_name_for_the_role_is_used(grue: Cooperation, said: Said) -> None:
    role = records.get(grue.register, Role, grue.role(OFFICER))
    records.save(grue.register, replace(role, name="Innkjøpsleder"))
    assert said(checks.office_vacant, TODAY) == ["Innkjøpsleder is missing in Grue"]


@pytest.mark.parametrize("least", [None, 0])
def test_nobody_is_missed_where_the_role_asks_for_none(
    grue: Cooperation, said: Said, least: int | None
) -> None:
    role = records.get(grue.register, Role, grue.role(OFFICER))
    records.save(grue.register, replace(role, at_least=least))
    assert said(checks.office_vacant, TODAY) == []


def test_more_than_one_may_have_to_be_there(grue: Cooperation, said: Said) -> None:
    role = records.get(grue.register, Role, grue.role(OFFICER))
    records.save(grue.register, replace(role, at_least=2, at_most=None))
    grue.appoint("Kari Moen", OFFICER, "Grue")
    grue.appoint("Ola Berg", OFFICER, "Grue")
    assert said(checks.office_vacant, TODAY) == [
        f"{name} has 1 of at least 2 in the role Innkjøpsansvarlig" for name in ("Eidskog", "Kongsvinger")
    ]
    assert said(checks.office_crowded, TODAY) == []


SCOPES = [
    (Scope.UNIT, ["Leder is missing in Teknisk"]),
    (Scope.AREA, [f"Leder is missing in {name}" for name in ("Mat", "Frukt", "Kontor")]),
    (Scope.BODY, ["Leder is missing in Rådet"]),
    (Scope.CONTRACT, []),
]


@pytest.mark.parametrize(("scope", "expected"), SCOPES)
def test_a_role_is_held_for_each_that_it_is_tied_to(
    grue: Cooperation, said: Said, scope: Scope, expected: list[str]
) -> None:
    grue.appoint("Kari Moen", OFFICER, "Grue")
    records.save(grue.register, Unit(name="Teknisk"))
    records.save(grue.register, Body(name="Rådet", to_day=TODAY))
    records.save(grue.register, Body(name="Byggekomiteen", to_day=TODAY - DAY))
    role = records.get(grue.register, Role, grue.role(Post.HEAD))
    records.save(grue.register, replace(role, scopes=(scope,), at_least=1))
    assert said(checks.office_vacant, TODAY) == expected


def test_a_holder_of_what_it_is_tied_to_is_enough(grue: Cooperation, said: Said) -> None:
    grue.appoint("Kari Moen", OFFICER, "Grue")
    unit = records.save(grue.register, Unit(name="Teknisk"))
    role = records.get(grue.register, Role, grue.role(Post.HEAD))
    records.save(grue.register, replace(role, at_least=1))
    records.save(grue.register, Appointment(role_id=role.id, person_id=1, unit_id=unit.id))
    assert said(checks.office_vacant, TODAY) == []


def test_a_municipality_alone_has_no_manager_of_a_cooperation(tmp_path: Path) -> None:
    own = Organisation(name="Grue", kind=OrganisationKind.MUNICIPALITY)
    with (
        registers.new(tmp_path / "grue", "Anna", Country.NO, own) as register,
        register.reading() as connection,
    ):
        found = list(checks.office_vacant.run(connection, TODAY, Country.NO))
    assert [worded(each.message) for each in found] == [
        "Kommunedirektør is missing in Grue",
        "Innkjøpsansvarlig is missing in Grue",
    ]


def test_a_municipality_alone_is_named_where_an_area_has_nobody(tmp_path: Path) -> None:
    own = Organisation(name="Grue", kind=OrganisationKind.MUNICIPALITY)
    with registers.new(tmp_path / "grue", "Anna", Country.NO, own) as register:
        area = records.save(register, ProductArea(name="Kontor"))
        agreement = Contract(title="Penner", kind=ContractKind.FRAMEWORK_ONE, area_id=area.id)
        records.save(register, replace(agreement, first_day=TODAY, term_months=12))
        with register.reading() as connection:
            (found,) = checks.area_vacant.run(connection, TODAY, Country.NO)
    assert worded(found.message) == "Produktansvarlig for Kontor is missing in Grue"


def test_a_role_that_nobody_need_have_may_have_too_many(grue: Cooperation, said: Said) -> None:
    role = records.get(grue.register, Role, grue.role(OFFICER))
    records.save(grue.register, replace(role, at_least=None))
    grue.appoint("Kari Moen", OFFICER, "Grue")
    grue.appoint("Ola Berg", OFFICER, "Grue")
    assert said(checks.office_crowded, TODAY) == [
        "Innkjøpsansvarlig in Grue has several holders at once: Kari Moen and Ola Berg"
    ]


def test_a_swedish_region_is_not_asked_for_what_only_a_cooperation_has(tmp_path: Path) -> None:
    own = Organisation(name="Region Norr", kind=OrganisationKind.REGION)
    with (
        registers.new(tmp_path / "norr", "Anna", Country.SE, own) as register,
        register.reading() as connection,
    ):
        assert [list(each.run(connection, TODAY, Country.SE)) for each in checks.CHECKS] == [[]] * len(
            checks.CHECKS
        )


def missing(places: str) -> list[str]:
    return [f"Produktansvarlig for Kontor is missing {places}"]


def test_areas_say_where_somebody_is_missing(riik: Cooperation, said: Said) -> None:
    riik.framework("Penner", "Kontor")
    assert said(checks.area_vacant, TODAY) == missing("everywhere")
    matrix.fill(riik.register, MANAGER, (riik["Kontor"], riik["Grue"]), riik["Kari Moen"], TODAY)
    assert said(checks.area_vacant, TODAY) == missing("in Eidskog and Kongsvinger")
    assert said(checks.area_vacant, TODAY - DAY) == missing("everywhere")
    matrix.fill(riik.register, MANAGER, (riik["Kontor"], riik["Eidskog"]), riik["Kari Moen"], TODAY)
    matrix.fill(riik.register, MANAGER, (riik["Kontor"], riik["Kongsvinger"]), riik["Kari Moen"], TODAY)
    assert said(checks.area_vacant, TODAY) == []
    registers.undo(riik.register)
    assert said(checks.area_vacant, TODAY) == missing("in Kongsvinger")


@pytest.mark.parametrize(("today", "is_found"), AROUND_THE_TERM)
def test_an_area_needs_somebody_while_its_agreement_runs(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.framework("Penner", "Kontor", ["Grue"])
    assert said(checks.area_vacant, today) == (missing("in Grue") if is_found else [])


def test_the_matrix_and_the_finding_never_differ(riik: Cooperation) -> None:
    riik.framework("Penner", "Kontor", ["Grue"])
    riik.framework("Epler", "Frukt")
    riik.appoint("Kari Moen", MANAGER, "Grue", "Mat")
    cells = matrix.matrix(riik.register, TODAY).cells
    vacant = {spot for spot, cell in cells.items() if cell.is_vacant}
    found = {
        (each.records[0].id, other.id)
        for each in run(riik, checks.area_vacant, TODAY)
        for other in each.records[1:]
    }
    assert (
        found
        == vacant
        == {
            (riik["Kontor"], riik["Grue"]),
            (riik["Frukt"], riik["Eidskog"]),
            (riik["Frukt"], riik["Kongsvinger"]),
        }
    )


def test_no_area_needs_anybody_where_the_role_asks_for_none(riik: Cooperation, said: Said) -> None:
    riik.framework("Penner", "Kontor")
    role = records.get(riik.register, Role, riik.role(MANAGER))
    records.save(riik.register, replace(role, at_least=None))
    assert said(checks.area_vacant, TODAY) == []
    assert matrix.matrix(riik.register, TODAY).vacancies == 0


def test_what_it_looks_like(grue: Cooperation) -> None:
    (found,) = run(grue, checks.office_vacant, TODAY)
    assert (found.severity, found.remedy, found.duty) == (Severity.DANGER, Remedy.APPOINT, "K21")
    assert [(each.kind, each.label) for each in found.records] == [
        ("organisation", "Grue"),
        ("role", "Innkjøpsansvarlig"),
    ]
    assert worded(found.why) == "Somebody must have this role at all times. Instructions K21."
    with in_language("sv"):
        assert worded(found.message) == "Innkjøpsansvarlig saknas i Grue"
    with in_language("nb"):
        assert worded(found.message) == "Innkjøpsansvarlig mangler i Grue"


def test_how_urgent_each_is_and_who_is_meant(grue: Cooperation) -> None:
    kari = grue["Kari Moen"]
    grue.appoint("Kari Moen", OFFICER, "Grue", to_day=LAST)
    (ends,) = run(grue, checks.office_ends, TODAY)
    assert (ends.severity, ends.due, ends.persons) == (Severity.WARNING, LAST, (kari,))
    assert worded(ends.why) == "Kari Moen is in office until then. Instructions K21."
    grue.appoint("Ola Berg", OFFICER, "Grue", from_day=LAST + 5 * DAY)
    (ahead,) = run(grue, checks.office_gap, LAST)
    (now,) = run(grue, checks.office_gap, LAST + DAY)
    assert (ahead.severity, ahead.due) == (Severity.WARNING, LAST + DAY)
    assert (now.severity, now.due) == (Severity.DANGER, LAST + DAY)
    grue.appoint("Per Lie", OFFICER, "Grue", from_day=LAST)
    (ahead,) = run(grue, checks.office_crowded, TODAY)
    (now,) = run(grue, checks.office_crowded, LAST)
    assert (ahead.severity, now.severity) == (Severity.WARNING, Severity.DANGER)
    assert now.persons == (kari, grue["Per Lie"])
    assert worded(now.why) == "The role may have 1 holder at a time. Instructions K21."


def test_each_answer_falls_when_others_are_concerned(riik: Cooperation) -> None:
    riik.framework("Penner", "Kontor", ["Grue", "Eidskog"])
    (before,) = run(riik, checks.area_vacant, TODAY)
    riik.appoint("Kari Moen", MANAGER, "Grue", "Kontor")
    (after,) = run(riik, checks.area_vacant, TODAY)
    assert before.id == after.id
    assert before.facts != after.facts


# Who has left


def leaves(riik: Cooperation, name: str, last: date) -> None:
    """Let somebody's employment end, whatever they are appointed to."""
    records.save(riik.register, replace(riik.person(name), employed_to=last))


@pytest.mark.parametrize("appointed_to", [None, LAST + DAY, date(2030, 12, 31)])
def test_an_office_ends_with_the_employment(grue: Cooperation, said: Said, appointed_to: date | None) -> None:
    grue.appoint("Kari Moen", OFFICER, "Grue", to_day=appointed_to)
    leaves(grue, "Kari Moen", LAST)
    ends = ["Innkjøpsansvarlig in Grue has no successor after 31 December"]
    for today, vacant, ending in (
        (LAST - 91 * DAY, [], []),
        (LAST - 90 * DAY, [], ends),
        (LAST, [], ends),
        (LAST + DAY, ["Innkjøpsansvarlig is missing in Grue"], []),
    ):
        assert said(checks.office_vacant, today) == vacant
        assert said(checks.office_ends, today) == ending
    grue.appoint("Ola Berg", OFFICER, "Grue", from_day=LAST + DAY)
    assert said(checks.office_ends, LAST) == said(checks.office_crowded, LAST) == []


def test_an_employment_that_lasts_longer_keeps_nobody_in_office(grue: Cooperation, said: Said) -> None:
    grue.appoint("Kari Moen", OFFICER, "Grue", to_day=LAST)
    leaves(grue, "Kari Moen", LAST + DAY)
    assert said(checks.office_vacant, LAST + DAY) == ["Innkjøpsansvarlig is missing in Grue"]


@pytest.mark.parametrize(("day", "is_there"), [(LAST - DAY, True), (LAST, True), (LAST + DAY, False)])
def test_nobody_is_in_the_matrix_who_has_left(riik: Cooperation, day: date, is_there: bool) -> None:
    riik.appoint("Kari Moen", OFFICER, "Grue")
    riik.appoint("Kari Moen", MANAGER, "Grue", "Mat")
    leaves(riik, "Kari Moen", LAST)
    made = [matrix.officers(riik.register, day), matrix.matrix(riik.register, day)]
    found = [cell for each in made for cell in each.cells.values() if cell.holders]
    assert len(found) == (2 if is_there else 0)


@pytest.mark.parametrize(
    ("from_day", "is_refused"), [(LAST - DAY, False), (LAST, False), (LAST + DAY, True), (None, False)]
)
def test_nobody_is_appointed_from_a_day_by_which_they_have_left(
    riik: Cooperation, from_day: date | None, is_refused: bool
) -> None:
    leaves(riik, "Kari Moen", LAST)
    if not is_refused:
        riik.appoint("Kari Moen", OFFICER, "Grue", from_day=from_day)
        return
    with pytest.raises(records.InvalidRecordError) as refused:
        riik.appoint("Kari Moen", OFFICER, "Grue", from_day=from_day)
    assert set(refused.value.problems) == {"person_id"}
