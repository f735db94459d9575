"""The words of people, roles and bodies: enumerations whose values are stored and whose labels are shown.

A value never changes once a register may hold it.
"""

from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class Scope(Vocabulary):
    """What a role may be tied to."""

    ORGANISATION = "organisation", N_("Organisation")
    UNIT = "unit", N_("Unit")
    AREA = "area", N_("Product area")
    CONTRACT = "contract", N_("Contract")
    BODY = "body", N_("Body")


class Post(Vocabulary):
    """The roles that the program itself asks for; an officer may rename them, and add others."""

    BOARD = "board", N_("Board")
    MUNICIPAL_DIRECTOR = "municipal_director", N_("Municipal director")
    MANAGING_DIRECTOR = "managing_director", N_("Managing director of the cooperation")
    STRATEGIC_UNIT = "strategic_unit", N_("Strategic purchasing unit")
    PROCUREMENT_OFFICER = "procurement_officer", N_("Procurement officer in charge")
    AREA_MANAGER = "area_manager", N_("Product area manager")
    CONTRACT_OWNER = "contract_owner", N_("Contract owner")
    CONTRACT_MANAGER = "contract_manager", N_("Contract manager")
    ORDERER = "orderer", N_("Orderer")
    HEAD = "head", N_("Head of unit")
    MEMBER = "member", N_("Member of a body")


class CompetenceKind(Vocabulary):
    """How somebody has come to know procurement."""

    COURSE = "course", N_("Course")
    CERTIFICATE = "certificate", N_("Certificate")
    PRACTICE = "practice", N_("Practice")
    EDUCATION = "education", N_("Education")


class InterestKind(Vocabulary):
    """What ties a person to a supplier or to a business."""

    SIDE_JOB = "side_job", N_("Side job")
    OWNERSHIP = "ownership", N_("Ownership")
    BOARD_SEAT = "board_seat", N_("Seat on a board")
    FORMER_EMPLOYMENT = "former_employment", N_("Former employment")
    FAMILY = "family", N_("Close relation")
    OTHER = "other", N_("Other interest")


class GiftOutcome(Vocabulary):
    """What became of a gift or an offer."""

    DECLINED = "declined", N_("Not accepted")
    RETURNED = "returned", N_("Returned")
    ACCEPTED = "accepted", N_("Accepted")
    HANDED_OVER = "handed_over", N_("Handed over to the employer")


class BodyKind(Vocabulary):
    """What sort of body it is."""

    BOARD = "board", N_("Board")
    COUNCIL = "council", N_("Council")
    COMMITTEE = "committee", N_("Committee")
    PRODUCT_GROUP = "product_group", N_("Product group")
    USER_FORUM = "user_forum", N_("User forum")
    PROJECT_GROUP = "project_group", N_("Project group")
    BUILDING_COMMITTEE = "building_committee", N_("Building committee")
    OTHER = "other", N_("Other body")


class Powers(Vocabulary):
    """What a body can say: decisions by law, or opinions."""

    STATUTORY = "statutory", N_("Statutory, takes decisions")
    ADMINISTRATIVE = "administrative", N_("Administrative, gives opinions")


class Function(Vocabulary):
    """What a member is in a body."""

    CHAIR = "chair", N_("Chair")
    VICE_CHAIR = "vice_chair", N_("Vice chair")
    MEMBER = "member", N_("Member")
    SUBSTITUTE = "substitute", N_("Substitute")
    SECRETARY = "secretary", N_("Secretary")


ORDINARY = Function.MEMBER
"""What somebody is in a body whose function there is not told."""
UNSAID = (None, ORDINARY)
"""The functions that go without saying."""
BESIDE = (Function.SUBSTITUTE, Function.SECRETARY)
"""The functions of those who are in a body without being its members."""


class Presence(Vocabulary):
    """Whether somebody came to a meeting of a body that they belong to."""

    PRESENT = "present", N_("Present")
    EXCUSED = "excused", N_("Absent with notice")
    ABSENT = "absent", N_("Absent without notice")


class Numbering(Vocabulary):
    """How a body numbers what it decides."""

    YEARLY = "yearly", N_("Anew each year")
    MEETING = "meeting", N_("Anew each meeting")
    RUNNING = "running", N_("Without end")


class Act(Vocabulary):
    """What a delegation lets somebody do."""

    START = "start", N_("Start a procurement")
    AWARD = "award", N_("Award a contract")
    SIGN = "sign", N_("Sign contracts")
    DIRECT = "direct", N_("Decide on direct procurement")
    CALL_OFF = "call_off", N_("Call off from contracts")
    EXTEND = "extend", N_("Decide on options")
    TERMINATE = "terminate", N_("Give notice and terminate")
    AMEND = "amend", N_("Amend contracts")
    PLAN = "plan", N_("Adopt the procurement plan")


class Standing(Vocabulary):
    """How a decision stands to the delegation of its day."""

    WITHIN = "within", N_("Under a delegation")
    OUTSIDE = "outside", N_("Outside the delegation of the day")
    NOBODY = "nobody", N_("Nobody is known who decided")
    UNTOLD = "untold", N_("No delegation is entered for the day")
    FREE = "free", N_("Needs no delegation")


class DocumentKind(Vocabulary):
    """What sort of governing document it is."""

    GUIDELINE = "guideline", N_("Guideline")
    REGULATIONS = "regulations", N_("Procurement regulations")
    ETHICS = "ethics", N_("Ethical rules")
    INSTRUCTION = "instruction", N_("Instruction")
    DELEGATION = "delegation", N_("Order of delegation")
    AGREEMENT = "agreement", N_("Cooperation agreement")
    PROCESS = "process", N_("Process description")
    ROUTINE = "routine", N_("Routine")
    CHECKLIST = "checklist", N_("Checklist")
    TEMPLATE = "template", N_("Template")
    OTHER = "other", N_("Other document")


class TrainingKind(Vocabulary):
    """How something was made known."""

    TRAINING = "training", N_("Training")
    INFORMATION = "information", N_("Information")
    LAW_CHANGE = "law_change", N_("Notice of changed rules")
    CONTACT = "contact", N_("Contact")


class PurchasingPart(Vocabulary):
    """What a unit has to do with in the purchasing."""

    GOVERNS = "governs", N_("Governs and follows up purchasing")
    GOODS = "goods", N_("Procures goods")
    SERVICES = "services", N_("Procures services")
    WORKS = "works", N_("Procures works")
    ORDERS = "orders", N_("Orders")
    CONTRACTS = "contracts", N_("Manages contracts")
    ELECTRONIC = "electronic", N_("Runs e-commerce")


class Opinion(Vocabulary):
    """What somebody who was consulted answered."""

    AGREES = "agrees", N_("Agrees")
    AGREES_WITH_REMARKS = "agrees_with_remarks", N_("Agrees, with remarks")
    OBJECTS = "objects", N_("Objects")
    ABSTAINS = "abstains", N_("Has no view")


class Progress(Vocabulary):
    """How far a proposal has come."""

    PROPOSED = "proposed", N_("Proposed")
    CONSIDERED = "considered", N_("Being considered")
    ADOPTED = "adopted", N_("Adopted")
    DONE = "done", N_("Carried out")
    REJECTED = "rejected", N_("Turned down")
