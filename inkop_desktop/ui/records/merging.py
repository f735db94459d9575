"""Make two suppliers that are the same into one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, suppliers
from inkop_desktop.services.suppliers import DifferentNumbersError
from inkop_desktop.text import _, message
from inkop_desktop.ui import messages
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.messages import Answer
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.theme import Tone


class MergeDialog(ActionDialog):
    """Choose which of two suppliers stays; the other becomes one of its names."""

    def __init__(self, desk: Desk, ids: Sequence[int], parent: QWidget | None = None) -> None:
        said = _("Contracts move to the one that stays, and the other's name is kept as another name of it.")
        super().__init__(desk, _("Merge two suppliers"), said, _("Merge"), parent)
        self.form.add("kept", _("Stays"), RecordReference(desk, "supplier"))
        self.form.add("gone", _("Goes"), RecordReference(desk, "supplier"))
        desk.ops.read(self, "names", partial(_names, list(ids[:2])), self._take_names)

    def act(self) -> None:
        """Merge the two."""
        values = self.form.values()
        missing = {name: _("Choose a supplier.") for name, value in values.items() if value is None}
        if missing:
            self.form.set_problems(missing)
        else:
            self._merge(agreed=False)

    def _merge(self, *, agreed: bool) -> None:
        values = self.form.values()
        self.run(partial(_merge, values["kept"], values["gone"], agreed=agreed))

    def _on_failed(self, error: InkopError) -> None:
        super()._on_failed(error)
        if isinstance(error, DifferentNumbersError):
            self.notice.hide()
            self._ask(error)

    def _ask(self, error: DifferentNumbersError) -> None:
        """Let the person say that two numbers are one supplier all the same."""
        answers = (Answer("no", _("Cancel")), Answer("yes", _("Merge all the same")))
        title = _("They have different organisation numbers")
        if messages.ask(self, title, formats.worded(error), answers, Tone.WARNING) == "yes":
            self._merge(agreed=True)

    def done_with(self, result: Supplier) -> None:
        """Say which one is left."""
        self._desk.tell(message("The suppliers are one now: “{label}”.", label=result.name))

    def _take_names(self, found: list[Supplier]) -> None:
        for name, supplier in zip(("kept", "gone"), found, strict=False):
            editor = self.form.field(name).editor
            assert isinstance(editor, RecordReference)
            editor.names = {supplier.id or 0: supplier.name}
            self.form.set_values({name: supplier.id})


def _names(ids: list[int], register: Register) -> list[Supplier]:
    return records.some(register, Supplier, ids)


def _merge(kept_id: int, gone_id: int, register: Register, *, agreed: bool) -> Supplier:
    kept, gone = (records.get(register, Supplier, each) for each in (kept_id, gone_id))
    return suppliers.merge(register, kept, gone, agreed=agreed)
