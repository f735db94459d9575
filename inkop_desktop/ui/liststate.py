"""Remember how a person has a list: which columns, in which order and width, sorted by what."""

from typing import Any

from inkop_desktop.lists.listing import Listing
from inkop_desktop.settings import Settings
from inkop_desktop.ui.widgets.table import ColumnState, TableState

_LETTER = 8  # pixels that a character of a column's width takes at normal type


def usual_state(listing: Listing) -> TableState:
    """Return the columns as the list declares them."""
    columns = tuple(ColumnState(each.key, each.width * _LETTER, each.shown) for each in listing.columns)
    shown_first = sorted(columns, key=lambda column: not column.shown)
    key, descending = listing.default_sort[0]
    return TableState(tuple(shown_first), key, descending)


def remembered_state(settings: Settings, listing: Listing) -> TableState | None:
    """Return the columns as the person left them; none where nothing (or nonsense) was kept."""
    kept: Any = settings.lists.get(listing.noun)
    try:
        columns = tuple(
            ColumnState(str(key), int(width), bool(shown)) for key, width, shown in kept["columns"]
        )
        return TableState(columns, str(kept["sort"]), bool(kept["descending"]))
    except (TypeError, KeyError, ValueError):
        return None


def remember_state(settings: Settings, listing: Listing, state: TableState) -> None:
    """Keep the columns as they stand."""
    kept: dict[str, Any] = {
        "columns": [[each.key, each.width, each.shown] for each in state.columns],
        "sort": state.sort_key,
        "descending": state.descending,
    }
    settings.lists = settings.lists | {listing.noun: kept}
