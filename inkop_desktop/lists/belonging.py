"""Which organisation a unit belongs to; whoever asks that, in a query or in a service, asks here.

It is the one that the unit names, else that of the nearest unit it is part of that names one. Where none
does, it is the organisation whose register this is.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, Subquery, func, select

from inkop_desktop.models.mapping import METADATA

UNIT = METADATA.tables["unit"]
PROFILE = METADATA.tables["profile"]
OWN = select(PROFILE.c.organisation_id).scalar_subquery()
"""The organisation whose register this is."""


def _belonging() -> Subquery:
    """Return each unit with its organisation; circles of units are never entered, since none names any."""
    named = select(UNIT.c.id, UNIT.c.organisation_id).where(UNIT.c.organisation_id.is_not(None))
    known = named.cte("known", recursive=True)
    below = select(UNIT.c.id, known.c.organisation_id).join(known, known.c.id == UNIT.c.parent_id)
    known = known.union_all(below.where(UNIT.c.organisation_id.is_(None)))
    whose = func.coalesce(known.c.organisation_id, OWN).label("organisation_id")
    units = UNIT.outerjoin(known, known.c.id == UNIT.c.id)
    return select(UNIT.c.id.label("unit_id"), whose).select_from(units).subquery("belonging")


BELONGING = _belonging()
"""Each unit (`unit_id`) with the organisation that it belongs to (`organisation_id`)."""


def organisations(connection: Connection) -> Mapping[int, int | None]:
    """Return the organisation that each unit belongs to, by the unit's id."""
    return {row.unit_id: row.organisation_id for row in connection.execute(select(BELONGING))}
