"""The words that a field may hold: enumerations whose values are stored and whose labels are shown.

A value never changes once a register may hold it; a label is the English source of what the reader
sees, unless the authority has a name of its own for the word (`formats.word`).
"""

from enum import StrEnum
from typing import Self

from inkop_desktop.text import N_


class Vocabulary(StrEnum):
    """A closed set of words: each member is its stored value and carries its `label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member of the value to store and the label to show."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Status(Vocabulary):
    """Where a contract stands on a day; always derived, never typed."""

    FUTURE = "future", N_("Not yet in force")
    IN_FORCE = "in_force", N_("In force")
    OPTION_DECISION = "option_decision", N_("Option to decide")
    NOTICE_PERIOD = "notice_period", N_("Under notice")
    EXPIRED = "expired", N_("Expired")
    TERMINATED = "terminated", N_("Terminated")
    CLOSED = "closed", N_("Closed")
    DATES_MISSING = "dates_missing", N_("Dates missing")


class ActionKind(Vocabulary):
    """What a contract asks of its officer on a day: what its terms come to, or a follow-up."""

    OPTION = "decide_option", N_("Decide on the extension")
    NOTICE = "give_notice", N_("Last day for notice")
    REVIEW = "review", N_("Review the contract")
    REPLACE = "replace", N_("Start the replacement")
    ENDS = "ends", N_("Last day of the contract")
    FOLLOW_UP = "follow_up", N_("Follow up the contract")


class ContractKind(Vocabulary):
    """What sort of contract it is, and how call-offs from a framework are made."""

    SINGLE = "single", N_("Single contract")
    FRAMEWORK_ONE = "framework_one", N_("Framework agreement, one supplier")
    FRAMEWORK_RANKING = "framework_ranking", N_("Framework agreement, ranking")
    FRAMEWORK_COMPETITION = "framework_competition", N_("Framework agreement, renewed competition")
    FRAMEWORK_KEY = "framework_key", N_("Framework agreement, distribution key")
    FRAMEWORK_MIXED = "framework_mixed", N_("Framework agreement, ranking and renewed competition")
    CENTRAL_FRAMEWORK = "central_framework", N_("Central framework agreement that we have joined")
    DYNAMIC_SYSTEM = "dynamic_system", N_("Dynamic purchasing system")
    CALL_OFF = "call_off", N_("Call-off contract")
    RENTAL = "rental", N_("Rental or lease")
    CONCESSION = "concession", N_("Concession")
    COOPERATION = "cooperation", N_("Agreement with another authority")
    OTHER = "other", N_("Other contract")


class RenewalKind(Vocabulary):
    """What happens on the last day when nobody does anything, or something."""

    NONE = "none", N_("Not renewed")
    EXPRESS = "express", N_("Renewed by decision")
    TACIT = "tacit", N_("Renewed tacitly")


class OptionState(Vocabulary):
    """What has been decided about an option to extend."""

    PLANNED = "planned", N_("Not decided")
    EXERCISED = "exercised", N_("Exercised")
    DECLINED = "declined", N_("Declined")


class Procedure(Vocabulary):
    """How the contract was procured, in the words of LOU and FOA."""

    OPEN = "open", N_("Open procedure")
    RESTRICTED = "restricted", N_("Restricted procedure")
    NEGOTIATED = "negotiated", N_("Negotiated procedure with prior notice")
    NEGOTIATED_WITHOUT_NOTICE = "negotiated_without_notice", N_("Negotiated procedure without prior notice")
    DIALOGUE = "competitive_dialogue", N_("Competitive dialogue")
    INNOVATION = "innovation_partnership", N_("Innovation partnership")
    NATIONAL = "national", N_("Advertised procedure below the EU threshold")
    SIMPLIFIED = "simplified", N_("Simplified procedure (older law)")
    DYNAMIC = "dynamic", N_("Procurement in a dynamic purchasing system")
    DIRECT = "direct", N_("Direct procurement")
    THREE_QUOTES = "three_quotes", N_("Direct procurement with at least three quotes")
    CALL_OFF = "call_off", N_("Call-off from a framework agreement")
    RENEWED_COMPETITION = "renewed_competition", N_("Renewed competition in a framework agreement")
    JOINED = "joined", N_("Joined the contract of another authority")
    EXEMPT = "exempt", N_("Exempt from the procurement acts")
    UNKNOWN = "unknown", N_("Procedure not known")


class NoticeMethod(Vocabulary):
    """How the contract says that notice must be given."""

    WRITING = "writing", N_("In writing")
    EMAIL = "email", N_("By email")
    LETTER = "letter", N_("By letter")
    REGISTERED_LETTER = "registered_letter", N_("By registered letter")
    PORTAL = "portal", N_("In the supplier's portal")
    ANY = "any", N_("In any form")


class OrderingChannel(Vocabulary):
    """How orders are placed under the contract."""

    E_CATALOGUE = "e_catalogue", N_("E-catalogue")
    E_ORDER = "e_order", N_("Electronic order")
    WEB_SHOP = "web_shop", N_("The supplier's web shop")
    EMAIL = "email", N_("Email")
    PHONE = "phone", N_("Telephone")
    STANDING = "standing", N_("Delivered without orders")
    OTHER = "other", N_("Other ordering channel")


class Level(Vocabulary):
    """How much effort a contract deserves."""

    A = "a", N_("A, strategic")
    B = "b", N_("B, important")
    C = "c", N_("C, simple")


class Sustainability(Vocabulary):
    """What the contract demands for a sustainable society."""

    ENVIRONMENT = "environment", N_("Environmental requirements")
    CLIMATE = "climate", N_("Climate requirements")
    CHEMICALS = "chemicals", N_("Requirements on chemicals")
    CIRCULARITY = "circularity", N_("Reuse and circularity")
    ANIMAL_WELFARE = "animal_welfare", N_("Animal welfare")
    SOCIAL = "social", N_("Social requirements")
    HUMAN_RIGHTS = "human_rights", N_("Human rights in the supply chain")
    LABOUR = "labour", N_("Wages and working conditions")
    APPRENTICES = "apprentices", N_("Apprentices")
    EMPLOYMENT = "employment", N_("Jobs for people far from the labour market")
    ACCESSIBILITY = "accessibility", N_("Accessibility")
    INNOVATION = "innovation", N_("Innovation")


class SizeClass(Vocabulary):
    """How large a supplier is, by the European definition."""

    MICRO = "micro", N_("Micro (fewer than 10 employees)")
    SMALL = "small", N_("Small (fewer than 50 employees)")
    MEDIUM = "medium", N_("Medium-sized (fewer than 250 employees)")
    LARGE = "large", N_("Large (250 employees or more)")
    UNKNOWN = "unknown", N_("Size not known")


class Country(Vocabulary):
    """The country whose law, holidays and organisation numbers apply."""

    SE = "se", N_("Sweden")
    NO = "no", N_("Norway")

    @property
    def currency(self) -> str:
        """Return the code of the country's currency."""
        return "SEK" if self is Country.SE else "NOK"


class OrganisationKind(Vocabulary):
    """What sort of authority an organisation is."""

    MUNICIPALITY = "municipality", N_("Municipality")
    REGION = "region", N_("Region")
    COOPERATION = "cooperation", N_("Intermunicipal cooperation")
    PURCHASING_BODY = "purchasing_body", N_("Central purchasing body")
    COMPANY = "company", N_("Municipal company")
    OTHER = "other", N_("Other organisation")


class Secrecy(Vocabulary):
    """How much of the contract the public may read."""

    PUBLIC = "public", N_("Public")
    PARTLY = "partly", N_("Partly secret")
    SECRET = "secret", N_("Secret")


class PriceAdjustment(Vocabulary):
    """How the contract's prices may change."""

    FIXED = "fixed", N_("Fixed price")
    INDEX = "index", N_("Adjusted by index")
    NEGOTIATED = "negotiated", N_("Adjusted by negotiation")
    SUPPLIER_LIST = "supplier_list", N_("Follows the supplier's price list")
    OTHER = "other", N_("Other price clause")


class Verdict(Vocabulary):
    """What somebody answered to a finding."""

    HANDLED = "handled", N_("Handled")
    LATER = "later", N_("Later")
    NOT_APPLICABLE = "not_applicable", N_("Does not apply here")


class Verb(Vocabulary):
    """What an officer can decide about a contract."""

    EXERCISE = "exercise", N_("Exercise the option")
    DECLINE = "decline", N_("Decline the option")
    NOTICE = "notice", N_("Give notice")
    LET_RENEW = "let_renew", N_("Let the contract renew")
    REVIEW = "review", N_("Review and let it go on")
    CLOSE = "close", N_("Close the contract")
    TERMINATE = "terminate", N_("Terminate on a day")
