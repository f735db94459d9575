"""The dialog in which texts of the library are ticked to be taken into a procurement."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.services.requirement_library import Offered
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.check_box import CheckBox
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.search_field import SearchField

_WIDTH = 720
_NOTHING = N_(
    "The library has nothing more for this product area. Write in it in the tab Requirement library."
)


class TextChoice(QWidget):
    """One text with its box to tick, what it is about, and what the library says of it."""

    def __init__(self, offer: Offered) -> None:
        super().__init__()
        self.offer = offer
        self.box = CheckBox()
        self.box.setAccessibleName(offer.requirement.text)
        self._remarks = "\n".join(_remarks(offer))
        self.box.setAccessibleDescription(self._remarks)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Label(offer.requirement.text, wrap=True))
        words.addWidget(Label(self._remarks, Type.LABEL, Ink.MUTED, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.setSpacing(theme.px(10))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def holds(self, text: str) -> bool:
        """Tell whether it holds every word of a search."""
        said = formats.fold(f"{self.offer.requirement.text}\n{self._remarks}")
        return all(word in said for word in formats.fold(text).split())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the words be clicked as the box is."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
        super().mouseReleaseEvent(event)


class LibraryDialog(Dialog):
    """The texts that fit a procurement, by kind, each with a box to tick.

    Signals: taken(requirements) – what was ticked, as the rows of a case.
    """

    taken = Signal(object)

    def __init__(self, offers: Sequence[Offered], parent: QWidget | None = None) -> None:
        text = _("Tick what fits this procurement. Each text can be rewritten afterwards.")
        super().__init__(_("From the requirement library"), text, parent)
        self.choices = [TextChoice(each) for each in offers]
        self.search = SearchField(_("Search here"))
        self.search.searched.connect(self._on_search)
        self.search.setMinimumWidth(theme.px(_WIDTH))
        self.body.addWidget(self.search)
        self._titles: dict[str, Label] = {}
        for choice in self.choices:
            self._add(choice)
        self._nothing = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self.body.addWidget(self._nothing)
        self.body.addStretch()
        self.take = self.add_choices("", _("Cancel"), slot=self._on_take)
        self._on_search("")
        self._on_ticked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the search field search, and no more."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and self.search.hasFocus()):
            super().keyPressEvent(event)

    def _add(self, choice: TextChoice) -> None:
        """Add a text under the title of its kind."""
        kind = choice.offer.requirement.kind
        if kind not in self._titles:
            self._titles[kind] = Label(_(kind.label), Type.SECTION)
            self.body.addWidget(self._titles[kind])
        choice.box.toggled.connect(self._on_ticked)
        self.body.addWidget(choice)

    def _ticked(self) -> list[TextChoice]:
        return [each for each in self.choices if each.box.isChecked()]

    def _on_search(self, text: str) -> None:
        """Show what holds these words, and what is ticked already."""
        for each in self.choices:
            each.setVisible(each.holds(text) or each.box.isChecked())
        shown = {each.offer.requirement.kind for each in self.choices if not each.isHidden()}
        for kind, title in self._titles.items():
            title.setVisible(kind in shown)
        none = _("Nothing here holds all of these words.") if self.choices else _(_NOTHING)
        self._nothing.setText(none)
        self._nothing.setVisible(not shown)

    def _on_ticked(self) -> None:
        count = len(self._ticked())
        some = formats.worded(counted("Add {count} text", "Add {count} texts", count))
        self.take.setText(some if count else _("Add texts"))
        self.take.setEnabled(count > 0)

    def _on_take(self) -> None:
        self.taken.emit(tuple(each.offer.requirement for each in self._ticked()))
        self.accept()


def _remarks(offer: Offered) -> Iterator[str]:
    """Yield what a text is about and comes from, which need it meets, and when it fits."""
    topic = _(offer.requirement.topic.label)
    if offer.used_in:
        yield _("{topic}. Used in “{case}”.").format(topic=topic, case=offer.used_in)
    elif offer.source:
        yield _("{topic}. Source: {source}").format(topic=topic, source=offer.source)
    else:
        yield topic
    if offer.requirement.need:
        yield _("The need: {need}").format(need=offer.requirement.need)
    if offer.remarks:
        yield offer.remarks
