"""A table whose rows are a tree: folded and unfolded by the keyboard and the mouse."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from inkop_desktop.ui.widgets.cells import CellRole, chevron_place
from inkop_desktop.ui.widgets.table import Table


class TreeTable(Table):
    """Rows of records of which some are part of others.

    Right unfolds a row or goes to the first below it, Left folds it or goes to the one above it. Its
    model answers LEVEL and OPEN, and folds when OPEN is set.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the tree with the arrow keys."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Right:
            self._go_in()
        elif event.key() == Qt.Key.Key_Left:
            self._go_out()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold where the chevron is pressed."""
        index = self.indexAt(event.position().toPoint())
        level, is_open = index.data(CellRole.LEVEL), index.data(CellRole.OPEN)
        pressed = event.button() == Qt.MouseButton.LeftButton and level is not None and is_open is not None
        if pressed and chevron_place(QRectF(self.visualRect(index)), level).contains(event.position()):
            self.model().setData(index, not is_open, CellRole.OPEN)
        else:
            super().mousePressEvent(event)

    def _go_in(self) -> None:
        index = self.currentIndex()
        if index.data(CellRole.OPEN):
            self._go_to(index.row() + 1)
        else:
            self.model().setData(index, True, CellRole.OPEN)  # noqa: FBT003 - Qt's own signature

    def _go_out(self) -> None:
        index = self.currentIndex()
        if index.data(CellRole.OPEN):
            self.model().setData(index, False, CellRole.OPEN)  # noqa: FBT003 - Qt's own signature
            return
        level = self._level(index.row())
        self._go_to(next((row for row in reversed(range(index.row())) if self._level(row) < level), 0))

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, self.currentIndex().column()))

    def _level(self, row: int) -> int:
        return int(self.model().index(row, 0).data(CellRole.LEVEL))
