"""The direct procurements of the demonstrations: true cases of every sort, as their contracts say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.checks import delegation, impartial, procuring, same_kind
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.rules import cpv
from inkop_desktop.rules.law.vocabulary import Regime, Route
from inkop_desktop.rules.procuring import CaseKind, Ending, Way
from inkop_desktop.rules.vocabulary import Country, Procedure
from inkop_desktop.services import procuring as casework
from inkop_desktop.services import (
    procuring_order,
    procuring_reporting,
    procuring_required,
    records,
    registers,
)
from inkop_desktop.services.demo import demo

TODAY = date(2026, 11, 21)
DAYS = (TODAY, date(2024, 12, 31), date(2025, 8, 30), date(2027, 1, 1), date(2030, 6, 15))
# Of cases that begin later the threshold is not known in kronor, so that they cannot be frozen.
KNOWN_UNTIL = date(2026, 12, 31)
# What the officer settles on a day that lies ahead: when to deliver, until when tenders come in.
AHEAD = {"wanted_from", "tender_deadline", "award_from", "award_to"}


@pytest.fixture(scope="module", params=demo.ORGANISATIONS)
def register(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return each demonstration register."""
    with copies.demonstration(tmp_path_factory.mktemp("demo") / "demo", request.param, TODAY) as made:
        yield made


def cases(register: Register) -> list[DirectProcurement]:
    return records.every(register, DirectProcurement)


def test_there_are_cases_of_every_sort(register: Register) -> None:
    found = cases(register)
    assert len(found) >= 10
    assert {each.kind for each in found} >= {CaseKind.FULL, CaseKind.SHORT}
    assert {each.ending for each in found} >= {Ending.CONTRACT, None}
    assert any(each.page == "request" and each.ending is None for each in found)
    assert any(each.closed_on and each.contract_id and len(each.tenders) == 3 for each in found)
    changes = [each for each in found if each.way is Way.CHANGE]
    assert [(each.ending, each.changed_contract_id is not None) for each in changes] == [
        (Ending.OTHER_WAY, True)
    ]
    assessed = [casework.assess(each, casework.setting_of(register, each, TODAY)) for each in found]
    assert {each.route for each in assessed} >= {Route.BY_VALUE, Route.BY_GROUND}
    if registers.profile(register).country is Country.NO:
        regimes = {Regime.OUTSIDE, Regime.PART_1, Regime.PART_2, Regime.PART_3}
        assert {each.regime for each in assessed if each.case.value} == regimes
        assert Ending.ADVERTISE in {each.ending for each in found}
    else:
        assert {each.ending for each in found} >= {Ending.CANCELLED, Ending.CALL_OFF}
        assert CaseKind.AFTERWARDS in {each.kind for each in found}


def test_they_are_numbered_as_they_began(register: Register) -> None:
    found = cases(register)
    numbers = [each.number for each in found]
    assert numbers == sorted(set(numbers))
    began = [each.started_on for each in found if each.started_on]
    assert len(began) == len(found)
    assert began == sorted(began)
    assert all(each.number.startswith(f"D{day.year}-") for each, day in zip(found, began, strict=True))


def test_a_frozen_case_lacks_nothing(register: Register) -> None:
    frozen = [each for each in cases(register) if each.closed_on or each.kind is CaseKind.SHORT]
    assert len(frozen) >= 3
    for case in frozen:
        lacking = procuring_reporting.told(register, case.id or 0, TODAY).lacking
        assert [worded(each) for each in lacking] == [], case.title


def test_nothing_was_done_on_a_day_that_lies_ahead(register: Register) -> None:
    done = {name for name, field in fields_of(DirectProcurement).items() if field.kind is Kind.DATE} - AHEAD
    for case in cases(register):
        days = {name: getattr(case, name) for name in done}
        days |= {f"{each.person_id} declared": each.declared_on for each in case.handlers}
        days |= {f"{each.kind} looked up": each.checked_on for each in case.checks}
        assert {name: day for name, day in days.items() if day and day > TODAY} == {}, case.title


def test_what_decides_was_told_to_everybody_who_was_asked(register: Register) -> None:
    """Weighted criteria come to a hundred, and the code of what is bought is one that there is."""
    for case in cases(register):
        assert not procuring_required.lacks_criterion(case), case.title
        assert procuring_required.wrong_weights(case) is None, case.title
        assert [cpv.parse(code).code for code in case.cpv] == list(case.cpv)


def test_nothing_was_done_before_what_comes_first(register: Register) -> None:
    for case in cases(register):
        found = casework.assess(case, casework.setting_of(register, case, TODAY))
        assert [worded(said) for _field, said in procuring_order.untimely(case, found)] == [], case.title


def test_a_case_agrees_with_the_contract_that_it_led_to(register: Register) -> None:
    by_id = {each.id: each for each in records.every(register, Contract)}
    led = [each for each in cases(register) if each.contract_id]
    assert led
    for case in led:
        contract = by_id[case.contract_id]
        assert (contract.title, contract.estimated_value) == (case.title, case.award_value)
        assert (contract.signed_on, contract.signed_by_id) == (case.signed_on, case.signed_by_id)
        assert (contract.area_id, contract.first_day) == (case.area_id, case.award_from)
        assert contract.cpv[0][:3] == case.cpv[0][:3]
        assert [each.supplier_id for each in contract.suppliers] == [case.supplier_id]
        assert (contract.procedure is Procedure.THREE_QUOTES) is (len(case.invited) >= 3)


def test_a_change_rests_on_the_ground_that_its_reason_tells_of(register: Register) -> None:
    """In Sweden a change of small value (17 kap. 9 §) is not the one that is not material (14 §)."""
    reasons = [each.way_reason for each in cases(register) if each.way is Way.CHANGE]
    told = {
        "17 kap. 9 § LOU": "mindre värde",
        "17 kap. 14 § LOU": "inte väsentlig",
        "§ 28-1 første ledd bokstav a FOA": "gir rett til",
    }
    assert reasons
    for reason in reasons:
        cited, _colon, why = reason.partition(": ")
        assert [ground for ground, words in told.items() if words in why] == [cited]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_region_has_few_cases_that_are_not_documented_in_time(today: date, tmp_path: Path) -> None:
    checks = (*procuring.CHECKS, *impartial.CHECKS, delegation.procured_outside_delegation)
    made = copies.demonstration(tmp_path / "demo", "norrbotten", today)
    with made, made.reading() as connection:
        found = [each for check in checks for each in check.run(connection, today, Country.SE)]
    late = {"Akustikpaneler, Björknäs hälsocentral"}
    if today > KNOWN_UNTIL:
        late.add("Kalibrering och säkerhetskontroll av medicinteknik")
    assert {(each.check, each.records[0].label.partition(" ")[2]) for each in found} == {
        ("case-documentation-late", each) for each in late
    }


def test_the_region_stays_below_its_own_limits_this_year(tmp_path: Path) -> None:
    made = copies.demonstration(tmp_path / "demo", "norrbotten", TODAY)
    with made, made.reading() as connection:
        assert [each for check in same_kind.CHECKS for each in check.run(connection, TODAY, Country.SE)] == []


def test_few_contracts_are_without_the_cases_that_refer_to_more(tmp_path: Path) -> None:
    with demo.make("norrbotten", tmp_path / "demo", "Anna", TODAY, contracts=5) as register:
        assert cases(register) == []
