"""The page of an area that is one list of records, or several behind tabs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop.register.change import Changed
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.tab import Leaf, Tab
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.tabs import Tabs

AnyTab = TypeVar("AnyTab", bound=Tab)
_LEAST_WIDTH = 364  # in which every tab has room: no page grows sideways when another tab is shown first


class DirectoryPage(AreaPage):
    """A page of one or several tabs, each a list of records or something else to look at."""

    def __init__(self, desk: Desk, title: str, leaves: Sequence[Leaf]) -> None:
        super().__init__(desk, title)
        self._leaves = tuple(leaves)
        self._places = [_Place(partial(self._make, each)) for each in self._leaves]
        self.search = SearchField(_("Search here"), QKeySequence(QKeySequence.StandardKey.Find))
        self.new_button = Button("", Kind.PRIMARY, Icon.PLUS)
        self.new_button.setEnabled(desk.can_write)
        self.add_action(self.search)
        self.add_action(self.new_button)
        self._tabs = Tabs(title) if len(self._places) > 1 else None
        if self._tabs is None:
            self.body.addWidget(self._places[0], 1)
        else:
            for leaf, place in zip(self._leaves, self._places, strict=True):
                self._tabs.addTab(place, _(leaf.title))
            self._tabs.currentChanged.connect(self._on_tab)
            self.body.addWidget(self._tabs, 1)
        self.search.searched.connect(self._on_search)
        self.search.entered.connect(self.enter_list)
        self.new_button.clicked.connect(self._on_new)
        self._on_tab()

    def current(self) -> Tab:
        """Return the tab that is shown."""
        return self._places[self._tabs.currentIndex() if self._tabs else 0].tab()

    def show_tab_of(self, kind: type[AnyTab]) -> AnyTab:
        """Show the tab of a kind that stands once on the page, and return it."""
        self._show_tab([each.make for each in self._leaves].index(kind))
        tab = self.current()
        assert isinstance(tab, kind)  # it has made it
        return tab

    def show_record(self, noun: str, record_id: int) -> None:
        """Choose a record in its tab."""
        self._show_tab([each.noun for each in self._leaves].index(noun))
        self.current().show_record(record_id)

    def refresh(self, changed: Changed) -> None:
        """Bring the tabs up to date."""
        for each in self._made():
            each.refresh(changed)

    def show_read_only(self) -> None:
        """Offer nothing any more that writes."""
        self.new_button.setEnabled(False)
        for each in self._made():
            each.offer_writing()

    def before_leaving(self) -> None:
        """Remember how the tabs stand."""
        for each in self._made():
            each.remember()

    def start_search(self) -> None:
        """Put the cursor into the search field; where there is none, find anything."""
        if self.current().is_searchable:
            self.search.setFocus()
            self.search.selectAll()
        else:
            super().start_search()

    def enter_list(self) -> None:
        """Go from the search field to the first of what was found."""
        self.current().enter_list()

    def go_on_typing(self, typed: str) -> None:
        """Take over what was typed into the search field before the page was there."""
        self.search.setFocus()
        self.search.setText(typed)

    def _make(self, leaf: Leaf) -> Tab:
        tab = leaf.make(self.desk)
        tab.widened.connect(self.search.clear)
        return tab

    def _made(self) -> Sequence[Tab]:
        """Return the tabs that have been shown."""
        return [each.tab() for each in self._places if each.is_made()]

    def _show_tab(self, place: int) -> None:
        if self._tabs:
            self._tabs.setCurrentIndex(place)

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


class _Place(QWidget):
    """Where a tab stands once it has been shown first."""

    def __init__(self, make: Callable[[], Tab]) -> None:
        super().__init__()
        self._make = make
        self._tab: Tab | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStrut(theme.px(_LEAST_WIDTH))

    def is_made(self) -> bool:
        """Tell whether the tab is there."""
        return self._tab is not None

    def tab(self) -> Tab:
        """Return the tab, made now if it is not there."""
        if self._tab is None:
            self._tab = self._make()
            self._column.addWidget(self._tab)
            self._tab.show()  # a layout would wait for the next event: too late for the cursor
        return self._tab

    def showEvent(self, event: QShowEvent) -> None:
        """Make the tab before Qt looks here for where the cursor goes."""
        self.tab()
        super().showEvent(event)
