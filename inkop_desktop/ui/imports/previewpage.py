"""The third step of the import: each row as it would come in, the doubtful and the refused marked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.exchange.contract_rows import CellRead, RowRead
from inkop_desktop.flows.contract_import import Outcome
from inkop_desktop.flows.import_contracts import ImportDraft
from inkop_desktop.flows.import_words import became, differences, remark, term
from inkop_desktop.services.imports.incoming import Fate
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.icons import TONE_ICONS
from inkop_desktop.ui.imports.rows import Cells, Heading, table_of
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.pills import Pills
from inkop_desktop.ui.widgets.scroll import Scroll

_TONES = {
    Fate.CREATE: Tone.DONE,
    Fate.UPDATE: Tone.ACCENT,
    Fate.SKIP: Tone.NEUTRAL,
    Fate.REFUSE: Tone.DANGER,
}
_DOUBTFUL = "doubtful"


class PreviewPage(FlowPage):
    """The rows with what becomes of them, and the cells of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome = Outcome()
        self._rows: dict[int, RowRead] = {}
        self.pills = Pills(_("Which rows"))
        self.pills.chosen.connect(self._show_rows)
        self.table, self._model = table_of(
            _("Rows of the list"),
            (
                Heading("row", _("Row"), 52, quiet=True),
                Heading("fate", _("What becomes of it"), 120),
                Heading("number", _("Number"), 96),
                Heading("title", _("Title"), 170, strong=True),
                Heading("term", _("Term"), 100),
                Heading("remark", _("To know"), 120),
            ),
        )
        self.table.chosen.connect(self._show_row)
        self.facts = Facts()
        self._head = Label("", Type.CARD, wrap=True)
        details = Scroll(edge=0)
        details.body.addWidget(self._head)
        details.body.addWidget(self.facts)
        details.body.addStretch()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(details)
        split.setSizes([theme.px(300), theme.px(190)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.pills)
        column.addWidget(split, 1)

    def show_draft(self, draft: ImportDraft) -> None:
        """Show what would come of the rows."""
        self._outcome = draft.outcome or Outcome()
        self._rows = {row.number: row for row in self._outcome.rows}
        self.pills.set_choices(
            (key, _("{words} ({count})").format(words=words, count=formats.integer(count)))
            for key, words, count in self._choices()
            if count or key == "all"
        )
        self._show_rows(self.pills.current())

    def _choices(self) -> list[tuple[str, str, int]]:
        fates = [(fate.value, formats.word(fate), self._outcome.count(fate)) for fate in Fate]
        doubtful = sum(self._is_doubtful(row) for row in self._outcome.rows)
        every = ("all", _("All"), len(self._outcome.rows))
        return [every, (_DOUBTFUL, _("To look at"), doubtful), *fates]

    def _show_rows(self, key: str) -> None:
        wanted: Callable[[RowRead], bool] = self._is_wanted(key)
        self._model.show([row.number for row in self._outcome.rows if wanted(row)], self._cells)
        self.table.selectRow(0)
        self._show_row(self.table.current_id())

    def _is_wanted(self, key: str) -> Callable[[RowRead], bool]:
        if key == _DOUBTFUL:
            return self._is_doubtful
        return lambda row: key == "all" or self._outcome.fate(row) == key

    def _is_doubtful(self, row: RowRead) -> bool:
        decision = self._outcome.decisions.get(row.number)
        return self._outcome.fate(row) is Fate.REFUSE or bool(row.doubts or (decision and decision.kept))

    def _cells(self, number: int) -> Cells:
        row = self._rows[number]
        fate = self._outcome.fate(row)
        tone = Tone.WARNING if self._is_doubtful(row) and fate is not Fate.REFUSE else _TONES[fate]
        chip = Chip(formats.word(fate), tone, TONE_ICONS[tone])
        decision = self._outcome.decisions.get(row.number)
        contract = decision.contract if decision else None
        called, title = _said(row, "number"), _said(row, "title")
        when = term(contract) if contract else ""
        return (str(row.number), chip, called, title, when, remark(row, self._outcome))

    def _show_row(self, number: Any) -> None:
        row = self._rows.get(number)
        self._head.setText(_("Row {row}").format(row=number) if row else "")
        self.facts.set_rows(self._facts(row) if row else ())

    def _facts(self, row: RowRead) -> list[tuple[str, str]]:
        facts = []
        if row.reason:
            facts.append((row.heading, formats.worded(row.reason)))
        decision = self._outcome.decisions.get(row.number)
        if decision:
            if decision.reason:
                facts.append((_("What becomes of it"), formats.worded(decision.reason)))
            facts += list(differences(decision, self._outcome.plan.names))
        told = [cell for cell in row.cells if not row.reason or cell.doubt is not row.reason]
        return facts + [(cell.heading, _cell_words(cell)) for cell in told]


def _said(row: RowRead, field: str) -> str:
    return next((cell.text for cell in row.cells if cell.field == field), "")


def _cell_words(cell: CellRead) -> str:
    """Return a cell, what it became where that is other words, and any doubt."""
    value = became(cell)
    text = " ".join(cell.text.split())
    said = text if not value or value == text else _("{text} → {value}").format(text=text, value=value)
    return f"{said}\n{formats.worded(cell.doubt)}" if cell.doubt else said
