"""The area Roles and bodies: who has which role, the bodies, who came to them, and what is delegated."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.lists import organisation
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.services import roles
from inkop_desktop.text import N_, Message, _, counted
from inkop_desktop.ui.attendance.body import BodyDetails, BodyList
from inkop_desktop.ui.attendance.tab import AttendanceTab
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.organisation.chart import ChartTab
from inkop_desktop.ui.organisation.matrix import MatrixTab
from inkop_desktop.ui.records.directory import DirectoryPage
from inkop_desktop.ui.records.offering import Offer, OfferingList
from inkop_desktop.ui.records.recordlist import Listed, leaf
from inkop_desktop.ui.records.tab import Leaf

APPOINTMENTS = Listed(
    organisation.APPOINTMENTS,
    Appointment,
    Icon.USER_PLUS,
    N_("New appointment"),
    N_("Nobody is appointed yet"),
    N_("Begin with whoever is in charge of procurement. Those who answer for a contract stand on it."),
)
ROLES = Listed(
    organisation.ROLES,
    Role,
    Icon.USERS,
    N_("New role"),
    N_("No roles yet"),
    N_("Begin with the usual ones, with their duties, and rename them as they are called with you."),
)
BODIES = Listed(
    organisation.BODIES,
    Body,
    Icon.LANDMARK,
    N_("New body"),
    N_("No bodies yet"),
    N_("Begin with the council or the board that purchasing comes before, and the days it meets."),
    BodyDetails,
)
DELEGATIONS = Listed(
    organisation.DELEGATIONS,
    Delegation,
    Icon.GAVEL,
    N_("New delegation"),
    N_("Nothing is delegated yet"),
    N_("Write in who may award and sign contracts, up to what amount, from your order of delegation."),
)


def _added(count: int) -> Message:
    return counted("{count} role was added.", "{count} roles were added.", count)


_USUAL = Offer(
    roles.some_missing,
    N_("Some of the usual roles are missing here. They can be added with their duties."),
    N_("Add the usual roles"),
    roles.add_missing,
    _added,
)


class RolesList(OfferingList):
    """The roles; the usual ones of the country are offered while some of them are missing."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed, _USUAL)


# From left to right; another tab is another line.
LEAVES = (
    Leaf(MatrixTab.title, MatrixTab),
    leaf(APPOINTMENTS),
    leaf(ROLES, RolesList),
    leaf(BODIES, BodyList),
    Leaf(AttendanceTab.title, AttendanceTab),
    leaf(DELEGATIONS),
    Leaf(ChartTab.title, ChartTab),
)


class RolesPage(DirectoryPage):
    """The page of the area Roles and bodies."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Roles and bodies"), LEAVES)

    def appoint(self, area_id: int, organisation_id: int) -> None:
        """Choose who answers for an area in an organisation, in the matrix."""
        matrix = self.show_tab_of(MatrixTab)
        matrix.appoint(area_id, organisation_id)

    def show_attendance(self, body_id: int) -> None:
        """Show who came to the meetings of a body, to be noted."""
        self.show_tab_of(AttendanceTab).show_body(body_id)
