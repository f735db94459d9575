"""What a frozen case keeps: the sums of the same kind, what everything was called, and who might decide."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import procured
import pytest
from procured import TODAY, Procured
from sqlalchemy import select

from inkop_desktop import formats
from inkop_desktop.cli import main
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Person, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ActedUnder, KindSum
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import history
from inkop_desktop.reports import facts
from inkop_desktop.rules.law.vocabulary import Counting, OwnRuleKind
from inkop_desktop.rules.organising import Act, Standing
from inkop_desktop.rules.procuring import CaseKind, Ending
from inkop_desktop.rules.same_kind import Part
from inkop_desktop.rules.vocabulary import Procedure
from inkop_desktop.services import (
    outgoing_log,
    procuring,
    procuring_ends,
    procuring_kept,
    procuring_reporting,
    records,
    work,
)
from inkop_desktop.services.demo import demo
from inkop_desktop.services.same_kind import Meter
from inkop_desktop.text import message

DECIDED = date(2026, 10, 12)  # as the cases of `procured` are
DAY = timedelta(days=1)


def ended(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case that is signed and has ended with a contract."""
    wanted = {"ending": None, "ended_on": None, "considered": ()} | facts
    case = made.save(procured.awarded(made, **wanted))
    return procuring_ends.end(made.register, case, Ending.CONTRACT, procuring.setting(made.register, TODAY))


def frozen(made: Procured, **facts: Any) -> DirectProcurement:
    return procuring_ends.close(made.register, ended(made, **facts), TODAY)


def small(made: Procured, day: date, amount: int = 20_000) -> DirectProcurement:
    """Note a small purchase in the area of all."""
    case = DirectProcurement(
        title="Galgar",
        kind=CaseKind.SHORT,
        law=procuring.USUAL_LAW[made.country],
        area_id=made.area_id,
        supplier_id=next(iter(made.suppliers.values())),
        award_value=made.kronor(amount),
        decided_on=day,
    )
    return procuring_ends.note_small(made.register, case, procuring.setting(made.register, TODAY))


def lone(made: Procured, signed_on: date, amount: int = 50_000) -> Contract:
    """Enter a contract that no case led to."""
    facts = Contract(number="A-9", title="Mattor", area_id=made.area_id, procedure=Procedure.DIRECT)
    value = made.kronor(amount)
    return records.save(made.register, replace(facts, signed_on=signed_on, estimated_value=value))


def meter(made: Procured, case: DirectProcurement) -> Meter:
    found = procuring_kept.meter(*procuring_kept.as_told(made.register, case.id or 0, TODAY))
    assert found is not None
    return found


def sums(case: DirectProcurement, *, by_own_rule: bool = False) -> dict[Part | None, tuple[int | None, int]]:
    """Return how many purchases each kept part is, and what they come to."""
    kept = (each for each in case.kind_sums if each.by_own_rule is by_own_rule)
    return {each.part: (each.purchases, int(each.amount.amount) if each.amount else 0) for each in kept}


# What was bought of the same kind.


@pytest.mark.parametrize(("day", "counts"), [(DECIDED - DAY, True), (DECIDED, True), (DECIDED + DAY, False)])
def test_what_counted_until_the_decision_is_kept(se: Procured, day: date, counts: bool) -> None:
    small(se, day)
    lone(se, day)
    others = {Part.DECIDED: (1, 20_000), Part.CONTRACTS: (1, 50_000)} if counts else {}
    assert sums(frozen(se)) == {Part.THIS: (1, 418_000)} | others


def test_what_was_open_on_the_day_is_kept_as_reserved(se: Procured) -> None:
    """A colleague's case that was decided, or cancelled, later had been begun and was not decided yet."""
    ended(se, number="D2026-2", started_on=DECIDED - DAY, decided_on=DECIDED + DAY, award_value=se.kronor(9))
    cancelled = se.save(procured.begun(se, number="D2026-3", started_on=DECIDED))
    around = replace(procuring.setting(se.register, TODAY), today=DECIDED + DAY)
    procuring_ends.end(se.register, cancelled, Ending.CANCELLED, around, "Behovet har fallit bort.")
    se.save(procured.begun(se, number="D2026-4", started_on=DECIDED + DAY))
    assert sums(frozen(se)) == {Part.THIS: (1, 418_000), Part.RESERVED: (2, 864_000)}


def test_the_meter_of_a_frozen_case_stays_as_it_was_judged(se: Procured) -> None:
    small(se, DECIDED - DAY)
    case = frozen(se)
    before = meter(se, case)
    assert (before.total, before.tally.purchases, before.until) == (se.kronor(438_000), 2, DECIDED)
    small(se, DECIDED - DAY, 30_000)
    lone(se, DECIDED)
    assert meter(se, case) == before


def test_a_correction_judges_anew(se: Procured) -> None:
    case = frozen(se)
    small(se, DECIDED - DAY)
    opened = procuring_ends.correct(se.register, case, "Fel pris.")
    assert sums(opened) == {}
    assert (meter(se, opened).total, meter(se, opened).until) == (se.kronor(438_000), None)
    again = procuring_ends.close(se.register, opened, TODAY)
    assert sums(again) == {Part.THIS: (1, 418_000), Part.DECIDED: (1, 20_000)}


def test_what_the_own_rule_counts_is_kept_apart(se: Procured) -> None:
    rule = OwnRule(title="Tolv månader", kind=OwnRuleKind.SAME_KIND, valid_from=date(2020, 1, 1))
    records.save(se.register, replace(rule, counting=Counting.TWELVE_MONTHS))
    small(se, date(2025, 11, 1))
    case = frozen(se)
    assert sums(case) == {Part.THIS: (1, 418_000)}
    assert sums(case, by_own_rule=True) == {Part.THIS: (1, 418_000), Part.DECIDED: (1, 20_000)}
    small(se, date(2025, 11, 2))
    own = meter(se, case).own
    assert own is not None
    assert own.tally.total("SEK") == se.kronor(438_000)


def test_a_kept_sum_is_told_in_one_line(se: Procured) -> None:
    kept = KindSum(part=Part.THIS, purchases=1, amount=se.kronor(5), by_own_rule=True)
    amount = formats.show(se.kronor(5))
    said = f"This case · Purchases: 1 · Sum: {amount}"
    assert facts.line(kept, {}) == f"{said} · By the authority's own rule: yes"
    assert facts.line(replace(kept, by_own_rule=False), {}) == said


def test_a_case_without_an_area_keeps_no_sums(se: Procured) -> None:
    case, around, moment = procuring_kept.as_told(se.register, ended(se).id or 0, TODAY)
    case = replace(case, area_id=None)
    assert procuring_kept.judged(se.register, case, around).kind_sums == ()
    assert procuring_kept.meter(case, around, moment) is None


def test_the_sums_do_not_leave_the_office(
    se: Procured, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What is secret of other cases counts in them."""
    small(se, DECIDED)
    case = frozen(se)
    with se.register.reading() as connection:
        entries = history.of_record(connection, "direct_procurement", case.id or 0)
    tables = {each.table for entry in entries for each in entry.changes}
    told = outgoing_log.told(se.register, entries, TODAY)
    assert "kind_sum" in tables
    assert {each.table for entry in told for each in entry.changes} == tables - {"kind_sum"}
    se.register.close()
    assert main.main(["list", "direct-procurements", str(se.register.path), "--json"]) == 0
    (shown,) = [each for each in json.loads(capsys.readouterr().out) if each["id"] == case.id]
    assert shown["kind_sums"] == []


# What everything was called.


def called(made: Procured, case: DirectProcurement) -> set[str]:
    """Return what the paper of a case calls the persons, suppliers, units and areas of it."""
    told = procuring_reporting.told(made.register, case.id or 0, TODAY)
    assert told.meter is not None
    assert told.meter.area is not None
    suppliers = {each.name for each in told.suppliers.values()}
    named = {name for (noun, _id), name in told.names.items() if noun != "contract"}
    return suppliers | named | {told.meter.area.name}


def rename_all(made: Procured, suffix: str) -> None:
    for kind in (Person, Supplier, Unit, ProductArea):
        for each in records.every(made.register, kind):
            records.save(made.register, replace(each, name=f"{each.name} {suffix}"))


def test_a_frozen_case_calls_everything_as_it_was_called_then(se: Procured) -> None:
    above = records.save(se.register, ProductArea(name="Fastighet"))
    (area,) = records.some(se.register, ProductArea, [se.area_id])
    records.save(se.register, replace(area, parent_id=above.id))
    rename_all(se, "före")
    case = frozen(se)
    before = called(se, case)
    assert "Fastighet före › Kemtvätt och städkemikalier före" in before
    assert "Städkompaniet AB före" in before
    rename_all(se, "AB")
    rename_all(se, "(publ)")
    assert called(se, case) == before
    opened = procuring_ends.correct(se.register, case, "Fel namn.")
    assert called(se, opened) == {name.replace("före", "före AB (publ)") for name in before}
    again = procuring_ends.close(se.register, opened, TODAY)
    assert called(se, again) == called(se, opened)


def test_a_name_that_has_been_erased_from_the_log_is_told_no_more(se: Procured) -> None:
    case = frozen(se)
    (person,) = records.some(se.register, Person, [se.persons["Eva Lind"]])
    records.save(se.register, replace(person, name="Eva Ek"))
    assert "Eva Lind" in called(se, case)
    change = history.CHANGE
    with work.change(se.register, message("Erase")) as erasing:
        of_names = select(change.c.id).where(change.c.root_kind == "person", change.c.field == "name")
        history.erase(erasing.connection, list(erasing.connection.scalars(of_names)))
    assert called(se, case) & {"Eva Lind", "Eva Ek"} == {"Eva Ek"}


# Who might decide.


@pytest.fixture
def delegated(se: Procured) -> Procured:
    """Give a municipality in which Eva decides on direct procurements up to 500 000, and nobody signs."""
    role = records.save(se.register, Role(name="Förvaltningschef")).id
    records.save(se.register, Appointment(role_id=role, person_id=se.persons["Eva Lind"]))
    table = Delegation(act=Act.DIRECT, role_id=role, up_to=se.kronor(500_000), legal_basis="Punkt 4.2")
    records.save(se.register, table)
    return se


UNDER = ActedUnder(act=Act.DIRECT, standing=Standing.WITHIN, role="Förvaltningschef", legal_basis="Punkt 4.2")


def told(rows: tuple[ActedUnder, ...]) -> list[ActedUnder]:
    return [replace(each, id=None) for each in rows]


def test_the_delegation_that_a_decision_rests_on_is_kept(delegated: Procured) -> None:
    case = frozen(delegated)
    expected = [
        replace(UNDER, up_to=delegated.kronor(500_000)),
        ActedUnder(act=Act.SIGN, standing=Standing.UNTOLD),
    ]
    assert told(case.acted_under) == expected
    for role in records.every(delegated.register, Role):
        records.save(delegated.register, replace(role, name="Direktör"))
    for each in records.every(delegated.register, Delegation):
        records.save(delegated.register, replace(each, up_to=delegated.kronor(1), legal_basis="Ny"))
    assert told(procuring_kept.acted_under(delegated.register, case)) == expected
    opened = procuring_ends.correct(delegated.register, case, "Fel pris.")
    assert (opened.kind_sums, opened.acted_under) == ((), ())
    (decided, _signed) = procuring_kept.acted_under(delegated.register, opened)
    assert (decided.standing, decided.role) == (Standing.OUTSIDE, "Direktör")


@pytest.mark.parametrize(
    ("value", "person", "expected"),
    [
        (500_000, "Eva Lind", replace(UNDER)),
        (500_001, "Eva Lind", replace(UNDER, standing=Standing.OUTSIDE)),
        (418_000, "Nils Hed", ActedUnder(act=Act.DIRECT, standing=Standing.OUTSIDE)),
    ],
)
def test_that_no_delegation_went_so_far_is_told(
    delegated: Procured, value: int, person: str, expected: ActedUnder
) -> None:
    facts = {"award_value": delegated.kronor(value), "decided_by_id": delegated.persons[person]}
    case = delegated.save(procured.awarded(delegated, **facts))
    (found, _signed) = procuring_kept.acted_under(delegated.register, case)
    assert found == replace(expected, up_to=delegated.kronor(500_000) if expected.role else None)


def test_what_nobody_has_decided_needs_no_delegation(delegated: Procured) -> None:
    assert procuring_kept.acted_under(delegated.register, delegated.save(procured.begun(delegated))) == ()


# The demonstrations.


@pytest.fixture(scope="module", params=demo.ORGANISATIONS)
def cases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[list[DirectProcurement], set[str]]]:
    """Give the cases of each demonstration that are frozen, and the names of its persons."""
    with copies.demonstration(tmp_path_factory.mktemp("demo") / "demo", request.param, TODAY) as made:
        every = records.every(made, DirectProcurement)
        persons = {each.name for each in records.every(made, Person)} - {made.person}
        yield [each for each in every if each.closed_on], persons


def test_persons_of_a_demonstration_have_frozen_its_cases(
    cases: tuple[list[DirectProcurement], set[str]],
) -> None:
    frozen, persons = cases
    assert frozen
    assert {version.closed_by for each in frozen for version in each.versions} <= persons


def test_the_cases_of_a_demonstration_keep_what_counted_on_their_day(
    cases: tuple[list[DirectProcurement], set[str]],
) -> None:
    by_title = {each.title: each for each in cases[0]}
    if "Service på ventilasjonsanlegg" in by_title:
        case = by_title["Service på ventilasjonsanlegg"]
        assert sums(case) == {Part.THIS: (1, 890_000)}, "a contract of September is not in it"
    for case in cases[0]:
        bought = case.ending is Ending.CONTRACT
        assert any(each.part is Part.THIS for each in case.kind_sums) is (bought and case.area_id is not None)
        assert all(isinstance(each, KindSum) and each.amount for each in case.kind_sums)
