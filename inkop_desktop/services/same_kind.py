"""The same-kind meter: what the whole authority buys of one kind in a year, beside the law and the own rule.

It warns and decides nothing. A product area counts with those below it; which area a purchase belongs to
is the officer's judgement.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, func, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_facts import calculation, facts
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules import same_kind
from inkop_desktop.rules.law.case import Case, Matter
from inkop_desktop.rules.law.pack import Limit, Pack, Rule
from inkop_desktop.rules.law.vocabulary import Beginning, Counting, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.same_kind import UNADVERTISED, Bound, CaseFacts, ContractFacts, Tally
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law
from inkop_desktop.services.matrix import in_tree
from inkop_desktop.services.procuring import USUAL_LAW, Setting

CASE = METADATA.tables["direct_procurement"]
CONTRACT = METADATA.tables["contract"]
SUPPLIER = METADATA.tables["contract_supplier"]
PROFILE = METADATA.tables["profile"]
NOUNS = frozenset({"direct_procurement", "contract", "area", "own_rule", "own_amount", "law_pack", "profile"})
"""The kinds of record that the meter reads."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the authority's own rule counts, over its own time, and holds it against.

    `bound` is None where the rule names no amount and the law's is not known.
    """

    rule: OwnRule
    tally: Tally
    bound: Bound | None


@dataclass(frozen=True, slots=True)
class Meter:
    """What counts of one kind in a year; without `area`, what has been given no product area.

    `day` is the one whose law is told: `rule` is what it says of purchases of the same kind, `limit` the one
    from which a purchase needs a notice. `depth` is how deep the area stands in the tree. `until` is the day
    of which it tells, where it does not tell of the whole year.
    """

    area: ProductArea | None
    depth: int
    year: int
    day: date
    currency: str
    tally: Tally
    rule: Rule | None
    limit: Limit | None
    own: Own | None
    until: date | None = None

    @property
    def total(self) -> Money:
        """Return what all of it comes to, in the law's currency."""
        return self.tally.total(self.currency)

    @property
    def counts(self) -> bool:
        """Tell whether anything counts, in the year or by the own rule."""
        return bool(self.tally.entries or (self.own and self.own.tally.entries))

    @property
    def has_own_entries(self) -> bool:
        """Tell whether something counts in the area itself, not only in those below it."""
        area_id = self.area.id if self.area else None
        entries = (*self.tally.entries, *(self.own.tally.entries if self.own else ()))
        return any(each.area_id == area_id for each in entries)

    @property
    def bound(self) -> Bound | None:
        """Return the law's limit as one to hold the sum against."""
        return same_kind.bound_of(self.limit, self.currency)

    @property
    def is_of_one_kind(self) -> bool:
        """Tell whether somebody has judged what is in it to be of one kind.

        An area that nothing has been given to is a heading over others, and no kind of its own.
        """
        return self.area is not None and self.has_own_entries

    @property
    def law_adds_up(self) -> bool:
        """Tell whether the law itself adds up purchases of the same kind on the day."""
        return same_kind.adds_up(self.rule)

    @property
    def held_against(self) -> tuple[Money, Bound] | None:
        """Return the sum with what it is held against: the law's limit if that adds up, else the own rule."""
        if self.area is None:
            return None
        if self.law_adds_up:
            return (self.total, self.bound) if self.bound else None
        if self.own and self.own.bound:
            return self.own.tally.total(self.currency), self.own.bound
        return None


@dataclass(frozen=True, slots=True)
class Overview:
    """The meters of the areas in which something counts in a year, in the order of their tree.

    What has been given no area comes last, where there is any. `general` is its meter, and holds what the
    law and the own rule say where nothing counts.
    """

    general: Meter
    meters: tuple[Meter, ...]

    @property
    def year(self) -> int:
        """Return the year."""
        return self.general.year


def meter(
    register: Register,
    area_id: int | None,
    year: int,
    this: DirectProcurement | None,
    around: Setting,
    *,
    until: date | None = None,
) -> Meter:
    """Return the meter of a product area and a year, with the case that is being written if there is one.

    The law is that of the day on which the case began; without one, of the day of the year nearest today.
    With `until`, it is the meter as it stood on that day.
    """
    day = _near(around.today, year)
    if this is not None:
        day = this.started_on or day
    with register.reading() as connection:
        books = _read(connection, around.pack, day, year, _this(this, around) if this else None, until=until)
    area, depth = next((pair for pair in books.areas if pair[0].id == area_id), (None, 0))
    return books.meter(area, depth, _matter(this, day, around) if this else None)


def of_case(register: Register, case: DirectProcurement, around: Setting) -> Meter:
    """Return the meter of the product area of a case and the year in which the case counts."""
    return meter(register, case.area_id, _year(case, around), case, around)


def as_judged(register: Register, case: DirectProcurement, around: Setting) -> Meter:
    """Return the meter of an ended case as it stood on the day of the decision, else of the ending."""
    return meter(register, case.area_id, _year(case, around), case, around, until=_judged_on(case))


def apart(case: DirectProcurement, area: ProductArea, around: Setting) -> Meter:
    """Return the meter of an ended case alone, by the law and the own rule that it is judged by."""
    until = _judged_on(case)
    day = case.started_on or until or around.today
    books = _Books(
        pack=around.pack,
        year=_year(case, around),
        day=day,
        areas=[(area, 0)],
        cases=(),
        contracts=(),
        rule=_adding_up(around.own_rules),
        this=_this(case, around),
        until=until,
    )
    return books.meter(area, 0, _matter(case, day, around))


def _judged_on(case: DirectProcurement) -> date | None:
    return case.decided_on or case.ended_on


def _year(case: DirectProcurement, around: Setting) -> int:
    return (_this(case, around).day or around.today).year


def overview(register: Register, year: int, around: Setting) -> Overview:
    """Return the meters of all areas in which something counts in a year."""
    with register.reading() as connection:
        return of_year(connection, year, around.pack, around.today)


def of_year(connection: Connection, year: int, pack: Pack, today: date) -> Overview:
    """Return the overview of a year from a register that is being read."""
    books = _read(connection, pack, _near(today, year), year, None)
    general = books.meter(None, 0)
    meters = [*(books.meter(area, depth) for area, depth in books.areas), general]
    return Overview(general, tuple(each for each in meters if each.counts))


def lately(connection: Connection, today: date) -> Tally:
    """Return what counts in the twelve months that end today, from a register that is being read."""
    return same_kind.tally(same_kind.twelve_months(today), _cases(connection), _contracts(connection))


def usual_limit(pack: Pack, day: date) -> Limit | None:
    """Return the limit from which the usual kind of purchase needs a notice on a day."""
    return same_kind.limit_for(_usual(pack, day))


def years(register: Register, today: date) -> list[int]:
    """Return the years in which something may count, this one first: back to the earliest purchase."""
    signed = func.coalesce(CONTRACT.c.signed_on, CONTRACT.c.first_day)
    with register.reading() as connection:
        firsts = [
            connection.scalar(select(func.min(CASE.c.started_on))),
            connection.scalar(select(func.min(signed)).where(CONTRACT.c.procedure.in_(UNADVERTISED))),
        ]
    first = min((each.year for each in firsts if each), default=today.year)
    return list(range(today.year, min(first, today.year) - 1, -1))


def areas(register: Register) -> list[tuple[ProductArea, int]]:
    """Return all product areas in the order of their tree, with how deep each stands."""
    with register.reading() as connection:
        return _areas(connection)


def _areas(connection: Connection) -> list[tuple[ProductArea, int]]:
    language = connection.scalar(select(PROFILE.c.language)) or ""
    return in_tree(store.load(connection, ProductArea), language)


@dataclass(frozen=True)
class _Books:
    """All that may count in a year and the one before it, with the areas in the order of their tree.

    With `until`, only what counted until that day.
    """

    pack: Pack
    year: int
    day: date
    areas: Sequence[tuple[ProductArea, int]]
    cases: Sequence[CaseFacts]
    contracts: Sequence[ContractFacts]
    rule: OwnRule | None
    this: CaseFacts | None
    until: date | None

    def meter(self, area: ProductArea | None, depth: int, matter: Matter | None = None) -> Meter:
        """Return the meter of an area, by the law of a case or else of the usual kind of purchase."""
        asked = matter or _usual(self.pack, self.day)
        places: set[int | None] = self._below(area.id) if area else {None}
        limit = same_kind.limit_for(asked)
        currency = self.pack.country.currency
        return Meter(
            area=area,
            depth=depth,
            year=self.year,
            day=asked.day,
            currency=currency,
            tally=_within(self._of_year, places),
            rule=self.pack.rule(asked.law, "same_kind", asked.day),
            limit=limit,
            own=self._own(places, same_kind.bound_of(limit, currency)),
            until=self.until,
        )

    @cached_property
    def _of_year(self) -> Tally:
        return self._tally(same_kind.fiscal_year(self.year))

    @cached_property
    def _of_twelve_months(self) -> Tally:
        last = self.this.day if self.this else None  # on which the case itself counts
        return self._tally(same_kind.twelve_months(last or self.day))

    def _tally(self, period: Period) -> Tally:
        if self.until is not None:
            period = replace(period, last=min(period.last or self.until, self.until))
        return same_kind.tally(period, self.cases, self.contracts, self.this)

    def _own(self, places: set[int | None], of_law: Bound | None) -> Own | None:
        """Return what the own rule counts; one over the whole term does so with each purchase's value."""
        if self.rule is None:
            return None
        bound = of_law if self.rule.amount is None else self._bound(self.rule.amount, self.rule.beginning)
        is_rolling = self.rule.counting is Counting.TWELVE_MONTHS
        return Own(self.rule, _within(self._of_twelve_months if is_rolling else self._of_year, places), bound)

    def _bound(self, amount: Money, beginning: Beginning) -> Bound | None:
        """Return an amount of the own rule as a bound; None where sums are in another currency."""
        known = amount.currency == self.pack.country.currency
        return Bound(amount, is_free=beginning is Beginning.ABOVE) if known else None

    def _below(self, area_id: int | None) -> set[int | None]:
        """Return an area and all that are part of it."""
        found: set[int | None] = {area_id}
        for area, _depth in self.areas:  # each comes after the one that it is part of
            if area.parent_id in found:
                found.add(area.id)
        return found


def _read(
    connection: Connection,
    pack: Pack,
    day: date,
    year: int,
    this: CaseFacts | None,
    *,
    until: date | None = None,
) -> _Books:
    """Read all that may count in a year, and in the twelve months that end on a day."""
    cases = [each.as_of(until) if until else each for each in _cases(connection)]
    if this is not None:
        value = next((each.contract_value for each in cases if each.id == this.id), None)
        this = replace(this, contract_value=value)
    return _Books(
        pack=pack,
        year=year,
        day=day,
        areas=_areas(connection),
        cases=cases,
        contracts=list(_contracts(connection)),
        rule=_adding_up(law.own_rules_in(connection, day)),
        this=this,
        until=until,
    )


def _adding_up(rules: Iterable[OwnRule]) -> OwnRule | None:
    """Return the authority's own rule on purchases of the same kind, among those that are in force."""
    return next((each for each in rules if each.kind is OwnRuleKind.SAME_KIND), None)


def _cases(connection: Connection) -> Iterator[CaseFacts]:
    columns = (CASE, CONTRACT.c.estimated_value, CONTRACT.c.estimated_value_currency)
    for row in connection.execute(select(*columns).outerjoin(CONTRACT, CONTRACT.c.id == CASE.c.contract_id)):
        yield CaseFacts(
            id=row.id,
            title=_title(row.number, row.title),
            area_id=row.area_id,
            way=row.way,
            started_on=row.started_on,
            ordered_on=row.ordered_on,
            decided_on=row.decided_on,
            ended_on=row.ended_on,
            ending=row.ending,
            estimate=_money(row.value, row.value_currency),
            award=_money(row.award_value, row.award_value_currency),
            contract_id=row.contract_id,
            contract_value=_money(row.estimated_value, row.estimated_value_currency),
            supplier_id=row.supplier_id,
        )


def _contracts(connection: Connection) -> Iterator[ContractFacts]:
    """Yield the contracts made without an advertised procedure; one without a signature by its first day."""
    lone = select(func.min(SUPPLIER.c.supplier_id)).where(SUPPLIER.c.root_id == CONTRACT.c.id)
    lone = lone.having(func.count() == 1)
    query = select(CONTRACT, lone.scalar_subquery().label("supplier_id"))
    for row in connection.execute(query.where(CONTRACT.c.procedure.in_(UNADVERTISED))):
        yield ContractFacts(
            id=row.id,
            title=_title(row.number, row.title),
            area_id=row.area_id,
            kind=row.kind,
            procedure=row.procedure,
            day=row.signed_on or row.first_day,
            value=_money(row.estimated_value, row.estimated_value_currency),
            supplier_id=row.supplier_id,
        )


def _this(case: DirectProcurement, around: Setting) -> CaseFacts:
    """Return the facts of the case that is being written, with the value that its estimate comes to now."""
    return CaseFacts(
        id=case.id,
        title=_title(case.number, case.title),
        area_id=case.area_id,
        way=case.way,
        started_on=case.started_on,
        ordered_on=case.ordered_on,
        decided_on=case.decided_on,
        ended_on=case.ended_on,
        ending=case.ending,
        estimate=calculation(case, around.pack).total,
        award=case.award_value,
        contract_id=case.contract_id,
        supplier_id=case.supplier_id,
    )


def _usual(pack: Pack, day: date) -> Matter:
    usual = USUAL_LAW[pack.country]
    return Matter(pack, Case(pack.country, day, usual), usual, day)


def _matter(case: DirectProcurement, day: date, around: Setting) -> Matter:
    told = facts(case, around.pack, around.authority)
    asked = USUAL_LAW[around.country] if around.country is Country.NO else told.law
    return Matter(around.pack, told, asked or USUAL_LAW[around.country], day)


def _within(tally: Tally, places: Container[int | None]) -> Tally:
    return replace(tally, entries=tuple(each for each in tally.entries if each.area_id in places))


def _near(day: date, year: int) -> date:
    """Return the day of a year that is nearest to a day."""
    whole = same_kind.fiscal_year(year)
    return min(max(day, whole.first or day), whole.last or day)


def _title(number: str, title: str) -> str:
    return f"{number} {title}".strip()


def _money(minor: int | None, currency: str | None) -> Money | None:
    return Money(minor, currency) if minor is not None and currency else None
