"""The control in which one line of text is typed."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from inkop_desktop.ui import theme
from inkop_desktop.ui.widgets.label import tooltip

_ACTION = 28  # what the picture at the end of the line takes of it


class Line(QLineEdit):
    """One line; text that is longer than its place is told whole where the pointer rests on it."""

    def event(self, event: QEvent) -> bool:
        """Tell the text whole where it is cut."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tooltip(self.text()) if self._is_cut() else "")
        return super().event(event)

    def _is_cut(self) -> bool:
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        room = inside.width() - theme.px(_ACTION) * len(self.actions())
        return self.fontMetrics().horizontalAdvance(self.text()) > room
