"""Whether a direct procurement was awarded and signed as it may be, and for which reasons."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from casechecking import (
    BEGAN,
    DAY,
    DECIDED,
    ELSEWHERE,
    KNOWN,
    SIGNED,
    TITLE,
    TODAY,
    Values,
    keep,
    on_ground,
    run,
    said,
    told,
    worth,
)
from procured import Procured

from inkop_desktop.checks import procuring as checks
from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.records.procuring_rows import Checked, Invited, Requirement
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    Climate,
    Ending,
    OverLimit,
    SupplierCheck,
    Topic,
)
from inkop_desktop.rules.vocabulary import Procedure
from inkop_desktop.services import procuring, procuring_ends, records

# The requirements, the price, the environment, the supplier, the signature.

ASKED = date(2026, 9, 7)


@pytest.mark.parametrize(
    ("approved_on", "expected"),
    [
        (ASKED - DAY, []),
        (ASKED, []),
        (ASKED + DAY, ["the requirements were approved on 8 September, after suppliers were asked"]),
        (None, ["suppliers were asked, and nobody has approved the requirements"]),
    ],
)
def test_requirements_are_approved_before_anybody_is_asked(
    se: Procured, approved_on: date | None, expected: list[str]
) -> None:
    invited = (Invited(supplier_id=se.suppliers["Städkompaniet AB"], asked_on=ASKED),)
    keep(se, invited=invited, approved_on=approved_on)
    assert said(se, checks.requirements_unapproved) == [f"{TITLE}: {each}" for each in expected]


def test_where_no_duty_has_the_owner_approve_nothing_is_found(no: Procured) -> None:
    keep(no, approved_on=None)
    assert said(no, checks.requirements_unapproved) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": CaseKind.SHORT},
        {"kind": CaseKind.AFTERWARDS},
        {"closed_on": TODAY},
        {"ending": Ending.CANCELLED},
    ],
)
def test_what_is_not_being_written_is_not_approved_any_more(se: Procured, facts: Values) -> None:
    keep(se, approved_on=None, **facts)
    assert said(se, checks.requirements_unapproved) == []


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
    ("day", "count"), [(date(2026, 4, 11), 1), (date(2026, 4, 12), 0), (date(2026, 4, 13), 0)]
)
def test_a_supplier_is_looked_up_in_the_half_year_before_the_decision(
    se: Procured, day: date, count: int
) -> None:
    assert date(2026, 10, 12) == DECIDED
    keep(se, **but(SupplierCheck.SANCTIONS, **PASSED | {"checked_on": day}))
    expected = count * [f"{TITLE}: not looked up, or too old: Sanctions"]
    assert said(se, checks.supplier_unchecked) == expected


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


def test_urgency_is_counted_in_each_part_of_the_regulations(no: Procured) -> None:
    use(no, "urgent", *((checks.MOST_A_YEAR) * [KNOWN]))
    above = on_ground(no, "urgent", 9_000_000)
    no.save(procured.begun(no, **above | {"started_on": KNOWN}))
    (one,) = told(run(no, checks.ground_often_used))
    assert one.startswith("Exceptions of one kind have been used 3 times in twelve months: ")
    assert one.count(", ") == 1


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
            "area_id": made.area_id,
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
