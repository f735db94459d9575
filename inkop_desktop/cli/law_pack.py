"""Take a newer law pack into use, or tell what would come of it."""

from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.law import as_json
from inkop_desktop.cli.opening import reading, writing
from inkop_desktop.cli.output import refuse, say, say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.errors import UserError
from inkop_desktop.rules.law.difference import Difference
from inkop_desktop.rules.law.reading import PackError
from inkop_desktop.services import law_packs, law_words
from inkop_desktop.services.law_packs import Newer
from inkop_desktop.text import N_, Message, _, counted, message

REFUSED = 2


def load(options: Options) -> int:
    """Show what a law pack says otherwise and take it, unless it is a dry run; 2 with every fault of it."""
    if options.mapping or options.strict:
        raise UserError(
            N_("“--mapping” and “--strict” are for lists; a law pack is taken whole or not at all.")
        )
    opened = reading if options.dry_run else writing
    with opened(options.into, options.person) as register:
        try:
            newer = law_packs.look_at(register, options.source, options.today)
        except PackError as error:
            refuse(map(formats.worded, error.faults))
            return REFUSED
        if not options.dry_run:
            law_packs.take(register, newer)
    if options.form == "json":
        say_json({"name": newer.name, "taken": not options.dry_run, "differences": _as_json(newer)})
    else:
        _say(newer, options)
    return 0


def _as_json(newer: Newer) -> list[dict[str, Any]]:
    return [
        {
            "what": str(each.what),
            "before": each.before and as_json(each.before),
            "after": each.after and as_json(each.after),
        }
        for each in newer.differences
    ]


def _say(newer: Newer, options: Options) -> None:
    if newer.differences:
        headings = [_("What becomes of it"), _("From"), _("Where it stands"), _("What"), _("What differs")]
        say_table(headings, [_row(each) for each in newer.differences])
        say("")
    say(formats.worded(_summary(newer, options)))


def _row(difference: Difference) -> list[str]:
    return [
        formats.show(difference.what),
        formats.show(difference.entry.valid_from),
        difference.entry.reference,
        formats.show(law_words.name_of(difference.entry)),
        " ".join(formats.show(each) for each in law_words.of_change(difference)),
    ]


def _summary(newer: Newer, options: Options) -> Message:
    facts = {"name": newer.name, "day": newer.pack.newest_check}
    if options.dry_run:
        return message(
            "{name}, checked on {day}, could be taken into use. Nothing has been written.", **facts
        )
    return counted(
        "{name}, checked on {day}, is in use now. {count} entry is not as it was.",
        "{name}, checked on {day}, is in use now. {count} entries are not as they were.",
        len(newer.differences),
        **facts,
    )
