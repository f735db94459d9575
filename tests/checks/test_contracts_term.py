"""Each day that a contract asks for is found from its first day on, and not the day before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from inkop_desktop.checks import contracts_term as checks
from inkop_desktop.checks.finding import Finding, Remedy, Severity
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.contracts import Contract, ContractDecision, ContractOption, ContractOwner
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import OptionState, RenewalKind, Verb
from inkop_desktop.services import records
from inkop_desktop.text import in_language

Find = Callable[..., list[Finding]]

DANGER, WARNING, INFORMATION, NONE = Severity.DANGER, Severity.WARNING, Severity.INFORMATION, None
ONE_DAY = timedelta(days=1)


def contract(**facts: Any) -> Contract:
    return Contract(number="2024-018", title="Livsmedel", **facts)


def tacit(**facts: Any) -> Contract:
    """Run 2024-01-01 to 2024-12-31 and on by twelve months; the last day for notice is 30 September."""
    terms = {"first_day": date(2024, 1, 1), "term_months": 12, "renewal_months": 12, "notice_months": 3}
    return contract(renewal=RenewalKind.TACIT, **(terms | facts))


def fixed(**facts: Any) -> Contract:
    """Run 2023-01-01 to 2026-12-31; a replacement takes twelve months."""
    return contract(first_day=date(2023, 1, 1), term_months=48, **({"lead_months": 12} | facts))


def with_option(**facts: Any) -> Contract:
    """Run to 2026-12-31 with an option to decide by 30 June, which opens on 31 December 2025."""
    return fixed(options=(ContractOption(months=12, decide_by=date(2026, 6, 30)),), **facts)


def open_ended(**facts: Any) -> Contract:
    """Run on, to be reviewed by 2026-06-30."""
    return contract(first_day=date(2020, 1, 1), open_ended=True, review_day=date(2026, 6, 30), **facts)


def priced(**facts: Any) -> Contract:
    """Run to 2026-12-31 with a price to adjust on 1 April."""
    return fixed(price_next_on=date(2026, 4, 1), **facts)


DAYS = [
    # The last day for notice is 2024-09-30: three months before it, one month before it, its day.
    (checks.notice_day, tacit(), date(2024, 6, 29), NONE),
    (checks.notice_day, tacit(), date(2024, 6, 30), WARNING),
    (checks.notice_day, tacit(), date(2024, 7, 1), WARNING),
    (checks.notice_day, tacit(), date(2024, 8, 29), WARNING),
    (checks.notice_day, tacit(), date(2024, 8, 30), DANGER),
    (checks.notice_day, tacit(), date(2024, 9, 30), DANGER),
    (checks.notice_day, tacit(), date(2024, 10, 1), NONE),
    # The next period has a last day for notice of its own.
    (checks.notice_day, tacit(), date(2025, 6, 29), NONE),
    (checks.notice_day, tacit(), date(2025, 6, 30), WARNING),
    # Nobody knows for how long it renews: what is known is asked for all the same.
    (checks.notice_day, tacit(renewal_months=None), date(2024, 6, 29), NONE),
    (checks.notice_day, tacit(renewal_months=None), date(2024, 6, 30), WARNING),
    (checks.notice_day, tacit(renewal_months=None), date(2024, 10, 1), NONE),
    (checks.renewed, tacit(), date(2024, 9, 30), NONE),
    (checks.renewed, tacit(), date(2024, 10, 1), INFORMATION),
    (checks.renewed, tacit(), date(2024, 12, 31), INFORMATION),
    (checks.renewed, tacit(), date(2025, 1, 1), NONE),
    (checks.renewed, tacit(), date(2025, 10, 1), INFORMATION),
    (checks.renewed, tacit(renewal_months=None), date(2024, 10, 1), NONE),
    (checks.option_day, with_option(), date(2025, 12, 30), NONE),
    (checks.option_day, with_option(), date(2025, 12, 31), WARNING),
    (checks.option_day, with_option(), date(2026, 5, 29), WARNING),
    (checks.option_day, with_option(), date(2026, 5, 30), DANGER),
    (checks.option_day, with_option(), date(2026, 6, 30), DANGER),
    (checks.option_day, with_option(), date(2026, 7, 1), DANGER),
    (checks.option_day, with_option(), date(2026, 12, 31), DANGER),
    (checks.option_day, with_option(), date(2027, 1, 1), NONE),
    # A replacement begins on 2025-12-31 at the latest.
    (checks.replacement, fixed(), date(2025, 12, 30), NONE),
    (checks.replacement, fixed(), date(2025, 12, 31), WARNING),
    (checks.replacement, fixed(), date(2026, 1, 1), WARNING),
    (checks.replacement, fixed(), date(2026, 9, 30), WARNING),
    (checks.replacement, fixed(), date(2026, 10, 1), DANGER),
    (checks.replacement, fixed(), date(2026, 12, 31), DANGER),
    (checks.replacement, fixed(), date(2027, 1, 1), NONE),
    # It takes no time to replace: it is told of a month before its last day.
    (checks.replacement, fixed(lead_months=0), date(2026, 11, 30), NONE),
    (checks.replacement, fixed(lead_months=0), date(2026, 12, 1), DANGER),
    (checks.replacement, fixed(lead_months=0), date(2026, 12, 31), DANGER),
    (checks.replacement, fixed(lead_months=0), date(2027, 1, 1), NONE),
    (checks.replacement, with_option(lead_months=0), date(2026, 12, 31), NONE),
    (checks.replacement, tacit(lead_months=0), date(2024, 12, 31), NONE),
    (checks.replacement, fixed(lead_months=None), date(2025, 12, 31), WARNING),
    (checks.replacement, with_option(lead_months=18), date(2025, 6, 29), NONE),
    (checks.replacement, with_option(lead_months=18), date(2025, 6, 30), WARNING),
    (checks.replacement, with_option(lead_months=18), date(2025, 12, 31), NONE),
    (checks.replacement, open_ended(), date(2026, 12, 31), NONE),
    (checks.replacement, tacit(), date(2024, 12, 31), NONE),
    (checks.expired, fixed(), date(2026, 12, 31), NONE),
    (checks.expired, fixed(), date(2027, 1, 1), DANGER),
    (checks.expired, fixed(), date(2027, 12, 31), DANGER),
    (checks.expired, fixed(), date(2028, 1, 1), INFORMATION),
    (checks.expired, tacit(), date(2027, 1, 1), NONE),
    (checks.review_day, open_ended(), date(2026, 5, 29), NONE),
    (checks.review_day, open_ended(), date(2026, 5, 30), WARNING),
    (checks.review_day, open_ended(), date(2026, 6, 30), WARNING),
    (checks.review_day, open_ended(), date(2026, 7, 1), DANGER),
    (checks.price_adjustment, priced(), date(2026, 2, 28), NONE),
    (checks.price_adjustment, priced(), date(2026, 3, 1), WARNING),
    (checks.price_adjustment, priced(), date(2026, 4, 1), WARNING),
    (checks.price_adjustment, priced(), date(2026, 4, 2), DANGER),
    (checks.price_adjustment, fixed(), date(2026, 4, 2), NONE),
]


@pytest.mark.parametrize(("check", "saved", "today", "severity"), DAYS)
def test_a_day_is_found_when_it_nears(
    find: Find, check: Any, saved: Contract, today: date, severity: Severity | None
) -> None:
    found = find(check, today, saved)
    assert [each.severity for each in found] == ([] if severity is None else [severity])


ON = {
    checks.notice_day: (tacit(), date(2024, 9, 1)),
    checks.renewed: (tacit(), date(2024, 10, 1)),
    checks.option_day: (with_option(), date(2026, 6, 1)),
    checks.replacement: (fixed(), date(2026, 6, 1)),
    checks.expired: (fixed(), date(2027, 1, 1)),
    checks.review_day: (open_ended(), date(2026, 6, 30)),
    checks.price_adjustment: (priced(), date(2026, 4, 1)),
}
OVER = [{"terminated_last_day": -ONE_DAY}, {"closed_on": -ONE_DAY}]


@pytest.mark.parametrize("ended", OVER)
@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda each: each.id)
def test_a_contract_that_was_terminated_or_closed_is_left_alone(
    find: Find, check: Any, ended: dict[str, timedelta]
) -> None:
    saved, today = ON[check]
    assert find(check, today, replace(saved, **{name: today + since for name, since in ended.items()})) == []


@pytest.mark.parametrize(
    ("check", "decided"),
    [
        (checks.notice_day, {"notice_given_on": date(2024, 8, 31)}),
        (checks.renewed, {"notice_given_on": date(2024, 8, 31)}),
        (checks.option_day, {"options": (ContractOption(months=12, state=OptionState.EXERCISED),)}),
        (checks.option_day, {"options": (ContractOption(months=12, state=OptionState.DECLINED),)}),
        (checks.review_day, {"notice_given_on": date(2026, 6, 1), "notice_months": 3}),
    ],
)
def test_what_has_been_decided_is_not_asked_again(find: Find, check: Any, decided: dict[str, Any]) -> None:
    saved, today = ON[check]
    assert find(check, today, replace(saved, **decided)) == []


LET_RENEW = [
    # decided on, asked for on 2024-09-01, told of on 2024-10-01
    (date(2023, 12, 1), False, False),
    (date(2024, 9, 30), False, False),
    (date(2024, 10, 1), False, False),  # written in late
    (date(2024, 12, 31), False, False),
    (date(2025, 1, 1), True, True),
]


@pytest.mark.parametrize(("decided", "is_asked", "is_told"), LET_RENEW)
def test_letting_it_renew_answers_for_one_period(
    find: Find, decided: date, is_asked: bool, is_told: bool
) -> None:
    decision = ContractDecision(verb=Verb.LET_RENEW, day=decided)
    assert bool(find(checks.notice_day, date(2024, 9, 1), tacit(decisions=(decision,)))) is is_asked
    assert bool(find(checks.renewed, date(2024, 10, 1))) is is_told


@pytest.mark.parametrize("decided", [date(2024, 9, 30), date(2024, 10, 1), date(2024, 12, 31)])
def test_letting_it_renew_once_leaves_the_next_period_to_decide(find: Find, decided: date) -> None:
    decision = ContractDecision(verb=Verb.LET_RENEW, day=decided)
    assert find(checks.notice_day, date(2025, 9, 1), tacit(decisions=(decision,)))


def test_another_decision_does_not_let_it_renew(find: Find) -> None:
    decision = ContractDecision(verb=Verb.REVIEW, day=date(2024, 9, 1))
    assert find(checks.notice_day, date(2024, 9, 1), tacit(decisions=(decision,)))


@pytest.mark.parametrize("check", [checks.replacement, checks.expired], ids=lambda each: each.id)
def test_a_successor_replaces(find: Find, register: Register, check: Any) -> None:
    saved, today = ON[check]
    assert find(check, today, saved)
    successor = Contract(title="Livsmedel 2027", first_day=date(2027, 1, 1), term_months=60, predecessor_id=1)
    assert [each for each in find(check, today, successor) if each.records[0].id == 1] == []


TEXTS = [
    (
        checks.notice_day,
        tacit(),
        date(2024, 7, 1),
        "Säg upp eller förläng Livsmedel",
        (
            "Sista dag för uppsägning är 30 september, om 91 dagar. Annars förlängs avtalet med 12 månader."
            " Riktlinjen N15, N21."
        ),
    ),
    (
        checks.notice_day,
        tacit(renewal_months=None),
        date(2024, 9, 30),
        "Säg upp eller förläng Livsmedel",
        (
            "I dag är sista dagen för uppsägning. Annars förlängs avtalet. Hur länge är inte angivet."
            " Riktlinjen N15, N21."
        ),
    ),
    (
        checks.renewed,
        tacit(),
        date(2024, 10, 1),
        "Livsmedel har förlängts t.o.m. 31 december 2025",
        (
            "Avtalet sades inte upp senast 30 september, och ingen har beslutat om förlängningen."
            " Nästa sista dag för uppsägning är 30 september 2025. Riktlinjen N15, N21."
        ),
    ),
    (
        checks.option_day,
        with_option(),
        date(2026, 6, 30),
        "Besluta om optionen på Livsmedel senast 30 juni",
        "Avtal 2024-018 löper ut 31 december. Utan beslut saknas avtal därefter. Riktlinjen N15, N21.",
    ),
    (
        checks.option_day,
        with_option(),
        date(2026, 7, 1),
        "Optionen på Livsmedel skulle ha beslutats senast 30 juni",
        "Avtal 2024-018 löper ut 31 december. Utan beslut saknas avtal därefter. Riktlinjen N15, N21.",
    ),
    (
        checks.option_day,
        fixed(renewal=RenewalKind.EXPRESS, renewal_months=12, notice_months=6),
        date(2026, 6, 30),
        "Besluta om förlängningen av Livsmedel senast 30 juni",
        "Avtal 2024-018 löper ut 31 december. Utan beslut saknas avtal därefter. Riktlinjen N15, N21.",
    ),
    (
        checks.option_day,
        fixed(renewal=RenewalKind.EXPRESS, renewal_months=12, notice_months=6),
        date(2026, 7, 1),
        "Förlängningen av Livsmedel skulle ha beslutats senast 30 juni",
        "Avtal 2024-018 löper ut 31 december. Utan beslut saknas avtal därefter. Riktlinjen N15, N21.",
    ),
    (
        checks.option_day,
        replace(tacit(options=(ContractOption(months=12, decide_by=date(2024, 8, 31)),)), number="", id=None),
        date(2024, 8, 1),
        "Besluta om optionen på Livsmedel senast 31 augusti",
        "Avtalet löper t.o.m. 31 december. Utan beslut förlängs det automatiskt. Riktlinjen N15, N21.",
    ),
    (
        checks.replacement,
        fixed(),
        date(2026, 1, 1),
        "Upphandla det som ska ersätta Livsmedel",
        (
            "Avtal 2024-018 löper ut 31 december. "
            "En ny upphandling skulle ha påbörjats senast 31 december 2025, "
            "och inget avtal som ersätter det är registrerat. Riktlinjen N4, N16."
        ),
    ),
    (
        checks.replacement,
        with_option(lead_months=18),
        date(2025, 7, 1),
        "Förläng eller ersätt Livsmedel",
        (
            "Avtal 2024-018 löper ut 31 december 2026 om det inte förlängs."
            " En ny upphandling skulle ha påbörjats senast 30 juni,"
            " och inget avtal som ersätter det är registrerat. Riktlinjen N4, N16."
        ),
    ),
    (
        checks.replacement,
        fixed(lead_months=0),
        date(2026, 12, 1),
        "Ersätt Livsmedel eller låt avtalet löpa ut",
        (
            "Avtal 2024-018 löper ut 31 december, och inget avtal som ersätter det är registrerat."
            " Riktlinjen N4, N16."
        ),
    ),
    (
        checks.expired,
        fixed(),
        date(2027, 1, 1),
        "Livsmedel har löpt ut utan nytt avtal",
        (
            "Avtal 2024-018 löpte ut 31 december 2026. Avsluta det eller registrera avtalet som ersätter det."
            " Riktlinjen N16."
        ),
    ),
    (
        checks.review_day,
        open_ended(),
        date(2026, 6, 30),
        "Se över Livsmedel senast 30 juni",
        (
            "Avtal 2024-018 gäller tills vidare och löper till dess att någon beslutar annat. "
            "Riktlinjen N15, N21."
        ),
    ),
    (
        checks.review_day,
        open_ended(),
        date(2026, 7, 1),
        "Livsmedel skulle ha setts över senast 30 juni",
        (
            "Avtal 2024-018 gäller tills vidare och löper till dess att någon beslutar annat. "
            "Riktlinjen N15, N21."
        ),
    ),
    (
        checks.price_adjustment,
        priced(price_index="KPI"),
        date(2026, 4, 1),
        "Priset för Livsmedel kan justeras 1 april",
        "Kontrollera det nya priset mot KPI och ange sedan nästa dag. Riktlinjen N15.",
    ),
    (
        checks.price_adjustment,
        priced(),
        date(2026, 4, 2),
        "Priset för Livsmedel skulle ha justerats 1 april",
        "Kontrollera det nya priset mot avtalets prisklausul och ange sedan nästa dag. Riktlinjen N15.",
    ),
]


def plain(said: str) -> str:
    """Return a text without the spaces that keep the words of a day on one line."""
    return said.replace(NBSP, " ")


@pytest.mark.parametrize(("check", "saved", "today", "said", "why"), TEXTS)
def test_what_is_said(find: Find, check: Any, saved: Contract, today: date, said: str, why: str) -> None:
    (found,) = find(check, today, saved)
    with in_language("sv"):
        assert (plain(worded(found.message)), plain(worded(found.why))) == (said, why)


WHAT = [
    (checks.notice_day, date(2024, 9, 30), Remedy.DECIDE_NOTICE, ""),
    (checks.renewed, date(2024, 9, 30), Remedy.OPEN, ""),
    (checks.option_day, date(2026, 6, 30), Remedy.DECIDE_OPTION, ""),
    (checks.replacement, date(2025, 12, 31), Remedy.OPEN, ""),
    (checks.expired, date(2026, 12, 31), Remedy.CLOSE, ""),
    (checks.review_day, date(2026, 6, 30), Remedy.REVIEW, ""),
    (checks.price_adjustment, date(2026, 4, 1), Remedy.EDIT, "price_next_on"),
]


@pytest.mark.parametrize(("check", "due", "remedy", "field"), WHAT)
def test_what_is_to_be_done_by_when_and_whom(
    find: Find, check: Any, due: date, remedy: Remedy, field: str
) -> None:
    saved, today = ON[check]
    (found,) = find(check, today, replace(saved, owners=(ContractOwner(person_id=1),)))
    assert (found.due, found.remedy, found.field, found.persons) == (due, remedy, field, (1,))
    assert [(each.kind, each.id, each.label) for each in found.records] == [
        ("contract", 1, "2024-018 Livsmedel")
    ]


def test_what_takes_no_time_to_replace_is_due_on_its_last_day(find: Find) -> None:
    (found,) = find(checks.replacement, date(2026, 12, 1), fixed(lead_months=0))
    assert found.due == date(2026, 12, 31)


CHANGES = [
    (checks.notice_day, {"renewal_months": 24}),
    (checks.notice_day, {"notice_months": 2}),
    (checks.renewed, {"renewal_months": 6}),
    (checks.option_day, {"options": (ContractOption(months=12, decide_by=date(2026, 6, 29)),)}),
    (checks.replacement, {"lead_months": 11}),
    (checks.expired, {"term_months": 47}),
    (checks.review_day, {"review_day": date(2026, 6, 29)}),
    (checks.price_adjustment, {"price_next_on": date(2026, 3, 31)}),
]


@pytest.mark.parametrize(("check", "change"), CHANGES)
def test_the_facts_change_with_what_was_answered_and_with_nothing_else(
    find: Find, register: Register, check: Any, change: dict[str, Any]
) -> None:
    saved, today = ON[check]
    (first,) = find(check, today, saved)
    (tomorrow,) = find(check, today + ONE_DAY)
    stored = records.get(register, Contract, 1)
    (renamed,) = find(check, today, replace(stored, title="Mat", remarks="Ring Olle"))
    assert first.id == tomorrow.id == renamed.id
    assert first.facts == tomorrow.facts == renamed.facts
    (changed,) = find(check, today, replace(records.get(register, Contract, 1), **change))
    assert changed.id == first.id
    assert changed.facts != first.facts
