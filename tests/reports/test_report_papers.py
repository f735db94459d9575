"""Every report as a file: judged, the same twice, whole whatever the names are."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import judges
import pytest

from inkop_desktop.lists.listing import Query
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.catalogue_order import CatalogueOrder
from inkop_desktop.reports.orders import ContractOrder, ExpiringOrder, ListOrder, Order
from inkop_desktop.reports.same_kind_order import SameKindOrder
from inkop_desktop.services import records
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import Conformance
from inkop_desktop.typeset.render import ENDINGS

TODAY = date(2026, 11, 21)
ALL = Query(TODAY)
ORDERS: dict[str, Order] = {
    "register": ListOrder(ALL),
    "register with every column": ListOrder(ALL, all_columns=True),
    "register by supplier": ListOrder(ALL, group_by="suppliers"),
    "expiring": ExpiringOrder(TODAY),
    "contract": ContractOrder(TODAY, 1),
    "catalogue": CatalogueOrder(TODAY),
    "same kind": SameKindOrder(TODAY, 2023),
}
LONG = "Ett avsnitt som är längre än en sida, ord för ord. " * 400


def printed(register: Register, order: Order, out: Path, conformance: Conformance = Conformance.A_2A) -> Path:
    """Write a report and return where it is."""
    orders.write(register, order, out, conformance)
    return out


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_every_report_is_well_tagged(region: Path, order: Order, tmp_path: Path, language: str) -> None:
    with file.open_register(region, "Anna", Mode.READ_ONLY) as register:
        path = printed(register, order, tmp_path / "out.pdf")
    assert judges.walked(path) == []
    assert judges.structure(path).startswith("Document\n  Sect\n    H1 (block)\n")


@pytest.mark.slow
def test_preflight_accepts_every_report(region: Path, tmp_path: Path) -> None:
    with file.open_register(region, "Anna", Mode.READ_ONLY) as register, in_language("nb"):
        papers = [
            printed(register, order, tmp_path / f"{name}.pdf", Conformance.A_1A)
            for name, order in ORDERS.items()
        ]
    assert [fault for paper in papers for fault in judges.walked(paper)] == []
    assert judges.preflight(*papers) == []


@pytest.mark.parametrize("title", ["R&D <b>Łŋ", "=cmd|' /C calc'!A0", LONG, "upphandling" * 60])
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx", ".html"])
def test_any_name_can_be_reported(register: Register, title: str, ending: str, tmp_path: Path) -> None:
    contract = Contract(
        number="1",
        title=title,
        remarks=title,
        last_day=date(2027, 6, 30),
        suppliers=(ContractSupplier(supplier_id=1),),
    )
    records.save(register, contract)
    for number, order in enumerate(ORDERS.values()):
        path = printed(register, order, tmp_path / f"{number}{ending}")
        assert ending != ".pdf" or judges.walked(path) == []


@pytest.mark.parametrize("order", [ListOrder(ALL), ExpiringOrder(TODAY), CatalogueOrder(TODAY)], ids=str)
def test_a_report_of_nothing_is_a_sound_paper(register: Register, order: Order, tmp_path: Path) -> None:
    assert judges.walked(printed(register, order, tmp_path / "out.pdf")) == []


ANOTHER_PROCESS = """
import sys
from inkop_desktop.cli.main import main
register, today, *files = sys.argv[1:]
for out in files:
    assert main(["report", "contracts", register, "--out", out, "--today", today, "--language", "sv"]) == 0
"""


@pytest.mark.slow
def test_the_same_data_day_and_language_give_the_same_bytes(region: Path, tmp_path: Path) -> None:
    there = [tmp_path / f"there{ending}" for ending in ENDINGS]
    command = [sys.executable, "-c", ANOTHER_PROCESS, region, TODAY.isoformat(), *there]
    subprocess.run(command, check=True, capture_output=True)
    with file.open_register(region, "Anna", Mode.READ_ONLY) as register, in_language("sv"):
        for each in there:
            here = printed(register, ListOrder(ALL), tmp_path / f"here{each.suffix}")
            assert each.read_bytes() == here.read_bytes(), each.suffix
