"""What a preview tells of suppliers with ranks is what the contract gets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.exchange.contract_list import proposed, read_list
from inkop_desktop.flows.contract_import import Outcome, carry_out, foresee
from inkop_desktop.flows.import_words import became, differences
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

TODAY = date(2026, 11, 21)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Åsele kommun")) as made:
        yield made


def foreseen_and_done(register: Register, folder: Path, suppliers: str) -> tuple[Outcome, Outcome]:
    path = folder / "list.csv"
    path.write_text(f"Avtalsnr;Benämning;Leverantör\n1;Tolk;{suppliers}\n", encoding="utf-8")
    source = read_list(path)
    mapping = proposed(source)
    return foresee(register, source, mapping, TODAY), carry_out(register, source, mapping, TODAY)


def test_ranks_are_foreseen_and_written(register: Register, tmp_path: Path) -> None:
    both = foreseen_and_done(register, tmp_path, "1) Alfa AB 2) Beta AB 556012-5790")
    assert {became(each.rows[0].cells[-1]) for each in both} == {
        "Alfa AB, rank 1; Beta AB (556012-5790), rank 2"
    }
    (contract,) = records.every(register, Contract)
    assert [each.rank for each in contract.suppliers] == [1, 2]


def test_a_rank_that_changes_is_told(register: Register, tmp_path: Path) -> None:
    foreseen_and_done(register, tmp_path, "Alfa AB, Beta AB")
    foreseen, _done = foreseen_and_done(register, tmp_path, "Alfa AB (rang 1), Beta AB (rang 2)")
    assert list(differences(foreseen.plan.decisions[0], foreseen.plan.names)) == [
        ("Suppliers", "Alfa AB; Beta AB becomes Alfa AB, rank 1; Beta AB, rank 2")
    ]
