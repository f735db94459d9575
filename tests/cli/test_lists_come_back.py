"""The lists that the program writes come back in as they went out, field by field."""

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.contracts import Contract, ContractSupplier, terms_of
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules import status
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import RenewalKind, Status
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


START = {"first_day": date(2024, 1, 1)}
RENEWED = {"renewal": RenewalKind.TACIT, "renewal_months": 12}
ENDINGS = [
    Contract(number="1", title="El", open_ended=True, **START),
    Contract(number="2", title="Tele", last_day=date(2026, 12, 31), **START, **RENEWED),
    Contract(number="3", title="Kött", last_day=date(2025, 12, 31), **START),
    Contract(number="4", title="Tolk", last_day=date(2026, 12, 31), renewal=RenewalKind.EXPRESS, **START),
]


def endings(path: Path) -> list[tuple[str, bool, RenewalKind, int | None, date | None, Status]]:
    """Return of each contract what happens at its end."""
    with registers.open_register(path, "Anna") as register:
        return [
            (
                *(each.number, each.open_ended, each.renewal, each.renewal_months, each.last_day),
                status.derive(terms_of(each), date(2026, 3, 1)).status,
            )
            for each in records.every(register, Contract)
        ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_contracts_end_as_they_did(run: Run, tmp_path: Path, language: str, ending: str) -> None:
    first, second = tmp_path / "first.inkop", tmp_path / "second.inkop"
    for path in (first, second):
        run("new", path, "--country", "se", "--organisation", "Åsele kommun")
    with registers.open_register(first, "Anna") as register:
        for each in ENDINGS:
            records.save(register, each)
    source = tmp_path / f"list.{ending}"
    exported(run, first, source, language)
    imported(run, source, second)
    assert endings(second) == endings(first)
    assert [each[-1] for each in endings(second)] == [
        *(Status.IN_FORCE, Status.IN_FORCE, Status.EXPIRED, Status.IN_FORCE)
    ]


def test_an_open_ended_contract_says_so_and_of_no_renewal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "first.inkop"
    run("new", path, "--country", "se", "--organisation", "Åsele kommun")
    with registers.open_register(path, "Anna") as register:
        for each in ENDINGS:
            records.save(register, each)
    rows = csv.DictReader(StringIO(as_csv(run, path, "sv")), delimiter=";")
    told = {row["Benämning"]: (row["T.o.m."], row["Vid avtalstidens slut"]) for row in rows}
    assert told == {
        "El": ("Tillsvidare", ""),
        "Tele": ("2026-12-31", "Förlängs automatiskt"),
        "Kött": ("2025-12-31", "Löper ut"),
        "Tolk": ("2026-12-31", "Förlängs genom beslut"),
    }
