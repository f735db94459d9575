"""How many must have a role is asked wherever it is tied to: the register, a contract, an area in a place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cooperation import Cooperation

from inkop_desktop.checks import contracts_people
from inkop_desktop.checks import offices as checks
from inkop_desktop.checks.finding import Check
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.records.people import Unit
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

Said = Callable[..., list[str]]
TODAY = date(2026, 11, 21)
LAST = date(2026, 12, 31)
DAY = timedelta(1)
LEAST_TWO = "RIIK has {there} of at least 2 in the role Leder"


def numbered(riik: Cooperation, post: Post, least: int | None, most: int | None) -> None:
    role = records.get(riik.register, Role, riik.role(post))
    records.save(riik.register, replace(role, at_least=least, at_most=most))


def contract(riik: Cooperation, **held: object) -> Contract:
    return records.save(
        riik.register,
        replace(Contract(title="Grus", number="7", first_day=date(2024, 1, 1), last_day=LAST), **held),
    )


@pytest.mark.parametrize("scopes", [(), (Scope.ORGANISATION, Scope.UNIT)])
def test_a_role_tied_to_this_or_that_is_counted_in_the_whole_register(
    riik: Cooperation, said: Said, scopes: tuple[Scope, ...]
) -> None:
    role = records.save(riik.register, Role(name="Leder", scopes=scopes, at_least=2, at_most=2))
    unit = records.save(riik.register, Unit(name="Teknisk"))

    def vacant() -> list[str]:
        return [each for each in said(checks.office_vacant, TODAY) if "Leder" in each]

    assert vacant() == ["Leder is missing in RIIK"]
    ties = ({"unit_id": unit.id}, {"organisation_id": riik["Grue"]}, {"organisation_id": riik["Eidskog"]})
    for name, tie in zip(("Kari Moen", "Ola Berg", "Per Lie"), ties, strict=True):
        assert said(checks.office_crowded, TODAY) == []
        records.save(riik.register, Appointment(role_id=role.id, person_id=riik[name], **tie))
        assert vacant() == ([LEAST_TWO.format(there=1)] if name == "Kari Moen" else [])
    assert said(checks.office_crowded, TODAY) == [
        "Leder in RIIK has several holders at once: Kari Moen, Ola Berg and Per Lie"
    ]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (LAST - DAY, ["7 Grus has 1 of at least 2 in the role Avtaleforvalter"]),
        (LAST, ["7 Grus has 1 of at least 2 in the role Avtaleforvalter"]),
        (LAST + DAY, []),
    ],
)
def test_every_contract_in_force_is_managed_by_as_many_as_the_role_asks_for(
    riik: Cooperation, said: Said, today: date, expected: list[str]
) -> None:
    contract(riik, managers=(ContractManager(person_id=riik["Kari Moen"]),))
    numbered(riik, Post.CONTRACT_MANAGER, 2, None)
    assert [each for each in said(checks.office_vacant, today) if "Grus" in each] == expected


def test_that_nobody_owns_a_contract_is_not_told_twice(riik: Cooperation, said: Said) -> None:
    contract(riik)
    numbered(riik, Post.CONTRACT_OWNER, 1, 1)
    assert [each for each in said(checks.office_vacant, TODAY) if "Grus" in each] == []


def test_no_more_own_a_contract_than_may(riik: Cooperation, said: Said) -> None:
    owners = tuple(ContractOwner(person_id=riik[name]) for name in ("Kari Moen", "Ola Berg"))
    contract(riik, owners=owners)
    assert said(checks.office_crowded, TODAY) == []
    numbered(riik, Post.CONTRACT_OWNER, 1, 1)
    assert said(checks.office_crowded, TODAY) == [
        "Avtaleeier in 7 Grus has several holders at once: Kari Moen and Ola Berg"
    ]
    with riik.register.reading() as connection:
        (found,) = checks.office_crowded.run(connection, TODAY, Country.NO)
    assert (found.records[0].kind, found.field) == ("contract", "owners")


def test_no_more_answer_for_an_area_in_a_place_than_may(riik: Cooperation, said: Said) -> None:
    numbered(riik, Post.AREA_MANAGER, 1, 1)
    for name in ("Kari Moen", "Ola Berg"):
        riik.appoint(name, Post.AREA_MANAGER, "Grue", "Mat")
        riik.appoint(name, Post.AREA_MANAGER, "Eidskog", "Mat")
    riik.appoint("Siri Haug", Post.AREA_MANAGER, "Grue", "Kontor")
    assert said(checks.office_crowded, TODAY) == [
        f"Produktansvarlig in Mat, {name} has several holders at once: Kari Moen and Ola Berg"
        for name in ("Eidskog", "Grue")
    ]
    with riik.register.reading() as connection:
        found = list(checks.office_crowded.run(connection, TODAY, Country.NO))
    assert len({each.id for each in found}) == len(found)


@pytest.mark.parametrize(
    ("post", "check"),
    [
        (Post.CONTRACT_OWNER, contracts_people.without_owner),
        (Post.CONTRACT_MANAGER, contracts_people.without_manager),
    ],
)
@pytest.mark.parametrize(("name", "expected"), [("Rådgiver", "Rådgiver"), (None, "Contract")])
def test_who_is_missing_for_a_contract_is_called_as_here(
    riik: Cooperation, said: Said, post: Post, check: Check, name: str | None, expected: str
) -> None:
    """By the role's own name; by the program's word where the register has no such role."""
    owners = (ContractOwner(person_id=riik["Kari Moen"]),) if post == Post.CONTRACT_MANAGER else ()
    contract(riik, owners=owners)
    role = records.get(riik.register, Role, riik.role(post))
    if name:
        records.save(riik.register, replace(role, name=name))
    else:
        records.delete(riik.register, role)
    (found,) = said(check, TODAY)
    assert found.startswith(expected)
    assert found.endswith("is missing for Grus")


@pytest.mark.parametrize(
    ("post", "duty"),
    [
        (Post.MUNICIPAL_DIRECTOR, "K20"),
        (Post.MANAGING_DIRECTOR, "K2, K3"),
        (Post.PROCUREMENT_OFFICER, "K21"),
        (None, "K1"),
    ],
)
def test_each_role_has_a_duty_of_its_own(riik: Cooperation, post: Post | None, duty: str) -> None:
    own = Role(name="Innkjøpsjurist", scopes=(Scope.ORGANISATION,), at_least=1)
    role = records.save(riik.register, own).id if post is None else riik.role(post)
    with riik.register.reading() as connection:
        every = list(checks.office_vacant.run(connection, TODAY, Country.NO))
    found = [each for each in every if each.records[-1].id == role]
    assert {each.duty for each in found} == {duty}
