"""The panel of one thing to print: what it is for, its choices, its button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.columns import Columns
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.picture import Picture


def panel(icon: Icon, title: str, text: str, form: Form, button: Button) -> Panel:
    """Return a panel with a title, what it is for, its choices and its button."""
    made = Panel()
    made.setAccessibleName(title)
    words = QVBoxLayout()
    words.setSpacing(theme.px(2))
    words.addWidget(Label(title, Type.SECTION))
    words.addWidget(Label(text, Type.LABEL, wrap=True))
    head = QHBoxLayout()
    head.setSpacing(theme.px(12))
    head.addWidget(Picture(icon, Ink.ACCENT, 22), alignment=Qt.AlignmentFlag.AlignTop)
    head.addLayout(words, 1)
    button.setAccessibleDescription(title)
    made.body.addLayout(head)
    made.body.addWidget(form)
    made.body.addStretch()
    made.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    return made


def preview_button(preview: Callable[[], None]) -> Button:
    """Return the button that shows a report."""
    button = Button(_("Preview"), icon=Icon.EYE)
    button.clicked.connect(preview)
    return button


def group(title: str, panels: Sequence[Panel]) -> QWidget:
    """Return panels, two by two where there is room, under what they have in common."""
    made = QWidget()
    made.setAccessibleName(title)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, theme.px(16))
    column.setSpacing(theme.px(12))
    column.addWidget(Label(title, Type.SECTION, Ink.MUTED))
    column.addWidget(Columns(panels))
    return made
