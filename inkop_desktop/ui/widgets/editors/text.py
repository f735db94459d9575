"""Editors of text: one line, and several."""

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.line import Line


class TextEditor(Editor):
    """One line of text; the value is without blanks at its ends."""

    def __init__(self, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line()
        self._line.setPlaceholderText(prompt)
        self._line.textEdited.connect(self.changed)
        self._take(self._line, 1)

    def value(self) -> str:
        """Return the text; empty when it is blank."""
        return self._line.text().strip()

    def _show(self, value: str | None) -> None:
        self._line.setText(value or "")
        self._line.setCursorPosition(0)


class LongTextEditor(Editor):
    """Several lines of text; Tab leaves it."""

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = _Box(lines)
        self._box.textChanged.connect(self.changed)
        self._take(self._box, 1)

    def value(self) -> str:
        """Return the text; empty when it is blank."""
        return self._box.toPlainText().strip()

    def _show(self, value: str | None) -> None:
        self._box.setPlainText(value or "")


class _Box(QPlainTextEdit):
    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(theme.font(Type.BODY)).lineSpacing() * self._lines
        return QSize(theme.px(280), ceil(height) + theme.px(18))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())
