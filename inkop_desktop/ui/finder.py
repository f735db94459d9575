"""Ctrl+K: find anything in the register, and go there."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from inkop_desktop.register.register import Register
from inkop_desktop.register.search import Hit
from inkop_desktop.services import elsewhere, listing
from inkop_desktop.text import N_, _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.label import tooltip
from inkop_desktop.ui.widgets.marking import WANTED, MarkedItems
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
    "training": (N_("Training or contact"), Icon.INFO),
    "advice": (N_("Question"), Icon.CIRCLE_QUESTION_MARK),
    "improvement": (N_("Proposal"), Icon.FLAG),
    "market_note": (N_("Market note"), Icon.CHART_COLUMN),
    "feedback": (N_("Feedback"), Icon.INBOX),
    "own_amount": (N_("Own amount"), Icon.GAVEL),
    "own_rule": (N_("Own rule"), Icon.SHIELD_CHECK),
    "law_pack": (N_("Law pack"), Icon.FILE_TEXT),
}
_WIDTH, _HEIGHT = 640, 440
_AT_END, _BEFORE = 12, 16  # after the kind of a hit, and between its name and its kind
_HIT, _KIND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


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
        self.hits.setItemDelegate(_HitDelegate(self.hits))
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
        self._take({})

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
        self._desk.ops.read(self, "find", partial(_find, text, self._desk.today), self._take)

    def _take(self, hits: Mapping[Hit, str]) -> None:
        self.hits.clear()
        for hit, found in hits.items():
            self.hits.addItem(_item(hit, found, self.field.text()))
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
            noun, record_id = item.data(_HIT)
            self.found.emit(noun, record_id)
            self.accept()


class _HitDelegate(MarkedItems):
    """Draws a hit with its kind as a quiet word at the end of its row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one hit with what was found marked; a long name gives way to the kind."""
        super().paint(painter, option, index)
        place = option.rect.adjusted(0, 0, -theme.px(_AT_END), 0)
        painter.save()
        painter.setFont(theme.font(Type.LABEL))
        painter.setPen(theme.colour(Ink.MUTED))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, end, index.data(_KIND))
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shorten the name to the room that the icon and the kind leave."""
        super().initStyleOption(option, index)
        kind = QFontMetrics(theme.font(Type.LABEL)).horizontalAdvance(index.data(_KIND))
        taken = option.decorationSize.width() + kind + theme.px(2 * _AT_END + 2 * _BEFORE)
        room = option.rect.width() - taken
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)


def _item(hit: Hit, found: str, wanted: str) -> QListWidgetItem:
    words, icon = NOUNS[hit.noun]
    kind = _(words)
    item = QListWidgetItem(icons.qicon(icon, Ink.MUTED), hit.label)
    item.setToolTip(tooltip(hit.label))
    item.setData(_HIT, (hit.noun, hit.record_id))
    item.setData(_KIND, _("{found} · {kind}").format(found=found, kind=kind) if found else kind)
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, found)
    item.setData(WANTED, wanted)
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole, _("{label}: {value}").format(label=kind, value=hit.label)
    )
    return item


def _find(text: str, today: date, register: Register) -> dict[Hit, str]:
    """Return what is found, and for what is not called so where it was found."""
    hits = listing.find(register, text)
    return dict.fromkeys(hits, "") | elsewhere.of_hits(register, hits, text, today)
