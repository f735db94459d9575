"""What the wizard lets finish lacks nothing on paper and has no finding, and what it stops is told there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import procured
import pytest
from casework import BOSS, ECONOMIST, NO, SE, TODAY, answered, money, whole, worth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procured import Procured

from inkop_desktop import formats
from inkop_desktop.checks import impartial
from inkop_desktop.checks import procuring as checks
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import NO_GROUND
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Invited, Requirement
from inkop_desktop.rules.law.vocabulary import OwnRuleKind
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    Climate,
    Ending,
    OverLimit,
    Point,
    RequirementKind,
    SupplierCheck,
    TenderOutcome,
)
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring_reporting, records

DAY = date(2026, 9, 2)
RULED = date(2026, 9, 8)  # from here on the authority itself wants four asked
RUN = (*checks.CHECKS, *impartial.CHECKS)
CLOCKS = (checks.documentation_due, checks.documentation_late)  # run until the case is frozen
URGENT = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
Facts = dict[str, Any]


@dataclass
class Desk:
    """A register with one case in it, which is written over again and again."""

    made: Procured
    kept: DirectProcurement

    def save(self, case: DirectProcurement) -> DirectProcurement:
        self.kept = self.made.save(replace(case, id=self.kept.id, version=self.kept.version))
        return self.kept


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Country, Desk]]:
    """Give a register of each country, in which asking four is a rule of the authority's own."""
    path = tmp_path_factory.mktemp("agreement")
    made = {SE: procured.swedish(path / "se.inkop"), NO: procured.norwegian(path / "no.inkop")}
    for country, each in made.items():
        rule = OwnRule(
            title="Four", kind=OwnRuleKind.QUOTES, amount=money(country, 1), quotes=4, valid_from=RULED
        )
        records.save(each.register, rule)
    yield {country: Desk(each, each.save(whole(country).case)) for country, each in made.items()}
    for each in made.values():
        each.register.close()


FIRST, SECOND = whole(SE).case.tenders
HANDLERS = whole(SE).case.handlers
PRICE = Requirement(text="Price", kind=RequirementKind.CRITERION)
GREY = {"requirements": (Requirement(text="Four legs"), PRICE)}
AFTERWARDS: Facts = {
    "kind": CaseKind.AFTERWARDS,
    "ordered_by": "The caretaker",
    "ordered_on": DAY,
    "deviation": "Nobody was asked.",
    "measures": "The caretaker has been told.",
}
UNTOLD: Facts = {"requirements": (), "invited": (), "tenders": (), "checks": (), "evaluation": ""}
NOBODY: Facts = {"opened_by_id": None, "witnessed_by_id": None, "decided_by_id": None, "signed_by_id": None}
LATER: Facts = {"informed_on": None, "decided_on": None, "award_reason": "", "opened_on": None}


def look_ups(kind: SupplierCheck, **facts: Any) -> Facts:
    """Return the look-ups of a case, of which one is another."""
    return {
        "checks": tuple(replace(each, **facts) if each.kind is kind else each for each in procured.CHECKS)
    }


VARIATIONS: dict[str, Facts] = {
    "as it should be": {},
    "no case number": {"case_number": ""},
    "one asked": {"invited": whole(SE).case.invited[:1]},
    "one asked for a reason": {"invited": whole(SE).case.invited[:1], "few_asked_reason": "Only one."},
    "after the own rule": {"started_on": RULED},
    "after the own rule, for a reason": {"started_on": RULED, "few_asked_reason": "Only three."},
    "nothing decides": {"requirements": whole(SE).case.requirements[:2]},
    "nothing decides, one asked": {
        "requirements": whole(SE).case.requirements[:2],
        "invited": whole(SE).case.invited[:1],
        "tenders": (FIRST,),
        "few_asked_reason": "Only one.",
        "climate": Climate.REQUIREMENTS,
        "climate_reason": "Clearly better.",
    },
    "weights below a hundred": {"requirements": whole(SE).case.requirements[:3]},
    "not informed": {"informed_on": None},
    "one tender, not informed": {"tenders": (FIRST,), "informed_on": None},
    "one tender, not compared": {"tenders": (FIRST,), "evaluation": ""},
    "not compared": {"evaluation": " "},
    "no tenders": {"tenders": ()},
    "no day of a tender": {"tenders": (FIRST, replace(SECOND, received_on=None))},
    "no outcome": {"tenders": (FIRST, replace(SECOND, outcome=None))},
    "no reasons for another": {"tenders": (FIRST, replace(SECOND, why=" "))},
    "no reasons for the chosen": {"tenders": (replace(FIRST, why=""), SECOND)},
    "one rejected": {"tenders": (FIRST, replace(SECOND, outcome=TenderOutcome.REJECTED))},
    "grey": GREY | {"climate": None},
    "grey for a reason": GREY | {"climate": None, "environment_reason": "A licence."},
    "grey and heavy": GREY,
    "exempt": GREY | {"climate": Climate.INSIGNIFICANT, "climate_reason": "A licence."},
    "exempt for no reason": {"climate": Climate.INSIGNIFICANT},
    "not looked up": look_ups(SupplierCheck.SANCTIONS, result=None),
    "looked up nowhere": look_ups(SupplierCheck.SANCTIONS, evidence=" "),
    "looked up some day": look_ups(SupplierCheck.SANCTIONS, checked_on=None),
    "remarked": look_ups(SupplierCheck.SANCTIONS, result=CheckResult.REMARK),
    "not passed": look_ups(SupplierCheck.SANCTIONS, result=CheckResult.FAILED),
    "old certificate": look_ups(SupplierCheck.TAX_CERTIFICATE, issued_on=date(2026, 3, 31)),
    "unconfirmed": {"handlers": (*HANDLERS[:2], replace(HANDLERS[2], confirmed_on=None))},
    "undeclared": {"handlers": (*HANDLERS, Handler(person_id=ECONOMIST))},
    "opened by another": {"witnessed_by_id": ECONOMIST},
    "decided by another": {"decided_by_id": ECONOMIST},
    "signed by another": {"signed_by_id": ECONOMIST},
    "approved by another": {"approved_by_id": ECONOMIST},
    "judged by another": {"area_judged_by_id": ECONOMIST},
    "price over the limit": {"award_value": money(SE, 900_000)},
    "price over the limit, for a reason": {
        "award_value": money(SE, 900_000),
        "over_limit": OverLimit.SOUND,
        "over_limit_reason": "Wool has become dear.",
    },
    "no ground": {"ground": ""},
    "no answers": {"conditions": ()},
    "one answer": {"conditions": answered("not_split")},
    "urgent": {"ground": "urgency", "conditions": answered(*URGENT), "reasons": "The roof fell in."},
    "urgent for no reason": {"ground": "urgency", "conditions": answered(*URGENT)},
    "unconfirmed entries": {"confirmed": ()},
    "no term": {"award_to": None},
    "open-ended": {"award_to": None, "open_ended": True},
    "not signed": {"signed_on": None},
    "signed on a day to come": {"signed_on": date(2026, 12, 30)},
    "looked up long ago": look_ups(SupplierCheck.SANCTIONS, checked_on=date(2015, 1, 1)),
    "estimated late": {"estimated_on": date(2026, 9, 20)},
    "estimated late, for a reason": {"estimated_on": date(2026, 9, 20), "deviation": "It was too rough."},
    "begun before the signature": {"award_from": date(2026, 10, 1)},
    "signed before a notice ran out": {"voluntary_notice_on": date(2026, 10, 20)},
    "the chosen one late": {"tenders": (replace(FIRST, received_on=date(2026, 10, 2)), SECOND)},
    "bought already": AFTERWARDS | UNTOLD | NOBODY | LATER,
    "bought already of the only one": AFTERWARDS | {"invited": (), "tenders": (), "few_asked_reason": "One."},
    "bought already of whoever was asked": AFTERWARDS | {"tenders": ()},
    "bought already, never looked up": AFTERWARDS | {"checks": ()},
    "bought already of one who did not pass": AFTERWARDS
    | look_ups(SupplierCheck.SANCTIONS, result=CheckResult.FAILED),
    "asked some day": {"invited": (*whole(SE).case.invited[:2], Invited(supplier_id=3))},
    "bought already without a ground": AFTERWARDS | {"ground": NO_GROUND, "reasons": "Nobody knew."},
    "bought already, and nobody says why": AFTERWARDS | {"ground": NO_GROUND},
    "bought already, dear": AFTERWARDS | {"award_value": money(SE, 900_000)},
    "bought already, for no known time": AFTERWARDS | {"award_from": None},
    "bought already by nobody": AFTERWARDS | {"ordered_by": " "},
}


def in_money(country: Country, facts: Facts) -> Facts:
    """Return facts with the value of the contract in the money of a country."""
    value = facts.get("award_value")
    dear = {"award_value": money(country, 900_000 if country is SE else 1_900_000)}
    return facts | dear if value else facts


def judged(desk: Desk, facts: Facts) -> tuple[list[str], list[str], list[str]]:
    """Return what the wizard, the paper and the checks say of a case that is being finished."""
    country = desk.made.country
    facts = {"award_notice_on": TODAY, "reasons": ""} | in_money(country, facts)
    draft = drafts.open_draft(desk.made.register, desk.save(whole(country, **facts).case), TODAY)
    stopped = [key for step in STEPS if step.asked(draft) for key in step.problems(draft)]
    desk.save(replace(draft.case, ending=drafts.ending_of(draft), ended_on=TODAY))
    told = procuring_reporting.told(desk.made.register, desk.kept.id or 0, TODAY)
    with desk.made.register.reading() as connection:
        ran = [each for each in RUN if each not in CLOCKS]
        found = [formats.worded(one.message) for each in ran for one in each.run(connection, TODAY, country)]
    return stopped, [formats.worded(each) for each in told.lacking], found


@pytest.mark.parametrize("name", VARIATIONS)
@pytest.mark.parametrize("country", [SE, NO])
def test_the_paper_lacks_something_where_the_wizard_stops(
    desks: dict[Country, Desk], country: Country, name: str
) -> None:
    stopped, lacking, found = judged(desks[country], VARIATIONS[name])
    assert bool(stopped) is bool(lacking)
    assert not found or stopped


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    country=st.sampled_from([SE, NO]),
    some=st.lists(st.sampled_from(sorted(VARIATIONS)), max_size=3),
    amount=st.sampled_from([90_000, 100_000, 499_999, 500_001, 600_000, 699_999]),
    began=st.sampled_from([DAY, date(2026, 6, 30), date(2025, 12, 31), RULED]),
)
def test_what_the_wizard_lets_finish_lacks_nothing(
    desks: dict[Country, Desk], country: Country, some: list[str], amount: int, began: date
) -> None:
    facts: Facts = {"prices": worth(country, amount), "started_on": began}
    for name in some:
        facts |= VARIATIONS[name]
    stopped, lacking, found = judged(desks[country], facts)
    assert stopped or (lacking, found) == ([], [])


def test_who_was_replaced_declares_and_whoever_takes_over_confirms(desks: dict[Country, Desk]) -> None:
    officer, boss, head = HANDLERS
    barred = replace(boss, points=(Point.PARTY,), replaced_by_id=ECONOMIST, confirmed_on=None)
    takes_over = Handler(person_id=ECONOMIST, declared_on=DAY, confirmed_on=DAY)
    others = {"approved_by_id": ECONOMIST, "witnessed_by_id": ECONOMIST}
    assert boss.person_id == BOSS
    for replaced, is_whole in ((barred, True), (replace(barred, declared_on=None, points=()), False)):
        handlers = (officer, replaced, takes_over, head)
        stopped, lacking, found = judged(desks[SE], others | {"handlers": handlers})
        assert [bool(each) for each in (stopped, lacking, found)] == 3 * [not is_whole]
    handlers = (officer, barred, replace(takes_over, confirmed_on=None), head)
    stopped, lacking, _found = judged(desks[SE], others | {"handlers": handlers})
    assert stopped
    assert lacking == ["Missing: that the declarations hold now that the tenderers are known."]


def test_a_frozen_case_has_no_finding(desks: dict[Country, Desk]) -> None:
    for country, desk in desks.items():
        desk.save(whole(country, ending=Ending.CONTRACT, ended_on=DAY, closed_on=TODAY).case)
        with desk.made.register.reading() as connection:
            assert [one for each in RUN for one in each.run(connection, TODAY, country)] == []
