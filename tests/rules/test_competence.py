"""What answers to a requirement of competence, on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from inkop_desktop.rules import competence
from inkop_desktop.rules.organising import CompetenceKind

DAY = date(2026, 11, 21)
COURSE, CERTIFICATE = CompetenceKind.COURSE, CompetenceKind.CERTIFICATE


@dataclass(frozen=True)
class Held:
    """A competence that somebody has."""

    title: str
    kind: CompetenceKind = COURSE
    gained_on: date | None = None
    expires_on: date | None = None


@pytest.mark.parametrize(
    ("held", "title", "found"),
    [
        ([], "", None),
        ([Held("LOU 1")], "", "LOU 1"),
        ([Held("LOU 1", CERTIFICATE)], "", None),
        ([Held("LOU 1")], "lou 1", "LOU 1"),
        ([Held("LOU 1")], "LOU 2", None),
        ([Held("later", gained_on=DAY + timedelta(1))], "", None),
        ([Held("today", gained_on=DAY)], "", "today"),
        ([Held("short", expires_on=DAY), Held("long", expires_on=DAY + timedelta(1))], "", "long"),
        ([Held("short", expires_on=DAY), Held("for good")], "", "for good"),
    ],
)
def test_the_best_proof_is_the_one_that_holds_longest(
    held: list[Held], title: str, found: str | None
) -> None:
    best = competence.best(held, COURSE, title, DAY)
    assert (best.title if best else None) == found


@pytest.mark.parametrize(
    ("expires", "soon"),
    [
        (None, False),
        (DAY - timedelta(1), False),
        (DAY, True),
        (DAY + timedelta(90), True),
        (DAY + timedelta(91), False),
    ],
)
def test_what_expires_within_three_months_expires_soon(expires: date | None, soon: bool) -> None:
    assert competence.expires_soon(Held("LOU 1", expires_on=expires), DAY) is soon
