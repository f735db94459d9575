"""The same-kind meter on screen: the bar, what the law says, and apart from it what the own rule says."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.reports.same_kind_bar import bar, bars
from inkop_desktop.reports.same_kind_words import (
    in_short,
    law_rule,
    law_standing,
    left_out,
    own_limit,
    own_rule,
    own_standing,
)
from inkop_desktop.services import procuring, same_kind
from inkop_desktop.services.same_kind import Meter, Overview
from inkop_desktop.text import Message, _
from inkop_desktop.ui import theme
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.theme import Ink, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.scene import SceneView


class SameKindBar(QWidget):
    """The meter of a case, of an area, or of all areas beside each other.

    Signals: chosen(area_id) – the person chose the bar of an area.
    """

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head = Label("", Type.SECTION, wrap=True)
        self._scene = SceneView()
        self._scene.chosen.connect(self.chosen)
        self._left_out = Label("", Type.LABEL, Ink.MUTED, wrap=True)
        self._law, self._own = _words(), _words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self._head, self._scene, self._left_out):
            column.addWidget(widget)
        column.addWidget(self._sides())

    def show_case(self, case: DirectProcurement) -> None:
        """Show the meter of a case as it is written now, in the year in which it counts."""
        if case.area_id is None:
            self._say(_("Choose a product area first: it says what is of the same kind."), [], [], [])
            self._scene.hide()
            return
        work = partial(_of_case, case, self._desk)
        self._desk.ops.read(self, "same-kind", work, self.show_meter)

    def show_meter(self, meter: Meter) -> None:
        """Show the meter of an area."""
        law = [*law_rule(meter), law_standing(meter)]
        own = [*own_rule(meter), own_standing(meter)]
        self._say(formats.worded(in_short(meter)), left_out(meter.tally, meter.currency), law, own)
        self._scene.show_scene(partial(bar, meter))
        self._scene.show()

    def show_overview(self, told: Overview) -> None:
        """Show the meters of all areas beside each other."""
        head = _("All product areas, {year}").format(year=str(told.year))
        own = [*own_rule(told.general), own_limit(told.general)]
        self._say(head, [], law_rule(told.general), own)
        self._scene.show_scene(partial(bars, told.meters))
        self._scene.setVisible(bool(told.meters))

    def said(self) -> tuple[str, str, str]:
        """Return the head, what the law says and what the own rule says."""
        return self._head.text(), self._law.text(), self._own.text()

    def _say(
        self,
        head: str,
        missing: Iterable[Message],
        law: Iterable[str | Message | None],
        own: Iterable[str | Message | None],
    ) -> None:
        self._head.setText(head)
        for label, told in ((self._left_out, missing), (self._law, law), (self._own, own)):
            label.setText("\n\n".join(formats.show(each) for each in told if each))
        self._left_out.setVisible(bool(self._left_out.text()))
        self._beside.setVisible(bool(self._law.text()))

    def _sides(self) -> QWidget:
        """Return the place of what the law says, with what the own rule says beside it."""
        self._beside = QWidget()
        grid = QGridLayout(self._beside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        sides = ((_("What the law says"), self._law), (_("The authority's own rule"), self._own))
        for place, (title, words) in enumerate(sides):
            grid.addWidget(Label(title, Type.STRONG), 0, place)
            grid.addWidget(words, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        return self._beside


def _words() -> Label:
    label = Label("", wrap=True)
    label.set_selectable()
    return label


def _of_case(case: DirectProcurement, desk: Desk, register: Register) -> Meter:
    return same_kind.of_case(register, case, procuring.setting(register, desk.today))
