"""The last step of the import: what will be written; and after it, what was."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import files, formats
from inkop_desktop.errors import InkopError
from inkop_desktop.flows.contract_import import Outcome, Remark
from inkop_desktop.flows.import_contracts import ImportDraft
from inkop_desktop.flows.import_words import in_short, told
from inkop_desktop.services.imports.incoming import Fate
from inkop_desktop.text import _, message
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.imports.rows import Heading, table_of
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.editors.choices import YesNoEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.page import Panel

BOM = "\N{BYTE ORDER MARK}"


class EndPage(FlowPage):
    """What will be written, and whether a refused row stops it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = ImportDraft()
        self._panel = Panel()
        self._head = Label("", Type.RECORD, wrap=True)
        self._lines = Label("", wrap=True)
        self._panel.body.addWidget(self._head)
        self._panel.body.addWidget(self._lines)
        self.form = Form()
        self.form.add("strict", _("All or nothing"), YesNoEditor(_("Import nothing while a row is refused")))
        self.form.changed.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self._panel)
        column.addWidget(self.form)
        column.addStretch()

    def show_draft(self, draft: ImportDraft) -> None:
        """Show what will be written."""
        self._draft = draft
        self._tell()
        self.form.set_values({"strict": draft.strict})
        self.form.setVisible(bool(draft.expected.refused))

    def _tell(self) -> None:
        outcome = self._draft.expected
        self._head.setText(formats.worded(in_short(outcome)))
        self._lines.setText("\n".join(formats.worded(each) for each in told(outcome)))

    def _on_changed(self, _name: str) -> None:
        self._draft = replace(self._draft, strict=self.form.field("strict").value())
        self._tell()
        self.answered.emit(self._draft)


class ResultPage(QWidget):
    """What was written, and the rows that were not."""

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused = outcome.refused
        done = outcome.count(Fate.CREATE) + outcome.count(Fate.UPDATE)
        self.setAccessibleName(_("The contracts are in the register") if done else _("Nothing was imported"))
        self.setAccessibleDescription(_("Ctrl+Z in the window takes all of it back.") if done else "")
        self.notice = NoticeBar()
        panel = Panel()
        panel.body.addWidget(Label(formats.worded(in_short(outcome)), Type.RECORD, wrap=True))
        lines = "\n".join(formats.worded(each) for each in told(outcome))
        panel.body.addWidget(Label(lines, wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(panel)
        if outcome.refused:
            self._add_refused(column)
        else:
            column.addStretch()
        column.addWidget(self.notice)

    def _add_refused(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(_("Refused rows"), Type.SECTION))
        table, model = table_of(
            _("Refused rows"),
            (
                Heading("row", _("Row"), 60, quiet=True),
                Heading("column", _("Column"), 160, strong=True),
                Heading("reason", _("Reason"), 400),
            ),
        )
        model.show(range(len(self._refused)), self._cells_of)
        column.addWidget(table, 1)
        save = Button(_("Save the list of refused rows …"), icon=Icon.DOWNLOAD)
        save.clicked.connect(self.save)
        column.addWidget(save, alignment=Qt.AlignmentFlag.AlignLeft)

    def _cells_of(self, place: int) -> tuple[str, str, str]:
        return _cells(self._refused[place])

    def save(self) -> None:
        """Ask where, and write the refused rows with their reasons as CSV."""
        kinds = [FileKind(_("CSV files"), ("csv",))]
        suggestion = Path.home() / _("refused-rows.csv")
        path = messages.choose_save(self.window(), _("Save the list of refused rows"), kinds, suggestion)
        if path is None:
            return
        try:
            with files.written(path) as out:
                out.write(_as_csv(self._refused).encode())
        except InkopError as error:
            self.notice.tell(formats.worded(error), Tone.WARNING)
        else:
            said = message("The list is saved as “{name}”.", name=path.name)
            self.notice.tell(formats.worded(said), Tone.DONE)


def _cells(remark: Remark) -> tuple[str, str, str]:
    return str(remark.row), remark.heading, formats.worded(remark.sentence)


def _as_csv(refused: tuple[Remark, ...]) -> str:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([_("Row"), _("Column"), _("Reason")])
    writer.writerows(_cells(each) for each in refused)
    return BOM + out.getvalue()
