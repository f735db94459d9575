"""Findings as they leave the office: without what is secret of the records that they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.checks.finding import Finding, Ref
from inkop_desktop.records.procuring_secrets import UNTIL_AWARD
from inkop_desktop.rules.money import Money
from inkop_desktop.services import withholding
from inkop_desktop.services.withholding import Place
from inkop_desktop.text import message

# Who may have an interest, or is disqualified, is for those who decide on the case or the contract.
_ALWAYS_SECRET = {"direct_procurement": frozenset({"handlers"}), "person": frozenset({"interests"})}
_ESTIMATE = frozenset({"value"})
_AMOUNTS = frozenset({"value", "award_value", "estimated_value"})
_NOTHING: frozenset[str] = frozenset()


def told(connection: Connection, findings: Sequence[Finding], day: date) -> list[Finding]:
    """Return findings as they may be told on a day: of one about a secret, that there is something."""
    labels = {(ref.kind, ref.id): ref.label for each in findings for ref in each.records}
    secret = withholding.of(connection, labels, day)
    names = withholding.told(connection, labels, day)
    return [_told(each, secret, names) for each in findings]


def _told(finding: Finding, secret: Mapping[Place, frozenset[str]], names: Mapping[Place, str]) -> Finding:
    refs = tuple(replace(each, label=names[each.kind, each.id]) for each in finding.records)
    if not _tells_a_secret(finding, secret):
        return replace(finding, records=refs)
    said = message("What it is about is secret; the register tells.")
    return replace(finding, records=refs, message=said, reason=said)


def _tells_a_secret(finding: Finding, secret: Mapping[Place, frozenset[str]]) -> bool:
    """Tell whether a finding is about a secret field, or names what has a secret title or a secret amount."""
    first = finding.records[0]
    about = _hidden(first, secret) | _ALWAYS_SECRET.get(first.kind, _NOTHING)
    tells_amounts = any(isinstance(each, Money) for each in finding.message.params.values())
    concerned = [_hidden(each, secret) for each in finding.records]
    return finding.field in about or any(
        "title" in hidden or (tells_amounts and _amounts(hidden) & hidden) for hidden in concerned
    )


def _amounts(hidden: frozenset[str]) -> frozenset[str]:
    """Return the fields with amounts that a finding may tell: of a case before its award, the estimate."""
    return _ESTIMATE if hidden >= UNTIL_AWARD else _AMOUNTS


def _hidden(ref: Ref, secret: Mapping[Place, frozenset[str]]) -> frozenset[str]:
    return secret.get((ref.kind, ref.id), _NOTHING)
