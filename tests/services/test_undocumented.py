"""Which direct procurements are not documented: one that is frozen is if nothing is missing in it."""

from datetime import date
from pathlib import Path

import procured
import pytest

from inkop_desktop.services import procurement_log

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("is_frozen", "need", "count"),
    [(True, "Clean clothes.", 0), (True, "", 1), (False, "Clean clothes.", 1)],
)
def test_what_is_frozen_and_whole_is_documented(
    tmp_path: Path, *, is_frozen: bool, need: str, count: int
) -> None:
    made = procured.swedish(tmp_path / "a.inkop")
    with made.register:
        case = procured.awarded(made, need=need)
        made.save(procured.closed(case) if is_frozen else case)
        assert len(procurement_log.undocumented(made.register, TODAY)) == count
