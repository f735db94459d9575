"""What a case lacks before it can be closed: each fact that is owed, by kind, law and ending."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from procured import REQUIREMENTS, Procured, awarded, begun, conflicted, urgent

from inkop_desktop import formats
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Points
from inkop_desktop.rules.law.vocabulary import Nature
from inkop_desktop.rules.procuring import CaseKind, Climate, Ending, Topic, Way
from inkop_desktop.services import comparison, procuring, procuring_reporting, records, registers

TODAY = date(2026, 11, 21)
OWED = {
    "need": "what is needed",
    "unit_id": "which unit",
    "area_id": "the product area",
    "estimated_on": "on which day the value was estimated",
    "estimate_basis": "what the estimate rests on",
    "supplier_id": "which supplier was chosen",
    "award_value": "the value of the contract",
    "award_reason": "why this supplier was chosen",
    "decided_on": "on which day it was decided",
    "signed_on": "on which day the contract was signed",
    "signed_by_id": "who signed the contract",
    "award_from": "the first day of the contract",
    "award_to": "the last day of the contract",
    "tenders": "which tenders came in",
    "ground": "the ground, or that none holds",
    "conditions": "the answer to",
    "opened_on": "on which day the tenders were opened",
    "opened_by_id": "who opened the tenders",
    "witnessed_by_id": "in whose presence",
    "evaluation": "how the tenders were compared",
    "informed_on": "on which day the tenderers were informed",
    "invited": "who was asked",
    "checks": "a check of the supplier",
    "started_on": "the day on which the procurement began",
    "handlers": "the declaration of Anna Berg",
    "ending": "how the case ends",
}


def lacking(made: Procured, case: DirectProcurement) -> list[str]:
    """Return what a case lacks, in English."""
    saved = made.save(case)
    return [
        formats.worded(each) for each in procuring_reporting.told(made.register, saved.id or 0, TODAY).lacking
    ]


@pytest.mark.parametrize("given", [0, 1, 3, 4])
def test_points_are_given_in_whole_or_not_at_all(se: Procured, given: int) -> None:
    """Two tenders are compared on two criteria."""
    case = awarded(se)
    compared = comparison.of_case(case)
    assert compared is not None
    cells = list(product(compared.supplier_ids, compared.weights))
    points = (Points(supplier_id=who, criterion=what, points=50) for who, what in cells[:given])
    missing = [] if given in {0, len(cells)} else ["points for every tender"]
    said = lacking(se, replace(case, points=tuple(points)))
    assert [each in line for each, line in zip(missing, said, strict=True)] == [True for _each in missing]


def test_a_change_names_its_contract(se: Procured) -> None:
    facts = {"way": Way.CHANGE, "way_reason": "17 kap. 9 § LOU", "ending": Ending.OTHER_WAY}
    case = begun(se, ended_on=TODAY, ending_reason="Ändras.", **facts)
    assert lacking(se, case) == ["Missing: which contract is changed."]
    assert lacking(se, replace(case, number="D2026-002", changed_contract_id=se.contract_id)) == []
    internal = replace(case, number="D2026-003", way=Way.INTERNAL)
    assert lacking(se, internal) == []


def test_a_whole_case_lacks_nothing(se: Procured) -> None:
    assert lacking(se, awarded(se)) == []
    assert lacking(se, awarded(se, handlers=conflicted(se))) == []


@pytest.mark.parametrize(("name", "sentence"), OWED.items(), ids=OWED)
def test_each_fact_that_is_owed_is_asked_for(se: Procured, name: str, sentence: str) -> None:
    empty: Any = getattr(DirectProcurement(), name)
    found = lacking(se, replace(awarded(se), **{name: empty}))
    assert any(each.startswith(f"Missing: {sentence}") for each in found)
    assert len(found) == len(set(found))


def test_the_authority_has_a_number_of_its_own(se: Procured) -> None:
    own = registers.own_organisation(se.register)
    records.save(se.register, replace(own, org_number=""))
    said = "Missing: our own organisation number. Enter it with the organisation."
    assert lacking(se, awarded(se)) == [said]
    small = {"kind": CaseKind.SHORT, "ending": Ending.CONTRACT, "supplier_id": 1}
    assert lacking(se, begun(se, months=2, award_value=se.kronor(24_000), **small)) == []


def test_a_tender_needs_outcome_and_reasons(se: Procured) -> None:
    case = awarded(se)
    first, second = case.tenders
    assert lacking(se, replace(case, tenders=(first, replace(second, why="")))) == [
        "Missing: why each of the other tenders was not chosen."
    ]
    assert "Missing: what became of each tender." in lacking(
        se, replace(case, tenders=(first, replace(second, outcome=None)))
    )


def test_fewer_than_three_asked_need_a_reason(se: Procured) -> None:
    case = awarded(se)
    two = replace(case, invited=case.invited[:2])
    assert lacking(se, two) == ["Missing: why no more suppliers were asked."]
    assert lacking(se, replace(two, few_asked_reason="Bara två finns.")) == []


def test_the_environment_needs_a_requirement_or_a_reason(se: Procured) -> None:
    (price,) = (each for each in REQUIREMENTS if each.topic is Topic.PRICE)
    case = awarded(se, requirements=(replace(price, weight=None),))
    assert lacking(se, case) == ["Missing: an environmental requirement, or why there is none."]
    assert lacking(se, replace(case, environment_reason="Tjänsten utförs på distans.")) == []


def test_a_declaration_is_confirmed_once_the_tenderers_are_known(se: Procured) -> None:
    unconfirmed = tuple(replace(each, confirmed_on=None) for each in awarded(se).handlers)
    assert lacking(se, awarded(se, handlers=unconfirmed)) == [
        "Missing: that the declarations hold now that the tenderers are known."
    ]
    undeclared = (*awarded(se).handlers, Handler(person_id=se.persons["Nils Hed"]))
    assert lacking(se, awarded(se, handlers=undeclared)) == [
        "Missing: the declaration of Nils Hed on conflicts of interest."
    ]


def test_a_ground_needs_its_answers_and_reasons(se: Procured) -> None:
    keys = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
    case = replace(urgent(se, "urgency", keys, 900_000), started_on=date(2025, 9, 1))
    assert lacking(se, replace(case, award_notice_on=TODAY)) == []
    bare = lacking(se, replace(case, award_notice_on=None, reasons="", conditions=case.conditions[1:]))
    assert bare == [
        "Missing: the answer to “Råder synnerlig brådska?”",
        "Missing: the reasons for the ground “Synnerlig brådska”.",
        "Missing: on which day the post-award notice was sent.",
    ]


@pytest.mark.parametrize("ending", [Ending.CALL_OFF, Ending.OTHER_WAY])
def test_what_is_no_procurement_owes_no_estimate(se: Procured, ending: Ending) -> None:
    case = begun(se, ending=ending, estimate_basis="", prices=(), cpv=())
    assert lacking(se, case) == []


def test_what_was_cancelled_owes_no_decision(se: Procured) -> None:
    assert lacking(se, begun(se, ending=Ending.CANCELLED)) == []


def test_what_is_to_be_advertised_owes_no_amount_of_another_law(se: Procured) -> None:
    case = begun(se, months=60, nature=Nature.GOODS, ending=Ending.ADVERTISE)
    assert case.started_on == date(2026, 9, 1)  # the EU threshold of that day is not known in kronor
    assert lacking(se, case) == []


def test_a_small_purchase_owes_little_until_the_law_wants_it_documented(se: Procured) -> None:
    facts = {"kind": CaseKind.SHORT, "ending": Ending.CONTRACT, "supplier_id": 1, "handlers": ()}
    small = begun(se, months=2, award_value=se.kronor(24_000), **facts)
    assert lacking(se, small) == []
    assert lacking(se, replace(small, need="", unit_id=None, officer_id=None)) == []
    large = begun(se, award_value=se.kronor(432_000), **facts)
    assert "Missing: who decided." in lacking(se, large)


def test_what_was_bought_already_owes_the_truth(se: Procured) -> None:
    told = {"invited": (), "tenders": (), "few_asked_reason": "Kansliet frågade ingen annan."}
    case = awarded(se, kind=CaseKind.AFTERWARDS, **told)
    assert lacking(se, case) == [
        "Missing: who ordered.",
        "Missing: on which day it was ordered.",
        "Missing: what deviated from the rules.",
        "Missing: what is done about the deviation.",
    ]


def test_what_was_bought_already_tells_how_competition_was_used(se: Procured) -> None:
    """KKV: whether and how it was used, how many tendered, why this supplier, who decided and when."""
    nothing = {"award_reason": "", "decided_by_id": None, "decided_on": None, "checks": ()}
    ordered = {"ordered_by": "Driften", "ordered_on": TODAY, "deviation": "Ingen.", "measures": "Inga."}
    bought = {"kind": CaseKind.AFTERWARDS, "invited": (), "tenders": ()} | ordered
    assert lacking(se, awarded(se, **bought, **nothing)) == [
        "Missing: why no more suppliers were asked.",
        "Missing: why this supplier was chosen.",
        "Missing: who decided.",
        "Missing: on which day it was decided.",
        "Missing: a check of the supplier, “Organisation number”.",
        "Missing: a check of the supplier, “Entry in the company register”.",
        "Missing: a check of the supplier, “Registered for tax”.",
        "Missing: a check of the supplier, “Insolvency”.",
        "Missing: a check of the supplier, “Sanctions”.",
    ]


def test_norway_asks_for_the_climate_and_the_certificate(no: Procured) -> None:
    case = awarded(no, months=48, prices=(replace(awarded(no).prices[0], amount=no.kronor(15_000)),))
    found = lacking(no, case)
    assert "Missing: how climate and environment are taken into account." in found
    exempt = replace(case, climate=Climate.INSIGNIFICANT)
    assert "Missing: the reasons for how climate and environment are taken into account." in lacking(
        no, exempt
    )
    weighed = lacking(no, replace(case, climate=Climate.WEIGHT))
    assert not [each for each in weighed if "climate" in each]
    unchecked = lacking(no, replace(case, checks=()))
    assert "Missing: a check of the supplier, “Tax certificate”." in unchecked


def test_the_same_is_judged_as_everywhere(se: Procured) -> None:
    saved = se.save(awarded(se))
    told = procuring_reporting.told(se.register, saved.id or 0, TODAY)
    assert told.found == procuring.assess(saved, procuring.setting(se.register, TODAY))
