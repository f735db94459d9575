"""The words of a direct procurement: enumerations whose values are stored and whose labels are shown.

A value never changes once a register may hold it.
"""

from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class CaseKind(Vocabulary):
    """How much a case asks for, and whether it was begun in time."""

    FULL = "full", N_("Direct procurement")
    SHORT = "short", N_("Small purchase")
    AFTERWARDS = "afterwards", N_("Already bought")


class Way(Vocabulary):
    """Which way something is to be had; only some of them are a procurement of one's own."""

    PURCHASE = "purchase", N_("A purchase from a supplier")
    CONCESSION = "concession", N_("A concession")
    MIXED = "mixed", N_("A mixed contract")
    CENTRAL = "central", N_("Through a central purchasing body")
    CHANGE = "change", N_("A change of a contract that we have")
    INTERNAL = "internal", N_("From ourselves or a company of our own")
    EXEMPT = "exempt", N_("Something that the procurement act exempts")


class YesNo(Vocabulary):
    """An answer to a question that may be without one."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")


class Point(Vocabulary):
    """Why somebody may be disqualified (6 kap. 28 § KL, § 6 fvl)."""

    PARTY = "party", N_("I, or somebody close to me, is a party or affected by the outcome")
    REPRESENTATIVE = "representative", N_("I represent, or have represented, a party or somebody affected")
    POSITION = "position", N_("I lead, own or work for a supplier that may be affected")
    OTHER = "other", N_("Something else may put my impartiality in question")


class Supply(Vocabulary):
    """Whether goods become the authority's own."""

    BOUGHT = "bought", N_("Bought")
    LEASED = "leased", N_("Leased or rented")


class Price(Vocabulary):
    """What an amount of the estimate is."""

    FIXED = "fixed", N_("Fixed price")
    MONTHLY = "monthly", N_("Price a month")
    YEARLY = "yearly", N_("Price a year")
    OPTION = "option", N_("Option or extension")
    RECURRING = "recurring", N_("Recurring purchases, twelve months")
    FRAMEWORK = "framework", N_("Highest value of the framework agreement")
    LOT = "lot", N_("Lot")
    PREMIUM = "premium", N_("Premium to tenderers")
    RESIDUAL = "residual", N_("Residual value of what is leased")
    SUPPLIED = "supplied", N_("What we supply to the works")


class RequirementKind(Vocabulary):
    """What a requirement is: it decides where in the comparison it belongs."""

    REQUIREMENT = "requirement", N_("Requirement on what is bought")
    QUALIFICATION = "qualification", N_("Qualification of the supplier")
    CRITERION = "criterion", N_("Award criterion")
    TERM = "term", N_("Contract term")


class Topic(Vocabulary):
    """What a requirement is about."""

    GENERAL = "general", N_("Function and quality")
    PRICE = "price", N_("Price")
    DELIVERY = "delivery", N_("Delivery and warranty")
    SUPPLIER = "supplier", N_("The supplier")
    ENVIRONMENT = "environment", N_("Environment and chemicals")
    CLIMATE = "climate", N_("Climate")
    WAGES = "wages", N_("Wages and working conditions")
    APPRENTICES = "apprentices", N_("Apprentices")
    DATA_PROTECTION = "data_protection", N_("Personal data")
    SECURITY = "security", N_("Information and protective security")
    SOCIAL = "social", N_("Social considerations")


class Climate(Vocabulary):
    """How climate and environment are taken into account in Norway (§ 7-9 FOA, then § 5 b LOA)."""

    WEIGHT = "weight", N_("Weighted at least as heavily as the law asks")
    RANKED = "ranked", N_("Ranked among the most important award criteria")
    REQUIREMENTS = "requirements", N_("Requirements instead of weight, clearly better for the climate")
    INSIGNIFICANT = "insignificant", N_("Exempt: insignificant climate footprint")
    CRITICAL_INTEREST = "critical_interest", N_("Exempt: health, safety or preparedness")
    NATIONAL_MINIMUM = "national_minimum", N_("Exempt: standardised minimum requirements by law")


class TenderOutcome(Vocabulary):
    """What became of a tender."""

    CHOSEN = "chosen", N_("Chosen")
    NOT_CHOSEN = "not_chosen", N_("Not chosen")
    REJECTED = "rejected", N_("Rejected")


class OverLimit(Vocabulary):
    """What is done when the price exceeds the limit that the estimate was below."""

    CANCEL = "cancel", N_("Cancel, and advertise the procurement")
    SOUND = "sound", N_("Go on: the estimate was sound when the procurement began")


class SupplierCheck(Vocabulary):
    """What is looked up about the supplier that is chosen."""

    ORG_NUMBER = "org_number", N_("Organisation number")
    REGISTERED = "registered", N_("Entry in the company register")
    TAX = "tax", N_("Registered for tax")
    TAX_CERTIFICATE = "tax_certificate", N_("Tax certificate")
    INSOLVENCY = "insolvency", N_("Insolvency")
    SANCTIONS = "sanctions", N_("Sanctions")
    EXCLUSION = "exclusion", N_("Grounds for exclusion")
    EXCLUSION_OWN = "exclusion_own", N_("Grounds for exclusion (our own check)")


class CheckResult(Vocabulary):
    """What a look-up came to."""

    PASSED = "passed", N_("No remark")
    REMARK = "remark", N_("Remark, explained")
    FAILED = "failed", N_("Not passed")
    LEFT_OUT = "left_out", N_("Left out, for a reason")


class Ending(Vocabulary):
    """How a case ended."""

    CONTRACT = "contract", N_("Contract concluded")
    CALL_OFF = "call_off", N_("Called off from a contract in force")
    OTHER_WAY = "other_way", N_("Taken another way")
    CANCELLED = "cancelled", N_("Cancelled")
    ADVERTISE = "advertise", N_("No: to be advertised")


class CaseStatus(Vocabulary):
    """Where a case stands; a small purchase owes no documentation, so it is never to be documented."""

    OPEN = "open", N_("Under way")
    DECIDED = "decided", N_("To be signed")
    TO_DOCUMENT = "to_document", N_("To be documented")
    CANCELLED = "cancelled", N_("Cancelled")
    ENDED = "ended", N_("Concluded")
    FROZEN = "frozen", N_("Finished and frozen")
