"""Make two suppliers that are the same into one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, suppliers
from inkop_desktop.text import _, message
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference


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
            self.run(partial(_merge, values["kept"], values["gone"]))

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


def _merge(kept_id: int, gone_id: int, register: Register) -> Supplier:
    kept, gone = (records.get(register, Supplier, each) for each in (kept_id, gone_id))
    return suppliers.merge(register, kept, gone)
