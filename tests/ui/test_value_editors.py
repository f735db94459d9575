"""Every editor gives back what it was given, and tells only what the person does."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionComboBox,
)
from pytestqt.qtbot import QtBot

from inkop_desktop import text
from inkop_desktop.exchange.cells.dates import Edge
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.term_problems import problems
from inkop_desktop.rules.terms import FIRST_YEAR, LAST_YEAR, Terms
from inkop_desktop.ui.widgets.calendar import Calendar
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor, ChoicesEditor, YesNoEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor, WholeEditor
from inkop_desktop.ui.widgets.editors.reference import Deliver, Option, ReferenceEditor
from inkop_desktop.ui.widgets.editors.tags import TagsEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor, TextEditor


class Kind(StrEnum):
    """A vocabulary."""

    FRAMEWORK = "framework"
    SINGLE = "single"


KINDS = ((Kind.FRAMEWORK, "Framework"), (Kind.SINGLE, "Single"))
SUPPLIERS = (Option(1, "Renhem Norr AB", "556012-3453"), Option(2, "Renhem Syd AB"), Option(3, "Åkeri AB"))


def find(typed: str, deliver: Deliver) -> None:
    """Deliver the suppliers whose name holds the text."""
    deliver([option for option in SUPPLIERS if typed.lower() in option.name.lower()])


def reference() -> ReferenceEditor:
    """Return an editor that finds suppliers."""
    return ReferenceEditor(find, can_create=True)


CASES: list[tuple[Callable[[], Editor], Any, Any]] = [
    (TextEditor, "Cleaning", ""),
    (LongTextEditor, "One\nTwo", ""),
    (DateEditor, date(2026, 12, 31), None),
    (WholeEditor, 1200, None),
    (lambda: MoneyEditor(("SEK", "NOK")), Money(123450, "NOK"), None),
    (lambda: MoneyEditor(("SEK",)), Money(100, "EUR"), None),
    (lambda: ChoiceEditor(KINDS, blank="not stated"), Kind.SINGLE, None),
    (YesNoEditor, True, False),
    (lambda: ChoicesEditor(KINDS), (Kind.FRAMEWORK, Kind.SINGLE), ()),
    (TagsEditor, ("Ecolabel", "Fair trade"), ()),
    (reference, SUPPLIERS[1], None),
]


@pytest.mark.parametrize(("make", "value", "blank"), CASES)
def test_values_come_back_and_setting_tells_nobody(
    qtbot: QtBot, make: Callable[[], Editor], value: Any, blank: Any
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.changed, wait=10):
        assert editor.value() == blank
        editor.set_value(value)
        assert editor.value() == value
        assert editor.unreadable() == ""
        editor.set_value(None)
        assert editor.value() == blank
    assert type(editor.value()) is type(blank)


@pytest.mark.parametrize(("make", "value", "blank"), CASES)
def test_the_control_has_a_name_and_takes_the_keyboard(
    qtbot: QtBot, make: Callable[[], Editor], value: Any, blank: Any
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    editor.set_name("Last day")
    editor.set_help("That day included.")
    control = editor if isinstance(editor, ChoicesEditor) else editor.focusProxy()
    assert control.accessibleName() == "Last day"
    assert control.accessibleDescription() == "That day included."
    assert editor.focusProxy().focusPolicy() & Qt.FocusPolicy.TabFocus


def line(editor: Editor) -> QLineEdit:
    """Return the field that is typed into."""
    found = editor.findChild(QLineEdit)
    assert found is not None
    return found


LONG = "The unit for strategic purchasing and procurement"


@pytest.mark.parametrize(
    ("make", "long", "short"),
    [(TextEditor, LONG, "Unit"), (reference, Option(1, LONG), Option(2, "Unit"))],
)
def test_text_that_is_cut_is_told_whole_where_the_pointer_rests(
    qtbot: QtBot, make: Callable[[], Editor], long: Any, short: Any
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    editor.resize(150, editor.sizeHint().height())
    editor.show()
    for value, told in ((long, LONG), (short, "")):
        editor.set_value(value)
        asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), editor.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(line(editor), asked)
        assert line(editor).toolTip() == told


def test_a_name_that_reaches_under_the_arrow_of_the_list_is_cut(qtbot: QtBot) -> None:
    """The same text in the same room: the arrow takes some of it."""
    told = []
    for editor, value in ((TextEditor(), "Purchasing"), (reference(), Option(1, "Purchasing"))):
        qtbot.addWidget(editor)
        editor.set_value(value)
        text_width = line(editor).fontMetrics().horizontalAdvance("Purchasing")
        editor.resize(text_width + 36, editor.sizeHint().height())
        editor.show()
        asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), editor.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(line(editor), asked)
        told.append(line(editor).toolTip())
    assert told == ["", "Purchasing"]


def type_in(qtbot: QtBot, editor: Editor, typed: str) -> None:
    """Type a text into an editor, in place of what stood there."""
    qtbot.addWidget(editor)
    line(editor).selectAll()
    qtbot.keyClicks(line(editor), typed)


def test_typing_tells(qtbot: QtBot) -> None:
    editor = TextEditor()
    with qtbot.waitSignal(editor.changed):
        type_in(qtbot, editor, "  Cleaning ")
    assert editor.value() == "Cleaning"


BROKEN = [
    ("Lång\nrad", "Lång rad"),
    ("Lång \r\n\r\n rad\n", "Lång rad"),
    ("a\u2028b\vc", "a b c"),
    ("å  ä", "å  ä"),
]


@pytest.mark.parametrize(("told", "value"), BROKEN)
def test_what_is_pasted_or_shown_in_a_line_has_one(qtbot: QtBot, told: str, value: str) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.set_value(told)
    assert editor.value() == value
    editor.set_value("")
    with qtbot.waitSignal(editor.changed):
        line(editor).insert(told)  # as Ctrl+V does
    assert editor.value() == value


def test_the_cursor_stays_behind_what_is_pasted(qtbot: QtBot) -> None:
    editor = TextEditor()
    type_in(qtbot, editor, "one two")
    line(editor).setCursorPosition(3)
    line(editor).insert("a \r\n b")
    qtbot.keyClicks(line(editor), "!")
    assert editor.value() == "onea b! two"


def test_several_lines_are_typed_and_tab_leaves(qtbot: QtBot) -> None:
    editor = LongTextEditor()
    qtbot.addWidget(editor)
    box = editor.findChild(QPlainTextEdit)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(box, "One")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    qtbot.keyClicks(box, "Two")
    assert editor.value() == "One\nTwo"


@pytest.mark.parametrize(
    ("typed", "edge", "day"),
    [
        ("2026-12-31", Edge.FIRST, date(2026, 12, 31)),
        ("31.12.2026", Edge.FIRST, date(2026, 12, 31)),
        ("31 dec 2026", Edge.FIRST, date(2026, 12, 31)),
        ("december 2026", Edge.FIRST, date(2026, 12, 1)),
        ("december 2026", Edge.LAST, date(2026, 12, 31)),
        ("", Edge.FIRST, None),
    ],
)
def test_dates_are_read_in_every_spelling(qtbot: QtBot, typed: str, edge: Edge, day: date | None) -> None:
    editor = DateEditor(edge)
    type_in(qtbot, editor, typed)
    assert editor.value() == day
    assert editor.unreadable() == ""


def test_a_date_is_shown_in_words_and_tidied_when_left(qtbot: QtBot) -> None:
    text.set_language("nb")
    editor = DateEditor()
    type_in(qtbot, editor, "2026-12-31")
    assert editor.remark() == "torsdag 31. desember 2026"
    qtbot.keyClick(line(editor), Qt.Key.Key_Return)
    assert line(editor).text() == "31.12.2026"


def test_what_is_no_date_stays_as_it_was_typed(qtbot: QtBot) -> None:
    editor = DateEditor()
    type_in(qtbot, editor, "tomorrow-ish")
    assert editor.value() is None
    assert "tomorrow-ish" in editor.unreadable()
    qtbot.keyClick(line(editor), Qt.Key.Key_Return)
    assert line(editor).text() == "tomorrow-ish"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_a_day_is_picked_in_the_calendar(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    editor = DateEditor()
    qtbot.addWidget(editor)
    editor.set_value(date(2026, 12, 31))
    editor.show()
    qtbot.keyClick(line(editor), key, modifier)
    calendar = editor.findChild(Calendar)
    assert calendar.calendar.selectedDate() == QDate(2026, 12, 31)
    with qtbot.waitSignals([editor.changed, calendar.destroyed]):
        calendar.calendar.clicked.emit(QDate(2027, 1, 15))
    assert editor.value() == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("typed", "number"), [("36", 36), ("1 200", 1200), ("1\N{NO-BREAK SPACE}200", 1200), ("0", 0), ("", None)]
)
def test_whole_numbers_are_read(qtbot: QtBot, typed: str, number: int | None) -> None:
    editor = WholeEditor("months")
    type_in(qtbot, editor, typed)
    assert editor.value() == number
    assert editor.unreadable() == ""


@pytest.mark.parametrize("typed", ["-1", "1,5", "many", "1e99", "nan"])
def test_what_is_no_whole_number_is_told(qtbot: QtBot, typed: str) -> None:
    editor = WholeEditor()
    type_in(qtbot, editor, typed)
    assert editor.value() is None
    assert typed in editor.unreadable()


def test_arrow_keys_count(qtbot: QtBot) -> None:
    editor = WholeEditor(least=1)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(line(editor), Qt.Key.Key_Up)
    qtbot.keyClick(line(editor), Qt.Key.Key_Up)
    assert editor.value() == 2
    qtbot.keyClick(line(editor), Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(editor.changed):
        qtbot.keyClick(line(editor), Qt.Key.Key_Down)
    assert editor.value() == 1


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("48200000", 4_820_000_000),
        ("48 200 000", 4_820_000_000),
        ("1234,50", 123_450),
        ("1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("1,2 mkr", 120_000_000),
    ],
)
def test_amounts_are_read(qtbot: QtBot, typed: str, minor: int) -> None:
    editor = MoneyEditor(("SEK", "NOK"))
    type_in(qtbot, editor, typed)
    assert editor.value() == Money(minor, "SEK")


def test_a_currency_that_is_typed_counts(qtbot: QtBot) -> None:
    editor = MoneyEditor(("SEK", "NOK"))
    type_in(qtbot, editor, "5 MNOK")
    assert editor.value() == Money(500_000_000, "NOK")
    qtbot.keyClick(line(editor), Qt.Key.Key_Return)
    assert editor.findChild(QComboBox).currentText() == "NOK"
    assert line(editor).text() == "5,000,000"


def test_a_doubtful_amount_is_shown_as_it_was_read(qtbot: QtBot) -> None:
    editor = MoneyEditor(("SEK",))
    type_in(qtbot, editor, "ca 500 000")
    assert "500,000" in editor.remark()
    type_in(qtbot, editor, "500 000")
    assert editor.remark() == ""


def test_an_amount_is_tidied_and_follows_its_currency(qtbot: QtBot) -> None:
    text.set_language("sv")
    editor = MoneyEditor(("SEK", "NOK"))
    type_in(qtbot, editor, "1234,5")
    qtbot.keyClick(line(editor), Qt.Key.Key_Return)
    assert line(editor).text() == "1\N{NO-BREAK SPACE}234,50"
    combo = editor.findChild(QComboBox)
    combo.setCurrentText("NOK")
    with qtbot.waitSignal(editor.changed):
        combo.activated.emit(1)
    assert editor.value() == Money(123_450, "NOK")


@pytest.mark.parametrize("typed", ["much", "12 34,5,6", "10 eller 20"])
def test_what_is_no_amount_is_told(qtbot: QtBot, typed: str) -> None:
    editor = MoneyEditor(("SEK",))
    type_in(qtbot, editor, typed)
    assert editor.value() is None
    assert typed in editor.unreadable()


def test_a_choice_is_made_with_the_keyboard_and_keeps_its_type(qtbot: QtBot) -> None:
    editor = ChoiceEditor(KINDS, blank="not stated")
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.findChild(QComboBox), Qt.Key.Key_Down)
    assert editor.value() is Kind.FRAMEWORK


def test_boxes_are_ticked(qtbot: QtBot) -> None:
    editor = ChoicesEditor(KINDS)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.changed):
        editor.findChildren(QCheckBox)[1].click()
    assert editor.value() == (Kind.SINGLE,)


def test_boxes_that_nobody_ticked_keep_the_order_of_the_value(qtbot: QtBot) -> None:
    editor = ChoicesEditor(KINDS)
    qtbot.addWidget(editor)
    editor.set_value((Kind.SINGLE, Kind.FRAMEWORK))
    assert editor.value() == (Kind.SINGLE, Kind.FRAMEWORK)
    for _turn in range(2):
        editor.findChildren(QCheckBox)[0].click()
    assert editor.value() == (Kind.SINGLE, Kind.FRAMEWORK)


def test_yes_is_ticked(qtbot: QtBot) -> None:
    editor = YesNoEditor("May be published")
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.findChild(QCheckBox), Qt.Key.Key_Space)
    assert editor.value() is True


def test_tags_are_ended_taken_back_and_removed(qtbot: QtBot) -> None:
    editor = TagsEditor()
    type_in(qtbot, editor, "ecolabel,fair trade")
    assert editor.value() == ("ecolabel", "fair trade")
    qtbot.keyClick(line(editor), Qt.Key.Key_Return)
    assert line(editor).text() == ""
    type_in(qtbot, editor, "ecolabel")
    qtbot.keyClick(line(editor), Qt.Key.Key_Return)
    assert editor.value() == ("ecolabel", "fair trade")
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(line(editor), Qt.Key.Key_Backspace)
    assert editor.value() == ("ecolabel",)
    button = next(each for each in editor.findChildren(QAbstractButton) if each.isVisibleTo(editor))
    assert button.accessibleName() == "Remove “ecolabel”"
    button.click()
    assert editor.value() == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(amount=st.integers(-(10**14), 10**14), currency=st.sampled_from(["SEK", "NOK", "EUR", "ISK"]))
def test_any_money_survives_being_shown_and_left(qapp: QApplication, amount: int, currency: str) -> None:
    for code in text.LANGUAGES:
        text.set_language(code)
        editor = MoneyEditor((currency,))
        editor.set_value(Money(amount, currency))
        line(editor).editingFinished.emit()
        assert editor.value() == Money(amount, currency)
        editor.deleteLater()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(day=st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_any_day_survives_being_shown_and_left(qapp: QApplication, day: date) -> None:
    for code in text.LANGUAGES:
        text.set_language(code)
        editor = DateEditor()
        editor.set_value(day)
        line(editor).editingFinished.emit()
        assert editor.value() == day
        editor.deleteLater()


@pytest.mark.parametrize(
    ("day", "is_likely"),
    [
        (date(FIRST_YEAR, 1, 1), True),
        (date(FIRST_YEAR - 1, 12, 31), False),
        (date(LAST_YEAR, 12, 31), True),
        (date(LAST_YEAR + 1, 1, 1), False),
    ],
)
def test_what_can_be_typed_or_picked_can_be_a_day_of_a_contract(
    qtbot: QtBot, day: date, is_likely: bool
) -> None:
    editor = DateEditor()
    qtbot.addWidget(editor)
    line(editor).setText(day.isoformat())
    calendar = Calendar(day, editor).calendar
    picked = calendar.selectedDate()
    assert (date(picked.year(), picked.month(), picked.day()) == day) is is_likely
    assert (editor.unreadable() == "") is is_likely
    assert (problems(Terms(first_day=day)) == ()) is is_likely


def test_the_chosen_words_are_not_set_in_as_those_in_the_list_are(qtbot: QtBot) -> None:
    editor = ChoiceEditor([(1, "Property"), (2, "\xa0\xa0\xa0Energy")])
    qtbot.addWidget(editor)
    editor.set_value(2)
    option, combo = QStyleOptionComboBox(), editor.findChild(QComboBox)
    combo.initStyleOption(option)
    assert (option.currentText, combo.itemText(1)) == ("Energy", "\xa0\xa0\xa0Energy")
