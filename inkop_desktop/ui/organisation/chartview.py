"""A picture that scrolls and can be made larger and smaller."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from inkop_desktop.typeset.scene import Scene
from inkop_desktop.ui import theme
from inkop_desktop.ui.widgets.scene import SceneMaker, SceneView

_STEP, _SMALLEST, _LARGEST = 1.25, 0.2, 4.0


class ChartView(QScrollArea):
    """A picture laid out for the width of the view, then drawn as large as the person wants it.

    Signals: chosen(record) – as `SceneView` sends it; zoomed(share) – how large it is drawn, 1 as usual.
    """

    chosen = Signal(int)
    zoomed = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._make: SceneMaker | None = None
        self._zoom = 1.0
        self.canvas = SceneView()
        self.canvas.chosen.connect(self.chosen)
        self.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)  # which a scroll area sets
        self._is_new = False
        for keys, slot in (
            (QKeySequence.StandardKey.ZoomIn, self.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.zoom_out),
            (QKeySequence("Ctrl+0"), self.zoom_usual),
        ):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_scene(self, make: SceneMaker) -> None:
        """Show another picture."""
        self._is_new = self._make is None
        self._make = make
        self._draw()

    def zoom_in(self) -> None:
        """Draw it larger."""
        self._set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Draw it smaller."""
        self._set_zoom(self._zoom / _STEP)

    def zoom_usual(self) -> None:
        """Draw it at its usual size."""
        self._set_zoom(1.0)

    def zoom_to_fit(self) -> None:
        """Draw the whole of it as large as there is room."""
        scene, scale = self.canvas.scene(), theme.current().scale
        if scene.width and scene.height:
            room = self.maximumViewportSize()
            across, down = room.width() / scene.width, room.height() / scene.height
            self._set_zoom(min(across, down) / scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new width."""
        super().resizeEvent(event)
        self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def _set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller around the middle of what is in view."""
        before, self._zoom = self._zoom, min(max(zoom, _SMALLEST), _LARGEST)
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        middles = [(bar.value() + bar.pageStep() / 2) * self._zoom / before for bar in bars]
        self._draw()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle - bar.pageStep() / 2))
        self.zoomed.emit(self._zoom)

    def _draw(self) -> None:
        if self._make is None:
            return
        # Room is kept for the bar at the right: with it the picture must not become too wide.
        room = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        scene = self._make(room / theme.current().scale)
        self.canvas.set_zoom(self._zoom)
        self.canvas.show_scene(partial(_same, scene))
        scale = self.canvas.scale
        self.canvas.setFixedSize(QSize(round(scene.width * scale), round(scene.height * scale)))
        if self._is_new and self.isVisible():
            self._is_new = False
            bar = self.horizontalScrollBar()
            bar.setValue((bar.minimum() + bar.maximum()) // 2)  # what stands above all is in the middle


def _same(scene: Scene, _width: float) -> Scene:
    return scene
