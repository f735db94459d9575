"""A backup becomes a register again, and what lay in its place is kept."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import copying
from inkop_desktop.register.register import Register
from inkop_desktop.services import attachments, records, registers

Make = Callable[[], Path]


@pytest.fixture
def contract(register: Register, tmp_path: Path) -> Contract:
    large, empty = tmp_path / "avtal.pdf", tmp_path / "tom.txt"
    large.write_bytes(bytes(range(256)) * 10_000)
    empty.touch()
    saved = records.save(register, Contract(title="Städ", number="1"))
    return attachments.attach(register, saved, [large, empty])


@pytest.fixture(params=["rotation", "whole"])
def made(request: pytest.FixtureRequest, register: Register, contract: Contract, tmp_path: Path) -> Path:
    """Give a backup of either kind, and a register that was changed after it and closed."""
    if request.param == "rotation":
        backup = registers.backup(register, tmp_path / "backups", 20, 365)
    else:
        backup = registers.backup_whole(register, tmp_path / "usb")
    records.save(register, replace(contract, title="Changed since"))
    register.close()
    return backup


def titles(path: Path) -> list[str]:
    with registers.open_register(path, "Anna", registers.Mode.READ_ONLY) as register:
        return [each.title for each in records.every(register, Contract)]


def test_a_new_register_is_made_of_it(made: Path, contract: Contract, tmp_path: Path) -> None:
    restored = registers.restore(made, tmp_path / "igen")
    assert restored == registers.Restored(tmp_path / "igen.inkop", None, 0)
    with registers.open_register(restored.path, "Anna") as register:
        assert register.read_only is None
        assert records.get(register, Contract, contract.id or 0) == contract
        assert registers.verify(register).broken == ()
        assert registers.damage(register) == []
        for document in contract.attachments:
            out = attachments.export(register, document, tmp_path / "ut")
            assert out.read_bytes() == (tmp_path / document.name).read_bytes()


def test_what_lay_there_is_kept_aside(made: Path, register: Register) -> None:
    restored = registers.restore(made, register.path)
    assert restored.aside is not None
    assert titles(restored.path) == ["Städ"]
    assert titles(restored.aside) == ["Changed since"]


def crashed(path: Path) -> Path:
    """Leave a register as a crash does: the last step lies in SQLite's own file beside; return that."""
    wal = path.with_name(f"{path.name}-wal")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE contract SET title = 'Last step'")
        connection.commit()
        left = path.read_bytes(), wal.read_bytes()
    path.write_bytes(left[0])
    wal.write_bytes(left[1])
    return wal


def test_what_was_not_yet_in_the_file_is_kept_aside_too(made: Path, register: Register) -> None:
    wal = crashed(register.path)
    restored = registers.restore(made, register.path)
    assert restored.aside is not None
    assert titles(restored.aside) == ["Last step"]
    assert not wal.exists()
    assert titles(restored.path) == ["Städ"]


def test_what_lies_beside_a_damaged_register_goes_with_it(made: Path, register: Register) -> None:
    wal = crashed(register.path)
    register.path.write_bytes(b"no database" * 1000)
    left = wal.read_bytes()
    restored = registers.restore(made, register.path)
    assert restored.aside is not None
    assert restored.aside.with_name(f"{restored.aside.name}-wal").read_bytes() == left
    assert titles(restored.path) == ["Städ"]


def test_what_is_left_of_a_register_that_is_gone_is_not_taken_for_the_new_ones(
    made: Path, register: Register
) -> None:
    wal = crashed(register.path)
    left = wal.read_bytes()
    register.path.unlink()
    restored = registers.restore(made, register.path)
    assert restored.aside is None
    assert titles(restored.path) == ["Städ"]
    assert left in [path.read_bytes() for path in wal.parent.glob("avtal *-wal")]


def test_a_damaged_register_can_be_restored_over(made: Path, register: Register) -> None:
    damaged = b"\xff" * register.path.stat().st_size
    register.path.write_bytes(damaged)
    restored = registers.restore(made, register.path)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == damaged
    assert titles(restored.path) == ["Städ"]


def test_a_register_in_use_is_not_restored_over(made: Path, register: Register) -> None:
    with registers.open_register(register.path, "Berit") as other:
        with pytest.raises(RegisterError, match="Berit has"):
            registers.restore(made, register.path)
        assert [each.title for each in records.every(other, Contract)] == ["Changed since"]
    assert not list(register.path.parent.glob(".*"))


def test_nothing_is_restored_over_itself(tmp_path: Path, closed: Path) -> None:
    with pytest.raises(UserError, match="over itself"):
        registers.restore(closed, closed)


def test_missing_and_damaged_documents_are_counted_and_the_rest_is_restored(
    register: Register, contract: Contract, tmp_path: Path
) -> None:
    made = registers.backup(register, tmp_path / "backups", 20, 365)
    large, empty = (made.parent / "documents" / each.sha256 for each in contract.attachments)
    large.write_bytes(large.read_bytes()[:-1] + b"!")
    empty.unlink()
    restored = registers.restore(made, tmp_path / "igen")
    assert restored.missing == 2
    with registers.open_register(restored.path, "Anna") as again:
        assert records.get(again, Contract, contract.id or 0) == contract
        with pytest.raises(RegisterError, match="damaged"):
            attachments.export(again, contract.attachments[0], tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


def test_a_damaged_backup_is_refused_and_everything_is_as_it_was(made: Path, register: Register) -> None:
    before = register.path.read_bytes()
    content = bytearray(made.read_bytes())
    content[8192:-4096] = b"\x00" * (len(content) - 12288)
    made.write_bytes(content)
    with pytest.raises(RegisterError):
        registers.restore(made, register.path)
    assert register.path.read_bytes() == before
    assert {path.name for path in register.path.parent.glob("*avtal*")} == {"avtal.inkop", "avtal.pdf"}


@pytest.mark.parametrize(
    ("content", "told"), [(b"", "is empty"), (b"PK\x03\x04" * 500, "not a register")], ids=["empty", "other"]
)
def test_what_is_no_backup_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "brev").write_bytes(content)
    with pytest.raises(RegisterError, match=told):
        registers.restore(tmp_path / "brev", tmp_path / "igen")
    assert not (tmp_path / "igen.inkop").exists()


def test_a_failure_at_the_last_moment_leaves_no_trace(
    made: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    before = register.path.read_bytes()
    monkeypatch.setattr(copying, "_flush", fail)
    with pytest.raises(RegisterError, match="error 5"):
        registers.restore(made, register.path)
    assert register.path.read_bytes() == before
    assert not list(register.path.parent.glob(".*"))


def test_where_nothing_may_be_written_that_is_what_is_told(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is read only refuses to remove what is not there either."""

    def refuse(*_called: object, **_how: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    for deed in ("touch", "unlink"):
        monkeypatch.setattr(Path, deed, refuse)
    with pytest.raises(RegisterError, match=r"Nothing can be written on the disk of .* “igen\.inkop”"):
        registers.restore(made, tmp_path / "igen")
