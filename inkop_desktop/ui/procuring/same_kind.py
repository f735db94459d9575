"""Purchases of the same kind: a year and a product area, how far the sum has come, and what counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.formats import NBSP
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports.same_kind_order import SameKindOrder
from inkop_desktop.reports.same_kind_words import WHAT_COUNTS
from inkop_desktop.rules.same_kind import Entry
from inkop_desktop.services import procuring, same_kind
from inkop_desktop.services.same_kind import Meter, Overview
from inkop_desktop.text import N_, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.linemodel import Line, LineModel
from inkop_desktop.ui.procuring.same_kind_bar import SameKindBar
from inkop_desktop.ui.records.tab import Tab
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import IconButton
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.table import Table

_INDENT = 3 * NBSP
_LEAST_TABLE = 200  # four purchases are seen, however much stands above them
_DAY, _AMOUNT = 2, 3  # columns that are sorted by what they say, not by their texts


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the tab shows: the years and areas to choose from, one meter or all of them."""

    years: Sequence[int]
    areas: Sequence[tuple[ProductArea, int]]
    told: Meter | Overview

    def entries(self) -> Sequence[Entry]:
        """Return what counts, each once."""
        if isinstance(self.told, Meter):
            return self.told.tally.entries
        every = (entry for meter in self.told.meters for entry in meter.tally.entries)
        return list({(entry.noun, entry.id): entry for entry in every}.values())


class SameKindTab(Tab):
    """The same-kind meter with its choices and the table of what counts."""

    title = N_("Same kind")
    is_searchable = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.year = ChoiceEditor([(desk.today.year, str(desk.today.year))])
        self.area = ChoiceEditor([], _("All product areas"))
        self.bar = SameKindBar(desk)
        self.model = LineModel(_columns(), self, right=("amount",))
        self.table = Table(_("What counts"))
        self.table.set_model(self.model, self.model.usual())
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        self.nothing = _nothing()
        self._lay_out()
        self.year.changed.connect(self.reload)
        self.area.changed.connect(self.reload)
        self.bar.chosen.connect(self.area.set_value)
        self.bar.chosen.connect(self.reload)
        self.table.opened.connect(self._on_open)
        self.reload()

    def refresh(self, changed: Changed) -> None:
        """Show it anew where a change set touched what counts."""
        if changed.touched.keys() & same_kind.NOUNS:
            self.reload()

    def reload(self) -> None:
        """Fetch what is chosen; what is shown stays until it comes."""
        work = partial(_fetch, self.year.value(), self.area.value(), self._desk.today)
        self._desk.ops.read(self, "same-kind", work, self._take)

    def _lay_out(self) -> None:
        printing = IconButton(Icon.PRINTER, _("Print"), Ink.TEXT)
        printing.clicked.connect(self._on_print)
        choices = QWidget()
        flow = FlowLayout(choices, gap=16)
        for part in (_named(_("Fiscal year"), self.year), _named(_("Product area"), self.area), printing):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(choices)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(Label(_(WHAT_COUNTS), Type.LABEL, Ink.MUTED, wrap=True))

    def _take(self, shown: _Shown) -> None:
        self.year.set_choices([(each, str(each)) for each in shown.years])
        self.area.set_choices([(area.id, f"{_INDENT * depth}{area.name}") for area, depth in shown.areas])
        if isinstance(shown.told, Meter):
            self.bar.show_meter(shown.told)
        else:
            self.bar.show_overview(shown.told)
        self.model.show([_line(each) for each in shown.entries()])
        self.table.setVisible(self.model.rowCount() > 0)
        self.nothing.setVisible(self.model.rowCount() == 0)

    def _on_open(self, row: int) -> None:
        noun, record_id = self.model.about(row)
        self._desk.go(noun, record_id)

    def _on_print(self) -> None:
        self._desk.print_wanted.emit(SameKindOrder(self._desk.today, self.year.value()))


def _columns() -> Sequence[tuple[str, str, int]]:
    return (
        ("title", _("Purchase"), 360),
        ("part", _("Counts as"), 320),
        ("day", _("Day"), 110),
        ("amount", _("Amount"), 140),
    )


def _nothing() -> Empty:
    return Empty(
        Icon.SCALE,
        _("Nothing counts in this year"),
        _(
            "Direct procurements count here as soon as they have a product area, and so do contracts that "
            "were made without an advertised procedure."
        ),
    )


def _line(entry: Entry) -> Line:
    """Return what is shown of a purchase; one whose day or amount is not known is the earliest, the least."""
    cells = tuple(map(formats.show, (entry.title, entry.part, entry.day, entry.amount)))
    day = entry.day.toordinal() if entry.day else 0
    amount = entry.amount.minor if entry.amount else -1
    return Line((entry.noun, entry.id), cells, numbers=((_DAY, day), (_AMOUNT, amount)))


def _named(words: str, editor: Editor) -> QWidget:
    """Return an editor with its label before it."""
    editor.set_name(words)
    part = QWidget()
    part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    row.addWidget(Label(words, Type.LABEL, Ink.MUTED), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(editor)
    return part


def _fetch(year: int, area_id: int | None, today: date, register: Register) -> _Shown:
    around = procuring.setting(register, today)
    told: Meter | Overview = (
        same_kind.overview(register, year, around)
        if area_id is None
        else same_kind.meter(register, area_id, year, None, around)
    )
    return _Shown(same_kind.years(register, today), same_kind.areas(register), told)
