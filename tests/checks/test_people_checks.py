"""Who answers for something is still here, and has the competence that it takes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cooperation import AROUND_THE_TERM, Cooperation

from inkop_desktop.checks import people as checks
from inkop_desktop.checks.finding import Check, Finding, Remedy, Severity
from inkop_desktop.formats import worded
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import ContractManager, ContractOwner
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.people import Competence
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Appointment, Role, RoleRequirement
from inkop_desktop.rules.organising import CompetenceKind, Function, Post
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import handing_over, records
from inkop_desktop.text import in_language

Said = Callable[..., list[str]]
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
COURSE, CERTIFICATE = CompetenceKind.COURSE, CompetenceKind.CERTIFICATE


def run(riik: Cooperation, check: Check, today: date = TODAY) -> list[Finding]:
    with riik.register.reading() as connection:
        return list(check.run(connection, today, Country.NO))


def change(riik: Cooperation, name: str, **facts: Any) -> None:
    records.save(riik.register, replace(riik.person(name), **facts))


LEFT = "Kari Moen has left but still answers for 1 thing"


@pytest.mark.parametrize(
    ("facts", "today", "is_found"),
    [
        ({}, TODAY, False),
        ({"employed_to": TODAY}, TODAY - DAY, False),
        ({"employed_to": TODAY}, TODAY, False),
        ({"employed_to": TODAY}, TODAY + DAY, True),
        ({"anonymised_on": TODAY}, TODAY, True),
    ],
)
def test_whoever_has_left_owns_no_contract(
    riik: Cooperation, said: Said, facts: dict[str, Any], today: date, *, is_found: bool
) -> None:
    owned = (ContractOwner(person_id=riik["Kari Moen"]), ContractOwner(person_id=riik["Ola Berg"]))
    riik.framework("Penner", "Kontor", owners=owned)
    change(riik, "Kari Moen", **facts)
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), AROUND_THE_TERM)
def test_a_contract_counts_while_it_runs(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.framework("Penner", "Kontor", managers=(ContractManager(person_id=riik["Kari Moen"]),))
    change(riik, "Kari Moen", employed_to=date(2020, 1, 1))
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])


def test_a_contract_counts_where_nobody_knows_when_it_runs(riik: Cooperation, said: Said) -> None:
    managers = (ContractManager(person_id=riik["Kari Moen"]),)
    riik.framework("Penner", "Kontor", managers=managers, first_day=None, term_months=None)
    change(riik, "Kari Moen", employed_to=date(2020, 1, 1))
    assert said(checks.left_in_office, TODAY) == [LEFT]


@pytest.mark.parametrize(
    ("today", "facts", "is_found"),
    [
        (TODAY - DAY, {}, False),
        (TODAY, {}, False),
        (TODAY + DAY, {}, True),
        (TODAY + DAY, {"ending": Ending.CANCELLED}, False),
        (TODAY + DAY, {"signed_on": TODAY, "closed_on": TODAY}, False),
    ],
)
def test_whoever_has_left_is_officer_of_no_open_case(
    riik: Cooperation, said: Said, today: date, facts: dict[str, Any], *, is_found: bool
) -> None:
    case = DirectProcurement(number="D1", title="Skilt", officer_id=riik["Kari Moen"])
    records.save(riik.register, replace(case, **facts))
    change(riik, "Kari Moen", employed_to=TODAY)
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])
    for finding in run(riik, checks.left_in_office, today):
        assert [each.label for each in finding.records] == ["Kari Moen", "D1 Skilt"]
        assert worded(finding.why).startswith("Hand over to somebody else: D1 Skilt.")


@pytest.mark.parametrize(
    ("today", "facts", "is_found"),
    [
        (TODAY - DAY, {}, False),
        (TODAY, {}, False),
        (TODAY + DAY, {}, True),
        (TODAY + DAY, {"valid_to": TODAY}, False),
        (TODAY + DAY, {"valid_to": TODAY + DAY}, True),
        (TODAY + DAY, {"valid_from": TODAY + DAY}, True),
        (TODAY + DAY, {"valid_from": TODAY + 2 * DAY}, False),
    ],
)
def test_whoever_has_left_owns_no_governing_document_in_force(
    riik: Cooperation, said: Said, today: date, facts: dict[str, Any], *, is_found: bool
) -> None:
    riik.keep(GoverningDocument(title="Reglement", owner_id=riik["Kari Moen"], **facts))
    change(riik, "Kari Moen", employed_to=TODAY)
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])
    for finding in run(riik, checks.left_in_office, today):
        assert [(each.kind, each.label) for each in finding.records][1:] == [
            ("governing_document", "Reglement")
        ]


@pytest.mark.parametrize(("today", "is_found"), [(TODAY - DAY, True), (TODAY, True), (TODAY + DAY, False)])
def test_an_appointment_counts_while_it_lasts(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue", to_day=TODAY)
    change(riik, "Kari Moen", employed_to=date(2026, 1, 1))
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True)])
def test_whoever_has_left_is_nobodys_deputy(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.appoint("Siri Haug", Post.PROCUREMENT_OFFICER, "Grue", deputy="Kari Moen")
    change(riik, "Kari Moen", employed_to=TODAY)
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(TODAY - DAY, True), (TODAY, True), (TODAY + DAY, False)])
def test_a_deputy_counts_while_the_office_is_held(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    riik.appoint("Siri Haug", Post.PROCUREMENT_OFFICER, "Grue", to_day=TODAY, deputy="Kari Moen")
    change(riik, "Kari Moen", employed_to=date(2026, 1, 1))
    assert said(checks.left_in_office, today) == ([LEFT] if is_found else [])


def test_who_owns_and_deputises_on_one_contract_left_one_thing_behind(riik: Cooperation, said: Said) -> None:
    kari = riik["Kari Moen"]
    rows = (ContractOwner(person_id=kari), ContractOwner(person_id=riik["Siri Haug"], deputy_id=kari))
    riik.framework("Penner", "Kontor", owners=rows)
    change(riik, "Kari Moen", employed_to=TODAY - DAY)
    assert said(checks.left_in_office, TODAY) == [LEFT]
    somebody = riik.person("Ola Berg")
    parts = handing_over.responsibilities(riik.register, kari, TODAY)
    handing_over.hand_over(riik.register, riik.person("Kari Moen"), somebody, parts, TODAY)
    assert said(checks.left_in_office, TODAY) == []


def test_all_that_somebody_left_behind_is_one_finding(riik: Cooperation) -> None:
    owned = (ContractOwner(person_id=riik["Kari Moen"]),)
    for title in ("Penner", "Papir"):
        riik.framework(title, "Kontor", owners=owned, number=f"{title}-1")
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue")
    change(riik, "Kari Moen", employed_to=TODAY - DAY)
    (found,) = run(riik, checks.left_in_office)
    assert worded(found.message) == "Kari Moen has left but still answers for 3 things"
    assert worded(found.why) == (
        "Hand over to somebody else: Innkjøpsansvarlig (Grue), Penner-1 Penner and Papir-1 Papir."
        " Instructions K21, K44."
    )
    assert [each.kind for each in found.records] == ["person", "appointment", "contract", "contract"]
    assert (found.remedy, found.severity) == (Remedy.HAND_OVER, Severity.DANGER)


def test_an_owner_counts_though_there_is_no_role_of_that_name(riik: Cooperation, said: Said) -> None:
    records.delete(riik.register, records.get(riik.register, Role, riik.role(Post.CONTRACT_OWNER)))
    riik.framework("Penner", "Kontor", owners=(ContractOwner(person_id=riik["Kari Moen"]),))
    change(riik, "Kari Moen", employed_to=TODAY - DAY)
    assert said(checks.left_in_office, TODAY) == [LEFT]


def officer(riik: Cooperation, *competences: Competence, requires: tuple[RoleRequirement, ...] = ()) -> None:
    """Make Kari the officer of Grue, who must have what is required: a certificate, where nothing is said."""
    role = records.get(riik.register, Role, riik.role(Post.PROCUREMENT_OFFICER))
    requires = requires or (RoleRequirement(kind=CERTIFICATE),)
    records.save(riik.register, replace(role, requirements=requires))
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue", to_day=date(2027, 12, 31))
    change(riik, "Kari Moen", competences=competences)


def certificate(title: str = "Sertifikat", **facts: Any) -> Competence:
    return Competence(kind=CERTIFICATE, title=title, **facts)


LACKS, GONE, ENDS = (
    "Kari Moen lacks a certificate in procurement",
    "Sertifikat of Kari Moen expired on 20 November",
    "Sertifikat of Kari Moen expires on {}",
)
COMPETENCES = [
    ([], [LACKS], [], []),
    ([Competence(kind=COURSE, title="Sertifikat")], [LACKS], [], []),
    ([certificate()], [], [], []),
    ([certificate(gained_on=TODAY - DAY)], [], [], []),
    ([certificate(gained_on=TODAY)], [], [], []),
    ([certificate(gained_on=TODAY + DAY)], [LACKS], [], []),
    ([certificate(expires_on=TODAY - DAY)], [], [GONE], []),
    ([certificate(expires_on=TODAY)], [], [], [ENDS.format("21 November")]),
    ([certificate(expires_on=TODAY + 89 * DAY)], [], [], [ENDS.format("18 February 2027")]),
    ([certificate(expires_on=TODAY + 90 * DAY)], [], [], [ENDS.format("19 February 2027")]),
    ([certificate(expires_on=TODAY + 91 * DAY)], [], [], []),
    # what holds longest is what counts
    ([certificate(expires_on=TODAY - DAY), certificate("Nytt")], [], [], []),
    (
        [certificate("Gammelt", expires_on=date(2020, 1, 1)), certificate(expires_on=TODAY - DAY)],
        [],
        [GONE],
        [],
    ),
]


@pytest.mark.parametrize(("competences", "missing", "expired", "expiring"), COMPETENCES)
def test_what_a_role_requires(
    riik: Cooperation,
    said: Said,
    competences: list[Competence],
    missing: list[str],
    expired: list[str],
    expiring: list[str],
) -> None:
    officer(riik, *competences)
    of_competence = (checks.competence_missing, checks.competence_expired, checks.competence_expiring)
    found = [said(check, TODAY) for check in of_competence]
    assert found == [missing, expired, expiring]


@pytest.mark.parametrize(("today", "is_found"), AROUND_THE_TERM)
def test_it_is_required_for_as_long_as_somebody_has_the_role(
    riik: Cooperation, said: Said, today: date, *, is_found: bool
) -> None:
    officer(riik)
    assert said(checks.competence_missing, today) == ([LACKS] if is_found else [])


@pytest.mark.parametrize(
    ("required", "has", "said_"),
    [
        ("Anskaffelser I", "Anskaffelser I", []),
        ("Anskaffelser I", "anskaffelser i", []),
        ("Anskaffelser I", "Anskaffelser II", ["Kari Moen lacks Anskaffelser I"]),
        ("", "Anskaffelser II", []),
    ],
)
def test_what_is_required_by_name_is_that_one(
    riik: Cooperation, said: Said, required: str, has: str, said_: list[str]
) -> None:
    needed = RoleRequirement(kind=COURSE, title=required)
    officer(riik, Competence(kind=COURSE, title=has), requires=(needed,))
    assert said(checks.competence_missing, TODAY) == said_


def test_all_that_somebody_lacks_is_one_finding(riik: Cooperation) -> None:
    kinds = tuple(RoleRequirement(kind=kind) for kind in CompetenceKind)
    officer(riik, requires=kinds)
    head = records.get(riik.register, Role, riik.role(Post.MUNICIPAL_DIRECTOR))
    records.save(riik.register, replace(head, requirements=kinds[:1]))
    riik.appoint("Kari Moen", Post.MUNICIPAL_DIRECTOR, "Grue")
    (found,) = run(riik, checks.competence_missing)
    with in_language("nb"):
        assert worded(found.message) == (
            "Kari Moen mangler kurs i offentlige anskaffelser, sertifisering i offentlige anskaffelser,"
            " praksis fra offentlige innkjøp og utdanning i offentlige anskaffelser"
        )
        assert (
            worded(found.why)
            == "Det kreves for rollen: Innkjøpsansvarlig og Kommunedirektør. Instruksen K22."
        )
    assert (found.remedy, found.field, found.persons) == (Remedy.EDIT, "competences", (riik["Kari Moen"],))


def test_one_certificate_for_two_roles_expires_once(riik: Cooperation) -> None:
    officer(riik, certificate(expires_on=TODAY))
    director = records.get(riik.register, Role, riik.role(Post.MUNICIPAL_DIRECTOR))
    records.save(riik.register, replace(director, requirements=(RoleRequirement(kind=CERTIFICATE),)))
    riik.appoint("Kari Moen", Post.MUNICIPAL_DIRECTOR, "Grue")
    (found,) = run(riik, checks.competence_expiring)
    assert (found.due, found.severity, found.field) == (TODAY, Severity.WARNING, "competences")
    (expired,) = run(riik, checks.competence_expired, TODAY + DAY)
    assert (expired.due, expired.severity) == (TODAY, Severity.DANGER)
    assert worded(expired.why) == (
        "The role requires it. Enter the new one when it has been gained. Instructions K22."
    )


# Time set aside


def appointed(riik: Cooperation, hours: int | None, **days: date) -> Appointment:
    """Appoint Kari in Grue to the role that asks for eight hours a week."""
    made = riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, "Grue", **days)
    return records.save(riik.register, replace(made, hours_a_week=hours))


SHORT = "Kari Moen has {} hours a week as Innkjøpsansvarlig, of at least 8"


@pytest.mark.parametrize(("hours", "is_found"), [(None, False), (0, True), (7, True), (8, False), (9, False)])
def test_a_role_has_the_hours_that_it_asks_for(
    riik: Cooperation, said: Said, hours: int | None, *, is_found: bool
) -> None:
    appointed(riik, hours)
    assert said(checks.hours_short, TODAY) == ([SHORT.format(hours)] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(-1, False), (0, True), (1, True), (2, False)])
def test_hours_are_asked_for_while_somebody_is_in_office(
    riik: Cooperation, said: Said, today: int, *, is_found: bool
) -> None:
    appointed(riik, 7, from_day=TODAY, to_day=TODAY + DAY)
    assert said(checks.hours_short, TODAY + today * DAY) == ([SHORT.format(7)] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(-1, True), (0, True), (1, False)])
def test_no_hours_are_asked_of_whoever_has_left(
    riik: Cooperation, said: Said, today: int, *, is_found: bool
) -> None:
    appointed(riik, 7)
    change(riik, "Kari Moen", employed_to=TODAY)
    assert said(checks.hours_short, TODAY + today * DAY) == ([SHORT.format(7)] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(-1, True), (0, True), (1, False)])
def test_no_competence_is_asked_of_whoever_has_left(riik: Cooperation, today: int, *, is_found: bool) -> None:
    appointed(riik, 8)
    change(riik, "Kari Moen", employed_to=TODAY)
    found = run(riik, checks.competence_missing, TODAY + today * DAY)
    assert [each.persons for each in found] == ([(riik["Kari Moen"],)] if is_found else [])


@pytest.mark.parametrize(("today", "is_found"), [(-1, True), (0, True), (1, False)])
def test_whoever_has_left_is_in_a_body_until_it_ends(
    riik: Cooperation, said: Said, today: int, *, is_found: bool
) -> None:
    riik.keep(Body(name="Byggekomiteen", to_day=TODAY))
    seat = Appointment(role_id=riik.role(Post.MEMBER), person_id=riik["Kari Moen"])
    riik.keep(replace(seat, body_id=riik["Byggekomiteen"]))
    change(riik, "Kari Moen", employed_to=TODAY - 2 * DAY)
    assert said(checks.left_in_office, TODAY + today * DAY) == ([LEFT] if is_found else [])


def test_what_is_left_behind_is_told_with_what_it_is_for(riik: Cooperation) -> None:
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Grue", "Mat")
    riik.appoint("Kari Moen", Post.AREA_MANAGER, "Eidskog", "Mat")
    riik.keep(Body(name="Byggekomiteen"))
    seat = Appointment(role_id=riik.role(Post.MEMBER), person_id=riik["Kari Moen"])
    riik.keep(replace(seat, body_id=riik["Byggekomiteen"]))
    change(riik, "Kari Moen", employed_to=TODAY - DAY)
    (found,) = run(riik, checks.left_in_office)
    assert worded(found.why).startswith(
        "Hand over to somebody else: Produktansvarlig (Mat, Grue); Produktansvarlig (Mat, Eidskog); Medlem"
        " (Byggekomiteen)."
    )


def test_a_role_without_a_minimum_asks_for_no_hours(riik: Cooperation, said: Said) -> None:
    made = appointed(riik, 1)
    role = records.get(riik.register, Role, made.role_id or 0)
    records.save(riik.register, replace(role, hours_a_week=None))
    assert said(checks.hours_short, TODAY) == []


@pytest.mark.parametrize(
    ("function", "has_duties"),
    [(None, True), (Function.CHAIR, True), (Function.SUBSTITUTE, True), (Function.SECRETARY, False)],
)
def test_nothing_is_asked_of_a_secretary_that_a_role_asks_of_the_members(
    riik: Cooperation, function: Function | None, *, has_duties: bool
) -> None:
    member = records.get(riik.register, Role, riik.role(Post.MEMBER))
    asked = (RoleRequirement(kind=COURSE), RoleRequirement(kind=CERTIFICATE))
    records.save(riik.register, replace(member, hours_a_week=2, requirements=asked))
    riik.keep(Body(name="Byggekomiteen"))
    change(riik, "Kari Moen", competences=(certificate(expires_on=TODAY),))
    seat = Appointment(role_id=member.id, person_id=riik["Kari Moen"], body_id=riik["Byggekomiteen"])
    riik.keep(replace(seat, function=function, hours_a_week=1))
    asking = (checks.competence_missing, checks.competence_expiring, checks.hours_short)
    assert [len(run(riik, each)) for each in asking] == [has_duties] * len(asking)
    assert len(run(riik, checks.competence_expired, TODAY + DAY)) == has_duties


def test_too_few_hours_are_mended_in_the_appointment(riik: Cooperation) -> None:
    made = appointed(riik, 7)
    (found,) = run(riik, checks.hours_short)
    assert [(each.kind, each.id) for each in found.records] == [
        ("appointment", made.id),
        ("person", riik["Kari Moen"]),
    ]
    assert (found.remedy, found.field, found.duty) == (Remedy.EDIT, "hours_a_week", "K22")
