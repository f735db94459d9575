"""An option of a contract that renews tacitly, decided on when the last day for notice had passed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.rules import deciding
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind, Status

day = date.fromisoformat
TACIT, EXPRESS = RenewalKind.TACIT, RenewalKind.EXPRESS
EXERCISED, DECLINED = OptionState.EXERCISED, OptionState.DECLINED

RUNS_ON = (
    "The last day for notice was 2026-11-30: the renewal from and including 2027-01-01 runs all the same."
)
RENEWING = Terms(
    first_day=day("2025-01-01"),
    last_day=day("2026-12-31"),
    renewal=TACIT,
    renewal_months=12,
    notice_months=1,
)


@pytest.mark.parametrize(
    ("state", "decided_on", "last"),
    [
        (DECLINED, None, "2026-12-31"),  # nobody knows when: in time
        (DECLINED, "2026-11-30", "2026-12-31"),
        (DECLINED, "2026-12-01", "2027-12-31"),  # the renewal was bound to come
        (DECLINED, "2027-11-30", "2027-12-31"),
        (DECLINED, "2027-12-01", "2028-12-31"),
        (EXERCISED, None, "2027-06-30"),
        (EXERCISED, "2026-11-30", "2027-06-30"),
        (EXERCISED, "2026-12-01", "2028-06-30"),  # it begins where the contract then ends
        (EXERCISED, "2027-12-01", "2029-06-30"),
    ],
)
def test_what_is_decided_late_takes_nothing_of_a_renewal_back(
    state: OptionState, decided_on: str | None, last: str
) -> None:
    option = Option(6, None, state, day(decided_on) if decided_on else None)
    derived = derive(replace(RENEWING, options=(option,)), day("2026-12-10"))
    assert derived.last_day == day(last)
    after = derive(replace(RENEWING, options=(option,)), day("2040-01-01"))
    assert (after.status is Status.EXPIRED) == (state is DECLINED)


def late(*options: tuple[int | None, OptionState, str], **facts: object) -> str:
    """Return the last day as it is known before any further renewal."""
    decided = tuple(Option(months, None, state, day(on)) for months, state, on in options)
    last_day = derive(replace(RENEWING, options=decided, **facts), day("2026-12-10")).last_day
    assert last_day is not None
    return last_day.isoformat()


def test_each_option_is_late_or_in_time_by_itself() -> None:
    first = (6, EXERCISED, "2026-12-10")  # until 2028-06-30
    assert late(first, (3, EXERCISED, "2028-05-31")) == "2028-09-30"
    assert late(first, (3, EXERCISED, "2028-06-01")) == "2029-09-30"
    assert late(first, (3, DECLINED, "2028-06-01")) == "2029-06-30"
    assert late((None, EXERCISED, "2026-12-10"), (3, EXERCISED, "2026-12-11")) == "2028-03-31"


def test_once_declined_nothing_renews_or_extends_it_any_more() -> None:
    declined = (6, DECLINED, "2026-11-01")
    assert late(declined, (3, DECLINED, "2026-12-10")) == "2026-12-31"
    assert late(declined, (3, EXERCISED, "2026-12-10")) == "2026-12-31"


def test_notice_or_closing_before_a_late_decision_keeps_the_renewal_away() -> None:
    declined = (6, DECLINED, "2026-12-10")
    assert late(declined, notice_given_on=day("2026-11-30")) == "2026-12-31"
    assert late(declined, notice_given_on=day("2026-12-05")) == "2027-12-31"
    assert late(declined, notice_given_on=day("2026-12-15")) == "2027-12-31"  # not within the period
    assert late(declined, closed_on=day("2026-11-20")) == "2026-12-31"


def test_a_late_decision_is_read_as_in_time_where_no_renewal_is_known() -> None:
    exercised = (6, EXERCISED, "2026-12-10")
    assert late(exercised, renewal_months=None) == "2027-06-30"
    assert late(exercised, renewal=EXPRESS) == "2027-06-30"
    assert late(exercised, terminated_last_day=day("2027-03-31")) == "2027-03-31"


TODAY = day("2026-12-10")
WITH_OPTION = replace(RENEWING, options=(Option(6),))


def follows(before: Terms, after: Terms, language: str = "en") -> list[str]:
    with text.in_language(language):
        return [formats.worded(each) for each in deciding.consequences(before, after, TODAY)]


def test_what_is_said_to_follow_from_declining_late() -> None:
    assert follows(WITH_OPTION, deciding.decline_option(WITH_OPTION, 0, TODAY)) == [
        "The contract then runs until and including 2027-12-31.",
        "The decision was due on 2026-11-30.",
        RUNS_ON,
        "No option is left.",
    ]


def test_what_is_said_to_follow_from_exercising_late() -> None:
    assert follows(WITH_OPTION, deciding.exercise_option(WITH_OPTION, 0, TODAY)) == [
        "The contract then runs until and including 2028-06-30.",
        "The decision was due on 2026-11-30: make sure that the supplier agrees.",
        RUNS_ON,
        "No option is left.",
        "Renewed tacitly by 12 months unless notice is given by 2028-05-31.",
    ]


def test_what_was_decided_in_time_and_is_entered_late_follows_as_if_entered_in_time() -> None:
    in_time = deciding.exercise_option(WITH_OPTION, 0, day("2026-11-30"))
    assert follows(WITH_OPTION, in_time) == [
        "The contract then runs until and including 2027-06-30.",
        "No option is left.",
        "Renewed tacitly by 12 months unless notice is given by 2027-05-31.",
    ]


def test_an_option_with_a_day_of_its_own_after_the_notice_day_is_in_time_but_the_renewal_runs() -> None:
    later = replace(RENEWING, options=(Option(6, day("2026-12-20")),))
    assert follows(later, deciding.decline_option(later, 0, TODAY))[1:3] == [
        RUNS_ON,
        "No option is left.",
    ]


@pytest.mark.parametrize("decide", [deciding.exercise_option, deciding.decline_option])
def test_nothing_is_decided_late_where_nobody_knows_how_long_the_renewal_is(
    decide: Callable[[Terms, int, date], Terms],
) -> None:
    unknown = replace(WITH_OPTION, renewal_months=None)
    with text.in_language("en"), pytest.raises(UserError, match="how many months the contract renews"):
        decide(unknown, 0, TODAY)
    assert decide(unknown, 0, day("2026-11-30")).options[0].decided_on == day("2026-11-30")
