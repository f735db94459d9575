"""What an officer may decide about a contract, what it is refused for, and what follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.rules import deciding
from inkop_desktop.rules.course import course_of
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind, Status, Verb
from inkop_desktop.text import Message

day = date.fromisoformat
TODAY = day("2026-11-20")
TACIT, EXPRESS = RenewalKind.TACIT, RenewalKind.EXPRESS
EXERCISED, DECLINED = OptionState.EXERCISED, OptionState.DECLINED

FIXED = Terms(first_day=day("2024-01-01"), term_months=36)
OPTIONS = replace(FIXED, options=(Option(12, day("2026-12-01")), Option(6)))
RENEWING = replace(FIXED, renewal=TACIT, renewal_months=12, notice_months=1)
BY_DECISION = replace(FIXED, renewal=EXPRESS, renewal_months=24)
OPEN = Terms(first_day=day("2020-01-01"), open_ended=True, notice_months=3, review_day=TODAY)
CLOSED = replace(FIXED, closed_on=day("2026-05-01"))
OVER = Terms(last_day=day("2026-01-31"), renewal_months=12)


def test_an_exercised_option_extends_the_contract() -> None:
    extended = deciding.exercise_option(OPTIONS, 0, TODAY)
    assert extended.options[0] == Option(12, day("2026-12-01"), EXERCISED, TODAY)
    assert extended.options[1] == OPTIONS.options[1]
    assert derive(extended, TODAY).last_day == day("2027-12-31")
    again = deciding.exercise_option(extended, 1, TODAY)
    assert derive(again, TODAY).last_day == day("2028-06-30")


def test_a_declined_option_ends_it() -> None:
    declined = deciding.decline_option(OPTIONS, 0, TODAY)
    assert declined.options[0] == Option(12, day("2026-12-01"), DECLINED, TODAY)
    assert derive(declined, TODAY).latest_possible_last_day == day("2026-12-31")


def test_an_express_renewal_becomes_an_exercised_option() -> None:
    renewed = deciding.exercise_option(BY_DECISION, 0, TODAY)
    assert renewed.options == (Option(24, None, EXERCISED, TODAY),)
    assert derive(renewed, TODAY).last_day == day("2028-12-31")
    assert derive(renewed, TODAY).option_number == 2
    declined = deciding.decline_option(renewed, 1, TODAY)
    assert derive(declined, TODAY).option_number is None


def test_notice_is_given_once_and_ends_the_contract() -> None:
    noticed = deciding.give_notice(RENEWING, TODAY)
    assert noticed == replace(RENEWING, notice_given_on=TODAY)
    assert derive(noticed, TODAY).last_day == day("2026-12-31")
    assert derive(deciding.give_notice(OPEN, TODAY), TODAY).last_day == day("2027-02-20")
    without_period = replace(RENEWING, notice_months=None)
    assert derive(deciding.give_notice(without_period, TODAY), TODAY).last_day == day("2026-12-31")


def test_letting_a_renewal_run_changes_no_fact() -> None:
    assert deciding.let_renew(RENEWING, TODAY) is RENEWING


# The last days for notice of RENEWING are 30 November 2026, 2027, …; of MONTHLY the last of each month.
MONTHLY = replace(FIXED, renewal=TACIT, renewal_months=1, notice_months=1)
MEANT = [
    (RENEWING, ["2025-03-01"], {0}),
    (RENEWING, ["2026-11-30"], {0}),
    (RENEWING, ["2026-12-01"], {0}),  # written in late: the renewal that has just come
    (RENEWING, ["2027-02-28"], {0}),
    (RENEWING, ["2027-03-01"], {1}),
    (RENEWING, ["2027-11-30"], {1}),
    (RENEWING, ["2027-12-15"], {1}),
    (RENEWING, ["2026-11-21", "2026-12-15"], {0}),  # decided on already, and the next is far off
    (RENEWING, ["2026-12-15", "2026-12-16", "2027-03-01"], {0, 1}),
    (MONTHLY, ["2026-12-10"], {1}),  # the next is asked for, and comes first
    (MONTHLY, ["2026-12-10", "2026-12-10"], {0, 1}),
    (MONTHLY, ["2026-12-10", "2026-12-10", "2026-12-31"], {0, 1}),
    (replace(RENEWING, notice_given_on=TODAY), ["2026-11-21"], set()),
    (RENEWING, [], set()),
]


@pytest.mark.parametrize(("terms", "days", "periods"), MEANT)
def test_a_decision_lets_one_renewal_run(terms: Terms, days: list[str], periods: set[int]) -> None:
    assert deciding.renewals_decided(course_of(terms), [day(each) for each in days]) == periods


@given(
    months=st.integers(1, 36),
    notice=st.integers(0, 6),
    days=st.lists(st.dates(day("2024-01-01"), day("2040-12-31")), max_size=5),
    on=st.dates(day("2024-01-01"), day("2040-12-31")),
)
def test_a_later_decision_moves_no_earlier_one(months: int, notice: int, days: list[date], on: date) -> None:
    terms = replace(RENEWING, renewal_months=months, notice_months=notice)
    course = course_of(terms)
    before = deciding.renewals_decided(course, days)
    after = deciding.renewals_decided(course, [*days, on])
    assert before <= after
    try:
        deciding.let_renew(terms, on, days)
    except UserError:
        assert after == before
    else:
        (meant,) = after - before
        assert meant in {course.period(on), (course.period(on) or 0) - 1}


def test_a_contract_is_terminated_on_a_day() -> None:
    assert deciding.terminate(FIXED, TODAY) == replace(FIXED, terminated_last_day=TODAY)
    assert deciding.terminate(FIXED, day("2024-01-01")).terminated_last_day == day("2024-01-01")
    assert deciding.terminate(FIXED, day("2026-12-31")).terminated_last_day == day("2026-12-31")
    assert deciding.terminate(RENEWING, day("2030-06-30")).terminated_last_day == day("2030-06-30")
    unknown = Terms(last_day=day("2026-12-31"), renewal=TACIT)
    assert deciding.terminate(unknown, day("2027-06-30")).terminated_last_day == day("2027-06-30")
    assert deciding.terminate(Terms(), TODAY).terminated_last_day == TODAY


def test_a_review_sets_the_next_one() -> None:
    reviewed = deciding.review(OPEN, day("2028-11-20"), TODAY)
    assert reviewed == replace(OPEN, review_day=day("2028-11-20"))


@pytest.mark.parametrize("terms", [OVER, Terms(), replace(FIXED, terminated_last_day=day("2026-10-31"))])
def test_what_is_over_or_unknown_can_be_closed(terms: Terms) -> None:
    closed = deciding.close(terms, TODAY)
    assert closed == replace(terms, closed_on=TODAY)
    assert derive(closed, TODAY).status is Status.CLOSED


LONG_OPTION = replace(FIXED, options=(Option(None),))
NOTICED = replace(RENEWING, notice_given_on=day("2026-10-01"))
DECIDED = replace(FIXED, options=(Option(12, None, EXERCISED), Option(12)))


@pytest.mark.parametrize(
    ("decide", "reason"),
    [
        (lambda: deciding.exercise_option(OPTIONS, 1, TODAY), "Option 1 must be decided before option 2."),
        (lambda: deciding.exercise_option(OPTIONS, 7, TODAY), "Option 1 must be decided before option 8."),
        (lambda: deciding.exercise_option(DECIDED, 0, TODAY), "Option 1 has already been decided."),
        (lambda: deciding.exercise_option(FIXED, 0, TODAY), "no option to decide on"),
        (lambda: deciding.exercise_option(LONG_OPTION, 0, TODAY), "Option 1 has no length"),
        (lambda: deciding.exercise_option(OVER, 0, TODAY), "ran out on 2026-01-31"),
        (lambda: deciding.exercise_option(CLOSED, 0, TODAY), "closed on 2026-05-01"),
        (lambda: deciding.exercise_option(Terms(options=(Option(12),)), 0, TODAY), "not known when"),
        (lambda: deciding.decline_option(NOTICED, 0, TODAY), "no option to decide on"),
        (lambda: deciding.give_notice(NOTICED, TODAY), "already been given, on 2026-10-01"),
        (lambda: deciding.give_notice(FIXED, TODAY), "no notice period"),
        (lambda: deciding.give_notice(replace(OPEN, notice_months=None), TODAY), "no notice period"),
        (lambda: deciding.give_notice(Terms(notice_months=3), TODAY), "not known when"),
        (lambda: deciding.give_notice(OVER, TODAY), "ran out"),
        (
            lambda: deciding.give_notice(replace(OPEN, terminated_last_day=TODAY), day("2026-11-21")),
            "ran out",
        ),
        (lambda: deciding.let_renew(FIXED, TODAY), "not renewed tacitly"),
        (lambda: deciding.let_renew(NOTICED, TODAY), "already been given"),
        (lambda: deciding.let_renew(replace(RENEWING, renewal_months=None), TODAY), "how many months"),
        (
            lambda: deciding.let_renew(Terms(renewal=TACIT, renewal_months=12), TODAY),
            "not known",
        ),
        (lambda: deciding.let_renew(replace(RENEWING, closed_on=TODAY), TODAY), "closed"),
        (
            lambda: deciding.let_renew(RENEWING, TODAY, [day("2026-10-01")]),
            "the renewal from and including 2027-01-01",
        ),
        (
            lambda: deciding.let_renew(RENEWING, day("2026-12-15"), [TODAY]),
            "the renewal from and including 2027-01-01",
        ),
        (lambda: deciding.terminate(FIXED, day("2023-12-31")), "begins on 2024-01-01"),
        (lambda: deciding.terminate(FIXED, day("2027-01-01")), "ends on 2026-12-31 already"),
        (lambda: deciding.terminate(CLOSED, TODAY), "closed on 2026-05-01"),
        (lambda: deciding.review(FIXED, day("2028-01-01"), TODAY), "Only an open-ended"),
        (lambda: deciding.review(OPEN, TODAY, TODAY), "after this one, 2026-11-20"),
        (lambda: deciding.review(replace(OPEN, closed_on=TODAY), day("2028-01-01"), TODAY), "closed"),
        (lambda: deciding.close(CLOSED, TODAY), "closed on 2026-05-01"),
        (lambda: deciding.close(FIXED, TODAY), "runs until and including 2026-12-31"),
        (lambda: deciding.close(OPEN, TODAY), "still runs"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(decide: Callable[[], Terms], reason: str) -> None:
    with text.in_language("en"), pytest.raises(UserError) as refused:
        decide()
    assert reason in formats.worded(refused.value)


def told(sentences: tuple[Message, ...]) -> list[str]:
    with text.in_language("en"):
        return [formats.worded(each) for each in sentences]


def follows(before: Terms, after: Terms, today: date = TODAY) -> list[str]:
    return told(deciding.consequences(before, after, today))


def test_what_follows_from_exercising_an_option() -> None:
    assert follows(OPTIONS, deciding.exercise_option(OPTIONS, 0, TODAY)) == [
        "The contract then runs until and including 2027-12-31.",
        "Can be extended by 6 months, at the latest until and including 2028-06-30.",
        "Option 2 must be decided by 2027-06-30.",
    ]


def test_a_late_decision_needs_the_suppliers_consent() -> None:
    late = replace(OPTIONS, options=(Option(12, day("2026-11-19")),))
    assert follows(late, deciding.exercise_option(late, 0, TODAY)) == [
        "The contract then runs until and including 2027-12-31.",
        "The decision was due on 2026-11-19: make sure that the supplier agrees.",
        "No option is left.",
    ]
    on_the_day = replace(OPTIONS, options=(Option(12, TODAY),))
    assert len(follows(on_the_day, deciding.exercise_option(on_the_day, 0, TODAY))) == 2


def test_what_follows_from_declining() -> None:
    late = replace(OPTIONS, options=(Option(12, day("2026-11-19")),), lead_months=9)
    assert follows(late, deciding.decline_option(late, 0, TODAY)) == [
        "The contract then runs until and including 2026-12-31.",
        "No option is left.",
        "A replacement takes 9 months and should have been started by 2026-03-31.",
    ]


def test_what_follows_from_notice_termination_review_and_closing() -> None:
    assert follows(OPEN, deciding.give_notice(OPEN, TODAY)) == [
        "The contract then runs until and including 2027-02-20."
    ]
    assert follows(FIXED, deciding.terminate(FIXED, day("2026-11-19"))) == [
        "The contract ran until and including 2026-11-19."
    ]
    assert follows(OPEN, deciding.review(OPEN, day("2028-11-20"), TODAY)) == [
        "The contract runs on without a last day.",
        "It is to be reviewed by 2028-11-20.",
    ]
    assert follows(OVER, deciding.close(OVER, TODAY)) == [
        "The contract is closed and leaves the list of contracts in force."
    ]


def test_what_follows_from_not_renewing_a_contract_without_options() -> None:
    assert follows(BY_DECISION, deciding.decline_option(BY_DECISION, 0, TODAY)) == [
        "The contract then runs until and including 2026-12-31.",
        "The contract is not extended any further.",
    ]


def test_what_follows_from_notice_that_has_run_before_the_contract_begins() -> None:
    coming = Terms(first_day=day("2027-03-01"), term_months=12, notice_months=1)
    assert follows(coming, deciding.give_notice(coming, TODAY)) == [
        "The contract then never begins: it ends on 2026-12-20, before its first day, 2027-03-01."
    ]
    at_once = replace(coming, first_day=day("2026-12-20"))
    assert follows(at_once, deciding.give_notice(at_once, TODAY)) == [
        "The contract then runs until and including 2026-12-20."
    ]


@pytest.mark.parametrize(
    ("on", "today", "renewal", "runs_to", "notice"),
    [
        (TODAY, TODAY, "2027-01-01", "2027-12-31", "2027-11-30"),
        (day("2026-12-15"), day("2026-12-15"), "2027-01-01", "2027-12-31", "2027-11-30"),
        (day("2027-03-01"), day("2027-03-01"), "2028-01-01", "2028-12-31", "2028-11-30"),
        (TODAY, day("2028-03-01"), "2027-01-01", "2028-12-31", "2028-11-30"),  # entered long after
    ],
)
def test_what_follows_from_letting_a_renewal_run(
    on: date, today: date, renewal: str, runs_to: str, notice: str
) -> None:
    assert told(deciding.consequences_of_renewal(RENEWING, on, (), today)) == [
        f"The decision is about the renewal from and including {renewal}.",
        f"The contract then runs until and including {runs_to}.",
        f"Renewed tacitly by 12 months unless notice is given by {notice}.",
    ]


@pytest.mark.parametrize(
    ("today", "option"),
    [
        (day("2026-06-01"), "Option 1 must be decided by 2026-06-30."),
        (day("2026-06-30"), "Option 1 must be decided by 2026-06-30."),
        (day("2026-07-01"), "Option 1 should have been decided by 2026-06-30."),
    ],
)
def test_an_option_is_late_today_and_not_when_the_renewal_is_bound_to_come(today: date, option: str) -> None:
    terms = replace(RENEWING, options=(Option(24, day("2026-06-30")),))
    assert option in told(deciding.consequences_of_renewal(terms, today, (), today))


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        (Verb.EXERCISE, Act.EXTEND),
        (Verb.DECLINE, Act.EXTEND),
        (Verb.NOTICE, Act.TERMINATE),
        (Verb.LET_RENEW, Act.EXTEND),
        (Verb.REVIEW, None),
        (Verb.CLOSE, None),
        (Verb.TERMINATE, Act.TERMINATE),
    ],
)
def test_what_must_be_delegated_to_whoever_decides(verb: Verb, act: Act | None) -> None:
    assert deciding.ACT_OF.get(verb) is act


@pytest.mark.parametrize("taken", [None, day("2026-11-19"), TODAY])
def test_a_decision_may_be_entered_after_it_was_taken(taken: date | None) -> None:
    assert deciding.not_yet_taken(taken, TODAY) is None


def test_a_decision_is_not_entered_before_it_is_taken() -> None:
    untaken = deciding.not_yet_taken(day("2026-11-21"), TODAY)
    assert untaken is not None
    assert told((untaken,)) == ["A decision is entered when it has been taken, not before 2026-11-21."]


@pytest.mark.parametrize(
    ("verb", "decided_on", "taken"),
    [
        (Verb.EXERCISE, None, TODAY),
        (Verb.LET_RENEW, None, TODAY),
        (Verb.TERMINATE, None, None),
        (Verb.REVIEW, None, None),
        (Verb.REVIEW, day("2026-10-01"), day("2026-10-01")),
    ],
)
def test_when_a_decision_was_taken(verb: Verb, decided_on: date | None, taken: date | None) -> None:
    assert deciding.taken_on(verb, TODAY, decided_on) == taken
