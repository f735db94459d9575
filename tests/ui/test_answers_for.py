"""The lines of what a person answers for, as their page shows them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import peopled
import pytest
from peopled import TODAY

from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Person
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import records
from inkop_desktop.ui.people import answering

SOON, LATER = TODAY + timedelta(days=9), TODAY + timedelta(days=39)


@pytest.mark.parametrize(
    ("own", "of_body", "employed", "last"),
    [
        (None, None, None, None),
        (SOON, None, None, SOON),
        (LATER, SOON, None, SOON),
        (LATER, None, SOON, SOON),
        (SOON, LATER, LATER, SOON),
    ],
)
def test_an_office_is_told_of_until_it_ends_whatever_ends_it(
    tmp_path: Path, own: date | None, of_body: date | None, employed: date | None, last: date | None
) -> None:
    made = peopled.cooperation(tmp_path / "people.inkop")
    with made.register:
        person = records.save(made.register, Person(name="Nils Vik"))
        body = records.save(made.register, Body(name="Byggekomiteen", to_day=of_body))
        named = replace(made, persons={**made.persons, "Nils Vik": person.id or 0})
        named.appoint("Nils Vik", Post.MEMBER, body_id=body.id, to_day=own)
        records.save(made.register, replace(person, employed_to=employed))
        (_heading, told) = answering.fetch(person.id or 0, TODAY, made.register)
    until = [f"until and including {last}"] if last else []
    assert told.detail == " · ".join(["Medlem", "since 2024-01-01", *until])
