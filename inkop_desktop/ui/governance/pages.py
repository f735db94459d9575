"""The areas of what governs the purchasing, and of the help that the purchasers get and give."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inkop_desktop.lists import governance
from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Consultation,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    MarketNote,
    Training,
)
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.governance.document import DocumentDetails
from inkop_desktop.ui.governance.proposals import ProposalDetails, ProposalList
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.directory import DirectoryPage
from inkop_desktop.ui.records.recordlist import Listed, RecordList, leaf
from inkop_desktop.ui.records.tab import Leaf

RULES = (
    Listed(
        governance.DOCUMENTS,
        GoverningDocument,
        Icon.SHIELD_CHECK,
        N_("New document"),
        N_("No governing documents yet"),
        N_("Begin with the guideline or the procurement regulations, and when they are to be reviewed."),
        DocumentDetails,
    ),
    Listed(
        governance.AUTHORISATIONS,
        Authorisation,
        Icon.HANDSHAKE,
        N_("New authorisation"),
        N_("No authorisations yet"),
        N_("Write in who has let others procure on their behalf, what for, and until when."),
    ),
    Listed(
        governance.CONSULTATIONS,
        Consultation,
        Icon.LIST_CHECKS,
        N_("New consultation"),
        N_("No consultations yet"),
        N_("Write in what the participants are asked, and what each of them answers."),
    ),
    Listed(
        governance.GIFTS,
        Gift,
        Icon.PACKAGE,
        N_("New gift or offer"),
        N_("No gifts or offers are noted"),
        N_("Note what somebody was offered, by whom, and what became of it, also when it was declined."),
    ),
)
GUIDANCE = (
    Listed(
        governance.TRAININGS,
        Training,
        Icon.INFO,
        N_("New note"),
        N_("Nothing is noted yet"),
        N_("Note whom you have informed, trained or talked with: it shows that the rules are known."),
    ),
    Listed(
        governance.ADVICE,
        Advice,
        Icon.CIRCLE_QUESTION_MARK,
        N_("New question"),
        N_("No questions yet"),
        N_("Note what the units ask you and what you answer: the next one often asks the same."),
    ),
    Listed(
        governance.IMPROVEMENTS,
        Improvement,
        Icon.FLAG,
        N_("New proposal"),
        N_("No proposals yet"),
        N_("Note what could be done better in the purchasing, and what becomes of it."),
        ProposalDetails,
    ),
    Listed(
        governance.FEEDBACK,
        Feedback,
        Icon.INBOX,
        N_("New feedback"),
        N_("No feedback yet"),
        N_("Note what units and those who answer for a product area say of purchasing, and your answer."),
    ),
    Listed(
        governance.MARKET_NOTES,
        MarketNote,
        Icon.CHART_COLUMN,
        N_("New market note"),
        N_("No market notes yet"),
        N_("Note what is seen of market, products and prices, product area by product area."),
    ),
)


class DocumentList(RecordList):
    """The list of governing documents; it can be noted who has confirmed one."""

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__(desk, listed)
        assert isinstance(self.details, DocumentDetails)
        self.add_action(_("Confirmed by …"), Icon.LIST_CHECKS, self.details.confirm)


# Those whose list can do more than any other.
_LISTS: dict[type[Root], type[RecordList]] = {GoverningDocument: DocumentList, Improvement: ProposalList}


class RulesPage(DirectoryPage):
    """The page of the area Rules and mandates."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Rules and mandates"), _leaves(RULES))


class GuidancePage(DirectoryPage):
    """The page of the area Guidance and dialogue."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Guidance and dialogue"), _leaves(GUIDANCE))


def _leaves(lists: Sequence[Listed]) -> list[Leaf]:
    return [leaf(each, _LISTS.get(each.record_type, RecordList)) for each in lists]
