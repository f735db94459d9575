"""Drive the page of attendance as a person does."""

from driving import Part, Program, named, pick
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from inkop_desktop.ui.attendance.tab import AttendanceTab, AttendanceTable


class AttendanceDriver(Part):
    """The grid of those who sit in a body and the days it meets."""

    def __init__(self, program: Program) -> None:
        program.go("roles")
        page = program.window.workplace().page()
        super().__init__(program, page.show_tab_of(AttendanceTab))
        program.settle()

    @property
    def table(self) -> AttendanceTable:
        """Return the table."""
        return self.widget.table

    def lines(self) -> list[str]:
        """Return the headings at the left."""
        return self._headings(Qt.Orientation.Vertical, self.table.model().rowCount())

    def days(self) -> list[str]:
        """Return the headings at the top."""
        return self._headings(Qt.Orientation.Horizontal, self.table.model().columnCount())

    def words(self, line: str) -> list[str]:
        """Return what a line shows, day by day."""
        self.program.settle()
        row = self.lines().index(line)
        model = self.table.model()
        return [model.index(row, place).data() for place in range(model.columnCount())]

    def said(self, line: str, day: str) -> str:
        """Return what a cell is read aloud as."""
        return self._index(line, day).data(Qt.ItemDataRole.AccessibleTextRole)

    def told_of(self, day: str) -> str:
        """Return what a meeting day tells when the pointer rests on it."""
        place = self.days().index(day)
        way = Qt.Orientation.Horizontal
        return self.table.model().headerData(place, way, Qt.ItemDataRole.ToolTipRole)

    def current(self) -> str:
        """Return the current cell as it is read aloud."""
        self.program.settle()
        return self.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)

    def count(self) -> str:
        """Return of how many meetings it is said to be noted; nothing where nothing is."""
        count = self.widget._count
        return count.text() if count.isVisible() else ""

    def nothing(self) -> str:
        """Return what is said where there is nothing to show."""
        self.program.settle()
        said = self.widget._nothing.findChildren(QLabel)
        return " ".join(each.text() for each in said if each.isVisible())

    def go(self, line: str, day: str) -> None:
        """Click a cell."""
        place = self.table.visualRect(self._index(line, day)).center()
        self.program.bot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.program.settle()

    def press_key(self, key: Qt.Key) -> None:
        """Press a key in the table."""
        self.table.setFocus()
        QTest.keyClick(self.table, key)
        self.program.settle()

    def offered_with(self, key: Qt.Key) -> list[str]:
        """Return what the menu offers that a key opens over the current cell, and close it."""
        self.press_key(key)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words = _words(menu)
        menu.close()
        return words

    def deeds(self) -> list[str]:
        """Return what can be chosen in the menu of the current cell."""
        return _words(self.widget.menu())

    def choose(self, words: str) -> None:
        """Choose from the menu of the current cell."""
        named(self.widget.menu().actions(), words).trigger()
        self.program.settle()

    def serve(self, member: str) -> None:
        """Choose in whose place the one in the current cell serves."""
        under = named(self.widget.menu().actions(), "Serves in place of").menu()
        assert isinstance(under, QMenu)
        named(under.actions(), member).trigger()
        self.program.settle()

    def show(self, body: str = "", year: str = "") -> None:
        """Choose a body, a year."""
        for editor, words in ((self.widget.bodies, body), (self.widget.years, year)):
            if words:
                pick(editor, words)
                self.program.settle()

    def _headings(self, way: Qt.Orientation, count: int) -> list[str]:
        self.program.settle()
        return [self.table.model().headerData(place, way) for place in range(count)]

    def _index(self, line: str, day: str) -> QModelIndex:
        row, column = self.lines().index(line), self.days().index(day)
        return self.table.model().index(row, column)


def _words(menu: QMenu) -> list[str]:
    """Return what can be chosen, without the letters at the right."""
    return [each.text().split("\t")[0] for each in menu.actions() if each.text() and each.isEnabled()]
