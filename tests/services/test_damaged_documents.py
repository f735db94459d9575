"""A document that is damaged is found, told of by name, put right, and holds no backup up."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import copies
import pytest

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import connect, places
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, damaged_documents, records, registers
from inkop_desktop.services.damaged_documents import Damaged, NotWholeError

CONTENTS = bytes(range(256)) * 10_000  # three pieces
DAMAGES = ("UPDATE blob_chunk SET data = x'00' WHERE number = 1", "DELETE FROM blob_chunk WHERE number = 1")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "avtal", "Anna Berg", Country.SE, own) as made:
        yield made


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "avtal.pdf"
    path.write_bytes(CONTENTS)
    return path


@pytest.fixture
def contract(register: Register, original: Path, tmp_path: Path) -> Contract:
    """Give a contract with a document of three pieces and one of a single piece."""
    (tmp_path / "bilaga.txt").write_text("bilaga")
    saved = records.save(register, Contract(title="Städ", number="2026-1"))
    return attachments.attach(register, saved, [original, tmp_path / "bilaga.txt"])


@pytest.fixture
def damaged(register: Register, contract: Contract) -> list[Damaged]:
    """Damage the larger document; give what is to be found of it."""
    do(register, DAMAGES[0])
    return [Damaged("avtal.pdf", "contract", contract.id or 0, "2026-1 Städ")]


def do(register: Register, statement: str) -> None:
    with register.writing() as connection:
        connection.exec_driver_sql(statement)


def in_rotation(register: Register, place: Path) -> Path:
    return registers.backup(register, place, 20, 365)


def whole(register: Register, place: Path) -> Path:
    return registers.backup_whole(register, place)


def whole_of_path(register: Register, place: Path) -> Path:
    return registers.backup_whole(register.path, place)


def test_nothing_is_damaged_in_a_register_that_is_whole(register: Register, contract: Contract) -> None:
    assert damaged_documents.every(register) == []


def test_a_hundred_bytes_that_a_disk_has_changed_are_found(register: Register, contract: Contract) -> None:
    registers.close(register)
    bytes_of_file = register.path.read_bytes()
    place = bytes_of_file.index(CONTENTS[:2_000])
    register.path.write_bytes(bytes_of_file[:place] + b"\xff" * 100 + bytes_of_file[place + 100 :])
    with registers.open_register(register.path, "Anna Berg") as again:
        assert registers.damage(again) == []  # of which SQLite knows nothing
        assert [each.document for each in damaged_documents.every(again)] == ["avtal.pdf"]
        assert damaged_documents.soon_found(again) == damaged_documents.every(again)


@pytest.mark.parametrize("statement", DAMAGES, ids=["altered", "gone"])
def test_every_record_that_keeps_a_damaged_document_is_named(
    register: Register, contract: Contract, original: Path, statement: str
) -> None:
    policy = records.save(register, GoverningDocument(title="Policy"))
    renamed = original.rename(original.with_name("Policy.pdf"))
    attachments.attach(register, policy, [renamed])
    do(register, statement)
    assert damaged_documents.every(register) == [
        Damaged("avtal.pdf", "contract", contract.id or 0, "2026-1 Städ"),
        Damaged("Policy.pdf", "governing_document", policy.id or 0, "Policy"),
    ]


def test_contents_that_no_record_keeps_any_more_are_not_told_of(
    register: Register, contract: Contract, damaged: list[Damaged], tmp_path: Path
) -> None:
    records.save(register, replace(contract, attachments=contract.attachments[1:]))
    assert damaged_documents.every(register) == []
    for make in (in_rotation, whole):
        make(register, tmp_path / make.__name__)


def test_at_opening_it_is_only_looked_for_where_that_is_quick(
    register: Register, damaged: list[Damaged], monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(CONTENTS) + len("bilaga")
    monkeypatch.setattr(damaged_documents, "QUICK", size)
    assert damaged_documents.soon_found(register) == damaged
    monkeypatch.setattr(damaged_documents, "QUICK", size - 1)
    assert damaged_documents.soon_found(register) == []
    monkeypatch.setattr(damaged_documents, "QUICK", size)
    monkeypatch.setattr(places, "is_remote", lambda _path: True)
    assert damaged_documents.soon_found(register) == []


@pytest.mark.parametrize("statement", DAMAGES, ids=["altered", "gone"])
def test_attaching_the_original_again_puts_every_copy_of_it_right(
    register: Register, contract: Contract, original: Path, statement: str, tmp_path: Path
) -> None:
    do(register, statement)
    other = records.save(register, Contract(title="Bröd"))
    attachments.attach(register, other, [original])
    assert damaged_documents.every(register) == []
    out = attachments.export(register, contract.attachments[0], tmp_path / "ut.pdf")
    assert out.read_bytes() == CONTENTS


@pytest.mark.parametrize("make", [in_rotation, whole, whole_of_path])
def test_a_backup_is_made_and_says_what_is_damaged_in_it(
    register: Register,
    contract: Contract,
    damaged: list[Damaged],
    tmp_path: Path,
    make: Callable[[Register, Path], Path],
) -> None:
    with pytest.raises(NotWholeError) as told:
        make(register, tmp_path / "copies")
    assert told.value.damaged == damaged
    assert formats.worded(told.value) == (
        "A document is damaged in the register: “avtal.pdf” of “2026-1 Städ”. Attach its original again, and"
        " it is whole. Everything else is in the backup."
    )
    restored = registers.restore(told.value.path, tmp_path / "again.inkop")
    with registers.open_register(restored.path, "Anna Berg") as again:
        assert records.get(again, Contract, contract.id or 0) == contract
        out = attachments.export(again, contract.attachments[1], tmp_path / "ut.txt")
        assert out.read_text() == "bilaga"
        assert damaged_documents.every(again) == damaged


def test_what_is_left_of_a_damaged_document_is_in_the_backup(
    register: Register, damaged: list[Damaged], tmp_path: Path
) -> None:
    with pytest.raises(NotWholeError) as told:
        in_rotation(register, tmp_path / "backups")
    restored = registers.restore(told.value.path, tmp_path / "again.inkop")
    assert restored.missing == 1
    with closing(connect.looking(restored.path)) as copy:
        pieces = copy.execute("SELECT number, length(data) FROM blob_chunk WHERE number > 0").fetchall()
    assert pieces == [(1, 1), (2, len(CONTENTS) - 2 * 1024 * 1024)]


def test_a_backup_that_is_not_whole_says_so_until_the_document_is_put_right(
    register: Register, contract: Contract, damaged: list[Damaged], original: Path, tmp_path: Path
) -> None:
    place = tmp_path / "backups"
    for _time in range(2):  # nothing has changed when it is made again
        with pytest.raises(NotWholeError):
            in_rotation(register, place)
    assert len(registers.backups(place, register.path)) == 1
    attachments.attach(register, contract, [original])
    made = in_rotation(register, place)
    assert registers.restore(made, tmp_path / "again.inkop").missing == 0


def test_a_copy_that_was_damaged_is_whole_once_the_document_lies_beside_it(
    register: Register, contract: Contract, damaged: list[Damaged], original: Path, tmp_path: Path
) -> None:
    with pytest.raises(NotWholeError) as told:
        in_rotation(register, tmp_path / "backups")
    attachments.attach(register, contract, [original])
    in_rotation(register, tmp_path / "backups")
    restored = registers.restore(told.value.path, tmp_path / "again.inkop")
    assert restored.missing == 0
    with registers.open_register(restored.path, "Anna Berg") as again:
        assert damaged_documents.every(again) == []


def test_a_document_that_is_damaged_after_a_backup_stays_whole_beside_it(
    register: Register, contract: Contract, tmp_path: Path
) -> None:
    in_rotation(register, tmp_path / "backups")
    do(register, DAMAGES[0])
    records.save(register, Contract(title="Bröd"))
    restored = registers.restore(in_rotation(register, tmp_path / "backups"), tmp_path / "again.inkop")
    with registers.open_register(restored.path, "Anna Berg") as again:
        assert damaged_documents.every(again) == []


def test_documents_that_somebody_has_removed_beside_a_backup_are_put_there_again(
    register: Register, contract: Contract, tmp_path: Path
) -> None:
    made = in_rotation(register, tmp_path / "backups")
    for document in (made.parent / "documents").iterdir():
        document.unlink()
    assert in_rotation(register, tmp_path / "backups") == made
    assert registers.restore(made, tmp_path / "again.inkop").missing == 0


def test_an_older_register_is_backed_up_and_opened_with_a_damaged_document(
    register: Register, damaged: list[Damaged], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers.close(register)
    monkeypatch.setattr(registers.file, "needs_upgrade", lambda _path: True)
    monkeypatch.setattr(registers.upgrade, "upgrade", lambda *_given: None)
    with registers.open_register(register.path, "Anna Berg", place=tmp_path / "backups") as again:
        assert damaged_documents.every(again) == damaged
    assert len(registers.backups(tmp_path / "backups", register.path)) == 1


def test_of_many_damaged_documents_the_first_stand_for_all(damaged: list[Damaged]) -> None:
    told = formats.worded(damaged_documents.sentence(damaged * 7))
    assert told.startswith("7 documents are damaged in the register: “avtal.pdf” of “2026-1 Städ”, ")
    assert "“2026-1 Städ” and 2 more. Attach the originals again" in told
    lines = [formats.worded(each) for each in damaged_documents.sentences(damaged * 7)]
    assert lines[1:] == ["“avtal.pdf” of “2026-1 Städ”"] * 7
