"""Checks of call-offs: they stay under the ceiling, and are made by those for whom the agreement is."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Severity, check
from inkop_desktop.checks.reading import Line, Names, lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.call_offs import FROM_PERCENT, Stage, Use, use_of
from inkop_desktop.rules.money import Money
from inkop_desktop.services import call_offs, withholding
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE
from inkop_desktop.text import Message, message

CALL_OFF = METADATA.tables["call_off"]
ORGANISATION = METADATA.tables["organisation"]
_SEVERITIES = {
    Stage.EXHAUSTED: Severity.DANGER,
    Stage.MOST: Severity.WARNING,
    Stage.MUCH: Severity.INFORMATION,
}


@check("ceiling-reached", Severity.DANGER, se="N27", no="K6, K7", nouns=("contract", "direct_procurement"))
def ceiling_reached(connection: Connection, today: date) -> Iterator[Breach]:
    """What is called off from a contract stays under its ceiling: told from 70, 90 and 100 per cent on."""
    called_off: dict[int, list[Money | None]] = defaultdict(list)
    columns = CALL_OFF.c.root_id, CALL_OFF.c.value, CALL_OFF.c.value_currency, CALL_OFF.c.case_id
    rows = connection.execute(select(*columns)).all()
    hidden = withholding.of_call_offs(connection, {row.case_id for row in rows}, today)
    secret = Counter(row.root_id for row in rows if "value" in hidden.get(row.case_id, ()))
    for row in rows:
        called_off[row.root_id].append(_money(row.value, row.value_currency))
    limited = CONTRACT.c.ceiling.is_not(None)
    more = (CONTRACT.c.ceiling, CONTRACT.c.ceiling_currency)
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), limited, more=more):
        use = use_of(_money(*line.more), called_off[line.id], secret[line.id])
        if use.stage is not None and not use.is_empty:
            yield _reached(line, use, use.stage)


def _reached(line: Line, use: Use, stage: Stage) -> Breach:
    assert use.left is not None
    over = Money(-use.left.minor, use.left.currency) if use.left.minor < 0 else None
    return Breach(
        records=(line.ref,),
        severity=_SEVERITIES[stage],
        message=_what(line, use, stage),
        why=_why(use, stage),
        field="call_offs",
        facts=(stage, use.ceiling, over),
        persons=line.persons,
    )


def _what(line: Line, use: Use, stage: Stage) -> Message:
    assert use.left is not None
    if use.left.minor < 0:
        return message("More has been called off from {title} than its ceiling", title=line.title)
    if stage is Stage.EXHAUSTED:
        return message("The ceiling of {title} is exhausted", title=line.title)
    if use.secret:
        return message(
            "At least {percent}% of the ceiling of {title} has been called off",
            percent=FROM_PERCENT[stage],
            title=line.title,
        )
    assert use.share is not None  # a ceiling of nothing is exhausted
    percent = int(use.share * 100)
    return message(
        "{percent}% of the ceiling of {title} has been called off", percent=percent, title=line.title
    )


def _why(use: Use, stage: Stage) -> Message:
    """Say what to do; amounts that would give away a secret value are left out."""
    if use.secret and stage is Stage.EXHAUSTED:
        return message("Nothing more may be called off: what is needed must be procured anew.")
    if use.secret:
        return message("Begin the next procurement before it is exhausted.")
    words = {"called_off": use.counted, "ceiling": use.ceiling, "left": use.left}
    if stage is Stage.EXHAUSTED:
        return message(
            "{called_off} has been called off; the ceiling is {ceiling}. Nothing more may be called off: "
            "what is needed must be procured anew.",
            **words,
        )
    return message("{left} of {ceiling} is left. Begin the next procurement before it is exhausted.", **words)


@check(
    "used-by-others", Severity.DANGER, se="", no="K13", nouns=("contract", "organisation", "unit", "profile")
)
def used_by_others(connection: Connection, today: date) -> Iterator[Breach]:
    """A call-off is made by an organisation that the agreement names among those that may use it.

    Where it names nobody, nothing is known. What counts is the organisation: its units may order for one
    another.
    """
    names = {row.id: row.name for row in connection.execute(select(ORGANISATION.c.id, ORGANISATION.c.name))}
    users, ordering = call_offs.users(connection), call_offs.ordering(connection)
    called_off = CONTRACT.c.id.in_(select(CALL_OFF.c.root_id))
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), called_off):
        others = sorted(ordering[line.id] - users[line.id]) if users[line.id] else []
        if others:
            yield Breach(
                records=(line.ref, *(Ref("organisation", each, names[each]) for each in others)),
                message=message(
                    "{title}: call-offs by {names}, not named in the agreement",
                    names=Names([names[each] for each in others]),
                    title=line.title,
                ),
                why=message("Only those who were named in the notice may use a framework agreement."),
                field="call_offs",
                facts=tuple(others),
                persons=line.persons,
            )


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


CHECKS = (ceiling_reached, used_by_others)
