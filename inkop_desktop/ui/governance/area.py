"""The chosen product area beside its list, with what was noted last of its market."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import MarketNote
from inkop_desktop.register.register import Register
from inkop_desktop.services import market
from inkop_desktop.text import N_, _, message
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.details import RecordDetails, Shown, fetch
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.widgets.buttons import Button

NEW_NOTE = N_("New market note")
_MOST = 5


class AreaDetails(RecordDetails):
    """The panel of one product area."""

    def note(self) -> None:
        """Write a note about the market of the area, of today."""
        shown = self._shown
        if shown is None or shown.record.id != self._wanted or not self._desk.can_write:
            return
        note = MarketNote(area_id=shown.record.id, noted_on=self._desk.today)
        names = {("area", shown.record.id or 0): shown.title}
        dialog = RecordDialog(self._desk, _(NEW_NOTE), note, names, self.window())
        dialog.saved.connect(self._on_noted)
        dialog.open()

    def _asked(self, record_id: int) -> Callable[[Register], Shown]:
        return partial(_fetch, self._type, record_id, self._desk.today, self.elsewhere)

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        self._note = Button(_(NEW_NOTE), icon=Icon.CHART_COLUMN)
        self._note.clicked.connect(self.note)
        buttons.insert(1, self._note)
        return buttons

    def _offer_writing(self) -> None:
        super()._offer_writing()
        self._note.setEnabled(self._desk.can_write)

    def _on_noted(self, note: MarketNote) -> None:
        self._desk.tell(message("“{label}” is saved.", label=note.title))


def _fetch(
    record_type: type[Root], record_id: int, today: date, apart: frozenset[str], register: Register
) -> Shown:
    """Return everything that is shown of an area, with the latest notes of its market."""
    shown = fetch(record_type, record_id, today, apart, register)
    notes = market.latest_notes(register, record_id, _MOST)
    if not notes:
        return shown
    rows = [(formats.show(each.noted_on), each.title) for each in notes]
    return replace(shown, facts=[*shown.facts, (_("Market, products and prices"), rows)])
