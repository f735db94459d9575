"""The bar above what shows a day: which day, in which way, and at the right what else there is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.pills import Pills


class DayBar(QWidget):
    """A day, today at first, and a row of pills; goes on in the next row where it is narrow.

    Signals: day_changed – the person wrote another day; chosen(key) – chose another pill.
    """

    day_changed = Signal()
    chosen = Signal(str)

    def __init__(
        self, today: date, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.editor = DateEditor()
        self.editor.set_name(_("On the day"))
        self.editor.set_value(today)
        self.editor.changed.connect(self._on_day)
        self._back = Button(_("Today"), Kind.LINK)
        self._back.clicked.connect(self.go_to_today)
        self._back.hide()
        self.pills = Pills(_("Show"), choices)
        self.pills.chosen.connect(self.chosen)
        self.pills.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._flow = FlowLayout(self, gap=12)
        for part in (self._day_part(), self.pills):
            self.add(part)

    def day(self) -> date | None:
        """Return the day; none while it cannot be read."""
        return self.editor.value()

    def go_to_today(self) -> None:
        """Show today."""
        self.editor.set_value(self._today)
        self._on_day()

    def add(self, widget: QWidget) -> None:
        """Put something at the end."""
        self._flow.addWidget(widget)
        self._flow.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)

    def _day_part(self) -> QWidget:
        label = Label(_("On the day"), Type.LABEL, Ink.MUTED)
        label.setBuddy(self.editor)
        part = QWidget()
        part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for widget in (label, self.editor, self._back):
            row.addWidget(widget)
        return part

    def _on_day(self) -> None:
        self._back.setVisible(self.day() not in (None, self._today))
        self.day_changed.emit()
