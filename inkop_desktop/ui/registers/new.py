"""Make a register: which country, for which organisation, and where the file lies."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.rules import places
from inkop_desktop.rules.places import Municipality, Region
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.text import _
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.reference import Deliver, Option, ReferenceEditor
from inkop_desktop.ui.widgets.form import Form

_MOST = 40
_WIDTH = 520  # what the field asks for stands on one line


class NewRegister(Dialog):
    """The dialog for a new register.

    Signals: chosen(path, country, organisation) – everything is known.
    """

    chosen = Signal(object, object, object)

    def __init__(self, country: Country, parent: QWidget | None = None) -> None:
        super().__init__(
            _("New register"), _("A register is one file. You can move, copy and mail it."), parent
        )
        self._place = ReferenceEditor(self._find, _("Name of the municipality or region"), can_create=True)
        self._place.creation_wanted.connect(self._on_own_name)
        self.form = Form()
        self.form.setMinimumWidth(theme.px(_WIDTH))
        countries = [(each, formats.word(each)) for each in Country]
        self.form.add("country", _("Country"), ChoiceEditor(countries))
        hint = _("Choose from the list, or write the name of a cooperation or company.")
        self.form.add("place", _("Organisation"), self._place, hint)
        self.form.set_values({"country": country})
        self.body.addWidget(self.form)
        self.add_choices(_("Choose where to save …"), _("Cancel"), slot=self.go_on)

    def go_on(self) -> None:
        """Ask where the file shall lie, once the organisation is known."""
        option = self._place.value()
        if option is None:
            self.form.set_problems({"place": _("Choose whose register it is.")})
            return
        organisation = _organisation(option, self.form.field("country").value())
        kinds = [FileKind(_("Registers"), ("inkop",))]
        suggestion = Path.home() / f"{file_name(organisation.name)}{file.ENDING}"
        path = messages.choose_save(self, _("Where shall the register lie?"), kinds, suggestion)
        if path is not None:
            self.chosen.emit(path, self.form.field("country").value(), organisation)
            self.accept()

    def _find(self, asked: str, deliver: Deliver) -> None:
        found = places.search(asked, self.form.field("country").value())[:_MOST]
        deliver([Option(place, place.full_name, place.county) for place in found])

    def _on_own_name(self, name: str) -> None:
        self._place.set_value(Option(name, name))


def file_name(organisation: str) -> str:
    """Return a name of a file for an organisation."""
    kept = "".join(letter if letter.isalnum() else " " for letter in organisation.lower())
    return "-".join(kept.split()) or "register"


def _organisation(option: Option, country: Country) -> Organisation:
    place: Any = option.id
    if isinstance(place, Municipality):
        kind = OrganisationKind.MUNICIPALITY
        return Organisation(
            name=place.full_name,
            kind=kind,
            country=country,
            code=place.code,
            org_number=place.organisation_number,
        )
    if isinstance(place, Region):
        return Organisation(
            name=place.full_name, kind=OrganisationKind.REGION, country=country, code=place.code
        )
    return Organisation(name=option.name, kind=OrganisationKind.OTHER, country=country)
