"""How a direct procurement ends as it stands, and what is told of it so far beside every page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from casework import (
    AFTERWARDS,
    NO,
    SE,
    answered,
    considered,
    missing,
    money,
    whole,
    worth,
)

from inkop_desktop import formats
from inkop_desktop.flows.flow import Mood, SoFar
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft
from inkop_desktop.flows.procuring.so_far import so_far
from inkop_desktop.flows.procuring.words import what_now
from inkop_desktop.records.procuring_rows import ContractConsidered, PriceRow
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import (
    Ending,
    OverLimit,
    Price,
    Way,
)
from inkop_desktop.services.contract_changes import Changed

ENDINGS = [
    ({}, Ending.CONTRACT),
    ({"ground": NO_GROUND}, Ending.ADVERTISE),
    ({"ground": NO_GROUND} | AFTERWARDS, Ending.CONTRACT),
    ({"prices": worth(SE, 700_000)}, Ending.CONTRACT),
    ({"ground": ""}, Ending.CONTRACT),
    ({"way": Way.CONCESSION}, Ending.CONTRACT),
    ({"way": Way.MIXED}, Ending.CONTRACT),
    *[({"way": way}, Ending.OTHER_WAY) for way in (Way.CENTRAL, Way.CHANGE, Way.INTERNAL, Way.EXEMPT)],
    ({"considered": (considered(1, used=True),)}, Ending.CALL_OFF),
    ({"considered": (considered(1, used=True),), "way": Way.CENTRAL}, Ending.CALL_OFF),
    ({"over_limit": OverLimit.CANCEL, "award_value": money(SE, 700_000)}, Ending.CANCELLED),
    ({"over_limit": OverLimit.SOUND, "award_value": money(SE, 700_000)}, Ending.CONTRACT),
    ({"over_limit": OverLimit.CANCEL, "award_value": money(SE, 699_999)}, Ending.CONTRACT),
    *[({"ending": ending, "way": Way.CENTRAL}, ending) for ending in Ending],
]


@pytest.mark.parametrize(("facts", "ending"), ENDINGS)
def test_how_a_case_ends_as_it_stands(facts: dict[str, Any], ending: Ending) -> None:
    assert drafts.ending_of(whole(SE, **facts)) is ending


def test_a_case_that_is_cancelled_ends_so_whatever_else_is_said() -> None:
    used = (considered(1, used=True),)
    assert drafts.ending_of(replace(whole(SE, considered=used), cancelled=True)) is Ending.CANCELLED
    ended = replace(whole(SE, ending=Ending.CONTRACT), cancelled=True)
    assert drafts.ending_of(ended) is Ending.CONTRACT


@pytest.mark.parametrize(
    ("facts", "reason", "fields"),
    [
        ({}, "", set()),
        ({"ground": NO_GROUND}, "", {"reason"}),
        ({"ground": NO_GROUND}, "  ", {"reason"}),
        ({"ground": NO_GROUND}, "It is to be advertised in spring.", set()),
    ],
)
def test_an_ending_without_a_contract_needs_its_reason(
    facts: dict[str, Any], reason: str, fields: set[str]
) -> None:
    assert missing("end", replace(whole(SE, **facts), reason=reason)) == fields


URGENT: dict[str, Any] = {
    "ground": "urgency",
    "conditions": answered("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary"),
}
VERDICTS = [
    (whole(SE), "Allowed", Mood.GOOD),
    (whole(SE, ground=""), "Not known yet", Mood.DOUBTFUL),
    (whole(SE, ground=NO_GROUND), "Not allowed", Mood.BAD),
    (whole(SE, prices=worth(SE, 700_000), started_on=date(2025, 6, 2)), "Not known yet", Mood.DOUBTFUL),
    (
        whole(SE, prices=worth(SE, 700_000), started_on=date(2025, 6, 2), **URGENT),
        "Allowed with ground",
        Mood.GOOD,
    ),
    (whole(NO), "Allowed", Mood.GOOD),
    (whole(NO, prices=worth(NO, 499_999)), "Outside the law", Mood.GOOD),
    (whole(SE, considered=(considered(1, used=True),)), "Called off from a contract in force", Mood.NEUTRAL),
    (whole(SE, way=Way.EXEMPT), "Taken another way", Mood.NEUTRAL),
    (replace(whole(SE), cancelled=True), "Cancelled", Mood.NEUTRAL),
    (whole(SE, ground=NO_GROUND, **AFTERWARDS), "Not allowed", Mood.BAD),
]


@pytest.mark.parametrize(("draft", "verdict", "mood"), VERDICTS)
def test_the_verdict_is_always_in_view(draft: CaseDraft, verdict: str, mood: Mood) -> None:
    told = so_far(draft)
    assert told.verdict is not None
    assert (formats.worded(told.verdict), told.mood) == (verdict, mood)
    assert told.sentence is not None
    unsettled = "The ground is not settled yet"
    said = unsettled if verdict == "Not known yet" else "This is support for a judgement."
    assert formats.worded(told.sentence).startswith(said)


def test_the_sentence_says_what_is_missing() -> None:
    told = so_far(whole(SE, prices=()))
    assert told.sentence is not None
    assert formats.worded(told.sentence) == "Missing: the estimated value."
    assert "Value" not in facts_of(told)


def facts_of(told: SoFar) -> dict[str, str]:
    """Return the facts, the last one of those with one label."""
    return {label: formats.show(value) for label, value in told.facts}


def test_the_facts_are_regime_value_limit_duties_and_certainty() -> None:
    said = facts_of(so_far(whole(SE)))
    assert said == {
        "Regime": "Below the EU threshold (19 och 19 a kap. LOU)",
        "Value": "600,000\N{NO-BREAK SPACE}SEK",
        "Limit": "700,000\N{NO-BREAK SPACE}SEK (19 a kap. 2 § LOU)",
        "Documentation": "required (19 a kap. 11 § LOU). "
        "At the latest 30 days from the contract, or the decision to cancel.",
        "Lowest certainty": "read in the statute or on an authority's page",
    }


def test_no_limit_is_told_where_nothing_is_procured() -> None:
    """What was written on its value before another way was found says nothing of that way."""
    assert facts_of(so_far(whole(SE, way=Way.CENTRAL))) == {"Way": "Through a central purchasing body"}
    used = (ContractConsidered(contract_id=1, used=True),)
    assert facts_of(so_far(whole(SE, considered=used))) == {}


CHANGED = Changed(1, "2024-007 Laundry", "Alfa AB", date(2027, 1, 31), Decimal("0.12549"), is_open=True)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            CHANGED,
            {
                "Contract": "2024-007 Laundry",
                "Supplier": "Alfa AB",
                "Last day": "2027-01-31",
                "Changed so far": "12.5 per cent of the original value",
            },
        ),
        (
            replace(CHANGED, supplier="", runs_to=None, share=None),
            {
                "Contract": "2024-007 Laundry",
                "Changed so far": "cannot be told: the value of the contract or of its amendments is missing",
            },
        ),
    ],
)
def test_the_contract_that_is_changed_is_told_with_its_changes(
    changed: Changed, told: dict[str, str]
) -> None:
    draft = replace(whole(SE, way=Way.CHANGE), changed=changed)
    assert facts_of(so_far(draft)) == {"Way": "A change of a contract that we have"} | told


@pytest.mark.parametrize("ending", Ending)
@pytest.mark.parametrize("way", Way)
def test_every_ending_says_what_is_to_be_done_now(ending: Ending, way: Way) -> None:
    """A corrected case may have ended another way and be called a purchase by now."""
    said = what_now(ending, way)
    of_way = way in {Way.CENTRAL, Way.CHANGE, Way.INTERNAL, Way.EXEMPT} and ending is Ending.OTHER_WAY
    assert (said == what_now(ending, Way.PURCHASE)) is not of_way


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (99_999, "not required by the law"),
        (100_000, "cannot be told yet: document it"),
        (100_001, "required (19 a kap. 11 § LOU)."),
    ],
)
def test_documentation_is_owed_above_its_limit(amount: int, told: str) -> None:
    assert facts_of(so_far(whole(SE, prices=worth(SE, amount))))["Documentation"].startswith(told)


def test_that_no_documentation_is_wanted_is_never_assumed() -> None:
    """Of concessions before 2024 nothing has been read, and what is in euro is not known in kronor."""
    old = whole(SE, law=Law.LUK, way=Way.CONCESSION, started_on=date(2023, 6, 1))
    in_euro = (PriceRow(kind=Price.FIXED, amount=Money(5_000_000, "EUR")),)
    for draft in (old, whole(SE, prices=in_euro)):
        assert facts_of(so_far(draft))["Documentation"] == "cannot be told yet: document it"


CARE: dict[str, Any] = {
    "nature": Nature.SERVICES,
    "cpv": ("85000000-9",),
    "ground": "value_special",
    "conditions": answered("annex_2", "whole_value", "not_split"),
}


@pytest.mark.parametrize("ground", [CARE, URGENT])
def test_a_notice_that_is_owed_is_told(ground: dict[str, Any]) -> None:
    """From 700,000 a notice of the award is owed; the voluntary one is no duty."""
    told = so_far(whole(SE, prices=worth(SE, 700_000), started_on=date(2025, 6, 2), **ground))
    assert [formats.show(value) for label, value in told.facts if label.startswith("Notice")] == [
        "required (19 a kap. 13–14 §§ LOU). At the latest 30 days from the day of the contract."
    ]
    assert "Notice of the award" in facts_of(told)
    assert not any(label.startswith("Notice") for label in facts_of(so_far(whole(SE))))


def test_the_notice_of_the_competition_is_told_apart_from_that_of_the_award() -> None:
    said = facts_of(so_far(whole(NO, prices=worth(NO, 3_000_000), ground=NO_GROUND)))
    assert said["Notice"] == "required (kapittel 21 FOA)"
    assert said["Notice of the award"].startswith("required (§ 21-6 FOA).")


def test_a_duty_without_a_time_is_told_without_one() -> None:
    assert facts_of(so_far(whole(NO)))["Documentation"] == "required (§ 7-1 FOA)"


def test_a_limit_whose_amount_is_unknown_is_not_named() -> None:
    """The limit of concessions in 2026 has not been read."""
    said = facts_of(so_far(whole(SE, law=Law.LUK, way=Way.CONCESSION)))
    assert "Limit" not in said
    assert "Documentation" in said


def test_without_a_law_nothing_is_told_but_the_value() -> None:
    said = facts_of(so_far(whole(SE, law=None)))
    assert set(said) == {"Value", "Documentation"}
    assert said["Documentation"] == "cannot be told yet: document it"
