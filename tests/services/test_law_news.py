"""What has changed since a day, and which municipalities have had notice of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import copies
import pytest
from cooperation import Cooperation, make

from inkop_desktop.records.bodies import Body
from inkop_desktop.records.governance import GoverningDocument, Participation, Training
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import Post, TrainingKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law_news, registers

# The scope limit of the Norwegian act rose on 1 July 2026.
CHANGED = date(2026, 7, 1)
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = make(tmp_path / "riik.inkop")
    yield made
    made.register.close()


def send(
    riik: Cooperation,
    *to: Participation,
    day: date = TODAY,
    kind: TrainingKind = TrainingKind.LAW_CHANGE,
    municipality: str = "",
) -> None:
    riik.keep(
        Training(
            title="Ny lov",
            kind=kind,
            held_on=day,
            organisation_id=riik[municipality] if municipality else None,
            participants=to,
        )
    )


def reached(riik: Cooperation) -> list[str]:
    """Return the municipalities that the only notice reached."""
    news = law_news.news(riik.register, CHANGED, TODAY)
    (notice,) = news.notices
    return [each.name for each in news.municipalities if each.id in notice.reached]


def through_municipality(riik: Cooperation) -> None:
    send(riik, municipality="Grue")


def through_unit(riik: Cooperation) -> None:
    unit = riik.keep(Unit(name="Helse", organisation_id=riik["Grue"]))
    send(riik, Participation(unit_id=unit.id))


def through_body(riik: Cooperation) -> None:
    body = riik.keep(Body(name="Formannskapet", organisation_id=riik["Grue"]))
    send(riik, Participation(body_id=body.id))


def through_members(riik: Cooperation) -> None:
    body = riik.keep(Body(name="Innkjøpsrådet"))
    riik.keep(Appointment(role_id=riik.role(Post.MEMBER), person_id=riik["Kari Moen"], body_id=body.id))
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue")
    send(riik, Participation(body_id=body.id))


def through_employment(riik: Cooperation) -> None:
    unit = riik.keep(Unit(name="Helse", organisation_id=riik["Grue"]))
    riik.keep(replace(riik.person("Kari Moen"), unit_id=unit.id))
    send(riik, Participation(person_id=riik["Kari Moen"]))


def through_office(riik: Cooperation) -> None:
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue", to_day=TODAY)
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Eidskog", "Mat", to_day=TODAY - DAY)
    send(riik, Participation(person_id=riik["Kari Moen"]))


@pytest.mark.parametrize(
    "through",
    [
        through_municipality,
        through_unit,
        through_body,
        through_members,
        through_employment,
        through_office,
    ],
)
def test_a_notice_reaches_those_whose_people_have_it(
    riik: Cooperation, through: Callable[[Cooperation], None]
) -> None:
    through(riik)
    assert reached(riik) == ["Grue"]


def test_a_notice_to_nobody_reaches_nobody(riik: Cooperation) -> None:
    send(riik)
    assert reached(riik) == []


@pytest.mark.parametrize(
    ("day", "kind", "is_told"),
    [
        (CHANGED - DAY, TrainingKind.LAW_CHANGE, False),
        (CHANGED, TrainingKind.LAW_CHANGE, True),
        (TODAY, TrainingKind.LAW_CHANGE, True),
        (TODAY + DAY, TrainingKind.LAW_CHANGE, False),
        (TODAY, TrainingKind.INFORMATION, False),
        (TODAY, TrainingKind.TRAINING, False),
    ],
)
def test_only_a_notice_since_the_change_began_is_one_of_it(
    riik: Cooperation, day: date, kind: TrainingKind, *, is_told: bool
) -> None:
    send(riik, day=day, kind=kind, municipality="Grue")
    news = law_news.news(riik.register, CHANGED, TODAY)
    grue = next(each for each in news.municipalities if each.name == "Grue")
    assert (news.begun_after(news.last_notice(grue)) == 0) is is_told
    assert news.begun_after(None) == len(news.begun) > 0


def test_the_latest_notice_counts(riik: Cooperation) -> None:
    send(riik, day=TODAY, municipality="Grue")
    send(riik, day=CHANGED - DAY, municipality="Grue")
    news = law_news.news(riik.register, CHANGED, TODAY)
    grue = next(each for each in news.municipalities if each.name == "Grue")
    notice = news.last_notice(grue)
    assert notice is not None
    assert notice.training.held_on == TODAY


def test_what_is_to_come_is_told_a_year_ahead(riik: Cooperation) -> None:
    news = law_news.news(riik.register, date(2025, 1, 1), CHANGED - DAY)
    assert CHANGED not in {each.day for each in news.begun}
    assert CHANGED in {each.day for each in news.coming}
    assert CHANGED not in {
        each.day for each in law_news.news(riik.register, date(2025, 1, 1), date(2025, 6, 30)).coming
    }


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({"decided_on": CHANGED - DAY}, False),
        ({"decided_on": CHANGED}, True),
        ({"valid_from": TODAY}, True),
        ({"valid_from": TODAY + DAY}, False),
        ({"valid_to": CHANGED - DAY}, True),
        ({"valid_to": CHANGED - 2 * DAY}, False),
        ({"valid_to": TODAY}, False),
        ({}, False),
    ],
)
def test_documents_are_told_of_that_were_decided_begun_or_ended(
    riik: Cooperation, facts: dict[str, date], *, is_told: bool
) -> None:
    riik.keep(GoverningDocument(title="Reglement", **facts))
    assert bool(law_news.news(riik.register, CHANGED, TODAY).documents) is is_told


def test_who_takes_part_in_nothing_but_itself_has_nobody_to_tell(tmp_path: Path) -> None:
    with copies.new(tmp_path / "se", "Anna", Country.SE, Organisation(name="Region")) as register:
        assert registers.own_organisation(register).name == "Region"
        assert law_news.news(register, CHANGED, TODAY).municipalities == []


def test_what_only_has_another_source_is_no_news(riik: Cooperation) -> None:
    # The national threshold is read in another source from this day on, and is the same amount.
    news = law_news.news(riik.register, CHANGED, CHANGED)
    assert [each.entry.id for each in news.begun if each.entry.kind == "national_threshold"] == []
    assert news.begun
