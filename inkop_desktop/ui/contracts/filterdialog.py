"""Narrow the list of contracts by status, area, owner, supplier and time, and save it under a name."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Level, Status
from inkop_desktop.services import records
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor, ChoicesEditor
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Form

REFERENCES = {
    "area": "area",
    "owner": "person",
    "manager": "person",
    "supplier": "supplier",
    "unit": "unit",
    "user": "organisation",
}


class FilterDialog(Dialog):
    """The dialog of a filter.

    Signals: chosen(filters) – show these contracts; save_wanted(name, filters) – keep the filter and
    show its contracts; remove_wanted – forget the saved filter that was opened.
    """

    chosen = Signal(object)
    save_wanted = Signal(str, object)
    remove_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        filters: Mapping[str, Any],
        saved: SavedFilter | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Filter contracts"), parent=parent)
        self._desk = desk
        self._filters = dict(filters)
        self.form = Form()
        self.form.add("status", _("Status"), ChoicesEditor([(each, formats.word(each)) for each in Status]))
        self.form.add("ending_within", _("Ends within"), WholeEditor(_("months")))
        labels = {
            "area": _("Product area"),
            "owner": formats.label("Contract owner"),
            "manager": formats.label("Contract manager"),
            "supplier": _("Supplier"),
            "unit": _("Responsible unit"),
            "user": _("Who may use it"),
        }
        for key, noun in REFERENCES.items():
            self.form.add(key, labels[key], RecordReference(desk, noun))
        levels = [(each, formats.word(each)) for each in Level]
        self.form.add("level", _("Level"), ChoiceEditor(levels, blank=_("All")))
        hint = _("With a name it stays above the list, for everybody who opens the register.")
        self.form.add("name", _("Save as"), TextEditor(), hint)
        self.body.addWidget(self.form)
        if saved is not None:
            self.add_button(_("Delete the filter"), Kind.QUIET).clicked.connect(self._on_remove)
        self._show = self.add_choices(_("Show"), _("Cancel"), slot=self.apply)
        self.form.set_values({"name": saved.name if saved else ""})
        desk.ops.read(self, "names", partial(_names, self._filters), self._take_names)

    def apply(self) -> None:
        """Show what the form narrows the list to; keep it where it has a name."""
        wrong = self.form.unreadable()
        if wrong:
            self.form.set_problems(wrong)
            return
        values = self.form.values()
        name = values.pop("name")
        filters = {key: value for key, value in values.items() if value not in (None, "", ())}
        kept = {key: value for key, value in self._filters.items() if key not in values}
        if "status" in filters:
            filters["status"] = [str(each) for each in filters["status"]]
            kept.pop("current", None)  # it would hide the ended ones that are asked for
        filters = kept | filters
        if name:
            self.save_wanted.emit(name, filters)
        else:
            self.chosen.emit(filters)
        self.accept()

    def _on_remove(self) -> None:
        self.remove_wanted.emit()
        self.accept()

    def _take_names(self, names: dict[tuple[str, int], str]) -> None:
        for key, noun in REFERENCES.items():
            editor = self.form.field(key).editor
            assert isinstance(editor, RecordReference)
            editor.names = {record_id: name for (kind, record_id), name in names.items() if kind == noun}
        gone = {key for key, noun in REFERENCES.items() if (noun, self._filters.get(key)) not in names}
        shown = {key: self._filters[key] for key in self._filters.keys() & self.form.values().keys() - gone}
        if "status" in shown:
            shown["status"] = tuple(Status(each) for each in shown["status"])
        self.form.set_values(shown)


def _names(filters: Mapping[str, Any], register: Register) -> dict[tuple[str, int], str]:
    wanted = [(noun, filters[key]) for key, noun in REFERENCES.items() if filters.get(key)]
    return records.names_of(register, wanted)
