"""A list with the chosen record beside it; the width of the record's panel is remembered."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from inkop_desktop.ui import theme

_DETAIL, _LEAST_DETAIL, _LEAST_LIST = 372, 300, 340
_SHARE = 0.345  # of a narrow window for the detail: the list needs the rest for its names
_LEAST_HEIGHT = 220  # of each, where one lies under the other


class ListAndDetail(QSplitter):
    """Two panes: the detail has its share, or the width that somebody gave it; the list takes the rest.

    Where there is no room for both side by side, the detail lies under the list.
    """

    def __init__(self, listing: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._detail = detail
        self._chosen_width = 0
        self.setHandleWidth(theme.px(16))
        self.setChildrenCollapsible(False)
        self.addWidget(listing)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        listing.setMinimumSize(theme.px(_LEAST_LIST), theme.px(_LEAST_HEIGHT))
        detail.setMinimumSize(theme.px(_LEAST_DETAIL), theme.px(_LEAST_HEIGHT))
        self.splitterMoved.connect(self._on_moved)

    def detail_width(self) -> int:
        """Return the width that somebody gave the detail, in pixels at normal type; 0 where nobody has."""
        return self._chosen_width

    def set_detail_width(self, width: int) -> None:
        """Give the detail this width, in pixels at normal type; its share of the window for 0."""
        self._chosen_width = width
        self._lay_beside()

    def show_detail(self, *, shown: bool) -> None:
        """Show the detail with the width that it had, or hide it."""
        if shown and self._detail.isHidden():
            self._detail.show()
            self._lay_beside()
        elif not shown:
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
            self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
            self.updateGeometry()
        super().resizeEvent(event)
        self._lay_beside()

    def _lay_beside(self) -> None:
        """Give the detail its width; where it lies under the list, the two share the height as they do."""
        if self._is_beside():
            share = min(max(round(self.width() * _SHARE), theme.px(_LEAST_DETAIL)), theme.px(_DETAIL))
            width = theme.px(self._chosen_width) or share
            self.setSizes([self.width() - width - self.handleWidth(), width])

    def _on_moved(self, _place: int, _handle: int) -> None:
        if self._is_beside():
            self._chosen_width = round(self.sizes()[1] / theme.px(1000) * 1000)

    def _is_beside(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal
