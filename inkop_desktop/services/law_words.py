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

# What becomes of a part that was one thing and will be another, that was nothing, and that will be nothing.
_PARTS = {
    "value": (
        N_("The amount becomes {after} instead of {before}."),
        N_("The amount, which was not known, becomes {after}."),
        N_("The amount {before} is no longer known."),
    ),
    "comparison": (N_("The comparison becomes “{after}” instead of “{before}”."),),
    "valid_to": (
        N_("The last day becomes {after} instead of {before}."),
        N_("The last day becomes {after}; until now there was none."),
        N_("The last day, {before}, is taken away."),
    ),
    "days": (
        N_("The time becomes {after} days instead of {before}."),
        N_("The time becomes {after} days; until now there was none in days."),
        N_("The time of {before} days is taken away."),
    ),
    "months": (
        N_("The time becomes {after} months instead of {before}."),
        N_("The time becomes {after} months; until now there was none in months."),
        N_("The time of {before} months is taken away."),
    ),
    "percent": (
        N_("The share becomes {after} per cent instead of {before}."),
        N_("The share becomes {after} per cent; until now there was none."),
        N_("The share of {before} per cent is taken away."),
    ),
    "reference": (N_("The paragraph becomes {after} instead of {before}."),),
    "source": (N_("The source becomes “{after}” instead of “{before}”."),),
    "certainty": (N_("The certainty becomes “{after}” instead of “{before}”."),),
}
_WORDING = N_("The wording becomes “{after}” Until now it was “{before}”")
_OF_GROUND = N_("What the ground is called, asks or wants told is not as it was.")
_REST = N_("When or how it applies is not as it was.")


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


def of_change(difference: Difference) -> list[Sentence]:
    """Return what differs of an entry: a sentence for each part, old and new; itself if it is new or gone."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        return [of_entry(difference.entry)]
    names = [each.name for each in fields(after) if each.name != "checked_on"]
    values = ((name, getattr(before, name), getattr(after, name)) for name in names)
    said = (_of_part(name, one, other) for name, one, other in values if one != other)
    return list({each.template: each for each in said}.values())


def _of_part(name: str, before: object, after: object) -> Message:
    """Say what becomes of one part of an entry."""
    facts = {"before": before, "after": after}
    if name == "text":
        return Message(_WORDING, facts) if isinstance(after, str) else Message(_OF_GROUND)
    if name not in _PARTS:
        return Message(_REST)
    changed, *rest = _PARTS[name]
    if before is None or after is None:
        return Message(rest[0] if before is None else rest[1], facts)
    return Message(changed, facts)
