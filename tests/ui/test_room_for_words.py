"""Every building block has room for its words: longer languages, larger type, sharper screens."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop import text
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.choices import ChoicesEditor, YesNoEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor, WholeEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor, TextEditor
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.page import Page, Panel, SectionTitle
from inkop_desktop.ui.widgets.pills import Pills
from inkop_desktop.ui.widgets.progress import Progress
from inkop_desktop.ui.widgets.scroll import Scroll
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.sidebar import Sidebar
from inkop_desktop.ui.widgets.steps import Step, Steps, StepState
from inkop_desktop.ui.widgets.tabs import Tabs

WORDS = "Contracts that run out within a year"
SENTENCE = "The last day for notice is before the contract was signed, so nobody can have kept it."


def long(words: str) -> str:
    """Return words as the longest language says them."""
    with text.in_language(text.PSEUDO):
        return text._(words)


@pytest.fixture(params=[1.0, 1.5, 2.0])
def _larger_type(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    own = theme.current()
    own.scale = request.param
    qapp.setFont(own.font(Type.BODY))
    own.set_look(theme.Look.LIGHT)
    yield
    own.scale = 1.0
    qapp.setFont(own.font(Type.BODY))
    own.set_look(theme.Look.SYSTEM)


def page() -> QWidget:
    """Return a page with something of everything, in a longer language."""
    page = Page(long(WORDS))
    page.set_facts(long(SENTENCE))
    page.add_action(Button(long("Import"), Kind.PRIMARY, Icon.FILE_INPUT))
    scroll = Scroll()
    page.body.addWidget(scroll)
    notice = NoticeBar()
    notice.tell(long(SENTENCE), Tone.WARNING, long("Undo"))
    progress = Progress()
    progress.start(long(WORDS))
    tabs = Tabs("Tabs")
    for words in ("Facts", "Term", "History"):
        tabs.addTab(Label(long(SENTENCE), wrap=True), long(words))
    panel = Panel(long("Guideline"))
    panel.body.addWidget(Facts(((long("Supplier"), long(SENTENCE)), (long("Owner"), long(WORDS)))))
    for widget in (
        notice,
        progress,
        Pills("Filters", ((words, long(words)) for words in ("In force", "Within a year", "Without owner"))),
        SectionTitle(long("Must be done"), long("three things")),
        Card(long(WORDS), long(SENTENCE), long("Decide on the option")),
        ChipLabel(Chip(long("In force"), Tone.DONE, Icon.CIRCLE_CHECK)),
        panel,
        form(Arrangement.BESIDE),
        form(Arrangement.ABOVE),
        Empty(Icon.INBOX, long("No contracts yet"), long(SENTENCE)),
        tabs,
    ):
        scroll.body.addWidget(widget)
    return page


def form(arrangement: Arrangement) -> Form:
    """Return a form whose every line says something."""
    form = Form(arrangement)
    form.add_title(long("The contract"))
    editors = (
        TextEditor(),
        LongTextEditor(),
        DateEditor(),
        WholeEditor(long("months")),
        MoneyEditor(("SEK", "NOK")),
        YesNoEditor(long("May be published")),
        ChoicesEditor(tuple((number, long(WORDS)) for number in range(4))),
    )
    for number, editor in enumerate(editors):
        form.add(str(number), long("Estimated value"), editor, long("excluding VAT"))
    form.set_problems({str(number): long(SENTENCE) for number in range(len(editors))})
    return form


def crowded(root: QWidget) -> list[str]:
    """Return the widgets that have less room than their words need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QTabBar | ChipLabel):
            continue
        needed = widget.minimumSizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed.setHeight(widget.heightForWidth(widget.width()))
        if widget.width() < needed.width() or widget.height() < needed.height():
            words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            found.append(f"{type(widget).__name__} {words!r}: {widget.size()} < {needed}")
    return found


@pytest.mark.usefixtures("_larger_type")
def test_words_have_room_on_a_page(qtbot: QtBot) -> None:
    shown = page()
    qtbot.addWidget(shown)
    shown.resize(1064, 800)
    shown.show()
    qtbot.wait(1)
    assert crowded(shown) == []


@pytest.mark.usefixtures("_larger_type")
def test_words_have_room_in_a_dialog(qtbot: QtBot) -> None:
    dialog = Dialog(long("Save the changes?"), long(SENTENCE))
    dialog.body.addWidget(form(Arrangement.ABOVE))
    dialog.add_choices(long("Save"), long("Do not save"))
    dialog.open()
    qtbot.wait(1)
    assert crowded(dialog) == []
    dialog.reject()


@pytest.mark.usefixtures("_larger_type")
def test_names_have_room_in_the_columns_at_the_left(qtbot: QtBot) -> None:
    bar = Sidebar("Areas")
    bar.set_register(long("Region Norrbotten"), "norrbotten.inkop")
    bar.add_area("direct", long("Direct procurement"), Icon.SCALE)
    bar.set_badge("direct", 120)
    bar.set_status(long("Backed up today at 08:14"))
    steps = Steps(long("Direct procurement"))
    steps.set_steps((Step("a", long("Rules and grounds"), StepState.HERE),))
    for column in (bar, steps):
        qtbot.addWidget(column)
        column.resize(column.sizeHint().width(), 700)
        column.show()
        qtbot.wait(1)
        assert crowded(column) == []
        row = column.findChild(QAbstractButton)
        assert row.width() >= row.sizeHint().width()


@pytest.mark.usefixtures("_larger_type")
def test_controls_are_high_enough_for_a_finger(qtbot: QtBot) -> None:
    scale = theme.current().scale
    for control in (Button("Save"), SearchField("Find"), TextEditor(), DateEditor()):
        qtbot.addWidget(control)
        control.ensurePolished()
        assert 28 * scale <= control.sizeHint().height() <= 36 * scale
