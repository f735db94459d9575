"""Open a register for a command that only reads it."""

from pathlib import Path

from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.services import registers


def reading(path: Path, person: str) -> Register:
    """Open a register to read, whoever else has it open, wherever it lies and however old it is."""
    return registers.open_register(path, person, Mode.READ_ONLY)
