"""Every declared field has its column, every column its field, and every record comes back as it was."""

from dataclasses import fields, replace
from typing import Any

import pytest
from any_records import records, same
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from inkop_desktop.errors import Bug
from inkop_desktop.models.base import Words
from inkop_desktop.models.mapping import (
    CHILDREN,
    METADATA,
    PROJECTIONS,
    ROOTS,
    child_tables,
    noun_of,
    root_table,
)
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import KEY, Kind, Root, Row, fields_of, rows_of
from inkop_desktop.records.people import Organisation, Participant
from inkop_desktop.register import rows, store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.services import work
from inkop_desktop.text import message

ROOT_TABLES = [(record_type, root_table(record_type)) for record_type, _table in ROOTS.values()]
CHILD_TABLES = [(child, table) for (_root, child), table in CHILDREN.items()]
OWN = {"lock", "change_set", "change", "blob", "blob_chunk", "law_text"}


@pytest.mark.parametrize(("record_type", "table"), ROOT_TABLES + CHILD_TABLES)
def test_fields_and_columns_match(record_type: type[Any], table: Table) -> None:
    columns = {"id"} | ({"version"} if issubclass(record_type, Root) else {"root_id", "position"})
    for name, field in fields_of(record_type).items():
        if field.kind is not Kind.ROWS:
            columns |= {name, f"{name}_currency"} if field.kind is Kind.MONEY else {name}
    assert set(table.columns.keys()) == columns


@pytest.mark.parametrize(("record_type", "table"), ROOT_TABLES + CHILD_TABLES)
def test_a_reference_refers_to_the_table_of_its_noun(record_type: type[Any], table: Table) -> None:
    for name, field in fields_of(record_type).items():
        referred = (
            {key.column.table.name for key in table.columns[name].foreign_keys} if field.refers_to else set()
        )
        assert referred == ({field.refers_to} if field.refers_to else set())


@pytest.mark.parametrize(("record_type", "table"), ROOT_TABLES + CHILD_TABLES)
def test_ids_are_never_used_again(record_type: type[Any], table: Table) -> None:
    assert table.dialect_options["sqlite"]["autoincrement"]


@pytest.mark.parametrize("record_type", [record_type for record_type, _table in ROOT_TABLES + CHILD_TABLES])
def test_every_field_is_declared(record_type: type[Any]) -> None:
    undeclared = {each.name for each in fields(record_type) if KEY not in each.metadata}
    assert undeclared == ({"id", "version"} if issubclass(record_type, Root) else {"id"})
    assert issubclass(record_type, Root | Row)


def test_every_table_is_of_a_record_or_the_registers_own() -> None:
    known = {table.name for _type, table in ROOT_TABLES + CHILD_TABLES} | {
        table.name for table in PROJECTIONS
    }
    assert set(METADATA.tables) == known | OWN


def test_every_kind_of_child_has_its_table() -> None:
    declared = {(root, child) for root, _table in ROOT_TABLES for child in rows_of(root).values()}
    assert declared == set(CHILDREN)
    assert list(child_tables(Organisation)) == ["participants"]


def test_a_noun_is_the_name_of_its_table() -> None:
    assert [noun_of(record_type) for record_type, _table in ROOT_TABLES] == [
        table.name for _t, table in ROOT_TABLES
    ]


@pytest.mark.parametrize("record_type", [record_type for record_type, _table in ROOT_TABLES])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_saved_comes_back(register: Register, record_type: type[Any], data: st.DataObject) -> None:
    record = data.draw(records(record_type, {"organisation": [1]}, []))
    with work.change(register, message("Add")) as change:
        saved = change.save(record)
    with register.reading() as connection:
        assert store.load_one(connection, record_type, saved.id) == saved
    assert same(replace(saved, id=record.id), without_ids(record, saved))


def without_ids(record: Root, saved: Root) -> Root:
    """Return the record with the ids that its children were given."""
    given_ids = {
        name: tuple(
            replace(child, id=kept.id)
            for child, kept in zip(getattr(record, name), getattr(saved, name), strict=True)
        )
        for name in rows_of(type(record))
    }
    return replace(record, **given_ids)


@given(st.data(), st.sampled_from([record_type for record_type, _table in ROOT_TABLES]))
def test_a_value_comes_back_from_the_log_as_it_was(data: st.DataObject, record_type: type[Any]) -> None:
    record = replace(data.draw(records(record_type, {}, [("a", 1)])), id=1)
    numbered = rows.numbered(record, lambda _table, _key: 7, 1)
    for (table, _row), values in rows.flatten(numbered).items():
        for name, value in values.items():
            assert rows.from_json(table, name, rows.to_json(value)) == value
            assert type(rows.from_json(table, name, rows.to_json(value))) is type(value)


def test_a_difference_names_what_changed_and_nothing_else() -> None:
    before = rows.flatten(Contract(id=1, title="Städ", ceiling=Money(100, "SEK")))
    after = rows.flatten(Contract(id=1, title="Städning", ceiling=Money(200, "SEK")))
    changes = [
        (each.column, each.before, each.after) for each in rows.difference("contract", 1, before, after)
    ]
    assert sorted(changes) == [("ceiling", 100, 200), ("title", "Städ", "Städning")]
    assert rows.difference("contract", 1, before, before) == []


def test_children_keep_their_order_and_their_ids(register: Register) -> None:
    with work.change(register, message("Add")) as change:
        first, second, third = change.save_all([Organisation(name=name) for name in ("A", "B", "C")])
        own = [Participant(organisation_id=each.id) for each in (first, second, third)]
        saved = change.save(Organisation(name="D", participants=tuple(own)))
        turned = change.save(replace(saved, participants=saved.participants[::-1]))
    with register.reading() as connection:
        assert store.load_one(connection, Organisation, saved.id or 0) == turned
    assert [each.id for each in turned.participants] == [each.id for each in saved.participants[::-1]]


def test_records_come_in_the_order_asked_for_however_many(register: Register) -> None:
    with work.change(register, message("Add")) as change:
        made = change.save_all([Contract(title=str(number)) for number in range(store.CHUNK + 5)])
    wanted = [made[-1], made[0], made[store.CHUNK]]
    with register.reading() as connection:
        assert store.load(connection, Contract, [*(each.id or 0 for each in wanted), 99999]) == wanted
        assert store.load(connection, Contract) == made
        assert store.load_one(connection, Contract, 99999) is None


def test_words_that_would_run_into_each_other_are_our_own_fault() -> None:
    for wrong in (("a\nb",), ("",)):
        with pytest.raises(Bug):
            Words().process_bind_param(wrong, None)  # type: ignore[arg-type]
