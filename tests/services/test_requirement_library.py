"""The library of requirements: its usual texts, and what it offers for a product area."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Requirement, Secret
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.register.register import Register
from inkop_desktop.rules.procuring import RequirementKind, Topic
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers, requirement_library, usual_requirements

TODAY = date(2026, 11, 21)
FOOD, MILK, PAPER = 1, 2, 3


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Return a register with milk as a part of food, and paper."""
    with copies.new(tmp_path / "library", "Anna", Country.SE, Organisation(name="Region")) as made:
        for name, part_of in (("Food", None), ("Milk", FOOD), ("Paper", None)):
            records.save(made, ProductArea(name=name, parent_id=part_of))
        yield made


def save(register: Register, text: str, **facts: Any) -> LibraryText:
    return records.save(register, LibraryText(text=text, **facts))


def case(register: Register, *texts: str, **facts: Any) -> DirectProcurement:
    """Save a case that requires these texts."""
    rows = tuple(Requirement(text=each, topic=Topic.CLIMATE, weight=30, need="Less smoke.") for each in texts)
    usual: dict[str, Any] = {"title": "Rolls", "area_id": FOOD, "requirements": rows}
    return records.save(register, DirectProcurement(**(usual | facts)))


def offered(register: Register, area_id: int | None = FOOD, **more: Any) -> list[str]:
    return [each.requirement.text for each in requirement_library.offered(register, area_id, TODAY, **more)]


# The usual texts.


@pytest.mark.parametrize("country", Country)
def test_the_usual_texts_cover_every_kind_and_topic(country: Country) -> None:
    texts = usual_requirements.usual(country)
    assert len(texts) in range(20, 41)
    assert len({each.text for each in texts}) == len(texts)
    assert {each.kind for each in texts} == {*RequirementKind}
    assert {each.topic for each in texts} == {*Topic}


@pytest.mark.parametrize("country", Country)
def test_the_usual_texts_are_finished_sentences_for_every_area(country: Country) -> None:
    for each in usual_requirements.usual(country):
        assert each.text.endswith(".")
        assert not {*"[]_<>…"} & {*each.text}
        assert not each.need or each.need.endswith(".")
        assert (each.area_id, each.in_use) == (None, True)


def test_the_usual_texts_are_offered_until_they_have_been_taken(register: Register) -> None:
    assert requirement_library.lacks_usual(register)
    own = save(register, "Our own.")
    assert requirement_library.lacks_usual(register)
    count = requirement_library.add_usual(register)
    texts = records.every(register, LibraryText)
    assert [replace(each, id=None, version=0) for each in texts[1:]] == usual_requirements.usual(Country.SE)
    assert (len(texts), texts[0]) == (count + 1, own)
    records.delete_all(register, texts[2:])
    assert not requirement_library.lacks_usual(register)


def test_adding_them_is_one_action(register: Register) -> None:
    requirement_library.add_usual(register)
    registers.undo(register)
    assert records.every(register, LibraryText) == []
    assert requirement_library.lacks_usual(register)


@pytest.mark.parametrize("country", Country)
def test_some_of_the_usual_texts_say_which_need_they_meet(country: Country) -> None:
    needs = [each.need for each in usual_requirements.usual(country) if each.need]
    assert len(needs) >= 10
    assert len({*needs}) == len(needs)


# What is offered.


@pytest.mark.parametrize(
    ("area_id", "found"),
    [
        (None, ["For all."]),
        (FOOD, ["For all.", "For food."]),
        (MILK, ["For all.", "For food.", "For milk."]),
        (PAPER, ["For all."]),
        (99, ["For all."]),
    ],
)
def test_an_area_has_its_texts_and_those_above(
    register: Register, area_id: int | None, found: list[str]
) -> None:
    save(register, "For all.")
    save(register, "For food.", area_id=FOOD)
    save(register, "For milk.", area_id=MILK)
    save(register, "Old.", area_id=FOOD, in_use=False)
    assert offered(register, area_id) == found


def test_texts_come_by_kind_and_topic(register: Register) -> None:
    for kind in reversed(RequirementKind):
        for topic in (Topic.CLIMATE, Topic.GENERAL):
            save(register, f"{kind} {topic}", kind=kind, topic=topic)
    assert offered(register) == [
        f"{kind} {topic}" for kind in RequirementKind for topic in (Topic.GENERAL, Topic.CLIMATE)
    ]


def test_what_the_library_says_of_a_text_comes_with_it(register: Register) -> None:
    facts: dict[str, Any] = {"kind": RequirementKind.TERM, "topic": Topic.SECURITY, "need": "To be safe."}
    save(register, "Safe.", **facts, source="OSL", remarks="With care")
    (offer,) = requirement_library.offered(register, None, TODAY)
    safe = Requirement(text="Safe.", **facts)
    assert offer == requirement_library.Offered(safe, "OSL", "With care")


@pytest.mark.parametrize(
    ("area_id", "found"),
    [(FOOD, ["Used."]), (MILK, ["Used."]), (PAPER, []), (None, [])],
)
def test_what_earlier_cases_of_the_area_required_comes_too(
    register: Register, area_id: int | None, found: list[str]
) -> None:
    case(register, "Used.")
    assert offered(register, area_id) == found


def test_each_text_comes_once_as_a_new_row_from_the_newest_case(register: Register) -> None:
    case(register, "Used.", title="First")
    case(register, " used.", "In the library.", title="Second")
    case(register, "Being written.", title="Third")
    save(register, "In the library.", topic=Topic.GENERAL)
    last = case(register, "Mine.", title="Last")
    found = requirement_library.offered(register, FOOD, TODAY, apart_from=last.id)
    assert [(each.requirement.text, each.used_in) for each in found] == [
        ("In the library.", ""),
        ("Being written.", "Third"),
        (" used.", "Second"),
    ]
    assert found[-1].requirement == Requirement(text=" used.", topic=Topic.CLIMATE, need="Less smoke.")


def test_what_the_library_has_put_aside_does_not_come_back_from_a_case(register: Register) -> None:
    save(register, "Old.", in_use=False)
    case(register, "Old.")
    assert offered(register) == []


@pytest.mark.parametrize(
    ("subject", "until", "found"),
    [
        ("requirements", None, []),
        ("requirements", TODAY, []),
        ("requirements", date(2026, 11, 20), ["Used."]),
        ("need", None, ["Used."]),
    ],
)
def test_secret_requirements_are_not_offered(
    register: Register, subject: str, until: date | None, found: list[str]
) -> None:
    case(register, "Used.", secrets=(Secret(subject=subject, paragraph="§ 1", until=until),))
    assert offered(register) == found
