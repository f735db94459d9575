"""Which duties follow from a purchase, and when their times run out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, product

from inkop_desktop.rules.holidays import working_day_from
from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.pack import Duty, Ground
from inkop_desktop.rules.law.standing import Standing
from inkop_desktop.rules.law.vocabulary import After, Certainty, Regime, Route, weakest
from inkop_desktop.rules.months import add_days, add_months
from inkop_desktop.rules.vocabulary import Country

WAITING = {After.NOTICE, After.AWARD_SENT}

DOCUMENTS = ("documentation", "protocol", "individual_report")
"""The duties to write down why something was bought as it was."""

SHIELD = "voluntary_notice"
"""The duty that shields a contract from being declared ineffective (20 kap. 15 § LOU, § 25-3 FOA)."""

_STANDS_FOR = {"individual_report": "documentation"}  # as it is called from the EU threshold
_OR, _OR_ELSE = " eller ", " Eller: "  # in the packs' languages, which both say it so
_Way = tuple[Regime | None, Route]


def follow(matter: Matter, standing: Standing, route: Route | None) -> tuple[Duty, ...]:
    """Return the duties that surely follow, whichever of the possible regimes and routes it will be.

    Those of one kind that each of them has, in words of its own, are told as one.
    """
    ways = _ways(standing, route)
    kinds: dict[str, list[Duty]] = {}
    for duty in _in_force(matter):
        if _is_met(matter, duty) and any(_is_for(duty, way) for way in ways):
            kinds.setdefault(_STANDS_FOR.get(duty.duty, duty.duty), []).append(duty)
    return tuple(
        _as_one(same)
        for same in kinds.values()
        if all(any(_is_for(duty, way) for duty in same) for way in ways)
    )


def documented(matter: Matter, standing: Standing, route: Route | None) -> bool | None:
    """Tell whether the law wants a purchase documented; None where that cannot be told.

    Where the pack holds nothing about it for a part of the law, nobody has said that nothing is wanted.
    """
    answers = {_documented(matter, way) for way in _ways(standing, route)}
    return answers.pop() if len(answers) == 1 else None


def shield(matter: Matter, standing: Standing) -> Duty | None:
    """Return the duty whose time is waited out once a voluntary notice is published; None if none is known.

    Whoever publishes one waits, needed or not: where the regime or the law has none of its own, as long as
    the others in force ask for.
    """
    notices = [each for each in matter.pack.duties if each.duty == SHIELD and each.in_force(matter.day)]
    of_law = [each for each in notices if matter.law in each.under]
    of_regime = [each for each in of_law if not set(each.regimes).isdisjoint(standing.regimes)]
    return max(of_regime or of_law or notices, key=lambda each: each.days or 0, default=None)


def last_day(duty: Duty, start: date, country: Country) -> date | None:
    """Return the last day of a duty's time when it runs from a day; None where it has no time.

    A time of waiting that would end on a day when offices are closed lasts to the next working day (20 kap.
    18 § LOU); a time to do something is never stretched. From a tender deadline is counted back.
    """
    if duty.after is After.TENDER_DEADLINE:
        return add_months(start, -(duty.months or 0))
    if duty.months:
        return add_months(start, duty.months)
    if duty.days is None:
        return None
    last = add_days(start, duty.days)
    return working_day_from(last, country) if duty.after in WAITING else last


def reference(duty: Duty, ground: Ground | None) -> str:
    """Return where a duty stands, naming the ground where the law wants both (§ 7-1, jf. § 5-2 FOA)."""
    if ground and duty.citing:
        return duty.citing.format(ground=ground.reference)
    return duty.reference


def _ways(standing: Standing, route: Route | None) -> list[_Way]:
    """Return every regime with every route that is possible still."""
    return [*product(standing.regimes or (None,), (route,) if route else Route)]


def _in_force(matter: Matter) -> Iterator[Duty]:
    every = (each for each in matter.pack.duties if matter.law in each.under)
    return (each for each in every if each.in_force(matter.day))


def _is_for(duty: Duty, way: _Way) -> bool:
    regime, route = way
    return (not duty.regimes or regime in duty.regimes) and (not duty.routes or route in duty.routes)


def _is_met(matter: Matter, duty: Duty) -> bool:
    """Tell whether a duty surely is one of such a purchase, by what is bought, its value and its term."""
    is_of_nature = not duty.natures or matter.case.nature in duty.natures
    return is_of_nature and _meets_limits(matter, duty) is True and _runs_long_enough(duty, matter.case)


def _meets_limits(matter: Matter, duty: Duty) -> bool | None:
    """Tell whether the value meets every limit of a duty; None where it may meet one and not another."""
    limits = [matter.limit(kind, duty.law) for kind in matter.own_kinds(duty.limits)]
    answers = {limit.meets(matter.case.value) if limit else None for limit in limits} or {True}
    return answers.pop() if len(answers) == 1 else None


def _documented(matter: Matter, way: _Way) -> bool | None:
    if way[0] is Regime.OUTSIDE:
        return False
    papers = (each for each in _in_force(matter) if each.duty in DOCUMENTS and _is_for(each, way))
    answers = {_meets_limits(matter, each) for each in papers}
    return True if True in answers else False if answers == {False} else None


def _as_one(same: Sequence[Duty]) -> Duty:
    """Return one duty of several of which one holds, nobody knows which: the strictest, the least sure."""
    if len(same) == 1:
        return same[0]
    strictest = _strictest(same)
    return replace(
        same[0],
        reference=_OR.join(dict.fromkeys(each.reference for each in same)),
        citing="",
        text=_OR_ELSE.join(dict.fromkeys(each.text for each in same)),
        contents=tuple(dict.fromkeys(chain.from_iterable(each.contents for each in same))),
        certainty=weakest([each.certainty for each in same]) or Certainty.U,
        must=all(each.must for each in same),
        days=strictest.days,
        months=strictest.months,
        after=strictest.after,
    )


def _strictest(same: Sequence[Duty]) -> Duty:
    """Return the duty that is waited out longest, or has the least time; one without a time, if all are."""
    timed = [each for each in same if each.days] or same
    choose = max if timed[0].after in WAITING else min
    return choose(timed, key=lambda each: each.days or 0)


def _runs_long_enough(duty: Duty, case: Case) -> bool:
    """Tell whether the term is long enough; a term that is not known may be."""
    return duty.over_months is None or case.months is None or case.months > duty.over_months
