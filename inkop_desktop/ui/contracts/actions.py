"""What can be done with the chosen contracts: one set of actions for menu, toolbar, keys and mouse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from inkop_desktop.text import N_, _
from inkop_desktop.ui import icons
from inkop_desktop.ui.icons import Icon


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: its words, its icon, its keys."""

    words: str
    icon: Icon
    keys: str


DEEDS = {
    "new": Deed(N_("New contract"), Icon.PLUS, "Ctrl+N"),
    "edit": Deed(N_("Edit"), Icon.PENCIL, "Ctrl+E"),
    "decide": Deed(N_("Decide …"), Icon.HANDSHAKE, "Ctrl+Shift+D"),
    "call_off": Deed(N_("Note call-off …"), Icon.PACKAGE, "Ctrl+Shift+O"),
    "edit_many": Deed(N_("Edit several …"), Icon.LIST_CHECKS, "Ctrl+Shift+E"),
    "duplicate": Deed(N_("Duplicate"), Icon.COPY_PLUS, "Ctrl+D"),
    "attach": Deed(N_("Attach documents …"), Icon.PAPERCLIP, "Ctrl+Shift+A"),
    "copy": Deed(N_("Copy for a spreadsheet"), Icon.COPY, "Ctrl+C"),
    "print": Deed(N_("Print …"), Icon.PRINTER, "Ctrl+P"),
    "delete": Deed(N_("Delete"), Icon.TRASH_2, "Delete"),
}
_OF_ONE = ("edit", "decide", "call_off", "duplicate", "attach")
# What stands as a button beside it already.
_IN_MORE = ("call_off", "duplicate", "attach", "edit_many", "copy", "delete")


class ContractActions(QObject):
    """The actions of the contracts page, each with its slot by its key in `DEEDS`."""

    def __init__(self, slots: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {key: self._action(DEEDS[key], slot) for key, slot in slots.items()}
        self.new = self._actions["new"]

    def of(self, key: str) -> QAction:
        """Return the action of a key of `DEEDS`."""
        return self._actions[key]

    def of_rows(self) -> list[QAction]:
        """Return what can be done with chosen rows, for the right-click menu."""
        return [self._actions[key] for key in DEEDS if key != "new"]

    def more(self) -> list[QAction]:
        """Return what has no button of its own."""
        return [self._actions[key] for key in _IN_MORE]

    def set_selected(self, count: int, *, can_write: bool) -> None:
        """Offer what fits the number of chosen contracts."""
        self.new.setEnabled(can_write)
        for key in _OF_ONE:
            self._actions[key].setEnabled(can_write and count == 1)
        self._actions["edit_many"].setEnabled(can_write and count > 1)
        self._actions["delete"].setEnabled(can_write and count > 0)
        self._actions["copy"].setEnabled(count > 0)
        self._actions["print"].setEnabled(count == 1)

    def _action(self, deed: Deed, slot: Callable[[], object]) -> QAction:
        action = QAction(_(deed.words), self)
        action.setShortcut(QKeySequence(deed.keys))
        action.setAutoRepeat(False)  # a key that is held deletes one contract, not the list
        icons.set_icon(action, deed.icon)
        action.triggered.connect(slot)
        return action
