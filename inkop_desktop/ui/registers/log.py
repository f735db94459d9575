"""The history of the register: what was done in it, by whom and when, the latest first."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.services import registers
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.contracts.history import Entries
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog

STEP = 50  # entries fetched at a time; the rest come when they are asked for
_WIDTH, _HEIGHT = 600, 600


class LogDialog(Dialog):
    """The log, some entries at a time; what each changed stands in the history of its record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        said = _("Nothing here can be changed or taken away; what was undone stands here too.")
        super().__init__(_("History of the register"), said, parent)
        self._desk = desk
        self._oldest: int | None = None
        self.entries = Entries()
        self.body.addWidget(self.entries)
        self.body.addStretch()
        self._more = self.add_button(_("Show older"))
        self._more.clicked.connect(self.fetch)
        self.add_button(_("Close"), Kind.PRIMARY).clicked.connect(self.accept)
        self.fetch()

    def sizeHint(self) -> QSize:
        """Return room to read in, within the screen."""
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT)).boundedTo(self.screen().availableSize() * 0.9)

    def fetch(self) -> None:
        """Fetch the next entries and show them under the ones before."""
        self._desk.ops.read(self, "log", partial(_fetch, self._oldest), self._take)

    def _take(self, found: list[Entry]) -> None:
        self._more.setEnabled(len(found) == STEP)
        if found:
            self._oldest = found[-1].id
            self.entries.add(found, {})


def _fetch(before: int | None, register: Register) -> list[Entry]:
    return registers.log(register, STEP, before, with_changes=False)
