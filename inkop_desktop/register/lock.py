"""One writer at a time: the lock names the person, the machine and the time."""

import os
import secrets
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from inkop_desktop.errors import RegisterError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.text import N_

LOCK = METADATA.tables["lock"]
_HOLDER = select(LOCK)  # asked with every change
_ELSEWHERE = N_("{person} has {name} open on {machine} since {since}. Open it to read only, or take over.")
_BESIDE = N_(
    "You have had {name} open in another window on this computer since {since}. Go on in that window, open it"
    " to read only, or take over."
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, where and since when."""

    token: str
    person: str
    machine: str
    process: int
    since: datetime


class LockedError(RegisterError):
    """Tell that the register is written in elsewhere; `holder` is who, `is_own` whether that is oneself."""

    def __init__(self, holder: Holder, name: str, person: str) -> None:
        self.is_own = (holder.person, holder.machine) == (person, socket.gethostname())
        super().__init__(
            _BESIDE if self.is_own else _ELSEWHERE,
            person=holder.person,
            name=name,
            machine=holder.machine,
            since=holder.since,
        )
        self.holder = holder


class TakenOverError(RegisterError):
    """Tell that somebody took the register over, so that it can only be read here."""


def holder(connection: Connection) -> Holder | None:
    """Return who holds the lock."""
    row = connection.execute(_HOLDER).one_or_none()
    if row is None:
        return None
    since = datetime.fromisoformat(row.since)
    return Holder(row.token, row.person, row.machine, row.process, since)


def take(connection: Connection, person: str, name: str, *, over: bool = False) -> str:
    """Take the lock and return its token; raise LockedError while another process lives that has it."""
    now = holder(connection)
    if now is not None and not over and not is_abandoned(now):
        raise LockedError(now, name, person)
    token = secrets.token_hex(8)
    connection.execute(delete(LOCK))
    connection.execute(
        insert(LOCK).values(
            id=1,
            token=token,
            person=person,
            machine=socket.gethostname(),
            process=os.getpid(),
            since=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    )
    return token


def check(connection: Connection, token: str, name: str) -> None:
    """Raise TakenOverError unless the lock is still ours."""
    now = holder(connection)
    if now is None:
        raise TakenOverError(
            N_("Somebody else took {name} over and has closed it since. Open it again to go on working."),
            name=name,
        )
    if now.token != token:
        raise TakenOverError(
            N_("{person} has taken over {name}. Your drafts are kept; this window now only reads."),
            person=now.person,
            name=name,
        )


def release(connection: Connection, token: str) -> None:
    """Give the lock back if it is still ours."""
    connection.execute(delete(LOCK).where(LOCK.c.token == token))


def is_abandoned(now: Holder) -> bool:
    """Tell whether the holder was a process of this machine that has ended."""
    if now.machine != socket.gethostname():
        return False
    return not _lives(now.process)


def _lives(process: int) -> bool:
    if os.name == "nt":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_dead(process)


def _is_dead(process: int) -> bool:
    """Tell whether a process has ended and is listed only until its parent asks how; Linux says so."""
    try:
        said = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return False
    state = said.rpartition(b")")[2].split()[0]  # behind the name, which may hold anything
    return state in (b"Z", b"X")


def _lives_on_windows(process: int) -> bool:
    import ctypes  # noqa: PLC0415 - only here

    query_limited_information, still_active = 0x1000, 259
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    handle = kernel.OpenProcess(query_limited_information, 0, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
