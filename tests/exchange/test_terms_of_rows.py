"""What the cells of a row say of term, options and renewal is put together; what is in doubt is kept."""

from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.exchange import contract_list
from inkop_desktop.exchange.contract_rows import RowRead


def row_of(tmp_path: Path, headings: str, cells: str) -> RowRead:
    """Return what the only row of a list became."""
    path = tmp_path / "list.csv"
    path.write_text(f"Benämning;{headings}\nKött;{cells}\n", encoding="utf-8")
    source = contract_list.read_list(path)
    mapping = contract_list.proposed(source)
    (row,), _ = contract_list.read_rows(source, mapping, "SEK", "Åsele kommun", lambda _done: None)
    return row


def values(row: RowRead) -> dict[str, Any]:
    """Return what is known of the contract beside its title."""
    assert row.incoming
    return {name: value for name, value in row.incoming.values.items() if name != "title"}


DOUBTFUL = {
    "Option;12 mån, 2 optioner": {"options": (12,), "remarks": "Option: 12 mån, 2 optioner"},
    "Opsjon;2 x 12": {"options": (12, 12)},
    "Avtalstid;2 år, 2 gånger": {"options": (24, 24), "remarks": "Avtalstid: 2 år, 2 gånger"},
    "Förlängs med;ca 12 mån": {"renewal_months": 12, "remarks": "Förlängs med: ca 12 mån"},
    "Ledtid;ca 9 mån": {"lead_months": 9, "remarks": "Ledtid: ca 9 mån"},
    "Uppsägningstid;ca 3 mån": {
        "notice_months": 3,
        "notice_days": None,
        "remarks": "Uppsägningstid: ca 3 mån",
    },
    "Opsjonsbeskrivelse;ca 12 mnd": {"options": (12,), "remarks": "Opsjonsbeskrivelse: ca 12 mnd"},
    "Option;-12 mån": {"remarks": "Option: -12 mån"},
}


@pytest.mark.parametrize("cells", DOUBTFUL)
def test_a_length_in_doubt_is_read_and_kept(tmp_path: Path, cells: str) -> None:
    row = row_of(tmp_path, *cells.split(";"))
    assert values(row) == DOUBTFUL[cells]
    assert row.doubts


def test_a_length_that_is_sure_is_not_kept(tmp_path: Path) -> None:
    row = row_of(tmp_path, "Option", "12 månader, 2 gånger")
    assert values(row) == {"options": (12, 12)}
    assert not row.doubts
