"""The wizard for direct procurements, in its window."""

from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.wizard import wizard
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.flowshell import FlowShell, MakePage
from inkop_desktop.ui.procuring.bought_page import BoughtPage
from inkop_desktop.ui.procuring.cancellable import CancellablePage
from inkop_desktop.ui.procuring.contracts_page import ContractsPage
from inkop_desktop.ui.procuring.decision_page import DecisionPage
from inkop_desktop.ui.procuring.end_page import EndPage
from inkop_desktop.ui.procuring.ended_page import EndedPage
from inkop_desktop.ui.procuring.evaluation_page import OVER_LIMIT, EvaluationPage
from inkop_desktop.ui.procuring.fields_page import FieldsPage
from inkop_desktop.ui.procuring.ground_page import GroundPage
from inkop_desktop.ui.procuring.letter_page import LetterPage
from inkop_desktop.ui.procuring.requirements_page import RequirementsPage
from inkop_desktop.ui.procuring.same_kind_page import SameKindPage
from inkop_desktop.ui.procuring.value_page import ValuePage
from inkop_desktop.ui.procuring.way_page import WayPage

# What only a case has that was bought before it was begun.
ORDERED = ("ordered_by", "ordered_on")
# What is written on each page that is a form of the case.
FORMS = {
    "case": (
        *("title", "case_number", "unit_id", "officer_id", "need", "started_on", "wanted_from"),
        *("budget_line", *ORDERED, "handlers"),
    ),
    "way": ("law", "way", "changed_contract_id", "way_reason"),
    "object": ("area_id", "area_judged_by_id", "area_reason", "cpv", "nature", "supply", "lots"),
    "bought": (
        *("supplier_id", "award_value", "award_from", "award_to", "award_reason", "decided_by_id"),
        *("decided_by_body_id", "decided_on", "signed_on", "invited", "few_asked_reason", "tenders"),
        *("checks", "deviation", "measures"),
    ),
    "opening": ("opened_on", "opened_by_id", "witnessed_by_id", "tenders", "handlers"),
    "evaluation": ("evaluation", "tenders", *OVER_LIMIT),
    "checks": ("checks",),
    "signing": ("informed_on", "signed_on", "signed_by_id", "award_notice_on"),
}
_REQUEST = (
    *("invited", "tender_deadline", "tender_time", "few_asked_reason"),
    *("earlier_dialogue", "questions"),
)
# What of each row is written on a page that has only some of it.
OF_ROWS = {
    ("bought", "tenders"): ("supplier_id", "received_on", "amount", "outcome", "why"),
    ("opening", "tenders"): ("supplier_id", "received_on", "received_at", "amount"),
    ("opening", "handlers"): ("person_id", "part", "declared_on", "points", "confirmed_on"),
    ("evaluation", "tenders"): ("supplier_id", "amount", "outcome", "why", "subcontracted"),
}
# What is more than its fields: once suppliers have been asked, the procurement can be cancelled.
_MADE: dict[str, type[FieldsPage]] = {
    "way": WayPage,
    "bought": BoughtPage,
    "opening": CancellablePage,
    "evaluation": EvaluationPage,
    "checks": CancellablePage,
    "signing": CancellablePage,
}


def case_wizard(desk: Desk, draft: CaseDraft, parent: QWidget | None = None) -> FlowShell:
    """Return the wizard of a case, ready to open."""
    letters = (LetterKind.REQUEST, LetterKind.ANSWERS)
    pages: dict[str, MakePage] = {
        "contracts": ContractsPage,
        "value": partial(ValuePage, desk),
        "same_kind": partial(SameKindPage, desk),
        "ground": partial(GroundPage, desk),
        "requirements": partial(RequirementsPage, desk),
        "request": partial(LetterPage, desk, _REQUEST, "request", letters),
        "decision": partial(DecisionPage, desk),
        "end": partial(EndPage, desk),
    }
    pages |= {key: partial(_form, desk, key, draft.case.kind) for key in FORMS}
    ended = partial(EndedPage, desk)
    return FlowShell(desk, wizard(desk.today), pages, draft, result=ended, parent=parent)


def _form(desk: Desk, key: str, kind: CaseKind) -> FieldsPage:
    asked = [name for name in FORMS[key] if name not in ORDERED or kind is CaseKind.AFTERWARDS]
    page = _MADE.get(key, FieldsPage)(desk, asked)
    for (of_page, name), only in OF_ROWS.items():
        if of_page == key:
            page.show_of_rows(name, only)
    return page
