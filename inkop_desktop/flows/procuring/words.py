"""What the pages of the wizard for direct procurements are called, ask, and say of why it is asked."""

from dataclasses import dataclass

from inkop_desktop.records.procuring import (
    CASE,
    CHECKS,
    DECISION,
    END,
    EVALUATION,
    GROUND,
    LAW_AND_WAY,
    OBJECT,
    OPENING,
    OWN_CONTRACTS,
    REQUEST,
    REQUIREMENTS,
    SAME_KIND,
    SIGNING,
    VALUE,
)
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of one page; all are source texts."""

    title: str
    question: str
    why: str


PAGES = {
    "case": Words(
        CASE,
        N_("What is needed, and who handles it?"),
        N_(
            "The law of the day on which the procurement begins applies. Everybody who takes part "
            "declares conflicts of interest before the work begins: whoever is disqualified may neither "
            "handle nor decide."
        ),
    ),
    "way": Words(
        LAW_AND_WAY,
        N_("Which law applies, and how is the need to be met?"),
        N_(
            "Not everything falls under the same law: water, district heating and public transport have "
            "one of their own, and so have concessions. Some needs call for no procurement of our own."
        ),
    ),
    "contracts": Words(
        OWN_CONTRACTS,
        N_("Do we have a contract for this already?"),
        N_(
            "What we have a contract for is called off from it. Where a contract is in force but is not "
            "used, the reason is kept."
        ),
    ),
    "object": Words(
        OBJECT,
        N_("What is to be bought?"),
        N_(
            "The product area decides what is of the same kind. That is a judgement, so it is kept who "
            "made it and why. The CPV code decides whether it is a service with rules of its own."
        ),
    ),
    "value": Words(
        VALUE,
        N_("What is it worth, all in all?"),
        N_(
            "The whole amount that may be paid counts: the whole term, every option and extension, "
            "without VAT. The value is judged when the procurement begins; the estimate is kept with "
            "its day and its basis."
        ),
    ),
    "same_kind": Words(
        SAME_KIND,
        N_("Is it one procurement together with other purchases?"),
        N_(
            "A procurement may not be divided to escape the rules. Purchases for one known need are one "
            "procurement, and recurring purchases count for twelve months."
        ),
    ),
    "ground": Words(
        GROUND,
        N_("On which ground may it be bought without a notice?"),
        N_(
            "Only the grounds that are open for this value and kind on this day are shown. Exceptions "
            "are used restrictively, and whoever relies on one must show that every condition holds."
        ),
    ),
    "bought": Words(
        N_("What was bought"),
        N_("What was bought without a case, and what is done about it?"),
        N_(
            "Tell it as it was, with its true days: nothing is ever backdated. What deviated from the "
            "rules, and what is done so that it does not happen again, belongs to the documentation."
        ),
    ),
    "requirements": Words(
        REQUIREMENTS,
        N_("What is required, and what decides the choice?"),
        N_(
            "Requirements and criteria are settled before anybody is asked, follow from the need and are "
            "the same for all. The environment is considered; where nothing is asked of it, say why."
        ),
    ),
    "request": Words(
        REQUEST,
        N_("Who is asked, and until when?"),
        N_(
            "All who are asked get the same request, the same answers and the same deadline. Ask at "
            "least three if the market has them; otherwise say why fewer."
        ),
    ),
    "opening": Words(
        OPENING,
        N_("Which tenders came in?"),
        N_(
            "Two persons open the tenders after the deadline. Now that the tenderers are known, "
            "everybody who takes part confirms the declaration. Until the award the tenders are secret."
        ),
    ),
    "evaluation": Words(
        EVALUATION,
        N_("Which tender is the best?"),
        N_(
            "Only the criteria that the suppliers were given decide. Those who did not get the contract "
            "are owed the reasons."
        ),
    ),
    "checks": Words(
        CHECKS,
        N_("Is the supplier in order?"),
        N_(
            "Each look-up is kept with its day and where it was seen. Where the law's grounds for "
            "exclusion do not apply, they are the authority's own checks."
        ),
    ),
    "decision": Words(
        DECISION,
        N_("What is decided, and by whom?"),
        N_(
            "The decision names supplier, value and term. A person who decides needs a delegation that "
            "covers it on that day; a body that takes decisions by law does not."
        ),
    ),
    "signing": Words(
        SIGNING,
        N_("When was the contract signed?"),
        N_(
            "The decision is not yet a contract. The day of the signature starts the time for the "
            "documentation and the notices."
        ),
    ),
    "end": Words(
        END,
        N_("Is the case complete?"),
        N_(
            "The justification is printed from what has been written. A frozen case is corrected in a "
            "new version with its reason."
        ),
    ),
}

_WHAT_NOW = {
    Ending.CONTRACT: N_("The case ends with the contract. Print the justification for the case file."),
    Ending.CALL_OFF: N_("The need is met from a contract in force. A note of that is all that is needed."),
    Ending.OTHER_WAY: N_("This needs no procurement of our own. The note says why, and by which rules."),
    Ending.CANCELLED: N_(
        "The procurement is cancelled. Everybody who tendered is told why, and the documentation is "
        "finished in time."
    ),
    Ending.ADVERTISE: N_(
        "It may not be bought without a notice: it has to be advertised. Until then use a contract in force "
        "where there is one. The printed note says so."
    ),
}
_OTHERWISE = {
    Way.CENTRAL: N_(
        "A central purchasing body has made the procurement. Call off by its terms, and enter the contract "
        "that comes of it in the register of contracts. The note says why it may be used."
    ),
    Way.CHANGE: N_(
        "The contract is changed instead of procured anew. Enter the amendment on the contract, with what it "
        "changes the value by. The note says why the change is allowed."
    ),
    Way.INTERNAL: N_(
        "The need is met by ourselves or a company of our own. The note says why that is no procurement."
    ),
    Way.EXEMPT: N_("The procurement act does not apply to this. The note says why, and by which rule."),
}


def what_now(ending: Ending, way: Way) -> str:
    """Return what an ending means and what is to be done then, as a source text."""
    of_way = _OTHERWISE.get(way) if ending is Ending.OTHER_WAY else None
    return of_way or _WHAT_NOW[ending]
