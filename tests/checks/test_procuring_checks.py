"""Direct procurements are documented in time, handled by the impartial, and signed when they may be."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import procured
import pytest
from procured import Procured

from inkop_desktop.checks import procuring as checks
from inkop_desktop.checks.finding import Check, Finding, Severity
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.records.people import Interest, Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Checked, ConditionAnswer, Handler, PriceRow, Requirement
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.organising import InterestKind, Post
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    Climate,
    Ending,
    OverLimit,
    Price,
    SupplierCheck,
    Topic,
    YesNo,
)
from inkop_desktop.rules.vocabulary import Procedure
from inkop_desktop.services import procuring, procuring_ends, records, registers, roles

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
BEGAN = date(2026, 9, 1)
KNOWN = date(2025, 12, 1)
SIGNED = date(2026, 10, 26)
LAST = date(2026, 11, 25)  # thirty days after the signature
TITLE = "Tvätt av arbetskläder"
ELSEWHERE = (Ending.CALL_OFF, Ending.OTHER_WAY, Ending.ADVERTISE)
Values = dict[str, Any]


@pytest.fixture
def se(tmp_path: Path) -> Iterator[Procured]:
    """Give a Swedish municipality without cases."""
    made = procured.swedish(tmp_path / "se.inkop")
    yield made
    made.register.close()


@pytest.fixture
def no(tmp_path: Path) -> Iterator[Procured]:
    """Give a Norwegian municipality without cases."""
    made = procured.norwegian(tmp_path / "no.inkop")
    yield made
    made.register.close()


def run(made: Procured, check: Check, today: date = TODAY) -> list[Finding]:
    with made.register.reading() as connection:
        return list(check.run(connection, today, made.country))


def told(found: list[Finding]) -> list[str]:
    return [worded(each.message).replace(NBSP, " ") for each in found]


def said(made: Procured, check: Check, today: date = TODAY) -> list[str]:
    return told(run(made, check, today))


def keep(made: Procured, **facts: Any) -> DirectProcurement:
    """Save a case that has come to a contract, with some facts of its own."""
    return made.save(procured.awarded(made, **{"attachments": ()} | facts))


def worth(made: Procured, amount: int) -> Values:
    """Return what makes a case one of a fixed price."""
    return {"prices": (PriceRow(kind=Price.FIXED, amount=made.kronor(amount)),), "months": None}


def on_ground(made: Procured, ground: str, amount: int) -> Values:
    """Return what makes a case one on a ground, with each of its conditions answered.

    It began when the thresholds were known in the money of either country.
    """
    texts = (each for each in reading.shipped(made.country).grounds if each.text.key == ground)
    conditions = {each.key for text in texts for each in text.conditions}
    answers = tuple(ConditionAnswer(condition=each, holds=YesNo.YES) for each in sorted(conditions))
    return {"ground": ground, "conditions": answers, "reasons": "Ja", "started_on": KNOWN} | worth(
        made, amount
    )


# Documented in time.


@pytest.mark.parametrize(
    ("today", "due", "late"),
    [(SIGNED, 1, 0), (LAST - DAY, 1, 0), (LAST, 1, 0), (LAST + DAY, 0, 1)],
)
def test_a_case_is_documented_in_thirty_days(se: Procured, today: date, due: int, late: int) -> None:
    keep(se)
    assert said(se, checks.documentation_due, today) == due * [f"{TITLE}: this is to be done by 25 November"]
    assert said(se, checks.documentation_late, today) == late * [
        f"{TITLE}: this was to be done by 25 November"
    ]


def test_it_says_what_is_to_be_done_by_whom(se: Procured) -> None:
    case = keep(se)
    (found,) = run(se, checks.documentation_late, LAST + DAY)
    assert found.severity is Severity.DANGER
    assert found.due == LAST
    assert found.field == "closed_on"
    assert found.persons == (case.officer_id,)
    assert [(each.kind, each.id, each.label) for each in found.records] == [
        ("direct_procurement", case.id, f"D2026-001 {TITLE}")
    ]
    assert "19 a kap. 11 § LOU" in worded(found.why)


@pytest.mark.parametrize(
    ("amount", "began", "count"),
    [
        (99_999, BEGAN, 0),
        (100_000, BEGAN, 0),  # the statute: above
        (100_001, BEGAN, 1),
        (100_001, date(2024, 1, 1), 1),
        (100_001, date(2023, 12, 31), 0),  # the law of that day gave no time
    ],
)
def test_the_amount_and_the_day_decide(se: Procured, amount: int, began: date, count: int) -> None:
    keep(se, **worth(se, amount), started_on=began)
    assert len(said(se, checks.documentation_late, LAST + DAY)) == count


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"closed_on": TODAY}, 0),
        ({"signed_on": None}, 0),
        ({"ending": Ending.CANCELLED, "ended_on": SIGNED, "signed_on": None}, 1),
        *(({"ending": each, "ended_on": SIGNED, "signed_on": None}, 0) for each in ELSEWHERE),
    ],
)
def test_what_is_done_or_went_another_way_owes_nothing(se: Procured, facts: Values, count: int) -> None:
    keep(se, **facts)
    assert len(said(se, checks.documentation_due)) == count


def test_a_case_that_was_corrected_is_to_be_finished_again(se: Procured) -> None:
    closed = procuring_ends.close(se.register, keep(se), SIGNED + DAY)
    assert said(se, checks.documentation_late, LAST + DAY) == []
    procuring_ends.correct(se.register, closed, "Fel värde")
    assert len(said(se, checks.documentation_late, LAST + DAY)) == 1


@pytest.mark.parametrize(("amount", "count"), [(699_999, 0), (700_000, 1), (700_001, 1)])
@pytest.mark.parametrize(("today", "check"), [(LAST, checks.notice_due), (LAST + DAY, checks.notice_late)])
def test_the_notice_is_sent_in_thirty_days_in_sweden(
    se: Procured, today: date, check: Check, amount: int, count: int
) -> None:
    keep(se, **on_ground(se, "technical", amount))
    assert len(said(se, check, today)) == count
    assert said(se, checks.notice_late, LAST) == []


@pytest.mark.parametrize(("amount", "count"), [(2_299_999, 0), (2_300_000, 1), (2_300_001, 1)])
@pytest.mark.parametrize(("today", "check"), [(LAST, checks.notice_due), (LAST + DAY, checks.notice_late)])
def test_the_notice_is_sent_in_thirty_days_in_norway(
    no: Procured, today: date, check: Check, amount: int, count: int
) -> None:
    keep(no, **on_ground(no, "urgent", amount))
    assert len(said(no, check, today)) == count
    assert said(no, checks.documentation_late, date(2030, 1, 1)) == []


@pytest.mark.parametrize(("facts", "count"), [({"closed_on": TODAY}, 1), ({"award_notice_on": TODAY}, 0)])
def test_freezing_a_case_sends_no_notice(se: Procured, facts: Values, count: int) -> None:
    keep(se, **on_ground(se, "technical", 900_000), **facts)
    assert len(said(se, checks.notice_late, LAST + DAY)) == count


# Declared, and impartial.

BEGUN = {"handlers": (), "opened_by_id": None, "witnessed_by_id": None, "decided_by_id": None}
NOT_YET: Values = BEGUN | {
    "invited": (),
    "tenders": (),
    "decided_on": None,
    "signed_on": None,
    "ending": None,
}
WEEK = checks.DECLARED_WITHIN * DAY


@pytest.mark.parametrize(
    ("today", "count"), [(BEGAN, 0), (BEGAN + WEEK - DAY, 0), (BEGAN + WEEK, 0), (BEGAN + WEEK + DAY, 1)]
)
def test_who_begins_has_a_week_to_declare(se: Procured, today: date, count: int) -> None:
    keep(se, **NOT_YET)
    assert said(se, checks.declaration_missing, today) == count * [
        f"{TITLE}: no declaration of interests by Anna Berg"
    ]


@pytest.mark.parametrize("fact", ["invited", "tenders", "decided_on", "signed_on", "ending"])
def test_once_somebody_is_asked_everybody_has_declared(se: Procured, fact: str) -> None:
    there = getattr(procured.awarded(se), fact)
    keep(se, **NOT_YET | {fact: there})
    assert len(said(se, checks.declaration_missing, BEGAN)) == 1


def test_everybody_who_handled_it_is_named(se: Procured) -> None:
    officer, boss, head, economist = se.persons.values()
    handlers = (
        Handler(person_id=officer, declared_on=BEGAN),
        Handler(person_id=boss, declared_on=BEGAN, replaced_by_id=economist),
        Handler(person_id=head),
    )
    keep(se, handlers=handlers, opened_by_id=officer, witnessed_by_id=boss)
    (found,) = run(se, checks.declaration_missing)
    assert told([found]) == [f"{TITLE}: no declaration of interests by Eva Lind and Nils Hed"]
    assert (found.field, found.severity) == ("handlers", Severity.DANGER)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"closed_on": TODAY}, 0),
        ({"kind": CaseKind.SHORT}, 0),
        ({"kind": CaseKind.AFTERWARDS}, 1),
        ({"kind": CaseKind.AFTERWARDS, "ending": None}, 0),
        ({"ending": Ending.CANCELLED}, 0),
        *(({"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_which_cases_ask_for_declarations(se: Procured, facts: Values, count: int) -> None:
    keep(se, **{"handlers": ()} | facts)
    assert len(said(se, checks.declaration_missing)) == count


def declare(made: Procured, name: str, supplier: int, **days: date) -> None:
    """Let a person have an interest in a supplier."""
    person = records.get(made.register, Person, made.persons[name])
    interest = Interest(kind=InterestKind.FAMILY, supplier_id=supplier, what="Svåger", **days)
    records.save(made.register, replace(person, interests=(interest,)))


DECIDED = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ({}, 1),
        ({"from_day": DECIDED - DAY}, 1),
        ({"from_day": DECIDED}, 1),
        ({"from_day": DECIDED + DAY}, 0),
        ({"to_day": DECIDED - DAY}, 0),
        ({"to_day": DECIDED}, 1),
        ({"to_day": DECIDED + DAY}, 1),
    ],
)
@pytest.mark.parametrize("closed_on", [None, TODAY])
def test_an_interest_in_the_winner_is_found_even_when_frozen(
    se: Procured, days: dict[str, date], count: int, closed_on: date | None
) -> None:
    declare(se, "Olle Ström", se.suppliers["Städkompaniet AB"], **days)
    keep(se, closed_on=closed_on)
    assert said(se, checks.interest_in_winner) == count * [
        f"{TITLE}: Olle Ström has an interest in Städkompaniet AB, who was chosen"
    ]


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"kind": CaseKind.SHORT}, 1),  # nobody buys of the family, however little
        ({"kind": CaseKind.AFTERWARDS}, 1),
        ({"ending": None, "decided_on": None}, 1),
        ({"supplier_id": None}, 0),
        ({"ending": Ending.CANCELLED}, 0),
        *(({"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_it_is_about_who_was_chosen(se: Procured, facts: Values, count: int) -> None:
    declare(se, "Olle Ström", se.suppliers["Städkompaniet AB"])
    declare(se, "Eva Lind", se.suppliers["Björks Kemi AB"])
    keep(se, **facts)
    assert len(said(se, checks.interest_in_winner)) == count


def test_who_was_replaced_handles_it_no_more(se: Procured) -> None:
    declare(se, "Olle Ström", se.suppliers["Städkompaniet AB"])
    others = {"opened_by_id": se.persons["Anna Berg"], "witnessed_by_id": se.persons["Eva Lind"]}
    keep(se, handlers=procured.conflicted(se), **others)
    assert said(se, checks.interest_in_winner) == []


def appoint(made: Procured, name: str, post: Post, **facts: Any) -> None:
    with made.register.reading() as connection:
        role_id = roles.role_of(connection, post)
    records.save(made.register, Appointment(role_id=role_id, person_id=made.persons[name], **facts))


def led(made: Procured, organisation: str = "", **days: date) -> None:
    """Let the first person be led by the last one, who has an interest in the winner."""
    officer, boss = next(iter(made.persons)), list(made.persons)[-1]
    own = registers.own_organisation(made.register).id
    other = organisation and records.save(made.register, Organisation(name=organisation)).id
    appoint(made, officer, Post.PROCUREMENT_OFFICER, organisation_id=own)
    appoint(made, boss, Post.MUNICIPAL_DIRECTOR, organisation_id=other or own, **days)
    declare(made, boss, next(iter(made.suppliers.values())))


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ({}, 1),
        ({"from_day": DECIDED}, 1),
        ({"from_day": DECIDED + DAY}, 0),
        ({"to_day": DECIDED}, 1),
        ({"to_day": DECIDED - DAY}, 0),
    ],
)
def test_in_norway_the_interest_of_a_superior_bars_too(
    no: Procured, days: dict[str, date], count: int
) -> None:
    led(no, **days)
    keep(no)
    found = run(no, checks.interest_in_winner)
    assert len(found) == count
    for each in found:
        assert "Per Haugen" in worded(each.message)
        assert worded(each.why).startswith("The superior's interest disqualifies those who report to them.")


def test_the_director_of_another_municipality_is_nobodys_superior_here(no: Procured) -> None:
    led(no, "Åsnes kommune")
    keep(no)
    assert said(no, checks.interest_in_winner) == []


# The price, the environment, the supplier, the signature.


@pytest.mark.parametrize(("price", "over"), [(699_999, False), (700_000, True), (700_001, True)])
def test_a_price_over_the_limit_has_its_reasoned_choice_in_sweden(
    se: Procured, price: int, over: bool
) -> None:
    case = keep(se, award_value=se.kronor(price))
    assert said(se, checks.over_limit) == over * [
        f"{TITLE}: the price exceeds the limit, and nobody says why"
    ]
    records.save(se.register, replace(case, over_limit=OverLimit.SOUND, over_limit_reason=" "))
    assert len(said(se, checks.over_limit)) == over


@pytest.mark.parametrize(("price", "over"), [(1_299_999, False), (1_300_000, True), (1_300_001, True)])
def test_a_price_over_the_limit_has_its_reasoned_choice_in_norway(
    no: Procured, price: int, over: bool
) -> None:
    keep(no, **worth(no, 1_200_000), award_value=no.kronor(price))
    assert len(said(no, checks.over_limit)) == over


OVER_LIMIT = {"over_limit": OverLimit.SOUND, "over_limit_reason": "Priset på kemikalier steg i september."}


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        (OVER_LIMIT, 0),
        (OVER_LIMIT | {"over_limit": None}, 1),
        ({"closed_on": TODAY}, 0),
        ({"kind": CaseKind.SHORT}, 0),
        ({"ending": None, "decided_on": None}, 1),
        ({"ending": Ending.CANCELLED}, 0),
        *(({"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_which_cases_ask_for_that_choice(se: Procured, facts: Values, count: int) -> None:
    keep(se, award_value=se.kronor(800_000), **facts)
    assert len(said(se, checks.over_limit)) == count


GREY = (Requirement(text="Hämtning varje vecka.", topic=Topic.GENERAL),)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"environment_reason": "  "}, 1),
        ({"environment_reason": "Inget på marknaden."}, 0),
        ({"climate": Climate.INSIGNIFICANT}, 1),
        ({"climate": Climate.INSIGNIFICANT, "climate_reason": "Ett verk på duk."}, 1),
        ({"climate": Climate.WEIGHT}, 1),
        ({"requirements": procured.REQUIREMENTS}, 0),
        ({"decided_on": None}, 0),
        ({"closed_on": TODAY}, 0),
        ({"kind": CaseKind.SHORT}, 0),
        ({"kind": CaseKind.AFTERWARDS}, 0),
        ({"ending": Ending.CANCELLED}, 0),
        *(({"ending": each}, 0) for each in ELSEWHERE),
    ],
)
@pytest.mark.parametrize("country", ["se", "no"])
def test_something_is_asked_of_the_environment(
    country: str, facts: Values, count: int, request: pytest.FixtureRequest
) -> None:
    made: Procured = request.getfixturevalue(country)
    keep(made, **{"requirements": GREY} | facts)
    assert said(made, checks.environment_missing) == count * [
        f"{TITLE}: nothing is asked of the environment, and no reason given"
    ]


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"requirements": GREY, "environment_reason": "Inget på marknaden."}, 1),
        ({"climate": Climate.WEIGHT}, 0),
        ({"climate": Climate.WEIGHT, "requirements": GREY}, 1),
        ({"climate": Climate.INSIGNIFICANT}, 1),
        ({"climate": Climate.INSIGNIFICANT, "climate_reason": "Et verk på lerret."}, 0),
    ],
)
def test_where_the_law_asks_for_the_climate_it_is_told(no: Procured, facts: Values, count: int) -> None:
    keep(no, **worth(no, 600_000), **facts)
    assert said(no, checks.environment_missing) == count * [
        f"{TITLE}: climate and environment are not taken into account as the law asks"
    ]


NOTICE = date(2026, 10, 1)  # ten days after it is a Sunday, so that it lasts until Monday the 12th


@pytest.mark.parametrize(
    ("signed_on", "early"),
    [
        (date(2026, 10, 12), True),
        (date(2026, 10, 13), False),
        (date(2026, 10, 14), False),
        (None, False),
    ],
)
@pytest.mark.parametrize("closed_on", [None, TODAY])
@pytest.mark.parametrize(("country", "ground"), [("se", "technical"), ("no", "one_supplier")])
def test_a_voluntary_notice_runs_out_before_the_signature(
    country: str,
    ground: str,
    signed_on: date | None,
    early: bool,
    closed_on: date | None,
    request: pytest.FixtureRequest,
) -> None:
    made: Procured = request.getfixturevalue(country)
    noticed = {"voluntary_notice_on": NOTICE - DAY, "closed_on": closed_on}
    keep(made, **on_ground(made, ground, 1_900_000), **noticed | {"voluntary_notice_on": NOTICE + DAY})
    keep(made, **on_ground(made, ground, 1_900_000), signed_on=signed_on, **noticed)
    found = [each for each in run(made, checks.signed_early) if each.records[0].id == 2]
    assert bool(found) is early


@pytest.mark.parametrize(("ground", "amount"), [("", 600_000), ("technical", 900_000)])
def test_without_a_notice_there_is_nothing_to_wait_for(se: Procured, ground: str, amount: int) -> None:
    keep(se, **on_ground(se, ground, amount) | {"signed_on": DECIDED})
    assert said(se, checks.signed_early) == []


def but(kind: SupplierCheck, **facts: Any) -> Values:
    """Return the look-ups of a case, one of which is another or, without facts, left out."""
    others = tuple(each for each in procured.CHECKS if each.kind is not kind)
    return {"checks": (*others, Checked(kind=kind, **facts)) if facts else others}


PASSED: Values = {"result": CheckResult.PASSED, "checked_on": TODAY, "evidence": "Registerutdrag"}
DEADLINE = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        (but(SupplierCheck.EXCLUSION), 0),
        (but(SupplierCheck.INSOLVENCY), 1),
        (but(SupplierCheck.INSOLVENCY, result=None), 1),
        (but(SupplierCheck.INSOLVENCY, result=CheckResult.FAILED), 1),
        (but(SupplierCheck.INSOLVENCY, **PASSED | {"result": CheckResult.REMARK}), 0),
        (but(SupplierCheck.INSOLVENCY, **PASSED | {"result": CheckResult.FAILED}), 1),
        (but(SupplierCheck.INSOLVENCY, **PASSED | {"checked_on": None}), 1),
        (but(SupplierCheck.INSOLVENCY, **PASSED | {"evidence": " "}), 1),
        (but(SupplierCheck.TAX_CERTIFICATE), 0),
        (but(SupplierCheck.TAX) | {"decided_on": None}, 0),
        (but(SupplierCheck.TAX) | {"closed_on": TODAY}, 0),
        (but(SupplierCheck.TAX) | {"kind": CaseKind.SHORT}, 0),
        (but(SupplierCheck.TAX) | {"kind": CaseKind.AFTERWARDS}, 0),
        (but(SupplierCheck.TAX) | {"ending": Ending.CANCELLED}, 0),
        *((but(SupplierCheck.TAX) | {"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_the_supplier_is_looked_up_in_sweden(se: Procured, facts: Values, count: int) -> None:
    keep(se, **facts)
    assert len(said(se, checks.supplier_unchecked)) == count


@pytest.mark.parametrize(
    ("amount", "facts", "what"),
    [
        (500_001, {}, ""),
        (500_001, but(SupplierCheck.TAX), ""),
        (500_000, but(SupplierCheck.TAX_CERTIFICATE), ""),
        (500_001, but(SupplierCheck.TAX_CERTIFICATE), "Tax certificate"),
        (500_001, but(SupplierCheck.TAX_CERTIFICATE, **PASSED), "Tax certificate"),
        # at most six months old at the tender deadline
        (
            500_001,
            but(SupplierCheck.TAX_CERTIFICATE, **PASSED, issued_on=date(2026, 3, 31)),
            "Tax certificate",
        ),
        (500_001, but(SupplierCheck.TAX_CERTIFICATE, **PASSED, issued_on=date(2026, 4, 1)), ""),
        (500_001, but(SupplierCheck.TAX_CERTIFICATE, **PASSED, issued_on=date(2026, 4, 2)), ""),
        (500_000, but(SupplierCheck.TAX_CERTIFICATE, **PASSED, issued_on=date(2026, 3, 31)), ""),
    ],
)
def test_the_supplier_is_looked_up_in_norway(no: Procured, amount: int, facts: Values, what: str) -> None:
    keep(no, **worth(no, amount), tender_deadline=DEADLINE, **facts)
    expected = [f"{TITLE}: not looked up, or too old: {what}"] if what else []
    assert said(no, checks.supplier_unchecked) == expected


# Grounds, and contracts without a case.

YEAR_AGO = date(2025, 11, 21)


def use(made: Procured, ground: str, *days: date, **facts: Any) -> None:
    for day in days:
        made.save(procured.begun(made, **on_ground(made, ground, 1_900_000) | {"started_on": day} | facts))


@pytest.mark.parametrize(
    ("first", "times"), [(YEAR_AGO, 0), (YEAR_AGO + DAY, 3), (TODAY, 3), (TODAY + DAY, 0)]
)
@pytest.mark.parametrize(("country", "ground"), [("se", "urgency"), ("no", "urgent")])
def test_a_ground_is_not_used_again_and_again(
    country: str, ground: str, first: date, times: int, request: pytest.FixtureRequest
) -> None:
    made: Procured = request.getfixturevalue(country)
    use(made, ground, first, *(checks.MOST_A_YEAR * [date(2026, 3, 1)]))
    found = run(made, checks.ground_often_used)
    assert [len(each.records) for each in found] == [times] * (times > 0)
    assert all("has been used 3 times in twelve months" in each for each in told(found))


@pytest.mark.parametrize(
    ("ground", "facts", "count"),
    [
        ("urgency", {}, 1),
        ("exceptional", {}, 1),
        ("technical", {}, 0),
        ("urgency", {"closed_on": TODAY}, 1),
        ("urgency", {"ending": None}, 1),
        ("urgency", {"ending": Ending.CANCELLED}, 0),
        *(("urgency", {"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_which_grounds_and_cases_count(se: Procured, ground: str, facts: Values, count: int) -> None:
    use(se, ground, *((checks.MOST_A_YEAR + 1) * [KNOWN]), **facts)
    assert len(said(se, checks.ground_often_used)) == count


def test_a_ground_that_is_not_needed_is_not_used(se: Procured) -> None:
    use(se, "urgency", *((checks.MOST_A_YEAR + 1) * [BEGAN]), **worth(se, 699_999))
    assert said(se, checks.ground_often_used) == []


def sign(made: Procured, **facts: Any) -> Contract:
    told: Values = {
        "title": "Skyltar",
        "procedure": Procedure.DIRECT,
        "signed_on": TODAY,
        "first_day": TODAY,
        "last_day": date(2027, 11, 20),
        "estimated_value": made.kronor(600_000),
        "owners": (ContractOwner(person_id=made.persons[next(iter(made.persons))]),),
    }
    return records.save(made.register, Contract(**told | facts))


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"procedure": Procedure.THREE_QUOTES}, 1),
        ({"procedure": Procedure.OPEN}, 0),
        ({"procedure": None}, 0),
        ({"signed_on": BEGAN - DAY}, 0),
        ({"signed_on": BEGAN}, 1),
        ({"signed_on": BEGAN + DAY}, 1),
        ({"signed_on": TODAY + DAY}, 0),
        ({"signed_on": None}, 0),
        ({"closed_on": TODAY}, 0),
        ({"estimated_value": None}, 1),
    ],
)
def test_a_contract_since_cases_are_kept_has_its_case(se: Procured, facts: Values, count: int) -> None:
    keep(se, closed_on=TODAY)
    contract = sign(se, **facts)
    found = run(se, checks.contract_without_case)
    assert told(found) == count * ["Skyltar was bought by direct procurement without a case"]
    assert [each.persons for each in found] == count * [(contract.owners[0].person_id,)]


@pytest.mark.parametrize(
    ("country", "amount", "count"),
    [
        ("se", 100_000, 0),
        ("se", 100_001, 1),
        ("no", 499_999, 0),
        ("no", 500_000, 1),
        ("no", 500_001, 1),
    ],
)
def test_what_need_not_be_documented_needs_no_case(
    country: str, amount: int, count: int, request: pytest.FixtureRequest
) -> None:
    made: Procured = request.getfixturevalue(country)
    keep(made)
    sign(made, estimated_value=made.kronor(amount))
    assert len(said(made, checks.contract_without_case)) == count


def test_a_contract_made_from_a_case_has_one(se: Procured) -> None:
    around = procuring.setting(se.register, TODAY)
    procuring_ends.make_contract(se.register, keep(se), around)
    assert said(se, checks.contract_without_case) == []


@pytest.mark.parametrize("told_afterwards", [False, True])
def test_an_imported_register_is_not_flooded(se: Procured, told_afterwards: bool) -> None:
    if told_afterwards:
        keep(se, kind=CaseKind.AFTERWARDS, started_on=date(2024, 1, 1))
    for number in range(20):
        sign(se, title=f"Avtal {number}", signed_on=date(2025, 1, 1) + number * DAY)
    assert said(se, checks.contract_without_case) == []


# All of them.


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.id)
@pytest.mark.parametrize("country", ["se", "no"])
def test_a_small_purchase_is_let_alone(country: str, check: Check, request: pytest.FixtureRequest) -> None:
    made: Procured = request.getfixturevalue(country)
    around = procuring.setting(made.register, TODAY)
    for amount in (4_000, 99_999):
        begun = procuring.begin(made.register, CaseKind.SHORT, around)
        bought = {
            "title": "Vimplar",
            "supplier_id": made.suppliers[next(iter(made.suppliers))],
            "award_value": made.kronor(amount),
            "decided_on": BEGAN,
        }
        procuring_ends.note_small(made.register, replace(begun, **bought), around)
    assert said(made, check, date(2027, 6, 1)) == []


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.id)
@pytest.mark.parametrize("country", ["se", "no"])
def test_a_case_that_is_as_it_should_be_is_let_alone(
    country: str, check: Check, request: pytest.FixtureRequest
) -> None:
    made: Procured = request.getfixturevalue(country)
    around = procuring.setting(made.register, TODAY)
    keep(made, closed_on=SIGNED + DAY, number="D2026-001")
    begun = procuring.begin(made.register, CaseKind.FULL, around)
    made.save(replace(begun, title="Skyltar", officer_id=made.persons[next(iter(made.persons))]))
    assert said(made, check) == []


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.id)
def test_nothing_is_found_where_there_is_nothing(find: Callable[..., list[Finding]], check: Check) -> None:
    contract = Contract(title="Skyltar", procedure=Procedure.DIRECT, signed_on=TODAY)
    assert find(check, TODAY, contract) == []
