"""The library of requirements on the command line."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.rules.procuring import RequirementKind, Topic
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a register with three texts."""
    path = tmp_path / "office.inkop"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Kiruna kommun")) as register:
        food = records.save(register, ProductArea(name="Mat")).id
        wages = LibraryText(text="Kollektivavtal.", kind=RequirementKind.TERM, topic=Topic.WAGES)
        records.save(register, replace(wages, source="17 kap. 2 § LOU"))
        records.save(register, LibraryText(text="Ekologiskt.", area_id=food))
        records.save(register, LibraryText(text="Gammalt.", in_use=False))
    return path


def test_json_has_every_field(run: Run, office: Path) -> None:
    code, out, _err = run("list", "requirement-library", office, "--json")
    assert code == 0
    found = {each["text"]: each for each in json.loads(out)}
    assert list(found) == ["Ekologiskt.", "Gammalt.", "Kollektivavtal."]
    assert (found["Ekologiskt."]["area"], found["Gammalt."]["in_use"]) == ("Mat", False)
    assert found["Kollektivavtal."]["kind"] == "term"
    assert found["Kollektivavtal."]["source"] == "17 kap. 2 § LOU"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (("--filter", "In use"), ["Ekologiskt.", "Kollektivavtal."]),
        (("--filter", "Contract terms"), ["Kollektivavtal."]),
        (("--filter", "Requirements"), ["Ekologiskt."]),
        (("--filter", "Award criteria"), []),
        (("--filter", "No longer in use"), ["Gammalt."]),
        (("--search", "LOU"), ["Kollektivavtal."]),
    ],
)
def test_it_is_narrowed_as_the_list_is(
    run: Run, office: Path, more: tuple[str, ...], found: list[str]
) -> None:
    _code, out, _err = run("list", "requirement-library", office, "--csv", "--language", "en", *more)
    rows = csv.DictReader(io.StringIO(out.removeprefix("\N{BYTE ORDER MARK}")), delimiter=";")
    assert [row["Text"] for row in rows] == found
