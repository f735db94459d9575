"""The model of a list that is a tree: rows below a folded one are left out."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from inkop_desktop.lists.listing import Listing, Query
from inkop_desktop.lists.outline import Place
from inkop_desktop.register.register import Register
from inkop_desktop.services import listing as service
from inkop_desktop.text import _
from inkop_desktop.ui.listmodel import Index, ListModel
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.widgets.cells import CellRole

MOST_UNFOLDED = 200
"""A tree with more rows than this shows its top alone until somebody unfolds it."""


class TreeModel(ListModel):
    """Show a `Listing` that is a tree; what a search finds comes with all that is above it.

    Setting OPEN of a row unfolds or folds it. A search shows everything that it finds, unfolded.
    """

    def __init__(self, ops: Ops, listing: Listing, today: date, parent: QObject | None = None) -> None:
        super().__init__(ops, listing, today, parent=parent)
        self._outline: list[Place] = []
        self._places_by_id: dict[int, Place] = {}
        self._parents: frozenset[int] = frozenset()
        self._folded: set[int] | None = None  # not known before the first outline

    def reload(self) -> None:
        """Ask again; what is shown stays until the answer comes."""
        self._is_asking = True
        self._ops.read(self, "ids", partial(_outlined, self._listing, self._query), self._take_outline)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, and how its row stands in the tree."""
        if role in (CellRole.LEVEL, CellRole.OPEN, CellRole.QUIET, Qt.ItemDataRole.AccessibleDescriptionRole):
            place = self._places_by_id[self._ids[index.row()]]
            if role == CellRole.OPEN:
                return self._is_open(place.id)
            if role == CellRole.QUIET:
                return not place.found
            if self._listing.columns[index.column()].strong:
                return place.level if role == CellRole.LEVEL else self._said(place)
            return None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Unfold or fold a row."""
        place = self._places_by_id[self._ids[index.row()]]
        if role != CellRole.OPEN or self._is_searched() or self._is_open(place.id) is not (not value):
            return False
        self._turn(place.id, is_open=bool(value))
        return True

    def set_all(self, *, folded: bool) -> None:
        """Fold or unfold every row."""
        self._folded = set(self._parents) if folded else set()
        self._take_ids(self._unfolded())

    def reveal(self, record_id: int) -> int:
        """Unfold all that is above a record that was found; return its row, -1 where it was not found."""
        for above in reversed(list(self._all_above(record_id))):
            if self._is_open(above) is False:
                self._turn(above, is_open=True)
        return self.row_of(record_id)

    def _take_outline(self, outline: list[Place]) -> None:
        self._outline = outline
        self._places_by_id = {each.id: each for each in outline}
        self._parents = frozenset(each.above for each in outline if each.above is not None)
        if self._folded is None and not self._is_searched():
            self._folded = set(self._parents) if len(outline) > MOST_UNFOLDED else set()
        self._take_ids(self._unfolded())

    def _unfolded(self) -> list[int]:
        """Return the ids of the rows that are not below a folded one."""
        if self._is_searched():
            return [each.id for each in self._outline]
        shown: list[int] = []
        deepest: int | None = None  # the level of the folded row that we are below
        for each in self._outline:
            if deepest is None or each.level <= deepest:
                shown.append(each.id)
                deepest = each.level if self._is_open(each.id) is False else None
        return shown

    def _turn(self, record_id: int, *, is_open: bool) -> None:
        assert self._folded is not None  # rows come with the first outline
        row = self.row_of(record_id)
        if is_open:
            self._folded.discard(record_id)
        else:
            self._folded.add(record_id)
        shown = self._unfolded()
        change = len(shown) - len(self._ids)
        if is_open:
            self.beginInsertRows(QModelIndex(), row + 1, row + change)
            self._set_ids(shown)
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), row + 1, row - change)
            self._set_ids(shown)
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _is_open(self, record_id: int) -> bool | None:
        """Tell whether what lies below a record shows; none where nothing does."""
        if record_id not in self._parents:
            return None
        return self._is_searched() or record_id not in (self._folded or ())

    def _is_searched(self) -> bool:
        return bool(self._query.search.strip())

    def _all_above(self, record_id: int) -> Iterable[int]:
        place = self._places_by_id.get(record_id)
        while place is not None and place.above is not None:
            yield place.above
            place = self._places_by_id[place.above]

    def _said(self, place: Place) -> str:
        words = {
            None: _("Level {level}"),
            True: _("Level {level}, unfolded"),
            False: _("Level {level}, folded"),
        }
        return words[self._is_open(place.id)].format(level=place.level + 1)


def _outlined(listing: Listing, query: Query, register: Register) -> list[Place]:
    return service.outlined(register, listing, query)
