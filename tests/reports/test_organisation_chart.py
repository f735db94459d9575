"""The organisation chart: what stands in its boxes, and that they never lie over each other."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peopled import ODD, TODAY, Peopled

from inkop_desktop.records.roles import Appointment
from inkop_desktop.reports import organisation_chart
from inkop_desktop.rules.organising import Function
from inkop_desktop.services import organisation, records
from inkop_desktop.services.organisation import Box, Chart, Member
from inkop_desktop.text import in_language
from inkop_desktop.typeset.scene import Label, Line, Rect, Role, Scene

WIDTH = 980
HALF_AS_MANY = settings(max_examples=50)  # each chart has up to 25 boxes


def boxes(made: Peopled, day: date = TODAY) -> dict[str, Box]:
    """Return the boxes of a day by name."""
    return {box.name: box for box in organisation.chart(made.register, day).boxes}


def above(made: Peopled) -> dict[str, str]:
    """Return the name of the box that each reports to."""
    found = organisation.chart(made.register, TODAY).boxes
    return {box.name: found[box.above].name for box in found if box.above is not None}


def test_every_box_stands_under_what_it_reports_to(made: Peopled) -> None:
    assert above(made) == {
        "Kommunedirektør": "RIIK",
        "Daglig leder": "Kommunedirektør",
        "Avtaleeier": "Daglig leder",
        "Avtaleforvalter": "Daglig leder",
        "Innkjøpsansvarlig": "Kommunedirektør",
        "Produktansvarlig": "Innkjøpsansvarlig",
        "Innkjøpsrådet": "RIIK",
    }


def test_people_and_vacancies_stand_by_what_they_are_for(made: Peopled) -> None:
    found = boxes(made)
    assert found["Innkjøpsansvarlig"].members == (
        Member(ODD, ("Eidskog",)),
        Member("", ("Grue",)),
        Member("", ("Kongsvinger",)),
    )
    assert found["Daglig leder"].members == (Member(""),)
    assert found["Produktansvarlig"].vacancies == 5
    assert found["Innkjøpsrådet"].members == (Member(ODD, (Function.CHAIR,)),)


@pytest.mark.parametrize(
    ("day", "is_there"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (TODAY, True), (date(2026, 11, 22), False)],
)
def test_only_those_of_the_day_are_there(made: Peopled, day: date, is_there: bool) -> None:
    for each in records.every(made.register, Appointment):
        if each.role_id == made.roles["procurement_officer"]:
            records.save(made.register, replace(each, to_day=TODAY))
    names = [member.name for member in boxes(made, day)["Innkjøpsansvarlig"].members]
    assert (ODD in names) is is_there


def test_the_picture_says_vacant_and_in_words_what_it_shows(made: Peopled) -> None:
    with in_language("nb"):
        scene = organisation_chart.scene(organisation.chart(made.register, TODAY), WIDTH)
    assert "Vakant" in _labels(scene)
    said = f"Innkjøpsansvarlig, rapporterer til Kommunedirektør: {ODD} (Eidskog), Vakant (Grue)"
    assert said in scene.alternative


def test_many_people_are_counted() -> None:
    members = (*(Member(f"Person {number}") for number in range(9)), Member("", ("Grue",)))
    chart = Chart(TODAY, (Box("organisation", 1, "RIIK"), Box("role", 1, "Head", "", members, 0)))
    labels = [
        shape.text for shape in organisation_chart.scene(chart, WIDTH).shapes if isinstance(shape, Label)
    ]
    assert labels == ["RIIK", "Head", "9 persons", "1 vacancy"]


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw an organisation of any form, each box after the one above it."""
    names = st.text("abcdefghijWŁŋ& <", min_size=1, max_size=60).filter(str.strip)
    own = Box("organisation", 1, draw(names))
    found = [own]
    for number in range(draw(st.integers(0, 24))):
        over = draw(st.integers(0, number))
        members = [Member(draw(names), (draw(names),)) for _each in range(draw(st.integers(0, 4)))]
        found.append(Box("role", number + 2, draw(names), draw(names), tuple(members), over))
    return Chart(TODAY, tuple(found))


def _labels(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Label)]


def _frames(scene: Scene) -> list[Rect]:
    return [shape for shape in scene.shapes if isinstance(shape, Rect)]


@pytest.mark.slow
@HALF_AS_MANY
@given(charts(), st.sampled_from([300.0, 640.0, 980.0, 1400.0]))
def test_boxes_never_lie_over_each_other_nor_outside(chart: Chart, width: float) -> None:
    for scene in (organisation_chart.scene(chart, width), *organisation_chart.pages(chart, width, 500)):
        frames = _frames(scene)
        for frame in frames:
            assert -0.01 <= frame.x <= scene.width - frame.width + 0.01
            assert -0.01 <= frame.y <= scene.height - frame.height + 0.01
        for one, other in combinations(frames, 2):
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_the_lines_between_boxes_are_seen_as_well_as_their_frames(made: Peopled) -> None:
    scene = organisation_chart.scene(organisation.chart(made.register, TODAY), WIDTH)
    first_frame = next(place for place, shape in enumerate(scene.shapes) if isinstance(shape, Rect))
    between = scene.shapes[:first_frame]
    outlines = {frame.outline for frame in _frames(scene)} - {Role.ACCENT}
    assert {line.role for line in between if isinstance(line, Line)} == outlines


@pytest.mark.slow
@HALF_AS_MANY
@given(charts())
def test_words_stay_within_their_box(chart: Chart) -> None:
    scene = organisation_chart.scene(chart, WIDTH)
    for label in (shape for shape in scene.shapes if isinstance(shape, Label)):
        assert any(
            frame.x < label.x < frame.x + frame.width and frame.y < label.y < frame.y + frame.height
            for frame in _frames(scene)
        )


@pytest.mark.slow
@HALF_AS_MANY
@given(charts())
def test_every_box_is_shown(chart: Chart) -> None:
    every = set(range(len(chart.boxes)))
    assert sorted(frame.record for frame in _frames(organisation_chart.scene(chart, WIDTH))) == sorted(every)
    scenes = organisation_chart.pages(chart, WIDTH, 530)
    assert {frame.record for scene in scenes for frame in _frames(scene)} == every
    assert all(0 in [frame.record for frame in _frames(scene)] for scene in scenes)


@pytest.mark.slow
@HALF_AS_MANY
@given(charts())
def test_a_picture_fits_its_paper_and_all_have_one_scale(chart: Chart) -> None:
    scenes = organisation_chart.pages(chart, WIDTH, 530)
    assert all(scene.height * WIDTH / scene.width <= 530.01 for scene in scenes)
    assert len({scene.width for scene in scenes}) == 1


def test_branches_stand_apart_on_paper_where_together_they_shrink_too_much() -> None:
    members = tuple(Member(f"Person {number}") for number in range(8))
    tops = [Box("body", number, f"Council {number}", "", members, 0) for number in range(1, 31)]
    under = [Box("body", 100 + number, f"Group {number}", "", members, number) for number in range(1, 31)]
    chart = Chart(TODAY, (Box("organisation", 1, "RIIK"), *tops, *under))
    scenes = organisation_chart.pages(chart, 980, 530)
    drawn = [label for scene in scenes for label in _labels(scene)]
    assert len(scenes) > 1
    assert sorted(label for label in drawn if label.startswith("Council")) == sorted(
        each.name for each in tops
    )
    assert drawn.count("RIIK") == len(scenes)
    assert all(scene.width * 0.75 <= 980 for scene in scenes)
