"""Whatever kills the program, and whenever: nothing that was shown as saved is lost.

A child works through the services; it is killed at random moments inside each kind of work. Then the
register must be whole, its log proven, every step that was told as done still in it, its tables what
the log says, its documents readable, and every backup in the rotation sound. `INKOP_SEED` repeats what
was done, though never the very moments.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import pytest
from sqlalchemy import select

from inkop_desktop.models.mapping import CHILDREN, METADATA, PROJECTIONS, ROOTS
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import backup, blobs, connect, history
from inkop_desktop.register.file import Mode, needs_upgrade
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import empties
from inkop_desktop.services import records, registers, work

OFFICER = Path(__file__).with_name("officer.py")
OLD = Path(__file__).parent.parent / "registers" / "0001.inkop"
SEED = os.environ.get("INKOP_SEED") or str(SystemRandom().randrange(10**6))
LANES = 2  # run beside each other where there are processors for it
KILLS = 105  # in each lane
# The kinds of work, and about how many seconds each takes: the kill comes within it, or soon after.
AIMS = {
    "upgrade": 0.25,
    "import": 0.1,
    "edit": 0.03,
    "undo": 0.06,
    "attach": 0.05,
    "remove": 0.03,
    "backup": 0.1,
    "close": 0.05,
}
PATIENCE = 60
Picture = dict[str, dict[int, dict[str, Any]]]  # by table and id
TABLES = [*ROOTS, *(table.name for table in CHILDREN.values())]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the child is a fork"),
]


@dataclass
class Told:
    """What the child has told as done of one register."""

    log: dict[int, str] = field(default_factory=dict)  # hash by change set
    backups: list[Path] = field(default_factory=list)


class Nursery:
    """The process whose forks do the work."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(OFFICER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def kill_within(self, job: dict[str, str], aim: str, seconds: float) -> Iterator[dict[str, Any]]:
        """Let a child work, kill it so long after it has begun its aim, and yield all that it told."""
        assert self._process.stdin is not None
        print(json.dumps(job), file=self._process.stdin, flush=True)
        child = self._line()["child"]
        while "ended" not in (said := self._line()):
            if said.get("begun") == aim:
                time.sleep(seconds)
                os.kill(child, signal.SIGKILL)
                aim = "nothing more"
            yield said

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        with closing(_Alarm(self._process)):
            line = self._process.stdout.readline()
        assert line, "the child said nothing for too long"
        said: dict[str, Any] = json.loads(line)
        assert "failed" not in said, said["failed"]
        return said

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()


class _Alarm:
    """Ends a process that keeps us waiting."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._timer = threading.Timer(PATIENCE, process.kill)
        self._timer.start()

    def close(self) -> None:
        """Let it live."""
        self._timer.cancel()


@pytest.mark.parametrize("lane", range(LANES))
def test_nothing_that_was_shown_as_saved_is_lost(lane: int, tmp_path: Path) -> None:
    path, told = tmp_path / "none", Told()
    with closing(Nursery()) as nursery:
        for kill in range(KILLS):
            chance = Random(f"{SEED} {lane} {kill}")
            aim, seed = chance.choice(list(AIMS)), chance.random()
            seconds = chance.uniform(0, AIMS[aim])
            if aim == "upgrade" or not kill:
                path, told = _old_register(tmp_path / f"{kill}"), Told()
            job = {"path": str(path), "place": str(path.parent / "backups"), "aim": aim, "seed": seed}
            try:
                for said in nursery.kill_within(job, aim, seconds):
                    _note(told, said)
                _check(path, told, thoroughly=not kill % 5)
            except BaseException as error:
                error.add_note(f"INKOP_SEED={SEED}, lane {lane}, kill {kill}, {aim} for {seconds:.3f} s")
                raise


def _old_register(folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(OLD, folder / "avtal.inkop"))


def _note(told: Told, said: dict[str, Any]) -> None:
    if "hash" in said:
        told.log[said["id"]] = said["hash"]
    if "backup" in said:
        told.backups.append(Path(said["backup"]))


def _check(path: Path, told: Told, *, thoroughly: bool) -> None:
    place = path.parent / "backups"
    with registers.open_register(path, "Berit", place=place) as register:
        assert register.read_only is None, "a dead process still holds the lock"
        _check_register(register, told)
        if thoroughly:
            _check_computed(register)
    _check_backups(place, path, told)
    if thoroughly:
        _check_restoring(place, path)


def _check_register(register: Register, told: Told) -> None:
    assert registers.damage(register) == []
    proven = registers.verify(register)
    assert proven.broken == ()
    with register.reading() as connection:
        query = "SELECT id, hash FROM change_set"
        log = {row.id: row.hash for row in connection.exec_driver_sql(query)}
    assert {key: log.get(key) for key in told.log} == told.log
    assert _stored(register) == _replayed(register)
    _check_documents(register)


def _stored(register: Register) -> Picture:
    """Return what every table of records holds, by id."""
    with register.reading() as connection:
        return {
            table: {
                row["id"]: {name: value for name, value in row.items() if name != "version"}
                for row in connection.execute(METADATA.tables[table].select()).mappings()
            }
            for table in TABLES
        }


@cache
def _brought_up_to_date() -> tuple[int, Picture]:
    """Return the last change set of the old register and what it holds by today's schema.

    A revision may move what a column held to another table, and leaves the log as it was written.
    """
    with registers.open_register(OLD, "Berit", Mode.READ_ONLY) as register:
        with register.reading() as connection:
            last = connection.exec_driver_sql("SELECT max(id) FROM change_set").scalar_one()
        return last, _stored(register)


def _replayed(register: Register) -> Picture:
    """Return what the tables must hold by the log since the old register was brought up to date."""
    last, before = _brought_up_to_date()
    held = {table: {key: dict(row) for key, row in rows.items()} for table, rows in before.items()}
    with register.reading() as connection:
        query = "SELECT id FROM change_set WHERE id > ? ORDER BY id"
        for change_set in connection.exec_driver_sql(query, (last,)).scalars().all():
            for change in history.changes_of(connection, change_set):
                row = held[change.table].setdefault(change.id, dict(empties(change.table)))
                row[change.column] = change.after
    return {
        table: {key: row for key, row in rows.items() if row["id"] is not None}
        for table, rows in held.items()
    }


def _check_documents(register: Register) -> None:
    with register.reading() as connection:
        for contract in records.every(register, Contract):
            for attachment in contract.attachments:
                assert sum(map(len, blobs.get(connection, attachment.sha256))) == attachment.size


def _check_computed(register: Register) -> None:
    before = _computed(register)
    with register.writing() as connection:
        work.rebuild(connection)
    assert _computed(register) == before


def _computed(register: Register) -> list[set[tuple[Any, ...]]]:
    """Return what each computed table holds, but for the numbers of its rows."""
    found = []
    with register.reading() as connection:
        for table in PROJECTIONS:
            columns = [column for column in table.columns if column.name != "id"]
            found.append({tuple(row) for row in connection.execute(select(*columns))})
    return found


def _check_backups(place: Path, path: Path, told: Told) -> None:
    kept = registers.backups(place, path)
    for each in kept:
        with closing(connect.looking(each.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            needed = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM blob")}
        beside = {document.name for document in (each.path.parent / backup.DOCUMENTS).iterdir()}
        assert needed <= beside
    if told.backups:
        assert kept
        assert kept[0].path.name >= told.backups[-1].name, "the newest backup that was told is gone"


def _check_restoring(place: Path, path: Path) -> None:
    for newest in registers.backups(place, path)[:1]:
        restored = registers.restore(newest.path, path.parent / "restored" / "igen")
        assert restored.missing == 0
        if needs_upgrade(restored.path):  # upgrading it is what begins many of the jobs
            assert _old(restored.path) == _old(OLD)
        else:
            with registers.open_register(restored.path, "Berit", place=place) as register:
                _check_register(register, Told())
        shutil.rmtree(restored.path.parent)


def _old(path: Path) -> set[str]:
    """Return all that a register holds but its documents, whose pieces may be cut anew."""
    with closing(connect.looking(path)) as connection:
        return {line for line in connection.iterdump() if "blob_chunk" not in line}
