"""Whoever is marked as a reader gets the register to read only, however the name is written."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.errors import RegisterError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register import connect, file, schema, upgrade
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers, rights

WHY = "The register says that {} may only read it. Whoever keeps it can change that under People and units."
READER = Person(name="André Åström", only_reads=True)
Keep = Callable[..., Path]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Give a function that makes a register with these persons in it, and closes it."""

    def kept(*persons: Person) -> Path:
        with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
            for each in persons:
                records.save(made, each)
            return made.path

    return kept


@pytest.mark.parametrize(
    ("marked", "given", "is_refused"),
    [
        (READER, "André Åström", True),
        (READER, "  andre   ÅSTRÖM ", True),
        (READER, "André Åströms", False),
        (READER, "Andre Astrom", False),  # another name: å and a are letters of their own
        (replace(READER, only_reads=False), "André Åström", False),
        (replace(READER, anonymised_on=date(2026, 1, 1)), "André Åström", False),
    ],
)
def test_the_name_decides(keep: Keep, marked: Person, given: str, is_refused: bool) -> None:
    with registers.open_register(keep(marked), given) as register:
        assert (register.read_only is not None) is is_refused


def test_of_namesakes_one_mark_is_enough(keep: Keep) -> None:
    path = keep(replace(READER, only_reads=False), READER, replace(READER, only_reads=False))
    assert rights.refusal(path, READER.name) is not None


def test_a_reader_is_told_why_and_can_read(keep: Keep) -> None:
    path = keep(READER)
    with registers.open_register(path, " André Åström") as register:
        assert worded(register.read_only) == WHY.format("André Åström")
        assert [each.name for each in records.every(register, Person)] == [READER.name]
        with pytest.raises(RegisterError, match="may only read it"):
            records.save(register, Contract(title="Städ"))


def test_a_reader_neither_waits_for_who_writes_nor_stops_them(keep: Keep) -> None:
    path = keep(READER)
    with registers.open_register(path, "Anna") as writer:
        for mode in Mode:
            with registers.open_register(path, READER.name, mode) as register:
                assert register.read_only is not None
        records.save(writer, Contract(title="Städ"))  # nobody has taken it over


def test_who_asks_to_read_only_is_told_that(keep: Keep) -> None:
    with registers.open_register(keep(READER), READER.name, Mode.READ_ONLY) as register:
        assert worded(register.read_only) == "avtal.inkop is open to read only."


@pytest.fixture
def outgrown(keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a register with a reader that the program has grown out of since."""
    path = keep(READER)
    revisions = tmp_path / "revisions"
    shutil.copytree(upgrade.REVISIONS, revisions)
    step = f'revision, down_revision = "9999", "{schema.HEAD}"\n\n\ndef upgrade():\n    pass\n'
    (revisions / "versions" / "9999_next.py").write_text(step, encoding="utf-8")
    monkeypatch.setattr(upgrade, "REVISIONS", revisions)
    monkeypatch.setattr(schema, "HEAD", "9999")
    return path


@pytest.mark.parametrize("mode", Mode)
def test_a_reader_upgrades_nothing(outgrown: Path, mode: Mode, tmp_path: Path) -> None:
    before = outgrown.read_bytes()
    with registers.open_register(outgrown, READER.name, mode, tmp_path / "backups") as register:
        assert register.read_only is not None
        assert [each.name for each in records.every(register, Person)] == [READER.name]
    assert outgrown.read_bytes() == before
    with registers.open_register(outgrown, "Anna", place=tmp_path / "backups") as register:
        assert register.read_only is None


def test_what_is_older_than_the_mark_lets_everybody_write(keep: Keep) -> None:
    path = keep(READER)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE person DROP COLUMN only_reads")
        connection.commit()
    assert rights.refusal(path, READER.name) is None


def test_a_file_that_is_no_register_is_refused_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "letter.inkop"
    path.write_text("Dear Anna")
    with pytest.raises(RegisterError, match="not a register"):
        registers.open_register(path, READER.name)
    with pytest.raises(RegisterError, match="not a register"):
        rights.refusal(path, READER.name)


def test_who_is_marked_meanwhile_writes_on_and_is_told(keep: Keep) -> None:
    with registers.open_register(keep(), "Anna") as register:
        assert rights.from_next_opening(register) is None
        records.save(register, Person(name="Anna", only_reads=True))
        said = rights.from_next_opening(register)
        assert said is not None
        assert worded(said).startswith(
            "You, Anna, are now marked as somebody who may only read this register."
        )
        records.save(register, Contract(title="Städ"))
    with registers.open_register(register.path, "Anna") as again:
        assert again.read_only is not None
        assert rights.from_next_opening(again) is None  # said already, by the reason itself


def test_asking_leaves_nothing_beside_the_file(keep: Keep) -> None:
    path = keep(READER)
    rights.refusal(path, "Anna")
    assert not any(each.exists() for each in connect.side_files(path))
    assert file.look(path)
