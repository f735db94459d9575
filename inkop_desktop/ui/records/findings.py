"""What waits to be seen to with the record that is shown, and the mark that it has in the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import TONE_ICONS
from inkop_desktop.ui.listmodel import Mark
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture

TONES = {Severity.DANGER: Tone.DANGER, Severity.WARNING: Tone.WARNING, Severity.INFORMATION: Tone.ACCENT}
MARKED = (Severity.DANGER, Severity.WARNING)


def mark_of(findings: Sequence[Finding]) -> Mark | None:
    """Return the mark of a record in a list; none where nothing waits that presses."""
    pressing = [each for each in findings if each.severity in MARKED]
    if not pressing:
        return None
    tone = TONES[pressing[0].severity]
    return Mark(TONE_ICONS[tone], tone.ink, tuple(each.message for each in pressing))


class FindingLines(QWidget):
    """A line for each finding, the most urgent first; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("To be seen to"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._said: list[str] = []
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._said = [formats.worded(each.message) for each in findings]
        for finding, said in zip(findings, self._said, strict=True):
            self._column.addWidget(_line(finding, said))
        self.setVisible(bool(findings))

    def said(self) -> list[str]:
        """Return what is told."""
        return list(self._said)


def _line(finding: Finding, said: str) -> QWidget:
    line = QWidget()
    line.setToolTip(formats.worded(finding.why))
    tone = TONES[finding.severity]
    words = Label(said, Type.LABEL, tone.ink, wrap=True)
    words.setAccessibleDescription(formats.worded(finding.why))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(Picture(TONE_ICONS[tone], tone.ink, 14), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
