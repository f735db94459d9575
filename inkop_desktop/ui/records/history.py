"""What has happened to a record: each action with who, when and what it changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.register.history import Entry
from inkop_desktop.reports.logtext import Labels, lines_of
from inkop_desktop.text import _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label, Value
from inkop_desktop.ui.widgets.scroll import Scroll

LINES = 8  # of one action; an import writes more than anybody reads here


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
        for label in changes(entry, labels):
            column.addWidget(label)


def changes(entry: Entry, labels: Labels) -> list[Label]:
    """Return what an action changed, a line each; of very many the first ones, and how many more."""
    lines = lines_of(entry, labels)
    shown: list[Label] = [Value(text) for text in lines[:LINES]]
    if len(lines) > LINES:
        rest = counted("and {count} more change", "and {count} more changes", len(lines) - LINES)
        shown.append(Label(formats.worded(rest), Type.BODY, Ink.MUTED, wrap=True))
    return shown
