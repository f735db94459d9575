"""What cannot be opened is told in a sentence and left as it was; what was opened leaves one file."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import literal, select
from sqlalchemy.engine.interfaces import CacheStats

from inkop_desktop.errors import Bug, InkopError, RegisterError, UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import connect, file, places
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register, ReplacedError
from inkop_desktop.services import records, registers, work
from inkop_desktop.text import in_language, message

PAGE = 4096


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER)")
        connection.commit()


def without_stamp(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()


def without_stamp_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE alembic_version")
        connection.commit()


def cut_off(path: Path) -> None:
    with path.open("rb+") as opened:
        opened.truncate(20 * PAGE)


def overwrite(first: int, last: int) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[first:last] = b"\xa5" * (last - first)
        path.write_bytes(content)

    return spoil


REFUSED: dict[str, tuple[Callable[[Path], object], type[InkopError], str]] = {
    "not there": (lambda path: path.unlink(), RegisterError, "cannot be opened"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), RegisterError, "cannot be opened"),
    "of no bytes": (lambda path: path.write_bytes(b""), DamagedError, "is empty"),
    "of one byte": (lambda path: path.write_bytes(b"x"), RegisterError, "not a register"),
    "a letter": (lambda path: path.write_bytes(b"PK\x03\x04" * 5000), RegisterError, "not a register"),
    "another program's": (other_database, RegisterError, "not a register"),
    "without a stamp": (without_stamp, DamagedError, "damaged"),
    "without its table": (without_stamp_table, DamagedError, "damaged"),
    "cut off": (cut_off, DamagedError, "damaged"),
    "its first bytes overwritten": (overwrite(0, 512), RegisterError, "not a register"),
    "its schema overwritten": (overwrite(100, PAGE), DamagedError, "damaged"),
}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("spoil", "kind", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_opened_is_told_and_left_alone(
    closed: Path, mode: Mode, spoil: Callable[[Path], object], kind: type[InkopError], told: str
) -> None:
    spoil(closed)
    before = closed.read_bytes() if closed.is_file() else None
    with pytest.raises(kind, match=told) as refused:
        registers.open_register(closed, "Anna", mode)
    for language in ("sv", "nb"):
        with in_language(language):
            assert worded(refused.value) not in (str(refused.value), "")
    assert (closed.read_bytes() if closed.is_file() else None) == before
    wal = closed.with_name(f"{closed.name}-wal")
    assert not wal.exists() or not wal.stat().st_size


def fill(path: Path) -> None:
    many = [Contract(title=f"Avtal {number}", remarks="x" * 500) for number in range(300)]
    with registers.open_register(path, "Anna") as register, work.change(register, message("Add")) as change:
        change.save_all(many)


def page_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(page)


@pytest.mark.parametrize("table", ["contract", "change", "contract_line"])
def test_damage_in_the_middle_is_found_and_nothing_more_is_written(closed: Path, table: str) -> None:
    fill(closed)
    start = (page_of(closed, table) - 1) * PAGE
    overwrite(start, start + 64)(closed)
    damaged = closed.read_bytes()
    with registers.open_register(closed, "Anna") as register:
        assert registers.damage(register)
        assert isinstance(register.read_only, DamagedError)
        with pytest.raises(DamagedError):
            records.save(register, Contract(title="Städ"))
    assert closed.read_bytes()[start : start + 64] == damaged[start : start + 64]
    with pytest.raises(RegisterError):
        registers.backup_whole(closed, closed.parent / "copies")
    assert not list((closed.parent / "copies").iterdir())


def test_a_write_that_meets_damage_is_told_and_is_the_last(closed: Path) -> None:
    fill(closed)
    start = (page_of(closed, "contract") - 1) * PAGE
    overwrite(start, start + 64)(closed)
    with registers.open_register(closed, "Anna") as register:
        with pytest.raises(DamagedError, match="damaged"):
            records.save(register, Contract(title="Städ"))
        assert isinstance(register.read_only, DamagedError)


def test_a_sound_register_has_no_damage(register: Register) -> None:
    assert registers.damage(register) == []
    assert register.read_only is None


def test_closing_leaves_one_file(closed: Path) -> None:
    fill(closed)
    registers.open_register(closed, "Anna", Mode.READ_ONLY).close()
    file.look(closed)
    assert [path.name for path in closed.parent.iterdir()] == [closed.name]


def test_an_open_register_can_be_copied_as_a_file(register: Register, tmp_path: Path) -> None:
    """Somebody will mail it while it is open: what was saved is in it."""
    records.save(register, Contract(title="Städ"))
    copy = Path(shutil.copy(register.path, tmp_path / "copy.inkop"))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT title FROM contract").fetchall() == [("Städ",)]


def test_a_register_that_was_left_by_a_crash_is_whole(closed: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with (
        registers.open_register(closed, "Anna") as register,
        closing(sqlite3.connect(closed)) as reader,
    ):
        reader.execute("BEGIN")  # what somebody still reads cannot leave the file beside
        reader.execute("SELECT * FROM contract").fetchone()
        records.save(register, Contract(title="Last step"))
        for path in (closed, *connect.side_files(closed)):
            if path.exists():
                shutil.copy(path, crashed)
    with registers.open_register(crashed / closed.name, "Anna", Mode.TAKE_OVER) as again:
        assert [each.title for each in records.every(again, Contract)] == ["Last step"]


def test_a_register_is_not_made_over_another_file(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(UserError, match="already there"):
        file.create(closed.with_suffix(""), "Anna")
    assert closed.read_bytes() == before


def test_a_register_is_not_made_beside_what_is_left_of_another(tmp_path: Path) -> None:
    """SQLite would take the last steps of the other for its own."""
    (tmp_path / "avtal.inkop-wal").write_bytes(b"the last steps of another")
    with pytest.raises(UserError, match="an earlier avtal"):
        file.create(tmp_path / "avtal", "Anna")
    assert [path.name for path in tmp_path.iterdir()] == ["avtal.inkop-wal"]


def test_a_register_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(RegisterError):
        file.create(tmp_path / "file" / "avtal", "Anna")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_moved_register_was_told_is_not_lost_in_silence(register: Register) -> None:
    moved = register.path.rename(register.path.with_name("flyttat.inkop"))
    with pytest.raises(ReplacedError, match="moved, replaced or deleted"):
        records.save(register, Contract(title="Städ"))
    shutil.copy(moved, register.path)
    with pytest.raises(ReplacedError):
        records.save(register, Contract(title="Städ"))
    assert isinstance(register.read_only, ReplacedError)


def test_a_change_inside_a_change_is_our_own_fault_and_changes_nothing(register: Register) -> None:
    def outer() -> None:
        with work.change(register, message("Outer")) as change:
            change.save(Contract(title="Städ"))
            records.save(register, Contract(title="Bröd"))

    with pytest.raises(Bug):
        outer()
    assert records.every(register, Contract) == []
    records.save(register, Contract(title="Städ"))


def test_a_closed_register_is_not_written_in(register: Register) -> None:
    register.close()
    register.close()
    with pytest.raises(Bug):
        records.save(register, Contract(title="Städ"))


PLACES = [
    ("/home/anna/avtal.inkop", False),
    ("/home/anna/OneDrive - Region Norr/avtal.inkop", True),
    ("/home/anna/Dropbox/avtal.inkop", True),
    ("/home/anna/onedrive.inkop", False),
    ("/mnt/gemensam mapp/inköp/avtal.inkop", True),
    ("/mnt/gemensam mapp/lokal/avtal.inkop", False),
]
MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
//server/delad /mnt/gemensam\040mapp cifs rw 0 0
/dev/sdb1 /mnt/gemensam\040mapp/lokal ext4 rw 0 0
"""


@pytest.mark.parametrize(("path", "shared"), PLACES)
def test_shares_and_synced_folders_are_known(
    path: str, shared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "mounts")
    assert places.is_shared(Path(path)) is shared


@pytest.mark.parametrize(("folder", "journal"), [("Dokument", "wal"), ("Dropbox", "delete")])
def test_where_files_are_shared_nothing_lies_beside_the_register(
    closed: Path, folder: str, journal: str
) -> None:
    path = closed.parent / folder / closed.name
    path.parent.mkdir()
    closed.rename(path)
    with registers.open_register(path, "Anna") as register:
        records.save(register, Contract(title="Städ"))
        with register.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == journal
        beside = [each for each in connect.side_files(path) if each.exists()]
        assert bool(beside) is (journal == "wal")


def test_a_statement_is_compiled_once_for_all_registers(closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.inkop"
    shutil.copy(closed, other)
    statement = select(literal(1).label("asked of no register before"))
    found = []
    for path in (closed, other):
        with registers.open_register(path, "Anna") as register, register.reading() as connection:
            found.append(connection.execute(statement).context.cache_hit)
    assert found == [CacheStats.CACHE_MISS, CacheStats.CACHE_HIT]
