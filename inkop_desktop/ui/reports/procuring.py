"""What can be printed of all direct procurements."""

from PySide6.QtCore import QObject

from inkop_desktop.reports.procurement_log_orders import GroundUseOrder, LogOrder, UndocumentedOrder
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.reports.panel import panel, preview_button
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.page import Panel

_OF_A_YEAR = {
    LogOrder: N_("Log of direct procurements"),
    GroundUseOrder: N_("Use of grounds for exception"),
}
_YEARS = 10  # that can be chosen, back from this one


class ProcurementReports(QObject):
    """The panels of the reports of all direct procurements."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.year = self._year_form()

    def panels(self) -> list[Panel]:
        """Return a panel for each."""
        return [
            panel(
                Icon.SCALE,
                _("What was bought without a notice"),
                _("Each case with supplier, ground, value and time, or how often each ground was used."),
                self.year,
                preview_button(self.preview_year),
            ),
            panel(
                Icon.CALENDAR_CLOCK,
                _("Missing documentation"),
                _("What is signed or cancelled and not finished, and by when it is, or was, to be."),
                Form(Arrangement.ABOVE),
                preview_button(self.preview_undocumented),
            ),
        ]

    def preview_year(self) -> None:
        """Preview the chosen report of a year, or of all years."""
        problems = self.year.unreadable()
        self.year.set_problems(problems)
        if not problems:
            values = self.year.values()
            self._desk.print_wanted.emit(values["report"](self._desk.today, values["year"]))

    def preview_undocumented(self) -> None:
        """Preview what is not documented."""
        self._desk.print_wanted.emit(UndocumentedOrder(self._desk.today))

    def _year_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        choices = [(order, _(words)) for order, words in _OF_A_YEAR.items()]
        form.add("report", _("Report"), ChoiceEditor(choices))
        this_year = self._desk.today.year
        years = [(year, str(year)) for year in range(this_year, this_year - _YEARS, -1)]
        form.add("year", _("Begun in the year"), ChoiceEditor(years, blank=_("All years")))
        form.set_values({"year": this_year})
        return form
