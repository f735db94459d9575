"""The log proves itself: whatever is altered in it is found, whatever is erased is counted."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from inkop_desktop.records.contracts import Contract, ContractOption
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import file, history
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import OptionState, Sustainability
from inkop_desktop.services import contracts, records, registers
from inkop_desktop.text import Message, message


@pytest.fixture
def worked_in(register: Register) -> Register:
    """Give a register with five change sets: made, two records added, one edited, one undone."""
    saved = records.save(register, Contract(title="Städ", number="1"))
    records.save(register, Supplier(name="Norrgrossen AB"))
    records.save(register, replace(saved, title="Städning", first_day=date(2026, 1, 1)))
    registers.undo(register)
    return register


def tamper(register: Register, *statements: str) -> history.Verification:
    """Alter the file behind the program's back and verify it."""
    with closing(sqlite3.connect(register.path)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
        connection.commit()
    return registers.verify(register)


def test_a_log_that_nobody_touched_holds(worked_in: Register) -> None:
    found = registers.verify(worked_in)
    assert found.broken == ()
    assert found.erased == 0
    assert found.change_sets == 5
    assert found.changes == sum(len(entry.changes) for entry in registers.log(worked_in))
    with worked_in.reading() as connection:
        last = connection.exec_driver_sql("SELECT hash FROM change_set ORDER BY id DESC").scalar()
    assert found.head == last


def test_an_empty_log_holds(tmp_path: Path) -> None:
    with file.create(tmp_path / "tomt", "Anna") as register:
        assert registers.verify(register) == history.Verification(0, 0, 0, "", ())


def forged(value: object) -> object:
    """Return another value of the same kind."""
    if isinstance(value, bytes):
        return value + b"7"
    return 1 - value if isinstance(value, int) else f"{value or ''}7"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "rows", "free"), [("change", "root_kind != 'role'", {"id"}), ("change_set", "TRUE", set())]
)
def test_each_value_of_each_row_is_guarded(
    worked_in: Register, table: str, rows: str, free: set[str]
) -> None:
    """Of a change's own number only the order counts, and another test turns that round.

    Seven of eight changes are the roles that a register begins with: the others are of every sort.
    """
    with closing(sqlite3.connect(worked_in.path, isolation_level=None)) as forger:
        columns = [row[1] for row in forger.execute(f"PRAGMA table_info({table})")]
        for row in forger.execute(f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE {rows}").fetchall():
            values = dict(zip(columns, row[1:], strict=True))
            for column in values.keys() - free:
                value, other = values[column], forged(values[column])
                key = other if column == "id" else row[0]
                forger.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (other, row[0]))
                broken = registers.verify(worked_in).broken
                forger.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, key))
                assert broken, f"{table}.{column} of row {row[0]} was altered and nobody saw it"
    assert registers.verify(worked_in).broken == ()


PUT_IN = """
INSERT INTO change (change_set_id, root_kind, root_id, kind, record_id, field, before, after, salt, digest)
SELECT change_set_id, root_kind, root_id, kind, record_id, field, before, after, salt, digest
FROM change WHERE id = 5"""
FORGERIES = {
    "a change taken out": ["DELETE FROM change WHERE id = 5"],
    "a change put in": [PUT_IN],
    "two changes in each other's place": [
        "UPDATE change SET id = -1 WHERE id = 1",
        "UPDATE change SET id = 1 WHERE id = 2",
        "UPDATE change SET id = 2 WHERE id = -1",
    ],
    "a change set taken out": [
        "DELETE FROM change WHERE change_set_id = 2",
        "DELETE FROM change_set WHERE id = 2",
    ],
    "a value erased and another put in its place": [
        "UPDATE change SET salt = NULL, after = '\"X\"' WHERE id = 5"
    ],
    "a name erased and another put in its place": [
        "UPDATE change_set SET salt = NULL, action = 'X' WHERE id = 2"
    ],
}


@pytest.mark.parametrize("statements", FORGERIES.values(), ids=FORGERIES.keys())
def test_what_is_slipped_in_or_out_is_found(worked_in: Register, statements: list[str]) -> None:
    assert tamper(worked_in, *statements).broken


def test_the_head_tells_of_an_end_that_was_cut_off(worked_in: Register) -> None:
    """The file alone cannot: what is gone left no gap. That is why audit papers print the head."""
    printed = registers.verify(worked_in).head
    cut = tamper(
        worked_in, "DELETE FROM change WHERE change_set_id = 5", "DELETE FROM change_set WHERE id = 5"
    )
    assert cut.broken == ()
    assert cut.head != printed


def test_what_is_erased_is_gone_and_counted_and_the_chain_holds(worked_in: Register) -> None:
    before = registers.verify(worked_in)
    supplier = registers.history_of(worked_in, "supplier", 1)[0]
    with worked_in.writing() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM change WHERE root_kind = 'supplier'").scalars().all()
        history.erase(connection, ids, [supplier.id])
    after = registers.verify(worked_in)
    assert after == replace(before, erased=len(ids) + 1)
    erased = registers.history_of(worked_in, "supplier", 1)[0]
    assert erased.changes == ()
    assert erased.erased == len(ids)
    assert "Norrgrossen" not in str(erased.action)
    with worked_in.reading() as connection:
        left = connection.exec_driver_sql(
            "SELECT count(*) FROM change WHERE after LIKE '%Norrgrossen%' OR before LIKE '%Norrgrossen%'"
        ).scalar()
        named = connection.exec_driver_sql(
            "SELECT count(*) FROM change_set WHERE action LIKE '%Norrgrossen%'"
        ).scalar()
    assert (left, named) == (0, 0)


def test_two_equal_values_have_different_digests(register: Register) -> None:
    records.save(register, Supplier(name="Norrgrossen AB"))
    records.save(register, Supplier(name="Norrgrossen AB"))
    with register.reading() as connection:
        digests = connection.exec_driver_sql("SELECT digest FROM change WHERE field = 'name'").scalars().all()
    assert len(set(digests)) == len(digests)


def test_the_history_of_a_record_says_who_when_and_what_in_its_own_words(register: Register) -> None:
    contract = Contract(
        title="Städ",
        first_day=date(2026, 1, 1),
        sustainability=(Sustainability.CLIMATE,),
        options=(ContractOption(months=12),),
    )
    saved = records.save(register, contract)
    records.save(register, Contract(title="Another"))
    records.save(register, replace(saved, title="Städning"))
    edited, added = registers.history_of(register, "contract", saved.id or 0)
    assert edited.action == message("Edit contract “{label}”", label="Städning")
    assert [(each.column, each.before, each.after) for each in edited.changes] == [
        ("title", "Städ", "Städning")
    ]
    assert added.who == "Anna Berg"
    assert abs(added.at - datetime.now(UTC)) < timedelta(minutes=1)
    said = {(each.table, each.column): each.after for each in added.changes}
    assert said["contract", "first_day"] == date(2026, 1, 1)
    assert said["contract", "sustainability"] == (Sustainability.CLIMATE,)
    assert said["contract_option", "state"] is OptionState.PLANNED
    assert said["contract_option", "months"] == 12


def test_the_log_comes_in_pages_the_newest_first(worked_in: Register) -> None:
    every = registers.log(worked_in)
    assert [entry.id for entry in every] == [5, 4, 3, 2, 1]
    first = registers.log(worked_in, 2)
    assert first == every[:2]
    assert registers.log(worked_in, 2, first[-1].id) == every[2:4]


def test_an_action_is_named_in_whole_also_when_it_names_another(worked_in: Register) -> None:
    undo = registers.log(worked_in, 1)[0]
    assert undo.undoes == 4
    assert undo.action == Message(
        "Undo: {action}", {"action": message("Edit contract “{label}”", label="1 Städning")}
    )


def test_a_count_in_the_name_of_an_action_is_kept(register: Register) -> None:
    made = [records.save(register, Contract(title=title)) for title in ("Städ", "Bröd")]
    contracts.edit_many(register, [each.id or 0 for each in made], {"public": True})
    action = registers.log(register, 1)[0].action
    assert (action.template, action.plural, action.count) == (
        "Edit {count} contract",
        "Edit {count} contracts",
        2,
    )
