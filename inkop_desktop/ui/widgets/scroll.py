"""A column that scrolls when the window is low."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inkop_desktop.ui import theme

_AROUND = 60  # room for a label above a control and for what is said below it
_ROUNDS = 3  # in which Qt gives what is new or has grown its place
EDGE = 4  # what the focus ring needs at the sides, where a scroll area would cut it off


class Scroll(QScrollArea):
    """A column that scrolls up and down only; fill `body`.

    `edge` is the room at the sides, in pixels at normal type; none is needed where no control stands there.
    """

    def __init__(self, parent: QWidget | None = None, *, edge: int = EDGE) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = _Inside()
        self.inside.setProperty("ground", "clear")
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(theme.px(edge), theme.px(4), theme.px(edge), theme.px(4))
        self.body.setSpacing(theme.px(8))
        self.setWidget(self.inside)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width that nothing inside can do without; height is what scrolling is for."""
        frame = self.verticalScrollBar().sizeHint().width()
        height = min(theme.px(60), self.sizeHint().height())
        return QSize(self.inside.minimumSizeHint().width() + frame, height)


def in_line(part: QWidget) -> QHBoxLayout:
    """Return a row for what stands above or below a scroll area, in line with what scrolls."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
    row.addWidget(part)
    return row


def bring_into_view(part: QWidget) -> None:
    """Scroll what holds a part so far that its control is seen, once it has its place."""
    control = part
    while (proxy := control.focusProxy()) is not None:
        control = proxy
    _bring_into_view(control, _ROUNDS)


def _bring_into_view(control: QWidget, rounds: int) -> None:
    """Scroll every area around a control; some of what stands above and below it is seen too."""
    around = control.parentWidget()
    while around is not None:
        if isinstance(around, Scroll):
            around.ensureWidgetVisible(control, 0, theme.px(_AROUND))
        around = around.parentWidget()
    if rounds:
        QTimer.singleShot(0, control, partial(_bring_into_view, control, rounds - 1))


class _Inside(QWidget):
    """What scrolls.

    It knows its scroll area through Qt alone: events still come while Python takes a closed dialog
    apart, and attributes are the first to go.
    """

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width.

        Qt would take the height that wrapped words have at their narrowest, and scroll for nothing.
        """
        hint, layout = super().minimumSizeHint(), self.layout()
        return QSize(hint.width(), 0) if layout is not None and layout.hasHeightForWidth() else hint

    def heightForWidth(self, width: int) -> int:
        """Return the height below which something inside would be squeezed; what has no wish has a least."""
        layout = self.layout()
        least = layout.minimumHeightForWidth(width) if layout is not None else -1
        return max(super().heightForWidth(width), least)

    def event(self, event: QEvent) -> bool:
        """Tell those around that the contents want another size, which Qt keeps to itself."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            viewport = self.parentWidget()
            area = viewport.parentWidget() if viewport is not None else None
            if area is not None:
                area.updateGeometry()
        return handled
