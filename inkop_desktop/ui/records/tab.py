"""What a page of several tabs asks of each of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop.register.change import Changed


class Tab(QWidget):
    """One tab of a `DirectoryPage`; what it has not of its own stays as it is here.

    `title` stands on the tab, `new_words` on the page's button (no button without them), both in the
    reader's language; `noun` is the noun of the records that it can show; a tab in which nothing can
    be searched has no search field above it.

    Signals: widened – what was searched for is shown no more, but everything.
    """

    widened = Signal()

    title = ""
    new_words = ""
    noun = ""
    is_searchable = True

    def new(self) -> None:
        """Write a new record."""

    def search(self, text: str) -> None:
        """Show what holds these words."""

    def show_record(self, record_id: int) -> None:
        """Choose a record."""

    def refresh(self, changed: Changed) -> None:
        """Bring what is shown up to date with a change set."""

    def offer_writing(self) -> None:
        """Offer what can be done, now that the register may have turned read-only."""

    def remember(self) -> None:
        """Keep how things stand."""
