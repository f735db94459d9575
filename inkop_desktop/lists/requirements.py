"""The list of the library of requirements and criteria."""

from dataclasses import replace

from sqlalchemy import ColumnElement, case

from inkop_desktop.lists.columns import ALL, SEARCH, listing, named, own, when
from inkop_desktop.lists.listing import Column, QuickFilter
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.procuring import RequirementKind
from inkop_desktop.text import N_

_NOUN = "library_text"
_TEXT = METADATA.tables[_NOUN]
_KINDS = {
    RequirementKind.REQUIREMENT: N_("Requirements"),
    RequirementKind.QUALIFICATION: N_("Qualifications"),
    RequirementKind.CRITERION: N_("Award criteria"),
    RequirementKind.TERM: N_("Contract terms"),
}


def _text() -> Column:
    """Return the column with the text itself, in the order of its first words."""
    return replace(own(_NOUN, "text", 26, strong=True), sort=(SEARCH.c.key,))


def _kind() -> Column:
    """Return the column with the kind, in the order in which a request has them."""
    ranks = {kind.value: rank for rank, kind in enumerate(_KINDS)}
    return replace(own(_NOUN, "kind", 19), sort=(case(ranks, value=_TEXT.c.kind), SEARCH.c.key))


def _is(kind: RequirementKind) -> ColumnElement[bool]:
    return _TEXT.c.in_use & (_TEXT.c.kind == kind)


REQUIREMENT_LIBRARY = listing(
    _NOUN,
    N_("Requirement library"),
    (
        _text(),
        _kind(),
        named(_NOUN, "area_id", 20),
        own(_NOUN, "topic", 22, shown=False),
        own(_NOUN, "need", 30, shown=False),
        own(_NOUN, "source", 24, shown=False),
        own(_NOUN, "remarks", 30, shown=False),
        own(_NOUN, "in_use", 10, shown=False),
    ),
    (
        when("in_use", N_("In use"), _TEXT.c.in_use),
        *(when(kind, words, _is(kind)) for kind, words in _KINDS.items()),
        when("unused", N_("No longer in use"), ~_TEXT.c.in_use),
    ),
    (
        QuickFilter("in_use", N_("In use"), {"in_use": True}),
        *(QuickFilter(kind, words, {kind: True}) for kind, words in _KINDS.items()),
        QuickFilter("unused", N_("No longer in use"), {"unused": True}),
        ALL,
    ),
    sort=("kind", False),
)
