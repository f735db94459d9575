"""Whoever signs or decides may do so that day, for that amount."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from cooperation import Cooperation

from inkop_desktop.checks import delegation as checks
from inkop_desktop.checks.finding import Finding
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract, ContractDecision, ContractOwner
from inkop_desktop.records.people import Unit
from inkop_desktop.records.roles import Appointment, Delegation
from inkop_desktop.rules.deciding import ACT_OF
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Function, Post
from inkop_desktop.rules.vocabulary import Country, Verb
from inkop_desktop.services import records

Said = Callable[..., list[str]]
SIGNED = date(2026, 3, 10)
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
OUTSIDE = ["Kari Moen signed Penner outside the delegation of that day"]


def kroner(amount: int, currency: str = "NOK") -> Money:
    return Money.of(Decimal(amount), currency)


def sign(riik: Cooperation, **facts: Any) -> Contract:
    """Save a contract that Kari has signed, and that is in force today."""
    told = {"signed_on": SIGNED, "signed_by_id": riik["Kari Moen"], "estimated_value": kroner(500_000)}
    return riik.framework("Penner", "Kontor", **told | facts)


def decide(riik: Cooperation, verb: Verb, day: date = SIGNED, **facts: Any) -> Contract:
    """Save a contract on which Kari has decided, and that is in force today."""
    decision = ContractDecision(verb=verb, day=day, decided_by_id=riik["Kari Moen"])
    told = {"decisions": (decision,), "estimated_value": kroner(500_000)}
    return riik.framework("Penner", "Kontor", **told | facts)


def delegate(riik: Cooperation, act: Act, post: Post = Post.MANAGING_DIRECTOR, **facts: Any) -> Delegation:
    """Let a role do something."""
    return records.save(riik.register, Delegation(act=act, role_id=riik.role(post), **facts))


def may_sign(riik: Cooperation, post: Post = Post.MANAGING_DIRECTOR, **facts: Any) -> Delegation:
    """Let a role sign contracts."""
    return records.save(riik.register, Delegation(**{"act": Act.SIGN, "role_id": riik.role(post)} | facts))


@pytest.fixture
def director(riik: Cooperation) -> Cooperation:
    """Give the cooperation with Kari as its managing director."""
    riik.appoint("Kari Moen", Post.MANAGING_DIRECTOR, "Kongsvinger")
    return riik


@pytest.mark.parametrize(
    ("delegated", "expected"),
    [
        ([], []),
        ([{"act": Act.AWARD, "from_day": SIGNED + DAY}], []),
        ([{}], []),
        ([{"post": Post.MUNICIPAL_DIRECTOR}], OUTSIDE),
        ([{"post": Post.MUNICIPAL_DIRECTOR}, {}], []),
        # from the day before, the day, the day after: before there was any, nothing is known
        ([{"from_day": SIGNED - DAY}], []),
        ([{"from_day": SIGNED}], []),
        ([{"from_day": SIGNED + DAY}], []),
        ([{"from_day": SIGNED + DAY}, {"post": Post.HEAD, "from_day": SIGNED}], OUTSIDE),
        # until the day before, the day, the day after
        ([{"to_day": SIGNED - DAY}], OUTSIDE),
        ([{"to_day": SIGNED}], []),
        ([{"to_day": SIGNED + DAY}], []),
        # up to an amount
        ([{"up_to": kroner(499_999)}], OUTSIDE),
        ([{"up_to": kroner(500_000)}], []),
        ([{"up_to": kroner(500_001)}], []),
        ([{"up_to": kroner(1)}, {}], []),
    ],
)
def test_what_was_delegated_on_the_day(
    director: Cooperation, said: Said, delegated: list[dict[str, Any]], expected: list[str]
) -> None:
    for each in delegated:
        may_sign(director, **each)
    sign(director)
    assert said(checks.signed_outside_delegation, TODAY) == expected


@pytest.mark.parametrize(("currency", "expected"), [("NOK", []), ("SEK", OUTSIDE)])
def test_what_is_worth_something_in_another_currency_is_within_no_limit(
    director: Cooperation, said: Said, currency: str, expected: list[str]
) -> None:
    may_sign(director, up_to=kroner(500_000))
    sign(director, estimated_value=kroner(1, currency))
    assert said(checks.signed_outside_delegation, TODAY) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"from_day": SIGNED - DAY}, []),
        ({"from_day": SIGNED}, []),
        ({"from_day": SIGNED + DAY}, OUTSIDE),
        ({"to_day": SIGNED - DAY}, OUTSIDE),
        ({"to_day": SIGNED}, []),
        ({"to_day": SIGNED + DAY}, []),
    ],
)
def test_who_had_the_role_on_the_day(
    riik: Cooperation, said: Said, days: dict[str, date], expected: list[str]
) -> None:
    riik.appoint("Kari Moen", Post.MANAGING_DIRECTOR, "Kongsvinger", **days)
    may_sign(riik)
    sign(riik)
    assert said(checks.signed_outside_delegation, TODAY) == expected


@pytest.mark.parametrize("to_day", [None, TODAY])
@pytest.mark.parametrize(
    ("employed_to", "expected"), [(SIGNED - DAY, OUTSIDE), (SIGNED, []), (SIGNED + DAY, [])]
)
def test_nobody_has_the_role_any_longer_who_has_left(
    director: Cooperation, said: Said, employed_to: date, to_day: date | None, expected: list[str]
) -> None:
    (held,) = records.every(director.register, Appointment)
    records.save(director.register, replace(held, to_day=to_day))
    records.save(director.register, replace(director.person("Kari Moen"), employed_to=employed_to))
    may_sign(director)
    sign(director)
    assert said(checks.signed_outside_delegation, TODAY) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, OUTSIDE),
        ({"signed_by_id": None}, []),
        ({"signed_on": None}, []),
        ({"closed_on": TODAY}, []),
        ({"closed_on": TODAY + DAY}, OUTSIDE),
    ],
)
def test_it_is_about_signatures_that_still_bind(
    director: Cooperation, said: Said, facts: dict[str, Any], expected: list[str]
) -> None:
    may_sign(director, Post.HEAD)
    sign(director, **facts)
    assert said(checks.signed_outside_delegation, TODAY) == expected


def test_a_value_that_is_not_known_is_not_judged(director: Cooperation, said: Said) -> None:
    may_sign(director, up_to=kroner(1))
    sign(director, estimated_value=None)
    assert said(checks.signed_outside_delegation, TODAY) == []


@pytest.mark.parametrize(("municipality", "expected"), [("Grue", OUTSIDE), ("Kongsvinger", [])])
def test_what_an_organisation_delegates_is_for_its_own(
    director: Cooperation, said: Said, municipality: str, expected: list[str]
) -> None:
    may_sign(director, organisation_id=director[municipality])
    sign(director)
    assert said(checks.signed_outside_delegation, TODAY) == expected


@pytest.mark.parametrize(("municipality", "expected"), [("Grue", OUTSIDE), ("Kongsvinger", [])])
def test_who_leads_a_unit_acts_for_the_organisation_that_it_belongs_to(
    riik: Cooperation, said: Said, municipality: str, expected: list[str]
) -> None:
    unit = records.save(riik.register, Unit(name="Skole", organisation_id=riik["Kongsvinger"]))
    head = Appointment(role_id=riik.role(Post.HEAD), person_id=riik["Kari Moen"], unit_id=unit.id)
    records.save(riik.register, head)
    may_sign(riik, Post.HEAD, organisation_id=riik[municipality])
    sign(riik)
    assert said(checks.signed_outside_delegation, TODAY) == expected


def test_a_member_signs_for_a_body_whichever_organisation_sent_them(riik: Cooperation, said: Said) -> None:
    riik.keep(Body(name="Styret"))
    seat = Appointment(role_id=riik.role(Post.MEMBER), person_id=riik["Kari Moen"], body_id=riik["Styret"])
    records.save(riik.register, replace(seat, organisation_id=riik["Grue"]))
    delegated = Delegation(act=Act.SIGN, body_id=riik["Styret"], organisation_id=riik["Kongsvinger"])
    records.save(riik.register, delegated)
    sign(riik)
    assert said(checks.signed_outside_delegation, TODAY) == []


@pytest.mark.parametrize(("to_day", "expected"), [(SIGNED - DAY, OUTSIDE), (SIGNED, []), (SIGNED + DAY, [])])
def test_nobody_signs_any_longer_for_a_body_that_has_ended(
    riik: Cooperation, said: Said, to_day: date, expected: list[str]
) -> None:
    riik.keep(Body(name="Byggekomiteen", to_day=to_day))
    body_id = riik["Byggekomiteen"]
    riik.keep(Appointment(role_id=riik.role(Post.MEMBER), person_id=riik["Kari Moen"], body_id=body_id))
    records.save(riik.register, Delegation(act=Act.SIGN, body_id=body_id))
    sign(riik)
    assert said(checks.signed_outside_delegation, TODAY) == expected


def test_an_owner_may_sign_what_is_owned(riik: Cooperation, said: Said) -> None:
    may_sign(riik, Post.CONTRACT_OWNER)
    sign(riik, owners=(ContractOwner(person_id=riik["Kari Moen"]),))
    assert said(checks.signed_outside_delegation, TODAY) == []
    riik.framework("Papir", "Kontor", signed_on=SIGNED, signed_by_id=riik["Kari Moen"])
    assert said(checks.signed_outside_delegation, TODAY) == [
        "Kari Moen signed Papir outside the delegation of that day"
    ]


@pytest.mark.parametrize(
    ("body", "function", "expected"),
    [
        ("Styret", None, []),
        ("Styret", Function.CHAIR, []),
        ("Styret", Function.SECRETARY, OUTSIDE),
        ("Rådet", Function.CHAIR, OUTSIDE),
    ],
)
def test_whoever_is_a_member_of_a_body_signs_for_it(
    riik: Cooperation, said: Said, body: str, function: Function | None, expected: list[str]
) -> None:
    for name in ("Styret", "Rådet"):
        riik.keep(Body(name=name))
    seat = Appointment(role_id=riik.role(Post.MEMBER), person_id=riik["Kari Moen"], body_id=riik[body])
    records.save(riik.register, replace(seat, function=function))
    records.save(riik.register, Delegation(act=Act.SIGN, body_id=riik["Styret"]))
    sign(riik)
    assert said(checks.signed_outside_delegation, TODAY) == expected


def found(riik: Cooperation) -> Finding:
    with riik.register.reading() as connection:
        (only,) = checks.signed_outside_delegation.run(connection, TODAY, Country.NO)
    return only


def test_why_it_was_outside(director: Cooperation) -> None:
    contract = sign(director)
    may_sign(director, Post.HEAD)
    without_role = found(director)
    assert worded(without_role.why).replace(NBSP, " ") == (
        "Kari Moen had no role on 10 March that may sign contracts. Instructions K13."
    )
    may_sign(director, up_to=kroner(100_000))
    may_sign(director, up_to=kroner(200_000))
    too_much = found(director)
    assert worded(too_much.why).replace(NBSP, " ") == (
        "The delegation of Kari Moen was up to 200,000 NOK on 10 March; the contract is worth 500,000 NOK."
        " Instructions K13."
    )
    assert without_role.id == too_much.id
    assert without_role.facts != too_much.facts
    assert [(each.kind, each.id) for each in too_much.records] == [
        ("contract", contract.id),
        ("person", director["Kari Moen"]),
    ]
    assert too_much.field == "signed_by_id"


ORE = Money(1, "NOK")
DECIDED = {
    Verb.EXERCISE: "Kari Moen exercised the option of Penner outside the delegation of that day",
    Verb.DECLINE: "Kari Moen declined the option of Penner outside the delegation of that day",
    Verb.LET_RENEW: "Kari Moen let Penner renew outside the delegation of that day",
    Verb.NOTICE: "Kari Moen gave notice of Penner outside the delegation of that day",
}
DAYS_OF_DELEGATION = [
    # from the day before, the day, the day after
    ({"from_day": SIGNED - DAY}, True),
    ({"from_day": SIGNED}, True),
    ({"from_day": SIGNED + DAY}, False),
    # until the day before, the day, the day after
    ({"to_day": SIGNED - DAY}, False),
    ({"to_day": SIGNED}, True),
    ({"to_day": SIGNED + DAY}, True),
    # up to an amount: one øre above it is too much
    ({"up_to": Money(kroner(500_000).minor - ORE.minor, "NOK")}, False),
    ({"up_to": kroner(500_000)}, True),
    ({"up_to": Money(kroner(500_000).minor + ORE.minor, "NOK")}, True),
]


@pytest.mark.parametrize("verb", DECIDED, ids=str)
@pytest.mark.parametrize(("delegated", "may"), DAYS_OF_DELEGATION)
def test_what_was_delegated_on_the_day_of_a_decision(
    director: Cooperation, said: Said, verb: Verb, delegated: dict[str, Any], may: bool
) -> None:
    delegate(director, ACT_OF[verb], Post.MUNICIPAL_DIRECTOR)
    delegate(director, ACT_OF[verb], **delegated)
    decide(director, verb)
    assert said(checks.decided_outside_delegation, TODAY) == ([] if may else [DECIDED[verb]])


@pytest.mark.parametrize("verb", DECIDED, ids=str)
@pytest.mark.parametrize(
    ("days", "may"),
    [
        ({"from_day": SIGNED - DAY}, True),
        ({"from_day": SIGNED}, True),
        ({"from_day": SIGNED + DAY}, False),
        ({"to_day": SIGNED - DAY}, False),
        ({"to_day": SIGNED}, True),
        ({"to_day": SIGNED + DAY}, True),
    ],
)
def test_who_had_the_role_on_the_day_of_a_decision(
    riik: Cooperation, said: Said, verb: Verb, days: dict[str, date], may: bool
) -> None:
    riik.appoint("Kari Moen", Post.MANAGING_DIRECTOR, "Kongsvinger", **days)
    delegate(riik, ACT_OF[verb])
    decide(riik, verb)
    assert said(checks.decided_outside_delegation, TODAY) == ([] if may else [DECIDED[verb]])


ENDS = TODAY + 30 * DAY  # the last day of a contract that was terminated some day before today


@pytest.mark.parametrize(
    ("days", "may"),
    [
        ({"from_day": TODAY - DAY}, True),
        ({"from_day": TODAY}, True),
        ({"from_day": TODAY + DAY}, False),
        ({"to_day": SIGNED}, True),
    ],
)
def test_of_a_termination_it_is_known_only_that_it_is_decided(
    riik: Cooperation, said: Said, days: dict[str, date], may: bool
) -> None:
    riik.appoint("Kari Moen", Post.MANAGING_DIRECTOR, "Kongsvinger", **days)
    delegate(riik, Act.TERMINATE)
    decide(riik, Verb.TERMINATE, ENDS, terminated_last_day=ENDS)
    outside = ["Kari Moen terminated Penner without a sufficient delegation"]
    assert said(checks.decided_outside_delegation, TODAY) == ([] if may else outside)


@pytest.mark.parametrize(
    ("decided_on", "may"), [(SIGNED - DAY, False), (SIGNED, True), (SIGNED + DAY, True), (None, True)]
)
def test_a_termination_that_tells_its_day_is_judged_by_that_day(
    riik: Cooperation, said: Said, decided_on: date | None, may: bool
) -> None:
    riik.appoint("Kari Moen", Post.MANAGING_DIRECTOR, "Kongsvinger", from_day=SIGNED)
    delegate(riik, Act.TERMINATE)
    ended = ContractDecision(
        verb=Verb.TERMINATE, day=ENDS, decided_on=decided_on, decided_by_id=riik["Kari Moen"]
    )
    decide(riik, Verb.TERMINATE, terminated_last_day=ENDS, decisions=(ended,))
    outside = ["Kari Moen terminated Penner without a sufficient delegation"]
    assert said(checks.decided_outside_delegation, TODAY) == ([] if may else outside)


@pytest.mark.parametrize("verb", [Verb.REVIEW, Verb.CLOSE])
def test_to_review_or_close_needs_no_delegation(director: Cooperation, said: Said, verb: Verb) -> None:
    for act in Act:
        delegate(director, act, Post.HEAD)
    decide(director, verb)
    assert said(checks.decided_outside_delegation, TODAY) == []


@pytest.mark.parametrize(
    ("act", "facts", "expected"),
    [
        (Act.EXTEND, {}, [DECIDED[Verb.EXERCISE]]),
        # what is not known is not judged
        (Act.TERMINATE, {}, []),
        (Act.SIGN, {}, []),
        (Act.EXTEND, {"decisions": (ContractDecision(verb=Verb.EXERCISE, day=SIGNED),)}, []),
        (Act.EXTEND, {"closed_on": TODAY}, []),
    ],
)
def test_it_is_about_named_decisions_that_still_bind(
    director: Cooperation, said: Said, act: Act, facts: dict[str, Any], expected: list[str]
) -> None:
    delegate(director, act, Post.HEAD)
    decide(director, Verb.EXERCISE, **facts)
    assert said(checks.decided_outside_delegation, TODAY) == expected


def test_no_decision_before_the_first_delegation_of_its_act_is_judged(
    director: Cooperation, said: Said
) -> None:
    delegate(director, Act.EXTEND, Post.HEAD, from_day=SIGNED + DAY)
    delegate(director, Act.TERMINATE, Post.HEAD)
    decide(director, Verb.EXERCISE)
    assert said(checks.decided_outside_delegation, TODAY) == []


def test_each_decision_is_a_finding_of_its_own(director: Cooperation) -> None:
    taken = tuple(
        ContractDecision(verb=Verb.EXERCISE, day=day, decided_by_id=director["Kari Moen"])
        for day in (SIGNED, SIGNED + DAY)
    )
    decide(director, Verb.EXERCISE, decisions=taken)
    delegate(director, Act.EXTEND, Post.HEAD)
    with director.register.reading() as connection:
        found = list(checks.decided_outside_delegation.run(connection, TODAY, Country.NO))
    assert len({each.id for each in found}) == len(found) == 2


@pytest.mark.parametrize(
    ("verb", "up_to", "expected"),
    [
        (Verb.LET_RENEW, None, "Kari Moen had no role on 10 March that may decide on options and renewals."),
        (Verb.NOTICE, None, "Kari Moen had no role on 10 March that may give notice of contracts."),
        (Verb.TERMINATE, None, "Kari Moen has so far had no role that may terminate contracts."),
        (
            Verb.TERMINATE,
            kroner(1),
            "The delegation of Kari Moen is up to 1 NOK; the contract is worth 500,000 NOK.",
        ),
        (
            Verb.EXERCISE,
            kroner(1),
            "The delegation of Kari Moen was up to 1 NOK on 10 March; the contract is worth 500,000 NOK.",
        ),
    ],
)
def test_why_a_decision_was_outside(
    director: Cooperation, verb: Verb, up_to: Money | None, expected: str
) -> None:
    delegate(director, ACT_OF[verb], Post.HEAD)
    if up_to:
        delegate(director, ACT_OF[verb], up_to=up_to)
    decide(director, verb)
    with director.register.reading() as connection:
        (found,) = checks.decided_outside_delegation.run(connection, TODAY, Country.NO)
    assert worded(found.why).replace(NBSP, " ") == f"{expected} Instructions K13."
    assert found.field == "decisions"
