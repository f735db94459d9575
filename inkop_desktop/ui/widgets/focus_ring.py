"""The focus ring: two pixels of accent outside the control that the keyboard speaks to."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink

_RINGED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
_TYPED_IN = (QLineEdit, QPlainTextEdit, QComboBox)


class FocusRing(QFocusFrame):
    """One ring for the whole program; it goes where the focus goes.

    A button that was pressed with the mouse gets none: the person saw what was pressed.
    """

    def follow(self, app: QApplication) -> None:
        """Start to follow the focus of the application."""
        app.focusChanged.connect(self._on_focus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Ink.ACCENT), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))
        painter.end()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.setWidget(new if new is not None and _wants_ring(new) else None)


def _wants_ring(widget: QWidget) -> bool:
    pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(widget, _RINGED) and (isinstance(widget, _TYPED_IN) or not pressed)
