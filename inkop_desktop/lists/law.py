"""The lists of what an authority puts beside the law: its own amounts, its own rules, loaded law packs."""

from inkop_desktop.lists.columns import ALL, called, lasting, listing, named, own
from inkop_desktop.lists.listing import QuickFilter
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.text import N_

_AMOUNT, _RULE = METADATA.tables["own_amount"], METADATA.tables["own_rule"]
_LASTING = (
    QuickFilter("current", N_("In force"), {"current": True}),
    QuickFilter("over", N_("Ended"), {"over": True}),
    ALL,
)

OWN_AMOUNTS = listing(
    "own_amount",
    N_("Own amounts"),
    (
        own("own_amount", "limit_kind", 40, strong=True),
        own("own_amount", "law", 12, shown=False),
        own("own_amount", "amount", 16),
        own("own_amount", "valid_from", 14, shown=False),
        own("own_amount", "valid_to", 16),
        own("own_amount", "source", 26, shown=False),
        own("own_amount", "certainty", 26, shown=False),
        own("own_amount", "checked_on", 14, shown=False),
        named("own_amount", "checked_by_id", 20, shown=False),
    ),
    lasting(_AMOUNT.c.valid_from, _AMOUNT.c.valid_to),
    _LASTING,
)
OWN_RULES = listing(
    "own_rule",
    N_("Own rules"),
    (
        called("own_rule", 34),
        own("own_rule", "kind", 24, shown=False),
        own("own_rule", "amount", 16),
        named("own_rule", "document_id", 26, shown=False),
        own("own_rule", "decided_by", 20, shown=False),
        own("own_rule", "valid_from", 14, shown=False),
        own("own_rule", "valid_to", 16),
    ),
    lasting(_RULE.c.valid_from, _RULE.c.valid_to),
    _LASTING,
)
LAW_PACKS = listing(
    "law_pack",
    N_("Law packs"),
    (called("law_pack", 30), own("law_pack", "checked_on", 14), own("law_pack", "entries", 10)),
)
