"""The page of the evaluation: how tenders were compared, and what is done about a price over the limit."""

from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.ui.procuring.cancellable import CancellablePage

OVER_LIMIT = ("over_limit", "over_limit_reason")


class EvaluationPage(CancellablePage):
    """The tenders with their outcome; what is done about a high price is asked where there is one."""

    def show_around(self, draft: CaseDraft) -> None:
        """Show whether it is cancelled, and what is to be said of the price."""
        super().show_around(draft)
        is_over = asks.is_over_limit(draft.case, draft.assessment)
        for name in OVER_LIMIT:
            self.form.field(name).setVisible(is_over or bool(getattr(draft.case, name)))
