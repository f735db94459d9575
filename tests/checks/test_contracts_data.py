"""What is missing or contradicts itself in what is written down about contracts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from inkop_desktop.checks import contracts_data as checks
from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import ContractKind, RenewalKind, Secrecy
from inkop_desktop.text import in_language

Find = Callable[..., list[Finding]]

FIRST, LAST, TODAY = date(2024, 1, 1), date(2024, 12, 31), date(2024, 6, 1)
BEFORE, AFTER = date(2023, 12, 31), date(2025, 1, 1)
DANGER, INFORMATION, NONE = Severity.DANGER, Severity.INFORMATION, None
MONEY = Money(1_000_00, "SEK")


def contract(**facts: Any) -> Contract:
    return Contract(**({"number": "7", "title": "Städ", "first_day": FIRST, "last_day": LAST} | facts))


def undated(**facts: Any) -> Contract:
    return contract(last_day=None, **facts)


def renewed(**facts: Any) -> Contract:
    return contract(renewal=RenewalKind.TACIT, **facts)


def open_ended(**facts: Any) -> Contract:
    return undated(open_ended=True, **facts)


def framework(**facts: Any) -> Contract:
    return contract(**({"kind": ContractKind.FRAMEWORK_RANKING} | facts))


def secret(**facts: Any) -> Contract:
    return contract(**({"public": True, "secrecy": Secrecy.SECRET} | facts))


FOUND = [
    (checks.dates_missing, undated(), TODAY, DANGER),
    (checks.dates_missing, undated(first_day=None), TODAY, DANGER),
    (checks.dates_missing, contract(), TODAY, NONE),
    (checks.dates_missing, contract(first_day=None), TODAY, NONE),
    (checks.dates_missing, undated(term_months=12), TODAY, NONE),
    (checks.dates_missing, open_ended(), TODAY, NONE),
    (checks.dates_missing, undated(closed_on=TODAY), TODAY, NONE),
    (checks.dates_missing, undated(terminated_last_day=TODAY), TODAY, NONE),
    (checks.dates_missing, undated(terminated_last_day=TODAY), AFTER, NONE),
    (checks.dates_missing, renewed(), LAST, NONE),
    (checks.dates_missing, renewed(), AFTER, DANGER),
    (checks.dates_missing, renewed(renewal_months=12), AFTER, NONE),
    (checks.review_missing, open_ended(), BEFORE, NONE),
    (checks.review_missing, open_ended(), FIRST, INFORMATION),
    (checks.review_missing, open_ended(review_day=LAST), TODAY, NONE),
    (checks.review_missing, open_ended(notice_given_on=TODAY, notice_months=3), TODAY, NONE),
    (checks.review_missing, open_ended(closed_on=TODAY), TODAY, NONE),
    (checks.review_missing, open_ended(terminated_last_day=LAST), TODAY, NONE),
    (checks.review_missing, contract(), TODAY, NONE),
    (checks.value_missing, framework(), BEFORE, INFORMATION),
    (checks.value_missing, framework(), LAST, INFORMATION),
    (checks.value_missing, framework(), AFTER, NONE),
    (checks.value_missing, framework(ceiling=MONEY), TODAY, INFORMATION),
    (checks.value_missing, framework(estimated_value=MONEY), TODAY, INFORMATION),
    (checks.value_missing, framework(estimated_value=MONEY, ceiling=MONEY), TODAY, NONE),
    (checks.value_missing, framework(terminated_last_day=TODAY), date(2024, 6, 2), NONE),
    (checks.value_missing, framework(kind=ContractKind.CENTRAL_FRAMEWORK), TODAY, NONE),
    (checks.value_missing, framework(kind=ContractKind.SINGLE), TODAY, NONE),
    (checks.public_and_secret, secret(), BEFORE, DANGER),
    (checks.public_and_secret, secret(), LAST, DANGER),
    (checks.public_and_secret, secret(), AFTER, NONE),
    (checks.public_and_secret, secret(secrecy=Secrecy.PARTLY), TODAY, INFORMATION),
    (checks.public_and_secret, secret(secrecy=Secrecy.PUBLIC), TODAY, NONE),
    (checks.public_and_secret, secret(secrecy=None), TODAY, NONE),
    (checks.public_and_secret, secret(public=False), TODAY, NONE),
    (checks.public_and_secret, secret(closed_on=TODAY), TODAY, NONE),
]


@pytest.mark.parametrize(("check", "saved", "today", "severity"), FOUND)
def test_what_is_missing_is_found(
    find: Find, check: Any, saved: Contract, today: date, severity: Severity | None
) -> None:
    found = find(check, today, saved)
    assert [each.severity for each in found] == ([] if severity is None else [severity])


@pytest.mark.parametrize("kind", checks.OWN_FRAMEWORKS)
def test_every_framework_of_our_own_has_a_ceiling(find: Find, kind: ContractKind) -> None:
    assert find(checks.value_missing, TODAY, framework(kind=kind))


SHARING = [
    # numbers, what else is true of the first one, how many share
    (("7", "7"), {}, 2),
    (("7", "7", "7"), {}, 3),
    (("a-7", " A-7 "), {}, 2),
    (("7", "8"), {}, 0),
    (("", ""), {}, 0),
    (("7", "07"), {}, 0),
    (("7", "7"), {"closed_on": TODAY}, 2),
]


@pytest.mark.parametrize(("numbers", "first", "count"), SHARING)
def test_a_number_belongs_to_one_contract(
    find: Find, numbers: tuple[str, ...], first: dict[str, Any], count: int
) -> None:
    saved = [contract(number=number) for number in numbers[1:]]
    found = find(checks.duplicate_number, TODAY, contract(number=numbers[0], **first), *saved)
    assert [len(each.records) for each in found] == ([count] if count else [])


def test_contracts_that_are_over_may_share_a_number(find: Find) -> None:
    assert find(checks.duplicate_number, LAST, contract(), contract())
    assert find(checks.duplicate_number, AFTER) == []


def test_those_who_share_a_number_are_named_once_each(find: Find) -> None:
    owned = contract(owners=(ContractOwner(person_id=1),))
    (found,) = find(checks.duplicate_number, TODAY, owned, owned)
    assert found.persons == (1,)
    assert found.id == "duplicate-number:contract:1"
    assert [each.id for each in found.records] == [1, 2]


TEXTS = [
    (
        checks.dates_missing,
        undated(),
        TODAY,
        "Det framgår inte när Städ löper ut",
        "Utan datum kan ingen påminnas om uppsägning, option eller sista dag. Riktlinjen N4.",
        "last_day",
    ),
    (
        checks.dates_missing,
        renewed(),
        AFTER,
        "Det framgår inte hur länge Städ har förlängts",
        "Utan datum kan ingen påminnas om uppsägning, option eller sista dag. Riktlinjen N4.",
        "renewal_months",
    ),
    (
        checks.review_missing,
        open_ended(),
        TODAY,
        "Städ gäller tills vidare och saknar dag för översyn",
        "Utan en sådan dag påminns ingen om att fråga om avtalet fortfarande behövs. Riktlinjen N15.",
        "review_day",
    ),
    (
        checks.value_missing,
        framework(),
        TODAY,
        "Städ saknar både uppskattat värde och takbelopp",
        "När takbeloppet är nått får inga fler avrop göras. Riktlinjen N27.",
        "ceiling",
    ),
    (
        checks.value_missing,
        framework(estimated_value=MONEY),
        TODAY,
        "Städ saknar takbelopp",
        "När takbeloppet är nått får inga fler avrop göras. Riktlinjen N27.",
        "ceiling",
    ),
    (
        checks.value_missing,
        framework(ceiling=MONEY),
        TODAY,
        "Städ saknar uppskattat värde",
        "Värdet avgör hur nästa upphandling ska göras. Riktlinjen N27.",
        "estimated_value",
    ),
    (
        checks.public_and_secret,
        secret(),
        TODAY,
        "Städ omfattas av sekretess men får publiceras",
        "Det som får publiceras visas i den offentliga avtalslistan. Riktlinjen N16.",
        "public",
    ),
    (
        checks.public_and_secret,
        secret(secrecy=Secrecy.PARTLY),
        TODAY,
        "Städ omfattas delvis av sekretess men får publiceras",
        "Det som får publiceras visas i den offentliga avtalslistan. Riktlinjen N16.",
        "public",
    ),
]


@pytest.mark.parametrize(("check", "saved", "today", "said", "why", "field"), TEXTS)
def test_what_is_said_and_filled_in(
    find: Find, check: Any, saved: Contract, today: date, said: str, why: str, field: str
) -> None:
    (found,) = find(check, today, saved)
    assert (found.remedy, found.field) == (Remedy.EDIT, field)
    with in_language("sv"):
        assert (worded(found.message), worded(found.why)) == (said, why)


def test_a_shared_number_is_said_with_how_many(find: Find) -> None:
    (found,) = find(checks.duplicate_number, TODAY, contract(), contract())
    with in_language("sv"):
        assert worded(found.message) == "2 avtal har numret 7"
    with in_language("nb"):
        assert worded(found.message) == "2 avtaler har nummeret 7"
