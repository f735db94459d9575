"""Governing documents are in force, reviewed, and known to those they are for."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cooperation import MUNICIPALITIES, Cooperation

from inkop_desktop.checks import governance as checks
from inkop_desktop.checks.finding import Check, Finding, Remedy
from inkop_desktop.formats import worded
from inkop_desktop.records.governance import Confirmation, GoverningDocument, Referred
from inkop_desktop.records.people import Organisation, Unit
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers

Said = Callable[..., list[str]]
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def run(riik: Cooperation, check: Check) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(check.run(connection, TODAY, Country.NO))


def regulations(riik: Cooperation, *municipalities: str, **facts: Any) -> list[GoverningDocument]:
    """Save regulations for each of some municipalities."""
    return [
        records.save(
            riik.register,
            GoverningDocument(
                **{"title": "Reglement", "kind": DocumentKind.REGULATIONS, "organisation_id": riik[name]}
                | facts
            ),
        )
        for name in municipalities
    ]


def without(*municipalities: str) -> list[str]:
    return [f"{name} has no procurement regulations in force" for name in municipalities]


def test_every_municipality_has_its_own(riik: Cooperation, said: Said) -> None:
    assert said(checks.regulations_missing, TODAY) == without(*MUNICIPALITIES)
    regulations(riik, "Grue", "Eidskog")
    assert said(checks.regulations_missing, TODAY) == without("Kongsvinger")
    regulations(riik, "Kongsvinger", kind=DocumentKind.GUIDELINE)
    regulations(riik, "Kongsvinger", organisation_id=registers.own_organisation(riik.register).id)
    assert said(checks.regulations_missing, TODAY) == without("Kongsvinger")
    assert said(checks.regulations_missing, TODAY, Country.SE) == []


@pytest.mark.parametrize(
    ("today", "is_found"),
    [(TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False), (TODAY + 2 * DAY, True)],
)
def test_they_hold_from_their_first_to_their_last_day(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    regulations(riik, "Eidskog", "Kongsvinger")
    regulations(riik, "Grue", valid_from=TODAY, valid_to=TODAY + DAY)
    assert said(checks.regulations_missing, today) == (without("Grue") if is_found else [])


def test_what_is_missing_can_be_found(riik: Cooperation) -> None:
    found = run(riik, checks.regulations_missing)[0]
    assert [(each.kind, each.id) for each in found.records] == [("organisation", riik["Eidskog"])]
    assert worded(found.why) == (
        "The procurement function rests on them. Enter them as a governing document. Instructions K20."
    )


@pytest.mark.parametrize(("today", "is_found"), [(TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True)])
def test_a_document_is_reviewed_by_its_day(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    regulations(riik, "Grue", review_on=TODAY)
    late = ["Reglement should have been reviewed by 21 November"]
    assert said(checks.document_review, today) == (late if is_found else [])


LATE = {"review_on": TODAY - 10 * DAY}


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({}, True),
        ({"valid_to": TODAY - DAY}, False),
        ({"valid_to": TODAY}, True),
        ({"valid_from": TODAY}, True),
        ({"valid_from": TODAY + DAY}, False),
        ({"review_on": None}, False),
    ],
)
def test_only_what_is_in_force_is_reviewed(
    riik: Cooperation, said: Said, facts: dict[str, Any], *, is_found: bool
) -> None:
    regulations(riik, "Grue", **LATE | facts)
    assert bool(said(checks.document_review, TODAY)) is is_found


@pytest.mark.parametrize(
    ("valid_from", "is_found"), [(TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True), (None, False)]
)
def test_what_a_newer_one_replaces_holds_no_longer(
    riik: Cooperation, said: Said, valid_from: date | None, *, is_found: bool
) -> None:
    (old,) = regulations(riik, "Grue", **LATE)
    regulations(riik, "Grue", replaces_id=old.id, valid_from=valid_from)
    assert bool(said(checks.document_review, TODAY)) is is_found


@pytest.mark.parametrize(("owner", "persons"), [(None, ()), ("Kari Moen", (1,))])
def test_a_review_is_for_the_owner(riik: Cooperation, owner: str | None, persons: tuple[int, ...]) -> None:
    regulations(riik, "Grue", owner_id=owner and riik[owner], **LATE)
    (found,) = run(riik, checks.document_review)
    assert (found.persons, found.remedy, found.field) == (persons, Remedy.EDIT, "review_on")
    assert found.due == TODAY - 10 * DAY


def ethics(riik: Cooperation, *confirmed: Confirmation, **facts: Any) -> GoverningDocument:
    document = GoverningDocument(title="Etikk", kind=DocumentKind.ETHICS, confirmations=confirmed, **facts)
    return records.save(riik.register, document)


def without_ethics(*names: str) -> list[str]:
    return [f"{name} has no ethical rules in force" for name in names]


def test_every_municipality_has_ethical_rules(riik: Cooperation, said: Said) -> None:
    assert said(checks.ethics_missing, TODAY) == without_ethics(*MUNICIPALITIES)
    ethics(riik, organisation_id=riik["Grue"])
    regulations(riik, "Eidskog")
    assert said(checks.ethics_missing, TODAY) == without_ethics("Eidskog", "Kongsvinger")
    (found, _other) = run(riik, checks.ethics_missing)
    assert [(each.kind, each.id) for each in found.records] == [("organisation", riik["Eidskog"])]


@pytest.mark.parametrize(
    ("today", "is_found"),
    [(TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False), (TODAY + 2 * DAY, True)],
)
@pytest.mark.parametrize("is_joint", [True, False])
def test_ethical_rules_of_all_together_are_for_each_while_they_hold(
    riik: Cooperation, said: Said, today: date, *, is_found: bool, is_joint: bool
) -> None:
    whose = registers.own_organisation(riik.register).id if is_joint else None
    ethics(riik, organisation_id=whose, valid_from=TODAY, valid_to=TODAY + DAY)
    assert said(checks.ethics_missing, today) == (without_ethics(*MUNICIPALITIES) if is_found else [])


def test_where_nobody_takes_part_the_own_organisation_has_ethical_rules(tmp_path: Path) -> None:
    own = Organisation(name="Grue")
    with registers.new(tmp_path / "own", "Anna", Country.NO, own) as register:
        for expected in (without_ethics("Grue"), []):
            with register.reading() as connection:
                found = list(checks.ethics_missing.run(connection, TODAY, Country.NO))
            assert [worded(each.message) for each in found] == expected
            records.save(register, GoverningDocument(title="Etik", kind=DocumentKind.ETHICS))


def unconfirmed(names: str) -> list[str]:
    return [f"Etikk has not been confirmed by {names}"]


def test_every_unit_confirms_and_who_has_none_for_itself(riik: Cooperation, said: Said) -> None:
    helse = records.save(riik.register, Unit(name="Helse", organisation_id=riik["Grue"]))
    records.save(riik.register, Unit(name="Teknisk", organisation_id=riik["Grue"]))
    records.save(riik.register, Unit(name="Kontoret"))
    ethics(
        riik,
        Confirmation(unit_id=helse.id, confirmed_on=TODAY),
        Confirmation(organisation_id=riik["Eidskog"], confirmed_on=TODAY),
        Confirmation(organisation_id=riik["Grue"], confirmed_on=TODAY),
    )
    assert said(checks.ethics_unconfirmed, TODAY) == unconfirmed("Teknisk and Kongsvinger")


@pytest.mark.parametrize(("today", "is_found"), [(TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False)])
def test_it_is_confirmed_from_its_day(riik: Cooperation, said: Said, today: date, *, is_found: bool) -> None:
    ethics(riik, Confirmation(organisation_id=riik["Grue"], confirmed_on=TODAY), organisation_id=riik["Grue"])
    assert said(checks.ethics_unconfirmed, today) == (unconfirmed("Grue") if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(TODAY - DAY, True), (TODAY, True), (TODAY + DAY, False)])
def test_what_no_longer_holds_need_not_be_confirmed(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    ethics(riik, organisation_id=riik["Grue"], valid_to=TODAY)
    assert said(checks.ethics_unconfirmed, today) == (unconfirmed("Grue") if is_found else [])


def test_the_rules_of_the_cooperation_are_for_all(riik: Cooperation) -> None:
    ethics(riik, organisation_id=registers.own_organisation(riik.register).id, owner_id=riik["Kari Moen"])
    (found,) = run(riik, checks.ethics_unconfirmed)
    assert worded(found.message) == "Etikk has not been confirmed by Eidskog, Grue and Kongsvinger"
    assert (found.persons, found.remedy) == ((riik["Kari Moen"],), Remedy.CONFIRM)
    assert [each.kind for each in found.records] == ["governing_document", *["organisation"] * 3]


def test_of_many_the_first_stand_for_all(riik: Cooperation, said: Said) -> None:
    for number in range(1, 10):
        records.save(riik.register, Unit(name=f"Enhet {number}", organisation_id=riik["Grue"]))
    ethics(riik, organisation_id=riik["Grue"])
    first = ", ".join(f"Enhet {number}" for number in range(1, 8))
    assert said(checks.ethics_unconfirmed, TODAY) == unconfirmed(f"{first} and 2 more")


def guideline(riik: Cooperation, *referred: Referred, **facts: Any) -> GoverningDocument:
    return records.save(riik.register, GoverningDocument(title="Riktlinje", refers_to=referred, **facts))


@pytest.mark.parametrize(
    ("facts", "wanting"),
    [
        ({}, ""),
        ({}, "“Anvisning”, which has no file"),
        ({"valid_to": TODAY}, ""),
        ({"valid_to": TODAY - DAY}, "“Anvisning”, which is not in force"),
        ({"valid_from": TODAY}, ""),
        ({"valid_from": TODAY + DAY}, "“Anvisning”, which is not in force"),
    ],
)
def test_what_a_document_refers_to_is_in_force_and_has_its_file(
    riik: Cooperation, said: Said, facts: dict[str, Any], wanting: str
) -> None:
    referred = records.save(riik.register, GoverningDocument(title="Anvisning", **facts))
    if wanting != "“Anvisning”, which has no file":
        attachments.attach(riik.register, referred, [Path(__file__)])
    guideline(riik, Referred(document_id=referred.id))
    expected = [f"Riktlinje refers to {wanting}"] if wanting else []
    assert said(checks.referred_document, TODAY, Country.SE) == expected
    assert said(checks.referred_document, TODAY, Country.NO) == []


def test_all_that_one_document_refers_to_is_one_finding(riik: Cooperation) -> None:
    named = Referred(title="Checklista")
    without_file = records.save(riik.register, GoverningDocument(title="Anvisning"))
    made = guideline(riik, named, Referred(document_id=without_file.id), owner_id=riik["Kari Moen"])
    with riik.register.reading() as connection:
        (found,) = checks.referred_document.run(connection, TODAY, Country.SE)
    assert worded(found.message) == (
        "Riktlinje refers to “Checklista”, which is not in the register; “Anvisning”, which has no file"
    )
    assert (found.records[0].id, found.remedy, found.field) == (made.id, Remedy.EDIT, "refers_to")
    assert found.persons == (riik["Kari Moen"],)


def test_what_no_longer_holds_may_refer_to_anything(riik: Cooperation, said: Said) -> None:
    guideline(riik, Referred(title="Checklista"), valid_to=TODAY - DAY)
    assert said(checks.referred_document, TODAY, Country.SE) == []
