"""The extract for a person from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
SOMEBODY = "Lena Niemi"


@pytest.mark.parametrize("ending", [".pdf", ".json", ".html"])
def test_an_extract_is_written(run: Run, region: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out{ending}"
    code, _said, _errors = run("extract", region, "--person", SOMEBODY, "--out", out)
    assert code == 0
    assert out.read_bytes().startswith(b"%PDF") if ending == ".pdf" else SOMEBODY in out.read_text("utf-8")


def test_it_is_json_of_the_person(run: Run, region: Path, tmp_path: Path) -> None:
    run("extract", region, "--person", SOMEBODY, "--out", tmp_path / "out.json")
    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert said["person"]["name"] == SOMEBODY
    assert said["offices"]


def test_who_is_not_there_is_told(run: Run, region: Path, tmp_path: Path) -> None:
    code, _said, errors = run("extract", region, "--person", "Ingen Alls", "--out", tmp_path / "out.pdf")
    assert code == 2
    assert "Ingen Alls" in errors
    assert not (tmp_path / "out.pdf").exists()
