"""Tell a record apart from every other that has, had or will have its number.

After a restore the same numbers are given once more, to records and to change sets; the hashes of the
log are not.
"""

from dataclasses import dataclass

from sqlalchemy import select

from inkop_desktop.models.mapping import METADATA, noun_of
from inkop_desktop.records.fields import Root
from inkop_desktop.register import history
from inkop_desktop.register.register import Register


@dataclass(frozen=True, slots=True)
class Origin:
    """A record's noun, and the hashes of where it was `made` (a new one: the register) and last `touched`."""

    noun: str
    made: str
    touched: str


def of(register: Register, record: Root) -> Origin:
    """Return where a record comes from."""
    noun = noun_of(type(record))
    with register.reading() as connection:
        made = history.hash_of_making(connection, noun, record.id)
        return Origin(noun, made, history.hash_of(connection, record.version))


def is_touched_by(register: Register, version: int, touched: str) -> bool:
    """Tell whether a version is the one that had this hash, and not another with the same number."""
    with register.reading() as connection:
        return history.hash_of(connection, version) == touched


def is_deleted(register: Register, noun: str, record_id: int, made: str) -> bool:
    """Tell whether a record was made here, with a hash that begins so, and has been deleted since."""
    table = METADATA.tables.get(noun)
    with register.reading() as connection:
        if table is None or connection.scalar(select(table.c.id).where(table.c.id == record_id)) is not None:
            return False
        return history.hash_of_making(connection, noun, record_id).startswith(made)
