"""The page of the decision, with what the delegations of its day say of whoever decides."""

from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.services import delegating
from inkop_desktop.services.delegating import Judged
from inkop_desktop.text import Message, message
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.letter_page import LetterPage
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.notice_bar import NoticeBar

_FIELDS = (
    *("supplier_id", "award_value", "award_from", "award_to", "award_reason"),
    *("decided_by_id", "decided_by_body_id", "decided_on", "decision_number", "handlers"),
)


class DecisionPage(LetterPage):
    """What is decided, and whether whoever decides may do so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _FIELDS, "decision", (LetterKind.AWARD,), parent)
        self.show_of_rows("handlers", ("person_id", "part", "declared_on", "points"))
        self.notice = NoticeBar()
        self.add_foot(self.notice)

    def show_around(self, draft: CaseDraft) -> None:
        """Ask what the delegations say."""
        super().show_around(draft)
        self.desk.ops.read(self, "delegation", partial(_judged, draft.case), self._tell)

    def _tell(self, judged: Judged | None) -> None:
        if judged is None:
            self.notice.hide()
            return
        said = _said(judged)
        self.notice.tell(formats.worded(said), Tone.WARNING if judged.is_outside else Tone.NEUTRAL)


def _judged(case: DirectProcurement, register: Register) -> Judged | None:
    return delegating.of_case(register, case)


def _said(judged: Judged) -> Message:
    if judged.only_advises:
        return message(
            "A body that gives opinions cannot decide. Choose another one, or a person. If it does take "
            "decisions, put its powers right on its own page."
        )
    if judged.is_of_nobody:
        return message(
            "Nobody is in office in the body that day, so it cannot decide. Choose another one, or a person, "
            "or put right the body's days and its members on its own page."
        )
    if judged.is_free:
        return message("The body decides by law: it needs no delegation.")
    if not judged.is_known:
        return message("No delegation of direct procurements is entered for that day.")
    if not judged.is_outside:
        return message("The delegation of that day covers the decision.")
    if judged.most is None:
        return message("Whoever decides had no delegation of direct procurements that day.")
    return message("The delegation of that day goes no further than {limit}.", limit=judged.most)
