"""A form of a record, made from its declared fields: one page for each group."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Field as Declared
from inkop_desktop.records.fields import Root, fields_of, is_asked
from inkop_desktop.text import Message, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference, editor_for
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.records.sections import Sections
from inkop_desktop.ui.widgets.form import Arrangement, Field, Form
from inkop_desktop.ui.widgets.scroll import Scroll, bring_into_view
from inkop_desktop.ui.widgets.tab_stops import walk_on


class RecordForm(QWidget):
    """The fields of one record, in sections when there are several groups; `only` some, in that order.

    `titles` are source texts that stand above the fields with which a new part begins.

    Signals: changed – the person changed something; never sent by `set_record`.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        record_type: type[Root],
        only: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        titles: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._record: Root = record_type()
        self._currency = desk.country.currency
        self._forms: dict[str, Form] = {}
        self._scrolls: dict[str, Scroll] = {}
        self._where: dict[str, str] = {}
        self._pages = QStackedWidget()
        self._sections = Sections(_("Sections"))
        declared = fields_of(record_type)
        for name in only or [each for each, field in declared.items() if _is_written(field)]:
            group = "" if only else declared[name].group
            self._where[name] = group
            form = self._forms.get(group) or self._add_group(group)
            if titles and name in titles:
                form.add_title(_(titles[name]))
            self._add_field(form, declared[name], desk)
        self._sections.setVisible(len(self._forms) > 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(24))
        self._row.addWidget(self._sections)
        self._row.addWidget(self._pages, 1)
        self._sections.chosen.connect(self._on_section)

    def set_record(self, record: Root, names: Mapping[tuple[str, int], str]) -> None:
        """Show a record; `names` are the names of what it refers to."""
        self._record = record
        for name, group in self._where.items():
            field = self._forms[group].field(name)
            editor = field.editor
            if isinstance(editor, RecordReference):
                refers_to = fields_of(type(record))[name].refers_to
                editor.names = {key[1]: label for key, label in names.items() if key[0] == refers_to}
            elif isinstance(editor, RowsEditor):
                editor.names = names
            field.set_value(getattr(record, name))
        self._show_asked()

    def record(self) -> Any:
        """Return the record with what was written in the form."""
        values = {name: self._forms[group].field(name).value() for name, group in self._where.items()}
        return dataclasses.replace(self._record, **values)

    def field(self, name: str) -> Field:
        """Return a field."""
        return self._forms[self._where[name]].field(name)

    def shows(self, name: str) -> bool:
        """Tell whether the form has a field, and asks for it."""
        return name in self._where and not self.field(name).isHidden()

    def go_to(self, name: str) -> None:
        """Show a field's section and put the cursor into the field."""
        self._go_to(self._where[name])
        self.field(name).setFocus()
        bring_into_view(self.field(name))

    def add_foot(self, group: str, foot: QWidget) -> None:
        """Show something right under the fields of a section, after what was added before."""
        body = self._scrolls[group].body
        if body.indexOf(self._forms[group]) == body.count() - 1:  # from now on they are as high as they are
            body.addStretch(1)
        body.insertWidget(body.count() - 1, foot)

    def add_head(self, group: str, head: QWidget) -> None:
        """Show something right above the fields of a section."""
        self._scrolls[group].body.insertWidget(0, head)

    def walk_first(self, head: QWidget) -> None:
        """Let Tab come to the controls above the fields before it comes to these."""
        walk_on(self._sections, head)

    def section(self) -> str:
        """Return the title of the section that is shown, in the reader's language."""
        return self._sections.currentItem().text()

    def rest_on(self, record: Root) -> None:
        """Take what the form does not show, and the version, from the record as it is now."""
        self._record = record

    def whole_height(self, width: int) -> int:
        """Return the height in which no section has to scroll when the form has this width."""
        if len(self._forms) > 1:
            width -= self._sections.sizeHint().width() + self._row.spacing()
        return max(scroll.inside.heightForWidth(width) for scroll in self._scrolls.values())

    def unreadable(self) -> dict[str, str]:
        """Return what cannot be read, as a sentence for each field that has it."""
        told: dict[str, str] = {}
        for form in self._forms.values():
            told |= form.unreadable()
        return told

    def show_problems(self, problems: Mapping[str, Message | str]) -> None:
        """Say what is wrong beside each field, and go to the first that is wrong."""
        said = {
            name: each if isinstance(each, str) else formats.worded(each) for name, each in problems.items()
        }
        wrong_groups = {self._where[name] for name in said if name in self._where}
        for group in self._forms:
            self._sections.set_wrong(group, wrong=group in wrong_groups)
        # The first wrong section comes last, so that it ends with the cursor.
        for group in reversed(list(self._forms)):
            if group in wrong_groups:
                self._go_to(group)
            self._forms[group].set_problems(said)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.go_to(next(iter(self._where)))

    def _add_group(self, group: str) -> Form:
        form = Form()
        form.changed.connect(self._on_changed)
        scroll = Scroll()
        scroll.body.addWidget(form)
        self._forms[group] = form
        self._scrolls[group] = scroll
        self._pages.addWidget(scroll)
        self._sections.add(group, _(group) if group else "")
        return form

    @staticmethod
    def _add_field(form: Form, field: Declared, desk: Desk) -> None:
        """Add a field; rows take the whole width, under their label unless the section is called the same."""
        arrangement = Arrangement.ABOVE if field.record is not None else None
        hint = _(field.help) if field.help else ""
        added = form.add(field.name, formats.label(field.label), editor_for(field, desk), hint, arrangement)
        if field.record is not None and field.label == field.group:
            added.hide_label()

    def _on_changed(self, _name: str) -> None:
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        """Show the fields that depend on others where those ask for them."""
        record, declared = self.record(), fields_of(type(self._record))
        for name in self._where:
            if declared[name].asked is not None:
                self.field(name).setVisible(is_asked(declared[name], record, self._currency))

    def _on_section(self, group: str) -> None:
        self._pages.setCurrentIndex(list(self._forms).index(group))

    def _go_to(self, group: str) -> None:
        self._sections.set_current(group)
        self._on_section(group)


def _is_written(field: Declared) -> bool:
    """Tell whether a field is written in a form; files are attached, and what is derived is not written."""
    return not field.derived and not (field.record is not None and field.record.__name__ == "Attachment")
