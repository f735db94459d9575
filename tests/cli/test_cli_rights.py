"""Whoever may only read a register changes nothing in it from the command line either."""

import json
from collections.abc import Callable
from pathlib import Path

import copies
import pytest

from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register import file
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import contracts, records

Run = Callable[..., tuple[int, str, str]]
REFUSED = (
    "The register says that Olle Ström may only read it. Whoever keeps it can change that under People and"
    " units.\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Give a register that Olle may only read."""
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, Organisation(name="Region")) as made:
        records.save(made, Person(name="Olle Ström", only_reads=True))
        return made.path


@pytest.fixture
def contract_list(tmp_path: Path) -> Path:
    """Give a list of one contract."""
    path = tmp_path / "avtal.csv"
    path.write_text("Avtal;Leverantör\nStädning;Renhem AB\n", encoding="utf-8")
    return path


def count(path: Path) -> int:
    with file.open_register(path, "Anna") as register:
        return contracts.count(register)


def test_who_may_only_read_imports_nothing(run: Run, office: Path, contract_list: Path) -> None:
    command = ("import", "contracts", contract_list, "--into", office)
    assert run(*command, "--as", "olle ström") == (2, "", REFUSED.replace("Olle Ström", "olle ström"))
    assert count(office) == 0
    code, _out, err = run(*command, "--as", "Anna")
    assert (code, err, count(office)) == (0, "", 1)


def test_who_may_only_read_loads_no_law_pack(run: Run, office: Path, tmp_path: Path) -> None:
    pack = tmp_path / "se-2027.toml"
    text = reading.shipped(Country.SE).text.replace("checked_on = 2026-11-20", "checked_on = 2027-01-10", 1)
    pack.write_text(text, encoding="utf-8")
    before = office.read_bytes()
    command = ("import", "law-pack", pack, "--into", office, "--today", "2027-02-01")
    assert run(*command, "--as", "Olle Ström") == (2, "", REFUSED)
    assert office.read_bytes() == before
    assert run(*command, "--as", "Anna")[0] == 0


def test_who_may_only_read_tries_lists_and_checks(run: Run, office: Path, contract_list: Path) -> None:
    as_reader = ("--as", "Olle Ström")
    trial = run("import", "contracts", contract_list, "--into", office, "--dry-run", *as_reader)
    assert (trial[0], trial[2]) == (0, "")
    code, out, _err = run("list", "people", office, "--json", *as_reader)
    assert (code, [each["name"] for each in json.loads(out)]) == (0, ["Olle Ström"])
    assert run("check", office, *as_reader)[2] == ""
