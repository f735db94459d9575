"""Checks of joint procurement: what is signed for several organisations, each of them has authorised."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import Line, Names, SpokenDay, lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.governance import Authorisation
from inkop_desktop.register import store
from inkop_desktop.rules.months import day_before
from inkop_desktop.rules.periods import Period
from inkop_desktop.services import areas, call_offs
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import N_, counted, message, paragraph

ORGANISATION = METADATA.tables["organisation"]
PROFILE = METADATA.tables["profile"]
_NOUNS = ("contract", "authorisation", "organisation", "unit", "area", "profile")


class Lack(StrEnum):
    """What is missing of an organisation for which a contract was signed, the gravest first."""

    NONE = "none"
    GROUNDS = "grounds"
    AMOUNT = "amount"


_LACKS = {
    Lack.NONE: N_(
        "Before the notice, or when it was signed, on {day}, no authorisation had been given by {names}."
    ),
    Lack.GROUNDS: N_("The authorisation does not tell both the need and the volume: {names}."),
    Lack.AMOUNT: N_("The estimated volume is more than was authorised: {names}."),
}


@dataclass(frozen=True, slots=True)
class Unauthorised:
    """A joint contract that lacks something of some organisations, by their ids, on the day that counts."""

    line: Line
    day: date
    lacks: Mapping[int, Lack]


@check("signed-without-authorisation", Severity.DANGER, se="", no="K13", nouns=_NOUNS)
def signed_without_authorisation(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever is to use a joint contract had authorised it, with need and volume, before its notice.

    Where no authorisation is entered at all, one finding names every contract that asks for some.
    """
    given = _given(connection)
    found = list(_unauthorised(connection, today, given))
    if given:
        names = {
            row.id: row.name for row in connection.execute(select(ORGANISATION.c.id, ORGANISATION.c.name))
        }
        yield from (_breach(each, SpokenDay(each.day, today), names) for each in found)
    elif found:
        yield _none_entered([each.line.ref for each in found])


def _unauthorised(
    connection: Connection, today: date, given: Mapping[int, Sequence[Authorisation]]
) -> Iterator[Unauthorised]:
    """Yield the signed joint contracts that run or will, and lack something.

    An authorisation is for the contract, for its product area or for one that this is part of. Its amount is
    held against the organisation's own volume, since the contract is worth what all of them buy.
    """
    users, trees = call_offs.users(connection), areas.lines(connection)
    own = connection.scalar(select(PROFILE.c.organisation_id))
    signed, more = (
        CONTRACT.c.signed_on <= today,
        (CONTRACT.c.notice_on, CONTRACT.c.signed_on, CONTRACT.c.area_id),
    )
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), signed, more=more):
        notice_on, signed_on, area_id = line.more
        joint = users[line.id] if len(users[line.id]) > 1 else set()
        in_areas = trees.get(area_id, ())
        fitting = {
            each: [other for other in given.get(each, ()) if _is_for(other, line.id, in_areas)]
            for each in sorted(joint - {own})
        }
        day, last = (notice_on, day_before(notice_on)) if notice_on else (signed_on, signed_on)
        lacks = {each: lack for each, those in fitting.items() if (lack := _lack(those, day, last))}
        if lacks:
            yield Unauthorised(line, day, lacks)


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


def _lack(given: Collection[Authorisation], day: date, last: date) -> Lack | None:
    """Return what the best of some authorisations lacks on a day; None where one of them is enough.

    `last` is the last day on which it may have been given: the one before a notice, or that of a signature.
    """
    early = [each for each in given if each.given_on and each.given_on <= last]
    valid = [each for each in early if Period(each.given_on, each.valid_to).holds(day)]
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


def _breach(found: Unauthorised, day: SpokenDay, names: Mapping[int, str]) -> Breach:
    reasons = []
    for lack, said in _LACKS.items():
        those = [names[each] for each in found.lacks if found.lacks[each] is lack]
        if those:
            reasons.append(message(said, day=day, names=Names(those)))
    line, every = found.line, Names([names[each] for each in found.lacks])
    return Breach(
        records=(line.ref, *(Ref("organisation", each, names[each]) for each in found.lacks)),
        message=message(
            "{title} was signed without full authorisation from {names}", title=line.title, names=every
        ),
        why=paragraph(*reasons),
        field="users",
        facts=(found.day, *found.lacks.items()),
        persons=line.persons,
    )


def _none_entered(contracts: Sequence[Ref]) -> Breach:
    return Breach(
        records=tuple(contracts),
        message=counted(
            "No authorisation is entered, though {count} joint contract asks for it",
            "No authorisation is entered, though {count} joint contracts ask for it",
            len(contracts),
        ),
        why=message(
            "Enter what each participant gave before the notice, with need and volume: {names}.",
            names=Names([each.label for each in contracts]),
        ),
        facts=tuple(each.id for each in contracts),
        part=Lack.NONE,
    )


CHECKS = (signed_without_authorisation,)
