"""Editors of a choice, of several choices, and of yes or no."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSizePolicy, QWidget

from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.widgets.check_box import CheckBox
from inkop_desktop.ui.widgets.combo import Combo
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.flow import FlowLayout

Choice = tuple[Hashable, str]


class ChoiceEditor(Editor):
    """One of some words; where `blank` is given it is the word for none of them, and stands first."""

    wide = False

    def __init__(
        self, choices: Sequence[Choice], blank: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._blank: list[Choice] = [] if blank is None else [(None, blank)]
        # Kept here: Qt would give back an enum's member as plain text.
        self._keys: list[Hashable] = []
        self._combo = Combo()
        self._combo.setMinimumWidth(theme.px(180))
        self._combo.currentIndexChanged.connect(self.changed)
        self._take(self._combo)
        self.row.addStretch()
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these instead, without telling anybody; the old choice stays if it is among them."""
        before = self.value()
        offered = [*self._blank, *choices]
        self._keys = [key for key, _words in offered]
        with QSignalBlocker(self):
            self._combo.clear()
            self._combo.addItems([words for _key, words in offered])
            self._combo.setCurrentIndex(self._keys.index(before) if before in self._keys else 0)

    def call_blank(self, words: str) -> None:
        """Give the blank choice other words."""
        self._blank = [(None, words)]
        self._combo.setItemText(0, words)

    def value(self) -> Any:
        """Return the chosen key; none for the blank choice."""
        place = self._combo.currentIndex()
        return self._keys[place] if place >= 0 else None

    def words(self) -> list[str]:
        """Return the words that are offered."""
        return [self._combo.itemText(place) for place in range(self._combo.count())]

    def _show(self, value: Any) -> None:
        self._combo.setCurrentIndex(self._keys.index(value) if value in self._keys else -1)


class YesNoEditor(Editor):
    """A box to tick; `words` say what a tick means."""

    wide = False

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = CheckBox(words or _("Yes"))
        self._box.toggled.connect(self.changed)
        self._take(self._box)
        self.row.addStretch()

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self._box.isChecked()

    def _show(self, value: bool | None) -> None:  # noqa: FBT001 - it is the value itself
        self._box.setChecked(bool(value))


class ChoicesEditor(Editor):
    """Any number of some words, each with a box to tick."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = QWidget()
        flow = FlowLayout(inside, gap=16, row_gap=0)
        self._boxes: dict[Hashable, CheckBox] = {}
        self._shown: tuple[Hashable, ...] = ()
        for key, words in choices:
            box = CheckBox(words)
            box.toggled.connect(self.changed)
            flow.addWidget(box)
            self._boxes[key] = box
        self.row.addWidget(inside, 1)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> tuple[Hashable, ...]:
        """Return the ticked keys in the order in which they are offered; as shown where they are the same."""
        ticked = tuple(key for key, box in self._boxes.items() if box.isChecked())
        return self._shown if set(self._shown) == set(ticked) else ticked

    def set_name(self, name: str) -> None:
        """Name the group; each box is read aloud with its own words."""
        self.setAccessibleName(name)

    def set_help(self, text: str) -> None:
        """Describe the group."""
        self.setAccessibleDescription(text)

    def _show(self, value: Iterable[Hashable] | None) -> None:
        self._shown = tuple(value or ())
        for key, box in self._boxes.items():
            box.setChecked(key in self._shown)
