"""The areas of what contracts refer to: suppliers, people and units, product areas."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from inkop_desktop.lists import directory
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.change import Changed
from inkop_desktop.text import _
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.merging import MergeDialog
from inkop_desktop.ui.records.recordlist import RecordList, Words
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.tabs import Tabs


class DirectoryPage(AreaPage):
    """A page of one or several lists of simple records."""

    def __init__(self, desk: Desk, title: str, lists: Sequence[tuple[str, RecordList]]) -> None:
        super().__init__(desk, title)
        self._lists = [each for _words, each in lists]
        self.search = SearchField(_("Search here"), QKeySequence(QKeySequence.StandardKey.Find))
        self.new_button = Button("", Kind.PRIMARY, Icon.PLUS)
        self.new_button.setEnabled(desk.can_write)
        self.add_action(self.search)
        self.add_action(self.new_button)
        self._news = [words for words, _list in lists]
        self._tabs = Tabs(title) if len(lists) > 1 else None
        if self._tabs is None:
            self.body.addWidget(self._lists[0], 1)
        else:
            for each in self._lists:
                self._tabs.addTab(each, each.table.accessibleName())
            self._tabs.currentChanged.connect(self._on_tab)
            self.body.addWidget(self._tabs, 1)
        self.search.searched.connect(self._on_search)
        self.new_button.clicked.connect(self._on_new)
        self._on_tab()

    def current(self) -> RecordList:
        """Return the list that is shown."""
        return self._lists[self._tabs.currentIndex() if self._tabs else 0]

    def show_record(self, record_id: int) -> None:
        """Choose a record of the first list."""
        self.show_record_of(self._lists[0].noun, record_id)

    def show_record_of(self, noun: str, record_id: int) -> None:
        """Choose a record of one of the lists."""
        for place, each in enumerate(self._lists):
            if each.noun == noun:
                if self._tabs:
                    self._tabs.setCurrentIndex(place)
                each.show_record(record_id)

    def refresh(self, changed: Changed) -> None:
        """Bring the lists up to date."""
        if changed.touched.keys() & {"supplier", "person", "unit", "organisation", "area", "contract"}:
            for each in self._lists:
                each.reload()

    def show_read_only(self) -> None:
        """Offer nothing any more that writes."""
        self.new_button.setEnabled(False)
        for each in self._lists:
            each.offer_writing()

    def before_leaving(self) -> None:
        """Remember the columns."""
        for each in self._lists:
            each.remember()

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def go_on_typing(self, typed: str) -> None:
        """Take over what was typed into the search field before the page was there."""
        self.search.setFocus()
        self.search.setText(typed)

    def _on_search(self, text: str) -> None:
        self.current().search(text)

    def _on_new(self) -> None:
        self.current().new()

    def _on_tab(self) -> None:
        self.new_button.setText(self._news[self._tabs.currentIndex() if self._tabs else 0])


class SuppliersPage(DirectoryPage):
    """The suppliers; two that are the same can be made one."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        new = _("New supplier")
        words = Words(
            _("Suppliers"),
            new,
            _("No suppliers yet"),
            _("They come with the contracts that you import, or one by one with the button above."),
        )
        self.list = RecordList(desk, directory.SUPPLIERS, Supplier, words, Icon.BUILDING_2)
        super().__init__(desk, _("Suppliers"), [(new, self.list)])
        self._merge = self.list.add_action(_("Merge into one …"), Icon.MERGE, self._on_merge)
        self.list.table.selectionModel().selectionChanged.connect(self._offer_merging)
        desk.ops.turned_read_only.connect(self._offer_merging)
        self._offer_merging()

    def _offer_merging(self) -> None:
        count = len(self.list.table.selected_ids())
        self._merge.setEnabled(self.desk.can_write and count > 0)

    def _on_merge(self) -> None:
        ids = self.list.table.selected_ids()
        if ids:
            dialog = MergeDialog(self.desk, ids, self.window())
            dialog.open()


class PeoplePage(DirectoryPage):
    """Persons, units and organisations."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        persons, units, organisations = _("New person"), _("New unit"), _("New organisation")
        first = _("They come with the contracts that you import, or one by one with the button above.")
        lists = [
            (
                persons,
                RecordList(
                    desk,
                    directory.PERSONS,
                    Person,
                    Words(_("Persons"), persons, _("No persons yet"), first),
                    Icon.USERS,
                ),
            ),
            (
                units,
                RecordList(
                    desk,
                    directory.UNITS,
                    Unit,
                    Words(_("Units"), units, _("No units yet"), first),
                    Icon.LANDMARK,
                ),
            ),
            (
                organisations,
                RecordList(
                    desk,
                    directory.ORGANISATIONS,
                    Organisation,
                    Words(_("Organisations"), organisations, _("No organisations yet"), first),
                    Icon.BUILDING_2,
                ),
            ),
        ]
        super().__init__(desk, _("People and units"), lists)


class AreasPage(DirectoryPage):
    """The officer's own tree of product areas."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        new = _("New product area")
        words = Words(
            _("Product areas"),
            new,
            _("No product areas yet"),
            _("They are your own: begin with the ones your framework agreements fall in."),
        )
        super().__init__(
            desk,
            _("Product areas"),
            [(new, RecordList(desk, directory.AREAS, ProductArea, words, Icon.PACKAGE))],
        )
