"""Our own dialogs: a title, a body that scrolls when the screen is low, and a row of buttons."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind, press_on_enter
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scroll import Scroll
from inkop_desktop.ui.widgets.tab_stops import tab_stops

_WIDTH, _WIDEST = 480, 720  # what can wrap does so rather than to be wider
_MARGIN, _BAR = 20, 12


class Dialog(QDialog):
    """A window-modal dialog; fill `body`, add buttons, call `open`, listen to `accepted`.

    It is freed when it closes. Escape leaves it, Enter presses the primary button. `icon` stands
    beside the title where the dialog warns or asks.
    """

    def __init__(
        self, title: str, text: str = "", parent: QWidget | None = None, *, icon: Picture | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._own_size = QSize()
        self._text = Label(text, Type.BODY, Ink.MUTED, wrap=True)
        self._text.setVisible(bool(text))
        self._scroll = Scroll()
        self.body = self._scroll.body
        self.body.setSpacing(theme.px(12))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addStretch()
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        if icon:
            head.addWidget(icon)
        head.addWidget(Label(title, Type.RECORD, wrap=True), 1)
        # The body keeps room for the focus ring inside itself; the rest is moved in as far.
        room = self.body.contentsMargins().left()
        for part in (head, self._text, self._buttons):
            part.setContentsMargins(room, 0, room, 0)
        if icon:  # the text stands under the title
            self._text.setContentsMargins(room + icon.sizeHint().width() + head.spacing(), 0, room, 0)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(_MARGIN),) * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._scroll, 1)
        column.addSpacing(theme.px(8))
        column.addLayout(self._buttons)

    def add_button(self, text: str, kind: Kind = Kind.SECONDARY) -> Button:
        """Add a button at the right end; the primary one is what Enter presses, a dangerous one never."""
        button = Button(text, kind)
        self._buttons.addWidget(button)
        button.setDefault(kind is Kind.PRIMARY)
        return button

    def add_choices(
        self,
        accept: str,
        cancel: str,
        kind: Kind = Kind.PRIMARY,
        slot: Callable[[], object] | None = None,
    ) -> Button:
        """Add the two usual buttons, wired to `slot` (or `accept`) and `reject`; return the accepting one."""
        self.add_button(cancel).clicked.connect(self.reject)
        button = self.add_button(accept, kind)
        button.clicked.connect(slot or self.accept)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Leave no room for a body that has nothing in it."""
        self._scroll.setVisible(self.body.count() > 0)
        self._own_size = self.size()
        super().showEvent(event)
        self._walk_body_first()

    def _walk_body_first(self) -> None:
        """Let Tab go through the body before the buttons, and begin in its first field."""
        body = list(tab_stops(self._scroll.inside))
        if not body or self._scroll.inside.isAncestorOf(self.focusWidget() or self):
            return
        for before, after in pairwise([body[-1], *self._in_row()]):
            QWidget.setTabOrder(before, after)
        body[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _in_row(self) -> Iterator[QWidget]:
        items = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        yield from (widget for item in items if item and (widget := item.widget()) is not None)

    def event(self, event: QEvent) -> bool:
        """Follow the contents, so that a problem that is told hides nothing, until a person resizes."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold_height()
            if self.size() == self._own_size:
                self.resize(self.sizeHint())
                self._own_size = self.size()  # a body that cannot wrap may hold it wider than it wants
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold what the words need at the new width."""
        super().resizeEvent(event)
        self._hold_height()

    def _hold_height(self) -> None:
        # Qt would hold the height that wrapped words have at their narrowest, and leave holes.
        self.setMinimumHeight(self._column.totalMinimumHeightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        """Return what the contents want, within the screen."""
        inside = self._scroll.inside
        wanted = min(inside.sizeHint().width(), theme.px(_WIDEST))
        held = max(inside.minimumSizeHint().width(), self._buttons.minimumSize().width())
        width = max(wanted, held) + 2 * theme.px(_MARGIN)
        most = self.screen().availableSize() * 0.9
        width = min(max(theme.px(_WIDTH), width), most.width())
        height = self._column.totalHeightForWidth(width)
        if self.body.count():
            room = self.room(width)
            follows = self.body.hasHeightForWidth()
            wanted = self.body.totalHeightForWidth(room) if follows else self.body.totalSizeHint().height()
            height += wanted - self._scroll.sizeHint().height()
        return QSize(width, height).boundedTo(most)

    @staticmethod
    def room(width: int) -> int:
        """Return the width that the body has in a dialog of this width, beside a scroll bar."""
        return width - 2 * theme.px(_MARGIN) - theme.px(_BAR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to a field of several lines and to the button that the cursor is on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_taken = enter and isinstance(self.focusWidget(), QPlainTextEdit)
        if not is_taken and not press_on_enter(event, self.focusWidget()):
            super().keyPressEvent(event)
