"""Narrow the list by hand, and keep what was narrowed to under a name."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from inkop_desktop.errors import InkopError
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.services.filters import as_definition
from inkop_desktop.ui.contracts import work
from inkop_desktop.ui.contracts.filters import FilterBar
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.listmodel import ListModel


class Narrowing(QObject):
    """Opens the dialog of the filter, and keeps the pills in step with the filters that are saved."""

    def __init__(self, desk: Desk, bar: FilterBar, model: ListModel) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        self._model = model
        bar.more_wanted.connect(self.ask)
        self.fetch()

    def fetch(self) -> None:
        """Show the saved filters as they are now."""
        self._desk.ops.read(self, "filters", work.filters, self._bar.set_saved)

    def ask(self) -> None:
        """Ask what to narrow the list to."""
        from inkop_desktop.ui.contracts.filterdialog import FilterDialog  # noqa: PLC0415 - when it is opened

        saved = self._bar.saved()
        dialog = FilterDialog(self._desk, self._model.query.filters, saved, self._bar.window())
        dialog.chosen.connect(self._bar.set_own)
        dialog.save_wanted.connect(self._on_save)
        if saved is not None:
            dialog.remove_wanted.connect(partial(self._on_remove, saved))
        dialog.open()

    def _on_save(self, name: str, filters: dict[str, Any]) -> None:
        definition = as_definition(filters, self._model.query.search)
        earlier = self._bar.named(name) or SavedFilter(noun=CONTRACTS.noun, name=name)
        saved = replace(earlier, definition=definition)
        refused = partial(self._on_refused, filters)
        self._desk.ops.write(self, partial(work.save_filter, saved), self._bar.show_saved, refused)

    def _on_refused(self, filters: dict[str, Any], error: InkopError) -> None:
        """Show what could not be saved all the same."""
        self._bar.set_own(filters)
        self._desk.warn(error)

    def _on_remove(self, saved: SavedFilter) -> None:
        self._desk.ops.write(self, partial(work.remove_filter, saved), None, self._desk.warn)
