"""A register to report from, and what a report says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import copies
import pytest
from peopled import Peopled, cooperation
from procured import no, se

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.text import in_language

TODAY = date(2026, 11, 21)
__all__ = ["no", "se"]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a Swedish register with a supplier, a person and a product area, each with the id 1."""
    path = tmp_path / "reports.inkop"
    with copies.new(path, "Anna Berg", Country.SE, Organisation(name="Norrby kommun")) as made:
        for record in (Supplier(name="Brød & Łódź <AB>"), Person(name="Åsa Ek"), ProductArea(name="Bröd")):
            records.save(made, record)
        yield made


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration register of the region, to be read only."""
    path = tmp_path_factory.mktemp("region") / "norrbotten.inkop"
    copies.demonstration(path, "norrbotten", TODAY).close()
    return path


@pytest.fixture(params=["sv", "nb"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak Swedish, then Norwegian."""
    with in_language(request.param):
        yield request.param


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Peopled]:
    """Give the small cooperation."""
    found = cooperation(tmp_path / "people.inkop")
    with found.register:
        yield found
