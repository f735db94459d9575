"""Chips, cards, notices, progress, empty pages, facts and the search field."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel, chip_size
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.progress import Progress
from inkop_desktop.ui.widgets.search_field import SearchField

LEFT = Qt.MouseButton.LeftButton


def test_words_are_never_read_as_markup(qtbot: QtBot) -> None:
    label = Label("<b>A & B</b> AB")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("A & B AB") + 5


def test_a_chip_says_its_word_aloud_and_hides_without_one(qtbot: QtBot) -> None:
    chip = ChipLabel(Chip("In force", Tone.DONE, Icon.CIRCLE_CHECK))
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "In force"
    assert chip_size(Chip("In force", Tone.DONE)).width() < chip.sizeHint().width()
    chip.set_chip(Chip(""))
    assert chip.isHidden()


@pytest.mark.parametrize("tone", Tone)
def test_a_chip_stands_on_the_ground_of_its_tone(qtbot: QtBot, tone: Tone) -> None:
    chip = ChipLabel(Chip("In force", tone))
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(QPoint(5, 10)) == theme.colour(tone.surface)


def test_a_card_does_one_thing_and_offers_others(qtbot: QtBot) -> None:
    card = Card("Appoint an owner", "Nobody answers for the contract.", "Appoint", icon=Icon.USER)
    qtbot.addWidget(card)
    card.show()
    more = card.findChild(QToolButton)
    assert not more.isVisible()
    card.menu().addAction("Later")
    assert more.isVisible()
    assert card.menu() is more.menu()
    with qtbot.waitSignal(card.acted):
        qtbot.mouseClick(card.button, LEFT)
    assert card.accessibleName() == "Appoint an owner"
    assert card.accessibleDescription() == "Nobody answers for the contract."


def test_a_card_tells_more_of_the_reason_where_the_pointer_rests(qtbot: QtBot) -> None:
    card = Card("What", "Why", "Do", more="N21: Owners take part.")
    qtbot.addWidget(card)
    why = next(each for each in card.findChildren(Label) if each.text() == "Why")
    assert why.parentWidget().toolTip() == "N21: Owners take part."
    assert card.accessibleDescription() == "Why\nN21: Owners take part."


def test_a_cards_edge_has_the_colour_of_its_tone(qtbot: QtBot) -> None:
    card = Card("What", "Why", "Do", tone=Tone.WARNING)
    qtbot.addWidget(card)
    card.resize(400, 60)
    assert card.grab().toImage().pixelColor(QPoint(1, 30)) == theme.colour(Ink.WARNING)


def test_a_notice_tells_acts_and_closes(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.text() == ""
    bar.tell("Saved.", Tone.DONE, "Undo")
    assert bar.text() == "Saved."
    undo = bar.findChild(QPushButton)
    with qtbot.waitSignal(bar.acted):
        qtbot.mouseClick(undo, LEFT)
    assert bar.text() == ""
    bar.tell("Read only.", Tone.WARNING)
    assert undo.isHidden()
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.findChild(QToolButton), LEFT)
    assert bar.text() == ""


def test_the_cursor_stays_where_it_is_when_a_notice_is_closed(qtbot: QtBot) -> None:
    page = QWidget()
    before, field, bar = QLineEdit(), QLineEdit(), NoticeBar()
    column = QVBoxLayout(page)
    for each in (before, field, bar):
        column.addWidget(each)
    qtbot.addWidget(page)
    page.show()
    for button in (QPushButton, QToolButton):
        bar.tell("Saved.", action="Undo")
        field.setFocus()
        qtbot.mouseClick(bar.findChild(button), LEFT)
        assert bar.isHidden()
        assert page.focusWidget() is field


def test_a_notice_goes_by_itself_unless_another_came(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("Saved.", seconds=1)
    assert bar._clock.isActive()
    bar._clock.timeout.emit()
    assert bar.text() == ""
    bar.tell("Saved.", seconds=1)
    bar.tell("Read only.")
    assert not bar._clock.isActive()


def test_progress_shows_what_happens_and_asks_to_stop_once(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.start("Reading")
    assert progress.isVisible()
    assert progress._bar.maximum() == 0
    progress.step("Reading row 62", 62, 100)
    assert (progress._bar.value(), progress._bar.accessibleName()) == (62, "Reading row 62")
    with qtbot.waitSignal(progress.cancelled):
        qtbot.mouseClick(progress._cancel, LEFT)
    assert not progress._cancel.isEnabled()
    progress.finish()
    assert progress.isHidden()
    progress.start("Again", cancellable=False)
    assert progress._cancel.isHidden()
    progress.finish()


def test_an_empty_page_offers_the_first_step(qtbot: QtBot) -> None:
    page = Empty(Icon.INBOX, "No contracts yet", "Import the list that you have.")
    qtbot.addWidget(page)
    page.add_action(Button("Import", Kind.PRIMARY))
    page.set_words("Nothing found", "Search for something else.")
    assert page._title.text() == "Nothing found"
    assert page.findChild(QPushButton).text() == "Import"


def test_facts_leave_out_what_is_blank_and_can_be_copied(qtbot: QtBot) -> None:
    facts = Facts((("Supplier", "Renhem AB"), ("Owner", ""), ("Ends", "2026-12-31")))
    qtbot.addWidget(facts)
    assert facts.rows() == [("Supplier", "Renhem AB"), ("Ends", "2026-12-31")]
    facts.set_rows((("Supplier", "<Renhem>"),))
    shown = [label for label in facts.findChildren(Label) if not label.isHidden()]
    assert [label.text() for label in shown] == ["Supplier", "<Renhem>"]
    assert shown[1].textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert shown[1].accessibleName() == "Supplier: <Renhem>"


def test_a_value_without_a_label_stands_where_labels_do(qtbot: QtBot) -> None:
    facts = Facts((("", "Manages the contract day by day and watches its days."), ("Unit", "Kitchens")))
    qtbot.addWidget(facts)
    facts.resize(300, 200)
    facts.show()
    alone, label, unit = (each for each in facts.findChildren(Label) if each.isVisible())
    assert alone.x() == label.x() < unit.x()
    assert alone.width() > unit.width()
    facts.set_rows((("Owner", "Anna"), ("", "Kitchens")))
    qtbot.wait(1)  # Qt lays it out anew
    owner, anna, kitchens = (each for each in facts.findChildren(Label) if each.isVisible())
    assert owner.x() == kitchens.x() < anna.x()


def test_the_lines_of_a_value_stand_apart_below_its_label(qtbot: QtBot) -> None:
    rows = [("Answers", "Anna agrees\n\nBo does not"), ("Day", "2026-12-31")]
    facts = Facts(rows)
    qtbot.addWidget(facts)
    facts.resize(300, 200)
    facts.show()
    answers, anna, bo, _label, day = (each for each in facts.findChildren(Label) if each.isVisible())
    assert (anna.text(), bo.accessibleName()) == ("Anna agrees", "Answers: Bo does not")
    assert answers.x() < anna.x() == bo.x() == day.x()
    assert answers.y() == anna.y() < bo.y() < day.y()
    assert facts.rows() == rows


def test_a_value_that_cannot_be_broken_leaves_the_others_their_place(qtbot: QtBot) -> None:
    address = "kari.nordmann.av.mange.navn@kongsvingerregionen.example"
    facts = Facts((("E-mail", address), ("Unit", "Municipal engineering and buildings of the host")))
    qtbot.addWidget(facts)
    assert facts.minimumSizeHint().width() < 300
    facts.resize(300, 100)
    facts.show()
    _label, cut, _other, unit = facts.findChildren(Label)
    assert unit.height() > unit.fontMetrics().lineSpacing() * 1.5
    for label, told in ((cut, address), (unit, "")):
        asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), label.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(label, asked)
        assert label.toolTip() == told


def test_a_value_stands_below_its_label_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    facts = Facts((("E-mail", "kari.nordmann@kongsvingerregionen.example"), ("Unit", "Engineering")))
    qtbot.addWidget(facts)
    facts.show()
    email, address, unit, engineering = facts.findChildren(Label)
    room = address.minimumSizeHint().width()
    for width, is_below in ((room + 400, False), (room + 10, True), (room + 400, False)):
        facts.resize(width, 200)
        qtbot.wait(1)  # Qt lays it out anew
        assert (address.y() > email.y(), address.x() == email.x()) == (is_below, is_below)
        assert address.width() >= room
        assert unit.y() == engineering.y() > address.y()


def search_field(qtbot: QtBot) -> SearchField:
    """Return a search field on the screen."""
    field = SearchField("Find anything", QKeySequence("Ctrl+K"))
    qtbot.addWidget(field)
    field.show()
    return field


def test_typing_searches_once_after_a_pause(qtbot: QtBot) -> None:
    field = search_field(qtbot)
    with qtbot.waitSignal(field.searched) as sent:
        qtbot.keyClicks(field, "livs")
    assert sent.args == ["livs"]


def test_enter_and_escape_do_not_wait(qtbot: QtBot) -> None:
    field = search_field(qtbot)
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "livs")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["livs"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["livs", ""]
    assert field.text() == ""
    assert not field._pause.isActive()


def test_the_shortcut_gives_way_to_the_cross(qtbot: QtBot) -> None:
    field = search_field(qtbot)
    assert field._hint.isVisible()
    assert not field._clear.isVisible()
    field.setText("livs")
    assert not field._hint.isVisible()
    assert field._clear.isVisible()
    with qtbot.waitSignal(field.searched):
        field._clear.trigger()
    assert field._hint.isVisible()
