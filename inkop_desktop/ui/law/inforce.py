"""The law in force on a chosen day: limits, obligations, grounds, rules, each with where it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.register.change import Changed
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, Limit, Pack, Rule, ServiceList
from inkop_desktop.rules.law.vocabulary import Certainty
from inkop_desktop.services import law, law_words
from inkop_desktop.text import N_, _, message
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.law import entrytext
from inkop_desktop.ui.law.amounts import open_amount
from inkop_desktop.ui.law.entrypanel import EntryPanel
from inkop_desktop.ui.linemodel import LineModel
from inkop_desktop.ui.organisation.daybar import DayBar
from inkop_desktop.ui.records.tab import Tab
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.split import ListAndDetail
from inkop_desktop.ui.widgets.table import Table

SHOWN_BY = frozenset({"own_amount", "law_pack", "profile"})
Names = dict[tuple[str, int], str]
_EVERY = "all"
_SORTS: dict[str, type[Entry]] = {
    "limits": Limit,
    "duties": Duty,
    "grounds": Ground,
    "rules": Rule,
    "services": ServiceList,
}


class InForceTab(Tab):
    """The entries of the law pack in use on a day, with the chosen one beside them.

    Signals: fetched(pack) – the law pack in use, whenever it was fetched anew.
    """

    title = N_("In force")
    fetched = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pack: Pack | None = None
        self.bar = self._make_bar()
        self.warning = NoticeBar()
        self.model = LineModel(entrytext.columns(), self)
        self.table = Table(_(self.title))
        self.table.set_model(self.model, self.model.usual())
        self.panel = EntryPanel()
        self._nothing = Empty(
            Icon.SCALE, _("Nothing was found"), _("On this day the law pack holds nothing like this.")
        )
        self._wider = Button(_("Look in the whole law pack"), icon=Icon.SEARCH)
        self._wider.clicked.connect(self._on_wider)
        self._nothing.add_action(self._wider)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.warning)
        column.addWidget(self.bar)
        column.addWidget(ListAndDetail(self._stack, self.panel), 1)
        column.addWidget(_legend())
        self.table.chosen.connect(self._show_chosen)
        self.model.modelReset.connect(self._on_reset)
        self.panel.amount_wanted.connect(self._on_amount)
        self.reload()

    def search(self, text: str) -> None:
        """Show what holds these words, in its conditions and sources too."""
        self.panel.mark(text)
        self.model.search(text)

    def enter_list(self) -> None:
        """Go to the first of what was found."""
        self.table.enter()

    def refresh(self, changed: Changed) -> None:
        """Show the law anew where a change set touched it."""
        if changed.touched.keys() & SHOWN_BY:
            self.reload()

    def reload(self) -> None:
        """Fetch the law pack in use; what is shown stays until it comes."""
        self._desk.ops.read(self, "law", law.pack_of, self._take)

    def offer_writing(self) -> None:
        """Offer to enter amounts only where the register can be written in."""
        self._show_chosen()

    def current(self) -> Entry | None:
        """Return the chosen entry."""
        row = self.table.currentIndex().row()
        entry: Entry | None = self.model.about(row) if row >= 0 else None
        return entry

    def _make_bar(self) -> DayBar:
        bar = DayBar(
            self._desk.today,
            [
                (_EVERY, _("All")),
                ("limits", _("Limits")),
                ("duties", _("Obligations")),
                ("grounds", _("Grounds")),
                ("rules", _("Rules")),
                ("services", _("Services")),
            ],
        )
        bar.day_changed.connect(self._show_lines)
        bar.chosen.connect(self._show_lines)
        return bar

    def _take(self, pack: Pack) -> None:
        self._pack = pack
        self.fetched.emit(pack)
        if pack.is_due(self._desk.today):
            self.warning.tell(formats.worded(law_words.of_age(pack)), Tone.WARNING)
        else:
            self.warning.hide()
        self._show_lines()

    def _show_lines(self) -> None:
        day = self.bar.day()
        if self._pack is None or day is None:
            return
        sort = _SORTS.get(self.bar.pills.current(), Entry)
        found = [entry for entry in self._pack.in_force(day) if isinstance(entry, sort)]
        chosen = self.current()
        self.model.show([entrytext.line_of(entry, day) for entry in found])
        self._choose(chosen)

    def _on_wider(self) -> None:
        """Look among every kind of entry, where there is none of the chosen kind."""
        self.bar.pills.set_current(_EVERY)
        self._show_lines()

    def _choose(self, entry: Entry | None) -> None:
        """Stay at an entry, or at its successor where another one is in force."""
        rows = range(self.model.rowCount())
        same = (
            row
            for row in rows
            if entry and self.model.about(row).kind == entry.kind and self.model.about(row).law == entry.law
        )
        self.table.selectRow(next(same, 0))

    def _on_reset(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._wider.setVisible(self.bar.pills.current() != _EVERY)
        self.table.selectRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry, day = self.current(), self.bar.day() or self._desk.today
        to_enter = self._pack is not None and isinstance(entry, Limit) and law.is_to_enter(self._pack, entry)
        self.panel.show_entry(entry, day, to_enter=to_enter, can_write=self._desk.can_write)

    def _on_amount(self) -> None:
        """Enter the amount that the chosen limit lacks, or open the one that was entered."""
        limit = self.current()
        if isinstance(limit, Limit):
            open_amount(self._desk, limit, self, self._on_saved)

    def _on_saved(self) -> None:
        self._desk.tell(message("Saved."))


def _legend() -> QWidget:
    """Return what the marks of certainty mean."""
    place = QWidget()
    flow = FlowLayout(place, gap=20, row_gap=4)
    for mark in Certainty:
        sign = QWidget()
        row = QHBoxLayout(sign)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(ChipLabel(Chip(str(mark), entrytext.TONES[mark])))
        row.addWidget(Label(formats.word(mark), Type.LABEL, Ink.MUTED))
        flow.addWidget(sign)
    return place
