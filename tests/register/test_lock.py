"""One writer at a time: the second is told who, where and since when, and may take over."""

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import file, lock
from inkop_desktop.register.file import Mode
from inkop_desktop.register.lock import Holder, LockedError, TakenOverError
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, registers
from inkop_desktop.text import in_language


@pytest.fixture
def held(closed: Path) -> Iterator[Register]:
    """Give a register that Berit has open."""
    with registers.open_register(closed, "Berit Ås") as register:
        yield register


def write_lock(path: Path, **values: object) -> None:
    """Let a register be locked by whoever this is."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM lock")
        row = {"token": "t", "person": "Berit", "machine": "dator-7", "process": 4711, **values}
        connection.execute(
            "INSERT INTO lock VALUES (1, :token, :person, :machine, :process, '2026-05-04T08:30:00+00:00')",
            row,
        )
        connection.commit()


def locks(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [person for (person,) in connection.execute("SELECT person FROM lock")]


def ended_process() -> int:
    """Return the number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_the_second_is_told_who_where_and_since_when(held: Register) -> None:
    with pytest.raises(LockedError) as refused:
        registers.open_register(held.path, "Anna")
    now = refused.value.holder
    assert (now.person, now.machine, now.process) == ("Berit Ås", socket.gethostname(), os.getpid())
    assert abs(now.since - datetime.now(UTC)) < timedelta(minutes=1)
    with in_language("sv"):
        said = worded(refused.value)
    assert "Berit Ås" in said
    assert socket.gethostname() in said


def test_the_second_may_read_while_the_first_writes(held: Register) -> None:
    with registers.open_register(held.path, "Anna", Mode.READ_ONLY) as reader:
        records.save(held, Contract(title="Städ"))
        assert [each.title for each in records.every(reader, Contract)] == ["Städ"]
        assert reader.read_only is not None
        with pytest.raises(type(reader.read_only)):
            records.save(reader, Contract(title="Bröd"))
    records.save(held, Contract(title="Bröd"))


def test_who_was_taken_over_only_reads_from_the_next_write_on(held: Register) -> None:
    saved = records.save(held, Contract(title="Städ"))
    with registers.open_register(held.path, "Anna", Mode.TAKE_OVER) as other:
        records.save(other, Contract(title="Bröd"))
        assert held.read_only is None
        with pytest.raises(TakenOverError, match="Anna has taken over"):
            records.delete(held, saved)
        assert isinstance(held.read_only, TakenOverError)
        with pytest.raises(TakenOverError):
            registers.undo(held)
        assert {each.title for each in records.every(held, Contract)} == {"Städ", "Bröd"}
        registers.close(held)
        assert locks(held.path) == ["Anna"]


def test_who_was_taken_over_is_told_so_when_the_other_is_gone_too(held: Register) -> None:
    registers.open_register(held.path, "Anna", Mode.TAKE_OVER).close()
    with pytest.raises(TakenOverError, match="has closed it since"):
        records.save(held, Contract(title="Städ"))


def test_closing_gives_the_lock_back(held: Register) -> None:
    assert locks(held.path) == ["Berit Ås"]
    held.close()
    assert locks(held.path) == []
    registers.open_register(held.path, "Anna").close()


def test_a_lock_of_a_process_that_has_ended_is_taken_silently(closed: Path) -> None:
    write_lock(closed, machine=socket.gethostname(), process=ended_process())
    with registers.open_register(closed, "Anna") as register:
        assert register.read_only is None
        assert locks(closed) == ["Anna"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says so")
def test_a_killed_process_has_ended_although_nobody_has_asked_how() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        now = Holder("t", "Anna", socket.gethostname(), child.pid, datetime.now(UTC))
        assert not lock.is_abandoned(now)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # ended, and still listed
        assert lock.is_abandoned(now)


@pytest.mark.parametrize(
    ("person", "machine", "is_own"),
    [
        ("Anna", socket.gethostname(), True),
        ("Berit", socket.gethostname(), False),
        ("Anna", "dator-7", False),
    ],
)
def test_one_is_told_where_one_has_it_open_oneself(
    closed: Path, person: str, machine: str, is_own: bool
) -> None:
    write_lock(closed, person=person, machine=machine, process=os.getpid())
    with pytest.raises(LockedError) as refused:
        registers.open_register(closed, "Anna")
    assert refused.value.is_own is is_own
    assert worded(refused.value).startswith("You have had" if is_own else person)


def test_a_lock_of_another_machine_is_never_thought_abandoned(closed: Path) -> None:
    write_lock(closed, process=ended_process())
    with pytest.raises(LockedError, match="dator-7"):
        registers.open_register(closed, "Anna")
    registers.open_register(closed, "Anna", Mode.TAKE_OVER).close()


@pytest.mark.parametrize("process", [1, os.getpid()], ids=["first", "own"])
def test_a_process_that_lives_holds_its_lock(process: int) -> None:
    assert not lock.is_abandoned(Holder("t", "Berit", socket.gethostname(), process, datetime.now(UTC)))


@pytest.mark.usefixtures("without_rights")
def test_a_process_of_somebody_else_lives_too() -> None:
    assert not lock.is_abandoned(Holder("t", "root", socket.gethostname(), 1, datetime.now(UTC)))


def test_reading_takes_no_lock(closed: Path) -> None:
    with registers.open_register(closed, "Anna", Mode.READ_ONLY):
        assert locks(closed) == []


def test_a_lock_that_is_held_stays_when_opening_fails(held: Register) -> None:
    for _time in range(2):
        with pytest.raises(LockedError):
            registers.open_register(held.path, "Anna")
    assert locks(held.path) == ["Berit Ås"]
    records.save(held, Contract(title="Städ"))


def test_who_was_taken_over_unseen_leaves_the_file_alone_at_closing(
    held: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with registers.open_register(held.path, "Olle", Mode.TAKE_OVER):
        monkeypatch.setattr(file, "compact", lambda path: pytest.fail(f"{path} is somebody else's now"))
        registers.close(held)
