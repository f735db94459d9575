"""A PDF on the screen: its pages one under the other, zoom, and which page is in view."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, IconButton
from inkop_desktop.ui.widgets.label import Label

_STEP = 1.25
_LEAST, _MOST = 0.25, 4.0


class Viewer(QWidget):
    """Shows one PDF; empty until `open`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(_("Pages"))
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self.document)
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._colour()
        theme.current().changed.connect(self._colour)
        self.setFocusProxy(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        column.addWidget(self._view, 1)
        self._view.pageNavigator().currentPageChanged.connect(self._say_page)
        self._view.zoomFactorChanged.connect(self._say_zoom)
        self._view.zoomModeChanged.connect(self._say_zoom)
        self._say_page()
        self._say_zoom()

    def open(self, path: Path) -> None:
        """Show a file from its first page on."""
        self.document.load(str(path))
        self._view.pageNavigator().jump(0, QPointF())
        self._say_page()
        self._say_zoom()

    def close_file(self) -> None:
        """Let go of the file."""
        self.document.close()
        self._say_page()

    def page(self) -> int:
        """Return the number of the page in view, the first being 1."""
        return self._view.pageNavigator().currentPage() + 1

    def place(self) -> str:
        """Return what is said of the page in view."""
        return self._where.text()

    def go_to(self, page: int) -> None:
        """Bring a page into view."""
        if 1 <= page <= self.document.pageCount():
            self._view.pageNavigator().jump(page - 1, QPointF())

    def zoom(self, factor: float) -> None:
        """Show the pages at a multiple of their size."""
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(factor, _LEAST), _MOST))

    def fit(self, mode: QPdfView.ZoomMode) -> None:
        """Show the pages as large as the width, or the whole window, has room for."""
        self._view.setZoomMode(mode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how large the pages are now."""
        super().resizeEvent(event)
        self._say_zoom()

    def _tools(self) -> QHBoxLayout:
        self._before = IconButton(Icon.CHEVRON_UP, _("Page before"))
        self._after = IconButton(Icon.CHEVRON_DOWN, _("Next page"))
        self._where = Label("", Type.LABEL, Ink.MUTED)
        smaller = IconButton(Icon.ZOOM_OUT, _("Smaller"))
        larger = IconButton(Icon.ZOOM_IN, _("Larger"))
        self._how_large = Label("", Type.LABEL, Ink.MUTED)
        self._how_large.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._how_large.setMinimumWidth(theme.px(48))
        self._width, self._whole = Button(_("Page width")), Button(_("Whole page"))
        for button in (self._width, self._whole):
            button.setCheckable(True)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        smaller.clicked.connect(self._on_smaller)
        larger.clicked.connect(self._on_larger)
        smaller.setShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut))
        larger.setShortcut(QKeySequence(QKeySequence.StandardKey.ZoomIn))
        self._width.clicked.connect(self._on_width)
        self._whole.clicked.connect(self._on_whole)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        place: tuple[QWidget, ...] = (self._before, self._after, self._where)
        size: tuple[QWidget, ...] = (smaller, self._how_large, larger, self._width, self._whole)
        for widget in place:
            row.addWidget(widget)
        row.addStretch()
        for widget in size:
            row.addWidget(widget)
        return row

    def _colour(self) -> None:
        palette = self._view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, theme.colour(Ink.SIDEBAR))
        self._view.setPalette(palette)

    def _say_page(self) -> None:
        count = self.document.pageCount()
        page = min(self.page(), count)
        said = _("Page {page} of {pages}") if count else ""
        self._where.setText(said.format(page=formats.integer(page), pages=formats.integer(count)))
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < count)

    def _say_zoom(self) -> None:
        mode = self._view.zoomMode()
        self._width.setChecked(mode is QPdfView.ZoomMode.FitToWidth)
        self._whole.setChecked(mode is QPdfView.ZoomMode.FitInView)
        self._how_large.setText(formats.percent(Decimal(self._factor())))

    def _factor(self) -> float:
        """Return how large the page in view is; the view itself knows it only for a chosen zoom."""
        mode = self._view.zoomMode()
        size = self.document.pagePointSize(self.page() - 1)
        if mode is QPdfView.ZoomMode.Custom or size.isEmpty():
            return self._view.zoomFactor()
        room = self._view.viewport().rect().marginsRemoved(self._view.documentMargins())
        a_point = self._view.logicalDpiX() / 72
        across = room.width() / (size.width() * a_point)
        down = room.height() / (size.height() * a_point)
        return across if mode is QPdfView.ZoomMode.FitToWidth else min(across, down)

    def _on_before(self) -> None:
        self.go_to(self.page() - 1)

    def _on_after(self) -> None:
        self.go_to(self.page() + 1)

    def _on_smaller(self) -> None:
        self.zoom(self._factor() / _STEP)

    def _on_larger(self) -> None:
        self.zoom(self._factor() * _STEP)

    def _on_width(self) -> None:
        self.fit(QPdfView.ZoomMode.FitToWidth)

    def _on_whole(self) -> None:
        self.fit(QPdfView.ZoomMode.FitInView)
