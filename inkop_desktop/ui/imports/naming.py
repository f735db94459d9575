"""Ask for the name under which a mapping is saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop.text import _
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Form


class NameDialog(Dialog):
    """The dialog for the name of a mapping.

    Signals: named(name).
    """

    named = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Save the mapping"),
            _("Next time a list has these headings, its columns are mapped the same way."),
            parent,
        )
        self.form = Form()
        self.form.add("name", _("Name"), TextEditor())
        self.form.set_values({"name": name})
        self.body.addWidget(self.form)
        self.add_choices(_("Save"), _("Cancel"))

    def accept(self) -> None:
        """Tell the name, once there is one."""
        name = self.form.field("name").value()
        if not name:
            self.form.set_problems({"name": _("Write a name.")})
            return
        self.named.emit(name)
        super().accept()
