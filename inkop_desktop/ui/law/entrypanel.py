"""All about one entry of the law, beside the list; a missing amount is entered from here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from inkop_desktop import formats
from inkop_desktop.rules.law.pack import Entry, Limit
from inkop_desktop.services import law_words
from inkop_desktop.text import _
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.law import entrytext
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.fact_groups import FactGroups
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll


class EntryPanel(QStackedWidget):
    """What an entry says, where it stands and how surely it is known.

    Signals: amount_wanted – the button with which a missing amount is entered, or an own one opened.
    """

    amount_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The chosen entry"))
        self.addWidget(
            Empty(Icon.INFO, _("Nothing is chosen"), _("Choose one in the list to see all about it."))
        )
        self._title = Label("", Type.RECORD, wrap=True)
        self._title.set_selectable()
        self._facts = FactGroups()
        self.amount_button = Button("", icon=Icon.PENCIL)
        self.amount_button.clicked.connect(self.amount_wanted)
        self.addWidget(self._panel())

    def show_entry(self, entry: Entry | None, day: date, *, to_enter: bool, can_write: bool) -> None:
        """Show an entry as it is on a day, with an amount to enter or none; nothing for no entry."""
        self.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        self._title.setText(formats.show(law_words.name_of(entry)))
        self._facts.set_groups(entrytext.groups_of(entry, day))
        own = isinstance(entry, Limit) and entry.is_own
        self.amount_button.setText(_("Edit the amount") if own else _("Enter the amount"))
        self.amount_button.setVisible(own or to_enter)
        self.amount_button.setEnabled(can_write)

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in all that is told."""
        self._title.mark(wanted)
        self._facts.mark(wanted)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is told, label and value."""
        return self._facts.rows()

    def _panel(self) -> Panel:
        panel = Panel()
        scroll = Scroll(edge=0)
        scroll.body.addWidget(self._title)
        scroll.body.addWidget(self._facts)
        scroll.body.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.amount_button)
        row.addStretch()
        panel.body.addWidget(scroll, 1)
        panel.body.addLayout(row)
        return panel
