"""Facts that cannot be right, each named beside its field."""

from datetime import date

import pytest

from inkop_desktop import formats, text
from inkop_desktop.rules.term_problems import problems
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind

day = date.fromisoformat
FIRST, LAST = day("2024-01-01"), day("2026-12-31")
EXERCISED = OptionState.EXERCISED


@pytest.mark.parametrize(
    "terms",
    [
        Terms(),
        Terms(first_day=FIRST, last_day=FIRST),
        Terms(first_day=FIRST, last_day=LAST, term_months=36),
        Terms(first_day=FIRST, last_day=day("2024-01-30"), term_days=30),
        Terms(last_day=LAST, term_months=36),
        Terms(first_day=day("1900-01-01"), term_months=1200),
        Terms(first_day=day("1900-01-01"), last_day=day("1970-01-01")),
        Terms(first_day=day("1926-01-01"), term_months=529),  # until 1970-01-31
        Terms(first_day=day("1926-01-01"), open_ended=True),
        Terms(first_day=day("1926-01-01"), term_months=12, renewal=RenewalKind.TACIT, renewal_months=12),
        Terms(last_day=day("2199-12-31"), notice_months=0, notice_days=0, lead_months=0),
        Terms(notice_months=0, notice_days=30),
        Terms(notice_months=3, notice_days=0),
        Terms(options=(Option(12, LAST, EXERCISED, FIRST), Option(1200))),
        Terms(
            first_day=day("1920-01-01"),
            term_months=588,
            options=(Option(720, None, EXERCISED, day("1968-06-30")),),
        ),
        Terms(first_day=FIRST, term_months=36, options=(Option(12, LAST),)),
        Terms(last_day=LAST, options=(Option(12), Option(12, day("2027-12-31")))),
        Terms(last_day=LAST, options=(Option(12, day("2028-01-01"), EXERCISED, FIRST),)),
        Terms(options=(Option(12, LAST),)),
        Terms(last_day=LAST, terminated_last_day=FIRST, options=(Option(12, LAST),)),
        Terms(open_ended=True, notice_months=3, review_day=LAST),
        Terms(renewal=RenewalKind.TACIT, renewal_months=12),
    ],
)
def test_terms_that_hold_together(terms: Terms) -> None:
    assert problems(terms) == ()


@pytest.mark.parametrize(
    ("terms", "field", "sentence"),
    [
        (Terms(first_day=LAST, last_day=FIRST), "last_day", "before the first day, 2026-12-31"),
        (Terms(first_day=FIRST, last_day=LAST, term_months=24), "last_day", "ends on 2025-12-31"),
        (Terms(first_day=FIRST, last_day=LAST, term_days=30), "last_day", "ends on 2024-01-30"),
        (Terms(term_months=12, term_days=30), "term_days", "months or in days"),
        (Terms(notice_months=1, notice_days=30), "notice_days", "months or in days"),
        (Terms(first_day=day("1899-12-31")), "first_day", "year 1899"),
        (Terms(first_day=day("1926-01-01"), term_months=528), "first_day", "year 1926"),
        (Terms(first_day=day("1926-01-01"), term_days=30), "first_day", "year 1926"),
        (Terms(first_day=day("1926-01-01"), last_day=day("1926-12-31")), "last_day", "year 1926"),
        (Terms(last_day=day("1969-12-31")), "last_day", "year 1969"),
        (Terms(notice_given_on=day("1926-12-31")), "notice_given_on", "year 1926"),
        (Terms(last_day=day("2200-01-01")), "last_day", "year 2200"),
        (Terms(review_day=day("0024-01-01")), "review_day", "year 24 "),
        (Terms(notice_given_on=day("2224-01-01")), "notice_given_on", "year 2224"),
        (Terms(terminated_last_day=day("2224-01-01")), "terminated_last_day", "year 2224"),
        (Terms(closed_on=day("2224-01-01")), "closed_on", "year 2224"),
        (Terms(term_months=0), "term_months", "0 cannot"),
        (Terms(term_months=1201), "term_months", "1,201 cannot"),
        (Terms(term_days=-1), "term_days", "-1 cannot"),
        (Terms(term_days=36526), "term_days", "cannot"),
        (Terms(renewal_months=0), "renewal_months", "cannot"),
        (Terms(notice_months=-1), "notice_months", "cannot"),
        (Terms(notice_days=-1), "notice_days", "cannot"),
        (Terms(lead_months=-1), "lead_months", "cannot"),
        (Terms(options=(Option(),)), "options", "Option 1 has no length"),
        (Terms(options=(Option(12), Option(-6))), "options", "-6 months cannot be right for option 2"),
        (Terms(options=(Option(1201),)), "options", "cannot be right for option 1"),
        (Terms(options=(Option(12, day("1914-06-28")),)), "options", "year 1914"),
        (Terms(options=(Option(12, None, EXERCISED, day("2914-06-28")),)), "options", "year 2914"),
        (Terms(options=(Option(12, None, EXERCISED, day("1968-06-30")),)), "options", "year 1968"),
        (
            Terms(first_day=FIRST, options=(Option(12, None, EXERCISED, day("1926-11-21")),)),
            "options",
            "year 1926",
        ),
        (Terms(options=(Option(12), Option(12, None, EXERCISED))), "options", "Option 2 is exercised"),
        (
            Terms(last_day=LAST, options=(Option(12, day("2027-01-01")),)),
            "options",
            "Option 1 cannot be decided on after 2026-12-31",
        ),
        (
            Terms(last_day=LAST, options=(Option(12, None, EXERCISED), Option(12, day("2028-01-01")))),
            "options",
            "Option 2 cannot be decided on after 2027-12-31",
        ),
        (
            Terms(last_day=LAST, options=(Option(12), Option(12, day("2028-01-01")))),
            "options",
            "Option 2 cannot be decided on after 2027-12-31",
        ),
        (Terms(open_ended=True, last_day=LAST), "last_day", "open-ended"),
        (Terms(open_ended=True, term_months=12), "term_months", "open-ended"),
        (Terms(open_ended=True, term_days=12), "term_days", "open-ended"),
        (Terms(open_ended=True, options=(Option(12),)), "options", "open-ended"),
        (Terms(open_ended=True, renewal=RenewalKind.TACIT), "renewal", "not renewed"),
    ],
)
def test_a_contradiction_is_named_beside_its_field(terms: Terms, field: str, sentence: str) -> None:
    with text.in_language("en"):
        ((found, message),) = problems(terms)
        assert found == field
        assert sentence in formats.worded(message)


@pytest.mark.parametrize(
    ("renewal", "earlier"),
    [
        (RenewalKind.NONE, Option(12, state=OptionState.DECLINED)),
        (RenewalKind.TACIT, Option(12)),
    ],
)
def test_a_day_to_decide_is_judged_where_it_is_known_what_the_option_extends(
    renewal: RenewalKind, earlier: Option
) -> None:
    assert not problems(
        Terms(last_day=LAST, renewal=renewal, options=(earlier, Option(12, day("2030-01-01"))))
    )


def test_an_option_without_length_is_said_once() -> None:
    terms = Terms(last_day=LAST, options=(Option(), Option(12, day("2028-01-01"))))
    assert len(problems(terms)) == 1


def test_every_contradiction_is_named() -> None:
    terms = Terms(first_day=LAST, last_day=FIRST, notice_months=-1, options=(Option(),))
    assert [field for field, _message in problems(terms)] == ["notice_months", "last_day", "options"]
