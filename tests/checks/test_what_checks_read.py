"""A check says of which kinds of record it reads: it is run again when one of these has changed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import Any

import copies
import pytest
from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.checks.reading import country_of
from inkop_desktop.checks.registry import CHECKS
from inkop_desktop.models.mapping import CHILDREN, METADATA, ROOTS, noun_of
from inkop_desktop.models.projections import CONTRACT_LINE, CONTRACT_PHASE
from inkop_desktop.register.register import Register

TODAY = date(2026, 11, 21)
NOUN_OF = {
    **{table.name: noun for noun, (_record, table) in ROOTS.items()},
    **{table.name: noun_of(root) for (root, _child), table in CHILDREN.items()},
    # Computed in the change set that touches the contract.
    **{table.name: "contract" for table in (CONTRACT_PHASE, CONTRACT_LINE)},
}
# What a check may read that no change of a record brings up to date.
OF_NO_NOUN = {
    "law_text",  # what a law pack says, kept for good under its own digest
    "change",  # the log: when a record was entered, which no later change alters
    "change_set",
}


def read(connection: Connection, ask: Callable[[], object]) -> set[str]:
    """Return the tables that a question reads, by what SQLite itself says of its statements."""
    tables: set[str] = set()

    def note(action: int, table: str | None, *_more: Any) -> int:
        if action == sqlite3.SQLITE_READ and table:
            tables.add(table)
        return sqlite3.SQLITE_OK

    stored: Any = connection.connection.dbapi_connection
    stored.set_authorizer(note)
    try:
        ask()
    finally:
        stored.set_authorizer(None)
    return tables


@pytest.fixture(scope="module", params=["kongsvinger", "norrbotten"])
def demonstration(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    """Give the demonstrations one after the other: some checks look for something in one of them only."""
    path = tmp_path_factory.mktemp("demo") / "read.inkop"
    with closing(copies.demonstration(path, request.param, TODAY)) as register:
        yield register


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_declares_every_kind_of_record_that_it_reads(demonstration: Register, check: Check) -> None:
    found: list[Finding] = []
    with demonstration.reading() as connection:
        country = country_of(connection)
        tables = read(connection, lambda: found.extend(check.run(connection, TODAY, country)))
    named = {each.kind for finding in found for each in finding.records}
    nouns = {NOUN_OF[table] for table in tables - OF_NO_NOUN}
    assert nouns | named <= check.nouns


def test_what_a_subquery_reads_is_read_too_though_it_was_asked_before(demonstration: Register) -> None:
    person, body = METADATA.tables["person"], METADATA.tables["body"]
    asked = select(person.c.name, select(body.c.name).limit(1).scalar_subquery())
    with demonstration.reading() as connection:
        connection.execute(asked).all()
        assert read(connection, lambda: connection.execute(asked).all()) == {"person", "body"}
