"""A column of choices is sorted as they are declared, not by the words that the register keeps."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.lists.listing import Query
from inkop_desktop.lists.organisation import DELEGATIONS
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.roles import Delegation, Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import listing, records

TODAY = date(2026, 11, 21)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r.inkop", "Anna", Country.SE, Organisation(name="Region")) as made:
        yield made


@pytest.mark.parametrize("backwards", [False, True])
def test_delegations_are_sorted_as_acts_follow_one_another(register: Register, backwards: bool) -> None:
    role_id = records.save(register, Role(name="Buyer")).id
    for act in sorted(Act):
        records.save(register, Delegation(act=act, role_id=role_id, from_day=TODAY))
    ids = listing.ids(register, DELEGATIONS, Query(TODAY, sort=(("act", backwards),)))
    found = [records.get(register, Delegation, each).act for each in ids]
    assert found == (list(reversed(Act)) if backwards else list(Act))
