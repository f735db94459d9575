"""What waits to be seen to with the record that is shown, and the mark that it has in the list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.text import _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import TONE_ICONS
from inkop_desktop.ui.listmodel import Mark
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.label import Label, tooltip
from inkop_desktop.ui.widgets.picture import Picture

TONES = {Severity.DANGER: Tone.DANGER, Severity.WARNING: Tone.WARNING, Severity.INFORMATION: Tone.ACCENT}
_AT_FIRST = 3
MARKED = (Severity.DANGER, Severity.WARNING)


def marks(waiting: Mapping[int, Sequence[Finding]]) -> dict[int, Mark]:
    """Return the marks of records in a list, by what waits with each; none where nothing presses."""
    found = ((record_id, _mark(findings)) for record_id, findings in waiting.items())
    return {record_id: mark for record_id, mark in found if mark is not None}


def _mark(findings: Sequence[Finding]) -> Mark | None:
    pressing = [each for each in findings if each.severity in MARKED]
    if not pressing:
        return None
    tone = TONES[pressing[0].severity]
    return Mark(TONE_ICONS[tone], tone.ink, tuple(each.message for each in pressing))


class FindingLines(QWidget):
    """A line for each finding, the most urgent first; hidden while there are none.

    Where there are many, the rest are shown when they are asked for, so that the record keeps its place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: list[Finding] = []
        self.setAccessibleName(_("To be seen to"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings, the first of them where there are many."""
        self._findings = list(findings)
        self._show(_AT_FIRST if len(findings) > _AT_FIRST + 1 else len(findings))

    def said(self) -> list[str]:
        """Return what is told, and what is told when the rest is asked for."""
        return [formats.worded(each.message) for each in self._findings]

    def _show(self, count: int) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in self._findings[:count]:
            self._column.addWidget(_line(finding))
        if rest := len(self._findings) - count:
            said = counted("Show {count} more", "Show {count} more", rest)
            more = Button(formats.worded(said), Kind.LINK)
            more.clicked.connect(self._show_all)
            self._column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(self._findings))

    def _show_all(self) -> None:
        self._show(len(self._findings))


def _line(finding: Finding) -> QWidget:
    line = QWidget()
    why = "\n".join(filter(None, (formats.worded(finding.why), finding.says)))
    line.setToolTip(tooltip(why))
    tone = TONES[finding.severity]
    words = Label(formats.worded(finding.message), Type.LABEL, tone.ink, wrap=True)
    words.setAccessibleDescription(why)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(Picture(TONE_ICONS[tone], tone.ink, 14), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
