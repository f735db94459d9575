"""What a frozen case keeps of what may change around it: sums of the same kind, delegations of the day.

Everything else around it (the authority, persons, suppliers, contracts, own rules) is not kept with it: the
log knows how it was when the case was frozen, and so its papers say for ever what they said then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ActedUnder, KindSum
from inkop_desktop.register import history
from inkop_desktop.register.register import Register
from inkop_desktop.rules.same_kind import CASE, Entry, Part, Tally
from inkop_desktop.services import delegating, law, procuring, records, same_kind
from inkop_desktop.services.delegating import Deed, Judged, Whose
from inkop_desktop.services.moments import Moment
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.same_kind import Meter


def as_told(register: Register, case_id: int, today: date) -> tuple[DirectProcurement, Setting, Moment]:
    """Return a case, what it is judged by, and the records around it, as its papers tell them.

    Of a frozen case all of it is as it was when it was frozen; of an open one, and where the log does not
    know when that was, as it is now. Raises UserError where the case is gone.
    """
    now = records.get(register, DirectProcurement, case_id)
    moment = _moment(register, now)
    (case,) = moment.some(DirectProcurement, [case_id])
    return case, _setting(moment, case, today), moment


def _moment(register: Register, case: DirectProcurement) -> Moment:
    if case.closed_on is None:
        return Moment(register)
    with register.reading() as connection:
        frozen_in = history.last_change(connection, CASE, case.id or 0, "closed_on")
    return Moment(register, frozen_in or None)


def _setting(moment: Moment, case: DirectProcurement, today: date) -> Setting:
    around = procuring.setting_of(moment.register, case, today)
    (profile,) = moment.every(Profile)
    (own,) = moment.some(Organisation, [profile.organisation_id or 0])
    rules = law.in_force(moment.every(OwnRule), case.started_on or case.closed_on or today)
    return replace(around, organisation=own, own_rules=tuple(rules))


def judged(register: Register, case: DirectProcurement, around: Setting) -> DirectProcurement:
    """Return an ended case with what it was judged by on the day of the decision, not saved."""
    sums = () if case.area_id is None else _sums(same_kind.as_judged(register, case, around))
    return replace(case, kind_sums=tuple(sums), acted_under=_now(register, case))


def meter(case: DirectProcurement, around: Setting, moment: Moment) -> Meter | None:
    """Return what is bought of the same kind in the year of a case; None without a product area.

    Of a frozen case it is what was judged: what the register has come to know since is left out.
    """
    if case.area_id is None:
        return None
    if case.closed_on is None:
        return same_kind.of_case(moment.register, case, around)
    (area,) = moment.some(ProductArea, [case.area_id])
    return _with_sums(same_kind.apart(case, area, around), case)


def acted_under(register: Register, case: DirectProcurement) -> tuple[ActedUnder, ...]:
    """Return by which delegations a case was decided and signed; of a frozen one, as it was kept."""
    return _now(register, case) if case.closed_on is None else case.acted_under


# The sums


def _sums(told: Meter) -> Iterator[KindSum]:
    """Yield what each part comes to in the year, and then by the own rule.

    Other cases are neither named nor told apart, so that what is secret of them stays with them.
    """
    yield from _sums_of(told.tally, told.currency, by_own_rule=False)
    if told.own:
        yield from _sums_of(told.own.tally, told.currency, by_own_rule=True)


def _sums_of(tally: Tally, currency: str, *, by_own_rule: bool) -> Iterator[KindSum]:
    for part in Part:
        if tally.of(part):
            amount = tally.sum_of(part, currency)
            purchases = len(tally.of(part))
            yield KindSum(by_own_rule=by_own_rule, part=part, purchases=purchases, amount=amount)


def _with_sums(told: Meter, case: DirectProcurement) -> Meter:
    """Return a meter with the sums that a case has kept in place of what the register knows now."""
    own = told.own and replace(told.own, tally=_kept(told.own.tally, case, by_own_rule=True))
    return replace(told, tally=_kept(told.tally, case, by_own_rule=False), own=own)


def _kept(tally: Tally, case: DirectProcurement, *, by_own_rule: bool) -> Tally:
    sums = (each for each in case.kind_sums if each.by_own_rule is by_own_rule)
    return replace(tally, entries=tuple(_entry(each, case.area_id) for each in sums))


def _entry(each: KindSum, area_id: int | None) -> Entry:
    assert each.part is not None
    return Entry(each.part, CASE, None, "", area_id, each.amount, None, purchases=each.purchases or 0)


# The delegations


def _now(register: Register, case: DirectProcurement) -> tuple[ActedUnder, ...]:
    """Return what the delegation table says, as it is now, of the days of decision and signature."""
    deeds = list(_deeds(case))
    with register.reading() as connection:
        found = delegating.judge(connection, deeds)
    delegations = (delegation for each in found for delegation in each.covering)
    places = (place for each in delegations for place in records.references(each))
    names = records.names_of(register, set(places))
    return tuple(_acted(deed, each, names) for deed, each in zip(deeds, found, strict=True))


def _deeds(case: DirectProcurement) -> Iterator[Deed]:
    whose, value = Whose(case.unit_id), case.award_value
    decided = delegating.in_case(case)
    if decided is not None:
        yield decided
    if case.signed_by_id is not None and case.signed_on is not None:
        yield delegating.of_signature(case.signed_by_id, case.signed_on, value, whose)


def _acted(deed: Deed, found: Judged, names: Mapping[tuple[str, int], str]) -> ActedUnder:
    basis = found.basis or found.furthest
    if basis is None:
        return ActedUnder(act=deed.act, standing=found.standing)
    return ActedUnder(
        act=deed.act,
        standing=found.standing,
        role=delegating.delegated_to(basis, names),
        up_to=basis.up_to,
        legal_basis=basis.legal_basis,
    )
