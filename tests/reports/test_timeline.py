"""The picture of a term: what is written under it and above it."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import copies
import pytest
from reportlab.pdfbase import pdfmetrics

from inkop_desktop.records.contracts import Contract, ContractDecision, ContractOption
from inkop_desktop.reports.timeline import timeline
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.typeset.pdf.fonts import Weight
from inkop_desktop.typeset.scene import Anchor, Label, Rect, Role

TODAY = date(2026, 11, 21)
WIDTH = 640
PANELS = (256, 300, 328, 400)  # how wide the picture is beside a list: paper is WIDTH


def labels(**facts: Any) -> list[str]:
    """Return the words in the picture of a contract."""
    scene = timeline(Contract(title="Bröd", **facts), TODAY, WIDTH)
    return [shape.text for shape in scene.shapes if isinstance(shape, Label)]


@pytest.mark.parametrize(
    ("facts", "under"),
    [
        ({"first_day": date(2024, 1, 1), "last_day": date(2027, 6, 30)}, ["2024-01-01", "2027-06-30"]),
        ({"first_day": date(2024, 1, 1), "open_ended": True}, ["2024-01-01", "Open-ended"]),
        (
            {
                "first_day": date(2024, 1, 1),
                "last_day": date(2026, 12, 31),
                "options": (ContractOption(months=24),),
            },
            ["2024-01-01", "2026-12-31", "2028-12-31"],
        ),
    ],
)
def test_days_stand_under_the_bar(facts: dict[str, Any], under: list[str]) -> None:
    assert labels(**facts)[-len(under) :] == under


def test_today_and_the_next_day_stand_above_the_bar() -> None:
    above = labels(first_day=date(2024, 1, 1), last_day=date(2027, 6, 30))[:-2]
    assert above == ["Today", "Last day of the contract, 2027-06-30"]


def test_what_may_come_is_dashed() -> None:
    contract = Contract(
        title="Bröd",
        first_day=date(2024, 1, 1),
        last_day=date(2026, 12, 31),
        options=(ContractOption(months=12), ContractOption(months=12)),
    )
    bars = [shape for shape in timeline(contract, TODAY, WIDTH).shapes if isinstance(shape, Rect)]
    assert [bar.dashed for bar in bars] == [False, True, True]
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in bars)


LATER, BEFORE = date(2028, 12, 31), date(2025, 6, 1)
DOTS = [
    (Verb.NOTICE, BEFORE, None, [BEFORE]),
    (Verb.TERMINATE, LATER, BEFORE, [BEFORE]),
    (Verb.REVIEW, LATER, BEFORE, [BEFORE]),
    (Verb.REVIEW, LATER, None, []),  # it is not known when that was decided
    (Verb.NOTICE, date(2023, 12, 31), None, []),  # before the bar begins
]


@pytest.mark.parametrize(("verb", "day", "decided_on", "marked"), DOTS)
def test_a_dot_stands_on_the_day_on_which_something_was_decided(
    verb: Verb, day: date, decided_on: date | None, marked: list[date]
) -> None:
    first, last = date(2024, 1, 1), date(2030, 12, 31)
    decision = ContractDecision(verb=verb, day=day, decided_on=decided_on)
    contract = Contract(title="Bröd", first_day=first, last_day=last, decisions=(decision,))
    rects = [shape for shape in timeline(contract, TODAY, WIDTH).shapes if isinstance(shape, Rect)]
    dots = [rect.x + rect.width / 2 for rect in rects if rect.fill is Role.SURFACE]
    whole = (last - first).days + 1
    assert dots == [pytest.approx(4 + (each - first).days / whole * (WIDTH - 8)) for each in marked]


def test_nothing_is_drawn_of_no_dates() -> None:
    assert not timeline(Contract(title="Bröd"), TODAY, WIDTH).shapes


@pytest.mark.parametrize(("organisation", "language"), [("norrbotten", "sv"), ("kongsvinger", "nb")])
def test_no_label_leaves_the_picture_or_stands_on_another(
    tmp_path: Path, organisation: str, language: str
) -> None:
    with copies.demonstration(tmp_path / organisation, organisation, TODAY) as register:
        contracts = records.every(register, Contract)
    with in_language(language):
        for contract in contracts:
            for width in (*PANELS, WIDTH):
                for line in lines(contract, width):
                    assert line[0][0] >= 0, (contract.number, width, line)
                    assert line[-1][1] <= width, (contract.number, width, line)
                    assert all(one[1] < next_[0] for one, next_ in pairwise(line)), (contract.number, width)


def lines(contract: Contract, width: float) -> Iterator[list[tuple[float, float, str]]]:
    """Return where the labels of each line begin and end, and what they say, from left to right."""
    found = [each for each in timeline(contract, TODAY, width).shapes if isinstance(each, Label)]
    for y in {each.y for each in found}:
        yield sorted(_extent(each) for each in found if each.y == y)


def _extent(label: Label) -> tuple[float, float, str]:
    long = pdfmetrics.stringWidth(label.text, Weight.REGULAR.value, label.size)
    left = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[label.anchor] * long
    return left, left + long, label.text
