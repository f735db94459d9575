"""A register that is damaged in the middle is read from the command line, told of, and never written in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inkop_desktop.checks import outgoing

Run = Callable[..., tuple[int, str, str]]
TOLD = "copy.inkop is damaged. Keep it as it is and restore the latest backup from the File menu.\n"


@pytest.fixture
def damaged(region_copy: Path) -> Path:
    """Return the demonstration register with 2,000 bytes overwritten in a page that no list reads."""
    with region_copy.open("rb+") as opened:
        opened.seek(200_000)
        opened.write(b" " * 2_000)
    return region_copy


def test_nothing_is_written_in_it(run: Run, tmp_path: Path, damaged: Path) -> None:
    (tmp_path / "list.csv").write_text("Avtalsnr;Benämning\n2026-900;Tolkar\n", encoding="utf-8")
    before = damaged.read_bytes()
    for argv in (["contracts", tmp_path / "list.csv"], ["law-pack", "resources/law/se.toml"]):
        assert run("import", *argv, "--into", damaged) == (2, "", TOLD)
    assert damaged.read_bytes() == before
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.inkop"]


def test_what_can_be_read_is_read(run: Run, region: Path, damaged: Path) -> None:
    listed = ("list", "contracts", "--json", "--today", "2026-11-21")
    assert run(*listed, damaged) == run(*listed, region)


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_is_told_where_it_is_looked_for(run: Run, region: Path, damaged: Path, form: str) -> None:
    """… beside all that can be read; a register that is whole says nothing of it."""
    for argv in (["check", "--today", "2026-11-21"], ["history", "--verify"]):
        asked = [*argv, "--json"] if form == "json" else argv
        whole, said = run(*asked, region), run(*asked, damaged)
        assert (whole[0], whole[2]) == (1 if argv[0] == "check" else 0, "")
        assert said == (2, whole[1], TOLD)
        if form == "json":
            assert json.loads(said[1])


def test_nothing_found_is_not_said_of_what_is_damaged(
    run: Run, region: Path, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "told", lambda *_told: [])
    assert run("check", region) == (0, "Nothing was found.\n", "")
    assert run("check", damaged) == (2, "", TOLD)
