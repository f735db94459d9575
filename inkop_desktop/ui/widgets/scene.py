"""Show a `Scene` on the screen: in the theme's colours, sharp, clickable, and said in words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink

SceneMaker = Callable[[float], Scene]
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Draw a scene with its top left corner at the painter's origin, one unit a pixel."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in scene.shapes:
        match shape:
            case Rect():
                _paint_rect(painter, shape)
            case Line():
                _paint_line(painter, shape)
            case Label():
                _paint_label(painter, shape)


def _paint_rect(painter: QPainter, shape: Rect) -> None:
    place = QRectF(shape.x, shape.y, shape.width, shape.height)
    painter.setBrush(theme.colour(Ink(shape.fill.value)) if shape.fill else Qt.BrushStyle.NoBrush)
    if shape.outline:
        style = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
        painter.setPen(_pen(shape.outline, 1, style))
        # A line of one pixel lies in the middle of its pixels, or it becomes two grey ones.
        place.adjust(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, shape.radius, shape.radius)


def _paint_line(painter: QPainter, shape: Line) -> None:
    pen = _pen(shape.role, shape.width, Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))


def _paint_label(painter: QPainter, shape: Label) -> None:
    font = QFont(theme.current().family)
    font.setPixelSize(round(shape.size))
    font.setWeight(QFont.Weight.DemiBold if shape.bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(theme.colour(Ink(shape.role.value)))
    width = QFontMetricsF(font).horizontalAdvance(shape.text)
    left = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[shape.anchor]
    painter.drawText(QPointF(shape.x - left, shape.y), shape.text)


def _pen(role: Role, width: float, style: Qt.PenStyle) -> QPen:
    return QPen(theme.colour(Ink(role.value)), width, style)


class SceneView(QWidget):
    """A picture that fills its width.

    `make` draws the scene for a width in units; it is asked again when the width changes.
    Signals: chosen(id) – the person clicked a record's shape, or chose it with arrows and Enter.
    """

    chosen = Signal(int)

    def __init__(self, make: SceneMaker | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._make = make
        self._scene = Scene(0, 0, (), "")
        self._marked: int | None = None
        self._zoom = 1.0
        self._draw_again()

    @property
    def scale(self) -> float:
        """Return how many pixels a unit of the picture is."""
        return theme.current().scale * self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Draw everything so many times as large as usual."""
        self._zoom = zoom
        self._draw_again()

    def show_scene(self, make: SceneMaker) -> None:
        """Show another picture."""
        self._make = make
        self._marked = None
        self._draw_again()

    def scene(self) -> Scene:
        """Return what is shown."""
        return self._scene

    def sizeHint(self) -> QSize:
        """Return the picture's own size."""
        return QSize(theme.px(280), round(self._scene.height * self.scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a ring around the shape that the keyboard has marked."""
        painter = QPainter(self)
        painter.scale(self.scale, self.scale)
        paint_scene(painter, self._scene)
        if self.hasFocus() and self._marked is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(Role.ACCENT, 2, Qt.PenStyle.SolidLine))
            for shape in self._records():
                if shape.record == self._marked:
                    place = QRectF(shape.x, shape.y, shape.width, shape.height)
                    painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 3, 3)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the picture for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the record under the pointer."""
        record = self._record_at(event.position())
        if record is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a click leads somewhere."""
        known = self._record_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if known else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from record to record with the arrows; Enter chooses."""
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        if event.key() in steps:
            self._mark(steps[event.key()])
        elif event.key() in _CHOOSING and self._marked is not None:
            self.chosen.emit(self._marked)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _draw_again(self) -> None:
        if self._make is None:
            return
        self._scene = self._make(self.width() / self.scale)
        self.setAccessibleName(self._scene.alternative)
        clickable = bool(self._records())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if clickable else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def _records(self) -> list[Rect]:
        return [s for s in self._scene.shapes if isinstance(s, Rect) and s.record is not None]

    def _record_at(self, point: QPointF) -> int | None:
        place = point / self.scale
        for shape in reversed(self._records()):
            if QRectF(shape.x, shape.y, shape.width, shape.height).contains(place):
                return shape.record
        return None

    def _mark(self, step: int) -> None:
        order = list(dict.fromkeys(shape.record for shape in self._records()))
        if order:
            at = order.index(self._marked) + step if self._marked in order else 0
            self._marked = order[max(0, min(at, len(order) - 1))]
            self.update()
