"""The chosen report beside the list of all: what it is for, its choices, its button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.reports.choices import Choices, Offered
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scroll import EDGE, Scroll, in_line


class ReportPanel(QStackedWidget):
    """One report at a time; what was chosen for another is kept while the page is there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The chosen report"))
        self._desk = desk
        self._picture = Picture(Icon.PRINTER, Ink.ACCENT, 22)
        self._title = Label("", Type.RECORD, wrap=True)
        self._purpose = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._made: dict[Offered, Choices] = {}
        self._choices: Choices | None = None
        self._scroll = Scroll()
        self.button = Button("", Kind.PRIMARY)
        self.button.clicked.connect(self.carry_out)
        self.addWidget(
            Empty(Icon.INFO, _("Nothing is chosen"), _("Choose a report in the list to see all about it."))
        )
        self.addWidget(self._panel())

    def choices(self) -> Choices | None:
        """Return the choices of the report that is shown."""
        return self._choices

    def show_report(self, report: Offered | None) -> None:
        """Show a report with its choices; nothing for none."""
        if self._choices is not None:
            self._choices.hide()
        self.setCurrentIndex(0 if report is None else 1)
        self._choices = None if report is None else self._choices_of(report)
        if report is None or self._choices is None:
            return
        self._picture.set_icon(report.icon, Ink.ACCENT)
        self._title.setText(_(report.title))
        self._purpose.setText(_(report.purpose))
        self.button.setText(_(self._choices.verb))
        icons.set_icon(self.button, self._choices.icon, Ink.ON_ACCENT)
        self.button.setAccessibleDescription(_(report.title))
        self._choices.show()

    def mark(self, wanted: str) -> None:
        """Mark the words of a search in what the report is called and is for."""
        self._title.mark(wanted)
        self._purpose.mark(wanted)

    def carry_out(self) -> None:
        """Do what the button says, where all that is needed is there."""
        if self._choices is not None and self._choices.is_complete():
            self._choices.carry_out()

    def _choices_of(self, report: Offered) -> Choices:
        if report not in self._made:
            self._made[report] = report.make(self._desk)
            self._scroll.body.insertWidget(self._scroll.body.count() - 1, self._made[report])
        return self._made[report]

    def _panel(self) -> Panel:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._scroll.body.setSpacing(theme.px(12))
        self._scroll.body.addLayout(head)
        self._scroll.body.addWidget(self._purpose)
        self._scroll.body.addStretch()
        panel = Panel(edge=EDGE)
        panel.body.addWidget(self._scroll, 1)
        row = in_line(self.button)
        row.addStretch()
        panel.body.addLayout(row)
        return panel
