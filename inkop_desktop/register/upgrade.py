"""Bring an older register to today's schema: in one transaction, all of it or nothing."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from inkop_desktop.errors import RegisterError
from inkop_desktop.register import connect, faults, lock, schema
from inkop_desktop.register.faults import NoRoomError
from inkop_desktop.text import N_

REVISIONS = Path(__file__).parent / "migrations"  # beside us in the bundle too

Rebuild = Callable[[Connection], None]
_NO_COPY = N_(
    "{name} was made by an older version of the program, so a temporary copy of it is read, and that one"
    " could not be written in “{folder}”. See that there is room in that folder and that you may write there,"
    " then try again."
)


def upgrade(path: Path, rebuild: Rebuild, token: str = "") -> None:
    """Run every revision that is due, then `rebuild` for what is computed from the records.

    `token` is that of the lock that was taken for it, none for a copy that nobody else knows. Raises
    RegisterError where anything would be lost or the lock is; then the file is as it was.
    """
    engine = connect.upgrader(path)
    try:
        with faults.told(path), engine.begin() as connection:
            if token:
                lock.check(connection, token, path.name)
            bare = connection.connection.driver_connection
            assert isinstance(bare, sqlite3.Connection)
            before, ids = schema.counts(bare), _highest_ids(bare)
            _run_revisions(connection)
            _keep_ids(connection, ids)
            rebuild(connection)
            _check(bare, before, path.name)
    finally:
        engine.dispose()


def upgraded_copy(path: Path, rebuild: Rebuild) -> Path:
    """Return a copy in a temporary folder of its own that has today's schema; the file is only read."""
    with _temporary(path) as folder:
        copy = folder / path.name
        with (
            faults.told(path),
            closing(connect.looking(path)) as source,
            closing(connect.plain(copy, "rwc")) as target,
        ):
            source.backup(target)
        upgrade(copy, rebuild)
    return copy


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Give a temporary folder for a register's copy, which is left only if the block ends well.

    Nothing is written in the register, so what the disk refuses it refuses there.
    """
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="inkop-"))
        yield folder
    except BaseException as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError | NoRoomError):
            raise RegisterError(_NO_COPY, name=path.name, folder=tempfile.tempdir or "TMPDIR") from error
        raise


def _run_revisions(connection: Connection) -> None:
    from alembic import command, config  # noqa: PLC0415 - slow to import, and seldom needed

    settings = config.Config()
    settings.set_main_option("script_location", str(REVISIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def _highest_ids(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    return connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()


def _keep_ids(connection: Connection, ids: list[tuple[str, int]]) -> None:
    """Let no id be used again: a table that was rebuilt has forgotten the highest it ever gave."""
    for name, highest in ids:
        known = {"name": name, "highest": highest}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name AND seq < :highest"), known)
        connection.execute(
            text(
                "INSERT INTO sqlite_sequence SELECT :name, :highest"
                " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)"
            ),
            known,
        )


def _check(connection: sqlite3.Connection, before: dict[str, int], name: str) -> None:
    after = schema.counts(connection)
    lost = [table for table, rows in before.items() if after.get(table) != rows]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if lost or broken:
        raise RegisterError(
            N_(
                "{name} could not be brought up to this version without loss ({tables}), so it was left as"
                " it was. Keep using the version of the program that made it, and report this."
            ),
            name=name,
            tables=", ".join(lost or sorted({row[0] for row in broken})),
        )
