"""The editor of a reference: search by typing, choose among what was found, or ask for a new one."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inkop_desktop import formats
from inkop_desktop.text import _
from inkop_desktop.ui import icons, theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.line import Line

_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be referred to: its id, its name, and what tells it from its namesakes."""

    id: Hashable
    name: str
    detail: str = ""


Deliver: TypeAlias = Callable[[Sequence[Option]], None]
# Finds the options that fit a text and delivers them, at once or later; called on the window's thread.
Source: TypeAlias = Callable[[str, Deliver], None]
Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ReferenceEditor(Editor):
    """An `Option`, or blank.

    Signals: creation_wanted(text) – the person typed a name that is not found and wants it added;
    answer with `set_value`, or not at all.
    """

    creation_wanted = Signal(str)

    def __init__(
        self, source: Source, prompt: str = "", *, can_create: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._can_create = can_create
        self._chosen: Option | None = None
        self._line = Line()
        self._line.setPlaceholderText(prompt or _("Type to search"))
        self._line.textEdited.connect(self._on_typed)
        self._line.editingFinished.connect(self._on_left)
        open_list = QAction(_("Show suggestions"), self._line)
        icons.set_icon(open_list, Icon.CHEVRON_DOWN, Ink.MUTED, 16)
        open_list.triggered.connect(self._ask)
        self._line.addAction(open_list, QLineEdit.ActionPosition.TrailingPosition)
        self._found = _Found(self)
        self._popup = QListView()
        self._completer = self._new_completer(self._popup)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._take(self._line, 1)

    def value(self) -> Option | None:
        """Return the chosen option; none when it is blank or nothing that is known."""
        return self._chosen

    def unreadable(self) -> str:
        """Return why the text refers to nothing; empty when it does or is blank."""
        typed = self._line.text().strip()
        if self._chosen or not typed:
            return ""
        return _("“{text}” is not known. Choose one of the suggestions, or clear the field.").format(
            text=typed
        )

    def remark(self) -> str:
        """Return what tells the chosen one from its namesakes."""
        return self._chosen.detail if self._chosen else ""

    def set_detail(self, detail: str) -> None:
        """Say what tells the chosen one from its namesakes, where that comes later."""
        if self._chosen:
            self._chosen = replace(self._chosen, detail=detail)
            self.remarked.emit()

    def text(self) -> str:
        """Return what stands in the field."""
        return self._line.text().strip()

    def suggestions(self) -> QListView:
        """Return the list that opens under the field."""
        return self._popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show suggestions with the Down key."""
        if event.key() == Qt.Key.Key_Down:
            self._ask()
        else:
            super().keyPressEvent(event)

    def _show(self, value: Option | None) -> None:
        self._pause.stop()
        self._chosen = value
        self._line.setText(value.name if value else "")
        self._line.setCursorPosition(0)

    def _new_completer(self, popup: QListView) -> QCompleter:
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup.setProperty("ground", "popup")
        popup.setUniformItemSizes(True)
        completer.setPopup(popup)
        popup.setItemDelegate(_OptionDelegate(popup))  # after setPopup, which sets one of its own
        completer.setWidget(self._line)
        completer.activated[QModelIndex].connect(self._on_picked)  # type: ignore[index]  # an overload
        return completer

    def _ask(self) -> None:
        self._pause.stop()
        asked = self._line.text().strip()
        self._source(asked, _Answer(self, asked))

    def offer(self, asked: str, options: Sequence[Option]) -> None:
        """Show what was found for a text, unless the person has typed on since."""
        if asked != self._line.text().strip() or not self._line.hasFocus():
            return
        new = self._new_one(asked, options)
        self._found.set_options([*options, new] if new else list(options))
        if self._found.rowCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _new_one(self, asked: str, options: Sequence[Option]) -> Option | None:
        known = formats.fold(asked) in {formats.fold(option.name) for option in options}
        if not self._can_create or not asked or known:
            return None
        return Option(_New(asked), _("Add “{text}” …").format(text=asked))

    def _on_typed(self, typed: str) -> None:
        if not self._chosen or typed.strip() != self._chosen.name:
            self._chosen = None
        self._pause.start()
        self.changed.emit()

    def _on_left(self) -> None:
        """Choose what was typed in full, so that nobody has to pick what is plain."""
        typed = formats.fold(self._line.text().strip())
        same = [option for option in self._found.options if typed and formats.fold(option.name) == typed]
        if not self._chosen and len(same) == 1:
            self._choose(same[0])

    def _on_picked(self, index: QModelIndex) -> None:
        option = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(option.id, _New):
            self._line.setText(option.id.text)
            self.creation_wanted.emit(option.id.text)
        else:
            self._choose(option)

    def _choose(self, option: Option) -> None:
        self._show(option)
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class _New:
    """The id of the row that asks for something new."""

    text: str


class _Answer:
    """Bring an answer to the editor that asked, together with what it asked."""

    def __init__(self, editor: ReferenceEditor, asked: str) -> None:
        self._editor = editor
        self._asked = asked

    def __call__(self, options: Sequence[Option]) -> None:
        self._editor.offer(self._asked, options)


class _Found(QAbstractListModel):
    """The suggestions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.options: list[Option] = []

    def set_options(self, options: list[Option]) -> None:
        self.beginResetModel()
        self.options = options
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return option
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return option.name
        return option.detail if role == Qt.ItemDataRole.AccessibleDescriptionRole else None


class _OptionDelegate(QStyledItemDelegate):
    """Draw a suggestion: its name, and its detail quietly at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: Option = index.data(Qt.ItemDataRole.UserRole)
        place: QRect = option.rect
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(place, theme.colour(Ink.ACCENT_SURFACE))
        inside = place.adjusted(theme.px(10), 0, -theme.px(10), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour(Ink.ACCENT if isinstance(shown.id, _New) else Ink.TEXT))
        most = inside.width() * 2 // 3 if shown.detail else inside.width()
        name = painter.fontMetrics().elidedText(shown.name, Qt.TextElideMode.ElideRight, most)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, name)
        room = inside.width() - painter.fontMetrics().horizontalAdvance(name) - theme.px(12)
        painter.setFont(theme.font(Type.LABEL))
        painter.setPen(theme.colour(Ink.MUTED))
        detail = painter.fontMetrics().elidedText(shown.detail, Qt.TextElideMode.ElideLeft, room)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.restore()
