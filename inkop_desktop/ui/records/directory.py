"""The page of an area that is one list of records, or several behind tabs."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtGui import QKeySequence

from inkop_desktop.register.change import Changed
from inkop_desktop.text import _
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.tab import Tab
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.tabs import Tabs

AnyTab = TypeVar("AnyTab", bound=Tab)


class DirectoryPage(AreaPage):
    """A page of one or several tabs, each a list of records or something else to look at."""

    def __init__(self, desk: Desk, title: str, tabs: Sequence[Tab]) -> None:
        super().__init__(desk, title)
        self._parts = list(tabs)
        self.search = SearchField(_("Search here"), QKeySequence(QKeySequence.StandardKey.Find))
        self.new_button = Button("", Kind.PRIMARY, Icon.PLUS)
        self.new_button.setEnabled(desk.can_write)
        self.add_action(self.search)
        self.add_action(self.new_button)
        self._tabs = Tabs(title) if len(self._parts) > 1 else None
        if self._tabs is None:
            self.body.addWidget(self._parts[0], 1)
        else:
            for each in self._parts:
                self._tabs.addTab(each, each.title)
            self._tabs.currentChanged.connect(self._on_tab)
            self.body.addWidget(self._tabs, 1)
        for each in self._parts:
            each.widened.connect(self.search.clear)
        self.search.searched.connect(self._on_search)
        self.new_button.clicked.connect(self._on_new)
        self._on_tab()

    def current(self) -> Tab:
        """Return the tab that is shown."""
        return self._parts[self._tabs.currentIndex() if self._tabs else 0]

    def show_tab(self, noun: str) -> None:
        """Show the tab that has the records of a noun."""
        place = next(place for place, each in enumerate(self._parts) if each.noun == noun)
        if self._tabs:
            self._tabs.setCurrentIndex(place)

    def show_tab_of(self, kind: type[AnyTab]) -> AnyTab:
        """Show the tab of a kind and return it."""
        tab = next(each for each in self._parts if isinstance(each, kind))
        if self._tabs:
            self._tabs.setCurrentWidget(tab)
        return tab

    def show_record(self, noun: str, record_id: int) -> None:
        """Choose a record in its tab."""
        self.show_tab(noun)
        self.current().show_record(record_id)

    def refresh(self, changed: Changed) -> None:
        """Bring the tabs up to date."""
        for each in self._parts:
            each.refresh(changed)

    def show_read_only(self) -> None:
        """Offer nothing any more that writes."""
        self.new_button.setEnabled(False)
        for each in self._parts:
            each.offer_writing()

    def before_leaving(self) -> None:
        """Remember how the tabs stand."""
        for each in self._parts:
            each.remember()

    def start_search(self) -> None:
        """Put the cursor into the search field; where there is none, find anything."""
        if self.current().is_searchable:
            self.search.setFocus()
            self.search.selectAll()
        else:
            super().start_search()

    def go_on_typing(self, typed: str) -> None:
        """Take over what was typed into the search field before the page was there."""
        self.search.setFocus()
        self.search.setText(typed)

    def _on_search(self, text: str) -> None:
        self.current().search(text)

    def _on_new(self) -> None:
        self.current().new()

    def _on_tab(self) -> None:
        """Offer above the tab what can be done in it; what is searched for is searched for here too."""
        shown = self.current()
        self.new_button.setText(shown.new_words)
        self.new_button.setVisible(bool(shown.new_words))
        self.search.setVisible(shown.is_searchable)
        shown.search(self.search.text())
