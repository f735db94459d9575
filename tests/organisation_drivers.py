"""Drive the pages of who answers for what: the matrix, a person's panel, handing over."""

from drivers import DirectoryDriver
from driving import FormPart, Part, Program, named, type_into, write
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from inkop_desktop.typeset.scene import Rect
from inkop_desktop.ui.governance.confirming import ConfirmDialog
from inkop_desktop.ui.organisation.chart import ChartTab
from inkop_desktop.ui.organisation.choosing import PersonChooser
from inkop_desktop.ui.organisation.matrix import MatrixTab
from inkop_desktop.ui.organisation.matrixtable import MatrixTable
from inkop_desktop.ui.people.ending import EndDialog
from inkop_desktop.ui.people.handover import HandOverDialog
from inkop_desktop.ui.people.person import PersonDetails
from inkop_desktop.ui.records.things import ThingsView


class MatrixDriver(Part):
    """The matrix of product areas and municipalities."""

    def __init__(self, program: Program) -> None:
        program.go("roles")
        page = program.window.workplace().page()
        super().__init__(program, page.show_tab_of(MatrixTab))
        program.settle()

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

    def ask_for_menu(self, area: str, organisation: str, *, by_key: bool) -> str:
        """Ask for a menu with the pointer over a cell, or with the menu key; return its first way on."""
        reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
        place = self.table.visualRect(self._index(area, organisation)).center()
        shown: list[QPoint] = []
        self.table.menu_wanted.connect(shown.append)
        at = self.table.viewport().mapToGlobal(place)
        QApplication.sendEvent(self.table.viewport(), QContextMenuEvent(reason, place, at))
        assert len(shown) == 1
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words = [each.text() for each in menu.actions() if each.text()]
        menu.close()
        return words[1]

    def end(self, day: str) -> None:
        """End the appointment in the current cell on a day."""
        self.choose_deed("End the appointment")
        dialog = FormPart(self.program, self.program.dialog(EndDialog))
        dialog.write("to_day", day)
        dialog.press("End")

    def show_day(self, day: str) -> None:
        """Show another day."""
        write(self.widget.bar.editor, day)
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


class PersonDriver(DirectoryDriver):
    """The page of the persons, with the panel of the chosen one."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, "people")
        self.panel = self.widget.findChild(PersonDetails)

    def things(self) -> list[tuple[str, str]]:
        """Return what the chosen person answers for, with headings, each with its detail."""
        self.program.settle()
        return [(each.words, each.detail) for each in self.panel.things()]

    def open_thing(self, words: str) -> None:
        """Click something that the person answers for."""
        view = self._go_to(words)
        place = view.visualRect(view.currentIndex()).center()
        self.program.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.program.settle()

    def end_thing(self, words: str, day: str) -> None:
        """End an appointment from its menu."""
        self._go_to(words)
        named(self.panel.menu().actions(), "End the appointment").trigger()
        dialog = FormPart(self.program, self.program.dialog(EndDialog))
        dialog.write("to_day", day)
        dialog.press("End")

    def tab(self, words: str) -> None:
        """Go to a tab of the panel."""
        tabs = self.panel.tabs
        tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index(words))
        self.program.settle()

    def facts(self) -> dict[str, str]:
        """Return the facts by their label."""
        return dict(self.panel.rows())

    def interests(self) -> list[str]:
        """Return the interests that are shown."""
        return [value for _label, value in self.panel._interests.rows()]

    def competence(self) -> list[str]:
        """Return each competence with what is said of its expiry."""
        return self.panel._competence.rows()

    def history(self) -> str:
        """Return all that the history tells."""
        return " ".join(self.panel.history.lines())

    def hand_over(self) -> "HandOverDriver":
        """Press the button."""
        self.press("Hand over …")
        return HandOverDriver(self.program)

    def ask(self, name: str, words: str) -> None:
        """Choose a person, then something of the right-click menu."""
        self.choose(name)
        named(self.table.actions(), words).trigger()
        self.program.settle()

    def _go_to(self, words: str) -> ThingsView:
        view = self.panel.findChild(ThingsView)
        rows = [each[0] for each in self.things()]
        view.setCurrentIndex(view.model().index(rows.index(words), 0))
        return view


class HandOverDriver(FormPart):
    """The dialog in which things are handed over."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(HandOverDialog))

    def tick_thing(self, words: str) -> None:
        """Tick or untick a row, or a heading with all below it, with Space."""
        press_space(self.widget.things, words)

    def ticked(self) -> list[str]:
        """Return what is ticked."""
        self.program.settle()
        return [each.words for each in self.widget.things.things.chosen()]

    def follows(self) -> str:
        """Return what the dialog says that follows."""
        return self.widget.follows()


class ConfirmDriver(FormPart):
    """The dialog in which it is noted who has confirmed a governing document."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(ConfirmDialog))

    def rows(self) -> list[str]:
        """Return the headings and those who have not confirmed."""
        self.program.settle()
        return [each.words for each in self.widget.readers.things.entries()]

    def tick(self, words: str) -> None:
        """Tick or untick a row, or a heading with all below it, with Space."""
        self.program.settle()
        press_space(self.widget.readers, words)

    def said(self) -> str:
        """Return what is said below the list."""
        self.program.settle()
        return self.widget.said()

    def can_note(self) -> bool:
        """Tell whether there is anything to note."""
        return self.widget.do_button.isEnabled()


def press_space(view: ThingsView, words: str) -> None:
    """Press Space on a row of things."""
    rows = [each.words for each in view.things.entries()]
    view.setCurrentIndex(view.model().index(rows.index(words), 0))
    QTest.keyClick(view, Qt.Key.Key_Space)


class ChartDriver(Part):
    """The organisation chart."""

    def __init__(self, program: Program) -> None:
        program.go("roles")
        page = program.window.workplace().page()
        super().__init__(program, page.show_tab_of(ChartTab))
        program.settle()

    def said(self) -> str:
        """Return what the picture is read aloud as."""
        return self.widget.view.canvas.accessibleName()

    def told(self) -> list[str]:
        """Return what is told in words, line by line."""
        self.program.settle()
        return "\n".join(value for _label, value in self.widget.rows()).splitlines()

    def size(self) -> tuple[int, int]:
        """Return how large the picture is drawn."""
        return self.widget.view.canvas.width(), self.widget.view.canvas.height()

    def click_box(self, place: int) -> None:
        """Click a box by its place in the chart."""
        canvas = self.widget.view.canvas
        boxes = [each for each in canvas.scene().shapes if isinstance(each, Rect)]
        box = next(each for each in boxes if each.record == place)
        point = QPointF(box.x + 5, box.y + 5) * canvas.scale
        self.program.bot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point.toPoint())
        self.program.settle()
