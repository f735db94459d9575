"""A disk that is full or may not be written to: a sentence, and nothing lost."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from inkop_desktop.errors import RegisterError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import backup, connect
from inkop_desktop.register.faults import NotWritableError
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers
from inkop_desktop.text import in_language

resource = pytest.importorskip("resource", reason="only there where a system has quotas")
WHOLE = ("wal", "delete")
STORED = Path(__file__).parent.parent / "registers" / "0001.inkop"


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


@contextmanager
def quota(kilobytes: int) -> Iterator[None]:
    """Let no file grow beyond a size: the disk refuses as it does where somebody has used up their share."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


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


@pytest.mark.parametrize("room", [8, 400, 950, 1110, 1180])  # while it is made, opened, filled
def test_a_register_that_finds_no_room_is_not_half_made(small_disk: Path, room: int) -> None:
    fill_up(small_disk, leave=room * 1024)
    with pytest.raises(RegisterError, match=r"disk is full.*“nytt\.inkop” could not be written"):
        registers.new(small_disk / "nytt.inkop", "Anna", Country.SE, Organisation(name="Region Norr"))
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_copy_that_finds_no_room_is_told_of_the_copy(closed: Path, small_disk: Path) -> None:
    fill_up(small_disk, leave=8192)
    place = re.escape(f"could not be written in “{small_disk}”")
    with pytest.raises(RegisterError, match=rf"“avtal .*\.inkop” {place}"):
        registers.backup_whole(closed, small_disk)
    with pytest.raises(RegisterError, match=rf"“åter\.inkop” {place}"):
        registers.restore(closed, small_disk / "åter.inkop")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize("room", [4, 200, 700])
def test_what_finds_no_room_in_a_share_of_the_disk_is_told_of_the_copy(
    closed: Path, tmp_path: Path, room: int
) -> None:
    place = tmp_path / "there"
    before = closed.read_bytes()
    attempts = {
        r"“avtal .*\.inkop”": lambda: registers.backup_whole(closed, place),
        r"“avtal .*\.inkop-backup”": lambda: backup.add(closed, place),
        r"“åter\.inkop”": lambda: registers.restore(closed, place / "åter.inkop"),
        r"“ny\.inkop”": lambda: registers.new(place / "ny", "Anna", Country.SE, Organisation(name="Norr")),
    }
    for name, attempt in attempts.items():
        with quota(room), pytest.raises(RegisterError, match=rf"{name} in “{place}.*room left") as refused:
            attempt()
        with in_language("sv"):
            assert "I/O" not in worded(refused.value)
    assert closed.read_bytes() == before
    assert [path for path in place.rglob("*") if path.is_file()] == []


def test_a_step_that_finds_no_room_in_a_share_of_the_disk_is_told(closed: Path) -> None:
    with registers.open_register(closed, "Anna") as register:
        with quota(200), pytest.raises(RegisterError, match=r"“avtal\.inkop” in .*nothing new was saved"):
            records.save(register, Contract(title="Bröd", remarks="x" * 1_000_000))
        assert titles(register) == []
        records.save(register, Contract(title="Städ"))
        assert registers.damage(register) == []


def test_a_register_is_read_where_there_is_no_room_to_open_it(closed: Path) -> None:
    with quota(4), registers.open_register(closed, "Anna") as register:
        assert isinstance(register.read_only, NotWritableError)
        assert registers.profile(register).language == "sv"


@pytest.mark.parametrize("room", [0, 8, 400, 900])
def test_an_old_register_for_whose_copy_there_is_no_room_names_the_temporary_folder(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    path = Path(shutil.copy(STORED, tmp_path / "gammalt.inkop"))
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    fill_up(small_disk, leave=room * 1024)
    with pytest.raises(RegisterError, match=rf"gammalt\.inkop .*could not be written in “{small_disk}”"):
        registers.open_register(path, "Anna", Mode.READ_ONLY)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
    assert path.read_bytes() == STORED.read_bytes()


def test_a_temporary_folder_that_is_not_to_be_had_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(STORED, tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(RegisterError, match=r"0001\.inkop .*could not be written in .*nowhere”"):
        registers.open_register(path, "Anna", Mode.READ_ONLY)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with quota(100), pytest.raises(RegisterError, match="could not be written"):
        registers.open_register(path, "Anna", Mode.READ_ONLY)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


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
    path = Path(shutil.copy(STORED, small_disk))
    make_read_only(small_disk)
    with registers.open_register(path, "Anna") as register:
        assert isinstance(register.read_only, NotWritableError)
        assert len(records.every(register, Contract)) == 2
    assert path.read_bytes() == STORED.read_bytes()


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
