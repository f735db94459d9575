"""The editor of several short texts: each becomes a tag that can be taken away again."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon, set_icon
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.buttons import Button, Kind, literal
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.flow import FlowLayout


class TagsEditor(Editor):
    """Short texts, each once; Enter or a comma ends one, Backspace in the empty field takes the last."""

    def __init__(self, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: list[str] = []
        self._buttons: list[Button] = []
        self._line = _TagLine()
        self._line.setPlaceholderText(prompt)
        self._line.ended.connect(self._end_tag)
        self._line.taken_back.connect(self._remove_last)
        self._line.textEdited.connect(self._on_typed)
        self._line.editingFinished.connect(self._end_tag)
        self._shelf = QWidget()
        self._flow = FlowLayout(self._shelf, gap=4)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(self._line)
        column.addWidget(self._shelf)
        self.row.addLayout(column, 1)
        self.setFocusProxy(self._line)
        self._draw()

    def value(self) -> tuple[str, ...]:
        """Return the texts in the order in which they were given, what is being typed last."""
        typed = self._line.text().strip()
        return tuple(dict.fromkeys([*self._tags, typed] if typed else self._tags))

    def _show(self, value: Iterable[str] | None) -> None:
        self._line.clear()
        self._tags = list(dict.fromkeys(value or ()))
        self._draw()

    def _on_typed(self, typed: str) -> None:
        if typed.endswith(","):
            self._line.setText(typed[:-1])
            self._end_tag()
        else:
            self.changed.emit()

    def _end_tag(self) -> None:
        before = self._tags
        self._tags = list(self.value())
        self._line.clear()
        if self._tags != before:
            self._draw()
            self.changed.emit()

    def _remove_last(self) -> None:
        if self._tags:
            self._remove(self._tags[-1])

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for tag in self._tags:
            button = Button(literal(tag), Kind.TAG)
            set_icon(button, Icon.X, Ink.MUTED, 14)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.setAccessibleName(_("Remove “{tag}”").format(tag=tag))
            button.clicked.connect(partial(self._remove, tag))
            self._flow.addWidget(button)
            self._buttons.append(button)
        self._shelf.setVisible(bool(self._tags))
        self.updateGeometry()


class _TagLine(QLineEdit):
    """The field where a tag is typed.

    Signals: ended – Enter, which then does not press the dialog's button; taken_back – Backspace
    where there is nothing left to delete.
    """

    ended = Signal()
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
