"""What a person has of courses, certificates and practice, with a mark where something expires."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.records.people import Competence
from inkop_desktop.rules.competence import expires_soon
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.label import Label


class CompetenceList(QWidget):
    """One row for each; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(8))
        self._rows: list[str] = []
        self.hide()

    def show_competences(self, competences: Sequence[Competence], today: date) -> None:
        """Show these, what expires first at the top."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(Label(_("Competence"), Type.STRONG))
        order = sorted(competences, key=lambda each: each.expires_on or date.max)
        for each in order:
            self._column.addWidget(_row(each, today))
        self._rows = [f"{each.title}: {expiry(each, today).text}" for each in order]
        self.setVisible(bool(competences))

    def rows(self) -> list[str]:
        """Return each with what is said about its expiry."""
        return list(self._rows)


def expiry(competence: Competence, today: date) -> Chip:
    """Return the mark of something that has expired or will; without words where it does not."""
    day = competence.expires_on
    if day is None:
        return Chip("")
    if day < today:
        return Chip(_("Expired {day}").format(day=formats.day(day)), Tone.DANGER, Icon.CIRCLE_ALERT)
    said = _("Valid until and including {day}").format(day=formats.day(day))
    if expires_soon(competence, today):
        return Chip(said, Tone.WARNING, Icon.CLOCK)
    return Chip(said, Tone.DONE, Icon.CIRCLE_CHECK)


def _row(competence: Competence, today: date) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    title = Label(competence.title, wrap=True)
    title.set_selectable()
    column.addWidget(title)
    facts = (formats.show(competence.kind), formats.show(competence.gained_on), competence.given_by)
    column.addWidget(Label(" · ".join(filter(None, facts)), Type.LABEL, Ink.MUTED, wrap=True))
    column.addWidget(ChipLabel(expiry(competence, today)))
    return row
