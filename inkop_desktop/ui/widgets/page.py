"""The frame of a page: title, a line of facts, actions at the right, and what the page is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label


class Page(QWidget):
    """One area of the window; fill `body`, put buttons with `add_action`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._title = Label(title, Type.PAGE)
        self._facts = Label("", Type.BODY, Ink.MUTED)
        self._facts.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addLayout(words, 1)
        head.addLayout(self._actions)
        head.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(20))
        outer.setSpacing(theme.px(12))
        outer.addLayout(head)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Give the page another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_facts(self, facts: str) -> None:
        """Show the line under the title; an empty line takes no place."""
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a field at the right of the title, after the ones before."""
        self._actions.addWidget(widget)


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
    """A surface with rounded corners; fill `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(theme.px(16),) * 4)
        self.body.setSpacing(theme.px(12))
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, Type.SECTION))
