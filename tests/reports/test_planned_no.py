"""A printed no tells where the need is planned, and what has become of that."""

from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from justified import priced, read
from procured import Procured

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import planning, records

ENDED = date(2026, 11, 20)
ENTER, WAITS, DROPPED = (
    "enter it in the procurement plan",
    "it is in the procurement plan",
    "has been dropped",
)


def refused(made: Procured, **facts: Any) -> DirectProcurement:
    no = {"ground": "none", "ending": Ending.ADVERTISE, "ended_on": ENDED, "ending_reason": "Annonseras."}
    return made.save(procured.begun(made, **priced(made, 1_850_000, **(no | facts))))


def paper(made: Procured, case: DirectProcurement, *, public: bool = False, **planned: Any) -> str:
    """Return the no on paper, with what is planned instead."""
    records.save(made.register, replace(planning.item_of(case, ENDED), **planned))
    return read(made, case, public=public).replace("\xa0", " ")


def test_a_no_without_a_plan_says_to_make_one(se: Procured) -> None:
    said = read(se, refused(se))
    assert ENTER in said
    assert WAITS not in said


@pytest.mark.parametrize(
    ("planned", "expected", "absent"),
    [
        (
            {"begin_by": date(2027, 3, 1), "needed_from": date(2027, 12, 1)},
            (WAITS, "To begin by 2027-03-01", "Contract needed from 2027-12-01"),
            (ENTER, DROPPED, "Begun on"),
        ),
        ({"begun_on": date(2027, 2, 1)}, (WAITS, "Begun on 2027-02-01"), (ENTER, DROPPED)),
        (
            {"dropped_on": date(2027, 2, 1), "drop_reason": "Pengarna tog slut."},
            (DROPPED, "Dropped on 2027-02-01"),
            (ENTER, WAITS, "Pengarna"),
        ),
    ],
)
def test_a_no_says_when_what_is_planned_is_to_begin(
    se: Procured, planned: dict[str, Any], expected: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    said = paper(se, refused(se), **planned)
    assert [each for each in expected if each not in said] == []
    assert [each for each in absent if each in said] == []


@pytest.mark.parametrize(("subject", "is_told"), [("value", False), ("wanted_from", False), ("need", True)])
def test_the_day_is_left_out_where_it_gives_a_secret_away(se: Procured, subject: str, is_told: bool) -> None:
    case = refused(se, secrets=(Secret(subject=subject, paragraph="19 kap. 3 § OSL"),))
    said = paper(se, case, public=True, begin_by=date(2027, 3, 1), needed_from=None)
    assert ("2027-03-01" in said) is is_told


CHECK = "Check which of these rules on notices applies:"
BELOW, ABOVE = "19 kap. 6 och 8 §§ LOU", "10 kap. 1 § LOU"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, {CHECK, BELOW, ABOVE}),  # the thresholds of 2026 are not known in kronor
        ({"started_on": date(2025, 9, 1)}, {BELOW}),
        ({"prices": ()}, {CHECK, BELOW, ABOVE}),
        ({"prices": (), "started_on": date(2021, 6, 1)}, {CHECK, ABOVE}),
        ({"prices": (), "law": None}, set()),
        ({"prices": (), "started_on": None}, set()),
    ],
)
def test_a_no_names_the_rules_on_notices_of_the_day(
    se: Procured, facts: dict[str, Any], told: set[str]
) -> None:
    """Where the part of the law is not known, every one of them is to be checked."""
    said = read(se, refused(se, **facts)).split("No: not without a notice")[1].split("The case")[0]
    assert {each for each in (CHECK, BELOW, ABOVE) if each in said} == told
