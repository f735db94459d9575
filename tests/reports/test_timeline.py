"""The picture of a term: what is written under it and above it."""

from datetime import date
from typing import Any

import pytest

from inkop_desktop.records.contracts import Contract, ContractOption
from inkop_desktop.reports.timeline import timeline
from inkop_desktop.typeset.scene import Label, Rect

TODAY = date(2026, 11, 21)
WIDTH = 640


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


def test_nothing_is_drawn_of_no_dates() -> None:
    assert not timeline(Contract(title="Bröd"), TODAY, WIDTH).shapes
