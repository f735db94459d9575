"""What a justification tells of the outcome: by which delegation it was decided, and how many were asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from justified import document, read
from procured import TODAY, Procured, awarded, begun

from inkop_desktop import formats
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.procuring_rows import ActedUnder, Secret
from inkop_desktop.records.procuring_secrets import without_secrets
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.reports import orders
from inkop_desktop.reports.procuring_orders import JustificationOrder
from inkop_desktop.rules.organising import Act, Powers
from inkop_desktop.rules.procuring import CaseKind, Ending
from inkop_desktop.services import procuring, procuring_ends, records
from inkop_desktop.typeset.document import DataTable, Document, SignatureLines

DEADLINE = date(2026, 12, 3)
DAY = timedelta(days=1)
NOTHING = {"invited": (), "tenders": (), "questions": ()}
OPEN = {"ending": None, "tenders": (), "opened_on": None, "tender_deadline": DEADLINE}


@pytest.fixture
def delegated(se: Procured) -> Procured:
    """Give a municipality in which Eva decides on direct procurements up to 500 000, and on all contracts."""
    role = records.save(se.register, Role(name="Förvaltningschef")).id
    records.save(se.register, Appointment(role_id=role, person_id=se.persons["Eva Lind"]))
    table = Delegation(act=Act.DIRECT, role_id=role, up_to=se.kronor(500_000), legal_basis="Punkt 4.2")
    records.save(se.register, table)
    records.save(se.register, replace(table, act=Act.SIGN, up_to=None))
    return se


def delegations(paper: Document) -> list[tuple[str, ...]]:
    """Return the cells of the table of delegations."""
    tables = (each for each in paper.blocks if isinstance(each, DataTable))
    rows = (row for each in tables if each.caption == "Delegations of the day" for row in each.rows)
    return [tuple(formats.show(cell) for cell in row if cell) for row in rows]  # type: ignore[union-attr]


def test_who_decided_and_signed_by_which_delegation_is_told(delegated: Procured) -> None:
    told = delegations(document(delegated, awarded(delegated)))
    limit, basis, within = formats.show(delegated.kronor(500_000)), "Punkt 4.2", "Under a delegation"
    assert told == [
        ("Decide on direct procurement", "Eva Lind", "Förvaltningschef", limit, basis, within),
        ("Sign contracts", "Eva Lind", "Förvaltningschef", "Whatever the amount", basis, within),
    ]


def test_that_nobody_had_delegated_it_is_told(delegated: Procured) -> None:
    case = awarded(delegated, decided_by_id=delegated.persons["Nils Hed"], signed_by_id=None)
    (decided,) = delegations(document(delegated, case))
    assert decided == ("Decide on direct procurement", "Nils Hed", "Outside the delegation of the day")


@pytest.mark.parametrize(
    ("powers", "standing"),
    [
        (Powers.STATUTORY, "Needs no delegation"),
        (Powers.ADMINISTRATIVE, "Outside the delegation of the day"),
    ],
)
def test_a_body_that_decided_is_told_and_signs_in_its_minutes(
    delegated: Procured, powers: Powers, standing: str
) -> None:
    board = records.save(delegated.register, Body(name="Tekniska nämnden", powers=powers))
    role = records.save(delegated.register, Role(name="Ledamot")).id
    member = next(iter(delegated.persons.values()))
    records.save(delegated.register, Appointment(role_id=role, person_id=member, body_id=board.id))
    facts = {"decided_by_id": None, "decided_by_body_id": board.id, "signed_by_id": None}
    paper = document(delegated, awarded(delegated, **facts))
    (decided,) = delegations(paper)
    assert decided == ("Decide on direct procurement", "Tekniska nämnden", standing)
    assert "Deciding body Tekniska nämnden" in " ".join(read(delegated, awarded(delegated, **facts)).split())
    (lines,) = (each for each in paper.blocks if isinstance(each, SignatureLines))
    assert lines.names == ("Anna Berg",)


BODY_DECIDES = "The body decides and answers for its decision."
OFFICER_DECIDES = "The officer decides and signs."


@pytest.mark.parametrize("subjects", [(), ("decided_by_body_id",), ("decided_by_id",)])
@pytest.mark.parametrize("public", [False, True])
def test_the_paper_tells_that_the_body_decides_even_where_which_is_secret(
    se: Procured, subjects: tuple[str, ...], *, public: bool
) -> None:
    board = records.save(se.register, Body(name="Tekniska nämnden", powers=Powers.STATUTORY))
    secrets = tuple(Secret(subject=each, paragraph="21 kap. 3 § OSL") for each in subjects)
    case = awarded(se, decided_by_id=None, decided_by_body_id=board.id, secrets=secrets)
    said = read(se, case, public=public)
    assert (BODY_DECIDES in said, OFFICER_DECIDES in said) == (True, False)


@pytest.mark.parametrize("public", [False, True])
def test_where_a_person_decides_it_is_the_officer_who_does(se: Procured, *, public: bool) -> None:
    secrets = (Secret(subject="decided_by_id", paragraph="21 kap. 3 § OSL"),)
    said = read(se, awarded(se, secrets=secrets), public=public)
    assert (BODY_DECIDES in said, OFFICER_DECIDES in said) == (False, True)


def test_a_frozen_paper_tells_the_delegation_as_it_was(delegated: Procured) -> None:
    around = procuring.setting(delegated.register, TODAY)
    facts = {"ending": None, "ended_on": None, "considered": ()}
    case = delegated.save(awarded(delegated, **facts))
    case = procuring_ends.end(delegated.register, case, Ending.CONTRACT, around)
    case = procuring_ends.close(delegated.register, case, TODAY)
    order = JustificationOrder(TODAY, case.id or 0, False)
    before = delegations(orders.document_of(delegated.register, order))
    assert len(before) == 2
    for role in records.every(delegated.register, Role):
        records.save(delegated.register, replace(role, name="Direktör"))
    records.delete_all(delegated.register, records.every(delegated.register, Delegation))
    assert delegations(orders.document_of(delegated.register, order)) == before


@pytest.mark.parametrize("subject", ["decided_by_id", "decided_by_body_id", "signed_by_id", "acted_under"])
def test_whoever_is_secret_is_not_told_by_a_delegation(delegated: Procured, subject: str) -> None:
    secrets = (Secret(subject=subject, paragraph="21 kap. 3 § OSL"),)
    case = awarded(delegated, secrets=secrets)
    assert "Förvaltningschef" in read(delegated, case)
    said = read(delegated, replace(case, number="D2026-2"), public=True)
    assert "Förvaltningschef" not in said
    assert "Secret (21 kap. 3 § OSL)" in said


@pytest.mark.parametrize("subject", ["award_value", "tenders"])
@pytest.mark.parametrize("value", [418_000, 500_001])
def test_how_much_is_not_told_by_a_delegation_where_it_is_secret(
    delegated: Procured, value: int, subject: str
) -> None:
    secrets = (Secret(subject=subject, paragraph="31 kap. 16 § OSL"),)
    case = awarded(delegated, secrets=secrets, award_value=delegated.kronor(value))
    limit = formats.show(delegated.kronor(500_000)).replace(formats.NBSP, " ")
    assert limit in read(delegated, case)
    said = read(delegated, replace(case, number="D2026-2"), public=True)
    assert "Secret (31 kap. 16 § OSL)" in said
    for each in (limit, "Punkt 4.2", "Under a delegation", "Outside the delegation of the day"):
        assert each not in said
    assert without_secrets(replace(case, acted_under=(ActedUnder(act=Act.DIRECT),)), TODAY).acted_under == ()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "3 suppliers were asked; 2 tenders came in."),
        ({"kind": CaseKind.AFTERWARDS, **NOTHING}, "No supplier was asked; no tender came in."),
        ({"tenders": ()}, "3 suppliers were asked; no tender came in."),
        (OPEN | {"tender_deadline": TODAY}, "3 suppliers were asked. Tenders may come in until 2026-11-21."),
        (OPEN | {"tender_deadline": TODAY - DAY}, "3 suppliers were asked; no tender came in."),
        (OPEN | {"ending": Ending.CANCELLED}, "3 suppliers were asked; no tender came in."),
        ({"ending": None}, "3 suppliers were asked; 2 tenders came in."),
    ],
)
def test_how_many_were_asked_and_how_many_came(se: Procured, facts: dict[str, Any], told: str) -> None:
    """Before the deadline nothing has come in yet, which is no result."""
    said = read(se, awarded(se, **facts))
    assert told.replace("2026-11-21", formats.day(TODAY)) in said


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": CaseKind.SHORT, "ending": Ending.CONTRACT},
        {"ending": Ending.CANCELLED, "ending_reason": "Behovet har fallit bort."},
        {"ending": None},
    ],
)
def test_nothing_is_told_of_a_competition_that_is_not_known(se: Procured, facts: dict[str, Any]) -> None:
    assert "No supplier was asked" not in read(se, begun(se, **facts))


@pytest.mark.parametrize(("began", "is_late"), [(date(2026, 10, 25), True), (date(2026, 10, 26), False)])
def test_what_was_done_too_late_is_told_with_why(se: Procured, began: date, *, is_late: bool) -> None:
    case = awarded(se, award_from=began, deviation="The washing was urgent." if is_late else "")
    said = "The contract was signed on 2026-10-26, after its first day, 2026-10-25."
    for number, facts in enumerate(({}, {"kind": CaseKind.AFTERWARDS}, {"ending": Ending.CANCELLED})):
        words = read(se, replace(case, number=f"D2026-{number}", **facts))
        is_told = is_late and not facts
        assert (said in words, "Deviations from the rules" in words) == (is_told, is_told)
    assert ("The washing was urgent." in read(se, replace(case, number="D2026-3"), public=True)) is is_late


def test_a_day_that_is_secret_is_not_told_as_too_late(se: Procured) -> None:
    secrets = (Secret(subject="award_from", paragraph="19:3"),)
    words = read(se, awarded(se, award_from=date(2026, 10, 25), secrets=secrets), public=True)
    assert "after its first day" not in words
