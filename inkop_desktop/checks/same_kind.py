"""Checks of purchases of the same kind: sums near a limit, small cases that are one, series just below."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.register.once import once
from inkop_desktop.rules import same_kind as rules
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, YesNo
from inkop_desktop.rules.same_kind import Bound, Entry, Reach
from inkop_desktop.services import law, outgoing_same_kind, same_kind
from inkop_desktop.services.procuring import documentation_limit
from inkop_desktop.services.same_kind import CASE, Meter
from inkop_desktop.text import Message, message

_NOUNS = tuple(sorted(same_kind.NOUNS))
_OF_ENTRIES = tuple(sorted(same_kind.NOUNS - {"area", "own_rule"}))


@check("same-kind-near", Severity.WARNING, se="N26", no="K24", nouns=_NOUNS)
def near_the_limit(connection: Connection, today: date) -> Iterator[Breach]:
    """The sum of a year's purchases of the same kind is below 80 per cent of the limit."""
    return _sums(connection, today, Reach.NEAR)


@check("same-kind-reached", Severity.DANGER, se="N26", no="K24", nouns=_NOUNS)
def limit_reached(connection: Connection, today: date) -> Iterator[Breach]:
    """The sum of a year's purchases of the same kind has not reached the limit."""
    return _sums(connection, today, Reach.REACHED)


@check("small-cases-are-one", Severity.WARNING, se="N26", no="K24", nouns=_OF_ENTRIES)
def small_cases_are_one(connection: Connection, today: date) -> Iterator[Breach]:
    """A small purchase that is one procurement with others is documented as the one that they are."""
    pack = law.pack_in(connection)
    limit = documentation_limit(pack, today)
    if limit is None:
        return
    others = _others(connection, pack)
    for each in same_kind.lately(connection, today).entries:
        if each.noun != rules.CASE or each.id not in others:
            continue
        together = Money(_sum([each], pack).minor + others[each.id], pack.country.currency)
        if limit.meets(together) is True:
            yield Breach(
                records=_refs([each]),
                message=message(
                    "A small purchase is one procurement with others, worth {sum}: document them as one",
                    sum=together,
                ),
                why=message(
                    "Purchases for one known need count together and are documented when they come to the "
                    "limit, {limit}.",
                    limit=limit.value,
                ),
                field="one_with_others",
                facts=(each.id, together),
                part="one",
            )


def _others(connection: Connection, pack: Pack) -> dict[int, int]:
    """Return what others come to that small purchases are one procurement with, by the purchase's id."""
    query = select(CASE.c.id, CASE.c.others_value).where(
        CASE.c.kind == CaseKind.SHORT,
        CASE.c.one_with_others == YesNo.YES,
        CASE.c.others_value_currency == pack.country.currency,
    )
    return {row.id: row.others_value for row in connection.execute(query)}


@check("small-cases-add-up", Severity.INFORMATION, se="N26", no="K24", nouns=_NOUNS)
def small_cases_add_up(connection: Connection, today: date) -> Iterator[Breach]:
    """Where the authority's own rule adds small cases up, what they come to is documented."""
    pack = law.pack_in(connection)
    limit = documentation_limit(pack, today)
    if limit is None:
        return
    judged = select(CASE.c.id).where(
        CASE.c.kind == CaseKind.SHORT, CASE.c.one_with_others.is_distinct_from(YesNo.YES)
    )
    small = set(connection.scalars(judged))
    for meter in _meters(connection, today):
        if meter.own is None or meter.area is None:
            continue
        area_id = meter.area.id
        own = (
            each for each in meter.own.tally.entries if each.noun == rules.CASE and each.area_id == area_id
        )
        some = [each for each in own if each.id in small]
        if len(some) > 1 and limit.meets(_sum(some, pack)) is True:
            yield Breach(
                records=(_area(meter), *_refs(some)),
                message=message(
                    "Small purchases in {area} come to {sum}: document them by the authority's own rule",
                    area=meter.area.name,
                    sum=_sum(some, pack),
                ),
                why=message(
                    "It is the authority's own rule, not the law's, that adds them up: {rule}.",
                    rule=meter.own.rule.title.rstrip("."),
                ),
                facts=tuple((each.id, each.amount) for each in some),
            )


@check("series-below-limit", Severity.INFORMATION, se="N26", no="K24", nouns=_OF_ENTRIES)
def series_below_limit(connection: Connection, today: date) -> Iterator[Breach]:
    """No series of purchases from one supplier, or of one kind, lies just below the limit.

    It is something to look into and no more, and names no supplier: they may be persons.
    """
    pack = law.pack_in(connection)
    limit = same_kind.usual_limit(pack, today)
    bound = rules.bound_of(limit, pack.country.currency)
    if bound is None:
        return
    entries = same_kind.lately(connection, today).entries
    told: list[set[Entry]] = []
    for area_id, some in _series(entries, bound, lambda each: each.area_id):
        told.append(set(some))
        yield _series_breach(some, bound, f"area-{area_id}", of_supplier=False)
    for supplier_id, some in _series(entries, bound, lambda each: each.supplier_id):
        if not any(set(some) <= each for each in told):
            yield _series_breach(some, bound, f"supplier-{supplier_id}", of_supplier=True)


def _sums(connection: Connection, today: date, wanted: Reach) -> Iterator[Breach]:
    """Yield each area of one kind whose sum has come so far; of areas below each other only the lowest."""
    reached = [each for each in _meters(connection, today) if _reach(each) in {wanted, Reach.REACHED}]
    above = {each.area.parent_id for each in reached if each.area}
    entries = [entry for meter in reached for entry in _held(meter)]
    secret = outgoing_same_kind.with_secret_amount(connection, entries, today)
    for meter in reached:
        if meter.area and meter.area.id not in above and meter.is_of_one_kind and _reach(meter) is wanted:
            yield _sum_breach(meter, has_secrets=not secret.isdisjoint(_held(meter)))


@once
def _meters(connection: Connection, today: date) -> Sequence[Meter]:
    """Return what counts in this year, by area."""
    return same_kind.of_year(connection, today.year, law.pack_in(connection), today).meters


def _reach(meter: Meter) -> Reach:
    held = meter.held_against
    return held[1].reach(held[0]) if held else Reach.FAR


def _held(meter: Meter) -> Sequence[Entry]:
    """Return what is in the sum that is held against a limit."""
    tally = meter.tally if meter.law_adds_up or meter.own is None else meter.own.tally
    return tally.entries


def _sum_breach(meter: Meter, *, has_secrets: bool) -> Breach:
    """Tell of a sum; one with a secret amount in it is not told, since the others stand beside it."""
    assert meter.held_against
    assert meter.area
    total, bound = meter.held_against
    words = {"area": meter.area.name, "limit": bound.amount}
    said = message("Purchases of the same kind in {area} have come to {sum} of {limit}", sum=total, **words)
    if has_secrets and bound.reach(total) is Reach.REACHED:
        said = message("Purchases of the same kind in {area} have come to {limit} or more", **words)
    elif has_secrets:
        said = message("Purchases of the same kind in {area} have come near {limit}", **words)
    return Breach(
        records=(_area(meter),),
        message=said,
        why=_why(meter),
        facts=(total, bound.amount),
    )


def _why(meter: Meter) -> Message:
    if meter.law_adds_up and meter.rule:
        return message(
            "The law adds them up. {rule} ({reference}).",
            rule=meter.rule.text.rstrip("."),
            reference=meter.rule.reference,
        )
    assert meter.own
    return message(
        "It is the authority's own rule, not the law's, that adds them up: {rule}.",
        rule=meter.own.rule.title.rstrip("."),
    )


def _sum(some: Iterable[Entry], pack: Pack) -> Money:
    currency = pack.country.currency
    return Money(
        sum(each.amount.minor for each in some if each.amount and each.amount.currency == currency), currency
    )


def _series(
    entries: Iterable[Entry], bound: Bound, key: Callable[[Entry], int | None]
) -> Iterator[tuple[Hashable, tuple[Entry, ...]]]:
    for of, some in _grouped(entries, key).items():
        found = rules.series(some, bound)
        if found:
            yield of, found


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], int | None]) -> dict[int, list[Entry]]:
    """Return the entries by what they have in common; those without it are left out."""
    groups: dict[int, list[Entry]] = defaultdict(list)
    for each in entries:
        of = key(each)
        if of is not None:
            groups[of].append(each)
    return groups


def _series_breach(some: Sequence[Entry], bound: Bound, part: str, *, of_supplier: bool) -> Breach:
    told = {"count": len(some), "limit": bound.amount}
    return Breach(
        records=_refs(some),
        message=message("To look into: {count} purchases from one supplier just below {limit}", **told)
        if of_supplier
        else message("To look into: {count} purchases of one kind just below {limit}", **told),
        why=message(
            "Within twelve months each came to between 90 and 100 per cent of the limit. There may be good "
            "reasons; a procurement may not be split to stay below it."
        ),
        facts=tuple((each.noun, each.id, each.amount) for each in some),
        part=part,
    )


def _refs(some: Iterable[Entry]) -> tuple[Ref, ...]:
    return tuple(Ref(each.noun, each.id or 0, each.title) for each in some)


def _area(meter: Meter) -> Ref:
    assert meter.area
    return Ref("area", meter.area.id or 0, meter.area.name)


CHECKS = (near_the_limit, limit_reached, small_cases_are_one, small_cases_add_up, series_below_limit)
