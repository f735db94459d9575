"""What the wizard came to: the case in the register, its papers, and what is to be done by when."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.flows.procuring.wizard import Ended
from inkop_desktop.flows.procuring.words import what_now
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.reports.justification.acts import NOTES
from inkop_desktop.reports.procuring_letters.kinds import CANCELLED, LetterKind
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import contract_changes
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.procuring.actions import print_case, print_letters, record_amendment
from inkop_desktop.ui.procuring.deadlines import deadline_rows
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel


class EndedPage(QWidget):
    """How the case ended, its papers to print, and its deadlines."""

    def __init__(self, desk: Desk, ended: Ended, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case = ended.case
        self._changed = ended.changed
        self._planned = ended.planned
        self.setAccessibleName(_("The case is in the register"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(_told(ended))
        column.addLayout(self._papers())
        if ended.dues:
            column.addWidget(Label(_("Deadlines"), Type.SECTION))
            column.addWidget(Facts(deadline_rows(ended.dues)))
        column.addStretch()

    def _papers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        is_note = self._case.ending in NOTES
        words = _("Print the note") if is_note else _("Print the justification")
        justification = Button(words, icon=Icon.PRINTER)
        justification.clicked.connect(self._on_print)
        row.addWidget(justification)
        kind = _letters_of(self._case)
        if kind is not None:
            letters = Button(_("Print the letters"), icon=Icon.PRINTER)
            letters.clicked.connect(partial(self._on_letters, kind))
            row.addWidget(letters)
        if self._changed is not None:
            amendment = Button(_("Record the amendment …"), icon=Icon.PENCIL)
            amendment.clicked.connect(self._on_amendment)
            row.addWidget(amendment)
        if _contract_of(self._case) is not None:
            contract = Button(_("Show the contract"), icon=Icon.FILE_TEXT)
            contract.clicked.connect(self._on_contract)
            row.addWidget(contract)
        if self._planned is not None:
            planned = Button(_("Show it in the plan"), icon=Icon.CALENDAR_CLOCK)
            planned.clicked.connect(self._on_planned)
            row.addWidget(planned)
        row.addStretch()
        return row

    def _on_print(self) -> None:
        self.window().close()
        print_case(self._desk, self._case)

    def _on_letters(self, kind: LetterKind) -> None:
        self.window().close()
        print_letters(self._desk, self._case, kind)

    def _on_amendment(self) -> None:
        assert self._changed is not None  # else there is no button
        self.window().close()
        record_amendment(self._desk, self._changed.contract_id)

    def _on_contract(self) -> None:
        self.window().close()
        self._desk.go("contract", _contract_of(self._case) or 0)

    def _on_planned(self) -> None:
        assert self._planned is not None  # else there is no button
        self.window().close()
        self._desk.go("plan_item", self._planned.id or 0)


def _letters_of(case: DirectProcurement) -> LetterKind | None:
    """Return which letters the end of a case asks for: to who has tendered, or to all who were asked."""
    if case.ending is Ending.CONTRACT and case.tenders:
        return LetterKind.AWARD
    if case.ending in CANCELLED and case.invited:
        return LetterKind.CANCELLATION
    return None


def _contract_of(case: DirectProcurement) -> int | None:
    """Return the contract that a case has led to, or that was called off from or is changed."""
    used = (each.contract_id for each in case.considered if each.used)
    called_off = next(used, None) if case.ending is Ending.CALL_OFF else None
    return case.contract_id or called_off or contract_changes.id_of(case)


def _told(ended: Ended) -> Panel:
    panel = Panel()
    lines = [formats.show(ended.case.ending)]
    if ended.contract is not None:
        entered = _("Contract {number} is entered in the register of contracts.")
        lines.append(entered.format(number=ended.contract.number))
    if ended.otherwise:
        apart = _("The contract says otherwise than the case: {fields}. Look at which of them is right.")
        lines.append(apart.format(fields=", ".join(map(_, ended.otherwise))))
    if ended.case.ending is Ending.CALL_OFF:
        lines.append(_("The call-off is noted on the contract."))
    if ended.case.ending is Ending.OTHER_WAY:
        lines.append(_(what_now(Ending.OTHER_WAY, ended.case.way)))
    if ended.changed is not None:
        lines.append(_("It is {contract} that is changed.").format(contract=ended.changed.label))
    if ended.planned is not None:
        lines.append(_("It is in the plan as “{title}”.").format(title=ended.planned.title))
    frozen = _("The case is frozen: its documentation is finished.")
    left = _("The case is not frozen yet: its documentation is to be finished in time.")
    lines.append(frozen if ended.case.closed_on else left)
    panel.body.addWidget(Label(ended.case.title, Type.RECORD, wrap=True))
    panel.body.addWidget(Label("\n".join(lines), wrap=True))
    return panel
