"""The findings by unit and by who answers there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop import formats
from inkop_desktop.checks import managers
from inkop_desktop.checks.finding import Finding, Ref, Remedy, Severity
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, roles
from inkop_desktop.text import message

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
SECRET = "What it is about is secret; the register tells."


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a municipality with a school led by Eva, its kitchen, and Bo who works there."""
    path = tmp_path / "units.inkop"
    with copies.new(path, "Anna", Country.SE, Organisation(name="Norrby kommun")) as made:
        records.save(made, Unit(name="Skola"))
        records.save(made, Unit(name="Kök", parent_id=1))
        records.save(made, Unit(name="Gata"))
        records.save(made, Person(name="Bo", unit_id=2))
        records.save(made, Person(name="Eva"))
        with made.reading() as connection:
            head = roles.role_of(connection, Post.HEAD)
        records.save(made, Appointment(role_id=head, person_id=2, unit_id=1))
        yield made


def found(*records_: tuple[str, int, str], persons: tuple[int, ...] = (), **facts: Any) -> Finding:
    """Return a finding about records."""
    values: dict[str, Any] = {
        "id": "x",
        "check": "x",
        "duty": "N22",
        "severity": Severity.WARNING,
        "message": message("Något felas"),
        "reason": message("Därför"),
        "clause": message("Där"),
        "records": tuple(Ref(*each) for each in records_),
        "remedy": Remedy.OPEN,
        "field": "",
        "due": None,
        "facts": "",
        "persons": persons,
    }
    return Finding(**values | facts)


def told(register: Register, *findings: Finding) -> list[tuple[str, str, list[str]]]:
    """Return the name and the head of each unit, with the persons who answer there."""
    parts = managers.by_unit(register, findings, TODAY)
    return [(each.name, each.head, [name for name, _several in each.by_person]) for each in parts]


@pytest.mark.parametrize(
    ("records_", "persons", "expected"),
    [
        ([("unit", 1, "")], (), [("Skola", "Eva", ["Eva"])]),
        # the head of the unit above where it has none; nobody where there is none there either
        ([("unit", 2, "")], (), [("Kök", "Eva", ["Eva"])]),
        ([("unit", 3, "")], (), [("Gata", "", [""])]),
        ([("unit", 3, "")], (1,), [("Gata", "", ["Bo"])]),
        ([("unit", 3, "")], (1, 2), [("Gata", "", ["Bo, Eva"])]),
        ([("person", 1, "")], (), [("Kök", "Eva", ["Eva"])]),
        # what stands first is what it is about
        ([("unit", 3, ""), ("person", 1, "")], (), [("Gata", "", [""])]),
        ([("area", 1, ""), ("unit", 3, "")], (1,), [("Gata", "", ["Bo"])]),
        # one about several stands with each
        ([("unit", 3, ""), ("unit", 1, "")], (), [("Gata", "", [""]), ("Skola", "Eva", ["Eva"])]),
        # else the unit of who answers, else the organisation, else none
        ([("area", 1, "")], (1,), [("Kök", "Eva", ["Bo"])]),
        ([("organisation", 2, "")], (), [("Granne", "", [""])]),
        ([("organisation", 1, "")], (), [("", "", [""])]),
        ([("area", 1, "")], (2,), [("", "", ["Eva"])]),
    ],
)
def test_a_finding_stands_with_the_unit_that_it_is_about(
    register: Register,
    records_: list[tuple[str, int, str]],
    persons: tuple[int, ...],
    expected: list[tuple[str, str, list[str]]],
) -> None:
    records.save(register, Organisation(name="Granne"))
    assert told(register, found(*records_, persons=persons)) == expected


def test_units_stand_by_name_and_what_belongs_to_none_last(register: Register) -> None:
    findings = [found((noun, key, "")) for noun, key in (("area", 1), ("unit", 1), ("unit", 3), ("unit", 2))]
    assert [each[0] for each in told(register, *findings)] == ["Gata", "Kök", "Skola", ""]


@pytest.mark.parametrize(
    ("left", "expected"), [(TODAY - DAY, ["Eva"]), (TODAY, ["Bo"]), (TODAY + DAY, ["Bo"]), (None, ["Bo"])]
)
def test_whoever_has_left_answers_no_more(register: Register, left: date | None, expected: list[str]) -> None:
    records.save(register, replace(records.get(register, Person, 1), employed_to=left))
    assert told(register, found(("unit", 1, ""), persons=(1,))) == [("Skola", "Eva", expected)]


@pytest.mark.parametrize("record_type", [Contract, DirectProcurement, PlanItem])
def test_what_has_a_unit_belongs_to_it(register: Register, record_type: type[Root]) -> None:
    noun, facts = records.noun_for(record_type), {"title": "Bröd", "unit_id": 3}
    saved = records.save(register, record_type(**facts))
    assert [each[0] for each in told(register, found((noun, saved.id or 0, "")))] == ["Gata"]


def test_an_organisation_is_led_by_its_director(register: Register) -> None:
    other = records.save(register, Organisation(name="Granne")).id
    director = records.save(register, Role(name="Kommundirektör", post=Post.MUNICIPAL_DIRECTOR)).id
    records.save(register, Appointment(role_id=director, person_id=1, organisation_id=other))
    assert told(register, found(("organisation", other or 0, ""))) == [("Granne", "Bo", ["Bo"])]


def shown(register: Register, *findings: Finding) -> list[tuple[tuple[str, ...], str]]:
    """Return what each finding concerns and says."""
    return [
        (tuple(ref.label for ref in each.records), formats.worded(each.message))
        for part in managers.by_unit(register, findings, TODAY)
        for _name, several in part.by_person
        for each in several
    ]


@pytest.mark.parametrize("until", [TODAY - DAY, TODAY, TODAY + DAY])
def test_a_secret_title_is_not_told(register: Register, until: date) -> None:
    secret = Secret(subject="title", paragraph="19 kap.", until=until)
    contract = records.save(register, Contract(number="C7", title="Hemligt"))
    facts = {"decided_on": TODAY, "secrets": (secret,), "contract_id": contract.id, "number": "D7"}
    records.save(register, DirectProcurement(title="Hemligt", **facts))
    findings = found(("direct_procurement", 1, "D7 Hemligt")), found(("contract", 1, "C7 Hemligt"))
    is_secret = until >= TODAY
    assert shown(register, *findings) == [
        (("D7",) if is_secret else ("D7 Hemligt",), SECRET if is_secret else "Något felas"),
        (("C7",) if is_secret else ("C7 Hemligt",), SECRET if is_secret else "Något felas"),
    ]


def test_a_secret_title_without_a_number_is_not_told_either(register: Register) -> None:
    secret = Secret(subject="title", paragraph="19 kap.")
    records.save(register, DirectProcurement(title="Hemligt köp", decided_on=TODAY, secrets=(secret,)))
    assert shown(register, found(("direct_procurement", 1, "Hemligt köp"))) == [(("Secret",), SECRET)]


@pytest.mark.parametrize(
    ("field", "decided_on", "is_secret"),
    [
        ("supplier_id", None, True),
        ("supplier_id", TODAY, False),
        ("closed_on", None, False),
        # who may be disqualified is not for a paper, after the award either
        ("handlers", TODAY, True),
    ],
)
def test_what_is_secret_until_the_award_is_not_told(
    register: Register, field: str, decided_on: date | None, is_secret: bool
) -> None:
    records.save(register, DirectProcurement(title="Köp", decided_on=decided_on))
    ((concerns, said),) = shown(register, found(("direct_procurement", 1, "Köp"), field=field))
    assert concerns == ("Köp",)
    assert said == (SECRET if is_secret else "Något felas")
