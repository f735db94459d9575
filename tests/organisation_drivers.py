"""Drive the pages of who answers for what: the matrix, a person's panel, handing over."""

from driving import FormPart, Part, Program, named, type_into, write
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from inkop_desktop.ui.organisation.choosing import PersonChooser
from inkop_desktop.ui.organisation.matrixtable import MatrixTable
from inkop_desktop.ui.people.ending import EndDialog


class MatrixDriver(Part):
    """The matrix of product areas and municipalities."""

    def __init__(self, program: Program) -> None:
        program.go("responsibilities")
        super().__init__(program, program.window.workplace().page().matrix)

    @property
    def table(self) -> MatrixTable:
        """Return the table."""
        return self.widget.table

    def lines(self) -> list[str]:
        """Return the headings at the left."""
        return self._headings(Qt.Orientation.Vertical, self.table.model().rowCount())

    def organisations(self) -> list[str]:
        """Return the headings at the top."""
        return self._headings(Qt.Orientation.Horizontal, self.table.model().columnCount())

    def text(self, area: str, organisation: str) -> str:
        """Return what a cell shows."""
        return self._index(area, organisation).data()

    def said(self, area: str, organisation: str) -> str:
        """Return what a cell is read aloud as."""
        return self._index(area, organisation).data(Qt.ItemDataRole.AccessibleTextRole)

    def told(self, area: str, organisation: str) -> str:
        """Return what a cell tells when the pointer rests on it."""
        return self._index(area, organisation).data(Qt.ItemDataRole.ToolTipRole)

    def count(self) -> str:
        """Return how many vacancies are said to be there."""
        return self.widget._count.text()

    def go(self, area: str, organisation: str) -> None:
        """Click a cell."""
        place = self.table.visualRect(self._index(area, organisation)).center()
        self.program.bot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.program.settle()

    def current(self) -> str:
        """Return the current cell as it is read aloud."""
        return self.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)

    def press_key(self, key: Qt.Key) -> None:
        """Press a key in the table."""
        self.table.setFocus()
        QTest.keyClick(self.table, key)
        self.program.settle()

    def type(self, text: str) -> "ChooserDriver":
        """Type in the current cell."""
        self.table.setFocus()
        type_into(self.table, text[:1])
        chooser = ChooserDriver(self.program)
        chooser.type(text[1:])
        return chooser

    def fill(self, area: str, organisation: str, name: str) -> None:
        """Choose a person for a cell by typing."""
        self.go(area, organisation)
        self.type(name).take()

    def open_chooser(self, key: Qt.Key = Qt.Key.Key_F2) -> "ChooserDriver":
        """Open the chooser of the current cell."""
        self.press_key(key)
        return ChooserDriver(self.program)

    def deeds(self) -> list[str]:
        """Return what the menu of the current cell offers."""
        return [each.text() for each in self._menu().actions() if each.text()]

    def choose_deed(self, words: str) -> None:
        """Choose from the menu of the current cell."""
        named(self._menu().actions(), words).trigger()
        self.program.settle()

    def end(self, day: str) -> None:
        """End the appointment in the current cell on a day."""
        self.choose_deed("End the appointment")
        dialog = FormPart(self.program, self.program.dialog(EndDialog))
        dialog.write("to_day", day)
        dialog.press("End")

    def show_day(self, day: str) -> None:
        """Show another day."""
        write(self.widget._day, day)
        self.program.settle()

    def _menu(self) -> QMenu:
        return self.widget.menu()

    def _headings(self, way: Qt.Orientation, count: int) -> list[str]:
        self.program.settle()
        return [self.table.model().headerData(place, way) for place in range(count)]

    def _index(self, area: str, organisation: str) -> QModelIndex:
        row, column = self.lines().index(area), self.organisations().index(organisation)
        return self.table.model().index(row, column)


class ChooserDriver(Part):
    """The list of persons over a cell."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(PersonChooser))

    def type(self, text: str) -> None:
        """Type on in the field."""
        type_into(self.widget.field, text)
        self.program.bot.waitSignal(self.widget.field.searched).wait()
        self.program.settle()

    def offered(self) -> list[str]:
        """Return who is offered."""
        self.program.settle()
        return self.widget.offered()

    def take(self) -> None:
        """Take the first with Enter."""
        QTest.keyClick(self.widget.field, Qt.Key.Key_Return)
        self.program.settle()
