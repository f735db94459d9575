"""Reports: what can be printed, by what it is about, with the choices of one beside the list."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from inkop_desktop.text import N_, _
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.linemodel import Line, LineModel
from inkop_desktop.ui.reports import contracts, guidance, people, procuring
from inkop_desktop.ui.reports.choices import Offered
from inkop_desktop.ui.reports.panel import ReportPanel
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.pills import Pills
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.split import ListAndDetail
from inkop_desktop.ui.widgets.table import Table

# What is offered, by what it is about; another report is another line in its module.
GROUPS: Mapping[str, Sequence[Offered]] = {
    N_("Contracts"): contracts.OFFERED,
    N_("Direct procurements"): procuring.OFFERED,
    N_("People and roles"): people.OFFERED,
    N_("Guidance and dialogue"): guidance.OFFERED,
}
_ALL = N_("All")


class ReportsPage(AreaPage):
    """The page of the area Reports."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Reports"), parent)
        self.set_facts(_("Look at a report before you print it or save it. Its language is chosen there."))
        self.search = SearchField(_("Search reports"), QKeySequence(QKeySequence.StandardKey.Find))
        self.pills = Pills(_("Show"), [(each, _(each)) for each in (_ALL, *GROUPS)])
        self.model = LineModel([("title", _("Report"), 420), ("group", _("About"), 190)], self)
        self.table = Table(_("Reports"))
        self.table.set_model(self.model, self.model.usual())
        self.panel = ReportPanel(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self.search.searched.connect(self.model.search)
        self.search.searched.connect(self.panel.mark)
        self.search.entered.connect(self.enter_list)
        self.pills.chosen.connect(self._show_group)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.panel.carry_out)
        self.model.modelReset.connect(self._on_reset)
        self._show_group(_ALL)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def enter_list(self) -> None:
        """Go from the search field to the first report that was found."""
        self.table.enter()

    def go_on_typing(self, typed: str) -> None:
        """Take over what was typed into the search field before the page was there."""
        self.search.setFocus()
        self.search.setText(typed)

    def _lay_out(self) -> None:
        self.add_action(self.search)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            Empty(Icon.PRINTER, _("Nothing was found"), _("No report is called like this, or is for it."))
        )
        self.body.addWidget(self.pills)
        self.body.addWidget(ListAndDetail(self._stack, self.panel), 1)

    def _show_group(self, chosen: str) -> None:
        shown = [(group, each) for group in GROUPS if chosen in (_ALL, group) for each in GROUPS[group]]
        self.model.show([_line(group, each) for group, each in shown])

    def _on_reset(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.table.selectRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.currentIndex().row()
        self.panel.show_report(self.model.about(row) if row >= 0 else None)


def _line(group: str, report: Offered) -> Line:
    return Line(report, (_(report.title), _(group)), found_by=_(report.purpose))
