"""A file that SQLite reads but the program cannot is refused in a sentence, and left as it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.contracts import Contract, ContractOption
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.vocabulary import Country, Sustainability
from inkop_desktop.services import records, registers
from inkop_desktop.text import in_language

STORED = Path(__file__).parent.parent / "registers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a register of two contracts, closed."""
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as register:
        both = (Sustainability.SOCIAL, Sustainability.ENVIRONMENT)
        records.save(register, Contract(title="Städ", number="2026-1", sustainability=both))
        records.save(register, Contract(title="Bröd", options=(ContractOption(months=12),)))
        return register.path


def change(path: Path, *statements: str) -> None:
    """Change a file as a program of somebody else's does."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(path: Path, mode: Mode) -> DamagedError:
    """Return with what a register is refused; it is left alone."""
    before = path.read_bytes()
    with pytest.raises(DamagedError) as error:
        registers.open_register(path, "Anna", mode)
    assert path.read_bytes() == before
    return error.value


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM profile",
        "UPDATE profile SET organisation_id = 99",
        "DROP TABLE contract_owner",
        "DROP TABLE search",
        "DROP TABLE lock",
        "ALTER TABLE contract RENAME COLUMN title TO name",
        "UPDATE contract SET kind = 'whatever'",
    ],
)
def test_what_is_missing_is_damage(path: Path, statement: str, mode: Mode) -> None:
    change(path, statement)
    assert "is damaged. Keep it as it is" in str(refused(path, mode))


@pytest.mark.parametrize(
    ("statement", "field", "record"),
    [
        ("UPDATE contract SET kind = 'whatever' WHERE id = 1", "Kind", "Contract 2026-1"),
        ("UPDATE contract SET procedure = '' WHERE id = 2", "Procedure", "Contract 2"),
        ("UPDATE contract SET last_day = '2026-02-30' WHERE id = 1", "Last day", "Contract 2026-1"),
        ("UPDATE contract SET last_day = 20260228 WHERE id = 1", "Last day", "Contract 2026-1"),
        ("UPDATE contract SET term_months = 'many' WHERE id = 1", "Term in months", "Contract 2026-1"),
        ("UPDATE contract SET estimated_value = 1 WHERE id = 1", "Estimated value", "Contract 2026-1"),
        ("UPDATE contract SET sustainability = 'social' || char(10) || 'no' WHERE id = 1", "S", "Contract"),
        ("UPDATE contract_option SET state = 'maybe'", "State", "Contract 2"),
        ("UPDATE organisation SET country = 'fi'", "Country", "Organisation Region"),
    ],
)
def test_one_record_that_cannot_be_read_is_named(path: Path, statement: str, field: str, record: str) -> None:
    change(path, statement)
    error = refused(path, Mode.WRITE)
    assert f"under “{field}" in worded(error)
    assert f"({record}" in worded(error)
    for language in ("sv", "nb"):
        with in_language(language):
            assert "latest backup" not in worded(error)


def test_an_older_register_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for statement in (
        "DROP TABLE contract_owner",
        "UPDATE contract SET kind = 'whatever'",
        "DELETE FROM profile",
    ):
        path = Path(shutil.copy(STORED / "0001.inkop", tmp_path))
        change(path, statement)
        for mode in Mode:
            with pytest.raises(DamagedError, match=r"0001\.inkop"):
                registers.open_register(path, "Anna", mode, tmp_path / "backups")


def test_letters_that_cannot_be_read_are_damage(path: Path) -> None:
    change(path, "UPDATE contract SET title = CAST(x'c328' AS TEXT) WHERE id = 1")
    with registers.open_register(path, "Anna") as register, pytest.raises(DamagedError, match="damaged"):
        records.every(register, Contract)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_set SET action = '{' WHERE id = 2",
        "UPDATE change_set SET action = '[]' WHERE id = 2",
        "UPDATE change_set SET action = '{}' WHERE id = 2",
        "UPDATE change_set SET at = 'then' WHERE id = 2",
        "UPDATE change SET after = '{' WHERE change_set_id = 2 AND field = 'title'",
        "UPDATE change SET after = '\"whatever\"' WHERE change_set_id = 2 AND field = 'kind'",
        "UPDATE change SET before = '12' WHERE change_set_id = 2 AND field = 'sustainability'",
    ],
)
def test_an_entry_of_the_log_that_cannot_be_read_is_named(path: Path, statement: str) -> None:
    """… and everything else is read."""
    change(path, statement)
    with registers.open_register(path, "Anna", Mode.READ_ONLY) as register:
        assert registers.verify(register).broken == (2,)
        with pytest.raises(DamagedError, match="Log entry 2 was altered outside the program"):
            registers.log(register)
        assert len(records.every(register, Contract)) == 2


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_every_table_is_missed(path: Path, name: str) -> None:
    change(path, "PRAGMA foreign_keys = OFF", f'DROP TABLE "{name}"')
    refused(path, Mode.READ_ONLY)
