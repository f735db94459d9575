"""What counts among purchases of the same kind, as what, and how far a sum has come."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.rules import same_kind
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.pack import Limit
from inkop_desktop.rules.law.vocabulary import Comparison, Law, LimitKind, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.rules.same_kind import Bound, CaseFacts, ContractFacts, Entry, Part, Reach
from inkop_desktop.rules.vocabulary import ContractKind, Country, Procedure

YEAR = same_kind.fiscal_year(2026)
DAY = date(2026, 3, 1)
LIMIT = Money(700_000_00, "SEK")


def kr(amount: int) -> Money:
    return Money(amount * 100, "SEK")


def a_case(number: int = 1, **facts: Any) -> CaseFacts:
    return replace(CaseFacts(number, f"Case {number}", 7, started_on=DAY, estimate=kr(100)), **facts)


def a_contract(number: int = 1, **facts: Any) -> ContractFacts:
    made = ContractFacts(number, f"Contract {number}", 7, ContractKind.SINGLE, Procedure.DIRECT, DAY, kr(500))
    return replace(made, **facts)


CASES = [
    ("an open case is reserved", {}, Part.RESERVED, 100),
    ("a decided one is decided", {"decided_on": DAY, "award": kr(90)}, Part.DECIDED, 90),
    ("without an award the estimate counts", {"decided_on": DAY}, Part.DECIDED, 100),
    ("an award that is not decided does not", {"award": kr(90)}, Part.RESERVED, 100),
    ("one that led to a contract is decided", {"ending": Ending.CONTRACT}, Part.DECIDED, 100),
    (
        "the contract's value goes before the award",
        {"decided_on": DAY, "award": kr(90), "contract_id": 5, "contract_value": kr(95)},
        Part.DECIDED,
        95,
    ),
    ("a concession", {"way": Way.CONCESSION}, Part.RESERVED, 100),
    ("a mixed contract", {"way": Way.MIXED}, Part.RESERVED, 100),
]


LATER = DAY + timedelta(days=1)
AS_OF = [
    ("an open case is open", {}, Part.RESERVED),
    ("one decided on the day is decided", {"decided_on": DAY}, Part.DECIDED),
    ("one decided the day after is open", {"decided_on": LATER, "award": kr(90)}, Part.RESERVED),
    (
        "whatever it ended in",
        {"decided_on": LATER, "ending": Ending.CONTRACT, "ended_on": DAY},
        Part.RESERVED,
    ),
    ("one cancelled on the day is gone", {"ending": Ending.CANCELLED, "ended_on": DAY}, None),
    ("one cancelled the day after is open", {"ending": Ending.CANCELLED, "ended_on": LATER}, Part.RESERVED),
    ("one cancelled on no day is gone", {"ending": Ending.CANCELLED}, None),
]


@pytest.mark.parametrize(("_name", "facts", "part"), AS_OF, ids=[each[0] for each in AS_OF])
def test_what_was_known_of_a_case_on_a_day(_name: str, facts: dict[str, Any], part: Part | None) -> None:
    found = same_kind.tally(YEAR, [a_case(**facts).as_of(DAY)], []).entries
    assert [(each.part, each.amount) for each in found] == ([(part, kr(100))] if part else [])


def test_what_stands_for_several_purchases_counts_as_so_many() -> None:
    found = same_kind.tally(YEAR, [a_case(), a_case(2)], [])
    first, _second = found.entries
    assert replace(found, entries=(*found.entries, replace(first, purchases=3))).purchases == 5


@pytest.mark.parametrize(("_name", "facts", "part", "amount"), CASES, ids=[each[0] for each in CASES])
def test_a_case_counts(_name: str, facts: dict[str, Any], part: Part, amount: int) -> None:
    (entry,) = same_kind.tally(YEAR, [a_case(**facts)], []).entries
    assert (entry.part, entry.amount, entry.noun, entry.id) == (part, kr(amount), "direct_procurement", 1)


@pytest.mark.parametrize(
    "facts",
    [
        {"ending": Ending.CALL_OFF},
        {"ending": Ending.OTHER_WAY},
        {"ending": Ending.CANCELLED},
        {"ending": Ending.ADVERTISE},
        {"way": Way.CENTRAL},
        {"way": Way.CHANGE},
        {"way": Way.INTERNAL},
        {"way": Way.EXEMPT},
        {"started_on": None},
    ],
)
def test_a_case_that_came_to_no_purchase_without_a_notice_does_not_count(facts: dict[str, Any]) -> None:
    assert same_kind.tally(YEAR, [a_case(**facts)], []).entries == ()


@pytest.mark.parametrize("procedure", list(Procedure))
def test_a_contract_counts_if_it_was_made_without_an_advertised_procedure(procedure: Procedure) -> None:
    found = same_kind.tally(YEAR, [], [a_contract(procedure=procedure)])
    counts = procedure in {Procedure.DIRECT, Procedure.THREE_QUOTES, Procedure.NEGOTIATED_WITHOUT_NOTICE}
    assert [each.part for each in found.entries] == [Part.CONTRACTS] * counts


def test_a_call_off_never_counts_nor_a_contract_of_which_the_day_is_not_known() -> None:
    contracts = [
        a_contract(kind=ContractKind.CALL_OFF),
        a_contract(2, day=None),
        a_contract(3, procedure=None),
    ]
    assert same_kind.tally(YEAR, [], contracts).entries == ()


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 1, 2), True),
        (date(2026, 12, 30), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_the_fiscal_year_is_the_calendar_year(day: date, counts: bool) -> None:
    found = same_kind.tally(YEAR, [a_case(started_on=day)], [a_contract(day=day)])
    assert len(found.entries) == 2 * counts


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({"decided_on": date(2026, 5, 1), "ordered_on": date(2026, 4, 1)}, date(2026, 5, 1)),
        ({"ordered_on": date(2026, 4, 1)}, DAY),
        ({"started_on": None, "ordered_on": date(2026, 4, 1)}, date(2026, 4, 1)),
    ],
)
def test_the_decision_says_the_year_before_it_the_beginning(facts: dict[str, Any], day: date) -> None:
    assert a_case(**facts).day == day


def test_twelve_months_end_on_the_day() -> None:
    found = same_kind.twelve_months(date(2026, 11, 21))
    assert (found.first, found.last) == (date(2025, 11, 22), date(2026, 11, 21))


def test_a_contract_of_a_case_counts_with_the_case_wherever_that_is() -> None:
    last_year = a_case(decided_on=date(2025, 12, 31), contract_id=5)
    assert same_kind.tally(YEAR, [last_year], [a_contract(5)]).entries == ()
    elsewhere = same_kind.tally(YEAR, [replace(last_year, decided_on=DAY, area_id=9)], [a_contract(5)])
    assert [(each.part, each.area_id) for each in elsewhere.entries] == [(Part.DECIDED, 9)]


def test_a_contract_of_a_case_that_does_not_count_stands_for_itself() -> None:
    cancelled = a_case(ending=Ending.CANCELLED, contract_id=5)
    found = same_kind.tally(YEAR, [cancelled], [a_contract(5)])
    assert [each.part for each in found.entries] == [Part.CONTRACTS]


def test_the_case_that_is_written_counts_in_place_of_the_stored_one() -> None:
    this = a_case(estimate=kr(300))
    found = same_kind.tally(YEAR, [a_case(), a_case(2)], [], this)
    assert [(each.part, each.amount) for each in found.entries] == [
        (Part.RESERVED, kr(100)),
        (Part.THIS, kr(300)),
    ]
    gone = same_kind.tally(YEAR, [a_case()], [], replace(this, way=Way.EXEMPT))
    assert gone.entries == ()


def test_the_case_that_is_written_counts_before_it_has_a_day() -> None:
    this = a_case(started_on=None)
    assert same_kind.tally(YEAR, [], [], this).entries[0].part is Part.THIS
    assert same_kind.tally(YEAR, [], [], replace(this, started_on=date(2025, 1, 1))).entries == ()


def test_sums_never_cross_currencies_and_what_has_no_amount_is_told() -> None:
    cases = [a_case(1), a_case(2, estimate=Money(5_00, "EUR")), a_case(3, estimate=None)]
    found = same_kind.tally(YEAR, cases, [a_contract()])
    assert found.total("SEK") == kr(600)
    assert found.sum_of(Part.CONTRACTS, "SEK") == kr(500)
    assert found.in_others("SEK") == (Money(5_00, "EUR"),)
    assert [each.id for each in found.without_amount] == [3]


def test_what_has_a_secret_amount_is_told_apart_from_what_has_none() -> None:
    first, second = same_kind.tally(YEAR, [a_case(1), a_case(2, estimate=None)], []).entries
    found = same_kind.Tally(YEAR, (replace(first, amount=None, is_secret=True), second))
    assert ([each.id for each in found.secret], [each.id for each in found.without_amount]) == ([1], [2])


amounts = st.integers(0, 10**9).map(kr)
days = st.dates(date(2025, 6, 1), date(2027, 6, 1))
cases_drawn = st.lists(
    st.builds(
        CaseFacts,
        id=st.integers(1, 99),
        title=st.just(""),
        area_id=st.none(),
        way=st.sampled_from(Way),
        started_on=st.none() | days,
        decided_on=st.none() | days,
        ending=st.none() | st.sampled_from(Ending),
        estimate=st.none() | amounts,
        contract_id=st.none() | st.integers(1, 9),
    ),
    unique_by=(lambda case: case.id, lambda case: case.contract_id or -(case.id or 0)),
)
contracts_drawn = st.lists(
    st.builds(
        ContractFacts,
        id=st.integers(1, 9),
        title=st.just(""),
        area_id=st.none(),
        kind=st.sampled_from(ContractKind),
        procedure=st.sampled_from(Procedure),
        day=days,
        value=amounts,
    ),
    unique_by=lambda contract: contract.id,
)


@given(cases_drawn, contracts_drawn)
def test_a_case_and_its_contract_count_once(cases: list[CaseFacts], contracts: list[ContractFacts]) -> None:
    entries = same_kind.tally(YEAR, cases, contracts).entries
    told = [(each.noun, each.id) for each in entries]
    by_id = {each.id: each for each in cases}
    led_to = {
        ("contract", by_id[each.id].contract_id) for each in entries if each.noun == "direct_procurement"
    }
    assert len(told) == len(set(told))
    assert led_to.isdisjoint(told)


@given(cases_drawn, contracts_drawn)
def test_the_parts_are_the_whole(cases: list[CaseFacts], contracts: list[ContractFacts]) -> None:
    found = same_kind.tally(YEAR, cases, contracts)
    parts = [found.sum_of(part, "SEK") for part in Part]
    assert sum(each.minor for each in parts) == found.total("SEK").minor
    assert sum(len(found.of(part)) for part in Part) == len(found.entries)


@pytest.mark.parametrize(
    ("total", "free", "reach"),
    [
        (LIMIT.minor * 8 // 10 - 1, False, Reach.FAR),
        (LIMIT.minor * 8 // 10, False, Reach.NEAR),
        (LIMIT.minor * 8 // 10 + 1, False, Reach.NEAR),
        (LIMIT.minor - 1, False, Reach.NEAR),
        (LIMIT.minor, False, Reach.REACHED),
        (LIMIT.minor, True, Reach.NEAR),
        (LIMIT.minor + 1, True, Reach.REACHED),
    ],
)
def test_a_sum_reaches_a_limit(total: int, free: bool, reach: Reach) -> None:
    assert Bound(LIMIT, free).reach(Money(total, "SEK")) is reach


def test_a_share_and_what_is_left() -> None:
    bound = Bound(kr(200), is_free=False)
    assert bound.share(kr(50)) == pytest.approx(0.25)
    assert bound.left(kr(50)) == kr(150)
    assert bound.left(kr(201)) == kr(0)


@pytest.mark.parametrize(
    ("comparison", "free"), [(Comparison.LT, False), (Comparison.GTE, False), (Comparison.GT, True)]
)
def test_a_limit_is_held_against_sums_as_the_statute_words_it(comparison: Comparison, free: bool) -> None:
    limit = a_limit(comparison, LIMIT)
    assert same_kind.bound_of(limit, "SEK") == Bound(LIMIT, free)
    assert same_kind.bound_of(limit, "NOK") is None


def test_a_limit_that_is_not_known_holds_nothing() -> None:
    assert same_kind.bound_of(None, "SEK") is None
    assert same_kind.bound_of(a_limit(Comparison.LT, None), "SEK") is None


def a_limit(comparison: Comparison, value: Money | None) -> Limit:
    shipped = reading.shipped(Country.SE).limits[0]
    return replace(shipped, comparison=comparison, value=value)


@pytest.mark.parametrize(
    ("law", "cpv", "kind"),
    [
        (Law.LOU, "", LimitKind.DIRECT_GENERAL),
        (Law.LUF, "30190000", LimitKind.DIRECT_GENERAL),
        (Law.LUK, "80000000", LimitKind.DIRECT_GENERAL),
        (Law.FOA, "", LimitKind.NATIONAL),
        (Law.FOA, "85100000", LimitKind.EEA_SPECIAL),
        (Law.UTILITIES, "85100000", LimitKind.EEA_GOODS_SERVICES_UTILITIES),
        (Law.CONCESSIONS, "", LimitKind.EEA_CONCESSIONS),
    ],
)
def test_the_limit_is_that_of_what_is_bought(law: Law, cpv: str, kind: LimitKind) -> None:
    country = law.country
    case = Case(country, DAY, law, Nature.SERVICES, cpv)
    found = same_kind.limit_for(Matter(reading.shipped(country), case, law, DAY))
    assert found is not None
    assert found.limit_kind is kind


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2025, 12, 31), LimitKind.DIRECT_SPECIAL),
        (date(2026, 1, 1), LimitKind.DIRECT_GENERAL),
    ],
)
def test_where_the_limit_of_a_special_service_is_not_known_the_lower_one_that_is_counts(
    day: date, kind: LimitKind
) -> None:
    case = Case(Country.SE, day, Law.LOU, Nature.SERVICES, "80000000")
    found = same_kind.limit_for(Matter(reading.shipped(Country.SE), case, Law.LOU, day))
    assert found is not None
    assert found.limit_kind is kind
    assert same_kind.bound_of(found, "SEK") is not None


def test_works_of_a_norwegian_utility_have_a_limit_of_their_own() -> None:
    case = Case(Country.NO, DAY, Law.UTILITIES, Nature.WORKS)
    found = same_kind.limit_for(Matter(reading.shipped(Country.NO), case, Law.UTILITIES, DAY))
    assert found is not None
    assert found.limit_kind is LimitKind.EEA_WORKS_UTILITIES


def test_before_the_packs_begin_there_is_no_limit() -> None:
    matter = Matter(reading.shipped(Country.SE), Case(Country.SE), Law.LOU, date(1990, 1, 1))
    assert same_kind.limit_for(matter) is None


@pytest.mark.parametrize(
    ("law", "day", "adds"),
    [
        (Law.LOU, date(2022, 1, 31), True),
        (Law.LOU, date(2022, 2, 1), False),
        (Law.LUF, date(2022, 1, 31), True),
        (Law.LUF, date(2022, 2, 1), False),
        (Law.LUK, DAY, True),
        (Law.FOA, DAY, True),
    ],
)
def test_whether_the_law_adds_up(law: Law, day: date, adds: bool) -> None:
    assert same_kind.adds_up(reading.shipped(law.country).rule(law, "same_kind", day)) is adds


def test_no_rule_adds_nothing_up() -> None:
    assert not same_kind.adds_up(None)


BOUND = Bound(kr(100), is_free=False)


def an_entry(amount: int | None, day: date | None = DAY) -> Entry:
    return Entry(Part.DECIDED, "contract", 1, "", 7, None if amount is None else kr(amount), day)


@pytest.mark.parametrize(
    ("amount", "is_below"), [(None, False), (89, False), (90, True), (99, True), (100, False), (101, False)]
)
def test_just_below_is_the_last_tenth(amount: int | None, is_below: bool) -> None:
    found = same_kind.series([an_entry(amount), an_entry(95)], BOUND)
    assert bool(found) is is_below


def test_another_currency_is_never_just_below() -> None:
    assert not BOUND.is_just_above(Money(95_00, "NOK"))


@pytest.mark.parametrize(
    ("later", "is_series"),
    [
        (add_months(DAY, 12) - timedelta(1), True),
        (add_months(DAY, 12), False),
        (add_months(DAY, 12) + timedelta(1), False),
        (None, False),
    ],
)
def test_a_series_lies_within_twelve_months(later: date | None, is_series: bool) -> None:
    assert bool(same_kind.series([an_entry(95, later), an_entry(95)], BOUND)) is is_series


def test_the_longest_series_is_told() -> None:
    later = [an_entry(95, date(2028, month, 1)) for month in (1, 2, 3)]
    assert same_kind.series([an_entry(90), *later], BOUND) == tuple(later)
