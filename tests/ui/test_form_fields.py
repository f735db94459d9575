"""A form shows problems beside their field and loses nothing; its labels fit beside and above."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Arrangement, Field, Form


@pytest.fixture(params=Arrangement)
def form(qtbot: QtBot, request: pytest.FixtureRequest) -> Form:
    form = Form(request.param)
    qtbot.addWidget(form)
    form.add_title("Term")
    form.add("title", "Title", TextEditor())
    form.add("last", "Last day", DateEditor(), "that day included")
    form.add("term", "Term", WholeEditor("months"))
    form.resize(700, 500)
    form.show()
    return form


def line(field: Field) -> QLineEdit:
    """Return the field's line."""
    found = field.findChild(QLineEdit)
    assert found is not None
    return found


def test_values_come_back_and_setting_tells_nobody(qtbot: QtBot, form: Form) -> None:
    values = {"title": "Cleaning", "last": date(2026, 12, 31), "term": 36}
    with qtbot.assertNotEmitted(form.changed, wait=10):
        form.set_values(values)
        assert form.values() == values
        form.set_values({"term": None})
    assert form.values() == values | {"term": None}


def test_a_change_tells_which_field(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.changed) as sent:
        qtbot.keyClicks(line(form.field("title")), "C")
    assert sent.args == ["title"]


def test_problems_stand_beside_their_field_and_the_first_gets_the_keyboard(qtbot: QtBot, form: Form) -> None:
    form.activateWindow()
    form.set_problems({"term": "Fill in the term.", "last": "The last day is before the first."})
    last, term = form.field("last"), form.field("term")
    assert last._problem.isVisible()
    assert last.problem() == "The last day is before the first."
    assert line(last).accessibleDescription() == "The last day is before the first."
    assert not form.field("title")._problem.isVisible()
    qtbot.waitUntil(line(last).hasFocus)
    form.set_problems({"term": "Fill in the term."})
    assert last.problem() == ""
    assert line(last).accessibleDescription() == "that day included"
    assert term.problem() == "Fill in the term."


def test_a_problem_goes_with_the_value_that_had_it(qtbot: QtBot, form: Form) -> None:
    field = form.field("term")
    field.set_problem("Fill in the term.")
    assert field.property("invalid") is True
    qtbot.keyClicks(line(field), "3")
    assert field.problem() == ""
    assert field.property("invalid") is False
    field.set_problem("Too short.")
    field.set_value(36)
    assert field.problem() == ""


def test_what_cannot_be_read_is_told_for_each_field_and_stays(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(line(form.field("last")), "soon")
    assert list(form.unreadable()) == ["last"]
    assert form.field("last").unreadable() == form.unreadable()["last"]
    assert line(form.field("last")).text() == "soon"


def test_a_remark_takes_the_place_of_the_hint(qtbot: QtBot, form: Form) -> None:
    field = form.field("last")
    assert field._hint.text() == "that day included"
    field.set_value(date(2026, 12, 31))
    assert "December 2026" in field._hint.text()
    field.set_value(None)
    assert field._hint.text() == "that day included"


def test_tab_goes_from_field_to_field(form: Form) -> None:
    order = []
    widget: QWidget = line(form.field("title"))
    while widget.nextInFocusChain() is not line(form.field("title")):
        widget = widget.nextInFocusChain()
        order.append(widget)
    lines = [line(form.field(name)) for name in ("last", "term")]
    assert [widget for widget in order if widget in lines] == lines
