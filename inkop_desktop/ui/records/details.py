"""The chosen record beside its list: what waits with it, its facts, its documents, its history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from inkop_desktop import formats
from inkop_desktop.records.fields import Root, fields_of
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.reports import facts
from inkop_desktop.reports.logtext import Labels
from inkop_desktop.services import logwords, offices, records, registers
from inkop_desktop.text import N_, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.documents import Documents
from inkop_desktop.ui.records.findings import FindingLines
from inkop_desktop.ui.records.history import History
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.fact_groups import FactGroups
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import EDGE, Scroll, in_line
from inkop_desktop.ui.widgets.tabs import Tabs

_LEAST_TABS = 180
# The panel's title and its tab of documents tell these; what the program knows a role as is its own.
ELSEWHERE = frozenset({"name", "title", "attachments", "post"})
# Those of whom it is told who holds an office of theirs.
HELD = {"role": N_("Holders today"), "body": N_("In the body today")}
Groups = Sequence[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the panel shows of one record."""

    record: Root
    title: str
    facts: Groups
    entries: list[Entry]


class RecordDetails(QStackedWidget):
    """The panel of one record of a noun; empty words while none is chosen.

    `elsewhere` are the fields that are no facts, since other parts of the panel tell them.
    Signals: edit_wanted – the button at the bottom.
    """

    edit_wanted = Signal()
    elsewhere = ELSEWHERE

    def __init__(self, desk: Desk, record_type: type[Root], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._type = record_type
        self._shown: Shown | None = None
        self._wanted: int | None = None
        self.setAccessibleName(_("The chosen record"))
        chosen = _("Choose one in the list to see all about it.")
        self.addWidget(Empty(Icon.INFO, _("Nothing is chosen"), chosen))
        self.addWidget(self._panel())
        desk.watch.updated.connect(self._show_findings)
        desk.ops.turned_read_only.connect(self._offer_writing)

    def show_record(self, record_id: int | None) -> None:
        """Fetch a record and show it; nothing for none."""
        self._wanted = record_id
        if record_id is None:
            self._shown = None
            self.setCurrentIndex(0)
            return
        self._desk.ops.read(self, "record", self._asked(record_id), self._take)

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in the name, the facts and the documents' names."""
        self._title.mark(wanted)
        self._facts.mark(wanted)
        if self.documents is not None:
            self.documents.mark(wanted)

    def title(self) -> str:
        """Return what the record that is shown is called; empty while none is."""
        return self._shown.title if self._shown else ""

    def rows(self) -> list[tuple[str, str]]:
        """Return the facts that are shown, label and value."""
        return self._facts.rows()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged onto a record that keeps documents."""
        if event.mimeData().hasUrls() and self._desk.can_write and self._shown:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        assert self.documents is not None  # else nothing may be dropped
        urls = event.mimeData().urls()
        self.documents.attach([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _asked(self, record_id: int) -> Callable[[Register], Shown]:
        """Return how all that is shown of a record is fetched."""
        return partial(fetch, self._type, record_id, self._desk.today, self.elsewhere)

    def _panel(self) -> Panel:
        panel = Panel(edge=EDGE)
        self._title = Label("", Type.RECORD, wrap=True)
        self._title.set_selectable()
        self._findings = FindingLines()
        self.tabs = Tabs(_("About the record"))
        self._facts = FactGroups()
        self.documents = Documents(self._desk) if "attachments" in fields_of(self._type) else None
        self.history = History()
        facts_tab = Scroll(edge=0)
        self._no_facts = Label(_("Nothing more is noted here."), ink=Ink.MUTED, wrap=True)
        facts_tab.body.addWidget(self._facts)
        facts_tab.body.addWidget(self._no_facts)
        facts_tab.body.addStretch()
        self.tabs.addTab(facts_tab, _("Facts"))
        if self.documents is not None:
            self.tabs.addTab(self.documents, _("Documents"))
            self.setAcceptDrops(True)
        self.tabs.addTab(self.history, _("History"))
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(theme.px(_LEAST_TABS))
        scroll = Scroll()
        for widget in (self._title, self._findings, self.tabs):
            scroll.body.addWidget(widget, 1 if widget is self.tabs else 0)
        panel.body.addWidget(scroll, 1)
        place = QWidget()
        row = FlowLayout(place)
        for button in self._buttons():
            row.addWidget(button)
        panel.body.addLayout(in_line(place))
        return panel

    def _buttons(self) -> list[QWidget]:
        """Return what stands under the record; some kinds of record have more."""
        self._edit = Button(_("Edit"), icon=Icon.PENCIL)
        self._edit.clicked.connect(self.edit_wanted)
        return [self._edit]

    def _take(self, shown: Shown) -> None:
        if shown.record.id != self._wanted:
            return
        self._shown = shown
        self._title.setText(shown.title)
        self._facts.set_groups(shown.facts)
        self._no_facts.setHidden(bool(self.rows()))
        if self.documents is not None:
            self.documents.show_documents(shown.record)
        self.history.show_entries(shown.entries, self._labels())
        self._show_findings()
        self._offer_writing()
        self.setCurrentIndex(1)

    def _labels(self) -> Labels:
        """Return the source labels of what the history tells."""
        return logwords.labels(self._type)

    def _show_findings(self) -> None:
        if self._shown is not None:
            noun = records.noun_for(self._type)
            self._findings.show_findings(self._desk.watch.about(noun, self._shown.record.id))

    def _offer_writing(self) -> None:
        self._edit.setEnabled(self._desk.can_write)
        if self.documents is not None:
            self.documents.offer_writing()


def fetch(
    record_type: type[Root], record_id: int, today: date, apart: frozenset[str], register: Register
) -> Shown:
    """Return everything that is shown of a record."""
    record = records.get(register, record_type, record_id)
    names = records.named(register, record)
    entries = registers.history_of(register, records.noun_for(record_type), record_id)
    told = [*groups(record, names, apart), *_holders(record, today, register)]
    return Shown(record, records.called(register, record), told, logwords.readable(register, entries))


def groups(record: Root, names: facts.Names, apart: frozenset[str]) -> Groups:
    """Return the facts of a record; a single one that is called what its group is needs no label."""
    return [
        (title, [("" if label == title else label, value) for label, value in rows])
        for title, rows in facts.groups(record, names, apart=apart)
    ]


def _holders(record: Root, today: date, register: Register) -> Groups:
    """Return who holds the role, or sits in the body, today."""
    noun = records.noun_for(type(record))
    if noun not in HELD:
        return []
    held = offices.holders(register, noun, record.id or 0, today)
    return [(_(HELD[noun]), [(formats.show(function), name) for function, name in held])]
