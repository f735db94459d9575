"""Documents go into a register and come out the same, once each, or are refused in words."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import copies
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkop_desktop.errors import InkopError, RegisterError, UserError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import blobs
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "documents", "Anna Berg", Country.SE, own) as made:
        yield made


@pytest.fixture
def contract(register: Register) -> Contract:
    return records.save(register, Contract(title="Städ"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Avtal & bilagor.pdf"
    path.write_bytes(b"%PDF-1.7 avtal")
    return path


def held(register: Register) -> tuple[int, int]:
    """Return how many contents there are, and how many pieces."""
    with register.reading() as connection:
        return tuple(
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0
            for table in ("blob", "blob_chunk")
        )  # type: ignore[return-value]


def test_a_document_comes_out_as_it_went_in(
    register: Register, contract: Contract, document: Path, tmp_path: Path
) -> None:
    kept = attachments.attach(register, contract, [document])
    (attachment,) = kept.attachments
    assert (attachment.name, attachment.size) == (document.name, document.stat().st_size)
    assert records.get(register, Contract, contract.id or 0) == kept
    out = attachments.export(register, attachment, tmp_path / "ut.pdf")
    assert out.read_bytes() == document.read_bytes()


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(1, 64))
def test_contents_of_any_length_come_out_of_pieces_of_any_length(
    register: Register, contract: Contract, tmp_path: Path, content: bytes, piece: int
) -> None:
    (tmp_path / "in").write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blobs, "PIECE", piece)
        now = records.get(register, Contract, contract.id or 0)
        kept = attachments.attach(register, now, [tmp_path / "in"]).attachments[-1]
    assert attachments.export(register, kept, tmp_path / "out").read_bytes() == content


def test_the_same_contents_are_kept_once(register: Register, contract: Contract, document: Path) -> None:
    copy = document.with_name("Kopia.pdf")
    copy.write_bytes(document.read_bytes())
    kept = attachments.attach(register, contract, [document, copy])
    other = attachments.attach(register, records.save(register, Contract(title="Bröd")), [document])
    assert [each.name for each in kept.attachments] == [document.name, "Kopia.pdf"]
    assert {each.sha256 for each in (*kept.attachments, *other.attachments)} == {kept.attachments[0].sha256}
    assert held(register) == (1, 1)


def test_several_documents_are_one_action(register: Register, contract: Contract, document: Path) -> None:
    other = document.with_name("Bilaga.txt")
    other.touch()
    attachments.attach(register, contract, [document, other])
    said = registers.log(register, 1)[0].action
    assert (said.template, said.count) == ("Attach {count} document to “{label}”", 2)
    registers.undo(register)
    assert records.get(register, Contract, contract.id or 0).attachments == ()


def test_a_document_that_was_removed_comes_back_with_undo_until_the_register_is_closed(
    register: Register, contract: Contract, document: Path, tmp_path: Path
) -> None:
    kept = attachments.attach(register, contract, [document])
    records.save(register, replace(kept, attachments=()))
    assert held(register) == (1, 1)
    registers.undo(register)
    attachments.export(register, kept.attachments[0], tmp_path / "ut.pdf")
    registers.close(register)
    with registers.open_register(register.path, "Anna") as again:
        assert held(again) == (1, 1)
        records.save(again, replace(records.get(again, Contract, contract.id or 0), attachments=()))
        registers.close(again)
    with registers.open_register(register.path, "Anna") as again:
        assert held(again) == (0, 0)


def test_the_room_of_what_was_removed_is_given_back(
    register: Register, contract: Contract, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(os.urandom(3_000_000))
    kept = attachments.attach(register, contract, [large])
    records.save(register, replace(kept, attachments=()))
    registers.close(register)
    assert register.path.stat().st_size < 2_000_000


REFUSED = [
    ("missing.pdf", "not a file"),
    ("folder", "not a file"),
]


@pytest.mark.parametrize(("name", "told"), REFUSED)
def test_what_is_no_file_is_refused_with_everything_else(
    register: Register, contract: Contract, document: Path, name: str, told: str
) -> None:
    (document.parent / "folder").mkdir()
    with pytest.raises(UserError, match=told):
        attachments.attach(register, contract, [document, document.parent / name])
    assert held(register) == (0, 0)
    assert records.get(register, Contract, contract.id or 0) == contract


def test_a_file_that_is_too_large_is_refused(
    register: Register, contract: Contract, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", document.stat().st_size - 1)
    with pytest.raises(UserError, match="larger than 256 MB"):
        attachments.attach(register, contract, [document])
    monkeypatch.setattr(attachments, "LARGEST", document.stat().st_size)
    attachments.attach(register, contract, [document])


def test_a_file_that_somebody_writes_in_meanwhile_is_refused(
    register: Register, contract: Contract, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = blobs.measured

    def then_changed(source: object) -> tuple[str, int]:
        found = measured(source)  # type: ignore[arg-type]
        document.write_bytes(b"%PDF-1.7 other")
        return found

    monkeypatch.setattr(blobs, "measured", then_changed)
    with pytest.raises(UserError, match="changed while it was being read"):
        attachments.attach(register, contract, [document])
    assert held(register) == (0, 0)


def test_a_disk_that_fails_while_a_file_is_read_is_told_of_the_file(
    register: Register, contract: Contract, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_source: object) -> tuple[str, int]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(blobs, "measured", fail)
    with pytest.raises(RegisterError, match=r"“Avtal & bilagor\.pdf” \(error 5\)"):
        attachments.attach(register, contract, [document])


@pytest.mark.parametrize(
    "damage", ["UPDATE blob_chunk SET data = x'00'", "DELETE FROM blob_chunk"], ids=["altered", "gone"]
)
def test_a_damaged_document_is_not_given_out(
    register: Register, contract: Contract, document: Path, tmp_path: Path, damage: str
) -> None:
    kept = attachments.attach(register, contract, [document])
    with register.writing() as connection:
        connection.exec_driver_sql(damage)
    (tmp_path / "ut.pdf").write_bytes(b"older")
    with pytest.raises(RegisterError, match="damaged"):
        attachments.export(register, kept.attachments[0], tmp_path / "ut.pdf")
    assert (tmp_path / "ut.pdf").read_bytes() == b"older"
    assert not list(tmp_path.glob(".*"))


def test_a_place_that_is_not_there_is_told(
    register: Register, contract: Contract, document: Path, tmp_path: Path
) -> None:
    kept = attachments.attach(register, contract, [document])
    with pytest.raises(InkopError, match="does not exist"):
        attachments.export(register, kept.attachments[0], tmp_path / "nowhere" / "ut.pdf")


def test_only_what_nothing_refers_to_is_swept(register: Register, contract: Contract, document: Path) -> None:
    other = document.with_name("Bilaga.txt")
    other.write_text("bilaga")
    kept = attachments.attach(register, contract, [document, other])
    records.save(register, replace(kept, attachments=kept.attachments[:1]))
    with register.writing() as connection:
        assert blobs.sweep(connection) == 1
        assert blobs.sweep(connection) == 0
    assert held(register) == (1, 1)
    with register.reading() as connection:
        assert b"".join(blobs.get(connection, kept.attachments[0].sha256)) == document.read_bytes()
