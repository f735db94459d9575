"""A list of simple records that can be added, edited, found and deleted: suppliers, persons, units …"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop.lists.listing import Listing
from inkop_desktop.records.fields import Root
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.listmodel import ListModel
from inkop_desktop.ui.liststate import remember_state, remembered_state, usual_state
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.treemodel import TreeModel
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.table import Table
from inkop_desktop.ui.widgets.tree_table import TreeTable

Names = dict[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Words:
    """What a list of one noun says, already in the reader's language."""

    title: str
    new: str
    nothing: str
    first: str


class RecordList(QWidget):
    """The table of one noun with its actions.

    Signals: counted(n) – how many are shown.
    """

    counted = Signal(int)

    def __init__(
        self, desk: Desk, listing: Listing, record_type: type[Root], words: Words, icon: Icon
    ) -> None:
        super().__init__()
        self._desk = desk
        self._listing = listing
        self._type = record_type
        self._words = words
        self._wanted: int | None = None
        is_tree = listing.part_of is not None
        self.table = TreeTable(words.title) if is_tree else Table(words.title)
        model = TreeModel if is_tree else ListModel
        self.model = model(desk.ops, listing, desk.today, parent=self)
        self._nothing = Empty(icon, words.nothing, words.first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.addWidget(self._stack)
        self.table.set_model(self.model, usual_state(listing))
        self.table.restore(remembered_state(desk.settings, listing) or usual_state(listing))
        self._make_actions()
        self.table.opened.connect(self._on_opened)
        self.model.counted.connect(self._on_counted)
        self.model.modelReset.connect(self._choose_wanted)
        self.table.selectionModel().selectionChanged.connect(self.offer_writing)
        self.model.reload()

    @property
    def noun(self) -> str:
        """Return the noun that is listed."""
        return self._listing.noun

    def search(self, text: str) -> None:
        """Show what holds these words."""
        self.model.show(replace(self.model.query, search=text))

    def show_record(self, record_id: int) -> None:
        """Choose a record."""
        self._wanted = record_id
        if self.model.reveal(record_id) >= 0:
            self._choose_wanted()
        else:
            self.model.reload()

    def new(self) -> None:
        """Write a new record."""
        self._show(self._words.new, self._type(), {})

    def edit(self) -> None:
        """Write in the chosen record."""
        record_id = self.table.current_id()
        if record_id is not None and self._desk.can_write:
            self._desk.ops.read(self, "edit", partial(_fetch, self._type, record_id), self._open)

    def delete(self) -> None:
        """Delete the chosen records; those that others refer to stay, and it is said why."""
        ids = self.table.selected_ids()
        if ids:
            work = partial(_delete, self._type, ids)
            self._desk.ops.write(self, work, self._on_deleted, self._desk.warn)

    def add_action(self, text: str, icon: Icon, slot: Callable[[], object]) -> QAction:
        """Offer something more in the right-click menu."""
        action = QAction(text, self)
        action.setAutoRepeat(False)
        icons.set_icon(action, icon)
        action.triggered.connect(slot)
        self.table.addAction(action)
        return action

    def reload(self) -> None:
        """Ask again, and keep the place."""
        self._wanted = self._wanted or self.table.current_id()
        self.model.reload()

    def remember(self) -> None:
        """Keep the columns as they stand."""
        remember_state(self._desk.settings, self._listing, self.table.table_state())

    def _make_actions(self) -> None:
        self._edit = self.add_action(_("Edit"), Icon.PENCIL, self.edit)
        self._delete = self.add_action(_("Delete"), Icon.TRASH_2, self.delete)
        self._delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        if isinstance(self.model, TreeModel):
            self.add_action(_("Unfold all"), Icon.CHEVRON_DOWN, partial(self.model.set_all, folded=False))
            self.add_action(_("Fold all"), Icon.CHEVRON_RIGHT, partial(self.model.set_all, folded=True))
        self.offer_writing()

    def offer_writing(self) -> None:
        """Offer what fits the chosen records, where the register can be written in."""
        count = len(self.table.selectionModel().selectedRows())
        self._edit.setEnabled(self._desk.can_write and count == 1)
        self._delete.setEnabled(self._desk.can_write and count > 0)

    def _on_opened(self, _record_id: object) -> None:
        self.edit()

    def _on_counted(self, count: int) -> None:
        searching = bool(self.model.query.search.strip())
        if searching:
            self._nothing.set_words(_("Nothing was found"), _("Nothing here holds all of these words."))
        else:
            self._nothing.set_words(self._words.nothing, self._words.first)
        self._stack.setCurrentIndex(0 if count else 1)
        self.counted.emit(count)

    def _choose_wanted(self) -> None:
        row = self.model.reveal(self._wanted) if self._wanted else -1
        if row >= 0:
            self._wanted = None
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.scrollTo(self.table.currentIndex())

    def _open(self, found: tuple[str, Root, Names]) -> None:
        self._show(*found)

    def _show(self, title: str, record: Root, names: Names) -> None:
        dialog = RecordDialog(self._desk, title, record, names, self.window())
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, record: Root) -> None:
        self._wanted = record.id
        label = records.label(record)
        self._desk.tell(message("“{label}” is saved.", label=label) if label else message("Saved."))

    def _on_deleted(self, count: int) -> None:
        self._desk.tell(counted("{count} was deleted.", "{count} were deleted.", count))


def _fetch(record_type: type[Root], record_id: int, register: Register) -> tuple[str, Root, Names]:
    record = records.get(register, record_type, record_id)
    return records.called(register, record), record, records.named(register, record)


def _delete(record_type: type[Root], ids: Sequence[int], register: Register) -> int:
    found = records.some(register, record_type, ids)
    if found:
        records.delete_all(register, found)
    return len(found)
