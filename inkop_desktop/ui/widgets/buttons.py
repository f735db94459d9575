"""Buttons: one primary on a page, the others secondary, quiet or dangerous."""

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QToolButton, QWidget

from inkop_desktop.ui import icons
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink


class Kind(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"
    TAG = "tag"


_INKS = {Kind.PRIMARY: Ink.ON_ACCENT, Kind.DANGER: Ink.ON_ACCENT, Kind.LINK: Ink.ACCENT}


class Button(QPushButton):
    """A button with words and perhaps an icon."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        if icon:
            icons.set_icon(self, icon, _INKS.get(kind, Ink.TEXT))

    def sizeHint(self) -> QSize:
        """Return the size that shows all words."""
        return super().sizeHint()


class IconButton(QToolButton):
    """A small button that shows an icon alone; its name is its tooltip and what is read aloud."""

    def __init__(self, icon: Icon, name: str, ink: Ink = Ink.MUTED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.set_icon(self, icon, ink)


def press_on_enter(event: QKeyEvent, focused: QWidget | None) -> bool:
    """Press the button that the cursor is on where the key is Enter; tell whether it was pressed.

    Qt gives Enter to the button that stands out, though the ring is on another. A box to tick is no button.
    """
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not enter or not isinstance(focused, QAbstractButton) or isinstance(focused, QCheckBox):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True


def literal(name: str) -> str:
    """Return a name as a button's words; its & shall not become a shortcut."""
    return name.replace("&", "&&")
