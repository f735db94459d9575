"""The contract that a direct procurement leads to: its owner, its options, how it follows corrections."""

from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from procured import TODAY, Procured

from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.rules import status
from inkop_desktop.rules.procuring import Ending, Price
from inkop_desktop.services import (
    procuring,
    procuring_contract,
    procuring_ends,
    records,
    registers,
    same_kind,
    work,
)
from inkop_desktop.services.procuring import Setting

MONTHLY = PriceRow(kind=Price.MONTHLY, months=24)
OPEN: dict[str, Any] = {"ending": None, "ended_on": None, "attachments": (), "considered": ()}


@pytest.fixture
def around(se: Procured) -> Setting:
    """Return what the cases are judged by."""
    return procuring.setting(se.register, TODAY)


def ended(made: Procured, around: Setting, **facts: Any) -> DirectProcurement:
    case = made.save(procured.awarded(made, **(OPEN | facts)))
    return procuring_ends.end(made.register, case, Ending.CONTRACT, around)


def of(case: DirectProcurement, around: Setting) -> Contract:
    """Return the contract that a case would lead to."""
    return procuring_contract.contract_of(case, procuring.assess(case, around), "1")


def contract_of(made: Procured, case: DirectProcurement) -> Contract:
    return records.get(made.register, Contract, case.contract_id or 0)


# Who owns it, and for how long it may be extended.


def test_whoever_approved_the_requirements_owns_the_contract(se: Procured, around: Setting) -> None:
    case = procured.awarded(se, approved_by_id=se.persons["Nils Hed"])
    (owner,) = of(case, around).owners
    assert owner.person_id == se.persons["Nils Hed"]


def test_where_nobody_approved_them_the_officer_owns_it(se: Procured, around: Setting) -> None:
    case = procured.awarded(se, approved_by_id=None, approved_on=None)
    (owner,) = of(case, around).owners
    assert owner.person_id == case.officer_id


def option(months: int | None) -> PriceRow:
    return PriceRow(kind=Price.OPTION, months=months, note="12 500 kr i månaden")


def test_the_options_of_a_case_are_the_contracts(se: Procured, around: Setting) -> None:
    """What they cost may be secret, and is not told there."""
    prices = (MONTHLY, option(12), option(6), option(None))
    days = {"award_from": date(2026, 12, 1), "award_to": date(2028, 11, 30)}
    case = procured.awarded(se, prices=prices, months=24, **days)
    contract = of(case, around)
    assert [(each.months, each.note) for each in contract.options] == [(12, ""), (6, "")]
    derived = status.derive(terms_of(records.checked(contract)), TODAY)
    assert derived.option_day is not None
    assert derived.option_day < date(2028, 11, 30)


def test_an_open_ended_contract_is_not_extended(se: Procured, around: Setting) -> None:
    case = procured.awarded(se, prices=(MONTHLY, option(12)), open_ended=True, award_to=None)
    assert of(case, around).options == ()


# A correction.


CORRECTED = [
    ("award_value", "estimated_value", None),
    ("award_from", "first_day", date(2026, 12, 15)),
    ("award_to", "last_day", date(2029, 12, 14)),
    ("signed_on", "signed_on", date(2026, 10, 27)),
    ("signed_by_id", "signed_by_id", 1),
]


@pytest.mark.parametrize(("told", "name", "value"), CORRECTED, ids=[each[0] for each in CORRECTED])
def test_the_contract_follows_a_correction_of_its_case(
    se: Procured, around: Setting, told: str, name: str, value: Any
) -> None:
    value = value or se.kronor(500_000)
    case, contract = procuring_ends.make_contract(se.register, ended(se, around), around)
    actions = len(registers.log(se.register, 100))
    case = procuring.keep(se.register, replace(case, **{told: value}), around)
    assert contract_of(se, case) == replace(contract, version=contract_of(se, case).version, **{name: value})
    assert len(registers.log(se.register, 100)) == actions + 1
    se.register.undo(work.refresh)
    assert getattr(contract_of(se, case), name) == getattr(contract, name)


@pytest.mark.parametrize(("told", "name", "value"), CORRECTED, ids=[each[0] for each in CORRECTED])
def test_what_somebody_has_written_in_the_contract_stays(
    se: Procured, around: Setting, told: str, name: str, value: Any
) -> None:
    case, contract = procuring_ends.make_contract(se.register, ended(se, around), around)
    written = {
        "estimated_value": se.kronor(430_000),
        "first_day": date(2026, 12, 2),
        "last_day": date(2029, 11, 29),
        "signed_on": date(2026, 10, 25),
        "signed_by_id": 2,
    }
    kept = records.save(se.register, replace(contract, **written))
    procuring.keep(se.register, replace(case, **{told: value or se.kronor(500_000)}), around)
    assert contract_of(se, case) == kept


def test_the_contract_of_a_case_that_becomes_open_ended_does_so_too(se: Procured, around: Setting) -> None:
    """Also while the case has its last day still, which is asked on a later page."""
    case, contract = procuring_ends.make_contract(se.register, ended(se, around), around)
    case = procuring.keep(se.register, replace(case, open_ended=True), around)
    open_ended = contract_of(se, case)
    assert (contract.open_ended, open_ended.open_ended, open_ended.last_day) == (False, True, None)
    case = procuring.keep(se.register, replace(case, award_to=None), around)
    assert contract_of(se, case) == open_ended
    assert procuring_contract.otherwise(se.register, case) == ()


def test_the_contract_of_an_open_ended_case_that_gets_a_last_day_does_so_too(
    se: Procured, around: Setting
) -> None:
    """Page by page, as the wizard keeps it."""
    first = ended(se, around, open_ended=True, award_to=None)
    case, _contract = procuring_ends.make_contract(se.register, first, around)
    last_day = date(2029, 11, 30)
    case = procuring.keep(se.register, replace(case, open_ended=False), around)
    case = procuring.keep(se.register, replace(case, award_to=last_day), around)
    assert (contract_of(se, case).open_ended, contract_of(se, case).last_day) == (False, last_day)
    case = procuring.keep(se.register, replace(case, open_ended=True, award_to=None), around)
    case = procuring.keep(se.register, replace(case, open_ended=False, award_to=last_day), around)
    assert (contract_of(se, case).open_ended, contract_of(se, case).last_day) == (False, last_day)


def test_a_contract_that_would_not_hold_stays_and_never_stops_its_case(se: Procured, around: Setting) -> None:
    case, contract = procuring_ends.make_contract(se.register, ended(se, around), around)
    written = records.save(se.register, replace(contract, last_day=date(2027, 5, 31)))
    later = {"award_from": date(2027, 6, 1), "award_to": date(2029, 5, 31)}
    corrected = replace(case, award_value=se.kronor(500_000), **later)
    case = procuring.keep(se.register, corrected, around)
    assert (case.award_from, case.award_to) == tuple(later.values())
    assert contract_of(se, case) == written
    said = procuring_contract.otherwise(se.register, case)
    assert said == ("Estimated value", "First day", "Last day")


def test_a_contract_with_options_does_not_become_open_ended(se: Procured, around: Setting) -> None:
    case = ended(se, around, prices=(MONTHLY, option(12)))
    case, contract = procuring_ends.make_contract(se.register, case, around)
    case = procuring.keep(se.register, replace(case, open_ended=True, award_to=None), around)
    assert contract_of(se, case) == contract
    assert procuring_contract.otherwise(se.register, case) == ("Last day", "Open-ended")


def test_the_meter_counts_what_was_corrected(se: Procured, around: Setting) -> None:
    """Also once it is frozen again, as version 2."""
    case, _contract = procuring_ends.make_contract(se.register, ended(se, around), around)
    case = procuring_ends.close(se.register, case, TODAY)
    case = procuring_ends.correct(se.register, case, "Fel värde i beslutet.")
    case = procuring.keep(se.register, replace(case, award_value=se.kronor(500_000)), around)
    case = procuring_ends.close(se.register, case, TODAY)
    assert len(case.versions) == 2
    assert same_kind.of_case(se.register, case, around).total == se.kronor(500_000)
    assert contract_of(se, case).estimated_value == se.kronor(500_000)


def test_a_case_whose_contract_is_not_entered_follows_nothing(se: Procured, around: Setting) -> None:
    case = ended(se, around)
    kept = procuring.keep(se.register, replace(case, award_value=se.kronor(500_000)), around)
    assert kept.award_value == se.kronor(500_000)
