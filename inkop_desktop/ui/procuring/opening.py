"""Open a direct procurement to write in it, or begin a new one."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.wizard import Ended
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.services import procuring, procuring_ends, records
from inkop_desktop.text import N_, _, message
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.wizard import case_wizard
from inkop_desktop.ui.records.dialog import RecordDialog

NEW = {
    CaseKind.FULL: N_("New direct procurement"),
    CaseKind.SHORT: N_("New small purchase"),
    CaseKind.AFTERWARDS: N_("New purchase already made"),
}
# The one page of a small purchase.
_SMALL = (
    *("title", "case_number", "unit_id", "officer_id", "area_id", "supplier_id"),
    *("award_value", "decided_on", "award_reason", "one_with_others", "others_value"),
)


def open_case(desk: Desk, case_id: int | None, kind: CaseKind, parent: QWidget) -> None:
    """Open a case over a widget's window, or begin one of a kind where there is no case yet."""
    work = partial(_begun, kind, desk.today) if case_id is None else partial(_fetched, case_id, desk.today)
    desk.ops.read(parent, "case", work, partial(_show, desk, parent))


def _show(desk: Desk, parent: QWidget, draft: CaseDraft) -> None:
    if draft.case.closed_on is not None:
        label = draft.case.title
        desk.tell(message("“{label}” is frozen. Correct it with a reason to write in it again.", label=label))
    elif draft.case.kind is CaseKind.SHORT:
        _show_small(desk, parent, draft)
    else:
        wizard = case_wizard(desk, draft, parent.window())
        wizard.finished_with.connect(partial(_on_ended, desk))
        wizard.open()


def _show_small(desk: Desk, parent: QWidget, draft: CaseDraft) -> None:
    title = draft.case.title or _(NEW[CaseKind.SHORT])
    write = partial(_note_small, draft)
    dialog = RecordDialog(desk, title, draft.case, draft.names, parent.window(), only=_SMALL, write=write)
    dialog.saved.connect(partial(_on_saved, desk))
    dialog.open()


def _on_ended(desk: Desk, ended: Ended) -> None:
    _on_saved(desk, ended.case)


def _on_saved(desk: Desk, case: DirectProcurement) -> None:
    desk.tell(message("“{label}” is saved.", label=records.label(case)))
    desk.go("direct_procurement", case.id or 0)


def _note_small(draft: CaseDraft, register: Register, case: DirectProcurement) -> DirectProcurement:
    return procuring_ends.note_small(register, case, draft.around)


def _begun(kind: CaseKind, today: date, register: Register) -> CaseDraft:
    case = procuring.begin(register, kind, procuring.setting(register, today))
    return drafts.open_draft(register, case, today)


def _fetched(case_id: int, today: date, register: Register) -> CaseDraft:
    return drafts.open_draft(register, records.get(register, DirectProcurement, case_id), today)
