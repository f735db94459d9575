"""Say the entries of a law pack and the rules of an authority as a reader meets them outside a case."""

from dataclasses import fields

from inkop_desktop.records.law import OwnRule
from inkop_desktop.rules.law.difference import Difference
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, Limit, Pack, Rule, ServiceList
from inkop_desktop.rules.law.vocabulary import Beginning, OwnRuleKind
from inkop_desktop.rules.law.words import Sentence
from inkop_desktop.text import N_, Message, message

_OF_RULES = {
    (OwnRuleKind.QUOTES, Beginning.ABOVE): N_("Above {amount}, {quotes} suppliers are asked."),
    (OwnRuleKind.QUOTES, Beginning.FROM): N_("From {amount}, {quotes} suppliers are asked."),
    (OwnRuleKind.APPROVAL, Beginning.ABOVE): N_("Above {amount}, the purchase is approved first."),
    (OwnRuleKind.APPROVAL, Beginning.FROM): N_("From {amount}, the purchase is approved first."),
    (OwnRuleKind.DOCUMENTATION, Beginning.ABOVE): N_(
        "Above {amount}, the purchase is documented in writing."
    ),
    (OwnRuleKind.DOCUMENTATION, Beginning.FROM): N_("From {amount}, the purchase is documented in writing."),
    (OwnRuleKind.OTHER, Beginning.ABOVE): N_("Above {amount}: {title}"),
    (OwnRuleKind.OTHER, Beginning.FROM): N_("From {amount}: {title}"),
}

_PARTS = {
    "value": N_("Amount"),
    "comparison": N_("Comparison"),
    "valid_to": N_("Last day"),
    "reference": N_("Paragraph"),
    "source": N_("Source"),
    "certainty": N_("Certainty"),
    "text": N_("Wording"),
}
_REST = N_("When it applies")


def name_of(entry: Entry) -> Sentence:
    """Return what an entry is about; what the law pack words itself is in the language of its country."""
    if isinstance(entry, Limit):
        return Message(entry.limit_kind.label)
    if isinstance(entry, Ground):
        return entry.text.name
    if isinstance(entry, ServiceList):
        return Message(entry.services.label)
    assert isinstance(entry, Duty | Rule)
    return entry.text


def amount_of(limit: Limit) -> Message:
    """Return the amount of a limit as the statute compares a value with it."""
    if limit.value is None:
        return message("not known")
    return message("{comparison} {amount}", comparison=limit.comparison, amount=limit.value)


def of_entry(entry: Entry) -> Sentence:
    """Return what an entry says in a line: of a limit the amount, and whether it is own."""
    if not isinstance(entry, Limit):
        return name_of(entry)
    facts = {"name": entry.limit_kind, "comparison": entry.comparison, "amount": entry.value}
    if entry.value is None:
        return message("{name}: not known", **facts)
    if entry.is_own:
        return message("{name}: {comparison} {amount} (the authority's own entry)", **facts)
    return message("{name}: {comparison} {amount}", **facts)


def of_rule(rule: OwnRule) -> Message:
    """Return what a rule of the authority's own asks for, in a sentence."""
    facts = {"amount": rule.amount, "quotes": rule.quotes, "title": rule.title, "time": rule.counting}
    if rule.kind is OwnRuleKind.SAME_KIND and rule.amount is None:
        return message(
            "Purchases of the same kind are added up and held against the limit of the law ({time}).", **facts
        )
    if rule.kind is OwnRuleKind.SAME_KIND:
        return message("Purchases of the same kind are added up and held against {amount} ({time}).", **facts)
    if rule.amount is None:
        return Message("{title}", facts)
    return Message(_OF_RULES[rule.kind, rule.beginning], facts)


def of_age(pack: Pack) -> Message:
    """Return the warning that a law pack was not checked this year."""
    return message(
        "Nothing in the law pack has been checked this year; the last check was on {day}.",
        day=pack.newest_check,
    )


def of_change(difference: Difference) -> list[Message]:
    """Return what differs of an entry that is not as it was, in one word for each part of it."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        return []
    changed = [each.name for each in fields(after) if getattr(before, each.name) != getattr(after, each.name)]
    parts = (_PARTS.get(name, _REST) for name in changed if name != "checked_on")
    return [Message(part) for part in dict.fromkeys(parts)]
