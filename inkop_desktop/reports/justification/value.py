"""What the purchase is worth, how that was counted, and what else of the same kind counts with it."""

from collections.abc import Iterable, Iterator

from inkop_desktop import formats
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring_facts import calculation
from inkop_desktop.reports import same_kind_words
from inkop_desktop.reports.justification.case_paper import CasePaper, Fact, key_values, section
from inkop_desktop.rules.law import words
from inkop_desktop.rules.law.vocabulary import OwnRuleKind
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import law_words
from inkop_desktop.text import Message, _, message
from inkop_desktop.typeset.document import Block

_SECRET = {"value", "prices"}


def value(paper: CasePaper) -> Iterator[Block]:
    """Tell the estimate with its day and basis, and the calculation in words."""
    names = ("estimated_on", "estimate_basis", "months", "open_ended", "vat_percent")
    yield from section(_("Value"), key_values([*paper.facts(*names), *_counted(paper), *_notes(paper)]))


def _counted(paper: CasePaper) -> Iterator[Fact]:
    if _SECRET & paper.hidden.keys():
        yield from paper.facts("value")
        return
    said = words.of_calculation(calculation(paper.case, paper.told.around.pack))
    yield _("Calculation"), "\n".join(map(formats.worded, said))


def _notes(paper: CasePaper) -> Iterator[Fact]:
    """Yield what is noted of each price, and the rate at which one in another currency was counted."""
    said = []
    for each in paper.case.prices:
        parts = [formats.show(each.kind), formats.show(each.amount)]
        parts += [_("exchange rate {rate}").format(rate=each.rate)] if each.rate else []
        if each.note or each.rate:
            said.append(" · ".join(filter(None, (*parts, each.note))))
    yield _("Notes on the prices"), "\n".join(said)


def same_kind(paper: CasePaper) -> Iterator[Block]:
    """Tell what the law says of purchases of the same kind and, apart from it, the authority's own rule."""
    if not paper.is_procured:
        return
    facts = [
        *_of_kind(paper),
        *paper.facts("one_with_others", "others_value", "same_kind_reason"),
        *((_("The authority's own rule"), each) for each in _own(paper)),
    ]
    yield from section(_("Purchases of the same kind"), key_values(facts))


def _of_kind(paper: CasePaper) -> Iterator[Fact]:
    """Yield what the law says and what is known of the year; other cases are nobody's outside the office."""
    meter, rule = paper.told.meter, paper.told.found.same_kind
    if meter:
        yield _("The law"), _lines((*same_kind_words.law_rule(meter), same_kind_words.law_standing(meter)))
        parts = (words for _part, words in same_kind_words.parts(meter))
        yield _("Bought of the same kind"), _lines((same_kind_words.in_short(meter), *parts, _apart(paper)))
    elif rule:
        stands = _("{text} ({reference})").format(text=rule.text, reference=rule.reference)
        yield _("The law"), stands


def _apart(paper: CasePaper) -> Message | None:
    """Return that a case in which nothing is bought is not in the sum."""
    if paper.case.ending in {None, Ending.CONTRACT}:
        return None
    return message("This case is not counted, since nothing is bought in it.")


def _own(paper: CasePaper) -> Iterator[str]:
    meter = paper.told.meter
    if meter:
        yield _lines((*same_kind_words.own_rule(meter), same_kind_words.own_standing(meter)))
        return
    rules = (each for each in paper.told.around.own_rules if each.kind is OwnRuleKind.SAME_KIND)
    yield from (_own_rule(each) for each in rules)


def own_rules(paper: CasePaper) -> Iterator[Block]:
    """Tell the other rules of the authority's own that were in force; they are not the law's."""
    rows = [
        (formats.show(each.kind), _own_rule(each))
        for each in paper.told.around.own_rules
        if each.kind is not OwnRuleKind.SAME_KIND and paper.is_procured
    ]
    yield from section(_("The authority's own rules, beside the law"), key_values(rows))


def _own_rule(rule: OwnRule) -> str:
    decided = " · ".join(filter(None, (rule.decided_by, formats.show(rule.decided_on))))
    return _lines((law_words.of_rule(rule), rule.text, decided))


def _lines(said: Iterable[object]) -> str:
    return "\n".join(filter(None, map(formats.show, said)))
