"""The areas of the program: one line each; a new area adds its line here and nothing else changes."""

from dataclasses import dataclass
from importlib import import_module

from inkop_desktop.text import N_
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon


@dataclass(frozen=True, slots=True)
class Area:
    """One area; `page` is where its page is made, imported when it is shown for the first time."""

    key: str
    title: str
    icon: Icon
    page: str
    noun: str = ""

    def make(self, desk: Desk) -> AreaPage:
        """Make the page of this area."""
        module, name = self.page.split(":")
        page = getattr(import_module(f"inkop_desktop.ui.{module}"), name)(desk)
        assert isinstance(page, AreaPage)
        return page


AREAS = (
    Area("today", N_("Today"), Icon.SUN, "today.page:TodayPage"),
    Area("contracts", N_("Contracts"), Icon.FILE_TEXT, "contracts.page:ContractsPage", "contract"),
    Area("suppliers", N_("Suppliers"), Icon.BUILDING_2, "records.pages:SuppliersPage", "supplier"),
    Area("people", N_("People and units"), Icon.USERS, "records.pages:PeoplePage", "person"),
    Area("areas", N_("Product areas"), Icon.PACKAGE, "records.pages:AreasPage", "area"),
    Area("reports", N_("Reports"), Icon.PRINTER, "reports.page:ReportsPage"),
)


def area_of(noun: str) -> str:
    """Return the key of the area where a noun's records are shown."""
    also = {"unit": "people", "organisation": "people"}
    return also.get(noun) or next(area.key for area in AREAS if area.noun == noun)
