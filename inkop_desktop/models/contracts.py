"""The tables of contracts, what belongs to them, and the product areas they fall in."""

from sqlalchemy import Boolean, Date, ForeignKey, Integer, Text

from inkop_desktop.models.base import Word, Words, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.vocabulary import (
    ContractKind,
    Level,
    NoticeMethod,
    OptionState,
    OrderingChannel,
    PriceAdjustment,
    Procedure,
    RenewalKind,
    Secrecy,
    Sustainability,
    Verb,
)

AREA = root(
    "area",
    required("name", Text),
    reference("parent_id", "area"),
    required("cpv_prefixes", Words()),
    required("description", Text),
)

CONTRACT = root(
    "contract",
    required("number", Text, index=True),
    required("title", Text),
    required("case_number", Text),
    required("kind", Word(ContractKind)),
    reference("parent_id", "contract"),
    reference("predecessor_id", "contract"),
    reference("area_id", "area"),
    required("cpv", Words()),
    reference("unit_id", "unit"),
    optional("procedure", Word(Procedure)),
    required("legal_ground", Text),
    optional("notice_on", Date),
    optional("awarded_on", Date),
    reference("awarded_by_id", "person"),
    optional("signed_on", Date),
    reference("signed_by_id", "person"),
    optional("first_day", Date),
    optional("last_day", Date),
    optional("term_months", Integer),
    optional("term_days", Integer),
    required("renewal", Word(RenewalKind)),
    optional("renewal_months", Integer),
    optional("notice_months", Integer),
    optional("notice_days", Integer),
    optional("notice_method", Word(NoticeMethod)),
    required("open_ended", Boolean),
    optional("review_day", Date),
    optional("lead_months", Integer),
    optional("notice_given_on", Date),
    required("notice_evidence", Text),
    optional("terminated_last_day", Date),
    required("termination_reason", Text),
    optional("closed_on", Date),
    required("closing_note", Text),
    optional("estimated_value", Integer),
    optional("estimated_value_currency", Text),
    optional("ceiling", Integer),
    optional("ceiling_currency", Text),
    optional("price_adjustment", Word(PriceAdjustment)),
    required("price_clause", Text),
    required("price_index", Text),
    optional("price_next_on", Date),
    optional("ordering_channel", Word(OrderingChannel)),
    optional("level", Word(Level)),
    required("sustainability", Words(Sustainability)),
    required("public", Boolean),
    optional("secrecy", Word(Secrecy)),
    required("secrecy_ground", Text),
    required("remarks", Text),
)

CONTRACT_SUPPLIER = child(
    "contract_supplier",
    reference("supplier_id", "supplier"),
    optional("rank", Integer),
    optional("share", Integer),
    belongs_to("contract"),
)

CONTRACT_OWNER = child(
    "contract_owner",
    reference("person_id", "person"),
    reference("deputy_id", "person"),
    optional("from_day", Date),
    optional("to_day", Date),
    belongs_to("contract"),
)

CONTRACT_MANAGER = child(
    "contract_manager",
    reference("person_id", "person"),
    reference("deputy_id", "person"),
    optional("from_day", Date),
    optional("to_day", Date),
    belongs_to("contract"),
)

CONTRACT_USER = child(
    "contract_user",
    reference("organisation_id", "organisation"),
    reference("unit_id", "unit"),
    required("own_number", Text),
    belongs_to("contract"),
)

CONTRACT_OPTION = child(
    "contract_option",
    optional("months", Integer),
    optional("decide_by", Date),
    required("state", Word(OptionState)),
    optional("decided_on", Date),
    required("note", Text),
    belongs_to("contract"),
)

CONTRACT_DECISION = child(
    "contract_decision",
    optional("verb", Word(Verb)),
    optional("day", Date),
    optional("decided_on", Date),
    reference("decided_by_id", "person"),
    required("note", Text),
    belongs_to("contract"),
)

CALL_OFF = child(
    "call_off",
    optional("day", Date),
    required("what", Text),
    optional("value", Integer),
    optional("value_currency", Text),
    reference("organisation_id", "organisation"),
    reference("unit_id", "unit"),
    reference("case_id", "direct_procurement"),
    reference("ordered_by_id", "person"),
    belongs_to("contract"),
)

CONTRACT_FOLLOW_UP = child(
    "contract_follow_up",
    required("what", Text),
    optional("planned_on", Date),
    reference("owner_id", "person"),
    optional("held_on", Date),
    required("outcome", Text),
    belongs_to("contract"),
)

AMENDMENT = child(
    "amendment",
    required("title", Text),
    optional("signed_on", Date),
    optional("value", Integer),
    optional("value_currency", Text),
    required("legal_ground", Text),
    required("reason", Text),
    reference("decided_by_id", "person"),
    belongs_to("contract"),
)

CONTRACT_ATTACHMENT = child(
    "contract_attachment",
    required("name", Text),
    required("sha256", Text, ForeignKey("blob.sha256"), index=True),
    required("size", Integer),
    required("description", Text),
    required("original_place", Text),
    belongs_to("contract"),
)
