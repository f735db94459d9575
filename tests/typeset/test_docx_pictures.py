"""A scene becomes dots: its shapes where they belong, in the colours of paper."""

from io import BytesIO

import pytest
from papers import scene
from PIL import Image

from inkop_desktop.typeset.docx.pictures import painted
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene, Shape

WHITE, ACCENT, DANGER = (255, 255, 255), (20, 97, 143), (163, 38, 28)


def image(*shapes: Shape, width: float = 40, height: float = 20, scale: float = 2) -> Image.Image:
    """Return a scene of some shapes, painted."""
    return Image.open(BytesIO(painted(Scene(width, height, shapes, ""), scale)))


def inked(made: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box of everything that is not white (left, top, right, bottom)."""
    return made.convert("L").point(lambda value: value < 128 and 255).getbbox()


@pytest.mark.parametrize(("scale", "size"), [(2, (80, 40)), (0.5, (20, 10)), (0.001, (1, 1))])
def test_the_scale_says_how_many_dots_a_unit_has(scale: float, size: tuple[int, int]) -> None:
    assert image(scale=scale).size == size


def test_a_rectangle_is_filled_to_its_edges() -> None:
    made = image(Rect(10, 5, 20, 10))
    assert inked(made) == (20, 10, 60, 30)
    assert made.getpixel((40, 20)) == ACCENT


def test_an_outline_at_the_edge_of_the_scene_is_whole() -> None:
    made = image(Rect(0, 0, 40, 20, fill=None, outline=Role.DANGER))
    assert [made.getpixel(dot) for dot in ((0, 20), (79, 20), (40, 0), (40, 39))] == [DANGER] * 4
    assert made.getpixel((40, 20)) == WHITE


def test_corners_are_round() -> None:
    made = image(Rect(0, 0, 40, 20, radius=8))
    assert made.getpixel((0, 0)) == WHITE
    assert made.getpixel((16, 0)) == ACCENT


def test_a_dashed_outline_has_gaps_on_every_side() -> None:
    made = image(Rect(0, 0, 40, 20, fill=None, outline=Role.DANGER, dashed=True))
    sides = [
        [made.getpixel((x, 0)) for x in range(80)],
        [made.getpixel((x, 39)) for x in range(80)],
        [made.getpixel((0, y)) for y in range(40)],
        [made.getpixel((79, y)) for y in range(40)],
    ]
    assert all({DANGER, WHITE} <= set(side) for side in sides)


def test_a_dashed_rectangle_without_outline_is_plain() -> None:
    assert inked(image(Rect(10, 5, 20, 10, fill=None, dashed=True))) is None


def test_a_line_goes_from_end_to_end() -> None:
    made = image(Line(5, 10, 35, 10, Role.DANGER, 2))
    left, top, right, bottom = inked(made) or (0, 0, 0, 0)
    assert (left, right) == (10, 71)
    assert bottom - top == 4


@pytest.mark.parametrize(
    ("anchor", "left", "right"), [(Anchor.START, 40, 62), (Anchor.MIDDLE, 29, 51), (Anchor.END, 18, 40)]
)
def test_a_label_stands_at_its_anchor_on_its_base_line(anchor: Anchor, left: int, right: int) -> None:
    box = inked(image(Label(20, 15, "HHH", anchor=anchor, size=6)))
    assert box is not None
    assert (box[0], box[2]) == (pytest.approx(left, abs=3), pytest.approx(right, abs=3))
    assert box[3] == 30


def test_bold_is_heavier() -> None:
    plain, bold = (
        image(Label(0, 15, "HHH", bold=bold)).convert("L").histogram()[0] for bold in (False, True)
    )
    assert bold > plain


def test_letters_that_the_face_lacks_come_from_another() -> None:
    known, unknown, replaced = (
        image(Label(0, 15, letter, size=14)).tobytes() for letter in ("♥", "中", "\ufffd")
    )
    assert known != replaced
    assert unknown == replaced


def test_a_label_is_one_clean_line() -> None:
    assert image(Label(0, 15, "A\nB\x00")).tobytes() == image(Label(0, 15, "A B")).tobytes()


def test_equal_scenes_give_equal_bytes() -> None:
    assert painted(scene(), 3) == painted(scene(), 3)
