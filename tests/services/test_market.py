"""What is noted of the market in a product area."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.governance import MarketNote
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import market, records, registers


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "market", "Anna", Country.SE, Organisation(name="Region")) as made:
        for name in ("Mat", "Kontor"):
            records.save(made, ProductArea(name=name))
        yield made


def note(register: Register, title: str, day: date, area_id: int = 1) -> MarketNote:
    return records.save(register, MarketNote(title=title, area_id=area_id, noted_on=day))


def test_the_newest_notes_of_the_area_come_first(register: Register) -> None:
    note(register, "Gammal", date(2026, 1, 1))
    note(register, "Ny", date(2026, 3, 1))
    note(register, "Mitt", date(2026, 2, 1))
    note(register, "Samma dag", date(2026, 2, 1))
    note(register, "Pennor", date(2026, 4, 1), area_id=2)
    assert [each.title for each in market.latest_notes(register, 1, 3)] == ["Ny", "Samma dag", "Mitt"]
    assert market.latest_notes(register, 3, 3) == []


def test_a_note_is_written_and_deleted_by_name(register: Register) -> None:
    records.delete_all(register, [note(register, "Prisras", date(2026, 1, 1))])
    named = [worded(each.action) for each in registers.log(register, 2)]
    assert named == ["Delete market note “Prisras”", "Add market note “Prisras”"]
