"""Our own dialogs: a title, a body that scrolls when the screen is low, and a row of buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scroll import Scroll


class Dialog(QDialog):
    """A window-modal dialog; fill `body`, add buttons, call `open`, listen to `accepted`.

    It is freed when it closes. Escape leaves it, Enter presses the first button.
    """

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = Label(text, Type.BODY, Ink.MUTED, wrap=True)
        self._text.setVisible(bool(text))
        self._scroll = Scroll()
        self.body = self._scroll.body
        self.body.setSpacing(theme.px(12))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addStretch()
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, theme.px(20), margin, theme.px(20))
        column.setSpacing(theme.px(8))
        column.addWidget(Label(title, Type.RECORD, wrap=True))
        column.addWidget(self._text)
        column.addWidget(self._scroll, 1)
        column.addSpacing(theme.px(8))
        column.addLayout(self._buttons)

    def add_button(self, text: str, kind: Kind = Kind.SECONDARY) -> Button:
        """Add a button at the right end; a primary or dangerous one is what Enter presses."""
        button = Button(text, kind)
        self._buttons.addWidget(button)
        if kind in (Kind.PRIMARY, Kind.DANGER):
            button.setDefault(True)
        return button

    def add_choices(self, accept: str, cancel: str, kind: Kind = Kind.PRIMARY) -> Button:
        """Add the two usual buttons, wired to `accept` and `reject`; return the accepting one."""
        self.add_button(cancel).clicked.connect(self.reject)
        button = self.add_button(accept, kind)
        button.clicked.connect(self.accept)
        return button

    def set_text(self, text: str) -> None:
        """Change the words under the title."""
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Return what the contents want, within the screen."""
        inside = self._scroll.widget().sizeHint()
        frame = super().sizeHint() - self._scroll.sizeHint()
        wanted = QSize(max(theme.px(480), inside.width() + theme.px(48) + theme.px(16)), 0)
        wanted.setHeight(frame.height() + inside.height() + theme.px(8))
        screen = self.screen().availableSize()
        return wanted.boundedTo(QSize(screen.width() * 9 // 10, screen.height() * 9 // 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to a field of several lines."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and isinstance(self.focusWidget(), QPlainTextEdit)):
            super().keyPressEvent(event)
