"""Who answers for each area in each municipality: cells, vacancies, filling them, day by day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import Cooperation

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import ContractKind, Country
from inkop_desktop.services import matrix, offices, records, registers
from inkop_desktop.services.matrix import Cell

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
MANAGER, OFFICER = Post.AREA_MANAGER, Post.PROCUREMENT_OFFICER


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = cooperation.make(tmp_path / "riik.inkop")
    yield made
    made.register.close()


def cell(riik: Cooperation, area: str, municipality: str, day: date = TODAY) -> Cell:
    return matrix.matrix(riik.register, day).cells[riik[area], riik[municipality]]


def holders(riik: Cooperation, area: str, municipality: str, day: date = TODAY) -> list[int]:
    return [each.person_id for each in cell(riik, area, municipality, day).holders]


def vacant(riik: Cooperation, day: date = TODAY) -> set[tuple[str, str]]:
    found = matrix.matrix(riik.register, day).cells
    return {
        (area, name)
        for area in ("Mat", "Frukt", "Kontor")
        for name in cooperation.MUNICIPALITIES
        if found[riik[area], riik[name]].is_vacant
    }


def test_areas_stand_under_their_parent_by_name(riik: Cooperation) -> None:
    found = matrix.matrix(riik.register, TODAY)
    assert [(area.name, depth) for area, depth in found.areas] == [("Kontor", 0), ("Mat", 0), ("Frukt", 1)]
    assert [each.name for each in found.organisations] == list(cooperation.MUNICIPALITIES)


def test_nobody_is_needed_where_nothing_is_agreed(riik: Cooperation) -> None:
    assert not vacant(riik)
    assert matrix.matrix(riik.register, TODAY).vacancies == 0


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        (ContractKind.FRAMEWORK_ONE, True),
        (ContractKind.CENTRAL_FRAMEWORK, True),
        (ContractKind.DYNAMIC_SYSTEM, True),
        (ContractKind.SINGLE, False),
    ],
)
def test_a_framework_agreement_needs_somebody(riik: Cooperation, kind: ContractKind, needed: bool) -> None:
    riik.framework("Kaffe", "Mat", kind=kind)
    assert bool(vacant(riik)) is needed


def test_an_agreement_is_for_those_whom_it_names(riik: Cooperation) -> None:
    riik.framework("Penner", "Kontor", ["Grue"])
    assert vacant(riik) == {("Kontor", "Grue")}
    riik.framework("Epler", "Frukt")
    assert vacant(riik) == {("Kontor", "Grue"), *(("Frukt", name) for name in cooperation.MUNICIPALITIES)}


@pytest.mark.parametrize(
    ("day", "needed"),
    [
        (date(2023, 12, 31), False),
        (date(2024, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ],
)
def test_an_agreement_needs_somebody_while_it_runs(riik: Cooperation, day: date, needed: bool) -> None:
    riik.framework("Penner", "Kontor", ["Grue"])
    assert bool(vacant(riik, day)) is needed


@pytest.mark.parametrize(
    ("facts", "needed"),
    [
        ({"kind": ContractKind.FRAMEWORK_RANKING}, True),
        ({"kind": ContractKind.FRAMEWORK_RANKING, "begun_on": TODAY}, True),
        ({"kind": ContractKind.FRAMEWORK_RANKING, "dropped_on": TODAY, "drop_reason": "Bortfalt"}, False),
        ({"kind": ContractKind.FRAMEWORK_RANKING, "contract_id": 1}, False),
        ({"kind": ContractKind.SINGLE}, False),
    ],
)
def test_a_planned_framework_agreement_needs_somebody_everywhere(
    riik: Cooperation, facts: dict[str, Any], needed: bool
) -> None:
    riik.keep(Contract(title="Kaffe"))
    riik.keep(PlanItem(title="Kaffe", **facts))
    assert not vacant(riik)
    riik.keep(PlanItem(title="Kaffe", area_id=riik["Mat"], **facts))
    expected = {("Mat", name) for name in cooperation.MUNICIPALITIES} if needed else set()
    assert vacant(riik) == expected


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2026, 11, 20), False),
        (date(2026, 11, 21), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_somebody_is_in_office_from_the_first_to_the_last_day(
    riik: Cooperation,
    day: date,
    there: bool,
) -> None:
    riik.framework("Penner", "Kontor", ["Grue"])
    riik.appoint("Kari Moen", MANAGER, "Grue", "Kontor", TODAY, date(2026, 12, 31))
    assert (holders(riik, "Kontor", "Grue", day) == [riik["Kari Moen"]]) is there
    assert (not vacant(riik, day)) is there


def test_whoever_has_the_area_above_answers_until_there_is_one_of_its_own(riik: Cooperation) -> None:
    riik.framework("Epler", "Frukt", ["Grue"])
    riik.appoint("Kari Moen", MANAGER, "Grue", "Mat")
    found = cell(riik, "Frukt", "Grue")
    assert not found.is_vacant
    assert not found.holders
    assert [each.person_id for each in found.above] == [riik["Kari Moen"]]
    matrix.fill(riik.register, MANAGER, (riik["Frukt"], riik["Grue"]), riik["Ola Berg"], TODAY)
    found = cell(riik, "Frukt", "Grue")
    assert [each.person_id for each in found.holders] == [riik["Ola Berg"]]
    assert not found.above


def test_a_vacancy_is_filled_and_emptied_again_by_undo(riik: Cooperation) -> None:
    riik.framework("Penner", "Kontor", ["Grue"])
    matrix.fill(riik.register, MANAGER, (riik["Kontor"], riik["Grue"]), riik["Kari Moen"], TODAY)
    assert holders(riik, "Kontor", "Grue") == [riik["Kari Moen"]]
    assert not vacant(riik)
    assert vacant(riik, TODAY - DAY)
    registers.undo(riik.register)
    assert vacant(riik) == {("Kontor", "Grue")}
    assert not records.every(riik.register, Appointment)


@pytest.mark.parametrize(("left", "may"), [(date(2026, 11, 20), False), (date(2026, 11, 21), True)])
def test_one_who_has_left_is_not_appointed(riik: Cooperation, left: date, may: bool) -> None:
    records.save(riik.register, replace(riik.person("Kari Moen"), employed_to=left))
    spot = None, riik["Grue"]
    if may:
        matrix.fill(riik.register, Post.PROCUREMENT_OFFICER, spot, riik["Kari Moen"], date(2026, 11, 21))
    else:
        with pytest.raises(UserError, match="has left"):
            matrix.fill(riik.register, Post.PROCUREMENT_OFFICER, spot, riik["Kari Moen"], date(2026, 11, 21))


def test_somebody_new_is_added_and_appointed_in_one_step(riik: Cooperation) -> None:
    spot = riik["Kontor"], riik["Grue"]
    made = matrix.fill(riik.register, MANAGER, spot, "Tora Vik", TODAY)
    assert records.get(riik.register, Person, made.person_id or 0).name == "Tora Vik"
    assert registers.undo(riik.register).params["label"] == "Tora Vik, Produktansvarlig"
    assert "Tora Vik" not in [each.name for each in records.every(riik.register, Person)]
    assert not records.every(riik.register, Appointment)


def test_whoever_was_there_stays_until_the_day_before(riik: Cooperation) -> None:
    before = riik.appoint("Kari Moen", MANAGER, "Grue", "Kontor")
    matrix.fill(riik.register, MANAGER, (riik["Kontor"], riik["Grue"]), riik["Ola Berg"], TODAY)
    assert holders(riik, "Kontor", "Grue", TODAY - DAY) == [riik["Kari Moen"]]
    assert holders(riik, "Kontor", "Grue", TODAY) == [riik["Ola Berg"]]
    registers.undo(riik.register)
    (back,) = records.every(riik.register, Appointment)
    assert (back.id, back.to_day, back.person_id) == (before.id, None, before.person_id)


def test_a_slip_of_the_same_day_leaves_no_trace(riik: Cooperation) -> None:
    spot = riik["Kontor"], riik["Grue"]
    matrix.fill(riik.register, MANAGER, spot, riik["Kari Moen"], TODAY)
    matrix.fill(riik.register, MANAGER, spot, riik["Ola Berg"], TODAY)
    assert [each.person_id for each in records.every(riik.register, Appointment)] == [riik["Ola Berg"]]


def test_somebody_who_is_there_already_stays_as_they_were(riik: Cooperation) -> None:
    spot = riik["Kontor"], riik["Grue"]
    there = riik.appoint("Kari Moen", MANAGER, "Grue", "Kontor", deputy="Ola Berg")
    riik.appoint("Siri Haug", MANAGER, "Grue", "Kontor")
    assert matrix.fill(riik.register, MANAGER, spot, riik["Kari Moen"], TODAY) == there
    assert holders(riik, "Kontor", "Grue") == [riik["Kari Moen"]]
    assert records.get(riik.register, Appointment, there.id or 0) == there


def test_whoever_comes_later_is_waited_for(riik: Cooperation) -> None:
    start = date(2027, 3, 1)
    riik.appoint("Kari Moen", MANAGER, "Grue", "Kontor", start)
    spot = riik["Kontor"], riik["Grue"]
    made = matrix.fill(riik.register, MANAGER, spot, riik["Ola Berg"], TODAY)
    assert made.to_day == date(2027, 2, 28)
    assert holders(riik, "Kontor", "Grue", start) == [riik["Kari Moen"]]


def test_other_spots_are_left_alone(riik: Cooperation) -> None:
    riik.appoint("Kari Moen", MANAGER, "Grue", "Mat")
    riik.appoint("Kari Moen", MANAGER, "Eidskog", "Kontor")
    riik.appoint("Kari Moen", OFFICER, "Grue")
    matrix.fill(riik.register, MANAGER, (riik["Kontor"], riik["Grue"]), riik["Ola Berg"], TODAY)
    assert holders(riik, "Mat", "Grue") == [riik["Kari Moen"]]
    assert holders(riik, "Kontor", "Eidskog") == [riik["Kari Moen"]]
    assert not matrix.officers(riik.register, TODAY).cells[None, riik["Grue"]].is_vacant


def test_each_municipality_has_an_officer_in_charge(riik: Cooperation) -> None:
    assert matrix.officers(riik.register, TODAY).vacancies == 3
    riik.appoint("Kari Moen", OFFICER, "Grue", to_day=TODAY)
    found = matrix.officers(riik.register, TODAY)
    assert found.vacancies == 2
    assert found.names["person", found.cells[None, riik["Grue"]].holders[0].person_id] == "Kari Moen"
    assert matrix.officers(riik.register, TODAY + DAY).vacancies == 3
    matrix.fill(riik.register, OFFICER, (None, riik["Grue"]), riik["Ola Berg"], TODAY)
    now = matrix.officers(riik.register, TODAY + DAY).cells[None, riik["Grue"]].holders
    assert [each.person_id for each in now] == [riik["Ola Berg"]]


def test_without_its_role_nobody_can_be_appointed(riik: Cooperation) -> None:
    records.delete(riik.register, records.get(riik.register, Role, riik.role(MANAGER)))
    with pytest.raises(UserError, match="no such role"):
        matrix.fill(riik.register, MANAGER, (riik["Mat"], riik["Grue"]), riik["Kari Moen"], TODAY)


def test_a_single_authority_has_one_column(tmp_path: Path) -> None:
    own = Organisation(name="Region Norr")
    with registers.new(tmp_path / "one.inkop", "Anna", Country.SE, own) as register:
        found = matrix.matrix(register, TODAY)
        assert [each.name for each in found.organisations] == ["Region Norr"]
        assert matrix.officers(register, TODAY).vacancies == 0  # the usual Swedish role asks for nobody


@pytest.mark.parametrize(
    ("last_day", "refused"),
    [(date(2023, 12, 31), True), (date(2024, 1, 1), False), (TODAY, False)],
)
def test_an_appointment_ends_no_earlier_than_it_begins(
    riik: Cooperation,
    last_day: date,
    refused: bool,
) -> None:
    riik.appoint("Kari Moen", MANAGER, "Grue", "Kontor")
    office = cell(riik, "Kontor", "Grue").holders[0]
    if refused:
        with pytest.raises(UserError, match="begins only on"):
            offices.end(riik.register, office, last_day)
        return
    offices.end(riik.register, office, last_day)
    assert holders(riik, "Kontor", "Grue", last_day) == [riik["Kari Moen"]]
    assert not holders(riik, "Kontor", "Grue", last_day + DAY)
