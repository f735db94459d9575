"""What a page of several tabs asks of each of them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop.register.change import Changed
from inkop_desktop.ui.desk import Desk


class Tab(QWidget):
    """One tab of a `DirectoryPage`; what it has not of its own stays as it is here.

    `new_words` stand on the page's button, in the reader's language (no button without them); a tab in
    which nothing can be searched has no search field above it.

    Signals: widened – what was searched for is shown no more, but everything.
    """

    widened = Signal()

    new_words = ""
    is_searchable = True

    def new(self) -> None:
        """Write a new record."""

    def search(self, text: str) -> None:
        """Show what holds these words."""

    def enter_list(self) -> None:
        """Go to the first of what was found."""

    def show_record(self, record_id: int) -> None:
        """Choose a record."""

    def refresh(self, changed: Changed) -> None:
        """Bring what is shown up to date with a change set."""

    def offer_writing(self) -> None:
        """Offer what can be done, now that the register may have turned read-only."""

    def remember(self) -> None:
        """Keep how things stand."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is known of a tab before it is made, which is when it is shown first.

    `title` is the source text that stands on it, `noun` the noun of the records that it can show.
    """

    title: str
    make: Callable[[Desk], Tab]
    noun: str = ""
