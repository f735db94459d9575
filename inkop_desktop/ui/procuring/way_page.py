"""The page of the law and the way: where a contract is changed instead, which one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.register.register import Register
from inkop_desktop.services import contract_changes
from inkop_desktop.services.contract_changes import Changed
from inkop_desktop.services.telling import Tell
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.procuring.fields_page import FieldsPage
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.widgets.editors.reference import Option


class WayPage(FieldsPage):
    """Law and way; the contract to be changed is found among those that can be."""

    def __init__(self, desk: Desk, only: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(desk, only, parent)
        editor = self.form.field("changed_contract_id").editor
        assert isinstance(editor, RecordReference)
        editor.look_among(partial(_found, desk.today))

    def answer(self, draft: CaseDraft) -> None:
        """Take another draft and tell it; what the register knows of another contract is asked for."""
        super().answer(draft)
        told = draft.changed.contract_id if draft.changed else None
        if contract_changes.id_of(draft.case) != told:
            self.work_wanted.emit(partial(_looked_up, draft))


def _found(today: date, asked: str, register: Register) -> list[Option]:
    return [_option(each) for each in contract_changes.offered(register, asked, today)]


def _option(found: Changed) -> Option:
    return Option(found.contract_id, found.label, found.supplier)


def _looked_up(draft: CaseDraft, register: Register, _tell: Tell) -> CaseDraft:
    return drafts.looked_up(register, draft)
