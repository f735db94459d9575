"""Dated copies: whole, verified, once each, as many and as old as the limits say, and never in the way."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import backup, blobs, connect, copying, documents, schema
from inkop_desktop.register.backup import Backup
from inkop_desktop.register.register import Register
from inkop_desktop.services import attachments, records, registers

NOW = datetime(2026, 5, 20, 16, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def contract(register: Register, tmp_path: Path) -> Contract:
    """Give a contract with a document of three pieces and an empty one."""
    large, empty = tmp_path / "avtal.pdf", tmp_path / "tom.txt"
    large.write_bytes(bytes(range(256)) * 10_000)
    empty.touch()
    saved = records.save(register, Contract(title="Städ", number="1"))
    return attachments.attach(register, saved, [large, empty])


@pytest.fixture
def back_up(register: Register, place: Path) -> Callable[..., Path]:
    """Give a function that changes something and backs up, so that a copy is due."""

    def make(keep: int = 20, days: int = 365) -> Path:
        records.save(register, Contract(title="Städ"))
        return registers.backup(register, place, keep, days)

    return make


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(connect.looking(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_copy_holds_the_records_and_the_documents_lie_beside_it(
    register: Register, contract: Contract, place: Path
) -> None:
    made = registers.backup(register, place, 20, 365)
    assert made.suffix == ".inkop-backup"
    assert ask(made, "SELECT title FROM contract") == [("Städ",)]
    assert ask(made, "SELECT count(*) FROM blob_chunk") == [(0,)]
    assert ask(made, "SELECT count(*) FROM lock") == [(0,)]
    assert ask(made, "PRAGMA application_id") == [(schema.BACKUP,)]
    beside = {path.name: path.stat().st_size for path in (made.parent / "documents").iterdir()}
    assert beside == {each.sha256: each.size for each in contract.attachments}


def test_a_copy_is_one_small_file(register: Register, contract: Contract, place: Path) -> None:
    made = registers.backup(register, place, 20, 365)
    assert made.stat().st_size < contract.attachments[0].size
    assert sorted(path.name for path in made.parent.iterdir()) == sorted([made.name, "documents"])


def test_what_is_being_written_is_not_in_it_and_does_not_hinder_it(
    register: Register, contract: Contract, place: Path
) -> None:
    with register.writing() as connection:
        connection.exec_driver_sql("UPDATE contract SET title = 'Half'")
        made = backup.add(register.path, place).path
    assert ask(made, "SELECT title FROM contract") == [("Städ",)]


def test_nothing_is_copied_where_nothing_has_changed(register: Register, place: Path) -> None:
    first = registers.backup(register, place, 20, 365)
    assert registers.backup(register, place, 20, 365) == first
    records.save(register, Contract(title="Städ"))
    assert registers.backup(register, place, 20, 365) != first
    assert len(registers.backups(place, register.path)) == 2


def test_a_newest_copy_that_is_damaged_does_not_count(register: Register, place: Path) -> None:
    first = registers.backup(register, place, 20, 365)
    first.write_bytes(b"not a database at all, " * 1000)
    second = backup.add(register.path, place).path
    assert second != first
    assert ask(second, "PRAGMA integrity_check") == [("ok",)]


def test_copies_are_listed_the_newest_first_also_when_the_register_is_gone(
    register: Register, back_up: Callable[..., Path], place: Path
) -> None:
    made = [back_up() for _time in range(3)]
    register.path.unlink()
    listed = registers.backups(place, register.path)
    assert [each.path for each in listed] == made[::-1]
    assert [each.size for each in listed] == [path.stat().st_size for path in made[::-1]]
    assert registers.last_backup(place, register.path) == listed[0].at
    assert abs(listed[0].at - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_register_without_copies_has_none(place: Path, tmp_path: Path) -> None:
    assert registers.backups(place, tmp_path / "none.inkop") == []
    assert registers.last_backup(place, tmp_path / "none.inkop") is None


def test_two_registers_of_one_name_keep_out_of_each_others_rotation(
    register: Register, tmp_path: Path, place: Path
) -> None:
    own = registers.own_organisation(register)
    with registers.new(
        tmp_path / "other" / "avtal", "Berit", registers.Country.SE, replace(own, id=None, version=0)
    ) as other:
        mine, theirs = (registers.backup(each, place, 1, 365) for each in (register, other))
    assert mine.parent != theirs.parent
    assert mine.exists()
    for each, made in ((register.path, mine), (other.path, theirs)):
        assert [kept.path for kept in registers.backups(place, each)] == [made]


def test_a_register_that_was_moved_or_has_another_name_keeps_its_copies(
    register: Register, tmp_path: Path, place: Path
) -> None:
    made = registers.backup(register, place, 1, 365)
    register.close()
    (tmp_path / "elsewhere").mkdir()
    for name in (register.path.name, "another name.inkop"):
        moved = register.path.replace(tmp_path / "elsewhere" / name)
        assert [each.path for each in registers.backups(place, moved)] == [made]
        registers.restore(made, register.path)
        assert [each.path for each in registers.backups(place, register.path)] == [made]
    # What is saved of one cannot be told of another that was copied from it.
    assert registers.last_backup(place, register.path) is not None
    assert registers.last_backup(place, moved) is None


@pytest.mark.parametrize("is_known", [True, False])
def test_a_register_that_cannot_be_read_has_those_of_its_name_but_not_what_is_known_of_others(
    register: Register, tmp_path: Path, place: Path, *, is_known: bool
) -> None:
    own = replace(registers.own_organisation(register), id=None, version=0)
    with registers.new(tmp_path / "other" / register.path.name, "B", registers.Country.SE, own) as other:
        mine, theirs = (registers.backup(each, place, 1, 365) for each in (register, other))
    register.close()
    register.path.write_bytes(b"no register any more" * 1000)
    listed = registers.backups(place, register.path, [other.path] if is_known else [])
    assert {each.path for each in listed} == ({mine} if is_known else {mine, theirs})


@pytest.mark.parametrize("content", [b"", b"no backup" * 1000])
def test_a_file_that_cannot_be_read_is_of_nobody(
    register: Register, tmp_path: Path, place: Path, content: bytes
) -> None:
    made = registers.backup(register, place, 1, 365)
    (tmp_path / "odd.inkop").write_bytes(content)
    assert registers.organisation_of(tmp_path / "odd.inkop") == ""
    assert registers.organisation_of(made) == registers.own_organisation(register).name
    assert registers.is_of(tmp_path / "odd.inkop", register.path) is None
    assert registers.is_of(made, register.path) is True


def test_names_with_signs_of_patterns_are_found_again(register: Register, place: Path) -> None:
    register.close()
    odd = register.path.rename(register.path.with_name("avtal [2026] *.inkop"))
    made = backup.add(odd, place).path
    assert [each.path for each in registers.backups(place, odd)] == [made]


def test_other_files_in_the_folder_are_left_alone(
    back_up: Callable[..., Path], register: Register, place: Path
) -> None:
    folder = back_up().parent
    (folder / "anteckning.txt").write_text("Spara!")
    (folder / "avtal.inkop-backup").write_text("no date")
    made = back_up(keep=1)
    assert [each.path for each in registers.backups(place, register.path)] == [made]
    assert (folder / "anteckning.txt").exists()
    assert (folder / "avtal.inkop-backup").exists()


def test_no_more_than_the_count_are_kept(
    back_up: Callable[..., Path], register: Register, place: Path
) -> None:
    made = [back_up(keep=3) for _time in range(5)]
    assert [each.path for each in registers.backups(place, register.path)] == made[:1:-1]


def test_documents_stay_as_long_as_a_copy_needs_them(
    register: Register, contract: Contract, back_up: Callable[..., Path], tmp_path: Path
) -> None:
    folder = back_up().parent / "documents"
    records.save(register, replace(contract, attachments=()))
    with register.writing() as connection:
        assert blobs.sweep(connection) == 2
    (tmp_path / "ny.txt").write_text("ny")
    other = attachments.attach(
        register, records.save(register, Contract(title="Bröd")), [tmp_path / "ny.txt"]
    )
    old, new = ({each.sha256 for each in held.attachments} for held in (contract, other))
    back_up(keep=2)
    assert {path.name for path in folder.iterdir()} == old | new
    back_up(keep=1)
    assert {path.name for path in folder.iterdir()} == new


def test_an_older_copy_that_is_damaged_keeps_its_documents_and_holds_nobody_up(
    register: Register, contract: Contract, back_up: Callable[..., Path], place: Path
) -> None:
    damaged = back_up()
    damaged.write_bytes(b"not a database at all, " * 1000)
    records.save(register, replace(contract, attachments=()))
    registers.close(register)
    with registers.open_register(register.path, "Anna") as again:
        made = registers.backup(again, place, 20, 365)
    assert [each.path for each in registers.backups(place, register.path)] == [made, damaged]
    assert len(list((made.parent / "documents").iterdir())) == 2


def test_a_document_that_was_cut_off_in_the_folder_is_written_again(
    register: Register, contract: Contract, back_up: Callable[..., Path]
) -> None:
    document = back_up().parent / "documents" / contract.attachments[0].sha256
    document.write_bytes(b"half")
    back_up()
    assert document.stat().st_size == contract.attachments[0].size


SPOILS = {
    "a page that is not what it should be": (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'ix_contract_number'",
        "PRAGMA writable_schema = RESET",
    ),
    "a reference to nothing": ("DELETE FROM organisation",),
}


@pytest.mark.parametrize("statements", SPOILS.values(), ids=SPOILS.keys())
def test_a_copy_that_is_not_whole_never_takes_its_place(
    register: Register, place: Path, monkeypatch: pytest.MonkeyPatch, statements: tuple[str, ...]
) -> None:
    def spoil(copy: sqlite3.Connection, _folder: Path) -> None:
        for statement in statements:
            copy.execute(statement)

    monkeypatch.setattr(documents, "take_out", spoil)
    with pytest.raises(RegisterError, match="not whole"):
        backup.add(register.path, place)
    folder = next(place.iterdir())
    assert [path.name for path in folder.iterdir()] == ["documents"]


def test_a_copy_with_other_counts_is_thrown_away(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter([{"contract": 1}, {"contract": 2}])
    monkeypatch.setattr(schema, "counts", lambda _connection: next(told))
    with pytest.raises(RegisterError, match="not whole"), copying.copied(register.path, tmp_path / "copy"):
        pytest.fail("nobody gets such a copy")
    assert not (tmp_path / "copy").exists()


def test_a_place_that_is_no_folder_is_told_and_the_register_stays_open(
    register: Register, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(RegisterError, match="backups"):
        registers.backup(register, tmp_path / "backups", 20, 365)
    records.save(register, Contract(title="Städ"))


def test_a_backup_is_restored_and_not_opened(register: Register, place: Path) -> None:
    made = registers.backup(register, place, 20, 365)
    with pytest.raises(UserError, match="is a backup"):
        registers.open_register(made, "Anna")


def test_a_whole_copy_is_a_register_of_its_own(
    register: Register, contract: Contract, tmp_path: Path
) -> None:
    made = registers.backup_whole(register, tmp_path / "usb")
    assert made.suffix == ".inkop"
    with registers.open_register(made, "Berit") as copy:
        assert records.get(copy, Contract, contract.id or 0) == contract
        out = attachments.export(copy, contract.attachments[0], tmp_path / "ut.pdf")
        assert out.read_bytes() == (tmp_path / "avtal.pdf").read_bytes()
    assert registers.backup_whole(register.path, tmp_path / "usb") != made


def test_only_a_register_is_copied_whole(tmp_path: Path) -> None:
    (tmp_path / "brev.docx").write_bytes(b"PK")
    with pytest.raises(RegisterError, match="not a register"):
        registers.backup_whole(tmp_path / "brev.docx", tmp_path / "usb")


def listed(*ages: timedelta) -> list[Backup]:
    return [Backup(Path(str(number)), NOW - age, 1) for number, age in enumerate(sorted(ages))]


def left(backups: list[Backup], keep: int, days: int) -> list[int]:
    gone = backup.superfluous(backups, keep, NOW - timedelta(days=days))
    return [int(each.path.name) for each in backups if each not in gone]


HOURS, DAYS = timedelta(hours=1), timedelta(days=1)

ROTATIONS = [
    ("none at all", (), 3, 30, []),
    ("fewer than may be", (0 * DAYS, 1 * DAYS), 3, 30, [0, 1]),
    ("the oldest goes", (0 * DAYS, 1 * DAYS, 2 * DAYS), 2, 30, [0, 1]),
    (
        "a day of many closings",
        (0 * HOURS, 1 * HOURS, 2 * HOURS, 3 * HOURS, 2 * DAYS, 3 * DAYS),
        3,
        30,
        [0, 4, 5],
    ),
    ("the first of that day goes first", (0 * HOURS, 1 * HOURS, 2 * HOURS, 2 * DAYS), 3, 30, [0, 1, 3]),
    ("too old", (0 * DAYS, 29 * DAYS, 31 * DAYS), 9, 30, [0, 1]),
    ("the newest stays however old", (90 * DAYS, 91 * DAYS), 9, 30, [0]),
    ("the newest stays whatever the count", (0 * DAYS, 1 * DAYS), 0, 30, [0]),
]


@pytest.mark.parametrize(
    ("ages", "keep", "days", "kept"), [row[1:] for row in ROTATIONS], ids=[row[0] for row in ROTATIONS]
)
def test_what_the_limits_leave(ages: tuple[timedelta, ...], keep: int, days: int, kept: list[int]) -> None:
    assert left(listed(*ages), keep, days) == kept


@given(
    st.lists(st.timedeltas(min_value=timedelta(0), max_value=400 * DAYS), min_size=1, max_size=30),
    st.integers(1, 12),
    st.integers(1, 400),
)
def test_the_limits_always_hold_and_the_newest_always_stays(
    ages: list[timedelta], keep: int, days: int
) -> None:
    backups = listed(*ages)
    kept = [backups[number] for number in left(backups, keep, days)]
    assert kept[0] == backups[0]
    assert len(kept) <= keep
    assert all(each.at >= NOW - timedelta(days=days) for each in kept[1:])
