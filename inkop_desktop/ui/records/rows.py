"""The editor of child records: a row of small fields each, added and removed one by one."""

import dataclasses
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Field, fields_of, is_asked
from inkop_desktop.services import problems
from inkop_desktop.text import _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.widgets import form
from inkop_desktop.ui.widgets.buttons import Button, IconButton, Kind
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.scroll import bring_into_view
from inkop_desktop.ui.widgets.tab_stops import walk_on

_LEAST_WIDE = 195  # most names of units and people stand whole in it
# Each row is a handful of controls: more of them at once make a form slow to open.
_MOST_SHOWN = 20
EditorFor = Callable[[Field], Editor]


class RowsEditor(Editor):
    """The children of one kind; its value is the tuple of child records in their order.

    Of many only the last ones are shown at first; the button above them shows the earlier ones too.
    `currency` is the register's own: some fields are asked for in others only.
    """

    marked = False

    def __init__(
        self, record_type: type[Any], editor_for: EditorFor, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._type = record_type
        self._editor_for = editor_for
        self._currency = currency
        self._earlier: tuple[Any, ...] = ()
        self._rows: list[_RowView] = []
        self._only: Collection[str] = ()
        self.names: Mapping[tuple[str, int], str] = {}
        self._place = QWidget()
        self._place.setProperty("ground", "clear")
        self._place.hide()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._add = Button(_("Add a row"), Kind.QUIET, Icon.PLUS)
        self._add.clicked.connect(self._on_add)
        self._show_earlier = Button("", Kind.QUIET, Icon.CHEVRON_UP)
        self._show_earlier.clicked.connect(self._on_earlier)
        outer = QVBoxLayout()
        outer.setSpacing(theme.px(8))
        outer.addWidget(self._show_earlier, alignment=Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._place)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._add)
        self._buttons.addStretch()
        outer.addLayout(self._buttons)
        self.row.addLayout(outer, 1)
        self.setFocusProxy(self._add)

    def show_only(self, names: Collection[str]) -> None:
        """Show only these fields of each row; the others keep what they hold."""
        self._only = names
        for row in self._rows:
            row.show_only(names)

    def add_button(self, button: Button) -> None:
        """Put another button beside the one that adds a row."""
        self._buttons.insertWidget(1, button)
        QWidget.setTabOrder(self._add, button)

    def value(self) -> tuple[Any, ...]:
        """Return the child records; rows in which nothing was written are left out."""
        found = [*self._earlier, *(row.record() for row in self._rows)]
        return tuple(each for each in found if each.id is not None or each != self._type())

    def rows(self) -> list[list[form.Field]]:
        """Return the fields of each row."""
        return [row.fields() for row in self._rows]

    def unreadable(self) -> str:
        """Return the first sentence of a row that cannot be read."""
        return next((said for row in self._rows if (said := row.unreadable())), "")

    def tells(self, problem: str) -> bool:
        """Say what is wrong with each row beside its fields, where the problem is that of one of them."""
        found = [(row, row.problems() if problem else {}) for row in self._rows]
        is_of_row = any(problem in told.values() for _row, told in found)
        for row, told in found:
            row.show_problems(told if is_of_row else {})
        wrong = next((row.wrong() for row, told in found if is_of_row and told), None)
        self.setFocusProxy(wrong or (self._rows[0] if self._rows else self._add))
        return is_of_row

    def _show(self, value: tuple[Any, ...] | None) -> None:
        for row in list(self._rows):
            self._drop(row)
        known = tuple(value or ())
        cut = max(len(known) - _MOST_SHOWN, 0)
        self._keep_earlier(known[:cut])
        for each in known[cut:]:
            self._append(each)

    def _keep_earlier(self, records: tuple[Any, ...]) -> None:
        """Hold these without showing them, and offer to."""
        self._earlier = records
        said = counted("Show {count} earlier row", "Show {count} earlier rows", len(records))
        self._show_earlier.setText(formats.worded(said))
        self._show_earlier.setVisible(bool(records))

    def _on_earlier(self) -> None:
        """Show some of the earlier ones, above the others."""
        before = len(self._earlier) - _MOST_SHOWN
        some = self._earlier[max(before, 0) :]
        self._keep_earlier(self._earlier[: max(before, 0)])
        for place, each in enumerate(some):
            self._insert(place, each)

    def _on_add(self) -> None:
        added = self._append(self._type())
        added.setFocus()
        bring_into_view(added)
        self.changed.emit()

    def _append(self, record: Any) -> "_RowView":
        return self._insert(len(self._rows), record)

    def _insert(self, place: int, record: Any) -> "_RowView":
        row = _RowView(record, self._editor_for, self._currency, self.names)
        row.changed.connect(self.changed)
        row.removed.clicked.connect(partial(self._on_remove, row))
        if self._only:
            row.show_only(self._only)
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)
        self._place.show()
        self.setFocusProxy(self._rows[0])
        walk_on(self._rows[place - 1] if place else self._show_earlier, row)
        return row

    def _on_remove(self, row: "_RowView") -> None:
        self._drop(row)
        self.changed.emit()

    def _drop(self, row: "_RowView") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        self._place.setVisible(bool(self._rows))
        self.setFocusProxy(self._rows[0] if self._rows else self._add)
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

    def __init__(
        self, record: Any, editor_for: EditorFor, currency: str, names: Mapping[tuple[str, int], str]
    ) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self._record = record
        self._currency = currency
        self._only: Collection[str] = ()
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
            self._fields[name] = _RowField(formats.label(field.label), editor, "", form.Arrangement.ABOVE)
            self._fields[name].set_value(getattr(record, name))
            self._fields[name].changed.connect(self._on_changed)
            flow.addWidget(self._fields[name])
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(8),) * 4)
        row.addWidget(inside, 1)
        row.addWidget(self.removed)
        self.setFocusProxy(next(iter(self._fields.values())))
        self._show_asked()

    def show_only(self, names: Collection[str]) -> None:
        """Show only these fields."""
        self._only = names
        self._show_asked()

    def fields(self) -> list[form.Field]:
        """Return the fields from left to right."""
        return list(self._fields.values())

    def record(self) -> Any:
        """Return the child record with what was written."""
        return dataclasses.replace(
            self._record, **{name: field.value() for name, field in self._fields.items()}
        )

    def _on_changed(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        """Show the fields that the row asks for, as far as they are shown at all here."""
        record, declared = self.record(), fields_of(type(self._record))
        for name, field in self._fields.items():
            is_shown = not self._only or name in self._only
            field.setVisible(is_shown and is_asked(declared[name], record, self._currency))

    def unreadable(self) -> str:
        """Return the first sentence of a field that cannot be read."""
        return next((said for field in self._fields.values() if (said := field.unreadable())), "")

    def problems(self) -> dict[str, str]:
        """Return what is wrong with the fields that are shown, as a sentence for each."""
        told = {name: formats.worded(said) for name, said in problems.of(self.record()).items()}
        told |= {name: said for name, field in self._fields.items() if (said := field.unreadable())}
        shown = [name for name, field in self._fields.items() if not field.isHidden()]
        return {name: told[name] for name in shown if name in told}

    def show_problems(self, told: Mapping[str, str]) -> None:
        """Say what is wrong beside each field, and nothing beside the others."""
        for name, field in self._fields.items():
            field.set_problem(told.get(name, ""))

    def wrong(self) -> form.Field:
        """Return the first field beside which something is said to be wrong."""
        return next(field for field in self._fields.values() if field.problem())
