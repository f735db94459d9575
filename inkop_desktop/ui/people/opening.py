"""Open what a person answers for: the contract in its list, everything else in its dialog."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.services.offices import Office
from inkop_desktop.text import _, message
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.dialog import RecordDialog

Names = dict[tuple[str, int], str]


class RecordOpener(QObject):
    """Open records over a widget's window; what may only be read is not opened for writing."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = parent

    def open_office(self, office: Office) -> None:
        """Open the appointment, or go to the contract on which the office stands."""
        if office.on_contract is not None:
            self._desk.go("contract", office.on_contract)
        else:
            self._edit(Appointment, office.id)

    def open_document(self, document: GoverningDocument) -> None:
        """Open a governing document."""
        assert document.id is not None
        self._edit(GoverningDocument, document.id)

    def add_appointment(self, draft: Appointment) -> None:
        """Write a new appointment of which something is known."""
        self._desk.ops.read(self, "record", partial(_named, draft), self._show)

    def go_to_person(self, person_id: int) -> None:
        """Go to a person's page."""
        self._desk.go("person", person_id)

    def _edit(self, record_type: type[Root], record_id: int) -> None:
        if self._desk.can_write:
            self._desk.ops.read(self, "record", partial(_fetch, record_type, record_id), self._show)

    def _show(self, found: tuple[str, Root, Names]) -> None:
        dialog = RecordDialog(self._desk, *found, self._over.window())
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, record: Root) -> None:
        label = records.label(record)
        self._desk.tell(message("“{label}” is saved.", label=label) if label else message("Saved."))


def _named(draft: Appointment, register: Register) -> tuple[str, Root, Names]:
    return _("New appointment"), draft, records.named(register, draft)


def _fetch(record_type: type[Root], record_id: int, register: Register) -> tuple[str, Root, Names]:
    record = records.get(register, record_type, record_id)
    return records.called(register, record), record, records.named(register, record)
