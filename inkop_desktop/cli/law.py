"""Show the law that is in force on a day: limits, duties, grounds and rules, each with its paragraph."""

from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli import opening
from inkop_desktop.cli.output import say, say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.errors import UserError
from inkop_desktop.records.law import OwnRule
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.pack import Duty, Entry, Ground, Limit, Pack, Rule, ServiceList
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law as service
from inkop_desktop.services import law_words
from inkop_desktop.text import N_, _, message


def law(options: Options) -> int:
    """Show what is in force in a country on a day, today unless another is asked for."""
    day = options.on or options.today
    pack, own_rules = _law(options, day)
    found = pack.in_force(day)
    if options.form == "json":
        say_json([as_json(entry) for entry in found])
        return 0
    title = message(
        "The law of procurement in {country} on {day}; amounts without VAT.", country=pack.country, day=day
    )
    say(formats.worded(title))
    for heading, kind in _GROUPS:
        say("")
        say(_(heading))
        say_table(
            [_("Law"), _("From"), _("To"), _("Where it stands"), _("Certainty"), _("What")],
            [_row(entry) for entry in found if isinstance(entry, kind)],
        )
    _say_rules(own_rules)
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
    }


_GROUPS = (
    (N_("Limits"), Limit),
    (N_("Obligations"), Duty),
    (N_("Grounds for not announcing"), Ground),
    (N_("Rules"), Rule),
    (N_("Services with rules of their own"), ServiceList),
)


def _law(options: Options, day: date) -> tuple[Pack, list[OwnRule]]:
    """Return the law pack, and the own rules of the authority whose register is named."""
    country = Country(options.country)
    if options.register is None:
        return reading.shipped(country), []
    with opening.reading(options.register, options.person) as register:
        pack = service.pack_of(register)
        own_rules = service.own_rules(register, day)
    if pack.country is not country:
        raise UserError(
            N_("{name} is a register that follows the law of {country}."),
            name=options.register.name,
            country=pack.country,
        )
    return pack, own_rules


def _row(entry: Entry) -> list[str]:
    return [
        entry.law,
        formats.show(entry.valid_from),
        formats.show(entry.valid_to),
        entry.reference,
        str(entry.certainty),
        formats.show(law_words.of_entry(entry)),
    ]


def _say_rules(rules: list[OwnRule]) -> None:
    if rules:
        say("")
        say(_("The authority's own rules, beside the law"))
        say_table(
            [_("From"), _("To"), _("Rule"), _("What")],
            [
                [
                    formats.show(rule.valid_from),
                    formats.show(rule.valid_to),
                    rule.title,
                    formats.worded(law_words.of_rule(rule)),
                ]
                for rule in rules
            ],
        )


def _say_age(pack: Pack, options: Options) -> None:
    if pack.is_due(options.today):
        say("")
        say(formats.worded(law_words.of_age(pack)))
