"""A body that decides on a direct procurement: chosen instead of a person, judged, with its member aside."""

from dataclasses import replace
from pathlib import Path

import procured
import pytest
from driving import Program
from procured import Procured, awarded
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop.records.bodies import Body
from inkop_desktop.records.people import Interest, Person
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import InterestKind, Powers
from inkop_desktop.rules.procuring import Point
from inkop_desktop.services import records
from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.decision_page import DecisionPage

MEMBER = "Lisa Ek"
# What comes with the decision and after it.
LATER = (
    "decided_by_id", "decision_number", "informed_on", "signed_on", "signed_by_id", "ending", "ended_on",
)  # fmt: skip


@pytest.fixture
def town(tmp_path: Path, settings: Settings) -> Procured:
    """Return a Swedish municipality with a board, whose member owns part of the winner, and a council."""
    settings.language = "sv"
    made = procured.swedish(tmp_path / "norrby.inkop")
    with made.register as register:
        owns = Interest(kind=InterestKind.OWNERSHIP, supplier_id=next(iter(made.suppliers.values())))
        member = records.save(register, Person(name=MEMBER, interests=(owns,)))
        board = records.save(register, Body(name="Tekniska nämnden", powers=Powers.STATUTORY))
        records.save(register, Body(name="Inköpsrådet", powers=Powers.ADMINISTRATIVE))
        role = records.save(register, Role(name="Ledamot"))
        records.save(register, Appointment(role_id=role.id, person_id=member.id, body_id=board.id))
        case = awarded(made, **(dict.fromkeys(LATER) | {"decision_number": ""}))
        made.save(replace(case, page="decision", attachments=()))
    return made


def page(wizard: CaseWizard) -> DecisionPage:
    found = wizard.widget.page()
    assert isinstance(found, DecisionPage)
    return found


def told(wizard: CaseWizard, program: Program) -> str:
    """Return what the page says of the delegation."""
    program.settle()
    return page(wizard).notice.text()


def test_a_body_decides_in_place_of_a_person(program: Program, town: Procured) -> None:
    program.start(town.register.path)
    wizard = CasesDriver(program).open()
    wizard.fill(decided_by_id="Eva Lind")
    assert not page(wizard).form.field("decided_by_body_id").isVisible()
    wizard.write("decided_by_id", "")
    wizard.fill(decided_by_body_id="Inköpsrådet")
    assert told(wizard, program) == _(
        "A body that gives opinions cannot decide. Choose another one, or a person. If it does take "
        "decisions, put its powers right on its own page."
    )
    wizard.next()
    assert "Inköpsrådet" in wizard.problem("decided_by_body_id")
    wizard.fill(decided_by_body_id="Tekniska nämnden", decision_number="§ 88")
    assert told(wizard, program) == _("The body decides by law: it needs no delegation.")
    wizard.next()
    assert MEMBER in wizard.problem("decided_by_body_id")
    wizard.add("handlers", person_id=MEMBER, declared_on="2026-10-10", points=Point.PARTY)
    assert wizard.next() == ""
    assert wizard.here() == "signing"
    case = CasesDriver(program).case()
    assert (case.decided_by_id, case.decision_number) == (None, "§ 88")
    assert case.decided_by_body_id is not None
