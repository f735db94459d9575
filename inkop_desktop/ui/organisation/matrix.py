"""The matrix: who answers for each product area in each municipality, filled cell by cell."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports.people_orders import MatrixOrder
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import matrix, records
from inkop_desktop.services.matrix import Spot
from inkop_desktop.services.offices import Office
from inkop_desktop.text import N_, Message, _, counted, message
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.organisation.board import Board, Line, fetch
from inkop_desktop.ui.organisation.choosing import PersonChooser
from inkop_desktop.ui.organisation.daybar import DayBar
from inkop_desktop.ui.organisation.matrixmodel import MatrixModel
from inkop_desktop.ui.organisation.matrixtable import MatrixTable
from inkop_desktop.ui.people.ending import EndDialog
from inkop_desktop.ui.people.opening import RecordOpener
from inkop_desktop.ui.records.tab import Tab
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import IconButton
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture

SHOWN_BY = frozenset(
    {"appointment", "role", "area", "organisation", "person", "contract", "plan_item", "unit", "profile"}
)
_ALL, _VACANT = "all", "vacant"


class MatrixTab(Tab):
    """The matrix of a day with its filter."""

    title = N_("Who answers for what")
    is_searchable = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._board: Board | None = None
        self._wanted: Spot | None = None  # to be filled as soon as it is shown
        self._opener = RecordOpener(desk, self)
        self.model = MatrixModel(self)
        self.table = MatrixTable(_(self.title), "")
        self.table.setModel(self.model)
        self.bar = self._make_bar()
        self._nothing = Empty(Icon.PACKAGE, "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._legend = _legend()
        column.addWidget(self._legend)
        self.table.filling.connect(self.fill)
        self.table.emptying.connect(self._on_end)
        self.table.menu_wanted.connect(self._show_menu)
        self.reload()

    def day(self) -> date:
        """Return the day that is shown."""
        return self._board.day if self._board else self._desk.today

    def refresh(self, changed: Changed) -> None:
        """Show the matrix anew where a change set touched it."""
        if changed.touched.keys() & SHOWN_BY:
            self.reload()

    def reload(self) -> None:
        """Fetch the matrix of the chosen day; what is shown stays until it comes."""
        day = self.bar.day()
        if day is not None:
            self._desk.ops.read(self, "matrix", partial(fetch, day), self._take)

    def fill(self, typed: str = "") -> None:
        """Choose who answers for the current cell."""
        index = self.table.currentIndex()
        if self._board is None or not index.isValid() or not self._desk.can_write:
            return
        line, organisation = self.model.place(index)
        chooser = PersonChooser(
            self._desk,
            _("{area}, {organisation}").format(area=line.name, organisation=organisation.name),
            _from_when(self._board, line, organisation),
            _neighbours(self._board, organisation),
            self,
        )
        chooser.chosen.connect(partial(self._appoint, line, organisation))
        chooser.open_over(self.table.place_of(index), typed)

    def appoint(self, area_id: int, organisation_id: int) -> None:
        """Go to a cell as it is today and choose who answers for it."""
        self._wanted = area_id, organisation_id
        self.bar.go_to_today()

    def menu(self) -> QMenu:
        """Return what can be done with the current cell."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        appoint = menu.addAction(_("Appoint …"), self.fill)
        icons.set_icon(appoint, Icon.USER_PLUS)
        appoint.setEnabled(self._desk.can_write)
        for office in self._offices():
            menu.addSeparator()
            self._add_deeds(menu, office)
        return menu

    def _make_bar(self) -> DayBar:
        bar = DayBar(self._desk.today, [(_ALL, _("All")), (_VACANT, _("Only vacant"))])
        self._count = Label("", Type.LABEL, Ink.MUTED)
        self._print = IconButton(Icon.PRINTER, _("Print"), Ink.TEXT)
        self._print.clicked.connect(self._on_print)
        for widget in (self._count, self._print):
            bar.add(widget)
        bar.day_changed.connect(self.reload)
        bar.chosen.connect(self._show_board)
        return bar

    def _take(self, board: Board) -> None:
        self._board = board
        self.table.set_corner(board.role)
        self._count.setText(formats.worded(self.vacancies()))
        self._show_board()
        self._fill_wanted()

    def vacancies(self) -> Message:
        """Return how many vacancies there are, in words."""
        count = self._board.vacancies if self._board else 0
        if not count:
            return message("Nothing is vacant")
        return counted("{count} vacancy", "{count} vacancies", count)

    def _show_board(self) -> None:
        if self._board is None:
            return
        here = self.table.currentIndex()
        place = self.model.place(here) if here.isValid() else None
        self.model.show(self._board.narrowed() if self.bar.pills.current() == _VACANT else self._board)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._legend.setVisible(self.model.rowCount() > 0)
        self._count.setVisible(bool(self._board.lines))
        self._nothing.set_words(*self._why_nothing())
        self._go_back(place, here.row(), here.column())

    def _go_back(self, place: tuple[Line, Organisation] | None, row: int, column: int) -> None:
        """Stay in the cell that was current, or near it where that is no longer shown."""
        index = self.model.index_at(place[0].area_id, place[1].id) if place else self.model.index(-1, -1)
        if not index.isValid():
            last = self.model.rowCount() - 1, self.model.columnCount() - 1
            index = self.model.index(max(min(row, last[0]), 0), max(min(column, last[1]), 0))
        if index != self.table.currentIndex():
            self.table.setCurrentIndex(index)

    def _fill_wanted(self) -> None:
        if self._wanted is None:
            return
        (area_id, organisation_id), self._wanted = self._wanted, None
        index = self.model.index_at(area_id, organisation_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self.table.setFocus()
            self.fill()

    def _why_nothing(self) -> tuple[str, str]:
        if self._board is not None and self._board.lines:
            return _("Nothing is vacant"), _("Somebody answers for everything that needs somebody.")
        return (
            _("No product areas yet"),
            _("Write them in under Product areas; here you then see who answers for each of them."),
        )

    def _on_print(self) -> None:
        self._desk.print_wanted.emit(MatrixOrder(self.day()))

    # What is done

    def _appoint(self, line: Line, organisation: Organisation, who: int | str) -> None:
        assert self._board is not None
        work = partial(_fill, line.post, self._board.spot(line, organisation), who, self._board.day)
        told = partial(self._tell, line, organisation, self._board.day)
        self._desk.ops.write(self, work, told, self._desk.warn)
        self.table.setFocus()

    def _tell(self, line: Line, organisation: Organisation, day: date, name: str) -> None:
        self._desk.tell(
            message(
                "{name} answers for {area}, {organisation}, from {day}.",
                name=name,
                area=line.name,
                organisation=organisation.name,
                day=day,
            )
        )

    def _offices(self) -> tuple[Office, ...]:
        """Return what is held in the current cell, or in the one above that answers for it."""
        index = self.table.currentIndex()
        if not index.isValid():
            return ()
        cell = self.model.cell(index)
        return cell.holders or cell.above

    def _add_deeds(self, menu: QMenu, office: Office) -> None:
        assert self._board is not None
        name = self._board.people([office])
        person = menu.addAction(
            _("Go to {name}").format(name=name.replace("&", "&&")),
            partial(self._opener.go_to_person, office.person_id),
        )
        icons.set_icon(person, Icon.USER)
        opened = menu.addAction(_("Open the appointment"), partial(self._opener.open_office, office))
        icons.set_icon(opened, Icon.PENCIL)
        ended = menu.addAction(_("End the appointment …"), partial(self._end, office))
        icons.set_icon(ended, Icon.CALENDAR_X)
        for action in (opened, ended):
            action.setEnabled(self._desk.can_write)

    def _show_menu(self, point: QPoint) -> None:
        self.menu().popup(point)

    def _on_end(self) -> None:
        """End what is held in the current cell itself; of several the menu asks which."""
        index = self.table.currentIndex()
        holders = self.model.cell(index).holders
        if len(holders) == 1:
            self._end(holders[0])
        elif holders:
            self._show_menu(self.table.place_of(index).center())

    def _end(self, office: Office) -> None:
        if self._board is not None and self._desk.can_write:
            line, organisation = self.model.place(self.table.currentIndex())
            what = _("{name}: {area}, {organisation}").format(
                name=self._board.people([office]), area=line.name, organisation=organisation.name
            )
            EndDialog(self._desk, office, what, self.window()).open()


def _legend() -> QWidget:
    """Return what the signs in the cells mean."""
    place = QWidget()
    flow = FlowLayout(place, gap=20, row_gap=4)
    for icon, ink, words in (
        (Icon.CORNER_DOWN_RIGHT, Ink.MUTED, _("Whoever has the area above answers")),
        (Icon.CLOCK, Ink.WARNING, _("Ends within 90 days")),
    ):
        sign = QWidget()
        row = QHBoxLayout(sign)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Picture(icon, ink, 14))
        row.addWidget(Label(words, Type.LABEL, Ink.MUTED))
        flow.addWidget(sign)
    return place


def _fill(post: Post, spot: Spot, who: int | str, day: date, register: Register) -> str:
    """Appoint somebody; return their name."""
    appointment = matrix.fill(register, post, spot, who, day)
    assert appointment.person_id is not None
    return records.names_of(register, [("person", appointment.person_id)])["person", appointment.person_id]


def _from_when(board: Board, line: Line, organisation: Organisation) -> str:
    """Return what choosing somebody comes to."""
    names = board.people(board.cell(line, organisation).holders)
    if names:
        return _("From {day}, in place of {names}.").format(day=formats.day(board.day), names=names)
    return _("From {day}.").format(day=formats.day(board.day))


def _neighbours(board: Board, organisation: Organisation) -> list[tuple[int, str]]:
    """Return those who answer for something in an organisation already, who has most first."""
    held: dict[int, int] = {}
    for (_area, organisation_id), cell in board.cells.items():
        if organisation_id == organisation.id:
            for office in cell.holders:
                held[office.person_id] = held.get(office.person_id, 0) + 1
    order = sorted(held, key=lambda each: (-held[each], board.names["person", each]))
    return [(each, board.names["person", each]) for each in order]
