"""The steps of a wizard: done, here, to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label, tooltip

_WIDTH, _ROW, _LEAST_ROW, _TEXT_AT = 236, 34, 24, 33


class StepState(Enum):
    """Where a step stands on the way."""

    DONE = "done"
    HERE = "here"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the list."""

    key: str
    title: str
    state: StepState


class _StepRow(QAbstractButton):
    """A step; only one that is done can be gone back to."""

    def __init__(self, number: int, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self._number = str(number)
        self.setText(step.title)
        self.setAccessibleName(_spoken(number, step))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        done = step.state is StepState.DONE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if done else Qt.FocusPolicy.NoFocus)
        self.setEnabled(done)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font(Type.STRONG)).horizontalAdvance(self.text())
        return QSize(theme.px(_TEXT_AT + 8) + round(words), theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_TEXT_AT), theme.px(_LEAST_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = event.size().width() < self.sizeHint().width()
        self.setToolTip(tooltip(self.text()) if is_cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mix(theme.colour(Ink.SIDEBAR), theme.colour(Ink.TEXT), 0.06))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        side = theme.px(18)
        mark = QRectF(theme.px(6), (self.height() - side) / 2, side, side)
        inks = {StepState.DONE: Ink.TEXT, StepState.HERE: Ink.ACCENT, StepState.TO_COME: Ink.MUTED}
        if self.step.state is StepState.DONE:
            icons.paint(painter, mark, Icon.CIRCLE_CHECK, theme.colour(Ink.DONE))
        else:
            self._paint_number(painter, mark)
        painter.setFont(theme.font(Type.STRONG if self.step.state is StepState.HERE else Type.BODY))
        painter.setPen(theme.colour(inks[self.step.state]))
        words = QRectF(self.rect()).adjusted(theme.px(_TEXT_AT), 0, 0, 0)
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _paint_number(self, painter: QPainter, mark: QRectF) -> None:
        here = self.step.state is StepState.HERE
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Ink.ACCENT))
        else:
            painter.setPen(QPen(theme.colour(Ink.LINE), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark)
        font = theme.font(Type.CAPTION)
        font.setWeight(theme.font(Type.STRONG if here else Type.BODY).weight())
        painter.setFont(font)
        painter.setPen(theme.colour(Ink.ON_ACCENT if here else Ink.MUTED))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, self._number)


class Steps(QFrame):
    """The column at the left of a wizard.

    Signals: chosen(key) – the person wants back to a step that is done.
    """

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sidebar")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._remark = Label("", Type.LABEL, wrap=True)
        self._rows: list[_StepRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(18), theme.px(20), theme.px(12), theme.px(16))
        outer.setSpacing(theme.px(4))
        outer.addWidget(Label(title, Type.SECTION, wrap=True))
        outer.addWidget(self._remark)
        outer.addSpacing(theme.px(8))
        outer.addLayout(self._column)
        outer.addStretch()

    def set_remark(self, text: str) -> None:
        """Show the line under the title: the draft's number and when it was saved."""
        self._remark.setText(text)

    def set_steps(self, steps: Iterable[Step]) -> None:
        """Show these steps; the list may change with the answers."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_StepRow(number, step, self) for number, step in enumerate(steps, start=1)]
        for row in self._rows:
            row.clicked.connect(self._on_clicked)
            self._column.addWidget(row)

    def sizeHint(self) -> QSize:
        """Return the width that shows every title."""
        widest = max((row.sizeHint().width() for row in self._rows), default=0)
        return QSize(max(theme.px(_WIDTH), widest + theme.px(32)), super().sizeHint().height())

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _StepRow):
            self.chosen.emit(row.step.key)


def _spoken(number: int, step: Step) -> str:
    words = {
        StepState.DONE: _("Step {number}, {title}, done"),
        StepState.HERE: _("Step {number}, {title}, here now"),
        StepState.TO_COME: _("Step {number}, {title}, to come"),
    }
    return words[step.state].format(number=number, title=step.title)
