"""The first page: who you are, and three doors: make a register, open one, look at a demonstration."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind, literal
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Arrangement, Field
from inkop_desktop.ui.widgets.label import Label, tooltip
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scroll import Scroll

_RECENT = 5
_COLUMN = 720


class Welcome(QWidget):
    """The welcome page.

    Signals: new_wanted, open_wanted – a door was chosen; demo_wanted(kind) – norrbotten or
    kongsvinger; recent_wanted(path) – one of the registers that were open lately.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal(str)
    recent_wanted = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Welcome"))
        self._settings = settings
        self.notice = NoticeBar()
        self._name = Field(
            _("Your name"),
            TextEditor(),
            _("It stands in the history beside what you change."),
            Arrangement.ABOVE,
        )
        self._name.set_value(settings.my_name)
        self._name.changed.connect(self._on_name)
        scroll = Scroll()
        column = QWidget()
        column.setMaximumWidth(theme.px(_COLUMN))
        scroll.body.addWidget(column, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll)
        self._fill(QVBoxLayout(column))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where one begins: into the name, else on the register that was open last."""
        super().showEvent(event)
        (self._first if self._settings.my_name else self._name).setFocus()

    def has_name(self) -> bool:
        """Tell whether the person has said who they are; ask beside the field where not."""
        if self._settings.my_name:
            return True
        self._name.set_problem(_("Write your name first, so that the history can tell who did what."))
        self._name.setFocus()
        return False

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, theme.px(48), 0, theme.px(32))
        column.setSpacing(theme.px(16))
        column.addWidget(Label("Inköp Desktop", Type.PAGE))
        said = _("Contracts in order: what runs out, what must be decided, and who answers for it.")
        column.addWidget(Label(said, Type.BODY, Ink.MUTED, wrap=True))
        column.addWidget(self.notice)
        column.addWidget(self._name)
        doors = QHBoxLayout()
        doors.setSpacing(theme.px(16))
        doors.addWidget(self._new_door(), 1)
        doors.addWidget(self._open_door(), 1)
        doors.addWidget(self._demo_door(), 1)
        column.addLayout(doors)
        self._add_recent(column)
        column.addStretch(1)

    def _new_door(self) -> Panel:
        door = _Door(
            Icon.FILE_PLUS, _("Make a register"), _("For your own municipality, region or cooperation.")
        )
        button = self._first = Button(_("New register …"), Kind.PRIMARY)
        button.clicked.connect(self._on_new)
        door.body.addWidget(button)
        return door

    def _open_door(self) -> Panel:
        door = _Door(
            Icon.FOLDER_OPEN, _("Open a register"), _("A file that ends in .inkop, yours or a colleague's.")
        )
        button = Button(_("Open …"))
        button.clicked.connect(self._on_open)
        door.body.addWidget(button)
        return door

    def _demo_door(self) -> Panel:
        door = _Door(
            Icon.EYE, _("Look around"), _("A demonstration with invented contracts. Nothing in it is real.")
        )
        for kind, words in (
            ("norrbotten", _("A Swedish region")),
            ("kongsvinger", _("Norwegian municipalities")),
        ):
            button = Button(words)
            button.clicked.connect(partial(self._on_demo, kind))
            door.body.addWidget(button)
        return door

    def _add_recent(self, column: QVBoxLayout) -> None:
        found = [Path(each) for each in self._settings.recent if Path(each).is_file()][:_RECENT]
        if not found:
            return
        column.addSpacing(theme.px(8))
        column.addWidget(Label(_("Opened lately"), Type.SECTION))
        for place, path in enumerate(found):
            button = Button(literal(path.name), Kind.LINK, Icon.DATABASE)
            button.setToolTip(tooltip(str(path)))
            button.clicked.connect(partial(self._on_recent, path))
            if place == 0:
                self._first = button
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _on_name(self) -> None:
        self._settings.my_name = self._name.value()

    def _on_new(self) -> None:
        if self.has_name():
            self.new_wanted.emit()

    def _on_open(self) -> None:
        if self.has_name():
            self.open_wanted.emit()

    def _on_demo(self, kind: str) -> None:
        self.demo_wanted.emit(kind)

    def _on_recent(self, path: Path) -> None:
        if self.has_name():
            self.recent_wanted.emit(path)


class _Door(Panel):
    """One of the ways in."""

    def __init__(self, icon: Icon, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body.addWidget(Picture(icon, Ink.ACCENT, 24))
        self.body.addWidget(Label(title, Type.CARD))
        self.body.addWidget(Label(text, Type.LABEL, wrap=True))
        self.body.addStretch()
