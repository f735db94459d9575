"""The ground of a direct procurement: each of both countries, each of its conditions answered no."""

from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import ANY

import pytest
from casework import NO, SE, TODAY, answered, on_ground, whole, with_case, worth

from inkop_desktop import formats
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring import problems
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft
from inkop_desktop.records.law import OwnAmount
from inkop_desktop.records.procuring_rows import ConditionAnswer, Confirmed
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.pack import Ground
from inkop_desktop.rules.law.vocabulary import Certainty, Law, LimitKind, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law

GROUNDS = [ground for country in (SE, NO) for ground in reading.shipped(country).grounds]
CONDITIONS = [(ground, each.key) for ground in GROUNDS for each in ground.conditions]


def ids(found: list[Any]) -> list[str]:
    return [each.id if isinstance(each, Ground) else f"{each[0].id}-{each[1]}" for each in found]


@pytest.mark.parametrize("ground", GROUNDS, ids=ids(GROUNDS))
def test_a_ground_whose_conditions_hold_can_be_used(ground: Ground) -> None:
    draft = on_ground(ground)
    assert drafts.ground_of(draft) == ground
    assert problems.of_ground(draft) == {}
    assert drafts.may_go_on(draft) is True
    assert drafts.ending_of(draft) is Ending.CONTRACT


@pytest.mark.parametrize(("ground", "key"), CONDITIONS, ids=ids(CONDITIONS))
def test_a_ground_of_which_one_condition_does_not_hold_cannot(ground: Ground, key: str) -> None:
    draft = on_ground(ground, no=key)
    assert set(problems.of_ground(draft)) == {"conditions"}
    assert drafts.may_go_on(draft) is False
    assert drafts.ending_of(draft) is Ending.ADVERTISE
    unanswered = tuple(each for each in draft.case.conditions if each.condition != key)
    for conditions in (unanswered, (*unanswered, ConditionAnswer(condition=key))):
        open_still = with_case(draft, conditions=conditions)
        assert set(problems.of_ground(open_still)) == {"conditions"}
        assert drafts.may_go_on(open_still) is None
        assert drafts.ending_of(open_still) is Ending.CONTRACT


@pytest.mark.parametrize("ground", GROUNDS, ids=ids(GROUNDS))
def test_an_exception_needs_its_reasons(ground: Ground) -> None:
    draft = on_ground(ground, reasons=" ")
    assert set(problems.of_ground(draft)) == ({"reasons"} if ground.text.exception else set())


# What is asked before a ground can be chosen, and what is confirmed.


def unjudged(country: Country, **facts: Any) -> CaseDraft:
    """Return a draft that has neither ground nor confirmation."""
    return whole(country, **({"ground": "", "conditions": (), "confirmed": ()} | facts))


def said(draft: CaseDraft, field: str) -> str:
    return formats.worded(problems.of_ground(draft)[field])


def test_where_grounds_are_open_one_is_chosen() -> None:
    draft = unjudged(SE)
    assert set(problems.of_ground(draft)) == {"ground"}
    assert "Choose the ground" in said(draft, "ground")
    assert drafts.may_go_on(draft) is None


def test_a_ground_that_is_not_open_counts_as_none_chosen() -> None:
    """The price limit of the value is passed, and research is no service."""
    for ground in ("rd_goods", "repetition", "no such ground"):
        draft = unjudged(SE, ground=ground, nature=Nature.SERVICES if ground == "rd_goods" else Nature.GOODS)
        assert drafts.ground_of(draft) is None
        assert set(problems.of_ground(draft)) == {"ground"}


def test_that_none_holds_is_an_answer_with_reasons() -> None:
    draft = unjudged(SE, ground=NO_GROUND, reasons="")
    assert set(problems.of_ground(draft)) == {"reasons"}
    draft = with_case(draft, reasons="It can be advertised.")
    assert problems.of_ground(draft) == {}
    assert drafts.may_go_on(draft) is False
    assert drafts.ending_of(draft) is Ending.ADVERTISE


@pytest.mark.parametrize("missing", [{"started_on": None}, {"prices": ()}, {"law": None}])
def test_a_missing_fact_is_asked_for_first(missing: dict[str, Any]) -> None:
    draft = whole(SE, **missing)
    assert set(problems.of_ground(draft)) == {"ground"}
    assert said(draft, "ground").startswith("Missing: ")
    assert drafts.may_go_on(draft) is None
    assert problems.of_ground(with_case(draft, ground=NO_GROUND)) == {"reasons": ANY}


# In Sweden the law is known below 700,000 and not above it, until the authority has entered the amount.

BELOW, AT = 699_999, 700_000
OWN = [
    OwnAmount(
        law=law,
        limit_kind=kind,
        amount=Money(2_450_000_00, "SEK"),
        valid_from=date(2026, 1, 1),
        valid_to=date(2027, 12, 31),
        source="SFS 2026:12",
        certainty=Certainty.F,
        checked_on=date(2026, 2, 3),
    )
    for law, kind in ((Law.LOU, LimitKind.EU_GOODS_SERVICES_LOCAL), (Law.LOU, LimitKind.EU_WORKS))
]


def urgent(amount: int, day: date) -> CaseDraft:
    keys = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
    more = {"ground": "urgency", "conditions": answered(*keys), "reasons": "The roof has fallen in."}
    return whole(SE, prices=worth(SE, amount), started_on=day, **more)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1), date(2027, 12, 31)])
@pytest.mark.parametrize(("amount", "by_value"), [(BELOW, True), (AT, False), (AT + 1, False)])
def test_the_value_alone_is_low_enough_below_the_limit(day: date, amount: int, by_value: bool) -> None:
    draft = whole(SE, prices=worth(SE, amount), started_on=day)
    assert ("ground" in problems.of_ground(draft)) is not by_value
    assert (drafts.may_go_on(draft) is True) is by_value


@pytest.mark.parametrize(
    ("day", "is_known"),
    [(date(2025, 12, 31), True), (date(2026, 1, 1), False), (date(2027, 12, 31), False)],
)
def test_from_700_000_the_threshold_of_2026_is_asked_for(day: date, is_known: bool) -> None:
    """Which part of the law it is cannot be told without an amount that nobody has read; none is guessed."""
    draft = urgent(AT, day)
    assert problems.of_ground(urgent(BELOW, day)) == {}
    assert (problems.of_ground(draft) == {}) is is_known
    if not is_known:
        assert "Enter it with its source" in said(draft, "ground")
    around = replace(draft.around, pack=law.with_amounts(draft.around.pack, OWN))
    assert problems.of_ground(replace(draft, around=around)) == {}


# What is not known surely is confirmed, each entry of it.


def test_an_uncertain_amount_is_confirmed_with_its_source() -> None:
    draft = whole(NO, confirmed=())
    wanted = [entry.id for entry in draft.assessment.to_confirm]
    assert "no.scope" in wanted
    assert set(problems.of_ground(draft)) == {"confirmed"}
    assert "§ 5-1 andre ledd FOA" in said(draft, "confirmed")
    every = tuple(Confirmed(entry=each, source="lovdata.no", confirmed_on=TODAY) for each in wanted)
    for left_out in every:
        rest = tuple(each for each in every if each != left_out)
        assert set(problems.of_ground(with_case(draft, confirmed=rest))) == {"confirmed"}
    assert problems.of_ground(with_case(draft, confirmed=every)) == {}


def test_what_is_known_surely_needs_no_confirming() -> None:
    assert problems.of_ground(whole(SE, confirmed=())) == {}
    assert problems.of_ground(whole(NO, confirmed=(), started_on=date(2026, 4, 20))) == {}


@pytest.mark.parametrize(
    ("amount", "grounds", "goes_on"),
    [(499_999, False, True), (500_000, False, True), (1_299_999, False, True), (1_300_000, True, None)],
)
def test_in_norway_no_ground_is_asked_for_below_the_national_threshold(
    amount: int, grounds: bool, goes_on: bool | None
) -> None:
    draft = whole(NO, prices=worth(NO, amount), nature=Nature.GOODS)
    assert bool(draft.assessment.grounds_open) is grounds
    assert set(problems.of_ground(draft)) == ({"ground"} if grounds else set())
    assert drafts.may_go_on(draft) is goes_on
