"""Ctrl+K: what is found says what it is, in words as well as by its picture."""

from pathlib import Path

import pytest
from drivers import FinderDriver
from driving import Program
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from inkop_desktop.ui.widgets.marking import WANTED

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


def test_a_hit_that_is_not_called_so_tells_where_it_was_found(finder: FinderDriver) -> None:
    labels, hits = finder.type("livs"), finder.widget.hits
    told = {
        label: hits.item(row).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        for row, label in enumerate(labels)
    }
    assert labels[:2] == ["Livsmedel", "2023-018 Livsmedel, kolonial och färskvaror"]
    assert told["2025-042 Sårvård och förband"] == "Found in: Supplier"
    assert told["Tove Lindvall"] == "Found in: Job title"
    assert {bool(each) for label, each in told.items() if "livs" in label.lower()} == {False}
    assert {hits.item(row).data(WANTED) for row in range(hits.count())} == {"livs"}
