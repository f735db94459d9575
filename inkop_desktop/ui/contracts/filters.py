"""The quick filters above the contracts, and the filters that were saved under a name."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.services.filters import narrowed_by
from inkop_desktop.text import _
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.pills import Pills

_QUICK = {each.key: each for each in CONTRACTS.quick}
_SAVED = "saved "
_OWN = "own"


class FilterBar(QWidget):
    """Pills for the quick and the saved filters, and how many contracts are shown.

    Signals: chosen(filters) – the person wants to see other contracts; searched(text) – a saved
    filter brings its own search; more_wanted – the person wants to narrow the list by hand.
    """

    chosen = Signal(object)
    searched = Signal(str)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: dict[str, SavedFilter] = {}
        self._pills = Pills(_("Filters"))
        self._pills.chosen.connect(self._on_chosen)
        self._own: dict[str, Any] | None = None
        more = Button(_("Filter …"), Kind.QUIET, Icon.LIST_FILTER)
        more.clicked.connect(self.more_wanted)
        self._count = Label("", Type.LABEL, Ink.MUTED)
        self._pills.add_last(more)
        self._pills.add_last(self._count, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._pills)
        self.set_saved([])

    def set_saved(self, filters: list[SavedFilter]) -> None:
        """Show these saved filters behind the quick ones."""
        self._saved = {f"{_SAVED}{each.id}": each for each in filters if each.noun == CONTRACTS.noun}
        self._show_pills()

    def show_saved(self, saved: SavedFilter) -> None:
        """Choose a filter that has just been saved; what was narrowed to by hand is that one now."""
        key = f"{_SAVED}{saved.id}"
        self._saved[key] = saved
        self._show_pills()
        self.choose(key)
        self._own = None
        self._show_pills()

    def set_own(self, filters: dict[str, Any]) -> None:
        """Show what was narrowed by hand, as a pill of its own."""
        self._own = filters
        self._show_pills()
        self.choose(_OWN)

    def _show_pills(self) -> None:
        choices = [(each.key, formats.label(each.heading)) for each in CONTRACTS.quick]
        choices += [(key, each.name) for key, each in self._saved.items()]
        if self._own is not None:
            choices.append((_OWN, _("Own choice")))
        before = self._pills.current()
        self._pills.set_choices(choices)
        if self._pills.current() != before:  # the chosen filter was deleted
            self.chosen.emit(self.filters())

    def filters(self) -> dict[str, Any]:
        """Return what the chosen pill narrows the list to."""
        saved, key = self.saved(), self._pills.current()
        if saved:
            return narrowed_by(saved)[0]
        return dict(self._own or {}) if key == _OWN else dict(_QUICK[key].filters)

    def saved(self) -> SavedFilter | None:
        """Return the saved filter that is chosen, if one is."""
        return self._saved.get(self._pills.current())

    def named(self, name: str) -> SavedFilter | None:
        """Return the saved filter that has a name."""
        return next((each for each in self._saved.values() if each.name.casefold() == name.casefold()), None)

    def choose(self, key: str) -> None:
        """Choose a pill as the person would."""
        self._pills.set_current(key)
        self._on_chosen(key)

    def set_count(self, text: str) -> None:
        """Show how many contracts are shown."""
        self._count.setText(text)

    def _on_chosen(self, _key: str) -> None:
        saved = self.saved()
        if saved:
            self.searched.emit(narrowed_by(saved)[1])
        self.chosen.emit(self.filters())
