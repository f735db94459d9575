"""The words of the law packs: marks, comparisons, limits, regimes, duties.

Values stand in packs and in JSON and never change; labels are the English source of what is shown.
"""

from inkop_desktop.rules.vocabulary import Country, Vocabulary
from inkop_desktop.text import N_


class Law(Vocabulary):
    """The act or regulation that a purchase is made under; which one it is, is asked and never assumed."""

    LOU = "LOU", N_("LOU: the Public Procurement Act")
    LUF = "LUF", N_("LUF: procurement in the utilities sectors")
    LUK = "LUK", N_("LUK: procurement of concessions")
    FOA = "FOA", N_("FOA: the Norwegian procurement regulations")
    UTILITIES = "forsyningsforskriften", N_("The Norwegian utilities regulations")
    CONCESSIONS = "konsesjonskontraktforskriften", N_("The Norwegian concession contract regulations")

    @property
    def country(self) -> Country:
        """Return the country whose law it is."""
        return Country.SE if self in {Law.LOU, Law.LUF, Law.LUK} else Country.NO


class Certainty(Vocabulary):
    """How surely an entry of a pack is known, the surest first."""

    F = "F", N_("read in the statute or on an authority's page")
    F3 = "F3", N_("read with a third party only")
    C = "C", N_("computed from a threshold by the statute's percentage")
    M = "M", N_("from memory")
    U = "U", N_("uncertain or not found")

    @property
    def needs_confirming(self) -> bool:
        """Tell whether the officer confirms such an entry, with a source, before relying on it."""
        return self in {Certainty.F3, Certainty.U}


def weakest(marks: list[Certainty]) -> Certainty | None:
    """Return the least sure of some marks; None where there is none."""
    order = list(Certainty)
    return max(marks, key=order.index, default=None)


class Comparison(Vocabulary):
    """How the statute compares a value with an amount."""

    LT = "<", N_("below")
    GT = ">", N_("above")
    GTE = ">=", N_("at least")


class LimitKind(Vocabulary):
    """What an amount in a statute is the limit of."""

    DIRECT_GENERAL = "direct_general", N_("Direct procurement limit")
    DIRECT_SPECIAL = "direct_special", N_("Direct procurement limit, special services")
    DIRECT_WELFARE = "direct_welfare_bilaga_2a", N_("Direct procurement limit, welfare services (older law)")
    DOCUMENTATION = "documentation", N_("Documentation limit")
    POST_AWARD_NOTICE = "post_award_notice", N_("Limit for the post-award notice")
    EU_GOODS_SERVICES_LOCAL = (
        "eu_goods_services_local",
        N_("EU threshold, goods and services, municipalities and regions"),
    )
    EU_GOODS_SERVICES_STATE = "eu_goods_services_state", N_("EU threshold, goods and services, the state")
    EU_GOODS_SERVICES_UTILITIES = (
        "eu_goods_services_utilities",
        N_("EU threshold, goods and services, utilities"),
    )
    EU_WORKS = "eu_works", N_("EU threshold, works")
    EU_SPECIAL = "eu_special", N_("EU threshold, special services")
    EU_CONCESSIONS = "eu_concessions", N_("EU threshold, concessions")
    LAW_APPLIES = "law_applies", N_("Scope limit")
    NATIONAL = "national_threshold", N_("National threshold")
    EEA_GOODS_SERVICES_LOCAL = (
        "eea_goods_services_local",
        N_("EEA threshold, goods and services, municipalities and counties"),
    )
    EEA_GOODS_SERVICES_STATE = "eea_goods_services_state", N_("EEA threshold, goods and services, the state")
    EEA_GOODS_SERVICES_UTILITIES = (
        "eea_goods_services_utilities",
        N_("EEA threshold, goods and services, utilities"),
    )
    EEA_WORKS = "eea_works", N_("EEA threshold, works")
    EEA_WORKS_UTILITIES = "eea_works_utilities", N_("EEA threshold, works, utilities")
    EEA_SPECIAL = "eea_special", N_("EEA threshold, special services, health and social services")
    EEA_CONCESSIONS = "eea_concessions", N_("EEA threshold, concessions")
    SMALL_LOT_GOODS_SERVICES = "small_lot_goods_services", N_("Small lot, goods and services")
    SMALL_LOT_WORKS = "small_lot_works", N_("Small lot, works")
    TAX_CERTIFICATE = "tax_certificate", N_("Limit for the tax certificate")
    WAGES_LOCAL = "wages_local", N_("Limit for wages and working conditions, municipalities and counties")
    WAGES_STATE = "wages_state", N_("Limit for wages and working conditions, the state")
    APPRENTICES_LOCAL = "apprentices_local", N_("Limit for apprentices, municipalities and counties")
    APPRENTICES_STATE = "apprentices_state", N_("Limit for apprentices, the state")
    SUBCONTRACTORS_LOCAL = (
        "subcontractors_local",
        N_("Limit for the chain of subcontractors, municipalities and counties"),
    )
    SUBCONTRACTORS_STATE = "subcontractors_state", N_("Limit for the chain of subcontractors, the state")


class OwnRuleKind(Vocabulary):
    """What a rule of the authority's own asks for."""

    QUOTES = "quotes", N_("Several suppliers are asked")
    APPROVAL = "approval", N_("Approval")
    DOCUMENTATION = "documentation", N_("Documentation in writing")
    SAME_KIND = "same_kind", N_("Purchases of the same kind are added up")
    OTHER = "other", N_("Something else")


class Beginning(Vocabulary):
    """From where an own amount counts."""

    ABOVE = "above", N_("above the amount")
    FROM = "from", N_("from and including the amount")


class Counting(Vocabulary):
    """Over which time purchases of the same kind are added up."""

    FISCAL_YEAR = "fiscal_year", N_("the fiscal year")
    TWELVE_MONTHS = "twelve_months", N_("the last twelve months")
    TERM = "term", N_("the whole term of the contract")


class Nature(Vocabulary):
    """What is bought."""

    GOODS = "goods", N_("Goods")
    SERVICES = "services", N_("Services")
    WORKS = "works", N_("Works")


class Authority(Vocabulary):
    """Which kind of authority buys."""

    MUNICIPALITY = "municipality", N_("Municipality")
    REGION = "region", N_("Swedish region")
    COUNTY = "county", N_("County authority")
    STATE = "state", N_("State authority")
    UTILITY = "utility", N_("Utility")


class Services(Vocabulary):
    """Which list of services that have rules of their own a CPV code is on."""

    SPECIAL = "special", N_("Special services")
    HEALTH = "health", N_("Health and social services")


class Regime(Vocabulary):
    """Which part of the law governs a purchase; in which chapters it stands on a day, the pack says."""

    OUTSIDE = "outside_law", N_("Outside the procurement act")
    BELOW = "below_threshold", N_("Below the EU threshold")
    SPECIAL = "special_services", N_("Social and other special services")
    ABOVE = "above_threshold", N_("From the EU threshold: the rules that follow the directive")
    CONCESSION = "concession", N_("Concession below the EU threshold")
    CONCESSION_ABOVE = "concession_above", N_("Concession from the EU threshold")
    PART_1 = "part_1", N_("Part I")
    PART_2 = "part_2", N_("Part II")
    PART_2_SPECIAL = "part_2_special", N_("Part II, special services from the EEA threshold")
    PART_3 = "part_3", N_("Part III")
    PART_4 = "part_4", N_("Part IV, health and social services")
    UTILITIES = "utilities", N_("The utilities regulations, below the EEA threshold")
    UTILITIES_ABOVE = "utilities_above", N_("The utilities regulations, from the EEA threshold")
    CONCESSION_CONTRACTS = (
        "concession_contracts",
        N_("The concession contract regulations, below the EEA threshold"),
    )
    CONCESSION_CONTRACTS_ABOVE = (
        "concession_contracts_above",
        N_("The concession contract regulations, from the EEA threshold"),
    )


class Route(Vocabulary):
    """How the purchase may be made."""

    BY_VALUE = "by_value", N_("Without a notice, since the value is low")
    BY_GROUND = "by_ground", N_("Without a notice, on a ground for exception")
    ADVERTISED = "advertised", N_("With a notice")


class After(Vocabulary):
    """From which event a time runs."""

    CONTRACT = "contract", N_("the day of the contract")
    CONTRACT_OR_CANCELLING = "contract_or_cancelling", N_("the contract, or the decision to cancel")
    QUARTER = "quarter", N_("the end of the quarter")
    NOTICE = "notice", N_("the publication of the notice")
    AWARD_SENT = "award_sent", N_("the sending of the award decision")
    TENDER_DEADLINE = "tender_deadline", N_("the tender deadline")


class Fact(Vocabulary):
    """A fact that an answer needs and does not have, as a sentence."""

    DATE = "date", N_("Missing: the day on which the procurement began.")
    LAW = "law", N_("Missing: which law the purchase is made under.")
    VALUE = "value", N_("Missing: the estimated value.")
    TERM = "term", N_("Missing: how long the contract runs.")
    OPTION = "option", N_("Missing: the length or the value of an option.")
    LEASE = (
        "lease",
        N_(
            "Missing: whether the goods are leased or bought. The law counts a lease without an end and "
            "open-ended supply over different times."
        ),
    )
    CURRENCY = "currency", N_("Missing: the value in one currency, that of the law.")
    AUTHORITY = "authority", N_("Missing: which kind of authority buys.")
    NATURE = "nature", N_("Missing: whether goods, services or works are bought.")
    WELFARE = (
        "welfare",
        N_("Missing: whether the service was a welfare service of annex 2 a, which had a limit of its own."),
    )
    LIMIT = (
        "limit",
        N_(
            "Missing: the amount of a limit in the law's currency. "
            "Enter it with its source; it is never guessed."
        ),
    )
    GROUNDS = "grounds", N_("Missing: the grounds of this part of the law, which the law pack does not hold.")
