"""A list with the chosen record beside it; the width of the record's panel is remembered."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from inkop_desktop.ui import theme

_DETAIL, _LEAST_DETAIL, _LEAST_LIST = 372, 300, 340
_LEAST_HEIGHT = 220  # of each, where one lies under the other


class ListAndDetail(QSplitter):
    """Two panes: the list takes what is left over, the detail keeps its width.

    Where there is no room for both side by side, the detail lies under the list.
    """

    def __init__(self, listing: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._detail = detail
        self._detail_width = _DETAIL
        self.setHandleWidth(theme.px(16))
        self.setChildrenCollapsible(False)
        self.addWidget(listing)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        listing.setMinimumSize(theme.px(_LEAST_LIST), theme.px(_LEAST_HEIGHT))
        detail.setMinimumSize(theme.px(_LEAST_DETAIL), theme.px(_LEAST_HEIGHT))
        self.set_detail_width(_DETAIL)

    def detail_width(self) -> int:
        """Return the detail's width in pixels at normal type, to be remembered."""
        if self._is_beside() and self._detail.isVisible():
            self._detail_width = round(self.sizes()[1] / theme.px(1000) * 1000)
        return self._detail_width

    def set_detail_width(self, width: int) -> None:
        """Give the detail this width, in pixels at normal type."""
        self._detail_width = width
        total = max(self.width(), theme.px(1096))
        self.setSizes([total - theme.px(width) - self.handleWidth(), theme.px(width)])

    def show_detail(self, *, shown: bool) -> None:
        """Show the detail with the width that it had, or hide it."""
        if shown and self._detail.isHidden():
            self._detail.show()
            self.set_detail_width(self._detail_width)
        elif not shown:
            self.detail_width()
            self._detail.hide()

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest place in which one of them has room."""
        height = theme.px(_LEAST_HEIGHT) * (1 if self._is_beside() else 2)
        return QSize(theme.px(_LEAST_LIST), height + self.handleWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the detail beside the list or under it, as there is room."""
        room = theme.px(_LEAST_LIST) + theme.px(_LEAST_DETAIL) + self.handleWidth()
        beside = event.size().width() >= room
        if beside != self._is_beside():
            self.detail_width()
            self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
            if beside:
                self.set_detail_width(self._detail_width)
            self.updateGeometry()
        super().resizeEvent(event)

    def _is_beside(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal
