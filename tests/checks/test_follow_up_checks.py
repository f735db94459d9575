"""A planned follow-up is told of in time, is held, and has somebody in it who owns the contract that day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from cooperation import Cooperation

from inkop_desktop.checks import follow_ups as checks
from inkop_desktop.checks.finding import Check, Finding, Remedy
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.contracts import Contract, ContractFollowUp, ContractOwner
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import in_language

Find = Callable[..., list[Finding]]
Said = Callable[..., list[str]]
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
SOON = TODAY + 30 * DAY
OLLE = 1  # the person of the register


def contract(*follow_ups: ContractFollowUp, **facts: Any) -> Contract:
    """Return a contract in force, owned by Olle unless told otherwise."""
    told = {
        "number": "7",
        "title": "Städ",
        "first_day": date(2025, 1, 1),
        "last_day": date(2027, 12, 31),
        "owners": (ContractOwner(person_id=OLLE),),
    }
    return Contract(follow_ups=follow_ups, **told | facts)


def planned(day: date | None, **facts: Any) -> ContractFollowUp:
    """Return a follow-up in which Olle takes part unless told otherwise."""
    return ContractFollowUp(**{"what": "Kvaliteten", "planned_on": day, "owner_id": OLLE} | facts)


def follow_up_for(check: Check, **facts: Any) -> ContractFollowUp:
    """Return a follow-up that the check finds, unless the facts tell otherwise."""
    day = TODAY - DAY if check is checks.follow_up_late else TODAY
    owner_id = None if check is checks.follow_up_without_owner else OLLE
    return planned(day, owner_id=owner_id, **facts)


@pytest.mark.parametrize(
    ("check", "day", "is_found"),
    [
        (checks.follow_up_near, SOON + DAY, False),
        (checks.follow_up_near, SOON, True),
        (checks.follow_up_near, TODAY + DAY, True),
        (checks.follow_up_near, TODAY, True),
        (checks.follow_up_near, TODAY - DAY, False),
        (checks.follow_up_late, TODAY + DAY, False),
        (checks.follow_up_late, TODAY, False),
        (checks.follow_up_late, TODAY - DAY, True),
        (checks.follow_up_late, None, False),
    ],
)
def test_a_follow_up_comes_near_and_is_late(
    find: Find, check: Check, day: date | None, is_found: bool
) -> None:
    held_on = None if day else TODAY
    assert bool(find(check, TODAY, contract(planned(day, held_on=held_on)))) is is_found


@pytest.mark.parametrize("check", [checks.follow_up_late, checks.follow_up_near], ids=lambda each: each.id)
@pytest.mark.parametrize(
    ("held_on", "is_found"), [(None, True), (TODAY + DAY, True), (TODAY, False), (TODAY - DAY, False)]
)
def test_what_is_held_is_found_no_more(
    find: Find, check: Check, held_on: date | None, is_found: bool
) -> None:
    saved = contract(follow_up_for(check, held_on=held_on))
    assert bool(find(check, TODAY, saved)) is is_found


FROM, UNTIL = TODAY + 5 * DAY, TODAY + 10 * DAY


@pytest.mark.parametrize(
    ("day", "owner", "is_found"),
    [
        (SOON + DAY, {}, False),
        (SOON, {}, True),
        (TODAY + DAY, {}, True),
        (TODAY, {}, True),
        (TODAY - DAY, {}, False),
        (TODAY, {"person_id": OLLE}, False),
        (UNTIL - DAY, {"person_id": OLLE, "to_day": UNTIL}, False),
        (UNTIL, {"person_id": OLLE, "to_day": UNTIL}, False),
        (UNTIL + DAY, {"person_id": OLLE, "to_day": UNTIL}, True),
        (FROM - DAY, {"person_id": OLLE, "from_day": FROM}, True),
        (FROM, {"person_id": OLLE, "from_day": FROM}, False),
        (FROM + DAY, {"person_id": OLLE, "from_day": FROM}, False),
    ],
)
def test_who_takes_part_owns_the_contract_on_that_day(
    find: Find, day: date, owner: dict[str, Any], is_found: bool
) -> None:
    owners = (ContractOwner(**owner),) if owner else ()
    found = find(checks.follow_up_without_owner, TODAY, contract(planned(day), owners=owners))
    assert bool(found) is is_found


YEAR_AGO = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("held_on", "owner", "is_found"),
    [
        (YEAR_AGO - DAY, None, False),
        (YEAR_AGO, None, True),
        (YEAR_AGO + DAY, None, True),
        (TODAY, None, True),
        (TODAY, {"person_id": OLLE}, False),
        # who took part owned it on the day on which it was held, whenever it was planned
        (TODAY - 2 * DAY, {"person_id": OLLE, "to_day": TODAY - 2 * DAY}, False),
        (TODAY - DAY, {"person_id": OLLE, "to_day": TODAY - 2 * DAY}, True),
        (TODAY - DAY, {"person_id": OLLE, "from_day": TODAY}, True),
        (TODAY, {"person_id": OLLE, "from_day": TODAY}, False),
    ],
)
def test_an_owner_took_part_in_what_was_held_within_a_year(
    find: Find, held_on: date, owner: dict[str, Any] | None, is_found: bool
) -> None:
    owners = (ContractOwner(**owner),) if owner else ()
    saved = contract(planned(TODAY - 2 * DAY, held_on=held_on), owners=owners, first_day=date(2024, 1, 1))
    found = find(checks.follow_up_without_owner, TODAY, saved)
    assert [worded(each.message).split(" took")[0] for each in found] == (["Olle Ek"] if is_found else [])
    assert all(each.due is None for each in found)


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda each: each.id)
@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({}, True),
        ({"last_day": TODAY}, True),
        ({"last_day": TODAY - DAY}, False),
        ({"closed_on": TODAY}, False),
        ({"first_day": TODAY + DAY}, True),
    ],
)
def test_only_contracts_that_bind_are_followed_up(
    find: Find, check: Check, facts: dict[str, Any], is_found: bool
) -> None:
    assert bool(find(check, TODAY, contract(follow_up_for(check), **facts))) is is_found


@pytest.mark.parametrize(
    ("check", "follow_up", "said", "why"),
    [
        (
            checks.follow_up_near,
            planned(TODAY),
            "Uppföljning av Städ den 21 november",
            "Ska följas upp: Kvaliteten. Olle Ek deltar. Riktlinjen N21.",
        ),
        (
            checks.follow_up_late,
            planned(TODAY - DAY, owner_id=None),
            "Uppföljningen av Städ den 20 november är inte antecknad som genomförd",
            (
                "Ska följas upp: Kvaliteten. "
                "Minst en avtalsägare ska delta i uppföljningen av ett avtal. Ange en av dem. Riktlinjen N21."
            ),
        ),
        (
            checks.follow_up_late,
            planned(TODAY - DAY),
            "Uppföljningen av Städ den 20 november är inte antecknad som genomförd",
            "Ska följas upp: Kvaliteten. Olle Ek deltar. Riktlinjen N21.",
        ),
        (
            checks.follow_up_without_owner,
            planned(TODAY - DAY, held_on=TODAY, owner_id=None),
            "Ingen avtalsägare deltog i uppföljningen av Städ den 21 november",
            (
                "Minst en avtalsägare ska delta i uppföljningen av ett avtal. "
                "Låt någon av dem ta del av resultatet. Riktlinjen N21."
            ),
        ),
        (
            checks.follow_up_without_owner,
            planned(TODAY, owner_id=None),
            "Ingen avtalsägare deltar i uppföljningen av Städ den 21 november",
            (
                "Ska följas upp: Kvaliteten. "
                "Minst en avtalsägare ska delta i uppföljningen av ett avtal. Ange en av dem. Riktlinjen N21."
            ),
        ),
    ],
)
def test_what_is_said(find: Find, check: Check, follow_up: ContractFollowUp, said: str, why: str) -> None:
    (found,) = find(check, TODAY, contract(follow_up))
    with in_language("sv"):
        assert (worded(found.message).replace(NBSP, " "), worded(found.why)) == (said, why)
    assert (found.remedy, found.field, found.persons) == (Remedy.EDIT, "follow_ups", (OLLE,))


def test_who_does_not_own_it_is_named(find: Find) -> None:
    (found,) = find(checks.follow_up_without_owner, TODAY, contract(planned(TODAY), owners=()))
    assert worded(found.message).replace(NBSP, " ") == (
        "Olle Ek takes part in the follow-up of Städ on 21 November without being its avtalsägare then"
    )
    assert [(each.kind, each.label) for each in found.records] == [
        ("contract", "7 Städ"),
        ("person", "Olle Ek"),
    ]


@pytest.mark.parametrize(
    ("day", "owner_id", "expected"),
    [
        (SOON + DAY, None, None),
        (SOON, None, checks.follow_up_without_owner),
        (TODAY, None, checks.follow_up_without_owner),
        (TODAY - DAY, None, checks.follow_up_late),
        (SOON, OLLE, checks.follow_up_near),
        (TODAY, OLLE, checks.follow_up_near),
        (TODAY - DAY, OLLE, checks.follow_up_late),
    ],
)
def test_of_one_follow_up_there_is_one_finding(
    find: Find, day: date, owner_id: int | None, expected: Check | None
) -> None:
    saved = contract(planned(day, owner_id=owner_id))
    finding = [check for check in checks.CHECKS if find(check, TODAY, saved)]
    assert finding == ([expected] if expected else [])


def test_each_follow_up_is_a_finding_of_its_own(find: Find) -> None:
    saved = contract(planned(TODAY - 2 * DAY), planned(TODAY - DAY), planned(TODAY))
    late = find(checks.follow_up_late, TODAY, saved)
    assert [each.due for each in late] == [TODAY - 2 * DAY, TODAY - DAY]
    assert len({each.id for each in late}) == 2


def test_norway_asks_for_no_owner_in_it(riik: Cooperation, said: Said) -> None:
    late, near = (
        ContractFollowUp(what="Levering", planned_on=day, owner_id=riik["Kari Moen"])
        for day in (TODAY - DAY, TODAY)
    )
    riik.framework("Penner", "Kontor", follow_ups=(late, near))
    assert said(checks.follow_up_without_owner, TODAY) == []
    assert said(checks.follow_up_without_owner, TODAY, Country.SE) != []
    assert said(checks.follow_up_near, TODAY) == ["Follow-up of Penner on 21 November"]
    assert said(checks.follow_up_late, TODAY) == [
        "The follow-up of Penner on 20 November is not noted as held"
    ]
