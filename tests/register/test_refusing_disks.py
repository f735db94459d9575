"""A disk that is full or may not be written to: a sentence, and nothing lost."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from inkop_desktop.errors import RegisterError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import connect
from inkop_desktop.register.faults import NotWritableError
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers

WHOLE = ("wal", "delete")


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Give a disk of two megabytes."""
    folder = Path(tempfile.mkdtemp(prefix="inkop-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        folder.rmdir()
        pytest.skip("only the administrator can make a small disk")
    yield folder
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], capture_output=True, check=False)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()


@pytest.fixture
def on_small_disk(closed: Path, small_disk: Path) -> Path:
    return Path(shutil.copy(closed, small_disk))


def fill_up(disk: Path, leave: int = 0) -> None:
    """Write until the disk is full, but for some bytes."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(b"\0" * 4096)
    with filler.open("rb+") as out:
        out.truncate(max(filler.stat().st_size - leave, 0))


def make_read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def titles(register: Register) -> list[str]:
    return [each.title for each in records.every(register, Contract)]


def test_a_disk_that_gets_full_loses_only_the_step_that_was_told(on_small_disk: Path) -> None:
    with registers.open_register(on_small_disk, "Anna") as register:
        records.save(register, Contract(title="Städ"))
        fill_up(on_small_disk.parent, leave=8192)
        with pytest.raises(RegisterError, match="disk is full"):
            records.save(register, Contract(title="Bröd", remarks="x" * 100_000))
        assert titles(register) == ["Städ"]
        (on_small_disk.parent / "filler").unlink()
        records.save(register, Contract(title="Bröd", remarks="x" * 100_000))
        assert titles(register) == ["Städ", "Bröd"]
        assert registers.damage(register) == []
        assert registers.verify(register).broken == ()


def test_a_document_that_finds_no_room_is_told_of_the_register(on_small_disk: Path, tmp_path: Path) -> None:
    document = tmp_path / "avtal.pdf"
    document.write_bytes(bytes(range(256)) * 16_000)
    with registers.open_register(on_small_disk, "Anna") as register:
        contract = records.save(register, Contract(title="Städ"))
        with pytest.raises(RegisterError, match=r"disk is full.*avtal\.inkop"):
            attachments.attach(register, contract, [document])
        assert records.get(register, Contract, contract.id or 0) == contract
        assert registers.damage(register) == []


def test_a_document_that_finds_no_room_outside_is_told_of_the_document(
    register: Register, tmp_path: Path, small_disk: Path
) -> None:
    document = tmp_path / "avtal.pdf"
    document.write_bytes(bytes(range(256)) * 16_000)
    contract = attachments.attach(register, records.save(register, Contract(title="Städ")), [document])
    with pytest.raises(RegisterError, match=r"disk is full.*“ut\.pdf”"):
        attachments.export(register, contract.attachments[0], small_disk / "ut.pdf")
    assert list(small_disk.iterdir()) == []


def test_a_backup_that_finds_no_room_leaves_the_older_ones(register: Register, small_disk: Path) -> None:
    kept = registers.backup(register, small_disk, 20, 365)
    records.save(register, Contract(title="Städ"))
    fill_up(small_disk, leave=8192)
    with pytest.raises(RegisterError, match="disk is full"):
        registers.backup(register, small_disk, 1, 365)
    assert [each.path for each in registers.backups(small_disk, register.path)] == [kept]
    assert sorted(path.name for path in kept.parent.iterdir()) == sorted([kept.name, "documents"])


@pytest.mark.parametrize("room", [8, 400, 700, 950])
def test_a_register_that_finds_no_room_is_not_half_made(small_disk: Path, room: int) -> None:
    fill_up(small_disk, leave=room * 1024)
    with pytest.raises(RegisterError, match="disk is full"):
        registers.new(small_disk / "nytt.inkop", "Anna", Country.SE, Organisation(name="Region Norr"))
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_copy_that_finds_no_room_is_told_of_the_copy(closed: Path, small_disk: Path) -> None:
    fill_up(small_disk, leave=8192)
    with pytest.raises(RegisterError, match=r"“avtal .*\.inkop” could not be written"):
        registers.backup_whole(closed, small_disk)
    with pytest.raises(RegisterError, match=r"“åter\.inkop” could not be written"):
        registers.restore(closed, small_disk / "åter.inkop")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_register_on_a_full_disk_is_read(on_small_disk: Path) -> None:
    with registers.open_register(on_small_disk, "Anna") as register:
        records.save(register, Contract(title="Städ"))
    fill_up(on_small_disk.parent)
    before = on_small_disk.read_bytes()
    with registers.open_register(on_small_disk, "Anna") as register:
        assert isinstance(register.read_only, NotWritableError)
        assert titles(register) == ["Städ"]
        with pytest.raises(NotWritableError):
            records.save(register, Contract(title="Bröd"))
    assert on_small_disk.read_bytes() == before


def test_a_register_on_a_disk_that_may_only_be_read_is_read(on_small_disk: Path, tmp_path: Path) -> None:
    make_read_only(on_small_disk.parent)
    with registers.open_register(on_small_disk, "Anna") as register:
        assert isinstance(register.read_only, NotWritableError)
        assert titles(register) == []
        with pytest.raises(NotWritableError, match="may not be written to"):
            records.save(register, Contract(title="Bröd"))
        copy = registers.backup_whole(register, tmp_path / "copies")
    with registers.open_register(copy, "Anna") as register:
        records.save(register, Contract(title="Bröd"))


@pytest.fixture(params=[(0o755, 0o644), (0o777, 0o644), (0o755, 0o666)], ids=["both", "file", "folder"])
def forbidden(request: pytest.FixtureRequest, closed: Path, open_folder: Path) -> Path:
    """Give a register where the folder, the file or both may only be read."""
    folder, mode = request.param
    path = Path(shutil.copy(closed, open_folder))
    path.chmod(mode)
    open_folder.chmod(folder)
    return path


@pytest.mark.parametrize("journal", WHOLE)
def test_a_register_that_may_only_be_read_is_read(
    forbidden: Path, journal: str, request: pytest.FixtureRequest
) -> None:
    connection = connect.plain(forbidden, "rw")
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.close()
    before = forbidden.read_bytes()
    request.getfixturevalue("without_rights")
    with registers.open_register(forbidden, "Anna") as register:
        assert isinstance(register.read_only, NotWritableError)
        assert registers.profile(register).language == "sv"
        with pytest.raises(NotWritableError):
            records.save(register, Contract(title="Bröd"))
    assert forbidden.read_bytes() == before


def test_what_a_crash_left_where_nothing_may_be_written_is_not_read_without_its_end(
    closed: Path, open_folder: Path, request: pytest.FixtureRequest
) -> None:
    path = Path(shutil.copy(closed, open_folder))
    path.with_name(f"{path.name}-wal").write_bytes(b"the last steps")
    request.getfixturevalue("without_rights")
    with pytest.raises(NotWritableError, match="was not closed in order"):
        registers.open_register(path, "Anna")


def test_an_old_register_that_may_only_be_read_is_read(small_disk: Path) -> None:
    stored = Path(__file__).parent.parent / "registers" / "0001.inkop"
    path = Path(shutil.copy(stored, small_disk))
    make_read_only(small_disk)
    with registers.open_register(path, "Anna") as register:
        assert isinstance(register.read_only, NotWritableError)
        assert len(records.every(register, Contract)) == 2
    assert path.read_bytes() == stored.read_bytes()


def test_a_folder_for_backups_that_may_not_be_written_to_is_told(
    closed: Path, open_folder: Path, request: pytest.FixtureRequest
) -> None:
    path = Path(shutil.copy(closed, open_folder))
    path.chmod(0o644)
    request.getfixturevalue("without_rights")
    with pytest.raises(RegisterError, match="may not be used"):
        registers.backup_whole(path, open_folder / "copies")
    with pytest.raises(RegisterError, match="may not be used"):
        registers.backup_whole(path, open_folder)
