"""Direct procurements in their list, beside it, found from everywhere, and on paper."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from drivers import DirectoryDriver, FinderDriver
from driving import Program, named
from recorder import Recorder
from report_drivers import PreviewDriver, ReportsDriver

from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Ending, Price
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import records, registers
from inkop_desktop.ui.procuring import page
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.pills import Pills

pytestmark = pytest.mark.slow
Opened = list[tuple[int | None, CaseKind]]


def case(number: str, title: str, **facts: Any) -> DirectProcurement:
    """Return a case worth 300,000 kronor."""
    amount = Money(300_000_00, "SEK")
    usual = {"law": Law.LOU, "nature": Nature.GOODS, "started_on": date(2026, 9, 1), "value": amount}
    prices = (PriceRow(kind=Price.FIXED, amount=amount),)
    return DirectProcurement(number=number, title=title, prices=prices, **(usual | facts))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a Swedish register with a case under way, one to document, and one cancelled."""
    path = tmp_path / "office.inkop"
    own = Organisation(name="Kiruna kommun", kind=OrganisationKind.MUNICIPALITY)
    signed = {"signed_on": date(2026, 10, 1), "ground": "urgency", "award_notice_on": date(2026, 10, 2)}
    cancelled = {"ending": Ending.CANCELLED, "ended_on": date(2026, 10, 5), "ending_reason": "Too dear."}
    with registers.new(path, "Anna Lind", Country.SE, own) as register:
        for each in (
            case("1", "Chairs"),
            case("2", "Pipes", **signed),
            case("3", "Lamps", **cancelled),
        ):
            records.save(register, each)
    return path


@pytest.fixture
def cases(program: Program, office: Path) -> DirectoryDriver:
    """Give the list of them."""
    program.start(office)
    return DirectoryDriver(program, "procuring")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Return what is opened, instead of opening it."""
    found: Opened = []

    def note(_desk: object, case_id: int | None, kind: CaseKind, _parent: object) -> None:
        found.append((case_id, kind))

    monkeypatch.setattr(page, "open_case", note)
    return found


def chips(cases: DirectoryDriver) -> list[str]:
    """Return the words of the chips of the status."""
    model = cases.table.model()
    at = [index for index in range(model.columnCount()) if model.index(0, index).data(CellRole.CHIP)]
    return [model.index(row, at[0]).data(CellRole.CHIP).text for row in range(model.rowCount())]


def test_the_list_says_where_each_stands(cases: DirectoryDriver) -> None:
    """The newest comes first; a pill narrows the list to what waits."""
    assert cases.titles("title") == ["Lamps", "Pipes", "Chairs"]
    assert chips(cases) == ["Cancelled", "To be documented", "Under way"]
    assert cases.titles("documents_due") == ["2026-11-04", "2026-10-31", "–"]
    pills = cases.widget.findChild(Pills)
    assert isinstance(pills, Pills)
    cases.press("Under way")
    cases.program.settle()
    assert cases.titles("title") == ["Chairs"]


def test_the_panel_says_what_is_due_in_the_words_of_the_law(cases: DirectoryDriver) -> None:
    """Deadlines come first, the ground has its name, and what the program keeps for itself is not told."""
    cases.choose("Pipes")
    facts = cases.facts()
    assert facts["Ground"] == "Synnerlig brådska"
    assert "Dokumentera" in facts["By 2026-10-31"]
    assert not {"Page", "Law pack (SHA-256)"} & set(facts)


def test_each_way_to_begin_and_to_open_leads_to_one_place(cases: DirectoryDriver, opened: Opened) -> None:
    """The buttons begin a case of their kind; Enter and Edit open the chosen one."""
    for words in ("New direct procurement", "New small purchase", "New purchase already made"):
        cases.press(words)
    cases.choose("Pipes")
    cases.table.setFocus()
    cases.program.press("Return")
    named(cases.table.actions(), "Edit").trigger()
    begun = [(None, CaseKind.FULL), (None, CaseKind.SHORT), (None, CaseKind.AFTERWARDS)]
    assert opened == [*begun, (2, CaseKind.FULL), (2, CaseKind.FULL)]


def test_nothing_is_begun_in_what_can_only_be_read(program: Program, office: Path, told: Recorder) -> None:
    """Where somebody else is writing, no button begins anything."""
    told.answers = [Mode.READ_ONLY.value]
    with registers.open_register(office, "Bo"):
        program.start(office)
        read_only = DirectoryDriver(program, "procuring")
        for words in ("New direct procurement", "New small purchase", "New purchase already made"):
            assert not read_only.button(words).isEnabled()


def test_a_case_is_found_from_everywhere(cases: DirectoryDriver) -> None:
    """Ctrl+K finds a case by its words and goes to it in its list."""
    cases.program.go("contracts")
    finder = FinderDriver(cases.program)
    assert finder.type("lamps") == ["Lamps"]
    finder.go()
    assert DirectoryDriver(cases.program, "procuring").chosen() == ["Lamps"]


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("Log of direct procurements", "Log of direct procurements, 2026"),
        ("Use of grounds for exception", "Use of grounds for exception, 2026"),
        ("Missing documentation", "Missing documentation"),
    ],
)
def test_they_are_looked_at_on_paper(cases: DirectoryDriver, report: str, title: str) -> None:
    """The reports of all of them are previewed from the page of the reports, of this year at first."""
    reports = ReportsDriver(cases.program)
    reports.open(report)
    preview = PreviewDriver(cases.program)
    assert preview.title() == title
    assert "Pipes" in preview.text()
