"""A page of the wizard on which the procurement can be cancelled: suppliers have been asked by then."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.fields_page import FieldsPage
from inkop_desktop.ui.widgets.editors.choices import YesNoEditor
from inkop_desktop.ui.widgets.form import Form


class CancellablePage(FieldsPage):
    """A form with a box below it that cancels the procurement."""

    def __init__(self, desk: Desk, only: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(desk, only, parent)
        self.cancelling = Form()
        words = YesNoEditor(_("Cancel it; the reason is asked for at the end"))
        self.cancelling.add("cancelled", _("The procurement"), words)
        self.cancelling.changed.connect(self._on_cancelled)
        self.add_foot(self.cancelling)

    def show_around(self, draft: CaseDraft) -> None:
        """Show whether it is cancelled."""
        self.cancelling.set_values({"cancelled": draft.cancelled})

    def _on_cancelled(self, _name: str) -> None:
        assert self.draft is not None
        cancelled = self.cancelling.field("cancelled").value()
        self.answer(replace(self.draft, cancelled=cancelled))
