"""The chosen direct procurement beside its list: what is due, its facts, its documents, its history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.services import procuring_dues, procuring_kept, records
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_words import readable
from inkop_desktop.text import _
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.procuring.actions import menu_of
from inkop_desktop.ui.procuring.deadlines import deadline_rows
from inkop_desktop.ui.records.details import ELSEWHERE, Groups, RecordDetails, Shown, groups
from inkop_desktop.ui.widgets.buttons import Button


class CaseDetails(RecordDetails):
    """The panel of one direct procurement."""

    elsewhere = ELSEWHERE | {"page", "law_pack"}

    def show_menu(self) -> None:
        """Offer what can be done with the case that is shown."""
        if self._shown is not None and isinstance(self._shown.record, DirectProcurement):
            place = self._more.mapToGlobal(self._more.rect().topLeft())
            menu = menu_of(self._desk, self._shown.record, self)
            menu.popup(place - QPoint(0, menu.sizeHint().height()))

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        self._more = Button(_("Actions"), icon=Icon.ELLIPSIS)
        self._more.clicked.connect(self.show_menu)
        buttons.insert(1, self._more)
        return buttons

    def _asked(self, record_id: int) -> Callable[[Register], Shown]:
        return partial(_fetch, super()._asked(record_id), self._desk.today, self.elsewhere)


def _fetch(ask: Callable[[Register], Shown], today: date, apart: frozenset[str], register: Register) -> Shown:
    """Return what is shown of a case as its papers tell it, in the words of the law pack."""
    shown = ask(register)
    case, around, moment = procuring_kept.as_told(register, shown.record.id or 0, today)
    names = {place: records.label(each) for place, each in moment.around(case).items()}
    told = groups(readable(case, around), names, apart)
    return replace(shown, facts=[*_deadlines(case, around), *told])


def _deadlines(case: DirectProcurement, around: Setting) -> Groups:
    rows = deadline_rows(procuring_dues.dues(case, around))
    return [(_("Deadlines"), rows)] if rows else []
