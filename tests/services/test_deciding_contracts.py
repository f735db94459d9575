"""What is decided about a contract is one action that is seen in its history and can be undone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractOption, terms_of
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules import status
from inkop_desktop.rules.vocabulary import Country, OptionState, RenewalKind, Status, Verb
from inkop_desktop.services import deciding, people, records, registers
from inkop_desktop.services.deciding import Decision
from inkop_desktop.services.records import InvalidRecordError

TODAY = date(2026, 11, 21)
FIXED = {"first_day": date(2025, 1, 1), "last_day": date(2026, 12, 31)}
OPTION = {**FIXED, "options": (ContractOption(months=12),)}
TACIT = {**FIXED, "renewal": RenewalKind.TACIT, "renewal_months": 12, "notice_days": 14}
OPEN = {
    "first_day": date(2025, 1, 1),
    "open_ended": True,
    "review_day": date(2026, 12, 1),
    "notice_months": 3,
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "deciding", "Anna", Country.SE, Organisation(name="Region")) as made:
        yield made


def contract(facts: dict[str, Any]) -> Contract:
    return Contract(number="2025-001", title="Städ", **facts)


@pytest.mark.parametrize(
    ("facts", "verbs"),
    [
        (FIXED, [Verb.TERMINATE]),
        (OPTION, [Verb.EXERCISE, Verb.DECLINE, Verb.TERMINATE]),
        (TACIT, [Verb.NOTICE, Verb.LET_RENEW, Verb.TERMINATE]),
        (OPEN, [Verb.REVIEW, Verb.NOTICE, Verb.TERMINATE]),
        ({**OPEN, "review_day": date(2026, 9, 15)}, [Verb.REVIEW, Verb.NOTICE, Verb.TERMINATE]),
        ({**FIXED, "last_day": date(2026, 10, 31)}, [Verb.CLOSE]),
        ({**FIXED, "closed_on": TODAY}, []),
    ],
)
def test_what_can_be_decided_with_the_most_pressing_first(facts: dict[str, Any], verbs: list[Verb]) -> None:
    assert deciding.possible(contract(facts), TODAY) == verbs


DECISIONS: list[tuple[dict[str, Any], Decision, dict[str, Any], Status]] = [
    (OPTION, Decision(Verb.EXERCISE, TODAY, "Beslut 14"), {}, Status.IN_FORCE),
    (OPTION, Decision(Verb.DECLINE, TODAY), {}, Status.IN_FORCE),
    (
        TACIT,
        Decision(Verb.NOTICE, TODAY, "Brev"),
        {"notice_given_on": TODAY, "notice_evidence": "Brev"},
        Status.NOTICE_PERIOD,
    ),
    (TACIT, Decision(Verb.LET_RENEW, TODAY), {}, Status.IN_FORCE),
    (OPEN, Decision(Verb.REVIEW, date(2027, 12, 1)), {"review_day": date(2027, 12, 1)}, Status.IN_FORCE),
    (
        FIXED,
        Decision(Verb.TERMINATE, date(2026, 11, 30), "Konkurs", decided_on=TODAY),
        {"terminated_last_day": date(2026, 11, 30), "termination_reason": "Konkurs"},
        Status.IN_FORCE,
    ),
    (
        {**FIXED, "last_day": date(2026, 10, 31)},
        Decision(Verb.CLOSE, TODAY, "Slutbesiktat"),
        {"closed_on": TODAY, "closing_note": "Slutbesiktat"},
        Status.CLOSED,
    ),
]


@pytest.mark.parametrize(
    ("facts", "decision", "effect", "becomes"), DECISIONS, ids=[str(each[1].verb) for each in DECISIONS]
)
def test_a_decision_is_kept_with_its_effect_and_undone_whole(
    register: Register, facts: dict[str, Any], decision: Decision, effect: dict[str, Any], becomes: Status
) -> None:
    before = records.save(register, contract(facts))
    assert deciding.consequences(before, decision, TODAY)
    after = deciding.decide(register, before, decision, TODAY)
    assert {name: getattr(after, name) for name in effect} == effect
    assert [(each.verb, each.day, each.note, each.decided_on) for each in after.decisions] == [
        (decision.verb, decision.day, decision.note, decision.decided_on)
    ]
    assert status.derive(terms_of(after), TODAY).status is becomes
    registers.undo(register)
    undone = records.get(register, Contract, before.id or 0)
    assert undone.decisions == ()
    assert {name: getattr(undone, name) for name in effect} == {
        name: getattr(before, name) for name in effect
    }


def test_an_exercised_option_says_when_and_why(register: Register) -> None:
    saved = records.save(register, contract(OPTION))
    (option,) = deciding.decide(register, saved, Decision(Verb.EXERCISE, TODAY, "Beslut 14"), TODAY).options
    assert (option.state, option.decided_on, option.note) == (OptionState.EXERCISED, TODAY, "Beslut 14")


def test_a_renewal_by_decision_becomes_an_option_of_its_own(register: Register) -> None:
    facts = {**FIXED, "renewal": RenewalKind.EXPRESS, "renewal_months": 12}
    saved = records.save(register, contract(facts))
    after = deciding.decide(register, saved, Decision(Verb.EXERCISE, TODAY), TODAY)
    assert [(each.months, each.state) for each in after.options] == [(12, OptionState.EXERCISED)]
    assert status.derive(terms_of(after), TODAY).last_day == date(2027, 12, 31)


def test_what_cannot_be_decided_is_refused_in_words_and_changes_nothing(register: Register) -> None:
    saved = records.save(register, contract(FIXED))
    with pytest.raises(UserError, match="no option") as refused:
        deciding.decide(register, saved, Decision(Verb.EXERCISE, TODAY), TODAY)
    assert worded(refused.value) == "The contract has no option to decide on."
    assert records.get(register, Contract, saved.id or 0) == saved


def test_a_decision_says_who_took_it(register: Register) -> None:
    anna = records.save(register, Person(name="Anna Berg"))
    saved = records.save(register, contract(OPTION))
    decision = Decision(Verb.EXERCISE, TODAY, "Beslut 14", anna.id)
    after = deciding.decide(register, saved, decision, TODAY)
    assert [each.decided_by_id for each in after.decisions] == [anna.id]
    assert records.get(register, Contract, after.id or 0) == after


@pytest.mark.parametrize(
    ("names", "me"), [([], None), (["Anna Ek"], None), (["Siv", "ANNA"], 1), (["Anna", "Anna"], None)]
)
def test_who_has_the_register_open_is_known_by_name(
    register: Register, names: list[str], me: int | None
) -> None:
    persons = [records.save(register, Person(name=name)) for name in names]
    assert people.me(register) == (None if me is None else persons[me])


def test_a_termination_may_have_been_decided_before(register: Register) -> None:
    saved = records.save(register, contract(FIXED))
    last = date(2026, 12, 31)
    earlier = Decision(Verb.TERMINATE, last, decided_on=TODAY - timedelta(days=9))
    (taken,) = deciding.decide(register, saved, earlier, TODAY).decisions
    assert (taken.day, taken.decided_on) == (last, earlier.decided_on)


TOMORROW = TODAY + timedelta(days=1)
UNTAKEN = "A decision is entered when it has been taken, not before 2026-11-22."
MISTYPED = "The year 1926 cannot be right."
OVER = {**FIXED, "last_day": date(2026, 10, 31)}
WRONG_DAYS: list[tuple[dict[str, Any], Decision, str, str]] = [
    (OPTION, Decision(Verb.EXERCISE, TOMORROW), "day", UNTAKEN),
    (OPTION, Decision(Verb.DECLINE, TOMORROW), "day", UNTAKEN),
    (TACIT, Decision(Verb.NOTICE, TOMORROW), "day", UNTAKEN),
    (TACIT, Decision(Verb.LET_RENEW, TOMORROW), "day", UNTAKEN),
    (OVER, Decision(Verb.CLOSE, TOMORROW), "day", UNTAKEN),
    (FIXED, Decision(Verb.TERMINATE, TODAY, decided_on=TOMORROW), "decided_on", UNTAKEN),
    (OPEN, Decision(Verb.REVIEW, date(2027, 6, 1), decided_on=TOMORROW), "decided_on", UNTAKEN),
    (OPTION, Decision(Verb.EXERCISE, date(1926, 11, 21)), "day", MISTYPED),
    (TACIT, Decision(Verb.NOTICE, date(1926, 11, 21)), "day", MISTYPED),
    ({**FIXED, "first_day": None}, Decision(Verb.TERMINATE, date(1926, 12, 31)), "day", MISTYPED),
    (OPEN, Decision(Verb.REVIEW, date(2926, 6, 1)), "day", "The year 2926 cannot be right."),
]


@pytest.mark.parametrize(("facts", "decision", "field", "said"), WRONG_DAYS)
def test_a_day_that_cannot_be_right_is_refused_by_its_field(
    register: Register, facts: dict[str, Any], decision: Decision, field: str, said: str
) -> None:
    saved = records.save(register, contract(facts))
    with pytest.raises(InvalidRecordError) as told:
        deciding.consequences(saved, decision, TODAY)
    with pytest.raises(InvalidRecordError) as refused:
        deciding.decide(register, saved, decision, TODAY)
    for error in (told, refused):
        assert {name: worded(each) for name, each in error.value.problems.items()} == {field: said}
    assert records.get(register, Contract, saved.id or 0) == saved


def test_what_was_wrong_before_hinders_no_decision(register: Register) -> None:
    wrong = contract({**TACIT, "options": (ContractOption(months=None),)})
    assert deciding.consequences(wrong, Decision(Verb.NOTICE, TODAY), TODAY)


def test_what_has_not_begun_ends_on_its_first_day_at_the_earliest(register: Register) -> None:
    begins = date(2027, 1, 1)
    saved = records.save(register, contract({"first_day": begins, "term_months": 12}))
    assert deciding.possible(saved, TODAY) == [Verb.TERMINATE]
    with pytest.raises(UserError, match="begins on 2027-01-01"):
        deciding.decide(register, saved, Decision(Verb.TERMINATE, TODAY), TODAY)
    assert deciding.decide(register, saved, Decision(Verb.TERMINATE, begins), TODAY)


def test_a_renewal_is_let_run_once(register: Register) -> None:
    saved = records.save(register, contract(TACIT))
    decision = Decision(Verb.LET_RENEW, date(2026, 11, 1))
    renewal = deciding.consequences(saved, decision, TODAY)[0]
    assert worded(renewal) == "The decision is about the renewal from and including 2027-01-01."
    next_spring = date(2027, 4, 1)
    assert deciding.consequences(saved, decision, next_spring)[0] == renewal
    decided = deciding.decide(register, saved, decision, TODAY)
    assert Verb.LET_RENEW not in deciding.possible(decided, TODAY)
    with pytest.raises(UserError, match="decided already"):
        deciding.decide(register, decided, Decision(Verb.LET_RENEW, TODAY), TODAY)
    next_year = date(2027, 11, 1)
    assert Verb.LET_RENEW in deciding.possible(decided, next_year)
    again = deciding.decide(register, decided, Decision(Verb.LET_RENEW, next_year), next_year)
    assert [each.day for each in again.decisions] == [decision.day, next_year]


def test_an_option_puts_another_renewal_in_the_place_of_what_was_decided(register: Register) -> None:
    saved = records.save(register, contract({**TACIT, "options": (ContractOption(months=12),)}))
    let = deciding.decide(register, saved, Decision(Verb.LET_RENEW, TODAY), TODAY)
    extended = deciding.decide(register, let, Decision(Verb.EXERCISE, TODAY), TODAY)
    assert Verb.LET_RENEW in deciding.possible(extended, TODAY)
    (renewal, *_rest) = deciding.consequences(extended, Decision(Verb.LET_RENEW, TODAY), TODAY)
    assert worded(renewal) == "The decision is about the renewal from and including 2028-01-01."
