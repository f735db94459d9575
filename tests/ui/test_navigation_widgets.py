"""Sidebar, pills, steps, tabs and the split: what leads the person around."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.pills import Pills
from inkop_desktop.ui.widgets.sidebar import AreaButton, Sidebar
from inkop_desktop.ui.widgets.split import ListAndDetail
from inkop_desktop.ui.widgets.steps import Step, Steps, StepState
from inkop_desktop.ui.widgets.tabs import Tabs

LEFT = Qt.MouseButton.LeftButton


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Give a widget the keyboard."""
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def sidebar(qtbot: QtBot) -> Sidebar:
    """Return a sidebar with two areas."""
    bar = Sidebar("Areas")
    qtbot.addWidget(bar)
    bar.add_area("today", "Today", Icon.SUN)
    bar.add_area("contracts", "Contracts", Icon.FILE_TEXT)
    bar.set_current("today")
    bar.show()
    return bar


def test_an_area_is_chosen_with_mouse_and_keys(qtbot: QtBot) -> None:
    bar = sidebar(qtbot)
    _today, contracts = bar.findChildren(AreaButton)
    with qtbot.waitSignal(bar.chosen) as sent:
        qtbot.mouseClick(contracts, LEFT)
    assert sent.args == ["contracts"]
    assert bar.current() == "contracts"
    focus(qtbot, contracts)
    qtbot.keyClick(contracts, Qt.Key.Key_Up)
    assert bar.current() == "today"
    with qtbot.waitSignal(bar.chosen) as sent:
        qtbot.keyClick(contracts, Qt.Key.Key_Space)
    assert sent.args == ["contracts"]


def test_the_ring_of_an_area_is_not_cut_off(qtbot: QtBot) -> None:
    bar = sidebar(qtbot)
    area = bar.findChildren(AreaButton)[0]
    around = area.parentWidget().parentWidget()
    left = area.mapTo(around, area.rect().topLeft()).x()
    assert min(left, around.width() - left - area.width()) >= 3


def test_setting_the_area_tells_nobody(qtbot: QtBot) -> None:
    bar = sidebar(qtbot)
    with qtbot.assertNotEmitted(bar.chosen):
        bar.set_current("contracts")
    assert bar.current() == "contracts"


def test_a_badge_is_read_aloud(qtbot: QtBot) -> None:
    bar = sidebar(qtbot)
    bar.set_badge("contracts", 1200, Tone.DANGER)
    contracts = bar.findChildren(AreaButton)[1]
    assert contracts.accessibleName() == "Contracts, 1,200"
    bar.set_badge("contracts", 0)
    assert contracts.accessibleName() == "Contracts"


def test_the_sidebar_is_wide_enough_for_every_name(qtbot: QtBot) -> None:
    bar = sidebar(qtbot)
    narrow = bar.sizeHint().width()
    bar.add_area("long", "A name of an area that is much longer than the others", Icon.SCALE)
    assert bar.sizeHint().width() > narrow


def test_the_status_line_comes_and_goes(qtbot: QtBot) -> None:
    bar = sidebar(qtbot)
    bar.set_status("Backed up at 08:14")
    assert bar._status.isVisible()
    bar.set_status("")
    assert not bar._status.isVisible()


def pills(qtbot: QtBot) -> Pills:
    """Return three pills."""
    row = Pills("Quick filters", (("a", "In force"), ("b", "Mine"), ("c", "All")))
    qtbot.addWidget(row)
    row.show()
    return row


def test_one_pill_is_always_chosen(qtbot: QtBot) -> None:
    row = pills(qtbot)
    assert row.current() == "a"
    with qtbot.waitSignal(row.chosen) as sent:
        qtbot.mouseClick(row.findChildren(QPushButton)[2], LEFT)
    assert sent.args == ["c"]
    assert [pill.isChecked() for pill in row.findChildren(QPushButton)] == [False, False, True]


def test_arrow_keys_go_along_the_pills(qtbot: QtBot) -> None:
    row = pills(qtbot)
    first, second, _third = row.findChildren(QPushButton)
    focus(qtbot, first)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()


def test_new_pills_keep_the_choice_that_is_still_there(qtbot: QtBot) -> None:
    row = pills(qtbot)
    with qtbot.assertNotEmitted(row.chosen):
        row.set_current("b")
        row.set_choices((("b", "Mine"), ("d", "Saved")))
        assert row.current() == "b"
        row.set_choices((("d", "Saved"),))
    assert row.current() == "d"


def test_pills_wrap_where_the_place_is_narrow(qtbot: QtBot) -> None:
    row = pills(qtbot)
    wide = row.layout().heightForWidth(1000)
    assert row.layout().heightForWidth(120) > wide


def steps(qtbot: QtBot) -> Steps:
    """Return a wizard's list at its second step."""
    column = Steps("Direct procurement")
    qtbot.addWidget(column)
    column.set_steps(
        (
            Step("need", "The need", StepState.DONE),
            Step("value", "The value", StepState.HERE),
            Step("end", "The decision", StepState.TO_COME),
        )
    )
    column.show()
    return column


def test_one_can_go_back_to_a_step_that_is_done(qtbot: QtBot) -> None:
    column = steps(qtbot)
    done, here, to_come = column.findChildren(QAbstractButton)
    with qtbot.waitSignal(column.chosen) as sent:
        qtbot.mouseClick(done, LEFT)
    assert sent.args == ["need"]
    with qtbot.assertNotEmitted(column.chosen):
        qtbot.mouseClick(here, LEFT)
        qtbot.mouseClick(to_come, LEFT)


def test_a_step_says_where_it_stands(qtbot: QtBot) -> None:
    column = steps(qtbot)
    names = [row.accessibleName() for row in column.findChildren(QAbstractButton)]
    assert names == [
        "Step 1, The need, done",
        "Step 2, The value, here now",
        "Step 3, The decision, to come",
    ]


@pytest.mark.parametrize(("width", "detail"), [(1400, 372), (1080, 372), (1000, 345), (980, 338), (850, 300)])
def test_the_detail_has_its_share_and_the_list_takes_the_rest(qtbot: QtBot, width: int, detail: int) -> None:
    split = ListAndDetail(QWidget(), QWidget())
    qtbot.addWidget(split)
    split.resize(1300, 500)
    split.show()
    split.resize(width, 500)
    assert split.sizes()[1] == detail
    assert split.detail_width() == 0


def test_the_detail_keeps_the_width_that_somebody_gave_it(qtbot: QtBot) -> None:
    split = ListAndDetail(QWidget(), QWidget())
    qtbot.addWidget(split)
    split.resize(1100, 500)
    split.show()
    split.moveSplitter(1100 - 400 - split.handleWidth(), 1)
    for width in (980, 1400):
        split.resize(width, 500)
        assert (split.sizes()[1], split.detail_width()) == (400, 400)
    split.show_detail(shown=False)
    split.show_detail(shown=True)
    assert split.sizes()[1] == 400
    split.set_detail_width(0)
    assert split.sizes()[1] == 372


def test_tabs_are_as_high_as_the_page_that_is_shown_needs(qtbot: QtBot) -> None:
    tabs, low, high = Tabs("About the record"), QWidget(), QWidget()
    qtbot.addWidget(tabs)
    words, table = Label("Several words that go over lines. " * 4, wrap=True), QTableView()
    for page, inside in ((low, table), (high, words)):
        column = QVBoxLayout(page)
        column.addWidget(inside)
        tabs.addTab(page, "Page")
    high.layout().addSpacing(900)
    assert not tabs.hasHeightForWidth()
    assert tabs.minimumSizeHint().height() < table.sizeHint().height() + tabs.tabBar().sizeHint().height()
    tabs.setCurrentIndex(1)
    assert tabs.hasHeightForWidth()
    assert tabs.heightForWidth(200) > 900 + words.heightForWidth(200)
