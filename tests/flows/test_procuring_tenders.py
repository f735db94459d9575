"""What the pages from the request to the signature ask for, to the day and the krone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from casework import (
    BOSS,
    ECONOMIST,
    NO,
    OFFICER,
    SE,
    TODAY,
    money,
    on_ground,
    whole,
    with_case,
    worth,
)

from inkop_desktop import formats
from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring import problems as before
from inkop_desktop.flows.procuring import tender_problems as pages
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring_rows import Handler, Invited
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Beginning, Nature, Route
from inkop_desktop.rules.organising import InterestKind
from inkop_desktop.rules.procuring import (
    OverLimit,
    TenderOutcome,
)
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services import procuring_order
from inkop_desktop.services.impartiality import Concern

ASKED_ON = date(2026, 9, 10)


# The request and the opening.


@pytest.mark.parametrize(("asked", "reasoned"), [(1, True), (2, True), (3, False), (4, False)])
def test_below_three_it_is_said_why_no_more_were_asked(asked: int, reasoned: bool) -> None:
    invited = tuple(Invited(supplier_id=each, asked_on=ASKED_ON) for each in range(1, asked + 1))
    draft = whole(SE, invited=invited, few_asked_reason="")
    assert set(pages.of_request(draft)) == ({"few_asked_reason"} if reasoned else set())
    assert pages.of_request(with_case(draft, few_asked_reason="There are no more.")) == {}


@pytest.mark.parametrize(
    ("amount", "asked", "reasoned"),
    [(599_999, 3, False), (600_000, 3, True), (600_000, 4, True), (600_000, 5, False), (600_000, 2, True)],
)
def test_the_authoritys_own_rule_may_want_more_asked(amount: int, asked: int, reasoned: bool) -> None:
    five = OwnRule(amount=money(SE, 600_000), beginning=Beginning.FROM, quotes=5)
    one = OwnRule(amount=money(SE, 1), beginning=Beginning.FROM, quotes=1)
    approval = OwnRule(amount=money(SE, 1), beginning=Beginning.FROM)
    invited = tuple(Invited(supplier_id=each, asked_on=ASKED_ON) for each in range(1, asked + 1))
    draft = whole(SE, invited=invited, few_asked_reason="", prices=worth(SE, amount))
    ruled = replace(draft, around=replace(draft.around, own_rules=(one, five, approval)))
    assert set(pages.of_request(ruled)) == ({"few_asked_reason"} if reasoned else set())


def test_each_supplier_was_asked_on_a_day() -> None:
    first, *others = whole(SE).case.invited
    draft = whole(SE, invited=(replace(first, asked_on=None), *others))
    assert set(pages.of_request(draft)) == {"invited"}


def test_two_persons_open_the_tenders() -> None:
    draft = whole(SE, opened_by_id=BOSS, witnessed_by_id=BOSS)
    assert set(pages.of_opening(draft)) == {"witnessed_by_id"}


def test_each_tender_has_the_day_on_which_it_came_in() -> None:
    first, second = whole(SE).case.tenders
    draft = whole(SE, tenders=(first, replace(second, received_on=None)))
    assert set(pages.of_opening(draft)) == {"tenders"}
    assert set(pages.of_opening(whole(SE, tenders=()))) == {"tenders"}


def test_declarations_are_confirmed_when_the_tenderers_are_known() -> None:
    day = date(2026, 9, 2)
    silent = Handler(person_id=ECONOMIST, declared_on=day)
    draft = whole(SE)
    handlers = draft.case.handlers
    found = pages.of_opening(with_case(draft, handlers=(*handlers, silent)))
    assert formats.worded(found["handlers"]) == "Nils confirms the declaration, knowing the tenderers."
    for done in (replace(silent, confirmed_on=day), replace(silent, replaced_by_id=OFFICER)):
        assert pages.of_opening(with_case(draft, handlers=(*handlers, done))) == {}


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (pages.of_opening, "opened_by_id"),
        (pages.of_opening, "witnessed_by_id"),
        (pages.of_decision, "decided_by_id"),
    ],
)
def test_whoever_opens_or_decides_declares_too(page: Callable[[CaseDraft], Problems], name: str) -> None:
    draft = whole(SE, **{name: ECONOMIST})
    assert set(page(draft)) == {"handlers"}
    day = date(2026, 9, 2)
    for declared_on in (None, day):
        nils = Handler(person_id=ECONOMIST, declared_on=declared_on, confirmed_on=day)
        found = page(with_case(draft, handlers=(*draft.case.handlers, nils)))
        assert set(found) == (set() if declared_on else {"handlers"})


CONCERN = Concern(
    person_id=OFFICER,
    name="Anna",
    handler_id=OFFICER,
    handler="Anna",
    supplier_id=1,
    supplier="Alfa",
    kind=InterestKind.OWNERSHIP,
    what="Shares",
)
SUPERIOR = replace(CONCERN, person_id=ECONOMIST, name="Nils")


DECLARED = replace(SUPERIOR, supplier_id=None, supplier="", kind=None)


@pytest.mark.parametrize("page", [before.of_case, before.of_contracts, pages.of_request, pages.of_decision])
def test_an_interest_is_told_as_soon_as_suppliers_are_named(page: Callable[[CaseDraft], Problems]) -> None:
    draft = whole(NO)
    assert page(draft) == {}
    found = page(replace(draft, concerns=(CONCERN,)))
    assert set(found) == {"handlers"}
    assert formats.worded(found["handlers"]).startswith("Anna has declared an interest in Alfa.")


@pytest.mark.parametrize(
    ("country", "concern", "said"),
    [
        (NO, DECLARED, ""),
        (SE, DECLARED, ""),
        (SE, CONCERN, "Anna has declared an interest in Alfa."),
        (NO, CONCERN, "Anna has declared an interest in Alfa."),
        (NO, SUPERIOR, ""),
        (SE, SUPERIOR, ""),
    ],
)
def test_ones_own_interest_in_a_tenderer_bars_from_handling_a_superiors_does_not(
    country: Country, concern: Concern, said: str
) -> None:
    found = pages.of_opening(replace(whole(country), concerns=(concern,)))
    assert set(found) == ({"handlers"} if said else set())
    assert not said or formats.worded(found["handlers"]).startswith(said)


@pytest.mark.parametrize(
    ("country", "concern", "decided_by", "said"),
    [
        (NO, DECLARED, OFFICER, "has declared a conflict of interest in this case."),
        (NO, SUPERIOR, OFFICER, "has declared an interest in Alfa."),
        (NO, DECLARED, BOSS, ""),
        (NO, SUPERIOR, BOSS, ""),
        (SE, DECLARED, OFFICER, ""),
        (SE, SUPERIOR, OFFICER, ""),
    ],
)
def test_in_norway_who_reports_to_somebody_disqualified_may_prepare_but_not_decide(
    country: Country, concern: Concern, decided_by: int, said: str
) -> None:
    draft = whole(country)
    draft = replace(draft, case=replace(draft.case, decided_by_id=decided_by), concerns=(concern,))
    found = pages.of_decision(draft)
    assert set(found) == ({"decided_by_id"} if said else set())
    assert not said or formats.worded(found["decided_by_id"]).startswith(
        f"Nils, whom Anna reports to, {said} Anna may prepare"
    )
    told = [formats.worded(value) for label, value in so_far(draft).facts if label == "May not decide"]
    assert told == (["Anna, who reports to Nils, but may prepare the case"] if country is NO else [])


# The comparison.

DEADLINE = date(2026, 10, 1)
LATE = [
    (DEADLINE - timedelta(1), "23:59", "12:00", False),
    (DEADLINE, "11.59", "12:00", False),
    (DEADLINE, "12:00", "kl. 12", False),
    (DEADLINE, "12.01", "12:00", True),
    (DEADLINE, "", "12:00", False),
    (DEADLINE, "12:01", "", False),
    (DEADLINE, "12:01", "noon", False),
    (DEADLINE + timedelta(1), "00:00", "12:00", True),
    (None, "12:01", "12:00", False),
]


@pytest.mark.parametrize(("day", "at", "until", "late"), LATE)
def test_a_late_tender_is_rejected(day: date | None, at: str, until: str, late: bool) -> None:
    first, second = whole(SE).case.tenders
    second = replace(second, received_on=day, received_at=at)
    draft = whole(SE, tenders=(first, second), tender_time=until, tender_deadline=DEADLINE)
    assert asks.is_late(draft.case, second) is late
    assert set(pages.of_evaluation(draft)) == ({"tenders"} if late else set())
    rejected = replace(second, outcome=TenderOutcome.REJECTED)
    assert pages.of_evaluation(with_case(draft, tenders=(first, rejected))) == {}


def test_without_a_deadline_no_tender_is_late() -> None:
    draft = whole(SE, tender_deadline=None)
    assert not any(asks.is_late(draft.case, each) for each in draft.case.tenders)


CHOSEN, NOT_CHOSEN = TenderOutcome.CHOSEN, TenderOutcome.NOT_CHOSEN
OUTCOMES = [
    ((CHOSEN, NOT_CHOSEN), ("a", "b"), ""),
    ((NOT_CHOSEN, NOT_CHOSEN), ("a", "b"), "Say which one tender is chosen."),
    ((CHOSEN, CHOSEN), ("a", "b"), "Say which one tender is chosen."),
    ((CHOSEN, None), ("a", "b"), "Give the reasons for each tender"),
    ((CHOSEN, NOT_CHOSEN), ("a", " "), "Give the reasons for each tender"),
    ((CHOSEN, NOT_CHOSEN), ("", "b"), "Give the reasons for each tender"),
]


@pytest.mark.parametrize(("outcomes", "reasons", "said"), OUTCOMES)
def test_one_tender_is_chosen_and_each_has_its_reasons(
    outcomes: tuple[TenderOutcome | None, ...], reasons: tuple[str, ...], said: str
) -> None:
    tenders = tuple(
        replace(each, outcome=outcome, why=why)
        for each, outcome, why in zip(whole(SE).case.tenders, outcomes, reasons, strict=True)
    )
    found = pages.of_evaluation(whole(SE, tenders=tenders))
    assert set(found) == ({"tenders"} if said else set())
    assert not said or formats.worded(found["tenders"]).startswith(said)


def tendered(draft: CaseDraft, price: int | None, award: int | None = None) -> CaseDraft:
    """Return a draft whose chosen tender has a price, and whose contract comes to an award."""
    country = draft.around.country
    first, second = draft.case.tenders
    amount, value = (None if each is None else money(country, each) for each in (price, award))
    return with_case(draft, tenders=(replace(first, amount=amount), second), award_value=value)


@pytest.mark.parametrize(
    ("price", "award", "over"),
    [
        (699_999, None, False),
        (700_000, None, True),
        (700_001, None, True),
        (None, None, False),
        (600_000, 699_999, False),
        (600_000, 700_000, True),
        (700_000, 600_000, True),
        (None, 700_000, True),
    ],
)
def test_a_price_at_the_limit_wants_a_reasoned_choice(
    price: int | None, award: int | None, over: bool
) -> None:
    draft = tendered(whole(SE), price, award)
    assert asks.is_over_limit(draft.case, draft.assessment) is over
    assert set(pages.of_evaluation(draft)) == ({"over_limit", "over_limit_reason"} if over else set())
    chosen = with_case(draft, over_limit=OverLimit.SOUND, over_limit_reason="Two quotes were below.")
    assert pages.of_evaluation(chosen) == {}


def test_before_a_tender_is_chosen_the_value_of_the_contract_is_the_price() -> None:
    draft = whole(SE, tenders=(), award_value=money(SE, 700_000))
    assert asks.is_over_limit(draft.case, draft.assessment)


# Ground, what it is estimated at, the price, and whether the ground is no longer open at it.
DEARER = [
    ("se.lou.ground.exceptional", 2_300_000, 2_389_584, False),
    ("se.lou.ground.exceptional", 2_300_000, 2_389_585, True),
    ("se.lou.ground.urgency", 2_300_000, 2_500_000, False),  # open above the threshold, too
    ("se.lou.ground.urgency.above", 90_000_000, 99_000_000, False),
    ("se.lou.ground.exceptional", 2_300_000, None, False),
    ("no.ground.one_supplier", 2_400_000, 2_499_999, False),
    ("no.ground.one_supplier", 2_400_000, 2_500_000, True),
]


@pytest.mark.parametrize(("entry", "amount", "price", "over"), DEARER)
def test_a_price_at_which_the_ground_is_not_open_wants_a_reasoned_choice(
    entry: str, amount: int, price: int | None, over: bool
) -> None:
    country = SE if entry.startswith("se") else NO
    ground = next(each for each in reading.shipped(country).grounds if each.id == entry)
    draft = tendered(on_ground(ground, prices=worth(country, amount)), price)
    assert draft.assessment.route is Route.BY_GROUND
    assert asks.is_over_limit(draft.case, draft.assessment) is over
    assert set(pages.of_evaluation(draft)) == ({"over_limit", "over_limit_reason"} if over else set())


def test_what_may_not_be_bought_at_all_has_no_limit_to_exceed() -> None:
    draft = tendered(whole(SE, prices=worth(SE, 800_000)), 900_000)
    for other in (draft, whole(SE, law=None)):
        assert not asks.is_over_limit(draft.case, other.assessment)


@pytest.mark.parametrize(("amount", "price", "over"), [(499_999, 500_000, True), (500_000, 1_299_999, False)])
def test_in_norway_the_limit_is_that_of_the_regime(amount: int, price: int, over: bool) -> None:
    draft = tendered(whole(NO, prices=worth(NO, amount)), price)
    assert asks.is_over_limit(draft.case, draft.assessment) is over


# The decision and the signature.


def test_an_open_ended_contract_has_no_last_day() -> None:
    assert set(pages.of_decision(whole(SE, award_to=None))) == {"award_to"}
    assert pages.of_decision(whole(SE, award_to=None, open_ended=True)) == {}


@pytest.mark.parametrize(
    ("supplier_id", "fields"), [(1, set()), (2, {"supplier_id"}), (None, {"supplier_id"})]
)
def test_the_decision_is_for_whom_the_evaluation_chose(supplier_id: int | None, fields: set[str]) -> None:
    assert set(pages.of_decision(whole(SE, supplier_id=supplier_id))) == fields
    assert pages.of_decision(whole(SE, tenders=(), supplier_id=2)) == {}


def test_the_only_one_that_was_asked_need_not_be_informed() -> None:
    first, second = whole(SE).case.tenders
    assert set(pages.of_signing(whole(SE, informed_on=None, tenders=(first, second)))) == {"informed_on"}
    alone = {"invited": (Invited(supplier_id=1),), "tenders": (first,)}
    assert pages.of_signing(whole(SE, informed_on=None, **alone)) == {}
    unasked = whole(SE, informed_on=None, invited=alone["invited"], tenders=(first, second))
    assert set(pages.of_signing(unasked)) == {"informed_on"}


def test_one_tender_is_compared_with_no_other() -> None:
    first, second = whole(SE).case.tenders
    assert set(pages.of_evaluation(whole(SE, evaluation="", tenders=(first, second)))) == {"evaluation"}
    assert pages.of_evaluation(whole(SE, evaluation="", tenders=(first,))) == {}


# The day of a voluntary notice, and the first on which the contract may be signed.
SHIELDS = [
    (SE, date(2026, 11, 3), date(2026, 11, 14)),  # ends on a Friday
    (SE, date(2026, 11, 4), date(2026, 11, 17)),  # on a Saturday: until Monday
    (SE, date(2026, 11, 5), date(2026, 11, 17)),  # on a Sunday
    (SE, date(2026, 12, 13), date(2026, 12, 24)),  # on the day before Christmas Eve
    (SE, date(2026, 12, 14), date(2026, 12, 29)),  # on Christmas Eve: until Monday the 28th
    (NO, date(2026, 12, 14), date(2026, 12, 25)),  # a working day in Norway
    (NO, date(2026, 5, 7), date(2026, 5, 19)),  # on the 17th, a Sunday: until Monday
    (NO, date(2027, 5, 7), date(2027, 5, 19)),  # on the 17th, Whit Monday: until Tuesday
]


def urgent(country: Country, **facts: Any) -> CaseDraft:
    key = {SE: "se.lou.ground.urgency", NO: "no.ground.urgent"}[country]
    return on_ground(next(each for each in reading.shipped(country).grounds if each.id == key), **facts)


def told(draft: CaseDraft) -> list[str]:
    """Return what is told of the day of the signature."""
    late = procuring_order.deviations(draft.case, draft.assessment)
    return [formats.worded(said) for field, said in late if field == "signed_on"]


@pytest.mark.parametrize(("country", "notice_on", "first"), SHIELDS)
def test_a_voluntary_notice_is_waited_out(country: Country, notice_on: date, first: date) -> None:
    draft = urgent(country, voluntary_notice_on=notice_on, decided_on=None, signed_on=first, award_from=None)
    draft = replace(draft, around=replace(draft.around, today=date(2028, 1, 3)))
    assert told(draft) == []
    early = with_case(draft, signed_on=first - timedelta(1))
    said = f"The contract was signed on {formats.day(first - timedelta(1))}, and might be signed on "
    assert told(early) == [f"{said}{formats.day(first)} at the earliest."]
    assert pages.of_signing(early) == {}, "what is true stands, and is told at the end"
    unsigned = with_case(draft, signed_on=None)
    assert set(pages.of_signing(unsigned)) == {"signed_on"}
    assert ("May be signed from", first) in so_far(unsigned).facts
    assert "May be signed from" not in dict(so_far(draft).facts)


def test_without_a_notice_or_a_standstill_nothing_is_waited_for() -> None:
    draft = urgent(SE)
    assert asks.first_day_to_sign(draft.case, draft.assessment) is None


def test_a_notice_that_was_not_needed_is_waited_out_too() -> None:
    draft = whole(SE, voluntary_notice_on=date(2026, 11, 4))
    assert asks.first_day_to_sign(draft.case, draft.assessment) == date(2026, 11, 17)


def test_a_notice_is_waited_out_as_long_as_the_pack_of_the_case_says() -> None:
    ten, fourteen = 'days = 10\nafter = "notice"', 'days = 14\nafter = "notice"'
    published = {"voluntary_notice_on": date(2026, 11, 2)}
    for draft in (urgent(SE, **published), whole(SE, **published)):  # needed or not
        loaded = reading.read(draft.around.pack.text.replace(ten, fourteen))
        longer = replace(draft, around=replace(draft.around, pack=loaded))
        assert asks.first_day_to_sign(draft.case, draft.assessment) == date(2026, 11, 13)
        assert asks.first_day_to_sign(longer.case, longer.assessment) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("country", "informed_on", "first"),
    [
        (SE, date(2025, 11, 4), date(2025, 11, 15)),
        (SE, date(2025, 11, 5), date(2025, 11, 18)),
        (SE, None, None),
        (NO, date(2026, 11, 3), date(2026, 11, 14)),
        (NO, date(2026, 11, 4), date(2026, 11, 17)),
    ],
)
def test_a_standstill_is_waited_out(country: Country, informed_on: date | None, first: date | None) -> None:
    """A purchase that is to be advertised waits from the day on which the tenderers were told."""
    facts = {"nature": Nature.SERVICES, "ground": NO_GROUND, "informed_on": informed_on, "conditions": ()}
    day = date(2025, 6, 2) if country is SE else TODAY
    draft = whole(country, prices=worth(country, 90_000_000), started_on=day, **facts)
    assert asks.first_day_to_sign(draft.case, draft.assessment) == first


def test_a_standstill_that_the_authority_sets_itself_has_no_day_here() -> None:
    draft = whole(NO, prices=worth(NO, 2_000_000), nature=Nature.GOODS, informed_on=TODAY)
    assert asks.duty(draft.assessment, "standstill") is not None
    assert asks.first_day_to_sign(draft.case, draft.assessment) is None
