"""What can be done with the chosen contracts: one set of actions for menu, toolbar, keys and mouse."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from inkop_desktop.text import _
from inkop_desktop.ui import icons
from inkop_desktop.ui.icons import Icon


class ContractActions(QObject):
    """The actions of the contracts page; `page` gives each its slot."""

    def __init__(self, slots: dict[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self.new = self._action(slots["new"], _("New contract"), Icon.PLUS, "Ctrl+N")
        self.edit = self._action(slots["edit"], _("Edit"), Icon.PENCIL, "Ctrl+E")
        self.edit_many = self._action(
            slots["edit_many"], _("Edit several …"), Icon.LIST_CHECKS, "Ctrl+Shift+E"
        )
        self.duplicate = self._action(slots["duplicate"], _("Duplicate"), Icon.COPY_PLUS, "Ctrl+D")
        self.copy = self._action(
            slots["copy"], _("Copy for a spreadsheet"), Icon.COPY, QKeySequence.StandardKey.Copy
        )
        self.attach = self._action(slots["attach"], _("Attach documents …"), Icon.PAPERCLIP, "Ctrl+Shift+A")
        self.print = self._action(slots["print"], _("Print …"), Icon.PRINTER, QKeySequence.StandardKey.Print)
        self.delete = self._action(
            slots["delete"], _("Delete"), Icon.TRASH_2, QKeySequence.StandardKey.Delete
        )

    def for_one(self) -> list[QAction]:
        """Return what the right-click menu offers."""
        return [self.edit, self.edit_many, self.duplicate, self.copy, self.attach, self.print, self.delete]

    def set_selected(self, count: int, *, can_write: bool) -> None:
        """Offer what fits the number of chosen contracts."""
        self.new.setEnabled(can_write)
        for action in (self.edit, self.duplicate, self.attach):
            action.setEnabled(can_write and count == 1)
        self.edit_many.setEnabled(can_write and count > 1)
        self.delete.setEnabled(can_write and count > 0)
        self.copy.setEnabled(count > 0)
        self.print.setEnabled(count == 1)

    def _action(
        self,
        slot: Callable[[], object],
        text: str,
        icon: Icon,
        shortcut: str | QKeySequence.StandardKey,
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        icons.set_icon(action, icon)
        action.triggered.connect(slot)
        return action
