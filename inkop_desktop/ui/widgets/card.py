"""A card of the Today page: what, why, and one button that does it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, IconButton, Kind
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label, tooltip
from inkop_desktop.ui.widgets.picture import Picture

_EDGE, _LINE = 3, 320


class Card(QFrame):
    """One thing to do, with the reason why; `more` is told of the reason where the pointer rests on it.

    Signals: acted – the button was pressed. Other answers go into `menu()`.
    """

    acted = Signal()

    def __init__(
        self,
        what: str,
        why: str,
        action: str,
        *,
        icon: Icon = Icon.TRIANGLE_ALERT,
        tone: Tone = Tone.DANGER,
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setAccessibleName(what)
        self.setAccessibleDescription("\n".join(filter(None, (why, more))))
        self.button = Button(action, Kind.SECONDARY)
        self.button.setAccessibleDescription(what)
        self.button.clicked.connect(self.acted)
        self.setFocusProxy(self.button)
        self._more = IconButton(Icon.ELLIPSIS, _("More answers"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.hide()
        self._menu: QMenu | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(17), theme.px(10), theme.px(12), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(Picture(icon, tone.ink, 20), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._beside(_Words(what, why, more)), 1)

    def _beside(self, words: QWidget) -> QWidget:
        """Return the words with the buttons beside them, or below where the card is narrow."""
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.button)
        row.addWidget(self._more)
        place = QWidget()
        flow = FlowLayout(place, gap=12, row_gap=8)
        flow.addWidget(words)
        flow.addWidget(buttons)
        flow.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        flow.setAlignment(buttons, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return place

    def menu(self) -> QMenu:
        """Return the menu of the other answers; it is shown once it has been asked for."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._more.setMenu(self._menu)
            self._more.show()
        return self._menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface with its coloured left edge, clipped to the rounded corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        painter.fillPath(shape, theme.colour(Ink.SURFACE))
        painter.setPen(QPen(theme.colour(Ink.LINE), 1))
        painter.drawPath(shape)
        edge = QPainterPath()
        edge.addRect(QRectF(0, 0, theme.px(_EDGE), self.height()))
        painter.fillPath(edge.intersected(shape), theme.colour(self._tone.ink))
        painter.end()


class _Words(QWidget):
    """What there is to do, and why; it takes what room there is, however long it is."""

    def __init__(self, what: str, why: str, more: str) -> None:
        super().__init__()
        self.setToolTip(tooltip(more))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Label(what, Type.CARD, wrap=True))
        column.addWidget(Label(why, Type.LABEL, wrap=True))

    def sizeHint(self) -> QSize:
        """Want a line that is read easily; Qt would want the more room the longer the words are."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.px(_LINE)), hint.height())
