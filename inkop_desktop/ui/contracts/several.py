"""Give several contracts the same value of some fields, as one step that can be undone."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.records.fields import fields_of
from inkop_desktop.register.register import Register
from inkop_desktop.services import contracts as service
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference, editor_for
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor

FIELDS = (
    "area_id",
    "unit_id",
    "procedure",
    "level",
    "ordering_channel",
    "notice_months",
    "lead_months",
    "case_number",
    "secrecy",
)
# What has one place here and may have several in a contract, and what a row of it is made of.
POSTS = {
    "owners": (N_("Contract owner"), ContractOwner),
    "managers": (N_("Contract manager"), ContractManager),
}


class SeveralDialog(ActionDialog):
    """The fields that contracts often share; what is left blank stays as it is in each."""

    def __init__(self, desk: Desk, ids: Sequence[int], parent: QWidget | None = None) -> None:
        count = len(ids)
        title = formats.worded(counted("Change {count} contract", "Change {count} contracts", count))
        said = _("What you leave blank stays as it is in each contract.")
        super().__init__(desk, title, said, _("Save"), parent)
        self._ids = ids
        for name, (label, _post) in POSTS.items():
            self.form.add(name, formats.label(label), RecordReference(desk, "person"))
        for name in FIELDS:
            field = fields_of(Contract)[name]
            editor = editor_for(field, desk)
            if isinstance(editor, ChoiceEditor):
                editor.call_blank(_("Unchanged"))
            self.form.add(name, _(field.label), editor)

    def act(self) -> None:
        """Save the values that were given in all of the contracts, or in none."""
        if not self.is_readable():
            return
        values = {name: value for name, value in self.form.values().items() if value not in (None, "")}
        if values:
            self.run(partial(_save, self._ids, values))
        else:
            self.reject()

    def done_with(self, result: list[Contract]) -> None:
        """Say how many were changed."""
        count = len(result)
        self._desk.tell(counted("{count} contract was changed.", "{count} contracts were changed.", count))


def _save(ids: Sequence[int], values: dict[str, Any], register: Register) -> list[Contract]:
    given = dict(values)
    for name in POSTS.keys() & values.keys():
        given[name] = (POSTS[name][1](person_id=values[name]),)
    return service.edit_many(register, ids, given)
