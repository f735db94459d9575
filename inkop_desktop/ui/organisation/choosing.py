"""Choose a person for a cell of the matrix: find while typing, or add somebody new."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.register.register import Register
from inkop_desktop.register.search import Hit
from inkop_desktop.services import listing
from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.search_field import SearchField

_WIDTH, _WIDEST, _HEIGHT = 320, 420, 320
_MOST = 200  # to put in order; nobody reads on that far
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PersonChooser(QFrame):
    """A field over a list of persons; it goes when one clicks beside it or presses Escape.

    `first` are offered before the others while nothing is typed. Signals: chosen(who) – the id of a
    person, or the name of somebody who is not in the register yet.
    """

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, title: str, words: str, first: Sequence[tuple[int, str]], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "popup")
        self.setAccessibleName(title)
        self._desk = desk
        self._first = first
        self._shown = ""  # what was typed when the list was found
        self._take_at_once = False
        self.field = SearchField(_("Name"))
        self.list = QListWidget()
        self.list.setProperty("ground", "bare")
        self.list.setAccessibleName(_("Persons"))
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(12),) * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(Label(title, Type.CARD, wrap=True))
        column.addWidget(Label(words, Type.LABEL, Ink.MUTED, wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.installEventFilter(self)
        self.field.searched.connect(self._find)
        self.list.itemClicked.connect(self._take)
        self.setFocusProxy(self.field)

    def open_over(self, cell: QRect, typed: str) -> None:
        """Show it at a cell, within the screen, with what has been typed already."""
        width = min(max(cell.width(), theme.px(_WIDTH)), theme.px(_WIDEST))
        self.resize(width, theme.px(_HEIGHT))
        screen = (self.parentWidget() or self).screen().availableGeometry()
        left = min(cell.left(), screen.right() - self.width())
        top = min(cell.top(), screen.bottom() - self.height())
        self.move(QPoint(max(left, screen.left()), max(top, screen.top())))
        self.field.setText(typed)
        self.show()
        self.field.setFocus()
        self._find(typed)

    def offered(self) -> list[str]:
        """Return what can be chosen."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Escape in the field speak to the list."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _STEPS and self.list.count():
            row = self.list.currentRow() + _STEPS[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _on_enter(self) -> None:
        """Take what is marked; what was typed faster than it could be found is found first."""
        if self._shown != self.field.text().strip():
            self._take_at_once = True
            self._find(self.field.text())
        elif self.list.currentItem() is not None:
            self._take(self.list.currentItem())

    def _find(self, typed: str) -> None:
        asked = typed.strip()
        self._desk.ops.read(self, "persons", partial(_find, asked), partial(self._show, asked))

    def _show(self, asked: str, hits: Sequence[Hit]) -> None:
        self._shown = asked
        found = [(hit.record_id, hit.label) for hit in hits]
        if not asked:
            known = {key for key, _name in self._first}
            found = [*self._first, *(each for each in found if each[0] not in known)]
        self.list.clear()
        for person_id, name in found:
            self._add(name, person_id, Icon.USER)
        if asked and formats.fold(asked) not in {formats.fold(name) for _id, name in found}:
            self._add(_("Add “{text}” …").format(text=asked), asked, Icon.USER_PLUS)
        self.list.setCurrentRow(0)
        if self._take_at_once:
            self._take_at_once = False
            self._on_enter()

    def _add(self, words: str, who: int | str, icon: Icon) -> None:
        item = QListWidgetItem(icons.qicon(icon, Ink.MUTED), words)
        item.setData(Qt.ItemDataRole.UserRole, who)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        who = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        self.chosen.emit(who)


def _find(asked: str, register: Register) -> list[Hit]:
    """Return whom the words fit; first those of whose names one begins so."""
    hits = listing.suggestions(register, "person", asked, _MOST)
    return sorted(hits, key=partial(_rank, formats.fold(asked)))


def _rank(asked: str, hit: Hit) -> int:
    name = formats.fold(hit.label)
    if name.startswith(asked):
        return 0
    return 1 if f" {asked}" in name else 2
