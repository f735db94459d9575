"""The derivation of a contract's dates, read in Swedish, Norwegian and English."""

from datetime import date

import pytest

from inkop_desktop import text
from inkop_desktop.rules.derivation import sentence, words
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.steps import Step, StepKind
from inkop_desktop.rules.terms import Option, Terms
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind

day = date.fromisoformat
TODAY = day("2026-11-20")
TACIT, EXPRESS = RenewalKind.TACIT, RenewalKind.EXPRESS
EXERCISED, DECLINED = OptionState.EXERCISED, OptionState.DECLINED


def told(terms: Terms, language: str, today: date = TODAY) -> str:
    with text.in_language(language):
        return words(derive(terms, today))


FOOD = Terms(
    first_day=day("2024-01-01"),
    last_day=day("2026-12-31"),
    options=(Option(12, day("2026-06-30")), Option(12)),
)


def test_a_contract_with_options_in_three_languages() -> None:
    assert told(FOOD, "sv") == (
        "36 månader från 2024-01-01 till och med 2026-12-31. "
        "Kan förlängas 12 + 12\N{NO-BREAK SPACE}mån, längst till och med 2028-12-31. "
        "Option 1 skulle ha beslutats senast 2026-06-30."
    )
    assert told(FOOD, "nb") == (
        "36 måneder fra 01.01.2024 til og med 31.12.2026. "
        "Kan forlenges 12 + 12\N{NO-BREAK SPACE}mnd., lengst til og med 31.12.2028. "
        "Opsjon 1 skulle vært avgjort senest 30.06.2026."
    )
    assert told(FOOD, "en") == (
        "36 months from 2024-01-01 until and including 2026-12-31. "
        "Can be extended by 12 + 12 months, at the latest until and including 2028-12-31. "
        "Option 1 should have been decided by 2026-06-30."
    )


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (Terms(), "Neither the first nor the last day is known."),
        (Terms(first_day=day("2026-01-01")), "Begins on 2026-01-01; the last day is not known."),
        (
            Terms(last_day=day("2027-12-31")),
            "Until and including 2027-12-31; the first day is not known.",
        ),
        (
            Terms(first_day=day("2026-01-07"), last_day=day("2027-12-31"), lead_months=18),
            (
                "From 2026-01-07 until and including 2027-12-31. "
                "A replacement takes 18 months and should have been started by 2026-06-30."
            ),
        ),
        (
            Terms(first_day=day("2026-01-01"), last_day=day("2027-12-31"), lead_months=9, notice_months=1),
            (
                "24 months from 2026-01-01 until and including 2027-12-31. The notice period is 1 month. "
                "The last day for notice is 2027-11-30. "
                "A replacement takes 9 months and must be started by 2027-03-31."
            ),
        ),
        (
            Terms(first_day=day("2026-01-01"), term_days=330, notice_days=30),
            (
                "330 days from 2026-01-01 until and including 2026-11-26. The notice period is 30 days. "
                "The last day for notice was 2026-10-27."
            ),
        ),
        (
            Terms(first_day=day("2026-01-07"), last_day=day("2026-12-31"), term_days=330),
            "From 2026-01-07 until and including 2026-12-31.",
        ),
        (
            Terms(first_day=day("2026-11-07"), term_months=1, term_days=330),
            "1 month from 2026-11-07 until and including 2026-12-06.",
        ),
        (
            Terms(first_day=day("2026-11-20"), term_days=1, notice_days=1),
            (
                "1 day from 2026-11-20 until and including 2026-11-20. The notice period is 1 day. "
                "The last day for notice was 2026-11-19."
            ),
        ),
        (
            Terms(first_day=day("2026-11-01"), last_day=day("2026-11-30"), notice_months=0),
            "1 month from 2026-11-01 until and including 2026-11-30. The last day for notice is 2026-11-30.",
        ),
        (
            Terms(first_day=day("2024-08-28"), term_months=12, renewal=TACIT, renewal_months=12),
            (
                "12 months from 2024-08-28 until and including 2025-08-27. "
                "Renewed tacitly 2 times by 12 months, until and including 2027-08-27. "
                "Renewed tacitly by 12 months unless notice is given by 2027-08-27."
            ),
        ),
        (
            Terms(last_day=day("2025-12-31"), renewal=TACIT, renewal_months=12, closed_on=day("2026-02-01")),
            (
                "Until and including 2025-12-31; the first day is not known. "
                "Renewed tacitly once by 12 months, until and including 2026-12-31. Closed on 2026-02-01."
            ),
        ),
        (
            Terms(last_day=day("2026-12-31"), renewal=TACIT),
            (
                "Until and including 2026-12-31; the first day is not known. "
                "Renewed tacitly unless notice is given by 2026-12-31; it is not known for how long."
            ),
        ),
        (
            Terms(last_day=day("2025-12-31"), renewal=TACIT, notice_months=3),
            (
                "Until and including 2025-12-31; the first day is not known. The notice period is 3 months. "
                "Renewed tacitly, since no notice was given by 2025-09-30; it is not known for how long."
            ),
        ),
        (
            Terms(
                last_day=day("2026-08-27"),
                renewal=TACIT,
                renewal_months=12,
                notice_months=2,
                notice_given_on=day("2026-10-01"),
            ),
            (
                "Until and including 2026-08-27; the first day is not known. "
                "Renewed tacitly once by 12 months, until and including 2027-08-27. "
                "Notice was given on 2026-10-01; the contract runs until and including 2027-08-27."
            ),
        ),
        (
            Terms(
                last_day=day("2026-12-31"),
                renewal=TACIT,
                notice_months=3,
                notice_given_on=day("2026-10-01"),
            ),
            (
                "Until and including 2026-12-31; the first day is not known. "
                "Notice was given on 2026-10-01; it is not known when the contract then ends."
            ),
        ),
        (
            Terms(open_ended=True, notice_months=3, notice_given_on=day("2026-01-31")),
            (
                "Open-ended; the first day is not known. "
                "Notice was given on 2026-01-31; the contract ran until and including 2026-04-30."
            ),
        ),
        (
            Terms(
                first_day=day("2015-02-01"), open_ended=True, notice_months=3, review_day=day("2026-02-01")
            ),
            (
                "Open-ended from 2015-02-01. The notice period is 3 months. "
                "It should have been reviewed by 2026-02-01."
            ),
        ),
        (
            Terms(first_day=day("2015-02-01"), open_ended=True, review_day=TODAY),
            "Open-ended from 2015-02-01. It is to be reviewed by 2026-11-20.",
        ),
        (
            Terms(last_day=day("2027-12-31"), terminated_last_day=TODAY),
            (
                "Until and including 2027-12-31; the first day is not known. "
                "Terminated; the contract runs until and including 2026-11-20."
            ),
        ),
        (
            Terms(last_day=day("2027-12-31"), terminated_last_day=day("2026-11-19"), notice_months=3),
            (
                "Until and including 2027-12-31; the first day is not known. "
                "Terminated; the contract ran until and including 2026-11-19."
            ),
        ),
        (
            Terms(
                first_day=day("2020-08-01"),
                term_months=36,
                options=(Option(12, None, EXERCISED), Option(12), Option(6)),
            ),
            (
                "36 months from 2020-08-01 until and including 2023-07-31. "
                "Extended by 12 months, until and including 2024-07-31. "
                "Option 2 should have been decided by 2024-01-31. The contract ran out on 2024-07-31."
            ),
        ),
        (
            Terms(
                first_day=day("2024-01-01"),
                term_months=36,
                options=(Option(12, None, DECLINED, day("2026-05-04")), Option(6, None, DECLINED)),
            ),
            (
                "36 months from 2024-01-01 until and including 2026-12-31. "
                "Option 1 is not used, as decided on 2026-05-04. Option 2 is not used."
            ),
        ),
        (
            Terms(last_day=day("2026-12-31"), renewal=EXPRESS, renewal_months=12, notice_days=30),
            (
                "Until and including 2026-12-31; the first day is not known. "
                "Can be extended by 12 months, at the latest until and including 2027-12-31. "
                "The renewal must be decided by 2026-12-01. The notice period is 30 days. "
                "The last day for notice is 2026-12-01."
            ),
        ),
        (
            Terms(last_day=day("2026-12-31"), renewal=EXPRESS, renewal_months=12),
            (
                "Until and including 2026-12-31; the first day is not known. "
                "Can be extended by 12 months, at the latest until and including 2027-12-31. "
                "The renewal should have been decided by 2026-06-30."
            ),
        ),
        (
            Terms(last_day=day("2027-12-31"), options=(Option(None),)),
            (
                "Until and including 2027-12-31; the first day is not known. "
                "Option 1 must be decided by 2027-06-30."
            ),
        ),
        (
            Terms(
                last_day=day("2027-12-31"),
                renewal=TACIT,
                renewal_months=12,
                notice_months=3,
                options=(Option(24),),
            ),
            (
                "Until and including 2027-12-31; the first day is not known. "
                "Option 1 must be decided by 2027-09-30. The notice period is 3 months. "
                "Renewed tacitly by 12 months unless notice is given by 2027-09-30."
            ),
        ),
        (
            Terms(
                last_day=day("2026-10-31"),
                renewal=TACIT,
                renewal_months=12,
                notice_months=1,
                options=(
                    Option(6, None, EXERCISED, day("2026-10-01")),
                    Option(3, None, EXERCISED, day("2026-11-01")),
                    Option(3, None, DECLINED, day("2028-07-20")),
                ),
            ),
            (
                "Until and including 2026-10-31; the first day is not known. "
                "Renewed tacitly once by 12 months, until and including 2027-10-31. "
                "Extended by 6 + 3 months, until and including 2028-07-31. "
                "Renewed tacitly once by 12 months, until and including 2029-07-31. "
                "Option 3 is not used, as decided on 2028-07-20. "
                "The notice period is 1 month."
            ),
        ),
        (
            Terms(
                last_day=day("2024-10-31"),
                renewal=TACIT,
                renewal_months=12,
                options=(Option(6, None, EXERCISED, day("2024-11-01")),),
            ),
            (
                "Until and including 2024-10-31; the first day is not known. "
                "Renewed tacitly once by 12 months, until and including 2025-10-31. "
                "Extended by 6 months, until and including 2026-04-30. "
                "Renewed tacitly once by 12 months, until and including 2027-04-30. "
                "Renewed tacitly by 12 months unless notice is given by 2027-04-30."
            ),
        ),
        (
            Terms(
                last_day=day("2027-12-31"),
                renewal=EXPRESS,
                renewal_months=12,
                options=(Option(12, None, EXERCISED), Option(12, None, DECLINED, day("2026-05-04"))),
            ),
            (
                "Until and including 2027-12-31; the first day is not known. "
                "Extended by 12 months, until and including 2028-12-31. "
                "The contract is not extended any further, as decided on 2026-05-04."
            ),
        ),
        (
            Terms(
                last_day=day("2027-12-31"),
                renewal=EXPRESS,
                renewal_months=12,
                options=(Option(12, None, DECLINED), Option(6, None, DECLINED)),
            ),
            (
                "Until and including 2027-12-31; the first day is not known. "
                "The contract is not extended any further. Option 2 is not used."
            ),
        ),
        (
            Terms(
                first_day=day("2026-11-21"), term_months=1, renewal=TACIT, renewal_months=1, notice_months=3
            ),
            (
                "1 month from 2026-11-21 until and including 2026-12-20. "
                "Renews tacitly 2 times by 1 months, until and including 2027-02-20: "
                "it is too late to give notice for an earlier day. The notice period is 3 months. "
                "Renewed tacitly by 1 months unless notice is given by 2026-11-20."
            ),
        ),
        (
            Terms(
                first_day=day("2026-11-20"), term_months=1, renewal=TACIT, renewal_months=1, notice_months=3
            ),
            (
                "1 month from 2026-11-20 until and including 2026-12-19. "
                "Renewed tacitly 3 times by 1 months, until and including 2027-03-19. "
                "The notice period is 3 months. "
                "Renewed tacitly by 1 months unless notice is given by 2026-12-19."
            ),
        ),
        (
            Terms(
                first_day=day("2027-01-01"),
                term_months=12,
                notice_months=1,
                notice_given_on=day("2026-10-15"),
            ),
            (
                "12 months from 2027-01-01 until and including 2027-12-31. Notice was given on 2026-10-15 "
                "and has run before the contract's first day: the contract never begins."
            ),
        ),
        (
            Terms(
                first_day=day("2026-12-01"),
                term_months=12,
                notice_months=1,
                notice_given_on=day("2026-11-01"),
            ),
            (
                "12 months from 2026-12-01 until and including 2027-11-30. "
                "Notice was given on 2026-11-01; the contract runs until and including 2026-12-01."
            ),
        ),
        (
            Terms(
                first_day=day("2026-12-02"),
                open_ended=True,
                terminated_last_day=day("2026-12-01"),
            ),
            "Open-ended from 2026-12-02. Terminated before its first day: the contract never begins.",
        ),
        (
            Terms(  # notice would have run long after the first day; the termination is what ends it
                first_day=day("2027-01-01"),
                open_ended=True,
                notice_months=12,
                notice_given_on=day("2026-06-01"),
                terminated_last_day=day("2026-12-01"),
            ),
            "Open-ended from 2027-01-01. Terminated before its first day: the contract never begins.",
        ),
        (
            Terms(open_ended=True, options=(Option(12, None, EXERCISED),)),
            "Open-ended; the first day is not known.",
        ),
    ],
)
def test_each_derivation_in_words(terms: Terms, expected: str) -> None:
    assert told(terms, "en") == expected


@pytest.mark.parametrize("kind", StepKind, ids=lambda kind: kind.name)
@pytest.mark.parametrize("late", [False, True])
def test_every_step_has_a_sentence(kind: StepKind, late: bool) -> None:
    step = Step(kind, TODAY, TODAY, months=(12,), days=None, count=2, number=1, late=late)
    assert sentence(step).template.endswith(".")


@pytest.mark.parametrize(
    "terms",
    [
        Terms(last_day=day("2027-12-31"), terminated_last_day=day("2026-12-31")),
        Terms(last_day=day("2026-12-31"), terminated_last_day=day("2026-12-31")),
        Terms(open_ended=True, terminated_last_day=day("2026-12-31")),
        Terms(last_day=day("2025-12-31"), renewal=TACIT, terminated_last_day=day("2026-12-31")),
    ],
)
def test_a_termination_is_not_told_to_be_early_where_it_may_not_be(terms: Terms) -> None:
    ended = {
        "sv": "Avtalet upphör. Det gäller till och med 2026-12-31.",
        "nb": "Avtalen opphører. Den gjelder til og med 31.12.2026.",
    }
    for language, sentence_told in ended.items():
        assert sentence_told in told(terms, language)


def test_plurals_follow_the_language() -> None:
    terms = Terms(last_day=day("2025-12-31"), renewal=TACIT, renewal_months=12, notice_months=1)
    assert "Förlängt automatiskt en gång med 12\N{NO-BREAK SPACE}mån, till och med 2026-12-31." in told(
        terms, "sv", day("2026-11-01")
    )
    assert "Forlenget stilltiende 2 ganger med 12\N{NO-BREAK SPACE}mnd., til og med 31.12.2027." in told(
        terms, "nb", day("2026-12-31")
    )


@pytest.mark.parametrize(
    "terms",
    [
        Terms(last_day=day("2027-05-20"), lead_months=6),  # the replacement's last day is today
        Terms(last_day=day("2027-02-20"), notice_months=3),
        Terms(last_day=day("2027-02-20"), notice_months=3, renewal=TACIT),
        Terms(last_day=day("2027-02-20"), options=(Option(12, TODAY),)),
        Terms(open_ended=True, review_day=TODAY),
    ],
)
def test_nothing_is_late_on_its_own_day(terms: Terms) -> None:
    for_today = {step.day: step.late for step in derive(terms, TODAY).steps}
    assert for_today[TODAY] is False
    tomorrow = {step.day: step.late for step in derive(terms, day("2026-11-21")).steps}
    assert tomorrow[TODAY] is True


def test_a_contract_is_told_to_be_closed_from_the_day_it_was() -> None:
    terms = Terms(last_day=day("2026-01-31"), closed_on=TODAY)
    assert told(terms, "en").endswith("Closed on 2026-11-20.")
    assert told(terms, "en", day("2026-11-19")).endswith("The contract ran out on 2026-01-31.")
