"""When the program itself fails: write it down, say so once, and keep what can be kept."""

import faulthandler
import logging
import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication

from inkop_desktop import paths
from inkop_desktop.text import _
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Kind

log = logging.getLogger("inkop_desktop")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_showing = [False]
_COPY = "copy"


def guard() -> None:
    """Catch what nobody caught, and send Qt's messages to the log; call once at the start."""
    folder = paths.data_dir() / "log"
    folder.mkdir(parents=True, exist_ok=True)
    form = "%(asctime)s %(levelname)s %(message)s"
    logging.basicConfig(filename=folder / "inkop-desktop.log", level=logging.WARNING, format=form)
    faulthandler.enable((folder / "fault.log").open("a", encoding="utf-8"))
    sys.excepthook = on_exception
    qInstallMessageHandler(_on_qt_message)


def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write an error of ours to the log and show it once; a second one while it shows is only logged."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.error("uncaught", exc_info=(kind, error, trace))
    if _showing[0]:
        return
    _showing[0] = True
    try:
        _tell(report(error))
    finally:
        _showing[0] = False


def _tell(said: str) -> None:
    """Show what went wrong, with a button that copies it."""
    from inkop_desktop.ui import messages  # noqa: PLC0415 - hardly ever

    answers = (
        messages.Answer(_COPY, _("Copy the text")),
        messages.Answer("ok", _("OK"), Kind.PRIMARY),
    )
    title = _("Something went wrong in the program")
    if messages.ask(None, title, said, answers, Tone.WARNING) == _COPY:
        QGuiApplication.clipboard().setText(said)


def report(error: BaseException) -> str:
    """Return what a developer needs to know, after a sentence for the person."""
    said = _(
        "What was saved is safe, and what you are writing is kept as a draft. "
        "Copy this text if you report the fault."
    )
    last = traceback.extract_tb(error.__traceback__)[-3:]
    where = "\n".join(
        f"{frame.name} ({frame.filename.rsplit('inkop_desktop', 1)[-1]}:{frame.lineno})" for frame in last
    )
    facts = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{said}\n\n{type(error).__name__}: {error}\n{where}\n{facts}"


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, said: str | None) -> None:
    log.log(_LEVELS[kind], "Qt: %s", said)
