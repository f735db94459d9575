"""Take away what is no longer needed of a person who has left: what goes, what stays and why."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.services import personal, records
from inkop_desktop.services.personal import Needed
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui import drafts, theme
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scroll import Scroll

_MOST_HEIGHT = 220


@dataclass(frozen=True, slots=True)
class Staying:
    """What stays of a person: where decisions need the name, and the texts in which it stands."""

    needed: tuple[Needed, ...]
    texts: tuple[str, ...]


class AnonymiseDialog(ActionDialog):
    """Read what goes and what stays, and let it go for good."""

    def __init__(self, desk: Desk, person: Root, parent: QWidget | None = None) -> None:
        assert isinstance(person, Person)
        said = _(
            "Contact details, competence and interests of {name} are taken away, from the history too."
            " This cannot be undone. Backups from before today still hold them until they are cleared away."
        )
        super().__init__(
            desk, _("Anonymise a person who has left"), said.format(name=person.name), _("Anonymise"), parent
        )
        self._person = person
        self._name = Label("", Type.BODY, wrap=True)
        self._texts = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._staying = Facts()
        self._reasons = Scroll()
        self._reasons.body.addWidget(self._staying)
        self._reasons.setMaximumHeight(theme.px(_MOST_HEIGHT))
        self._reasons.hide()
        for place, each in enumerate((self._name, self._reasons, self._texts), 1):
            self.body.insertWidget(place, each)
        self.do_button.setEnabled(False)
        desk.ops.read(self, "staying", partial(_staying, person), self._take)

    def act(self) -> None:
        """Anonymise the person."""
        self.run(partial(_anonymise, self._person, self._desk.today))

    def done_with(self, result: Any) -> None:
        """Tell what the person is called from now on."""
        self._desk.tell(message("The person now stands in the register as “{name}”.", name=result.name))

    def said(self) -> str:
        """Return what is said of the name and of the texts in which it stands."""
        return "\n".join(label.text() for label in (self._name, self._texts) if label.text())

    def _take(self, staying: Staying) -> None:
        stays = _("The name stays, because these need it:")
        self._name.setText(stays if staying.needed else _("The name is taken away too."))
        self._staying.set_rows([(each.mention.label, _(each.why)) for each in staying.needed])
        self._reasons.setVisible(bool(staying.needed))
        if staying.texts:
            said = counted(
                "The name stands in a text, which is left as it is: {places}.",
                "The name stands in {count} texts, which are left as they are: {places}.",
                len(staying.texts),
                places=", ".join(dict.fromkeys(staying.texts)),
            )
            self._texts.setText(formats.worded(said))
        self.do_button.setEnabled(True)
        self.adjustSize()


def _staying(person: Person, register: Register) -> Staying:
    assert person.id is not None
    texts = personal.extract(register, person.id).texts
    needed = personal.needed(register, person.id)
    return Staying(tuple(needed), tuple(each.label for each in texts))


def _anonymise(person: Person, today: Any, register: Register) -> Person:
    assert person.id is not None
    gone = personal.anonymise(register, records.get(register, Person, person.id), today)
    draft, _kept = drafts.find(gone, register)
    draft.forget()
    return gone
