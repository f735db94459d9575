"""The window of every wizard: its steps, one question a page, what is established so far, the way on."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop import formats, paths
from inkop_desktop.errors import InkopError
from inkop_desktop.flows.flow import Flow, Mood, Place, Problems, ProblemsError, SoFar, Way
from inkop_desktop.flows.keeping import KeptDraft
from inkop_desktop.register.register import Register
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import Message, _
from inkop_desktop.ui import ops, theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import TONE_ICONS
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind, press_on_enter
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.progress import Progress
from inkop_desktop.ui.widgets.scroll import Scroll
from inkop_desktop.ui.widgets.steps import Step, Steps, StepState
from inkop_desktop.ui.widgets.tab_stops import tab_stops

_SIZE = (1320, 780)
_SIDE, _FOOT = 308, 132  # how wide what is established is beside the page, how high under it
_ROOMY = 1180  # from this width on it stands beside
_ANY = (1 << 24) - 1  # Qt's own, which PySide does not name
_TONES = {
    Mood.NEUTRAL: Tone.NEUTRAL,
    Mood.GOOD: Tone.DONE,
    Mood.DOUBTFUL: Tone.WARNING,
    Mood.BAD: Tone.DANGER,
}
_STATES = {Place.DONE: StepState.DONE, Place.HERE: StepState.HERE, Place.TO_COME: StepState.TO_COME}

Work = Callable[[Register, Tell], Any]


class FlowPage(QWidget):
    """One step of a wizard as the person sees it.

    Signals: answered(draft) – another draft; work_wanted(work) – a draft that takes a while to make:
    `work(register, tell)` runs on the worker and gives it; work_then(work, then) – likewise, and
    `then(draft)` is called once it is shown.
    """

    answered = Signal(object)
    work_wanted = Signal(object)
    work_then = Signal(object, object)

    @abstractmethod
    def show_draft(self, draft: Any) -> None:
        """Show the answers so far, without telling anybody."""

    def show_problems(self, problems: Problems) -> None:
        """Put the cursor where something is missing; the shell has said the first of it."""


MakePage = Callable[[], FlowPage]


class FlowShell(QDialog):
    """A wizard over the window; freed when it closes.

    `pages` makes the page of each step, when it is come to first; `result` makes the last page of what the
    end gave. Signals: finished_with(result).
    """

    finished_with = Signal(object)

    def __init__(
        self,
        desk: Desk,
        flow: Flow[Any, Any],
        pages: Mapping[str, MakePage],
        draft: Any,
        *,
        result: Callable[[Any], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_(flow.title))
        self._desk = desk
        self._flow = flow
        self._make = pages
        self._pages: dict[str, FlowPage] = {}
        self._make_result = result
        self._kept = KeptDraft(paths.drafts_of(desk.register.identity), flow, draft)
        self._way: Way[Any] = flow.begin(draft)
        self._working: ops.Progress | None = None
        self._done = False
        self._own_size = QSize()
        self._build()
        self._show_way()
        self._arrange(self.sizeHint().width())
        self.resize(self.sizeHint())
        if self._kept.is_there():
            self._run(self._kept.take_up, self._take_up)

    def sizeHint(self) -> QSize:
        """Return the size of a wizard, within its window."""
        wanted = QSize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        parent = self.parentWidget()
        return wanted.boundedTo(parent.window().size()) if parent else wanted

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the size that it begins with, until a person resizes."""
        self._own_size = self.size()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is established beside the page, or under it, as there is room."""
        super().resizeEvent(event)
        self._arrange(event.size().width())
        self._hold_height(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the button that the cursor is on, else to the way on."""
        if not press_on_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hold what the words of a page need, and be no higher than its window for one that is left."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            is_own = self.size() == self._own_size
            self._hold_height(self.width())
            if is_own:
                self.resize(self.sizeHint())
                self._own_size = self.size()
        return handled

    def _hold_height(self, width: int) -> None:
        # Qt would hold the height that wrapped words have at their narrowest, more than a low screen has.
        self.setMinimumHeight(self._row.totalMinimumHeightForWidth(width))

    def way(self) -> Way[Any]:
        """Return how far the person has come."""
        return self._way

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def reject(self) -> None:
        """Close and keep the draft for another time; work under way is stopped first."""
        if self._working:
            self._working.cancel()
            return
        super().reject()

    # How it is built

    def _build(self) -> None:
        self._steps = Steps(_(self._flow.title))
        self._steps.chosen.connect(self._on_step)
        self._question = Label("", Type.PAGE, wrap=True)
        self._why = Label("", Type.BODY, Ink.MUTED, wrap=True)
        self._cited = Label("", Type.LABEL, Ink.MUTED, wrap=True)
        self._stack = QStackedWidget()
        self._notice = NoticeBar()
        self._progress = Progress()
        self._progress.cancelled.connect(self._on_cancel_work)
        self._middle = middle = QVBoxLayout()
        middle.setSpacing(theme.px(12))
        for widget in (self._question, self._why, self._cited):
            middle.addWidget(widget)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._notice)
        middle.addWidget(self._progress)
        middle.addLayout(self._make_buttons())
        self._side = self._make_side()
        self._around = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._around.addLayout(middle, 1)
        self._around.addWidget(self._side)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._steps)
        row.addLayout(self._around, 1)

    def _make_buttons(self) -> QHBoxLayout:
        self._close = Button(_("Save and close"))
        self._close.clicked.connect(self.reject)
        self._give_up = Button(_(self._flow.giving_up), Kind.QUIET)
        self._give_up.clicked.connect(self._on_give_up)
        self._back = Button(_("Back"))
        self._back.clicked.connect(self._on_back)
        self._next = Button("", Kind.PRIMARY)
        self._next.setDefault(True)
        self._next.clicked.connect(self._on_next)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for button in (self._close, self._give_up):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self._back, self._next):
            buttons.addWidget(button)
        return buttons

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("ground", "aside")
        self._verdict = ChipLabel()
        self._sentence = Label("", wrap=True)
        self._facts = Facts()
        established = Scroll(edge=0)
        established.body.setSpacing(theme.px(12))
        for widget in (self._verdict, self._sentence, self._facts):
            established.body.addWidget(widget)
        established.body.addStretch()
        column = QVBoxLayout(side)
        column.setContentsMargins(*(theme.px(each) for each in (20, 24, 20, 20)))
        column.setSpacing(theme.px(8))
        column.addWidget(Label(_("So far"), Type.SECTION))
        column.addWidget(established, 1)
        return side

    def _arrange(self, width: int) -> None:
        """Lay what is established beside the page where the wizard is so wide, else under it."""
        beside = width >= theme.px(_ROOMY)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._around.setDirection(way)
        edge = theme.px(32 if beside else 20)
        self._middle.setContentsMargins(edge, theme.px(24), edge, theme.px(20))
        least = QSize(theme.px(_SIDE), 0) if beside else QSize(0, theme.px(_FOOT))
        self._side.setMinimumSize(least)
        self._side.setMaximumSize(least.width() or _ANY, least.height() or _ANY)

    # What is shown

    def _page_of(self, key: str) -> FlowPage:
        if key not in self._pages:
            page = self._pages[key] = self._make[key]()
            self._stack.addWidget(page)
            page.answered.connect(self._on_answered)
            page.work_wanted.connect(self._on_work)
            page.work_then.connect(self._on_work_then)
        return self._pages[key]

    def _show_way(self) -> None:
        step = self._flow.step(self._way)
        page = self._page_of(step.key)
        self._question.setText(_(step.question))
        self._why.setText(_(step.why))
        page.show_draft(self._way.draft)
        self._stack.setCurrentWidget(page)
        if not page.isAncestorOf(self.focusWidget() or self):
            self._begin_in(page)
        self._steps.set_steps(
            [Step(each.key, _(each.title), _STATES[place]) for each, place in self._flow.outline(self._way)]
        )
        self._show_draft()

    def _begin_in(self, page: QWidget) -> None:
        """Put the cursor where the page asks first; where it only shows, one goes on with Enter."""
        next(tab_stops(page), self._next).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_draft(self) -> None:
        """Show what depends on the answers alone: the way on, and what is established."""
        following = self._flow.following(self._way)
        action = formats.worded(self._flow.action(self._way.draft))
        self._next.setText(_("Next: {step}").format(step=_(following.title)) if following else action)
        self._back.setEnabled(len(self._way.trail) > 1)
        cited = self._flow.cited(self._way.here, self._way.draft)
        self._cited.setText(formats.worded(cited) if cited else "")
        self._cited.setVisible(cited is not None)
        self._show_so_far(self._flow.so_far(self._way.draft))

    def _show_so_far(self, so_far: SoFar) -> None:
        tone = _TONES[so_far.mood]
        words = formats.worded(so_far.verdict) if so_far.verdict else ""
        self._verdict.set_chip(Chip(words, tone, TONE_ICONS[tone]))
        self._sentence.setText(formats.worded(so_far.sentence) if so_far.sentence else "")
        self._facts.set_rows([(_(label), formats.show(value)) for label, value in so_far.facts])

    # What the person does

    def _on_answered(self, draft: Any) -> None:
        self._notice.hide()
        self._way = self._way.with_draft(draft)
        self._keep()
        self._show_draft()

    def _on_work(self, work: Work) -> None:
        self._run(work, self._take_draft)

    def _on_work_then(self, work: Work, then: Callable[[Any], None]) -> None:
        self._run(work, partial(self._take_draft_then, then))

    def _on_step(self, key: str) -> None:
        self._take_way(self._flow.back_to(self._way, key))

    def _on_back(self) -> None:
        self._take_way(self._flow.back(self._way))

    def _on_next(self) -> None:
        if self._done:
            self.accept()
        elif self._flow.following(self._way):
            self._run(partial(self._flow.forward, self._way), self._take_way)
        else:
            self._run(partial(self._flow.complete, self._way), self._finish)

    def _on_give_up(self) -> None:
        self._kept.forget()
        super().reject()

    def _on_cancel_work(self) -> None:
        if self._working:
            self._working.cancel()

    # What the worker does

    def _run(self, work: Work, done: Callable[[Any], None]) -> None:
        """Run work on the worker; meanwhile nothing else can be pressed."""
        self._notice.hide()
        self._working = ops.Progress()
        self._working.stepped.connect(self._on_stepped)
        self._set_busy(busy=True)
        tell = self._working.step
        self._desk.ops.write(self, partial(_told, work, tell), partial(self._arrived, done), self._failed)

    def _on_stepped(self, what: Message, done: int, total: int) -> None:
        if self._working:
            self._progress.show()
            self._progress.step(formats.worded(what), done, total)

    def _arrived(self, done: Callable[[Any], None], value: Any) -> None:
        self._set_busy(busy=False)
        done(value)

    def _failed(self, error: InkopError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, ProblemsError):
            self._go_to(error.step)
            self._page_of(error.step).show_problems(error.problems)
        self._notice.tell(formats.worded(error), Tone.WARNING)

    def _go_to(self, key: str) -> None:
        """Show the step where something is missing, which may be one that was gone through."""
        if key != self._way.here:
            self._take_way(self._flow.back_to(self._way, key))

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            self._progress.start(_("Working …"))
            self._progress.hide()  # until the work tells that it takes a while
        else:
            self._progress.finish()
            self._working = None
        for widget in (self._stack, self._steps, self._next, self._close, self._give_up):
            widget.setEnabled(not busy)
        self._back.setEnabled(not busy and len(self._way.trail) > 1 and not self._done)

    def _take_draft(self, draft: Any) -> None:
        self._way = self._way.with_draft(draft)
        self._keep()
        self._show_way()

    def _take_draft_then(self, then: Callable[[Any], None], draft: Any) -> None:
        self._take_draft(draft)
        then(draft)

    def _take_way(self, way: Way[Any]) -> None:
        self._way = way
        self._keep()
        self._show_way()

    def _take_up(self, draft: Any) -> None:
        if draft is None:
            self._kept.forget()
            return
        self._way = self._flow.begin(draft)
        self._show_way()
        changed = self._flow.meanwhile(draft)
        if changed is None:
            self._notice.tell(_("This is where you left off last time."), Tone.NEUTRAL)
        else:
            self._notice.tell(formats.worded(changed), Tone.WARNING)

    def _keep(self) -> None:
        try:
            self._kept.keep(self._way)
        except InkopError as error:
            self._notice.tell(formats.worded(error), Tone.WARNING)

    def _finish(self, result: Any) -> None:
        self._kept.forget()
        self._done = True
        page = self._make_result(result)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._question.setText(page.accessibleName())
        self._why.setText(page.accessibleDescription())
        self._why.setVisible(bool(page.accessibleDescription()))
        gone_through = [each for each in self._flow.steps if each.key in self._way.trail]
        self._steps.set_steps([Step(each.key, _(each.title), StepState.DONE) for each in gone_through])
        self._steps.setEnabled(False)
        for widget in (self._back, self._close, self._give_up, self._verdict, self._sentence, self._cited):
            widget.hide()
        self._side.setVisible(bool(self._flow.so_far(self._way.draft).facts))
        self._next.setText(_("Close"))
        self._next.setFocus()
        self.finished_with.emit(result)


def _told(work: Work, tell: Tell, register: Register) -> Any:
    return work(register, tell)
