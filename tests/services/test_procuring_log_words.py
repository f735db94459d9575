"""The log of a direct procurement says what the law pack says, where the case keeps only keys."""

from dataclasses import replace
from datetime import date

from procured import Procured, awarded, begun

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ConditionAnswer, Confirmed
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.rules.law import grounds
from inkop_desktop.rules.law.pack import Limit
from inkop_desktop.rules.procuring import YesNo
from inkop_desktop.services import law, logwords, records, registers


def told(made: Procured, case: DirectProcurement) -> list[str]:
    """Return what the log tells of a case, the latest first."""
    entries = registers.history_of(made.register, "direct_procurement", case.id or 0)
    labels = logwords.labels(DirectProcurement)
    return [line for each in logwords.readable(made.register, entries) for line in lines_of(each, labels)]


def test_grounds_and_conditions_are_called_by_their_names(se: Procured) -> None:
    answer = ConditionAnswer(condition="not_foreseeable", holds=YesNo.YES)
    urgent = replace(se.save(awarded(se)), ground="urgency", conditions=(answer,))
    case = records.save(se.register, urgent)
    with se.register.reading() as connection:
        pack = law.pack_in(connection)
    before, after = (grounds.text_of(pack, key) for key in ("value", "urgency"))
    assert before is not None
    assert after is not None
    lines = told(se, case)
    assert f"Ground: {before.name} → {after.name}" in lines
    assert f"Ground: {before.name}" in lines
    asked = {each.key: each.ask for each in (*before.conditions, *after.conditions)}
    assert f"Condition: {asked['not_foreseeable']}" in lines
    assert f"Condition: {asked['whole_value']} was removed" in lines


def test_that_none_holds_is_said(se: Procured) -> None:
    case = records.save(se.register, replace(se.save(awarded(se)), ground=grounds.NONE))
    assert any(line.startswith("Ground: ") and line.endswith(" → No ground holds") for line in told(se, case))


def test_what_the_pack_does_not_know_stays_as_it_is(se: Procured) -> None:
    case = records.save(se.register, replace(se.save(awarded(se)), ground="unheard_of"))
    assert any(line.endswith(" → unheard_of") for line in told(se, case))


def test_a_confirmed_entry_is_called_what_it_is(se: Procured) -> None:
    with se.register.reading() as connection:
        in_force = law.pack_in(connection).in_force(date(2026, 9, 1))
    limit = next(each for each in in_force if isinstance(each, Limit))
    confirmed = Confirmed(entry=limit.id, source="Lagrummet", confirmed_on=date(2026, 9, 1))
    case = records.save(se.register, replace(se.save(awarded(se)), confirmed=(confirmed,)))
    assert any(line.startswith("Entry: ") and limit.reference in line for line in told(se, case))


def test_the_log_of_a_case_that_is_gone_is_still_worded(se: Procured) -> None:
    case = se.save(begun(se, ground="urgency"))
    records.delete(se.register, case)
    assert any(line.startswith("Ground: ") and "urgency" not in line for line in told(se, case))
