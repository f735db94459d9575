"""Print the purchases of the same kind from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(("chosen", "year"), [((), "2026"), (("--year", "2025"), "2025")])
def test_the_year_is_this_one_unless_another_is_chosen(
    run: Run, region: Path, tmp_path: Path, chosen: tuple[str, ...], year: str
) -> None:
    out = tmp_path / "x.html"
    code, _said, err = run("report", "same-kind", region, "--out", out, *chosen, "--today", "2026-11-21")
    assert (code, err) == (0, "")
    assert f"Purchases of the same kind, {year}" in out.read_text("utf-8")


@pytest.mark.parametrize("year", ["1899", "2201", "last", "0"])
def test_what_is_no_year_is_refused(run: Run, region: Path, tmp_path: Path, year: str) -> None:
    code, _said, err = run("report", "same-kind", region, "--out", tmp_path / "x.pdf", "--year", year)
    assert code == 2
    assert year in err
