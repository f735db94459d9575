"""Make two suppliers that are the same into one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, suppliers
from inkop_desktop.text import _, message
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.notice_bar import NoticeBar


class MergeDialog(Dialog):
    """Choose which of two suppliers stays; the other becomes one of its names."""

    def __init__(self, desk: Desk, ids: Sequence[int], parent: QWidget | None = None) -> None:
        said = _("Contracts move to the one that stays, and the other's name is kept as another name of it.")
        super().__init__(_("Merge two suppliers"), said, parent)
        self._desk = desk
        self.form = Form()
        self.form.add("kept", _("Stays"), RecordReference(desk, "supplier"))
        self.form.add("gone", _("Goes"), RecordReference(desk, "supplier"))
        self._notice = NoticeBar()
        self.body.addWidget(self.form)
        self.body.addWidget(self._notice)
        self._do = self.add_choices(_("Merge"), _("Cancel"))
        self._do.clicked.disconnect()
        self._do.clicked.connect(self.merge)
        desk.ops.read(self, "names", partial(_names, list(ids[:2])), self._take_names)

    def merge(self) -> None:
        """Merge the two."""
        values = self.form.values()
        missing = {name: _("Choose a supplier.") for name, value in values.items() if value is None}
        if missing:
            self.form.set_problems(missing)
            return
        self._do.setEnabled(False)
        work = partial(_merge, values["kept"], values["gone"])
        self._desk.ops.write(self, work, self._on_merged, self._on_failed)

    def _take_names(self, found: list[Supplier]) -> None:
        for name, supplier in zip(("kept", "gone"), found, strict=False):
            editor = self.form.field(name).editor
            assert isinstance(editor, RecordReference)
            editor.names = {supplier.id or 0: supplier.name}
            self.form.set_values({name: supplier.id})

    def _on_merged(self, kept: Supplier) -> None:
        self._desk.tell(message("The suppliers are one now: “{label}”.", label=kept.name))
        self.accept()

    def _on_failed(self, error: InkopError) -> None:
        self._do.setEnabled(True)
        self._notice.tell(formats.worded(error), Tone.DANGER)


def _names(ids: list[int], register: Register) -> list[Supplier]:
    return records.some(register, Supplier, ids)


def _merge(kept_id: int, gone_id: int, register: Register) -> Supplier:
    kept, gone = (records.get(register, Supplier, each) for each in (kept_id, gone_id))
    return suppliers.merge(register, kept, gone)
