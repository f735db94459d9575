"""What stands in the window while the program reads itself and the register is opened behind it.

It looks like the workplace that takes its place: the areas, the page's title and its search field, in
which one can type already. Nothing here may import what asks a register.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui.areas import AREAS, Area
from inkop_desktop.ui.widgets.page import Page, Panel
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.sidebar import Sidebar


class Starting(QWidget):
    """The frame of an area in a register that is on its way.

    Signals: stands – it is on the screen; chosen(key) – the person wants to begin in another area.
    """

    stands = Signal()
    chosen = Signal(str)

    def __init__(self, register: Path, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_(area.title))
        self._stands = False
        sidebar = Sidebar(_("Areas"))
        sidebar.set_register(register.stem, register.name)
        for each in AREAS:
            sidebar.add_area(each.key, _(each.title), each.icon)
        sidebar.set_current(area.key)
        sidebar.chosen.connect(self.chosen)
        page = Page(_(area.title))
        page.set_facts(_("Opening the register …"))
        page.body.addWidget(Panel(), 1)
        self._search: SearchField | None = None
        if area.search:
            self._search = SearchField(_(area.search), QKeySequence(QKeySequence.StandardKey.Find))
            page.add_action(self._search)
            self.setFocusProxy(self._search)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addWidget(page, 1)

    def typed(self) -> str | None:
        """Return what stands in the search field; none where the cursor is not in it."""
        return self._search.text() if self._search and self._search.hasFocus() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that it stands on the screen, once."""
        super().paintEvent(event)
        if not self._stands:
            self._stands = True
            self.stands.emit()
