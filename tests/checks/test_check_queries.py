"""A larger register takes no more questions than a small one: no check asks anew for each record."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from cooperation import MUNICIPALITIES, Cooperation
from sqlalchemy import event

from inkop_desktop.checks import (
    attendance,
    authorisation,
    bodies,
    call_offs,
    delegation,
    dialogue,
    follow_ups,
    governance,
    impartial,
    offices,
    people,
    procuring,
)
from inkop_desktop.checks.finding import Check
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import (
    CallOff,
    Contract,
    ContractDecision,
    ContractFollowUp,
    ContractOwner,
    ContractUser,
)
from inkop_desktop.records.governance import Authorisation, GoverningDocument
from inkop_desktop.records.people import Interest, Person, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.records.roles import Appointment, Delegation
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, DocumentKind, InterestKind, Post
from inkop_desktop.rules.procuring import Price
from inkop_desktop.rules.vocabulary import ContractKind, Country, Procedure, Verb
from inkop_desktop.services import records, work
from inkop_desktop.text import message

TODAY = date(2026, 11, 21)
ACTS = (Act.SIGN, Act.EXTEND, Act.DIRECT, Act.CALL_OFF)
CHECKS = (
    *authorisation.CHECKS,
    *call_offs.CHECKS,
    *follow_ups.CHECKS,
    *offices.CHECKS,
    *people.CHECKS,
    *bodies.CHECKS,
    *attendance.CHECKS,
    *governance.CHECKS,
    *dialogue.CHECKS,
    *delegation.CHECKS,
    *procuring.CHECKS,
    *impartial.CHECKS,
)


def questions(riik: Cooperation, check: Check) -> tuple[int, int]:
    """Return how many statements a check sends, and how many findings come of them."""
    sent, found = asked(riik, check)
    return len(sent), found


def asked(riik: Cooperation, check: Check) -> tuple[list[tuple[str, Any]], int]:
    """Return the statements that a check sends, with their values, and how many findings come of them."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        sent.append((statement, values))

    with riik.register.reading() as connection:
        event.listen(connection, "before_cursor_execute", note)
        found = list(check.run(connection, TODAY, Country.NO))
        event.remove(connection, "before_cursor_execute", note)
    return sent, len(found)


def procured(title: str, person_id: int | None, supplier_id: int | None) -> DirectProcurement:
    """Return a direct procurement that has everything but what the law asks for."""
    return DirectProcurement(
        title=title,
        law=Law.FOA,
        nature=Nature.GOODS,
        started_on=date(2026, 9, 1),
        prices=(PriceRow(kind=Price.FIXED, amount=Money.of(Decimal(4_000_000), "NOK")),),
        value=Money.of(Decimal(4_000_000), "NOK"),
        ground="urgent",
        voluntary_notice_on=date(2026, 10, 1),
        supplier_id=supplier_id,
        decided_by_id=person_id,
        decided_on=date(2026, 10, 2),
        signed_on=date(2026, 10, 3),
    )


def met(name: str, role_id: int, person_id: int) -> Body:
    """Return a body that has met twice, of which nobody noted the second meeting."""
    days = (date(2026, 3, 2), date(2026, 9, 1))
    return Body(
        name=name,
        members_role_id=role_id,
        meeting_days=tuple(MeetingDay(day=day) for day in days),
        attendance=(Attendance(day=days[0], person_id=person_id),),
    )


def enlarge(riik: Cooperation) -> None:
    """Add thirty of everything, with what is wrong with it."""
    roles = {post: riik.role(post) for post in (Post.PROCUREMENT_OFFICER, Post.MEMBER)}
    with work.change(riik.register, message("Enlarge")) as change:
        persons = change.save_all(
            [Person(name=f"Person {n}", employed_to=date(2026, 1, 1)) for n in range(30)]
        )
        areas = change.save_all([ProductArea(name=f"Område {n}") for n in range(30)])
        change.save_all([Unit(name=f"Enhet {n}", organisation_id=riik["Grue"]) for n in range(30)])
        councils = change.save_all(
            [
                met(f"Råd {n}", roles[Post.PROCUREMENT_OFFICER], person.id or 0)
                for n, person in enumerate(persons)
            ]
        )
        change.save_all(
            [
                Appointment(role_id=roles[Post.MEMBER], person_id=one.id, body_id=two.id)
                for one, two in zip(persons, councils, strict=True)
            ]
        )
        change.save_all(
            [
                Appointment(
                    role_id=roles[Post.PROCUREMENT_OFFICER], person_id=each.id, organisation_id=riik["Grue"]
                )
                for each in persons
            ]
        )
        _enlarge_work(riik, change, persons, areas)


def _enlarge_work(
    riik: Cooperation, change: ChangeSet, persons: list[Person], areas: list[ProductArea]
) -> None:
    """Add what all those persons have written, decided and signed."""
    documents = product(DocumentKind, range(5))
    change.save_all(
        [
            GoverningDocument(title=f"{kind} {n}", kind=kind, review_on=date(2026, 1, 1))
            for kind, n in documents
        ]
    )
    change.save_all([Delegation(act=each, role_id=riik.role(Post.AREA_MANAGER)) for each in ACTS])
    change.save_all([procured(each.name, each.id, riik["Blyanten AS"]) for each in persons])
    change.save_all(
        [
            Contract(
                title=area.name,
                area_id=area.id,
                kind=ContractKind.FRAMEWORK_ONE,
                procedure=Procedure.DIRECT,
                first_day=date(2024, 1, 1),
                term_months=48,
                signed_on=date(2026, 9, 2),
                signed_by_id=person.id,
                decisions=(ContractDecision(verb=Verb.LET_RENEW, day=TODAY, decided_by_id=person.id),),
                owners=(ContractOwner(person_id=person.id),),
                users=tuple(ContractUser(organisation_id=riik[each]) for each in MUNICIPALITIES[:2]),
                ceiling=Money(100, "NOK"),
                call_offs=(called_off(riik),),
                follow_ups=(ContractFollowUp(what="Levering", planned_on=TODAY, owner_id=person.id),),
            )
            for area, person in zip(areas, persons, strict=True)
        ]
    )


def called_off(riik: Cooperation) -> CallOff:
    """Return a call-off by one whom no agreement names, which exhausts its ceiling."""
    return CallOff(
        day=TODAY,
        what="Penner",
        value=Money(100, "NOK"),
        organisation_id=riik[MUNICIPALITIES[2]],
        ordered_by_id=riik["Kari Moen"],
    )


@pytest.fixture
def small(riik: Cooperation) -> Cooperation:
    """Give a cooperation in which every check has something to look at."""
    kari = riik["Kari Moen"]
    decided = ContractDecision(verb=Verb.LET_RENEW, day=TODAY, decided_by_id=kari)
    signed = {"signed_by_id": kari, "signed_on": date(2024, 1, 1), "decisions": (decided,)}
    followed = ContractFollowUp(what="Levering", planned_on=TODAY, owner_id=kari)
    used = {"ceiling": Money(100, "NOK"), "call_offs": (called_off(riik),), "follow_ups": (followed,)}
    riik.framework("Penner", "Kontor", MUNICIPALITIES[:2], **signed, **used)
    authorised = {"organisation_id": riik["Grue"], "area_id": riik["Frukt"]}
    riik.keep(Authorisation(title="Frukt", given_on=date(2020, 1, 1), **authorised))
    seller = riik.keep(Supplier(name="Blyanten AS"))
    interest = Interest(kind=InterestKind.FAMILY, supplier_id=seller.id)
    riik.keep(replace(riik.person("Kari Moen"), interests=(interest,)))
    riik.keep(procured("Penner", kari, seller.id))
    riik.keep(met("Innkjøpsrådet", riik.role(Post.PROCUREMENT_OFFICER), kari))
    riik.appoint("Kari Moen", Post.PROCUREMENT_OFFICER, MUNICIPALITIES[0])
    member = riik.role(Post.MEMBER)
    records.save(riik.register, Appointment(role_id=member, person_id=kari, body_id=riik["Innkjøpsrådet"]))
    riik.keep(GoverningDocument(title="Etikk", kind=DocumentKind.ETHICS))
    with work.change(riik.register, message("Delegate")) as change:
        change.save_all([Delegation(act=each, role_id=riik.role(Post.HEAD)) for each in ACTS])
    return riik


def test_no_check_asks_more_of_a_larger_register(small: Cooperation) -> None:
    before = {check.id: questions(small, check)[0] for check in CHECKS}
    enlarge(small)
    after = {check.id: questions(small, check) for check in CHECKS}
    assert {key: asked for key, (asked, _found) in after.items()} == before
    assert sum(found for _asked, found in after.values()) > 100


@pytest.mark.parametrize("check", [*dialogue.CHECKS, *bodies.CHECKS], ids=lambda check: check.id)
def test_whoever_was_told_before_is_looked_up_as_a_person(small: Cooperation, check: Check) -> None:
    """By what they were appointed to there may be thousands."""
    asks = [each for each in asked(small, check)[0] if "AS earlier" in each[0]]
    with small.register.reading() as connection:
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {ask}", values) for ask, values in asks]
        lines = [row.detail for plan in plans for row in plan if " earlier " in row.detail]
    assert len(lines) == len(asks)
    assert all("ix_appointment_person_id (person_id=?)" in each for each in lines)
