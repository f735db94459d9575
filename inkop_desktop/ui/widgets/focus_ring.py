"""The focus ring: two pixels of accent outside the control that the keyboard speaks to."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink

_RINGED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
_TYPED_IN = (QLineEdit, QPlainTextEdit, QComboBox)
_OUTSIDE = 3


class FocusRing(QObject):
    """One ring for the whole program; it goes where the focus goes.

    A button that was pressed with the mouse gets none: the person saw what was pressed.
    """

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._frame = _Frame()
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._frame):  # it went with the window that it was shown in
            self._frame = _Frame()
        ringed = new if new is not None and _wants_ring(new) else None
        self._frame.setWidget(ringed)  # type: ignore[arg-type]  # none is allowed


class _Frame(QFocusFrame):
    """The ring itself; Qt moves it with its control."""

    def __init__(self) -> None:
        super().__init__()
        self._above = _Above()
        self.setStyle(self._above)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Ink.ACCENT), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.end()


class _Above(QProxyStyle):
    """Let the ring lie above all parents of the control, which would cut it at their edges."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returned)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _OUTSIDE
        return super().pixelMetric(metric, option, widget)


def _wants_ring(widget: QWidget) -> bool:
    pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(widget, _RINGED) and (isinstance(widget, _TYPED_IN) or not pressed)
