"""Which contracts are looked at for what was outside a delegation, and signatures without a contract."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cooperation import BEGAN, DAY, ENDS, Cooperation

from inkop_desktop.checks import delegation as checks
from inkop_desktop.checks.finding import Check
from inkop_desktop.records.contracts import Amendment, CallOff, ContractDecision
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Delegation
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Act, Post
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services import records

Said = Callable[..., list[str]]
DONE = date(2026, 3, 10)
TODAY = date(2026, 11, 21)
KARI = "Kari Moen"
A_YEAR_ON = add_months(ENDS, 12)
HALFWAY = date(2026, 6, 30)
UNKNOWN = {"first_day": DONE, "term_months": None}

# What a contract is, on which day, and whether it is looked at.
LOOKED_AT = [
    ({"first_day": TODAY + DAY}, TODAY, True),
    ({}, ENDS, True),
    ({}, ENDS + DAY, True),
    ({}, A_YEAR_ON, True),
    ({}, A_YEAR_ON + DAY, False),
    ({"terminated_last_day": HALFWAY}, HALFWAY + DAY, True),
    ({"terminated_last_day": HALFWAY}, add_months(HALFWAY, 12), True),
    ({"terminated_last_day": HALFWAY}, add_months(HALFWAY, 12) + DAY, False),
    ({"closed_on": TODAY}, TODAY - DAY, True),
    ({"closed_on": TODAY}, TODAY, False),
    (UNKNOWN, TODAY, True),
    (UNKNOWN, date(2040, 1, 1), True),
    (UNKNOWN | {"closed_on": TODAY}, TODAY, False),
]
ACTS = [
    (Act.AWARD, checks.awarded_outside_delegation),
    (Act.SIGN, checks.signed_outside_delegation),
    (Act.EXTEND, checks.decided_outside_delegation),
    (Act.AMEND, checks.amended_outside_delegation),
    (Act.CALL_OFF, checks.called_off_outside_delegation),
]


def delegate(riik: Cooperation, act: Act) -> None:
    """Let a role that Kari has not do something."""
    records.save(riik.register, Delegation(act=act, role_id=riik.role(Post.MUNICIPAL_DIRECTOR)))


@pytest.mark.parametrize(("act", "check"), ACTS)
@pytest.mark.parametrize(("facts", "today", "is_looked_at"), LOOKED_AT)
def test_what_may_bind_and_what_ended_within_a_year_is_looked_at(
    riik: Cooperation,
    said: Said,
    act: Act,
    check: Check,
    facts: dict[str, Any],
    today: date,
    is_looked_at: bool,
) -> None:
    delegate(riik, act)
    kari = riik[KARI]
    deeds: dict[str, Any] = {
        "awarded_on": DONE,
        "awarded_by_id": kari,
        "signed_on": DONE,
        "signed_by_id": kari,
        "decisions": (ContractDecision(verb=Verb.EXERCISE, day=DONE, decided_by_id=kari),),
        "amendments": (Amendment(title="Flere", signed_on=DONE, decided_by_id=kari),),
        "call_offs": (CallOff(what="Penner", day=DONE, ordered_by_id=kari),),
    }
    riik.framework("Penner", "Kontor", **deeds | facts)
    assert bool(said(check, today)) is is_looked_at


OUTSIDE = ["Kari Moen signed Penner outside the delegation of that day"]


@pytest.mark.parametrize(
    ("post", "expected"), [(Post.MUNICIPAL_DIRECTOR, []), (Post.PROCUREMENT_OFFICER, OUTSIDE)]
)
@pytest.mark.parametrize("limit", [None, Money.of(Decimal(500_000), "NOK")])
def test_who_signs_for_a_direct_procurement_may_sign_contracts(
    riik: Cooperation, said: Said, post: Post, limit: Money | None, expected: list[str]
) -> None:
    riik.appoint(KARI, post, "Kongsvinger")
    role_id = riik.role(Post.MUNICIPAL_DIRECTOR)
    records.save(riik.register, Delegation(act=Act.SIGN, role_id=role_id, up_to=limit))
    sign_a_case(riik)
    assert said(checks.signed_outside_delegation, TODAY) == expected


def test_a_signature_for_more_than_is_delegated_is_outside(riik: Cooperation, said: Said) -> None:
    riik.appoint(KARI, Post.MUNICIPAL_DIRECTOR, "Kongsvinger")
    role_id, limit = riik.role(Post.MUNICIPAL_DIRECTOR), Money.of(Decimal(499_999), "NOK")
    records.save(riik.register, Delegation(act=Act.SIGN, role_id=role_id, up_to=limit))
    sign_a_case(riik)
    assert said(checks.signed_outside_delegation, TODAY) == OUTSIDE


def test_the_contract_of_a_case_tells_by_itself_who_signed_it(riik: Cooperation, said: Said) -> None:
    delegate(riik, Act.SIGN)
    contract = riik.framework("Penner", "Kontor", signed_on=DONE, signed_by_id=riik[KARI])
    sign_a_case(riik, contract_id=contract.id)
    assert said(checks.signed_outside_delegation, TODAY) == OUTSIDE


@pytest.mark.parametrize("unknown", ["signed_on", "signed_by_id"])
def test_who_signed_when_must_be_known(riik: Cooperation, said: Said, unknown: str) -> None:
    delegate(riik, Act.SIGN)
    sign_a_case(riik, **{unknown: None})
    assert said(checks.signed_outside_delegation, TODAY) == []


def sign_a_case(riik: Cooperation, **facts: Any) -> None:
    """Keep a direct procurement that Kari has signed."""
    worth = Money.of(Decimal(500_000), "NOK")
    told = {"signed_on": DONE, "signed_by_id": riik[KARI], "award_value": worth, "decided_on": BEGAN}
    records.save(riik.register, DirectProcurement(title="Penner", **told | facts))
