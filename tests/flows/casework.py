"""Drafts of direct procurements that need no register, complete on every page but for what a test changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import procured
from procured import Procured

from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring_rows import ConditionAnswer, Confirmed, ContractConsidered, PriceRow
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.pack import Ground
from inkop_desktop.rules.law.vocabulary import Certainty, Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Climate, Price, YesNo
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services.procuring import Setting

if TYPE_CHECKING:
    from inkop_desktop.register.register import Register

TODAY = procured.TODAY
SE, NO = Country.SE, Country.NO
OFFICER, BOSS, HEAD, ECONOMIST = 1, 2, 3, 4
NAMES = {
    ("person", person_id): name
    for person_id, name in ((OFFICER, "Anna"), (BOSS, "Olle"), (HEAD, "Eva"), (ECONOMIST, "Nils"))
}
CURRENCY = {SE: "SEK", NO: "NOK"}
BY_VALUE = ("whole_value", "not_split")
PAGES: dict[str, Callable[[CaseDraft], Problems]] = {step.key: step.problems for step in STEPS}
AFTERWARDS: dict[str, Any] = {
    "kind": CaseKind.AFTERWARDS,
    "ordered_by": "The caretaker",
    "ordered_on": date(2026, 9, 1),
    "deviation": "Nobody was asked.",
    "measures": "The caretaker has been told.",
}


def people_of(country: Country) -> Procured:
    """Return whom and what a case names, by ids that are in no register."""
    return Procured(
        register=cast("Register", None),
        country=country,
        persons={name: person_id for (_noun, person_id), name in NAMES.items()},
        suppliers={"Alfa": 1, "Beta": 2, "Gamma": 3},
        area_id=1,
        unit_id=1,
        contract_id=1,
    )


def money(country: Country, amount: int) -> Money:
    """Return an amount in the money of a country."""
    return Money(amount * 100, CURRENCY[country])


def worth(country: Country, amount: int) -> tuple[PriceRow, ...]:
    """Return an estimate that comes to an amount."""
    return (PriceRow(kind=Price.FIXED, amount=money(country, amount)),)


def answered(*keys: str, no: str = "") -> tuple[ConditionAnswer, ...]:
    """Return the answer yes to each condition, but for one."""
    return tuple(ConditionAnswer(condition=key, holds=YesNo.NO if key == no else YesNo.YES) for key in keys)


def setting(country: Country) -> Setting:
    """Return what a municipality's cases are judged by."""
    own = Organisation(name="Norrby", org_number="212000-2650", kind=OrganisationKind.MUNICIPALITY)
    return Setting(country, own, reading.shipped(country), TODAY)


def whole(country: Country = SE, **facts: Any) -> CaseDraft:
    """Return the draft of a case in which nothing is missing on any page.

    In Sweden it is allowed by its value; in Norway it is in part I, with every uncertain entry confirmed.
    """
    asked = {SE: {"ground": "value", "conditions": answered(*BY_VALUE)}, NO: {}}
    national: dict[str, Any] = asked[country] | {
        "prices": worth(country, 600_000),
        "months": None,
        "climate": Climate.WEIGHT,
        "confirmed": confirmed(country),
    }
    values = {"ending": None, "ended_on": None, "attachments": ()} | national | facts
    return CaseDraft(procured.awarded(people_of(country), **values), setting(country), NAMES)


def with_case(draft: CaseDraft, **facts: Any) -> CaseDraft:
    """Return a draft with other answers in its case."""
    return replace(draft, case=replace(draft.case, **facts))


def confirmed(country: Country) -> tuple[Confirmed, ...]:
    """Return the officer's confirmation of every entry that is not known surely on some day."""
    pack = reading.shipped(country)
    return tuple(
        Confirmed(entry=each.id, source="lovdata.no", confirmed_on=TODAY)
        for each in pack
        if each.certainty in {Certainty.F3, Certainty.U} or each.from_within or each.to_within
    )


def on_ground(ground: Ground, no: str = "", **facts: Any) -> CaseDraft:
    """Return the draft of a case that is made on a ground, with one of its conditions answered no.

    A ground of goods among special services is one of what may be goods as well as services.
    """
    country = NO if ground.law == "FOA" else SE
    usual = {SE: date(2025, 6, 2), NO: TODAY}[country]  # the Swedish amounts of 2026 are not known
    nature, cpv, amount = _PLACES[ground.regimes[0]]
    day = ground.valid_to if ground.valid_to and ground.valid_to < usual else usual
    natures = ground.text.natures
    return whole(
        country,
        **{
            "started_on": day,
            "law": Law(ground.law),
            "nature": nature if not natures or nature in natures else None if cpv else natures[0],
            "cpv": (cpv,) if cpv else (),
            "prices": worth(country, amount),
            "ground": ground.text.key,
            "conditions": answered(*(each.key for each in ground.conditions), no=no),
            "reasons": "The only supplier has told us so in writing.",
        }
        | facts,
    )


def missing(page: str, draft: CaseDraft) -> set[str]:
    """Return the fields of which a page says something."""
    return set(PAGES[page](draft))


def considered(contract_id: int, *, used: bool = False, reason: str = "") -> ContractConsidered:
    """Return what was said of a contract that the search found."""
    return ContractConsidered(contract_id=contract_id, used=used, reason=reason)


def fields_of(problems: Problems) -> set[str]:
    """Return the fields that something is said of."""
    return set(problems)


# What is bought in each regime, under which code, for how much.
_PLACES = {
    "below_threshold": (Nature.GOODS, "", 200_000),
    "special_services": (Nature.SERVICES, "85000000-9", 200_000),
    "above_threshold": (Nature.SERVICES, "", 90_000_000),
    "concession": (Nature.SERVICES, "", 1_000_000),
    "part_2": (Nature.GOODS, "", 2_000_000),
    "part_2_special": (Nature.SERVICES, "75200000-8", 9_000_000),
    "part_3": (Nature.SERVICES, "", 90_000_000),
}
