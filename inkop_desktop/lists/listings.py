"""Every list, by the noun that it lists."""

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.directory import AREAS, ORGANISATIONS, PERSONS, SUPPLIERS, UNITS
from inkop_desktop.lists.governance import (
    ADVICE,
    AUTHORISATIONS,
    CONSULTATIONS,
    DOCUMENTS,
    FEEDBACK,
    GIFTS,
    IMPROVEMENTS,
    MARKET_NOTES,
    TRAININGS,
)
from inkop_desktop.lists.law import LAW_PACKS, OWN_AMOUNTS, OWN_RULES
from inkop_desktop.lists.listing import Listing
from inkop_desktop.lists.organisation import APPOINTMENTS, BODIES, DELEGATIONS, ROLES
from inkop_desktop.lists.planning import PLAN_ITEMS
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.lists.requirements import REQUIREMENT_LIBRARY

LISTINGS: dict[str, Listing] = {
    each.noun: each
    for each in (
        *(CONTRACTS, PLAN_ITEMS, SUPPLIERS, PERSONS, UNITS, ORGANISATIONS, AREAS),
        *(APPOINTMENTS, ROLES, BODIES, DELEGATIONS, DIRECT_PROCUREMENTS, REQUIREMENT_LIBRARY),
        *(DOCUMENTS, TRAININGS, ADVICE, IMPROVEMENTS, FEEDBACK, MARKET_NOTES),
        *(CONSULTATIONS, AUTHORISATIONS, GIFTS),
        *(OWN_AMOUNTS, OWN_RULES, LAW_PACKS),
    )
}
