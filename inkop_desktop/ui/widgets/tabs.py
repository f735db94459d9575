"""Tabs under a record's name, marked by a line."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget


class Tabs(QTabWidget):
    """Pages behind underlined words; Ctrl+Tab and the arrow keys go between them.

    They ask for the least height of the page that is shown; Qt would ask for that of the highest.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.tabBar().setAccessibleName(name)
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Return the width that all pages have room in, and the least height."""
        page = self.currentWidget()
        height = page.minimumSizeHint().height() if page is not None else 0
        return QSize(super().minimumSizeHint().width(), self._around() + height)

    def hasHeightForWidth(self) -> bool:
        """Tell whether the page that is shown has words that wrap."""
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width."""
        page = self.currentWidget()
        layout = page.layout()
        height = layout.totalMinimumHeightForWidth(width) if layout else page.heightForWidth(width)
        return self._around() + height

    def _around(self) -> int:
        """Return the height of what is around the page."""
        pages = self.findChild(QStackedWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert pages is not None  # Qt keeps the pages in one
        return super().minimumSizeHint().height() - pages.minimumSizeHint().height()
