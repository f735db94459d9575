"""The chosen governing document beside its list, and who has confirmed it."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.text import _
from inkop_desktop.ui.governance.confirming import ConfirmDialog
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.details import RecordDetails
from inkop_desktop.ui.widgets.buttons import Button


class DocumentDetails(RecordDetails):
    """The panel of one governing document."""

    def confirm(self) -> None:
        """Ask who has confirmed it."""
        shown = self._shown
        if shown is not None and shown.record.id == self._wanted and self._desk.can_write:
            ConfirmDialog(self._desk, shown.record, self.window()).open()

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        self._confirm = Button(_("Confirmed by …"), icon=Icon.LIST_CHECKS)
        self._confirm.clicked.connect(self.confirm)
        buttons.insert(1, self._confirm)
        return buttons

    def _offer_writing(self) -> None:
        super()._offer_writing()
        self._confirm.setEnabled(self._desk.can_write)
