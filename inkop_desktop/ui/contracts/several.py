"""Give several contracts the same value of some fields, as one step that can be undone."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.records.fields import fields_of
from inkop_desktop.register.register import Register
from inkop_desktop.services import contracts as service
from inkop_desktop.text import _, counted
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference, editor_for
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.notice_bar import NoticeBar

FIELDS = (
    "area_id",
    "manager_id",
    "unit_id",
    "procedure",
    "level",
    "ordering_channel",
    "notice_months",
    "lead_months",
    "case_number",
    "secrecy",
)


class SeveralDialog(Dialog):
    """The fields that contracts often share; what is left blank stays as it is in each."""

    def __init__(self, desk: Desk, ids: Sequence[int], parent: QWidget | None = None) -> None:
        count = len(ids)
        title = formats.worded(counted("Change {count} contract", "Change {count} contracts", count))
        super().__init__(title, _("What you leave blank stays as it is in each contract."), parent)
        self._desk = desk
        self._ids = ids
        self.form = Form()
        self.form.add("owner", _("Contract owner"), RecordReference(desk, "person"))
        for name in FIELDS:
            field = fields_of(Contract)[name]
            self.form.add(name, _(field.label), editor_for(field, desk))
        self._notice = NoticeBar()
        self.body.addWidget(self.form)
        self.body.addWidget(self._notice)
        self._save = self.add_choices(_("Save"), _("Cancel"))
        self._save.clicked.disconnect()
        self._save.clicked.connect(self.save)

    def save(self) -> None:
        """Save the values that were given in all of the contracts, or in none."""
        wrong = self.form.unreadable()
        if wrong:
            self.form.set_problems(wrong)
            return
        values = {name: value for name, value in self.form.values().items() if value not in (None, "")}
        if not values:
            self.reject()
            return
        self._save.setEnabled(False)
        self._desk.ops.write(self, partial(_save, self._ids, values), self._on_saved, self._on_failed)

    def _on_saved(self, contracts: list[Contract]) -> None:
        count = len(contracts)
        self._desk.tell(counted("{count} contract was changed.", "{count} contracts were changed.", count))
        self.accept()

    def _on_failed(self, error: InkopError) -> None:
        self._save.setEnabled(True)
        self._notice.tell(formats.worded(error), Tone.DANGER)


def _save(ids: Sequence[int], values: dict[str, Any], register: Register) -> list[Contract]:
    given = dict(values)
    owner = given.pop("owner", None)
    if owner is not None:
        given["owners"] = (ContractOwner(person_id=owner),)
    return service.edit_many(register, ids, given)
