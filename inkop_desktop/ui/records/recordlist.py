"""A list of records that can be added, edited, found and deleted, with the chosen one beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from inkop_desktop import formats
from inkop_desktop.lists.columns import ALL
from inkop_desktop.lists.listing import Listing, Query
from inkop_desktop.lists.listings import LISTINGS
from inkop_desktop.records.fields import Root
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.services import listing as service
from inkop_desktop.services import records
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.keptplace import KeptPlace
from inkop_desktop.ui.listmodel import ChipOf, ListModel
from inkop_desktop.ui.liststate import remember_state, remembered_state, usual_state
from inkop_desktop.ui.records.details import RecordDetails
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.records.findings import marks
from inkop_desktop.ui.records.tab import Leaf, Tab
from inkop_desktop.ui.treemodel import TreeModel
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.pills import Pills
from inkop_desktop.ui.widgets.split import ListAndDetail
from inkop_desktop.ui.widgets.table import Table
from inkop_desktop.ui.widgets.tree_table import TreeTable

_DETAIL = "record_detail"  # under which the width of the panel is remembered
Names = dict[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows and says; the words are source texts.

    `new` stands on the button, `nothing` and `first` where there are no records at all: that there
    are none, and what to do first. `details` is the panel beside the list; `chips` draw the values of some
    columns.
    """

    listing: Listing
    record_type: type[Root]
    icon: Icon
    new: str
    nothing: str
    first: str
    details: type[RecordDetails] = RecordDetails
    chips: Mapping[str, ChipOf] = field(default_factory=dict)


class RecordList(Tab):
    """The table of one noun with its quick filters and actions, and the chosen record beside it.

    Signals: counted(n) – how many are shown.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__()
        self._desk = desk
        self._listed = listed
        self._listing = listing = listed.listing
        self.new_words = _(listed.new)
        self._is_stale = False
        self._all = 0
        self.table, self.model = self._table()
        self._place = KeptPlace(self.table, self.model)
        self.details = listed.details(desk, listed.record_type)
        self.pills = Pills(_("Filters"), [(each.key, formats.label(each.heading)) for each in listing.quick])
        self._build()
        self._make_actions()
        self._connect()
        self._narrow()

    def search(self, text: str) -> None:
        """Show what holds these words."""
        if text != self.model.query.search:
            self._place.keep()
            self.details.mark(text)
            self.model.show(replace(self.model.query, search=text))

    def enter_list(self) -> None:
        """Go to the first of what was found."""
        self._place.enter()

    def show_record(self, record_id: int) -> None:
        """Choose a record, among all of them where the filter or the search hides it.

        Always asks again: an answer that is under way may be older than the record.
        """
        self._place.want(record_id)
        self.model.reload()

    def new(self) -> None:
        """Write a new record."""
        self._show(self.new_words, self._listed.record_type(), {})

    def edit(self) -> None:
        """Write in the chosen record."""
        record_id = self.table.current_id()
        if record_id is not None and self._desk.can_write:
            work = partial(_fetch, self._listed.record_type, record_id)
            self._desk.ops.read(self, "edit", work, self._open)

    def delete(self) -> None:
        """Delete the chosen records; those that others refer to stay, and it is said why."""
        ids = self.table.selected_ids()
        if ids:
            work = partial(_delete, self._listed.record_type, ids)
            self._desk.ops.write(self, work, self._on_deleted, self._desk.warn)

    def add_action(self, text: str, icon: Icon, slot: Callable[[], object]) -> QAction:
        """Offer something more in the right-click menu."""
        action = QAction(text, self)
        action.setAutoRepeat(False)
        icons.set_icon(action, icon)
        action.triggered.connect(slot)
        self.table.addAction(action)
        return action

    def refresh(self, changed: Changed) -> None:
        """Ask again after a change that a list may show, and keep the place; a hidden list asks later."""
        if changed.touched.keys() & LISTINGS.keys():
            self._is_stale = True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Ask again, and keep the place."""
        self._is_stale = False
        self._place.keep_row()
        self.model.reload()
        self._count_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has not been asked for yet."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def remember(self) -> None:
        """Keep the columns and the width of the panel as they stand."""
        remember_state(self._desk.settings, self._listing, self.table.table_state())
        lists = self._desk.settings.lists
        self._desk.settings.lists = lists | {_DETAIL: {"width": self._split.detail_width()}}

    def offer_writing(self) -> None:
        """Offer what fits the chosen records, where the register can be written in."""
        count = len(self.table.selectionModel().selectedRows())
        self._edit.setEnabled(self._desk.can_write and count == 1)
        self._delete.setEnabled(self._desk.can_write and count > 0)

    # What it is made of

    def _table(self) -> tuple[Table, ListModel]:
        """Return the table and its model; a list that is a tree shows no chips."""
        desk, listing, chips = self._desk, self._listing, self._listed.chips
        title = _(listing.title)
        if listing.part_of is not None:
            return TreeTable(title), TreeModel(desk.ops, listing, desk.today, parent=self)
        return Table(title), ListModel(desk.ops, listing, desk.today, chips, parent=self)

    def _build(self) -> None:
        listing = self._listing
        self.table.set_model(self.model, usual_state(listing))
        self.table.restore(remembered_state(self._desk.settings, listing) or usual_state(listing))
        self._nothing = Empty(self._listed.icon, _(self._listed.nothing), _(self._listed.first))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.px(12), 0, 0)
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(self.pills)
        self._split = ListAndDetail(self._stack, self.details)
        kept = self._desk.settings.lists.get(_DETAIL, {})
        if isinstance(kept.get("width"), int):
            self._split.set_detail_width(kept["width"])
        self.column.addWidget(self._split, 1)
        self.pills.hide()  # until there is something to show
        self._split.show_detail(shown=False)

    def _make_actions(self) -> None:
        self._edit = self.add_action(_("Edit"), Icon.PENCIL, self.edit)
        self._edit.setShortcut(QKeySequence("Ctrl+E"))
        self._delete = self.add_action(_("Delete"), Icon.TRASH_2, self.delete)
        self._delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        if isinstance(self.model, TreeModel):
            self.add_action(_("Unfold all"), Icon.CHEVRON_DOWN, partial(self.model.set_all, folded=False))
            self.add_action(_("Fold all"), Icon.CHEVRON_RIGHT, partial(self.model.set_all, folded=True))
        self.offer_writing()

    def _connect(self) -> None:
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self.details.show_record)
        self.table.selectionModel().selectionChanged.connect(self.offer_writing)
        self.model.counted.connect(self._on_counted)
        self.model.modelReset.connect(self._choose_wanted)
        self.pills.chosen.connect(self._narrow)
        self.details.edit_wanted.connect(self.edit)
        self._desk.watch.updated.connect(self._mark)
        self._mark()
        self._count_all()

    # What is shown

    def _narrow(self) -> None:
        """Show what the chosen pill lets through."""
        key = self.pills.current()
        filters = next((each.filters for each in self._listing.quick if each.key == key), {})
        self._place.keep()
        self.model.show(replace(self.model.query, filters=filters))

    def _widen(self) -> None:
        """Show everything."""
        if self._listing.quick:
            self.pills.set_current(ALL.key)
        self.details.mark("")
        self.model.show(replace(self.model.query, search="", filters={}))
        self.widened.emit()

    def _count_all(self) -> None:
        work = partial(_count, self._listing, Query(self._desk.today))
        self._desk.ops.read(self, "all", work, self._take_all)

    def _on_counted(self, count: int) -> None:
        self._say_nothing()
        self._stack.setCurrentIndex(0 if count else 1)
        self.counted.emit(count)

    def _take_all(self, count: int) -> None:
        self._all = count
        self.pills.setVisible(count > 0 and bool(self._listing.quick))
        self._split.show_detail(shown=count > 0)
        self._say_nothing()

    def _say_nothing(self) -> None:
        """Let the empty list say what it is for, or why nothing is found."""
        if not self._all:
            self._nothing.set_words(_(self._listed.nothing), _(self._listed.first))
        elif self.model.query.search.strip():
            self._nothing.set_words(_("Nothing was found"), _("Nothing here holds all of these words."))
        else:
            self._nothing.set_words(_("Nothing fits the filter"), _("Choose “All” to see everything."))

    def _choose_wanted(self) -> None:
        if self._place.take():
            self.details.show_record(self.table.current_id())
        else:
            self._widen()

    def _mark(self) -> None:
        """Mark the records with which something waits."""
        self.model.set_marks(marks(self._desk.watch.marked(self._listing.noun)))

    # What is done

    def _on_opened(self, _record_id: object) -> None:
        self.edit()

    def _open(self, found: tuple[str, Root, Names]) -> None:
        self._show(*found)

    def _show(self, title: str, record: Root, names: Names) -> None:
        dialog = RecordDialog(self._desk, title, record, names, self.window())
        dialog.saved.connect(self._on_added if record.id is None else self._on_saved)
        dialog.open()

    def _on_added(self, record: Root) -> None:
        assert record.id is not None  # it is saved
        self.show_record(record.id)
        self._on_saved(record)

    def _on_saved(self, record: Root) -> None:
        label = records.label(record)
        self._desk.tell(message("“{label}” is saved.", label=label) if label else message("Saved."))

    def _on_deleted(self, count: int) -> None:
        self._desk.tell(counted("{count} was deleted.", "{count} were deleted.", count))


def leaf(listed: Listed, kind: type[RecordList] = RecordList) -> Leaf:
    """Return the tab of a list; `kind` is one that can do more than any other."""
    return Leaf(listed.listing.title, partial(kind, listed=listed), listed.listing.noun)


def _fetch(record_type: type[Root], record_id: int, register: Register) -> tuple[str, Root, Names]:
    record = records.get(register, record_type, record_id)
    return records.called(register, record), record, records.named(register, record)


def _count(listing: Listing, query: Query, register: Register) -> int:
    return service.count(register, listing, query)


def _delete(record_type: type[Root], ids: Sequence[int], register: Register) -> int:
    found = records.some(register, record_type, ids)
    if found:
        records.delete_all(register, found)
    return len(found)
