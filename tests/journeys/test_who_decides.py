"""Who decided on a contract: proposed, chosen or left open, told in the history, and judged at once."""

from pathlib import Path

import pytest
from drivers import ContractsDriver, DecideDriver, TodayDriver
from driving import Program

from inkop_desktop.records.contracts import Contract
from inkop_desktop.services import deciding, records
from inkop_desktop.settings import Settings

pytestmark = pytest.mark.slow

WAITS = "Decide on the option on Städmaterial"
OUTSIDE = "Lena Niemi exercised the option of Städmaterial"


def begin(program: Program, region: Path) -> DecideDriver:
    """Open the decision that waits on the page Today."""
    program.start(region)
    today = TodayDriver(program)
    today.act(next(each for each in today.cards() if WAITS in each))
    dialog = DecideDriver(program)
    dialog.pick("verb", "Exercise the option")
    return dialog


def history(program: Program) -> str:
    """Return the history of the contract that was decided on."""
    contracts = ContractsDriver(program)
    contracts.choose(next(each for each in contracts.titles() if "Städmaterial" in each))
    return "\n".join(contracts.history())


def outside(program: Program) -> bool:
    """Tell whether the page Today says that the decision was outside the delegation."""
    return any(OUTSIDE in each for each in TodayDriver(program).cards())


def test_it_begins_with_me_where_the_register_knows_me(
    program: Program, region: Path, settings: Settings
) -> None:
    settings.my_name = "maria hortlund"
    dialog = begin(program, region)
    assert dialog.field("decided_by_id").editor.text() == "Maria Hortlund"
    dialog.decide()
    assert "Decided by: Maria Hortlund" in history(program)
    assert "Decided by: Maria Hortlund" in ContractsDriver(program).facts()["Decisions"]


@pytest.mark.parametrize("typed", ["", "Lena Niemi"])
def test_what_is_chosen_stands_and_may_be_nobody(
    program: Program, region: Path, settings: Settings, typed: str
) -> None:
    settings.my_name = "Maria Hortlund"
    dialog = begin(program, region)
    if typed:
        dialog.refer("decided_by_id", typed)
    else:
        dialog.write("decided_by_id", "")
    dialog.decide()
    said = history(program)
    assert "Exercise the option of" in said
    assert ("Decided by: Lena Niemi" in said) == bool(typed)
    assert "Decided by: Maria Hortlund" not in said


def test_one_whom_the_register_does_not_know_begins_with_nobody(program: Program, region: Path) -> None:
    dialog = begin(program, region)
    assert dialog.value("decided_by_id") is None
    dialog.write("decided_by_id", "Nobody At All")
    dialog.decide()
    assert "“Nobody At All” is not known" in dialog.problem("decided_by_id")


def test_a_decision_outside_the_delegation_is_a_finding_until_it_is_undone(
    program: Program, region: Path
) -> None:
    dialog = begin(program, region)
    dialog.refer("decided_by_id", "Lena Niemi")
    assert not outside(program)
    dialog.decide()
    assert outside(program)
    program.press("Ctrl+Z")
    assert not outside(program)


def test_a_termination_asks_on_which_day_it_was_decided(program: Program, region: Path) -> None:
    dialog = begin(program, region)
    assert not dialog.field("decided_on").isVisible()
    dialog.pick("verb", "Terminate on a day")
    assert dialog.field("decided_on").isVisible()
    assert dialog.value("decided_on") == program.desk.today
    dialog.write("day", "2026-12-31")
    dialog.write("decided_on", "2026-11-22")
    assert "has been taken" in dialog.problem("decided_on")
    assert not dialog.problem("day")
    assert dialog.follows() == "Choose another day: then it shows here."
    dialog.write("decided_on", "2026-11-12")
    assert not dialog.problem("decided_on")
    dialog.decide()
    assert "Decided on: 2026-11-12" in history(program)
    assert "Decided on: 2026-11-12" in ContractsDriver(program).facts()["Decisions"]


def test_a_day_that_cannot_be_is_refused_beside_it(program: Program, region: Path) -> None:
    dialog = begin(program, region)
    dialog.write("day", "2026-11-22")
    assert "has been taken" in dialog.problem("day")
    dialog.pick("verb", "Terminate on a day")
    assert not dialog.problem("day")
    dialog.write("day", "1926-12-31")
    assert dialog.problem("day").startswith("The contract begins on")
    assert not dialog.button("Decide").isEnabled()
    dialog.write("day", "2926-12-31")
    assert "2926" in dialog.problem("day")
    assert dialog.follows() == "Choose another day: then it shows here."
    dialog.write("day", "2026-11-30")
    assert not dialog.problem("day")
    assert "2026-11-30" in dialog.follows()


DAYS = {
    "Exercise the option": "Day of the decision",
    "Give notice": "Notice given on",
    "Terminate on a day": "Last day of the contract",
}


def test_the_day_is_asked_for_by_what_it_is(program: Program, region: Path) -> None:
    dialog = begin(program, region)
    offered = dialog.field("verb").editor.words()
    for verb in DAYS.keys() & set(offered):
        dialog.pick("verb", verb)
        assert dialog.field("day").editor.focusProxy().accessibleName() == DAYS[verb]
    dialog.write("day", "")
    assert "Fill in the day" in dialog.follows()


def test_where_nothing_can_be_decided_nothing_is_asked(program: Program, region: Path) -> None:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.filter("All")
    open_ = {each.title for each in every(program) if deciding.possible(each, program.today)}
    closed = next(each for each in contracts.titles() if each not in open_)
    contracts.choose(closed)
    dialog = contracts.decide()
    assert dialog.follows() == "Nothing can be decided about this contract now."
    assert not dialog.field("verb").isVisible()


def every(program: Program) -> list[Contract]:
    """Return the contracts of the register."""
    return records.every(program.desk.register, Contract)
