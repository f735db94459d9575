"""What waits on the page Today: done in its own dialog, or answered, and shown among the answered."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, DecideDriver, RecordDialogDriver, TodayDriver
from driving import Program
from report_drivers import PreviewDriver


@pytest.fixture
def today(program: Program, region: Path) -> TodayDriver:
    program.start(region)
    return TodayDriver(program)


def card(today: TodayDriver, words: str) -> str:
    """Return the first card whose words hold these."""
    return next(each for each in today.cards() if words in each)


def test_what_is_put_off_disappears_and_stands_among_the_answered(
    program: Program, today: TodayDriver
) -> None:
    what = today.cards()[0]
    before = program.badge("today")
    dialog = today.answer(what, "Later")
    dialog.press("Save the answer")
    assert dialog.problem("reason")
    dialog.write("reason", "Väntar på nämnden")
    dialog.press("Save the answer")
    assert what not in today.cards()
    assert program.badge("today") != before
    today.press("Show answered")
    assert what in today.cards()
    today.press("Show answered")
    program.press("Ctrl+Z")
    assert what in today.cards()
    assert program.badge("today") == before


def test_what_waits_is_printed_by_unit(program: Program, today: TodayDriver) -> None:
    today.press("Print by unit")
    assert PreviewDriver(program).title() == "Findings by unit and manager"


def test_a_card_about_an_option_opens_the_decision(program: Program, today: TodayDriver) -> None:
    what = card(today, "Decide on the option on Städmaterial")
    today.act(what)
    dialog = DecideDriver(program)
    dialog.pick("verb", "Exercise the option")
    dialog.decide()
    assert what not in today.cards()


def test_a_card_about_missing_dates_opens_the_form_at_its_field(program: Program, today: TodayDriver) -> None:
    what = card(today, "It is not known when")
    today.act(what)
    dialog = RecordDialogDriver(program)
    assert dialog.section() == "Term"
    dialog.write("first_day", "2026-01-01")
    dialog.write("term_months", "48")
    dialog.save()
    assert what not in today.cards()


def test_a_contract_with_findings_says_so_itself(program: Program, today: TodayDriver) -> None:
    what = card(today, "Decide on the option on Städmaterial")
    contracts = ContractsDriver(program)
    marked = [title for title in contracts.titles() if title in what]
    contracts.choose(marked[0])
    assert what in contracts.findings()
    assert contracts.is_marked(marked[0])


def test_an_answer_is_taken_back(program: Program, today: TodayDriver) -> None:
    what = today.cards()[0]
    dialog = today.answer(what, "Does not apply here")
    dialog.write("reason", "Avtalet är uppsagt")
    dialog.press("Save the answer")
    today.press("Show answered")
    today.choose(what, "Take back the answer")
    today.press("Show answered")
    assert what in today.cards()


def test_on_another_day_everything_is_as_of_that_day(program: Program, today: TodayDriver) -> None:
    expired = [each for each in today.cards() if "has expired" in each]
    day = program.today.replace(year=program.today.year + 1)
    program.opening.midnight.passed.emit(day)
    program.settle()
    assert program.desk.today == day
    assert len([each for each in TodayDriver(program).cards() if "has expired" in each]) > len(expired)
