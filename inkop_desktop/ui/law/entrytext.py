"""What the page of the law says of an entry: a line in the list, and all about it in the panel."""

from collections.abc import Iterable
from datetime import date

from inkop_desktop import formats
from inkop_desktop.rules.law import words
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, Limit, Rule
from inkop_desktop.rules.law.vocabulary import Certainty
from inkop_desktop.services import law_words
from inkop_desktop.text import _
from inkop_desktop.ui.linemodel import Line
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.chip import Chip

Groups = list[tuple[str, list[tuple[str, str]]]]
TONES = {
    Certainty.F: Tone.DONE,
    Certainty.F3: Tone.WARNING,
    Certainty.C: Tone.NEUTRAL,
    Certainty.M: Tone.WARNING,
    Certainty.U: Tone.DANGER,
}
_MARK = 2  # its column


def columns() -> list[tuple[str, str, int]]:
    """Return the columns of the list."""
    return [
        ("name", _("What"), 200),
        ("amount", _("Amount"), 124),
        ("certainty", _("Mark"), 62),
        ("law", _("Law"), 60),
        ("reference", _("Paragraph"), 120),
    ]


def line_of(entry: Entry, day: date) -> Line:
    """Return the line of an entry on a day."""
    mark = entry.certainty_on(day)
    name = formats.show(law_words.name_of(entry))
    found_by = "\n".join(value for _title, rows in groups_of(entry, day) for _label, value in rows)
    return Line(
        about=entry,
        cells=(name, amount_of(entry), str(mark), entry.law, entry.reference),
        found_by=found_by,
        chips=((_MARK, Chip(str(mark), TONES[mark])),),
    )


def amount_of(entry: Entry) -> str:
    """Return the amount of a limit as the statute compares it; nothing of what has none."""
    return formats.worded(law_words.amount_of(entry)) if isinstance(entry, Limit) else ""


def certainty_of(mark: Certainty) -> str:
    """Return a mark with what it means."""
    return _("{mark}: {meaning}").format(mark=mark, meaning=formats.word(mark))


def groups_of(entry: Entry, day: date) -> Groups:
    """Return all that is told of an entry on a day, in groups of label and value."""
    return [
        ("", [(_("Amount without VAT"), amount_of(entry)), *_kept_by(entry)]),
        *_told(entry),
        (
            _("Where it stands"),
            [
                (_("Law"), entry.law),
                (_("Paragraph"), entry.reference),
                (_("Valid from"), formats.show(entry.valid_from)),
                (_("Valid until and including"), formats.show(entry.valid_to)),
            ],
        ),
        (
            _("How surely it is known"),
            [
                (_("Certainty"), certainty_of(entry.certainty_on(day))),
                (_("Source"), entry.source),
                (_("Checked on"), formats.show(entry.checked_on)),
            ],
        ),
    ]


def _kept_by(entry: Entry) -> list[tuple[str, str]]:
    own = isinstance(entry, Limit) and entry.is_own
    return (
        [(_("Entered by"), _("the authority itself; the law pack does not know the amount"))] if own else []
    )


def _told(entry: Entry) -> Groups:
    if isinstance(entry, Ground):
        return [
            (_("Conditions, all to be answered with yes"), _listed(each.ask for each in entry.conditions)),
            (_("What the reasons must contain"), _listed(entry.text.reasons)),
            (_("To bear in mind"), [("", entry.text.note)]),
        ]
    if isinstance(entry, Duty):
        deadline = words.of_deadline(entry)
        regimes = ", ".join(formats.word(each) for each in entry.regimes)
        limits = ", ".join(formats.word(each) for each in entry.limits)
        return [
            (
                _("When it applies"),
                [
                    (_("Part of the law"), regimes),
                    (_("Limit"), limits),
                    (_("Deadline"), formats.worded(deadline) if deadline else ""),
                    (_("Share"), _("{percent} %").format(percent=entry.percent) if entry.percent else ""),
                    (_("Obligation"), _("must be done") if entry.must else _("may be done")),
                ],
            ),
            (_("What the paper must tell"), _listed(entry.contents)),
        ]
    if isinstance(entry, Rule) and entry.percent:
        return [("", [(_("Share"), _("{percent} %").format(percent=entry.percent))])]
    return []


def _listed(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts, 1)]
