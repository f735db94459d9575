"""The one list: in order, answered, kept, and run again when what it read has changed."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.checks import findings
from inkop_desktop.checks.finding import Check, Finding, Severity
from inkop_desktop.checks.findings import Findings
from inkop_desktop.checks.reading import SpokenDay
from inkop_desktop.checks.registry import CHECKS
from inkop_desktop.formats import worded
from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.records.contracts import Contract, ContractOwner, ContractSupplier
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.governance import Improvement
from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.clauses import cited
from inkop_desktop.rules.vocabulary import Country, Verdict
from inkop_desktop.services import answers, records, registers
from inkop_desktop.text import in_language

TODAY = date(2024, 6, 1)


def unowned(title: str, last_day: date) -> Contract:
    return Contract(title=title, first_day=date(2023, 1, 1), last_day=last_day, lead_months=0)


@pytest.mark.parametrize("check", CHECKS, ids=lambda each: each.id)
def test_every_check_names_duties_and_nouns_that_there_are(check: Check) -> None:
    assert set(check.duties) == set(Country)
    for country, letter in ((Country.SE, "N"), (Country.NO, "K")):
        named = [each for each in check.duties[country].split(", ") if each]
        assert {each.id for each in cited(named)} == set(named)
        assert all(each.startswith(letter) for each in named)
    assert any(check.duties.values())
    assert check.nouns <= ROOTS.keys()


def test_no_two_checks_have_the_same_id() -> None:
    ids = [check.id for check in CHECKS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each) for each in ids)


def test_the_fields_to_fill_in_are_the_records_own(register: Register) -> None:
    fill(register)
    for finding in findings.run(register, TODAY):
        record_type, _table = ROOTS[finding.records[0].kind]
        assert not finding.field or finding.field in fields_of(record_type)


def fill(register: Register) -> None:
    """Save contracts that three checks at least find something in."""
    records.save(register, Supplier(name="Rent AB"))
    records.save(register, unowned("Late", date(2024, 5, 1)))
    records.save(register, unowned("Early", date(2024, 2, 1)))
    in_force = unowned("Städ", date(2030, 1, 1))
    records.save(register, replace(in_force, suppliers=(ContractSupplier(supplier_id=1),)))


def test_the_most_urgent_come_first_and_then_the_earliest(register: Register) -> None:
    fill(register)
    found = findings.run(register, TODAY)
    assert [(each.check, each.due) for each in found] == [
        ("expired", date(2024, 2, 1)),
        ("expired", date(2024, 5, 1)),
        ("without-owner", None),
        ("without-org-number", None),
    ]
    assert [each.severity for each in found] == [Severity.DANGER] * 3 + [Severity.INFORMATION]


def test_findings_by_record(register: Register) -> None:
    fill(register)
    by_one = (ContractSupplier(supplier_id=1),)
    same = replace(unowned("Mat", date(2030, 1, 1)), number="7", suppliers=by_one)
    records.save(register, same)
    records.save(register, same)
    by_record = findings.by_record(findings.run(register, TODAY))
    assert [each.check for each in by_record["contract", 4]] == ["without-owner", "duplicate-number"]
    assert [each.check for each in by_record["contract", 5]] == ["without-owner", "duplicate-number"]
    assert [each.check for each in by_record["supplier", 1]] == ["without-org-number"]
    assert ("contract", 6) not in by_record


def test_a_finding_as_json_speaks_the_language_in_force(register: Register) -> None:
    fill(register)
    found = findings.run(register, TODAY)[2]
    with in_language("nb"):
        assert found.as_json() == {
            "id": "without-owner:contract:3",
            "duty": "N21",
            "severity": "danger",
            "message": "Avtalsägare mangler for Städ",
            "records": [{"kind": "contract", "id": 3, "label": "Städ"}],
        }


def test_a_norwegian_register_follows_its_own_instructions(tmp_path: Path) -> None:
    own = Organisation(name="Kongsvinger")
    with registers.new(tmp_path / "no", "Kari", Country.NO, own) as register:
        records.save(register, unowned("Renhold", date(2030, 1, 1)))
        found = next(each for each in findings.run(register, TODAY) if each.check == "without-owner")
    assert found.duty == "K44"
    with in_language("nb"):
        assert worded(found.why) == "Hver avtale skal ha minst én avtaleeier. Instruksen K44."
        assert found.says.startswith("K44: Produktansvarlig evaluerer løpende gjeldende avtaler")


def test_each_clause_of_a_finding_is_told_on_a_line(register: Register) -> None:
    fill(register)
    said = {each.duty: each.says.splitlines() for each in findings.run(register, TODAY)}
    assert len(said) > 1
    for duty, lines in said.items():
        assert [line.split(": ")[0] for line in lines] == duty.split(", ")


@pytest.fixture
def kept(register: Register) -> Iterator[tuple[Findings, list[str]]]:
    """Give the kept findings of a filled register, and the ids of the checks as they run."""
    fill(register)
    ran: list[str] = []
    original = Check.run

    def counting(self: Check, *args: Any) -> Any:
        ran.append(self.id)
        return original(self, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Check, "run", counting)
        found = Findings(register)
        register.listen(found.changed)
        found.on(TODAY)
        assert ran == [check.id for check in CHECKS]
        ran.clear()
        yield found, ran


def test_what_is_kept_is_what_is_found(register: Register, kept: tuple[Findings, list[str]]) -> None:
    found, ran = kept
    assert found.on(TODAY) == findings.run(register, TODAY)
    assert len(ran) == len(CHECKS)  # those of the comparison alone


CHANGES = [
    (Improvement(title="Färre fakturor", proposed_on=TODAY), "improvement"),
    (Organisation(name="Granne"), "organisation"),
    (Supplier(name="Ny"), "supplier"),
    (unowned("Ny", date(2031, 1, 1)), "contract"),
]


@pytest.mark.parametrize(("saved", "noun"), CHANGES)
def test_only_what_read_the_changed_runs_again(
    register: Register, kept: tuple[Findings, list[str]], saved: Any, noun: str
) -> None:
    found, ran = kept
    records.save(register, saved)
    found.on(TODAY)
    assert ran == [check.id for check in CHECKS if noun in check.nouns]


def test_all_run_again_when_the_register_changes_hands_or_the_day_comes(
    register: Register, kept: tuple[Findings, list[str]]
) -> None:
    found, ran = kept
    records.save(register, replace(registers.profile(register), country=Country.NO))
    assert {each.duty[0] for each in found.on(TODAY)} == {"K"}
    assert len(ran) == len(CHECKS)
    ran.clear()
    found.on(TODAY + timedelta(days=1))
    assert len(ran) == len(CHECKS)


def test_undo_is_a_change_too(register: Register, kept: tuple[Findings, list[str]]) -> None:
    found, _ran = kept
    before = found.on(TODAY)
    stored = records.get(register, Contract, 3)
    records.save(register, replace(stored, owners=(ContractOwner(person_id=1),)))
    assert found.on(TODAY) != before
    registers.undo(register)
    assert found.on(TODAY) == before


def test_answers_are_laid_beside_what_is_kept(register: Register, kept: tuple[Findings, list[str]]) -> None:
    found, ran = kept
    first, *others = found.on(TODAY)
    given = answers.answer(register, first, Verdict.HANDLED, "Done", TODAY)
    again = found.on(TODAY)
    assert ran == []
    assert again[0].answer == given
    assert findings.open_findings(again) == others


def test_noting_a_change_never_waits_for_a_check(
    register: Register, kept: tuple[Findings, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ran = kept
    began, goes_on = threading.Event(), threading.Event()

    def slow(*_args: Any) -> list[Finding]:
        began.set()
        assert goes_on.wait(10)
        return []

    monkeypatch.setattr(Check, "run", slow)
    checking = threading.Thread(target=found.on, args=(TODAY + timedelta(days=1),))
    checking.start()
    assert began.wait(10)
    records.save(register, Supplier(name="Ny"))  # would hang here
    goes_on.set()
    checking.join(10)
    assert not checking.is_alive()


LATER = date(2024, 7, 1)


@pytest.mark.parametrize(
    ("verdict", "until", "today", "is_open"),
    [
        (Verdict.HANDLED, None, date(2030, 1, 1), False),
        (Verdict.NOT_APPLICABLE, None, date(2030, 1, 1), False),
        (Verdict.LATER, LATER, date(2024, 6, 30), False),
        (Verdict.LATER, LATER, LATER, True),
        (Verdict.LATER, LATER, date(2024, 7, 2), True),
    ],
)
def test_an_answer_holds_until_its_day(
    register: Register, verdict: Verdict, until: date | None, today: date, is_open: bool
) -> None:
    records.save(register, unowned("Städ", date(2031, 1, 1)))
    asked = findings.run(register, TODAY)[0]
    given = answers.answer(register, asked, verdict, "Olle tar det", TODAY, until=until)
    found = next(each for each in findings.run(register, today) if each.id == asked.id)
    assert (found.answer, found.is_open) == (given, is_open)


def test_an_answer_falls_when_the_facts_change(register: Register) -> None:
    saved = records.save(register, replace(unowned("Städ", date(2024, 5, 1)), number="7"))
    (asked,) = findings.run(register, TODAY)
    given = answers.answer(register, asked, Verdict.HANDLED, "Ny upphandling pågår", TODAY)
    assert findings.open_findings(findings.run(register, TODAY)) == []
    records.save(register, replace(saved, last_day=date(2024, 5, 2)))
    (found,) = findings.open_findings(findings.run(register, TODAY))
    assert found.answer == given


def test_a_register_of_nobody_is_checked_as_a_swedish_one(register: Register) -> None:
    records.save(register, unowned("Städ", date(2031, 1, 1)))
    records.delete(register, registers.profile(register))
    assert [each.duty for each in findings.run(register, TODAY)] == ["N21", "N16"]
    assert records.every(register, Profile) == []


def test_a_day_that_is_not_known_is_not_said() -> None:
    assert str(SpokenDay(None, TODAY)) == ""
