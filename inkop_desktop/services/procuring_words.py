"""A direct procurement as it is read: the law pack's words where the case keeps only their keys."""

from dataclasses import replace

from inkop_desktop import formats
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.law.pack import Entry, Limit
from inkop_desktop.services import procuring
from inkop_desktop.services.procuring import Setting
from inkop_desktop.text import _


def readable(case: DirectProcurement, around: Setting) -> DirectProcurement:
    """Return a case with its ground, its conditions and what was confirmed in words; never to be saved."""
    asked = _questions(case, around)
    in_force = around.pack.in_force(case.started_on) if case.started_on else ()
    entries = {each.id: each for each in in_force}
    confirmed = tuple(
        replace(each, entry=_said(entries[each.entry]) if each.entry in entries else each.entry)
        for each in case.confirmed
    )
    conditions = tuple(
        replace(each, condition=asked.get(each.condition, each.condition)) for each in case.conditions
    )
    return replace(case, ground=ground_name(case, around), conditions=conditions, confirmed=confirmed)


def ground_name(case: DirectProcurement, around: Setting) -> str:
    """Return what the ground of a case is called; its key where the pack does not know it.

    A key may stand for several grounds, each of a part of the law: the case tells which one it is.
    """
    text = procuring.assess(case, around).asked_for
    return text.name if text else case.ground


def _questions(case: DirectProcurement, around: Setting) -> dict[str, str]:
    text = procuring.assess(case, around).asked_for
    return {each.key: each.ask for each in text.conditions} if text else {}


def _said(entry: Entry) -> str:
    """Return what an entry of the pack is called; of what has no name, where it stands."""
    if not isinstance(entry, Limit):
        return entry.reference
    return _("{name} ({reference})").format(name=formats.show(entry.limit_kind), reference=entry.reference)
