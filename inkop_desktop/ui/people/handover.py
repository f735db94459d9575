"""Hand over what a person answers for: to whom, from which day, and what of it."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.reports import handover
from inkop_desktop.reports.people_orders import HandoverOrder
from inkop_desktop.rules.months import day_before
from inkop_desktop.services import handing_over, records
from inkop_desktop.services.handing_over import Responsibilities
from inkop_desktop.text import Message, _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.people.answering import fetch, parts
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.records.things import Entry, ThingsView
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.check_box import CheckBox
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.label import Label

_LIST_HEIGHT = 260


class HandOverDialog(ActionDialog):
    """Choose a person, a day and what goes; read what follows, and do it in one step."""

    def __init__(self, desk: Desk, giver: Root, parent: QWidget | None = None) -> None:
        assert isinstance(giver, Person)
        super().__init__(desk, _("Hand over"), giver.name, _("Hand over"), parent)
        self._giver = giver
        self.form.add("taker", _("To"), RecordReference(desk, "person"))
        self.form.add("day", _("From the day"), DateEditor())
        self.form.set_values({"day": desk.today})
        self.things = ThingsView(_("What is handed over"), can_tick=True)
        self.things.setProperty("ground", "")
        self.things.setMinimumHeight(theme.px(_LIST_HEIGHT))
        self._follows = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self.print_list = CheckBox(_("Print the hand-over list afterwards"))
        self.body.insertWidget(1, self.things, 1)
        self.body.insertWidget(2, self._follows)
        self.body.insertWidget(3, self.print_list)
        self.form.changed.connect(self._on_changed)
        self.things.things.ticked.connect(self._say_what_follows)
        self._gather()

    def act(self) -> None:
        """Hand over what is ticked."""
        if not self.is_readable():
            return
        missing = self._missing()
        if missing:
            self.form.set_problems(missing)
            return
        assert self._giver.id is not None
        values, chosen = self.form.values(), parts(self.things.things.chosen())
        order = HandoverOrder(self._desk.today, self._giver.id, values["taker"], values["day"], chosen)
        self.run(partial(_hand_over, self._giver, chosen, order))

    def done_with(self, result: Any) -> None:
        """Tell it, and preview the list where that is wanted."""
        order, said = result
        self._desk.tell(said)
        if self.print_list.isChecked():
            self._desk.print_wanted.emit(order)

    def follows(self) -> str:
        """Return what is said to follow."""
        return self._follows.text()

    def _missing(self) -> dict[str, str]:
        values = self.form.values()
        return {
            name: said
            for name, said in (
                ("taker", _("Choose who takes over.")),
                ("day", _("Fill in the first day.")),
            )
            if values[name] is None
        }

    def _on_changed(self, name: str) -> None:
        if name == "day":
            self._gather()
        self._say_what_follows()

    def _gather(self) -> None:
        """Fetch what there is to hand over from the day on."""
        day = self.form.field("day").value()
        if day is not None:
            assert self._giver.id is not None
            work = partial(fetch, self._giver.id, day)
            self._desk.ops.read(self, "things", work, self._take_things)

    def _take_things(self, found: list[Entry]) -> None:
        self.things.things.show(found)
        for widget in (self.things, self.print_list):
            widget.setVisible(bool(found))
        self._say_what_follows()

    def _say_what_follows(self) -> None:
        chosen = parts(self.things.things.chosen())
        day = self.form.field("day").value()
        self.do_button.setEnabled(bool(chosen.count) and day is not None)
        if day is not None and not self.things.things.entries():
            self._follows.setText(handover.nothing(self._giver.name, day))
        elif not chosen.count:
            self._follows.setText(_("Tick what is to be handed over."))
        elif day is not None:
            self._follows.setText(_what_follows(self._giver.name, self._name_of_taker(), chosen, day))

    def _name_of_taker(self) -> str:
        editor = self.form.field("taker").editor
        assert isinstance(editor, RecordReference)
        return editor.text() if editor.value() is not None else ""


def hand_over(desk: Desk, person_id: int, over: QWidget) -> None:
    """Open the dialog of a person over a window."""
    desk.ops.read(over, "giver", partial(_giver, person_id), partial(_open, desk, over))


def _giver(person_id: int, register: Register) -> Person:
    return records.get(register, Person, person_id)


def _open(desk: Desk, over: QWidget, giver: Person) -> None:
    HandOverDialog(desk, giver, over).open()


def _what_follows(giver: str, taker: str, chosen: Responsibilities, day: date) -> str:
    """Return what handing over comes to, in sentences."""
    last, first = formats.day(day_before(day)), formats.day(day)
    said = []
    if chosen.held or chosen.deputised:
        to = taker or _("whoever takes over")
        said.append(
            _("{giver} has it until and including {last}, {taker} from {first}.").format(
                giver=giver, taker=to, last=last, first=first
            )
        )
    if any(each.on_contract is None for each in chosen.held):
        said.append(_("A new appointment has no decision yet; write it in when it has been taken."))
    return " ".join([*said, *handing_over.at_once(chosen)])


def _hand_over(
    giver: Person, chosen: Responsibilities, order: HandoverOrder, register: Register
) -> tuple[HandoverOrder, Message]:
    taker = records.get(register, Person, order.taker_id)
    handing_over.hand_over(register, giver, taker, chosen, order.day)
    said = counted(
        "{count} thing was handed over to {taker}.",
        "{count} things were handed over to {taker}.",
        chosen.count,
        taker=taker.name,
    )
    return order, said
