"""What the window expects of the page of an area."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.register.change import Changed
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.widgets.page import Page


class AreaPage(Page):
    """The page of one area; made when it is shown for the first time."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.desk = desk
        desk.ops.changed.connect(self._on_changed)
        desk.ops.turned_read_only.connect(self.show_read_only)

    def show_record(self, noun: str, record_id: int) -> None:
        """Bring a record of this area into view."""

    def refresh(self, changed: Changed) -> None:
        """Bring what is shown up to date with a change set."""

    def show_read_only(self) -> None:
        """Offer nothing any more that writes."""

    def before_leaving(self) -> None:
        """Remember how things stand; the window goes to another area or closes."""

    def start_search(self) -> None:
        """Put the cursor where one searches in this area; where it has no such place, find anything."""
        self.desk.find_wanted.emit()

    def enter_list(self) -> None:
        """Go from the search field to the first of what was found; where there is no list, stay."""

    def go_on_typing(self, typed: str) -> None:
        """Take over what was typed into the search field before the page was there."""

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        self.refresh(changed)
