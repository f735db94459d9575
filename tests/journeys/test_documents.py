"""Documents are kept with a contract: chosen or dropped, opened, saved elsewhere, and found."""

from pathlib import Path

import pytest
from drivers import ContractsDriver
from driving import Program
from PySide6.QtGui import QDesktopServices
from recorder import Recorder

TITLE = "Bilaga & prislista <2026>.pdf"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    paper = tmp_path / TITLE
    paper.write_bytes(b"%PDF-1.7 " + b"x" * 5000)
    return paper


@pytest.fixture
def contracts(program: Program, region: Path) -> ContractsDriver:
    program.start(region)
    contracts = ContractsDriver(program)
    contracts.choose(contracts.titles()[0])
    return contracts


def names(contracts: ContractsDriver) -> list[str]:
    """Return the documents as they are listed."""
    shown = contracts.documents()
    return [shown.item(row).text() for row in range(shown.count())]


def test_documents_are_attached_by_choice_and_found_by_their_name(
    contracts: ContractsDriver, paper: Path, told: Recorder
) -> None:
    before = names(contracts)
    told.answers = [[paper]]
    contracts.attach()
    assert names(contracts) == [*before, f"{TITLE}, 5\N{NO-BREAK SPACE}kB"]
    title = contracts.title()
    contracts.search("prislista")
    assert contracts.titles() == [title]


def test_documents_are_dropped_and_saved_elsewhere(
    contracts: ContractsDriver, paper: Path, tmp_path: Path, told: Recorder
) -> None:
    contracts.drop(paper)
    contracts.documents().setCurrentRow(contracts.documents().count() - 1)
    told.answers = [tmp_path / "kopia.pdf"]
    contracts.press("Save as …")
    assert (tmp_path / "kopia.pdf").read_bytes() == paper.read_bytes()


def test_a_document_opens_in_the_systems_program(
    contracts: ContractsDriver, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    contracts.drop(paper)
    contracts.documents().setCurrentRow(contracts.documents().count() - 1)
    contracts.press("Open")
    assert [each.name for each in opened] == [TITLE]
    assert opened[0].read_bytes() == paper.read_bytes()


def test_a_document_that_cannot_be_read_is_refused_in_words(
    program: Program, contracts: ContractsDriver, tmp_path: Path
) -> None:
    before = names(contracts)
    contracts.drop(tmp_path / "borta.pdf")
    assert program.told() == "borta.pdf is not a file that can be attached."
    assert names(contracts) == before
