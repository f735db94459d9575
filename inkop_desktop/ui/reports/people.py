"""What can be printed of people and roles."""

from collections.abc import Callable
from datetime import date
from functools import partial
from types import MappingProxyType

from inkop_desktop.reports.attendance_order import AttendanceOrder
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
from inkop_desktop.ui.reports.choices import Choices, Offered
from inkop_desktop.ui.widgets.editors.dates import DateEditor

_CHOOSE = N_("Choose a person.")


class DayChoices(Choices):
    """On which day."""

    def __init__(self, on_day: Callable[[date], PeopleOrder], desk: Desk) -> None:
        super().__init__(desk)
        self._on_day = on_day
        self.add_day()

    def order(self) -> PeopleOrder:
        """Return the report of the day."""
        return self._on_day(self.day())


class DelegatedChoices(Choices):
    """In which period."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add("first", _("From"), DateEditor(), _("Leave it blank for the first of the year."))
        self.add("last", _("Until and including"), DateEditor(), _("Leave it blank for today."))

    def order(self) -> DelegatedOrder:
        """Return what was decided under delegation in the period."""
        values = self.values()
        last = values["last"] or self.desk.today
        return DelegatedOrder(self.desk.today, values["first"] or last.replace(month=1, day=1), last)


class AttendanceChoices(Choices):
    """At which body, in which year or on which of its meeting days."""

    needed = MappingProxyType({"body": N_("Choose a body.")})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_reference("body", _("Body"), "body")
        self.add_year(_("Year"), _("This year"))
        hint = _("A meeting day gives the sheet for its minutes; leave it blank for the whole year.")
        self.add("day", _("Meeting day"), DateEditor(), hint)

    def order(self) -> AttendanceOrder:
        """Return who came in the year, or on the day."""
        values, today = self.values(), self.desk.today
        return AttendanceOrder(today, values["body"], values["year"] or today.year, values["day"])


class LettersChoices(Choices):
    """Whose letters: those of a role, of a person, or of everybody in office."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_reference("role", _("Role"), "role")
        self.add_reference("person", _("Person"), "person", _("Leave both blank for everybody in office."))
        self.add_day()

    def order(self) -> LettersOrder:
        """Return the letters."""
        values = self.values()
        return LettersOrder(self.day(), values["role"], values["person"])


class ResponsibilitiesChoices(Choices):
    """Whose responsibilities, on which day."""

    needed = MappingProxyType({"person": _CHOOSE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_reference("person", _("Person"), "person")
        self.add_day()

    def order(self) -> ResponsibilitiesOrder:
        """Return what the person answers for."""
        return ResponsibilitiesOrder(self.day(), self.values()["person"])


class HandoverChoices(Choices):
    """From whom to whom, on which day."""

    needed = MappingProxyType({"giver": _CHOOSE, "taker": _CHOOSE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_reference("giver", _("Handed over by"), "person")
        self.add_reference("taker", _("Taken over by"), "person")
        self.add_day()

    def order(self) -> HandoverOrder:
        """Return what goes from the one to the other."""
        values = self.values()
        return HandoverOrder(self.desk.today, values["giver"], values["taker"], self.day())


OFFERED = (
    Offered(
        Icon.USERS,
        N_("Matrix of product areas and municipalities"),
        N_("Who answers for which product area in which municipality, and what is vacant."),
        partial(DayChoices, MatrixOrder),
    ),
    Offered(
        Icon.LANDMARK,
        N_("Organisation chart"),
        N_("The bodies, roles and units, and who reports to whom: drawn and as a list."),
        partial(DayChoices, OrganisationOrder),
    ),
    Offered(
        Icon.USERS,
        N_("Roles and who has them"),
        N_("Every role with its holders, deputies and vacancies: for the file or for the council."),
        partial(DayChoices, RolesOrder),
    ),
    Offered(
        Icon.LIST_CHECKS,
        N_("Who does what"),
        N_("The duties of each role, and who answers for each duty."),
        partial(DayChoices, DutiesOrder),
    ),
    Offered(
        Icon.SHIELD_CHECK,
        N_("Competence of those in office"),
        N_("What each role asks for and what its holders have; what is missing or expires."),
        partial(DayChoices, CompetenceOrder),
    ),
    Offered(
        Icon.SCALE,
        N_("Delegation table"),
        N_("Who may decide what, up to which amount, and on which decision that rests."),
        partial(DayChoices, DelegationOrder),
    ),
    Offered(
        Icon.FILE_TEXT,
        N_("Governing documents"),
        N_("What is in force, when it is to be reviewed, and who has confirmed having read it."),
        partial(DayChoices, GoverningOrder),
    ),
    Offered(
        Icon.CIRCLE_ALERT,
        N_("Findings by unit and manager"),
        N_("What waits with each unit, for the manager who answers for it."),
        partial(DayChoices, FindingsOrder),
    ),
    Offered(
        Icon.GAVEL,
        N_("Delegated decisions"),
        N_("What was decided and signed in a period, and on which delegation: for the board."),
        DelegatedChoices,
    ),
    Offered(
        Icon.LIST_CHECKS,
        N_("Attendance at the meetings of a body"),
        N_("Who came, with sums and who was not represented; of one meeting the sheet for its minutes."),
        AttendanceChoices,
    ),
    Offered(
        Icon.MAIL,
        N_("Letters of appointment"),
        N_("A letter for each appointment, ready to be signed, all in one file."),
        LettersChoices,
    ),
    Offered(
        Icon.USER,
        N_("What one person answers for"),
        N_("Roles, deputyships and documents of one person, with the duties that come with them."),
        ResponsibilitiesChoices,
    ),
    Offered(
        Icon.HANDSHAKE,
        N_("Hand-over list"),
        N_("What goes from one person to another, with lines for both to sign on."),
        HandoverChoices,
    ),
)
