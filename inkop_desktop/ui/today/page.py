"""Today: what must be decided, what is coming, and how far the guideline is followed."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports.people_orders import FindingsOrder
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import answers, overview
from inkop_desktop.services.overview import Measure, MonthEndings
from inkop_desktop.text import _, counted, message
from inkop_desktop.ui import theme
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.today.answering import AnswerDialog
from inkop_desktop.ui.today.numbers import EndingsPanel, MeasuresPanel
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.page import SectionTitle
from inkop_desktop.ui.widgets.scroll import Scroll, bring_into_view

AREA = "today"
STEP = 20  # cards shown at a time; the rest come when they are asked for
_SIDE, _LEAST_BESIDE, _LEAST_BELOW = 330, 840, 320
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, which PySide does not name
_TONES = {Severity.DANGER: Tone.DANGER, Severity.WARNING: Tone.WARNING, Severity.INFORMATION: Tone.ACCENT}
_ICONS = {
    Remedy.DECIDE_OPTION: Icon.HOURGLASS,
    Remedy.DECIDE_NOTICE: Icon.CLOCK,
    Remedy.REVIEW: Icon.HISTORY,
    Remedy.CLOSE: Icon.ARCHIVE,
    Remedy.EDIT: Icon.PENCIL,
    Remedy.NAME_OWNER: Icon.USER_PLUS,
    Remedy.NAME_MANAGER: Icon.USER_PLUS,
    Remedy.APPOINT: Icon.USER_PLUS,
    Remedy.HAND_OVER: Icon.USERS,
    Remedy.CONFIRM: Icon.LIST_CHECKS,
    Remedy.NOTE_ATTENDANCE: Icon.LIST_CHECKS,
    Remedy.OPEN: Icon.INFO,
}
_DECIDED = frozenset({Remedy.DECIDE_OPTION, Remedy.DECIDE_NOTICE, Remedy.REVIEW, Remedy.CLOSE})


class TodayPage(AreaPage):
    """The page of the area Today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Today"), parent)
        self._room = dict.fromkeys(Severity, STEP)
        self._answered_too = False
        self._is_behind = False
        self.set_facts(_("{day} · week {week}").format(day=_long(desk), week=desk.today.isocalendar().week))
        self._answered = Button(_("Show answered"), Kind.QUIET, Icon.EYE)
        self._answered.setCheckable(True)
        self._answered.toggled.connect(self._on_answered)
        self.add_action(self._answered)
        by_unit = Button(_("Print by unit"), Kind.QUIET, Icon.PRINTER)
        by_unit.clicked.connect(self.print_by_unit)
        self.add_action(by_unit)
        self._cards = Scroll(edge=0)
        self.endings = EndingsPanel()
        self.measures = MeasuresPanel(desk.country)
        self._side = Scroll(edge=0)
        self._side.body.addWidget(self.endings)
        self._side.body.addWidget(self.measures)
        self._side.body.addStretch()
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(16))
        self._row.addWidget(self._cards, 1)
        self._row.addWidget(self._side)
        self._stand(beside=True)
        self.body.addLayout(self._row, 1)
        desk.watch.updated.connect(self._on_found)
        self._show_findings()
        self._fetch_numbers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the numbers beside the cards, or below them where the page is narrow."""
        super().resizeEvent(event)
        self._stand(beside=event.size().width() >= theme.px(_LEAST_BESIDE))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has been found while another page stood here."""
        if self._is_behind:
            self._show_findings()
        super().showEvent(event)

    def _stand(self, *, beside: bool) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._side.setMinimumWidth(theme.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(theme.px(_SIDE) if beside else QWIDGETSIZE_MAX)
        for part in (self._cards, self._side):
            part.setMinimumHeight(0 if beside else theme.px(_LEAST_BELOW))

    def refresh(self, changed: Changed) -> None:
        """Count anew; the findings come by themselves."""
        if changed.touched.keys() & {"contract", "supplier"}:
            self._fetch_numbers()

    def show_read_only(self) -> None:
        """Offer no answers any more."""
        self._show_findings()

    def cards(self) -> list[Card]:
        """Return the cards that are shown, from top to bottom."""
        return self._cards.findChildren(Card)

    def print_by_unit(self) -> None:
        """Preview what waits, by unit and by who answers there."""
        self.desk.print_wanted.emit(FindingsOrder(self.desk.today))

    def _on_found(self) -> None:
        """Show what is found, now or when the page is come back to: cards take their time to make."""
        if self.isVisible():
            self._show_findings()
        else:
            self._is_behind = True

    def _show_findings(self) -> None:
        self._is_behind = False
        place = self._place_of_cursor()
        _clear(self._cards)
        findings = self.desk.watch.findings if self._answered_too else self.desk.watch.open_findings()
        for severity in Severity:
            self._add_section(severity, [each for each in findings if each.severity is severity])
        if not findings and self.desk.watch.is_ready:
            self._cards.body.addWidget(
                Empty(
                    Icon.CIRCLE_CHECK,
                    _("Nothing waits for you"),
                    _("Notice days, options, people and dates are all seen to."),
                ),
                1,
            )
        self._cards.body.addStretch()
        if place is not None:
            self._put_cursor(place)

    def _place_of_cursor(self) -> int | None:
        """Return how many cards stand above the cursor, or above where it was before a dialog opened."""
        cursor = self.window().focusWidget()
        above = 0
        for part in self._parts():
            if cursor is not None and (part is cursor or part.isAncestorOf(cursor)):
                return above
            above += isinstance(part, Card)
        return None

    def _put_cursor(self, place: int) -> None:
        """Go to the card that stands at a place now: the next one, where the one before is answered."""
        cards = [each for each in self._parts() if isinstance(each, Card)]
        there = cards[min(place, len(cards) - 1)] if cards else self
        there.setFocus()
        bring_into_view(there)

    def _parts(self) -> list[QWidget]:
        """Return the cards and what stands between them, from top to bottom."""
        items = map(self._cards.body.itemAt, range(self._cards.body.count()))
        return [widget for item in items if item and (widget := item.widget()) is not None]

    def _add_section(self, severity: Severity, findings: Sequence[Finding]) -> None:
        if not findings:
            return
        things = counted("{count} thing", "{count} things", len(findings))
        self._cards.body.addWidget(SectionTitle(formats.word(severity), formats.worded(things)))
        for finding in findings[: self._room[severity]]:
            self._cards.body.addWidget(self._card(finding))
        rest = len(findings) - self._room[severity]
        if rest > 0:
            more = Button(
                formats.worded(counted("Show {count} more", "Show {count} more", min(rest, STEP))), Kind.LINK
            )
            more.clicked.connect(partial(self._on_more, severity))
            self._cards.body.addWidget(more, alignment=Qt.AlignmentFlag.AlignHCenter)

    def _card(self, finding: Finding) -> Card:
        card = Card(
            formats.worded(finding.message),
            _why(finding),
            formats.word(finding.remedy),
            icon=_ICONS[finding.remedy],
            tone=_TONES[finding.severity] if finding.is_open else Tone.NEUTRAL,
            more=finding.says,
        )
        card.acted.connect(partial(self._on_acted, finding))
        if self.desk.can_write:
            menu = card.menu()
            if finding.answer is not None:
                menu.addAction(_("Take back the answer"), partial(self._on_withdraw, finding))
            for verdict in Verdict:
                menu.addAction(
                    _("{answer} …").format(answer=formats.word(verdict)),
                    partial(self._on_answer, finding, verdict),
                )
        return card

    def _on_acted(self, finding: Finding) -> None:
        first = finding.records[0]
        if first.kind == "contract" and finding.remedy in _DECIDED:
            self.desk.decide_wanted.emit(first.id)
        elif first.kind == "contract" and finding.remedy is not Remedy.OPEN:
            self.desk.edit_wanted.emit(first.id, finding.field)
        elif finding.remedy is Remedy.HAND_OVER and self.desk.can_write:
            self.desk.hand_over_wanted.emit(first.id)
        elif finding.remedy is Remedy.CONFIRM and self.desk.can_write:
            self.desk.confirm_wanted.emit(first.id)
        elif finding.remedy is Remedy.NOTE_ATTENDANCE:
            self.desk.attendance_wanted.emit(first.id)
        elif finding.remedy is Remedy.APPOINT and self.desk.can_write:
            self.desk.appoint_wanted.emit(_appointment(finding, self.desk.today))
        else:
            self.desk.go(first.kind, first.id)

    def _on_answer(self, finding: Finding, verdict: Verdict) -> None:
        dialog = AnswerDialog(self.desk, finding, verdict, self.window())
        dialog.open()

    def _on_withdraw(self, finding: Finding) -> None:
        self.desk.ops.write(self, partial(_withdraw, finding), self._withdrawn, self.desk.warn)

    def _withdrawn(self, _nothing: None) -> None:
        self.desk.tell(message("The answer is taken back."))

    def _on_more(self, severity: Severity) -> None:
        self._room[severity] += STEP
        self._show_findings()

    def _on_answered(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal sends it so
        self._answered_too = shown
        self._show_findings()

    def _fetch_numbers(self) -> None:
        self.desk.ops.read(self, "numbers", partial(_numbers, self.desk), self._take_numbers)

    def _take_numbers(self, numbers: tuple[list[MonthEndings], list[Measure]]) -> None:
        endings, measures = numbers
        self.endings.show_months(endings)
        self.measures.show_measures(measures)


def _long(desk: Desk) -> str:
    said = formats.long_day(desk.today)
    return said[:1].upper() + said[1:]


def _why(finding: Finding) -> str:
    why = formats.worded(finding.why)
    answer = finding.answer
    if answer is None or answer.verdict is None:
        return why
    said = _("Answered “{verdict}” by {who}, {day}: {reason}").format(
        verdict=formats.show(answer.verdict),
        who=answer.answered_by,
        day=formats.show(answer.answered_on),
        reason=answer.reason,
    )
    return f"{why}\n{said}"


def _withdraw(finding: Finding, register: Register) -> None:
    answers.withdraw(register, finding)


def _numbers(desk: Desk, register: Register) -> tuple[list[MonthEndings], list[Measure]]:
    return overview.endings(register, desk.today), overview.measures(register, desk.today)


def _clear(scroll: Scroll) -> None:
    while (item := scroll.body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _appointment(finding: Finding, today: date) -> Appointment:
    """Return the appointment that is missing, as far as the finding tells it."""
    first: dict[str, int] = {}
    for ref in finding.records:
        first.setdefault(ref.kind, ref.id)
    return Appointment(
        role_id=first.get("role"),
        organisation_id=first.get("organisation"),
        unit_id=first.get("unit"),
        area_id=first.get("area"),
        body_id=first.get("body"),
        from_day=None if finding.due else today,
    )
