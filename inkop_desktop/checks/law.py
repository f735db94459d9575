"""Checks of the law itself: the pack is of this year, and every amount that a purchase may need is known."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import Names
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.vocabulary import Law, LimitKind
from inkop_desktop.services import law, law_words
from inkop_desktop.text import Message, counted, message

LAW_PACK = METADATA.tables["law_pack"]
NOUNS = ("law_pack", "profile")
_USUAL = {Law.LOU, Law.FOA}
# Nothing that the program judges rests on these; nor has any register here that of the state.
_NEVER_ASKED = {LimitKind.SMALL_LOT_GOODS_SERVICES, LimitKind.SMALL_LOT_WORKS}
_STATE = "_state"


@check("law-pack-due", Severity.WARNING, se="N18", no="K8", nouns=NOUNS)
def law_pack_due(connection: Connection, today: date) -> Iterator[Breach]:
    """The law pack in use has been checked this calendar year."""
    pack = law.without_own(connection)
    if pack.is_due(today):
        yield Breach(
            records=(_ref(connection, pack),),
            message=law_words.of_age(pack),
            why=message(
                "Limits change at the turn of the year. Load a newer law pack, or compare the amounts."
            ),
            facts=(pack.newest_check, today.year),
        )


@check("law-amount-missing", Severity.INFORMATION, se="N18", no="K24", nouns=(*NOUNS, "own_amount"))
def law_amount_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Every amount of today's law is known, by the pack or by the authority itself; one finding for a law."""
    in_use = _ref(connection, law.without_own(connection))
    missing = [limit for limit in law.missing_on(law.pack_in(connection), today) if _is_asked(limit)]
    for of_law, found in groupby(sorted(missing, key=attrgetter("law")), key=attrgetter("law")):
        limits = list(found)
        yield Breach(
            records=(in_use,),
            message=counted(
                "{law}: {count} amount of today is not known",
                "{law}: {count} amounts of today are not known",
                len(limits),
                law=of_law,
            ),
            why=message(
                "Enter as own amounts, with your source, or what they decide cannot be judged: {names}.",
                names=Names([Message(limit.limit_kind.label) for limit in limits]),
            ),
            facts=tuple((limit.kind, limit.valid_from) for limit in limits),
            severity=Severity.WARNING if of_law in _USUAL else None,
            part=of_law,
        )


def _is_asked(limit: Limit) -> bool:
    return limit.limit_kind not in _NEVER_ASKED and not limit.kind.endswith(_STATE)


def _ref(connection: Connection, pack: Pack) -> Ref:
    """Return the pack in use; the shipped one is no record: it has the id 0 and its day."""
    query = select(LAW_PACK.c.id, LAW_PACK.c.name).where(LAW_PACK.c.sha256 == pack.sha256)
    row = connection.execute(query.order_by(LAW_PACK.c.id.desc())).first()
    if row:
        return Ref("law_pack", row.id, row.name)
    return Ref("law_pack", 0, f"{pack.country.upper()} {pack.newest_check}")


CHECKS = (law_pack_due, law_amount_missing)
