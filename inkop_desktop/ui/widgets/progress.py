"""Long work: what is happening now, how far it has come, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.label import Label


class Progress(QWidget):
    """Show one piece of work; hidden while nothing is going on.

    Signals: cancelled – the person wants it stopped; everything shall be as it was.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Label("", Type.LABEL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(_("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        column.addWidget(self._what)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.hide()

    def start(self, what: str, *, cancellable: bool = True) -> None:
        """Show that work has begun, before it is known how much it is."""
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(True)
        self.step(what, 0, 0)
        self.show()

    def step(self, what: str, done: int, total: int) -> None:
        """Show what is happening now; `total` zero means that nobody knows how much is left."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def finish(self) -> None:
        """Hide it: the work has ended, well or not."""
        # A bar without an end would go on moving while nobody sees it.
        self._bar.setRange(0, 1)
        self.hide()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._what.setText(_("Stopping …"))
        self.cancelled.emit()
