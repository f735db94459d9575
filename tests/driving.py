"""What the drivers of pages are made of: the program, its parts, forms and lists, and how to press them."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inkop_desktop import app, formats
from inkop_desktop.settings import Settings
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.combo import Combo
from inkop_desktop.ui.widgets.editors.reference import ReferenceEditor
from inkop_desktop.ui.widgets.form import Field
from inkop_desktop.ui.widgets.table import Table

PATIENCE_MS = 20_000
TURN_MS = 1  # in which Qt does all that has been asked of it; there are thousands of them


AnyWidget = TypeVar("AnyWidget", bound=QWidget)


FieldOf = Callable[[str], Field]


class Program:
    """The program with its window; what a person has chosen outlives a start."""

    def __init__(self, bot: QtBot, application: QApplication, settings: Path, today: date) -> None:
        self.bot = bot
        self._application = application
        self._settings = settings
        self.today = today

    def start(self, register: Path | None = None, size: tuple[int, int] | None = (1280, 800)) -> None:
        """Start, at the welcome page or in a register; without a size the window is as it was left."""
        self.settings = Settings(self._settings)
        self.window, self.opening = app.compose(self._application, self.settings, self.today)
        self.bot.addWidget(self.window, before_close_func=partial(shut, self.bot))
        if register is None:
            self.opening.welcome()
        else:
            self.opening.open(register)
        if size:
            self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def quit(self) -> None:
        """Close the window, and with it the register."""
        shut(self.bot, self.window)

    def settle(self) -> None:
        """Wait until all is shown: an answer may ask for more, so it must be quiet three turns in a row."""
        given_up = time.monotonic() + PATIENCE_MS / 1000
        quiet = 0
        while quiet < 3:
            assert time.monotonic() < given_up, "something is still under way"
            self.bot.wait(TURN_MS)
            quiet = quiet + 1 if self.opening.is_idle() else 0

    @property
    def desk(self) -> Desk:
        """Return the desk of the open register."""
        assert self.opening.desk is not None
        return self.opening.desk

    def menu(self, *words: str) -> QAction:
        """Return an action of the menu bar by the words on the way to it."""
        actions = self.window.menuBar().actions()
        for word in words[:-1]:
            actions = named(actions, word).menu().actions()
        return named(actions, words[-1])

    def choose(self, *words: str) -> None:
        """Choose from the menu bar."""
        action = self.menu(*words)
        assert action.isEnabled(), f"{words} is greyed"
        action.trigger()
        self.settle()

    def press(self, keys: str) -> None:
        """Press keys wherever the cursor is."""
        if not self.has_dialog():
            # A closing dialog gives the window back to the person; without a screen nobody does.
            self.window.activateWindow()
            self.bot.waitUntil(self.window.isActiveWindow)
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))
        self.settle()

    def go(self, area: str) -> None:
        """Click an area in the sidebar."""
        workplace = self.window.workplace()
        assert workplace is not None
        click(next(each for each in workplace.sidebar.findChildren(QAbstractButton) if each.key == area))
        self.settle()

    def badge(self, area: str) -> str:
        """Return what an area in the sidebar is read aloud as."""
        workplace = self.window.workplace()
        assert workplace is not None
        buttons = workplace.sidebar.findChildren(QAbstractButton)
        return next(each for each in buttons if each.key == area).accessibleName()

    def told(self) -> str:
        """Return what the bar under the page says."""
        workplace = self.window.workplace()
        assert workplace is not None
        return workplace.notice.text()

    def press_told(self) -> None:
        """Press the button of the bar under the page."""
        workplace = self.window.workplace()
        assert workplace is not None
        click(next(each for each in workplace.notice.findChildren(QPushButton) if each.isVisible()))
        self.settle()

    def dialog(self, kind: type[AnyWidget]) -> AnyWidget:
        """Return the open dialog of a kind."""
        self.settle()
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} of {kind.__name__} are open"
        return found[0]

    def has_dialog(self) -> bool:
        """Tell whether any dialog is open."""
        return any(each.isVisible() for each in self.window.findChildren(QDialog))


class Part:
    """Something within the window, driven by its buttons."""

    def __init__(self, program: Program, widget: QWidget) -> None:
        self.program = program
        self.widget = widget

    def button(self, words: str) -> QAbstractButton:
        """Return a visible button by its words or its spoken name."""
        for each in self.widget.findChildren(QAbstractButton):
            if each.isVisible() and words in (each.text(), each.accessibleName()):
                return each
        raise AssertionError(f"no button “{words}”")

    def press(self, words: str) -> None:
        """Press a button."""
        button = self.button(words)
        assert button.isEnabled(), f"“{words}” is greyed"
        click(button)
        self.program.settle()


class FormPart(Part):
    """Something with a form in it."""

    def field(self, name: str) -> Field:
        """Return a field of the form, in view."""
        if isinstance(self.widget, RecordDialog):
            self.widget.form.go_to(name)
        return self.widget.form.field(name)

    def write(self, name: str, text: str) -> None:
        """Type into a field, over what stood there."""
        write(self.field(name).editor, text)

    def pick(self, name: str, words: str) -> None:
        """Choose from a drop-down list."""
        pick(self.field(name).editor, words)

    def tick(self, name: str, words: str = "") -> None:
        """Tick a box, by its words where there are several."""
        tick(self.field(name).editor, words)

    def refer(self, name: str, typed: str) -> None:
        """Type into a reference and take the first suggestion: what exists, or the offer to add it."""
        refer(self.program, self.field(name).editor, typed)

    def add_row(self, name: str) -> list[Field]:
        """Add a row to a field of rows and return the row's fields."""
        editor = self.field(name).editor
        assert isinstance(editor, RowsEditor)
        click(next(each for each in editor.findChildren(QPushButton) if each.isVisible()))
        return editor.rows()[-1]

    def value(self, name: str) -> Any:
        """Return what stands in a field."""
        return self.field(name).value()

    def problem(self, name: str) -> str:
        """Return what is said to be wrong beside a field."""
        return self.field(name).problem()

    def hint(self, name: str) -> str:
        """Return what is said beside a field."""
        return self.field(name).hint()

    def notice(self) -> str:
        """Return what the dialog itself says."""
        return self.widget.notice.text()


class ListPart(Part):
    """A page with a list."""

    @property
    def table(self) -> Table:
        """Return the list that is shown."""
        return next(each for each in self.widget.findChildren(Table) if each.isVisible())

    def titles(self, key: str = "title") -> list[str]:
        """Return the texts of a column, from top to bottom; none where the list is empty."""
        self.program.settle()
        shown = [each for each in self.widget.findChildren(Table) if each.isVisible()]
        return column(self.program, shown[0], key) if shown else []

    def headings(self) -> list[str]:
        """Return the headings of the shown columns, from left to right."""
        return [each.key for each in self.table.table_state().columns if each.shown]

    def show_column(self, key: str) -> None:
        """Show a column, from the menu of the headings."""
        place = column_of(self.table, key)
        heading = self.table.model().headerData(place, Qt.Orientation.Horizontal)
        named(self.table.columns_menu().actions(), heading).setChecked(True)
        self.program.settle()

    def sort_by(self, key: str) -> None:
        """Click a heading."""
        header = self.table.horizontalHeader()
        place = column_of(self.table, key)
        middle = header.sectionViewportPosition(place) + header.sectionSize(place) // 2
        self.program.bot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(middle, 8).toPoint()
        )
        self.program.settle()

    def choose(self, words: str, *, more: bool = False) -> None:
        """Click a row, by its name; with Ctrl beside the rows that are chosen."""
        name = next(key for key in ("name", "title") if key in _keys(self.table))
        row = self.titles(name).index(words)
        place = self.table.visualRect(self.table.model().index(row, column_of(self.table, name))).center()
        held = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
        self.program.bot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, held, place)
        self.program.settle()

    def chosen(self) -> list[str]:
        """Return the names of the chosen rows."""
        name = next(key for key in ("name", "title", "text") if key in _keys(self.table))
        names = self.titles(name)
        return [names[index.row()] for index in self.table.selectionModel().selectedRows()]

    def search(self, text: str) -> None:
        """Go to the search field with the keyboard and type."""
        self.program.press("Ctrl+F")
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        if text:
            type_into(line, text)
        else:
            QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.program.settle()

    def highlighted(self, key: str = "title") -> list[str]:
        """Return what is marked in a column as found."""
        self.titles(key)
        place, model = column_of(self.table, key), self.table.model()
        found = []
        for row in range(model.rowCount()):
            index = model.index(row, place)
            text = index.data()
            found += [text[start : start + length] for start, length in index.data(CellRole.HIGHLIGHT) or ()]
        return found


def shut(bot: QtBot, window: QWidget) -> None:
    """Close the program's window and wait until its register is closed too."""
    window.close()
    bot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)


def click(button: QAbstractButton) -> None:
    """Click a button that can be seen."""
    assert button.isVisible(), f"“{button.text()}” is not shown"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(editor: QWidget, text: str) -> None:
    """Type into an editor, over what stood there; a sentence at one stroke, as it is pasted."""
    line: QLineEdit | QPlainTextEdit = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    if " " in text:
        _stroke(line, text)
    else:
        type_into(line, text)


def type_into(control: QWidget, text: str) -> None:
    """Type, letter by letter; Qt's own helper aborts on an ä."""
    for letter in text:
        _stroke(control, letter)


def _stroke(control: QWidget, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(control, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text))


def pick(editor: QWidget, words: str) -> None:
    """Choose from a drop-down list."""
    combo = editor.findChild(Combo)
    combo.setFocus()
    combo.setCurrentText(words)
    assert combo.currentText() == words, f"“{words}” is not offered"


def tick(editor: QWidget, words: str = "") -> None:
    """Tick a box, by its words where there are several."""
    boxes = editor.findChildren(QCheckBox)
    next(each for each in boxes if not words or each.text() == words).click()


def refer(program: Program, editor: QWidget, typed: str) -> None:
    """Type into a reference and take the first suggestion with the keyboard."""
    if not isinstance(editor, ReferenceEditor):
        editor = editor.findChild(ReferenceEditor)
    line = editor.findChild(QLineEdit)
    editor.window().activateWindow()
    write(editor, typed)
    program.bot.waitUntil(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_Down)
    popup = editor.suggestions()
    program.bot.waitUntil(popup.isVisible, timeout=PATIENCE_MS)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    program.settle()


def drop(program: Program, target: QWidget, files: tuple[Path, ...]) -> None:
    """Drop files on a widget."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    place, copied, button = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(place, copied, mime, button, held))
    QApplication.sendEvent(target, QDropEvent(place, copied, mime, button, held))
    program.settle()


def column(program: Program, table: Table, key: str) -> list[str]:
    """Return the texts of a column; rows that come late are waited for."""
    model, place = table.model(), column_of(table, key)
    for row in range(model.rowCount()):
        model.index(row, place).data()
    program.settle()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def column_of(table: QAbstractItemView, key: str) -> int:
    """Return the place of a column in the model."""
    return _keys(table).index(key)


def _keys(table: QAbstractItemView) -> list[str]:
    model = table.model()
    return [
        model.headerData(place, Qt.Orientation.Horizontal, CellRole.KEY)
        for place in range(model.columnCount())
    ]


def named(actions: list[QAction], words: str) -> QAction:
    for action in actions:
        if formats.fold(words) in formats.fold(action.text().replace("&", "")):
            return action
    raise AssertionError(f"no “{words}” among {[each.text() for each in actions]}")
