"""The control in which one line of text is typed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from inkop_desktop.records.fields import on_one_line
from inkop_desktop.ui import theme
from inkop_desktop.ui.widgets.label import tooltip
from inkop_desktop.ui.widgets.undoing import is_for_program

_ACTION = 28  # what the picture at the end of the line takes of it


class _OneLine(QValidator):
    """Puts what is pasted with line breaks on one line; Qt would keep them in the text."""

    def validate(self, text: str, cursor: int) -> tuple[QValidator.State, str, int]:
        """Return the text on one line, with the cursor where it was."""
        return QValidator.State.Acceptable, on_one_line(text), len(on_one_line(text[:cursor]))


class Line(QLineEdit):
    """One line; text that is longer than its place is told whole where the pointer rests on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_OneLine(self))

    def event(self, event: QEvent) -> bool:
        """Tell the text whole where it is cut; leave to the program what it can undo and the line cannot."""
        if is_for_program(self, event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tooltip(self.text()) if self._is_cut() else "")
        return super().event(event)

    def _is_cut(self) -> bool:
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        room = inside.width() - theme.px(_ACTION) * len(self.actions())
        return self.fontMetrics().horizontalAdvance(self.text()) > room
