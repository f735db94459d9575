"""What the matrix says: what ends soon, which lines are left, what has expired."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from inkop_desktop.records.people import Competence, Organisation
from inkop_desktop.rules.organising import Post
from inkop_desktop.services.matrix import Cell
from inkop_desktop.services.offices import Office
from inkop_desktop.ui.organisation.board import Board, Line
from inkop_desktop.ui.organisation.matrixmodel import MatrixModel
from inkop_desktop.ui.people.competence import expiry
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.cells import CellRole

TODAY = date(2026, 11, 21)
LINES = (
    Line(Post.PROCUREMENT_OFFICER, "Innkjøpsansvarlig"),
    Line(Post.AREA_MANAGER, "Bygg", 1),
    Line(Post.AREA_MANAGER, "Mat", 2),
    Line(Post.AREA_MANAGER, "Frukt", 3, 1),
    Line(Post.AREA_MANAGER, "Epler", 4, 2),
    Line(Post.AREA_MANAGER, "Kjøtt", 5, 1),
    Line(Post.AREA_MANAGER, "Papir", 6),
)
PLACES = (Organisation(id=1, name="Grue kommune"), Organisation(id=2, name="Våler kommune"))


def office(last: date | None) -> Office:
    """Return one that is held until a day, though it has no last day of its own."""
    return Office(
        "appointment", 1, 1, 1, None, None, None, None, None, Post.AREA_MANAGER, 1, None, 1, None, None, last
    )


def board(*vacant: tuple[int | None, int], lines: tuple[Line, ...] = LINES) -> Board:
    cells = {
        (line.area_id, place.id or 0): Cell(is_needed=(line.area_id, place.id) in vacant)
        for line in lines
        for place in PLACES
    }
    return Board(TODAY, "Produktansvarlig", lines, PLACES, cells, {("person", 1): "Kari"}, {})


@pytest.mark.parametrize(("days", "soon"), [(0, True), (89, True), (90, True), (91, False), (None, False)])
def test_what_ends_within_ninety_days_is_marked(days: int | None, soon: bool) -> None:
    last = None if days is None else TODAY + timedelta(days=days)
    assert board().ends_soon(Cell(holders=(office(last),))) is soon


@pytest.mark.parametrize(
    ("vacant", "left"),
    [
        ([], []),
        ([(None, 1)], ["Innkjøpsansvarlig"]),
        ([(4, 1)], ["Mat", "Frukt", "Epler"]),
        ([(5, 2), (1, 1)], ["Bygg", "Mat", "Kjøtt"]),
        ([(2, 1)], ["Mat"]),
    ],
)
def test_what_is_vacant_stands_under_the_areas_above_it(
    vacant: list[tuple[int | None, int]], left: list[str]
) -> None:
    narrowed = board(*vacant).narrowed()
    assert [each.name for each in narrowed.lines] == left
    assert {each.id for each in narrowed.organisations} == {key for _area, key in vacant}


def test_headings_leave_out_what_they_all_end_with() -> None:
    model = MatrixModel()
    model.show(board())
    across, roles = Qt.Orientation.Horizontal, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    told = [model.headerData(place, across, role) for place in range(2) for role in roles]
    assert told == ["Grue", "Grue kommune", "Våler", "Våler kommune"]


def test_the_same_lines_keep_everybodys_place() -> None:
    model, reset = MatrixModel(), []
    model.modelReset.connect(lambda: reset.append(1))
    model.show(board())
    model.show(board((1, 1)))
    assert len(reset) == 1
    model.show(board((1, 1)).narrowed())
    assert len(reset) == 2


@pytest.mark.parametrize(
    ("days", "tone"),
    [(-1, Tone.DANGER), (0, Tone.WARNING), (90, Tone.WARNING), (91, Tone.DONE), (None, Tone.NEUTRAL)],
)
def test_a_certificate_is_marked_as_its_last_day_comes(days: int | None, tone: Tone) -> None:
    last = None if days is None else TODAY + timedelta(days=days)
    assert expiry(Competence(title="SOA", expires_on=last), TODAY).tone is tone


def test_a_name_that_has_no_room_is_given_initials() -> None:
    shown = board()
    cells = {**shown.cells, (1, 1): Cell(holders=(office(None),))}
    model = MatrixModel()
    model.show(replace(shown, cells=cells, names={("person", 1): "Kari Anne Sæther"}))
    filled, empty = model.index_at(1, 1), model.index_at(1, 2)
    assert (filled.data(), filled.data(CellRole.SHORT)) == ("Kari Anne Sæther", "K. A. Sæther")
    assert empty.data(CellRole.SHORT) == ""
