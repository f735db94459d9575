"""What one reading is asked twice is read once; whoever reads later, or writes, sees what is there now."""

from pathlib import Path

import copies
from sqlalchemy import Connection

from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register import store
from inkop_desktop.register.once import once
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, work
from inkop_desktop.text import message

ASKED: list[tuple[str, str]] = []


@once
def _greeting(_connection: Connection, name: str, *, word: str = "Hej") -> str:
    ASKED.append((name, word))
    return f"{word} {name}"


def test_a_reading_answers_the_same_question_once_and_another_reading_anew(tmp_path: Path) -> None:
    ASKED.clear()
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Riik")) as register:
        with register.reading() as connection:
            told = [_greeting(connection, "Anna"), _greeting(connection, "Bo"), _greeting(connection, "Anna")]
            assert _greeting(connection, "Anna", word="God dag") == "God dag Anna"
            assert told == ["Hej Anna", "Hej Bo", "Hej Anna"]
            assert ASKED == [("Anna", "Hej"), ("Bo", "Hej"), ("Anna", "God dag")]
        with register.reading() as connection:
            _greeting(connection, "Anna")
    assert len(ASKED) == 4


def test_what_was_read_is_not_shared_between_two_readings_at_once(tmp_path: Path) -> None:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Riik")) as register:
        with register.reading() as before:
            assert store.load(before, Person) == []
            records.save(register, Person(name="Bo"))
            with register.reading() as after:
                assert [each.name for each in store.load(after, Person)] == ["Bo"]
            assert store.load(before, Person) == []
        with register.reading() as later:
            assert [each.name for each in store.load(later, Person)] == ["Bo"]


def test_whoever_writes_reads_what_has_just_been_written(tmp_path: Path) -> None:
    with (
        copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Riik")) as register,
        work.change(register, message("Add")) as change,
    ):
        assert store.load(change.connection, Person) == []
        change.save(Person(name="Bo"))
        assert [each.name for each in store.load(change.connection, Person)] == ["Bo"]
