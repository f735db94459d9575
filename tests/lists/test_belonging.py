"""Which organisation a unit belongs to: its own word, else its parent's, else the register's own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import copies
import pytest
from sqlalchemy import select

from inkop_desktop.lists import belonging
from inkop_desktop.lists.belonging import BELONGING
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, work
from inkop_desktop.text import message

OWN, COMPANY, TRUST = 1, 2, 3
# Of each unit, numbered from 1: the organisation that it names, and the number of the one it is part of.
Units = list[tuple[int | None, int | None]]


@pytest.mark.parametrize(
    ("units", "whose"),
    [
        ([], {}),
        ([(None, None)], {1: OWN}),
        ([(COMPANY, None)], {1: COMPANY}),
        ([(COMPANY, None), (None, 1), (None, 2)], {1: COMPANY, 2: COMPANY, 3: COMPANY}),
        ([(None, None), (None, 1)], {1: OWN, 2: OWN}),
        ([(None, None), (COMPANY, 1), (None, 2)], {1: OWN, 2: COMPANY, 3: COMPANY}),
        ([(COMPANY, None), (TRUST, 1), (None, 2)], {1: COMPANY, 2: TRUST, 3: TRUST}),
        ([(None, 2), (None, 1)], {1: OWN, 2: OWN}),
        ([(None, 2), (COMPANY, 1)], {1: COMPANY, 2: COMPANY}),
    ],
    ids=[
        "no units",
        "nothing said",
        "named",
        "through those above",
        "nobody above says either",
        "named below",
        "the nearest above",
        "a circle",
        "a circle in which one says",
    ],
)
def test_a_unit_is_its_own_words_then_its_parents_then_the_registers(
    tmp_path: Path, units: Units, whose: Mapping[int, int]
) -> None:
    with copies.new(tmp_path / "units", "Anna", Country.SE, Organisation(name="Norrby")) as register:
        for name in ("Norrby Energi AB", "Norrby stiftelse"):
            records.save(register, Organisation(name=name))
        saved = [records.save(register, Unit(name=str(place))) for place, _unit in enumerate(units)]
        with work.change(register, message("Place them")) as change:
            for unit, (organisation_id, parent_id) in zip(saved, units, strict=True):
                change.save(replace(unit, organisation_id=organisation_id, parent_id=parent_id))
        with register.reading() as connection:
            assert belonging.organisations(connection) == whose
            assert len(connection.execute(select(BELONGING)).all()) == len(units)
