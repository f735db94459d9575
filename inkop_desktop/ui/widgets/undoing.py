"""Whose Ctrl+Z it is: a field's that has something of its own to undo, else the program's."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

Key = QKeySequence.StandardKey


def is_for_program(line: QLineEdit, event: QEvent) -> bool:
    """Tell whether keys that undo or redo find nothing in a line to do so; Qt would let it swallow them."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(Key.Undo):
        return not line.isUndoAvailable()
    return event.matches(Key.Redo) and not line.isRedoAvailable()
