"""What has happened to a record: each action with who, when and what it changed."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.register.history import Entry
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scroll import Scroll

LINES = 8  # of one action; an import writes more than anybody reads here


class History(Scroll):
    """The log of one record, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("History"))

    def show_entries(self, entries: list[Entry], labels: dict[tuple[str, str], str]) -> None:
        """Show these entries; `labels` words a (table, column)."""
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for entry in entries:
            self.body.addWidget(_EntryView(entry, labels))
        self.body.addStretch()


class _EntryView(QWidget):
    """One action."""

    def __init__(self, entry: Entry, labels: dict[tuple[str, str], str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        column.setSpacing(theme.px(2))
        column.addWidget(Label(formats.worded(entry.action), Type.STRONG, wrap=True))
        said = _("{moment}, {who}").format(moment=formats.moment(entry.at), who=entry.who)
        column.addWidget(Label(said, Type.LABEL, wrap=True))
        for text in lines_of(entry, labels)[:LINES]:
            value = Label(text, wrap=True)
            value.set_selectable()
            column.addWidget(value)


def lines_of(entry: Entry, labels: dict[tuple[str, str], str]) -> list[str]:
    """Return what an action changed, a line each."""
    lines = []
    for change in entry.changes:
        label = labels.get((change.table, change.column))
        if label is None:
            continue
        before, after = shown(change.before), shown(change.after)
        if before and after:
            lines.append(_("{label}: {before} → {after}").format(label=label, before=before, after=after))
        elif after:
            lines.append(_("{label}: {value}").format(label=label, value=after))
        elif before:
            lines.append(_("{label}: {before} was removed").format(label=label, before=before))
    return lines


def shown(value: Any) -> str:
    """Return a stored value as it is read in the history."""
    if isinstance(value, tuple):
        return ", ".join(formats.show(each) for each in value)
    return formats.show(value)
