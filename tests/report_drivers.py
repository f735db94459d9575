"""Drive the page of the reports and their preview as a person does."""

import multiprocessing
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from driving import PATIENCE_MS, FormPart, Part, Program, click, named, pick, refer, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inkop_desktop.text import _
from inkop_desktop.ui.reports.preview import Preview
from inkop_desktop.ui.widgets.form import Form


class ReportsDriver(Part):
    """The page Reports: a line for each, named by its title, and the chosen one beside them."""

    def __init__(self, program: Program) -> None:
        program.go("reports")
        super().__init__(program, program.window.workplace().page())

    def titles(self) -> list[str]:
        """Return the names of what is listed."""
        model = self.widget.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def search(self, text: str) -> None:
        """Search in what there is."""
        search = self.widget.search
        search.setText(text)
        QTest.keyClick(search, Qt.Key.Key_Return)

    def show(self, group: str) -> None:
        """Show the reports of one thing."""
        click(self.button(group))

    def choose(self, report: str, name: str, words: str) -> None:
        """Choose for a report from a drop-down list."""
        pick(self._form(report).field(name).editor, words)

    def write(self, report: str, name: str, text: str) -> None:
        """Type into a field of a report."""
        write(self._form(report).field(name).editor, text)

    def refer(self, report: str, name: str, typed: str) -> None:
        """Type into a reference of a report and take the first suggestion."""
        refer(self.program, self._form(report).field(name).editor, typed)

    def problem(self, report: str, name: str) -> str:
        """Return what is said to be wrong beside a field."""
        return self._form(report).field(name).problem()

    def open(self, report: str) -> None:
        """Press a report's button."""
        self._form(report)
        click(self.widget.panel.button)
        self.program.settle()

    def _form(self, report: str) -> Form:
        self.widget.table.selectRow(self.titles().index(report))
        return self.widget.panel.choices()


class PreviewDriver(FormPart):
    """The window of a report; made when it is looked at."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(Preview))
        self.wait()

    def wait(self) -> None:
        """Wait until the report is there and nothing is under way."""
        self.program.bot.waitUntil(self.widget.is_ready, timeout=PATIENCE_MS)

    def title(self) -> str:
        """Return the name of the report."""
        return self.widget.windowTitle()

    def pages(self) -> int:
        """Return how many pages it has."""
        return self.widget.viewer.document.pageCount()

    def text(self, page: int = 1) -> str:
        """Return what a page says."""
        return self.widget.viewer.document.getAllText(page - 1).text()

    def save_as(self, words: str) -> None:
        """Choose a kind of file to save it as; where is laid ready with the recorder."""
        named(self.button("Save as …").menu().actions(), words).trigger()
        self.wait()

    def print_out(self) -> None:
        """Print it; how is laid ready with the recorder."""
        self.press("Print …")
        self.wait()

    def folder(self) -> Path:
        """Return where its files lie while it is open."""
        return self.widget.folder()

    def close(self) -> None:
        """Close the window."""
        self.press(_("Close"))


class AtOnce:
    """Stands for the process that makes a report, in tests that look at other things: no Python is started.

    What is made is the same; what a process of its own is for is tested with the preview itself.
    """

    Pipe = staticmethod(multiprocessing.Pipe)

    def __init__(self, target: Callable[..., None], args: tuple[Any, ...], *, daemon: bool) -> None:
        assert daemon
        self._work = partial(target, *args)

    @classmethod
    def get_context(cls, _method: str) -> type["AtOnce"]:
        """Return what makes pipes and processes."""
        return cls

    @classmethod
    def Process(cls, **facts: Any) -> "AtOnce":  # noqa: N802 - it is called as the real one
        """Return what does the work."""
        return cls(**facts)

    def start(self) -> None:
        """Do the work; what it tells waits in the pipe."""
        self._work()

    def terminate(self) -> None:
        """Do nothing: all of it has been done."""

    def join(self) -> None:
        """Do nothing: it has ended."""

    def close(self) -> None:
        """Do nothing: it holds nothing."""
