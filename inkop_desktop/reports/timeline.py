"""A contract's term as a picture: what is certain, what may come, today and the days that matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.contracts import Contract, terms_of
from inkop_desktop.rules import derivation, status
from inkop_desktop.rules.deciding import taken_on
from inkop_desktop.rules.months import add_months, day_after
from inkop_desktop.rules.status import Derived
from inkop_desktop.rules.vocabulary import OptionState
from inkop_desktop.text import _
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene, Shape

_BAR, _TOP, _HEIGHT = 12, 34, 74
_OPEN_YEARS = 4  # how far a contract without an end is drawn
_DOT = 8
_EDGE = 4  # what is left free at both sides
_LETTER = 5.4  # how wide a letter of the labels is at most, taken over a whole label


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the bar, `last` included."""

    first: date
    last: date
    certain: bool
    has_end: bool = True

    @property
    def end(self) -> date | None:
        """Return the last day, where the contract has one."""
        return self.last if self.has_end else None


def timeline(contract: Contract, today: date, width: float) -> Scene:
    """Return the picture of a contract's term, `width` units wide."""
    derived = status.derive(terms_of(contract), today)
    parts = list(_parts(contract, derived))
    said = derivation.words(derived)
    if not parts:
        return Scene(width, 1, (), said)
    scale = _Scale(parts[0].first, max(parts[-1].last, today), width)
    shapes = [
        *_bar(parts, scale),
        *_taken(contract, scale),
        *_today(today, scale),
        *_decision(derived, scale),
        *_days(parts, scale),
    ]
    return Scene(width, _HEIGHT, tuple(shapes), said)


class _Scale:
    """Where a day lies between the picture's edges."""

    def __init__(self, first: date, last: date, width: float) -> None:
        self.first, self.width = first, width
        self._days = max((last - first).days + 1, 1)

    def x(self, day: date) -> float:
        share = ((day - self.first).days) / self._days
        return _EDGE + max(0.0, min(share, 1.0)) * (self.width - 2 * _EDGE)


def _parts(contract: Contract, derived: Derived) -> Iterator[_Part]:
    first, last = contract.first_day, derived.last_day
    if first is None and last is None:
        return
    if first is None:
        first = add_months(last or derived.today, -12)
    if last is None:
        yield _Part(
            first, add_months(max(first, derived.today), 12 * _OPEN_YEARS), certain=True, has_end=False
        )
        return
    yield _Part(first, last, certain=True)
    if derived.latest_possible_last_day is None or derived.latest_possible_last_day <= last:
        return
    start, months = day_after(last), 0
    for option in contract.options:
        if option.state is OptionState.PLANNED and option.months:
            begin = add_months(start, months)
            months += option.months
            end = date.fromordinal(add_months(start, months).toordinal() - 1)
            yield _Part(begin, min(end, derived.latest_possible_last_day), certain=False)


def _bar(parts: list[_Part], scale: _Scale) -> Iterator[Shape]:
    for part in parts:
        left, right = scale.x(part.first), scale.x(day_after(part.last))
        fill, outline = (Role.ACCENT, None) if part.certain else (Role.ACCENT_SURFACE, Role.ACCENT)
        gap = 0 if part.certain else 1
        yield Rect(left + gap, _TOP, max(right - left - 2 * gap, 2), _BAR, fill, outline, not part.certain, 3)


def _taken(contract: Contract, scale: _Scale) -> Iterator[Shape]:
    """Mark on the bar each day on which something was decided; the facts beside it say what."""
    taken = (taken_on(each.verb, each.day, each.decided_on) for each in contract.decisions)
    for day in sorted({day for day in taken if day is not None and day >= scale.first}):
        x = scale.x(day)
        yield Rect(
            x - _DOT / 2, _TOP + (_BAR - _DOT) / 2, _DOT, _DOT, Role.SURFACE, Role.DONE, radius=_DOT / 2
        )


def _today(today: date, scale: _Scale) -> Iterator[Shape]:
    if today < scale.first:
        return
    x = scale.x(today)
    yield Line(x, _TOP - 7, x, _TOP + _BAR + 7, Role.TEXT, 2)
    yield _above(x, _TOP - 11, _("Today"), Role.TEXT, scale)


def _decision(derived: Derived, scale: _Scale) -> Iterator[Shape]:
    """Mark the next day that asks for something, above today's label."""
    day = derived.next_action
    if day is None or derived.action is None or day < scale.first:
        return
    x = scale.x(day)
    text = _("{action}, {day}").format(action=formats.word(derived.action), day=formats.day(day))
    yield Line(x, _TOP - 7, x, _TOP + _BAR + 7, Role.WARNING, 2)
    yield _above(x, _TOP - 23, text, Role.WARNING, scale)


def _days(parts: list[_Part], scale: _Scale) -> Iterator[Shape]:
    """Write the days under the bar; a day that would stand on another is left out.

    The end of what has none is how far it is drawn, and no day to write.
    """
    y = _TOP + _BAR + 18
    days: list[tuple[date | None, float, Anchor]] = [(parts[0].first, scale.x(parts[0].first), Anchor.START)]
    days += [(part.end, scale.x(day_after(part.last)), Anchor.END) for part in parts]
    last_x = scale.x(day_after(parts[-1].last))
    used = -1.0
    for place, (day, x, anchor) in enumerate(days):
        text = formats.day(day) if day else _("Open-ended")
        length = len(text) * _LETTER
        left = x if anchor is Anchor.START else x - length
        is_last = place == len(days) - 1
        if left > used and (is_last or x + 6 < last_x - length):
            used = left + length + 6
            yield Label(x, y, text, Role.MUTED, anchor=anchor)


def _above(x: float, y: float, text: str, role: Role, scale: _Scale) -> Label:
    """Return a label in the middle over a day, or at the edge beyond which it would reach."""
    half = len(text) * _LETTER / 2
    if x - half < _EDGE:
        return Label(_EDGE, y, text, role, anchor=Anchor.START)
    if x + half > scale.width - _EDGE:
        return Label(scale.width - _EDGE, y, text, role, anchor=Anchor.END)
    return Label(x, y, text, role, anchor=Anchor.MIDDLE)
