"""One box of the organisation chart: what it is called, who is in it, what is vacant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inkop_desktop import formats
from inkop_desktop.reports import lettering
from inkop_desktop.reports.short_names import shortened
from inkop_desktop.services.organisation import Box, Member
from inkop_desktop.text import Message, _, counted
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Shape

WIDTH = 200.0
FRAME = Role.MUTED  # of the boxes and of the lines between them
_PAD, _GAP, _LEADING = 10.0, 8.0, 14.0
_NAME, _BODY, _SMALL = 12.5, 11.0, 10.5  # sizes of type
_ROOM = WIDTH - 2 * _PAD
_SEVERAL = 2
_MOST = 8  # people in one box; more are counted


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a box: somebody, or that it is vacant, and what for."""

    text: str
    what_for: str = ""
    vacant: bool = False


def kind(box: Box) -> str:
    """Return what a box is, more closely than its name says; or what everybody in it is there for."""
    said = formats.show(box.kind) or _shared(box)
    return "" if said == box.name else said


def entries(box: Box) -> list[Entry]:
    """Return who is in a box; of many, and of who takes part in a cooperation, how many there are."""
    if box.noun == "organisation":
        return [*_counts(box), *(entry(each) for each in box.members if each.what_for)]
    if len(box.members) > _MOST:
        return list(_counts(box))
    found = [entry(each) for each in box.members]
    if _shared(box) and not box.kind:
        return [replace(each, what_for="") for each in found]
    if any(len(each.what_for) > 1 for each in box.members):
        return found
    what_for = shortened([each.what_for for each in found])
    return [replace(each, what_for=said) for each, said in zip(found, what_for, strict=True)]


def entry(member: Member) -> Entry:
    """Return a line about one member: what for, or for how much."""
    what_for = [formats.show(each) for each in member.what_for]
    said = what_for[0] if len(what_for) == 1 else ""
    if len(what_for) > 1:
        said = formats.worded(counted("{count} appointment", "{count} appointments", len(what_for)))
    return Entry(member.name or _("Vacant"), said, vacant=not member.name)


def card(box: Box, place: int) -> tuple[list[Shape], float]:
    """Return the shapes of one box and its height; `place` is what they stand for."""
    labels = [*_written(box.name, _PAD - 3, _NAME, bold=True)]
    labels += _written(kind(box), labels[-1].y, _SMALL, Role.MUTED)
    bottom = labels[-1].y
    rules = []
    lines = entries(box)
    if lines:
        rules.append(Line(_PAD, bottom + _GAP, WIDTH - _PAD, bottom + _GAP))
        labels += _people(lines, bottom + _GAP + 2)
    height = labels[-1].y + _PAD
    fill, outline = (Role.SURFACE, FRAME) if box.above is not None else (Role.ACCENT_SURFACE, Role.ACCENT)
    frame = Rect(0, 0, WIDTH, height, fill, outline, radius=6, record=place)
    return [frame, *rules, *labels], height


def _written(
    text: str, above: float, size: float, role: Role = Role.TEXT, *, bold: bool = False
) -> Iterator[Label]:
    """Yield a text in lines under a base line."""
    for number, line in enumerate(lettering.lines(text, size, _ROOM), 1):
        yield Label(_PAD, above + number * _LEADING, line, role, size, bold)


def _people(lines: Sequence[Entry], above: float) -> Iterator[Label]:
    """Yield the lines; what they are for stands at their right where all have room for that."""
    beside = all(_fits_beside(each) for each in lines)
    for each in lines:
        role = Role.WARNING if each.vacant else Role.TEXT
        for label in _written(each.text, above, _BODY, role, bold=each.vacant):
            yield label
            above = label.y
        if beside and each.what_for:
            yield Label(WIDTH - _PAD, above, each.what_for, Role.MUTED, _SMALL, anchor=Anchor.END)
            continue
        for label in _written(each.what_for, above, _SMALL, Role.MUTED):
            yield label
            above = label.y


def _fits_beside(entry: Entry) -> bool:
    taken = lettering.width(entry.text, _BODY) + lettering.width(entry.what_for, _SMALL)
    return taken + (_GAP if entry.what_for else 0) <= _ROOM


def _shared(box: Box) -> str:
    """Return the one thing that all of several members are there for."""
    if len(box.members) < _SEVERAL:
        return ""
    first, *others = box.members
    same = len(first.what_for) == 1 and all(each.what_for == first.what_for for each in others)
    return formats.show(first.what_for[0]) if same else ""


def _counts(box: Box) -> Iterator[Entry]:
    there = len(box.members) - box.vacancies
    if there:
        yield Entry(formats.worded(_counted_as(box.noun, there)))
    if box.vacancies:
        missing = counted("{count} vacancy", "{count} vacancies", box.vacancies)
        yield Entry(formats.worded(missing), vacant=True)


def _counted_as(noun: str, count: int) -> Message:
    if noun == "organisation":
        return counted("{count} participant", "{count} participants", count)
    if noun == "body":
        return counted("{count} member", "{count} members", count)
    return counted("{count} person", "{count} persons", count)
