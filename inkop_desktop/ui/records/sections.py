"""The list of a long form's sections: where one is, and where something is wrong."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink


class Sections(QListWidget):
    """Sections by name; a wrong one carries a mark beside its words.

    Signals: chosen(key) – the person went to a section; never sent by `set_current`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("kind", "sections")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._keys: list[str] = []
        self.currentRowChanged.connect(self._on_row)

    def add(self, key: str, words: str) -> None:
        """Add a section under the ones before; the first becomes current."""
        self._keys.append(key)
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, theme.px(34)))
        self.addItem(item)
        if len(self._keys) == 1:
            self.set_current(key)
        self.updateGeometry()

    def set_current(self, key: str) -> None:
        """Mark a section as current without telling anybody."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setCurrentRow(self._keys.index(key))
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def set_wrong(self, key: str, *, wrong: bool) -> None:
        """Show whether something in a section is wrong."""
        icon = icons.qicon(Icon.CIRCLE_ALERT, Ink.DANGER, 14)
        self.item(self._keys.index(key)).setIcon(icon if wrong else QIcon())

    def sizeHint(self) -> QSize:
        """Return the width that shows every name."""
        widest = max((self.sizeHintForColumn(0), theme.px(140)))
        return QSize(widest + theme.px(32), super().sizeHint().height())

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._keys[row])
