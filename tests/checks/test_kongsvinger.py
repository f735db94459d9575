"""In the Kongsvinger demonstration is found what is written down, and nothing else, whatever day it is."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import copies
import pytest
from curing import CURES, TODAY, somebody

from inkop_desktop.checks import findings
from inkop_desktop.checks.finding import Finding
from inkop_desktop.checks.findings import Findings
from inkop_desktop.checks.registry import CHECKS
from inkop_desktop.cli.main import main
from inkop_desktop.records.bodies import Body
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import matrix, records, registers

WRITTEN = tomllib.loads((Path(__file__).parent / "kongsvinger_faults.toml").read_text(encoding="utf-8"))
Fault = tuple[str, ...]  # the check, and what the records are called that it names


def fault(check: str, labels: Iterable[str]) -> Fault:
    """Return what identifies a fault on every day: the number of a contract or a case has its year."""
    return check, *(re.sub(r"^D?\d{4}-\d{3} ", "", each) for each in labels)


def of(finding: Finding) -> Fault:
    return fault(finding.check, [each.label for each in finding.records])


DELIBERATE = [fault(each["check"], each["records"]) for each in WRITTEN["faults"]]


def of_the_pack(today: date) -> list[Fault]:
    """Return what is wrong on a day with the law pack of the program, and not with the demonstration."""
    is_due = reading.shipped(Country.NO).is_due(today)
    return [
        fault(each["check"], each["records"])
        for each in WRITTEN["of_the_pack"]
        if is_due or not each.get("when_unchecked_this_year")
    ]


@pytest.mark.parametrize(
    "today",
    [
        TODAY,
        date(2024, 2, 29),
        date(2025, 8, 30),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 3, 31),
        date(2030, 6, 15),
    ],
    ids=str,
)
def test_exactly_the_deliberate_faults_are_found(
    today: date, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kongsvinger.inkop"
    copies.demonstration(path, "kongsvinger", today).close()
    assert main(["check", str(path), "--json", "--today", today.isoformat()]) == 1
    told = json.loads(capsys.readouterr().out)
    found = [fault(each["id"].partition(":")[0], [one["label"] for one in each["records"]]) for each in told]
    assert sorted(found) == sorted(DELIBERATE + of_the_pack(today))
    assert len({each["id"] for each in told}) == len(told)


# What asks for a case within a time that Norwegian law does not set.
WITHOUT_TIME = {"case-documentation-due", "case-documentation-late"}


def test_every_check_of_people_roles_bodies_and_cases_has_one() -> None:
    assert {check.id for check in CHECKS} - {each[0] for each in DELIBERATE} == WITHOUT_TIME | {
        "renewed",
        "without-manager",
        "without-supplier",
        "review-missing",
        "value-missing",
        "duplicate-number",
        "public-and-secret",
        "case-requirements-unapproved",
        "no-without-successor",
        "referred-document",
        "without-org-number",
        "law-pack-due",
        "law-amount-missing",
        "same-kind-near",
        "same-kind-reached",
        "small-cases-are-one",
        "small-cases-add-up",
        "series-below-limit",
        "unit-without-that-part",
        "follow-up-without-owner",
    }


@pytest.fixture(scope="module")
def kongsvinger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return the demonstration, in which every test leaves what it found."""
    with copies.demonstration(tmp_path_factory.mktemp("demo") / "k.inkop", "kongsvinger", TODAY) as made:
        yield made


@pytest.fixture(scope="module")
def watched(kongsvinger: Register) -> Findings:
    """Return what keeps its findings up to date, as the window does."""
    kept = Findings(kongsvinger)
    kongsvinger.listen(kept.changed)
    return kept


@pytest.fixture(scope="module")
def at_first(watched: Findings) -> list[Finding]:
    """Return what is found before anything has been mended."""
    return watched.on(TODAY)


@pytest.mark.parametrize("wrong", DELIBERATE, ids=":".join)
def test_a_fault_that_is_mended_is_gone_and_all_others_are_there(
    kongsvinger: Register, watched: Findings, at_first: list[Finding], wrong: Fault
) -> None:
    """Those that were mended before are there again: that it was undone is looked at with the next one."""
    (finding,) = [each for each in at_first if of(each) == wrong]
    with undone(kongsvinger):
        CURES[finding.check](kongsvinger, finding)
        after = {each.id for each in watched.on(TODAY)}
    assert finding.id not in after
    assert after >= {each.id for each in at_first} - {finding.id}


def test_what_was_kept_up_through_it_all_is_what_is_found_anew_and_was_at_first(
    kongsvinger: Register, watched: Findings, at_first: list[Finding]
) -> None:
    assert watched.on(TODAY) == findings.run(kongsvinger, TODAY) == at_first


@contextmanager
def undone(register: Register) -> Iterator[None]:
    """Take back at the end, one after the other, all that is done inside."""
    actions: list[object] = []
    register.listen(actions.append)
    try:
        yield
    finally:
        for _action in tuple(actions):
            registers.undo(register)


def test_filling_one_cell_changes_its_finding_at_once(kongsvinger: Register) -> None:
    (finding,) = [
        each for each in findings.run(kongsvinger, TODAY) if of(each)[:2] == ("area-vacant", "Skolemateriell")
    ]
    area, grue, other = finding.records
    with undone(kongsvinger):
        matrix.fill(kongsvinger, Post.AREA_MANAGER, (area.id, grue.id), somebody(kongsvinger).id or 0, TODAY)
        after = {of(each) for each in findings.run(kongsvinger, TODAY)}
    assert ("area-vacant", "Skolemateriell", other.label) in after


def test_bodies_never_meet_on_a_weekend(kongsvinger: Register) -> None:
    days = [each.day for body in records.every(kongsvinger, Body) for each in body.meeting_days]
    assert len(days) >= 12
    assert all(day and day.weekday() < 5 for day in days)
