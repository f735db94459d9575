"""What has happened to a record: each action with who, when and what it changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.register.history import Entry
from inkop_desktop.reports.logtext import Labels, lines_of
from inkop_desktop.text import _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.label import Label, Value
from inkop_desktop.ui.widgets.scroll import Scroll

LINES = 8  # of one action; the others are shown when they are asked for


class Entries(QWidget):
    """Entries of the log, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def clear(self) -> None:
        """Show nothing."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, entries: Sequence[Entry], labels: Labels) -> None:
        """Show these under the ones before; `labels` are the source labels of (table, column)."""
        for entry in entries:
            self._column.addWidget(EntryView(entry, labels))

    def lines(self) -> list[str]:
        """Return all that is told, line by line."""
        return [each.text() for each in self.findChildren(Label) if not each.isHidden()]


class History(Scroll):
    """The log of one record, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("History"))
        self._entries = Entries()
        self.body.addWidget(self._entries)
        self.body.addStretch()

    def show_entries(self, entries: Sequence[Entry], labels: Labels) -> None:
        """Show these entries; `labels` are the source labels of (table, column)."""
        self._entries.clear()
        self._entries.add(entries, labels)

    def lines(self) -> list[str]:
        """Return all that is told, line by line."""
        return self._entries.lines()


class EntryView(QWidget):
    """One action: what it was called, when and by whom, and what it changed."""

    def __init__(self, entry: Entry, labels: Labels) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        column.setSpacing(theme.px(2))
        column.addWidget(Label(formats.worded(entry.action), Type.STRONG, wrap=True))
        said = _("{moment}, {who}").format(moment=formats.moment(entry.at), who=entry.who)
        column.addWidget(Label(said, Type.LABEL, wrap=True))
        if lines := lines_of(entry, labels):
            column.addWidget(Changes(lines))


class Changes(QWidget):
    """What an action changed, a line each; of many the first ones, the others when they are asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._rest = lines[LINES:]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        for line in lines[:LINES]:
            self._column.addWidget(Value(line))
        if self._rest:
            words = counted("Show {count} more change", "Show {count} more changes", len(self._rest))
            self._more = Button(formats.worded(words), Kind.LINK)
            self._more.clicked.connect(self._show_rest)
            self._column.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_rest(self) -> None:
        """Show the other lines in place of the button, with the cursor in the first of them."""
        values = [Value(line) for line in self._rest]
        for value in values:
            self._column.addWidget(value)
            value.show()  # now: the layout would wait until the cursor has gone elsewhere
        values[0].setFocus()
        self._more.hide()
