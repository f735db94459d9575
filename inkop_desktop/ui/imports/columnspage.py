"""The second step of the import: which field each column holds, and how rows meet what is there."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import files, formats
from inkop_desktop.errors import InkopError
from inkop_desktop.exchange import mapping as mappings
from inkop_desktop.exchange.cells.reading import shown
from inkop_desktop.exchange.contract_columns import BY_KEY, IMPORTED, MATCH_KEYS
from inkop_desktop.exchange.contract_list import ContractList
from inkop_desktop.exchange.mapping import Blank, Existing
from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.import_contracts import (
    ImportDraft,
    column_problems,
    map_column,
    recognise_again,
    save_mapping,
    use_mapping,
)
from inkop_desktop.register.register import Register
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import _
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.imports.naming import NameDialog
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.combo import Combo
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll

_EXAMPLES, _MOST_LETTERS, _FIELD_WIDTH, _SAVED_WIDTH = 3, 80, 280, 180
RECOGNISED = ""  # the choice that is no saved mapping


class ColumnsPage(FlowPage):
    """Each column with its heading, examples and field; what is matched; saved mappings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = ImportDraft()
        self.fields: dict[str, Combo] = {}
        self._shown: ContractList | None = None
        self.notice = NoticeBar()
        self._grid = _grid()
        self.rules = self._make_rules()
        scroll = Scroll(edge=0)
        scroll.body.addWidget(self._make_columns())
        scroll.body.addWidget(self._make_panel())
        scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._make_bar())
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the columns and their fields."""
        self._draft = draft
        if draft.source is not None and draft.source is not self._shown:
            self._shown = draft.source
            self._fill(draft.source)
        self._show_fields()

    def show_problems(self, _problems: Problems) -> None:
        """Go to the first column."""
        if self.fields:
            next(iter(self.fields.values())).setFocus()

    # How it is built

    def _make_bar(self) -> QHBoxLayout:
        self.saved = Combo()
        self.saved.setAccessibleName(_("Saved mapping"))
        self.saved.setMinimumWidth(theme.px(_SAVED_WIDTH))
        self.saved.activated.connect(self._on_saved)
        save = Button(_("Save under a name …"))
        save.clicked.connect(self._on_save)
        export = Button(_("Save as file …"), Kind.QUIET)
        export.clicked.connect(self._on_export)
        load = Button(_("Open from file …"), Kind.QUIET)
        load.clicked.connect(self._on_load)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.saved, 1)
        row.addWidget(save)
        row.addWidget(load)
        row.addWidget(export)
        return row

    def _make_columns(self) -> Panel:
        panel = Panel()
        panel.body.addLayout(self._grid)
        return panel

    def _make_panel(self) -> Panel:
        panel = Panel(_("Contracts that are in the register already"))
        panel.body.addWidget(self.rules)
        return panel

    def _make_rules(self) -> Form:
        form = Form()
        keys: list[tuple[Any, str]] = [(key, _(BY_KEY[key].label)) for key in MATCH_KEYS]
        keys.append(("", _("Nothing: every row is new")))
        hint = _("Where several rows share it, title and case number decide too.")
        form.add("match", _("Known by"), ChoiceEditor(keys), hint)
        form.add(
            "existing", _("What happens to them"), ChoiceEditor([(e, formats.word(e)) for e in Existing])
        )
        hint = _("What was edited by hand since the last import always stays.")
        form.add(
            "blank", _("A blank cell"), ChoiceEditor([(each, formats.word(each)) for each in Blank]), hint
        )
        form.changed.connect(self._on_rule)
        return form

    def _fill(self, source: ContractList) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.fields = {}
        for place, words in enumerate((_("Column of the file, with examples"), _("Field"))):
            self._grid.addWidget(Label(words, Type.LABEL, Ink.MUTED), 0, place)
        for row, label in enumerate(source.labels, 1):
            heading = Label(label, Type.STRONG, wrap=True)
            combo = Combo()
            combo.addItem(_("Left out"), "")
            for field in IMPORTED:
                combo.addItem(formats.label(field.label), field.key)
            combo.setAccessibleName(label)
            combo.setFixedWidth(theme.px(_FIELD_WIDTH))
            combo.activated.connect(partial(self._on_field, label))
            heading.setBuddy(combo)
            self._grid.addWidget(_with_examples(heading, _examples(source, row - 1)), row, 0)
            self._grid.addWidget(combo, row, 1)
            self.fields[label] = combo

    # What is shown

    def _show_fields(self) -> None:
        mapping = self._draft.mapping
        mapped = {each.heading: each.field for each in mapping.columns}
        for label, combo in self.fields.items():
            combo.setCurrentIndex(max(0, combo.findData(mapped.get(label, ""))))
        self.rules.set_values({"match": mapping.match, "existing": mapping.existing, "blank": mapping.blank})
        self._show_saved()
        self._say_problems()

    def _say_problems(self) -> None:
        """Say what is missing before the person goes on: without it no row could be taken."""
        problems = column_problems(self._draft)
        if problems:
            self.notice.tell("\n".join(formats.worded(each) for each in problems.values()), Tone.WARNING)
        else:
            self.notice.hide()

    def _show_saved(self) -> None:
        self.saved.clear()
        self.saved.addItem(_("Recognised by the headings"), RECOGNISED)
        for each in self._draft.offered:
            self.saved.addItem(each.name, each.name)
        self.saved.setCurrentIndex(max(0, self.saved.findData(self._draft.saved)))

    # What the person does

    def _answer(self, draft: ImportDraft) -> None:
        self._draft = draft
        self._show_fields()
        self.answered.emit(draft)

    def _on_field(self, label: str, _place: int) -> None:
        key = self.fields[label].currentData()
        unit = next((each.unit for each in self._draft.mapping.columns if each.heading == label), "")
        self._answer(map_column(self._draft, label, key, unit))

    def _on_rule(self, name: str) -> None:
        value = self.rules.field(name).value()
        self._answer(
            replace(self._draft, mapping=replace(self._draft.mapping, **{name: value}), outcome=None)
        )

    def _on_saved(self, _place: int) -> None:
        name = self.saved.currentData()
        chosen = next((each for each in self._draft.offered if each.name == name), None)
        if chosen is None:
            self._answer(recognise_again(self._draft))
        else:
            self.work_wanted.emit(partial(_use, self._draft, chosen.definition, chosen.name))

    def _on_save(self) -> None:
        dialog = NameDialog(self._draft.saved or _list_name(self._draft), self.window())
        dialog.named.connect(self._on_named)
        dialog.open()

    def _on_named(self, name: str) -> None:
        self.work_wanted.emit(partial(_save, self._draft, name))

    def _on_export(self) -> None:
        suggestion = Path.home() / f"{_list_name(self._draft)}.toml"
        kinds = [FileKind(_("Mappings"), ("toml",))]
        path = messages.choose_save(self.window(), _("Save the mapping as a file"), kinds, suggestion)
        if path is None:
            return
        try:
            with files.written(path) as out:
                out.write(mappings.written(self._draft.mapping).encode())
        except InkopError as error:
            self.notice.tell(formats.worded(error), Tone.WARNING)

    def _on_load(self) -> None:
        kinds = [FileKind(_("Mappings"), ("toml",))]
        path = messages.choose_open(self.window(), _("Open a mapping from a file"), kinds)
        if path is not None:
            self.work_wanted.emit(partial(_load, self._draft, path))


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(12))
    grid.setColumnStretch(0, 1)
    return grid


def _with_examples(heading: Label, examples: str) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(heading)
    column.addWidget(Label(examples, Type.LABEL, wrap=True))
    return both


def _examples(source: ContractList, column: int) -> str:
    """Return the first different cells of a column."""
    cells = (shown(row.cell(column)) for row in source.body.rows)
    different: dict[str, None] = {}
    for cell in cells:
        if cell:
            different[cell] = None
        if len(different) == _EXAMPLES:
            break
    words = " · ".join(different)
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rstrip()}…"


def _list_name(draft: ImportDraft) -> str:
    return Path(draft.source.table.name).stem if draft.source else ""


def _use(draft: ImportDraft, definition: str, name: str, _register: Register, tell: Tell) -> ImportDraft:
    return use_mapping(draft, definition, name, tell)


def _load(draft: ImportDraft, path: Path, _register: Register, tell: Tell) -> ImportDraft:
    return use_mapping(draft, mappings.text_of(path), "", tell)


def _save(draft: ImportDraft, name: str, register: Register, _tell: Tell) -> ImportDraft:
    return save_mapping(register, draft, name)
