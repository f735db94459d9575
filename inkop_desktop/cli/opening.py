"""Open a register for a command: reading always works, writing where nobody else writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register


@contextmanager
def reading(path: Path, person: str) -> Iterator[Register]:
    """Open a register to read, whoever else has it open and wherever it lies."""
    with file.open_register(path, person, Mode.READ_ONLY) as register:
        yield register
