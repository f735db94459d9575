"""What the tests of the law share: a short way to put a case and to see what follows."""

from datetime import date
from typing import Any

from inkop_desktop.rules.law import assessment, reading
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.value import Calculation, Estimate, Line, LineKind, Spans, of_estimate, spans_of
from inkop_desktop.rules.law.vocabulary import Authority, Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

NOTHING = Calculation()
SPANS = Spans(services=48, lease=48, supply=12)


def kronor(amount: float) -> Money:
    return Money(round(amount * 100), "SEK")


def kroner(amount: float) -> Money:
    return Money(round(amount * 100), "NOK")


def worth(value: Money | None) -> Calculation:
    return NOTHING if value is None else Calculation((Line(LineKind.FIXED, value),))


def swedish(day: str | date, value: Money | None, law: Law | None = Law.LOU, **more: Any) -> Assessment:
    return _assess(Country.SE, day, value, law=law, **more)


def norwegian(day: str | date, value: Money | None, law: Law | None = Law.FOA, **more: Any) -> Assessment:
    facts = {"authority": Authority.MUNICIPALITY, "nature": Nature.GOODS} | more
    return _assess(Country.NO, day, value, law=law, **facts)


def estimated(country: Country, day: str, estimate: Estimate, law: Law) -> Assessment:
    pack, on = reading.shipped(country), date.fromisoformat(day)
    counted = of_estimate(estimate, spans_of(pack, law, on))
    return assessment.assess(pack, Case(country, on, law, estimate.nature, calculation=counted))


def duty_of(facts: str) -> Duty:
    """Return a duty with some facts of its own."""
    pack = reading.read(
        'country = "se"\nchecked_on = 2026-11-20\n[[duties]]\nid = "d"\nlaw = "LOU"\nkind = "announce"\n'
        'text = "T."\nfrom = 2020-01-01\nreference = "1 § LOU"\nsource = "LOU"\ncertainty = "F"\n' + facts
    )
    return pack.duties[0]


def open_keys(found: Assessment) -> set[str]:
    return {ground.text.key for ground in found.grounds_open}


def duty_keys(found: Assessment) -> set[str]:
    return {duty.duty for duty in found.duties}


def _assess(country: Country, day: str | date, value: Money | None, **facts: Any) -> Assessment:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    case = Case(country, on, calculation=worth(value), **facts)
    return assessment.assess(reading.shipped(country), case)
