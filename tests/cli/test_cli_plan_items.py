"""The plan on the command line."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers

Run = Callable[..., tuple[int, str, str]]
TODAY = ("--today", "2026-11-21")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a register with three planned procurements; one comes from a case whose title is secret."""
    path = tmp_path / "office.inkop"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Kiruna kommun")) as register:
        asa = records.save(register, Person(name="Åsa Ek")).id
        secrets = (Secret(subject="title", paragraph="18 kap. 8 § OSL"),)
        case = records.save(register, DirectProcurement(number="D2026-007", title="Larm", secrets=secrets))
        for each in (
            PlanItem(title="Lampor", begin_by=date(2026, 11, 20), responsible_id=asa),
            PlanItem(title="D2026-007", case_id=case.id, estimated_value=Money(900_000_00, "SEK")),
            PlanItem(title="Cyklar", dropped_on=date(2026, 11, 1), drop_reason="Inga pengar."),
        ):
            records.save(register, each)
    return path


def listed(run: Run, office: Path, *options: str) -> list[dict[str, Any]]:
    code, out, _err = run("list", "plan-items", office, "--json", *TODAY, *options)
    assert code == 0
    said: list[dict[str, Any]] = json.loads(out)
    return said


def test_each_tells_where_it_stands_and_who_is_responsible(run: Run, office: Path) -> None:
    told = {each["title"]: (each["state"], each["responsible"]) for each in listed(run, office)}
    assert told == {
        "Lampor": ("late", "Åsa Ek"),
        "D2026-007": ("planned", None),
        "Cyklar": ("dropped", None),
    }


def test_a_case_is_named_by_its_number(run: Run, office: Path) -> None:
    (planned,) = listed(run, office, "--search", "D2026-007")
    assert (planned["case"], planned["estimated_value"]) == (
        "D2026-007",
        {"amount": "900000.00", "currency": "SEK"},
    )
    assert "Larm" not in json.dumps(planned)
    assert [each["case"] for each in listed(run, office, "--search", "Lampor")] == [None]


@pytest.mark.parametrize(("quick", "titles"), [("late", ["Lampor"]), ("dropped", ["Cyklar"])])
def test_it_is_narrowed_as_above_the_list(run: Run, office: Path, quick: str, titles: list[str]) -> None:
    assert [each["title"] for each in listed(run, office, "--filter", quick)] == titles


@pytest.mark.parametrize(("language", "state"), [("sv", "Borde ha påbörjats"), ("nb", "Burde vært påbegynt")])
def test_the_spreadsheet_has_every_column_in_the_reader_s_language(
    run: Run, office: Path, language: str, state: str
) -> None:
    out = run("list", "plan-items", office, "--csv", "--language", language, *TODAY)[1]
    table = list(csv.reader(io.StringIO(out.removeprefix("\N{BYTE ORDER MARK}")), delimiter=";"))
    assert state in [cell for row in table for cell in row if row[0] == "Lampor"]
    assert "Larm" not in out
    text = run("list", "plan-items", office, "--language", language, *TODAY)[1]
    assert state in text
