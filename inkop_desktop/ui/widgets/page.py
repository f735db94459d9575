"""The frame of a page: title, a line of facts, actions at the right, and what the page is about."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.flow import FlowLayout
from inkop_desktop.ui.widgets.label import Label

_TITLE = 34  # as high as the actions beside it
_PADDING = 16
_SIDES = 24  # at any type: what is large needs the width more than the margins do


class Page(QWidget):
    """One area of the window; fill `body`, put buttons with `add_action`.

    What stands beside the title goes below it, and the whole page scrolls, where the window is too
    small for it: in a low window, at very large type.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._title = Label(title, Type.PAGE)
        self._title.setMinimumHeight(theme.px(_TITLE))
        self._facts = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._facts.hide()
        self._actions_place = QWidget()
        self._actions = FlowLayout(self._actions_place, gap=12)
        inside = _Inside()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(_SIDES, theme.px(16), _SIDES, theme.px(20))
        outer.setSpacing(theme.px(12))
        outer.addWidget(self._head())
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        outer.addLayout(self.body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_scrolling(inside))

    def _head(self) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = QWidget()
        flow = FlowLayout(head, gap=16)
        for part in (words, self._actions_place):
            flow.addWidget(part)
        return head

    def set_facts(self, facts: str) -> None:
        """Show the line under the title; an empty line takes no place."""
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a field at the right of the title, after the ones before."""
        self._actions.addWidget(widget)


class _Inside(QWidget):
    """What a page shows; as high as the page, or as the least it needs."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width: at their narrowest, wrapped words would be very high."""
        return QSize(super().minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height below which the page scrolls."""
        layout = self.layout()
        assert layout is not None
        return layout.minimumHeightForWidth(width)


def _scrolling(inside: QWidget) -> QScrollArea:
    inside.setProperty("ground", "clear")
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    scroll.viewport().setAutoFillBackground(False)
    return scroll


class SectionTitle(QWidget):
    """The title of a part of a page, with a quiet remark beside it ("3 things")."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, Type.SECTION)
        self._remark = Label(remark, Type.BODY, Ink.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._title)
        row.addWidget(self._remark)
        row.addStretch()

    def set_remark(self, remark: str) -> None:
        """Change the words beside the title."""
        self._remark.setText(remark)


class Panel(QFrame):
    """A surface with rounded corners; fill `body`.

    `edge` is how much wider than the rest of it a scroll area in it is, at each side.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, edge: int = 0) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.body = QVBoxLayout(self)
        side = theme.px(_PADDING - edge)
        self.body.setContentsMargins(side, theme.px(_PADDING), side, theme.px(_PADDING))
        self.body.setSpacing(theme.px(12))
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, Type.SECTION))
