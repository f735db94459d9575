"""Room left over, or not there: fields stand even, dialogs fit what they hold, Tab begins in the body."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui import theme
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label


def test_fields_stand_close_in_a_high_form(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    fields = [form.add(name, name, TextEditor()) for name in ("one", "two", "three")]
    form.resize(600, 900)
    form.show()
    gaps = [after.y() - before.geometry().bottom() - 1 for before, after in pairwise(fields)]
    assert gaps == [theme.px(10)] * 2
    assert fields[0].height() == fields[0].sizeHint().height()


def test_the_hint_of_an_amount_stands_under_it(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    field = form.add("value", "Value", MoneyEditor(["SEK"]), "The whole term, options too.")
    form.resize(600, 200)
    form.show()
    hint = next(each for each in field.findChildren(Label) if each.text() == field.hint())
    assert hint.mapTo(form, hint.rect().topLeft()).y() >= field.editor.geometry().bottom()


def test_what_is_aligned_right_stands_at_the_end_of_its_row(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, gap=10, row_gap=2)
    labels = [QLabel("Some words") for _number in range(3)]
    for label in labels:
        label.setFixedSize(QSize(100, 20))
        flow.addWidget(label)
    flow.setAlignment(labels[2], Qt.AlignmentFlag.AlignRight)
    place.resize(400, 100)
    place.show()
    assert [label.x() for label in labels] == [0, 110, 300]
    place.resize(250, 100)
    QApplication.sendPostedEvents()
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (110, 0), (150, 22)]


def test_a_dialog_shows_the_whole_of_a_list(qtbot: QtBot) -> None:
    dialog = Dialog("Restore")
    qtbot.addWidget(dialog)
    listed = QListWidget()
    dialog.body.addWidget(listed)
    dialog.add_choices("Restore", "Cancel")
    dialog.open()
    assert listed.height() >= listed.sizeHint().height()
    assert listed.visibleRegion().boundingRect().height() == listed.height()


def test_a_question_leaves_no_holes_between_its_words(qtbot: QtBot) -> None:
    said = "If you do not save, what you have changed is lost. Nobody else sees it then."
    dialog = Dialog("Save the changes to “Food”?", said)
    qtbot.addWidget(dialog)
    dialog.add_choices("Save", "Cancel")
    dialog.open()
    labels = [each for each in dialog.findChildren(Label) if each.isVisible()]
    assert [each.height() for each in labels] == [each.heightForWidth(each.width()) for each in labels]
    narrow = labels[1].fontMetrics().horizontalAdvance(said) // 2
    dialog.resize(narrow, dialog.height())  # the words take another line
    assert labels[1].height() >= labels[1].heightForWidth(labels[1].width())


def test_a_short_body_takes_no_more_than_it_needs(qtbot: QtBot) -> None:
    dialog = Dialog("Save")
    qtbot.addWidget(dialog)
    form = Form()
    dialog.body.addWidget(form)
    field = form.add("name", "Name", TextEditor())
    dialog.add_choices("Save", "Cancel")
    dialog.open()
    assert form.height() == field.height() == field.sizeHint().height()


def test_few_words_stay_on_one_line(qtbot: QtBot) -> None:
    few, many = Label("lördag 21 november 2026", wrap=True), Label("måndag " * 30, wrap=True)
    for label in (few, many):
        qtbot.addWidget(label)
        label.adjustSize()
    assert few.height() == QLabel(few.text()).sizeHint().height()
    assert many.height() > few.height()


def test_tab_goes_through_the_body_before_the_buttons(qtbot: QtBot) -> None:
    dialog = Dialog("Decide")
    qtbot.addWidget(dialog)
    form = Form()
    dialog.body.addWidget(form)
    dialog.add_choices("Decide", "Cancel")
    editors = [form.add(name, name, TextEditor()).editor for name in ("one", "two")]
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    walked = []
    for _step in range(4):
        at = dialog.focusWidget()
        walked.append(at.text() if isinstance(at, QPushButton) else at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert walked == [editors[0].focusProxy(), editors[1].focusProxy(), "Cancel", "Decide"]
