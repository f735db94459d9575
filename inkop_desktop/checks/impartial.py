"""Checks of who handles and decides a direct procurement: all have declared, nobody is disqualified."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Severity, check
from inkop_desktop.checks.procuring import NOUNS, WITHOUT_CONTRACT, Judged, procured
from inkop_desktop.checks.reading import IN_OFFICE, Names
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.months import add_days
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.services import deciding_bodies, impartiality
from inkop_desktop.services.impartiality import Concern
from inkop_desktop.text import Message, message

PERSON = METADATA.tables["person"]
DECLARED_WITHIN = 7
"""How many days a case may run before everybody in it has declared, as long as nobody is asked; a custom."""

_NOUNS = (*NOUNS, *IN_OFFICE, "role")


@check("case-declaration-missing", Severity.DANGER, se="N14", no="K25", nouns=_NOUNS)
def declaration_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Everybody who handles a case has declared whether there is a conflict of interest.

    Whoever begins a case has some days for it, but none once a supplier has been asked or chosen. Of a body
    that decided it is known at least who was there, and so had to say so.
    """
    names: dict[int, str] = {row[0]: row[1] for row in connection.execute(select(PERSON.c.id, PERSON.c.name))}
    written = [each for each in procured(connection, today) if each.is_written]
    for judged in written:
        missing = sorted(impartiality.undeclared(judged.case))
        if missing and _must_have_declared(judged.case, today):
            yield judged.breach(
                message(
                    "{title}: no declaration of interests by {names}",
                    title=judged.case.title,
                    names=Names([names[each] for each in missing]),
                ),
                message("Whoever is disqualified may neither handle nor decide: ask before going on."),
                "handlers",
                *missing,
            )
    yield from _unnoted(connection, written, names, today)


def _unnoted(
    connection: Connection, written: Sequence[Judged], names: Mapping[int, str], today: date
) -> Iterator[Breach]:
    """Yield the cases of which it is not known who of the body that decided took part.

    Members say at the meeting whether they are disqualified: that they were there is enough.
    """
    met = [(each, deciding_bodies.meeting_of(each.case, today)) for each in written]
    held = [(each, meeting) for each, meeting in met if meeting and _is_decided(each.case, today)]
    bodies = deciding_bodies.of_meetings(connection, {meeting for _judged, meeting in held})
    for judged, meeting in held:
        body, declared = bodies[meeting], _declared(judged.case)
        if missing := sorted(body.members - body.noted - declared):
            yield judged.breach(
                message(
                    "{title}: it is not noted whether {names} took part when {body} decided",
                    title=judged.case.title,
                    names=Names([names[each] for each in missing]),
                    body=body.name,
                ),
                message(
                    "Whoever is disqualified says so at the meeting. Note who came, or add them with their "
                    "declaration to those who take part."
                ),
                "handlers",
                *missing,
                part="body",
            )


@check("case-interest-in-winner", Severity.DANGER, se="N14", no="K25", nouns=(*_NOUNS, "supplier"))
def interest_in_winner(connection: Connection, today: date) -> Iterator[Breach]:
    """Nobody who handled a case has an interest in the supplier chosen, nor the superior of who decided it.

    Nor has any member of the body that decided it, but who stepped aside or was absent.
    The superior's bars in Norway alone, and from deciding, not from preparing (§ 6 third paragraph fvl).
    A superior who has declared a conflict in the case itself bars as well, whichever supplier it is about.
    Freezing the case does not undo it.
    """
    judged = {each.case.id: each for each in procured(connection, today)}
    won = [each.case for each in judged.values() if each.case.supplier_id is not None]
    chosen = [(case, case.decided_on or today) for case in won if case.ending not in WITHOUT_CONTRACT]
    for case, concern in impartiality.concerns_in(connection, chosen):
        is_barred = impartiality.bars(concern, case, judged[case.id].around.country)
        if is_barred and concern.supplier_id in {None, case.supplier_id}:
            yield judged[case.id].breach(
                _of_concern(case, concern),
                message("Who reports to somebody disqualified may prepare a case, but not decide it.")
                if concern.is_superior
                else message("A decision by somebody disqualified can be set aside."),
                "handlers",
                concern.person_id,
                concern.supplier_id,
                part=f"{concern.person_id} {concern.handler_id}",
            )


def _of_concern(case: DirectProcurement, concern: Concern) -> Message:
    words = {"title": case.title, "name": concern.name, "handler": concern.handler}
    if concern.supplier_id is None:
        return message(
            "{title}: {name} has declared a conflict of interest, and {handler}, who decided, reports to "
            "them",
            **words,
        )
    words["supplier"] = concern.supplier
    if concern.is_superior:
        return message(
            "{title}: {name} has an interest in {supplier}, who was chosen, and {handler}, who decided, "
            "reports to them",
            **words,
        )
    return message("{title}: {name} has an interest in {supplier}, who was chosen", **words)


def _declared(case: DirectProcurement) -> set[int | None]:
    return {each.person_id for each in case.handlers if each.declared_on is not None}


def _is_decided(case: DirectProcurement, today: date) -> bool:
    return case.decided_on is not None and case.decided_on <= today


def _must_have_declared(case: DirectProcurement, today: date) -> bool:
    """Tell whether a case has come so far, or has run so long, that everybody in it must have declared.

    Of what was bought already they declare once it has been told.
    """
    if case.kind is CaseKind.AFTERWARDS:
        return case.ending is not None
    asked = any(each.asked_on for each in case.invited) or bool(case.tenders)
    is_chosen = case.decided_on is not None or case.signed_on is not None or case.ending is not None
    began = case.started_on
    return asked or is_chosen or (began is not None and today > add_days(began, DECLARED_WITHIN))


CHECKS = (declaration_missing, interest_in_winner)
