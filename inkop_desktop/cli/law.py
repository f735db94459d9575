"""Show the law that is in force on a day: limits, duties, grounds and rules, each with its paragraph."""

from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.output import say, say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, Limit, Pack, Rule, ServiceList
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_, _, message


def law(options: Options) -> int:
    """Show what is in force in a country on a day, today unless another is asked for."""
    pack = reading.shipped(Country(options.country))
    day = options.on or options.today
    found = pack.in_force(day)
    if options.form == "json":
        say_json([as_json(entry) for entry in found])
        return 0
    say(
        formats.worded(
            message(
                "The law of procurement in {country} on {day}; amounts without VAT.",
                country=pack.country,
                day=day,
            )
        )
    )
    for heading, kind in _GROUPS:
        say("")
        say(_(heading))
        say_table(
            [_("Law"), _("From"), _("To"), _("Where it stands"), _("Certainty"), _("What")],
            [_row(entry) for entry in found if isinstance(entry, kind)],
        )
    _say_age(pack, options)
    return 0


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry of a pack as JSON; what is not known, or not of its sort, is null."""
    limit = entry if isinstance(entry, Limit) else None
    return {
        "id": entry.id,
        "law": entry.law,
        "kind": entry.kind,
        "comparison": limit and str(limit.comparison),
        "value": limit.value.as_json() if limit and limit.value else None,
        "valid_from": entry.valid_from.isoformat(),
        "valid_to": entry.valid_to and entry.valid_to.isoformat(),
        "reference": entry.reference,
        "source": entry.source,
        "checked_on": entry.checked_on.isoformat(),
        "certainty": str(entry.certainty),
        "text": title(entry),
    }


def title(entry: Entry) -> str:
    """Return what an entry is about."""
    if isinstance(entry, Limit):
        return _(entry.limit_kind.label)
    if isinstance(entry, Ground):
        return entry.text.name
    if isinstance(entry, ServiceList):
        return _(entry.services.label)
    assert isinstance(entry, Duty | Rule)
    return entry.text


_GROUPS = (
    (N_("Limits"), Limit),
    (N_("Obligations"), Duty),
    (N_("Grounds for not announcing"), Ground),
    (N_("Rules"), Rule),
    (N_("Services with rules of their own"), ServiceList),
)


def _row(entry: Entry) -> list[str]:
    return [
        entry.law,
        formats.show(entry.valid_from),
        formats.show(entry.valid_to),
        entry.reference,
        str(entry.certainty),
        _with_amount(entry) if isinstance(entry, Limit) else title(entry),
    ]


def _with_amount(limit: Limit) -> str:
    facts = {"name": limit.limit_kind, "comparison": limit.comparison, "amount": limit.value}
    if limit.value is None:
        return formats.worded(message("{name}: not known", **facts))
    return formats.worded(message("{name}: {comparison} {amount}", **facts))


def _say_age(pack: Pack, options: Options) -> None:
    if pack.is_due(options.today):
        say("")
        say(
            formats.worded(
                message(
                    "Nothing in the law pack has been checked this year; the last check was on {day}.",
                    day=pack.newest_check,
                )
            )
        )
