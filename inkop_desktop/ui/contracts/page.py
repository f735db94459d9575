"""The contracts: a list that is searched, filtered and sorted, with the chosen contract beside it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from inkop_desktop import formats
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register.change import Changed
from inkop_desktop.services import records
from inkop_desktop.services.filters import NARROWED_BY
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.contracts import work
from inkop_desktop.ui.contracts.actions import ContractActions
from inkop_desktop.ui.contracts.details import ContractDetails
from inkop_desktop.ui.contracts.editing import ContractEditing
from inkop_desktop.ui.contracts.filters import FilterBar
from inkop_desktop.ui.contracts.narrowing import Narrowing
from inkop_desktop.ui.contracts.status import status_chip
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.keptplace import KeptPlace
from inkop_desktop.ui.listmodel import ListModel
from inkop_desktop.ui.liststate import remember_state, remembered_state, usual_state
from inkop_desktop.ui.records.findings import marks
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.split import ListAndDetail
from inkop_desktop.ui.widgets.table import Table

AREA = "contracts"
SHOWN_BY = {"contract", "supplier", "person", "area", "unit", "own_names"}


class ContractsPage(AreaPage):
    """The page of the area Contracts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Contracts"), parent)
        self._all = self._shown = 0
        self.editing = ContractEditing(desk, self)
        self.actions_ = ContractActions(self._slots(), self)
        self.search = SearchField(_("Search contracts"), QKeySequence(QKeySequence.StandardKey.Find))
        self.filters = FilterBar()
        self.table = Table(_("Contracts"))
        self.details = ContractDetails(desk, self.actions_)
        chips, filters = {"status": status_chip}, self.filters.filters()
        self.model = ListModel(desk.ops, CONTRACTS, desk.today, chips, filters=filters, parent=self)
        self._place = KeptPlace(self.table, self.model)
        self._narrowing = Narrowing(desk, self.filters, self.model)
        self._build()
        self._connect()
        self._count_all()
        self._mark()

    def show_record(self, _noun: str, record_id: int) -> None:
        """Choose a contract, among all of them where the filter or the search hides it.

        Always asks again: an answer that is under way may be older than the contract.
        """
        self._place.want(record_id)
        self.model.reload()

    def refresh(self, changed: Changed) -> None:
        """Show the list and the chosen contract anew; whoever made the change keeps their place."""
        if changed.touched.keys() & SHOWN_BY:
            self._place.keep_row()
            self.model.reload()
            self._count_all()
        if changed.touched.keys() & NARROWED_BY:
            self._narrowing.fetch()

    def show_read_only(self) -> None:
        """Offer nothing any more that writes."""
        for button in (self._new, self._import):
            button.setEnabled(False)
        self._on_selection()

    def before_leaving(self) -> None:
        """Remember columns and widths."""
        remember_state(self.desk.settings, CONTRACTS, self.table.table_state())
        lists = self.desk.settings.lists
        self.desk.settings.lists = lists | {"contract_detail": {"width": self._split.detail_width()}}

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def enter_list(self) -> None:
        """Go from the search field to the first contract that was found."""
        self._place.enter()

    def go_on_typing(self, typed: str) -> None:
        """Take over what was typed into the search field before the page was there."""
        self.search.setFocus()
        self.search.setText(typed)

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._on_new,
            "edit": self._on_edit,
            "decide": self._on_decide,
            "call_off": self._on_call_off,
            "edit_many": self._on_edit_many,
            "duplicate": self._on_duplicate,
            "copy": self._on_copy,
            "attach": self._on_attach,
            "print": self._on_print,
            "delete": self._on_delete,
        }

    def _build(self) -> None:
        self._new = Button(self.actions_.new.text(), Kind.PRIMARY, Icon.PLUS)
        self._new.clicked.connect(self.actions_.new.trigger)
        self._import = Button(_("Import"), icon=Icon.FILE_INPUT)
        for button in (self._import, self._new):
            button.setEnabled(self.desk.can_write)
        for widget in (self.search, self._import, self._new):
            self.add_action(widget)
        kept = remembered_state(self.desk.settings, CONTRACTS)
        self.table.set_model(self.model, usual_state(CONTRACTS), kept)
        self.table.addActions(self.actions_.of_rows())
        self.addAction(self.actions_.new)
        self._nothing = Empty(Icon.FILE_TEXT, "", "")
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self._nothing)
        self._split = ListAndDetail(self._list, self.details)
        detail = self.desk.settings.lists.get("contract_detail", {})
        if isinstance(detail.get("width"), int):
            self._split.set_detail_width(detail["width"])
        self.body.addWidget(self.filters)
        self.body.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_search)
        self.search.entered.connect(self.enter_list)
        self.filters.chosen.connect(self._show_filters)
        self.filters.searched.connect(self.search.setText)
        self.model.counted.connect(self._on_counted)
        self.model.modelReset.connect(self._choose_wanted)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.editing.added.connect(self._on_added)
        self._import.clicked.connect(self._on_import)
        self.desk.watch.updated.connect(self._mark)

    # What is shown

    def _on_search(self, text: str) -> None:
        self._place.keep()
        self.details.mark(text)
        self.model.show(replace(self.model.query, search=text))

    def _show_filters(self, filters: dict[str, object]) -> None:
        self.model.show(replace(self.model.query, filters=filters))

    def _on_counted(self, count: int) -> None:
        self._shown = count
        self._say_counts()
        self._list.setCurrentIndex(0 if count else 1)
        self.details.setVisible(bool(count))

    def _count_all(self) -> None:
        self.desk.ops.read(self, "counts", partial(work.counts, self.model.query.today), self._take_counts)

    def _take_counts(self, counts: tuple[int, int, int]) -> None:
        self._all, current, ending = counts
        in_force = counted("{count} in force or to come", "{count} in force or to come", current)
        soon = counted("{count} ends within twelve months", "{count} end within twelve months", ending)
        said = _("{in_force} · {ending}").format(
            in_force=formats.worded(in_force), ending=formats.worded(soon)
        )
        self.set_facts(said if self._all else "")
        self._say_counts()

    def _say_counts(self) -> None:
        self._nothing.set_words(*self._why_nothing())
        self.filters.setVisible(bool(self._all))
        said = _("Showing {shown} of {all}")
        numbers = {"shown": formats.integer(self._shown), "all": formats.integer(self._all)}
        self.filters.set_count(said.format(**numbers))

    def _why_nothing(self) -> tuple[str, str]:
        """Return what an empty list says: what it is for, or why nothing is found."""
        if not self._all:
            first = _(
                "Import the list that you have in a spreadsheet, or write in the first contract by hand."
            )
            return _("No contracts yet"), first
        if self.model.query.search.strip():
            return _("Nothing was found"), _("No contract holds all of these words.")
        return _("No contract fits the filter"), _("Choose “All” to see every contract.")

    def _mark(self) -> None:
        """Mark the contracts with which something waits."""
        self.model.set_marks(marks(self.desk.watch.marked("contract")))

    def _choose_wanted(self) -> None:
        if self._place.take():
            self.details.show_contract(self.table.current_id())
            self._on_selection()  # new rows are chosen by nobody, and Qt keeps that to itself
        else:
            self._widen()

    def _widen(self) -> None:
        """Show everything."""
        self.search.empty()
        self.filters.choose("all")

    def _on_chosen(self, contract_id: int | None) -> None:
        self.details.show_contract(contract_id)

    def _on_selection(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.actions_.set_selected(count, can_write=self.desk.can_write)

    # What is done

    def _on_new(self) -> None:
        self.editing.new()

    def _on_edit(self) -> None:
        # By the row: what the panel shows may still be the contract before.
        self._on_opened(self.table.current_id())

    def _on_opened(self, contract_id: int | None) -> None:
        if contract_id is not None and self.desk.can_write:
            self.editing.edit_by_id(contract_id)

    def _on_decide(self) -> None:
        contract_id = self.table.current_id()
        if contract_id is not None:
            self.editing.decide_by_id(contract_id)

    def _on_call_off(self) -> None:
        contract_id = self.table.current_id()
        if contract_id is not None:
            self.editing.call_off_by_id(contract_id)

    def _on_edit_many(self) -> None:
        self.editing.edit_many(self.table.selected_ids())

    def _on_duplicate(self) -> None:
        contract_id = self.table.current_id()
        if contract_id is not None:
            again = partial(work.duplicate, contract_id, self.desk.today)
            self.desk.ops.write(self, again, self._on_duplicated, self.desk.warn)

    def _on_duplicated(self, copy: Contract) -> None:
        self._on_added(copy)
        said = message(
            "“{label}” is a copy, with the dates and case number of the original. Go through them.",
            label=records.label(copy),
        )
        self.desk.tell(said)

    def _on_added(self, contract: Contract) -> None:
        assert contract.id is not None  # it is saved
        self.show_record(CONTRACTS.noun, contract.id)

    def _on_attach(self) -> None:
        self.details.choose_documents()

    def _on_delete(self) -> None:
        ids = self.table.selected_ids()
        self.desk.ops.write(self, partial(work.delete, ids), self._on_deleted, self.desk.warn)

    def _on_deleted(self, count: int) -> None:
        self.desk.tell(counted("{count} contract was deleted.", "{count} contracts were deleted.", count))

    def _on_copy(self) -> None:
        keys = [column.key for column in self.table.table_state().columns if column.shown]
        copied = partial(work.copied, keys, self.table.selected_ids(), self.desk.today)
        self.desk.ops.read(self, "copy", copied, self._take_copy)

    def _take_copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        rows = text.count("\n")
        self.desk.note(counted("{count} row was copied.", "{count} rows were copied.", rows))

    def _on_print(self) -> None:
        from inkop_desktop.reports.orders import ContractOrder  # noqa: PLC0415 - only for those who print

        contract_id = self.table.current_id()
        if contract_id is not None:
            self.desk.print_wanted.emit(ContractOrder(self.desk.today, contract_id))

    def _on_import(self) -> None:
        self.desk.import_wanted.emit()
