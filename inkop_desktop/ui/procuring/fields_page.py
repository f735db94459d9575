"""A page of the wizard that is a form of some fields of the case."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.records.form import RecordForm
from inkop_desktop.ui.records.rows import RowsEditor


class FieldsPage(FlowPage):
    """Fields of the case, as a form has them; what a page shows below them is added with `add_foot`.

    `titles` are what stands above the fields with which a new part of a long page begins.
    """

    titles: ClassVar[Mapping[str, str]] = {}

    def __init__(self, desk: Desk, only: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.draft: CaseDraft | None = None
        self.form = RecordForm(desk, DirectProcurement, only, titles=self.titles)
        self.form.changed.connect(self._on_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_draft(self, draft: CaseDraft) -> None:
        """Show the fields as they are in a draft."""
        self.draft = draft
        self.form.set_record(draft.case, draft.names)
        self.show_around(draft)

    def show_problems(self, problems: Problems) -> None:
        """Say beside each field what is missing, and go to the first."""
        self.form.show_problems(problems)

    def show_of_rows(self, name: str, only: Collection[str]) -> None:
        """Show only some of the fields of each row."""
        editor = self.form.field(name).editor
        assert isinstance(editor, RowsEditor)
        editor.show_only(only)

    def add_foot(self, foot: QWidget) -> None:
        """Show something below the fields."""
        self.form.add_foot("", foot)

    def show_around(self, draft: CaseDraft) -> None:
        """Show what follows from a draft beside its fields; nothing on most pages."""

    def answer(self, draft: CaseDraft) -> None:
        """Take another draft and tell it."""
        self.draft = draft
        self.show_around(draft)
        self.answered.emit(draft)

    def _on_form(self) -> None:
        assert self.draft is not None  # only what is shown is written in
        self.form.rest_on(self.draft.case)
        self.answer(replace(self.draft, case=self.form.record()))
