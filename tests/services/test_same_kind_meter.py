"""The same-kind meter of a register: what counts, by which law, and by which rule of the authority's own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.vocabulary import Beginning, Counting, Law, LimitKind, Nature, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending, Price
from inkop_desktop.rules.same_kind import Bound, Part
from inkop_desktop.rules.vocabulary import Country, OrganisationKind, Procedure
from inkop_desktop.services import procuring, records, registers, same_kind
from inkop_desktop.services.procuring import Setting

TODAY = date(2026, 11, 21)
DAY = date(2026, 3, 1)
WORDS = (
    "Lagen räknar inte längre ihop årets alla köp av samma slag, men köp för samma kända behov är en "
    "upphandling (5 kap. 3, 4, 7 a §§) och återkommande köp räknas på tolv månader (5 kap. 11 §)."
)


def kr(amount: int) -> Money:
    return Money(amount * 100, "SEK")


@dataclass(frozen=True)
class Office:
    """A register with food, of which bread and milk are parts, and what is written in it."""

    register: Register
    around: Setting
    food: int
    bread: int
    milk: int

    def case(self, **facts: Any) -> DirectProcurement:
        made = DirectProcurement(title="Case", law=Law.LOU, started_on=DAY, area_id=self.bread, value=kr(100))
        return records.save(self.register, replace(made, **facts))

    def contract(self, **facts: Any) -> Contract:
        made = Contract(
            number="A1",
            title="Contract",
            area_id=self.bread,
            procedure=Procedure.DIRECT,
            signed_on=DAY,
            estimated_value=kr(500),
        )
        return records.save(self.register, replace(made, **facts))

    def rule(self, **facts: Any) -> OwnRule:
        made = OwnRule(
            title="The sum of a year",
            kind=OwnRuleKind.SAME_KIND,
            counting=Counting.FISCAL_YEAR,
            valid_from=date(2020, 1, 1),
        )
        return records.save(self.register, replace(made, **facts))

    def meter(self, area_id: int | None = None, year: int = 2026, **more: Any) -> same_kind.Meter:
        this = more.get("this")
        return same_kind.meter(self.register, area_id or self.food, year, this, self.around)


def an_office(path: Path, country: Country) -> Office:
    organisation = Organisation(name="Pajala", kind=OrganisationKind.MUNICIPALITY)
    register = copies.new(path, "Anna Öhman", country, organisation)
    food = records.save(register, ProductArea(name="Food")).id or 0
    bread, milk = (
        records.save(register, ProductArea(name=name, parent_id=food)).id for name in ("Bread", "Milk")
    )
    return Office(register, procuring.setting(register, TODAY), food, bread or 0, milk or 0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path / "pajala.inkop", Country.SE)
    yield made
    registers.close(made.register)


def test_an_area_counts_with_those_below_it_and_nothing_from_above(office: Office) -> None:
    office.case(area_id=office.food)
    office.case(area_id=office.bread)
    office.contract(area_id=office.milk)
    assert office.meter().total == kr(700)
    assert office.meter(office.bread).total == kr(100)
    assert office.meter(office.milk).total == kr(500)
    assert [(each.area.name, each.depth) for each in _overview(office) if each.area] == [
        ("Food", 0),
        ("Bread", 1),
        ("Milk", 1),
    ]


def _overview(office: Office) -> tuple[same_kind.Meter, ...]:
    return same_kind.overview(office.register, 2026, office.around).meters


def test_a_case_and_its_contract_count_once_with_the_contracts_value(office: Office) -> None:
    contract = office.contract(estimated_value=kr(450))
    office.case(decided_on=DAY, ending=Ending.CONTRACT, award_value=kr(400), contract_id=contract.id)
    (entry,) = office.meter().tally.entries
    assert (entry.part, entry.amount) == (Part.DECIDED, kr(450))


def test_a_contract_that_is_not_signed_counts_by_its_first_day(office: Office) -> None:
    office.contract(signed_on=None, first_day=date(2025, 12, 31))
    assert office.meter().tally.entries == ()
    assert office.meter(year=2025).total == kr(500)


def test_what_has_no_area_is_told_last(office: Office) -> None:
    office.case(area_id=None)
    office.case()
    assert [each.area.name if each.area else None for each in _overview(office)] == ["Food", "Bread", None]


def test_areas_in_which_nothing_counts_are_not_told(office: Office) -> None:
    office.contract(procedure=Procedure.OPEN)
    found = same_kind.overview(office.register, 2026, office.around)
    assert (found.meters, found.year, found.general.area) == ((), 2026, None)
    assert found.general.rule is not None


def test_this_case_counts_as_it_is_written_now(office: Office) -> None:
    stored = office.case(title="Rolls", number="D2026-1")
    office.case(title="Loaves")
    now = replace(stored, prices=(PriceRow(kind=Price.FIXED, amount=kr(350)),))
    found = office.meter(office.bread, this=now)
    assert [(each.part, each.title, each.amount) for each in found.tally.entries] == [
        (Part.RESERVED, "Loaves", kr(100)),
        (Part.THIS, "D2026-1 Rolls", kr(350)),
    ]


def test_this_case_counts_for_the_contract_that_it_led_to(office: Office) -> None:
    contract = office.contract(estimated_value=kr(450))
    stored = office.case(decided_on=DAY, ending=Ending.CONTRACT, award_value=kr(400), contract_id=contract.id)
    assert office.meter(this=stored).total == kr(450)


@pytest.mark.parametrize(
    ("decided", "year"), [(None, 2025), (date(2025, 12, 31), 2025), (date(2026, 1, 1), 2026)]
)
def test_a_case_is_told_in_the_year_in_which_it_counts(office: Office, decided: date, year: int) -> None:
    case = office.case(started_on=date(2025, 12, 1), decided_on=decided, award_value=kr(100))
    found = same_kind.of_case(office.register, case, office.around)
    assert (found.year, len(found.tally.of(Part.THIS))) == (year, 1)


@pytest.mark.parametrize("decided", [None, DAY, TODAY])
def test_a_case_counts_in_the_twelve_months_of_the_own_rule(office: Office, decided: date) -> None:
    office.rule(counting=Counting.TWELVE_MONTHS)
    case = office.case(decided_on=decided, award_value=kr(100))
    found = same_kind.of_case(office.register, case, office.around)
    assert found.own is not None
    assert len(found.own.tally.of(Part.THIS)) == 1


def test_what_nobody_has_judged_to_be_of_one_kind_is_held_against_nothing(office: Office) -> None:
    office.rule(amount=kr(10))
    office.case(area_id=None)
    (found,) = [each for each in _overview(office) if each.area is None]
    assert (found.total, found.held_against) == (kr(100), None)


def test_the_law_is_told_in_its_own_words_apart_from_the_own_rule(office: Office) -> None:
    found = office.meter()
    assert found.rule is not None
    assert (found.rule.text, found.law_adds_up, found.own) == (WORDS, False, None)
    assert found.bound == Bound(kr(700_000), is_free=False)
    rule = office.rule(amount=kr(300_000))
    ruled = office.meter()
    assert ruled.own is not None
    assert (ruled.own.rule, ruled.own.bound) == (rule, Bound(kr(300_000), is_free=True))
    assert ruled.rule == found.rule


@pytest.mark.parametrize(
    ("year", "adds_up", "reference"),
    [
        (2021, True, "19 kap. 8 § LOU i äldre lydelse"),
        (2022, False, "5 kap. 3, 4, 7 a och 11 §§ LOU"),
        (2026, False, "5 kap. 3, 4, 7 a och 11 §§ LOU"),
    ],
)
def test_the_law_of_a_year_that_is_past_is_that_of_its_last_day(
    office: Office, year: int, adds_up: bool, reference: str
) -> None:
    found = office.meter(year=year)
    assert found.rule is not None
    assert (found.law_adds_up, found.rule.reference) == (adds_up, reference)
    assert found.day == (date(year, 12, 31) if year < 2026 else TODAY)


@pytest.mark.parametrize(
    ("law", "day", "adds_up"),
    [
        (Law.LOU, date(2022, 1, 31), True),
        (Law.LOU, date(2022, 2, 1), False),
        (Law.LUK, date(2022, 2, 1), True),
    ],
)
def test_the_law_of_a_case_is_that_of_the_day_on_which_it_began(
    office: Office, law: Law, day: date, adds_up: bool
) -> None:
    this = office.case(law=law, started_on=day)
    assert office.meter(year=2022, this=this).law_adds_up is adds_up


def test_the_limit_is_that_of_what_the_case_buys(office: Office) -> None:
    school = office.case(started_on=date(2025, 3, 1), nature=Nature.SERVICES, cpv=("80000000",))
    limit = office.meter(year=2025, this=school).limit
    assert limit is not None
    assert (limit.limit_kind, limit.value) == (LimitKind.DIRECT_SPECIAL, kr(8_109_450))


def test_an_amount_that_nobody_knows_is_not_compared(office: Office) -> None:
    concession = office.case(law=Law.LUK)
    office.rule()
    found = office.meter(this=concession)
    assert found.bound is None
    assert found.own is not None
    assert found.own.bound is None


def test_an_own_rule_without_an_amount_takes_the_laws(office: Office) -> None:
    office.rule()
    found = office.meter()
    assert found.own is not None
    assert found.own.bound == found.bound


def test_an_own_rule_in_another_currency_is_not_compared(office: Office) -> None:
    office.rule(amount=Money(1, "EUR"))
    found = office.meter()
    assert found.own is not None
    assert found.own.bound is None


def test_an_own_rule_may_count_twelve_months_and_from_the_amount(office: Office) -> None:
    office.contract(signed_on=date(2025, 11, 21))
    office.contract(signed_on=date(2025, 11, 22))
    office.rule(counting=Counting.TWELVE_MONTHS, beginning=Beginning.FROM, amount=kr(500))
    found = office.meter()
    assert found.total == kr(0)
    assert found.own is not None
    assert found.own.tally.total("SEK") == kr(500)
    assert found.own.bound == Bound(kr(500), is_free=False)
    assert [each.area.name for each in _overview(office) if each.area] == ["Food", "Bread"]


def test_only_a_same_kind_rule_of_the_day_counts(office: Office) -> None:
    office.rule(kind=OwnRuleKind.DOCUMENTATION, counting=None, amount=kr(1))
    office.rule(valid_to=date(2026, 11, 20))
    assert office.meter().own is None


def test_norway_holds_the_sum_against_the_national_threshold(tmp_path: Path) -> None:
    office = an_office(tmp_path / "grue.inkop", Country.NO)
    this = office.case(law=None, value=Money(1_00, "NOK"))
    for found in (office.meter(), office.meter(this=this)):
        assert found.rule is not None
        assert (found.rule.reference, found.law_adds_up) == ("§ 5-4 fjerde og niende ledd FOA", True)
        assert found.bound == Bound(Money(1_300_000_00, "NOK"), is_free=False)
    registers.close(office.register)


def test_years_go_back_to_the_earliest_purchase(office: Office) -> None:
    assert same_kind.years(office.register, TODAY) == [2026]
    office.case(started_on=date(2025, 1, 1))
    office.contract(procedure=Procedure.OPEN, signed_on=date(2020, 1, 1))
    assert same_kind.years(office.register, TODAY) == [2026, 2025]
    office.contract(signed_on=None, first_day=date(2024, 1, 1))
    assert same_kind.years(office.register, TODAY) == [2026, 2025, 2024]
