"""What was done too late is told as it was, and goes on once it is said what deviated and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from casework import (
    AFTERWARDS,
    BOSS,
    ECONOMIST,
    HEAD,
    NO,
    PAGES,
    SE,
    fields_of,
    missing,
    whole,
    with_case,
)

from inkop_desktop import formats
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.rules.procuring import CheckResult, Ending, TenderOutcome
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring_order
from inkop_desktop.services.procuring_asks import look_ups

Facts = dict[str, Any]
ASKED, DEADLINE, DECIDED, SIGNED = (
    date(2026, 9, 10),
    date(2026, 10, 1),
    date(2026, 10, 12),
    date(2026, 10, 26),
)
WHOLE = whole(SE).case
HANDLERS, CHECKS, (FIRST, SECOND) = WHOLE.handlers, WHOLE.checks, WHOLE.tenders
DAY = timedelta(1)
TOLD = "The roof was open, so the work began at once."


def estimated(day: date) -> Facts:
    return {"estimated_on": day}


def declared(day: date) -> Facts:
    return {"handlers": (replace(HANDLERS[0], declared_on=day), *HANDLERS[1:])}


def confirmed(day: date) -> Facts:
    return {"handlers": (replace(HANDLERS[0], confirmed_on=day), *HANDLERS[1:])}


def declared_to_sign(day: date) -> Facts:
    """Return that somebody who does nothing but sign has declared on a day."""
    signatory = Handler(person_id=ECONOMIST, declared_on=day, confirmed_on=day)
    return {"handlers": (*HANDLERS, signatory), "signed_by_id": ECONOMIST}


def declared_to_take_part(day: date) -> Facts:
    """Return that somebody whom no field names has declared on a day."""
    return {"handlers": (*HANDLERS, Handler(person_id=ECONOMIST, declared_on=day, confirmed_on=day))}


def looked_up(day: date) -> Facts:
    return {"checks": (replace(CHECKS[0], checked_on=day), *CHECKS[1:])}


def begun(day: date) -> Facts:
    return {"award_from": day}


def chosen_came(day: date) -> Facts:
    return {"tenders": (replace(FIRST, received_on=day), SECOND), "opened_on": DEADLINE + DAY}


def came(day: date) -> Facts:
    return {"tenders": (replace(FIRST, received_on=day), SECOND), "estimated_on": None}


def day_of(name: str) -> Callable[[date], Facts]:
    return lambda day: {name: day}


# What is said on which day, the last day on which it is in time, under which field it is told.
LATE = [
    (estimated, ASKED, "Estimated on"),
    (declared, DECIDED, "Who takes part"),
    (confirmed, DECIDED, "Who takes part"),
    (declared_to_take_part, DECIDED, "Who takes part"),
    (declared_to_sign, SIGNED, "Who takes part"),
    (looked_up, SIGNED, "Looked up"),
    (chosen_came, DEADLINE, "Tenders"),
]
SOON = tuple(replace(each, declared_on=ASKED, confirmed_on=ASKED) for each in HANDLERS)
# What is said on which day, the first day on which it is not too early, under which field it is told.
EARLY = [
    (came, ASKED, "Tenders", {}),
    (day_of("opened_on"), DEADLINE, "Opened on", {}),
    (day_of("decided_on"), DEADLINE, "Decided on", {"opened_on": None, "handlers": SOON}),
    (day_of("informed_on"), DECIDED, "Tenderers informed on", {}),
    (day_of("signed_on"), DECIDED, "Signed on", {"informed_on": None}),
]


def shown(draft: CaseDraft) -> dict[str, str]:
    """Return what is told beside every page under the names of the fields that may be too late."""
    names = {label for _said_on, _day, label, *_facts in (*LATE, *EARLY)}
    return {name: formats.worded(said) for name, said in so_far(draft).facts if name in names}


def untold(draft: CaseDraft) -> list[str]:
    """Return what is missing at the end of what deviated."""
    return [formats.worded(each) for each in drafts.missing_at_end(draft) if "deviation" in each.params]


@pytest.mark.parametrize(("said_on", "last", "label"), LATE)
@pytest.mark.parametrize("country", [SE, NO])
def test_what_was_done_too_late_is_told_at_once_and_asked_for_at_the_end(
    country: Country, said_on: Any, last: date, label: str
) -> None:
    for day, is_late in ((last - DAY, False), (last, False), (last + DAY, True)):
        draft = whole(country, **said_on(day))
        assert set(shown(draft)) == ({label} if is_late else set())
        assert [formats.show(day) in each for each in untold(draft)] == [True] * is_late
        assert missing("end", draft) == ({"deviation"} if is_late else set())
        assert drafts.tells_deviation(draft) is is_late
        stopped = {step.key for step in STEPS if step.asked(draft) and step.problems(draft)}
        assert stopped == ({"end"} if is_late else set()), "true days stop nobody on their own page"


@pytest.mark.parametrize(("said_on", "first", "label", "facts"), EARLY)
@pytest.mark.parametrize("country", [SE, NO])
def test_what_was_done_too_early_may_be_true_and_is_told_as_well(
    country: Country, said_on: Callable[[date], Facts], first: date, label: str, facts: Facts
) -> None:
    for day, is_early in ((first - DAY, True), (first, False), (first + DAY, False)):
        draft = whole(country, **(facts | said_on(day)))
        assert (label in shown(draft)) is is_early
        assert any(formats.show(day) in each for each in untold(draft)) is is_early
        stopped = {step.key for step in STEPS if step.asked(draft) and step.problems(draft)}
        assert ("end" in stopped) is is_early
        told = with_case(draft, deviation=TOLD)
        assert untold(told) == [], "what is said in words is enough"


@pytest.mark.parametrize(("first", "is_late"), [(SIGNED - DAY, True), (SIGNED, False), (SIGNED + DAY, False)])
def test_a_contract_that_began_before_it_was_signed_was_signed_too_late(
    first: date, *, is_late: bool
) -> None:
    draft = whole(SE, **begun(first))
    said = {"Signed on": f"The contract was signed on {SIGNED}, after its first day, {first}."}
    assert shown(draft) == (said if is_late else {})
    assert missing("end", draft) == ({"deviation"} if is_late else set())


def test_once_it_is_told_in_words_the_case_is_whole_and_it_is_still_in_view() -> None:
    late = whole(SE, **begun(SIGNED - DAY))
    said = formats.worded(PAGES["end"](late)["deviation"])
    assert said.startswith("Write what deviated from the rules, and why:\nThe contract was signed on")
    told = with_case(late, deviation=TOLD)
    assert (drafts.missing_at_end(told), missing("end", told)) == ((), set())
    assert set(shown(told)) == {"Signed on"}
    assert drafts.tells_deviation(with_case(told, award_from=SIGNED)), "what is written can be taken away"


def test_what_was_looked_up_again_after_the_signature_was_looked_up_in_time() -> None:
    again = replace(CHECKS[0], checked_on=SIGNED + DAY)
    assert not any(procuring_order.deviations(whole(SE).case, whole(SE).assessment))
    assert untold(whole(SE, checks=(*CHECKS, again))) == []
    undone = replace(CHECKS[0], checked_on=None)
    draft = whole(SE, checks=(undone, *CHECKS[1:]))
    assert CHECKS[0].kind in look_ups(draft.assessment)
    assert untold(draft) == [], "what is not looked up at all is missing by itself"
    assert untold(whole(SE, checks=(replace(again, result=CheckResult.LEFT_OUT), *CHECKS[1:]))) == []


def test_whoever_signs_and_does_more_declares_before_the_decision() -> None:
    for person_id in (HEAD, BOSS):
        after = replace(HANDLERS[0], person_id=person_id, declared_on=DECIDED + DAY)
        handlers = tuple(after if each.person_id == person_id else each for each in HANDLERS)
        assert untold(whole(SE, handlers=handlers, signed_by_id=person_id)) != []


def test_what_was_bought_already_was_never_in_time_and_says_so_anyway() -> None:
    draft = whole(SE, **AFTERWARDS, **begun(SIGNED - DAY), estimated_on=SIGNED)
    assert (shown(draft), untold(draft), drafts.tells_deviation(draft)) == ({}, [], False)


def test_a_case_that_leads_to_no_contract_has_nothing_to_tell() -> None:
    draft = replace(whole(SE, **begun(SIGNED - DAY)), cancelled=True, reason="There is no money.")
    assert drafts.ending_of(draft) is Ending.CANCELLED
    assert (untold(draft), missing("end", draft), drafts.tells_deviation(draft)) == ([], set(), False)


@pytest.mark.parametrize(
    ("day", "outcome", "is_wrong"),
    [
        (DEADLINE, TenderOutcome.NOT_CHOSEN, False),
        (DEADLINE + DAY, TenderOutcome.NOT_CHOSEN, True),
        (DEADLINE + DAY, TenderOutcome.REJECTED, False),
    ],
)
def test_a_late_tender_that_is_not_chosen_is_rejected(
    day: date, outcome: TenderOutcome, *, is_wrong: bool
) -> None:
    late = replace(SECOND, received_on=day, outcome=outcome)
    draft = whole(SE, tenders=(FIRST, late))
    told = [formats.worded(each) for each in drafts.missing_at_end(draft)]
    said = "Missing: that a tender is rejected which came in after the deadline."
    assert (said in told) is is_wrong
    assert ("tenders" in fields_of(PAGES["evaluation"](draft))) is is_wrong


def test_a_tender_that_came_later_on_the_last_day_is_told_without_the_day_twice() -> None:
    late = replace(FIRST, received_on=DEADLINE, received_at="12:01")
    draft = whole(SE, tender_time="12:00", tenders=(late,), evaluation="")
    assert shown(draft) == {
        "Tenders": "The tender that was chosen came in on 2026-10-01, after the deadline."
    }
    assert shown(with_case(draft, tender_time="12:01")) == {}
