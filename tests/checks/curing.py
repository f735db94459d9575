"""How an officer mends what each check finds in the Kongsvinger demonstration."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from inkop_desktop.checks.finding import Finding
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import Amendment, Contract, ContractOwner
from inkop_desktop.records.governance import (
    Authorisation,
    Confirmation,
    GoverningDocument,
    Improvement,
    MarketNote,
    Participation,
    Training,
)
from inkop_desktop.records.people import Competence, Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Checked, Handler
from inkop_desktop.records.roles import Appointment, Delegation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Act, CompetenceKind, DocumentKind, Post, Presence, TrainingKind
from inkop_desktop.rules.procuring import CaseKind, Climate, OverLimit
from inkop_desktop.rules.vocabulary import Verb
from inkop_desktop.services import (
    attending,
    deciding,
    handing_over,
    matrix,
    offices,
    records,
    roles,
)
from inkop_desktop.services.deciding import Decision
from inkop_desktop.services.offices import Office

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def somebody(register: Register) -> Person:
    """Return a person who is here to stay."""
    return next(each for each in records.every(register, Person) if each.name == "Silje Brenna")


def held(register: Register, post: Post, **tied: int) -> list[Office]:
    """Return the offices of a post today that are tied to something."""
    with register.reading() as connection:
        every = offices.every(connection, day=TODAY, posts=[post])
    return [each for each in every if all(getattr(each, name) == key for name, key in tied.items())]


def appoint_officer(register: Register, finding: Finding) -> None:
    """Appoint an officer today, or from the day after the last one leaves."""
    day = finding.due + DAY if finding.due else TODAY
    spot = None, finding.records[0].id
    matrix.fill(register, Post.PROCUREMENT_OFFICER, spot, somebody(register).id or 0, day)


def let_run_longer(register: Register, finding: Finding) -> None:
    (now,) = held(register, Post.PROCUREMENT_OFFICER, organisation_id=finding.records[0].id)
    offices.end(register, now, TODAY + 49 * DAY)


def end_one(register: Register, finding: Finding) -> None:
    first, _second = held(register, Post.PROCUREMENT_OFFICER, organisation_id=finding.records[0].id)
    offices.end(register, first, TODAY - DAY)


def succeed(register: Register, finding: Finding) -> None:
    """Appoint somebody from the day after the area's managers leave."""
    place, *areas = finding.records
    assert finding.due is not None
    for area in areas:
        who = somebody(register).id or 0
        matrix.fill(register, Post.AREA_MANAGER, (area.id, place.id), who, finding.due + DAY)


def fill_cells(register: Register, finding: Finding) -> None:
    area, *places = finding.records
    for place in places:
        matrix.fill(register, Post.AREA_MANAGER, (area.id, place.id), somebody(register).id or 0, TODAY)


def hand_over(register: Register, finding: Finding) -> None:
    giver = records.get(register, Person, finding.records[0].id)
    parts = handing_over.responsibilities(register, giver.id or 0, TODAY)
    handing_over.hand_over(register, giver, somebody(register), parts, TODAY)


def gain_certificate(register: Register, finding: Finding) -> None:
    person = records.get(register, Person, finding.records[0].id)
    gained = Competence(kind=CompetenceKind.CERTIFICATE, title="Sertifikat", gained_on=TODAY)
    records.save(register, replace(person, competences=(*person.competences, gained)))


def let_somebody_else_answer(register: Register, finding: Finding) -> None:
    contract = records.get(register, Contract, finding.records[1].id)
    owner = ContractOwner(person_id=somebody(register).id)
    records.save(register, replace(contract, owners=(owner,), managers=()))


def set_time_aside(register: Register, finding: Finding) -> None:
    appointment = records.get(register, Appointment, finding.records[0].id)
    records.save(register, replace(appointment, hours_a_week=8))


def meet_once_more(register: Register, finding: Finding) -> None:
    body = records.get(register, Body, finding.records[0].id)
    one_more = MeetingDay(day=TODAY + 20 * DAY)
    records.save(register, replace(body, meeting_days=(*body.meeting_days, one_more)))


def stayed_away(body: Body) -> Attendance:
    return next(each for each in body.attendance if each.presence is Presence.ABSENT)


def note_the_rest(register: Register, finding: Finding) -> None:
    """Note that all came to the meeting that was left out, but for whoever stayed away before."""
    body = records.get(register, Body, finding.records[0].id)
    noted, past = {each.day for each in body.attendance}, (each.day for each in body.meeting_days)
    (day,) = (each for each in past if each and each < TODAY and each not in noted)
    attending.note(register, body.id or 0, replace(stayed_away(body), id=None, day=day), TODAY)
    attending.note_others(register, body.id or 0, day, TODAY)


def let_somebody_come(register: Register, finding: Finding) -> None:
    """Note that whoever stayed away from the last meeting came to it."""
    body = records.get(register, Body, finding.records[0].id)
    came = replace(stayed_away(body), presence=Presence.PRESENT)
    attending.note(register, body.id or 0, came, TODAY)


def put_members_right(register: Register, finding: Finding) -> None:
    body, person = finding.records
    if finding.id.endswith("extra"):
        (seat,) = held(register, Post.MEMBER, body_id=body.id, person_id=person.id)
        offices.end(register, seat, TODAY - DAY)
        return
    with register.reading() as connection:
        role_id = roles.role_of(connection, Post.MEMBER)
    records.save(register, Appointment(role_id=role_id, person_id=person.id, body_id=body.id, from_day=TODAY))


def train(register: Register, finding: Finding) -> None:
    took_part = Participation(person_id=finding.records[1].id)
    records.save(register, Training(title="Innføring", held_on=TODAY, participants=(took_part,)))


def talk(register: Register, finding: Finding) -> None:
    took_part = Participation(person_id=finding.records[0].id)
    talked = Training(title="Samtale", kind=TrainingKind.CONTACT, held_on=TODAY, participants=(took_part,))
    records.save(register, talked)


def note_market(register: Register, finding: Finding) -> None:
    area_id = finding.records[0].id
    records.save(register, MarketNote(title="Lavere priser", area_id=area_id, noted_on=TODAY))


def report(register: Register, finding: Finding) -> None:
    proposal = records.get(register, Improvement, finding.records[0].id)
    records.save(register, replace(proposal, reported_on=TODAY))


def adopt(kind: DocumentKind) -> Callable[..., None]:
    def adopted(register: Register, finding: Finding) -> None:
        whose = finding.records[0].id
        records.save(
            register,
            GoverningDocument(title="Vedtatt nå", kind=kind, organisation_id=whose, valid_from=TODAY),
        )

    return adopted


def change_document(**changes: Callable[[GoverningDocument, Finding], Any]) -> Callable[..., None]:
    def changed(register: Register, finding: Finding) -> None:
        document = records.get(register, GoverningDocument, finding.records[0].id)
        values = {name: change(document, finding) for name, change in changes.items()}
        records.save(register, replace(document, **values))

    return changed


def confirmed(document: GoverningDocument, finding: Finding) -> tuple[Confirmation, ...]:
    unit = finding.records[1]
    return (*document.confirmations, Confirmation(unit_id=unit.id, confirmed_on=TODAY))


def change_case(**changes: Callable[[Register, DirectProcurement], Any]) -> Callable[..., None]:
    def changed(register: Register, finding: Finding) -> None:
        case = records.get(register, DirectProcurement, finding.records[0].id)
        values = {name: change(register, case) for name, change in changes.items()}
        records.save(register, replace(case, **values))

    return changed


def declared(_register: Register, case: DirectProcurement) -> tuple[Handler, ...]:
    return tuple(replace(each, declared_on=TODAY) for each in case.handlers)


def looked_up(_register: Register, case: DirectProcurement) -> tuple[Checked, ...]:
    return tuple(replace(each, issued_on=case.tender_deadline) for each in case.checks)


def director(register: Register, _case: DirectProcurement) -> int:
    return held(register, Post.MUNICIPAL_DIRECTOR)[0].person_id


def tell_afterwards(register: Register, finding: Finding) -> None:
    told = DirectProcurement(title="Fortalt", kind=CaseKind.AFTERWARDS, contract_id=finding.records[0].id)
    records.save(register, told)


def begin_it(register: Register, finding: Finding) -> None:
    item = records.get(register, PlanItem, finding.records[0].id)
    records.save(register, replace(item, begun_on=TODAY))


def change_contract(**values: Any) -> Callable[..., None]:
    def changed(register: Register, finding: Finding) -> None:
        contract = records.get(register, Contract, finding.records[0].id)
        records.save(register, replace(contract, **values))

    return changed


def own(register: Register, finding: Finding) -> None:
    change_contract(owners=(ContractOwner(person_id=somebody(register).id),))(register, finding)


def let_director_sign(register: Register, finding: Finding) -> None:
    director = held(register, Post.MUNICIPAL_DIRECTOR)[0]
    change_contract(signed_by_id=director.person_id)(register, finding)


def delegate(act: Act, post: Post) -> Callable[..., None]:
    def delegated(register: Register, _finding: Finding) -> None:
        with register.reading() as connection:
            role_id = roles.role_of(connection, post)
        records.save(register, Delegation(act=act, role_id=role_id))

    return delegated


def replace_contract(register: Register, finding: Finding) -> None:
    old = finding.records[0].id
    records.save(register, Contract(title="Ny avtale", first_day=date(2030, 1, 1), predecessor_id=old))


def decide(verb: Verb, day: date = TODAY) -> Callable[..., None]:
    def decided(register: Register, finding: Finding) -> None:
        contract = records.get(register, Contract, finding.records[0].id)
        deciding.decide(register, contract, Decision(verb, day), TODAY)

    return decided


def authorise(register: Register, finding: Finding) -> None:
    """Find what those who are named gave in time."""
    contract, *missing = finding.records
    for each in missing:
        given = Authorisation(
            title="Maskinleie",
            organisation_id=each.id,
            contract_id=contract.id,
            given_on=add_months(TODAY, -12),
            need="Graving",
            volume=Money(1, "NOK"),
        )
        records.save(register, given)


CURES: dict[str, Callable[[Register, Finding], None]] = {
    "office-vacant": appoint_officer,
    "office-gap": let_run_longer,
    "office-ends": appoint_officer,
    "office-crowded": end_one,
    "area-vacant": fill_cells,
    "area-ends": succeed,
    "left-in-office": hand_over,
    "competence-missing": gain_certificate,
    "competence-expired": gain_certificate,
    "competence-expiring": gain_certificate,
    "hours-short": set_time_aside,
    "council-members": put_members_right,
    "council-untrained": train,
    "meetings-few": meet_once_more,
    "regulations-missing": adopt(DocumentKind.REGULATIONS),
    "ethics-missing": adopt(DocumentKind.ETHICS),
    "document-review": change_document(review_on=lambda _document, _finding: add_months(TODAY, 12)),
    "ethics-unconfirmed": change_document(confirmations=confirmed),
    "market-notes": note_market,
    "manager-contact": talk,
    "heads-uninformed": train,
    "improvement-unreported": report,
    "attendance-missing": note_the_rest,
    "organisation-absent": let_somebody_come,
    "signed-without-authorisation": authorise,
    "used-by-others": change_contract(call_offs=()),
    "ceiling-reached": change_contract(ceiling=None),
    "change-unrecorded": change_contract(
        amendments=(Amendment(title="Tre leveringssteder til", signed_on=TODAY),)
    ),
    "follow-up-late": change_contract(follow_ups=()),
    "follow-up-near": change_contract(follow_ups=()),
    "signed-outside-delegation": let_director_sign,
    "awarded-outside-delegation": delegate(Act.AWARD, Post.CONTRACT_OWNER),
    "decided-outside-delegation": delegate(Act.EXTEND, Post.CONTRACT_OWNER),
    "amended-outside-delegation": delegate(Act.AMEND, Post.MANAGING_DIRECTOR),
    "called-off-outside-delegation": delegate(Act.CALL_OFF, Post.CONTRACT_OWNER),
    "started-outside-delegation": delegate(Act.START, Post.MANAGING_DIRECTOR),
    "case-notice-due": change_case(award_notice_on=lambda _register, _case: TODAY),
    "case-notice-late": change_case(award_notice_on=lambda _register, _case: TODAY),
    "case-signed-early": change_case(voluntary_notice_on=lambda _register, _case: None),
    "ground-often-used": change_case(ground=lambda _register, _case: ""),
    "case-declaration-missing": change_case(handlers=declared),
    "case-over-limit": change_case(
        over_limit=lambda _register, _case: OverLimit.SOUND,
        over_limit_reason=lambda _register, _case: "Prisene på trevirke steg etter at overslaget ble gjort.",
    ),
    "case-environment-missing": change_case(
        environment_reason=lambda _register, _case: "Ett lass i byen.",
        climate=lambda _register, _case: Climate.INSIGNIFICANT,
        climate_reason=lambda _register, _case: "Ett lass i byen.",
    ),
    "case-supplier-unchecked": change_case(checks=looked_up),
    "case-interest-in-winner": change_case(supplier_id=lambda _register, case: case.tenders[1].supplier_id),
    "procured-outside-delegation": change_case(decided_by_id=director),
    "contract-without-case": tell_afterwards,
    "plan-item-late": begin_it,
    "notice-day": decide(Verb.LET_RENEW),
    "option-day": decide(Verb.DECLINE),
    "replacement": replace_contract,
    "expired": decide(Verb.CLOSE),
    "review-day": decide(Verb.REVIEW, add_months(TODAY, 12)),
    "price-adjustment": change_contract(price_next_on=add_months(TODAY, 12)),
    "dates-missing": change_contract(last_day=date(2030, 1, 1)),
    "without-owner": own,
    "owner-ends": own,
    "interest-in-supplier": let_somebody_else_answer,
}
