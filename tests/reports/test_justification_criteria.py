"""The paper says honestly where nothing had been announced to decide between the tenders."""

from typing import Any

import pytest
from justified import read
from procured import REQUIREMENTS, Procured, awarded

from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.procuring import CaseKind

SENTENCE = "No award criterion was announced before the tenders came in."
UNDECIDED: dict[str, Any] = {"requirements": REQUIREMENTS[:2]}


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({}, False),
        (UNDECIDED, True),
        (UNDECIDED | {"kind": CaseKind.AFTERWARDS}, True),
        ({"requirements": (), "kind": CaseKind.AFTERWARDS}, True),
        (UNDECIDED | {"tenders": ()}, False),
    ],
)
def test_it_is_told_that_nothing_decided(se: Procured, facts: dict[str, Any], is_told: bool) -> None:
    assert (SENTENCE in read(se, awarded(se, **facts))) is is_told


def test_it_is_told_only_where_several_came(se: Procured) -> None:
    case = awarded(se, **UNDECIDED)
    lone = awarded(se, **UNDECIDED, invited=case.invited[:1], tenders=case.tenders[:1])
    assert SENTENCE not in read(se, lone)


def test_nothing_is_said_of_criteria_that_are_secret(se: Procured) -> None:
    case = awarded(se, secrets=(Secret(subject="requirements", paragraph="19 kap. 3 § OSL"),))
    assert SENTENCE not in read(se, case, public=True)
