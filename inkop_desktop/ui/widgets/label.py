"""Words on the screen: always plain text, in a step of the type scale."""

from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.marking import paint_marks

_ONE_LINE = 200  # what is no wider than this is not broken of its own accord
_LONG_LINE = 80  # letters of a tooltip


class Label(QLabel):
    """Show plain text; a record's name that looks like HTML stays as it was typed."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        ink: Ink | None = None,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", kind.name.lower())
        self.setText(text)
        if ink:
            self.set_ink(ink)
        if wrap:
            self.set_wrapping()

    def set_ink(self, ink: Ink) -> None:
        """Give the words another colour."""
        self.setProperty("ink", ink.value)
        self.style().polish(self)

    def set_wrapping(self) -> None:
        """Break the text into lines where the place is narrow."""
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def mark(self, wanted: str) -> None:
        """Mark the words of a search wherever they stand in the text; nothing for no words."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks under the words."""
        if self._wanted:
            painter = QPainter(self)
            paint_marks(painter, self.text(), self._wanted, self.font(), QRectF(self.contentsRect()))
            painter.end()
        super().paintEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for one line where the words are few; Qt would break a date in two."""
        words = self.text()
        if not self.wordWrap() or "\n" in words:
            return super().sizeHint()
        margins = self.contentsMargins()
        line = ceil(QFontMetricsF(self.font()).horizontalAdvance(words))
        width = line + margins.left() + margins.right()
        if width > theme.px(_ONE_LINE):
            return super().sizeHint()
        return QSize(width, self.heightForWidth(width))

    def set_selectable(self) -> None:
        """Let the text be marked and copied, by mouse and by keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class Value(Label):
    """What somebody wrote, in the room there is; it can be marked and copied.

    A long address or digest cannot be broken, and would make a narrow panel cut off everything else too;
    it is told whole where the pointer rests on it.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text, wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.set_selectable()

    def event(self, event: QEvent) -> bool:
        """Tell the value whole where it is wider than its place."""
        if event.type() == QEvent.Type.ToolTip:
            is_cut = self.minimumSizeHint().width() > self.width()
            self.setToolTip(tooltip(self.text()) if is_cut else "")
        return super().event(event)


def tooltip(text: str) -> str:
    """Return a text for a tooltip: Qt reads as HTML what looks like it, and breaks no lines but those."""
    is_long = any(len(line) > _LONG_LINE for line in text.splitlines())
    if not is_long and not GuiQt.mightBeRichText(text):
        return text
    lines = "<br>".join(map(escape, text.splitlines()))
    return f"<p>{lines}</p>"
