"""Every check there is, in the order of its subjects; a new file of checks is one line here."""

from inkop_desktop.checks import (
    advertising,
    authorisation,
    bodies,
    call_offs,
    contracts_data,
    contracts_people,
    contracts_term,
    delegation,
    dialogue,
    governance,
    law,
    offices,
    people,
    planning,
    procuring,
    same_kind,
    suppliers_data,
    units,
)
from inkop_desktop.checks.finding import Check

CHECKS: tuple[Check, ...] = (
    *contracts_term.CHECKS,
    *contracts_people.CHECKS,
    *contracts_data.CHECKS,
    *call_offs.CHECKS,
    *authorisation.CHECKS,
    *suppliers_data.CHECKS,
    *units.CHECKS,
    *offices.CHECKS,
    *people.CHECKS,
    *bodies.CHECKS,
    *governance.CHECKS,
    *dialogue.CHECKS,
    *delegation.CHECKS,
    *law.CHECKS,
    *planning.CHECKS,
    *procuring.CHECKS,
    *same_kind.CHECKS,
    *advertising.CHECKS,
)
