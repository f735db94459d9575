"""What can be printed of rules and dialogue: what has changed, and what could be better."""

from types import MappingProxyType

from inkop_desktop.reports.people_orders import ImprovementsOrder, LawChangesOrder
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.reports.choices import Choices, Offered
from inkop_desktop.ui.widgets.editors.dates import DateEditor


class ChangesChoices(Choices):
    """Since when."""

    needed = MappingProxyType({"since": N_("Choose a day.")})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add("since", _("Since"), DateEditor())
        self.set_values({"since": desk.today.replace(month=1, day=1)})

    def order(self) -> LawChangesOrder:
        """Return what has changed since the day."""
        return LawChangesOrder(self.desk.today, self.values()["since"])


class ProposalsChoices(Choices):
    """Since when, or all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        hint = _("Leave it blank for all. What is not reported yet is always there.")
        self.add("since", _("Made since"), DateEditor(), hint)

    def order(self) -> ImprovementsOrder:
        """Return the proposals, those since the day if there is one."""
        return ImprovementsOrder(self.desk.today, self.values()["since"])


OFFERED = (
    Offered(
        Icon.GAVEL,
        N_("What has changed"),
        N_("What has begun and ended in law and rules, and who has had notice of it."),
        ChangesChoices,
    ),
    Offered(
        Icon.FLAG,
        N_("Proposals for change and improvement"),
        N_("All that could be better, who proposed it, what became of it, and what has been reported."),
        ProposalsChoices,
    ),
)
