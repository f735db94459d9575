"""The page of purchases of the same kind: the meter of the year, and the officer's judgement."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.fields_page import FieldsPage
from inkop_desktop.ui.procuring.same_kind_bar import SameKindBar


class SameKindPage(FieldsPage):
    """Whether it is one procurement with others, beside all that has been bought of its kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, ("one_with_others", "others_value", "same_kind_reason"), parent)
        self.bar = SameKindBar(desk)
        self.add_foot(self.bar)

    def show_draft(self, draft: CaseDraft) -> None:
        """Show the judgement, and the meter with the case as it is written."""
        super().show_draft(draft)
        self.bar.show_case(draft.case)
