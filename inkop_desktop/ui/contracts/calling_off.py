"""Note a call-off from a contract: one short dialog that says what is left of the ceiling afterwards."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.services import call_offs, people, records
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import editor_for
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.reference import Option
from inkop_desktop.ui.widgets.label import Label

FIELDS = ("day", "what", "value", "ordered_by_id", "unit_id", "organisation_id")
_WIDTH = 580


class CallOffDialog(ActionDialog):
    """Say what was ordered, when and for how much, and see what is left.

    `hidden` is what is secret of the call-offs before it.

    Signals: noted(contract) – it was saved.
    """

    noted = Signal(object)

    def __init__(self, desk: Desk, contract: Contract, hidden: Hidden, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Note call-off"), records.label(contract), _("Note call-off"), parent)
        self._contract = contract
        self._hidden = hidden
        for name in FIELDS:
            field = fields_of(CallOff)[name]
            self.form.add(name, _(field.label), editor_for(field, desk), _(field.help) if field.help else "")
        self.form.setMinimumWidth(theme.px(_WIDTH))
        self._doubts = Label("", Type.BODY, Ink.DANGER, wrap=True)
        self._left = Label("", Type.BODY, wrap=True)
        self.body.addWidget(Label(_("What is left of the ceiling"), Type.SECTION))
        for label in (self._doubts, self._left):
            self.body.addWidget(label)
        self.form.changed.connect(self._say_what_is_left)
        self.form.set_values({"day": desk.today})
        self._say_what_is_left()
        desk.ops.read(self, "me", people.me, self._propose)

    def act(self) -> None:
        """Note the call-off that stands in the form."""
        if self.is_readable():
            self.run(partial(_note, self._contract, self._call_off()))

    def done_with(self, result: Contract) -> None:
        """Tell that it was noted."""
        self.noted.emit(result)

    def says(self) -> str:
        """Return what is said to be left, after what speaks against the call-off."""
        return "\n".join(filter(None, (self._doubts.text(), self._left.text())))

    def _call_off(self) -> CallOff:
        return CallOff(**self.form.values())

    def _propose(self, me: Person | None) -> None:
        """Begin with whoever writes, where the register knows that person and nobody is named yet."""
        if me is not None and self.form.field("ordered_by_id").value() is None:
            self.form.set_values({"ordered_by_id": Option(me.id, me.name)})

    def _say_what_is_left(self) -> None:
        call_off = self._call_off()
        against = call_offs.doubts(self._contract, call_off, self._hidden)
        self._doubts.setText(" ".join(map(formats.worded, against)))
        self._doubts.setVisible(bool(against))
        left = call_offs.consequences(self._contract, call_off, self._hidden)
        self._left.setText(" ".join(map(formats.worded, left)))


def _note(contract: Contract, call_off: CallOff, register: Register) -> Contract:
    return call_offs.note(register, contract, call_off)
