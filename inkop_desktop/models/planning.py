"""The table of planned procurements."""

from sqlalchemy import Date, Integer, Text

from inkop_desktop.models.base import Word, Words, optional, reference, required, root
from inkop_desktop.rules.vocabulary import ContractKind, Procedure

PLAN_ITEM = root(
    "plan_item",
    required("title", Text),
    reference("area_id", "area"),
    reference("unit_id", "unit"),
    required("need", Text),
    required("cpv", Words()),
    reference("replaces_id", "contract"),
    reference("case_id", "direct_procurement"),
    required("kind", Word(ContractKind)),
    optional("procedure", Word(Procedure)),
    optional("estimated_value", Integer),
    optional("estimated_value_currency", Text),
    reference("responsible_id", "person"),
    optional("begin_by", Date),
    optional("needed_from", Date),
    optional("begun_on", Date),
    reference("begun_by_id", "person"),
    reference("contract_id", "contract"),
    optional("dropped_on", Date),
    required("drop_reason", Text),
    required("remarks", Text),
)
