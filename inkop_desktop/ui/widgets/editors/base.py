"""What every editor of a value has in common."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inkop_desktop.ui import theme


class Editor(QWidget):
    """A control for one value.

    Signals: changed – the person changed it; never sent by `set_value`; remarked – there is
    something else to say of the same value.
    """

    changed = Signal()
    remarked = Signal()
    # A wide editor takes the whole width of its form, a narrow one leaves room for a hint beside it.
    wide = True
    # An editor of many values is not marked as a whole: only one of them may be wrong.
    marked = True
    # Where there is no room beside it, a hint stands under it.
    hint_below = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(8))

    @abstractmethod
    def value(self) -> Any:
        """Return the value; none when it is blank or cannot be read (see `unreadable`)."""

    def set_value(self, value: Any) -> None:
        """Show a value without telling anybody."""
        with QSignalBlocker(self):
            self._show(value)

    def unreadable(self) -> str:
        """Return a sentence when what stands there is no value; empty when all is well."""
        return ""

    def tells(self, problem: str) -> bool:  # noqa: ARG002 - most have no parts
        """Say what is wrong beside the part that it is about, and tell whether there is one.

        An empty text says that nothing is wrong.
        """
        return False

    def remark(self) -> str:
        """Return how the value was understood, where that helps."""
        return ""

    def set_name(self, name: str) -> None:
        """Give the control the name that is read aloud."""
        control = self.focusProxy() or self
        control.setAccessibleName(name)

    def set_help(self, text: str) -> None:
        """Give the control the description that is read aloud after its name."""
        control = self.focusProxy() or self
        control.setAccessibleDescription(text)

    @abstractmethod
    def _show(self, value: Any) -> None:
        """Put the value into the control."""

    def _take(self, control: QWidget, stretch: int = 0) -> None:
        """Place the control that the keyboard speaks to."""
        self.row.addWidget(control, stretch)
        self.setFocusProxy(control)
        self.setFocusPolicy(control.focusPolicy())
