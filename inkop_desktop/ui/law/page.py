"""The area of the law: what is in force, the authority's own amounts and rules, the packs it is read from."""

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.lists import law
from inkop_desktop.records.law import LawPack, OwnAmount, OwnRule
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.law.inforce import InForceTab
from inkop_desktop.ui.law.loading import PacksList
from inkop_desktop.ui.records.directory import DirectoryPage
from inkop_desktop.ui.records.recordlist import Listed, leaf
from inkop_desktop.ui.records.tab import Leaf

_CITED = 12  # signs of the digest that tell one pack from another on a screen

OWN_AMOUNTS = Listed(
    law.OWN_AMOUNTS,
    OwnAmount,
    Icon.SCALE,
    N_("New own amount"),
    N_("No own amounts yet"),
    N_("Enter an amount of the law that the law pack does not know, with where you have read it."),
)
OWN_RULES = Listed(
    law.OWN_RULES,
    OwnRule,
    Icon.SHIELD_CHECK,
    N_("New own rule"),
    N_("No own rules yet"),
    N_("Write in where you ask for more than the law does: three quotes, an approval, the same kind."),
)
LAW_PACKS = Listed(
    law.LAW_PACKS,
    LawPack,
    Icon.FILE_TEXT,
    N_("Load law pack …"),
    N_("No law pack is loaded"),
    N_("The law pack of the program is in use. Load a newer one when there is one."),
)
# From left to right; another tab is another line.
LEAVES = (
    Leaf(InForceTab.title, InForceTab),
    leaf(OWN_AMOUNTS),
    leaf(OWN_RULES),
    leaf(LAW_PACKS, PacksList),
)


class LawPage(DirectoryPage):
    """The page of the area Law."""

    def __init__(self, desk: Desk, _parent: QWidget | None = None) -> None:
        super().__init__(desk, _("The law"), LEAVES)
        self.show_tab_of(InForceTab).fetched.connect(self._show_pack)

    def show_record(self, noun: str, record_id: int) -> None:
        """Choose a record in its tab; the shipped law pack is no record, and is what is in force."""
        if record_id:
            super().show_record(noun, record_id)
        else:
            self.show_tab_of(InForceTab)

    def _show_pack(self, pack: Pack) -> None:
        """Say under the title which law pack is in use, as papers cite it."""
        said = _("The law pack in use was last checked on {day} (SHA-256 {sha256} …).")
        self.set_facts(said.format(day=formats.day(pack.newest_check), sha256=pack.sha256[:_CITED]))
