"""Direct procurements are documented in time, handled by the impartial, and signed when they may be."""

from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from casechecking import (
    BEGAN,
    DAY,
    DECIDED,
    ELSEWHERE,
    LAST,
    SIGNED,
    TITLE,
    TODAY,
    Values,
    keep,
    on_ground,
    run,
    said,
    told,
    worth,
)
from procured import Procured

from inkop_desktop.checks import impartial
from inkop_desktop.checks import procuring as checks
from inkop_desktop.checks.finding import Check, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.people import Interest, Organisation, Person
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.records.roles import Appointment
from inkop_desktop.rules.organising import InterestKind, Post
from inkop_desktop.rules.procuring import (
    CaseKind,
    Ending,
    Point,
)
from inkop_desktop.services import procuring_ends, records, registers, roles

# Documented in time.


@pytest.mark.parametrize(
    ("today", "due", "late"),
    [(SIGNED, 1, 0), (LAST - DAY, 1, 0), (LAST, 1, 0), (LAST + DAY, 0, 1)],
)
def test_a_case_is_documented_in_thirty_days(se: Procured, today: date, due: int, late: int) -> None:
    keep(se)
    assert said(se, checks.documentation_due, today) == due * [f"{TITLE}: this is to be done by 25 November"]
    assert said(se, checks.documentation_late, today) == late * [
        f"{TITLE}: this was to be done by 25 November"
    ]


def test_it_says_what_is_to_be_done_by_whom(se: Procured) -> None:
    case = keep(se)
    (found,) = run(se, checks.documentation_late, LAST + DAY)
    assert found.severity is Severity.DANGER
    assert found.due == LAST
    assert found.field == "closed_on"
    assert found.persons == (case.officer_id,)
    assert [(each.kind, each.id, each.label) for each in found.records] == [
        ("direct_procurement", case.id, f"D2026-001 {TITLE}")
    ]
    assert worded(found.why).endswith(" 19 a kap. 11 § LOU. Guideline N24.")


@pytest.mark.parametrize(
    ("amount", "began", "count"),
    [
        (99_999, BEGAN, 0),
        (100_000, BEGAN, 0),  # the statute: above
        (100_001, BEGAN, 1),
        (100_001, date(2024, 1, 1), 1),
        (100_001, date(2023, 12, 31), 0),  # the law of that day gave no time
    ],
)
def test_the_amount_and_the_day_decide(se: Procured, amount: int, began: date, count: int) -> None:
    keep(se, **worth(se, amount), started_on=began)
    assert len(said(se, checks.documentation_late, LAST + DAY)) == count


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"closed_on": TODAY}, 0),
        ({"signed_on": None}, 0),
        ({"ending": Ending.CANCELLED, "ended_on": SIGNED, "signed_on": None}, 1),
        *(({"ending": each, "ended_on": SIGNED, "signed_on": None}, 0) for each in ELSEWHERE),
    ],
)
def test_what_is_done_or_went_another_way_owes_nothing(se: Procured, facts: Values, count: int) -> None:
    keep(se, **facts)
    assert len(said(se, checks.documentation_due)) == count


def test_a_case_that_was_frozen_with_something_missing_is_not_finished(se: Procured) -> None:
    keep(se, closed_on=SIGNED + DAY, need="")
    assert len(said(se, checks.documentation_late, LAST + DAY)) == 1


def test_a_case_that_was_corrected_is_to_be_finished_again(se: Procured) -> None:
    closed = procuring_ends.close(se.register, keep(se), SIGNED + DAY)
    assert said(se, checks.documentation_late, LAST + DAY) == []
    procuring_ends.correct(se.register, closed, "Fel värde")
    assert len(said(se, checks.documentation_late, LAST + DAY)) == 1


@pytest.mark.parametrize(("amount", "count"), [(699_999, 0), (700_000, 1), (700_001, 1)])
@pytest.mark.parametrize(("today", "check"), [(LAST, checks.notice_due), (LAST + DAY, checks.notice_late)])
def test_the_notice_is_sent_in_thirty_days_in_sweden(
    se: Procured, today: date, check: Check, amount: int, count: int
) -> None:
    keep(se, **on_ground(se, "technical", amount))
    assert len(said(se, check, today)) == count
    assert said(se, checks.notice_late, LAST) == []


@pytest.mark.parametrize(("amount", "count"), [(2_299_999, 0), (2_300_000, 1), (2_300_001, 1)])
@pytest.mark.parametrize(("today", "check"), [(LAST, checks.notice_due), (LAST + DAY, checks.notice_late)])
def test_the_notice_is_sent_in_thirty_days_in_norway(
    no: Procured, today: date, check: Check, amount: int, count: int
) -> None:
    keep(no, **on_ground(no, "urgent", amount))
    assert len(said(no, check, today)) == count
    assert said(no, checks.documentation_late, date(2030, 1, 1)) == []


@pytest.mark.parametrize(("facts", "count"), [({"closed_on": TODAY}, 1), ({"award_notice_on": TODAY}, 0)])
def test_freezing_a_case_sends_no_notice(se: Procured, facts: Values, count: int) -> None:
    keep(se, **on_ground(se, "technical", 900_000), **facts)
    assert len(said(se, checks.notice_late, LAST + DAY)) == count


# Declared, and impartial.

BEGUN = {"handlers": (), "opened_by_id": None, "witnessed_by_id": None, "decided_by_id": None}
NOT_YET: Values = BEGUN | {
    "invited": (),
    "tenders": (),
    "decided_on": None,
    "signed_on": None,
    "ending": None,
    "approved_by_id": None,
    "signed_by_id": None,
}
WEEK = impartial.DECLARED_WITHIN * DAY


@pytest.mark.parametrize(
    ("today", "count"), [(BEGAN, 0), (BEGAN + WEEK - DAY, 0), (BEGAN + WEEK, 0), (BEGAN + WEEK + DAY, 1)]
)
def test_who_begins_has_a_week_to_declare(se: Procured, today: date, count: int) -> None:
    keep(se, **NOT_YET)
    assert said(se, impartial.declaration_missing, today) == count * [
        f"{TITLE}: no declaration of interests by Anna Berg"
    ]


@pytest.mark.parametrize("fact", ["invited", "tenders", "decided_on", "signed_on", "ending"])
def test_once_somebody_is_asked_everybody_has_declared(se: Procured, fact: str) -> None:
    there = getattr(procured.awarded(se), fact)
    keep(se, **NOT_YET | {fact: there})
    assert len(said(se, impartial.declaration_missing, BEGAN)) == 1


def test_everybody_who_handled_it_is_named(se: Procured) -> None:
    officer, boss, head, economist = se.persons.values()
    handlers = (
        Handler(person_id=officer, declared_on=BEGAN),
        Handler(person_id=boss, declared_on=BEGAN, replaced_by_id=economist),
        Handler(person_id=head),
    )
    keep(se, handlers=handlers, opened_by_id=officer, witnessed_by_id=boss)
    (found,) = run(se, impartial.declaration_missing)
    assert told([found]) == [f"{TITLE}: no declaration of interests by Eva Lind and Nils Hed"]
    assert (found.field, found.severity) == ("handlers", Severity.DANGER)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"closed_on": TODAY}, 0),
        ({"kind": CaseKind.SHORT}, 0),
        ({"kind": CaseKind.AFTERWARDS}, 1),
        ({"kind": CaseKind.AFTERWARDS, "ending": None}, 0),
        ({"ending": Ending.CANCELLED}, 0),
        *(({"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_which_cases_ask_for_declarations(se: Procured, facts: Values, count: int) -> None:
    keep(se, **{"handlers": ()} | facts)
    assert len(said(se, impartial.declaration_missing)) == count


def declare(made: Procured, name: str, supplier: int, **days: date) -> None:
    """Let a person have an interest in a supplier."""
    person = records.get(made.register, Person, made.persons[name])
    interest = Interest(kind=InterestKind.FAMILY, supplier_id=supplier, what="Svåger", **days)
    records.save(made.register, replace(person, interests=(interest,)))


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ({}, 1),
        ({"from_day": DECIDED - DAY}, 1),
        ({"from_day": DECIDED}, 1),
        ({"from_day": DECIDED + DAY}, 0),
        ({"to_day": DECIDED - DAY}, 0),
        ({"to_day": DECIDED}, 1),
        ({"to_day": DECIDED + DAY}, 1),
    ],
)
@pytest.mark.parametrize("closed_on", [None, TODAY])
def test_an_interest_in_the_winner_is_found_even_when_frozen(
    se: Procured, days: dict[str, date], count: int, closed_on: date | None
) -> None:
    declare(se, "Olle Ström", se.suppliers["Städkompaniet AB"], **days)
    keep(se, closed_on=closed_on)
    assert said(se, impartial.interest_in_winner) == count * [
        f"{TITLE}: Olle Ström has an interest in Städkompaniet AB, who was chosen"
    ]


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"kind": CaseKind.SHORT}, 1),  # nobody buys of the family, however little
        ({"kind": CaseKind.AFTERWARDS}, 1),
        ({"ending": None, "decided_on": None}, 1),
        ({"supplier_id": None}, 0),
        ({"ending": Ending.CANCELLED}, 0),
        *(({"ending": each}, 0) for each in ELSEWHERE),
    ],
)
def test_it_is_about_who_was_chosen(se: Procured, facts: Values, count: int) -> None:
    declare(se, "Olle Ström", se.suppliers["Städkompaniet AB"])
    declare(se, "Eva Lind", se.suppliers["Björks Kemi AB"])
    keep(se, **facts)
    assert len(said(se, impartial.interest_in_winner)) == count


def test_who_was_replaced_handles_it_no_more(se: Procured) -> None:
    declare(se, "Olle Ström", se.suppliers["Städkompaniet AB"])
    others = {"opened_by_id": se.persons["Anna Berg"], "witnessed_by_id": se.persons["Eva Lind"]}
    keep(se, handlers=procured.conflicted(se), **others)
    assert said(se, impartial.interest_in_winner) == []


def appoint(made: Procured, name: str, post: Post, **facts: Any) -> None:
    with made.register.reading() as connection:
        role_id = roles.role_of(connection, post)
    records.save(made.register, Appointment(role_id=role_id, person_id=made.persons[name], **facts))


def led(made: Procured, organisation: str = "", *, interested: bool = True, **days: date) -> None:
    """Let the first person be led by the last one, who usually has an interest in the winner."""
    officer, boss = next(iter(made.persons)), list(made.persons)[-1]
    own = registers.own_organisation(made.register).id
    other = organisation and records.save(made.register, Organisation(name=organisation)).id
    appoint(made, officer, Post.PROCUREMENT_OFFICER, organisation_id=own)
    appoint(made, boss, Post.MUNICIPAL_DIRECTOR, organisation_id=other or own, **days)
    if interested:
        declare(made, boss, next(iter(made.suppliers.values())))


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ({}, 1),
        ({"from_day": DECIDED}, 1),
        ({"from_day": DECIDED + DAY}, 0),
        ({"to_day": DECIDED}, 1),
        ({"to_day": DECIDED - DAY}, 0),
    ],
)
def test_in_norway_the_interest_of_a_superior_bars_from_deciding(
    no: Procured, days: dict[str, date], count: int
) -> None:
    led(no, **days)
    officer = next(iter(no.persons))
    case = keep(no, decided_by_id=no.persons[officer])
    found = run(no, impartial.interest_in_winner)
    interest = f"Per Haugen has an interest in {next(iter(no.suppliers))}, who was chosen"
    assert told(found) == count * [f"{case.title}: {interest}, and {officer}, who decided, reports to them"]
    for each in found:
        assert worded(each.why).startswith("Who reports to somebody disqualified may prepare a case, but not")


def test_who_reports_to_somebody_disqualified_may_prepare_a_case(no: Procured) -> None:
    led(no)
    keep(no)
    assert said(no, impartial.interest_in_winner) == []


def test_a_superior_who_declares_it_in_the_case_bars_in_norway(no: Procured) -> None:
    led(no, interested=False)
    officer, boss = next(iter(no.persons)), list(no.persons)[-1]
    declared = Handler(person_id=no.persons[boss], declared_on=DECIDED, points=(Point.OTHER,))
    handlers = (*procured.awarded(no).handlers, declared)
    case = keep(no, handlers=handlers, decided_by_id=no.persons[officer])
    conflict = f"{boss} has declared a conflict of interest"
    assert said(no, impartial.interest_in_winner) == [
        f"{case.title}: {conflict}, and {officer}, who decided, reports to them"
    ]


def test_the_director_of_another_municipality_is_nobodys_superior_here(no: Procured) -> None:
    led(no, "Åsnes kommune")
    keep(no, decided_by_id=no.persons[next(iter(no.persons))])
    assert said(no, impartial.interest_in_winner) == []
