"""The editor of a date: typed in any spelling, or picked in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.dates import Edge, read_date
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.widgets.buttons import IconButton
from inkop_desktop.ui.widgets.calendar import Calendar
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.line import Line

_WIDTH = 180


class DateEditor(Editor):
    """A day, or blank; of a month or a year that is typed it takes the first or the last day (`edge`)."""

    wide = False

    def __init__(self, edge: Edge = Edge.FIRST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = edge
        self._line = Line()
        self._line.setFixedWidth(theme.px(_WIDTH))
        self._line.textEdited.connect(self.changed)
        self._line.editingFinished.connect(self._tidy)
        self._take(self._line)
        self._button = IconButton(Icon.CALENDAR, _("Choose in the calendar"))
        self._button.clicked.connect(self.show_calendar)
        self.row.addWidget(self._button)
        self.row.addStretch()

    def value(self) -> date | None:
        """Return the day; none when it is blank or cannot be read."""
        try:
            return read_date(self._line.text(), edge=self._edge).value
        except UserError:
            return None

    def unreadable(self) -> str:
        """Return why the text is no date; empty when it is one or blank."""
        try:
            read_date(self._line.text(), edge=self._edge)
        except UserError as error:
            return formats.worded(error)
        return ""

    def remark(self) -> str:
        """Return the day in words, so that a slip is seen."""
        day = self.value()
        return formats.long_day(day) if day else ""

    def show_calendar(self) -> None:
        """Open the calendar under the field."""
        popup = Calendar(self.value() or date.today(), self)  # noqa: DTZ011 - the person's own day
        popup.calendar.clicked.connect(self._on_picked)
        popup.calendar.activated.connect(self._on_picked)
        popup.open_under(self._line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down or F4, as drop-down lists do."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.show_calendar()
        else:
            super().keyPressEvent(event)

    def _show(self, value: date | None) -> None:
        self._line.setText(formats.day(value) if value else "")

    def _tidy(self) -> None:
        """Write what was understood the usual way, once the person has left the field."""
        day = self.value()
        if day:
            self._line.setText(formats.day(day))

    def _on_picked(self, picked: QDate) -> None:
        popup = self.findChild(Calendar)
        if popup:
            popup.close()
        day = date(picked.year(), picked.month(), picked.day())
        if day != self.value():
            self._line.setText(formats.day(day))
            self.changed.emit()
        self._line.setFocus()
