"""What a contract's form says while it is being written: what follows from the term, which area fits."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from inkop_desktop import formats
from inkop_desktop.records.contracts import TERM, terms_of
from inkop_desktop.register.register import Register
from inkop_desktop.rules import derivation, status, term_problems
from inkop_desktop.services import areas
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.records.form import RecordForm
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.reference import Option
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel


class TermFoot(Panel):
    """What follows from the term as it stands in the form, or why nothing can."""

    def __init__(self, desk: Desk, form: RecordForm) -> None:
        super().__init__()
        self._desk = desk
        self._form = form
        self._words = Label("", Type.BODY, wrap=True)
        inside = QVBoxLayout()
        inside.setSpacing(theme.px(4))
        inside.addWidget(Label(_("What follows"), Type.STRONG))
        inside.addWidget(self._words)
        self.body.addLayout(inside)
        form.changed.connect(self.show_what_follows)
        form.add_foot(TERM, self)
        self.show_what_follows()

    def show_what_follows(self) -> None:
        """Derive anew from what stands in the form."""
        facts = terms_of(self._form.record())
        problems = [formats.worded(said) for _field, said in term_problems.problems(facts)]
        self._words.set_ink(Ink.DANGER if problems else Ink.TEXT)
        self._words.setText("\n".join(problems) or derivation.words(status.derive(facts, self._desk.today)))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()


class AreaProposals(QObject):
    """Proposes the product areas that the CPV codes in the form point to; the person decides."""

    def __init__(self, desk: Desk, form: RecordForm) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._codes: tuple[str, ...] | None = None
        self._fitting: Sequence[Option] = ()
        form.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        codes = self._form.record().cpv
        if codes != self._codes:
            self._codes = codes
            self._desk.ops.read(self, "areas", partial(_fitting, codes), self._propose)
        else:
            self._say_fitting()

    def _propose(self, found: Sequence[Option]) -> None:
        self._fitting = found
        editor = self._form.field("area_id").editor
        assert isinstance(editor, RecordReference)
        editor.propose(found)
        self._say_fitting()

    def _say_fitting(self) -> None:
        """Name the areas that fit, unless one of them is chosen already."""
        field = self._form.field("area_id")
        is_chosen = field.value() in {each.id for each in self._fitting}
        names = ", ".join(each.name for each in self._fitting)
        field.set_hint(_("By the CPV codes: {areas}").format(areas=names) if names and not is_chosen else "")


def _fitting(codes: Sequence[str], register: Register) -> list[Option]:
    fitting = [(each.id or 0, each.name) for each in areas.fitting(register, codes)]
    above = areas.above(register, "area", [area_id for area_id, _name in fitting])
    return [Option(area_id, name, above.get(area_id, "")) for area_id, name in fitting]
