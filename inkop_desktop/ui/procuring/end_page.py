"""The last page of the wizard: how the case ends."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import (
    CaseDraft,
    ending_of,
    is_to_freeze,
    missing_at_end,
    tells_deviation,
)
from inkop_desktop.flows.procuring.words import what_now
from inkop_desktop.records.contracts import CallOff
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import own_contracts, planning
from inkop_desktop.services.procuring_lacking import Lines
from inkop_desktop.text import _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.records.editors import editor_for
from inkop_desktop.ui.theme import Type
from inkop_desktop.ui.widgets.editors.choices import YesNoEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor
from inkop_desktop.ui.widgets.form import Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll

# What of the case itself is written on this page.
_OF_THE_CASE = ("award_value", "deviation")


class EndPage(FlowPage):
    """How the case ends as it stands, and what is done with it then."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: CaseDraft | None = None
        panel = Panel()
        self._head = Label("", Type.RECORD, wrap=True)
        self._what_now = Label("", wrap=True)
        self._noted = Label("", wrap=True)
        for widget in (self._head, self._what_now, self._noted):
            panel.body.addWidget(widget)
        self._lacks = Panel(_("What is missing before the case can be frozen"))
        self._missing = Label("", wrap=True)
        self._lacks.body.addWidget(self._missing)
        self.form = Form()
        value = fields_of(CallOff)["value"]
        self.form.add("award_value", _("Value of the call-off"), editor_for(value, desk), _(value.help))
        self.form.add("reason", _("Reason"), LongTextEditor())
        deviation = fields_of(DirectProcurement)["deviation"]
        self.form.add("deviation", _(deviation.label), LongTextEditor())
        enter = YesNoEditor(_("Enter the contract in the register of contracts"))
        self.form.add("makes_contract", _("Contract"), enter)
        freeze = YesNoEditor(_("Freeze the case: the documentation is finished"))
        self.form.add("freezes", _("Documentation"), freeze)
        self.form.changed.connect(self._on_changed)
        scroll = Scroll()
        scroll.body.setSpacing(theme.px(16))
        for part in (panel, self._lacks, self.form):
            scroll.body.addWidget(part)
        scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_draft(self, draft: CaseDraft) -> None:
        """Show how a draft ends."""
        self._draft = draft
        ending = ending_of(draft)
        self._head.setText(_(ending.label))
        self._what_now.setText(_(what_now(ending, draft.case.way)))
        values = {"reason": draft.reason, "makes_contract": draft.makes_contract}
        values |= {name: getattr(draft.case, name) for name in _OF_THE_CASE}
        self.form.set_values(values | {"freezes": is_to_freeze(draft)})
        self._say_what_follows()
        self.form.field("award_value").setVisible(ending is Ending.CALL_OFF)
        self.form.field("reason").setVisible(ending is not Ending.CONTRACT)
        self.form.field("deviation").setVisible(tells_deviation(draft))
        self.form.field("makes_contract").setVisible(ending is Ending.CONTRACT and not draft.case.contract_id)

    def show_problems(self, problems: Problems) -> None:
        """Say beside the reason that it is missing."""
        self.form.set_problems({name: formats.worded(each) for name, each in problems.items()})

    def _on_changed(self, name: str) -> None:
        assert self._draft is not None
        value = self.form.values()[name]
        if name in _OF_THE_CASE:
            self._draft = replace(self._draft, case=replace(self._draft.case, **{name: value}))
        else:
            self._draft = replace(self._draft, **{name: value})
        self._say_what_follows()
        self.answered.emit(self._draft)

    def _say_what_follows(self) -> None:
        """Say what the end of the case notes elsewhere, and what is missing still."""
        assert self._draft is not None
        said, missing = list(_noted_elsewhere(self._draft)), missing_at_end(self._draft)
        self._noted.setText("\n".join(said))
        self._noted.setVisible(bool(said))
        self._missing.setText(str(Lines(missing)))
        self._lacks.setVisible(bool(missing))


def _noted_elsewhere(draft: CaseDraft) -> Iterator[str]:
    """Yield from which contract it is called off, with what is left of its ceiling, or how it goes on."""
    case, ending = draft.case, ending_of(draft)
    used = {each.contract_id for each in case.considered if each.used} if ending is Ending.CALL_OFF else set()
    for hit in draft.hits:
        if hit.contract_id in used:
            yield _("The call-off is noted on {contract}.").format(contract=hit.label)
            yield from map(formats.worded, own_contracts.left(hit.use, case.award_value))
    if ending is Ending.OTHER_WAY and draft.changed is not None:
        recorded = _("Once the case is ended, the amendment can be recorded on {contract}.")
        yield recorded.format(contract=draft.changed.label)
    if ending is Ending.ADVERTISE and case.ending is None:
        planned = planning.item_of(case, draft.around.today)
        becomes = _("It is put in the plan as a planned procurement, to begin by {day}. Go on with it there.")
        yield becomes.format(day=formats.show(planned.begin_by))
