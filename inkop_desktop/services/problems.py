"""What is wrong with a record, said by field; a record with problems is not saved."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.bodies import Attendance, Body
from inkop_desktop.records.contracts import (
    Contract,
    ContractFollowUp,
    ContractManager,
    ContractOwner,
    terms_of,
)
from inkop_desktop.records.fields import Kind, Root, Row, fields_of, rows_of
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Confirmation,
    Consultation,
    ConsultationAnswer,
    Feedback,
    GoverningDocument,
    Improvement,
    Participation,
    Referred,
)
from inkop_desktop.records.law import OwnAmount, OwnRule
from inkop_desktop.records.people import Competence, Interest, Organisation, Person
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Invited, Question
from inkop_desktop.records.register import Answer, OwnNames
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules import orgnr, term_problems
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Presence
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import appointing, own_law
from inkop_desktop.text import N_, Message, message

Problems = dict[str, Message]
_CASE = METADATA.tables["direct_procurement"]
_PROFILE = METADATA.tables["profile"]
# Days of which the second cannot come before the first.
_IN_ORDER: dict[type[Any], tuple[tuple[str, str], ...]] = {
    Person: (("employed_from", "employed_to"),),
    Competence: (("gained_on", "expires_on"),),
    Interest: (("from_day", "to_day"),),
    ContractOwner: (("from_day", "to_day"),),
    ContractManager: (("from_day", "to_day"),),
    Appointment: (("from_day", "to_day"),),
    Delegation: (("from_day", "to_day"),),
    Body: (("from_day", "to_day"),),
    GoverningDocument: (("valid_from", "valid_to"),),
    Advice: (("asked_on", "answered_on"),),
    Improvement: (("proposed_on", "reported_on"),),
    Feedback: (("given_on", "answered_on"),),
    Consultation: (("asked_on", "answer_by"),),
    Authorisation: (("given_on", "valid_to"),),
    OwnAmount: (("valid_from", "valid_to"),),
    OwnRule: (("valid_from", "valid_to"),),
    PlanItem: (("begin_by", "needed_from"), ("begun_on", "dropped_on")),
    Question: (("asked_on", "answered_on"),),
    Invited: (("asked_on", "declined_on"),),
    DirectProcurement: (
        ("started_on", "decided_on"),
        ("started_on", "signed_on"),
        ("decided_on", "signed_on"),
        ("award_from", "award_to"),
        ("tender_deadline", "opened_on"),
    ),
}
# Fields of which one must say who or when.
_ONE_OF: dict[type[Any], tuple[tuple[str, ...], str]] = {
    Delegation: (("role_id", "body_id"), N_("Say who may take the decision: a role or a body.")),
    Authorisation: (
        ("contract_id", "area_id"),
        N_("Say what is authorised: a contract, or a product area."),
    ),
    Confirmation: (("organisation_id", "unit_id", "person_id"), N_("Say who has confirmed it.")),
    Referred: (("document_id", "title"), N_("Say which document it refers to.")),
    Participation: (("person_id", "unit_id", "body_id"), N_("Say who took part.")),
    ConsultationAnswer: (("organisation_id", "person_id"), N_("Say who has answered.")),
    ContractFollowUp: (
        ("planned_on", "held_on"),
        N_("Say for when the follow-up is planned, or when it was held."),
    ),
}


def of(record: Root | Row) -> Problems:
    """Return what is wrong with a record or with a row of one, by field; nothing when it may be saved."""
    special = _SPECIAL.get(type(record))
    return _anywhere(record) | (special(record) if special else {})


def around(connection: Connection, record: Root) -> Problems:
    """Return what is wrong with a record beside what it refers to and as it was, by field."""
    special = _AROUND.get(type(record))
    return special(connection, record) if special else {}


def _anywhere(record: Root | Row) -> Problems:
    """Return what can be wrong with any record; of rows the first problem, beside all of them."""
    found = dict(_missing(record)) | dict(_below_zero(record))
    found |= dict(_out_of_order(record)) | dict(_none_of(record))
    for name in rows_of(type(record)):
        of_rows = [problem for row in getattr(record, name) for problem in of(row).values()]
        found |= {name: of_rows[0]} if of_rows else {}
    return found


def _missing(record: Root | Row) -> Iterator[tuple[str, Message]]:
    for name, field in fields_of(type(record)).items():
        if field.required and _is_blank(getattr(record, name)):
            yield name, message("Fill in “{field}”.", field=Message(field.label))


def _is_blank(value: Any) -> bool:
    return value is None or not str(value).strip()


def _below_zero(record: Root | Row) -> Iterator[tuple[str, Message]]:
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name) if field.kind is Kind.WHOLE or field.from_zero else None
        if (value.minor if isinstance(value, Money) else value or 0) < 0:
            yield name, message("“{field}” cannot be below zero.", field=Message(field.label))


def _out_of_order(record: Root | Row) -> Iterator[tuple[str, Message]]:
    for first, last in _IN_ORDER.get(type(record), ()):
        period = Period(getattr(record, first), getattr(record, last))
        if period.is_turned:
            fields = fields_of(type(record))
            yield (
                last,
                message(
                    "“{last}” is {end}, and that is before “{first}”, {begin}.",
                    last=Message(fields[last].label),
                    end=period.last,
                    first=Message(fields[first].label),
                    begin=period.first,
                ),
            )


def _none_of(record: Root | Row) -> Iterator[tuple[str, Message]]:
    names, said = _ONE_OF.get(type(record), ((), ""))
    if names and not any(getattr(record, name) for name in names):
        yield names[0], Message(said)


def _of_contract(contract: Contract) -> Problems:
    return dict(term_problems.problems(terms_of(contract)))


def _of_follow_up(follow_up: ContractFollowUp) -> Problems:
    """Return what is wrong with a follow-up that showed something without having been held."""
    if follow_up.outcome and follow_up.held_on is None:
        return {"held_on": message("Say when the follow-up “{what}” was held.", what=follow_up.what)}
    return {}


def _of_org_number(record: Supplier | Organisation) -> Problems:
    if not record.org_number:
        return {}
    try:
        orgnr.parse(record.org_number, record.country)
    except UserError as error:
        return {"org_number": Message(error.template, error.params)}
    return {}


def _of_role(role: Role) -> Problems:
    if role.at_most is not None and role.at_most < (role.at_least or 0):
        return {"at_most": message("There cannot be fewer at most than at least.")}
    return {}


def _of_appointment(appointment: Appointment) -> Problems:
    if appointment.deputy_id is not None and appointment.deputy_id == appointment.person_id:
        return {"deputy_id": message("Nobody is their own deputy. Choose somebody else.")}
    if appointment.function is not None and appointment.body_id is None:
        return {"body_id": message("Say in which body the person has the function.")}
    return {}


def _of_delegation(delegation: Delegation) -> Problems:
    if delegation.role_id is not None and delegation.body_id is not None:
        return {"body_id": message("What a role and a body may decide is delegated to each by itself.")}
    return {}


def _of_body(body: Body) -> Problems:
    met = [(each.day, each.time) for each in body.meeting_days if each.day is not None]
    twice = next((day for day, time in met if met.count((day, time)) > 1), None)
    if twice is not None:
        return {"meeting_days": message("{day} is there twice.", day=twice)}
    known = {day for day, _time in met}
    left = next((each.day for each in body.attendance if each.day not in known), None)
    if left is not None:
        return {
            "meeting_days": message("It is noted who came on {day}. Clear that before the day.", day=left)
        }
    return dict(_of_attendance(body.attendance))


def _of_attendance(attendance: Sequence[Attendance]) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong with who is noted as having come."""
    came = [(each.day, each.person_id) for each in attendance]
    twice = next((day for day, person in came if came.count((day, person)) > 1), None)
    if twice is not None:
        yield "attendance", message("Somebody is noted twice on {day}.", day=twice)
    serving = [each for each in attendance if each.in_place_of_id is not None]
    if any(
        each.presence is not Presence.PRESENT or each.in_place_of_id == each.person_id for each in serving
    ):
        yield "attendance", message("Only somebody else who is present serves in place of a member.")


def _of_answer(answer: Answer) -> Problems:
    later = answer.verdict is Verdict.LATER
    if later and answer.until is None:
        return {"until": message("Choose the day when the finding is to come back.")}
    if later and answer.answered_on and answer.until and answer.until <= answer.answered_on:
        return {"until": message("Choose a day that is still to come.")}
    if not later and answer.until is not None:
        return {"until": message("Only what is put off until later has a day.")}
    return {}


def _of_plan_item(item: PlanItem) -> Problems:
    found: Problems = {}
    if item.begun_by_id is not None and item.begun_on is None:
        found["begun_on"] = message("Say on which day it began.")
    if item.dropped_on is not None and not item.drop_reason.strip():
        found["drop_reason"] = message("Say why it was dropped.")
    if item.dropped_on is None and item.drop_reason.strip():
        found["dropped_on"] = message("Say on which day it was dropped.")
    if item.dropped_on is not None and item.contract_id is not None:
        found["dropped_on"] = message("A contract has come of it, so it was not dropped.")
    return found


def _of_limit(connection: Connection, delegation: Delegation) -> Problems:
    """Return what is wrong with a limit against which no value of the register can be held."""
    country = connection.scalar(select(_PROFILE.c.country))
    if delegation.up_to is None or country is None or delegation.up_to.currency == country.currency:
        return {}
    return {
        "up_to": message(
            "Write the limit in {currency}, the currency of the values that it is held against.",
            currency=country.currency,
        )
    }


def _of_own_names(names: OwnNames) -> Problems:
    """Return, by level, the names that an earlier level has already: nobody could tell them apart."""
    found: Problems = {}
    taken: set[str] = set()
    for field in fields_of(OwnNames):
        name = formats.fold(getattr(names, field)).strip()
        if name in taken:
            found[field] = message("Another level has this name. Choose another one.")
        taken |= {name} if name else set()
    return found


def _of_frozen(connection: Connection, case: DirectProcurement) -> Problems:
    """Return what is wrong with writing in a case that is frozen in the register."""
    frozen_on = connection.scalar(select(_CASE.c.closed_on).where(_CASE.c.id == case.id))
    if frozen_on is None:
        return {}
    frozen = message(
        "The case is frozen since {day}. Correct it with a reason; that makes a new version.", day=frozen_on
    )
    return {"title": frozen}


_SPECIAL: dict[type[Any], Callable[[Any], Problems]] = {
    Contract: _of_contract,
    ContractFollowUp: _of_follow_up,
    Supplier: _of_org_number,
    Organisation: _of_org_number,
    Role: _of_role,
    Appointment: _of_appointment,
    Delegation: _of_delegation,
    Body: _of_body,
    Answer: _of_answer,
    PlanItem: _of_plan_item,
    OwnAmount: own_law.of_amount,
    OwnRule: own_law.of_rule,
    OwnNames: _of_own_names,
}
_AROUND: dict[type[Root], Callable[[Connection, Any], Problems]] = {
    Appointment: appointing.around,
    Delegation: _of_limit,
    DirectProcurement: _of_frozen,
    OwnAmount: own_law.around,
}
