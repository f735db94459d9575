"""Keep the findings of the open register at hand: found anew, beside the window, after each change."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.checks.findings import Findings, by_record, open_findings
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.ui.ops import Ops


class Watch(QObject):
    """The one list of findings that Today, the sidebar and the records show.

    Nothing is found until `refresh` is called for the first time, so that the first page comes first;
    `is_ready` tells whether it has been. Signals: updated – the findings are new.
    """

    updated = Signal()

    def __init__(self, ops: Ops, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._today = today
        self._findings = Findings(ops.register)
        self.findings: list[Finding] = []
        self._by_record: dict[tuple[str, int], list[Finding]] = {}
        self.is_ready = False
        ops.changed.connect(self._on_changed)

    def begin_day(self, today: date) -> None:
        """Find anew for another day."""
        self._today = today
        self.refresh()

    def open_findings(self) -> list[Finding]:
        """Return what waits for somebody."""
        return open_findings(self.findings)

    def pressing(self) -> int:
        """Return how many findings must be seen to now."""
        return sum(finding.severity is Severity.DANGER for finding in self.open_findings())

    def about(self, noun: str, record_id: int | None) -> list[Finding]:
        """Return what waits for somebody with one record, the most urgent first."""
        return self._by_record.get((noun, record_id or 0), [])

    def marked(self, noun: str) -> dict[int, list[Finding]]:
        """Return what waits with each record of a noun that has something waiting."""
        return {record_id: found for (kind, record_id), found in self._by_record.items() if kind == noun}

    def refresh(self) -> None:
        """Find anew."""
        self._ops.study(self, "findings", partial(_find, self._findings, self._today), self._take)

    def _take(self, findings: list[Finding]) -> None:
        self.findings = findings
        self._by_record = by_record(self.open_findings())
        self.is_ready = True
        self.updated.emit()

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        self._findings.changed(changed)
        self.refresh()


def _find(findings: Findings, today: date, _register: Register) -> list[Finding]:
    return findings.on(today)
