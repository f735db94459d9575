"""Every report of people and roles as a file: judged, the same twice, whole whatever the names are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import judges
import pikepdf
import pytest
from peopled import ODD, TODAY, Peopled, cooperation

from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.governance import Confirmation, GoverningDocument
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.roles import Delegation, Role
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.attendance_order import AttendanceOrder
from inkop_desktop.reports.orders import Order
from inkop_desktop.reports.people_orders import (
    CompetenceOrder,
    DelegatedOrder,
    DelegationOrder,
    DutiesOrder,
    FindingsOrder,
    GoverningOrder,
    HandoverOrder,
    LettersOrder,
    MatrixOrder,
    OrganisationOrder,
    ResponsibilitiesOrder,
    RolesOrder,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.typeset import render
from inkop_desktop.typeset.document import Conformance
from inkop_desktop.typeset.render import ENDINGS

LONG = "Et avsnitt som er lengre enn en side, ord for ord. " * 150
ORDERS: dict[str, Order] = {
    "roles": RolesOrder(TODAY),
    "matrix": MatrixOrder(TODAY),
    "organisation": OrganisationOrder(TODAY),
    "letters": LettersOrder(TODAY),
    "competence": CompetenceOrder(TODAY),
    "attendance": AttendanceOrder(TODAY, 1, TODAY.year),
    "attendance sheet": AttendanceOrder(TODAY, 1, TODAY.year, TODAY),
    "delegation": DelegationOrder(TODAY),
    "delegated decisions": DelegatedOrder(TODAY, date(2020, 1, 1), TODAY),
    "findings": FindingsOrder(TODAY),
    "governing documents": GoverningOrder(TODAY),
    "duties": DutiesOrder(TODAY),
    "responsibilities": ResponsibilitiesOrder(TODAY, 1),
    "hand-over": HandoverOrder(TODAY, 1, 2, date(2027, 1, 1)),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    """Give a cooperation with something for each report; tests only print it."""
    found = copies.of(odd_cooperation, tmp_path_factory.mktemp("made") / "people.inkop")
    with found.register:
        yield found


def odd_cooperation(path: Path) -> Peopled:
    """Make a cooperation with something for each report, its names with odd letters."""
    made = cooperation(path)
    basis = {"role_id": made.roles["head"], "legal_basis": ODD, "conditions": ODD}
    records.save(made.register, Delegation(act=Act.SIGN, up_to=Money(50_000_000, "NOK"), **basis))
    confirmed = (Confirmation(organisation_id=1, confirmed_on=TODAY),)
    records.save(made.register, GoverningDocument(title=ODD, owner_id=1, confirmations=confirmed))
    let_meet(made.register)
    return made


def let_meet(register: Register) -> None:
    """Let the council meet today, with one member, and another in somebody's place."""
    (council,) = records.every(register, Body)
    noted = (Attendance(day=TODAY, person_id=1), Attendance(day=TODAY, person_id=2, in_place_of_id=3))
    records.save(register, replace(council, meeting_days=(MeetingDay(day=TODAY),), attendance=noted))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give a register with two persons, a body that nobody sits in, and no role; tests only print it."""
    path = tmp_path_factory.mktemp("bare") / "bare.inkop"
    with copies.new(path, "Anna Berg", Country.SE, Organisation(name="Norrby kommun")) as register:
        for name in ("Åsa Ek", "Bo Ek"):
            records.save(register, Person(name=name))
        records.save(register, Body(name="Rådet", meeting_days=(MeetingDay(day=TODAY),)))
        roles = [replace(each, reports_to_id=None) for each in records.every(register, Role)]
        for role in roles:
            records.save(register, role)
        records.delete_all(register, records.every(register, Role))
        yield register


def printed(register: Register, order: Order, out: Path, conformance: Conformance = Conformance.A_2A) -> Path:
    """Write a report and return where it is."""
    orders.write(register, order, out, conformance)
    return out


def in_every_form(register: Register, order: Order, paper: Path) -> Path:
    """Write a report as each kind of file, beside the paper, and return where that is.

    What paper, Word document and web page show is gathered once for them; a spreadsheet shows more.
    """
    document = orders.document_of(register, order)
    for ending in ENDINGS:
        if ending == orders.SPREADSHEET:
            orders.write(register, order, paper.with_suffix(ending))
        else:
            render.write(document, paper.with_suffix(ending))
    return paper


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_every_report_is_well_tagged(made: Peopled, order: Order, tmp_path: Path, language: str) -> None:
    path = printed(made.register, order, tmp_path / "out.pdf")
    assert judges.walked(path) == []
    assert judges.structure(path).startswith("Document\n  Sect\n    H1 (block)\n")


@pytest.mark.slow
def test_preflight_accepts_every_report(made: Peopled, tmp_path: Path) -> None:
    with in_language("nb"):
        papers = [
            printed(made.register, order, tmp_path / f"{name}.pdf", Conformance.A_1A)
            for name, order in ORDERS.items()
        ]
    assert judges.preflight(*papers) == []


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_a_report_of_nothing_is_a_sound_paper(bare: Register, order: Order, tmp_path: Path) -> None:
    assert judges.walked(in_every_form(bare, order, tmp_path / "out.pdf")) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["R&D <b>Łŋ", "=cmd|' /C calc'!A0", LONG, "innkjøp" * 60])
def test_any_name_can_be_reported(name: str, tmp_path: Path) -> None:
    made = copies.of(odd_cooperation, tmp_path / "any.inkop")
    some = 2 if name is LONG else None  # a page each, in every paper that names them
    for record in records.every(made.register, Person)[:some]:
        records.save(made.register, replace(record, name=name, title=name))
    for record in (*records.every(made.register, Role)[:some], *records.every(made.register, Body)[:some]):
        records.save(made.register, replace(record, name=name))
    with made.register as register:
        for order in ORDERS.values():
            assert judges.walked(in_every_form(register, order, tmp_path / "out.pdf")) == []


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_same_data_day_and_language_give_the_same_bytes(
    made: Peopled, order: Order, tmp_path: Path
) -> None:
    with in_language("nb"):
        here, there = (in_every_form(made.register, order, tmp_path / f"{each}.pdf") for each in "ab")
    for ending in ENDINGS:
        assert here.with_suffix(ending).read_bytes() == there.with_suffix(ending).read_bytes(), ending


@pytest.mark.slow
def test_forty_municipalities_and_thirty_areas_are_readable(tmp_path: Path) -> None:
    made = cooperation(
        tmp_path / "large.inkop",
        [f"Nordre Storkommune {number}" for number in range(40)],
        [f"Medisinsk forbruksmateriell {number}" for number in range(30)],
    )
    with made.register as register, in_language("nb"):
        let_meet(register)
        for name, order in ORDERS.items():
            assert judges.walked(printed(register, order, tmp_path / f"{name}.pdf")) == []
        with pikepdf.open(tmp_path / "matrix.pdf") as pdf:
            assert len(pdf.pages) < 24
