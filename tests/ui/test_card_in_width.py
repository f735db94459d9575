"""The button of a card stands beside its words where there is room, and below where there is none."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.label import Label


def test_a_narrow_card_has_its_button_below_its_words(qtbot: QtBot) -> None:
    why = "Without a decision there is no contract from the new year. " * 2
    card = Card("The option on food should have been decided", why, "Decide option")
    qtbot.addWidget(card)
    card.show()
    button = card.findChild(Button)
    for width, below in ((800, False), (360, True)):
        card.resize(width, card.heightForWidth(width))
        qtbot.wait(1)
        words = next(each for each in card.findChildren(Label) if each.text() == why)
        at, foot = button.mapTo(card, QPoint()), words.mapTo(card, words.rect().bottomLeft())
        assert (at.y() > foot.y()) is below
        assert at.x() + button.width() <= width


@pytest.mark.parametrize("sentences", [1, 4, 12])
def test_a_cards_button_stands_beside_its_words_however_long_they_are(qtbot: QtBot, sentences: int) -> None:
    why = "Enter them as own amounts, with your source. " * sentences
    card = Card("Four amounts are not known", why, "Open")
    qtbot.addWidget(card)
    card.resize(700, card.heightForWidth(700))
    card.show()
    words = next(each for each in card.findChildren(Label) if each.text() == why)
    assert words.mapTo(card, words.rect().topRight()).x() < card.button.mapTo(card, QPoint()).x()
