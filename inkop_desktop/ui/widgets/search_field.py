"""The search field: a magnifier, what can be found, the shortcut, and a way to clear it."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.undoing import is_for_program

# A person who types without pause searches once; one who waits a moment sees the hits at once.
_PAUSE_MS = 120


class SearchField(QLineEdit):
    """A field that tells what to search for while it is being typed.

    Signals: searched(text) – after a short pause, on Enter and when it is cleared; entered – with Enter
    or the Down key, the person goes on to what is found.
    """

    searched = Signal(str)
    entered = Signal()

    def __init__(
        self, prompt: str, shortcut: QKeySequence | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self._magnifier = Picture(Icon.SEARCH, Ink.MUTED, 16, self)  # Qt's own place has one size only
        self._magnifier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = QAction(_("Clear the search"), self)
        icons.set_icon(self._clear, Icon.X, Ink.MUTED, 16)
        self._clear.triggered.connect(self.empty)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._hint = Label("", Type.CAPTION, parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if shortcut:
            self._hint.setText(shortcut.toString(QKeySequence.SequenceFormat.NativeText))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._on_return)
        self._show_what_fits()

    def empty(self) -> None:
        """Clear the field and tell so at once."""
        self.clear()
        self._search()

    def sizeHint(self) -> QSize:
        """Return room for a few words."""
        return QSize(theme.px(250), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave to the program what it can undo and the field cannot."""
        if is_for_program(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape clear what was typed, and Down lead on to what is found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() == Qt.Key.Key_Down:
            if self._pause.isActive():
                self._search()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the magnifier at the left edge and the shortcut at the right one."""
        super().resizeEvent(event)
        self._place_signs()

    def changeEvent(self, event: QEvent) -> None:
        """Make room again when the style or the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_signs()

    def _place_signs(self) -> None:
        for sign in (self._magnifier, self._hint):
            sign.resize(sign.sizeHint())
        right = self.width() - self._hint.width() - theme.px(12)
        self._magnifier.move(theme.px(10), (self.height() - self._magnifier.height()) // 2)
        self._hint.move(right, (self.height() - self._hint.height()) // 2)

    def _on_text(self) -> None:
        self._show_what_fits()
        self._pause.start()

    def _show_what_fits(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._hint.setVisible(not self.text() and bool(self._hint.text()))

    def _on_return(self) -> None:
        self._search()
        self.entered.emit()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
