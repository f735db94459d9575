"""The width of a page is shared so that figures never break and nothing overlaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.typeset.document import Column, Kind
from inkop_desktop.typeset.pdf.columns import GAP, Plan, plan
from inkop_desktop.typeset.pdf.pages import a4
from inkop_desktop.typeset.pdf.press import Press
from inkop_desktop.typeset.pdf.types import Types

PAPER = a4(landscape=False)
TYPES = Types(Press().pdf)
COLUMNS = st.builds(
    Column,
    st.just("key"),
    st.text("abc ", max_size=20),
    st.floats(1, 80),
    st.sampled_from(Kind),
    st.booleans(),
)


def edges(columns: list[Column], made: Plan) -> list[tuple[float, float]]:
    """Return the left and right edge of each column on the line."""
    found = []
    for number, slot in made.slots.items():
        left = slot.x - slot.width if columns[number].kind.is_figure else slot.x
        found.append((left, left + slot.width))
    return found


@given(st.lists(COLUMNS, min_size=1, max_size=12), st.text("ab 1", max_size=60))
def test_columns_stand_side_by_side_within_the_measure(columns: list[Column], text: str) -> None:
    made = plan(columns, [[text] * len(columns)], PAPER, TYPES)
    sides = edges(columns, made)
    assert sides[0][0] == pytest.approx(PAPER.left)
    assert sides[-1][1] == pytest.approx(PAPER.right)
    for (_left, right), (left, _right) in pairwise(sides):
        assert left == pytest.approx(right + GAP)
    assert sorted([*made.slots, *made.below]) == list(range(len(columns)))


def test_figures_and_dates_have_the_room_that_the_widest_needs() -> None:
    columns = [Column("title", "Rubrik", 90), Column("value", "Kr", kind=Kind.MONEY)]
    widest = "999 999 999 999 kr".replace(" ", "\xa0")
    rows = [["Ord " * 80, widest if number == 1501 else "1 kr"] for number in range(3000)]
    assert plan(columns, rows, PAPER, TYPES).slots[1].width >= TYPES.cell.width(widest)


def test_a_column_marked_below_never_stands_on_the_line() -> None:
    columns = [Column("number", "Nummer"), Column("remarks", "Anmärkning", below=True)]
    assert plan(columns, [], PAPER, TYPES).below == (1,)
    assert plan(columns[1:], [], PAPER, TYPES).below == ()


def test_a_long_text_among_dates_does_not_take_the_page() -> None:
    columns = [Column("day", "Sista dag", kind=Kind.DATE), Column("title", "Rubrik", 30)]
    made = plan(columns, [["tillsvidare, " * 20, "Ramavtal för skolmöbler"]], PAPER, TYPES)
    assert made.below == ()
    assert made.slots[1].width >= TYPES.cell.width("Ramavtal för skolmöbler")


def test_a_heading_is_not_broken_in_a_word() -> None:
    columns = [Column("a", "Uppsägningstid", 3), *[Column(f"b{n}", "Rubrik", 12) for n in range(6)]]
    made = plan(columns, [["1"] * 7], PAPER, TYPES)
    assert made.slots[0].width >= TYPES.column.width("Uppsägningstid")


@pytest.mark.parametrize("lengths", [(61, 68, 75), (69, 55, 80, 9, 66), (71, 76, 31), (82, 60, 7)])
def test_what_just_fits_is_not_broken_by_what_is_rounded(lengths: tuple[int, ...]) -> None:
    columns = [Column("number", "Nr", 10), *[Column("text", "Rubrik", 14)] * len(lengths)]
    row = ["2024-089", *[("ord " * 25)[:length] for length in lengths]]
    made = plan(columns, [row], PAPER, TYPES)
    assert made.slots[0].width >= TYPES.cell.width("2024-089")


def test_steady_columns_stand_alike_whatever_stands_in_them() -> None:
    columns = [
        Column("what", "Vad", 40, steady=True),
        Column("day", "Dag", 12, Kind.DATE, steady=True),
        Column("sum", "Kr", 14, Kind.MONEY),
    ]
    tables = [["Kort", "", "1 kr"]], [["Ord " * 80, "2026-11-21", "1 kr"]]
    assert plan(columns, tables[0], PAPER, TYPES).slots == plan(columns, tables[1], PAPER, TYPES).slots


def test_of_several_lines_the_widest_one_counts() -> None:
    columns = [Column("first", "A", 9), Column("second", "B", 9)]
    widths = [
        plan(columns, [[text, "Ord " * 40]], PAPER, TYPES).slots[0].width
        for text in ("Anne Grete Løvås", "Anne Grete Løvås\nRagnhild Vestli")
    ]
    assert widths[0] == pytest.approx(widths[1])


def test_how_narrow_a_column_may_be_is_told_of_those_on_the_line() -> None:
    columns = [
        Column("what", "Vad", 60),
        Column("worth", "Pris", kind=Kind.MONEY),
        Column("b", "B", below=True),
    ]
    made = plan(columns, [["ett avtalsområde till", "980 000 kr", ""]], PAPER, TYPES)
    assert set(made.least) == set(made.slots) == {0, 1}
    assert TYPES.cell.width("avtalsområde") <= made.least[0] < TYPES.cell.width("ett avtalsområde till")
    assert TYPES.column.width("980 000 kr") <= made.least[1]
