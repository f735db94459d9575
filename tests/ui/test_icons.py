"""Icons exist, are tinted by the theme and tinted again when it changes."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inkop_desktop import paths
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Look


def shade(image: QImage) -> QColor:
    """Return the colour of the strongest point of an icon."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=QColor.alpha)


def alike(one: QColor, other: QColor) -> bool:
    """Tell whether two colours differ by no more than rounding."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 3 for a, b in pairs)


def test_every_icon_has_a_drawing_and_every_drawing_an_icon() -> None:
    files = {path.stem for path in paths.resource("icons").glob("*.svg")}
    assert files == {icon.value for icon in Icon}
    assert paths.resource("icons", "LICENSE").is_file()


@pytest.mark.parametrize("icon", Icon)
def test_every_drawing_takes_its_colour_from_its_words(icon: Icon) -> None:
    source = paths.resource("icons", f"{icon.value}.svg").read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in source


def test_an_icon_is_tinted_again_with_the_theme(qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    icons.set_icon(button, Icon.PLUS, Ink.ACCENT)
    assert alike(shade(button.icon().pixmap(button.iconSize()).toImage()), theme.LIGHT[Ink.ACCENT])
    theme.current().set_look(Look.DARK)
    assert alike(shade(button.icon().pixmap(button.iconSize()).toImage()), theme.DARK[Ink.ACCENT])


def test_words_that_come_later_stand_as_far_from_the_icon(qtbot: QtBot) -> None:
    buttons = [QPushButton("Open"), QPushButton()]
    for button in buttons:
        qtbot.addWidget(button)
        icons.set_icon(button, Icon.FOLDER_OPEN)
    buttons[1].setText("Open")
    assert buttons[0].iconSize() == buttons[1].iconSize()
    assert buttons[0].sizeHint() == buttons[1].sizeHint()


def test_an_icon_can_be_replaced(qtbot: QtBot) -> None:
    action = QAction()
    icons.set_icon(action, Icon.PLUS)
    before = action.icon().pixmap(18).toImage()
    icons.set_icon(action, Icon.X)
    assert action.icon().pixmap(18).toImage() != before
    assert len(action.children()) == 1


def test_a_disabled_icon_is_faint(qtbot: QtBot) -> None:
    icon = icons.qicon(Icon.PLUS)
    faint = icon.pixmap(18, QIcon.Mode.Disabled).toImage()
    assert not alike(shade(faint), shade(icon.pixmap(18).toImage()))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_sharp_on_every_screen(qtbot: QtBot, ratio: float) -> None:
    canvas = QImage(round(20 * ratio), round(20 * ratio), QImage.Format.Format_ARGB32)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    icons.paint(painter, QRectF(0, 0, 20, 20), Icon.PLUS, theme.colour(Ink.TEXT))
    painter.end()
    straight = icons._rendered(Icon.PLUS, theme.colour(Ink.TEXT), round(20 * ratio), ratio).toImage()
    assert canvas.convertToFormat(straight.format()) == straight
