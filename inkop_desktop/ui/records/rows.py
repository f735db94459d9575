"""The editor of child records: a row of small fields each, added and removed one by one."""

import dataclasses
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inkop_desktop.records.fields import Field, fields_of
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.widgets import form
from inkop_desktop.ui.widgets.buttons import Button, IconButton, Kind
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.flow import FlowLayout

_LEAST_WIDE = 180
EditorFor = Callable[[Field], Editor]


class RowsEditor(Editor):
    """The children of one kind; its value is the tuple of child records in their order."""

    marked = False

    def __init__(self, record_type: type[Any], editor_for: EditorFor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = record_type
        self._editor_for = editor_for
        self._rows: list[_RowView] = []
        self._only: Collection[str] = ()
        self.names: Mapping[tuple[str, int], str] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self._add = Button(_("Add a row"), Kind.QUIET, Icon.PLUS)
        self._add.clicked.connect(self._on_add)
        outer = QVBoxLayout()
        outer.setSpacing(theme.px(8))
        outer.addLayout(self._column)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self._add)
        self.buttons.addStretch()
        outer.addLayout(self.buttons)
        self.row.addLayout(outer, 1)
        self.setFocusProxy(self._add)

    def show_only(self, names: Collection[str]) -> None:
        """Show only these fields of each row; the others keep what they hold."""
        self._only = names
        for row in self._rows:
            row.show_only(names)

    def value(self) -> tuple[Any, ...]:
        """Return the child records; rows in which nothing was written are left out."""
        found = [row.record() for row in self._rows]
        return tuple(each for each in found if each.id is not None or each != self._type())

    def rows(self) -> list[list[form.Field]]:
        """Return the fields of each row."""
        return [row.fields() for row in self._rows]

    def unreadable(self) -> str:
        """Return the first sentence of a row that cannot be read."""
        return next((said for row in self._rows if (said := row.unreadable())), "")

    def _show(self, value: tuple[Any, ...] | None) -> None:
        for row in list(self._rows):
            self._drop(row)
        for each in value or ():
            self._append(each)

    def _on_add(self) -> None:
        self._append(self._type()).setFocus()
        self.changed.emit()

    def _append(self, record: Any) -> "_RowView":
        row = _RowView(record, self._editor_for, self.names)
        row.changed.connect(self.changed)
        row.removed.clicked.connect(partial(self._on_remove, row))
        if self._only:
            row.show_only(self._only)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _on_remove(self, row: "_RowView") -> None:
        self._drop(row)
        self.changed.emit()

    def _drop(self, row: "_RowView") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class _RowField(form.Field):
    """A field in a row: a wide one wants little and takes what is left over, a narrow one keeps its width."""

    def __init__(self, label: str, editor: Editor, hint: str, arrangement: form.Arrangement) -> None:
        super().__init__(label, editor, hint, arrangement)
        if editor.wide:
            self.setMinimumWidth(theme.px(_LEAST_WIDE))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the width that lets as many fields as can stand side by side."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.px(_LEAST_WIDE)), hint.height()) if self.editor.wide else hint


class _RowView(QFrame):
    """The fields of one child record."""

    changed = Signal()

    def __init__(self, record: Any, editor_for: EditorFor, names: Mapping[tuple[str, int], str]) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self._record = record
        self._fields: dict[str, form.Field] = {}
        self.removed = IconButton(Icon.X, _("Remove the row"))
        inside = QWidget()
        inside.setProperty("ground", "clear")
        flow = FlowLayout(inside, gap=12)
        for name, field in fields_of(type(record)).items():
            if field.derived:
                continue
            editor = editor_for(field)
            if hasattr(editor, "names"):
                editor.names = {key[1]: label for key, label in names.items() if key[0] == field.refers_to}
            self._fields[name] = _RowField(_(field.label), editor, "", form.Arrangement.ABOVE)
            self._fields[name].set_value(getattr(record, name))
            self._fields[name].changed.connect(self.changed)
            flow.addWidget(self._fields[name])
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(8),) * 4)
        row.addWidget(inside, 1)
        row.addWidget(self.removed)
        self.setFocusProxy(next(iter(self._fields.values())))

    def show_only(self, names: Collection[str]) -> None:
        """Show only these fields."""
        for name, field in self._fields.items():
            field.setVisible(name in names)

    def fields(self) -> list[form.Field]:
        """Return the fields from left to right."""
        return list(self._fields.values())

    def record(self) -> Any:
        """Return the child record with what was written."""
        return dataclasses.replace(
            self._record, **{name: field.value() for name, field in self._fields.items()}
        )

    def unreadable(self) -> str:
        """Return the first sentence of a field that cannot be read."""
        return next((said for field in self._fields.values() if (said := field.unreadable())), "")
