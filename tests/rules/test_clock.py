"""Times of the day as people write them."""

from datetime import time

import pytest

from inkop_desktop.rules import clock


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("12:00", time(12)),
        ("9.30", time(9, 30)),
        ("09:14", time(9, 14)),
        ("kl. 14", time(14)),
        (" Kl.14 ", time(14)),
        ("kl 8.05", time(8, 5)),
        ("1200", time(12)),
        ("23.59", time(23, 59)),
        ("0:00", time(0)),
        ("24:00", None),
        ("12:60", None),
        ("", None),
        ("noon", None),
        ("2026", time(20, 26)),
        ("20261", None),
    ],
)
def test_a_time_is_read_as_it_is_written(written: str, told: time | None) -> None:
    assert clock.parse(written) == told
