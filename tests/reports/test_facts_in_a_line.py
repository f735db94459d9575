"""Records and their rows as facts: what says itself stands without a label, what is not asked for nowhere."""

from datetime import date

import pytest

from inkop_desktop.records.bodies import MeetingDay
from inkop_desktop.records.fields import Row
from inkop_desktop.records.governance import ConsultationAnswer
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Competence, Interest
from inkop_desktop.records.roles import Delegation, RoleDuty
from inkop_desktop.reports import facts
from inkop_desktop.rules.law.vocabulary import Beginning, OwnRuleKind
from inkop_desktop.rules.organising import CompetenceKind, InterestKind, Opinion

DAY = date(2026, 11, 21)
NAMES = {("organisation", 1): "Grue kommune", ("person", 2): "Kari Lien", ("supplier", 3): "Berg AS"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (MeetingDay(day=DAY, time="10:00", place="Rådhuset"), "2026-11-21 · 10:00 · Rådhuset"),
        (MeetingDay(day=DAY, called_by="Kari Lien"), "2026-11-21 · Called by: Kari Lien"),
        (
            Competence(kind=CompetenceKind.COURSE, title="LOU", gained_on=DAY, given_by="SKR"),
            "Course · LOU · Gained on: 2026-11-21 · SKR",
        ),
        (
            Interest(kind=InterestKind.FAMILY, supplier_id=3, what="Bror", from_day=DAY),
            "Close relation · Berg AS · Bror · From: 2026-11-21",
        ),
        (RoleDuty(what="Gir råd.", clause="Punkt 3"), "Gir råd. · Punkt 3"),
        (
            ConsultationAnswer(
                organisation_id=1, person_id=2, opinion=Opinion.AGREES, answered_on=DAY, words="Ja."
            ),
            "Grue kommune · Kari Lien · Agrees · 2026-11-21 · Ja.",
        ),
    ],
)
def test_a_row_is_told_in_a_line(row: Row, told: str) -> None:
    assert facts.line(row, NAMES) == told


def test_an_empty_amount_says_what_it_means() -> None:
    told = dict(pair for _group, pairs in facts.groups(Delegation(), NAMES) for pair in pairs)
    assert told == {"Up to": "Whatever the amount"}


@pytest.mark.parametrize(
    ("rule", "is_told"),
    [
        (OwnRule(kind=OwnRuleKind.QUOTES), True),
        (OwnRule(kind=OwnRuleKind.SAME_KIND), False),
        (OwnRule(kind=OwnRuleKind.SAME_KIND, beginning=Beginning.FROM), True),
    ],
)
def test_what_is_not_asked_for_is_told_only_where_it_was_written(rule: OwnRule, is_told: bool) -> None:
    told = [label for _title, rows in facts.groups(rule, {}) for label, _value in rows]
    assert ("Applies" in told) is is_told
