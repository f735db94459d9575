"""Note who has confirmed that they know a governing document: several at once, on one day."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.register.register import Register
from inkop_desktop.services import governing, records
from inkop_desktop.services.governing import Reader
from inkop_desktop.services.offices import Place
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.things import Entry, ThingsView, under
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.label import Label

_LIST_HEIGHT = 300
_HEADINGS = {"unit": N_("Units"), "organisation": N_("Organisations"), "person": N_("Persons")}


class ConfirmDialog(ActionDialog):
    """Tick those who have confirmed, of those who had not by the day."""

    def __init__(self, desk: Desk, document: Root, parent: QWidget | None = None) -> None:
        assert isinstance(document, GoverningDocument)
        assert document.id is not None
        super().__init__(desk, _("Who has confirmed it"), document.title, _("Note them"), parent)
        self._document_id = document.id
        self.form.add("day", _("Confirmed on"), DateEditor())
        self.form.set_values({"day": desk.today})
        self.readers = ThingsView(_("Have not confirmed it yet"), can_tick=True, starts_ticked=False)
        self.readers.setProperty("ground", "")
        self.readers.setMinimumHeight(theme.px(_LIST_HEIGHT))
        self._said = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self.body.insertWidget(1, self.readers, 1)
        self.body.insertWidget(2, self._said)
        self.form.changed.connect(self._gather)
        self.readers.things.ticked.connect(self._say)
        self.do_button.setEnabled(False)
        self._gather()

    def act(self) -> None:
        """Note those who are ticked."""
        day = self.form.field("day").value()
        if self.is_readable() and day is not None:
            self.run(partial(_confirm, self._document_id, self._places(), day))

    def done_with(self, result: int) -> None:
        """Tell how many it was."""
        said = counted("{count} confirmation was noted.", "{count} confirmations were noted.", result)
        self._desk.tell(said)

    def said(self) -> str:
        """Return what is said below the list."""
        return self._said.text()

    def _gather(self, _name: str = "") -> None:
        """Fetch who had not confirmed it by the day."""
        day = self.form.field("day").value()
        if day is None:
            self._say()
        else:
            work = partial(_fetch, self._document_id, day)
            self._desk.ops.read(self, "readers", work, self._take)

    def _take(self, found: list[Entry]) -> None:
        self.readers.things.show(found)
        self._say()

    def _places(self) -> list[Place]:
        things = (each.thing for each in self.readers.things.chosen())
        return [each.place for each in things if isinstance(each, Reader)]

    def _say(self) -> None:
        chosen = len(self._places())
        self.do_button.setEnabled(bool(chosen) and self.form.field("day").value() is not None)
        if not self.readers.things.entries():
            self._said.setText(_("Everybody has confirmed it."))
        elif chosen:
            self._said.setText(formats.worded(counted("{count} is ticked.", "{count} are ticked.", chosen)))
        else:
            self._said.setText(_("Tick those who have confirmed; a heading ticks all below it."))


def confirm(desk: Desk, document_id: int, over: QWidget) -> None:
    """Open the dialog of a document over a window."""
    desk.ops.read(over, "document", partial(_document, document_id), partial(_open, desk, over))


def _document(document_id: int, register: Register) -> GoverningDocument:
    return records.get(register, GoverningDocument, document_id)


def _open(desk: Desk, over: QWidget, document: GoverningDocument) -> None:
    ConfirmDialog(desk, document, over).open()


def _fetch(document_id: int, day: date, register: Register) -> list[Entry]:
    return entries(governing.unconfirmed(register, document_id, day))


def entries(readers: Sequence[Reader]) -> list[Entry]:
    """Return those who are to confirm, under headings, by what they belong to and by name."""
    return [
        entry
        for noun, heading in _HEADINGS.items()
        for entry in under(_(heading), _in_order(each for each in readers if each.noun == noun))
    ]


def _in_order(readers: Iterable[Reader]) -> list[Entry]:
    ordered = sorted(readers, key=_key)
    return [Entry(each.noun, each.name, each.part_of, each) for each in ordered]


def _key(reader: Reader) -> tuple[str, str]:
    return formats.fold(reader.part_of), formats.fold(reader.name)


def _confirm(document_id: int, places: Sequence[Place], day: date, register: Register) -> int:
    return governing.confirm(register, document_id, places, day)
