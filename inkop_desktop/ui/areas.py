"""The areas of the program: one line each; a new area adds its line here and nothing else changes."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from inkop_desktop.text import N_
from inkop_desktop.ui.icons import Icon


@dataclass(frozen=True, slots=True)
class Area:
    """One area; `page` is where its page is made, imported when it is shown for the first time.

    `nouns` are those whose records are shown there; `search` stands in the field in which one searches
    there; empty where there is none.
    """

    key: str
    title: str
    icon: Icon
    page: str
    nouns: tuple[str, ...] = ()
    search: str = ""

    def load(self) -> type[Any]:
        """Import its page, unless that has been done, and return the page's class."""
        module, name = self.page.split(":")
        loaded: type[Any] = getattr(import_module(f"inkop_desktop.ui.{module}"), name)
        return loaded


AREAS = (
    Area("today", N_("Today"), Icon.SUN, "today.page:TodayPage"),
    Area(
        "contracts",
        N_("Contracts"),
        Icon.FILE_TEXT,
        "contracts.page:ContractsPage",
        ("contract",),
        N_("Search contracts"),
    ),
    Area(
        "plan",
        N_("Plan"),
        Icon.CALENDAR_CLOCK,
        "planning.page:PlanPage",
        ("plan_item",),
        N_("Search here"),
    ),
    Area(
        "procuring",
        N_("Direct procurements"),
        Icon.SCALE,
        "procuring.page:ProcuringPage",
        ("direct_procurement", "library_text"),
        N_("Search here"),
    ),
    Area(
        "suppliers",
        N_("Suppliers"),
        Icon.BUILDING_2,
        "records.pages:SuppliersPage",
        ("supplier",),
        N_("Search here"),
    ),
    Area(
        "people",
        N_("People and units"),
        Icon.USERS,
        "records.pages:PeoplePage",
        ("person", "unit", "organisation"),
        N_("Search here"),
    ),
    Area(
        "roles",
        N_("Roles and bodies"),
        Icon.LANDMARK,
        "roles.page:RolesPage",
        ("appointment", "role", "body", "delegation"),
        N_("Search here"),
    ),
    Area("areas", N_("Product areas"), Icon.PACKAGE, "records.pages:AreasPage", ("area",), N_("Search here")),
    Area(
        "rules",
        N_("Rules and mandates"),
        Icon.SHIELD_CHECK,
        "governance.pages:RulesPage",
        ("governing_document", "authorisation", "consultation", "gift"),
        N_("Search here"),
    ),
    Area(
        "law",
        N_("The law"),
        Icon.GAVEL,
        "law.page:LawPage",
        ("own_amount", "own_rule", "law_pack"),
        N_("Search here"),
    ),
    Area(
        "guidance",
        N_("Guidance and dialogue"),
        Icon.CIRCLE_QUESTION_MARK,
        "governance.pages:GuidancePage",
        ("training", "advice", "improvement", "feedback", "market_note"),
        N_("Search here"),
    ),
    Area(
        "reports",
        N_("Reports"),
        Icon.PRINTER,
        "reports.page:ReportsPage",
        search=N_("Search reports"),
    ),
)


def area_named(key: object) -> Area:
    """Return an area by its key; the first one where none has that key."""
    return next((area for area in AREAS if area.key == key), AREAS[0])


def area_of(noun: str) -> str:
    """Return the key of the area where a noun's records are shown."""
    return next(area.key for area in AREAS if noun in area.nouns)
