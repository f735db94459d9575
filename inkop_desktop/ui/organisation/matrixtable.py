"""The table of the matrix: headings that stay at the top and at the left, cells that are filled in place."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.cells import ROW_HEIGHT, CellDelegate, CellRole, Index
from inkop_desktop.ui.widgets.label import Label

_LEAST_COLUMN, _LEAST_HEADING, _WIDEST_HEADING = 104, 160, 300
_PAD, _STEP = 12, 16
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class MatrixTable(QTableView):
    """Cells of a model that has headings in both directions.

    Signals: filling(typed) – Enter, F2, a double click or typing in the current cell; emptying – the
    Delete key; menu_wanted(point) – a right click or the menu key, with the place on the screen.
    """

    filling = Signal(str)
    emptying = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, name: str, corner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalHeader(_Names(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(theme.px(_LEAST_COLUMN))
        for each in (header, self.verticalHeader()):
            each.setHighlightSections(False)
            each.setSectionsClickable(False)
        self._put_in_corner(corner)

    def set_corner(self, words: str) -> None:
        """Say what the headings at the left are."""
        self._corner.setText(words)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, its columns as wide as there is room."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns; where there is none to share they scroll."""
        count = self.horizontalHeader().count()
        if count:
            width = max(self.viewport().width() // count, theme.px(_LEAST_COLUMN))
            self.horizontalHeader().setDefaultSectionSize(width)
            self.horizontalHeader().resizeSections(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to fill the current cell with what is typed."""
        typed = event.text()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not self.currentIndex().isValid() or held:
            super().keyPressEvent(event)
        elif event.key() in _OPENING:
            self.filling.emit("")
        elif event.key() == Qt.Key.Key_Delete:
            self.emptying.emit()
        elif typed.strip() and typed.isprintable():
            self.filling.emit(typed)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Find nothing: what is typed fills the cell."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the cell that is clicked."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.filling.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the pointer, or of the current one where a key asks."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.place_of(index).center() if by_key else event.globalPos())

    def place_of(self, index: Index) -> QRect:
        """Return where a cell stands on the screen."""
        inside = self.visualRect(index)
        return QRect(self.viewport().mapToGlobal(inside.topLeft()), inside.size())

    def _put_in_corner(self, words: str) -> None:
        self._corner = _Corner(words, Type.STRONG, Ink.MUTED)
        self._corner.setContentsMargins(theme.px(_PAD), 0, 0, 2)
        button = self.findChild(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert button is not None
        row = QHBoxLayout(button)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._corner)


class _Delegate(CellDelegate):
    """Draw a cell; the current one has a frame, so that one sees where one is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        place = QRectF(option.rect)
        painter.fillRect(QRectF(place.right() - 1, place.y(), 1, place.height()), line_colour())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(theme.colour(Ink.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -2, -2))
            painter.restore()


class _Corner(Label):
    """What the headings at the left are, with the lines that the headings have."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour(Ink.LINE))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour(Ink.LINE))
        painter.end()


class _Names(QHeaderView):
    """The areas at the left, each as far in as it stands in its tree."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(ROW_HEIGHT))
        self.setDefaultSectionSize(theme.px(ROW_HEIGHT))

    def sizeHint(self) -> QSize:
        """Return room for the longest name, within reason."""
        widest = max((self._width(section) for section in range(self.count())), default=0)
        width = min(max(widest, theme.px(_LEAST_HEADING)), theme.px(_WIDEST_HEADING))
        return QSize(width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name with its lines."""
        painter.save()
        painter.fillRect(rect, theme.colour(Ink.SURFACE))
        place = QRectF(rect)
        painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), line_colour())
        painter.fillRect(QRectF(place.right() - 1, place.y(), 1, place.height()), theme.colour(Ink.LINE))
        inside = place.adjusted(self._indent(section), 0, -theme.px(_PAD), -1)
        painter.setFont(self._font(section))
        painter.setPen(theme.colour(Ink.TEXT))
        name = QFontMetricsF(painter.font()).elidedText(
            self._asked(section, Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _width(self, section: int) -> int:
        words = QFontMetricsF(self._font(section)).horizontalAdvance(
            self._asked(section, Qt.ItemDataRole.DisplayRole)
        )
        return round(words) + self._indent(section) + theme.px(_PAD) + 2

    def _indent(self, section: int) -> int:
        return theme.px(_PAD + _STEP * (self._asked(section, CellRole.LEVEL) or 0))

    def _font(self, section: int) -> Any:
        top = self._asked(section, CellRole.STRONG) or not self._asked(section, CellRole.LEVEL)
        return theme.font(Type.STRONG if top else Type.BODY)

    def _asked(self, section: int, role: int) -> Any:
        return self.model().headerData(section, Qt.Orientation.Vertical, role)


def line_colour() -> QColor:
    """Return the colour of the light lines between cells."""
    return theme.mix(theme.colour(Ink.SURFACE), theme.colour(Ink.LINE), 0.6)
