"""A contract's life: its statuses, its next actions, its last days, drawn as lines."""

from datetime import date

import pytest

from inkop_desktop.rules.status import derive, phases
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import ActionKind, OptionState, RenewalKind, Status

day = date.fromisoformat
TACIT, EXPRESS = RenewalKind.TACIT, RenewalKind.EXPRESS
EXERCISED, DECLINED = OptionState.EXERCISED, OptionState.DECLINED


def life(terms: Terms, count: int = 99) -> list[str]:
    """Draw the first phases as lines: first day, status, next action and its day, last day."""
    return [
        " ".join(
            [
                "always" if phase.first == date.min else phase.first.isoformat(),
                phase.status,
                phase.action or "-",
                phase.next_action.isoformat() if phase.next_action else "-",
                phase.runs_to.isoformat() if phase.runs_to else "-",
            ]
        )
        for phase in phases(terms)[:count]
    ]


THREE_YEARS = Terms(first_day=day("2024-01-01"), term_months=36)


def test_a_contract_begins_runs_and_ends() -> None:
    assert life(THREE_YEARS) == [
        "always future ends 2026-12-31 2026-12-31",
        "2024-01-01 in_force ends 2026-12-31 2026-12-31",
        "2027-01-01 expired - - 2026-12-31",
    ]


def test_a_replacement_is_started_in_time_and_then_only_the_end_is_left() -> None:
    assert life(Terms(first_day=day("2024-01-01"), term_months=36, lead_months=9)) == [
        "always future replace 2026-03-31 2026-12-31",
        "2024-01-01 in_force replace 2026-03-31 2026-12-31",
        "2026-04-01 in_force ends 2026-12-31 2026-12-31",
        "2027-01-01 expired - - 2026-12-31",
    ]


def test_an_undecided_option_stays_the_next_action_until_the_contract_has_run_out() -> None:
    option = Option(12, decide_by=day("2026-08-31"))
    assert life(Terms(first_day=day("2024-01-01"), term_months=36, options=(option,))) == [
        "always future decide_option 2026-08-31 2026-12-31",
        "2024-01-01 in_force decide_option 2026-08-31 2026-12-31",
        "2026-02-28 option_decision decide_option 2026-08-31 2026-12-31",
        "2027-01-01 expired - - 2026-12-31",
    ]


def test_an_option_can_be_decided_on_the_last_day_itself() -> None:
    derived = derive(Terms(last_day=day("2026-12-31"), options=(Option(12),)), day("2026-12-31"))
    assert (derived.status, derived.action) == (Status.OPTION_DECISION, ActionKind.OPTION)


def test_a_tacit_contract_renews_once_its_notice_day_has_passed() -> None:
    terms = Terms(
        first_day=day("2024-01-01"), term_months=12, renewal=TACIT, renewal_months=12, notice_months=3
    )
    assert life(terms, 4) == [
        "always future give_notice 2024-09-30 2024-12-31",
        "2024-01-01 in_force give_notice 2024-09-30 2024-12-31",
        "2024-10-01 in_force give_notice 2025-09-30 2025-12-31",
        "2025-10-01 in_force give_notice 2026-09-30 2026-12-31",
    ]


def test_renewals_are_laid_out_far_ahead_and_then_the_contract_simply_runs_on() -> None:
    terms = Terms(first_day=day("1985-07-01"), term_months=60, renewal=TACIT, renewal_months=60)
    now = derive(terms, day("2026-11-20"))
    assert (now.status, now.last_day, now.notice_day) == (
        Status.IN_FORCE,
        day("2030-06-30"),
        day("2030-06-30"),
    )
    late = Terms(first_day=day("2090-01-01"), term_months=12, renewal=TACIT, renewal_months=12)
    assert phases(late)[-1].first > day("2100-12-31")
    assert life(late)[-1].endswith("in_force - - -")


def test_notice_in_time_ends_a_tacit_contract_and_late_notice_the_next_period() -> None:
    facts = {"first_day": day("2024-01-01"), "term_months": 12, "renewal": TACIT, "renewal_months": 12}
    in_time = Terms(**facts, notice_months=3, notice_given_on=day("2024-09-30"))
    assert life(in_time) == [
        "always future ends 2024-12-31 2024-12-31",
        "2024-01-01 in_force ends 2024-12-31 2024-12-31",
        "2024-09-30 notice_period ends 2024-12-31 2024-12-31",
        "2025-01-01 terminated - - 2024-12-31",
    ]
    late = Terms(**facts, notice_months=3, notice_given_on=day("2024-10-01"))
    assert life(late)[-2:] == [
        "2024-10-01 notice_period ends 2025-12-31 2025-12-31",
        "2026-01-01 terminated - - 2025-12-31",
    ]


def test_notice_on_a_fixed_term_ends_it_when_the_notice_period_has_run() -> None:
    early = Terms(
        first_day=day("2024-01-01"), term_months=36, notice_months=3, notice_given_on=day("2025-05-15")
    )
    assert life(early)[-2:] == [
        "2025-05-15 notice_period ends 2025-08-15 2025-08-15",
        "2025-08-16 terminated - - 2025-08-15",
    ]


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ({"notice_months": 3, "notice_given_on": "2026-11-01"}, "2026-12-31"),  # never past the last day
        ({"notice_months": 3, "notice_given_on": "2026-12-31"}, "2026-12-31"),
        ({"notice_days": 14, "notice_given_on": "2026-06-01"}, "2026-06-15"),
        ({"notice_months": 0, "notice_given_on": "2026-06-01"}, "2026-06-01"),  # it works at once
        ({"notice_days": 0, "notice_given_on": "2026-06-01"}, "2026-06-01"),
        ({"notice_given_on": "2026-06-01"}, "2026-12-31"),  # no notice period: it is let run out
    ],
)
def test_notice_on_a_fixed_term(facts: dict[str, object], last: str) -> None:
    given = facts | {"notice_given_on": day(str(facts["notice_given_on"]))}
    derived = derive(Terms(first_day=day("2024-01-01"), term_months=36, **given), day("2026-11-20"))
    assert derived.last_day == day(last)


def test_notice_after_the_last_day_changes_nothing() -> None:
    facts = {"last_day": day("2026-12-31"), "notice_months": 3}
    assert life(Terms(**facts, notice_given_on=day("2027-01-01"))) == life(Terms(**facts))
    assert (
        life(Terms(**facts, notice_given_on=day("2026-12-31")))[-1] == "2027-01-01 terminated - - 2026-12-31"
    )


def test_an_open_ended_contract_runs_until_its_notice_has_run() -> None:
    facts = {"first_day": day("2020-01-01"), "open_ended": True, "notice_months": 3}
    assert life(Terms(**facts)) == ["always future - - -", "2020-01-01 in_force - - -"]
    assert life(Terms(**facts, notice_given_on=day("2026-01-31"), lead_months=2)) == [
        "always future replace 2026-02-28 2026-04-30",
        "2020-01-01 in_force replace 2026-02-28 2026-04-30",
        "2026-01-31 notice_period replace 2026-02-28 2026-04-30",
        "2026-03-01 notice_period ends 2026-04-30 2026-04-30",
        "2026-05-01 terminated - - 2026-04-30",
    ]
    at_once = Terms(open_ended=True, notice_given_on=day("2026-01-31"))
    assert life(at_once)[-1] == "2026-02-01 terminated - - 2026-01-31"


def test_an_open_ended_contract_waits_for_its_review() -> None:
    terms = Terms(first_day=day("2020-01-01"), open_ended=True, review_day=day("2025-01-01"))
    assert life(terms)[-1] == "2020-01-01 in_force review 2025-01-01 -"
    derived = derive(terms, day("2026-11-20"))
    assert (derived.review_day, derived.action) == (day("2025-01-01"), ActionKind.REVIEW)
    assert derived.passed(derived.review_day)
    assert (
        derive(Terms(last_day=day("2026-12-31"), review_day=day("2025-01-01")), date.min).review_day is None
    )


def test_a_termination_wins_over_everything() -> None:
    terms = Terms(
        first_day=day("2024-01-01"),
        term_months=36,
        options=(Option(12),),
        renewal=TACIT,
        renewal_months=12,
        terminated_last_day=day("2025-03-31"),
    )
    assert life(terms) == [
        "always future ends 2025-03-31 2025-03-31",
        "2024-01-01 in_force ends 2025-03-31 2025-03-31",
        "2025-04-01 terminated - - 2025-03-31",
    ]
    assert life(Terms(terminated_last_day=day("2025-03-31")))[-1] == "2025-04-01 terminated - - 2025-03-31"


def test_a_terminated_contract_is_under_notice_from_the_day_it_was_given() -> None:
    terms = Terms(notice_given_on=day("2025-01-10"), terminated_last_day=day("2025-03-31"))
    assert life(terms) == [
        "always in_force ends 2025-03-31 2025-03-31",
        "2025-01-10 notice_period ends 2025-03-31 2025-03-31",
        "2025-04-01 terminated - - 2025-03-31",
    ]


def test_a_closed_contract_is_closed_from_that_day() -> None:
    terms = Terms(first_day=day("2024-01-01"), term_months=12, closed_on=day("2025-02-01"))
    assert life(terms)[-2:] == [
        "2025-01-01 expired - - 2024-12-31",
        "2025-02-01 closed - - 2024-12-31",
    ]
    assert life(Terms(closed_on=day("2025-02-01"))) == [
        "always dates_missing - - -",
        "2025-02-01 closed - - -",
    ]


def test_a_closed_contract_no_longer_renews() -> None:
    terms = Terms(
        first_day=day("2024-01-01"),
        term_months=12,
        renewal=TACIT,
        renewal_months=12,
        closed_on=day("2025-06-01"),
    )
    assert life(terms)[-1] == "2025-06-01 closed - - 2025-12-31"
    assert derive(terms, day("2040-01-01")).last_day == day("2025-12-31")


@pytest.mark.parametrize(
    "terms",
    [
        Terms(),
        Terms(first_day=day("2020-01-01")),
        Terms(first_day=day("2020-01-01"), term_months=0),
        Terms(first_day=day("2020-01-01"), term_days=-3),
        Terms(term_months=12, options=(Option(12),), renewal=TACIT, renewal_months=12, notice_months=3),
    ],
)
def test_missing_dates_are_a_status_and_never_late(terms: Terms) -> None:
    assert life(terms) == ["always dates_missing - - -"]
    derived = derive(terms, date.max)
    days = (derived.next_action, derived.last_day, derived.notice_day, derived.option_day, derived.replace_by)
    assert days == (None,) * 5


def test_a_last_day_alone_is_enough_to_be_in_force() -> None:
    assert life(Terms(last_day=day("2026-12-31")))[0] == "always in_force ends 2026-12-31 2026-12-31"


def test_a_tacit_renewal_of_unknown_length_ends_what_is_known() -> None:
    facts = {"last_day": day("2026-12-31"), "renewal": TACIT, "notice_months": 3, "lead_months": 12}
    assert life(Terms(**facts)) == [
        "always in_force give_notice 2026-09-30 2026-12-31",
        "2026-10-01 in_force - - 2026-12-31",
        "2027-01-01 dates_missing - - 2026-12-31",
    ]
    assert life(Terms(**facts, notice_given_on=day("2026-09-30")))[-2:] == [
        "2026-09-30 notice_period ends 2026-12-31 2026-12-31",
        "2027-01-01 terminated - - 2026-12-31",
    ]
    assert life(Terms(**facts, notice_given_on=day("2026-10-01")))[-2:] == [
        "2026-10-01 notice_period - - 2026-12-31",
        "2027-01-01 dates_missing - - 2026-12-31",
    ]
    assert derive(Terms(**facts), day("2026-11-01")).notice_day == day("2026-09-30")
    assert derive(Terms(**facts), day("2026-11-01")).replace_by is None


@pytest.mark.parametrize(
    ("options", "last", "latest", "number", "option_day"),
    [
        ((), "2026-12-31", "2026-12-31", None, None),
        ((Option(12),), "2026-12-31", "2027-12-31", 1, "2026-06-30"),
        ((Option(12), Option(6)), "2026-12-31", "2028-06-30", 1, "2026-06-30"),
        ((Option(12, None, EXERCISED), Option(6)), "2027-12-31", "2028-06-30", 2, "2027-06-30"),
        ((Option(12, None, EXERCISED), Option(6, None, EXERCISED)), "2028-06-30", "2028-06-30", None, None),
        ((Option(12, None, EXERCISED), Option(6, None, DECLINED)), "2027-12-31", "2027-12-31", None, None),
        ((Option(12, None, DECLINED), Option(6)), "2026-12-31", "2026-12-31", None, None),
        ((Option(None), Option(6)), "2026-12-31", "2027-06-30", 1, "2026-06-30"),
        ((Option(-5, None, EXERCISED),), "2026-12-31", "2026-12-31", None, None),
    ],
)
def test_only_exercised_options_extend(
    options: tuple[Option, ...], last: str, latest: str, number: int | None, option_day: str | None
) -> None:
    terms = Terms(first_day=day("2024-01-01"), term_months=36, options=options)
    derived = derive(terms, day("2025-01-01"))
    assert derived.last_day == day(last)
    assert derived.latest_possible_last_day == day(latest)
    assert derived.option_number == number
    assert derived.option_day == (day(option_day) if option_day else None)


@pytest.mark.parametrize(
    ("facts", "due", "opens"),
    [
        ({}, "2026-06-30", "2025-12-31"),  # six months, when nothing is said
        ({"lead_months": 12}, "2025-12-31", "2025-06-30"),
        ({"lead_months": 0}, "2026-12-31", "2026-06-30"),  # nothing to replace: until the last day
        ({"lead_months": -1}, "2026-12-31", "2026-06-30"),
        ({"notice_months": 3, "lead_months": 12}, "2026-09-30", "2026-03-31"),  # the supplier must be told
        ({"notice_days": 30}, "2026-12-01", "2026-06-01"),
        ({"notice_months": 48}, "2024-01-01", "2023-07-01"),  # not before the contract has begun
    ],
)
def test_when_an_option_is_due_if_the_contract_does_not_say(
    facts: dict[str, int], due: str, opens: str
) -> None:
    terms = Terms(first_day=day("2024-01-01"), term_months=36, options=(Option(12),), **facts)
    assert derive(terms, day("2024-06-01")).option_day == day(due)
    considered = [phase.first for phase in phases(terms) if phase.status is Status.OPTION_DECISION]
    assert considered[0] == max(day(opens), day("2024-01-01"))


def test_an_options_own_last_day_to_decide_comes_first() -> None:
    option = Option(12, decide_by=day("2026-02-14"))
    terms = Terms(last_day=day("2026-12-31"), options=(option,), notice_months=3, lead_months=12)
    assert derive(terms, day("2025-01-01")).option_day == day("2026-02-14")


def test_an_express_renewal_is_a_decision_after_the_options() -> None:
    facts = {"first_day": day("2024-01-01"), "term_months": 12, "renewal": EXPRESS, "renewal_months": 24}
    derived = derive(Terms(**facts), day("2024-02-01"))
    assert derived.last_day == day("2024-12-31")
    assert derived.latest_possible_last_day == day("2026-12-31")
    assert (derived.option_number, derived.option_day) == (1, day("2024-06-30"))
    with_option = derive(Terms(**facts, options=(Option(6),)), day("2024-02-01"))
    assert (with_option.option_number, with_option.latest_possible_last_day) == (1, day("2027-06-30"))
    assert derive(Terms(last_day=day("2024-12-31"), renewal=EXPRESS), day("2024-02-01")).option_day is None


def test_a_declined_option_ends_tacit_renewal_too() -> None:
    options = (Option(12, None, DECLINED),)
    terms = Terms(last_day=day("2026-12-31"), renewal=TACIT, renewal_months=12, options=options)
    assert life(terms)[-1] == "2027-01-01 expired - - 2026-12-31"


def test_an_option_of_a_tacit_contract_is_gone_once_it_has_renewed() -> None:
    terms = Terms(
        last_day=day("2026-12-31"),
        renewal=TACIT,
        renewal_months=12,
        notice_months=3,
        options=(Option(24, day("2026-10-31")),),
    )
    assert derive(terms, day("2026-12-31")).option_day == day("2026-10-31")
    assert derive(terms, day("2026-12-31")).status is Status.OPTION_DECISION
    assert derive(terms, day("2027-01-01")).option_day is None
    assert derive(terms, day("2027-01-01")).action is ActionKind.NOTICE


def test_a_missed_option_is_still_told_after_the_contract_has_run_out() -> None:
    terms = Terms(last_day=day("2026-12-31"), options=(Option(12),))
    derived = derive(terms, day("2027-02-01"))
    assert (derived.status, derived.next_action, derived.option_day) == (
        Status.EXPIRED,
        None,
        day("2026-06-30"),
    )


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ({"term_months": 1}, "2024-02-28"),  # 31 January and a month end before 29 February
        ({"term_months": 13}, "2025-02-27"),
        ({"term_days": 1}, "2024-01-31"),
        ({"term_days": 30}, "2024-02-29"),
        ({"term_months": 1, "term_days": 5}, "2024-02-28"),  # months win
        ({"last_day": day("2024-03-15"), "term_months": 1}, "2024-03-15"),  # and a stated day over both
    ],
)
def test_a_term_is_counted_from_its_first_day(facts: dict[str, object], last: str) -> None:
    assert derive(Terms(first_day=day("2024-01-31"), **facts), day("2024-02-01")).last_day == day(last)


def test_extensions_are_counted_from_the_start_and_do_not_drift() -> None:
    options = (Option(1, None, EXERCISED),) * 2
    facts = {"first_day": day("2024-01-31"), "term_months": 1, "options": options}
    assert derive(Terms(**facts), day("2024-02-01")).last_day == day("2024-04-29")
    agreed = Terms(**facts, last_day=day("2024-02-28"))
    assert derive(agreed, day("2024-02-01")).last_day == day("2024-04-29")


def test_notice_at_the_end_of_the_calendar_is_no_error() -> None:
    terms = Terms(
        last_day=date(9999, 6, 30),
        renewal=TACIT,
        renewal_months=12,
        notice_months=3,
        notice_given_on=date.max,
    )
    assert derive(terms, date.max).last_day == date(9999, 12, 30)


def test_contradictory_dates_still_give_one_status_a_day() -> None:
    backwards = Terms(first_day=day("2025-01-01"), last_day=day("2024-01-01"))
    assert life(backwards) == [
        "always future ends 2024-01-01 2024-01-01",
        "2024-01-02 expired - - 2024-01-01",
    ]
