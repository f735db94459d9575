"""A direct procurement as it is read: the law pack's words where the case keeps only their keys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from inkop_desktop import formats
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import history, store
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import Change
from inkop_desktop.rules.law import grounds
from inkop_desktop.rules.law.pack import Entry, GroundText, Limit
from inkop_desktop.services import procuring
from inkop_desktop.services.procuring import Setting
from inkop_desktop.text import _

_GROUND = ("direct_procurement", "ground")
_CONDITION = ("condition_answer", "condition")
_CONFIRMED = ("confirmed_entry", "entry")
# What the keys of a case are called, by the table and column in which they stand.
Words = Mapping[tuple[str, str], Mapping[str, str]]


def readable(case: DirectProcurement, around: Setting) -> DirectProcurement:
    """Return a case with its ground, its conditions and what was confirmed in words; never to be saved."""
    asked = _questions(_asked(case, around))
    entries = _entries(case, around)
    confirmed = tuple(replace(each, entry=entries.get(each.entry, each.entry)) for each in case.confirmed)
    conditions = tuple(
        replace(each, condition=asked.get(each.condition, each.condition)) for each in case.conditions
    )
    return replace(case, ground=ground_name(case, around), conditions=conditions, confirmed=confirmed)


def ground_name(case: DirectProcurement, around: Setting) -> str:
    """Return what the ground of a case is called; its key where the pack does not know it.

    A key may stand for several grounds, each of a part of the law: the case tells which one it is.
    """
    if case.ground == grounds.NONE:
        return _("No ground holds")
    text = _asked(case, around)
    return text.name if text else case.ground


def log_in_words(register: Register, entries: Sequence[history.Entry]) -> list[history.Entry]:
    """Return entries of the log with the law pack's words where they tell only the keys of cases."""
    by_case: dict[int, list[Change]] = {}
    for entry in entries:
        for change in entry.changes:
            if (change.table, change.column) in (_GROUND, _CONDITION, _CONFIRMED):
                by_case.setdefault(change.root_id, []).append(change)
    if not by_case:
        return list(entries)
    words = _words_of_cases(register, by_case, entries[0])
    return [
        replace(each, changes=tuple(_worded(change, words) for change in each.changes)) for each in entries
    ]


def _words_of_cases(
    register: Register, by_case: Mapping[int, Iterable[Change]], latest: history.Entry
) -> dict[int, Words]:
    """Return the words of each case; one that is gone is called what the pack in use calls it."""
    with register.reading() as connection:
        there = {each.id: each for each in store.load(connection, DirectProcurement, list(by_case))}
        cases = [there.get(key, DirectProcurement(id=key, title="")) for key in by_case]
        # The law pack of a case tells the words, whatever day it is read.
        judged = list(procuring.judged_in(connection, cases, latest.at.date()))
    return {case.id or 0: _words(case, around, by_case[case.id or 0]) for case, around in judged}


def _words(case: DirectProcurement, around: Setting, changes: Iterable[Change]) -> Words:
    """Return what the keys of a case are called that it has or had."""
    had = (each for each in changes if each.column == _GROUND[1])
    keys = {case.ground, *(key for each in had for key in (each.before, each.after) if key)}
    cases = {key: replace(case, ground=key) for key in keys}
    questions = [_questions(_asked(each, around)) for each in cases.values()]
    return {
        _GROUND: {key: ground_name(each, around) for key, each in cases.items()},
        _CONDITION: {key: ask for asked in questions for key, ask in asked.items()},
        _CONFIRMED: _entries(case, around),
    }


def _worded(change: Change, words: Mapping[int, Words]) -> Change:
    called = words.get(change.root_id, {}).get((change.table, change.column))
    if called is None:
        return change
    before, after = (_called(called, value) for value in (change.before, change.after))
    return change._replace(before=before, after=after)


def _called(called: Mapping[str, str], key: Any) -> Any:
    return called.get(key, key)


def _asked(case: DirectProcurement, around: Setting) -> GroundText | None:
    """Return the ground that stands in a case; of one that is not assessed yet, whichever has that key."""
    return procuring.assess(case, around).asked_for or grounds.text_of(around.pack, case.ground)


def _questions(text: GroundText | None) -> dict[str, str]:
    return {each.key: each.ask for each in text.conditions} if text else {}


def _entries(case: DirectProcurement, around: Setting) -> dict[str, str]:
    """Return what the entries of the pack are called; of several with an id, the one of the case's day."""
    in_force = around.pack.in_force(case.started_on) if case.started_on else ()
    return {each.id: _said(each) for each in (*around.pack, *in_force)}


def _said(entry: Entry) -> str:
    """Return what an entry of the pack is called; of what has no name, where it stands."""
    if not isinstance(entry, Limit):
        return entry.reference
    return _("{name} ({reference})").format(name=formats.show(entry.limit_kind), reference=entry.reference)
