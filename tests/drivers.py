"""Drive the window as a person does: what can be seen, clicked and typed on each page, in its words.

A driver names fields by their name in the record, so that it works in every language.
"""

from pathlib import Path

from driving import FormPart, ListPart, Part, Program, click, column_of, drop, named, type_into, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPushButton,
)

from inkop_desktop.ui.contracts.calling_off import CallOffDialog
from inkop_desktop.ui.contracts.deciding import DecideDialog
from inkop_desktop.ui.contracts.filterdialog import FilterDialog
from inkop_desktop.ui.contracts.several import SeveralDialog
from inkop_desktop.ui.finder import Finder
from inkop_desktop.ui.records.details import RecordDetails
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.records.merging import MergeDialog
from inkop_desktop.ui.registers.new import NewRegister
from inkop_desktop.ui.registers.restoring import RestoreDialog
from inkop_desktop.ui.registers.settings import SettingsDialog
from inkop_desktop.ui.registers.welcome import Welcome
from inkop_desktop.ui.today.answering import AnswerDialog
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.form import Field
from inkop_desktop.ui.widgets.tabs import Tabs


class WelcomeDriver(Part):
    """The welcome page."""

    def __init__(self, program: Program) -> None:
        page = program.window.centralWidget()
        assert isinstance(page, Welcome)
        super().__init__(program, page)

    def name(self, name: str) -> None:
        """Say who one is."""
        write(self.widget.findChild(Field).editor, name)

    def notice(self) -> str:
        """Return what the page itself says."""
        return self.widget.notice.text()

    def problem(self) -> str:
        """Return what is said beside the name."""
        return self.widget.findChild(Field).problem()

    def new(self) -> FormPart:
        """Go through the first door."""
        self.press("New register …")
        return FormPart(self.program, self.program.dialog(NewRegister))


class TodayDriver(Part):
    """The page Today."""

    def __init__(self, program: Program) -> None:
        program.go("today")
        super().__init__(program, program.window.workplace().page())

    def cards(self) -> list[str]:
        """Return what the cards say."""
        self.program.settle()
        return [each.accessibleName() for each in self.widget.cards() if each.isVisible()]

    def act(self, what: str) -> None:
        """Press a card's own button."""
        click(self._card(what).button)
        self.program.settle()

    def answer(self, what: str, verdict: str) -> FormPart:
        """Choose another answer from a card's menu."""
        named(self._card(what).menu().actions(), verdict).trigger()
        return FormPart(self.program, self.program.dialog(AnswerDialog))

    def choose(self, what: str, entry: str) -> None:
        """Choose something in a card's menu that is done at once."""
        named(self._card(what).menu().actions(), entry).trigger()
        self.program.settle()

    def _card(self, what: str) -> Card:
        return next(each for each in self.widget.cards() if what in each.accessibleName())


class ContractsDriver(ListPart):
    """The page Contracts."""

    def __init__(self, program: Program) -> None:
        program.go("contracts")
        super().__init__(program, program.window.workplace().page())

    def new(self) -> "RecordDialogDriver":
        """Write a new contract."""
        self.press("New contract")
        return RecordDialogDriver(self.program)

    def edit(self) -> "RecordDialogDriver":
        """Write in the chosen contract, with the keyboard."""
        self._press_in_list("Ctrl+E")
        return RecordDialogDriver(self.program)

    def decide(self) -> "DecideDriver":
        """Decide something about the chosen contract."""
        self.press("Decide …")
        return DecideDriver(self.program)

    def call_off(self) -> "CallOffDriver":
        """Note a call-off from the chosen contract, with the keyboard."""
        self._press_in_list("Ctrl+Shift+O")
        return CallOffDriver(self.program)

    def duplicate(self) -> None:
        """Duplicate the chosen contract."""
        self._press_in_list("Ctrl+D")

    def delete(self) -> None:
        """Delete the chosen contracts with the key."""
        self._press_in_list("Delete")

    def copy(self) -> str:
        """Copy the chosen rows and return the clipboard."""
        self._press_in_list("Ctrl+C")
        return QApplication.clipboard().text()

    def edit_several(self) -> FormPart:
        """Write in all of the chosen contracts."""
        self._press_in_list("Ctrl+Shift+E")
        return FormPart(self.program, self.program.dialog(SeveralDialog))

    def attach(self) -> None:
        """Attach documents to the chosen contract."""
        self._press_in_list("Ctrl+Shift+A")

    def drop(self, *files: Path) -> None:
        """Drop files on the documents of the chosen contract."""
        drop(self.program, self.widget.details, files)

    def documents(self) -> QListWidget:
        """Return the list of the documents of the chosen contract."""
        self.tab(2)
        return next(each for each in self.widget.details.findChildren(QListWidget) if each.isVisible())

    def tab(self, place: int) -> None:
        """Go to a tab of the details."""
        self.widget.details.tabs.setCurrentIndex(place)

    def facts(self) -> dict[str, str]:
        """Return the facts of the chosen contract by their label."""
        return dict(self.widget.details.rows())

    def title(self) -> str:
        """Return the title in the details; empty while none is chosen."""
        contract = self.widget.details.contract()
        return contract.title if contract else ""

    def history(self) -> list[str]:
        """Return the lines of the chosen contract's history."""
        return self.widget.details.history.lines()

    def findings(self) -> list[str]:
        """Return what the details say must be seen to about the chosen contract."""
        return self.widget.details.findings()

    def is_marked(self, title: str) -> bool:
        """Tell whether a contract carries the mark of an open finding in the list."""
        index = self.table.model().index(self.titles().index(title), column_of(self.table, "title"))
        return index.data(CellRole.MARK) is not None

    def filter(self, words: str) -> None:
        """Choose a pill above the list."""
        self.press(words)

    def pills(self) -> list[str]:
        """Return the words of the pills."""
        buttons = self.widget.filters.findChildren(QPushButton)
        return [each.text() for each in buttons if each.isCheckable() and each.isVisible()]

    def more_filters(self) -> FormPart:
        """Open the dialog of the filter."""
        self.press("Filter …")
        return FormPart(self.program, self.program.dialog(FilterDialog))

    def _press_in_list(self, keys: str) -> None:
        self.table.setFocus()
        self.program.press(keys)


class DirectoryDriver(ListPart):
    """A page of suppliers, people or product areas."""

    def __init__(self, program: Program, area: str) -> None:
        program.go(area)
        super().__init__(program, program.window.workplace().page())

    def titles(self, key: str = "name") -> list[str]:
        """Return the names."""
        return super().titles(key)

    def edit(self) -> "RecordDialogDriver":
        """Write in the chosen record, with Enter."""
        self.table.setFocus()
        self.program.press("Return")
        return RecordDialogDriver(self.program)

    def tab(self, words: str) -> None:
        """Go to one of the page's tabs."""
        name = self.widget.accessibleName()
        own = next(each for each in self.widget.findChildren(Tabs) if each.accessibleName() == name)
        titles = [own.tabText(place) for place in range(own.count())]
        own.setCurrentIndex(titles.index(words))
        self.program.settle()

    def new(self, words: str) -> "RecordDialogDriver":
        """Write a new record with the page's button."""
        self.press(words)
        return RecordDialogDriver(self.program)

    def delete(self) -> None:
        """Delete the chosen records with the key."""
        self.table.setFocus()
        self.program.press("Delete")

    @property
    def details(self) -> RecordDetails:
        """Return the panel of the chosen record."""
        return next(each for each in self.widget.findChildren(RecordDetails) if each.isVisible())

    def facts(self) -> dict[str, str]:
        """Return the facts of the chosen record by their label."""
        self.program.settle()
        return dict(self.details.rows())

    def said(self) -> list[str]:
        """Return every sentence that the panel shows."""
        self.program.settle()
        return [each.text() for each in self.details.findChildren(QLabel) if each.isVisible()]

    def merge(self) -> FormPart:
        """Make the chosen suppliers one."""
        named(self.table.actions(), "Merge into one …").trigger()
        return FormPart(self.program, self.program.dialog(MergeDialog))


class RecordDialogDriver(FormPart):
    """The dialog in which a record is written."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(RecordDialog))

    def save(self) -> None:
        """Press Save."""
        self.press("Save")

    def section(self) -> str:
        """Return the section that is shown."""
        return self.widget.form.section()

    def is_open(self) -> bool:
        """Tell whether it is still there."""
        return self.program.has_dialog()


class DecideDriver(FormPart):
    """The dialog in which something is decided."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(DecideDialog))

    def follows(self) -> str:
        """Return what the dialog says that follows."""
        return self.widget.follows()

    def decide(self) -> None:
        """Press the button that does it."""
        self.press("Decide")


class CallOffDriver(FormPart):
    """The dialog in which a call-off is noted."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(CallOffDialog))

    def says(self) -> str:
        """Return what speaks against the call-off, and what is left after it."""
        return self.widget.says()

    def note(self) -> None:
        """Press the button that does it."""
        self.press("Note call-off")


class SettingsDriver(FormPart):
    """The dialog of the settings."""

    def __init__(self, program: Program) -> None:
        program.choose("File", "Settings …")
        super().__init__(program, program.dialog(SettingsDialog))


class RestoreDriver(Part):
    """The dialog of the backups."""

    def __init__(self, program: Program) -> None:
        program.choose("File", "Restore a backup …")
        super().__init__(program, program.dialog(RestoreDialog))

    def backups(self) -> list[str]:
        """Return the backups as they are listed."""
        listed = self.widget.list
        return [listed.item(row).text() for row in range(listed.count())]


class FinderDriver(Part):
    """Ctrl+K."""

    def __init__(self, program: Program) -> None:
        program.press("Ctrl+K")
        super().__init__(program, program.dialog(Finder))

    def type(self, text: str) -> list[str]:
        """Type, and return what is found."""
        self.widget.field.selectAll()
        type_into(self.widget.field, text)
        self.program.bot.waitSignal(self.widget.field.searched).wait()
        self.program.settle()
        return [self.widget.hits.item(row).text() for row in range(self.widget.hits.count())]

    def go(self) -> None:
        """Go to the first hit with Enter."""
        QTest.keyClick(self.widget.field, Qt.Key.Key_Return)
        self.program.settle()
