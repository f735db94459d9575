"""What was decided under delegation in a period, as the board is told of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from procured import Procured, begun, swedish

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Amendment, CallOff, Contract, ContractDecision
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered, Secret
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.reports import orders
from inkop_desktop.reports.people_orders import DelegatedOrder
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Powers, Standing
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services import delegated, procuring, procuring_ends, records
from inkop_desktop.services.decisions_taken import Done
from inkop_desktop.typeset.document import DataTable, Document, Paragraph, SignatureLines

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
DAY = timedelta(days=1)
LIMIT = Money.of(Decimal(500_000), "SEK")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Procured]:
    """Give a municipality in which Anna may sign up to 500,000."""
    found = swedish(tmp_path / "se.inkop")
    with found.register as register:
        role = records.save(register, Role(name="Inköpschef")).id
        records.save(register, Appointment(role_id=role, person_id=found.persons["Anna Berg"]))
        delegation = Delegation(act=Act.SIGN, role_id=role, up_to=LIMIT, legal_basis="Punkt 4.2")
        records.save(register, replace(delegation, delegated_by="Kommunstyrelsen"))
        yield found


def signed(made: Procured, person: str = "Anna Berg", day: date = FIRST, **facts: Any) -> Contract:
    """Save a contract that somebody signed."""
    told = {"title": "Papper", "number": "2026-1", "estimated_value": LIMIT, **facts}
    contract = Contract(signed_on=day, signed_by_id=made.persons.get(person), **told)
    return records.save(made.register, contract)


def decided(made: Procured, *decisions: ContractDecision) -> None:
    """Save a contract, not signed, with decisions."""
    contract = Contract(title="Städ", number="2026-2", estimated_value=LIMIT, decisions=decisions)
    records.save(made.register, contract)


def procured(made: Procured, **facts: Any) -> None:
    """Save a direct procurement that Anna decided on."""
    case = DirectProcurement(
        title="Städ",
        number="D2026-1",
        started_on=FIRST,
        decided_on=LAST,
        decided_by_id=made.persons["Anna Berg"],
        award_value=LIMIT,
    )
    records.save(made.register, replace(case, **facts))


def told(made: Procured) -> list[tuple[Done, str, str, Standing]]:
    """Return what is reported of the first half of 2026: what, who, as what, how it stands."""
    found = delegated.reported(made.register, FIRST, LAST, TODAY)
    return [(each.done, each.who, each.role, each.standing) for each in found.decided]


def document(made: Procured) -> Document:
    """Return the paper of the first half of 2026."""
    return orders.document_of(made.register, DelegatedOrder(TODAY, FIRST, LAST))


def rows(made: Procured, caption: str) -> list[tuple[str, ...]]:
    """Return the rows of a table of the paper, as they are read."""
    tables = [each for each in document(made).blocks if isinstance(each, DataTable)]
    (table,) = (each for each in tables if each.caption == caption)
    return [
        tuple(formats.show(cell).replace(formats.NBSP, " ") for cell in getattr(each, "cells", each))
        for each in table.rows
        if isinstance(each, tuple) or hasattr(each, "cells")
    ]


def test_a_signature_within_its_delegation_tells_what_it_rests_on(made: Procured) -> None:
    signed(made)
    assert rows(made, "Under delegation") == [
        (
            *("2026-01-01", "Contract signed", "2026-1", "Papper", "500,000 SEK", "Anna Berg", "Inköpschef"),
            *("500,000 SEK", "Punkt 4.2", "Kommunstyrelsen"),
        )
    ]
    assert rows(made, "Set apart") == []


@pytest.mark.parametrize(
    ("day", "is_told"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_it_is_about_the_period(made: Procured, day: date, is_told: bool) -> None:
    signed(made, day=day)
    decided(made, ContractDecision(verb=Verb.NOTICE, day=day, decided_by_id=made.persons["Anna Berg"]))
    assert len(told(made)) == (2 if is_told else 0)


@pytest.mark.parametrize(
    ("day", "is_told"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
@pytest.mark.parametrize(
    ("person", "standing"),
    [("Anna Berg", Standing.WITHIN), ("Olle Ström", Standing.OUTSIDE), ("", Standing.NOBODY)],
)
def test_an_award_is_an_act_of_its_own(
    made: Procured, person: str, standing: Standing, day: date, is_told: bool
) -> None:
    role = next(each for each in records.every(made.register, Role) if each.name == "Inköpschef")
    records.save(made.register, Delegation(act=Act.AWARD, role_id=role.id))
    award = Contract(title="Papper", number="1", awarded_on=day, awarded_by_id=made.persons.get(person))
    records.save(made.register, award)
    said = [(done, name, found) for done, name, _role, found in told(made)]
    assert said == [(Done.AWARDED, person, standing)] * is_told


@pytest.mark.parametrize(
    ("person", "value", "standing", "role", "why"),
    [
        ("Anna Berg", LIMIT, Standing.WITHIN, "Inköpschef", ""),
        ("Anna Berg", LIMIT + Money(100, "SEK"), Standing.OUTSIDE, "Inköpschef", "no further than 500,000"),
        ("Olle Ström", LIMIT, Standing.OUTSIDE, "", "It was delegated to no role of theirs."),
        ("", LIMIT, Standing.NOBODY, "", "Write in the register who it was."),
    ],
)
def test_what_is_outside_or_nobody_s_is_set_apart(
    made: Procured, person: str, value: Money, standing: Standing, role: str, why: str
) -> None:
    signed(made, person, estimated_value=value)
    assert told(made) == [(Done.SIGNED, person, role, standing)]
    apart = rows(made, "Set apart")
    assert len(apart) == bool(why)
    assert all(why in row[-1] for row in apart)


def test_of_several_roles_those_are_told_that_it_was_delegated_to(made: Procured) -> None:
    other = records.save(made.register, Role(name="Ordförande")).id
    records.save(made.register, Appointment(role_id=other, person_id=made.persons["Anna Berg"]))
    signed(made)
    signed(made, estimated_value=LIMIT + Money(100, "SEK"))
    decided(made, ContractDecision(verb=Verb.NOTICE, day=FIRST, decided_by_id=made.persons["Anna Berg"]))
    assert [role for _done, _who, role, _standing in told(made)] == [
        "Inköpschef",
        "Inköpschef",
        "Inköpschef, Ordförande",
    ]


def test_where_no_delegation_of_the_act_is_entered_nothing_is_judged(made: Procured) -> None:
    decided(made, ContractDecision(verb=Verb.NOTICE, day=FIRST, decided_by_id=made.persons["Anna Berg"]))
    assert told(made) == [(Done.NOTICE, "Anna Berg", "Inköpschef", Standing.UNTOLD)]
    assert rows(made, "Set apart")[0][-1] == "The delegation table has nothing for that day."


@pytest.mark.parametrize("verb", Verb)
def test_every_decision_about_a_contract_is_told(made: Procured, verb: Verb) -> None:
    decided(made, ContractDecision(verb=verb, day=FIRST, decided_by_id=made.persons["Anna Berg"]))
    ((done, who, _role, standing),) = told(made)
    assert str(done) == str(verb)
    assert who == "Anna Berg"
    assert (standing is Standing.FREE) is (verb in {Verb.REVIEW, Verb.CLOSE})


@pytest.mark.parametrize(("decided_on", "count"), [(None, 0), (LAST, 1), (LAST + DAY, 0)])
def test_a_termination_is_told_on_the_day_it_was_decided(
    made: Procured, decided_on: date | None, count: int
) -> None:
    ended = ContractDecision(
        verb=Verb.TERMINATE, day=date(2026, 12, 31), decided_on=decided_on, decided_by_id=1
    )
    decided(made, ended)
    assert len(told(made)) == count


def test_direct_procurements_are_told_with_who_decided(made: Procured) -> None:
    role = records.every(made.register, Role)[-1].id
    records.save(made.register, Delegation(act=Act.DIRECT, role_id=role))
    procured(made)
    assert told(made) == [(Done.PROCURED, "Anna Berg", "Inköpschef", Standing.WITHIN)]


@pytest.mark.parametrize(
    ("person", "standing"), [("Anna Berg", Standing.WITHIN), ("Olle Ström", Standing.OUTSIDE)]
)
def test_who_signed_for_a_direct_procurement_is_told_where_its_contract_is_not_entered(
    made: Procured, person: str, standing: Standing
) -> None:
    facts = {"signed_on": LAST + DAY, "signed_by_id": made.persons[person]}
    procured(made, **facts)
    assert [done for done, *_rest in told(made)] == [Done.PROCURED]
    found = delegated.reported(made.register, LAST + DAY, LAST + DAY, TODAY).decided
    assert [(each.done, each.act, each.who, each.standing) for each in found] == [
        (Done.SIGNED, Act.SIGN, person, standing)
    ]
    procured(made, contract_id=signed(made, day=FIRST - DAY).id, **facts)
    assert len(delegated.reported(made.register, LAST + DAY, LAST + DAY, TODAY).decided) == 1


def test_who_signed_is_left_out_where_that_is_secret(made: Procured) -> None:
    secrets = tuple(Secret(subject=each, paragraph="19:3") for each in ("signed_by_id", "award_value"))
    day = LAST + DAY
    procured(made, signed_on=day, signed_by_id=made.persons["Anna Berg"], secrets=secrets)
    (signature,) = delegated.reported(made.register, day, day, TODAY).decided
    assert (signature.who, signature.value, signature.title) == ("", None, "Städ")


def test_a_case_that_ended_in_a_call_off_needs_no_delegation(made: Procured) -> None:
    made.save(begun(made, ending=Ending.CALL_OFF, ended_on=LAST, ending_reason="Avtalet räcker."))
    assert told(made) == [(Done.CALLED_OFF, "Anna Berg", "", Standing.FREE)]
    ((*_rest, who),) = rows(made, "Decisions that need no delegation")
    assert who == "Anna Berg"


@pytest.mark.parametrize("until", [TODAY - DAY, TODAY, TODAY + DAY])
def test_what_is_secret_that_day_stays_out(made: Procured, until: date) -> None:
    secrets = tuple(Secret(subject=each, paragraph="19:3", until=until) for each in ("title", "award_value"))
    contract = signed(made)
    procured(made, contract_id=contract.id, secrets=secrets)
    found = delegated.reported(made.register, FIRST, LAST, TODAY).decided
    is_secret = until >= TODAY
    assert [bool(each.title) for each in found] == [not is_secret] * 2
    assert [each.value is not None for each in found] == [not is_secret] * 2
    assert [each.number for each in found] == ["2026-1", "D2026-1"]


@pytest.mark.parametrize("is_secret", [True, False])
def test_no_limit_is_told_beside_a_value_that_is_secret(made: Procured, *, is_secret: bool) -> None:
    contract = signed(made, estimated_value=LIMIT + Money(100, "SEK"))
    secrets = (Secret(subject="award_value", paragraph="31:16"),) if is_secret else ()
    procured(made, contract_id=contract.id, secrets=secrets)
    (why,) = (row[-1] for row in rows(made, "Set apart") if "2026-1" in row)
    limit = "The delegation went no further than 500,000 SEK."
    assert why == ("The delegation did not go so far." if is_secret else limit)


@pytest.mark.parametrize("is_secret", [True, False])
def test_no_limit_is_told_beside_a_secret_value_that_is_within_it(made: Procured, *, is_secret: bool) -> None:
    secrets = (Secret(subject="award_value", paragraph="31:16"),) if is_secret else ()
    procured(made, contract_id=signed(made).id, secrets=secrets)
    ((*_who, value, _person, _role, limit, basis, _by),) = rows(made, "Under delegation")
    told = formats.show(None) if is_secret else "500,000 SEK"
    assert (value, limit, basis) == (told, told, "Punkt 4.2")


def test_sums_are_by_decision_and_role_and_the_paper_is_signed(made: Procured) -> None:
    signed(made)
    signed(made, day=FIRST + DAY)
    signed(made, "Olle Ström", estimated_value=Money(100, "EUR"))
    assert rows(made, "By decision and role") == [
        ("Sign contracts", "Inköpschef", "2", "1,000,000 SEK"),
        ("Sign contracts", "Outside the delegation of the day", "1", "1 EUR"),
        ("Total", "", "3", "1 EUR"),
        ("", "", "", "1,000,000 SEK"),
    ]
    assert document(made).blocks[-1] == SignatureLines(("Reported to the board by",))


def test_what_nobody_is_known_for_is_counted(made: Procured) -> None:
    changed = Amendment(title="Fler platser", signed_on=LAST)
    ordered = (CallOff(day=FIRST, what="Papper"), CallOff(day=LAST + DAY, what="Pennor"))
    signed(made, day=LAST + DAY, amendments=(changed,), call_offs=ordered)
    notes = [each.text for each in document(made).blocks if isinstance(each, Paragraph)]
    assert notes[0].startswith("In the period 1 amendment was signed too;")
    assert notes[1].startswith("In the period 1 call-off was noted on a contract too;")


def test_a_period_that_ends_before_it_begins_is_refused(made: Procured) -> None:
    with pytest.raises(UserError, match="before it begins"):
        delegated.reported(made.register, LAST, FIRST, TODAY)


def may(made: Procured, act: Act, limit: Money | None = None) -> None:
    """Delegate something else to Anna's role."""
    role = records.every(made.register, Role)[-1].id
    records.save(made.register, Delegation(act=act, role_id=role, up_to=limit))


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        (LIMIT, Standing.WITHIN),
        (Money(-LIMIT.minor, "SEK"), Standing.WITHIN),
        (Money(-LIMIT.minor - 1, "SEK"), Standing.OUTSIDE),
    ],
)
@pytest.mark.parametrize(
    ("day", "is_told"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_amendments_are_told_by_what_they_change(
    made: Procured, change: Money, standing: Standing, day: date, is_told: bool
) -> None:
    may(made, Act.AMEND, LIMIT)
    amendment = Amendment(title="Mer", signed_on=day, value=change, decided_by_id=made.persons["Anna Berg"])
    signed(made, day=FIRST - DAY, amendments=(amendment,))
    expected = [(Done.AMENDED, "Anna Berg", "Inköpschef", standing)]
    assert told(made) == (expected if is_told else [])
    found = delegated.reported(made.register, FIRST, LAST, TODAY)
    assert [each.value for each in found.decided] == [Money(abs(change.minor), "SEK")] * is_told
    assert found.amendments == 0, "somebody is named"


@pytest.mark.parametrize(
    ("day", "is_told"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_call_offs_are_told_by_their_own_value(made: Procured, day: date, is_told: bool) -> None:
    may(made, Act.CALL_OFF, LIMIT)
    order = CallOff(day=day, what="Papper", value=LIMIT, ordered_by_id=made.persons["Anna Berg"])
    signed(made, day=FIRST - DAY, estimated_value=LIMIT + LIMIT, call_offs=(order,))
    expected = [(Done.ORDERED, "Anna Berg", "Inköpschef", Standing.WITHIN)]
    assert told(made) == (expected if is_told else [])
    assert delegated.reported(made.register, FIRST, LAST, TODAY).call_offs == 0, "somebody is named"


@pytest.mark.parametrize(
    ("subject", "shown"), [("award_value", (True, False)), ("officer_id", (False, True))]
)
def test_a_call_off_of_a_case_keeps_what_the_case_does(
    made: Procured, subject: str, shown: tuple[bool, bool]
) -> None:
    used = records.save(made.register, Contract(title="Papper", number="2025-9"))
    case = begun(
        made,
        considered=(ContractConsidered(contract_id=used.id, used=True),),
        award_value=LIMIT,
        secrets=(Secret(subject=subject, paragraph="19:3"),),
    )
    saved = made.save(case)
    around = procuring.setting(made.register, LAST)
    procuring_ends.end(made.register, saved, Ending.CALL_OFF, around, "Avtalet räcker.")
    found = delegated.reported(made.register, FIRST, LAST, TODAY).decided
    (order,) = (each for each in found if each.done is Done.ORDERED)
    assert (bool(order.who), order.value is not None) == shown


@pytest.mark.parametrize(
    ("person", "value", "standing"),
    [
        ("Anna Berg", LIMIT, Standing.WITHIN),
        ("Anna Berg", LIMIT + Money(1, "SEK"), Standing.OUTSIDE),
        ("", LIMIT, Standing.NOBODY),
    ],
)
def test_what_was_started_is_told_by_its_estimated_value(
    made: Procured, person: str, value: Money, standing: Standing
) -> None:
    may(made, Act.START, LIMIT)
    item = PlanItem(title="Städ", begun_on=LAST, begun_by_id=made.persons.get(person), estimated_value=value)
    records.save(made.register, item)
    records.save(made.register, replace(item, begun_on=LAST + DAY))
    ((done, who, _role, found),) = told(made)
    assert (done, who, found) == (Done.STARTED, person, standing)


@pytest.mark.parametrize("until", [TODAY - DAY, TODAY])
def test_what_is_secret_of_the_case_of_a_start_stays_out(made: Procured, until: date) -> None:
    secrets = tuple(Secret(subject=each, paragraph="19:3", until=until) for each in ("title", "value"))
    case = made.save(begun(made, secrets=secrets, ending=Ending.CANCELLED, ended_on=FIRST - DAY))
    item = PlanItem(title="Städ", begun_on=LAST, estimated_value=LIMIT, case_id=case.id)
    records.save(made.register, item)
    (found,) = delegated.reported(made.register, FIRST, LAST, TODAY).decided
    assert (bool(found.title), found.value is not None) == (until < TODAY, until < TODAY)


# A body that decides.


def by_body(made: Procured, powers: Powers, **facts: Any) -> int:
    board = records.save(made.register, Body(name="Tekniska nämnden", powers=powers)).id
    role = records.save(made.register, Role(name="Ledamot")).id
    member = next(iter(made.persons.values()))
    records.save(made.register, Appointment(role_id=role, person_id=member, body_id=board))
    procured(made, **({"decided_by_id": None, "decided_by_body_id": board} | facts))
    return board or 0


def test_a_body_that_decides_by_law_needs_no_delegation(made: Procured) -> None:
    board = by_body(made, Powers.STATUTORY)
    assert told(made) == [(Done.PROCURED, "Tekniska nämnden", "", Standing.FREE)]
    assert len(rows(made, "Decisions that need no delegation")) == 1
    records.save(made.register, Delegation(act=Act.DIRECT, body_id=board, up_to=LIMIT))
    assert told(made) == [(Done.PROCURED, "Tekniska nämnden", "Tekniska nämnden", Standing.WITHIN)]


def test_one_that_gives_opinions_is_set_apart(made: Procured) -> None:
    by_body(made, Powers.ADMINISTRATIVE)
    (row,) = (each for each in rows(made, "Set apart") if len(each) > 1)
    assert row[-1] == "A body that gives opinions cannot decide."


def test_so_is_one_that_has_nobody_in_office(made: Procured) -> None:
    board = by_body(made, Powers.STATUTORY)
    body = records.get(made.register, Body, board)
    records.save(made.register, replace(body, to_day=FIRST - DAY))
    (row,) = (each for each in rows(made, "Set apart") if len(each) > 1)
    assert row[-1] == "Nobody was in office in the body that day, so it could not decide."


def test_which_body_it_was_may_be_secret(made: Procured) -> None:
    by_body(made, Powers.STATUTORY, secrets=(Secret(subject="decided_by_body_id", paragraph="§ 1"),))
    assert told(made) == [(Done.PROCURED, "", "", Standing.FREE)]
