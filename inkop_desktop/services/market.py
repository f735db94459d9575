"""What is noted of market, products and prices in a product area."""

from sqlalchemy import select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.governance import MarketNote
from inkop_desktop.register import store
from inkop_desktop.register.register import Register

NOTE = METADATA.tables["market_note"]


def latest_notes(register: Register, area_id: int, most: int) -> list[MarketNote]:
    """Return the latest notes of an area, at most so many, the newest first."""
    query = select(NOTE.c.id).where(NOTE.c.area_id == area_id)
    with register.reading() as connection:
        ids = list(connection.scalars(query.order_by(NOTE.c.noted_on.desc(), NOTE.c.id.desc()).limit(most)))
        return sorted(store.load(connection, MarketNote, ids), key=lambda each: ids.index(each.id or 0))
