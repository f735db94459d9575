"""Ctrl+K: what is found says what it is, in words as well as by its picture."""

from pathlib import Path

import pytest
from drivers import FinderDriver
from driving import Program
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

KINDS = [("Norrgrossen", "Supplier"), ("2023-018", "Contract"), ("Gunilla Forsström", "Person")]


@pytest.fixture
def finder(program: Program, region: Path) -> FinderDriver:
    program.start(region)
    return FinderDriver(program)


@pytest.mark.parametrize(("wanted", "kind"), KINDS)
def test_a_hit_tells_what_it_is(finder: FinderDriver, wanted: str, kind: str) -> None:
    label = finder.type(wanted)[0]
    item = finder.widget.hits.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == f"{kind}: {label}"


@pytest.mark.parametrize(("width", "is_short"), [(600, False), (180, True)])
def test_a_long_name_gives_way_to_the_kind(finder: FinderDriver, width: int, is_short: bool) -> None:
    label = finder.type("Norrgrossen")[0]
    hits = finder.widget.hits
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 30)
    hits.itemDelegate().initStyleOption(option, hits.model().index(0, 0))
    assert (option.text != label) is is_short
    words = hits.fontMetrics().horizontalAdvance(f"{option.text} Supplier")
    assert words < width
