"""List direct procurements from the command line; what is secret stays in the register."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow, Secret, Tender
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Price, Way
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import records, registers

ASKED = ("--today", "2026-11-21")
Run = Callable[..., tuple[int, str, str]]
BEGAN, SIGNED = date(2026, 9, 1), date(2026, 10, 1)
AMOUNT = Money(300_000_00, "SEK")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register with a case before its award, one after it, and one with secrets after it."""
    path = tmp_path_factory.mktemp("office") / "office.inkop"
    own = Organisation(name="Kiruna kommun", kind=OrganisationKind.MUNICIPALITY)
    with registers.new(path, "Anna", Country.SE, own) as register:
        supplier = records.save(register, Supplier(name="Bygg & Betong AB")).id
        usual: dict[str, Any] = {
            "law": Law.LOU,
            "started_on": BEGAN,
            "prices": (PriceRow(kind=Price.FIXED, amount=AMOUNT),),
            "tenders": (Tender(supplier_id=supplier, amount=AMOUNT),),
            "supplier_id": supplier,
            "award_value": AMOUNT,
            "award_reason": "Billigast",
        }
        kept = (Secret(subject="award_value", paragraph="31 kap. 16 § OSL"),)
        for facts in (
            {"number": "1", "title": "Under way"},
            {"number": "2", "title": "Signed", "signed_on": SIGNED},
            {"number": "3", "title": "Kept secret", "signed_on": SIGNED, "secrets": kept},
        ):
            records.save(register, DirectProcurement(**(usual | facts)))
        taken = (CallOff(day=SIGNED, what="Virke", value=AMOUNT, case_id=each) for each in (2, 3))
        records.save(register, Contract(number="7", title="Trävaror", call_offs=tuple(taken)))
    return path


def as_json(run: Run, office: Path, *more: str) -> dict[str, dict[str, Any]]:
    """Return what is answered in JSON, by number."""
    code, out, _err = run("list", "direct-procurements", office, "--json", *more, *ASKED)
    assert code == 0
    return {each["number"]: each for each in json.loads(out)}


def test_the_call_offs_of_a_contract_keep_it_too(run: Run, office: Path) -> None:
    code, out, _err = run("list", "contracts", office, "--json", *ASKED)
    (contract,) = json.loads(out)
    told = [(each["case"], each["value"]) for each in contract["call_offs"]]
    assert code == 0
    assert told == [
        ("Signed", {"amount": "300000.00", "currency": "SEK"}),
        ("Kept secret", None),
    ]
    assert "300000.00" not in json.dumps(contract["call_offs"][1])


def test_json_keeps_what_is_secret(run: Run, office: Path) -> None:
    """Every field is there; tenders and the supplier only after the award, unless they are marked."""
    found = as_json(run, office)
    assert set(fields_of(DirectProcurement)) < set(found["2"])
    assert (found["1"]["tenders"], found["1"]["supplier"], found["1"]["award_reason"]) == ([], None, "")
    assert found["2"]["tenders"][0]["supplier"] == "Bygg & Betong AB"
    assert found["2"]["award_value"] == {"amount": "300000.00", "currency": "SEK"}
    assert (found["3"]["supplier"], found["3"]["award_value"]) == ("Bygg & Betong AB", None)


def test_json_names_the_contract_that_is_changed(run: Run, office: Path, tmp_path: Path) -> None:
    changing = {"number": "4", "title": "Changed", "way": Way.CHANGE, "changed_contract_id": 1}
    path = Path(shutil.copy(office, tmp_path))
    with file.open_register(path, "Anna", Mode.WRITE) as register:
        records.save(register, DirectProcurement(**changing))
    found = as_json(run, path)
    assert (found["4"]["changed_contract_id"], found["4"]["changed_contract"]) == (1, "Trävaror")
    assert found["2"]["changed_contract"] is None


def test_a_table_keeps_it_too(run: Run, office: Path) -> None:
    """CSV has all columns, and nothing in those that are secret."""
    _code, out, _err = run("list", "direct-procurements", office, "--csv", "--language", "sv", *ASKED)
    rows = csv.DictReader(io.StringIO(out.removeprefix("\N{BYTE ORDER MARK}")), delimiter=";")
    found = {row["Nummer"]: (row["Leverantör"], row["Kontraktsvärde"], row["Klart senast"]) for row in rows}
    worth = found["2"][1]
    assert worth
    assert found == {
        "1": ("", "", ""),
        "2": ("Bygg & Betong AB", worth, "2026-10-31"),
        "3": ("Bygg & Betong AB", "", "2026-10-31"),
    }


def test_it_is_narrowed_as_the_list_is(run: Run, office: Path) -> None:
    """A pill or words narrow it; text shows the usual columns."""
    assert set(as_json(run, office, "--filter", "Under way")) == {"1"}
    assert set(as_json(run, office, "--search", "secret")) == {"3"}
    _code, out, _err = run("list", "direct-procurements", office, "--language", "nb", *ASKED)
    assert out.splitlines()[0].split()[:3] == ["Nummer", "Tittel", "Status"]


@pytest.mark.parametrize(
    ("report", "more", "said", "left_out"),
    [
        ("direct-procurement-log", (), "Bygg &amp; Betong AB", "Billigast"),
        ("direct-procurement-log", ("--year", "2026"), "Förteckning över direktupphandlingar 2026", "2025"),
        ("direct-procurement-log", ("--year", "2025"), "Det finns inga direktupphandlingar", "Betong"),
        (
            "exceptional-grounds",
            ("--year", "2026"),
            "Inget har köpts med stöd av en undantagsgrund.",
            "Betong",
        ),
        ("missing-documentation", (), "21 dagar försenat", "Under way"),
    ],
)
def test_reports_of_all_of_them(
    run: Run, office: Path, tmp_path: Path, report: str, more: tuple[str, ...], said: str, left_out: str
) -> None:
    """The log, the use of grounds and what is late go to a file, of a year where one is given."""
    out = tmp_path / "log.html"
    code, told, _err = run("report", report, office, "--out", out, "--language", "sv", *more, *ASKED)
    assert (code, told) == (0, "log.html är skriven.\n")
    page = out.read_text(encoding="utf-8")
    assert said in page
    assert left_out not in page
