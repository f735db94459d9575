"""The list in the middle of a page: a table view in the program's dress.

Made for models of a hundred thousand rows: every row has the same height, nothing is measured by
asking all rows, and one delegate draws all cells. What a cell looks like comes from the model,
through the roles in `cells.CellRole`; sorting is the model's `sort`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.widgets.cells import ROW_HEIGHT, CellDelegate, CellRole

_Move = QAbstractItemView.CursorAction
_LEAST_COLUMN, _LEAST_STRONG = 48, 120
_NORMAL = 1000  # enough pixels that a width survives scaling there and back


@dataclass(frozen=True, slots=True)
class ColumnState:
    """How a person has one column: its key, its width at normal type, shown or not."""

    key: str
    width: int
    shown: bool = True


@dataclass(frozen=True, slots=True)
class TableState:
    """What is remembered of a table: its columns in their order, and what sorts it."""

    columns: tuple[ColumnState, ...] = ()
    sort_key: str = ""
    descending: bool = False


class Table(QTableView):
    """Rows of records.

    Signals: chosen(id) – another record is current, `None` when none is; opened(id) – Enter or
    double click; state_changed – columns or sorting were changed by the person.
    Actions added with `addAction` are the right-click menu.
    """

    chosen = Signal(object)
    opened = Signal(object)
    state_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._usual = TableState()
        self._hidden_widths: dict[int, int] = {}
        self._own_widths: dict[int, int] = {}  # of the column that has what is left over: its own part
        self._restoring = False
        self._dress()
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_columns_menu)
        header.sectionMoved.connect(self._on_columns)
        header.sectionResized.connect(self._on_resized)
        header.sortIndicatorChanged.connect(self._on_sort)
        self.activated.connect(self._on_activated)

    def _dress(self) -> None:
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.px(ROW_HEIGHT))
        rows.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(theme.px(_LEAST_COLUMN))
        header.setResizeContentsPrecision(0)

    def set_model(self, model: QAbstractItemModel, usual: TableState, kept: TableState | None = None) -> None:
        """Show a model; `usual` is how its columns stand until the person moves them, `kept` how they are."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        # A heading that knew the selection would look through it at each paint: 0.6 s when all
        # of 100,000 rows are selected. It shows nothing of it, so it gets one of its own.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))
        self._usual = usual
        self.restore(kept or usual)

    def table_state(self) -> TableState:
        """Return how the columns stand now."""
        header = self.horizontalHeader()
        columns = tuple(
            ColumnState(self._key(section), self._width(section), not header.isSectionHidden(section))
            for section in map(header.logicalIndex, range(header.count()))
        )
        sorted_by = self._key(header.sortIndicatorSection()) if header.sortIndicatorSection() >= 0 else ""
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return TableState(columns, sorted_by, descending)

    def restore(self, state: TableState) -> None:
        """Put the columns as they were; columns that are new since then stay where they are."""
        self._restoring = True
        self._own_widths = {}
        header = self.horizontalHeader()
        sections = {self._key(section): section for section in range(header.count())}
        known = [column for column in state.columns if column.key in sections]
        for place, column in enumerate(known):
            section = sections[column.key]
            header.moveSection(header.visualIndex(section), place)
            self.showColumn(section)
            header.resizeSection(section, theme.px(column.width))
            self._set_hidden(section, hidden=not column.shown)
        self._sort(sections.get(state.sort_key, -1), _order(state.descending))
        self._restoring = False
        self._fill()

    def enter(self) -> None:
        """Put the cursor into the first row, if there is one."""
        if self.model().rowCount():
            self.setFocus()
            self.setCurrentIndex(self.model().index(0, 0))

    def current_id(self) -> Any:
        """Return the id of the current record; none when there is none."""
        return self._id(self.currentIndex())

    def selected_ids(self) -> list[Any]:
        """Return the ids of the selected records, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        rows = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        return [self._id(self.model().index(row, 0)) for row in sorted(rows)]

    def columns_menu(self) -> QMenu:
        """Return a menu that shows, hides and resets columns and sorts; for a button, too."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for section in self._sections():
            menu.addAction(self._show_action(section, menu))
        menu.addSeparator()
        menu.addMenu(self._sort_menu(menu))
        menu.addAction(_("Usual columns"), self._on_usual)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left over to the column that says what a record is; keep the current row in sight."""
        is_seen = self._beyond(event.oldSize().height()) <= 0
        super().resizeEvent(event)
        self._fill()
        beyond = self._beyond(self.viewport().height())
        if is_seen and beyond > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the record on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and the last row; Qt would go to the ends of the row."""
        if action in (_Move.MoveHome, _Move.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _search: str) -> None:
        """Find nothing by typing into the list: it would ask every row, and the search field is better."""

    def _beyond(self, height: int) -> int:
        """Return how far the current row reaches below a height; nothing where there is none."""
        return self.visualRect(self.currentIndex()).bottom() + 1 - height

    def _sections(self) -> Iterator[int]:
        header = self.horizontalHeader()
        return map(header.logicalIndex, range(header.count()))

    def _show_action(self, section: int, menu: QMenu) -> QAction:
        action = QAction(self._heading(section), menu)
        action.setCheckable(True)
        action.setChecked(not self.isColumnHidden(section))
        action.setEnabled(self.horizontalHeader().visualIndex(section) != 0)
        action.toggled.connect(partial(self._set_shown, section))
        return action

    def _sort_menu(self, menu: QMenu) -> QMenu:
        sort = QMenu(_("Sort by"), menu)
        header = self.horizontalHeader()
        group = QActionGroup(sort)
        for section in self._sections():
            action = sort.addAction(self._heading(section))
            action.setCheckable(True)
            action.setChecked(section == header.sortIndicatorSection())
            action.triggered.connect(partial(self._sort, section, Qt.SortOrder.AscendingOrder))
            group.addAction(action)
        sort.addSeparator()
        turn = sort.addAction(_("Descending"))
        turn.setCheckable(True)
        turn.setChecked(header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder)
        turn.toggled.connect(self._set_descending)
        return sort

    def _show_columns_menu(self, place: QPoint) -> None:
        self.columns_menu().popup(self.horizontalHeader().mapToGlobal(place))

    def _set_shown(self, section: int, shown: bool) -> None:  # noqa: FBT001 - Qt's signal sends it so
        self._set_hidden(section, hidden=not shown)
        self._fill()
        self._on_columns()

    def _set_hidden(self, section: int, *, hidden: bool) -> None:
        if hidden:
            self._hidden_widths[section] = self._own_width(section)
        self.setColumnHidden(section, hidden)
        self.model().setHeaderData(section, Qt.Orientation.Horizontal, not hidden, CellRole.SHOWN)

    def _set_descending(self, descending: bool) -> None:  # noqa: FBT001 - Qt's signal sends it so
        self._sort(self.horizontalHeader().sortIndicatorSection(), _order(descending))

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        header = self.horizontalHeader()
        if (section, order) == (header.sortIndicatorSection(), header.sortIndicatorOrder()):
            self._on_sort(section, order)
        else:
            header.setSortIndicator(section, order)

    def _on_usual(self) -> None:
        self.restore(self._usual)
        self.state_changed.emit()

    def _on_columns(self) -> None:
        if not self._restoring:
            self.state_changed.emit()

    def _on_resized(self, section: int) -> None:
        if self._restoring:
            return
        self._own_widths.pop(section, None)
        self._fill()
        self._on_columns()

    def _fill(self) -> None:
        """Let the columns fill the table, the strong one having what the others leave over."""
        filling = self._filling()
        if self._restoring or filling < 0:
            return
        self._restoring = True  # what follows from the window's width is nobody's wish
        for section, width in self._own_widths.items():
            self.setColumnWidth(section, width)
        own = self.columnWidth(filling)
        shown = (section for section in self._sections() if not self.isColumnHidden(section))
        others = sum(map(self.columnWidth, shown)) - own
        self._own_widths = {filling: own}
        left = self.viewport().width() - others
        fits = left >= theme.px(_LEAST_STRONG) and self._is_usual(filling, own)
        self.setColumnWidth(filling, left if fits else max(own, left))
        self._restoring = False

    def _is_usual(self, section: int, width: int) -> bool:
        """Tell whether a column has the width that we gave it: one that the person has chosen stays."""
        usual = next((each.width for each in self._usual.columns if each.key == self._key(section)), 0)
        return width == theme.px(usual)

    def _filling(self) -> int:
        """Return the column that takes what is left over: the strong one, else the last; -1 for none."""
        shown = [section for section in self._sections() if not self.isColumnHidden(section)]
        strong = [section for section in shown if self._is_strong(section)]
        return next(iter(strong or shown[-1:]), -1)

    def _own_width(self, section: int) -> int:
        """Return the width of a column without what it has of what is left over."""
        return self._own_widths.get(section, self.columnWidth(section))

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        if self.model() and section >= 0:
            self.model().sort(section, order)
            self._on_columns()

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._id(index))

    def _on_current(self, current: QModelIndex) -> None:
        self.chosen.emit(self._id(current))

    def _id(self, index: QModelIndex) -> Any:
        return index.siblingAtColumn(0).data(CellRole.ID) if index.isValid() else None

    def _key(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal, CellRole.KEY) or "")

    def _heading(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _is_strong(self, section: int) -> bool:
        return bool(self.model().headerData(section, Qt.Orientation.Horizontal, CellRole.STRONG))

    def _width(self, section: int) -> int:
        width = self._hidden_widths[section] if self.isColumnHidden(section) else self._own_width(section)
        return round(width * _NORMAL / theme.px(_NORMAL))


def _order(descending: bool) -> Qt.SortOrder:  # noqa: FBT001 - one meaning, named at every call
    return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
