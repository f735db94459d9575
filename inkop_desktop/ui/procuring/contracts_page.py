"""The page of the contracts that we have: searched, each used or not used for a reason."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.records.procuring_rows import ContractConsidered
from inkop_desktop.register.register import Register
from inkop_desktop.rules.procuring import YesNo
from inkop_desktop.services.own_contracts import MOST, ContractHit
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.tab_stops import walk_on


class ContractsPage(FlowPage):
    """A search in the contracts in force, and a card for each that may do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: CaseDraft | None = None
        self.search = SearchField(_("Search the contracts in force"))
        self.search.searched.connect(self._on_search)
        self._found = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._cards: list[ContractCard] = []
        self._scroll = Scroll()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(12))
        self._scroll.body.addWidget(self._found)
        self._scroll.body.addLayout(self._list)
        self._scroll.body.addStretch(1)  # more than the cards, which would grow with their hidden reasons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.search)
        column.addWidget(self._scroll, 1)

    def show_draft(self, draft: CaseDraft) -> None:
        """Show what was found, and what has been said of it."""
        self._draft = draft
        if self.search.text() != draft.case.searched_for:
            self.search.setText(draft.case.searched_for)
        said = _said_of(draft)
        self._found.setText(said)
        self._found.setVisible(bool(said))
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        judged = {each.contract_id: each for each in draft.case.considered}
        self._cards = [ContractCard(hit, judged.get(hit.contract_id)) for hit in draft.hits]
        last: QWidget = self.search
        for card in self._cards:
            card.changed.connect(self._on_judged)
            self._list.addWidget(card)
            last = walk_on(last, card)

    def show_problems(self, problems: Problems) -> None:
        """Go to the search, or to the first contract that nothing is said of."""
        if "searched_for" in problems:
            self.search.setFocus()
            return
        open_ones = [card for card in self._cards if not card.is_judged()]
        for card in open_ones[:1]:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(card)

    def cards(self) -> list["ContractCard"]:
        """Return the cards of what was found."""
        return self._cards

    def _on_search(self, text: str) -> None:
        assert self._draft is not None
        if text != self._draft.case.searched_for:
            self.work_wanted.emit(partial(_searched, self._draft, text))

    def _on_judged(self) -> None:
        assert self._draft is not None
        case = self._draft.case
        here = {card.hit.contract_id for card in self._cards}
        others = tuple(each for each in case.considered if each.contract_id not in here)
        said = tuple(card.judgement() for card in self._cards if card.has_answer())
        self._draft = replace(self._draft, case=replace(case, considered=(*others, *said)))
        self.answered.emit(self._draft)


class ContractCard(Panel):
    """One contract in force: how it would be used, what speaks against it, and the officer's answer."""

    changed = Signal()

    def __init__(self, hit: ContractHit, judged: ContractConsidered | None) -> None:
        super().__init__()
        self.hit = hit
        self._judged = judged or ContractConsidered(contract_id=hit.contract_id)
        self.setAccessibleName(hit.label)
        self.body.addWidget(Label(hit.label, Type.CARD, wrap=True))
        lines = [each for each in (hit.supplier, hit.context) if each]
        if hit.runs_to is not None:
            lines.append(_("It runs until {day}.").format(day=formats.day(hit.runs_to)))
        lines += [formats.worded(each) for each in ((hit.how,) if hit.how else ()) + hit.doubts]
        self.body.addWidget(Label("\n".join(lines), Type.BODY, Ink.MUTED, wrap=True))
        self.form = Form()
        answers = [
            (YesNo.YES, _("It is used: the need is called off from it")),
            (YesNo.NO, _("It is not used")),
        ]
        self.form.add("used", _("Answer"), ChoiceEditor(answers, blank=_("Not answered yet")))
        self.form.add("reason", _("Reason"), LongTextEditor())
        self.form.set_values({"used": self._answer(judged), "reason": self._judged.reason})
        self.form.changed.connect(self._on_changed)
        self.body.addWidget(self.form)
        self._show_reason()

    def judgement(self) -> ContractConsidered:
        """Return what the officer says of it."""
        values = self.form.values()
        return replace(self._judged, used=values["used"] is YesNo.YES, reason=values["reason"])

    def has_answer(self) -> bool:
        """Tell whether anything is said of it."""
        values = self.form.values()
        return values["used"] is not None or bool(values["reason"].strip())

    def is_judged(self) -> bool:
        """Tell whether nothing more needs to be said of it."""
        said = self.judgement()
        return said.used or (self.has_answer() and bool(said.reason.strip()))

    def _on_changed(self, _name: str) -> None:
        self._show_reason()
        self.changed.emit()

    def _show_reason(self) -> None:
        """Ask why only of what is not used."""
        self.form.field("reason").setVisible(self.form.values()["used"] is YesNo.NO)

    @staticmethod
    def _answer(judged: ContractConsidered | None) -> YesNo | None:
        if judged is None:
            return None
        return YesNo.YES if judged.used else YesNo.NO


def _said_of(draft: CaseDraft) -> str:
    """Return what is said above the contracts: that there are none, or more than are shown."""
    if len(draft.hits) == MOST:
        many = _("Only the first {count} are shown. Search with more words to see others.")
        return many.format(count=formats.integer(MOST))
    if draft.hits:
        return ""
    if not draft.case.searched_for.strip():
        return _("Search with the words that a colleague would use.")
    if draft.case.area_id is None:
        return _(
            "No contract in force matches these words. Those in the product area are shown as soon as it "
            "is chosen."
        )
    return _("No contract in force matches these words, and none is in the product area.")


def _searched(draft: CaseDraft, text: str, register: Register, _tell: Tell) -> CaseDraft:
    return drafts.looked_up(register, replace(draft, case=replace(draft.case, searched_for=text)))
