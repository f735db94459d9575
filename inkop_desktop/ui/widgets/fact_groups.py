"""Facts in groups, each under a small heading."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label


class FactGroups(QWidget):
    """Groups of labels and values under their titles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._groups: list[tuple[Label, Facts]] = []
        self._wanted = ""

    def set_groups(self, groups: Iterable[tuple[str, list[tuple[str, str]]]]) -> None:
        """Show these titles with their labels and values; a group without values is left out."""
        shown = [(title, rows) for title, rows in groups if any(value for _label, value in rows)]
        while len(self._groups) < len(shown):
            self._add_group()
        for place, (heading, facts) in enumerate(self._groups):
            title, rows = shown[place] if place < len(shown) else ("", [])
            heading.setText(title)
            heading.setVisible(bool(title))
            facts.set_rows(rows)
            facts.setVisible(bool(rows))
        widest = max((facts.label_width() for _heading, facts in self._groups), default=0)
        for _heading, facts in self._groups:
            facts.set_label_width(widest)

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in the values."""
        self._wanted = wanted
        for _heading, facts in self._groups:
            facts.mark(wanted)

    def rows(self) -> list[tuple[str, str]]:
        """Return the labels and values that are shown, from top to bottom."""
        return [row for _heading, facts in self._groups for row in facts.rows()]

    def _add_group(self) -> None:
        heading, facts = Label("", Type.STRONG, wrap=True), Facts()
        heading.setContentsMargins(0, theme.px(8) if self._groups else 0, 0, 0)
        facts.mark(self._wanted)
        self._column.addWidget(heading)
        self._column.addWidget(facts)
        self._groups.append((heading, facts))
