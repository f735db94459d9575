"""What can be printed of people and roles, each with its choices."""

from datetime import date

from PySide6.QtCore import QObject

from inkop_desktop.reports.people_orders import (
    CompetenceOrder,
    DelegatedOrder,
    DelegationOrder,
    DutiesOrder,
    FindingsOrder,
    GoverningOrder,
    HandoverOrder,
    LettersOrder,
    MatrixOrder,
    OrganisationOrder,
    PeopleOrder,
    ResponsibilitiesOrder,
    RolesOrder,
)
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.reports.panel import panel, preview_button
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.page import Panel

_OVERVIEWS = {
    MatrixOrder: N_("Matrix of product areas and municipalities"),
    OrganisationOrder: N_("Organisation chart"),
    RolesOrder: N_("Roles and who has them"),
    DutiesOrder: N_("Who does what"),
    CompetenceOrder: N_("Competence of those in office"),
    DelegationOrder: N_("Delegation table"),
    GoverningOrder: N_("Governing documents"),
    FindingsOrder: N_("Findings by unit and manager"),
}
_CHOOSE = N_("Choose a person.")


class PeopleReports(QObject):
    """The panels of the reports of people and roles."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.overviews = self._overviews_form()
        self.delegated = self._delegated_form()
        self.letters = self._letters_form()
        self.responsibilities = self._responsibilities_form()
        self.handover = self._handover_form()

    def panels(self) -> list[Panel]:
        """Return a panel for each."""
        return [
            panel(
                Icon.USERS,
                _("Roles and organisation"),
                _("Who answers for what on a day, and what is vacant: for the file or for the council."),
                self.overviews,
                preview_button(self.preview_overview),
            ),
            panel(
                Icon.GAVEL,
                _("Delegated decisions"),
                _("What was decided and signed in a period, and on which delegation: for the board."),
                self.delegated,
                preview_button(self.preview_delegated),
            ),
            panel(
                Icon.MAIL,
                _("Letters of appointment"),
                _("A letter for each appointment, ready to be signed, all in one file."),
                self.letters,
                preview_button(self.preview_letters),
            ),
            panel(
                Icon.USER,
                _("What one person answers for"),
                _("Roles, deputyships and documents of one person, with the duties that come with them."),
                self.responsibilities,
                preview_button(self.preview_responsibilities),
            ),
            panel(
                Icon.HANDSHAKE,
                _("Hand-over list"),
                _("What goes from one person to another, with lines for both to sign on."),
                self.handover,
                preview_button(self.preview_handover),
            ),
        ]

    def preview_overview(self) -> None:
        """Preview the chosen overview."""
        if self._is_complete(self.overviews):
            order = self.overviews.values()["report"]
            self._show(order(self._day(self.overviews)))

    def preview_delegated(self) -> None:
        """Preview what was decided under delegation in the chosen period."""
        if self._is_complete(self.delegated):
            values = self.delegated.values()
            last = values["last"] or self._desk.today
            first = values["first"] or last.replace(month=1, day=1)
            self._show(DelegatedOrder(self._desk.today, first, last))

    def preview_letters(self) -> None:
        """Preview the letters of those who are chosen, of all where nobody is."""
        if self._is_complete(self.letters):
            values = self.letters.values()
            self._show(LettersOrder(self._day(self.letters), values["role"], values["person"]))

    def preview_responsibilities(self) -> None:
        """Preview what the chosen person answers for."""
        if self._is_complete(self.responsibilities, "person"):
            person_id = self.responsibilities.values()["person"]
            self._show(ResponsibilitiesOrder(self._day(self.responsibilities), person_id))

    def preview_handover(self) -> None:
        """Preview what goes from one chosen person to the other."""
        if self._is_complete(self.handover, "giver", "taker"):
            values = self.handover.values()
            day = self._day(self.handover)
            self._show(HandoverOrder(self._desk.today, values["giver"], values["taker"], day))

    def _overviews_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        choices = [(order, _(words)) for order, words in _OVERVIEWS.items()]
        form.add("report", _("Report"), ChoiceEditor(choices))
        self._add_day(form)
        return form

    def _delegated_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        form.add("first", _("From"), DateEditor(), _("Leave it blank for the first of the year."))
        form.add("last", _("Until and including"), DateEditor(), _("Leave it blank for today."))
        return form

    def _letters_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        hint = _("Leave both blank for everybody in office.")
        form.add("role", _("Role"), self._reference("role"))
        form.add("person", _("Person"), self._reference("person"), hint)
        self._add_day(form)
        return form

    def _responsibilities_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        form.add("person", _("Person"), self._reference("person"))
        self._add_day(form)
        return form

    def _handover_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        form.add("giver", _("Handed over by"), self._reference("person"))
        form.add("taker", _("Taken over by"), self._reference("person"))
        self._add_day(form)
        return form

    def _reference(self, noun: str) -> RecordReference:
        return RecordReference(self._desk, noun, can_add=False)

    @staticmethod
    def _add_day(form: Form) -> None:
        form.add("day", _("Day"), DateEditor(), _("Leave it blank for today."))

    def _is_complete(self, form: Form, *needed: str) -> bool:
        """Tell whether a form has what is needed; else say beside its fields what is wrong."""
        problems = form.unreadable()
        values = form.values()
        problems |= {name: _(_CHOOSE) for name in needed if values[name] is None and name not in problems}
        form.set_problems(problems)
        return not problems

    def _day(self, form: Form) -> date:
        day = form.values()["day"]
        return day if isinstance(day, date) else self._desk.today

    def _show(self, order: PeopleOrder) -> None:
        self._desk.print_wanted.emit(order)
