"""Make the direct procurements that a demonstration's files tell, through the services."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.rules import holidays
from inkop_desktop.rules.procuring import CaseKind, Ending
from inkop_desktop.services import procuring, procuring_ends, procuring_lacking, records
from inkop_desktop.services.demo.telling import Teller, day

Told = dict[str, Any]


class Procuring:
    """Makes cases one after another; `numbers` is how the number in the case-file system is written.

    Each is begun, written and ended on its days, as far as it came, and frozen by its officer once all are
    there: what counted when it was decided may have begun after it.
    """

    def __init__(self, register: Register, teller: Teller, numbers: str) -> None:
        self._register = register
        self._teller = teller
        self._numbers = numbers
        self._around = procuring.setting(register, teller.today)

    def make(self, told: Iterable[Told]) -> None:
        """Make every case that is told, the earliest first, as they are numbered."""
        made = [self._case(each) for each in sorted(told, key=self._began)]
        for case, closed_on in filter(None, made):
            self._freeze(case, closed_on)

    def _began(self, told: Told) -> date:
        return day(told["started_on"], self._teller.today)

    def _case(self, told: Told) -> tuple[DirectProcurement, date] | None:
        """Make a case and return it with the day on which it is to be frozen; None where it is not."""
        kind = CaseKind(told.get("kind", CaseKind.FULL))
        began = self._began(told)
        begun = procuring.begin(self._register, kind, replace(self._around, today=began))
        ended: Told = {
            name: told[name] for name in ("ending", "ended_on", "ending_reason", "closed_on") if name in told
        }
        facts = self._teller.values(DirectProcurement, {name: told[name] for name in told.keys() - ended})
        if "case_number" in told:
            facts["case_number"] = self._numbers.format(year=began.year, serial=told["case_number"])
        case = self._met(replace(begun, **facts))
        if kind is CaseKind.SHORT:
            procuring_ends.note_small(self._register, case, self._around)
            return None
        kept = procuring.keep(self._register, case, self._around)
        done = self._end(kept, ended) if "ending" in ended else kept
        return (done, day(ended["closed_on"], self._teller.today)) if "closed_on" in ended else None

    def _met(self, case: DirectProcurement) -> DirectProcurement:
        """Return a case that a body decided on the day it met: bodies meet on working days."""
        if case.decided_by_body_id is None or case.decided_on is None:
            return case
        met = holidays.working_day_until(case.decided_on, self._around.country)
        return replace(case, decided_on=met)

    def _end(self, case: DirectProcurement, ended: Told) -> DirectProcurement:
        today = day(ended["ended_on"], self._teller.today) if "ended_on" in ended else self._teller.today
        around = replace(self._around, today=today)
        reason = ended.get("ending_reason", "")
        return procuring_ends.end(self._register, case, Ending(ended["ending"]), around, reason)

    def _freeze(self, case: DirectProcurement, closed_on: date) -> None:
        if self._is_whole(case):
            officer = records.get(self._register, Person, case.officer_id or 0)
            procuring_ends.close(self._register, case, closed_on, person=officer.name)

    def _is_whole(self, case: DirectProcurement) -> bool:
        """Tell whether nothing is missing; of days for which the pack has no amounts, the limit is."""
        return procuring_lacking.is_whole(case, procuring.assess(case, self._around), self._around)
