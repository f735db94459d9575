"""Take away what is no longer needed of a person who has left: what goes, what stays and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.services import personal, records
from inkop_desktop.services.personal import Needed
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui import drafts, theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.fact_groups import FactGroups
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scroll import Scroll

_MOST_HEIGHT = 220


@dataclass(frozen=True, slots=True)
class Staying:
    """What stays of a person: where decisions need the name, and the texts in which it stands.

    `acted` is of how many log entries the person is the author; `refused` is why nothing goes yet.
    """

    refused: UserError | None
    needed: tuple[Needed, ...]
    texts: tuple[str, ...]
    acted: int


class AnonymiseDialog(ActionDialog):
    """Read what goes and what stays, and let it go for good."""

    def __init__(self, desk: Desk, person: Root, parent: QWidget | None = None) -> None:
        assert isinstance(person, Person)
        said = _(
            "Contact details, competence and interests of {name} are taken away, from the history too."
            " This cannot be undone. Backups from before today still hold them until they are cleared away."
        )
        title, said = _("Anonymise a person who has left"), said.format(name=person.name)
        super().__init__(desk, title, said, _("Anonymise"), parent, kind=Kind.DANGER)
        self.form.hide()
        self._person = person
        self._name = Label("", Type.BODY, wrap=True)
        self._texts = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._log = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._staying = FactGroups()
        self._reasons = Scroll()
        self._reasons.body.addWidget(self._staying)
        for place, each in enumerate((self._name, self._reasons, self._texts, self._log), 1):
            each.hide()
            self.body.insertWidget(place, each)
        self.do_button.setEnabled(False)
        desk.ops.read(self, "staying", partial(_staying, person, desk.today), self._take)

    def act(self) -> None:
        """Anonymise the person."""
        self.run(partial(_anonymise, self._person, self._desk.today))

    def done_with(self, result: Any) -> None:
        """Tell what the person is called from now on."""
        self._desk.tell(message("The person now stands in the register as “{name}”.", name=result.name))

    def said(self) -> str:
        """Return what is said of the name, of the texts in which it stands, and of the log."""
        labels = (self._name, self._texts, self._log)
        return "\n".join(label.text() for label in labels if label.text())

    def _show_reasons(self) -> None:
        """Show the reasons, whole where they are few; a scroll area asks for what it held at first."""
        self._reasons.show()
        whole = self._reasons.inside.heightForWidth(self.room(self.width()))
        self._reasons.setFixedHeight(min(whole, theme.px(_MOST_HEIGHT)))

    def _take(self, staying: Staying) -> None:
        if staying.refused is not None:
            self.notice.tell(formats.worded(staying.refused), Tone.WARNING)
            return
        stays = _("The name stays, because these need it:")
        self._name.setText(stays if staying.needed else _("The name is taken away too."))
        self._name.show()
        self._staying.set_groups(_by_reason(staying.needed))
        if staying.needed:
            self._show_reasons()
        for label, said in ((self._texts, _of_texts(staying)), (self._log, _of_log(staying))):
            label.setText(said)
            label.setVisible(bool(said))
        self.do_button.setEnabled(True)


def _by_reason(needed: Iterable[Needed]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each reason once, with all that needs the name for it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in needed:
        found.setdefault(_(each.why), []).append(("", each.mention.label))
    return list(found.items())


def _of_texts(staying: Staying) -> str:
    """Return what becomes of the texts in which the name stands."""
    if not staying.texts:
        return ""
    said = counted(
        "The name stands in a text, which is left as it is: {places}.",
        "The name stands in {count} texts, which are left as they are: {places}.",
        len(staying.texts),
        places=", ".join(dict.fromkeys(staying.texts)),
    )
    return formats.worded(said)


def _of_log(staying: Staying) -> str:
    """Return what becomes of the name of an author of the log."""
    if not staying.acted:
        return ""
    said = counted(
        "The log keeps the name as the author of {count} entry:"
        " who has changed what must be known for as long as the register is kept.",
        "The log keeps the name as the author of {count} entries:"
        " who has changed what must be known for as long as the register is kept.",
        staying.acted,
    )
    return formats.worded(said)


def _staying(person: Person, today: date, register: Register) -> Staying:
    assert person.id is not None
    refused = personal.refusal(register, person, today)
    found = personal.extract(register, person.id)
    needed = personal.needed(register, person.id)
    return Staying(refused, tuple(needed), tuple(each.label for each in found.texts), found.acted)


def _anonymise(person: Person, today: Any, register: Register) -> Person:
    assert person.id is not None
    gone = personal.anonymise(register, records.get(register, Person, person.id), today)
    draft, _kept = drafts.find(gone, register)
    draft.forget()
    return gone
