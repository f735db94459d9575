"""The dates that other systems got wrong: the last day for notice, and the warning before it.

Each vector is a fault report of a public tracker; the days are counted to an inclusive last day.
"""

from dataclasses import replace
from datetime import date

import pytest

from inkop_desktop import text
from inkop_desktop.rules.derivation import words
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Terms
from inkop_desktop.rules.vocabulary import ActionKind, Country, RenewalKind

day = date.fromisoformat
TACIT, EXPRESS, NONE = RenewalKind.TACIT, RenewalKind.EXPRESS, RenewalKind.NONE


@pytest.mark.parametrize(
    ("first", "months", "renewal", "notice", "today", "last", "notice_day", "warning"),
    [
        # Notice was counted from the first end after a tacit renewal.
        ("2024-08-28", 12, TACIT, 2, "2026-02-11", "2026-08-27", "2026-06-27", "2026-06-06"),
        # Three years and one tacit year could not be expressed.
        ("2020-08-01", 36, TACIT, 3, "2023-10-31", "2024-07-31", "2024-04-30", "2024-04-09"),
        # The first term was forgotten, and the mail came two years early.
        ("2018-09-27", 36, EXPRESS, 3, "2019-06-06", "2021-09-26", "2021-06-26", "2021-06-05"),
        # Sixty and twelve months were counted as twice sixty.
        ("2018-01-01", 60, TACIT, 3, "2023-06-01", "2023-12-31", "2023-09-30", "2023-09-09"),
        # The end of February clamps.
        ("2024-08-31", 12, NONE, 6, "2024-09-01", "2025-08-30", "2025-02-27", "2025-02-06"),
        ("2024-08-31", 12, NONE, 6, "2025-08-01", "2025-08-30", "2025-02-27", "2025-02-06"),
    ],
)
def test_the_vectors(
    first: str,
    months: int,
    renewal: RenewalKind,
    notice: int,
    today: str,
    last: str,
    notice_day: str,
    warning: str,
) -> None:
    terms = Terms(
        first_day=day(first),
        term_months=months,
        renewal=renewal,
        renewal_months=12 if renewal is not NONE else None,
        notice_months=notice,
    )
    derived = derive(terms, day(today))
    assert derived.last_day == day(last)
    assert derived.notice_day == day(notice_day)
    assert derived.warning_day == day(warning)


def test_notice_in_days_counts_back_from_the_last_day() -> None:
    terms = Terms(last_day=day("2026-12-31"), notice_days=30)
    assert derive(terms, day("2026-01-01")).notice_day == day("2026-12-01")
    at_any_time = Terms(last_day=day("2026-12-31"), notice_days=0)
    assert derive(at_any_time, day("2026-01-01")).notice_day == day("2026-12-31")


@pytest.mark.parametrize(
    ("months", "days", "last_day_for_notice", "period"),
    [
        (0, 30, "2026-12-01", "The notice period is 30 days. "),
        (-1, 30, "2026-12-01", "The notice period is 30 days. "),
        (1, 0, "2026-11-30", "The notice period is 1 month. "),
        (1, 30, "2026-11-30", "The notice period is 1 month. "),  # refused in a form, but it may stand there
        (0, 0, "2026-12-31", ""),
        (0, None, "2026-12-31", ""),
        (0, -1, "2026-12-31", ""),
    ],
)
def test_no_months_of_notice_leave_the_days(
    months: int, days: int | None, last_day_for_notice: str, period: str
) -> None:
    terms = Terms(first_day=day("2026-01-01"), term_months=12, notice_months=months, notice_days=days)
    derived = derive(terms, day("2026-02-01"))
    assert derived.notice_day == day(last_day_for_notice)
    given = derive(replace(terms, notice_given_on=derived.notice_day), day("2026-02-01"))
    assert given.last_day == day("2026-12-31")
    with text.in_language("en"):
        assert words(derived) == (
            f"12 months from 2026-01-01 until and including 2026-12-31. {period}"
            f"The last day for notice is {last_day_for_notice}."
        )


@pytest.mark.parametrize(
    ("last", "months", "given", "ends"),
    [
        ("2026-12-31", 3, "2026-09-30", "2026-12-31"),  # the last day for notice
        ("2026-12-31", 3, "2026-09-29", "2026-12-30"),
        ("2026-12-31", 3, "2026-09-28", "2026-12-28"),
        ("2025-08-30", 6, "2025-02-27", "2025-08-30"),  # so clamps the end of February
        ("2025-08-30", 6, "2025-02-26", "2025-08-26"),
        ("2026-12-31", 3, "2026-10-01", "2026-12-31"),  # never past the last day
    ],
)
def test_notice_on_its_last_day_ends_the_contract_on_no_earlier_one(
    last: str, months: int, given: str, ends: str
) -> None:
    terms = Terms(last_day=day(last), notice_months=months, notice_given_on=day(given))
    assert derive(terms, day("2025-01-01")).last_day == day(ends)


@pytest.mark.parametrize("months", [None, -1])
def test_less_than_no_notice_is_none(months: int | None) -> None:
    terms = Terms(last_day=day("2026-12-31"), notice_months=months, notice_days=months)
    assert terms.notice is derive(terms, day("2026-01-01")).notice_day is None


def test_a_passed_notice_day_is_shown_as_passed() -> None:
    terms = Terms(last_day=day("2026-12-31"), notice_months=3)
    derived = derive(terms, day("2026-10-01"))
    assert derived.notice_day == day("2026-09-30")
    assert derived.passed(derived.notice_day)
    assert not derive(terms, day("2026-09-30")).passed(derived.notice_day)
    assert not derived.passed(None)


def test_notice_never_moves_for_a_weekend_but_its_reminder_does() -> None:
    terms = Terms(
        first_day=day("2024-08-28"), term_months=12, renewal=TACIT, renewal_months=12, notice_months=2
    )
    derived = derive(terms, day("2026-02-11"))
    assert derived.notice_day == day("2026-06-27")  # a Saturday
    assert derived.next_action == day("2026-06-27")
    assert derived.action is ActionKind.NOTICE
    assert derived.reminder_day(Country.SE) == day("2026-06-26")


def test_without_a_notice_day_there_is_nothing_to_be_reminded_of() -> None:
    derived = derive(Terms(), day("2026-11-20"))
    assert derived.notice_day is derived.warning_day is derived.reminder_day(Country.NO) is None


def test_a_tacit_contract_without_a_notice_period_is_stopped_until_its_last_day() -> None:
    terms = Terms(first_day=day("2025-01-01"), term_months=12, renewal=TACIT, renewal_months=12)
    assert derive(terms, day("2025-12-31")).notice_day == day("2025-12-31")
    assert derive(terms, day("2026-01-01")).notice_day == day("2026-12-31")
