"""Load a newer law pack: what it says otherwise is shown first, and it is taken or left."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.difference import Difference, What
from inkop_desktop.rules.law.reading import PackError
from inkop_desktop.services import law_packs, law_words
from inkop_desktop.services.law_packs import Newer
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.linemodel import Line, LineModel
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.records.recordlist import Listed, RecordList
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.table import Table

_WIDTH, _HEIGHT = 1040, 320
_TONES = {
    What.ADDED: Tone.DONE,
    What.CHANGED: Tone.ACCENT,
    What.ENDED: Tone.WARNING,
    What.REMOVED: Tone.DANGER,
}


class PacksList(RecordList):
    """The law packs that were loaded; a new one is a file, and to delete one is to go back from it."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        self._delete.setText(_("Go back from this law pack"))

    def new(self) -> None:
        """Choose the file of a law pack and look at what it says."""
        kinds = [FileKind(_("Law packs"), ("toml",))]
        path = messages.choose_open(self.window(), _("Choose the law pack"), kinds)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Show what a law pack says otherwise than the one in use, or why it cannot be used."""
        work = partial(_look_at, path, self._desk.today)
        self._desk.ops.read(self, "law pack", work, self._on_looked_at)

    def _on_looked_at(self, found: Newer | InkopError) -> None:
        if isinstance(found, Newer):
            LoadDialog(self._desk, found, self.window()).open()
        else:
            FaultsDialog(found, self.window()).open()


class LoadDialog(ActionDialog):
    """Read what a newer law pack changes, and take it into use."""

    def __init__(self, desk: Desk, newer: Newer, parent: QWidget | None = None) -> None:
        said = _(
            "Checked on {day}. Cases that are judged already keep the law pack they were judged by. "
            "It can be undone, and gone back from later."
        )
        super().__init__(
            desk,
            _("Take {name} into use").format(name=newer.name),
            said.format(day=formats.day(newer.pack.newest_check)),
            _("Take into use"),
            parent,
        )
        self._newer = newer
        self.form.hide()
        self.model = LineModel(
            [
                ("name", _("What"), 220),
                ("what", _("What becomes of it"), 130),
                ("from", _("From"), 92),
                ("differs", _("What differs"), 420),
                ("where", _("Paragraph"), 150),
            ],
            self,
        )
        self.model.show([_line(each) for each in newer.differences])
        count = counted(
            "{count} entry is not as it was.", "{count} entries are not as they were.", len(newer.differences)
        )
        self.table = Table(_("What the law pack says otherwise"))
        self.table.set_model(self.model, self.model.usual())
        self.table.setMinimumSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.table.setVisible(bool(newer.differences))
        self.body.insertWidget(0, Label(formats.worded(count)))
        self.body.insertWidget(1, self.table, 1)

    def act(self) -> None:
        """Take the law pack."""
        self.run(partial(_take, self._newer))

    def done_with(self, _result: Any) -> None:
        """Tell that it is in use."""
        self._desk.tell(message("The law pack {name} is in use now.", name=self._newer.name))


class FaultsDialog(Dialog):
    """Say why a law pack cannot be used: every fault of it, with its place."""

    def __init__(self, error: InkopError, parent: QWidget | None = None) -> None:
        super().__init__(_("This law pack cannot be used"), "", parent)
        self.faults = [formats.worded(each) for each in _faults(error)]
        for fault in self.faults:
            label = Label(fault, wrap=True)
            label.set_selectable()
            self.body.addWidget(label)
        self.add_button(_("Close")).clicked.connect(self.reject)


def _faults(error: InkopError) -> tuple[InkopError, ...]:
    return error.faults if isinstance(error, PackError) else (error,)


def _line(difference: Difference) -> Line:
    what = formats.show(difference.what)
    return Line(
        about=difference,
        cells=(
            formats.show(law_words.name_of(difference.entry)),
            what,
            formats.show(difference.entry.valid_from),
            " ".join(formats.show(each) for each in law_words.of_change(difference)),
            difference.entry.reference,
        ),
        chips=((1, Chip(what, _TONES[difference.what])),),
    )


def _look_at(path: Path, today: Any, register: Register) -> Newer | InkopError:
    try:
        return law_packs.look_at(register, path, today)
    except InkopError as error:  # to be read whole in a dialog, not in a line at the window's edge
        return error


def _take(newer: Newer, register: Register) -> None:
    law_packs.take(register, newer)
