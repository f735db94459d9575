"""The ceiling is told of in time, and nobody calls off from what was agreed for others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from cooperation import Cooperation

from inkop_desktop import formats
from inkop_desktop.checks.call_offs import ceiling_reached, used_by_others
from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.records.contracts import CallOff, Contract, ContractUser
from inkop_desktop.records.people import Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

TODAY = date(2026, 11, 21)
WHOLE = 100_000_00
Find = Callable[..., list[Finding]]
Said = Callable[..., list[str]]


def framework(*minor: int | None, currency: str = "SEK", **more: object) -> Contract:
    """Return a framework agreement with a ceiling of 100 000 kr from which these were called off."""
    values = [None if each is None else Money(each, currency) for each in minor]
    facts = {
        "title": "Kolonial",
        "first_day": date(2025, 1, 1),
        "last_day": date(2027, 1, 31),
        "ceiling": Money(WHOLE, "SEK"),
        "call_offs": tuple(CallOff(day=date(2026, 5, 1), what="Mjöl", value=each) for each in values),
    }
    return Contract(**facts | more)  # type: ignore[arg-type]  # one value of each kind


@pytest.mark.parametrize(
    ("called_off", "severity", "said"),
    [
        ([70_000_00 - 1], None, ""),
        ([70_000_00], Severity.INFORMATION, "70% of the ceiling of Kolonial has been called off"),
        ([70_000_00 + 1], Severity.INFORMATION, "70% of the ceiling of Kolonial has been called off"),
        (
            [60_000_00, 30_000_00 - 1],
            Severity.INFORMATION,
            "89% of the ceiling of Kolonial has been called off",
        ),
        ([60_000_00, 30_000_00], Severity.WARNING, "90% of the ceiling of Kolonial has been called off"),
        ([60_000_00, 30_000_00 + 1], Severity.WARNING, "90% of the ceiling of Kolonial has been called off"),
        ([WHOLE - 1], Severity.WARNING, "99% of the ceiling of Kolonial has been called off"),
        ([WHOLE], Severity.DANGER, "The ceiling of Kolonial is exhausted"),
        ([WHOLE, 1], Severity.DANGER, "More has been called off from Kolonial than its ceiling"),
        ([WHOLE - 1, None], Severity.WARNING, "99% of the ceiling of Kolonial has been called off"),
    ],
)
def test_a_ceiling_is_told_of_at_seventy_ninety_and_a_hundred_per_cent(
    find: Find, called_off: list[int | None], severity: Severity | None, said: str
) -> None:
    found = [
        (each.severity, formats.worded(each.message))
        for each in find(ceiling_reached, TODAY, framework(*called_off))
    ]
    assert found == ([(severity, said)] if severity else [])


@pytest.mark.parametrize(
    "contract",
    [
        framework(WHOLE, currency="NOK"),
        framework(WHOLE, ceiling=None),
        framework(ceiling=Money(0, "SEK")),
        framework(WHOLE, last_day=date(2026, 11, 20)),
    ],
    ids=["another currency", "no ceiling", "nothing called off", "over"],
)
def test_what_cannot_be_held_against_a_ceiling_is_not_told_of(find: Find, contract: Contract) -> None:
    assert find(ceiling_reached, TODAY, contract) == []


@pytest.mark.parametrize(
    ("minor", "said", "why"),
    [
        (69_000_00, [], ""),
        (
            79_000_00,
            ["At least 70% of the ceiling of Kolonial has been called off"],
            "Begin the next procurement before it is exhausted.",
        ),
        (
            100_000_00,
            ["The ceiling of Kolonial is exhausted"],
            "Nothing more may be called off: what is needed must be procured anew.",
        ),
        (
            100_000_01,
            ["More has been called off from Kolonial than its ceiling"],
            "Nothing more may be called off: what is needed must be procured anew.",
        ),
    ],
)
def test_no_amount_gives_away_a_secret_value(find: Find, minor: int, said: list[str], why: str) -> None:
    """The day after the secrecy has ended, the amounts are told as of any other."""
    secret = Secret(subject="award_value", paragraph="31 kap. 16 § OSL", until=TODAY)
    case = DirectProcurement(title="Mjöl", decided_on=date(2026, 5, 1), secrets=(secret,))
    taken = CallOff(day=date(2026, 5, 1), what="Mjöl", value=Money(minor, "SEK"), case_id=1)
    found = find(ceiling_reached, TODAY, case, framework(call_offs=(taken,)))
    assert [formats.worded(each.message) for each in found] == said
    assert all(formats.worded(each.why).startswith(why) for each in found)
    assert not any("SEK" in formats.worded(each.why) for each in found)
    after = find(ceiling_reached, date(2026, 11, 22))
    assert all("SEK" in formats.worded(each.why) for each in after)
    assert len(after) == len(found)


def test_an_answer_holds_until_the_next_stage_is_reached(find: Find) -> None:
    found = [
        find(ceiling_reached, TODAY, framework(each))[-1].facts for each in (70_000_00, 80_000_00, 90_000_00)
    ]
    assert found[0] == found[1] != found[2]


def call_off(riik: Cooperation, contract: Contract, *call_offs: CallOff) -> None:
    records.save(riik.register, replace(contract, call_offs=call_offs))


def by(**who: int) -> CallOff:
    return CallOff(day=date(2026, 5, 1), what="Epler", **who)  # type: ignore[arg-type]  # ids alone


def test_whoever_is_not_named_may_not_call_off(riik: Cooperation, said: Said) -> None:
    unit = riik.keep(Unit(name="Skole", organisation_id=riik["Grue"]))
    contract = riik.framework("Frukt", "Frukt", ["Eidskog"])
    call_off(
        riik,
        contract,
        by(organisation_id=riik["Eidskog"]),
        by(unit_id=unit.id or 0),
        by(organisation_id=riik["Kongsvinger"]),
    )
    assert said(used_by_others, TODAY) == [
        "Frukt: call-offs by Grue and Kongsvinger, not named in the agreement"
    ]
    assert said(used_by_others, TODAY, Country.SE) == []


def test_units_of_those_who_are_named_may_call_off(riik: Cooperation, said: Said) -> None:
    school = riik.keep(Unit(name="Skole", organisation_id=riik["Grue"]))
    library = riik.keep(Unit(name="Bibliotek", organisation_id=riik["Grue"]))
    contract = riik.framework("Frukt", "Frukt")
    named = replace(contract, users=(ContractUser(unit_id=school.id),))
    call_off(
        riik,
        named,
        by(unit_id=library.id or 0),
        by(organisation_id=riik["Grue"]),
        by(),
    )
    assert said(used_by_others, TODAY) == []


def test_a_unit_that_names_nobody_is_its_parents_or_the_registers(riik: Cooperation, said: Said) -> None:
    school = riik.keep(Unit(name="Skole", organisation_id=riik["Grue"])).id
    kitchen = riik.keep(Unit(name="Kjøkken", parent_id=school)).id or 0
    loose = riik.keep(Unit(name="Ukjent")).id or 0
    contract = riik.framework("Frukt", "Frukt", ["Grue"])
    call_off(riik, contract, by(unit_id=kitchen), by(unit_id=loose, organisation_id=riik["Grue"]))
    assert said(used_by_others, TODAY) == []
    others = riik.framework("Korn", "Frukt", ["Eidskog"])
    call_off(riik, others, by(unit_id=kitchen), by(unit_id=loose))
    assert said(used_by_others, TODAY) == ["Korn: call-offs by RIIK and Grue, not named in the agreement"]


def test_where_nobody_is_named_nothing_is_known(riik: Cooperation, said: Said) -> None:
    call_off(riik, riik.framework("Frukt", "Frukt"), by(organisation_id=riik["Grue"]))
    assert said(used_by_others, TODAY) == []
