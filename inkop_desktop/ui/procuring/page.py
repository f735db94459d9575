"""The area Direct procurements: the cases, each opened where it is written in, and the texts they use."""

from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.procuring.details import CaseDetails
from inkop_desktop.ui.procuring.library import LIBRARY, LibraryList
from inkop_desktop.ui.procuring.opening import NEW, open_case
from inkop_desktop.ui.procuring.same_kind import SameKindTab
from inkop_desktop.ui.procuring.status import status_chip
from inkop_desktop.ui.records.directory import DirectoryPage
from inkop_desktop.ui.records.recordlist import Listed, RecordList, leaf
from inkop_desktop.ui.records.tab import Leaf
from inkop_desktop.ui.widgets.buttons import Button

CASES = Listed(
    DIRECT_PROCUREMENTS,
    DirectProcurement,
    Icon.SCALE,
    NEW[CaseKind.FULL],
    N_("No direct procurements yet"),
    N_(
        "Begin one before you buy something without a notice. Small purchases, and what has been bought "
        "already, have short forms of their own."
    ),
    CaseDetails,
    {"status": status_chip},
)
# What stands beside the button for a new case.
_SHORTER = (CaseKind.SHORT, CaseKind.AFTERWARDS)


class CaseList(RecordList):
    """The cases; they are begun and opened in a place of their own."""

    def new(self) -> None:
        """Begin a case."""
        self.begin(CaseKind.FULL)

    def begin(self, kind: CaseKind) -> None:
        """Begin a case of a kind."""
        open_case(self._desk, None, kind, self)

    def edit(self) -> None:
        """Write in the chosen case."""
        case_id = self.table.current_id()
        if case_id is not None and self._desk.can_write:
            open_case(self._desk, case_id, CaseKind.FULL, self)


# From left to right; another tab is another line.
LEAVES = (
    leaf(CASES, CaseList),
    Leaf(SameKindTab.title, SameKindTab),
    leaf(LIBRARY, LibraryList),
)


class ProcuringPage(DirectoryPage):
    """The page of the area Direct procurements."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        self._shorter: list[Button] = []
        super().__init__(desk, _("Direct procurements"), LEAVES)
        cases = self.current()
        assert isinstance(cases, CaseList)  # it stands first
        for kind in _SHORTER:
            button = Button(_(NEW[kind]))
            button.setEnabled(desk.can_write)
            button.clicked.connect(partial(cases.begin, kind))
            self.add_action(button)
            self._shorter.append(button)
        self.add_action(self.new_button)  # it stands last, as on every page

    def show_read_only(self) -> None:
        """Offer nothing any more that writes."""
        super().show_read_only()
        for each in self._shorter:
            each.setEnabled(False)

    def _on_tab(self) -> None:
        """Offer the shorter cases only where the new case stands beside them."""
        super()._on_tab()
        for each in self._shorter:
            each.setVisible(isinstance(self.current(), CaseList))
