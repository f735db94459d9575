"""A scene is drawn in the theme's colours, fills its width, is clickable and said in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Look
from inkop_desktop.ui.widgets.scene import SceneView

LEFT = Qt.MouseButton.LeftButton


def two_bars(width: float) -> Scene:
    """Return two bars, the second of them a plan."""
    half = width / 2
    shapes = (
        Rect(0, 0, half - 10, 20, Role.ACCENT, record=7),
        Rect(half, 0, half, 20, Role.ACCENT_SURFACE, Role.ACCENT, dashed=True, record=8),
        Line(0, 30, width, 30, Role.DANGER, 4),
        Label(width, 46, "2026-12-31", Role.MUTED, anchor=Anchor.END),
    )
    return Scene(width, 50, shapes, "Two terms until 2026-12-31.")


@pytest.fixture
def view(qtbot: QtBot) -> SceneView:
    view = SceneView(two_bars)
    qtbot.addWidget(view)
    view.resize(300, 50)
    view.show()
    return view


def test_every_role_of_a_scene_has_a_colour() -> None:
    assert {role.value for role in Role} <= {ink.value for ink in Ink}


def test_it_is_said_in_words_and_fills_its_width(view: SceneView) -> None:
    assert view.accessibleName() == "Two terms until 2026-12-31."
    assert view.scene().width == 300
    view.resize(400, 50)
    assert view.scene().width == 400
    assert view.sizeHint().height() == 50


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_it_is_drawn_in_the_colours_of_the_theme(view: SceneView, look: Look) -> None:
    theme.current().set_look(look)
    image = view.grab().toImage()
    assert image.pixelColor(20, 10) == theme.colour(Ink.ACCENT)
    assert image.pixelColor(200, 10) == theme.colour(Ink.ACCENT_SURFACE)
    assert image.pixelColor(100, 30) == theme.colour(Ink.DANGER)


def test_it_grows_with_the_type(qtbot: QtBot, view: SceneView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme.current(), "scale", 2.0)
    view.resize(600, 100)
    assert view.scene().width == 300
    assert view.sizeHint().height() == 100
    assert view.grab().toImage().pixelColor(40, 39) == theme.colour(Ink.ACCENT)
    with qtbot.waitSignal(view.chosen) as sent:
        qtbot.mouseClick(view, LEFT, pos=QPoint(500, 30))
    assert sent.args == [8]


def test_a_click_chooses_the_record(qtbot: QtBot, view: SceneView) -> None:
    with qtbot.waitSignal(view.chosen) as sent:
        qtbot.mouseClick(view, LEFT, pos=QPoint(20, 10))
    assert sent.args == [7]
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.mouseClick(view, LEFT, pos=QPoint(145, 10))


def test_arrows_and_enter_choose_too(qtbot: QtBot, view: SceneView) -> None:
    heard: list[int] = []
    view.chosen.connect(heard.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard == [7, 8, 7]


def test_a_picture_without_records_is_passed_over_by_the_keyboard(view: SceneView) -> None:
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus
    view.show_scene(lambda width: Scene(width, 20, (Line(0, 5, width, 5),), "A line."))
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert view.accessibleName() == "A line."


def test_the_hand_shows_where_a_click_leads(qtbot: QtBot, view: SceneView) -> None:
    qtbot.mouseMove(view, QPoint(20, 10))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view, QPoint(20, 45))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor
