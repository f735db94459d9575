"""Whoever answers for an area, or owns a contract, has a successor before they leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cooperation import ENDS, MUNICIPALITIES, Cooperation

from inkop_desktop.checks import contracts_people, offices
from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.records.contracts import ContractOwner
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import ContractKind, Country
from inkop_desktop.services import records

Said = Callable[..., list[str]]
DAY = timedelta(days=1)
LAST = date(2026, 12, 31)
TODAY = LAST - 40 * DAY
MANAGER = Post.AREA_MANAGER
LACKS = "Produktansvarlig in Grue has no successor after 31 December for Mat"


def managed(riik: Cooperation, **days: date | None) -> None:
    """Let everybody answer for food for good, but Kari in Grue for some time only."""
    for name in MUNICIPALITIES:
        if name != "Grue":
            riik.appoint("Siri Haug", MANAGER, name, "Mat")
    riik.appoint("Kari Moen", MANAGER, "Grue", "Mat", **days)


def found(riik: Cooperation, today: date) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(offices.area_ends.run(connection, today, Country.NO))


# Ninety-one days before the last day, ninety, the day before, the last day, the day after.
DAYS = [
    (LAST - 91 * DAY, False),
    (LAST - 90 * DAY, True),
    (LAST - DAY, True),
    (LAST, True),
    (LAST + DAY, False),
]


@pytest.mark.parametrize(("today", "is_found"), DAYS)
def test_an_area_whose_manager_leaves_is_told_of_ninety_days_ahead(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.framework("Brød", "Mat")
    managed(riik, to_day=LAST)
    assert said(offices.area_ends, today) == ([LACKS] if is_found else [])
    vacant = today > LAST
    assert bool(said(offices.area_vacant, today)) is vacant


@pytest.mark.parametrize(("from_day", "expected"), [(LAST, []), (LAST + DAY, []), (LAST + 2 * DAY, [LACKS])])
def test_a_successor_comes_no_later_than_the_day_after(
    riik: Cooperation, said: Said, from_day: date, expected: list[str]
) -> None:
    riik.framework("Brød", "Mat")
    managed(riik, to_day=LAST)
    riik.appoint("Ola Berg", MANAGER, "Grue", "Mat", from_day=from_day)
    assert said(offices.area_ends, TODAY) == expected


def test_an_employment_ends_it_too(riik: Cooperation, said: Said) -> None:
    riik.framework("Brød", "Mat")
    managed(riik)
    records.save(riik.register, replace(riik.person("Kari Moen"), employed_to=LAST))
    assert said(offices.area_ends, TODAY) == [LACKS]


def test_whoever_answers_for_the_area_above_goes_on(riik: Cooperation, said: Said) -> None:
    riik.framework("Epler", "Frukt")
    managed(riik)
    riik.appoint("Ola Berg", MANAGER, "Grue", "Frukt", to_day=LAST)
    assert said(offices.area_ends, TODAY) == []


@pytest.mark.parametrize(("last_day", "is_found"), [(LAST - DAY, False), (LAST, False), (LAST + DAY, True)])
def test_nobody_must_follow_where_the_agreement_ends_before(
    riik: Cooperation, said: Said, last_day: date, *, is_found: bool
) -> None:
    riik.framework("Brød", "Mat", term_months=None, last_day=last_day)
    managed(riik, to_day=LAST)
    assert said(offices.area_ends, TODAY) == ([LACKS] if is_found else [])


def test_a_planned_agreement_asks_for_a_successor_and_none_for_nobody(riik: Cooperation, said: Said) -> None:
    managed(riik, to_day=LAST)
    assert said(offices.area_ends, TODAY) == []
    riik.keep(PlanItem(title="Brød", area_id=riik["Mat"], kind=ContractKind.FRAMEWORK_ONE))
    assert said(offices.area_ends, TODAY) == [LACKS]


def test_the_areas_of_a_place_are_one_finding(riik: Cooperation) -> None:
    for title, area in (("Brød", "Mat"), ("Epler", "Frukt"), ("Penner", "Kontor")):
        riik.framework(title, area)
    for area in ("Mat", "Kontor"):
        riik.appoint("Kari Moen", MANAGER, "Grue", area, to_day=LAST)
    riik.appoint("Siri Haug", MANAGER, "Eidskog", "Mat", to_day=LAST - DAY)
    riik.appoint("Siri Haug", MANAGER, "Eidskog", "Kontor", to_day=LAST)
    told = {each.due: each for each in found(riik, TODAY) if each.records[0].label == "Eidskog"}
    assert [each.label for each in told[LAST - DAY].records] == ["Eidskog", "Mat", "Frukt"]
    assert [each.label for each in told[LAST].records] == ["Eidskog", "Kontor"]
    (grue,) = (each for each in found(riik, TODAY) if each.records[0].label == "Grue")
    assert [each.label for each in grue.records] == ["Grue", "Kontor", "Mat", "Frukt"]
    assert (grue.severity, grue.due, grue.duty) == (Severity.WARNING, LAST, "K27")
    assert grue.persons == (riik["Kari Moen"],)


# The owners of contracts

NOBODY = ["Avtaleeier is missing for Brød after 31 December"]


def owned(riik: Cooperation, *days: tuple[date | None, date | None], **facts: Any) -> None:
    """Let Kari, and then Ola, own a contract that is in force from 2024 to 2027."""
    rows = tuple(
        ContractOwner(person_id=riik[name], from_day=first, to_day=last)
        for name, (first, last) in zip(("Kari Moen", "Ola Berg"), days, strict=False)
    )
    riik.framework("Brød", "Mat", owners=rows, **facts)


@pytest.mark.parametrize(("today", "is_found"), DAYS)
def test_the_only_owner_who_leaves_is_told_of_ninety_days_ahead(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    owned(riik, (None, LAST))
    assert said(contracts_people.owner_ends, today) == (NOBODY if is_found else [])


@pytest.mark.parametrize(
    ("second", "is_found"),
    [
        ((None, None), False),
        ((LAST + DAY, None), False),
        ((LAST + 2 * DAY, None), True),
        ((None, LAST - DAY), True),
    ],
)
def test_another_owner_is_enough_from_the_day_after(
    riik: Cooperation, said: Said, second: tuple[date | None, date | None], *, is_found: bool
) -> None:
    owned(riik, (None, LAST), second)
    assert said(contracts_people.owner_ends, TODAY) == (NOBODY if is_found else [])


def test_an_owner_who_leaves_the_employment_is_told_of(riik: Cooperation, said: Said) -> None:
    owned(riik, (None, None))
    records.save(riik.register, replace(riik.person("Kari Moen"), employed_to=LAST))
    assert said(contracts_people.owner_ends, TODAY) == NOBODY


@pytest.mark.parametrize(("last_day", "is_found"), [(LAST - DAY, False), (LAST, False), (LAST + DAY, True)])
def test_nobody_must_own_what_has_ended(
    riik: Cooperation, said: Said, last_day: date, *, is_found: bool
) -> None:
    owned(riik, (None, LAST), term_months=None, last_day=last_day)
    assert said(contracts_people.owner_ends, TODAY) == (NOBODY if is_found else [])


def test_what_runs_until_nobody_knows_when_is_owned_on(riik: Cooperation, said: Said) -> None:
    owned(riik, (None, LAST), term_months=None)
    owned(riik, (None, ENDS))
    assert said(contracts_people.owner_ends, TODAY) == NOBODY
