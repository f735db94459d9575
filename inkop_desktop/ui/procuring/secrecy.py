"""What of a case is kept secret after the award: fields and files, each with its paragraph."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop.records.fields import Field, fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring
from inkop_desktop.text import N_, _, message
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import editor_for
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.choices import Choice, ChoiceEditor
from inkop_desktop.ui.widgets.form import Arrangement

_WHY = {
    Country.SE: N_(
        "Until the award everything about the tenders is secret (19 kap. 3 § OSL). Afterwards only what "
        "is marked here is, such as a supplier's business secrets (31 kap. 16 § OSL)."
    ),
    Country.NO: N_(
        "Until the award the tenders are exempt from public access (offentleglova § 23). Afterwards only "
        "what is marked here is, such as trade secrets (forvaltningsloven § 13)."
    ),
}


class SecrecyDialog(ActionDialog):
    """Mark what stays secret; it is left out of public papers, letters to others, and exports."""

    def __init__(self, desk: Desk, case: DirectProcurement, parent: QWidget | None = None) -> None:
        title = _("Secret in “{title}”").format(title=case.title)
        super().__init__(desk, title, _(_WHY[desk.country]), _("Save"), parent)
        self._case = case
        rows = RowsEditor(Secret, partial(_editor, desk, _subjects(case)), desk.country.currency)
        self.form.add("secrets", _("Secret after the award"), rows, arrangement=Arrangement.ABOVE)
        self.form.set_values({"secrets": case.secrets})

    def act(self) -> None:
        """Keep the marks."""
        if self.is_readable():
            self.run(partial(procuring.mark_secret, self._case, self.form.field("secrets").value()))

    def done_with(self, result: Any) -> None:
        """Tell that they are kept."""
        self._desk.tell(message("“{label}” is saved.", label=result.title))


def _subjects(case: DirectProcurement) -> list[Choice]:
    """Return what can be marked: the fields that somebody writes, then the files of the case."""
    written = [field for field in fields_of(DirectProcurement).values() if not field.derived]
    fields: list[Choice] = [(each.name, _(each.label)) for each in written if each.name not in _NEVER]
    files: list[Choice] = [(each.name, each.name) for each in case.attachments]
    return [*fields, *files]


def _editor(desk: Desk, subjects: list[Choice], field: Field) -> Editor:
    return ChoiceEditor(subjects) if field.name == "subject" else editor_for(field, desk)


_NEVER = ("number", "title", "kind", "secrets", "attachments")
