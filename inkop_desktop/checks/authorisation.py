"""Checks of joint procurement: what is signed for several organisations, each of them has authorised."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, func, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check, paragraph
from inkop_desktop.checks.reading import Line, Names, SpokenDay, lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.governance import Authorisation
from inkop_desktop.register import store
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import areas, call_offs
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import N_, message

ORGANISATION = METADATA.tables["organisation"]
PROFILE = METADATA.tables["profile"]
_NOUNS = ("contract", "authorisation", "organisation", "unit", "area", "profile")
_DAY = func.coalesce(CONTRACT.c.notice_on, CONTRACT.c.signed_on)


class Lack(StrEnum):
    """What is missing of an organisation for which a contract was signed, the gravest first."""

    NONE = "none"
    GROUNDS = "grounds"
    AMOUNT = "amount"


_LACKS = {
    Lack.NONE: N_("When it was advertised or signed, on {day}, no authorisation had been given by {names}."),
    Lack.GROUNDS: N_("The authorisation does not tell both the need and the volume: {names}."),
    Lack.AMOUNT: N_("The estimated volume is more than was authorised: {names}."),
}


@check("signed-without-authorisation", Severity.DANGER, se="", no="K13", nouns=_NOUNS)
def signed_without_authorisation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever is to use a joint contract had authorised it, with need and volume, by the day of its notice.

    Without such a day that of the signature counts. An authorisation is for the contract, for its product
    area or for one that this is part of. Its amount is held against the organisation's own volume, since
    the contract is worth what all of them buy. Where no authorisation is entered at all, nothing is known.
    """
    given = _given(connection)
    if not given:
        return
    names = {row.id: row.name for row in connection.execute(select(ORGANISATION.c.id, ORGANISATION.c.name))}
    users, trees = call_offs.users(connection), areas.lines(connection)
    own = connection.scalar(select(PROFILE.c.organisation_id))
    signed, more = CONTRACT.c.signed_on <= today, (_DAY, CONTRACT.c.area_id)
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), signed, more=more):
        day, area_id = line.more
        joint = users[line.id] if len(users[line.id]) > 1 else set()
        in_areas = trees.get(area_id, ())
        fitting = {
            each: [other for other in given[each] if _is_for(other, line.id, in_areas)]
            for each in sorted(joint - {own})
        }
        lacks = {each: lack for each, those in fitting.items() if (lack := _lack(those, day))}
        if lacks:
            yield _breach(line, SpokenDay(day, today), lacks, names)


def _given(connection: Connection) -> Mapping[int, list[Authorisation]]:
    """Return what each organisation has authorised, by its id."""
    given: dict[int, list[Authorisation]] = defaultdict(list)
    for each in store.load(connection, Authorisation):
        if each.organisation_id is not None:
            given[each.organisation_id].append(each)
    return given


def _is_for(each: Authorisation, contract_id: int, in_areas: Collection[int]) -> bool:
    """Tell whether an authorisation is for a contract, which is in some product areas."""
    if each.contract_id is not None:
        return each.contract_id == contract_id
    return each.area_id in in_areas


def _lack(given: Collection[Authorisation], day: date) -> Lack | None:
    """Return what the best of some authorisations lacks on a day; None where one of them is enough."""
    valid = [each for each in given if each.given_on and Period(each.given_on, each.valid_to).holds(day)]
    if not valid:
        return Lack.NONE
    founded = [each for each in valid if each.need.strip() and each.volume is not None]
    if not founded:
        return Lack.GROUNDS
    return None if any(map(_suffices, founded)) else Lack.AMOUNT


def _suffices(each: Authorisation) -> bool:
    """Tell whether an authorisation's amount holds its volume; amounts in two currencies are not compared."""
    most, volume = each.up_to, each.volume
    if most is None or volume is None or most.currency != volume.currency:
        return True
    return volume.minor <= most.minor


def _breach(line: Line, day: SpokenDay, lacks: Mapping[int, Lack], names: Mapping[int, str]) -> Breach:
    reasons = []
    for lack, said in _LACKS.items():
        those = [names[each] for each in lacks if lacks[each] is lack]
        if those:
            reasons.append(message(said, day=day, names=Names(those)))
    every = Names([names[each] for each in lacks])
    return Breach(
        records=(line.ref, *(Ref("organisation", each, names[each]) for each in lacks)),
        message=message(
            "{title} was signed without full authorisation from {names}", title=line.title, names=every
        ),
        why=paragraph(*reasons),
        field="users",
        facts=(day.day, *lacks.items()),
        persons=line.persons,
    )


CHECKS = (signed_without_authorisation,)
