"""The editor of CPV codes: found by number or by words, each shown with what it means."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.rules import cpv
from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.reference import Deliver, Option, ReferenceEditor

_MOST = 30
_LONGEST = 56  # letters of a code's words that a button shows
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute  # the buttons themselves are mirrored


class CpvEditor(Editor):
    """Codes in the order in which they were given; a code that the list does not know is kept as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._buttons: list[Button] = []
        self._search = ReferenceEditor(_find, _("Number or words"))
        self._search.changed.connect(self._on_search)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._search)
        self.row.addLayout(self._column, 1)
        self.setFocusProxy(self._search)

    def value(self) -> tuple[str, ...]:
        """Return the codes, with one that was just typed in full."""
        typed = cpv.get(self._search.text())
        return tuple(dict.fromkeys([*self._codes, typed.code] if typed else self._codes))

    def unreadable(self) -> str:
        """Return why what is typed is no code; empty when it is one or blank."""
        typed = self._search.text()
        if not typed:
            return ""
        try:
            cpv.parse(typed)
        except UserError as error:
            return formats.worded(error)
        return ""

    def set_name(self, name: str) -> None:
        """Give the search the name that is read aloud."""
        self._search.set_name(name)

    def set_help(self, text: str) -> None:
        """Give the search the description that is read aloud."""
        self._search.set_help(text)

    def _show(self, value: Iterable[str] | None) -> None:
        self._search.set_value(None)
        self._codes = list(dict.fromkeys(value or ()))
        self._draw()

    def _on_search(self) -> None:
        chosen = self._search.value()
        if chosen is not None:
            self._codes = list(dict.fromkeys([*self._codes, str(chosen.id)]))
            self._search.set_value(None)
            self._draw()
        self.changed.emit()

    def _remove(self, code: str) -> None:
        self._codes.remove(code)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(code) for code in self._codes]
        for button in self._buttons:
            self._column.addWidget(button, alignment=_LEFT)

    def _button(self, code: str) -> Button:
        label = cpv.label(code)
        shown = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
        button = Button(shown.replace("&", "&&"), Kind.TAG)
        button.setToolTip(label)
        icons.set_icon(button, Icon.X, Ink.MUTED, 14)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setAccessibleName(_("Remove “{tag}”").format(tag=label))
        button.clicked.connect(partial(self._remove, code))
        return button


def _find(asked: str, deliver: Deliver) -> None:
    deliver([Option(each.code, f"{each.code} {each.label}") for each in cpv.search(asked, _MOST)])
