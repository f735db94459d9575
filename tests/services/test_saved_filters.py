"""A saved filter of another version of the program is refused in words, or matches nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import listing, records

TODAY = date(2026, 11, 21)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "filters", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Contract(title="Utan datum"))
        yield made


def test_a_filter_that_is_not_known_is_refused(register: Register) -> None:
    with pytest.raises(UserError, match="another version"):
        listing.ids(register, CONTRACTS, Query(TODAY, filters={"colour": "red"}))


@pytest.mark.parametrize(("words", "found"), [(["dates_missing", "frozen"], 1), (["frozen"], 0)])
def test_a_status_that_is_not_known_matches_nothing(register: Register, words: list[str], found: int) -> None:
    assert listing.count(register, CONTRACTS, Query(TODAY, filters={"status": words})) == found
