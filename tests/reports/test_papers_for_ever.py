"""The papers of a frozen case say for ever what they said when it was frozen, whatever changes around it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest
from importing import bring, row
from procured import PERSONAL_NUMBER, TODAY, Procured, awarded, confirmed

from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Field, Kind, Root, fields_of
from inkop_desktop.records.law import LawPack, OwnAmount, OwnRule
from inkop_desktop.records.people import Organisation, Person, Profile, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered
from inkop_desktop.records.register import Answer, SavedFilter, SavedMapping
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import history
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders, procuring_orders
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_orders import JustificationOrder, ProcuringLettersOrder, ProcuringOrder
from inkop_desktop.rules.law.vocabulary import Certainty, Law, LimitKind, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import (
    attachments,
    personal,
    procuring,
    procuring_ends,
    records,
    registers,
    suppliers,
    work,
)
from inkop_desktop.services.demo import demo
from inkop_desktop.text import in_language, message
from inkop_desktop.typeset.document import Document

# The cases themselves are frozen; whose law is followed, and how the window is used, is on no paper.
_LEFT = (DirectProcurement, Profile, LawPack, SavedFilter, SavedMapping, Answer)
CHANGED = [record_type for record_type, _table in ROOTS.values() if record_type not in _LEFT]
Papers = Mapping[ProcuringOrder, Document | str]


@pytest.fixture(params=demo.ORGANISATIONS)
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """Give a demonstration in which everything is frozen that has ended and is whole."""
    with copies.demonstration(tmp_path / "demo", request.param, TODAY) as made:
        for case in records.every(made, DirectProcurement):
            if case.ending is not None and case.closed_on is None:
                with suppress(UserError):
                    procuring_ends.close(made, case, TODAY)
        yield made


def papers(register: Register, *, frozen: bool = True, today: date = TODAY) -> Papers:
    """Return every paper of the cases that are frozen, or of those that are not; where there is none, why."""
    cases = [
        each.id or 0 for each in records.every(register, DirectProcurement) if frozen is bool(each.closed_on)
    ]
    wanted: list[ProcuringOrder] = []
    for case_id in cases:
        wanted += [JustificationOrder(today, case_id, public) for public in (False, True)]
        wanted += [ProcuringLettersOrder(today, case_id, kind) for kind in LetterKind]
    with in_language(procuring_orders.own_language(register)):
        return {order: _paper(register, order) for order in wanted}


def _paper(register: Register, order: ProcuringOrder) -> Document | str:
    try:
        return orders.document_of(register, order)
    except UserError as error:
        return str(error)


def change_all(register: Register, *kinds: type[Root]) -> None:
    """Write something else in every field of every record of these kinds, in one action for each kind."""
    for kind in kinds:
        with work.change(register, message("Change")) as change:
            change.save_all([otherwise(each) for each in records.every(register, kind)])


def otherwise(record: Any) -> Any:
    """Return a record with something else in each field, without the first of its rows."""
    values = {name: _another(field, getattr(record, name)) for name, field in fields_of(type(record)).items()}
    return replace(record, **values)


def _another(field: Field, value: Any) -> Any:
    if field.kind is Kind.ROWS:
        return value if field.record is Attachment else tuple(map(otherwise, value[1:]))
    if field.kind is Kind.REFERENCE or value in (None, ()):
        return value
    if field.kind is Kind.CHOICE:
        words = list(field.choices or ())
        return words[(words.index(value) + 1) % len(words)]
    return _ANOTHER[field.kind](value)


_ANOTHER: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: lambda value: f"{value} (ny)",
    Kind.LONG_TEXT: lambda value: f"{value} (ny)",
    Kind.WHOLE: lambda value: value + 1,
    Kind.DATE: lambda value: value.replace(day=1, year=value.year + 1),
    Kind.MONEY: lambda value: Money(value.minor * 2 + 100, value.currency),
    Kind.YES_NO: lambda value: not value,
    Kind.TEXTS: lambda value: (*value, "ny"),
    Kind.CHOICES: lambda value: value[1:],
}


def test_the_demonstrations_have_frozen_cases_of_many_sorts(register: Register) -> None:
    endings = {each.ending for each in records.every(register, DirectProcurement) if each.closed_on}
    is_norwegian = registers.profile(register).country is Country.NO
    assert endings >= {Ending.CONTRACT, Ending.ADVERTISE if is_norwegian else Ending.CALL_OFF}
    kinds = {type(order) for order, paper in papers(register).items() if isinstance(paper, Document)}
    assert kinds == {JustificationOrder, ProcuringLettersOrder}


@pytest.mark.slow
def test_whatever_changes_around_it_a_frozen_case_says_what_it_said(register: Register) -> None:
    frozen, unfrozen = papers(register), papers(register, frozen=False)
    change_all(register, *CHANGED)
    assert papers(register) == frozen
    now = papers(register, frozen=False)
    assert [
        order for order, paper in now.items() if isinstance(paper, Document) and paper == unfrozen[order]
    ] == []


def test_what_is_printed_on_another_day_says_the_same(register: Register) -> None:
    """But for a letter that was never sent: it bears the day on which it is printed."""
    before = papers(register)
    by_case = {each.id: each for each in records.every(register, DirectProcurement)}
    for order, paper in papers(register, today=date(2028, 3, 1)).items():
        case = by_case[order.case_id]
        if (
            not isinstance(order, ProcuringLettersOrder)
            or case.informed_on
            or not isinstance(paper, Document)
        ):
            assert paper == before[replace(order, today=TODAY)]
        assert isinstance(paper, str) or paper.data_date == case.closed_on


@pytest.mark.slow
def test_whatever_goes_or_is_put_in_another_place_it_says_so_still(register: Register) -> None:
    before = papers(register)
    above, own = (
        records.save(register, ProductArea(name="Allt")),
        records.save(register, Organisation(name="Ny")),
    )
    with work.change(register, message("Move")) as change:
        areas = [each for each in records.every(register, ProductArea) if each.id != above.id]
        change.save_all([replace(each, parent_id=above.id) for each in areas])
        change.save(replace(registers.profile(register), organisation_id=own.id))
        for each in (*records.every(register, OwnRule), *records.every(register, PlanItem)):
            change.delete(each)
    assert papers(register) == before
    assert registers.own_organisation(register).name == "Ny"


# One municipality of each country: what an open case tells, and the ways in which something changes.


@pytest.fixture(params=["se", "no"])
def made(request: pytest.FixtureRequest) -> Procured:
    """Give a municipality with an address, an officer who can be reached, and a rule of its own."""
    given: Procured = request.getfixturevalue(request.param)
    own = registers.own_organisation(given.register)
    records.save(given.register, replace(own, address="Storgatan 1"))
    (officer,) = records.some(given.register, Person, [next(iter(given.persons.values()))])
    records.save(given.register, replace(officer, phone="0123-45 67 89"))
    rule = OwnRule(title="Tre offerter", quotes=3, amount=given.kronor(100_000), text="Fråga tre.")
    records.save(given.register, replace(rule, valid_from=date(2024, 1, 1)))
    return given


def ended(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case that is signed and has ended with a contract; what the law is unsure of is confirmed."""
    unsure = () if made.country is Country.SE else confirmed("no.scope")
    facts = {"ending": None, "ended_on": None, "confirmed": unsure, **facts}
    case = made.save(awarded(made, **facts))
    return procuring_ends.end(made.register, case, Ending.CONTRACT, procuring.setting(made.register, TODAY))


def frozen(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case of which nothing is missing, frozen."""
    return procuring_ends.close(made.register, ended(made, **facts), TODAY)


def justification(made: Procured, case: DirectProcurement) -> str:
    """Return everything that the justification of a case says."""
    return repr(orders.document_of(made.register, JustificationOrder(TODAY, case.id or 0)))


def test_an_open_case_tells_what_is_so_now(made: Procured) -> None:
    closed, still_open = frozen(made), ended(made, number="D2026-2")
    before = justification(made, closed)
    change_all(made.register, *CHANGED)
    own = registers.own_organisation(made.register)
    (officer,) = records.some(made.register, Person, [closed.officer_id or 0])
    (winner,) = records.some(made.register, Supplier, [closed.supplier_id or 0])
    (contract,) = records.some(made.register, Contract, [made.contract_id])
    (unit,) = records.some(made.register, Unit, [made.unit_id])
    (area,) = records.some(made.register, ProductArea, [made.area_id])
    (rule,) = records.every(made.register, OwnRule)
    told = [own.name, own.org_number, own.address, officer.name, officer.title, officer.email, officer.phone]
    told += [winner.name, contract.number, contract.title, unit.name, area.name, rule.text]
    assert [each for each in told if each not in justification(made, still_open)] == []
    assert [each for each in told if not each.endswith("(ny)")] == []
    assert justification(made, closed) == before
    assert "(ny)" not in before


def test_a_supplier_that_is_merged_into_another_is_told_as_it_was(made: Procured) -> None:
    case = frozen(made)
    before = papers(made.register)
    gone, kept, _third = records.some(made.register, Supplier, list(made.suppliers.values()))
    suppliers.merge(made.register, kept, gone, agreed=True)
    assert records.get(made.register, DirectProcurement, case.id or 0).supplier_id == kept.id
    assert papers(made.register) == before


def test_a_body_that_decided_is_called_as_it_was(made: Procured) -> None:
    board = records.save(made.register, Body(name="Styrelsen"))
    by_board = {"decided_by_id": None, "decided_by_body_id": board.id}
    closed, still_open = frozen(made, **by_board), ended(made, number="D2026-2", **by_board)
    before = papers(made.register)
    records.save(made.register, replace(board, name="Nämnden"))
    assert "Nämnden" in justification(made, still_open)
    assert "Styrelsen" in justification(made, closed)
    assert papers(made.register) == before


def test_a_file_that_is_kept_with_it_afterwards_is_not_told(made: Procured, tmp_path: Path) -> None:
    case = frozen(made)
    before = papers(made.register)
    signed = tmp_path / "underskrivet.pdf"
    signed.touch()
    attachments.attach(made.register, case, [signed])
    assert papers(made.register) == before


def test_the_number_of_a_sole_trader_stays_masked(se: Procured) -> None:
    case = frozen(se)
    (trader,) = records.some(se.register, Supplier, [se.suppliers["Sven Tvätt"]])
    records.save(se.register, replace(trader, name="Tvättbolaget AB", org_number="556703-7485"))
    (winner,) = records.some(se.register, Supplier, [case.supplier_id or 0])
    records.save(se.register, replace(winner, org_number=PERSONAL_NUMBER))
    said = justification(se, case)
    assert "Sven Tvätt (sole trader, personal number not shown)" in said
    assert "Städkompaniet AB (556703-7485)" in said
    assert PERSONAL_NUMBER not in said


def test_what_is_undone_and_done_again_is_no_part_of_it(made: Procured) -> None:
    closed, still_open = frozen(made), ended(made, number="D2026-2")
    kept, before = justification(made, closed), justification(made, still_open)
    change_all(made.register, Organisation, Person, Supplier, Contract)
    after = justification(made, still_open)
    for turn, expected in ((registers.undo, before), (registers.redo, after)):
        for _each in range(4):
            turn(made.register)
        assert justification(made, still_open) == expected
        assert justification(made, closed) == kept


def test_a_freezing_that_is_done_again_tells_what_is_so_by_then(made: Procured) -> None:
    closed = frozen(made)
    registers.undo(made.register)
    change_all(made.register, Organisation)
    registers.undo(made.register)
    registers.redo(made.register)
    reopened = records.get(made.register, DirectProcurement, closed.id or 0)
    told = justification(made, procuring_ends.close(made.register, reopened, TODAY))
    assert "Storgatan 1 (ny)" in told
    change_all(made.register, Organisation)
    assert justification(made, closed) == told


def test_what_an_import_writes_is_no_part_of_it(made: Procured) -> None:
    bring(made.register, row(2, number="2024-8", title="Tvättmedel"))
    contract_id = records.every(made.register, Contract)[-1].id
    considered = (ContractConsidered(contract_id=contract_id, reason="Avtalet gäller varor."),)
    closed = frozen(made, considered=considered)
    still_open = ended(made, number="D2026-2", considered=considered)
    before = justification(made, closed)
    bring(made.register, row(2, number="2024-8", title="Tvål"))
    assert "2024-8 Tvål" in justification(made, still_open)
    assert "2024-8 Tvättmedel" in before
    assert justification(made, closed) == before


def test_an_amount_of_ones_own_is_that_of_the_day(se: Procured) -> None:
    amount = OwnAmount(
        law=Law.LOU,
        limit_kind=LimitKind.EU_GOODS_SERVICES_LOCAL,
        amount=se.kronor(2_450_000),
        valid_from=date(2026, 1, 1),
        valid_to=date(2027, 12, 31),
        source="SFS 2026:12",
        certainty=Certainty.F,
        checked_on=date(2026, 2, 3),
    )
    saved = records.save(se.register, amount)
    case = frozen(se)
    before = justification(se, case)
    records.save(se.register, replace(saved, amount=se.kronor(400_000)))
    assert justification(se, case) == before
    assert justification(se, ended(se, number="D2026-2")) != before


def test_what_has_been_anonymised_is_told_no_more(made: Procured) -> None:
    case = frozen(made)
    officer = records.get(made.register, Person, case.officer_id or 0)
    assert f"{officer.title} · {officer.email} · {officer.phone}" in justification(made, case)
    left = records.save(made.register, replace(officer, employed_to=date(2026, 11, 1), phone="112"))
    personal.anonymise(made.register, left, TODAY)
    said = justification(made, case)
    assert [each for each in (officer.email, officer.phone) if each in said] == []
    assert officer.name in said


def test_where_the_log_does_not_know_of_the_freezing_all_is_told_as_it_is(made: Procured) -> None:
    case = frozen(made)
    with made.register.writing() as connection:
        connection.execute(history.CHANGE.delete().where(history.CHANGE.c.field == "closed_on"))
    change_all(made.register, Organisation, Person)
    assert "Storgatan 1 (ny)" in justification(made, case)


def test_what_was_first_written_after_the_freezing_was_not_known(se: Procured) -> None:
    """The log knows nothing of it from before."""
    case = frozen(se)
    before = justification(se, case)
    own = registers.own_organisation(se.register)
    assert own.address == ""
    records.save(se.register, replace(own, address="Torget 1"))
    (officer,) = records.some(se.register, Person, [case.officer_id or 0])
    assert officer.phone == ""
    records.save(se.register, replace(officer, phone="112"))
    records.save(se.register, OwnRule(title="Allt", kind=OwnRuleKind.OTHER, valid_from=date(2020, 1, 1)))
    assert justification(se, case) == before
