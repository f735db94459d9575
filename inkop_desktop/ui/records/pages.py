"""The areas of what contracts refer to: suppliers, people and units, product areas."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.lists import directory
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.governance.area import NEW_NOTE, AreaDetails
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.people.person import PersonDetails
from inkop_desktop.ui.records.directory import DirectoryPage
from inkop_desktop.ui.records.merging import MergeDialog
from inkop_desktop.ui.records.recordlist import Listed, RecordList, leaf

_FIRST = N_("They come with the contracts that you import, or one by one with the button above.")
SUPPLIERS = Listed(
    directory.SUPPLIERS, Supplier, Icon.BUILDING_2, N_("New supplier"), N_("No suppliers yet"), _FIRST
)
PERSONS = Listed(
    directory.PERSONS,
    Person,
    Icon.USERS,
    N_("New person"),
    N_("No persons yet"),
    _FIRST,
    PersonDetails,
)
UNITS = Listed(directory.UNITS, Unit, Icon.LANDMARK, N_("New unit"), N_("No units yet"), _FIRST)
ORGANISATIONS = Listed(
    directory.ORGANISATIONS,
    Organisation,
    Icon.BUILDING_2,
    N_("New organisation"),
    N_("No organisations yet"),
    _FIRST,
)
AREAS = Listed(
    directory.AREAS,
    ProductArea,
    Icon.PACKAGE,
    N_("New product area"),
    N_("No product areas yet"),
    N_("They are your own: begin with the ones your framework agreements fall in."),
    AreaDetails,
)


class SupplierList(RecordList):
    """The list of suppliers; two that are the same can be made one."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        self._merge = self.add_action(_("Merge into one …"), Icon.MERGE, self._on_merge)
        self.table.selectionModel().selectionChanged.connect(self._offer_merging)
        desk.ops.turned_read_only.connect(self._offer_merging)
        self._offer_merging()

    def _offer_merging(self) -> None:
        count = len(self.table.selected_ids())
        self._merge.setEnabled(self._desk.can_write and count > 0)

    def _on_merge(self) -> None:
        ids = self.table.selected_ids()
        if ids:
            dialog = MergeDialog(self._desk, ids, self.window())
            dialog.open()


class PersonList(RecordList):
    """The list of persons, with what is done when somebody leaves or asks what is kept about them."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        details = self.details
        assert isinstance(details, PersonDetails)
        self.add_action(_("Hand over …"), Icon.ARROW_RIGHT, details.hand_over)
        self.add_action(_("Register extract"), Icon.FILE_TEXT, details.print_extract)
        self.add_action(_("Anonymise …"), Icon.USER, details.anonymise)


class AreaList(RecordList):
    """The tree of product areas; what is seen of the market of one can be noted."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        assert isinstance(self.details, AreaDetails)
        self.add_action(_(NEW_NOTE), Icon.CHART_COLUMN, self.details.note)


class SuppliersPage(DirectoryPage):
    """The suppliers."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Suppliers"), [leaf(SUPPLIERS, SupplierList)])


class PeoplePage(DirectoryPage):
    """Persons, units and organisations."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        leaves = [leaf(PERSONS, PersonList), leaf(UNITS), leaf(ORGANISATIONS)]
        super().__init__(desk, _("People and units"), leaves)


class AreasPage(DirectoryPage):
    """The officer's own tree of product areas."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Product areas"), [leaf(AREAS, AreaList)])
