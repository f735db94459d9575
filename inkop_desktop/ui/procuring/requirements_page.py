"""The page of the requirements and criteria: what the case asks for, and the texts of the library."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Requirement
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.duties import reference
from inkop_desktop.rules.procuring import Topic
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services import procuring_required as required
from inkop_desktop.services import requirement_library
from inkop_desktop.services.requirement_library import Offered
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.procuring.fields_page import FieldsPage
from inkop_desktop.ui.procuring.library_dialog import LibraryDialog
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.page import Panel

_FIELDS = (
    *("requirements", "environment_reason", "climate", "climate_reason", "apprentices_reason"),
    *("personal_data", "protective_security", "approved_by_id", "approved_on"),
)
# The duties that have their say in the requirements of a contract, where they follow.
_ON_CONTRACTS = ("wages", "apprentices", "subcontractors")


class RequirementsPage(FieldsPage):
    """The requirements with what the law asks of them; fields that a case does not ask for are left out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _FIELDS, parent)
        self.duties = Facts()
        self._panel = Panel(_("What the law asks of this contract"))
        self._panel.body.addWidget(self.duties)
        self.form.add_head("", self._panel)
        self.library = Button(_("From the library …"), Kind.QUIET, Icon.BOOKMARK)
        self.library.clicked.connect(self._on_library)
        rows = self.form.field("requirements").editor
        assert isinstance(rows, RowsEditor)
        self.lowest_price = Button(_("Lowest price decides"), Kind.QUIET, Icon.SCALE)
        self.lowest_price.clicked.connect(self._on_lowest_price)
        for button in (self.lowest_price, self.library):  # each is put before the one before it
            rows.add_button(button)

    def show_around(self, draft: CaseDraft) -> None:
        """Show the fields that the case asks for, and those in which something is written."""
        found = draft.assessment
        for name, is_asked in _asked(draft.case, found).items():
            self.form.field(name).setVisible(is_asked or bool(getattr(draft.case, name)))
        self.lowest_price.setVisible(not required.criteria(draft.case))
        owed = [each for each in found.duties if each.duty in _ON_CONTRACTS]
        self.duties.set_rows([(reference(each, found.ground), each.text) for each in owed])
        self._panel.setVisible(bool(owed))

    def _on_library(self) -> None:
        assert self.draft is not None  # the page is shown
        case = self.draft.case
        work = partial(_offered, case.area_id, case.id, self.desk.today)
        self.desk.ops.read(self, "library", work, self._choose)

    def _choose(self, offers: Sequence[Offered]) -> None:
        """Let the officer tick what the case does not have yet."""
        assert self.draft is not None
        there = {each.text for each in self.draft.case.requirements}
        dialog = LibraryDialog([each for each in offers if each.requirement.text not in there], self.window())
        dialog.taken.connect(self._on_taken)
        dialog.open()

    def _on_lowest_price(self) -> None:
        assert self.draft is not None  # the page is shown
        self._on_taken([requirement_library.lowest_price(self.draft.around.country)])

    def _on_taken(self, added: Sequence[Requirement]) -> None:
        assert self.draft is not None
        case = self.draft.case
        draft = replace(self.draft, case=replace(case, requirements=(*case.requirements, *added)))
        self.show_draft(draft)
        self.answered.emit(draft)


def _asked(case: DirectProcurement, found: Assessment) -> dict[str, bool]:
    """Return which of the fields that only some cases ask for this one does."""
    on_climate = asks.duty(found, "climate") is not None
    return {
        "environment_reason": not on_climate and not required.is_green(case),
        "climate": on_climate,
        "apprentices_reason": required.owes_requirement(case, found, Topic.APPRENTICES),
        "climate_reason": on_climate and case.climate not in (None, *required.BY_CRITERIA),
    }


def _offered(area_id: int | None, case_id: int | None, today: date, register: Register) -> list[Offered]:
    return requirement_library.offered(register, area_id, today, apart_from=case_id)
