"""New files and upgraded ones have one schema, and the constant names its newest revision."""

import re
import sqlite3
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from inkop_desktop.register import connect, schema, upgrade
from inkop_desktop.register.register import Register


def nothing(_connection: Connection) -> None:
    """Rebuild nothing."""


def described(path: Path) -> dict[str, object]:
    """Return each part of a file's schema in a form that the order and the writing of its SQL leave alone."""
    with closing(sqlite3.connect(path)) as connection:
        parts = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {f"{kind} {name}": _parts(sql) for kind, name, sql in parts if name != "alembic_version"}


def _parts(sql: str | None) -> object:
    plain = re.sub(r"\s+", " ", sql or "").replace('"', "").replace("( ", "(").replace(" )", ")")
    head, _bracket, body = plain.partition("(")
    if not head.startswith("CREATE TABLE"):
        return plain
    columns, _bracket, end = body.rpartition(")")
    return head, sorted(part.strip() for part in re.split(r",(?![^(]*\))", columns)), end.strip()


def test_the_constant_is_the_newest_revision() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(upgrade.REVISIONS))
    script = ScriptDirectory.from_config(settings)
    assert script.get_heads() == [schema.HEAD]
    revisions = [each.revision for each in script.walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)
    assert all(re.fullmatch(r"\d{4}", each) for each in revisions)


def test_all_revisions_make_what_a_new_file_gets(tmp_path: Path, register: Register) -> None:
    """From a file that holds no more than the memory of its highest ids, so that the first is tried too."""
    path = tmp_path / "empty.inkop"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE sequenced (id INTEGER PRIMARY KEY AUTOINCREMENT)")
        connection.execute("DROP TABLE sequenced")
    upgrade.upgrade(path, nothing)
    made, wanted = described(path), described(register.path)
    assert made.keys() == wanted.keys()
    assert {name: made[name] for name in made if made[name] != wanted[name]} == {}


def test_the_indexes_of_a_new_file_are_made_in_their_order(register: Register) -> None:
    with closing(sqlite3.connect(register.path)) as connection:
        query = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        made = connection.execute(query).fetchall()
        of_tables = [list(names) for _table, names in groupby(made, itemgetter(0))]
    assert max(map(len, of_tables)) > 4
    assert of_tables == [sorted(names) for names in of_tables]


def test_a_difference_between_the_two_ways_would_be_seen(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    same = "CREATE TABLE t (a TEXT NOT NULL, b INTEGER, CONSTRAINT f FOREIGN KEY(b) REFERENCES t (b))"
    for path, sql in ((one, same), (other, "CREATE TABLE t (b INTEGER, a TEXT)")):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(sql)
    assert described(one) == {
        "table t": (
            "CREATE TABLE t ",
            ["CONSTRAINT f FOREIGN KEY(b) REFERENCES t (b)", "a TEXT NOT NULL", "b INTEGER"],
            "",
        )
    }
    assert described(one) != described(other)


def test_a_register_says_what_it_is(register: Register) -> None:
    with closing(connect.looking(register.path)) as connection:
        assert schema.mark_of(connection) == schema.REGISTER
        assert schema.version_of(connection) == schema.HEAD


def test_computed_tables_are_not_counted(register: Register) -> None:
    with closing(connect.looking(register.path)) as connection:
        counted = schema.counts(connection)
    assert {"contract", "change", "change_set", "blob_chunk", "participant"} <= counted.keys()
    assert not {
        "search",
        "search_index_data",
        "contract_phase",
        "contract_line",
        "lock",
        "sqlite_sequence",
    } & set(counted)


@pytest.mark.parametrize("path", sorted(upgrade.REVISIONS.glob("versions/0*.py")), ids=lambda path: path.stem)
def test_a_revision_is_frozen(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "inkop_desktop" not in text
    assert "downgrade" not in text
