"""The chosen person beside the list: what they answer for, their facts, interests and history."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import WHERE_NEEDED, Person
from inkop_desktop.register.register import Register
from inkop_desktop.reports import facts
from inkop_desktop.reports.logtext import Labels
from inkop_desktop.reports.people_orders import ExtractOrder, ResponsibilitiesOrder
from inkop_desktop.services import logwords, records
from inkop_desktop.services.offices import Office
from inkop_desktop.text import _
from inkop_desktop.ui import icons
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.people.anonymising import AnonymiseDialog
from inkop_desktop.ui.people.answering import fetch
from inkop_desktop.ui.people.competence import CompetenceList
from inkop_desktop.ui.people.ending import EndDialog
from inkop_desktop.ui.people.handover import HandOverDialog
from inkop_desktop.ui.people.opening import RecordOpener
from inkop_desktop.ui.records.details import RecordDetails, Shown
from inkop_desktop.ui.records.things import Entry, ThingsView
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.buttons import Button, IconButton, Kind
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll

_NOTHING, _THINGS = 0, 1


class PersonDetails(RecordDetails):
    """The panel of one person.

    Interests are nobody's business until somebody asks: they stand behind a tab of their own, are
    fetched when it is opened, for this person alone, and are left out of the history that is shown, as
    competence is.
    """

    elsewhere = WHERE_NEEDED | {"name"}

    def __init__(self, desk: Desk, record_type: type[Root], parent: QWidget | None = None) -> None:
        super().__init__(desk, record_type, parent)
        self._opener = RecordOpener(desk, self)
        self.tabs.currentChanged.connect(self._on_tab)

    def show_record(self, record_id: int | None) -> None:
        """Fetch a person and what they answer for; nothing for none."""
        if record_id != self._wanted and self.tabs.currentWidget() is self._interests_tab:
            self.tabs.setCurrentIndex(0)
        super().show_record(record_id)
        if record_id is not None:
            work = partial(fetch, record_id, self._desk.today)
            self._desk.ops.read(self, "things", work, self._take_things)

    def things(self) -> list[Entry]:
        """Return what the person is said to answer for, with the headings."""
        return self._things.things.entries()

    def hand_over(self) -> None:
        """Ask what goes to whom, from which day."""
        shown = self._shown
        if shown is not None and shown.record.id == self._wanted and self._desk.can_write:
            HandOverDialog(self._desk, shown.record, self.window()).open()

    def print_extract(self) -> None:
        """Preview everything that is stored about the person."""
        if self._shown is not None and self._shown.record.id is not None:
            order = ExtractOrder(self._desk.today, self._shown.record.id)
            self._desk.print_wanted.emit(order)

    def anonymise(self) -> None:
        """Ask whether what is no longer needed of the person shall go."""
        shown = self._shown
        if shown is not None and shown.record.id == self._wanted and self._desk.can_write:
            AnonymiseDialog(self._desk, shown.record, self.window()).open()

    def menu(self) -> QMenu:
        """Return what can be done with the thing that is chosen."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        entry = self._things.current()
        if entry is None:
            return menu
        icons.set_icon(menu.addAction(_("Open"), partial(self._open, entry)), Icon.EXTERNAL_LINK)
        if isinstance(entry.thing, Office) and entry.part == "held":
            ended = menu.addAction(_("End the appointment …"), partial(self._end, entry))
            icons.set_icon(ended, Icon.CALENDAR_X)
            ended.setEnabled(self._desk.can_write)
        return menu

    def _panel(self) -> Panel:
        panel = super()._panel()
        self._things = ThingsView(_("Responsibilities"))
        self._things.opened.connect(self._open)
        self._things.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._things.customContextMenuRequested.connect(self._show_menu)
        self._of_things = QStackedWidget()
        nothing = _("What the person is appointed to, and the contracts to answer for, show here.")
        self._of_things.addWidget(Empty(Icon.INBOX, _("Answers for nothing today"), nothing))
        self._of_things.addWidget(self._things)
        self._competence = CompetenceList()
        facts_tab = self.tabs.widget(0)
        assert isinstance(facts_tab, Scroll)
        facts_tab.body.insertWidget(1, self._competence)
        self.tabs.insertTab(0, self._of_things, _("Responsibilities"))
        self._interests_tab = self._make_interests()
        self.tabs.insertTab(2, self._interests_tab, _("Interests"))
        self.tabs.setCurrentIndex(0)
        return panel

    def _make_interests(self) -> Scroll:
        tab = Scroll()
        self._interests = Facts()
        self._no_interests = Label("", ink=Ink.MUTED, wrap=True)
        tab.body.addWidget(self._no_interests)
        tab.body.addWidget(self._interests)
        tab.body.addStretch()
        return tab

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        self._hand_over = Button(_("Hand over …"), Kind.PRIMARY, Icon.ARROW_RIGHT)
        self._hand_over.clicked.connect(self.hand_over)
        buttons.insert(0, self._hand_over)
        self._print = IconButton(Icon.PRINTER, _("Print"), Ink.TEXT)
        self._print.clicked.connect(self._on_print)
        buttons.insert(2, self._print)
        return buttons

    def _take(self, shown: Shown) -> None:
        super()._take(shown)
        if shown is self._shown and isinstance(shown.record, Person):
            self._competence.show_competences(shown.record.competences, self._desk.today)
            self._on_tab()

    def _take_things(self, found: list[Entry]) -> None:
        self._things.things.show(found)
        self._of_things.setCurrentIndex(_THINGS if found else _NOTHING)
        self._offer_writing()

    def _labels(self) -> Labels:
        return {key: label for key, label in super()._labels().items() if key[0] not in logwords.PERSONAL}

    def _offer_writing(self) -> None:
        super()._offer_writing()
        self._hand_over.setEnabled(self._desk.can_write and bool(self.things()))

    def _on_tab(self) -> None:
        """Fetch the interests when somebody wants to see them; forget them when nobody does."""
        self._interests.set_rows(())
        self._no_interests.setText("")
        if self.tabs.currentWidget() is self._interests_tab and self._shown is not None:
            work = partial(_interests, self._shown.record)
            self._desk.ops.read(self, "interests", work, self._take_interests)

    def _take_interests(self, rows: list[tuple[str, str]]) -> None:
        self._interests.set_rows(rows)
        self._no_interests.setText("" if rows else _("Nothing has been declared."))
        self._no_interests.setVisible(not rows)

    def _open(self, entry: Entry) -> None:
        if isinstance(entry.thing, GoverningDocument):
            self._opener.open_document(entry.thing)
        elif isinstance(entry.thing, Office):
            self._opener.open_office(entry.thing)
        elif isinstance(entry.thing, Root):  # a case, or what is planned
            self._desk.go(records.noun_for(type(entry.thing)), entry.thing.id or 0)

    def _end(self, entry: Entry) -> None:
        assert isinstance(entry.thing, Office)
        what = _("{name}: {what}").format(name=self.title(), what=entry.words)
        EndDialog(self._desk, entry.thing, what, self.window()).open()

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        if menu.actions():
            menu.popup(self._things.viewport().mapToGlobal(point))

    def _on_print(self) -> None:
        if self._shown is not None and self._shown.record.id is not None:
            order = ResponsibilitiesOrder(self._desk.today, self._shown.record.id)
            self._desk.print_wanted.emit(order)


def _interests(person: Any, register: Register) -> list[tuple[str, str]]:
    names = records.named(register, person)
    return [("", facts.line(each, names)) for each in person.interests]
