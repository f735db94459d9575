"""Editors of a whole number with its unit, and of money."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.amounts import DecimalSign, read_money, read_number
from inkop_desktop.exchange.cells.reading import Reading
from inkop_desktop.rules.money import Money
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.combo import Combo
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.line import Line
from inkop_desktop.ui.widgets.label import Label

_WIDTH, _WHOLE_WIDTH = 180, 96
_LARGEST_WHOLE = 10**9


class WholeEditor(Editor):
    """A whole number from `least` to `most`, or blank, with its unit behind it; arrow keys count."""

    wide = False

    def __init__(
        self, unit: str = "", least: int = 0, parent: QWidget | None = None, *, most: int = _LARGEST_WHOLE
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._line = Line()
        self._line.setFixedWidth(theme.px(_WHOLE_WIDTH))
        self._line.textEdited.connect(self.changed)
        self._line.editingFinished.connect(self._tidy)
        self._take(self._line)
        self._unit = Label(unit, Type.BODY, Ink.MUTED)
        self.row.addWidget(self._unit)
        self.row.addStretch()

    def value(self) -> int | None:
        """Return the number; none when it is blank or cannot be read."""
        try:
            number = read_number(self._line.text(), _decimal_sign()).value
        except UserError:
            return None
        if number is None or number != number.to_integral_value():
            return None
        return int(number) if self._least <= number <= self._most else None

    def unreadable(self) -> str:
        """Return why the text is no such number; empty when it is one or blank."""
        typed = self._line.text().strip()
        if not typed or self.value() is not None:
            return ""
        least, most = formats.integer(self._least), formats.integer(self._most)
        if self._most < _LARGEST_WHOLE:
            said = _("“{text}” is not a whole number from {least} to {most}.")
            return said.format(text=typed, least=least, most=most)
        return _("“{text}” is not a whole number from {least} up.").format(text=typed, least=least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down."""
        steps: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        before = self.value()
        after = self._least if before is None else self._within(before + steps[event.key()])
        if after != before:
            self._show(after)
            self.changed.emit()

    def _show(self, value: int | None) -> None:
        self._line.setText("" if value is None else formats.integer(value))

    def _within(self, value: int) -> int:
        return min(max(self._least, value), self._most)

    def _tidy(self) -> None:
        value = self.value()
        if value is not None:
            self._show(value)


class MoneyEditor(Editor):
    """An amount and its currency, or blank; “1,2 mkr” and “5 MNOK” are read as they are meant."""

    wide = False
    hint_below = True

    def __init__(self, currencies: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line()
        self._line.setFixedWidth(theme.px(_WIDTH))
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.textEdited.connect(self.changed)
        self._line.editingFinished.connect(self._tidy)
        self._currency = Combo()
        self._currency.addItems(list(currencies))
        self._currency.activated.connect(self._on_currency)
        self._take(self._line)
        self.row.addWidget(self._currency)
        self.row.addStretch()

    def value(self) -> Money | None:
        """Return the money; none when the amount is blank or cannot be read."""
        try:
            return self._reading().value
        except UserError:
            return None

    def unreadable(self) -> str:
        """Return why the text is no amount; empty when it is one or blank."""
        try:
            self._reading()
        except UserError as error:
            return formats.worded(error)
        return ""

    def remark(self) -> str:
        """Return how a doubtful amount was read."""
        try:
            doubt = self._reading().doubt
        except UserError:
            return ""
        return formats.worded(doubt) if doubt else ""

    def set_name(self, name: str) -> None:
        """Name the amount after the field, and the currency after both."""
        super().set_name(name)
        self._currency.setAccessibleName(_("Currency of “{field}”").format(field=name))

    def _reading(self) -> Reading[Money]:
        return read_money(self._line.text(), self._currency.currentText(), _decimal_sign())

    def _show(self, value: Money | None) -> None:
        if value is None:
            self._line.clear()
            return
        if self._currency.findText(value.currency) < 0:
            self._currency.addItem(value.currency)
        self._currency.setCurrentText(value.currency)
        whole = value.amount == value.amount.to_integral_value()
        places = 0 if whole else formats.minor_digits(value.currency)
        self._line.setText(formats.decimal(value.amount, places))

    def _tidy(self) -> None:
        value = self.value()
        if value is not None:
            self._show(value)

    def _on_currency(self) -> None:
        if self._line.text():
            self.changed.emit()


def _decimal_sign() -> DecimalSign:
    return DecimalSign.POINT if text.language() == text.SOURCE else DecimalSign.COMMA
