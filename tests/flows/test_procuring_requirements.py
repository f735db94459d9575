"""What is required before anybody is asked: weights to the per cent, the environment, the climate."""

from dataclasses import replace
from datetime import date

import pytest
from casework import AFTERWARDS, NO, SE, answered, whole, with_case, worth

from inkop_desktop import formats
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring import tender_problems as pages
from inkop_desktop.records.procuring_rows import Invited, Requirement, Tender
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.procuring import CaseKind, Climate, RequirementKind, Topic, YesNo
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import requirement_library

GREEN = Requirement(text="Label", topic=Topic.ENVIRONMENT)
PLAIN = Requirement(text="Four legs")
DECISIVE = Requirement(text="Price", kind=RequirementKind.CRITERION)
FIRST, SECOND, _THIRD = whole(SE).case.invited
TENDER, OTHER = whole(SE).case.tenders
URGENT = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")


def criterion(weight: int | None, topic: Topic = Topic.GENERAL) -> Requirement:
    return Requirement(text="C", kind=RequirementKind.CRITERION, topic=topic, weight=weight)


@pytest.mark.parametrize(
    ("weights", "fields"),
    [
        ((), {"requirements"}),
        ((None, None), set()),
        ((100,), set()),
        ((99,), {"requirements"}),
        ((101,), {"requirements"}),
        ((60, 40), set()),
        ((60, 39), {"requirements"}),
        ((60, 41), {"requirements"}),
        ((100, None), {"requirements"}),
        ((0, 100), set()),
        ((0,), {"requirements"}),
    ],
)
def test_weights_come_to_a_hundred_or_there_are_none(
    weights: tuple[int | None, ...], fields: set[str]
) -> None:
    draft = whole(SE, requirements=(GREEN, *(criterion(each) for each in weights)))
    assert set(pages.of_requirements(draft)) == fields


@pytest.mark.parametrize(
    ("invited", "tenders", "is_owed"),
    [
        ((), (), False),
        ((FIRST,), (), False),
        ((FIRST,), (TENDER,), False),
        ((), (TENDER,), False),
        ((FIRST, SECOND), (), True),
        ((FIRST, SECOND), (TENDER,), True),
        ((FIRST,), (TENDER, OTHER), True),
    ],
)
def test_what_decides_is_settled_where_several_are_asked(
    invited: tuple[Invited, ...], tenders: tuple[Tender, ...], *, is_owed: bool
) -> None:
    """Where one supplier alone is asked there is nothing to choose between, on whatever ground."""
    facts = {"requirements": (GREEN,), "invited": invited, "tenders": tenders}
    urgent = {"ground": "urgency", "conditions": answered(*URGENT), "reasons": "The roof fell in."}
    for draft in (whole(SE, **facts), whole(SE, **facts, **urgent)):
        assert ("requirements" in pages.of_requirements(draft)) is is_owed
        decided = with_case(draft, requirements=(GREEN, DECISIVE))
        assert "requirements" not in pages.of_requirements(decided)
        told = [formats.worded(each) for each in drafts.missing_at_end(draft)]
        assert ("Missing: an award criterion, settled before anybody was asked." in told) is is_owed


def test_nothing_has_to_decide_what_was_bought_already_or_is_a_small_purchase() -> None:
    """What was bought is told as it was."""
    for facts in (AFTERWARDS, {"kind": CaseKind.SHORT, "prices": worth(SE, 90_000)}):
        draft = whole(SE, requirements=(), **facts)
        assert not [each for each in drafts.missing_at_end(draft) if "criteri" in formats.worded(each)]


def test_the_lowest_price_alone_may_decide() -> None:
    for country, word in ((SE, "Lägsta pris"), (NO, "Laveste pris")):
        criterion = requirement_library.lowest_price(country)
        assert criterion.text.startswith(word)
        draft = whole(SE, requirements=(GREEN, criterion))
        assert pages.of_requirements(draft) == {}
        assert drafts.missing_at_end(draft) == ()


@pytest.mark.parametrize(("weights", "is_wrong"), [((99,), True), ((100,), False), ((101,), True)])
def test_wrong_weights_are_missing_at_the_end_too(weights: tuple[int, ...], is_wrong: bool) -> None:
    draft = whole(SE, requirements=(GREEN, *(criterion(each) for each in weights)))
    told = [formats.worded(each) for each in drafts.missing_at_end(draft)]
    said = f"Missing: award criteria whose weights are 100 per cent together; they are {weights[0]}."
    assert told == ([said] if is_wrong else [])


@pytest.mark.parametrize(
    ("weights", "on_page", "at_end"),
    [
        ((100, None), "1 award criterion has no weight, though others", "the weight of 1 award criterion;"),
        ((70, None, 30, None), "2 award criteria have no weight, though", "the weight of 2 award criteria;"),
        ((70, None), "1 award criterion has no weight, though others", "the weight of 1 award criterion;"),
        ((None, None), "", ""),
    ],
)
def test_a_criterion_without_weight_among_others_is_what_is_told(
    weights: tuple[int | None, ...], on_page: str, at_end: str
) -> None:
    draft = whole(SE, requirements=(GREEN, *(replace(criterion(1), weight=each) for each in weights)))
    told = [formats.worded(each) for each in pages.of_requirements(draft).values()]
    assert [each.startswith(on_page) for each in told] == [True] * bool(on_page)
    missing = [formats.worded(each) for each in drafts.missing_at_end(draft)]
    assert [each.startswith(f"Missing: {at_end}") for each in missing] == [True] * bool(at_end)


def test_what_is_no_criterion_has_no_part_in_the_weights() -> None:
    draft = whole(SE, requirements=(replace(GREEN, weight=50), criterion(100)))
    assert pages.of_requirements(draft) == {}
    draft = whole(SE, requirements=(GREEN, criterion(99)))
    said = formats.worded(pages.of_requirements(draft)["requirements"])
    assert said == "The weights of the award criteria are 99 per cent together; they are to be 100."


@pytest.mark.parametrize("country", [SE, NO])
def test_there_are_requirements(country: Country) -> None:
    draft = whole(country, requirements=(), environment_reason="None is to be had.")
    assert set(pages.of_requirements(draft)) == {"requirements"}


@pytest.mark.parametrize(
    ("requirements", "reason", "fields"),
    [
        ((PLAIN,), "", {"environment_reason"}),
        ((PLAIN,), "A licence has no footprint.", set()),
        ((GREEN,), "", set()),
        ((replace(PLAIN, topic=Topic.CLIMATE),), "", set()),
        ((replace(PLAIN, topic=Topic.SOCIAL),), "", {"environment_reason"}),
    ],
)
@pytest.mark.parametrize("country", [SE, NO])
def test_the_environment_is_asked_for_or_left_out_for_a_reason(
    country: Country, requirements: tuple[Requirement, ...], reason: str, fields: set[str]
) -> None:
    """So it is where the law says nothing more of the climate: in Sweden, and below the scope in Norway."""
    facts = {"requirements": (*requirements, DECISIVE), "environment_reason": reason, "climate": None}
    assert set(pages.of_requirements(whole(country, prices=worth(country, 400_000), **facts))) == fields


AFTER, BEFORE = date(2026, 7, 1), date(2026, 6, 30)
CLIMATES = [
    (None, (GREEN,), "", {"climate"}),
    (Climate.WEIGHT, (criterion(29, Topic.CLIMATE), criterion(71)), "", {"requirements"}),
    (Climate.WEIGHT, (criterion(30, Topic.CLIMATE), criterion(70)), "", set()),
    (Climate.WEIGHT, (criterion(30, Topic.ENVIRONMENT), criterion(70)), "", set()),
    (
        Climate.WEIGHT,
        (criterion(15, Topic.ENVIRONMENT), criterion(15, Topic.CLIMATE), criterion(70)),
        "",
        set(),
    ),
    (Climate.WEIGHT, (criterion(None, Topic.CLIMATE),), "", {"requirements"}),
    (Climate.WEIGHT, (replace(GREEN, weight=30), criterion(100)), "", {"requirements"}),
    (Climate.REQUIREMENTS, (PLAIN,), "Clearly better", {"requirements"}),
    (Climate.REQUIREMENTS, (criterion(100, Topic.CLIMATE),), "Clearly better", {"requirements"}),
    (Climate.REQUIREMENTS, (GREEN,), "Clearly better", set()),
    (Climate.REQUIREMENTS, (GREEN,), "", {"climate_reason"}),
    (Climate.INSIGNIFICANT, (PLAIN,), "", {"climate_reason"}),
    (Climate.INSIGNIFICANT, (PLAIN,), "A licence has no footprint.", set()),
]


@pytest.mark.parametrize("day", [BEFORE, AFTER])
@pytest.mark.parametrize(("climate", "requirements", "reason", "fields"), CLIMATES)
def test_the_climate_weighs_thirty_per_cent_in_norway(
    day: date, climate: Climate | None, requirements: tuple[Requirement, ...], reason: str, fields: set[str]
) -> None:
    lone = {"invited": (FIRST,), "tenders": (TENDER,)}  # so that nothing else has to decide
    facts = {"climate": climate, "climate_reason": reason, "requirements": requirements} | lone
    assert set(pages.of_requirements(whole(NO, started_on=day, **facts))) == fields


PRICE, CARBON = criterion(None), criterion(None, Topic.CLIMATE)
RANKED = [
    (BEFORE, (PRICE, PRICE, CARBON), set()),
    (BEFORE, (GREEN, PRICE, PRICE, criterion(None, Topic.ENVIRONMENT)), set()),  # a requirement has no rank
    (BEFORE, (PRICE, PRICE, PRICE, CARBON), {"requirements"}),
    (BEFORE, (PRICE, PRICE), {"requirements"}),
    (BEFORE, (criterion(90), criterion(10, Topic.CLIMATE)), {"requirements"}),
    (AFTER, (CARBON, PRICE), {"climate"}),
]


@pytest.mark.parametrize(("day", "requirements", "fields"), RANKED)
def test_ranked_criteria_have_the_climate_among_the_first_three(
    day: date, requirements: tuple[Requirement, ...], fields: set[str]
) -> None:
    """§ 7-9 FOA says so; of the act after it that has not been read."""
    facts = {"climate": Climate.RANKED, "requirements": requirements}
    assert set(pages.of_requirements(whole(NO, started_on=day, **facts))) == fields


def test_how_much_the_climate_weighs_is_for_the_pack_of_the_case_to_say() -> None:
    thirty = {"climate": Climate.WEIGHT, "requirements": (criterion(30, Topic.CLIMATE), criterion(70))}
    third = {"climate": Climate.RANKED, "requirements": (PRICE, PRICE, CARBON)}
    for facts, said in (
        (thirty, "Climate and environment are to weigh at least 40 per cent together."),
        (third, "with climate or environment among the first 2."),
    ):
        draft = whole(NO, started_on=BEFORE, **facts)
        text = draft.around.pack.text.replace("percent = 30, rank = 3", "percent = 40, rank = 2")
        loaded = reading.read(text)
        stricter = replace(draft, around=replace(draft.around, pack=loaded))
        assert pages.of_requirements(draft) == {}
        told = pages.of_requirements(stricter)
        assert formats.worded(told["requirements"]).endswith(said)


@pytest.mark.parametrize("climate", [Climate.CRITICAL_INTEREST, Climate.NATIONAL_MINIMUM])
def test_an_exemption_of_the_new_act_is_none_before_it(climate: Climate) -> None:
    facts = {"climate": climate, "climate_reason": "Preparedness."}
    assert set(pages.of_requirements(whole(NO, started_on=BEFORE, **facts))) == {"climate"}
    assert pages.of_requirements(whole(NO, started_on=AFTER, **facts)) == {}


@pytest.mark.parametrize(("amount", "is_owed"), [(2_049_999, False), (2_050_000, True), (2_050_001, True)])
@pytest.mark.parametrize("topic", [Topic.WAGES, Topic.APPRENTICES])
def test_wages_and_apprentices_have_their_requirement_from_their_limit_on(
    topic: Topic, amount: int, is_owed: bool
) -> None:
    other = {Topic.WAGES: Topic.APPRENTICES, Topic.APPRENTICES: Topic.WAGES}[topic]
    required = (*whole(NO).case.requirements, Requirement(text="Vilkår", topic=other))
    draft = whole(NO, prices=worth(NO, amount), months=12, requirements=required, ground="services")
    assert ("requirements" in pages.of_requirements(draft)) is is_owed
    both = (*required, Requirement(text="Vilkår", topic=topic))
    assert "requirements" not in pages.of_requirements(with_case(draft, requirements=both))


def test_nothing_is_required_of_apprentices_for_a_reason() -> None:
    """That there is no need for them is an exemption with its reason, and no requirement."""
    required = (*whole(NO).case.requirements, Requirement(text="Lønn", topic=Topic.WAGES))
    draft = whole(NO, prices=worth(NO, 2_050_000), months=12, requirements=required, ground="services")
    assert "requirements" in pages.of_requirements(with_case(draft, apprentices_reason="  "))
    reasoned = with_case(draft, apprentices_reason="Det er ikke behov for læreplasser i faget.")
    assert "requirements" not in pages.of_requirements(reasoned)


@pytest.mark.parametrize(
    ("field", "topic"), [("personal_data", Topic.DATA_PROTECTION), ("protective_security", Topic.SECURITY)]
)
def test_what_concerns_data_or_security_has_its_requirement(field: str, topic: Topic) -> None:
    draft = with_case(whole(SE), **{field: YesNo.YES})
    assert "requirements" in pages.of_requirements(draft)
    required = (*draft.case.requirements, Requirement(text="Avtal", topic=topic))
    assert "requirements" not in pages.of_requirements(with_case(draft, requirements=required))
    assert "requirements" not in pages.of_requirements(with_case(draft, **{field: YesNo.NO}))
