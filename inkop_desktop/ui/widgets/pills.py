"""Quick filters above a list: a row of pills of which one is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from inkop_desktop.ui.widgets.buttons import literal
from inkop_desktop.ui.widgets.flow import FlowLayout


class Pills(QWidget):
    """A row of exclusive choices; the arrow keys go from one to the next.

    Signals: chosen(key) – the person chose another pill; never sent by `set_current`.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._layout = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._pills: dict[str, QPushButton] = {}
        self._last: list[tuple[QWidget, Qt.AlignmentFlag]] = []
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Show these (key, words); the first is chosen unless the old choice is among them."""
        before = self.current()
        for pill in self._pills.values():
            self._group.removeButton(pill)
            self._layout.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = {key: self._new_pill(text) for key, text in choices}
        if self._pills:
            self.set_current(before if before in self._pills else next(iter(self._pills)))
        for widget, side in self._last:
            self._layout.removeWidget(widget)
            self._put_last(widget, side)

    def add_last(self, widget: QWidget, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """Put something after the pills, or at the right end of their row."""
        self._last.append((widget, side))
        self._put_last(widget, side)

    def current(self) -> str:
        """Return the key of the chosen pill; empty when there are none."""
        return next((key for key, pill in self._pills.items() if pill.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose a pill without telling anybody."""
        self._pills[key].setChecked(True)

    def _put_last(self, widget: QWidget, side: Qt.AlignmentFlag) -> None:
        self._layout.addWidget(widget)
        self._layout.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter | side)

    def _new_pill(self, text: str) -> QPushButton:
        pill = QPushButton(literal(text), self)
        pill.setAccessibleName(text)
        pill.setProperty("kind", "pill")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        self._group.addButton(pill)
        self._layout.addWidget(pill)
        self._layout.setAlignment(pill, Qt.AlignmentFlag.AlignVCenter)  # in line with what stands last
        return pill

    def _on_clicked(self, _pill: QAbstractButton) -> None:
        self.chosen.emit(self.current())
