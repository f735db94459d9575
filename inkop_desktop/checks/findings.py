"""The one list of findings: run the checks, lay the answers beside, put the most urgent first."""

import threading
from collections import defaultdict, deque
from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date

from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.checks.reading import country_of
from inkop_desktop.records.register import Answer
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.services import answers


def run(register: Register, today: date) -> list[Finding]:
    """Return what every check finds, in order, with the answers given."""
    with register.reading() as connection:
        country = country_of(connection)
        found = [finding for check in _checks() for finding in check.run(connection, today, country)]
        return in_order(answered(found, answers.by_finding(connection), today))


def open_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that nobody has answered, or whose answer no longer holds."""
    return [each for each in findings if each.is_open]


def by_record(findings: Iterable[Finding]) -> dict[tuple[str, int], list[Finding]]:
    """Return the findings by the noun and id of each record that they are about."""
    found: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        for record in finding.records:
            found[record.kind, record.id].append(finding)
    return dict(found)


def answered(findings: Iterable[Finding], given: dict[str, Answer], today: date) -> list[Finding]:
    """Return the findings with the answers that were given to them."""
    return [_with_answer(each, given[each.id], today) if each.id in given else each for each in findings]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, the most urgent first, and then by the day they are due."""
    return sorted(findings, key=_order)


def _checks() -> tuple[Check, ...]:
    """Return every check; they are imported when something is found first, which is after the first page."""
    from inkop_desktop.checks.registry import CHECKS  # noqa: PLC0415 - a tenth of what a start imports

    return CHECKS


def _with_answer(finding: Finding, answer: Answer, today: date) -> Finding:
    return replace(finding, answer=answer, is_open=not answers.holds(answer, finding.facts, today))


def _order(finding: Finding) -> tuple[int, date, str, str]:
    return finding.severity.rank, finding.due or date.max, finding.records[0].label, finding.id


class Findings:
    """Keeps what each check found last, and runs again only those that read what has changed.

    `changed` is to listen to the register; it never waits for a check. Any thread may call either.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._found: dict[str, list[Finding]] = {}
        self._touched: deque[Set[str]] = deque()
        self._today: date | None = None
        self._running = threading.Lock()

    def changed(self, changed: Changed) -> None:
        """Note of which kinds of record something was changed."""
        self._touched.append(changed.touched.keys())

    def on(self, today: date) -> list[Finding]:
        """Return every finding today, in order, with the answers given."""
        with self._running:
            self._forget(today)
            with self._register.reading() as connection:
                country = country_of(connection)
                for check in _checks():
                    if check.id not in self._found:
                        self._found[check.id] = list(check.run(connection, today, country))
                given = answers.by_finding(connection)
            found = [each for check in _checks() for each in self._found[check.id]]
            return in_order(answered(found, given, today))

    def _forget(self, today: date) -> None:
        # Before the register is read: what changes from now on is noted for the next time.
        while self._touched:
            touched = self._touched.popleft()
            for check in _checks():
                if "profile" in touched or check.nouns & touched:
                    self._found.pop(check.id, None)
        if today != self._today:
            self._found.clear()
            self._today = today
