"""A page of the wizard from which letters are sent: they are printed below what they are written from."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import N_, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.procuring.cancellable import CancellablePage
from inkop_desktop.ui.widgets.buttons import Button

_WORDS = {
    LetterKind.REQUEST: N_("Print the requests"),
    LetterKind.ANSWERS: N_("Print the answers to all"),
    LetterKind.AWARD: N_("Print the award letters"),
}


class LetterPage(CancellablePage):
    """A form with its letters below; the case is kept before one is printed, so that they agree.

    `page` is the key of the step.
    """

    def __init__(
        self,
        desk: Desk,
        only: Sequence[str],
        page: str,
        kinds: Collection[LetterKind],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, only, parent)
        self._page = page
        self._letters = {kind: Button(_(_WORDS[kind]), icon=Icon.PRINTER) for kind in kinds}
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, theme.px(8), 0, 0)
        row.setSpacing(theme.px(8))
        for kind, button in self._letters.items():
            button.clicked.connect(partial(self._on_letter, kind))
            row.addWidget(button)
        row.addStretch()
        self.add_foot(foot)

    def show_around(self, draft: CaseDraft) -> None:
        """Offer the letters that have something to tell."""
        super().show_around(draft)
        for kind, button in self._letters.items():
            button.setEnabled(_can_be_written(kind, draft.case))

    def _on_letter(self, kind: LetterKind) -> None:
        assert self.draft is not None  # the page is shown
        self.work_then.emit(partial(_kept, self.draft, self._page), partial(self._print, kind))

    def _print(self, kind: LetterKind, draft: CaseDraft) -> None:
        """Preview the letters over the wizard, which would keep everybody from a window beside it."""
        from inkop_desktop.reports.procuring_orders import ProcuringLettersOrder  # noqa: PLC0415 - only to print
        from inkop_desktop.ui.reports.preview import Preview  # noqa: PLC0415 - only to print

        wizard = self.window()
        order = ProcuringLettersOrder(self.desk.today, draft.case.id or 0, kind)
        preview = Preview(self.desk, order, wizard)
        if isinstance(wizard, QDialog):
            wizard.finished.connect(preview.close)
        preview.show()


def _can_be_written(kind: LetterKind, case: DirectProcurement) -> bool:
    """Tell whether a case has come so far that a letter has something to tell, and somebody to tell it to."""
    match kind:
        case LetterKind.REQUEST:
            return bool(case.invited) and case.tender_deadline is not None
        case LetterKind.ANSWERS:
            return bool(case.invited) and any(each.answer for each in case.questions)
        case _:
            return bool(case.tenders) and case.decided_on is not None and case.supplier_id is not None


def _kept(draft: CaseDraft, page: str, register: Register, _tell: Tell) -> CaseDraft:
    return drafts.kept(register, draft, page)
