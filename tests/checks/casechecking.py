"""What the tests of direct procurements' checks share: the days, and how a case is kept and judged."""

from datetime import date, timedelta
from typing import Any

import procured
from procured import Procured

from inkop_desktop.checks.finding import Check, Finding
from inkop_desktop.formats import NBSP, worded
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ConditionAnswer, PriceRow
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.procuring import (
    Ending,
    Price,
    YesNo,
)

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
BEGAN = date(2026, 9, 1)
KNOWN = date(2025, 12, 1)
DECIDED = date(2026, 10, 12)
SIGNED = date(2026, 10, 26)
LAST = date(2026, 11, 25)  # thirty days after the signature
TITLE = "Tvätt av arbetskläder"
ELSEWHERE = (Ending.CALL_OFF, Ending.OTHER_WAY, Ending.ADVERTISE)
Values = dict[str, Any]


def run(made: Procured, check: Check, today: date = TODAY) -> list[Finding]:
    with made.register.reading() as connection:
        return list(check.run(connection, today, made.country))


def told(found: list[Finding]) -> list[str]:
    return [worded(each.message).replace(NBSP, " ") for each in found]


def said(made: Procured, check: Check, today: date = TODAY) -> list[str]:
    return told(run(made, check, today))


def keep(made: Procured, **facts: Any) -> DirectProcurement:
    """Save a case that has come to a contract, with some facts of its own."""
    return made.save(procured.awarded(made, **{"attachments": ()} | facts))


def worth(made: Procured, amount: int) -> Values:
    """Return what makes a case one of a fixed price."""
    return {"prices": (PriceRow(kind=Price.FIXED, amount=made.kronor(amount)),), "months": None}


def on_ground(made: Procured, ground: str, amount: int) -> Values:
    """Return what makes a case one on a ground, with each of its conditions answered.

    It began when the thresholds were known in the money of either country.
    """
    texts = (each for each in reading.shipped(made.country).grounds if each.text.key == ground)
    conditions = {each.key for text in texts for each in text.conditions}
    answers = tuple(ConditionAnswer(condition=each, holds=YesNo.YES) for each in sorted(conditions))
    return {"ground": ground, "conditions": answers, "reasons": "Ja", "started_on": KNOWN} | worth(
        made, amount
    )
