"""The page of the value: the prices, and how the law counts them, in words."""

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.rules.law.words import of_calculation
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.fields_page import FieldsPage
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel

_FIELDS = ("estimated_on", "estimate_basis", "months", "open_ended", "vat_percent", "prices")


class ValuePage(FieldsPage):
    """The estimate, and below it the calculation, which follows every key."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _FIELDS, parent)
        panel = Panel()
        panel.body.addWidget(Label(_("How the value is counted"), Type.SECTION))
        self._lines = Label("", wrap=True)
        self._lines.set_selectable()
        panel.body.addWidget(self._lines)
        self.add_foot(panel)

    def lines(self) -> list[str]:
        """Return the calculation as it is worded."""
        return self._lines.text().splitlines()

    def show_around(self, draft: CaseDraft) -> None:
        """Show how the value is counted, or what is missing for that."""
        counted = draft.assessment.case.calculation
        said = [formats.worded(each) for each in of_calculation(counted)]
        said += [_(fact.label) for fact in counted.missing]
        self._lines.setText("\n".join(said))
