"""Give records the next free number of a series."""

from sqlalchemy import ColumnElement, select

from inkop_desktop.register.register import Register


def next_free(register: Register, column: ColumnElement[str], prefix: str) -> str:
    """Return the next free number that begins with a prefix, such as 2026-014."""
    with register.reading() as connection:
        numbers = connection.scalars(select(column).where(column.startswith(prefix)))
        taken = [int(each.removeprefix(prefix)) for each in numbers if each.removeprefix(prefix).isdecimal()]
    return f"{prefix}{max(taken, default=0) + 1:03}"
