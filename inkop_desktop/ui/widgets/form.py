"""Forms: fields with their label, hint and problem, one under the other."""

from collections.abc import Mapping
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scroll import bring_into_view

_LABEL_WIDTH = 188


class Arrangement(Enum):
    """Where labels stand: beside their control in wide forms, above it in narrow ones."""

    BESIDE = "beside"
    ABOVE = "above"


class Field(QWidget):
    """An editor with its label, a hint, and a line that says what is wrong.

    Signals: changed – the person changed the value; never sent by `set_value`.
    """

    changed = Signal()

    def __init__(
        self,
        label: str,
        editor: Editor,
        hint: str = "",
        arrangement: Arrangement = Arrangement.BESIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint_text = hint
        self._label = Label(label, Type.STRONG, wrap=True)
        self._label.setBuddy(editor)
        self._hint = Label(hint, Type.LABEL, wrap=True)
        self._problem = Label("", Type.LABEL, Ink.DANGER, wrap=True)
        self._problem_mark = Picture(Icon.CIRCLE_ALERT, Ink.DANGER, 14)
        self._arrange(arrangement)
        editor.set_name(label)
        editor.set_help(hint)
        editor.changed.connect(self._on_changed)
        editor.remarked.connect(self._show_remark)
        self.setFocusProxy(editor)
        self.set_problem("")
        self._show_remark()

    def value(self) -> Any:
        """Return the editor's value."""
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        """Show a value without telling anybody."""
        self.editor.set_value(value)
        self.set_problem("")
        self._show_remark()

    def unreadable(self) -> str:
        """Return a sentence when what was typed is no value."""
        return self.editor.unreadable()

    def hint(self) -> str:
        """Return what is said beside the control, while it says nothing itself."""
        return self._hint_text

    def set_hint(self, text: str) -> None:
        """Say something else beside the control."""
        self._hint_text = text
        self.editor.set_help(text)
        self._show_remark()

    def set_problem(self, text: str) -> None:
        """Say under the control what is wrong; an empty text says that nothing is."""
        self._problem.setText(text)
        is_told_within = self.editor.tells(text)
        for part in (self._problem, self._problem_mark):
            part.setVisible(bool(text) and not is_told_within)
        self.editor.set_help(text or self._hint_text)
        is_marked = bool(text) and self.editor.marked
        if self.property("invalid") != is_marked:
            self.setProperty("invalid", is_marked)
            for child in self.editor.findChildren(QWidget):
                child.style().polish(child)

    def set_label(self, text: str) -> None:
        """Ask for something else with the same control."""
        self._label.setText(text)
        self.editor.set_name(text)

    def hide_label(self) -> None:
        """Leave the label to what stands above the field and says the same; it is still read aloud."""
        self._label.hide()

    def problem(self) -> str:
        """Return what is said to be wrong; empty when nothing is."""
        return self._problem.text()

    def _arrange(self, arrangement: Arrangement) -> None:
        beside = arrangement is Arrangement.BESIDE
        control = QHBoxLayout()
        control.setSpacing(theme.px(10))
        control.addWidget(self.editor, 1 if self.editor.wide or not beside else 0)
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(4))
        lines.addLayout(control)
        if beside and not self.editor.wide and not self.editor.hint_below:
            control.addWidget(self._hint, 1)
        else:
            lines.addWidget(self._hint)
        lines.addLayout(self._problem_row())
        lines.addStretch()
        outer: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12 if beside else 4))
        outer.addWidget(self._label)
        outer.addLayout(lines, 1)
        if beside:
            self._label.setFixedWidth(theme.px(_LABEL_WIDTH))
            outer.setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
            self._label.setContentsMargins(0, theme.px(7), 0, 0)

    def _problem_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self._problem_mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem, 1)
        return row

    def _show_remark(self) -> None:
        text = self.editor.remark() or self._hint_text
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _on_changed(self) -> None:
        # What was wrong with the old value says nothing of the new one.
        self.set_problem("")
        self._show_remark()
        self.changed.emit()


class Form(QWidget):
    """Fields by name, in the order in which they were added.

    Signals: changed(name) – the person changed a field; never sent by `set_values`.
    """

    changed = Signal(str)

    def __init__(self, arrangement: Arrangement = Arrangement.BESIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._fields: dict[str, Field] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        outer.addStretch(1)  # takes all that is left over; fields that have some each stand uneven

    def add(
        self, name: str, label: str, editor: Editor, hint: str = "", arrangement: Arrangement | None = None
    ) -> Field:
        """Add a field under the ones before, arranged as the form is unless it is told otherwise."""
        field = Field(label, editor, hint, arrangement or self._arrangement, self)
        field.changed.connect(partial(self.changed.emit, name))
        self._fields[name] = field
        self._column.addWidget(field)
        return field

    def add_title(self, title: str) -> None:
        """Begin a new part of the form."""
        label = Label(title, Type.SECTION)
        label.setContentsMargins(0, theme.px(12) if self._fields else 0, 0, 0)
        self._column.addWidget(label)

    def field(self, name: str) -> Field:
        """Return a field."""
        return self._fields[name]

    def values(self) -> dict[str, Any]:
        """Return every field's value."""
        return {name: field.value() for name, field in self._fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values without telling anybody; fields that are not named keep theirs."""
        for name, value in values.items():
            self._fields[name].set_value(value)

    def unreadable(self) -> dict[str, str]:
        """Return what cannot be read, as a sentence for each field that has it."""
        told = {name: field.unreadable() for name, field in self._fields.items()}
        return {name: sentence for name, sentence in told.items() if sentence}

    def set_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong beside each field, clear the others, and go to the first that is wrong."""
        for name, field in self._fields.items():
            field.set_problem(problems.get(name, ""))
        wrong = [name for name in self._fields if problems.get(name)]
        if wrong:
            self._fields[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(self._fields[wrong[0]])
