"""Purchases of the same kind: sums near a limit, small cases that are one, series just below a limit."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop import formats
from inkop_desktop.checks import same_kind as checks
from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.vocabulary import Counting, Law, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.procuring import CaseKind, YesNo
from inkop_desktop.rules.vocabulary import Country, OrganisationKind, Procedure
from inkop_desktop.services import records

Find = Callable[..., list[Finding]]
TODAY = date(2026, 11, 21)
DAY = date(2026, 3, 1)
DAYS = timedelta(days=1)
FOOD = ProductArea(name="Food")
BREAD = ProductArea(name="Bread", parent_id=1)


def kr(amount: int, currency: str = "SEK") -> Money:
    return Money(amount * 100, currency)


def a_case(amount: int, **facts: Any) -> DirectProcurement:
    told: dict[str, Any] = {
        "title": "Rolls",
        "law": Law.LOU,
        "started_on": DAY,
        "area_id": 1,
        "value": kr(amount),
    } | facts
    return DirectProcurement(**told)


def a_contract(amount: int, *suppliers: int, **facts: Any) -> Contract:
    told: dict[str, Any] = {
        "title": "Bread",
        "procedure": Procedure.DIRECT,
        "signed_on": DAY,
        "area_id": 1,
    } | facts
    rows = tuple(ContractSupplier(supplier_id=each) for each in suppliers)
    return Contract(suppliers=rows, estimated_value=kr(amount), **told)


def a_rule(amount: int | None = 500_000) -> OwnRule:
    return OwnRule(
        title="The sum of a year.",
        kind=OwnRuleKind.SAME_KIND,
        counting=Counting.FISCAL_YEAR,
        amount=None if amount is None else kr(amount),
        valid_from=date(2020, 1, 1),
    )


def words(found: list[Finding]) -> list[str]:
    return [formats.worded(each.message).replace("\xa0", " ") for each in found]


@pytest.mark.parametrize(
    ("amount", "near", "reached"),
    [
        (399_999, False, False),
        (400_000, True, False),
        (400_001, True, False),
        (499_999, True, False),
        (500_000, True, False),
        (500_001, False, True),
    ],
)
def test_the_authoritys_own_limit(find: Find, amount: int, near: bool, reached: bool) -> None:
    found = find(checks.near_the_limit, TODAY, FOOD, a_rule(), a_case(amount))
    assert bool(found) is near
    passed = find(checks.limit_reached, TODAY)
    assert bool(passed) is reached
    for each in found + passed:
        assert "It is the authority's own rule, not the law's" in formats.worded(each.why)
        assert each.records[0].kind == "area"


@pytest.mark.parametrize(
    ("day", "today", "found"),
    [
        (date(2025, 12, 31), date(2026, 1, 1), False),
        (date(2026, 1, 1), date(2026, 1, 1), True),
        (date(2026, 1, 2), date(2026, 1, 2), True),
        (date(2026, 12, 31), date(2026, 12, 31), True),
        (date(2026, 12, 31), date(2027, 1, 1), False),
    ],
)
def test_a_new_year_begins_anew(find: Find, day: date, today: date, found: bool) -> None:
    assert bool(find(checks.limit_reached, today, FOOD, a_rule(), a_case(600_000, started_on=day))) is found


def test_the_law_itself_adds_nothing_up_since_2022(find: Find) -> None:
    assert find(checks.limit_reached, TODAY, FOOD, a_case(5_000_000)) == []


@pytest.mark.parametrize(
    ("amount", "near", "reached"), [(625_999, True, False), (626_283, True, False), (626_284, False, True)]
)
def test_before_that_the_laws_limit_counts_and_not_the_own_rule(
    find: Find, amount: int, near: bool, reached: bool
) -> None:
    today = date(2022, 1, 31)
    found = find(checks.near_the_limit, today, FOOD, a_rule(1), a_case(amount, started_on=today))
    assert bool(found) is near
    passed = find(checks.limit_reached, today)
    assert bool(passed) is reached
    assert all("19 kap. 8 § LOU i äldre lydelse" in formats.worded(each.why) for each in found + passed)


def test_of_areas_below_each_other_only_the_lowest_is_told(find: Find) -> None:
    found = find(checks.limit_reached, TODAY, FOOD, BREAD, a_rule(), a_case(600_000, area_id=2))
    assert [each.records[0].label for each in found] == ["Bread"]
    assert find(checks.near_the_limit, TODAY) == []


def test_an_area_is_told_for_what_those_below_it_come_to_together(find: Find) -> None:
    cases = [a_case(450_000, area_id=2), a_case(100_000, area_id=1)]
    found = find(checks.limit_reached, TODAY, FOOD, BREAD, a_rule(), *cases)
    assert [each.records[0].label for each in found] == ["Food"]
    near = find(checks.near_the_limit, TODAY)
    assert [each.records[0].label for each in near] == ["Bread"]


def test_an_area_that_is_only_a_heading_over_others_is_no_kind(find: Find) -> None:
    milk = ProductArea(name="Milk", parent_id=1)
    cases = [a_case(300_000, area_id=2), a_case(300_000, area_id=3)]
    assert find(checks.limit_reached, TODAY, FOOD, BREAD, milk, a_rule(), *cases) == []
    assert len(find(checks.limit_reached, TODAY, a_case(1))) == 1


def test_without_a_known_limit_and_without_an_area_nothing_is_told(find: Find) -> None:
    assert find(checks.limit_reached, TODAY, a_rule(), a_case(900_000, area_id=None)) == []


def test_an_own_rule_without_an_amount_takes_the_laws(find: Find) -> None:
    assert len(find(checks.limit_reached, TODAY, FOOD, a_rule(None), a_case(700_000))) == 1


@pytest.fixture
def norway(tmp_path: Path) -> Iterator[Register]:
    organisation = Organisation(name="Grue", kind=OrganisationKind.MUNICIPALITY)
    with copies.new(tmp_path / "grue.inkop", "Kari", Country.NO, organisation) as made:
        records.save(made, FOOD)
        yield made


def told(register: Register, check: Check) -> list[Finding]:
    with register.reading() as connection:
        return list(check.run(connection, TODAY, Country.NO))


@pytest.mark.parametrize(
    ("amount", "near", "reached"),
    [(1_039_999, False, False), (1_040_000, True, False), (1_299_999, True, False), (1_300_000, False, True)],
)
def test_norway_counts_towards_the_national_threshold(
    norway: Register, amount: int, near: bool, reached: bool
) -> None:
    records.save(norway, a_case(1, law=Law.FOA, value=kr(amount, "NOK")))
    assert bool(told(norway, checks.near_the_limit)) is near
    assert bool(told(norway, checks.limit_reached)) is reached


@pytest.mark.parametrize(
    ("amount", "check", "said"),
    [
        (400_000, checks.near_the_limit, "have come near 500,000 SEK"),
        (500_001, checks.limit_reached, "have come to 500,000 SEK or more"),
    ],
)
@pytest.mark.parametrize("until", [TODAY - DAYS, TODAY, TODAY + DAYS])
def test_a_sum_with_a_secret_amount_is_not_told(
    find: Find, amount: int, check: Check, said: str, until: date
) -> None:
    """Whoever knows the other amounts would learn it from the sum."""
    secret = Secret(subject="value", paragraph="31 kap. 16 § OSL", until=until)
    cases = a_case(amount - 100_000, secrets=(secret,)), a_case(100_000)
    (found,) = find(check, TODAY, FOOD, a_rule(), *cases)
    assert words([found])[0].endswith(said) is (until >= TODAY)


def small(amount: int, others: int | None = 60_000, **facts: Any) -> DirectProcurement:
    told = None if others is None else Money(others * 100, "SEK")
    return a_case(
        amount, **{"kind": CaseKind.SHORT, "one_with_others": YesNo.YES, "others_value": told, **facts}
    )


@pytest.mark.parametrize(("amount", "found"), [(39_999, False), (40_000, False), (40_001, True)])
def test_a_small_case_that_is_one_with_others_is_documented_above_the_limit(
    find: Find, amount: int, found: bool
) -> None:
    said = find(checks.small_cases_are_one, TODAY, FOOD, small(amount))
    assert bool(said) is found
    if found:
        assert words(said)[0].startswith("A small purchase is one procurement with others, worth ")
        assert [each.kind for each in said[0].records] == ["direct_procurement"]


@pytest.mark.parametrize(
    "case",
    [
        small(60_000, others=None),
        small(60_000, others_value=Money(9_000_000, "EUR")),
        small(60_000, started_on=date(2025, 11, 21)),
        small(60_000, one_with_others=YesNo.NO),
        small(60_000, kind=CaseKind.FULL),
    ],
    ids=["not told", "in another currency", "longer ago", "judged apart", "in full"],
)
def test_a_case_that_is_not_small_or_not_one_with_others_needs_no_more(
    find: Find, case: DirectProcurement
) -> None:
    assert find(checks.small_cases_are_one, TODAY, FOOD, BREAD, case) == []


def test_before_there_was_a_documentation_limit_nothing_is_told(find: Find) -> None:
    day = date(2013, 5, 1)
    cases = [small(60_000, started_on=day), small(60_000, started_on=day)]
    assert find(checks.small_cases_are_one, day, FOOD, a_rule(), *cases) == []
    assert find(checks.small_cases_add_up, day) == []


def apart(amount: int, **facts: Any) -> DirectProcurement:
    return a_case(amount, kind=CaseKind.SHORT, **facts)


@pytest.mark.parametrize(("amount", "found"), [(40_000, False), (40_001, True)])
def test_small_cases_that_only_the_own_rule_adds_up_are_called_so(
    find: Find, amount: int, found: bool
) -> None:
    said = find(checks.small_cases_add_up, TODAY, FOOD, a_rule(), apart(60_000), apart(amount))
    assert bool(said) is found
    if found:
        assert "by the authority's own rule" in words(said)[0]
        assert "not the law's" in formats.worded(said[0].why)


def test_without_an_own_rule_small_cases_do_not_add_up(find: Find) -> None:
    assert find(checks.small_cases_add_up, TODAY, FOOD, apart(60_000), apart(60_000)) == []


def test_what_is_one_procurement_is_not_told_twice(find: Find) -> None:
    assert find(checks.small_cases_add_up, TODAY, FOOD, a_rule(), small(60_000), small(60_000)) == []
    unplaced = [apart(60_000, area_id=None), apart(60_000, area_id=None)]
    assert find(checks.small_cases_add_up, TODAY, *unplaced) == []


@pytest.mark.parametrize(("others", "found"), [(249_999, False), (250_000, True)])
def test_norway_documents_from_the_scope_limit(norway: Register, others: int, found: bool) -> None:
    facts = {"law": Law.FOA, "value": kr(250_000, "NOK"), "others_value": kr(others, "NOK")}
    records.save(norway, small(1, **facts))
    assert bool(told(norway, checks.small_cases_are_one)) is found


@pytest.mark.parametrize(
    ("amount", "found"), [(629_999, False), (630_000, True), (699_999, True), (700_000, False)]
)
def test_a_series_lies_between_ninety_and_a_hundred_per_cent(find: Find, amount: int, found: bool) -> None:
    said = find(checks.series_below_limit, TODAY, FOOD, a_case(650_000), a_contract(amount))
    assert bool(said) is found
    assert all(each.startswith("To look into: 2 purchases of one kind") for each in words(said))


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        (add_months(TODAY, -12), False),
        (add_months(TODAY, -12) + timedelta(1), True),
        (add_months(TODAY, -12) + timedelta(2), True),
    ],
)
def test_a_series_lies_within_twelve_months(find: Find, earlier: date, found: bool) -> None:
    cases = [a_case(650_000, started_on=TODAY), a_case(650_000, started_on=earlier)]
    assert bool(find(checks.series_below_limit, TODAY, FOOD, *cases)) is found


def test_a_series_from_one_supplier_names_nobody(find: Find) -> None:
    saved = [FOOD, BREAD, Supplier(name="Lena Ek Bageri"), a_case(650_000, supplier_id=1)]
    (found,) = find(checks.series_below_limit, TODAY, *saved, a_contract(640_000, 1, area_id=2))
    assert words([found])[0].startswith("To look into: 2 purchases from one supplier just below ")
    assert "Lena" not in formats.worded(found.message) + formats.worded(found.why)
    assert not any("Lena" in each.label for each in found.records)


def test_a_contract_with_several_suppliers_is_nobodys_series(find: Find) -> None:
    suppliers = [Supplier(name="One"), Supplier(name="Two")]
    contracts = [a_contract(650_000, 1, 2, area_id=each) for each in (1, 2)]
    assert find(checks.series_below_limit, TODAY, FOOD, BREAD, *suppliers, *contracts) == []


def test_a_series_of_a_kind_and_from_a_supplier_is_told_once(find: Find) -> None:
    cases = [a_case(650_000, supplier_id=1), a_case(640_000, supplier_id=1)]
    assert len(find(checks.series_below_limit, TODAY, FOOD, Supplier(name="One"), *cases)) == 1


def test_where_no_limit_is_known_no_series_is_told(find: Find) -> None:
    assert find(checks.series_below_limit, date(2000, 1, 1), FOOD, a_case(1), a_case(1)) == []
