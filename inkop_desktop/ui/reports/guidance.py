"""What can be printed of rules and dialogue: what has changed, and what could be better."""

from PySide6.QtCore import QObject

from inkop_desktop.reports.people_orders import ImprovementsOrder, LawChangesOrder
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.reports.panel import panel, preview_button
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.page import Panel


class GuidanceReports(QObject):
    """The panels of the reports of rules and dialogue."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.changes = Form(Arrangement.ABOVE)
        self.changes.add("since", _("Since"), DateEditor())
        self.changes.set_values({"since": desk.today.replace(month=1, day=1)})
        self.proposals = Form(Arrangement.ABOVE)
        hint = _("Leave it blank for all. What is not reported yet is always there.")
        self.proposals.add("since", _("Made since"), DateEditor(), hint)

    def panels(self) -> list[Panel]:
        """Return a panel for each."""
        return [
            panel(
                Icon.GAVEL,
                _("What has changed"),
                _("What has begun and ended in law and rules, and who has had notice of it."),
                self.changes,
                preview_button(self.preview_changes),
            ),
            panel(
                Icon.FLAG,
                _("Proposals for change and improvement"),
                _("All that could be better, who proposed it and what became of it: for the director."),
                self.proposals,
                preview_button(self.preview_proposals),
            ),
        ]

    def preview_changes(self) -> None:
        """Preview what has changed since the chosen day."""
        problems = self.changes.unreadable()
        since = self.changes.values()["since"]
        if since is None and not problems:
            problems = {"since": _("Choose a day.")}
        self.changes.set_problems(problems)
        if not problems:
            self._desk.print_wanted.emit(LawChangesOrder(self._desk.today, since))

    def preview_proposals(self) -> None:
        """Preview the proposals, those since the chosen day if there is one."""
        problems = self.proposals.unreadable()
        self.proposals.set_problems(problems)
        if not problems:
            order = ImprovementsOrder(self._desk.today, self.proposals.values()["since"])
            self._desk.print_wanted.emit(order)
