"""What papers tell of call-offs: the sum against the ceiling, each of them, and nothing that is secret."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from justified import read
from procured import TODAY, Procured, begun

from inkop_desktop import formats
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered, Invited, Secret
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.call_offs import in_short
from inkop_desktop.reports.orders import ContractOrder
from inkop_desktop.rules.law.vocabulary import OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import call_offs, procuring_ends, records
from inkop_desktop.typeset.document import DataTable, Paragraph

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def sek(minor: int) -> Money:
    return Money(minor, "SEK")


def ended(se: Procured, **facts: Any) -> DirectProcurement:
    """Return a case of 40 000 kr that is called off from a contract with a ceiling of 100 000 kr."""
    contract = records.get(se.register, Contract, se.contract_id)
    noted = CallOff(day=JUNE, what="Tvätt", value=sek(25_000_00))
    saved = records.save(se.register, replace(contract, ceiling=sek(100_000_00), call_offs=(noted,)))
    case = begun(
        se,
        considered=(ContractConsidered(contract_id=saved.id, used=True),),
        ending=Ending.CALL_OFF,
        ended_on=JULY,
        ending_reason="Omfattas.",
        award_value=sek(40_000_00),
        **facts,
    )
    mine = CallOff(day=JULY, what=case.title, value=case.award_value)
    records.save(se.register, call_offs.with_one(saved, mine))
    return case


def test_the_note_of_a_call_off_tells_its_value_and_what_is_left(se: Procured) -> None:
    said = read(se, ended(se)).replace("\xa0", " ")
    assert "Value of the call-off 40,000 SEK" in said
    assert "Value of the contract" not in said
    assert "65,000 SEK of the ceiling of 100,000 SEK has been called off (65%), 35,000 SEK is left." in said


@pytest.mark.parametrize(("day", "counts"), [(JULY, True), (JULY + timedelta(days=1), False)])
def test_what_was_left_is_told_of_the_day_on_which_it_ended(se: Procured, day: date, counts: bool) -> None:
    case = ended(se)
    contract = records.get(se.register, Contract, se.contract_id)
    more = CallOff(day=day, what="Mer tvätt", value=sek(5_000_00))
    records.save(se.register, call_offs.with_one(contract, more))
    said = read(se, case).replace("\xa0", " ")
    assert ("30,000 SEK is left." in said, "35,000 SEK is left." in said) == (counts, not counts)


@pytest.mark.parametrize(
    ("ending", "is_judged"),
    [(Ending.CALL_OFF, False), (Ending.OTHER_WAY, False), (Ending.CONTRACT, True), (Ending.CANCELLED, True)],
)
def test_only_a_procurement_of_our_own_is_held_against_limits_and_rules(
    se: Procured, ending: Ending, is_judged: bool
) -> None:
    facts: dict[str, Any] = {"kind": OwnRuleKind.QUOTES, "quotes": 3, "amount": sek(100_000_00)}
    rule = OwnRule(title="Quotes", valid_from=date(2020, 1, 1), **facts)
    records.save(se.register, rule)
    said = read(se, replace(ended(se), ending=ending))
    for part in ("Direct procurement limit", "Purchases of the same kind", "own rules", "Lowest certainty"):
        assert (part in said) is is_judged, part
    assert "lagen (2016:1145) om offentlig upphandling (LOU)" in said


@pytest.mark.parametrize("subject", ["award_value", "considered"])
def test_what_is_secret_of_a_call_off_is_told_to_nobody(se: Procured, subject: str) -> None:
    secrets = (Secret(subject=subject, paragraph="31 kap. 16 § OSL"),)
    case = ended(se, secrets=secrets)
    said = read(se, case, public=True).replace("\xa0", " ")
    assert "35,000 SEK is left" not in said
    assert ("40,000 SEK" in said) is (subject == "considered")
    assert "35,000 SEK is left" in read(se, case).replace("\xa0", " ")


def test_where_suppliers_were_asked_the_value_may_be_a_tenders(se: Procured) -> None:
    invited = (Invited(supplier_id=next(iter(se.suppliers.values()))),)
    assert "40,000" not in read(se, ended(se, invited=invited), public=True)


def test_another_ending_tells_of_no_contract(se: Procured) -> None:
    said = read(se, replace(ended(se), ending=Ending.OTHER_WAY))
    assert "How the case ended" in said
    assert "Called off from" not in said


def contract(register: Register, *noted: CallOff) -> Contract:
    return records.save(register, Contract(title="Bröd", ceiling=sek(100_00), call_offs=noted))


def test_the_report_of_a_contract_has_every_call_off_and_their_sum(register: Register) -> None:
    unit = records.save(register, Unit(name="Skola"))
    first = CallOff(day=JUNE, what="Limpor", value=sek(30_00), unit_id=unit.id, organisation_id=1)
    saved = contract(register, first, CallOff(day=JULY, what="Bullar"))
    blocks = orders.document_of(register, ContractOrder(TODAY, saved.id or 0)).blocks
    table = next(each for each in blocks if isinstance(each, DataTable) and each.caption == "Call-offs")
    assert list(table.rows) == [
        (JULY, "Bullar", None, ""),
        (JUNE, "Limpor", sek(30_00), "Skola, Norrby kommun"),
    ]
    (said,) = [each.text for each in blocks if isinstance(each, Paragraph) and "called off" in each.text]
    assert said.replace("\xa0", " ") == (
        "30 SEK of the ceiling of 100 SEK has been called off (30%), 70 SEK is left. "
        "1 call-off has no value and is not counted."
    )


def test_the_report_of_a_contract_tells_nothing_that_a_case_keeps_secret(se: Procured) -> None:
    """Neither in the row nor in the sum, nor in the log at its end."""
    secrets = (Secret(subject="award_value", paragraph="31 kap. 16 § OSL"),)
    case = se.save(ended(se, secrets=secrets))
    contract = records.get(se.register, Contract, se.contract_id)
    by_hand = tuple(each for each in contract.call_offs if each.day == JUNE)
    records.save(se.register, replace(contract, call_offs=by_hand))
    procuring_ends.settle(se.register, case)
    blocks = orders.document_of(se.register, ContractOrder(TODAY, se.contract_id)).blocks
    (table,) = (each for each in blocks if isinstance(each, DataTable) and each.caption == "Call-offs")
    assert [row[2] for row in table.rows] == ["Secret", sek(25_000_00)]
    said = " ".join(map(str, blocks)).replace("\\xa0", " ")
    assert "Less than 70% of the ceiling of 100,000 SEK has been called off." in said
    assert "The sum is not told: 1 value in it is secret." in said
    assert "Correct the call-off of direct procurement" in said
    assert "25,000 SEK" in said
    history = next(each for each in blocks if isinstance(each, DataTable) and each.caption == "History")
    assert "What was ordered" in history.rows[0][3]
    assert "40,000" not in history.rows[0][3]
    assert "65,000" not in said
    assert "35,000" not in said


def test_a_contract_without_call_offs_tells_of_none(register: Register) -> None:
    assert [value for _label, value in in_short(contract(register), {}, {}) if value] == []


def test_in_short_the_newest_are_told_and_how_many_there_are_besides(register: Register) -> None:
    noted = [CallOff(day=date(2026, 1, n), what=f"No. {n}", value=sek(n)) for n in range(1, 8)]
    told = list(in_short(contract(register, *noted), {}, {}))
    assert [label for label, _value in told[1:6]] == [formats.day(date(2026, 1, n)) for n in (7, 6, 5, 4, 3)]
    assert told[6] == ("Earlier", "2 call-offs, in the report")
