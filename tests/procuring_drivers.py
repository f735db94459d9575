"""Drive the wizard for direct procurements as a person does."""

from typing import Any

from drivers import DirectoryDriver
from driving import FormPart, Program, click, named, pick, refer, tick, type_into, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import CaseKind, YesNo
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.services import records
from inkop_desktop.text import _
from inkop_desktop.ui.flowshell import FlowShell
from inkop_desktop.ui.procuring.contracts_page import ContractsPage
from inkop_desktop.ui.procuring.evaluation_page import EvaluationPage
from inkop_desktop.ui.procuring.ground_page import GroundPage
from inkop_desktop.ui.procuring.opening import NEW
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor, ChoicesEditor
from inkop_desktop.ui.widgets.editors.reference import ReferenceEditor
from inkop_desktop.ui.widgets.form import Field


class CasesDriver(DirectoryDriver):
    """The list of the cases, and what is done with the chosen one."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, "procuring")

    def begin(self, kind: CaseKind) -> "CaseWizard":
        """Begin a case of a kind."""
        self.press(_(NEW[kind]))
        return CaseWizard(self.program)

    def note_small(self, amount: str) -> FormPart:
        """Write in a small purchase."""
        self.press(_(NEW[CaseKind.SHORT]))
        small = FormPart(self.program, self.program.dialog(RecordDialog))
        small.write("title", "Kaffe")
        small.refer("area_id", "Livsmedel")
        small.refer("supplier_id", "Alfa AB")
        small.write("award_value", amount)
        small.write("decided_on", "2026-11-20")
        small.press(_("Save"))
        return small

    def open(self) -> "CaseWizard":
        """Write in the chosen case, with Enter."""
        self.titles("title")  # the list is there
        self.table.setFocus()
        self.program.press("Return")
        return CaseWizard(self.program)

    def do(self, *words: str) -> None:
        """Choose from the menu of the chosen case."""
        self.details.show_menu()
        menu = next(each for each in self.details.findChildren(QMenu) if each.isVisible())
        actions = menu.actions()
        for word in words[:-1]:
            actions = named(actions, word).menu().actions()
        action = named(actions, words[-1])
        assert action.isEnabled(), f"{words} is greyed"
        action.trigger()
        menu.close()
        self.program.settle()

    def case(self) -> DirectProcurement:
        """Return the one case that there is."""
        (case,) = records.every(self.program.desk.register, DirectProcurement)
        return case


class CaseWizard(FormPart):
    """The wizard of one case; what is chosen is named by its word in the vocabulary."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(FlowShell))

    def field(self, name: str) -> Field:
        """Return a field of the page that is shown."""
        page: Any = self.widget.page()
        if isinstance(page, GroundPage):
            return (page.choice if name == "ground" else page.reasons).field(name)
        return (page.cancelling if name == "cancelled" else page.form).field(name)

    def fill(self, **values: str | Vocabulary) -> None:
        """Fill in fields of the page."""
        for name, value in values.items():
            self._fill(self.field(name).editor, value)

    def here(self) -> str:
        """Return the key of the page that is shown."""
        return self.widget.way().here

    def next(self) -> str:
        """Go on; return what is missing where one may not."""
        before = self.here()
        click(self.widget._next)
        self.program.settle()
        return self.widget._notice.text() if self.here() == before else ""

    def finish(self) -> None:
        """Finish, and close what was reached."""
        for _press in range(2):
            click(self.widget._next)
            self.program.settle()

    def leave(self) -> None:
        """Save and close."""
        click(self.widget._close)
        self.program.settle()

    def verdict(self) -> str:
        """Return the result as it stands."""
        return self.widget._verdict.chip().text

    def search(self, words: str) -> None:
        """Search the contracts in force."""
        line = self._page(ContractsPage).search
        line.selectAll()
        type_into(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.program.settle()

    def give(self, criterion: str, *points: str) -> list[str]:
        """Give the tenders points on a criterion, from left to right; return the weighted sums."""
        grid = self._page(EvaluationPage).points
        cells = [each for (_who, what), each in grid.cells().items() if what == criterion]
        for cell, written in zip(cells, points, strict=True):
            write(cell, written)
        return list(grid.sums())

    def use_none(self, reason: str) -> int:
        """Say of each contract that was found that it is not used; return how many there were."""
        cards = self._page(ContractsPage).cards()
        for card in cards:
            card.form.field("used").editor.set_value(YesNo.NO)
            write(card.form.field("reason").editor, reason)
        return len(cards)

    def use_first(self) -> str:
        """Say of the first contract that was found that it is used; return what it is called."""
        card = self._page(ContractsPage).cards()[0]
        pick(card.form.field("used").editor, _("It is used: the need is called off from it"))
        return card.hit.label

    def choose_ground(self, beginning: str, answer: YesNo = YesNo.YES) -> None:
        """Choose the ground whose name begins so, and give every question the same answer."""
        page = self._page(GroundPage)
        words = [words for words in page.grounds() if words.startswith(beginning)]
        pick(page.choice.field("ground").editor, words[0])
        for name in page.questions.values():
            editor = page.questions.field(name).editor
            if isinstance(editor, ChoiceEditor):
                pick(editor, formats.word(answer))

    def confirm(self, source: str) -> int:
        """Confirm every amount that is not known surely; return how many there were."""
        page = self._page(GroundPage)
        fields = [page.questions.field(name) for name in page.questions.values()]
        unsure = [each.editor for each in fields if not isinstance(each.editor, ChoiceEditor)]
        for editor in unsure:
            write(editor, source)
        return len(unsure)

    def add(self, name: str, **values: str | Vocabulary) -> None:
        """Add a row to a field of rows."""
        self.add_row(name)
        self.change(name, -1, **values)

    def change(self, name: str, place: int, **values: str | Vocabulary) -> None:
        """Write in a row of a field of rows."""
        editor = self.field(name).editor
        assert isinstance(editor, RowsEditor)
        written = [key for key, field in fields_of(editor._type).items() if not field.derived]
        row = dict(zip(written, editor.rows()[place], strict=True))
        for key, value in values.items():
            self._fill(row[key].editor, value)

    def _fill(self, editor: QWidget, value: str | Vocabulary) -> None:
        if isinstance(editor, ReferenceEditor):
            refer(self.program, editor, value)
        elif isinstance(editor, ChoiceEditor):
            assert isinstance(value, Vocabulary)
            pick(editor, formats.word(value))
        elif isinstance(editor, ChoicesEditor):
            assert isinstance(value, Vocabulary)
            tick(editor, formats.word(value))
        else:
            write(editor, value)

    def _page(self, kind: type[QWidget]) -> Any:
        page = self.widget.page()
        assert isinstance(page, kind), page
        return page
