"""The sidebar: whose register this is, the areas of the program, and how old the backup is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.label import Label, tooltip
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scroll import EDGE, Scroll, in_line

_WIDTH, _ROW, _TEXT_AT, _BORDER = 216, 34, 38, 1


class AreaButton(QAbstractButton):
    """One area: icon, name and how many things wait there."""

    def __init__(self, key: str, text: str, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self._count, self._tone = "", Tone.NEUTRAL
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_badge(0)

    def set_badge(self, count: int, tone: Tone = Tone.NEUTRAL) -> None:
        """Show how many things wait; nothing when there are none."""
        self._count, self._tone = _written(count) if count else "", tone
        self.setAccessibleName(f"{self.text()}, {self._count}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole name and a count."""
        words = QFontMetricsF(theme.font(Type.STRONG)).horizontalAdvance(self.text())
        return QSize(theme.px(_TEXT_AT) + round(words) + theme.px(40), theme.px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour(Ink.ACCENT if self.isChecked() else Ink.TEXT)
        self._paint_ground(painter)
        side, height = theme.px(icons.SIZE), self.height()
        picture = QRectF(theme.px(10), (height - side) // 2, side, side)
        icons.paint(painter, picture, self._icon, ink if self.isChecked() else theme.colour(Ink.MUTED))
        words = QRectF(theme.px(_TEXT_AT), 0, self.width() - theme.px(_TEXT_AT + 30), height)
        painter.setFont(theme.font(Type.STRONG if self.isChecked() else Type.BODY))
        painter.setPen(ink)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if self._count:
            self._paint_count(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        if self.isChecked():
            ground = theme.colour(Ink.ACCENT_SURFACE)
        elif self.underMouse():
            ground = theme.mix(theme.colour(Ink.SIDEBAR), theme.colour(Ink.TEXT), 0.06)
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))

    def _paint_count(self, painter: QPainter) -> None:
        font = theme.font(Type.CAPTION)
        font.setWeight(theme.font(Type.STRONG).weight())
        painter.setFont(font)
        painter.setPen(theme.colour(self._tone.ink))
        place = QRectF(self.rect()).adjusted(0, 0, -theme.px(8), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)


class Sidebar(QFrame):
    """The column at the left of the window.

    Signals: chosen(key) – the person went to an area; never sent by `set_current`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sidebar")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._organisation = Label("", Type.SECTION, wrap=True)
        self._file = Label("", Type.LABEL)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._areas: dict[str, AreaButton] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        self._picture = Picture(Icon.CIRCLE_CHECK, Ink.DONE, 14)
        self._status = Label("", Type.LABEL, wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(12 - EDGE), theme.px(16), theme.px(12 - EDGE), theme.px(12))
        outer.setSpacing(0)
        outer.addLayout(in_line(self._organisation))
        outer.addSpacing(theme.px(4))
        outer.addLayout(in_line(self._file))
        outer.addSpacing(theme.px(16))
        self._scroll = Scroll()  # in a low window, at large type
        self._scroll.body.addLayout(self._column)
        self._scroll.body.addStretch()
        outer.addWidget(self._scroll, 1)
        outer.addSpacing(theme.px(8))
        outer.addLayout(self._bottom())
        self.set_status("")

    def set_register(self, organisation: str, file: str) -> None:
        """Show whose register is open, and in which file."""
        self._organisation.setText(organisation)
        self._file.setText(file)
        self._file.setToolTip(tooltip(file))

    def add_area(self, key: str, text: str, icon: Icon) -> None:
        """Add an area under the ones before."""
        area = AreaButton(key, text, icon, self)
        self._areas[key] = area
        self._group.addButton(area)
        self._column.addWidget(area)

    def set_badge(self, key: str, count: int, tone: Tone = Tone.NEUTRAL) -> None:
        """Show how many things wait in an area."""
        self._areas[key].set_badge(count, tone)

    def set_current(self, key: str) -> None:
        """Mark the area that is shown, without telling anybody."""
        self._areas[key].setChecked(True)
        self._scroll.ensureWidgetVisible(self._areas[key], 0, 0)

    def current(self) -> str:
        """Return the key of the area that is shown; empty before one is chosen."""
        return next((key for key, area in self._areas.items() if area.isChecked()), "")

    def set_status(self, text: str, tone: Tone = Tone.DONE, icon: Icon = Icon.CIRCLE_CHECK) -> None:
        """Show the line at the bottom; an empty text hides it."""
        self._picture.set_icon(icon, tone.ink)
        self._status.setText(text)
        self._picture.setVisible(bool(text))
        self._status.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Return the width that shows every name."""
        hint = super().sizeHint()
        widest = max((area.sizeHint().width() for area in self._areas.values()), default=0)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(max(theme.px(_WIDTH), widest + bar + theme.px(24) + _BORDER), hint.height())

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._status, 1)
        return row

    def _on_clicked(self, area: QAbstractButton) -> None:
        if isinstance(area, AreaButton):
            self.chosen.emit(area.key)


def _written(count: int) -> str:
    from inkop_desktop import formats  # noqa: PLC0415 - Babel, which the window stands before

    return formats.integer(count)
