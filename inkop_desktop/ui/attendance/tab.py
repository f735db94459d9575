"""The page of attendance: who came to the meetings of a body, noted cell by cell."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.records.bodies import Attendance, Body
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports import attendance_signs as signs
from inkop_desktop.reports.attendance_order import AttendanceOrder
from inkop_desktop.rules.organising import Presence
from inkop_desktop.services import attending
from inkop_desktop.text import N_, _, message
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.attendance.board import Board, Line, fetch, letters
from inkop_desktop.ui.attendance.model import ICONS, SERVES, AttendanceModel
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.organisation.matrixtable import MatrixTable
from inkop_desktop.ui.records.tab import Tab
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, IconButton, literal
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label

SHOWN_BY = frozenset({"body", "appointment", "person", "organisation", "role", "profile"})


class AttendanceTable(MatrixTable):
    """The table of attendance; Space notes in the current cell too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note with Space that somebody came."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.filling.emit(" ")
        else:
            super().keyPressEvent(event)


class AttendanceTab(Tab):
    """The attendance at a body in a year."""

    title = N_("Attendance")
    is_searchable = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._board: Board | None = None
        self.model = AttendanceModel(self)
        self.table = AttendanceTable(_(self.title), _("Members"))
        self.table.setModel(self.model)
        self.bodies, self.years = ChoiceEditor([]), ChoiceEditor([])
        self._nothing = Empty(Icon.LANDMARK, "", "")
        self._first = Button("")
        self._first.clicked.connect(self._on_first)
        self._nothing.add_action(self._first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._legend = Label("", Type.LABEL, Ink.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._make_bar())
        column.addWidget(self._stack, 1)
        column.addWidget(self._legend)
        self.table.filling.connect(self._on_filling)
        self.table.emptying.connect(self.clear)
        self.table.menu_wanted.connect(self._show_menu)
        self.reload()

    def refresh(self, changed: Changed) -> None:
        """Show it anew where a change set touched it."""
        if changed.touched.keys() & SHOWN_BY:
            self.reload()

    def reload(self) -> None:
        """Fetch the chosen body and year; what is shown stays until they come."""
        self._fetch(self.bodies.value(), self.years.value())

    def show_body(self, body_id: int) -> None:
        """Show the attendance at a body this year."""
        self._fetch(body_id, self._desk.today.year)

    def note(self, presence: Presence, in_place_of_id: int | None = None) -> None:
        """Note in the current cell whether somebody came, and for whom they served."""
        if (cell := self._open_cell()) is None:
            return
        board, line, day = cell
        assert line.attendee is not None
        noted = Attendance(
            day=day,
            person_id=line.attendee.person_id,
            presence=presence,
            in_place_of_id=in_place_of_id,
        )
        before = board.noted(line, day)
        if before is None or replace(before, id=None) != noted:
            self._write(partial(_note, board.body_id, noted, self._desk.today), day)

    def note_others(self) -> None:
        """Note that all others were present on the day of the current cell."""
        if self._board is not None and self.table.currentIndex().isValid() and self._desk.can_write:
            _line, day = self.model.place(self.table.currentIndex())
            self._write(partial(_note_others, self._board.body_id, day, self._desk.today), day)

    def clear(self) -> None:
        """Take away what is noted in the current cell."""
        cell = self._open_cell()
        if cell is not None and cell[0].noted(*cell[1:]) is not None:
            board, line, day = cell
            assert line.attendee is not None
            persons = [line.attendee.person_id]
            self._write(partial(_clear, board.body_id, day, persons, self._desk.today), day)

    def menu(self) -> QMenu:
        """Return what can be done with the current cell and its day."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        index = self.table.currentIndex()
        if self._board is None or not index.isValid():
            return menu
        line, day = self.model.place(index)
        if self._open_cell() is not None:
            self._add_presences(menu, self._board, line, day)
            menu.addSeparator()
        if day <= self._desk.today:
            others = menu.addAction(_("All others were present"), self.note_others)
            icons.set_icon(others, Icon.LIST_CHECKS)
            others.setEnabled(self._desk.can_write)
        sheet = menu.addAction(_("Sheet for the minutes"), partial(self._on_print, day))
        icons.set_icon(sheet, Icon.PRINTER)
        if line.attendee is not None:
            name = line.attendee.name.replace("&", "&&")
            person = menu.addAction(
                _("Go to {name}").format(name=name),
                partial(self._desk.go, "person", line.attendee.person_id),
            )
            icons.set_icon(person, Icon.USER)
        return menu

    # What it is made of

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(bar, gap=12)
        self._count = Label("", Type.LABEL, Ink.MUTED)
        self._print = IconButton(Icon.PRINTER, _("Print"), Ink.TEXT)
        self._print.clicked.connect(partial(self._on_print, None))
        for editor, name in ((self.bodies, _("Body")), (self.years, _("Year"))):
            editor.set_name(name)
            editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            editor.changed.connect(self._on_chosen)
        for widget in (self.bodies, self.years, self._count, self._print):
            flow.addWidget(widget)
            flow.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        return bar

    def _add_presences(self, menu: QMenu, board: Board, line: Line, day: date) -> None:
        for presence in Presence:
            letter = signs.letter(presence)
            action = menu.addAction(f"{formats.word(presence)}\t{letter}", partial(self.note, presence))
            icons.set_icon(action, ICONS[presence])
        serving = menu.addMenu(_("Serves in place of"))
        icons.set_icon(serving.menuAction(), SERVES)
        for member in board.absent_members(day):
            if member != line.attendee:
                name = member.name.replace("&", "&&")
                serving.addAction(name, partial(self.note, Presence.PRESENT, member.person_id))
        serving.setEnabled(not serving.isEmpty() and not (line.attendee and line.attendee.is_member(day)))
        cleared = menu.addAction(_("Not noted"), self.clear)
        icons.set_icon(cleared, Icon.X)
        cleared.setEnabled(board.noted(line, day) is not None)

    # What is shown

    def _fetch(self, body_id: int | None, year: int | None) -> None:
        self._desk.ops.read(self, "attendance", partial(fetch, body_id, year, self._desk.today), self._take)

    def _on_chosen(self) -> None:
        """Show another body or another year."""
        self.reload()

    def _take(self, board: Board | None) -> None:
        self._board = board
        if board is not None:
            self._choose(board)
            self.model.show(board)
            self._begin(board)
            noted = sum(board.sitting.is_noted(day) for day in board.days)
            held = sum(day <= board.today for day in board.days)
            self._count.setText(_("{count} of {all} noted").format(count=noted, all=held))
            self._legend.setText(_legend())
        is_filled = board is not None and self.model.rowCount() > 0 and self.model.columnCount() > 0
        self._stack.setCurrentIndex(0 if is_filled else 1)
        self._nothing.set_words(*_why_nothing(board))
        self._offer_first(board)
        for choice in (self.bodies, self.years):
            choice.setVisible(board is not None)
        for widget in (self._count, self._print, self._legend):
            widget.setVisible(is_filled)

    def _offer_first(self, board: Board | None) -> None:
        """Offer what is to be done first with a body of which nothing can be shown."""
        is_to_appoint = board is not None and bool(board.days)
        self._first.setVisible(board is not None and (self._desk.can_write or not is_to_appoint))
        if board is not None:
            name = literal(board.sitting.body.name)
            self._first.setText(
                _("New appointment") if is_to_appoint else _("Go to {name}").format(name=name)
            )

    def _begin(self, board: Board) -> None:
        """Where no cell is current, begin with the first that waits, else with the first of all."""
        if not self.table.currentIndex().isValid():
            first = board.first_missed()
            self.table.setCurrentIndex(self.model.index_at(*first) if first else self.model.index(0, 0))

    def _choose(self, board: Board) -> None:
        """Offer the bodies and the years, and show which are chosen, without asking anew."""
        self.bodies.set_choices(board.bodies)
        self.bodies.set_value(board.body_id)
        self.years.set_choices([(each, str(each)) for each in board.years])
        self.years.set_value(board.year)

    def _open_cell(self) -> tuple[Board, Line, date] | None:
        """Return the current cell where something can be noted in it."""
        index = self.table.currentIndex()
        if self._board is None or not index.isValid() or not self._desk.can_write:
            return None
        line, day = self.model.place(index)
        return (self._board, line, day) if self._board.is_open(line, day) else None

    # What is done

    def _on_first(self) -> None:
        """Appoint somebody to the body, or go to it where its meeting days are to be written in first."""
        assert self._board is not None
        if self._board.days:
            self._desk.appoint_wanted.emit(Appointment(body_id=self._board.body_id))
        else:
            self._desk.go("body", self._board.body_id)

    def _on_filling(self, typed: str) -> None:
        """Note what a letter stands for, and go on to the next line; offer all there is without one."""
        presence = letters().get(typed.lower())
        if presence is not None and self._open_cell() is not None:
            self.note(presence)
            self._go_down()
        elif not typed:
            self._show_menu(self.table.place_of(self.table.currentIndex()).center())

    def _go_down(self) -> None:
        here = self.table.currentIndex()
        below = self.model.index(here.row() + 1, here.column())
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _show_menu(self, point: QPoint) -> None:
        self.menu().popup(point)

    def _on_print(self, day: date | None) -> None:
        if self._board is not None:
            self._desk.print_wanted.emit(
                AttendanceOrder(self._desk.today, self._board.body_id, self._board.year, day)
            )

    def _write(self, work: partial[Body], day: date) -> None:
        self._desk.ops.write(self, work, partial(self._tell, day), self._desk.warn)

    def _tell(self, day: date, body: Body) -> None:
        self._desk.tell(message("Attendance at {body}, {day}, is noted.", body=body.name, day=day))


def _why_nothing(board: Board | None) -> tuple[str, str]:
    """Return why nothing is shown, and what to do first."""
    if board is None:
        return _("No bodies yet"), _(
            "Write in the council or the board under Bodies, with the days it meets."
        )
    if not board.days:
        return (
            _("No meeting days in {year}").format(year=board.year),
            _("Write them in on the body, under Bodies; then it is noted here who came."),
        )
    return _("Nobody is appointed to it"), _("Appoint its members under Appointments; they then stand here.")


def _legend() -> str:
    """Return what to type in a cell."""
    letters_told = " · ".join(f"{signs.letter(each)} {formats.word(each)}" for each in Presence)
    return _("Type the letter: {letters}. Enter shows everything that can be noted.").format(
        letters=letters_told
    )


def _note(body_id: int, noted: Attendance, today: date, register: Register) -> Body:
    return attending.note(register, body_id, noted, today)


def _note_others(body_id: int, day: date, today: date, register: Register) -> Body:
    return attending.note_others(register, body_id, day, today)


def _clear(body_id: int, day: date, persons: Collection[int], today: date, register: Register) -> Body:
    return attending.clear(register, body_id, day, persons, today)
