"""The law of any day, the amounts and rules of the authority's own beside it, and newer law packs."""

import re
from datetime import date
from pathlib import Path

import pytest
from drivers import DirectoryDriver, RecordDialogDriver, TodayDriver
from driving import Part, Program, write
from recorder import Recorder

from inkop_desktop.formats import NBSP
from inkop_desktop.records.law import LawPack, OwnAmount
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import LimitKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law, records
from inkop_desktop.settings import Settings
from inkop_desktop.ui.law.inforce import InForceTab
from inkop_desktop.ui.law.loading import FaultsDialog, LoadDialog

TODAY = date(2026, 11, 21)
DIRECT, SPECIAL = "Direct procurement limit", "Direct procurement limit, special services"


class LawDriver(DirectoryDriver):
    """The page of the law."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, "law")

    @property
    def tab_in_force(self) -> InForceTab:
        """Return the tab of what is in force."""
        return self.widget.findChild(InForceTab)

    def on(self, day: str) -> None:
        """Write another day."""
        write(self.tab_in_force.bar.editor, day)
        self.program.press("Return")
        self.program.settle()

    def amounts(self) -> list[tuple[str, str, str]]:
        """Return name, law and amount of each line."""
        cells = zip(self.titles("name"), self.titles("law"), self.titles("amount"), strict=True)
        return [(name, code, amount.replace(NBSP, " ")) for name, code, amount in cells]

    def told(self) -> dict[str, str]:
        """Return what is told of the chosen entry."""
        self.program.settle()
        return {label: value.replace(NBSP, " ") for label, value in self.tab_in_force.panel.rows()}


def text_of(country: Country, *changes: tuple[str, str]) -> str:
    """Return the shipped pack, checked today, with some texts in place of others."""
    text = re.sub("checked_on = .*", f"checked_on = {TODAY}", reading.shipped(country).text, count=1)
    for old, new in changes:
        text = text.replace(old, new, 1)
    return text


def test_the_law_of_another_day_is_looked_up_and_searched(program: Program, empty: Path) -> None:
    program.start(empty)
    page = LawDriver(program)
    assert (DIRECT, "LOU", "below 700,000 SEK") in page.amounts()
    page.press("Limits")
    before = len(page.amounts())
    page.on("2021-06-01")
    assert (DIRECT, "LOU", "below 615,312 SEK") in page.amounts()
    assert len(page.amounts()) < before
    page.press("Today")
    page.press("Grounds")
    assert all(amount == "–" for _name, _law, amount in page.amounts())
    page.search("synnerlig brådska")
    assert set(page.titles("name")) == {"Synnerlig brådska"}
    assert page.highlighted("name")[0] == "Synnerlig"
    told = page.told()
    assert told["Certainty"].startswith("F: read in the statute")
    assert told["Law"] == "LOU"
    assert told["1"].endswith((".", "?"))
    page.search("no such words")
    assert page.titles("name") == []
    page.search("700 000")
    assert page.titles("name") == []
    page.press("Look in the whole law pack")
    assert DIRECT in page.titles("name")
    page.search("no such words")
    assert not page.tab_in_force._wider.isVisible()


def test_a_missing_amount_is_entered_from_the_law_and_edited(program: Program, empty: Path) -> None:
    program.start(empty)
    page = LawDriver(program)
    assert not page.tab_in_force.panel.amount_button.isVisible()
    page.choose(SPECIAL)
    assert page.told()["Certainty"] == "U: uncertain or not found"
    page.press("Enter the amount")
    form = RecordDialogDriver(program)
    assert (form.value("valid_from"), form.value("valid_to")) == (date(2026, 1, 1), date(2027, 12, 31))
    assert form.value("limit_kind") is LimitKind.DIRECT_SPECIAL
    form.write("amount", "8 512 345")
    form.save()
    assert "Fill in" in form.problem("source")
    form.write("source", "SFS 2026:12")
    form.pick("certainty", "read in the statute or on an authority's page")
    form.write("checked_on", "2026-11-20")
    form.save()
    program.settle()
    assert (SPECIAL, "LOU", "below 8,512,345 SEK") in page.amounts()
    page.choose(SPECIAL)
    told = page.told()
    assert told["Entered by"].startswith("the authority itself")
    assert (told["Source"], told["Checked on"]) == ("SFS 2026:12", "2026-11-20")
    page.press("Edit the amount")
    form = RecordDialogDriver(program)
    form.write("amount", "8 600 000")
    form.save()
    assert (SPECIAL, "LOU", "below 8,600,000 SEK") in page.amounts()
    program.press("Ctrl+Z")
    program.settle()
    assert (SPECIAL, "LOU", "below 8,512,345 SEK") in page.amounts()
    page.tab("Own amounts")
    assert [each.amount for each in records.every(program.desk.register, OwnAmount)] == [
        Money(851234500, "SEK")
    ]
    assert page.titles("limit_kind") == [SPECIAL]


def test_an_own_rule_is_written_and_deleted(program: Program, empty: Path) -> None:
    program.start(empty)
    page = LawDriver(program)
    page.tab("Own rules")
    form = page.new("New own rule")
    form.write("title", "Tre offerter")
    form.write("amount", "100 000")
    form.write("valid_from", "2026-01-01")
    form.save()
    assert "how many suppliers" in form.problem("quotes")
    form.write("quotes", "3")
    form.save()
    assert page.titles("title") == ["Tre offerter"]
    assert page.facts()["Suppliers to ask"] == "3"
    page.delete()
    assert page.titles("title") == []


def test_a_newer_law_pack_is_looked_at_taken_undone_and_gone_back_from(
    program: Program, empty: Path, tmp_path: Path, told: Recorder
) -> None:
    program.start(empty)
    path = tmp_path / "se-2027.toml"
    path.write_text(text_of(Country.SE, ("amount = 700000, ", "amount = 800000, ")), encoding="utf-8")
    page = LawDriver(program)
    page.tab("Law packs")
    told.answers.append(path)
    page.press("Load law pack …")
    dialog = program.dialog(LoadDialog)
    shown = [dialog.model.index(0, place).data().replace(NBSP, " ") for place in range(4)]
    told_so = "The amount becomes 800,000 SEK instead of 700,000 SEK."
    assert shown == [DIRECT, "Changed", "2022-02-01", told_so]
    assert dialog.model.rowCount() == 1
    assert records.every(program.desk.register, LawPack) == []
    Part(program, dialog).press("Take into use")
    assert "se-2027.toml is in use now" in program.told()
    assert page.titles("name") == ["se-2027.toml"]
    assert direct(program) == Money(80000000, "SEK")
    program.press("Ctrl+Z")
    program.settle()
    assert direct(program) == Money(70000000, "SEK")
    program.press("Ctrl+Shift+Z")
    program.settle()
    assert direct(program) == Money(80000000, "SEK")
    page.delete()
    assert page.titles("name") == []
    page.tab("In force")
    assert (DIRECT, "LOU", "below 700,000 SEK") in page.amounts()


def test_a_wrong_law_pack_is_refused_with_every_fault(
    program: Program, empty: Path, tmp_path: Path, told: Recorder
) -> None:
    program.start(empty)
    path = tmp_path / "wrong.toml"
    wrong = text_of(
        Country.SE, ("amount = 700000, ", "amount = 0, "), ('country = "se"', 'country = "se"\nx = 1')
    )
    path.write_text(wrong, encoding="utf-8")
    page = LawDriver(program)
    page.tab("Law packs")
    told.answers.append(path)
    page.press("Load law pack …")
    dialog = program.dialog(FaultsDialog)
    assert dialog.faults == [
        "The law pack is wrong at “se.lou.direct 2022-02-01”: “amount” is not a whole number above nothing.",
        "The law pack is wrong at “pack”: “x” is not known here.",
    ]
    Part(program, dialog).press("Close")
    path.write_text(text_of(Country.NO), encoding="utf-8")
    told.answers.append(path)
    page.press("Load law pack …")
    assert "follows that of Sweden" in program.dialog(FaultsDialog).faults[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", ["Lagen", "Gäller", "Egna belopp"]), ("nb", ["Loven", "Gjelder", "Egne beløp"])],
)
def test_the_page_speaks_the_reader_s_language(
    program: Program, settings: Settings, empty: Path, language: str, words: list[str]
) -> None:
    settings.language = language
    program.start(empty)
    page = LawDriver(program)
    assert page.widget.accessibleName() == words[0]
    page.tab(words[1])
    page.tab(words[2])


def test_the_finding_of_a_missing_amount_leads_to_the_law(program: Program, empty: Path) -> None:
    program.start(empty)
    today = TodayDriver(program)
    missing = next(each for each in today.cards() if "LOU: " in each and "of today are not known" in each)
    today.act(missing)
    page = program.window.workplace().page()
    assert page.accessibleName() == "The law"
    assert page.current().title == "In force"


def direct(program: Program) -> Money | None:
    limit = law.pack_of(program.desk.register).limit("LOU", LimitKind.DIRECT_GENERAL, TODAY)
    return limit.value if limit else None
