"""Which table stores which record."""

from typing import Any

from sqlalchemy import Table

from inkop_desktop.models import (
    base,
    bodies,
    contracts,
    governance,
    law,
    people,
    planning,
    procuring,
    projections,
    register,
    requirements,
    roles,
    suppliers,
)
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import (
    Amendment,
    CallOff,
    Contract,
    ContractDecision,
    ContractFollowUp,
    ContractManager,
    ContractOption,
    ContractOwner,
    ContractSupplier,
    ContractUser,
)
from inkop_desktop.records.fields import Root, rows_of
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Confirmation,
    Consultation,
    ConsultationAnswer,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    MarketNote,
    Participation,
    Referred,
    Training,
)
from inkop_desktop.records.law import LawPack, OwnAmount, OwnRule
from inkop_desktop.records.people import (
    Competence,
    Interest,
    Organisation,
    Participant,
    Person,
    Profile,
    Unit,
)
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import (
    ActedUnder,
    Checked,
    ConditionAnswer,
    Confirmed,
    ContractConsidered,
    Handler,
    Invited,
    KindSum,
    Points,
    PriceRow,
    Question,
    Requirement,
    Secret,
    Tender,
    Version,
)
from inkop_desktop.records.register import Answer, OwnNames, SavedFilter, SavedMapping
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.records.roles import Appointment, Delegation, Role, RoleDuty, RoleRequirement
from inkop_desktop.records.suppliers import Supplier, SupplierAlias

ROOTS: dict[str, tuple[type[Root], Table]] = {
    "organisation": (Organisation, people.ORGANISATION),
    "unit": (Unit, people.UNIT),
    "person": (Person, people.PERSON),
    "profile": (Profile, people.PROFILE),
    "supplier": (Supplier, suppliers.SUPPLIER),
    "area": (ProductArea, contracts.AREA),
    "contract": (Contract, contracts.CONTRACT),
    "role": (Role, roles.ROLE),
    "appointment": (Appointment, roles.APPOINTMENT),
    "delegation": (Delegation, roles.DELEGATION),
    "body": (Body, bodies.BODY),
    "governing_document": (GoverningDocument, governance.GOVERNING_DOCUMENT),
    "training": (Training, governance.TRAINING),
    "advice": (Advice, governance.ADVICE),
    "improvement": (Improvement, governance.IMPROVEMENT),
    "feedback": (Feedback, governance.FEEDBACK),
    "market_note": (MarketNote, governance.MARKET_NOTE),
    "consultation": (Consultation, governance.CONSULTATION),
    "authorisation": (Authorisation, governance.AUTHORISATION),
    "gift": (Gift, governance.GIFT),
    "direct_procurement": (DirectProcurement, procuring.DIRECT_PROCUREMENT),
    "plan_item": (PlanItem, planning.PLAN_ITEM),
    "library_text": (LibraryText, requirements.LIBRARY_TEXT),
    "own_amount": (OwnAmount, law.OWN_AMOUNT),
    "own_rule": (OwnRule, law.OWN_RULE),
    "law_pack": (LawPack, law.LAW_PACK),
    "saved_filter": (SavedFilter, register.SAVED_FILTER),
    "saved_mapping": (SavedMapping, register.SAVED_MAPPING),
    "answer": (Answer, register.ANSWER),
    "own_names": (OwnNames, register.OWN_NAMES),
}
# A child's table depends on the root it belongs to: files of contracts and of later nouns are kept
# in tables of their own.
CHILDREN: dict[tuple[type[Root], type[Any]], Table] = {
    (Organisation, Participant): people.PARTICIPANT,
    (Person, Competence): people.COMPETENCE,
    (Person, Interest): people.INTEREST,
    (Supplier, SupplierAlias): suppliers.SUPPLIER_ALIAS,
    (Contract, ContractSupplier): contracts.CONTRACT_SUPPLIER,
    (Contract, ContractOwner): contracts.CONTRACT_OWNER,
    (Contract, ContractManager): contracts.CONTRACT_MANAGER,
    (Contract, ContractUser): contracts.CONTRACT_USER,
    (Contract, ContractOption): contracts.CONTRACT_OPTION,
    (Contract, ContractDecision): contracts.CONTRACT_DECISION,
    (Contract, Amendment): contracts.AMENDMENT,
    (Contract, CallOff): contracts.CALL_OFF,
    (Contract, ContractFollowUp): contracts.CONTRACT_FOLLOW_UP,
    (Contract, Attachment): contracts.CONTRACT_ATTACHMENT,
    (Role, RoleDuty): roles.ROLE_DUTY,
    (Role, RoleRequirement): roles.ROLE_REQUIREMENT,
    (Body, MeetingDay): bodies.MEETING_DAY,
    (Body, Attendance): bodies.ATTENDANCE,
    (GoverningDocument, Confirmation): governance.CONFIRMATION,
    (GoverningDocument, Referred): governance.REFERRED,
    (GoverningDocument, Attachment): governance.GOVERNING_DOCUMENT_ATTACHMENT,
    (Training, Participation): governance.PARTICIPATION,
    (Consultation, ConsultationAnswer): governance.CONSULTATION_ANSWER,
    (DirectProcurement, Handler): procuring.HANDLER,
    (DirectProcurement, ContractConsidered): procuring.CONTRACT_CONSIDERED,
    (DirectProcurement, PriceRow): procuring.PRICE_ROW,
    (DirectProcurement, KindSum): procuring.KIND_SUM,
    (DirectProcurement, ConditionAnswer): procuring.CONDITION_ANSWER,
    (DirectProcurement, Confirmed): procuring.CONFIRMED_ENTRY,
    (DirectProcurement, Requirement): procuring.REQUIREMENT,
    (DirectProcurement, Invited): procuring.INVITED,
    (DirectProcurement, Question): procuring.QUESTION,
    (DirectProcurement, Tender): procuring.TENDER,
    (DirectProcurement, Points): procuring.TENDER_POINTS,
    (DirectProcurement, Checked): procuring.SUPPLIER_CHECK,
    (DirectProcurement, Secret): procuring.SECRET,
    (DirectProcurement, ActedUnder): procuring.ACTED_UNDER,
    (DirectProcurement, Version): procuring.CASE_VERSION,
    (DirectProcurement, Attachment): procuring.DIRECT_PROCUREMENT_ATTACHMENT,
}
# What is computed from the records; outside history.
PROJECTIONS = (projections.CONTRACT_PHASE, projections.CONTRACT_LINE, projections.SEARCH)
METADATA = base.METADATA
_NOUNS = {record: noun for noun, (record, _table) in ROOTS.items()}


def noun_of(record_type: type[Root]) -> str:
    """Return the noun of a root: the name of its table, in the history and in JSON."""
    return _NOUNS[record_type]


def root_table(record_type: type[Root]) -> Table:
    """Return the table of a root."""
    return ROOTS[noun_of(record_type)][1]


def child_tables(record_type: type[Root]) -> dict[str, tuple[type[Any], Table]]:
    """Return, by field name, the class and the table of each kind of child of a root."""
    return {name: (child, CHILDREN[record_type, child]) for name, child in rows_of(record_type).items()}
