"""What the pages of the wizard ask where a body decides: it can, nobody in it has an interest, it alone."""

from dataclasses import replace
from typing import Any

import pytest
from casework import BOSS, HEAD, NO, OFFICER, PAGES, SE, TODAY, whole

from inkop_desktop import formats
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.rules.organising import InterestKind, Powers
from inkop_desktop.rules.procuring import CaseKind, Point
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.deciding_bodies import Deciding
from inkop_desktop.services.impartiality import Concern

MEMBER, BOARD = 7, 1
DECIDING = Deciding("Nämnden", Powers.STATUTORY, frozenset({MEMBER}), frozenset({MEMBER}), frozenset())
INTEREST = Concern(MEMBER, "Siv", MEMBER, "Siv", 1, "Alfa", InterestKind.OWNERSHIP, "Shares", sits=True)


def by_body(country: Country, deciding: Deciding = DECIDING, **facts: Any) -> CaseDraft:
    """Return a draft that nothing is missing in, decided by a body."""
    facts = {"decided_by_id": None, "decided_by_body_id": BOARD} | facts
    return replace(whole(country, **facts), deciding=deciding)


@pytest.mark.parametrize("country", [SE, NO])
def test_a_body_is_as_good_as_a_person(country: Country) -> None:
    assert PAGES["decision"](by_body(country)) == {}
    assert set(PAGES["decision"](by_body(country, decided_by_body_id=None))) == {"decided_by_id"}


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (by_body(SE), "The body decides and answers for its decision."),
        (whole(SE), "The officer decides and signs."),
    ],
)
def test_the_panel_tells_who_decides(draft: CaseDraft, said: str) -> None:
    sentence = so_far(draft).sentence
    assert sentence is not None
    assert formats.worded(sentence) == f"This is support for a judgement. {said}"


def test_a_body_that_gives_opinions_cannot_decide() -> None:
    found = PAGES["decision"](by_body(SE, replace(DECIDING, powers=Powers.ADMINISTRATIVE)))
    said = (
        "“Nämnden” gives opinions and cannot decide. Choose who decides. "
        "If it does take decisions, put its powers right on its own page."
    )
    assert {name: formats.worded(each) for name, each in found.items()} == {"decided_by_body_id": said}


def test_a_body_without_anybody_in_office_cannot_decide() -> None:
    found = PAGES["decision"](by_body(SE, replace(DECIDING, members=frozenset())))
    said = (
        "Nobody is in office in “Nämnden” on the day of the decision, so it cannot decide. "
        "Choose who decides, or put right the body's days and its members on its own page."
    )
    assert {name: formats.worded(each) for name, each in found.items()} == {"decided_by_body_id": said}


@pytest.mark.parametrize("key", ["decision", "bought"])
def test_not_both_of_them_decide(key: str) -> None:
    kind = {"kind": CaseKind.AFTERWARDS} if key == "bought" else {}
    found = PAGES[key](replace(by_body(SE, decided_by_id=HEAD, **kind), deciding=None))
    assert formats.worded(found["decided_by_body_id"]).startswith("A person decides, or a body does.")
    alone = PAGES[key](
        replace(by_body(SE, decided_by_id=HEAD, decided_by_body_id=None, **kind), deciding=None)
    )
    assert "decided_by_body_id" not in alone


def test_a_member_with_an_interest_is_to_step_aside() -> None:
    draft = replace(by_body(SE), concerns=(INTEREST,))
    found = PAGES["decision"](draft)
    assert set(found) == {"decided_by_body_id"}
    assert formats.worded(found["decided_by_body_id"]) == (
        "Siv, who sits in “Nämnden”, has declared an interest in Alfa. Add Siv under “Who takes part”, with "
        "the conflict of interest; then Siv takes no part in the decision."
    )
    assert PAGES["case"](draft) == {}


def test_one_who_handles_the_case_is_told_as_everywhere() -> None:
    draft = replace(by_body(SE), concerns=(replace(INTEREST, sits=False),))
    assert set(PAGES["decision"](draft)) == {"handlers"}


def test_a_member_who_steps_aside_is_replaced_by_nobody() -> None:
    draft = by_body(SE)
    aside = Handler(person_id=MEMBER, declared_on=TODAY, confirmed_on=TODAY, points=(Point.PARTY,))
    case = replace(draft.case, handlers=(*draft.case.handlers, aside))
    assert PAGES["case"](replace(draft, case=case)) == {}
    assert PAGES["decision"](replace(draft, case=case)) == {}
    assert set(PAGES["case"](replace(draft, case=case, deciding=None))) == {"handlers"}


@pytest.mark.parametrize("person_id", [OFFICER, BOSS])
def test_one_who_handles_the_case_is_replaced_all_the_same(person_id: int) -> None:
    draft = by_body(SE, replace(DECIDING, members=frozenset({person_id})))
    handlers = tuple(
        replace(each, points=(Point.PARTY,)) if each.person_id == person_id else each
        for each in draft.case.handlers
    )
    found = PAGES["case"](replace(draft, case=replace(draft.case, handlers=handlers)))
    assert "handlers" in found
