"""Help with the keyboard: every key that does something, by where it works."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from inkop_desktop.text import N_, _
from inkop_desktop.ui.contracts.actions import DEEDS
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.fact_groups import FactGroups

# What the controls do by themselves.
EVERYWHERE = (
    ("Tab", N_("Go to the next field or button")),
    ("Up, Down", N_("Move in a list")),
    ("Home, End", N_("Go to the first or the last row of a list")),
    ("Down", N_("Go from the search to what was found")),
    ("Return", N_("Open the chosen row; press the button with the ring, else the one that stands out")),
    ("Menu", N_("Show what can be done with the chosen rows")),
    ("Alt+Down", N_("Open the calendar or the suggestions of a field")),
    ("Esc", N_("Leave a dialog; clear the search")),
)
FORM = (("Ctrl+S", N_("Save")),)


class KeyboardDialog(Dialog):
    """The keys, in groups."""

    def __init__(self, menus: Iterable[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(_("Keyboard"), parent=parent)
        self.keys = FactGroups()
        groups = [(_plain(menu.title()), _of_menu(menu.actions())) for menu in menus]
        contracts = [(_native(deed.keys), _(deed.words)) for deed in DEEDS.values()]
        groups += [
            (_("Contracts"), contracts),
            (_("A form"), _declared(FORM)),
            (_("Everywhere"), _declared(EVERYWHERE)),
        ]
        self.keys.set_groups(groups)
        self.body.addWidget(self.keys)
        self.add_button(_("Close"), Kind.PRIMARY).clicked.connect(self.accept)


def _of_menu(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    return [
        (each.shortcut().toString(QKeySequence.SequenceFormat.NativeText), _plain(each.text()))
        for each in actions
        if not each.shortcut().isEmpty()
    ]


def _declared(keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_native(each), _(words)) for each, words in keys]


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(words: str) -> str:
    """Return a menu's words without the mark of the underlined letter."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")
