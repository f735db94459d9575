"""A list with the chosen record beside it; the width of the record's panel is remembered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from inkop_desktop.ui import theme

_DETAIL, _LEAST_DETAIL, _LEAST_LIST = 372, 300, 360


class ListAndDetail(QSplitter):
    """Two panes: the list takes what is left over, the detail keeps its width."""

    def __init__(self, listing: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(theme.px(16))
        self.setChildrenCollapsible(False)
        self.addWidget(listing)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        listing.setMinimumWidth(theme.px(_LEAST_LIST))
        detail.setMinimumWidth(theme.px(_LEAST_DETAIL))
        self.set_detail_width(_DETAIL)

    def detail_width(self) -> int:
        """Return the detail's width in pixels at normal type, to be remembered."""
        return round(self.sizes()[1] / theme.px(1000) * 1000)

    def set_detail_width(self, width: int) -> None:
        """Give the detail this width, in pixels at normal type."""
        total = max(self.width(), theme.px(1096))
        self.setSizes([total - theme.px(width) - self.handleWidth(), theme.px(width)])
