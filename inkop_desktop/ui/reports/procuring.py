"""What can be printed of all direct procurements."""

from collections.abc import Callable
from datetime import date
from functools import partial

from inkop_desktop.reports.orders import Order
from inkop_desktop.reports.procurement_log_orders import GroundUseOrder, LogOrder, UndocumentedOrder
from inkop_desktop.reports.same_kind_order import SameKindOrder
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.reports.choices import Choices, Offered


class YearChoices(Choices):
    """Of which year, or of all years."""

    def __init__(self, of_year: Callable[[date, int | None], Order], desk: Desk) -> None:
        super().__init__(desk)
        self._of_year = of_year
        self.add_year(_("Begun in the year"), blank=_("All years"))

    def order(self) -> Order:
        """Return the report of the year."""
        return self._of_year(self.desk.today, self.values()["year"])


class SameKindChoices(Choices):
    """Of which fiscal year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_year(_("Fiscal year"))

    def order(self) -> SameKindOrder:
        """Return what was bought of the same kind in the year."""
        return SameKindOrder(self.desk.today, self.values()["year"])


class UndocumentedChoices(Choices):
    """Nothing to choose: what is not documented today."""

    def order(self) -> UndocumentedOrder:
        """Return what is not documented."""
        return UndocumentedOrder(self.desk.today)


OFFERED = (
    Offered(
        Icon.SCALE,
        N_("Log of direct procurements"),
        N_("Each case with unit, supplier, product area, ground, value and time."),
        partial(YearChoices, LogOrder),
    ),
    Offered(
        Icon.GAVEL,
        N_("Use of grounds for exception"),
        N_("How often each ground was used, by whom and for what."),
        partial(YearChoices, GroundUseOrder),
    ),
    Offered(
        Icon.CALENDAR_CLOCK,
        N_("Missing documentation"),
        N_("What is signed or cancelled and not finished, and by when it is, or was, to be."),
        UndocumentedChoices,
    ),
    Offered(
        Icon.CHART_COLUMN,
        N_("Purchases of the same kind"),
        N_("Sums by product area without an advertised procedure, beside the law and your own rule."),
        SameKindChoices,
    ),
)
