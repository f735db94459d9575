"""Pages with much on them are read in parts: what was bought already, and what is missing at the end."""

from datetime import date

import pytest
from driving import Program
from procured import Procured, awarded, begun
from procuring_drivers import CasesDriver

from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.text import _
from inkop_desktop.ui.procuring.bought_page import BoughtPage
from inkop_desktop.ui.procuring.end_page import EndPage
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel

pytestmark = pytest.mark.slow


def test_what_was_bought_is_told_in_parts(program: Program, municipality: Procured) -> None:
    ordered = {"ordered_by": "Driften", "ordered_on": date(2026, 9, 1)}
    with municipality.register:
        municipality.save(begun(municipality, kind=CaseKind.AFTERWARDS, page="bought", **ordered))
    program.start(municipality.register.path)
    page = CasesDriver(program).open().widget.page()
    assert isinstance(page, BoughtPage)
    shown = {each.text(): each.mapTo(page, each.pos()).y() for each in page.findChildren(Label)}
    titles = [_(each) for each in BoughtPage.titles.values()]
    assert sorted(titles, key=shown.__getitem__) == titles
    assert page.form.field("supplier_id").isAncestorOf(page.window().focusWidget())


def test_what_is_missing_stands_apart_at_the_end(program: Program, municipality: Procured) -> None:
    with municipality.register:
        municipality.save(begun(municipality, page="end"))
    program.start(municipality.register.path)
    page = CasesDriver(program).open().widget.findChild(EndPage)
    title = _("What is missing before the case can be frozen")
    (panel,) = (each for each in page.findChildren(Panel) if each.accessibleName() == title)
    assert panel.isVisible()
    assert _("Missing: who was asked.") in "\n".join(each.text() for each in panel.findChildren(Label))


def test_what_deviated_is_asked_for_at_the_end(program: Program, municipality: Procured) -> None:
    late = {"award_from": date(2026, 10, 1), "considered": (), "page": "end"}
    with municipality.register:
        municipality.save(awarded(municipality, ending=None, ended_on=None, attachments=(), **late))
    program.start(municipality.register.path)
    wizard = CasesDriver(program).open()
    page = wizard.widget.findChild(EndPage)
    lacking = _("Missing: what deviated from the rules, and why. {deviation}").partition("{")[0]
    assert wizard.field("deviation").isVisible()
    assert any(lacking in each.text() for each in page.findChildren(Label))
    wizard.fill(deviation="Driften kunde inte vänta.")
    assert not any(lacking in each.text() for each in page.findChildren(Label))


def test_where_nothing_deviated_nothing_is_asked(program: Program, municipality: Procured) -> None:
    with municipality.register:
        municipality.save(begun(municipality, page="end"))
    program.start(municipality.register.path)
    assert not CasesDriver(program).open().field("deviation").isVisible()
