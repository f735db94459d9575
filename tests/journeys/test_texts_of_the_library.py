"""The library of requirements in the window: filled with the usual texts, and used in a procurement."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from drivers import DirectoryDriver, FinderDriver
from driving import Part, Program, click, type_into
from procuring_drivers import CaseWizard
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow, Requirement
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.register import file
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Climate, Price, RequirementKind, Topic
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import records, registers
from inkop_desktop.services.usual_requirements import usual
from inkop_desktop.ui.procuring.library import LibraryList
from inkop_desktop.ui.procuring.library_dialog import LibraryDialog, TextChoice
from inkop_desktop.ui.procuring.requirements_page import RequirementsPage

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 21)


class LibraryDriver(Part):
    """The dialog with the texts of the library."""

    widget: LibraryDialog

    def __init__(self, program: Program) -> None:
        super().__init__(program, program.dialog(LibraryDialog))

    def shown(self) -> list[str]:
        """Return the texts that are shown."""
        return [each.offer.requirement.text for each in self._choices()]

    def search(self, words: str) -> None:
        """Search, and press Enter."""
        self.widget.search.selectAll()
        QTest.keyClick(self.widget.search, Qt.Key.Key_Delete)
        type_into(self.widget.search, words)
        QTest.keyClick(self.widget.search, Qt.Key.Key_Return)
        self.program.settle()

    def tick(self, text: str) -> None:
        """Tick a text by clicking its words, or take the tick away."""
        choice = next(each for each in self._choices() if each.offer.requirement.text == text)
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)

    def take(self) -> None:
        """Take what is ticked."""
        click(self.widget.take)
        self.program.settle()

    def _choices(self) -> list[TextChoice]:
        return [each for each in self.widget.choices if each.isVisible()]


def open_case(program: Program) -> CaseWizard:
    """Open the only case where it was left: at its requirements."""
    page = DirectoryDriver(program, "procuring")
    page.tab("Direct procurements")
    page.table.setFocus()
    program.press("Return")
    wizard = CaseWizard(program)
    assert wizard.here() == "requirements"
    return wizard


def open_library(wizard: CaseWizard) -> LibraryDriver:
    """Press the button beside the requirements."""
    wizard.press("From the library …")
    return LibraryDriver(wizard.program)


@pytest.fixture
def bakery(empty: Path) -> Path:
    """Return a register with a case that has come to its requirements, and texts for its area."""
    with file.open_register(empty, "Anna") as register:
        food = records.save(register, ProductArea(name="Food")).id
        bread = records.save(register, ProductArea(name="Bread", parent_id=food)).id
        records.save(register, LibraryText(text="Organic.", area_id=food, topic=Topic.ENVIRONMENT))
        records.save(register, LibraryText(text="Insured.", kind=RequirementKind.TERM, remarks="Big ones"))
        usual_case = {"law": Law.LOU, "started_on": TODAY, "area_id": bread}
        rows = (Requirement(text="Fresh."),)
        records.save(
            register, DirectProcurement(title="Buns", ended_on=TODAY, requirements=rows, **usual_case)
        )
        records.save(
            register, DirectProcurement(number="D1", title="Bread", page="requirements", **usual_case)
        )
    return empty


def test_the_usual_texts_are_offered_added_and_taken_back(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "procuring")
    page.tab("Requirement library")
    offer = page.widget.findChild(LibraryList).offer
    assert "usual requirements" in offer.text()
    page.press("Add the usual texts")
    assert offer.text() == ""
    texts = usual(Country.SE)
    assert sorted(page.titles("text")) == sorted(each.text[:200] for each in texts)
    page.press("Award criteria")
    assert len(page.titles("text")) == len([x for x in texts if x.kind is RequirementKind.CRITERION])
    program.press("Ctrl+Z")
    assert records.every(program.desk.register, LibraryText) == []
    assert "usual requirements" in offer.text()


def test_a_text_is_written_for_an_area_and_put_out_of_use(program: Program, bakery: Path) -> None:
    program.start(bakery)
    page = DirectoryDriver(program, "procuring")
    page.tab("Requirement library")
    form = page.new("New text")
    form.write("text", "Baked today.")
    form.refer("area_id", "Bread")
    form.save()
    assert page.chosen() == ["Baked today."]
    form = page.edit()
    form.tick("in_use")
    form.save()
    assert page.titles("text") == ["Organic.", "Insured."]
    page.press("No longer in use")
    assert page.titles("text") == ["Baked today."]


def test_a_text_is_found_from_anywhere_by_what_is_remarked_on_it(program: Program, bakery: Path) -> None:
    program.start(bakery)
    finder = FinderDriver(program)
    assert len(finder.type("big ones")) == 1
    finder.go()
    assert program.window.workplace().page().findChild(LibraryList).isVisible()
    assert DirectoryDriver(program, "procuring").chosen() == ["Insured."]


def test_texts_are_ticked_into_a_case_and_stay_there(program: Program, bakery: Path) -> None:
    program.start(bakery)
    wizard = open_case(program)
    assert wizard.field("environment_reason").isVisible()
    library = open_library(wizard)
    assert library.shown() == ["Fresh.", "Organic.", "Insured."]
    assert not library.widget.take.isEnabled()
    assert library.widget.take.text() == "Add texts"
    library.search("big")
    assert library.shown() == ["Insured."]
    library.tick("Insured.")
    library.search("nothing of the kind")
    assert library.shown() == ["Insured."]
    library.search("")
    library.tick("Organic.")
    library.tick("Fresh.")
    library.tick("Fresh.")
    assert library.widget.take.text() == "Add 2 texts"
    library.take()
    taken = (
        Requirement(text="Organic.", topic=Topic.ENVIRONMENT),
        Requirement(text="Insured.", kind=RequirementKind.TERM),
    )
    assert wizard.value("requirements") == taken
    assert not wizard.field("environment_reason").isVisible()
    assert open_library(wizard).shown() == ["Fresh."]


def test_a_case_keeps_its_texts_when_the_library_loses_them(program: Program, bakery: Path) -> None:
    program.start(bakery)
    page = DirectoryDriver(program, "procuring")
    page.tab("Requirement library")
    page.press("Add the usual texts")
    text = usual(Country.SE)[0].text
    wizard = open_case(program)
    library = open_library(wizard)
    library.tick(text)
    library.take()
    wizard.leave()
    program.press("Ctrl+Z")
    assert len(records.every(program.desk.register, LibraryText)) == 2
    wizard = open_case(program)
    assert [each.text for each in wizard.value("requirements")] == [text]
    assert open_library(wizard).shown() == ["Fresh.", "Organic.", "Insured."]


def test_an_empty_library_says_where_it_is_filled(program: Program, bakery: Path) -> None:
    with file.open_register(bakery, "Anna") as register:
        records.delete_all(register, records.every(register, LibraryText))
        buns = next(x for x in records.every(register, DirectProcurement) if x.title == "Buns")
        records.delete(register, buns)
    program.start(bakery)
    library = open_library(open_case(program))
    assert library.shown() == []
    assert "tab Requirement library" in library.widget._nothing.text()
    assert library.widget._nothing.isVisible()


GREEN = (Requirement(text="Green", topic=Topic.ENVIRONMENT),)
ACT, APPRENTICES, CHAIN = "forskrift 2008-02-08-112", "forskrift 2016-12-17-1708 § 6", "§§ 8-12a og 8-13 FOA"
ASKED: list[tuple[Country, int, dict[str, Any], set[str], list[str]]] = [
    (Country.SE, 200_000, {}, {"environment_reason"}, []),
    (Country.SE, 200_000, {"requirements": GREEN}, set(), []),
    (Country.SE, 200_000, {"requirements": GREEN, "environment_reason": "Was"}, {"environment_reason"}, []),
    (Country.SE, 200_000, {"climate": Climate.WEIGHT}, {"environment_reason", "climate"}, []),
    (Country.NO, 600_000, {}, {"climate"}, []),
    (Country.NO, 600_000, {"climate": Climate.WEIGHT}, {"climate"}, []),
    (Country.NO, 600_000, {"climate": Climate.REQUIREMENTS}, {"climate", "climate_reason"}, []),
    (Country.NO, 2_049_999, {"nature": Nature.WORKS}, {"climate"}, []),
    (Country.NO, 2_050_000, {"nature": Nature.WORKS}, {"climate"}, [ACT, APPRENTICES, CHAIN]),
    (Country.NO, 2_050_000, {"nature": Nature.SERVICES}, {"climate"}, [ACT, APPRENTICES]),
    (Country.NO, 2_050_000, {"nature": Nature.SERVICES, "months": 3}, {"climate"}, [ACT]),
    (Country.NO, 2_050_000, {"nature": Nature.GOODS}, {"climate"}, []),
]


@pytest.mark.parametrize(("country", "amount", "facts", "fields", "paragraphs"), ASKED)
def test_the_page_shows_what_the_case_asks_for(
    program: Program,
    tmp_path: Path,
    country: Country,
    amount: int,
    facts: dict[str, Any],
    fields: set[str],
    paragraphs: list[str],
) -> None:
    own = Organisation(name="Kommunen", kind=OrganisationKind.MUNICIPALITY)
    registers.new(tmp_path / "office.inkop", "Anna", country, own).close()
    program.start(tmp_path / "office.inkop")
    price = PriceRow(kind=Price.FIXED, amount=Money(amount * 100, country.currency))
    law = Law.LOU if country is Country.SE else Law.FOA
    values = {"law": law, "nature": Nature.GOODS, "started_on": TODAY, "prices": (price,)} | facts
    draft = drafts.open_draft(program.desk.register, DirectProcurement(title="Tak", **values), TODAY)
    page = RequirementsPage(program.desk)
    page.show_draft(draft)
    names = ("environment_reason", "climate", "climate_reason")
    assert {name for name in names if not page.form.field(name).isHidden()} == fields
    assert [paragraph for paragraph, _text in page.duties.rows()] == paragraphs
    page.deleteLater()
