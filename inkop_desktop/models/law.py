"""The tables of what an authority puts beside the law, and of the texts of every law pack that was used."""

from sqlalchemy import Date, Integer, Table, Text

from inkop_desktop.models.base import METADATA, Word, key, optional, reference, required, root
from inkop_desktop.rules.law.vocabulary import Beginning, Certainty, Counting, Law, LimitKind, OwnRuleKind

OWN_AMOUNT = root(
    "own_amount",
    optional("law", Word(Law)),
    optional("limit_kind", Word(LimitKind)),
    optional("amount", Integer),
    optional("amount_currency", Text),
    optional("valid_from", Date),
    optional("valid_to", Date),
    required("source", Text),
    required("reference", Text),
    optional("certainty", Word(Certainty)),
    optional("checked_on", Date),
    reference("checked_by_id", "person"),
    required("remarks", Text),
)

OWN_RULE = root(
    "own_rule",
    required("title", Text),
    required("kind", Word(OwnRuleKind)),
    required("beginning", Word(Beginning)),
    optional("amount", Integer),
    optional("amount_currency", Text),
    optional("quotes", Integer),
    reference("role_id", "role"),
    optional("counting", Word(Counting)),
    required("text", Text),
    reference("document_id", "governing_document"),
    required("decided_by", Text),
    optional("decided_on", Date),
    optional("valid_from", Date),
    optional("valid_to", Date),
    required("remarks", Text),
)

LAW_PACK = root(
    "law_pack",
    required("name", Text),
    optional("checked_on", Date),
    optional("entries", Integer),
    required("sha256", Text),
    required("remarks", Text),
)

# The text of a law pack that a case was judged by, once each; outside history, since it never changes.
LAW_TEXT = Table(
    "law_text",
    METADATA,
    key("sha256", Text),
    required("text", Text),
)
