"""A bar inside the page: what happened, what can be done about it, and a way to close it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import TONE_ICONS, Icon
from inkop_desktop.ui.theme import Ink, Tone
from inkop_desktop.ui.widgets.buttons import Button, IconButton, Kind
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture


class NoticeBar(QFrame):
    """Tell something without stopping the work; hidden while there is nothing to tell.

    Signals: acted – its button was pressed; closed – the person closed it.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "notice")
        self._picture = Picture(Icon.INFO, Ink.ACCENT)
        self._text = Label("", wrap=True)
        self._action = Button("", Kind.QUIET)
        self._action.clicked.connect(self._on_acted)
        self._close = IconButton(Icon.X, _("Close the message"))
        self._close.clicked.connect(self._on_closed)
        for each in (
            self._action,
            self._close,
        ):  # a click leaves the cursor where it is
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    def tell(self, text: str, tone: Tone = Tone.ACCENT, action: str = "", seconds: int = 0) -> None:
        """Show a message; after some seconds it goes by itself, unless `seconds` is zero."""
        self._picture.set_icon(TONE_ICONS[tone], tone.ink)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setProperty("tone", tone.value)
        self.style().polish(self)
        self.setAccessibleName(text)
        self._clock.stop()
        if seconds:
            self._clock.start(seconds * 1000)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """Return what is told now; empty when the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def _on_acted(self) -> None:
        self.hide()
        self.acted.emit()

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()
