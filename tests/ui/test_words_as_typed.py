"""What somebody has typed is shown as it was typed: never read as HTML, never as a shortcut."""

import pytest
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.widgets.editors.tags import TagsEditor
from inkop_desktop.ui.widgets.label import tooltip
from inkop_desktop.ui.widgets.pills import Pills


@pytest.mark.parametrize(
    "text",
    [
        "<b>Städ</b>",
        "Städ <img src='x'>",
        "a <b",
        "<3 vård",
        "R&D <i>x</i> &amp;",
        "<b>Städ</b>\n<3 vård",
        "Städ & tvätt. " * 20 + "\nN21: Avtalsägare deltar.",
    ],
)
def test_a_tooltip_is_read_as_it_was_typed(qapp: object, text: str) -> None:
    told = tooltip(text)
    read = QTextDocumentFragment.fromHtml(told).toPlainText() if Qt.mightBeRichText(told) else told
    assert read == text


def test_a_plain_tooltip_stays_as_it_is() -> None:
    assert tooltip("Städ & tvätt, 100 %") == "Städ & tvätt, 100 %"


@pytest.mark.parametrize(("letters", "breaks"), [(80, False), (81, True)])
def test_a_long_line_of_a_tooltip_is_broken(letters: int, breaks: bool) -> None:
    """Qt breaks the lines of what it reads as HTML, and no others."""
    assert Qt.mightBeRichText(tooltip("Kort\n" + "x" * letters)) is breaks


def test_an_ampersand_in_a_name_is_no_shortcut(qtbot: QtBot) -> None:
    pills, tags = Pills("Filters", [("saved", "Städ & tvätt")]), TagsEditor()
    tags.set_value(("R&D",))
    for widget in (pills, tags):
        qtbot.addWidget(widget)
        for button in widget.findChildren(QAbstractButton):
            assert button.shortcut().isEmpty()
    assert pills.findChild(QAbstractButton).accessibleName() == "Städ & tvätt"
