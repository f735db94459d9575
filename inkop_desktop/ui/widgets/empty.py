"""An empty page: what this is for, and what to do first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture

_WIDEST = 560  # what is said of most pages stands on one line


class Empty(QWidget):
    """Say why nothing is here and offer the first step."""

    def __init__(self, icon: Icon, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, Type.SECTION)
        self._text = Label(text, Type.BODY, Ink.MUTED, wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(theme.px(_WIDEST))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(8))
        self._actions.setContentsMargins(0, theme.px(8), 0, 0)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture(icon, Ink.MUTED, 32), alignment=middle)
        column.addWidget(self._title, alignment=middle)
        column.addLayout(self._middle_of_row())
        column.addLayout(self._actions)
        column.setAlignment(self._actions, middle)
        column.addStretch(3)

    def _middle_of_row(self) -> QHBoxLayout:
        """Return a row with the text in its middle; an alignment would take its height from one line."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._text, 100)
        row.addStretch(1)
        return row

    def add_action(self, widget: QWidget) -> None:
        """Put a button under the words."""
        self._actions.addWidget(widget)

    def set_words(self, title: str, text: str) -> None:
        """Say something else (nothing found is not the same as nothing there)."""
        self._title.setText(title)
        self._text.setText(text)
