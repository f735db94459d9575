"""The organisation chart in the window: drawn, enlarged, read in words, and a way to what it shows."""

from pathlib import Path

import cooperation
import pytest
from driving import Program
from organisation_drivers import ChartDriver, MatrixDriver

from inkop_desktop.rules.organising import Post


@pytest.fixture
def chart(program: Program, tmp_path: Path) -> ChartDriver:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue")
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    return ChartDriver(program)


def test_it_is_said_in_words_too(chart: ChartDriver) -> None:
    assert "Innkjøpsansvarlig" in chart.said()
    assert "Kari Moen" in chart.said()
    chart.press("In words")
    told = chart.told()
    assert "Kari Moen (Grue)" in told
    assert "Vacant (Eidskog)" in told


def test_it_is_drawn_larger_and_smaller_and_whole(chart: ChartDriver) -> None:
    usual = chart.size()
    chart.press("Larger")
    assert chart.size() > usual
    assert chart.widget._share.text() == "125%"
    chart.press("Smaller")
    assert chart.size() == usual
    chart.press("Show all of it")
    room = chart.widget.view.maximumViewportSize()
    assert chart.size()[0] <= room.width() + 1
    assert chart.size()[1] <= room.height() + 1


def test_it_follows_what_is_done(program: Program, chart: ChartDriver) -> None:
    matrix = MatrixDriver(program)
    matrix.fill("Innkjøpsansvarlig", "Eidskog", "Ola")
    assert "Ola Berg" in ChartDriver(program).said()


def test_a_click_on_a_box_goes_to_its_record(program: Program, chart: ChartDriver) -> None:
    chart.click_box(0)
    assert program.window.workplace().current() == "people"
