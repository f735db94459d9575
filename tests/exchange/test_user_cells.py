"""Those who may use a contract come with their organisation numbers, and are known by their names."""

import pytest

from inkop_desktop.exchange.cells.persons import read_names
from inkop_desktop.rules import orgnr
from inkop_desktop.services.imports.incoming import Named

LARVIK = Named("Larvik kommune", orgnr.parse("918082956"))


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Larvik kommune 918082956", [LARVIK]),
        ("Larvik kommune (918 082 956)", [LARVIK]),
        ("Larvik kommune org.nr 918082956", [LARVIK]),
        ("Larvik kommune 918082956; Grue", [LARVIK, Named("Grue")]),
        ("Larvik kommune 918082957", [Named("Larvik kommune 918082957")]),  # no valid number
        ("918082956", [Named("918082956")]),
        ("Avdeling 12", [Named("Avdeling 12")]),
    ],
)
def test_a_number_is_read_apart_from_the_name(cell: str, named: list[Named]) -> None:
    assert list(read_names(cell).value or ()) == named
