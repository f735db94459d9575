"""Decide something about a contract: one short dialog that says what follows before it is done."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules import months, status
from inkop_desktop.rules.deciding import DECIDED_APART
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services import deciding, people, records
from inkop_desktop.services.deciding import Decision
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import N_, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.reference import Option
from inkop_desktop.ui.widgets.editors.text import LongTextEditor
from inkop_desktop.ui.widgets.label import Label

DECIDED = N_("Day of the decision")
# What the day is of a verb whose day is another.
DAYS = {
    Verb.TERMINATE: N_("Last day of the contract"),
    Verb.REVIEW: N_("Next review"),
    Verb.NOTICE: N_("Notice given on"),
}
REVIEW_MONTHS = 12
_ANOTHER_DAY = N_("Choose another day: then it shows here.")
_WIDTH = 580  # the day in words stands on one line


class DecideDialog(ActionDialog):
    """Choose what is decided and on which day, read what follows, and do it.

    Signals: decided(contract) – it was saved.
    """

    decided = Signal(object)

    def __init__(self, desk: Desk, contract: Contract, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Decide"), records.label(contract), _("Decide"), parent)
        self._contract = contract
        verbs = deciding.possible(contract, desk.today)
        self.form.add("verb", _("What is decided"), ChoiceEditor([(verb, _(verb.label)) for verb in verbs]))
        self.form.add("day", _(DECIDED), DateEditor())
        self.form.add("decided_on", _(DECIDED), DateEditor())
        self._decider = RecordReference(desk, "person")
        self.form.add("decided_by_id", _("Decided by"), self._decider)
        self.form.add("note", _("Evidence or reason"), LongTextEditor(3))
        self.form.setMinimumWidth(theme.px(_WIDTH))
        self._follows = Label("", Type.BODY, wrap=True)
        follows = Label(_("What follows"), Type.SECTION)
        self.body.addWidget(follows)
        self.body.addWidget(self._follows)
        for part in (self.form, follows, self.do_button):
            part.setVisible(bool(verbs))
        self.form.changed.connect(self._on_changed)
        self.form.set_values({"verb": verbs[0] if verbs else None, "decided_on": desk.today})
        self._take_verb()
        desk.ops.read(self, "me", people.me, self._propose)

    def act(self) -> None:
        """Take the decision that stands in the form."""
        decision = self._decision() if self.is_readable() else None
        if decision is not None:
            self.run(partial(_decide, self._contract, decision, self._desk.today))

    def done_with(self, result: Contract) -> None:
        """Tell that it was decided."""
        self.decided.emit(result)

    def follows(self) -> str:
        """Return what is said to follow."""
        return self._follows.text()

    def _decision(self) -> Decision | None:
        values = self.form.values()
        if values["verb"] is None or values["day"] is None:
            return None
        apart = values["decided_on"] if values["verb"] in DECIDED_APART else None
        return Decision(values["verb"], values["day"], values["note"], values["decided_by_id"], apart)

    def _propose(self, me: Person | None) -> None:
        """Begin with whoever writes, where the register knows that person and nothing stands there yet."""
        if me is not None and not self._decider.text():
            self.form.set_values({"decided_by_id": Option(me.id, me.name)})

    def _on_changed(self, name: str) -> None:
        if name == "verb":
            self._take_verb()
        else:
            self._say_what_follows()

    def _take_verb(self) -> None:
        verb = self.form.field("verb").value()
        self.form.set_values({"day": self._usual_day(verb)})
        self.form.field("day").set_label(_(DAYS.get(verb, DECIDED)))
        self.form.field("decided_on").setVisible(verb in DECIDED_APART)
        self._say_what_follows()

    def _usual_day(self, verb: Verb | None) -> date:
        today = self._desk.today
        if verb is Verb.REVIEW:
            return months.add_months(today, REVIEW_MONTHS)
        if verb is Verb.TERMINATE:
            last_day = status.derive(terms_of(self._contract), today).last_day
            return last_day or max(today, self._contract.first_day or today)
        return today

    def _say_what_follows(self) -> None:
        decision = self._decision()
        self.do_button.setEnabled(False)
        for name in ("day", "decided_on"):
            field = self.form.field(name)
            field.set_problem(field.unreadable())
        if decision is None:
            self._say(self._what_lacks(), Ink.MUTED)
            return
        try:
            follows = deciding.consequences(self._contract, decision, self._desk.today)
        except UserError as error:
            self._refuse(error)
            return
        self._say(" ".join(formats.worded(each) for each in follows), Ink.TEXT)
        self.do_button.setEnabled(True)

    def _refuse(self, error: UserError) -> None:
        """Say what is wrong beside its field; a verb that is offered is refused for its day only."""
        wrong = error.problems if isinstance(error, InvalidRecordError) else {"day": error}
        for name, said in wrong.items():
            self.form.field(name).set_problem(formats.worded(said))
        self._say(_(_ANOTHER_DAY), Ink.MUTED)

    def _what_lacks(self) -> str:
        if self.form.field("verb").value() is None:
            return _("Nothing can be decided about this contract now.")
        if self.form.field("day").unreadable():
            return _(_ANOTHER_DAY)
        return _("Fill in the day: then it shows here.")

    def _say(self, text: str, ink: Ink) -> None:
        self._follows.setText(text)
        self._follows.set_ink(ink)


def _decide(contract: Contract, decision: Decision, today: date, register: Register) -> Contract:
    return deciding.decide(register, contract, decision, today)
