"""The report of one contract: everything about it, and nothing empty."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from inkop_desktop import formats
from inkop_desktop.records.contracts import (
    Amendment,
    Contract,
    ContractDecision,
    ContractOption,
    ContractOwner,
    ContractSupplier,
)
from inkop_desktop.records.people import Person
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import ContractOrder
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services import attachments, records
from inkop_desktop.typeset.document import (
    Conformance,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Picture,
    Title,
)

TODAY = date(2026, 11, 21)


def report(register: Register, contract: Contract) -> Document:
    """Return the report of a contract."""
    assert contract.id is not None
    return orders.document_of(register, ContractOrder(TODAY, contract.id))


def save(register: Register, **facts: Any) -> Contract:
    """Save a contract."""
    return records.save(register, Contract(**{"number": "2023-018", "title": "Bröd"} | facts))


def facts(document: Document) -> dict[str, str]:
    """Return every label with its value as it is read."""
    blocks = [block for block in document.blocks if isinstance(block, KeyValues)]
    return {label: formats.show(value) for block in blocks for label, value in block.rows}


def table(document: Document, caption: str) -> DataTable | None:
    """Return the table with a caption; none where there is none."""
    tables = [block for block in document.blocks if isinstance(block, DataTable)]
    return next((each for each in tables if each.caption == caption), None)


def headings(table: DataTable | None) -> list[str]:
    """Return the headings of a table's columns."""
    return [column.heading for column in table.columns] if table else []


def test_it_begins_with_the_name_the_case_and_where_it_stands(register: Register) -> None:
    document = report(register, save(register, case_number="KS 2023/18", last_day=date(2027, 6, 30)))
    assert document.blocks[0] == Title("Bröd", "2023-018 · Single contract")
    assert document.case_number == "KS 2023/18"
    assert (document.organisation, document.kind) == ("Norrby kommun", "Contract")
    assert facts(document)["Last day"] == "2027-06-30"


def test_days_that_have_passed_are_told_as_passed(register: Register) -> None:
    option = ContractOption(months=12, decide_by=date(2026, 10, 31))
    saved = save(register, first_day=date(2024, 1, 1), last_day=date(2026, 12, 31), options=(option,))
    said = facts(report(register, saved))
    assert said["Last day to decide"] == "2026-10-31 (passed)"
    assert said["First day"] == "2024-01-01"


def test_the_term_is_drawn_and_derived(register: Register) -> None:
    document = report(register, save(register, first_day=date(2024, 1, 1), term_months=36))
    picture = next(block for block in document.blocks if isinstance(block, Picture))
    words = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert words.text.startswith("36 months from 2024-01-01")
    assert picture.scene.alternative == words.text


def test_days_sums_and_numbers_stay_what_they_are(register: Register) -> None:
    value = Money(4_800_000_00, "SEK")
    saved = save(
        register,
        first_day=date(2025, 1, 1),
        term_months=36,
        notice_months=3,
        signed_on=date(2024, 12, 1),
        estimated_value=value,
    )
    blocks = [each for each in report(register, saved).blocks if isinstance(each, KeyValues)]
    told = {label: kept for block in blocks for label, kept in block.rows}
    assert told["Estimated value"] == value
    assert told["Signed on"] == date(2024, 12, 1)
    assert told["Start the replacement"] == date(2026, 12, 31)
    assert told["Term in months"] == 36


def test_a_workbook_derives_the_term_once_and_counts(register: Register, tmp_path: Path) -> None:
    value = Money(4_800_000_00, "SEK")
    saved = save(register, first_day=date(2025, 1, 1), term_months=36, estimated_value=value)
    assert saved.id is not None
    orders.write(register, ContractOrder(TODAY, saved.id), tmp_path / "c.xlsx", Conformance.A_2A)
    cells = [row[:2] for row in openpyxl.load_workbook(tmp_path / "c.xlsx").worksheets[0].iter_rows()]
    assert [str(second.value)[:9] for _first, second in cells].count("36 months") == 1
    assert {first.value: second.value for first, second in cells}["Estimated value"] == 4_800_000


def test_a_contract_without_dates_has_no_picture(register: Register) -> None:
    document = report(register, save(register))
    assert not [block for block in document.blocks if isinstance(block, Picture)]


def test_names_stand_for_what_it_refers_to(register: Register) -> None:
    saved = save(
        register,
        suppliers=(ContractSupplier(supplier_id=1),),
        owners=(ContractOwner(person_id=1),),
        area_id=1,
    )
    said = facts(report(register, saved))
    assert (said["Suppliers"], said["Contract owners"], said["Product area"]) == (
        "Brød & Łódź <AB>",
        "Åsa Ek",
        "Bröd",
    )


def test_amendments_tell_their_share_of_the_original(register: Register) -> None:
    saved = save(
        register,
        estimated_value=Money(1_000_000_00, "SEK"),
        amendments=(
            Amendment(title="Fler skolor", signed_on=date(2025, 5, 1), value=Money(50_000_00, "SEK")),
            Amendment(title="Färre skolor", signed_on=date(2024, 5, 1), value=Money(100_000_00, "SEK")),
        ),
    )
    found = table(report(register, saved), "Amendments")
    assert found is not None
    assert [(row[1], f"{row[3]:.2f}") for row in found.rows] == [
        ("Färre skolor", "0.10"),
        ("Fler skolor", "0.15"),
    ]
    assert "Legal ground" not in headings(found), "no amendment has one"


def test_documents_tell_their_checksums(register: Register, tmp_path: Path) -> None:
    paper = tmp_path / "avtal.pdf"
    paper.write_bytes(b"%PDF-1.7")
    found = table(report(register, attachments.attach(register, save(register), [paper])), "Documents")
    assert found is not None
    assert headings(found) == ["File name", "Size", "Checksum (SHA-256)"]
    assert next(iter(found.rows))[-1] == hashlib.sha256(b"%PDF-1.7").hexdigest()


def test_the_history_tells_what_was_changed(register: Register) -> None:
    saved = save(register)
    records.save(register, Contract(id=saved.id, version=saved.version, number="2023-018", title="Kakor"))
    found = table(report(register, saved), "History")
    assert found is not None
    said = [(formats.show(row[2]), row[3]) for row in found.rows]
    assert said == [
        ("Edit contract “2023-018 Kakor”", "Title: Bröd → Kakor"),
        ("Add contract “2023-018 Bröd”", "Added to the register"),
    ]


def test_neighbours_are_named(register: Register) -> None:
    saved = save(register)
    save(register, number="2027-001", title="Nytt", predecessor_id=saved.id)
    save(register, number="2024-009", title="Avrop", parent_id=saved.id)
    said = facts(report(register, saved))
    assert (said["Replaced by"], said["Concluded under it"]) == ("2027-001 Nytt", "2024-009 Avrop")


def test_nothing_empty_is_printed(register: Register) -> None:
    document = report(register, save(register))
    assert all(value for value in facts(document).values())
    captions = [block.caption for block in document.blocks if isinstance(block, DataTable)]
    assert captions == ["History"]
    assert [block.text for block in document.blocks if isinstance(block, Heading)].count("History") == 1


def test_a_decision_is_told_with_who_took_it(register: Register) -> None:
    decider = records.save(register, Person(name="Kim Ek"))
    taken = (
        ContractDecision(verb=Verb.NOTICE, day=date(2026, 2, 1), decided_by_id=decider.id),
        ContractDecision(verb=Verb.CLOSE, day=date(2026, 3, 1)),
    )
    decisions = table(report(register, save(register, decisions=taken)), "Decisions")
    assert headings(decisions) == ["Day", "What was decided", "Decided by"]
    assert decisions
    assert [row[2] for row in decisions.rows] == ["Kim Ek", ""]
