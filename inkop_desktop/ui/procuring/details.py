"""The chosen direct procurement beside its list: what is due, its facts, its documents, its history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from inkop_desktop import formats
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.services import procuring, records
from inkop_desktop.services.procuring import Due, Setting
from inkop_desktop.services.procuring_words import readable
from inkop_desktop.text import _
from inkop_desktop.ui.records.details import ELSEWHERE, Groups, RecordDetails, Shown, groups


class CaseDetails(RecordDetails):
    """The panel of one direct procurement."""

    elsewhere = ELSEWHERE | {"page", "law_pack"}

    def _asked(self, record_id: int) -> Callable[[Register], Shown]:
        return partial(_fetch, super()._asked(record_id), self._desk.today, self.elsewhere)


def _fetch(ask: Callable[[Register], Shown], today: date, apart: frozenset[str], register: Register) -> Shown:
    """Return what is shown of a case, in the words of the law pack."""
    shown = ask(register)
    case, around = shown.record, procuring.setting(register, today)
    assert isinstance(case, DirectProcurement)
    told = groups(readable(case, around.pack), records.named(register, case), apart)
    return replace(shown, facts=[*_deadlines(case, around), *told])


def _deadlines(case: DirectProcurement, around: Setting) -> Groups:
    rows = [_deadline(each) for each in procuring.dues(case, around)]
    return [(_("Deadlines"), rows)] if rows else []


def _deadline(due: Due) -> tuple[str, str]:
    by, duty = _("By {day}").format(day=formats.day(due.last_day)), due.duty.text
    if due.done_on is None:
        return by, duty
    return by, _("{duty} Done on {day}.").format(duty=duty, day=formats.day(due.done_on))
