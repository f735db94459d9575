"""A reason that the end of a case takes over stands once on its paper, and is secret wherever it stands."""

from datetime import date
from typing import Any

import pytest
from justified import read
from procured import Procured, begun

from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.law import grounds
from inkop_desktop.rules.procuring import Ending, Way

REASON = "Avtalet ändras med stöd av 17 kap. 9 § LOU."
ENDED: dict[Ending, dict[str, Any]] = {
    Ending.OTHER_WAY: {"way": Way.CHANGE, "way_reason": f"{REASON} "},
    Ending.ADVERTISE: {"ground": grounds.NONE, "conditions": (), "reasons": REASON},
}
SOURCE = {Ending.OTHER_WAY: "way_reason", Ending.ADVERTISE: "reasons"}


def note(made: Procured, ending: Ending, reason: str, *marked: str) -> str:
    """Return the words of a note, of the one for others where something is marked as secret."""
    secrets = tuple(Secret(subject=each, paragraph="19 kap. 3 § OSL") for each in marked)
    facts = {"ending": ending, "ended_on": date(2026, 11, 2), "ending_reason": reason, "secrets": secrets}
    return read(made, begun(made, **facts, **ENDED[ending]), public=bool(marked))


@pytest.mark.parametrize("ending", ENDED)
def test_a_reason_that_is_taken_over_is_told_once(se: Procured, ending: Ending) -> None:
    said = note(se, ending, REASON)
    assert said.count(REASON) == 1
    assert "Reason for the ending" not in said


@pytest.mark.parametrize("ending", ENDED)
def test_another_reason_is_told_beside_it(se: Procured, ending: Ending) -> None:
    said = note(se, ending, "Nämnden har beslutat det.")
    assert said.count(REASON) == 1
    assert said.count("Nämnden har beslutat det.") == 1


@pytest.mark.parametrize("ending", ENDED)
@pytest.mark.parametrize("marks_the_end", [True, False])
def test_a_reason_is_secret_wherever_it_stands(se: Procured, ending: Ending, marks_the_end: bool) -> None:
    said = note(se, ending, REASON, "ending_reason" if marks_the_end else SOURCE[ending])
    assert REASON not in said
    assert "Secret (19 kap. 3 § OSL)" in said
