"""The settings of the register, the same for everybody who opens it: what its levels are called."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.register import OwnNames
from inkop_desktop.register.register import Register
from inkop_desktop.services import naming, records
from inkop_desktop.text import _, message
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.widgets.editors.text import TextEditor


class RegisterSettingsDialog(ActionDialog):
    """The dialog of the register's settings."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        said = _(
            "Your own words apply to everybody who opens the register: in lists, forms and reports, and when"
            " a list is imported. Leave a field empty to keep the word that stands in it in grey."
        )
        super().__init__(desk, _("Settings of the register"), said, _("Save"), parent)
        self._names = OwnNames()
        self.form.add_title(_("What the levels of contracts are called"))
        for name, level in naming.LEVELS.items():
            self.form.add(name, _(fields_of(OwnNames)[name].label), TextEditor(_(level.label)))
        self.do_button.setEnabled(False)
        desk.ops.read(self, "names", naming.names, self._take)

    def act(self) -> None:
        """Save the names; what is wrong with one is said beside it."""
        written = replace(self._names, **self.form.values())
        if written == self._names:
            self.accept()
        else:
            self.run(partial(_save, written))

    def done_with(self, _result: OwnNames) -> None:
        """Say that they are saved."""
        self._desk.tell(message("The names of the levels are saved."))

    def _take(self, names: OwnNames) -> None:
        self._names = names
        self.form.set_values({name: getattr(names, name) for name in naming.LEVELS})
        self.do_button.setEnabled(self._desk.can_write)


def _save(names: OwnNames, register: Register) -> OwnNames:
    return records.save(register, names)
