"""The page of the ground: those that are open, their conditions as questions, what the reasons must tell."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft, ground_of
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ConditionAnswer, Confirmed
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import words
from inkop_desktop.rules.law.pack import Entry, Ground, Limit
from inkop_desktop.rules.procuring import YesNo
from inkop_desktop.services import law, procuring
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import Message, _, message
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.flowshell import FlowPage
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.law.amounts import open_amount
from inkop_desktop.ui.records.editors import editor_for
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scroll import Scroll
from inkop_desktop.ui.widgets.tab_stops import walk_on

_AS_HIGH_AS_IT_IS = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
_REASONS = ("reasons", "voluntary_notice_on")
_CONDITION, _ENTRY = "condition ", "entry "


class GroundPage(FlowPage):
    """Choose the ground, answer its conditions, give the reasons, confirm what is not known surely."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft: CaseDraft | None = None
        self._asked: tuple[object, ...] = ()
        self.choice = Form()
        self._grounds = ChoiceEditor([], blank=_("Not chosen yet"))
        self.choice.add("ground", _("Ground"), self._grounds)
        self.choice.changed.connect(self._on_chosen)
        self._law = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._enter = Button(_("Enter the amount that the law pack lacks …"), icon=Icon.PENCIL)
        self._enter.clicked.connect(self._on_enter)
        self.questions = Form(Arrangement.ABOVE)
        self._place = QVBoxLayout()
        self._place.addWidget(self.questions)
        for each in (self.choice, self.questions):
            each.setSizePolicy(_AS_HIGH_AS_IT_IS)
        self._demands = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self.reasons = Form()
        for name in _REASONS:
            field = fields_of(DirectProcurement)[name]
            self.reasons.add(
                name, _(field.label), editor_for(field, desk), _(field.help) if field.help else ""
            )
        self.reasons.changed.connect(self._on_reasons)
        scroll = Scroll()
        for widget in (self.choice, self._law):
            scroll.body.addWidget(widget)
        scroll.body.addWidget(self._enter, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addLayout(self._place)
        scroll.body.addWidget(self._demands)
        scroll.body.addWidget(self.reasons)
        scroll.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(scroll)

    def show_draft(self, draft: CaseDraft) -> None:
        """Show the grounds that are open, the chosen one with its questions, and the reasons."""
        self._draft = draft
        opened = draft.assessment.grounds_open
        choices = [(each.text.key, each.text.name) for each in opened]
        self._grounds.set_choices([*choices, (NO_GROUND, _("None of these holds"))])
        self.choice.set_values({"ground": draft.case.ground or None})
        self.reasons.set_values({name: getattr(draft.case, name) for name in _REASONS})
        self._asked = ()
        self._show_ground(draft)

    def show_problems(self, problems: Problems) -> None:
        """Go to what is missing: the ground, a question, an amount to confirm, or the reasons."""
        if "ground" in problems:
            self.choice.field("ground").setFocus()
        elif "conditions" in problems or "confirmed" in problems:
            self.questions.setFocus()
        self.reasons.set_problems({name: formats.worded(each) for name, each in problems.items()})

    def grounds(self) -> list[str]:
        """Return the words of the grounds that may be chosen."""
        return self._grounds.words()

    def _show_ground(self, draft: CaseDraft) -> None:
        ground = ground_of(draft)
        to_confirm = draft.assessment.to_confirm
        asked = (ground, to_confirm)
        if asked != self._asked:
            self._asked = asked
            self._ask(draft, ground, to_confirm)
        is_needed = bool(draft.assessment.grounds_open) or draft.assessment.allowed is not True
        is_exception = ground is not None and ground.text.exception
        self.choice.setVisible(is_needed)
        self.reasons.field("reasons").setVisible(is_exception or draft.case.ground == NO_GROUND)
        self.reasons.field("voluntary_notice_on").setVisible(is_exception)
        none = _("No ground is needed: at this value it may be bought without a notice.")
        no_grounds = formats.show(words.of_no_grounds(draft.assessment))
        told = (ground.reference, ground.text.note) if ground else (no_grounds if is_needed else none,)
        unread = draft.assessment.unread.text if draft.assessment.unread else ""
        self._law.setText("\n".join(part for part in (*told, unread) if part))
        self._law.setVisible(bool(self._law.text()))
        demands = ground.text.reasons if ground and ground.text.exception else ()
        said = _("The reasons must tell:") if demands else ""
        self._demands.setText("\n".join([said, *(f"– {each}" for each in demands)]) if demands else "")
        self._demands.setVisible(bool(demands))

        self._enter.setVisible(self._desk.can_write and _lacking(draft) is not None)

    def _ask(self, draft: CaseDraft, ground: Ground | None, to_confirm: tuple[Entry, ...]) -> None:
        """Ask the questions of a ground, and for a source of what is not known surely."""
        self._place.removeWidget(self.questions)
        self.questions.hide()
        self.questions.deleteLater()
        self.questions = Form(Arrangement.ABOVE)
        self.questions.setSizePolicy(_AS_HIGH_AS_IT_IS)
        values: dict[str, Any] = {}
        given = {each.condition: each.holds for each in draft.case.conditions}
        yes_or_no = [(each, _(each.label)) for each in YesNo]
        for condition in ground.conditions if ground else ():
            editor = ChoiceEditor(yes_or_no, blank=_("Not answered yet"))
            self.questions.add(_CONDITION + condition.key, condition.ask, editor)
            values[_CONDITION + condition.key] = given.get(condition.key)
        sources = {each.entry: each.source for each in draft.case.confirmed}
        for entry in to_confirm:
            source = message("The source of the law pack: {source}.", source=entry.source)
            label = formats.worded(_unsure(entry, draft.case.started_on))
            self.questions.add(_ENTRY + entry.id, label, TextEditor(), formats.worded(source))
            values[_ENTRY + entry.id] = sources.get(entry.id, "")
        self.questions.set_values(values)
        self.questions.changed.connect(self._on_answer)
        self._place.addWidget(self.questions)
        walk_on(self._enter, self.questions)

    def _on_enter(self) -> None:
        assert self._draft is not None
        limit = _lacking(self._draft)
        if limit is not None:
            open_amount(self._desk, limit, self, self._on_entered)

    def _on_entered(self) -> None:
        assert self._draft is not None
        self.work_wanted.emit(partial(_judged_again, self._draft))

    def _on_chosen(self, _name: str) -> None:
        self._answer(ground=self.choice.field("ground").value() or "", conditions=())

    def _on_answer(self, _name: str) -> None:
        values = self.questions.values()
        assert self._draft is not None
        conditions = tuple(
            ConditionAnswer(condition=name.removeprefix(_CONDITION), holds=value)
            for name, value in values.items()
            if name.startswith(_CONDITION)
        )
        confirmed = tuple(
            Confirmed(entry=name.removeprefix(_ENTRY), source=value.strip(), confirmed_on=self._desk.today)
            for name, value in values.items()
            if name.startswith(_ENTRY) and value.strip()
        )
        self._answer(conditions=conditions, confirmed=confirmed)

    def _on_reasons(self, _name: str) -> None:
        self._answer(**self.reasons.values())

    def _answer(self, **values: Any) -> None:
        assert self._draft is not None
        self._draft = replace(self._draft, case=replace(self._draft.case, **values))
        self._show_ground(self._draft)
        self.answered.emit(self._draft)


def _unsure(entry: Entry, day: date | None) -> Message:
    """Return the sentence that asks for a source, with the day or the amount that is to be confirmed."""
    unsure_day = words.of_unsure_day(entry, day)
    if unsure_day:
        return unsure_day
    if isinstance(entry, Limit) and entry.value is not None:
        return message(
            "Not certain: {name}, {amount} ({reference}). Confirm it with a source of your own.",
            name=entry.limit_kind,
            amount=entry.value,
            reference=entry.reference,
        )
    return message(
        "Not certain: {reference}. Confirm it with a source of your own.", reference=entry.reference
    )


def _lacking(draft: CaseDraft) -> Limit | None:
    """Return a limit whose amount the case needs and the authority has to enter itself; None for none."""
    standing, pack = draft.assessment.standing, draft.around.pack
    return next((each for each in standing.limits if law.is_to_enter(pack, each)), None)


def _judged_again(draft: CaseDraft, register: Register, _tell: Tell) -> CaseDraft:
    today = draft.around.today
    return replace(draft, around=procuring.setting_of(register, draft.case, today))
