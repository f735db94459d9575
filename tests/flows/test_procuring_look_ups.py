"""What is looked up about the supplier that is chosen: by the law, or by the authority's own choice."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from casework import NO, SE, TODAY, whole, with_case, worth

from inkop_desktop import formats
from inkop_desktop.flows.procuring import tender_problems as pages
from inkop_desktop.records.procuring_rows import Checked
from inkop_desktop.rules.procuring import CheckResult, SupplierCheck
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring_asks as asks

USUAL = (
    *(SupplierCheck.ORG_NUMBER, SupplierCheck.REGISTERED, SupplierCheck.INSOLVENCY, SupplierCheck.SANCTIONS),
)


OWN = SupplierCheck.EXCLUSION_OWN


def checked(*kinds: SupplierCheck, **facts: Any) -> tuple[Checked, ...]:
    values = {"result": CheckResult.PASSED, "checked_on": TODAY, "evidence": "Brreg"} | facts
    return tuple(Checked(kind=each, **values) for each in kinds)


def test_what_is_looked_up_in_each_country() -> None:
    assert set(asks.look_ups(whole(SE).assessment)) == {*USUAL, SupplierCheck.TAX}
    assert set(asks.look_ups(whole(NO).assessment)) == {*USUAL, SupplierCheck.TAX_CERTIFICATE}
    assert set(asks.look_ups(whole(NO, prices=worth(NO, 500_000)).assessment)) == {*USUAL}
    assert set(asks.look_ups(whole(NO, prices=worth(NO, 500_001)).assessment)) == {
        *USUAL,
        SupplierCheck.TAX_CERTIFICATE,
    }


@pytest.mark.parametrize(
    ("country", "day", "amount", "is_looked_up"),
    [
        (SE, date(2025, 12, 31), 2_389_584, False),
        (SE, date(2025, 12, 31), 2_389_585, True),
        (SE, date(2026, 9, 1), 2_389_585, False),  # which chapters apply is not known
        (NO, date(2026, 9, 1), 2_499_999, False),
        (NO, date(2026, 9, 1), 2_500_000, True),
    ],
)
def test_grounds_for_exclusion_are_looked_up_where_the_law_has_them(
    country: Country, day: date, amount: int, is_looked_up: bool
) -> None:
    """Below the thresholds they are the authority's own checks (19 a kap. 1 § LOU)."""
    draft = whole(country, started_on=day, prices=worth(country, amount))
    assert (SupplierCheck.EXCLUSION in asks.look_ups(draft.assessment)) is is_looked_up
    assert asks.own_look_ups(draft.assessment) == (() if is_looked_up else (OWN,))


@pytest.mark.parametrize(
    ("facts", "is_settled"),
    [
        (None, False),
        ({"result": None}, False),
        ({"result": CheckResult.PASSED}, True),
        ({"result": CheckResult.REMARK}, True),
        ({"result": CheckResult.PASSED, "checked_on": None}, False),
        ({"result": CheckResult.PASSED, "evidence": " "}, False),
        ({"result": CheckResult.LEFT_OUT, "checked_on": None}, True),
        ({"result": CheckResult.LEFT_OUT, "evidence": " "}, False),
    ],
)
def test_our_own_check_is_made_or_left_out_for_a_reason(
    facts: dict[str, Any] | None, is_settled: bool
) -> None:
    wanted = checked(*asks.look_ups(whole(SE).assessment))
    own = () if facts is None else checked(OWN, **facts)
    found = pages.of_checks(whole(SE, checks=(*wanted, *own)))
    assert set(found) == (set() if is_settled else {"checks"})
    assert is_settled or "is our own choice" in formats.worded(found["checks"])


def test_what_the_law_asks_for_is_not_left_out() -> None:
    wanted = asks.look_ups(whole(SE).assessment)
    draft = whole(SE, checks=checked(*wanted, OWN, result=CheckResult.LEFT_OUT))
    assert asks.not_looked_up(draft.case, draft.assessment) == wanted


@pytest.mark.parametrize("kind", asks.look_ups(whole(SE).assessment))
@pytest.mark.parametrize("gap", [{"result": None}, {"checked_on": None}, {"evidence": " "}, None])
def test_each_look_up_has_its_result_day_and_evidence(
    kind: SupplierCheck, gap: dict[str, Any] | None
) -> None:
    others = checked(OWN, *(each for each in asks.look_ups(whole(SE).assessment) if each is not kind))
    lacking = checked(kind, **gap) if gap else ()
    found = pages.of_checks(whole(SE, checks=(*others, *lacking)))
    assert formats.worded(found["checks"]).startswith("Look up “")
    assert pages.of_checks(whole(SE, checks=(*others, *checked(kind)))) == {}


def test_a_supplier_that_does_not_pass_is_not_chosen() -> None:
    wanted = asks.look_ups(whole(SE).assessment)
    failed = checked(OWN, result=CheckResult.FAILED)
    found = pages.of_checks(whole(SE, checks=(*checked(*wanted), *failed)))
    assert formats.worded(found["checks"]).startswith("The supplier did not pass a check.")
    remark = checked(OWN, result=CheckResult.REMARK)
    assert pages.of_checks(whole(SE, checks=(*checked(*wanted), *remark))) == {}


CERTIFICATES = [
    (date(2026, 4, 1), date(2026, 10, 1), False),
    (date(2026, 3, 31), date(2026, 10, 1), True),
    (date(2026, 2, 28), date(2026, 8, 31), False),
    (date(2026, 2, 27), date(2026, 8, 31), True),
    (date(2026, 10, 5), date(2026, 10, 1), False),
    (None, date(2026, 10, 1), True),
]


@pytest.mark.parametrize(("issued_on", "deadline", "old"), CERTIFICATES)
def test_a_tax_certificate_is_six_months_old_at_the_tender_deadline(
    issued_on: date | None, deadline: date, old: bool
) -> None:
    certificate = checked(SupplierCheck.TAX_CERTIFICATE, issued_on=issued_on)
    draft = whole(NO, checks=(*checked(*USUAL, OWN), *certificate), tender_deadline=deadline)
    assert set(pages.of_checks(draft)) == ({"checks"} if old else set())
    by_decision = with_case(draft, tender_deadline=None, decided_on=deadline)
    assert set(pages.of_checks(by_decision)) == ({"checks"} if old else set())


def test_where_no_day_is_known_a_certificate_is_not_too_old() -> None:
    certificate = checked(SupplierCheck.TAX_CERTIFICATE, issued_on=date(2020, 1, 1))
    draft = whole(NO, tender_deadline=None, decided_on=None, checks=(*checked(*USUAL, OWN), *certificate))
    assert pages.of_checks(draft) == {}
    (dated,) = certificate
    assert not asks.is_too_old(whole(SE).case, dated, whole(SE).assessment)


def test_a_draft_is_assessed_once_and_anew_when_it_is_another() -> None:
    draft = whole(SE)
    assert draft.assessment is draft.assessment
    other = replace(draft, case=replace(draft.case, ground="urgent"))
    assert other.assessment != draft.assessment


@pytest.mark.parametrize(
    ("day", "old"), [(date(2026, 4, 11), True), (date(2026, 4, 12), False), (date(2026, 4, 13), False)]
)
def test_a_look_up_is_six_months_old_at_the_decision(day: date, old: bool) -> None:
    others = checked(SupplierCheck.TAX, *USUAL[:3], OWN)
    draft = whole(SE, checks=(*others, *checked(SupplierCheck.SANCTIONS, checked_on=day)))
    assert draft.case.decided_on == date(2026, 10, 12)
    assert set(pages.of_checks(draft)) == ({"checks"} if old else set())
    newer = (*draft.case.checks, *checked(SupplierCheck.SANCTIONS))
    assert pages.of_checks(with_case(draft, checks=newer)) == {}


@pytest.mark.parametrize(
    ("day", "old"), [(date(2026, 5, 20), True), (date(2026, 5, 21), False), (date(2026, 5, 22), False)]
)
def test_before_the_decision_a_look_up_is_six_months_old_today(day: date, old: bool) -> None:
    assert date(2026, 11, 21) == TODAY
    others = checked(SupplierCheck.TAX, *USUAL[:3], OWN)
    old_one = checked(SupplierCheck.SANCTIONS, checked_on=day)
    draft = whole(SE, checks=(*others, *old_one), decided_on=None)
    assert set(pages.of_checks(draft)) == ({"checks"} if old else set())
