"""The door: a window, or the command line."""

import multiprocessing
import sys
from io import TextIOWrapper
from pathlib import Path

from inkop_desktop.cli import main as command_line


def main() -> int:
    """Run the command that was given, or open the window; return the exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if command_line.is_asked(arguments):
        _write_unicode()
        return command_line.main(arguments)
    # The command line does without Qt; and what needs no Qt comes before it, because PySide6 reads the
    # source of every module that is imported after it.
    import inkop_desktop.services.listing  # noqa: PLC0415
    import inkop_desktop.services.registers  # noqa: PLC0415
    from inkop_desktop import app  # noqa: PLC0415

    return app.main(Path(arguments[0]) if arguments else None)


def _write_unicode() -> None:
    """Write UTF-8 whatever the system's own encoding is, so that a file or a pipe holds every letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
