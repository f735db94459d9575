"""The table shows, sorts and remembers; its delegate draws what the model says."""

from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone
from inkop_desktop.ui.widgets.cells import ROW_HEIGHT, CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.table import ColumnState, Table, TableState

Index = QModelIndex | QPersistentModelIndex
KEYS = ("number", "title", "status")
USUAL = TableState(tuple(ColumnState(key, width) for key, width in zip(KEYS, (90, 200, 120), strict=True)))


class Rows(QAbstractTableModel):
    """As many rows as wanted; it notes how it was sorted and how often it was asked."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.sorted: list[tuple[int, Qt.SortOrder]] = []
        self.asked = 0
        self.strong = -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(KEYS)

    def headerData(self, section: int, _way: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        names = {Qt.ItemDataRole.DisplayRole: KEYS[section].title(), CellRole.KEY: KEYS[section]}
        return section == self.strong if role == CellRole.STRONG else names.get(role)

    def data(self, index: Index, role: int = 0) -> Any:
        self.asked += 1
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{KEYS[column]} {row}"
        if role == CellRole.CHIP and column == 2:
            return Chip("In force", Tone.DONE, Icon.CIRCLE_CHECK)
        answers = {
            CellRole.ID: row + 100,
            CellRole.STRONG: column == 1,
            CellRole.QUIET: column == 0,
            CellRole.HIGHLIGHT: [(0, 5)] if (row, column) == (1, 1) else None,
        }
        return answers.get(role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sorted.append((column, order))


@pytest.fixture
def rows() -> Rows:
    return Rows(20)


@pytest.fixture
def table(qtbot: QtBot, rows: Rows) -> Table:
    table = Table("Contracts")
    qtbot.addWidget(table)
    table.set_model(rows, USUAL)
    table.resize(500, 300)
    table.show()
    return table


def test_the_model_of_these_tests_is_sound(rows: Rows, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows, force_py=True)


def test_the_current_record_is_told_by_its_id(qtbot: QtBot, table: Table) -> None:
    with qtbot.waitSignal(table.chosen) as sent:
        table.selectRow(3)
    assert sent.args == [103]
    assert table.current_id() == 103


def test_the_current_row_stays_in_sight_where_the_table_becomes_lower_or_narrower(table: Table) -> None:
    index = table.model().index(6, 0)
    table.setCurrentIndex(index)
    table.scrollTo(index)
    for width, height in ((500, 260), (500, 200), (300, 200), (500, 320), (300, 120)):
        table.resize(width, height)
        assert table.viewport().rect().contains(table.visualRect(index).bottomLeft()), (width, height)


def test_whoever_has_scrolled_away_from_the_current_row_stays_there(table: Table) -> None:
    table.setCurrentIndex(table.model().index(19, 0))
    table.verticalScrollBar().setValue(0)
    table.resize(500, 200)
    assert table.verticalScrollBar().value() == 0


def test_enter_and_double_click_open(qtbot: QtBot, table: Table) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as sent:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert sent.args == [102]
    place = table.visualRect(table.model().index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as sent:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == [101]


def test_the_selection_is_told_from_top_to_bottom(table: Table) -> None:
    table.selectRow(7)
    selection = table.selectionModel()
    for row in (2, 5):
        index = table.model().index(row, 0)
        selection.select(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    assert table.selected_ids() == [102, 105, 107]


def test_arrow_keys_go_from_row_to_row(qtbot: QtBot, table: Table) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_id() == 101


def test_typing_into_the_list_asks_no_row(qtbot: QtBot, table: Table, rows: Rows) -> None:
    before = rows.asked
    table.keyboardSearch("title 19")
    assert rows.asked == before


def test_clicking_a_heading_sorts_and_tells(qtbot: QtBot, table: Table, rows: Rows) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionPosition(1) + 20, header.height() // 2)
    with qtbot.waitSignal(table.state_changed):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows.sorted == [(1, Qt.SortOrder.AscendingOrder)]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows.sorted[-1] == (1, Qt.SortOrder.DescendingOrder)
    assert (table.table_state().sort_key, table.table_state().descending) == ("title", True)


def test_a_state_survives_and_unknown_columns_are_passed_over(qtbot: QtBot, table: Table, rows: Rows) -> None:
    columns = (ColumnState("status", 140), ColumnState("gone", 50), ColumnState("title", 230, shown=False))
    with qtbot.assertNotEmitted(table.state_changed):
        table.restore(TableState(columns, "status", descending=True))
    state = table.table_state()
    assert [column.key for column in state.columns] == ["status", "title", "number"]
    assert state.columns[1] == ColumnState("title", 230, shown=False)
    assert state.columns[0] == ColumnState("status", 140)
    assert rows.sorted[-1] == (2, Qt.SortOrder.DescendingOrder)


def test_a_state_is_the_same_at_another_size_of_type(
    qtbot: QtBot, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme.current(), "scale", 1.7)
    table = Table("Contracts")
    qtbot.addWidget(table)
    table.set_model(rows, USUAL)
    assert table.columnWidth(1) == 340
    assert table.table_state().columns[:2] == USUAL.columns[:2]
    assert table.rowHeight(0) == round(ROW_HEIGHT * 1.7)


def entry(menu: QMenu, words: str) -> QAction:
    """Return a menu's entry by its words."""
    return next(action for action in menu.actions() if action.text() == words)


def test_columns_are_hidden_shown_and_reset_from_the_menu(qtbot: QtBot, table: Table) -> None:
    menu = table.columns_menu()
    assert not entry(menu, "Number").isEnabled()
    with qtbot.waitSignal(table.state_changed):
        entry(menu, "Title").setChecked(False)
    assert table.isColumnHidden(1)
    assert table.table_state().columns[1] == ColumnState("title", 200, shown=False)
    entry(table.columns_menu(), "Title").setChecked(True)
    assert table.columnWidth(1) == 200
    table.setColumnHidden(2, True)
    with qtbot.waitSignal(table.state_changed):
        entry(menu, "Usual columns").trigger()
    assert not table.isColumnHidden(2)


def test_sorting_from_the_menu(table: Table, rows: Rows) -> None:
    sort = entry(table.columns_menu(), "Sort by").menu()
    entry(sort, "Status").trigger()
    assert rows.sorted == [(2, Qt.SortOrder.AscendingOrder)]
    entry(sort, "Descending").setChecked(True)
    assert rows.sorted[-1] == (2, Qt.SortOrder.DescendingOrder)


def test_a_wider_window_is_nobodys_change(qtbot: QtBot, table: Table) -> None:
    with qtbot.assertNotEmitted(table.state_changed):
        table.resize(800, 300)
    with qtbot.waitSignal(table.state_changed):
        table.horizontalHeader().resizeSection(0, 150)


def test_what_is_left_over_goes_to_the_last_column_where_none_is_strong(table: Table) -> None:
    table.resize(900, 300)
    widths = [table.columnWidth(section) for section in range(3)]
    assert widths[:2] == [column.width for column in USUAL.columns[:2]]
    assert sum(widths) == table.viewport().width()
    assert table.table_state().columns == USUAL.columns


def test_what_is_left_over_goes_to_the_strong_column_and_comes_back(qtbot: QtBot) -> None:
    rows = Rows(5)
    rows.strong = 1
    table = Table("Contracts")
    qtbot.addWidget(table)
    table.set_model(rows, USUAL)
    table.resize(900, 300)
    table.show()
    wide = table.columnWidth(1)
    assert wide > 200
    table.horizontalHeader().resizeSection(0, 250)
    assert table.columnWidth(1) == wide - (250 - USUAL.columns[0].width)
    table.resize(540, 300)
    left = table.viewport().width() - 250 - 120
    assert table.columnWidth(1) == left  # something less, where that saves a scroll bar
    assert 120 <= left < 200
    table.resize(400, 300)
    assert table.columnWidth(1) == 200
    assert table.table_state().columns[1] == ColumnState("title", 200)
    table.horizontalHeader().resizeSection(1, 220)
    assert table.columnWidth(1) == 220  # what a person chooses stays, and the rest is scrolled to


def test_a_hundred_thousand_rows_are_not_asked(qtbot: QtBot) -> None:
    rows = Rows(100_000)
    table = Table("Contracts")
    qtbot.addWidget(table)
    table.set_model(rows, USUAL)
    table.resize(500, 400)
    table.show()
    table.grab()
    assert rows.asked < 1_000
    rows.asked = 0
    table.resizeColumnToContents(1)
    table.selectAll()
    table.grab()
    assert rows.asked < 1_000


def colour_at(table: Table, row: int, column: int, dx: int, dy: int = 0) -> str:
    """Return the colour of a point in a cell, counted from the middle of its left edge."""
    place = table.visualRect(table.model().index(row, column))
    image = table.viewport().grab().toImage()
    return image.pixelColor(place.left() + dx, place.center().y() + dy).name()


def test_a_chosen_row_has_its_ground_and_an_edge(table: Table) -> None:
    table.selectRow(0)
    assert colour_at(table, 0, 0, 1) == theme.colour(Ink.ACCENT).name()
    assert colour_at(table, 0, 1, 1) == theme.colour(Ink.ACCENT_SURFACE).name()
    assert colour_at(table, 1, 0, 1) == theme.colour(Ink.SURFACE).name()


def test_the_edge_stands_at_the_first_column_that_is_shown(table: Table) -> None:
    table.selectRow(0)
    table.horizontalHeader().moveSection(2, 0)
    assert colour_at(table, 0, 2, 1) == theme.colour(Ink.ACCENT).name()
    assert colour_at(table, 0, 0, 1) == theme.colour(Ink.ACCENT_SURFACE).name()


def test_a_chip_and_a_hit_are_drawn(table: Table) -> None:
    assert colour_at(table, 0, 2, 15, -7) == theme.colour(Ink.DONE_SURFACE).name()
    assert colour_at(table, 1, 1, 12, -8) == theme.colour(Ink.WARNING_SURFACE).name()
    assert colour_at(table, 2, 1, 12, -8) == theme.colour(Ink.SURFACE).name()
