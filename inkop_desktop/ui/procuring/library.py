"""The tab of the library of requirements and criteria."""

from inkop_desktop.lists.requirements import REQUIREMENT_LIBRARY
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.services import requirement_library
from inkop_desktop.text import N_, Message, counted
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.offering import Offer, OfferingList
from inkop_desktop.ui.records.recordlist import Listed

LIBRARY = Listed(
    REQUIREMENT_LIBRARY,
    LibraryText,
    Icon.BOOKMARK,
    N_("New text"),
    N_("No texts yet"),
    N_("Begin with the usual ones, and write in those that you use again and again, per product area."),
)


def _added(count: int) -> Message:
    return counted("{count} text was added.", "{count} texts were added.", count)


_USUAL = Offer(
    requirement_library.lacks_usual,
    N_(
        "There are usual requirements and criteria to begin with. They can be rewritten and taken out of use."
    ),
    N_("Add the usual texts"),
    requirement_library.add_usual,
    _added,
)


class LibraryList(OfferingList):
    """The texts of the library; the usual ones of the country are offered until they have been taken."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed, _USUAL)
