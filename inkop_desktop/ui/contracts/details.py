"""The chosen contract beside the list: what needs doing, the term drawn, facts, documents, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.register.history import Entry
from inkop_desktop.register.register import Register
from inkop_desktop.reports import call_offs, facts, follow_ups
from inkop_desktop.reports.timeline import timeline
from inkop_desktop.rules import derivation, status
from inkop_desktop.rules.status import Derived
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import contracts as service
from inkop_desktop.services import logwords, reporting
from inkop_desktop.services.contracts import Around
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.contracts.actions import ContractActions
from inkop_desktop.ui.contracts.status import status_chip
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.documents import Documents
from inkop_desktop.ui.records.findings import FindingLines
from inkop_desktop.ui.records.history import History
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.action_row import ActionRow
from inkop_desktop.ui.widgets.buttons import Button, IconButton
from inkop_desktop.ui.widgets.buttons import Kind as ButtonKind
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.fact_groups import FactGroups
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scene import SceneView
from inkop_desktop.ui.widgets.scroll import EDGE, Scroll, in_line
from inkop_desktop.ui.widgets.tabs import Tabs

_LEAST_TABS = 180
# The panel's head, its tab of documents and the groups of call-offs and follow-ups tell these.
ELSEWHERE = frozenset({"number", "title", "kind", "case_number", "attachments", "call_offs", "follow_ups"})


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the panel shows of one contract; `hidden` is what is secret of its call-offs."""

    contract: Contract
    hidden: Hidden
    around: Around
    names: dict[tuple[str, int], str]
    appointed: Sequence[tuple[str, str]]
    entries: list[Entry]


class ContractDetails(QStackedWidget):
    """The panel of one contract, with what can be done at the bottom; empty words while none is chosen."""

    def __init__(self, desk: Desk, actions: ContractActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._shown: Shown | None = None
        self._wanted: int | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(_("The chosen contract"))
        nothing = Empty(
            Icon.FILE_TEXT, _("No contract is chosen"), _("Choose one in the list to see all about it.")
        )
        self.addWidget(nothing)
        self.addWidget(self._panel())
        desk.watch.updated.connect(self._show_findings)
        desk.ops.turned_read_only.connect(self._documents.offer_writing)

    def contract(self) -> Contract | None:
        """Return the contract that is shown."""
        return self._shown.contract if self._shown else None

    def show_contract(self, contract_id: int | None) -> None:
        """Fetch a contract and show it; nothing for none."""
        self._wanted = contract_id
        if contract_id is None:
            self._shown = None
            self.setCurrentIndex(0)
            return
        self._desk.ops.read(self, "contract", partial(_fetch, contract_id, self._desk.today), self._take)

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in the name, the facts and the documents' names."""
        for part in (self._head, self._title, self._facts, self._documents):
            part.mark(wanted)

    def rows(self) -> list[tuple[str, str]]:
        """Return the facts that are shown, label and value."""
        return self._facts.rows()

    def findings(self) -> list[str]:
        """Return what is said to wait with the contract that is shown."""
        return self._findings.said()

    def choose_documents(self) -> None:
        """Ask which documents to attach to the contract that is shown."""
        self._documents.choose()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged onto the contract."""
        if event.mimeData().hasUrls() and self._desk.can_write and self._shown:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self._documents.attach(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )
        event.acceptProposedAction()

    def _panel(self) -> Panel:
        panel = Panel(edge=EDGE)
        self._head = Label("", Type.LABEL, Ink.MUTED, wrap=True)
        self._title = Label("", Type.RECORD, wrap=True)
        self._title.set_selectable()
        self._chip = ChipLabel(Chip(""))
        self._findings = FindingLines()
        self.tabs = Tabs(_("About the contract"))
        self._facts = FactGroups()
        self._timeline = SceneView()
        self._words = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._words.set_selectable()
        self._documents = Documents(self._desk)
        self.history = History()
        self.tabs.addTab(self._facts_tab(), _("Facts"))
        self.tabs.addTab(self._term_tab(), _("Term"))
        self.tabs.addTab(self._documents, _("Documents"))
        self.tabs.addTab(self.history, _("History"))
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(theme.px(_LEAST_TABS))
        scroll = Scroll()
        for widget in (self._head, self._title, self._chip, self._findings, self.tabs):
            scroll.body.addWidget(widget, 1 if widget is self.tabs else 0)
        panel.body.addWidget(scroll, 1)
        panel.body.addLayout(in_line(self._buttons()))
        return panel

    def _facts_tab(self) -> Scroll:
        tab = Scroll(edge=0)
        self._short = SceneView()
        self._summary = Label("", Type.LABEL, Ink.MUTED, wrap=True)
        tab.body.addWidget(self._short)
        tab.body.addWidget(self._summary)
        tab.body.addSpacing(theme.px(8))
        tab.body.addWidget(self._facts)
        tab.body.addStretch()
        return tab

    def _term_tab(self) -> Scroll:
        tab = Scroll(edge=0)
        self._days = Facts()
        tab.body.addWidget(self._timeline)
        tab.body.addWidget(self._words)
        tab.body.addSpacing(theme.px(8))
        tab.body.addWidget(self._days)
        tab.body.addStretch()
        return tab

    def _buttons(self) -> ActionRow:
        row, of = ActionRow(), self._actions.of
        row.add(Button(_("Decide …"), ButtonKind.PRIMARY, Icon.HANDSHAKE), of("decide"))
        row.add(Button(_("Edit"), icon=Icon.PENCIL), of("edit"))
        row.add(IconButton(Icon.PRINTER, _("Print"), Ink.TEXT), of("print"))
        row.set_others(self._actions.more())
        return row

    def _take(self, shown: Shown) -> None:
        if shown.contract.id != self._wanted:
            return
        self._shown = shown
        contract, today = shown.contract, self._desk.today
        derived = status.derive(terms_of(contract), today)
        self._head.setText(_head(contract))
        self._title.setText(contract.title)
        self._chip.set_chip(status_chip((derived.status, derived.action, derived.next_action), today))
        for view in (self._short, self._timeline):
            view.show_scene(partial(timeline, contract, today))
        for label in (self._summary, self._words):
            label.setText(derivation.words(derived))
        self._days.set_rows(days(derived, self._desk.country))
        self._facts.set_groups(_facts(shown))
        self._documents.show_documents(contract)
        self.history.show_entries(shown.entries, logwords.labels(Contract))
        self._show_findings()
        self._documents.offer_writing()
        self.setCurrentIndex(1)

    def _show_findings(self) -> None:
        contract = self.contract()
        if contract is not None:
            self._findings.show_findings(self._desk.watch.about("contract", contract.id))


def _fetch(contract_id: int, today: date, register: Register) -> Shown:
    found = reporting.one_contract(register, contract_id, today)
    names = service.told(register, found.contract)
    return Shown(found.contract, found.hidden, found.around, names, found.appointed, found.entries)


def _head(contract: Contract) -> str:
    parts = [contract.number, formats.show(contract.kind)]
    if contract.case_number:
        parts.append(_("case {number}").format(number=contract.case_number))
    return " · ".join(part for part in parts if part)


def _facts(shown: Shown) -> list[tuple[str, list[tuple[str, str]]]]:
    successors = "\n".join(label for _id, label in shown.around.successors)
    under = "\n".join(label for _id, label in shown.around.under)
    around = [(_("Replaced by"), successors), (_("Concluded under it"), under)]
    groups = facts.groups(shown.contract, shown.names, apart=ELSEWHERE)
    called_off = list(call_offs.in_short(shown.contract, shown.hidden, shown.names))
    followed_up = list(follow_ups.in_short(shown.contract, shown.names))
    return [
        *groups,
        (_("Appointed for the contract"), list(shown.appointed)),
        (_("Call-offs"), called_off),
        (_("Follow-ups"), followed_up),
        (_("Other contracts"), around),
    ]


def days(derived: Derived, country: Country) -> list[tuple[str, str]]:
    """Return the days of a term in words, by their label."""
    rows = [
        (_("Last day"), derived.last_day),
        (_("Longest possible"), derived.latest_possible_last_day),
        *_days_of_notice(derived, country),
        (_("Last day to decide"), derived.option_day),
        (_("Start the replacement"), derived.replace_by),
        (_("Next review"), derived.review_day),
    ]
    begun = [(_("First day"), formats.show(derived.first_day))] if derived.first_day else []
    return [*begun, *((label, _with_passed(derived, day)) for label, day in rows if day)]


def _days_of_notice(derived: Derived, country: Country) -> list[tuple[str, date | None]]:
    """Return the last day for notice, and what helps to keep it as long as it has not passed."""
    last, working = derived.notice_day, derived.reminder_day(country)
    if derived.passed(last):
        return [(_("Last day for notice"), last)]
    return [
        (_("Consider notice from"), derived.warning_day),
        (_("Last day for notice"), last),
        (_("Last working day before it"), working if working != last else None),
    ]


def _with_passed(derived: Derived, day: object) -> str:
    said = formats.show(day)
    return _("{day} (passed)").format(day=said) if derived.passed(day) else said  # type: ignore[arg-type]
