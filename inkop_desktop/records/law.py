"""What an authority puts beside the law: amounts that the pack does not know, own rules, newer packs."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Root, declared
from inkop_desktop.rules.law.vocabulary import Beginning, Certainty, Counting, Law, LimitKind, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.text import N_

AMOUNT = N_("The amount")
SOURCE = N_("Source and check")
RULE = N_("The rule")
VALIDITY = N_("Decision and validity")


def _asks_for_quotes(rule: "OwnRule", _currency: str) -> bool:
    return rule.kind is OwnRuleKind.QUOTES


def _asks_for_approval(rule: "OwnRule", _currency: str) -> bool:
    return rule.kind is OwnRuleKind.APPROVAL


def _adds_up(rule: "OwnRule", _currency: str) -> bool:
    return rule.kind is OwnRuleKind.SAME_KIND


def _begins_somewhere(rule: "OwnRule", _currency: str) -> bool:
    return rule.kind is not OwnRuleKind.SAME_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAmount(Root):
    """An amount of the law that the pack does not know, entered by the authority with its source.

    How it is compared with a value is the statute's, and so the pack's.
    """

    law: Law | None = declared(N_("Law"), Kind.CHOICE, choices=Law, required=True, group=AMOUNT)
    limit_kind: LimitKind | None = declared(
        N_("Limit"), Kind.CHOICE, choices=LimitKind, required=True, group=AMOUNT
    )
    amount: Money | None = declared(
        N_("Amount without VAT"),
        Kind.MONEY,
        required=True,
        group=AMOUNT,
        help=N_("In the currency of the law, as it is announced. It is never computed or guessed."),
    )
    valid_from: date | None = declared(N_("Valid from"), Kind.DATE, required=True, group=AMOUNT)
    valid_to: date | None = declared(N_("Valid until and including"), Kind.DATE, group=AMOUNT)
    source: str = declared(
        N_("Source"),
        required=True,
        group=SOURCE,
        help=N_("Where you have read the amount, so that somebody else finds it too."),
    )
    reference: str = declared(
        N_("Paragraph"), group=SOURCE, help=N_("Left empty, the paragraph of the law pack holds.")
    )
    certainty: Certainty | None = declared(
        N_("How surely it is known"), Kind.CHOICE, choices=Certainty, required=True, group=SOURCE
    )
    checked_on: date | None = declared(N_("Checked on"), Kind.DATE, required=True, group=SOURCE)
    checked_by_id: int | None = declared(N_("Checked by"), Kind.REFERENCE, refers_to="person", group=SOURCE)
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT, group=SOURCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule(Root):
    """A rule of the authority's own, stricter than the law: from which amount it asks for what."""

    title: str = declared(N_("The rule in short"), required=True, group=RULE, duty="N26")
    kind: OwnRuleKind = declared(
        N_("Kind"), Kind.CHOICE, choices=OwnRuleKind, default=OwnRuleKind.QUOTES, group=RULE
    )
    beginning: Beginning = declared(
        N_("Applies"),
        Kind.CHOICE,
        choices=Beginning,
        default=Beginning.ABOVE,
        group=RULE,
        asked=_begins_somewhere,
    )
    amount: Money | None = declared(
        N_("Amount without VAT"),
        Kind.MONEY,
        group=RULE,
        help=N_("A same-kind rule without an amount holds the sum against the limit of the law that day."),
    )
    quotes: int | None = declared(N_("Suppliers to ask"), Kind.WHOLE, group=RULE, asked=_asks_for_quotes)
    role_id: int | None = declared(
        N_("Who approves"), Kind.REFERENCE, refers_to="role", group=RULE, asked=_asks_for_approval
    )
    counting: Counting | None = declared(
        N_("Added up over"),
        Kind.CHOICE,
        choices=Counting,
        group=RULE,
        asked=_adds_up,
    )
    text: str = declared(N_("As it is written"), Kind.LONG_TEXT, group=RULE)
    document_id: int | None = declared(
        N_("Stands in"), Kind.REFERENCE, refers_to="governing_document", group=VALIDITY
    )
    decided_by: str = declared(N_("Decided by"), group=VALIDITY)
    decided_on: date | None = declared(N_("Decided on"), Kind.DATE, group=VALIDITY)
    valid_from: date | None = declared(N_("Valid from"), Kind.DATE, required=True, group=VALIDITY)
    valid_to: date | None = declared(N_("Valid until and including"), Kind.DATE, group=VALIDITY)
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT, group=VALIDITY)

    def reached_by(self, value: Money | None) -> bool | None:
        """Tell whether a value has come so far that the rule applies.

        None where one of the amounts is unknown or they are in different currencies.
        """
        if value is None or self.amount is None or value.currency != self.amount.currency:
            return None
        if self.beginning is Beginning.ABOVE:
            return value.minor > self.amount.minor
        return value.minor >= self.amount.minor


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack(Root):
    """A law pack that was loaded; the one loaded last is in use, unless the program's own is newer.

    `sha256` is that of its text, which is kept for good.
    """

    name: str = declared(N_("File"), derived=True)
    checked_on: date | None = declared(N_("Checked on"), Kind.DATE, derived=True)
    entries: int | None = declared(N_("Entries"), Kind.WHOLE, derived=True)
    sha256: str = declared(N_("SHA-256"), derived=True)
    remarks: str = declared(N_("Remarks"), Kind.LONG_TEXT)
