"""What a search found is marked: beyond what a cell has room for, over lines, in the items of a list."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop import formats
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets import cells, marking
from inkop_desktop.ui.widgets.fact_groups import FactGroups
from inkop_desktop.ui.widgets.label import Value
from inkop_desktop.ui.widgets.marking import WANTED, MarkedItems

SUPPLIERS = "Mediplast i Norr AB; Norrgrossen Livsmedel AB; Åre Bygg AB"
WIDTHS = (70, 95, 130, 180, 260)


def marked(widget: QWidget) -> set[int]:
    """Return the rows of a widget's picture in which a mark is seen."""
    image, ink = widget.grab().toImage(), theme.colour(Ink.WARNING).rgb()
    return {y for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == ink}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("wanted", ["mediplast", "livsm", "åre", "ab"])
def test_a_cell_without_room_shows_what_was_found(qtbot: QtBot, width: int, wanted: str) -> None:
    metrics = QFontMetricsF(theme.font(Type.BODY))
    hits = formats.hits(SUPPLIERS, wanted)
    shown, moved = cells.in_room(SUPPLIERS, hits, metrics, width)
    start, length = hits[0]
    assert metrics.horizontalAdvance(shown) <= width + 1
    assert formats.fold(shown[start - moved : start + length - moved]) == wanted
    assert moved == 0 or shown.startswith("…")


def test_a_cell_with_room_shows_all(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(theme.font(Type.BODY))
    assert cells.in_room(SUPPLIERS, [(20, 5)], metrics, 2000) == (SUPPLIERS, 0)
    assert cells.in_room(SUPPLIERS, [], metrics, 90)[1] == 0


def test_a_value_marks_the_words_on_the_lines_where_they_stand(qtbot: QtBot) -> None:
    value = Value("Först och främst en lång rad om det mesta, och sedan står det om livsmedel")
    qtbot.addWidget(value)
    value.resize(180, 120)
    value.mark("livsm")
    below = marked(value)
    assert below
    value.mark("först")
    assert marked(value)
    assert max(marked(value)) < min(below)
    value.mark("finns ej")
    assert not marked(value)
    value.mark("")
    assert not marked(value)


def test_facts_that_come_later_are_marked_too(qtbot: QtBot) -> None:
    groups = FactGroups()
    qtbot.addWidget(groups)
    groups.mark("livs")
    groups.set_groups([("", [("Need", "Livsmedel")]), ("More", [("Remarks", "Inga")])])
    groups.resize(400, 120)
    assert marked(groups)
    groups.set_groups([("", [("Need", "Städ")])])
    assert not marked(groups)


@pytest.mark.parametrize(
    ("text", "is_marked"), [("Avtalsvillkor.pdf", True), ("<b>villkor</b>", True), ("Bilaga", False)]
)
def test_an_item_of_a_list_marks_the_words(qtbot: QtBot, text: str, is_marked: bool) -> None:
    items = QListWidget()
    qtbot.addWidget(items)
    items.setItemDelegate(MarkedItems(items))
    item = QListWidgetItem(text)
    items.addItem(item)
    assert not marked(items.viewport())
    item.setData(WANTED, "villkor")
    assert bool(marked(items.viewport())) is is_marked


def test_letters_that_qt_counts_twice_move_no_mark(qtbot: QtBot) -> None:
    def left(text: str) -> int:
        image = QImage(400, 40, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        font = theme.font(Type.BODY)
        marking.paint_marks(painter, text, "livs", font, QRectF(0, 0, 400, 40))
        painter.end()
        ink = theme.colour(Ink.WARNING).rgb()
        found = [x for y in range(40) for x in range(400) if image.pixel(x, y) == ink]
        return min(found) - round(QFontMetricsF(font).horizontalAdvance(text[: text.index("livs")]))

    assert abs(left("😀😀😀 livs") - left("aaa livs")) <= 1
