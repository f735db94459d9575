"""Ctrl+K: find anything in the register, and go there."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inkop_desktop.register.register import Register
from inkop_desktop.register.search import Hit
from inkop_desktop.services import listing
from inkop_desktop.text import N_, _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.search_field import SearchField

NOUNS = {
    "contract": (N_("Contract"), Icon.FILE_TEXT),
    "direct_procurement": (N_("Direct procurement"), Icon.SCALE),
    "plan_item": (N_("Planned procurement"), Icon.CALENDAR_CLOCK),
    "library_text": (N_("Requirement or criterion"), Icon.BOOKMARK),
    "supplier": (N_("Supplier"), Icon.BUILDING_2),
    "person": (N_("Person"), Icon.USER),
    "organisation": (N_("Organisation"), Icon.LANDMARK),
    "unit": (N_("Unit"), Icon.USERS),
    "area": (N_("Product area"), Icon.PACKAGE),
    "role": (N_("Role"), Icon.USERS),
    "appointment": (N_("Appointment"), Icon.USER_PLUS),
    "delegation": (N_("Delegation"), Icon.GAVEL),
    "body": (N_("Body"), Icon.LANDMARK),
    "governing_document": (N_("Governing document"), Icon.SHIELD_CHECK),
    "authorisation": (N_("Authorisation"), Icon.HANDSHAKE),
    "consultation": (N_("Consultation"), Icon.LIST_CHECKS),
    "gift": (N_("Gift or offer"), Icon.PACKAGE),
    "training": (N_("Training"), Icon.INFO),
    "advice": (N_("Question"), Icon.CIRCLE_QUESTION_MARK),
    "improvement": (N_("Proposal"), Icon.FLAG),
    "market_note": (N_("Market note"), Icon.CHART_COLUMN),
    "feedback": (N_("Feedback"), Icon.INBOX),
    "own_amount": (N_("Own amount"), Icon.GAVEL),
    "own_rule": (N_("Own rule"), Icon.SHIELD_CHECK),
    "law_pack": (N_("Law pack"), Icon.FILE_TEXT),
}
_WIDTH, _HEIGHT = 560, 420


class Finder(QDialog):
    """A field and what it finds; the arrows choose, Enter goes there.

    Signals: found(noun, record_id) – the person chose something.
    """

    found = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = SearchField(_("Number, title, supplier, person, document …"))
        self.hits = QListWidget()
        self.hits.setAccessibleName(_("What was found"))
        self.hits.setUniformItemSizes(True)
        self._words = Empty(Icon.SEARCH, "", "")
        around = Panel()
        around.body.addWidget(self._words)
        self._place = QStackedWidget()
        self._place.addWidget(around)
        self._place.addWidget(self.hits)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.field)
        column.addWidget(self._place, 1)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.field.searched.connect(self._on_search)
        self.field.returnPressed.connect(self._go)
        self.hits.itemActivated.connect(self._go)
        self.field.installEventFilter(self)
        self._take([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the field move through what was found."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps and self.hits.count():
                row = self.hits.currentRow() + steps[Qt.Key(event.key())]
                self.hits.setCurrentRow(max(0, min(row, self.hits.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _on_search(self, text: str) -> None:
        self._desk.ops.read(self, "find", partial(_find, text), self._take)

    def _take(self, hits: list[Hit]) -> None:
        self.hits.clear()
        for hit in hits:
            words, icon = NOUNS[hit.noun]
            item = QListWidgetItem(icons.qicon(icon, Ink.MUTED), hit.label)
            item.setToolTip(_(words))
            item.setData(Qt.ItemDataRole.UserRole, (hit.noun, hit.record_id))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_(words)}: {hit.label}")
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        self._words.set_words(*self._why_nothing())
        self._place.setCurrentIndex(1 if hits else 0)

    def _why_nothing(self) -> tuple[str, str]:
        if self.field.text().strip():
            return _("Nothing was found"), _("Nothing in the register holds all of these words.")
        how = _("Write one word or several. The arrow keys choose, Enter opens.")
        return _("Find anything"), how

    def _go(self) -> None:
        item = self.hits.currentItem()
        if item is not None:
            noun, record_id = item.data(Qt.ItemDataRole.UserRole)
            self.found.emit(noun, record_id)
            self.accept()


def _find(text: str, register: Register) -> list[Hit]:
    return listing.find(register, text)
