"""Purchases of the same kind in the window: the sum, the law, the own rule, and what counts."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from driving import Part, Program, pick
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from report_drivers import PreviewDriver, ReportsDriver

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import file
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.vocabulary import Counting, Law, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Procedure
from inkop_desktop.services import records
from inkop_desktop.typeset.scene import Rect
from inkop_desktop.ui.contracts.page import ContractsPage
from inkop_desktop.ui.procuring.same_kind import SameKindTab
from inkop_desktop.ui.procuring.same_kind_bar import SameKindBar
from inkop_desktop.ui.widgets.scene import SceneView

pytestmark = pytest.mark.slow
DAY = date(2026, 3, 1)


class SameKindDriver(Part):
    """The tab of purchases of the same kind."""

    widget: SameKindTab

    def __init__(self, program: Program) -> None:
        program.go("procuring")
        super().__init__(program, program.window.workplace().page().show_tab_of(SameKindTab))
        program.settle()

    def pick_area(self, name: str) -> None:
        """Choose a product area."""
        pick(self.widget.area, name)
        self.program.settle()

    def areas(self) -> list[int]:
        """Return the ids of the areas whose bars are shown."""
        shapes = self.widget.findChild(SceneView).scene().shapes
        return [each.record for each in shapes if isinstance(each, Rect) and each.record is not None]

    def rows(self) -> list[str]:
        """Return the titles of what counts."""
        model = self.widget.model
        return [model.index(row, 0).data() for row in range(model.rowCount(QModelIndex()))]

    def sorted_by(self, key: str) -> list[str]:
        """Sort by a column, the least first, and return the titles."""
        keys = [each.key for each in self.widget.model.usual().columns]
        self.widget.model.sort(keys.index(key), Qt.SortOrder.AscendingOrder)
        return self.rows()

    def says_nothing(self) -> tuple[bool, bool]:
        """Tell whether it is said that nothing counts, and whether the table is there."""
        return self.widget.nothing.isVisible(), self.widget.table.isVisible()

    def open_first(self) -> None:
        """Open the first row."""
        self.widget.table.setCurrentIndex(self.widget.model.index(0, 0))
        QTest.keyClick(self.widget.table, Qt.Key.Key_Return)
        self.program.settle()

    def choose_first_bar(self) -> None:
        """Choose the first bar with the keyboard."""
        scene = self.widget.findChild(SceneView)
        scene.setFocus()
        QTest.keyClick(scene, Qt.Key.Key_Down)
        QTest.keyClick(scene, Qt.Key.Key_Return)
        self.program.settle()


@pytest.fixture
def filled(empty: Path) -> Path:
    with file.open_register(empty, "Anna") as register:
        food = records.save(register, ProductArea(name="Food")).id
        milk = records.save(register, ProductArea(name="Milk", parent_id=food)).id
        paper = records.save(register, ProductArea(name="Paper")).id
        records.save(register, DirectProcurement(title="Rolls", law=Law.LOU, started_on=DAY, area_id=food))
        contract = Contract(
            title="Milk for schools",
            area_id=milk,
            procedure=Procedure.THREE_QUOTES,
            signed_on=DAY,
            estimated_value=Money(450_000_00, "SEK"),
        )
        records.save(register, contract)
        records.save(register, ProductArea(name="Nothing", parent_id=paper))
        rule = OwnRule(
            title="The sum of a year",
            kind=OwnRuleKind.SAME_KIND,
            counting=Counting.FISCAL_YEAR,
            amount=Money(500_000_00, "SEK"),
            valid_from=DAY,
        )
        records.save(register, rule)
    return empty


@pytest.fixture
def tab(program: Program, filled: Path) -> SameKindDriver:
    program.start(filled)
    return SameKindDriver(program)


def test_all_areas_stand_beside_each_other_and_one_can_be_chosen(tab: SameKindDriver) -> None:
    head, law, own = tab.widget.bar.said()
    assert head == "All product areas, 2026"
    assert law.startswith("Lagen räknar inte längre ihop årets alla köp av samma slag")
    assert own.startswith("The sum of a year. Counted over the fiscal year.")
    assert len(tab.areas()) == 2
    assert tab.rows() == ["Rolls", "Milk for schools"]
    assert tab.says_nothing() == (False, True)
    tab.choose_first_bar()
    assert tab.areas() == []
    assert tab.widget.bar.said()[0].startswith("Food, 2026: ")


def test_in_a_low_window_what_counts_is_still_seen(program: Program, filled: Path) -> None:
    program.start(filled, (1280, 500))
    table = SameKindDriver(program).widget.table
    assert table.viewport().height() >= 4 * table.rowHeight(0)


def test_a_year_without_purchases_says_so(tab: SameKindDriver) -> None:
    tab.pick_area("\xa0\xa0\xa0Nothing")
    assert tab.rows() == []
    assert tab.widget.bar.said()[0] == "Nothing, 2026: nothing has been bought"
    assert tab.says_nothing() == (True, False)


def test_what_counts_can_be_opened(tab: SameKindDriver) -> None:
    tab.pick_area("\xa0\xa0\xa0Milk")
    assert "near the limit" in tab.widget.bar.said()[2]
    tab.open_first()
    assert isinstance(tab.program.window.workplace().page(), ContractsPage)


def test_the_meter_follows_the_register(tab: SameKindDriver) -> None:
    area_id = tab.areas()[0]
    case = DirectProcurement(title="Buns", law=Law.LOU, started_on=DAY, area_id=area_id)
    tab.widget._desk.ops.write(tab.widget, partial(_save, case))
    tab.program.settle()
    assert tab.rows() == ["Buns", "Rolls", "Milk for schools"]


def test_amounts_and_days_are_sorted_by_what_they_say(tab: SameKindDriver) -> None:
    area_id = tab.areas()[0]
    case = DirectProcurement(
        title="Buns", law=Law.LOU, started_on=date(2026, 2, 28), area_id=area_id, value=Money(9_000_00, "SEK")
    )
    tab.widget._desk.ops.write(tab.widget, partial(_save, case))
    tab.program.settle()
    assert tab.sorted_by("amount") == ["Rolls", "Buns", "Milk for schools"]
    assert tab.sorted_by("day")[0] == "Buns"


def _save(case: DirectProcurement, register: Register) -> DirectProcurement:
    return records.save(register, case)


@pytest.mark.usefixtures("quick_papers")
def test_it_is_printed_from_its_tab_and_from_the_reports(tab: SameKindDriver) -> None:
    tab.press("Print")
    preview = PreviewDriver(tab.program)
    assert preview.title() == "Purchases of the same kind, 2026"
    preview.close()
    reports = ReportsDriver(tab.program)
    reports.choose("Purchases of the same kind", "year", "2025")
    reports.open("Purchases of the same kind")
    assert PreviewDriver(tab.program).title() == "Purchases of the same kind, 2025"


def test_the_bar_of_a_case_asks_for_its_area_first(tab: SameKindDriver) -> None:
    desk = tab.widget.bar._desk
    bar = SameKindBar(desk)
    bar.show_case(DirectProcurement(title="Bread"))
    assert bar.said() == ("Choose a product area first: it says what is of the same kind.", "", "")
    area_id = tab.areas()[0]
    bar.show_case(DirectProcurement(title="Bread", area_id=area_id, started_on=DAY, law=Law.LOU))
    tab.program.settle()
    head, law, own = bar.said()
    assert head.endswith("in 3 purchases")
    assert "is for each procurement by itself" in law
    assert "near the limit" in own
    bar.deleteLater()
