"""The tables of direct procurements."""

from sqlalchemy import Boolean, Date, ForeignKey, Integer, Text

from inkop_desktop.models.base import Word, Words, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.organising import Act, Standing
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    Climate,
    Ending,
    OverLimit,
    Point,
    Price,
    RequirementKind,
    SupplierCheck,
    Supply,
    TenderOutcome,
    Topic,
    Way,
    YesNo,
)
from inkop_desktop.rules.same_kind import Part

DIRECT_PROCUREMENT = root(
    "direct_procurement",
    required("number", Text),
    required("title", Text),
    required("case_number", Text),
    required("kind", Word(CaseKind)),
    reference("unit_id", "unit"),
    reference("officer_id", "person"),
    required("need", Text),
    optional("started_on", Date),
    optional("wanted_from", Date),
    required("budget_line", Text),
    optional("law", Word(Law)),
    required("way", Word(Way)),
    reference("changed_contract_id", "contract"),
    required("way_reason", Text),
    required("searched_for", Text),
    reference("area_id", "area"),
    reference("area_judged_by_id", "person"),
    required("area_reason", Text),
    required("cpv", Words()),
    optional("nature", Word(Nature)),
    optional("supply", Word(Supply)),
    required("lots", Text),
    optional("estimated_on", Date),
    required("estimate_basis", Text),
    optional("months", Integer),
    required("open_ended", Boolean),
    optional("vat_percent", Integer),
    optional("value", Integer),
    optional("value_currency", Text),
    optional("one_with_others", Word(YesNo)),
    optional("others_value", Integer),
    optional("others_value_currency", Text),
    required("same_kind_reason", Text),
    required("ground", Text),
    required("reasons", Text),
    optional("voluntary_notice_on", Date),
    required("environment_reason", Text),
    optional("climate", Word(Climate)),
    required("climate_reason", Text),
    required("apprentices_reason", Text),
    optional("personal_data", Word(YesNo)),
    optional("protective_security", Word(YesNo)),
    reference("approved_by_id", "person"),
    optional("approved_on", Date),
    optional("tender_deadline", Date),
    required("tender_time", Text),
    required("few_asked_reason", Text),
    required("earlier_dialogue", Text),
    optional("opened_on", Date),
    reference("opened_by_id", "person"),
    reference("witnessed_by_id", "person"),
    required("evaluation", Text),
    optional("over_limit", Word(OverLimit)),
    required("over_limit_reason", Text),
    reference("supplier_id", "supplier"),
    optional("award_value", Integer),
    optional("award_value_currency", Text),
    optional("award_from", Date),
    optional("award_to", Date),
    required("award_reason", Text),
    reference("decided_by_id", "person"),
    reference("decided_by_body_id", "body"),
    optional("decided_on", Date),
    required("decision_number", Text),
    optional("informed_on", Date),
    optional("signed_on", Date),
    reference("signed_by_id", "person"),
    optional("award_notice_on", Date),
    required("ordered_by", Text),
    optional("ordered_on", Date),
    required("deviation", Text),
    required("measures", Text),
    optional("ending", Word(Ending)),
    optional("ended_on", Date),
    required("ending_reason", Text),
    reference("contract_id", "contract"),
    required("page", Text),
    required("law_pack", Text),
    optional("closed_on", Date),
)

HANDLER = child(
    "handler",
    reference("person_id", "person"),
    required("part", Text),
    optional("declared_on", Date),
    required("points", Words(Point)),
    required("circumstances", Text),
    reference("replaced_by_id", "person"),
    optional("confirmed_on", Date),
    belongs_to("direct_procurement"),
)

CONTRACT_CONSIDERED = child(
    "contract_considered",
    reference("contract_id", "contract"),
    required("used", Boolean),
    required("reason", Text),
    belongs_to("direct_procurement"),
)

PRICE_ROW = child(
    "price_row",
    optional("kind", Word(Price)),
    optional("amount", Integer),
    optional("amount_currency", Text),
    optional("months", Integer),
    required("rate", Text),
    required("note", Text),
    belongs_to("direct_procurement"),
)

CONDITION_ANSWER = child(
    "condition_answer",
    required("condition", Text),
    optional("holds", Word(YesNo)),
    belongs_to("direct_procurement"),
)

CONFIRMED_ENTRY = child(
    "confirmed_entry",
    required("entry", Text),
    required("source", Text),
    optional("confirmed_on", Date),
    belongs_to("direct_procurement"),
)

REQUIREMENT = child(
    "requirement",
    required("text", Text),
    required("kind", Word(RequirementKind)),
    required("topic", Word(Topic)),
    optional("weight", Integer),
    required("need", Text),
    belongs_to("direct_procurement"),
)

INVITED = child(
    "invited",
    reference("supplier_id", "supplier"),
    optional("asked_on", Date),
    optional("declined_on", Date),
    belongs_to("direct_procurement"),
)

QUESTION = child(
    "question",
    required("question", Text),
    optional("asked_on", Date),
    required("answer", Text),
    optional("answered_on", Date),
    belongs_to("direct_procurement"),
)

TENDER = child(
    "tender",
    reference("supplier_id", "supplier"),
    optional("received_on", Date),
    required("received_at", Text),
    optional("amount", Integer),
    optional("amount_currency", Text),
    optional("outcome", Word(TenderOutcome)),
    required("why", Text),
    required("subcontracted", Text),
    belongs_to("direct_procurement"),
)

TENDER_POINTS = child(
    "tender_points",
    reference("supplier_id", "supplier"),
    required("criterion", Text),
    optional("points", Integer),
    belongs_to("direct_procurement"),
)

SUPPLIER_CHECK = child(
    "supplier_check",
    optional("kind", Word(SupplierCheck)),
    optional("result", Word(CheckResult)),
    optional("checked_on", Date),
    optional("issued_on", Date),
    required("evidence", Text),
    belongs_to("direct_procurement"),
)

KIND_SUM = child(
    "kind_sum",
    required("by_own_rule", Boolean),
    optional("part", Word(Part)),
    optional("purchases", Integer),
    optional("amount", Integer),
    optional("amount_currency", Text),
    belongs_to("direct_procurement"),
)

ACTED_UNDER = child(
    "acted_under",
    optional("act", Word(Act)),
    optional("standing", Word(Standing)),
    required("role", Text),
    optional("up_to", Integer),
    optional("up_to_currency", Text),
    required("legal_basis", Text),
    belongs_to("direct_procurement"),
)

SECRET = child(
    "secret",
    required("subject", Text),
    required("paragraph", Text),
    optional("until", Date),
    belongs_to("direct_procurement"),
)

CASE_VERSION = child(
    "case_version",
    optional("closed_on", Date),
    required("closed_by", Text),
    required("correction", Text),
    belongs_to("direct_procurement"),
)

DIRECT_PROCUREMENT_ATTACHMENT = child(
    "direct_procurement_attachment",
    required("name", Text),
    required("sha256", Text, ForeignKey("blob.sha256"), index=True),
    required("size", Integer),
    required("description", Text),
    required("original_place", Text),
    belongs_to("direct_procurement"),
)
