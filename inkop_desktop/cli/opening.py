"""Open a register for a command, with its own names in force."""

from contextlib import AbstractContextManager
from pathlib import Path

from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.services import naming, registers


def reading(path: Path, person: str) -> AbstractContextManager[Register]:
    """Open a register to read, whoever else has it open, wherever it lies and however old it is."""
    return naming.speaking(registers.open_register(path, person, Mode.READ_ONLY))


def writing(path: Path, person: str) -> AbstractContextManager[Register]:
    """Open a register to write in it; raise RegisterError where that may not be, LockedError among them."""
    register = registers.open_register(path, person)
    if register.read_only is not None:
        register.close()
        raise register.read_only
    return naming.speaking(register)
