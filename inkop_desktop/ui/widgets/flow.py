"""A layout that puts its items in a row and goes on with the next row where the place is narrow."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from inkop_desktop.ui import theme


class FlowLayout(QLayout):
    """Lay items out like words in a paragraph; height follows width, and items that expand fill their row.

    `gap` lies between items, `row_gap` between rows (as much, where it is left out). An item that is
    aligned to the right stands at the end of its row.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # at the widths that were asked for: Qt asks again and again
        self._gap = theme.px(gap)
        self._row_gap = theme.px(gap if row_gap is None else row_gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or nothing beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, or nothing beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow layout is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at this width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget the heights; an item has come, gone or changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Move the items to their places."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one row."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Return the height of all rows in a place; move the items there when asked."""
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            height = max(_height(item, width) for item, width in zip(line, widths, strict=True))
            if move:
                self._place_line(line, widths, QRect(rect.x(), y, rect.width(), height))
            y += height + self._row_gap
        return max(y - self._row_gap - rect.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items in rows that are no wider than this, unless one item alone is."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and taken + self._gap + wanted <= width:
                lines[-1].append(item)
                taken += self._gap + wanted
            else:
                lines.append([item])
                taken = wanted
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        """Return how wide each item of a row becomes; what is left over goes to those that want to grow."""
        wanted = [min(item.sizeHint().width(), width) for item in line]
        left = width - sum(wanted) - self._gap * (len(line) - 1)
        grows = [bool(item.expandingDirections() & Qt.Orientation.Horizontal) for item in line]
        extra = max(left, 0) // sum(grows) if any(grows) else 0
        return [own + extra * more for own, more in zip(wanted, grows, strict=True)]

    def _place_line(self, line: list[QLayoutItem], widths: list[int], row: QRect) -> None:
        x = row.x()
        for item, width in zip(line, widths, strict=True):
            height = _height(item, width)
            in_middle = bool(item.alignment() & Qt.AlignmentFlag.AlignVCenter)
            y = row.y() + (row.height() - height) // 2 if in_middle else row.y()
            if item.alignment() & Qt.AlignmentFlag.AlignRight:
                x = row.right() + 1 - width
            item.setGeometry(QRect(x, y, width, height))
            x += width + self._gap


def _height(item: QLayoutItem, width: int) -> int:
    """Return the height that an item needs at a width."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
