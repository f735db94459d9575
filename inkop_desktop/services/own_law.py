"""What is wrong with the amounts and the rules that an authority puts beside the law, by field."""

from sqlalchemy import Connection

from inkop_desktop.records.law import OwnAmount, OwnRule
from inkop_desktop.register import store
from inkop_desktop.rules.law import own
from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.row import LARGEST, YEARS
from inkop_desktop.rules.law.vocabulary import OwnRuleKind
from inkop_desktop.rules.periods import Period, without
from inkop_desktop.services import law
from inkop_desktop.text import Message, message

_FEWEST = 2  # suppliers, where several are to be asked


def of_amount(amount: OwnAmount) -> dict[str, Message]:
    """Return what is wrong with an own amount by itself."""
    if amount.law is None or amount.amount is None:
        return {}
    found: dict[str, Message] = {}
    value, currency = amount.amount.amount, amount.law.country.currency
    if amount.amount.currency != currency:
        found["amount"] = message(
            "Write the amount in {currency}, the currency of the law.", currency=currency
        )
    elif value != int(value) or not 0 < value <= LARGEST:
        found["amount"] = message("Write the amount as it is announced: whole and above nothing.")
    for name in ("valid_from", "valid_to", "checked_on"):
        day = getattr(amount, name)
        if day is not None and day.year not in YEARS:
            found[name] = message("{day} is too far away to be right.", day=day)
    return found


def around(connection: Connection, amount: OwnAmount) -> dict[str, Message]:
    """Return what is wrong with an own amount beside the law pack and the other own amounts."""
    pack = law.without_own(connection)
    if law.like(pack, amount) is None:
        return {"limit_kind": message("The law pack has no such limit in {law}.", law=str(amount.law))}
    others = [each for each in store.load(connection, OwnAmount) if each.id != amount.id]
    period = Period(amount.valid_from, amount.valid_to)
    known = _known(law.with_amounts(pack, others), amount)
    for limit in known:
        overlaps = without(period, [Period(limit.valid_from, limit.valid_to)]) != [period]
        if overlaps and limit.is_own:
            said = message("{amount} is entered for some of these days already.", amount=limit.value)
            return {"valid_from": said}
    if not without(period, [Period(limit.valid_from, limit.valid_to) for limit in known]):
        return {"valid_from": message("The law pack knows the amount of these days itself.")}
    return {}


def of_rule(rule: OwnRule) -> dict[str, Message]:
    """Return what is wrong with a rule of the authority's own: what its kind asks for is missing."""
    found: dict[str, Message] = {}
    if rule.amount is None and rule.kind not in {OwnRuleKind.SAME_KIND, OwnRuleKind.OTHER}:
        found["amount"] = message("Write the amount that the rule begins at.")
    elif rule.amount is not None and rule.amount.minor <= 0:
        found["amount"] = message("The amount is above nothing.")
    if rule.kind is OwnRuleKind.QUOTES and (rule.quotes or 0) < _FEWEST:
        found["quotes"] = message("Say how many suppliers are asked: two or more.")
    if rule.kind is OwnRuleKind.APPROVAL and rule.role_id is None:
        found["role_id"] = message("Say which role approves.")
    if rule.kind is OwnRuleKind.SAME_KIND and rule.counting is None:
        found["counting"] = message("Say over which time purchases are added up.")
    return found


def _known(pack: Pack, amount: OwnAmount) -> list[Limit]:
    assert amount.law is not None
    assert amount.limit_kind is not None
    same = (each for each in pack.limits if own.is_same(each, amount.law, amount.limit_kind))
    return [limit for limit in same if own.is_known(pack, limit)]
