"""What the list of a hand-over says: who gives what to whom, from which day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from ordered import ordered, tables
from peopled import TODAY, Peopled

from inkop_desktop.errors import UserError
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.reports.people_orders import (
    HandoverOrder,
)
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import handing_over, records
from inkop_desktop.typeset.document import (
    DataTable,
    KeyValues,
    Paragraph,
    SignatureLines,
)

FIRST, LAST = date(2027, 6, 30), date(2027, 12, 31)


def test_a_hand_over_list_names_both_and_is_signed_by_both(made: Peopled) -> None:
    giver, taker = made.persons["Per Haugen"], made.persons["Ola Dahl"]
    document = ordered(made, HandoverOrder(TODAY, giver, taker, date(2027, 1, 1)))
    values = next(block for block in document.blocks if isinstance(block, KeyValues)).rows
    assert values == (
        ("Handed over by", "Per Haugen\nRådgiver"),
        ("Taken over by", "Ola Dahl\nRådgiver"),
        ("Answers for it from", date(2027, 1, 1)),
    )
    assert [row[0] for row in tables(document)["Answers for"]] == [
        "Kommunedirektør",
        "Avtaleeier",
        "Avtaleeier",
    ]
    assert document.blocks[-1] == SignatureLines(("Per Haugen", "Ola Dahl"))


def test_what_is_handed_over_does_not_end_with_the_giver(made: Peopled) -> None:
    giver, taker = made.persons["Per Haugen"], made.persons["Ola Dahl"]
    leaving = records.get(made.register, Person, giver)
    records.save(made.register, replace(leaving, employed_to=date(2026, 12, 31)))
    document = ordered(made, HandoverOrder(TODAY, giver, taker, date(2027, 1, 1)))
    assert {row[3] for row in tables(document)["Answers for"]} == {""}


@pytest.mark.parametrize(
    ("own", "of_body", "told"),
    [(None, None, ""), (None, LAST, LAST), (LAST, None, LAST), (FIRST, LAST, FIRST), (LAST, FIRST, FIRST)],
)
def test_a_seat_ends_with_its_body(
    made: Peopled, own: date | None, of_body: date | None, told: date | str
) -> None:
    body = records.save(made.register, Body(name="Byggekomiteen", to_day=of_body))
    made.appoint("Per Haugen", Post.MEMBER, body_id=body.id, to_day=own)
    order = HandoverOrder(TODAY, made.persons["Per Haugen"], made.persons["Ola Dahl"], date(2027, 1, 1))
    (row,) = (each for each in tables(ordered(made, order))["Answers for"] if each[1] == "Byggekomiteen")
    assert row[3] == str(told)


def test_of_a_person_without_anything_there_is_nothing_to_sign(made: Peopled) -> None:
    nobody = records.save(made.register, Person(name="Ny Person"))
    order = HandoverOrder(TODAY, nobody.id or 0, made.persons["Ola Dahl"], date(2027, 1, 1))
    document = ordered(made, order)
    (said,) = (block for block in document.blocks if isinstance(block, Paragraph))
    assert said.text == (
        "Ny Person answers for nothing from 2027-01-01 on, so there is nothing to hand over."
    )
    assert not any(isinstance(block, DataTable | SignatureLines) for block in document.blocks)


@pytest.mark.parametrize(("left", "may"), [(-1, False), (0, True), (1, True), (None, True)])
def test_nothing_is_listed_for_one_who_has_left_by_the_day(
    made: Peopled, left: int | None, may: bool
) -> None:
    giver, taker, day = made.persons["Per Haugen"], made.persons["Ola Dahl"], date(2027, 1, 1)
    leaving = records.get(made.register, Person, taker)
    last = None if left is None else day + timedelta(days=left)
    records.save(made.register, replace(leaving, employed_to=last))
    order = HandoverOrder(TODAY, giver, taker, day)
    if may:
        assert ordered(made, order).blocks[-1] == SignatureLines(("Per Haugen", "Ola Dahl"))
        return
    with pytest.raises(UserError, match="has left"):
        ordered(made, order)


def test_open_cases_are_on_the_list_but_no_secret_title(made: Peopled) -> None:
    giver, taker = made.persons["Per Haugen"], made.persons["Ola Dahl"]
    case = DirectProcurement(number="D1", title="Skilt", officer_id=giver, started_on=TODAY)
    secret = replace(case, number="D2", title="Vakt", secrets=(Secret(subject="title", paragraph="§ 13"),))
    for each in (case, secret):
        records.save(made.register, each)
    found = tables(ordered(made, HandoverOrder(TODAY, giver, taker, TODAY)))
    assert [row[:2] for row in found["Officer of these cases"]] == [("D1", "Skilt"), ("D2", "Secret")]


def test_what_is_planned_is_on_the_list(made: Peopled) -> None:
    giver, taker = made.persons["Per Haugen"], made.persons["Ola Dahl"]
    records.save(made.register, PlanItem(title="Skilt", responsible_id=giver, begin_by=TODAY))
    found = tables(ordered(made, HandoverOrder(TODAY, giver, taker, TODAY)))
    assert [row[:2] for row in found["Officer of these planned procurements"]] == [
        ("Skilt", TODAY.isoformat())
    ]


@pytest.mark.parametrize(("day", "told"), [(TODAY, False), (TODAY + timedelta(days=1), True)])
def test_what_changes_hands_at_once_is_said_where_the_rest_waits(
    made: Peopled, day: date, told: bool
) -> None:
    giver, taker = made.persons["Per Haugen"], made.persons["Ola Dahl"]
    records.save(made.register, PlanItem(title="Skilt", responsible_id=giver, begin_by=TODAY))
    document = ordered(made, HandoverOrder(TODAY, giver, taker, day))
    said = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert ("Planned procurements get their new officer at once." in said) is told


def test_the_list_is_the_same_after_the_hand_over_if_it_is_given_the_parts(made: Peopled) -> None:
    giver, taker = (
        records.get(made.register, Person, made.persons[name]) for name in ("Per Haugen", "Ola Dahl")
    )
    day = date(2027, 1, 1)
    parts = handing_over.responsibilities(made.register, giver.id or 0, day)
    order = HandoverOrder(TODAY, giver.id or 0, taker.id or 0, day, parts)
    before = tables(ordered(made, order))
    handing_over.hand_over(made.register, giver, taker, parts, day)
    assert tables(ordered(made, order)) == before
    assert tables(ordered(made, replace(order, parts=None))) == {}
