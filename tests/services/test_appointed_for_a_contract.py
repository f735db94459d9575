"""Somebody has a role of the organisation's own for one contract: asked for, given, moved and ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import BEGAN, Cooperation

from inkop_desktop.checks import offices as checks
from inkop_desktop.checks.finding import Finding
from inkop_desktop.checks.findings import Findings
from inkop_desktop.lists.listing import Query
from inkop_desktop.lists.organisation import APPOINTMENTS, OFFICES
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.people import Interest
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.organising import InterestKind, Post, Scope
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import handing_over, listing, offices, records, reporting
from inkop_desktop.services.records import InvalidRecordError

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.keep(Role(name="Avtalejurist", scopes=(Scope.CONTRACT,), at_least=1))
    made.ids["Epler"] = made.framework("Epler", "Frukt").id or 0
    yield made
    made.register.close()


def appoint(riik: Cooperation, **facts: Any) -> Appointment:
    known = {"role_id": riik["Avtalejurist"], "person_id": riik["Kari Moen"], "from_day": BEGAN}
    return records.save(riik.register, Appointment(**(known | facts)))


def vacant(riik: Cooperation) -> list[Finding]:
    with riik.register.reading() as connection:
        found = checks.office_vacant.run(connection, TODAY, Country.NO)
        return [
            each
            for each in found
            if (each.records[0].kind, each.records[0].id) == ("contract", riik["Epler"])
        ]


def test_who_is_missing_for_a_contract_is_appointed_for_it(riik: Cooperation) -> None:
    (found,) = vacant(riik)
    assert [each.kind for each in found.records] == ["contract", "role"]
    appoint(riik, contract_id=riik["Epler"])
    assert vacant(riik) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, "contract_id"),
        ({"organisation_id": 1}, "contract_id"),
        ({"contract_id": 1, "organisation_id": 1}, "organisation_id"),
    ],
)
def test_the_role_is_for_a_contract_and_nothing_else(
    riik: Cooperation, facts: dict[str, int], field: str
) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        appoint(riik, **facts)
    assert list(refused.value.problems) == [field]


def test_an_owner_stands_on_the_contract(riik: Cooperation) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        appoint(riik, role_id=riik.role(Post.CONTRACT_OWNER), contract_id=riik["Epler"])
    assert list(refused.value.problems) == ["role_id"]


def test_it_is_handed_over_like_any_other(riik: Cooperation) -> None:
    appoint(riik, contract_id=riik["Epler"])
    giver, taker = riik.person("Kari Moen"), riik.person("Ola Berg")
    parts = handing_over.responsibilities(riik.register, riik["Kari Moen"], TODAY)
    handing_over.hand_over(riik.register, giver, taker, parts, TODAY)
    kari, ola = records.every(riik.register, Appointment)
    assert (kari.to_day, kari.contract_id) == (TODAY - DAY, riik["Epler"])
    assert (ola.person_id, ola.from_day, ola.contract_id) == (riik["Ola Berg"], TODAY, riik["Epler"])
    (contract,) = records.every(riik.register, Contract)
    assert contract.owners == contract.managers == ()


def test_it_ends_where_it_stands(riik: Cooperation) -> None:
    appoint(riik, contract_id=riik["Epler"])
    with riik.register.reading() as connection:
        (office,) = offices.every(connection, person_id=riik["Kari Moen"])
    offices.end(riik.register, office, TODAY)
    assert [each.to_day for each in records.every(riik.register, Appointment)] == [TODAY]


def test_the_lists_tell_what_it_is_for(riik: Cooperation) -> None:
    appoint(riik, contract_id=riik["Epler"])
    for each in (APPOINTMENTS, OFFICES):
        ids = listing.ids(riik.register, each, Query(TODAY, search="Avtalejurist"))
        shown = listing.rows(riik.register, each, ["tied_to"], ids, TODAY)
        assert list(shown.values()) == [("Epler",)]


def test_the_contract_tells_who_is_appointed_for_it(riik: Cooperation) -> None:
    appoint(riik, contract_id=riik["Epler"], to_day=TODAY)

    def told(day: date) -> list[tuple[str, str]]:
        return list(reporting.one_contract(riik.register, riik["Epler"], day).appointed)

    assert (told(TODAY), told(TODAY + DAY)) == ([("Avtalejurist", "Kari Moen")], [])


def test_it_is_no_responsibility_when_the_contract_has_ended(riik: Cooperation) -> None:
    appoint(riik, contract_id=riik["Epler"])
    after = date(2028, 1, 1)
    assert handing_over.responsibilities(riik.register, riik["Kari Moen"], after).held == ()


def test_an_interest_in_the_supplier_is_found_at_once(riik: Cooperation) -> None:
    """Also by what keeps its findings up to date, which runs a check again only for what it reads."""
    seller = riik.keep(Supplier(name="Frukt AS"))
    contract = records.get(riik.register, Contract, riik["Epler"])
    records.save(riik.register, replace(contract, suppliers=(ContractSupplier(supplier_id=seller.id),)))
    interest = Interest(kind=InterestKind.FAMILY, supplier_id=seller.id)
    riik.keep(replace(riik.person("Kari Moen"), interests=(interest,)))
    kept = Findings(riik.register)
    riik.register.listen(kept.changed)

    def told() -> list[str]:
        return [each.check for each in kept.on(TODAY) if each.check == "interest-in-supplier"]

    assert told() == []
    appointed = appoint(riik, contract_id=riik["Epler"])
    assert told() == ["interest-in-supplier"]
    records.save(riik.register, replace(appointed, to_day=TODAY - DAY))
    assert told() == []
