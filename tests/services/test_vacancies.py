"""What is vacant: the organisation chart shows it wherever the findings say that somebody is missing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import BEGAN, DAY, Cooperation

from inkop_desktop.checks import findings
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.records.people import Unit
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import BodyKind, Function, Post, Scope
from inkop_desktop.services import organisation, records

TODAY = date(2026, 11, 21)
OWN = "RIIK"
# What a role may be tied to, with what the register then has of it.
PLACES = {
    (Scope.ORGANISATION,): ("Eidskog", "Grue", "Kongsvinger"),
    (Scope.UNIT,): ("Teknisk",),
    (Scope.BODY,): ("Innkjøpsrådet",),
    (Scope.CONTRACT,): ("2024-001 Papir",),
    (Scope.AREA,): ("Frukt", "Kontor", "Mat"),
    (Scope.UNIT, Scope.BODY): (OWN,),
    (): (OWN,),
}


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.keep(Unit(name="Teknisk", organisation_id=made["Grue"]))
    made.keep(Body(name="Innkjøpsrådet", kind=BodyKind.COUNCIL))
    made.keep(Body(name="Valgstyret", kind=BodyKind.COUNCIL, to_day=TODAY - DAY))
    made.ids["Papir"] = made.framework("Papir", "Kontor", number="2024-001").id or 0
    made.framework("Penner", "Kontor", first_day=date(2019, 1, 1))
    yield made
    made.register.close()


def vacant(riik: Cooperation, role_id: int) -> Counter[str]:
    """Return what the chart shows as vacant in a role, and how many times; the own organisation is unsaid."""
    boxes = organisation.chart(riik.register, TODAY).boxes
    members = (member for box in boxes if (box.noun, box.id) == ("role", role_id) for member in box.members)
    return Counter(", ".join(map(str, each.what_for)) or OWN for each in members if not each.name)


def missing(riik: Cooperation, check: str, role_id: int) -> set[str]:
    """Return in what a check finds that a role is held by too few."""
    found = (each for each in findings.run(riik.register, TODAY) if each.check == check)
    return {each.records[0].label for each in found if each.records[-1].id == role_id}


def appoint(riik: Cooperation, role_id: int | None, person: str, **ties: Any) -> None:
    facts = Appointment(role_id=role_id, person_id=riik[person], from_day=BEGAN)
    records.save(riik.register, replace(facts, **ties))


@pytest.mark.parametrize("scopes", PLACES)
def test_the_chart_shows_whatever_is_found_to_be_vacant(riik: Cooperation, scopes: tuple[Scope, ...]) -> None:
    role = riik.keep(Role(name="Kontrollør", scopes=scopes, at_least=2))
    assert vacant(riik, role.id or 0) == Counter(dict.fromkeys(PLACES[scopes], 2))
    assert missing(riik, "office-vacant", role.id or 0) == set(PLACES[scopes])


def test_each_who_is_in_office_fills_one_place(riik: Cooperation) -> None:
    role = riik.keep(Role(name="Kontrollør", scopes=(Scope.BODY,), at_least=2))
    council = riik["Innkjøpsrådet"]
    appoint(riik, role.id, "Kari Moen", body_id=council)
    appoint(riik, role.id, "Kari Moen", body_id=council, function=Function.CHAIR)
    assert vacant(riik, role.id or 0) == {"Innkjøpsrådet": 1}
    appoint(riik, role.id, "Ola Berg", body_id=council)
    assert vacant(riik, role.id or 0) == {}
    assert missing(riik, "office-vacant", role.id or 0) == set()


@pytest.mark.parametrize(
    ("function", "missing_still"),
    [(None, 1), (Function.CHAIR, 1), (Function.SUBSTITUTE, 2), (Function.SECRETARY, 2)],
)
def test_members_alone_fill_the_places_of_a_body(
    riik: Cooperation, function: Function | None, missing_still: int
) -> None:
    role = riik.keep(Role(name="Kontrollør", scopes=(Scope.BODY,), at_least=2))
    appoint(riik, role.id, "Kari Moen", body_id=riik["Innkjøpsrådet"], function=function)
    assert vacant(riik, role.id or 0) == {"Innkjøpsrådet": missing_still}
    appoint(riik, role.id, "Ola Berg", body_id=riik["Innkjøpsrådet"])
    assert missing(riik, "office-vacant", role.id or 0) == (
        {"Innkjøpsrådet"} if missing_still == 2 else set()
    )


@pytest.mark.parametrize("more", [(), (Scope.UNIT,)])
@pytest.mark.parametrize("post", [Post.PROCUREMENT_OFFICER, Post.MUNICIPAL_DIRECTOR])
def test_each_municipality_has_its_own_whatever_else_the_role_may_be_tied_to(
    riik: Cooperation, post: Post, more: tuple[Scope, ...]
) -> None:
    role = records.get(riik.register, Role, riik.role(post))
    records.save(riik.register, replace(role, scopes=(Scope.ORGANISATION, *more)))
    riik.appoint("Siri Haug", post, "Grue")
    riik.appoint("Per Lie", post, "Eidskog")
    assert vacant(riik, role.id or 0) == {"Kongsvinger": 1}
    assert missing(riik, "office-vacant", role.id or 0) == {"Kongsvinger"}
    assert missing(riik, "office-crowded", role.id or 0) == set()


@pytest.mark.parametrize(
    ("post", "held"),
    [
        (Post.CONTRACT_OWNER, ("owners", ContractOwner)),
        (Post.CONTRACT_MANAGER, ("managers", ContractManager)),
    ],
)
def test_a_contract_is_vacant_without_an_owner_or_a_manager_though_no_number_is_said(
    riik: Cooperation, post: Post, held: tuple[str, Any]
) -> None:
    role_id = riik.role(post)
    records.save(riik.register, replace(records.get(riik.register, Role, role_id), at_least=None))
    assert vacant(riik, role_id) == {"2024-001 Papir": 1}
    contract = records.get(riik.register, Contract, riik["Papir"])
    field, row = held
    records.save(riik.register, replace(contract, **{field: (row(person_id=riik["Per Lie"]),)}))
    assert vacant(riik, role_id) == {}


def test_a_product_area_is_vacant_where_the_matrix_says_so(riik: Cooperation) -> None:
    role_id = riik.role(Post.AREA_MANAGER)
    riik.appoint("Siri Haug", Post.AREA_MANAGER, "Grue", "Kontor")
    assert vacant(riik, role_id) == {"Kontor, Eidskog": 1, "Kontor, Kongsvinger": 1}
