"""A calendar that opens under a field."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from inkop_desktop import text
from inkop_desktop.rules.terms import FIRST_YEAR, LAST_YEAR
from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink


class Calendar(QFrame):
    """A calendar in a frame that goes when one clicks beside it."""

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "popup")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(text.language()))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(4),) * 4)
        column.addWidget(self.calendar)

    def open_under(self, field: QWidget) -> None:
        """Show it under the field, or above where the screen ends."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + theme.px(4)))
        if place.y() + self.height() > field.screen().availableGeometry().bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - theme.px(4)))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _dress(self) -> None:
        """Give it our arrows, and working days and weekends their colours."""
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour(Ink.MUTED))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, quiet)
        heads = QTextCharFormat()
        heads.setForeground(theme.colour(Ink.MUTED))
        heads.setBackground(theme.colour(Ink.SURFACE))
        self.calendar.setHeaderTextFormat(heads)
        for name, icon, words in (
            ("qt_calendar_prevmonth", Icon.CHEVRON_LEFT, _("Month before")),
            ("qt_calendar_nextmonth", Icon.CHEVRON_RIGHT, _("Month after")),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if button:
                icons.set_icon(button, icon)
                button.setToolTip(words)
                button.setAccessibleName(words)
