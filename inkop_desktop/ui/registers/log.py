"""The history of the register: what was done in it, by whom and when, the latest first."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.services import logwords, registers
from inkop_desktop.services.logwords import Touched
from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.history import Changes, EntryView
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import IconButton, Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.label import Label

STEP = 50  # entries fetched at a time; the rest come when they are asked for
RECORDS = 10  # of one action; an import touches more than anybody reads here
_WIDTH, _HEIGHT = 600, 600


class LogDialog(Dialog):
    """The log, some entries at a time; what each changed is shown when it is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        said = _("Nothing here can be changed or taken away; what was undone stands here too.")
        super().__init__(_("History of the register"), said, parent)
        self._desk = desk
        self._oldest: int | None = None
        self._actions = QVBoxLayout()
        self._actions.setSpacing(theme.px(8))
        self.body.addLayout(self._actions)
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

    def entries(self) -> list["Action"]:
        """Return the actions that are shown, the latest first."""
        return self.findChildren(Action)

    def _take(self, found: list[Entry]) -> None:
        self._more.setVisible(len(found) == STEP)
        if found:
            self._oldest = found[-1].id
        for entry in found:
            self._actions.addWidget(Action(self._desk, entry))


class Action(QWidget):
    """One action of the log, which tells what it changed when it is asked to."""

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__()
        self._desk = desk
        self._entry = entry
        name = _("What this changed: {action}").format(action=formats.worded(entry.action))
        self.button = IconButton(Icon.CHEVRON_DOWN, name)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        head = QHBoxLayout()
        head.addWidget(EntryView(entry, {}), 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._changes = QWidget()
        self._lines = QVBoxLayout(self._changes)
        self._lines.setContentsMargins(theme.px(12), 0, 0, theme.px(8))
        self._lines.setSpacing(theme.px(2))
        self._changes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._changes)

    def lines(self) -> list[str]:
        """Return all that is told, line by line."""
        return [each.text() for each in self.findChildren(Label) if each.isVisibleTo(self)]

    def _on_toggled(self) -> None:
        shown = self.button.isChecked()
        icons.set_icon(self.button, Icon.CHEVRON_UP if shown else Icon.CHEVRON_DOWN, Ink.MUTED)
        if shown and not self._lines.count():
            work = partial(logwords.of_action, change_set_id=self._entry.id, most=RECORDS)
            self._desk.ops.read(self, "changes", work, self._take)
        self._changes.setVisible(shown)

    def _take(self, found: tuple[list[Touched], bool]) -> None:
        touched, is_more = found
        told = [(each.name, lines) for each in touched if (lines := lines_of(each.entry, each.labels))]
        for name, lines in told:
            if name and len(touched) > 1:
                self._lines.addWidget(Label(name, Type.LABEL, wrap=True))
            self._lines.addWidget(Changes(lines))
        if is_more:
            self._say(_("It changed more records than are shown here."))
        elif not told:
            self._say(_("There are no details to show."))

    def _say(self, words: str) -> None:
        self._lines.addWidget(Label(words, Type.BODY, Ink.MUTED, wrap=True))


def _fetch(before: int | None, register: Register) -> list[Entry]:
    return registers.log(register, STEP, before, with_changes=False)
