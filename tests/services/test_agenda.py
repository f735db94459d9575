"""The days that contracts have ahead, for everybody and for one person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.records.contracts import (
    Contract,
    ContractFollowUp,
    ContractManager,
    ContractOption,
    ContractOwner,
)
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import ActionKind, Country, OptionState, RenewalKind
from inkop_desktop.services import records, registers
from inkop_desktop.services.agenda import agenda

TODAY = date(2026, 6, 1)
DAY = timedelta(days=1)
NOTICE, OPTION, REVIEW, REPLACE, ENDS, FOLLOW_UP = (
    ActionKind.NOTICE,
    ActionKind.OPTION,
    ActionKind.REVIEW,
    ActionKind.REPLACE,
    ActionKind.ENDS,
    ActionKind.FOLLOW_UP,
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Kongsvinger")
    with copies.new(tmp_path / "agenda", "Kari", Country.NO, own) as made:
        for name in ("Anna", "Olle"):
            records.save(made, Person(name=name))
        yield made


def contract(**facts: Any) -> Contract:
    """Run from 2024-01-01 to 2026-12-31; a replacement takes six months."""
    terms = {"first_day": date(2024, 1, 1), "term_months": 36, "lead_months": 6}
    return Contract(number="7", title="Städ", **(terms | facts))


def tacit(**facts: Any) -> Contract:
    return contract(**({"renewal": RenewalKind.TACIT, "renewal_months": 12, "notice_months": 3} | facts))


def open_ended(**facts: Any) -> Contract:
    """Run on, with three months' notice, to be reviewed by 2026-08-01."""
    terms = {"term_months": None, "notice_months": 3, "open_ended": True, "review_day": date(2026, 8, 1)}
    return contract(**(terms | facts))


DECIDE = {"options": (ContractOption(months=12, decide_by=date(2026, 9, 30)),)}
EXERCISED = ContractOption(months=12, state=OptionState.EXERCISED)

AHEAD = [
    (contract(), [(REPLACE, 0, date(2026, 6, 30)), (ENDS, 0, date(2026, 12, 31))]),
    (contract(lead_months=0), [(ENDS, 0, date(2026, 12, 31))]),
    (contract(lead_months=12), [(ENDS, 0, date(2026, 12, 31))]),
    (contract(first_day=TODAY, term_months=None, term_days=1, lead_months=0), [(ENDS, 0, TODAY)]),
    (contract(lead_months=0, notice_months=3), [(ENDS, 0, date(2026, 12, 31))]),
    (contract(lead_months=0, **DECIDE), [(OPTION, 1, date(2026, 9, 30)), (ENDS, 0, date(2026, 12, 31))]),
    (
        contract(
            lead_months=0,
            term_months=24,
            options=(EXERCISED, ContractOption(months=12, decide_by=date(2026, 7, 1))),
        ),
        [(OPTION, 2, date(2026, 7, 1)), (ENDS, 0, date(2026, 12, 31))],
    ),
    (tacit(), [(NOTICE, 0, date(2026, 9, 30))]),
    (tacit(first_day=date(2022, 1, 1)), [(NOTICE, 2, date(2026, 9, 30))]),
    (  # renewed until 2025-12-31 when the option was decided on, and then extended
        tacit(first_day=date(2022, 1, 1), options=(replace(EXERCISED, decided_on=date(2024, 10, 15)),)),
        [(NOTICE, 1, date(2026, 9, 30))],
    ),
    (tacit(renewal_months=None), [(NOTICE, 0, date(2026, 9, 30))]),
    (tacit(lead_months=0, notice_given_on=date(2026, 5, 1)), [(ENDS, 0, date(2026, 12, 31))]),
    (open_ended(), [(REVIEW, 0, date(2026, 8, 1))]),
    (open_ended(review_day=TODAY), [(REVIEW, 0, TODAY)]),
    (open_ended(review_day=date(2026, 5, 31)), []),
    (open_ended(lead_months=0, notice_given_on=TODAY), [(ENDS, 0, date(2026, 9, 1))]),
    (contract(terminated_last_day=date(2026, 8, 1), lead_months=0), [(ENDS, 0, date(2026, 8, 1))]),
    (contract(terminated_last_day=date(2026, 5, 31)), []),
    (contract(closed_on=TODAY), []),
    (contract(term_months=None), []),
]


@pytest.mark.parametrize(("saved", "expected"), AHEAD)
def test_the_days_ahead_of_a_contract(
    register: Register, saved: Contract, expected: list[tuple[ActionKind, int, date]]
) -> None:
    records.save(register, saved)
    found = agenda(register, TODAY).appointments
    assert [(each.kind, each.ordinal, each.day) for each in found] == expected


def test_what_has_a_successor_needs_no_replacement(register: Register) -> None:
    first = records.save(register, contract())
    successor = contract(first_day=date(2027, 1, 1), lead_months=0, predecessor_id=first.id)
    records.save(register, successor)
    found = [(each.contract.id, each.kind) for each in agenda(register, TODAY).appointments]
    assert found == [(1, ENDS), (2, ENDS)]


OWNED, MANAGED = {"owners": (ContractOwner(person_id=1),)}, {"managers": (ContractManager(person_id=1),)}


@pytest.mark.parametrize(
    ("facts", "of_anna", "of_olle", "names"),
    [
        (OWNED, True, False, ("Anna",)),
        (MANAGED, True, False, ("Anna",)),
        (OWNED | {"managers": (ContractManager(person_id=2),)}, True, True, ("Anna",)),
        (
            {"owners": (ContractOwner(person_id=2), ContractOwner(person_id=1))},
            True,
            True,
            ("Olle", "Anna"),
        ),
        ({}, False, False, ()),
    ],
)
def test_a_person_sees_what_they_own_or_manage(
    register: Register, facts: dict[str, Any], of_anna: bool, of_olle: bool, names: tuple[str, ...]
) -> None:
    records.save(register, contract(lead_months=0, **facts))
    assert bool(agenda(register, TODAY, 1).appointments) is of_anna
    assert bool(agenda(register, TODAY, 2).appointments) is of_olle
    (found,) = agenda(register, TODAY).appointments
    assert found.persons == names


def planned(day: date | None, **facts: Any) -> ContractFollowUp:
    """Return a follow-up in which Anna takes part unless told otherwise."""
    return ContractFollowUp(**{"what": "Kvaliteten", "planned_on": day, "owner_id": 1} | facts)


@pytest.mark.parametrize(
    ("follow_up", "is_ahead"),
    [
        (planned(TODAY - DAY), False),
        (planned(TODAY), True),
        (planned(TODAY + DAY), True),
        (planned(TODAY, held_on=TODAY - DAY), False),
        (planned(TODAY, held_on=TODAY), False),
        (planned(TODAY, held_on=TODAY + DAY), True),
        (planned(None, held_on=TODAY + DAY), False),
    ],
)
def test_a_follow_up_is_ahead_until_it_is_held(
    register: Register, follow_up: ContractFollowUp, is_ahead: bool
) -> None:
    saved = records.save(register, open_ended(review_day=None, follow_ups=(follow_up,)))
    found = agenda(register, TODAY).appointments
    told = [(FOLLOW_UP, saved.follow_ups[0].id, follow_up.planned_on)] if is_ahead else []
    assert [(each.kind, each.ordinal, each.day) for each in found] == told


def test_a_follow_up_that_is_moved_is_the_same_and_the_next_is_another(register: Register) -> None:
    two = (planned(TODAY), planned(TODAY))
    saved = records.save(register, open_ended(review_day=None, follow_ups=two))
    first, second = (each.ordinal for each in agenda(register, TODAY).appointments)
    moved = replace(saved.follow_ups[0], planned_on=TODAY + DAY)
    records.save(register, replace(saved, follow_ups=(moved, saved.follow_ups[1])))
    found = [(each.ordinal, each.day) for each in agenda(register, TODAY).appointments]
    assert found == [(second, TODAY), (first, TODAY + DAY)]


def test_a_contract_that_is_over_is_followed_up_no_more(register: Register) -> None:
    over = contract(terminated_last_day=TODAY - DAY, follow_ups=(planned(TODAY),))
    records.save(register, over)
    assert agenda(register, TODAY).appointments == ()


@pytest.mark.parametrize(("owner_id", "named"), [(1, ("Anna",)), (2, ("Olle",)), (None, ("Anna",))])
def test_who_takes_part_in_a_follow_up_is_named_else_who_answers_for_the_contract(
    register: Register, owner_id: int | None, named: tuple[str, ...]
) -> None:
    follow_ups = (planned(TODAY, owner_id=owner_id),)
    records.save(register, open_ended(review_day=None, follow_ups=follow_ups, **OWNED))
    (found,) = agenda(register, TODAY).appointments
    assert found.persons == named


def test_a_person_sees_the_follow_ups_of_their_contracts_and_those_they_take_part_in(
    register: Register,
) -> None:
    follow_ups = (planned(TODAY, owner_id=2), planned(TODAY + DAY, owner_id=None))
    records.save(register, contract(lead_months=0, follow_ups=follow_ups, **OWNED))
    seen = {
        person_id: [(each.kind, each.day) for each in agenda(register, TODAY, person_id).appointments]
        for person_id in (1, 2)
    }
    assert seen[1] == [(FOLLOW_UP, TODAY), (FOLLOW_UP, TODAY + DAY), (ENDS, date(2026, 12, 31))]
    assert seen[2] == [(FOLLOW_UP, TODAY)]


def test_the_days_come_in_order_whoever_was_saved_first(register: Register) -> None:
    for last_day in (date(2026, 9, 1), date(2026, 7, 1), date(2026, 8, 1)):
        records.save(register, contract(term_months=None, last_day=last_day, lead_months=0))
    days = [each.day for each in agenda(register, TODAY).appointments]
    assert days == [date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)]


def test_an_agenda_says_whose_it_is_and_each_register_has_a_key_of_its_own(
    register: Register, tmp_path: Path
) -> None:
    first = agenda(register, TODAY)
    assert (first.organisation, first.country, first.today) == ("Kongsvinger", Country.NO, TODAY)
    records.save(register, contract())
    assert agenda(register, TODAY).register_key == first.register_key
    own = Organisation(name="Kongsvinger")
    with registers.new(tmp_path / "other", "Kari", Country.NO, own) as other:
        assert agenda(other, TODAY).register_key != first.register_key
    assert len(first.register_key) == 16
