"""An entry of the log as lines of text: what changed, from what, to what."""

from typing import Any

from inkop_desktop import formats
from inkop_desktop.register.history import Entry
from inkop_desktop.text import _

Labels = dict[tuple[str, str], str]


def lines_of(entry: Entry, labels: Labels) -> list[str]:
    """Return what an action changed, a line each; `labels` gives the source label of (table, column)."""
    lines = []
    for change in entry.changes:
        label = labels.get((change.table, change.column))
        if label is None:
            continue
        before, after = shown(change.before), shown(change.after)
        words = {"label": formats.label(label), "before": before, "after": after}
        if before and after:
            lines.append(_("{label}: {before} → {after}").format(**words))
        elif after:
            lines.append(_("{label}: {value}").format(label=words["label"], value=after))
        elif before:
            lines.append(_("{label}: {before} was removed").format(**words))
    return lines


def shown(value: Any) -> str:
    """Return a stored value as it is read in the log; a no is left out."""
    if isinstance(value, tuple):
        return ", ".join(formats.show(each) for each in value)
    return "" if value is False else formats.show(value)
