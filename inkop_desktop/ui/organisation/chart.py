"""The organisation chart, drawn from who has which role and what reports to what; in words too."""

from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from inkop_desktop import formats
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports import organisation_chart
from inkop_desktop.reports.people_orders import OrganisationOrder
from inkop_desktop.services import organisation
from inkop_desktop.services.organisation import Box, Chart, Member
from inkop_desktop.text import N_, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.organisation.board import vacant
from inkop_desktop.ui.organisation.chartview import ChartView
from inkop_desktop.ui.organisation.daybar import DayBar
from inkop_desktop.ui.records.tab import Tab
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, IconButton, Kind
from inkop_desktop.ui.widgets.fact_groups import FactGroups
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll

SHOWN_BY = frozenset({"appointment", "role", "body", "area", "organisation", "person", "contract", "unit"})
_DRAWN, _TOLD = "drawn", "told"


class ChartTab(Tab):
    """The chart of a day; a click on a box goes to its role, body or organisation."""

    title = N_("Organisation chart")
    is_searchable = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chart: Chart | None = None
        self.view = ChartView(_(self.title))
        self._told = FactGroups()
        told = Scroll()
        told.body.addWidget(self._told)
        told.body.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(told)
        self.bar = self._make_bar()
        panel = Panel()
        panel.body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.bar)
        column.addWidget(panel, 1)
        self.view.chosen.connect(self._on_chosen)
        self.view.zoomed.connect(self._say_zoom)
        self.reload()

    def refresh(self, changed: Changed) -> None:
        """Draw it anew where a change set touched it."""
        if changed.touched.keys() & SHOWN_BY:
            self.reload()

    def reload(self) -> None:
        """Fetch the chart of the chosen day; what is shown stays until it comes."""
        day = self.bar.day()
        if day is not None:
            self._desk.ops.read(self, "chart", partial(_fetch, day), self._take)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is told in words: what for and who."""
        return self._told.rows()

    def _make_bar(self) -> DayBar:
        bar = DayBar(self._desk.today, [(_DRAWN, _("Drawn")), (_TOLD, _("In words"))])
        self._share = Label(_percent(1.0), Type.LABEL, Ink.MUTED)
        fit = Button(_("Show all of it"), Kind.QUIET)
        smaller = IconButton(Icon.ZOOM_OUT, _("Smaller"), Ink.TEXT)
        larger = IconButton(Icon.ZOOM_IN, _("Larger"), Ink.TEXT)
        printer = IconButton(Icon.PRINTER, _("Print"), Ink.TEXT)
        fit.clicked.connect(self.view.zoom_to_fit)
        smaller.clicked.connect(self.view.zoom_out)
        larger.clicked.connect(self.view.zoom_in)
        printer.clicked.connect(self._on_print)
        self._zooms = (self._share, fit, smaller, larger)
        for widget in (*self._zooms, printer):
            bar.add(widget)
        bar.day_changed.connect(self.reload)
        bar.chosen.connect(self._show_as)
        return bar

    def _take(self, chart: Chart) -> None:
        self._chart = chart
        self.view.show_scene(partial(organisation_chart.scene, chart))
        self._show_as(self.bar.pills.current())

    def _show_as(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == _DRAWN else 1)
        for each in self._zooms:
            each.setVisible(key == _DRAWN)
        if key == _TOLD and self._chart is not None:
            self._told.set_groups([_in_words(self._chart, box) for box in self._chart.boxes])

    def _say_zoom(self, share: float) -> None:
        self._share.setText(_percent(share))

    def _on_chosen(self, place: int) -> None:
        if self._chart is not None:
            box = self._chart.boxes[place]
            self._desk.go(box.noun, box.id)

    def _on_print(self) -> None:
        day = self.bar.day() or self._desk.today
        self._desk.print_wanted.emit(OrganisationOrder(day, self._desk.today))


def _fetch(day: date, register: Register) -> Chart:
    return organisation.chart(register, day)


def _in_words(chart: Chart, box: Box) -> tuple[str, list[tuple[str, str]]]:
    """Return a box as a title and a text: what it is, and who is in it, a line each."""
    title = box.name
    if box.above is not None:
        above = chart.boxes[box.above].name
        title = _("{role}, reports to {above}").format(role=box.name, above=above)
    lines = [formats.show(box.kind), *map(_member_in_words, box.members)]
    return title, [("", "\n".join(filter(None, lines)))]


def _member_in_words(member: Member) -> str:
    name, what_for = member.name or vacant(), ", ".join(formats.show(each) for each in member.what_for)
    return _("{name} ({what_for})").format(name=name, what_for=what_for) if what_for else name


def _percent(share: float) -> str:
    return formats.percent(Decimal(round(share, 2)))
