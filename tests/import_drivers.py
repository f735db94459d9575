"""Drive the wizard of the import as a person does."""

from pathlib import Path
from typing import Any

from driving import Program, click
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from inkop_desktop.ui.flowshell import FlowShell
from inkop_desktop.ui.imports.filepage import FilePage


class Wizard:
    """The import wizard as a person uses it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        program.menu("File", "Import contracts …").trigger()
        self._shell = program.window.findChildren(FlowShell)[-1]
        self.settle()

    def settle(self) -> None:
        self._program.settle()

    def page(self, kind: type[QWidget]) -> Any:
        """Return the page that is shown, which is of this kind."""
        page = self._shell.page()
        assert isinstance(page, kind), page
        return page

    def button(self, words: str) -> QAbstractButton:
        """Return a button by the beginning of its words."""
        shown = (each for each in self._shell.findChildren(QAbstractButton) if each.isVisible())
        return next(each for each in shown if each.text().startswith(words))

    def press(self, words: str) -> None:
        click(self.button(words))
        self.settle()

    def drop(self, path: Path) -> None:
        """Drop a file on the first page."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        door = self.page(FilePage)._door
        copy, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        door.dropEvent(QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, no_key))
        self.settle()

    def change(self, form: Any, name: str, value: Any) -> None:
        """Choose another value in a form."""
        editor = form.field(name).editor
        editor.set_value(value)
        editor.changed.emit()
        self.settle()

    def says(self) -> str:
        """Return what the bar above the buttons says."""
        return self._shell._notice.text()

    def so_far(self) -> dict[str, str]:
        return dict(self._shell._facts.rows())
