"""The door: a window, or the command line."""

import gc
import signal
import sys
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import NoReturn

from inkop_desktop.cli import main as command_line
from inkop_desktop.settings import Settings


def main() -> int:
    """Run the command that was given, or open the window; return the exit code."""
    if getattr(sys, "frozen", False):  # a bundle's child process begins here too
        from multiprocessing import freeze_support  # noqa: PLC0415 - nobody else needs it

        freeze_support()
    # Records are frozen and hold no cycles; looking for some in them took a fifth of an import's time.
    gc.set_threshold(50_000, 20, 20)
    arguments = sys.argv[1:]
    if command_line.is_asked(arguments):
        _write_unicode()
        signal.signal(signal.SIGTERM, _end)
        return command_line.main(arguments)
    settings = Settings()
    start = command_line.start(arguments, settings)
    if start is None:
        return command_line.REFUSED
    from inkop_desktop import app  # noqa: PLC0415 - the command line does without Qt

    return app.main(settings, start.file, start.today, start.language)


def _end(number: int, _frame: object) -> NoReturn:
    """End as somebody asked the system for, once what is half made has been cleared away."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(command_line.SIGNALLED + number)


def _write_unicode() -> None:
    """Write UTF-8 whatever the system's own encoding is, so that a file or a pipe holds every letter."""
    if isinstance(sys.stdout, TextIOWrapper) and isinstance(sys.stdout.buffer, RawIOBase):
        # PYTHONUNBUFFERED: what a disk or a pipe does not take at once would be left out without a word.
        sys.stdout = TextIOWrapper(BufferedWriter(sys.stdout.detach()))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
