"""Say an assessment in sentences: the value, the limits, the verdict, the ground, what is missing.

A sentence of the law pack is a text in the language of its country; the rest are messages.
"""

from collections.abc import Iterator
from datetime import date

from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.duties import WAITING
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, Limit
from inkop_desktop.rules.law.value import Calculation, Line
from inkop_desktop.rules.law.vocabulary import After, Comparison, Nature, Regime, Route
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_, Message, message

_YEAR = 12
Sentence = Message | str

_BY_VALUE = {
    Country.SE: N_("Direct procurement is allowed: the value is below the limit. No other ground is needed."),
    Country.NO: N_("A purchase without a notice is allowed: the value is below what has to be announced."),
}
_ADVERTISED = {
    Country.SE: N_(
        "Direct procurement is not allowed on the value. Advertise the procurement, or use a ground "
        "whose every condition holds."
    ),
    Country.NO: N_(
        "A purchase without a notice is not allowed on the value. Announce the competition, or use a ground "
        "whose every condition holds."
    ),
}
_NO_GROUNDS = {
    Country.SE: N_(
        "The law pack holds no ground for an exception in this part of the law. Advertise the procurement. "
        "Whoever sees a ground in the statute has it looked into by a lawyer before anything is bought."
    ),
    Country.NO: N_(
        "The law pack holds no ground for an exception in this part of the law. Announce the competition. "
        "Whoever sees a ground in the regulations has it looked into by a lawyer before anything is bought."
    ),
}
_NO_CODE = {
    Country.SE: N_(
        "No CPV code is given: the general limit is used. A special service may have a limit of its own."
    ),
    Country.NO: N_(
        "No CPV code is given: the general rules are used. "
        "Special services and health and social services have rules of their own."
    ),
}


def of_calculation(calculation: Calculation) -> Iterator[Message]:
    """Say how a value was counted, line by line, and what it comes to."""
    for line in calculation.lines:
        yield Message(
            line.kind.label,
            {"total": line.total, "price": _price(line), "months": line.months, "number": line.number},
        )
    if calculation.total is not None:
        yield message("Value without VAT: {total}.", total=calculation.total)


def of_limit(limit: Limit, value: Money | None) -> Message:
    """Say whether a value has come up to a limit."""
    facts = {"name": limit.limit_kind, "value": value, "limit": limit.value, "reference": limit.reference}
    met = limit.meets(value)
    if limit.value is None:
        return message("{name}: the amount is not known ({reference}).", **facts)
    if met is None:
        return message("{name}: {limit} ({reference}).", **facts)
    if limit.comparison is Comparison.GT:
        over = message("{name}: {value} is above {limit} ({reference}).", **facts)
        return over if met else message("{name}: {value} is not above {limit} ({reference}).", **facts)
    if limit.reached_by(value):
        return message("{name}: {value} reaches {limit} ({reference}).", **facts)
    return message("{name}: {value} is below {limit} ({reference}).", **facts)


def of_own(limit: Limit) -> Message:
    """Say that an amount is the authority's own entry, and where it has it from."""
    return message(
        "{name}: {amount} is the authority's own entry, which the law pack does not have ({source}).",
        name=limit.limit_kind,
        amount=limit.value,
        source=limit.source,
    )


def of_regime(found: Assessment) -> Message | Regime | None:
    """Name the regime, with the chapters in which it stood on the day of the case; None if it is unknown."""
    if found.chapters is None:
        return found.regime
    return message("{regime} ({reference})", regime=found.regime, reference=found.chapters.reference)


def of_unsure_day(entry: Entry, day: date | None) -> Message | None:
    """Ask for a source of the first or the last day of an entry, where that alone is the doubt on a day."""
    if day is None or entry.certainty.needs_confirming:
        return None
    facts = {"name": _called(entry), "source": entry.source}
    if entry.may_begin_after(day):
        return message(
            "Confirm with a source of your own from which day “{name}” is in force: its first day, {day}, "
            "may be up to {days} days off ({source}).",
            day=entry.valid_from,
            days=entry.from_within,
            **facts,
        )
    if entry.may_end_before(day):
        return message(
            "Confirm with a source of your own until which day “{name}” is in force: its last day, {day}, "
            "may be up to {days} days off ({source}).",
            day=entry.valid_to,
            days=entry.to_within,
            **facts,
        )
    return None


def of_deadline(duty: Duty) -> Message | None:
    """Say when a duty's time runs out; None where it has none."""
    facts = {"days": duty.days, "months": duty.months, "event": duty.after}
    if duty.after is None:
        return None
    if duty.after in WAITING:
        return message("No contract before {days} days have passed from {event}.", **facts)
    if duty.after is After.TENDER_DEADLINE:
        return message("At most {months} months before {event}.", **facts)
    if duty.months:
        return message("At the latest {months} months from {event}.", **facts)
    return message("At the latest {days} days from {event}.", **facts)


def of_assessment(found: Assessment) -> Iterator[Sentence]:
    """Say why an assessment is as it is, in the order in which an officer would explain it."""
    case = found.case
    yield from of_calculation(case.calculation)
    limits = found.standing.limits
    yield from (of_limit(limit, case.value) for limit in limits)
    yield from (of_own(limit) for limit in limits if limit.is_own)
    yield from (rule.text for rule in found.standing.rules)
    if found.regime:
        yield message("Governed by: {regime}.", regime=of_regime(found))
    yield from _verdict(found)
    yield from (Message(fact.label) for fact in found.missing)
    yield from _advice(found)
    yield from (of_unsure_day(entry, case.day) or _to_confirm(entry) for entry in found.to_confirm)
    yield message("This is support for a judgement. The officer decides and signs.")


def of_verdict(found: Assessment) -> Iterator[Message]:
    """Say what follows where no ground for exception is used."""
    country = found.case.country
    if found.allowed is None:
        yield message("Whether it is allowed cannot be told while facts are missing.")
    elif found.regime is Regime.OUTSIDE:
        yield message("The procurement act does not apply. The authority's own guidelines do.")
    elif found.route is Route.BY_VALUE:
        yield Message(_BY_VALUE[country])
    elif found.route is Route.ADVERTISED:
        if found.asked_for:
            yield message("The ground “{ground}” is not open here.", ground=found.asked_for.name)
        yield of_no_grounds(found) or Message(_ADVERTISED[country])


def of_no_grounds(found: Assessment) -> Message | None:
    """Say what to do where the value is too high and the pack holds no ground; None where that is not so."""
    if found.route is not Route.ADVERTISED or not found.has_no_grounds:
        return None
    return Message(_NO_GROUNDS[found.case.country])


def _verdict(found: Assessment) -> Iterator[Sentence]:
    yield from of_verdict(found)
    if found.route is Route.BY_GROUND:
        assert found.ground
        yield from _ground(found.ground)


def _ground(ground: Ground) -> Iterator[Sentence]:
    yield message(
        "The ground “{name}” ({reference}) can be used if each of these questions is answered with yes:",
        name=ground.text.name,
        reference=ground.reference,
    )
    yield from (condition.ask for condition in ground.conditions)
    yield message("The written reasons must tell:")
    yield from ground.text.reasons
    if ground.text.note:
        yield ground.text.note


def _advice(found: Assessment) -> Iterator[Sentence]:
    case = found.case
    if not case.cpv and case.nature in {None, Nature.SERVICES} and found.standing.by_value is False:
        yield Message(_NO_CODE[case.country])
    if found.at_documentation_limit:
        yield message(
            "The value is exactly the documentation limit. The statute says “exceeds”, "
            "but the National Agency for Public Procurement has written “at least”: document."
        )
    if found.same_kind:
        yield found.same_kind.text
    if found.unread:
        yield found.unread.text


def _to_confirm(entry: Entry) -> Message:
    return message(
        "To be confirmed by you, with your source: “{name}” is {certainty} ({source}).",
        name=_called(entry),
        certainty=entry.certainty,
        source=entry.source,
    )


def _called(entry: Entry) -> str:
    return entry.limit_kind if isinstance(entry, Limit) else entry.reference


def _price(line: Line) -> Message:
    if line.per_months == _YEAR:
        return message("{amount} a year", amount=line.amount)
    return message("{amount} a month", amount=line.amount)
