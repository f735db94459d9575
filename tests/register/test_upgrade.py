"""An older register comes up to date whole, or stays as it was."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from inkop_desktop.errors import Bug, RegisterError
from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register import backup, connect, file, lock, schema, upgrade
from inkop_desktop.register.file import Mode
from inkop_desktop.register.lock import LockedError, TakenOverError
from inkop_desktop.services import logwords, records, registers, work

STORED = sorted((Path(__file__).parent.parent / "registers").glob("*.inkop"))
OLDEST = STORED[0]
HALF_WAY = """
from alembic import op
revision, down_revision = "9999", "{head}"

def upgrade():
    {steps}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give a copy of the oldest stored register."""
    return Path(shutil.copy(OLDEST, tmp_path / "gammalt.inkop"))


@pytest.fixture
def revise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a function that adds a revision of these steps after today's."""

    def add(*steps: str) -> None:
        revisions = tmp_path / "revisions"
        shutil.copytree(upgrade.REVISIONS, revisions)
        text = HALF_WAY.format(head=schema.HEAD, steps="\n    ".join(steps))
        (revisions / "versions" / "9999_next.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(upgrade, "REVISIONS", revisions)
        monkeypatch.setattr(schema, "HEAD", "9999")

    return add


def counts(path: Path) -> dict[str, int]:
    with closing(connect.looking(path)) as connection:
        return schema.counts(connection)


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(connect.looking(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_every_stored_register_opens_with_all_it_held(stored: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(stored, tmp_path))
    before = counts(path)
    assert all(before.values()), "a stored register has rows in every table"
    with registers.open_register(path, "Anna", place=tmp_path / "backups") as register:
        assert register.read_only is None
        assert registers.verify(register).broken == ()
        assert registers.damage(register) == []
        for record_type in (each for noun, (each, _table) in ROOTS.items() if noun in before):
            found = records.every(register, record_type)
            assert found, f"{record_type.__name__} is lost"
            assert [records.get(register, record_type, each.id or 0) for each in found] == found
    after = counts(path)
    assert {name: after[name] for name in before} == before
    assert ask(path, "SELECT version_num FROM alembic_version") == [(schema.HEAD,)]


def test_the_manager_of_a_contract_becomes_the_first_of_its_managers(old: Path, tmp_path: Path) -> None:
    managed = ask(old, "SELECT id, manager_id FROM contract WHERE manager_id IS NOT NULL")
    with registers.open_register(old, "Anna", place=tmp_path / "backups") as register:
        found = [
            (each.id, post.person_id) for each in records.every(register, Contract) for post in each.managers
        ]
    assert found == managed
    assert managed


def test_what_is_stored_next_has_rows_in_every_table(tmp_path: Path) -> None:
    folder = Path(__file__).parent.parent / "registers"
    script = "import make, pathlib, sys; print(make.make(pathlib.Path(sys.argv[1])))"
    made = subprocess.run(
        [sys.executable, "-c", script, tmp_path], cwd=folder, check=True, capture_output=True, text=True
    )
    found = counts(Path(made.stdout.strip()))
    assert [name for name, rows in found.items() if not rows] == []


def test_the_oldest_is_really_old() -> None:
    assert OLDEST.stem == "0001"
    assert ask(OLDEST, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert schema.HEAD > "0001"


def test_what_is_computed_is_computed_anew(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE contract_line SET title_key = 'wrong'")
        connection.execute("DELETE FROM contract_phase")
        connection.commit()
    registers.open_register(old, "Anna", place=tmp_path / "backups").close()
    assert ask(old, "SELECT count(*) FROM contract_line WHERE title_key = 'wrong'") == [(0,)]
    assert ask(old, "SELECT count(*) > 0 FROM contract_phase") == [(1,)]


def test_a_verified_backup_comes_first(old: Path, tmp_path: Path) -> None:
    registers.open_register(old, "Anna", place=tmp_path / "backups").close()
    (made,) = registers.backups(tmp_path / "backups", old)
    assert ask(made.path, "SELECT version_num FROM alembic_version") == [("0001",)]


def test_no_upgrade_without_a_backup(old: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("not a folder")
    before = old.read_bytes()
    with pytest.raises(RegisterError):
        registers.open_register(old, "Anna", place=tmp_path / "backups")
    assert counts(old) == counts(OLDEST)
    assert ask(old, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert ask(old, "SELECT count(*) FROM lock") == [(0,)]
    assert len(before) == old.stat().st_size


@pytest.mark.parametrize(
    "steps",
    [
        ("op.execute('ALTER TABLE supplier ADD COLUMN vat TEXT')", "op.execute('nonsense')"),
        ("op.drop_table('answer')", "raise OSError(28, 'No space left on device')"),
        ("op.execute('DELETE FROM supplier_alias')",),
        ("op.execute('UPDATE person SET unit_id = 99')",),
        ("op.drop_table('answer')",),
    ],
    ids=["fails in SQL", "fails outside", "loses rows", "breaks references", "drops a table"],
)
def test_a_failed_upgrade_leaves_the_file_as_it_was(
    old: Path, revise: Callable[..., None], steps: tuple[str, ...]
) -> None:
    revise(*steps)
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is, nothing is left behind
        upgrade.upgrade(old, work.rebuild)
    with closing(sqlite3.connect(old)) as connection:
        assert list(connection.iterdump()) == before


def test_a_failing_rebuild_leaves_the_file_as_it_was(old: Path) -> None:
    def fail(_connection: Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upgrade.upgrade(old, fail)
    assert ask(old, "SELECT version_num FROM alembic_version") == [("0001",)]


def test_loss_is_told_with_the_table(old: Path, revise: Callable[..., None]) -> None:
    revise("op.execute('DELETE FROM supplier_alias')")
    with pytest.raises(RegisterError, match="supplier_alias"):
        upgrade.upgrade(old, work.rebuild)


def test_rebuilding_a_table_keeps_its_children_and_its_highest_id(
    old: Path, revise: Callable[..., None]
) -> None:
    """With foreign keys on, the rebuild would delete the children; it always forgets the highest id."""
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 700 WHERE name = 'supplier'")
        connection.commit()
    revise(
        "with op.batch_alter_table('supplier', recreate='always',"
        " table_kwargs={'sqlite_autoincrement': True}) as batch:",
        "    batch.alter_column('email', new_column_name='mail')",
    )
    upgrade.upgrade(old, lambda _connection: None)
    assert ask(old, "SELECT mail FROM supplier") == [("",)]
    assert ask(old, "SELECT name FROM supplier_alias") == [("Norr-Gross",)]
    assert ask(old, "SELECT seq FROM sqlite_sequence WHERE name = 'supplier'") == [(700,)]


def test_a_field_that_is_gone_stays_in_the_history(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE change SET field = 'fax' WHERE field = 'title' AND kind = 'contract'")
        connection.execute("UPDATE change SET kind = 'pager' WHERE kind = 'participant'")
        connection.commit()
    upgrade.upgrade(old, work.rebuild)
    with registers.open_register(old, "Anna") as register:
        entries = logwords.readable(register, registers.log(register))
        said = {(each.column, each.after) for entry in entries for each in entry.changes}
        assert ("fax", "Livsmedel, kolonial") in said


def test_only_the_holder_of_the_lock_upgrades(old: Path) -> None:
    with file.to_write(old, "Anna", over=False) as register:
        with pytest.raises(TakenOverError):
            upgrade.upgrade(old, work.rebuild, "another")
        upgrade.upgrade(old, work.rebuild, register.session)


def test_an_old_register_that_somebody_works_in_is_not_upgraded(old: Path, tmp_path: Path) -> None:
    with file.to_write(old, "Berit", over=False):
        with pytest.raises(LockedError):
            registers.open_register(old, "Anna", place=tmp_path / "backups")
        assert ask(old, "SELECT version_num FROM alembic_version") == [("0001",)]
        with registers.open_register(old, "Anna", Mode.READ_ONLY) as register:
            assert len(records.every(register, Contract)) == 2
        with registers.open_register(old, "Anna", Mode.TAKE_OVER, tmp_path / "backups") as register:
            assert register.read_only is None


def test_an_old_register_is_read_through_a_copy_that_goes_away(old: Path) -> None:
    before = old.read_bytes()
    with registers.open_register(old, "Anna", Mode.READ_ONLY) as register:
        copy = register._copy
        assert copy is not None
        assert copy.exists()
        assert register.path == old
        assert len(records.every(register, Contract)) == 2
        with pytest.raises(RegisterError, match="read only"):
            records.save(register, Contract(title="Städ"))
    assert not copy.parent.exists()
    assert old.read_bytes() == before


def test_an_old_register_is_not_opened_as_it_is(old: Path) -> None:
    with pytest.raises(Bug):
        file.open_register(old, "Anna")


def test_a_newer_register_is_refused_in_words_and_left_alone(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = closed.read_bytes()
    for mode in Mode:
        with pytest.raises(RegisterError, match="newer version"):
            registers.open_register(closed, "Anna", mode)
    with pytest.raises(RegisterError, match="newer version"):
        registers.backup_whole(closed, closed.parent / "copies")
    assert closed.read_bytes() == before


def test_a_stored_backup_of_an_old_register_can_be_restored_and_opened(old: Path, tmp_path: Path) -> None:
    kept = backup.add(old, tmp_path / "backups").path
    restored = registers.restore(kept, tmp_path / "igen").path
    with registers.open_register(restored, "Anna", place=tmp_path / "backups") as register:
        assert registers.damage(register) == []
        assert len(records.every(register, Contract)) == 2


@pytest.mark.slow
def test_alembic_is_imported_only_when_an_upgrade_is_due(closed: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from inkop_desktop.services import registers\n"
        f"registers.open_register(Path({str(closed)!r}), 'Anna').close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_lock_of_the_old_schema_is_read(old: Path) -> None:
    with file.to_write(old, "Berit", over=False) as register, register.reading() as connection:
        now = lock.holder(connection)
    assert now is not None
    assert now.person == "Berit"
