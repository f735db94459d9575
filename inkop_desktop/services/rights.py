"""Who may only read a register: whoever it says so of, by the name that is given at the computer.

It keeps colleagues from changing things by mistake. It is no protection against somebody who has the
file: they can give another name, or change it with another program.
"""

from contextlib import closing
from pathlib import Path

from inkop_desktop.errors import RegisterError
from inkop_desktop.register import connect, faults
from inkop_desktop.register.register import Register
from inkop_desktop.services import people
from inkop_desktop.text import N_, Message, message

# Asked of the file as it lies there: a register that is older than the mark lets everybody write.
_HAS_MARK = "SELECT 1 FROM pragma_table_info('person') WHERE name = 'only_reads'"
_READERS = "SELECT name FROM person WHERE only_reads AND anonymised_on IS NULL"


def refusal(path: Path, person: str) -> RegisterError | None:
    """Return why somebody may only read a register, whatever version it is of; none where they may write.

    Raises RegisterError where it cannot be read.
    """
    if not _only_reads(path, person):
        return None
    return RegisterError(
        N_(
            "The register says that {person} may only read it. Whoever keeps it can change that under People"
            " and units."
        ),
        person=person.strip(),
    )


def from_next_opening(register: Register) -> Message | None:
    """Return what to tell whoever writes in a register that they may only read from its next opening on."""
    if register.read_only is not None or not _only_reads(register.path, register.person):
        return None
    return message(
        "You, {person}, are now marked as somebody who may only read this register. That holds from its next"
        " opening on; if it was not meant, undo it now.",
        person=register.person.strip(),
    )


def _only_reads(path: Path, person: str) -> bool:
    """Tell whether the register marks anybody of this name; of several namesakes one is enough."""
    with faults.told(path), closing(connect.looking(path)) as connection:
        if not connection.execute(_HAS_MARK).fetchone():
            return False
        readers = {people.spelt(name) for (name,) in connection.execute(_READERS)}
    return people.spelt(person) in readers
