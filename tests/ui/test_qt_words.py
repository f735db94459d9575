"""Qt's own words come from our catalogues, in both languages and without a gap."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QKeySequence, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inkop_desktop import text
from inkop_desktop.ui.qt_strings import QT_STRINGS
from inkop_desktop.ui.translator import Translator

# Figures, units and names that are the same in every language, and what nobody sees.
_SAME = re.compile(
    r"(?:%1%|%p%|\.\.\.|mm|\+|[A-C]\d+( Extra| Plus)?|JIS B\d+|ANSI .*|PRC \d+K|Quarto|Super [AB]|Legal.*"
    r"|Letter.*|Ledger.*|Tabloid.*|Form|QT_LAYOUT_DIRECTION|Alt\+\w+|Print|F%1|Ctrl|Alt|Meta|Del|Down|End"
    r"|Enter|Esc|Home|Ins|PgDown|PgUp|SysReq)"
)


class Listener(QTranslator):
    """A translator that notes what Qt asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, _context: str, source: str, _more: str | None = None, _count: int = -1) -> str:
        self.asked.add(source)
        return source


@pytest.fixture
def listener(qapp: QApplication) -> Iterator[Listener]:
    listener = Listener()
    qapp.installTranslator(listener)
    yield listener
    qapp.removeTranslator(listener)


@pytest.fixture
def translator(qapp: QApplication) -> Iterator[Translator]:
    translator = Translator()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def test_everything_that_qt_says_in_our_dialogs_is_in_the_list(qtbot: QtBot, listener: Listener) -> None:
    for widget in _speaking_widgets():
        qtbot.addWidget(widget)
        widget.show()
    QLineEdit("x").createStandardContextMenu()
    QPlainTextEdit("x").createStandardContextMenu()
    for size in QPageSize.PageSizeId:
        QPageSize.name(size)
    for key in ("Ctrl+Shift+Z", "Alt+Left", "Del", "Backspace", "PgUp", "Space", "Return", "Tab"):
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    assert "File &name:" in listener.asked
    assert "Double Sided Printing" in listener.asked
    missing = {source for source in listener.asked - QT_STRINGS if not _SAME.fullmatch(source)}
    assert missing == set()


def _speaking_widgets() -> Iterator[QWidget]:
    for mode in QFileDialog.AcceptMode:
        dialog = QFileDialog(None, "", "/")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        yield dialog
    printer = QPrinter()
    yield QPrintDialog(printer)
    buttons = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button not in (
            QDialogButtonBox.StandardButton.NoButton,
            QDialogButtonBox.StandardButton.FirstButton,
            QDialogButtonBox.StandardButton.LastButton,
        ):
            buttons.addButton(button)
    yield buttons
    tabs = QTabWidget()
    for number in range(30):
        tabs.addTab(QWidget(), f"tab {number}")
    tabs.resize(100, 100)
    yield tabs


@pytest.mark.parametrize(
    ("code", "words"), [("sv", "Markera allt"), ("nb", "Merk alt"), ("en", "Select All")]
)
def test_qt_speaks_the_language_in_force(translator: Translator, code: str, words: str) -> None:
    text.set_language(code)
    assert QCoreApplication.translate("QLineEdit", "Select All") == words


def test_what_is_not_in_the_list_stays_as_it_is(translator: Translator) -> None:
    text.set_language("sv")
    assert QCoreApplication.translate("QPageSize", "A4") == "A4"


@pytest.mark.parametrize("code", ["sv", "nb"])
def test_numbered_values_line_breaks_and_mnemonics_survive(code: str) -> None:
    with text.in_language(code):
        words = {source: text.pgettext("Qt", source) for source in QT_STRINGS}
    broken = {source: there for source, there in words.items() if _shape(source) != _shape(there)}
    assert broken == {}


def _shape(words: str) -> tuple[object, ...]:
    return re.findall(r"%\d", words), words.count("\n"), words.count("&"), words.endswith((":", " "))


def test_the_pseudo_language_is_longer_and_keeps_placeholders() -> None:
    with text.in_language(text.PSEUDO):
        longer = text._("Save the changes to “{what}”?")
        plural = text.ngettext("Edit {count} contract", "Edit {count} contracts", 2)
        assert "{what}" in longer
        assert "{count}" in plural
        assert len(longer) >= 1.4 * len("Save the changes to “{what}”?")
        assert len(text._("Save")) == 6
