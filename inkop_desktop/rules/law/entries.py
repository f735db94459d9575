"""Make the entries of a law pack of the rows of its file."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from inkop_desktop import formats, text
from inkop_desktop.rules import cpv
from inkop_desktop.rules.law.pack import (
    Condition,
    Duty,
    Ground,
    GroundText,
    Limit,
    Rule,
    ServiceList,
)
from inkop_desktop.rules.law.row import LARGEST, Row
from inkop_desktop.rules.law.vocabulary import (
    After,
    Certainty,
    Comparison,
    LimitKind,
    Nature,
    Regime,
    Route,
    Services,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.text import message


class Common(TypedDict):
    """What every entry holds."""

    id: str
    law: str
    valid_from: date
    valid_to: date | None
    reference: str
    source: str
    checked_on: date
    certainty: Certainty
    from_within: int
    to_within: int


def _common(row: Row) -> Common:
    found = Common(
        id=row.text("id"),
        law=row.text("law"),
        valid_from=row.day("from"),
        valid_to=row.day_or_none("to"),
        reference=row.text("reference"),
        source=row.text("source"),
        checked_on=row.day("checked_on"),
        certainty=row.word("certainty", Certainty),
        from_within=row.number("from_within") or 0,
        to_within=row.number("to_within") or 0,
    )
    if found["valid_to"] and found["valid_to"] < found["valid_from"]:
        raise row.fault(message("it ends before it begins"))
    return found


def limit(row: Row) -> Limit:
    """Return a limit; an amount that is left out is unknown."""
    amount = row.number("amount", most=LARGEST)
    currency = row.text("currency")
    if not formats.is_currency(currency):
        raise row.fault(message("“{key}” does not know the word “{value}”", key="currency", value=currency))
    return Limit(
        **_common(row),
        limit_kind=row.word("kind", LimitKind),
        comparison=row.word("comparison", Comparison),
        value=None if amount is None else Money.of(Decimal(amount), currency),
    )


def duty(row: Row) -> Duty:
    """Return a duty; without `under` it belongs to the purchases of its own law."""
    common = _common(row)
    citing = row.text("citing", "")
    if not text.placeholders(citing) <= {"ground"}:
        raise row.fault(message("“{key}” does not know the word “{value}”", key="citing", value=citing))
    return Duty(
        **common,
        duty=row.text("kind"),
        text=row.text("text"),
        under=row.texts("under") or (common["law"],),
        must=row.flag("must", default=True),
        regimes=row.words("regimes", Regime),
        routes=row.words("routes", Route),
        natures=row.words("natures", Nature),
        services=row.words("services", Services),
        limits=row.words("limits", LimitKind),
        over_months=row.number("over_months"),
        citing=citing,
        contents=row.texts("contents"),
        days=row.number("days"),
        months=row.number("months"),
        percent=row.number("percent"),
        rank=row.number("rank"),
        after=row.word_or_none("after", After),
    )


def rule(row: Row) -> Rule:
    """Return a rule that is cited."""
    return Rule(
        **_common(row),
        rule=row.text("kind"),
        text=row.text("text"),
        days=row.number("days"),
        months=row.number("months"),
        percent=row.number("percent"),
        after=row.word_or_none("after", After),
    )


def services(row: Row) -> ServiceList:
    """Return a list of services; two codes with a hyphen between them are a range.

    Without `under` it is used for the purchases of its own law.
    """
    common, told = _common(row), row.texts("codes")
    ranges = tuple(_range(row, each) for each in told if "-" in each)
    single = frozenset(_code(row, each) for each in told if "-" not in each)
    return ServiceList(
        **common,
        services=row.word("kind", Services),
        under=row.texts("under") or (common["law"],),
        codes=single,
        ranges=ranges,
    )


def ground_text(row: Row) -> GroundText:
    """Return what a ground is called, asks and demands."""
    return GroundText(
        key=row.text("key"),
        name=row.text("name"),
        conditions=tuple(_condition(row, each) for each in row.tables("conditions")),
        reasons=row.texts("reasons"),
        natures=row.words("natures", Nature),
        exception=row.flag("exception", default=True),
        note=row.text("note", ""),
    )


def ground(told: GroundText, row: Row) -> Ground:
    """Return where a law lets a ground be used."""
    found = Ground(
        **_common(row),
        text=told,
        regimes=row.words("regimes", Regime),
        below=row.word_or_none("below", LimitKind),
    )
    if not found.regimes:
        raise row.fault(message("“{key}” is missing", key="regimes"))
    return found


def _condition(row: Row, told: dict[str, Any]) -> Condition:
    part = Row(told, row.where)
    found = Condition(key=part.text("key"), ask=part.text("ask"), law=part.text("law", ""))
    part.done()
    return found


def _range(row: Row, told: str) -> tuple[str, str]:
    first, last = (_code(row, each) for each in told.split("-", 1))
    return first, last


def _code(row: Row, told: str) -> str:
    if not cpv.get(told):
        raise row.fault(message("“{code}” is not a CPV code", code=told))
    return told
