"""Buttons on one line, and a menu at its end for whatever has no room there or needs no button."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QToolButton, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.widgets.buttons import IconButton

_GAP = 8


class ActionRow(QWidget):
    """The buttons of actions, the first the most wanted; each does, and is greyed as, its action.

    From the end they give way to the menu where the row is narrow, so that it never wraps.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[tuple[QAbstractButton, QAction]] = []
        self._others: Sequence[QAction] = ()
        self._menu = QMenu(self)
        self._more = IconButton(Icon.ELLIPSIS, _("More that can be done"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(_GAP))
        self._row.addWidget(self._more)
        self._row.addStretch()

    def add(self, button: QAbstractButton, action: QAction) -> None:
        """Put a button behind those that are there."""
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        self._row.insertWidget(len(self._buttons), button)
        self._buttons.append((button, action))

    def set_others(self, actions: Sequence[QAction]) -> None:
        """Offer these in the menu alone."""
        self._others = actions
        self._fill_menu()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the first button and the menu."""
        return self._room(self._buttons[:1])

    def sizeHint(self) -> QSize:
        """Return the room of all of them."""
        return self._room(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as have room, the first of them always."""
        super().resizeEvent(event)
        for count, (button, _action) in enumerate(self._buttons, start=1):
            button.setVisible(count == 1 or self._room(self._buttons[:count]).width() <= self.width())
        self._fill_menu()

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addActions([action for button, action in self._buttons if button.isHidden()])
        self._menu.addActions(list(self._others))

    def _room(self, buttons: Sequence[tuple[QAbstractButton, QAction]]) -> QSize:
        hints = [each.sizeHint() for each in (*(button for button, _action in buttons), self._more)]
        width = sum(hint.width() for hint in hints) + theme.px(_GAP) * (len(hints) - 1)
        return QSize(width, max(hint.height() for hint in hints))
