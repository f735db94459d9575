"""Open a register for a command, with its own names in force."""

from contextlib import AbstractContextManager
from pathlib import Path

from inkop_desktop.errors import RegisterError
from inkop_desktop.register.file import Mode
from inkop_desktop.register.lock import LockedError
from inkop_desktop.register.register import Register
from inkop_desktop.services import naming, registers
from inkop_desktop.text import N_

# No command takes a register over from somebody who may be at work: that is asked in the window.
_IN_USE = N_(
    "{person} has {name} open on {machine} since {since}. Close it there and try again, or open it in the"
    " window and take over."
)


def reading(path: Path, person: str) -> AbstractContextManager[Register]:
    """Open a register to read, whoever else has it open, wherever it lies and however old it is."""
    return naming.speaking(registers.open_register(path, person, Mode.READ_ONLY))


def writing(path: Path, person: str) -> AbstractContextManager[Register]:
    """Open a register to write in it; raise RegisterError where that may not be, or the file is damaged.

    The window looks through it beside the work; a command looks first.
    """
    registers.check_whole(path)
    try:
        register = registers.open_register(path, person)
    except LockedError as error:
        raise RegisterError(_IN_USE, **error.params) from error
    if register.read_only is not None:
        register.close()
        raise register.read_only
    return naming.speaking(register)
