"""A list that is a tree: folded and unfolded by keys and mouse; a search keeps what is above a hit."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import copies
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inkop_desktop.lists.directory import AREAS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, work
from inkop_desktop.text import message
from inkop_desktop.ui.listmodel import WAITING
from inkop_desktop.ui.liststate import usual_state
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.treemodel import MOST_UNFOLDED, TreeModel
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.tree_table import TreeTable

TODAY = date(2026, 11, 21)
Open = Callable[[], TreeTable]
Tree = Callable[[TreeTable], str]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "areas", "Anna", Country.SE, Organisation(name="Region")) as made:
        add(made, "Fastighet", "Energi")
        add(made, "Livsmedel", "Mejeri", "Kolonial")
        kolonial = next(each for each in records.every(made, ProductArea) if each.name == "Kolonial")
        records.save(made, ProductArea(name="Kryddor", parent_id=kolonial.id, cpv_prefixes=("1587", "1588")))
        yield made


def add(register: Register, top: str, *below: str) -> None:
    above = records.save(register, ProductArea(name=top))
    with work.change(register, message("Fill")) as change:
        change.save_all([ProductArea(name=each, parent_id=above.id) for each in below])


@pytest.fixture
def show(qtbot: QtBot, register: Register) -> Iterator[Open]:
    """Return what opens a table of the areas."""
    opened: list[Ops] = []

    def _show() -> TreeTable:
        opened.append(Ops(register))
        table = TreeTable("Areas")
        model = TreeModel(opened[-1], AREAS, TODAY, table)
        table.set_model(model, usual_state(AREAS))
        qtbot.addWidget(table)
        table.resize(600, 500)
        with qtbot.waitActive(table):  # a window that is given the keys later would choose the first row
            table.show()
        with qtbot.waitSignal(model.counted):
            model.reload()
        qtbot.waitUntil(opened[-1].is_idle)
        return table

    yield _show
    for ops in opened:
        ops.close()


@pytest.fixture
def tree(qtbot: QtBot) -> Tree:
    """Return what draws the rows on one line: a dot for each level, folded with plus, quiet in brackets."""

    def _tree(table: TreeTable) -> str:
        qtbot.waitUntil(lambda: WAITING not in _drawn(table))
        return _drawn(table)

    return _tree


def _drawn(table: TreeTable) -> str:
    drawn = []
    for row in range(table.model().rowCount()):
        index = table.model().index(row, 0)
        name = f"({index.data()})" if index.data(CellRole.QUIET) else index.data()
        folded = "+" if index.data(CellRole.OPEN) is False else ""
        drawn.append("." * index.data(CellRole.LEVEL) + folded + name)
    return " ".join(drawn)


def press(table: TreeTable, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(table, key)


WHOLE = "Fastighet .Energi Livsmedel .Kolonial ..Kryddor .Mejeri"


def test_the_tree_stands_in_alphabetical_order(qtmodeltester: ModelTester, show: Open, tree: Tree) -> None:
    table = show()
    assert tree(table) == WHOLE
    qtmodeltester.check(table.model())


@pytest.mark.parametrize(
    ("start", "keys", "shown", "current"),
    [
        (2, [Qt.Key.Key_Left], "Fastighet .Energi +Livsmedel", "Livsmedel"),
        (2, [Qt.Key.Key_Left, Qt.Key.Key_Right], WHOLE, "Livsmedel"),
        (2, [Qt.Key.Key_Right], WHOLE, "Kolonial"),
        (4, [Qt.Key.Key_Left], WHOLE, "Kolonial"),
        (4, [Qt.Key.Key_Right], WHOLE, "Kryddor"),
        (5, [Qt.Key.Key_Left, Qt.Key.Key_Left], "Fastighet .Energi +Livsmedel", "Livsmedel"),
        (3, [Qt.Key.Key_Left] * 3, "Fastighet .Energi +Livsmedel", "Livsmedel"),
    ],
)
def test_the_arrow_keys_walk_the_tree(
    show: Open, tree: Tree, start: int, keys: list[Qt.Key], shown: str, current: str
) -> None:
    table = show()
    table.setCurrentIndex(table.model().index(start, 0))
    press(table, *keys)
    assert tree(table) == shown
    assert table.currentIndex().siblingAtColumn(0).data() == current


def test_the_chevron_folds_and_the_name_chooses(show: Open, tree: Tree) -> None:
    table = show()
    cell = table.visualRect(table.model().index(2, 0))
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.x() + 14, cell.center().y())
    )
    assert tree(table) == "Fastighet .Energi +Livsmedel"
    assert table.current_id() is None
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.x() + 60, cell.center().y())
    )
    assert table.currentIndex().data() == "Livsmedel"


def test_a_search_keeps_what_is_above_a_hit_and_unfolds_it(qtbot: QtBot, show: Open, tree: Tree) -> None:
    table = show()
    model = table.model()
    assert isinstance(model, TreeModel)
    model.set_all(folded=True)
    assert tree(table) == "+Fastighet +Livsmedel"
    for search, shown in (
        ("kryddor", "(Livsmedel) .(Kolonial) ..Kryddor"),
        ("", "+Fastighet +Livsmedel"),
    ):
        with qtbot.waitSignal(model.counted):
            model.show(Query(TODAY, search))
        assert tree(table) == shown


def test_what_shall_be_shown_is_unfolded(register: Register, show: Open, tree: Tree) -> None:
    table = show()
    model = table.model()
    assert isinstance(model, TreeModel)
    kryddor = next(each for each in records.every(register, ProductArea) if each.name == "Kryddor")
    model.set_all(folded=True)
    assert model.row_of(kryddor.id or 0) == -1
    assert model.reveal(kryddor.id or 0) == 3
    assert tree(table) == "+Fastighet Livsmedel .Kolonial ..Kryddor .Mejeri"
    assert model.reveal(0) == -1


def test_a_large_tree_shows_its_top_first(register: Register, show: Open, tree: Tree) -> None:
    add(register, "Vård", *(f"Område {number}" for number in range(MOST_UNFOLDED)))
    assert tree(show()) == "+Fastighet +Livsmedel +Vård"


def test_a_row_says_where_it_stands(show: Open) -> None:
    table = show()
    model = table.model()
    model.setData(model.index(3, 0), False, CellRole.OPEN)
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) for row in (1, 2, 3)]
    assert said == ["Level 2", "Level 1, unfolded", "Level 2, folded"]


def test_no_code_or_several_are_one_text(show: Open, tree: Tree) -> None:
    table = show()
    assert tree(table) == WHOLE
    model = table.model()
    assert [model.index(row, 3).data() for row in (3, 4)] == ["–", "1587, 1588"]
