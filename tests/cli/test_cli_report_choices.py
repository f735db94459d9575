"""What a printed register is narrowed to, grouped by, and which standard it keeps."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

Run = Callable[..., tuple[int, str, str]]
COMMON = ("--today", "2026-11-21", "--language", "sv")
SAVED = "Gällande livsmedelsavtal"


def page(run: Run, register: Path, folder: Path, kind: str, *more: str) -> str:
    """Print a report as a web page and return it."""
    out = folder / "out.html"
    assert run("report", kind, register, "--out", out, *more, *COMMON)[0] == 0
    return out.read_text(encoding="utf-8")


def test_a_saved_filter_narrows_list_and_report_alike(run: Run, region: Path, tmp_path: Path) -> None:
    listed = run("list", "contracts", region, "--filter", SAVED, "--csv", *COMMON)[1].count("\n") - 1
    everything = run("list", "contracts", region, "--csv", *COMMON)[1].count("\n") - 1
    printed = page(run, region, tmp_path, "contracts", "--filter", SAVED.upper())
    assert 0 < listed < everything
    assert f"{SAVED} · {listed} avtal" in printed


def test_a_search_narrows_the_report(run: Run, region: Path, tmp_path: Path) -> None:
    printed = page(run, region, tmp_path, "contracts", "--search", "journalsystem")
    assert "Journalsystem, licenser och drift" in printed
    assert "Ambulansflyg" not in printed


@pytest.mark.parametrize(
    ("group_by", "group"),
    [("area", "Kolonial"), ("owners", "Gunilla Forsström"), ("status", "Gäller"), ("suppliers", "Taxi")],
)
def test_a_register_is_printed_in_groups(
    run: Run, region: Path, tmp_path: Path, group_by: str, group: str
) -> None:
    printed = page(run, region, tmp_path, "contracts", "--group-by", group_by)
    assert f'<tr class="group"><th scope="rowgroup" colspan="7">{group}' in printed


def test_fewer_months_have_fewer_contracts(run: Run, region: Path, tmp_path: Path) -> None:
    month, year = (
        page(run, region, tmp_path, "expiring", "--months", months).count("<tr>") for months in ("1", "12")
    )
    assert month < year


def test_a_catalogue_has_what_its_reader_may_order(run: Run, region: Path, tmp_path: Path) -> None:
    whole, for_kitchens, for_region = (
        page(run, region, tmp_path, "catalogue", *reader)
        for reader in ((), ("--unit", "Kost och lokalvård"), ("--organisation", "Region Norrbotten"))
    )
    assert "Rullstolar" not in for_kitchens
    assert "Mejeriprodukter" in for_kitchens
    assert whole.count("<tr>") >= for_region.count("<tr>") > for_kitchens.count("<tr>")


@pytest.mark.parametrize(("conformance", "part"), [("a-2a", "2"), ("a-1a", "1")])
def test_a_pdf_keeps_the_standard_asked_for(
    run: Run, region: Path, tmp_path: Path, conformance: str, part: str
) -> None:
    out = tmp_path / "out.pdf"
    run("report", "expiring", region, "--out", out, "--conformance", conformance, *COMMON)
    with pikepdf.open(out) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == part


PRINTED = {
    "expiring": ("report", "expiring"),
    "letters": ("report", "direct-procurement-letters", "--case", "D2026-009", "--kind", "request"),
    "extract": ("extract", "--person", "Maria Hortlund"),
}


@pytest.mark.parametrize("command", PRINTED)
@pytest.mark.parametrize("name", ["out.xlsx", "out.json"])
def test_a_standard_is_asked_of_a_pdf_alone(
    run: Run, region: Path, tmp_path: Path, command: str, name: str
) -> None:
    out = tmp_path / name
    code, said, err = run(*PRINTED[command], region, "--out", out, "--conformance", "a-1a")
    assert (code, said, out.exists()) == (2, "", False)
    assert err == f"“--conformance” is for a PDF, and “{name}” is none. Leave it out, or choose .pdf.\n"
