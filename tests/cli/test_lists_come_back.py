"""The lists that the program writes come back in as they went out, field by field."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.money import Money
from inkop_desktop.services import records, registers

Run = Callable[..., tuple[int, str, str]]
TODAY = ("--today", "2026-03-01")
# What follows from facts that the list does not hold: options, notice periods.
DERIVED = {"Status", "Next action", "Läge", "Nästa åtgärd", "Neste frist"}
LANGUAGES = {"norrbotten": ("se", "sv"), "kongsvinger": ("no", "nb")}


def exported(run: Run, register: Path, source: Path, language: str) -> None:
    """Write the whole list, as the kind of file that its ending says."""
    if source.suffix == ".csv":
        source.write_text(as_csv(run, register, language), encoding="utf-8")
    else:
        run("report", "contracts", register, "--out", source, "--language", language, *TODAY)


def as_csv(run: Run, register: Path, language: str) -> str:
    return run("list", "contracts", register, "--csv", "--language", language, *TODAY)[1]


def imported(run: Run, source: Path, register: Path) -> dict[str, Any]:
    code, out, _err = run("import", "contracts", source, "--into", register, "--json")
    told: dict[str, Any] = json.loads(out)
    assert (code, told["refused"], told["doubts"], told["kept"]) == (0, [], [], [])
    return told


def held(text: str) -> list[dict[str, str]]:
    """Return the rows without what is derived from facts that the list does not hold."""
    rows = csv.DictReader(StringIO(text.removeprefix("\N{BYTE ORDER MARK}")), delimiter=";")
    return [{name: cell for name, cell in row.items() if name not in DERIVED} for row in rows]


def with_odd_contracts(path: Path) -> None:
    """Add what a list may mangle: formulas, dashes, lines, another currency in each amount."""
    with registers.open_register(path, "Anna") as register:
        supplier = records.save(register, Supplier(name="Berg & Dal AB"))
        odd = Contract(
            number="=1+1",
            title="@Möbler – hyllor; bord, “stolar”",
            remarks="- det ena\n- det andra",
            suppliers=(ContractSupplier(supplier_id=supplier.id),),
            estimated_value=Money(1_234_567_89, "EUR"),
            ceiling=Money(2_000_50, "DKK"),
        )
        records.save(register, odd)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("place", LANGUAGES)
def test_a_list_comes_back(run: Run, tmp_path: Path, place: str, ending: str) -> None:
    country, language = LANGUAGES[place]
    first, second = tmp_path / "first.inkop", tmp_path / "second.inkop"
    run("demo", place, first)
    with_odd_contracts(first)
    source = tmp_path / f"list.{ending}"
    exported(run, first, source, language)
    told = imported(run, source, first)
    assert told["rows"] == told["unchanged"] > 50
    run("new", second, "--country", country, "--organisation", "Åsele kommun")
    told = imported(run, source, second)
    assert told["rows"] == told["created"]
    assert held(as_csv(run, second, "en")) == held(as_csv(run, first, "en"))
