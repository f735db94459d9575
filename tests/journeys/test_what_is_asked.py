"""Forms ask for what belongs to what has been answered, and pages offer what belongs to their tab."""

from pathlib import Path

from drivers import DirectoryDriver
from driving import FormPart, Program
from procured import Procured, awarded
from procuring_drivers import CasesDriver, CaseWizard

from inkop_desktop import formats
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.law import OwnRule
from inkop_desktop.rules.law.vocabulary import OwnRuleKind
from inkop_desktop.rules.procuring import CaseKind, Price, SupplierCheck
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.opening import NEW
from inkop_desktop.ui.records.rows import RowsEditor


def shown(form: FormPart, *names: str) -> set[str]:
    """Return which of some fields of a form are shown."""
    return {name for name in names if form.field(name).isVisible()}


def shown_in_row(wizard: CaseWizard, name: str, place: int) -> set[str]:
    """Return the fields that are shown of a row."""
    wizard.program.settle()
    editor = wizard.field(name).editor
    assert isinstance(editor, RowsEditor)
    names = [key for key, field in fields_of(editor._type).items() if not field.derived]
    row = editor.rows()[place]
    return {key for key, field in zip(names, row, strict=True) if field.isVisible()}


def test_an_own_rule_asks_for_what_its_kind_asks(program: Program, empty: Path) -> None:
    program.start(empty)
    page = DirectoryDriver(program, "law")
    page.tab("Own rules")
    form = page.new("New own rule")
    depending = ("beginning", "quotes", "role_id", "counting")
    assert shown(form, *depending) == {"beginning", "quotes"}
    form.pick("kind", formats.word(OwnRuleKind.SAME_KIND))
    assert shown(form, *depending) == {"counting"}
    form.pick("kind", formats.word(OwnRuleKind.APPROVAL))
    assert shown(form, *depending) == {"beginning", "role_id"}
    assert set(depending) <= set(fields_of(OwnRule))


def test_a_price_asks_for_months_and_rate_where_it_has_them(program: Program, municipality: Procured) -> None:
    with municipality.register:
        municipality.save(awarded(municipality, ending=None, ended_on=None, page="value"))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    assert shown_in_row(wizard, "prices", 0) == {"kind", "amount", "months", "note"}
    wizard.add("prices", kind=Price.FIXED, amount="1000 EUR")
    assert shown_in_row(wizard, "prices", 1) == {"kind", "amount", "rate", "note"}
    wizard.change("prices", 1, amount=f"1000 {municipality.country.currency}")
    assert shown_in_row(wizard, "prices", 1) == {"kind", "amount", "note"}


def test_a_look_up_asks_for_the_day_of_issue_of_what_is_issued(
    program: Program, municipality: Procured
) -> None:
    with municipality.register:
        municipality.save(awarded(municipality, ending=None, ended_on=None, checks=(), page="checks"))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    for place, kind in enumerate((SupplierCheck.SANCTIONS, SupplierCheck.TAX_CERTIFICATE)):
        wizard.add("checks", kind=kind)
        assert ("issued_on" in shown_in_row(wizard, "checks", place)) is (place == 1)


def test_a_high_price_is_asked_about_where_there_is_one(program: Program, municipality: Procured) -> None:
    with municipality.register:
        municipality.save(awarded(municipality, ending=None, ended_on=None, page="evaluation"))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    for amount, is_asked in ((418_000, False), (1_900_000, True), (418_000, False)):
        wizard.change("tenders", 0, amount=f"{amount} {municipality.country.currency}")
        fields = [wizard.field(name) for name in ("over_limit", "over_limit_reason")]
        assert [each.isVisible() for each in fields] == [is_asked, is_asked], amount


def test_a_small_purchase_is_begun_where_the_cases_are(program: Program, empty: Path) -> None:
    program.start(empty)
    cases = CasesDriver(program)
    shorter = [cases.button(_(NEW[kind])) for kind in (CaseKind.SHORT, CaseKind.AFTERWARDS)]
    for tab, is_offered in (
        ("Same kind", False),
        ("Requirement library", False),
        ("Direct procurements", True),
    ):
        cases.tab(tab)
        assert [each.isVisible() for each in shorter] == [is_offered, is_offered], tab
