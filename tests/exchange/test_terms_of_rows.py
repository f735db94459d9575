"""What the cells of a row say of term, options and renewal is put together; what is in doubt is kept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.exchange import contract_list
from inkop_desktop.exchange.contract_rows import RowRead
from inkop_desktop.formats import worded
from inkop_desktop.rules.vocabulary import ContractKind, RenewalKind


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
    "Startdatum;ca 2027-01-01": {"first_day": date(2027, 1, 1), "remarks": "Startdatum: ca 2027-01-01"},
    "Avtalstid;ca 2027-01-01 - 2028-12-31": {
        "first_day": date(2027, 1, 1),
        "open_ended": False,
        "last_day": date(2028, 12, 31),
        "term_months": None,
        "term_days": None,
        "remarks": "Avtalstid: ca 2027-01-01 - 2028-12-31",
    },
    "Avtalstyp;Parallelle rammeavtaler": {
        "kind": ContractKind.FRAMEWORK_MIXED,
        "remarks": "Avtalstyp: Parallelle rammeavtaler",
    },
    "Signert;ca 2027-01-01": {"signed_on": date(2027, 1, 1), "remarks": "Signert: ca 2027-01-01"},
    "Option;Antal optioner|12 mån;2": {"options": (12,), "remarks": "Antal optioner: 2"},
    "Opsjon;Antall opsjoner|1+1 år;0": {"options": (12, 12), "remarks": "Antall opsjoner: 0"},
    "Option;-12 mån": {"remarks": "Option: -12 mån"},
}


@pytest.mark.parametrize("cells", DOUBTFUL)
def test_a_length_in_doubt_is_read_and_kept(tmp_path: Path, cells: str) -> None:
    headings, said = cells.split("|") if "|" in cells else cells.split(";")
    row = row_of(tmp_path, headings, said)
    assert values(row) == DOUBTFUL[cells]
    assert row.doubts


def test_options_as_many_as_the_list_counts_are_sure(tmp_path: Path) -> None:
    row = row_of(tmp_path, "Option;Antal optioner", "12 månader, 2 gånger;2")
    assert values(row) == {"options": (12, 12)}
    assert not row.doubts


def test_a_length_that_is_sure_is_not_kept(tmp_path: Path) -> None:
    row = row_of(tmp_path, "Option", "12 månader, 2 gånger")
    assert values(row) == {"options": (12, 12)}
    assert not row.doubts


NONE, EXPRESS, TACIT = RenewalKind
# Column and cell → how the contract is renewed, and by how many months.
RENEWALS = {
    "Förlängning;Förlängs automatiskt med 12 mån": (TACIT, 12),
    "Förlängning;Förlängs med ett år i taget om det inte sägs upp": (TACIT, 12),
    "Option;Förlängs automatiskt med 12 mån": (TACIT, 12),
    "Option;1 års tyst förlängning": (TACIT, 12),
    "Opsjon;Automatisk fornyelse årlig": (TACIT, 12),
    "Opsjonsbeskrivelse;Stilltiende forlengelse": (TACIT, None),
    "Forlenging;Stillteiande forlenging med eitt år om gongen": (TACIT, 12),
    "Extension;Renewed automatically for 12 months": (TACIT, 12),
    "Option;Ingen automatisk förlängning": (NONE, None),
    "Automatisk förlängning;ja": (TACIT, None),
    "Automatisk forlengelse;Ja, 12 mnd": (TACIT, 12),
    "Automatisk fornying;1 år": (TACIT, 12),
    "Auto renewal;yes": (TACIT, None),
    "Automatisk förlängning;nej": (NONE, None),
    "Förnyelse;Automatisk förlängning": (TACIT, None),
    "Fornyelse;stilltiende forlengelse": (TACIT, None),
    "Fornyelse;automatisk fornyelse": (TACIT, None),
    "Förnyelse;tyst förlängning": (TACIT, None),
    "Förnyelse;Förlängs automatiskt med 12 mån": (TACIT, 12),
    "Förnyelse;Ej automatisk förlängning": (NONE, None),
    "Förnyelse;Förlängs inte automatiskt": (NONE, None),
    "Vid avtalstidens slut;Förlängs automatiskt": (TACIT, None),
    "Vid avtalstidens slut;Löper ut": (NONE, None),
    "Ved avtaleperiodens slutt;Forlenges etter beslutning": (EXPRESS, None),
    "Förlängningstyp;Automatisk": (TACIT, None),
    "Forlengelsestype;Skriftlig avtale": (EXPRESS, None),
    "Renewal type;By agreement": (EXPRESS, None),
}


@pytest.mark.parametrize("cells", RENEWALS)
def test_a_renewal_is_read_wherever_it_stands(tmp_path: Path, cells: str) -> None:
    kind, months = RENEWALS[cells]
    row = row_of(tmp_path, *cells.split(";"))
    told = {name: value for name, value in values(row).items() if name != "remarks"}
    assert told == {"renewal": kind} | ({"renewal_months": months} if months else {})
    assert not row.doubts


BESIDE: dict[str, dict[str, Any]] = {
    "Option;12 mån, därefter automatisk förlängning 6 mån": {"options": (12,), "renewal_months": 6},
    "Option;12+6 mån, förlängs därefter automatiskt 12 mån": {"options": (12, 6), "renewal_months": 12},
    "Avtalstid;2 år, förlängs automatiskt med 12 mån": {"term_months": 24, "renewal_months": 12},
    "Varighet;2 år med automatisk forlengelse i 12 mnd": {"term_months": 24, "renewal_months": 12},
    "Avtalsslut;2026-12-31 (automatisk förlängning)": {"last_day": date(2026, 12, 31)},
}


@pytest.mark.parametrize("cells", BESIDE)
def test_a_renewal_beside_what_a_column_holds_leaves_it_whole(tmp_path: Path, cells: str) -> None:
    row = row_of(tmp_path, *cells.split(";"))
    told = {name: value for name, value in values(row).items() if value}
    assert told == BESIDE[cells] | {"renewal": TACIT}
    assert not row.doubts


LEFT = {
    "Förnyelse;ja": None,
    "Förnyelse;12 mån": None,
    "Förnyelse;Nej, option 12 mån": None,
    "Förnyelse;Inte automatiskt, 12 mån": None,
    "Option;Ej automatiskt, option 12 mån": None,
    "Förnyelse;Automatisk förlängning om inget annat meddelas": TACIT,
    "Option;Automatisk förlängning med 12 + 12 mån": TACIT,
    "Forlengelse;Forlenges med 1 år dersom den ikke sies opp 3 mnd før": TACIT,
    "Avtalstid;24 mån automatisk förlängning": TACIT,
    "Automatisk förlängning;ca 12 mån": TACIT,
}


@pytest.mark.parametrize("cells", LEFT)
def test_what_a_renewal_leaves_unsaid_is_told_and_kept(tmp_path: Path, cells: str) -> None:
    heading, cell = cells.split(";")
    row = row_of(tmp_path, heading, cell)
    assert values(row).get("renewal") == LEFT[cells]
    assert values(row)["remarks"] == f"{heading}: {cell}"
    assert len(row.doubts) == 1


def test_the_column_of_renewals_counts_before_others(tmp_path: Path) -> None:
    row = row_of(tmp_path, "Option;Förnyelse;Förnyas med", "Förlängs automatiskt med 12 mån;Löper ut;6")
    told = values(row)
    assert (told["renewal"], told["renewal_months"]) == (NONE, 72)
    assert told["remarks"] == "Option: Förlängs automatiskt med 12 mån"
    assert ["another renewal" in worded(each.doubt) for each in row.doubts if each.doubt] == [True, False]


@pytest.mark.parametrize(("column", "renewal"), [("Förnyelse", NONE), ("Option", None)])
def test_an_open_ended_contract_is_not_renewed(tmp_path: Path, column: str, renewal: RenewalKind) -> None:
    row = row_of(tmp_path, f"Avtalsslut;{column}", "tillsvidare;Automatisk förlängning")
    assert values(row).get("renewal") == renewal
    assert values(row)["remarks"] == f"{column}: Automatisk förlängning"
    assert [each.heading for each in row.doubts] == [column]
