"""What must hold for any terms on any day, likely or absurd."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from inkop_desktop.rules import months
from inkop_desktop.rules.course import course_of, end_of_notice, notice_before, span_of
from inkop_desktop.rules.derivation import words
from inkop_desktop.rules.status import Phase, derive, phases
from inkop_desktop.rules.term_problems import problems
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind, Status

OVER = {Status.EXPIRED, Status.TERMINATED, Status.CLOSED}
LIKELY_DAYS = st.dates(date(1995, 1, 1), date(2045, 12, 31))
LIKELY_MONTHS = st.integers(0, 72)


def terms_of(days: st.SearchStrategy[date], counts: st.SearchStrategy[int]) -> st.SearchStrategy[Terms]:
    """Make terms of such days and counts, every fact optional."""
    day, count = st.none() | days, st.none() | counts
    option = st.builds(Option, count, day, st.sampled_from(OptionState), day)
    return st.builds(
        Terms,
        first_day=day,
        last_day=day,
        term_months=count,
        term_days=count,
        open_ended=st.booleans(),
        review_day=day,
        options=st.lists(option, max_size=3).map(tuple),
        renewal=st.sampled_from(RenewalKind),
        renewal_months=count,
        notice_months=count,
        notice_days=count,
        lead_months=count,
        notice_given_on=day,
        terminated_last_day=day,
        closed_on=day,
    )


LIKELY = terms_of(LIKELY_DAYS, LIKELY_MONTHS)
ANY = terms_of(st.dates(), st.integers(-(10**6), 10**6))
TACIT = st.builds(
    Terms,
    first_day=LIKELY_DAYS,
    term_months=st.integers(1, 72),
    renewal=st.just(RenewalKind.TACIT),
    renewal_months=st.integers(1, 36),
    notice_months=st.none() | st.integers(0, 12),
    closed_on=st.none() | LIKELY_DAYS,
)


def on(life: tuple[Phase, ...], day: date) -> Phase:
    """Return the one phase that a day lies in."""
    (phase,) = (each for each in life if each.first <= day and (each.last is None or day <= each.last))
    return phase


@given(LIKELY | ANY | TACIT)
def test_phases_cover_all_days_once_and_each_differs_from_the_next(terms: Terms) -> None:
    life = phases(terms)
    assert life[0].first == date.min
    assert life[-1].last is None
    for earlier, later in pairwise(life):
        assert earlier.last is not None
        assert earlier.first <= earlier.last
        assert later.first == months.day_after(earlier.last)
        assert replace(earlier, first=later.first, last=later.last) != later


@given(LIKELY | TACIT, LIKELY_DAYS)
@example(Terms(first_day=date(2024, 1, 1), term_months=12, closed_on=date(2024, 6, 1)), date(2024, 6, 1))
def test_the_projection_says_what_the_engine_says(terms: Terms, today: date) -> None:
    phase, derived = on(phases(terms), today), derive(terms, today)
    assert phase.status == derived.status
    assert (phase.next_action, phase.action) == (derived.next_action, derived.action)
    assert phase.runs_to == derived.last_day


@given(LIKELY | TACIT, st.data())
def test_they_agree_on_the_days_where_things_change(terms: Terms, data: st.DataObject) -> None:
    turn = data.draw(st.sampled_from(phases(terms)))
    for today in (turn.first, months.day_before(turn.first), turn.last or date.max):
        phase, derived = on(phases(terms), today), derive(terms, today)
        assert (phase.status, phase.next_action, phase.action, phase.runs_to) == (
            derived.status,
            derived.next_action,
            derived.action,
            derived.last_day,
        )


@given(ANY, st.dates())
def test_absurd_terms_give_absurd_dates_and_never_an_error(terms: Terms, today: date) -> None:
    derived = derive(terms, today)
    assert words(derived)
    assert on(phases(terms), today).status == derived.status
    problems(terms)


@given(LIKELY_DAYS, LIKELY_MONTHS)
def test_notice_comes_before_the_last_day_and_leaves_the_whole_notice_period(last: date, count: int) -> None:
    notice = notice_before(last, Terms(notice_months=count))
    assert notice is not None
    assert notice <= last
    first_free_day = months.day_after(last)
    assert months.add_months(months.day_after(notice), count) <= first_free_day
    assert months.add_months(months.day_after(notice), count) >= first_free_day - timedelta(3)


@given(LIKELY_DAYS, LIKELY_DAYS, st.integers(0, 130), st.booleans())
@example(date(2026, 12, 31), date(2026, 9, 30), 3, True)
@example(date(2025, 8, 30), date(2025, 2, 27), 6, True)
def test_notice_is_too_late_for_a_day_exactly_when_it_runs_to_that_day_or_longer(
    last: date, given_on: date, count: int, in_months: bool
) -> None:
    terms = Terms(notice_months=count) if in_months else Terms(notice_days=count)
    notice, end = notice_before(last, terms), end_of_notice(given_on, terms)
    assert notice is not None
    assert end is not None
    assert (notice <= given_on) == (last <= end)


@given(LIKELY_DAYS, st.integers(0, 72))
def test_notice_on_the_last_day_for_it_never_ends_a_contract_earlier(last: date, count: int) -> None:
    terms = Terms(last_day=last, notice_months=count)
    on_the_day = replace(terms, notice_given_on=notice_before(last, terms))
    assert derive(on_the_day, last).last_day == last
    open_ended = replace(on_the_day, last_day=None, open_ended=True)
    assert (derive(open_ended, last).last_day or date.max) >= last


@given(TACIT)
def test_notice_days_and_last_days_only_ever_go_forward(terms: Terms) -> None:
    course = course_of(terms)
    for days in (course.ends, course.notices):
        assert all(earlier < later for earlier, later in pairwise(days))
    assert all(notice <= end for notice, end in zip(course.notices, course.ends, strict=True))
    assert course.ends[-1] >= months.add_months(course.ends[0], 120)


@given(TACIT, st.dates(date(1990, 1, 1), date(2300, 12, 31)))
@example(
    Terms(
        first_day=date(2020, 1, 1),
        term_months=1,
        renewal=RenewalKind.TACIT,
        renewal_months=1,
        notice_months=12,
    ),
    date(2200, 1, 15),
)
def test_notice_ends_the_first_period_that_it_is_in_time_for(terms: Terms, given_on: date) -> None:
    course = course_of(replace(terms, notice_given_on=given_on))
    assert course.final is not None
    assert given_on <= (notice_before(course.final, terms) or course.final)
    if course.renewals:
        earlier = course_of(terms).ends[: course.renewals][-1]
        assert (notice_before(earlier, terms) or earlier) < given_on


@given(TACIT, st.integers(1, 36), LIKELY_DAYS)
def test_what_is_decided_on_an_option_takes_back_no_renewal_that_was_bound_to_come(
    terms: Terms, count: int, today: date
) -> None:
    def runs_to(state: OptionState) -> date | None:
        option = Option(count, None, state, today)
        return derive(replace(terms, options=(option,)), today).last_day

    undecided, extended = runs_to(OptionState.PLANNED), runs_to(OptionState.EXERCISED)
    assert undecided is not None
    assert extended is not None
    assert runs_to(OptionState.DECLINED) == undecided
    assert undecided < extended


@given(TACIT)
def test_renewals_do_not_drift(terms: Terms) -> None:
    course = course_of(terms)
    assert terms.first_day is not None
    for number, end in enumerate(course.ends):
        whole = (terms.term_months or 0) + number * (terms.renewal_months or 0)
        assert end == months.day_before(months.add_months(terms.first_day, whole))


@given(LIKELY_DAYS, st.lists(st.integers(1, 24), max_size=5))
def test_a_term_in_pieces_ends_when_the_whole_does(first: date, pieces: list[int]) -> None:
    options = tuple(Option(each, None, OptionState.EXERCISED) for each in pieces)
    pieced = derive(Terms(first_day=first, term_months=12, options=options), first)
    whole = derive(Terms(first_day=first, term_months=12 + sum(pieces)), first)
    assert pieced.last_day == whole.last_day


@given(LIKELY | TACIT, LIKELY_DAYS, st.integers(0, 4000))
def test_time_only_goes_forward(terms: Terms, today: date, days: int) -> None:
    now, later = derive(terms, today), derive(terms, today + timedelta(days))
    if now.last_day is not None and later.last_day is not None:
        assert now.last_day <= later.last_day
    if now.notice_day is not None and later.notice_day is not None:
        assert now.notice_day <= later.notice_day
    if now.status in OVER:
        assert later.status in OVER
    if now.status is not Status.FUTURE:
        assert later.status is not Status.FUTURE


@given(LIKELY | TACIT, LIKELY_DAYS)
def test_what_is_over_or_unknown_asks_for_nothing(terms: Terms, today: date) -> None:
    derived = derive(terms, today)
    if derived.status in OVER | {Status.DATES_MISSING}:
        assert derived.next_action is derived.action is None
    assert (derived.next_action is None) == (derived.action is None)


@given(LIKELY, LIKELY_DAYS)
def test_an_option_that_is_not_decided_never_extends(terms: Terms, today: date) -> None:
    undecided = tuple(replace(each, state=OptionState.PLANNED) for each in terms.options)
    with_options = derive(replace(terms, options=undecided), today)
    without = derive(replace(terms, options=()), today)
    assert with_options.last_day == without.last_day


@given(LIKELY, LIKELY_DAYS)
def test_the_latest_possible_last_day_is_no_earlier_than_the_last_day(terms: Terms, today: date) -> None:
    derived = derive(terms, today)
    if derived.last_day is not None and derived.latest_possible_last_day is not None:
        assert derived.last_day <= derived.latest_possible_last_day


@given(LIKELY)
def test_a_term_without_an_end_has_no_span(terms: Terms) -> None:
    stated = terms.last_day or (terms.first_day and (terms.term_months or terms.term_days))
    assert (span_of(terms) is not None) == bool(stated)
