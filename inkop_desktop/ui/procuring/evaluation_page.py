"""The page of the evaluation: how tenders were compared, and what is done about a price over the limit."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.services import comparison
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.comparison import Comparison
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.cancellable import CancellablePage
from inkop_desktop.ui.procuring.points_grid import Cell, PointsGrid
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel

OVER_LIMIT = ("over_limit", "over_limit_reason")


class EvaluationPage(CancellablePage):
    """The tenders with their outcome, and their points where award criteria have weights.

    What is done about a high price is asked where there is one.
    """

    def __init__(self, desk: Desk, only: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(desk, only, parent)
        self.points = PointsGrid()
        self.points.given.connect(self._on_given)
        how = _("Give each tender 0 to 100 points on each criterion, the price too, as the request says.")
        self._wrong = Label("", Type.LABEL, Ink.DANGER, wrap=True)
        self._remark = Label("", wrap=True)
        self._panel = Panel(_("Comparison"))
        for part in (Label(how, Type.BODY, Ink.MUTED, wrap=True), self.points, self._wrong, self._remark):
            self._panel.body.addWidget(part)
        self.form.add_head("", self._panel)

    def show_around(self, draft: CaseDraft) -> None:
        """Show whether it is cancelled, the points, and what is to be said of the price."""
        super().show_around(draft)
        is_over = asks.is_over_limit(draft.case, draft.assessment)
        for name in OVER_LIMIT:
            self.form.field(name).setVisible(is_over or bool(getattr(draft.case, name)))
        compared = comparison.of_case(draft.case)
        self._panel.setVisible(compared is not None)
        if compared is not None:
            self._show_comparison(draft, compared)

    def show_problems(self, problems: Problems) -> None:
        """Say what is missing; where it is points, go to the first."""
        super().show_problems(problems)
        if "points" in problems:
            self.points.focus_first_empty()

    def _show_comparison(self, draft: CaseDraft, compared: Comparison) -> None:
        names = {each: draft.names.get(("supplier", each), "") for each in compared.supplier_ids}
        self.points.show_comparison(compared, names)
        self.form.walk_first(self._panel)
        wrong = self.points.unreadable()
        remark = _("Another tender has a higher sum than the chosen one. Say why under “Reasons”.")
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._remark.setText(remark)
        self._remark.setVisible(comparison.is_outdone(draft.case))

    def _on_given(self, cell: Cell, points: int | None) -> None:
        assert self.draft is not None  # the page is shown
        case = self.draft.case
        self.answer(replace(self.draft, case=replace(case, points=comparison.given(case, *cell, points))))
