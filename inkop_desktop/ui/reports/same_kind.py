"""The panel that prints purchases of the same kind of a year."""

from PySide6.QtCore import QObject

from inkop_desktop.reports.same_kind_order import SameKindOrder
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.reports.panel import panel, preview_button
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.page import Panel

_YEARS = 10  # that can be chosen, back from this one


class SameKindReport(QObject):
    """Purchases of the same kind, with the choice of a year."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = Form(Arrangement.ABOVE)
        years = range(desk.today.year, desk.today.year - _YEARS, -1)
        self.form.add("year", _("Fiscal year"), ChoiceEditor([(each, str(each)) for each in years]))

    def panel(self) -> Panel:
        """Return its panel."""
        return panel(
            Icon.SCALE,
            _("Purchases of the same kind"),
            _("Sums by product area without an advertised procedure, beside the law and your own rule."),
            self.form,
            preview_button(self.preview),
        )

    def preview(self) -> None:
        """Preview the chosen year."""
        self._desk.print_wanted.emit(SameKindOrder(self._desk.today, self.form.values()["year"]))
