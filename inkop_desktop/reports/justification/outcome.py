"""How the purchase ended: checks, decision, notices and times, signature, documents, versions."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring_rows import ActedUnder
from inkop_desktop.reports.delegation import up_to
from inkop_desktop.reports.justification import acts
from inkop_desktop.reports.justification.case_paper import (
    CasePaper,
    Fact,
    key_values,
    section,
    sentences,
    table,
)
from inkop_desktop.reports.justification.the_case import term
from inkop_desktop.rules.law import duties, grounds
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.vocabulary import Regime, Route
from inkop_desktop.rules.law.words import of_deadline
from inkop_desktop.rules.organising import Act
from inkop_desktop.rules.procuring import CaseKind, Ending, YesNo
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Block, Column, Heading, Kind, Paragraph, Row, SignatureLines

_DECIDED = (
    *("award_reason", "decided_by_id", "decided_by_body_id", "decided_on", "decision_number"),
    "informed_on",
)
_OF_THE_ADVERTISED = {"announce", "standstill", "standstill_by_post"}
_NOT_CONCLUDED = {Ending.CALL_OFF, Ending.OTHER_WAY, Ending.CANCELLED, Ending.ADVERTISE}


def checks(paper: CasePaper) -> Iterator[Block]:
    """Tell what was looked up about the supplier."""
    columns = (
        Column("kind", _("What"), 26),
        Column("result", _("Result"), 16),
        Column("checked_on", _("Checked on"), kind=Kind.DATE),
        Column("issued_on", _("Issued on"), kind=Kind.DATE),
        Column("evidence", _("Evidence"), 30),
    )
    rows = (
        (each.kind, each.result, each.checked_on, each.issued_on, each.evidence) for each in paper.case.checks
    )
    yield from section(_("Checks of the supplier"), paper.table("checks", columns, rows))


def decision(paper: CasePaper) -> Iterator[Block]:
    """Tell whom the contract goes to, why, for how much and how long, by whose decision.

    What a call-off is worth is told where it is told how the case ended.
    """
    worth = () if paper.case.ending is Ending.CALL_OFF else paper.facts("award_value")
    chosen = paper.withheld("supplier_id") or paper.supplier(paper.case.supplier_id)
    facts = [
        (_("Supplier"), chosen),
        *worth,
        (_("Term of the contract"), term(paper)),
        *paper.facts(*_DECIDED),
    ]
    yield from section(_("Decision"), key_values(facts), _delegations(paper))


def _delegations(paper: CasePaper) -> Iterator[Block]:
    """Tell which delegation of its day the decision rests on, and which the signature, or that none does."""
    columns = (
        Column("act", _("Delegated decision"), 20),
        Column("who", _("Who"), 14),
        Column("role", _("Role"), 22),
        Column("up_to", _("Up to"), kind=Kind.MONEY),
        Column("legal_basis", _("Legal basis"), 18),
        Column("standing", _("Delegation"), 16),
    )
    rows = (_acted(paper, each) for each in paper.told.acted_under)
    yield from paper.table("acted_under", columns, rows)


def _acted(paper: CasePaper, acted: ActedUnder) -> Row:
    who = paper.person(paper.case.signed_by_id) if acted.act is Act.SIGN else paper.decider()
    limit = up_to(acted.up_to) if acted.role else None
    return acted.act, who, acted.role, limit, acted.legal_basis, acted.standing


def notices(paper: CasePaper) -> Iterator[Block]:
    """Tell what the law asks to be done, by when, and when it was done; then who signed, on which day."""
    columns = (
        Column("duty", _("Obligation"), 44),
        Column("reference", _("Paragraph"), 28),
        Column("last_day", _("At the latest"), 20),
        Column("done_on", _("Done on"), kind=Kind.DATE),
    )
    owed = [each for each in paper.told.found.duties if each.must and each.duty not in _OF_THE_ADVERTISED]
    rows = (_duty(paper, each) for each in owed)
    signing = paper.facts("signed_on", "signed_by_id", "award_notice_on", "contract_id")
    yield from section(
        _("Notices, times and signing"),
        key_values([*_standstill(paper), *signing]),
        table(_("What the law asks"), columns, rows),
    )


def _duty(paper: CasePaper, duty: Duty) -> Row:
    due = next((each for each in paper.told.dues if each.duty == duty), None)
    latest = formats.day(due.last_day) if due else formats.show(of_deadline(duty))
    reference = duties.reference(duty, paper.told.found.ground)
    done_on = due.done_on if due else None
    if duty.duty == "inform_tenderers":
        done_on = paper.case.informed_on
    return duty.text, reference, latest, done_on


def _standstill(paper: CasePaper) -> Iterator[Fact]:
    """Yield that the award stops nobody from signing; a notice of intent does, for its days."""
    said = no_standstill(paper)
    if said and paper.case.ending not in _NOT_CONCLUDED:
        yield _("Standstill"), said
    waited = intended(paper)
    if waited:
        yield _("Notice of intent"), waited


def no_standstill(paper: CasePaper) -> str:
    """Return that no standstill holds for this purchase, and why; nothing where one does or none is known.

    Where the regime cannot be told, or the pack says nothing of it, the rule itself is told.
    """
    found, pack = paper.told.found, paper.told.around.pack
    law, day = found.law, found.case.day
    if law is None or day is None or found.regime is Regime.OUTSIDE or found.route is Route.ADVERTISED:
        return ""
    rule = pack.rule(law, f"no_standstill_{found.regime}", day) or pack.rule(law, "no_standstill", day)
    if rule is None:
        return ""
    return _("{text} ({reference}).").format(text=rule.text.removesuffix("."), reference=rule.reference)


def intended(paper: CasePaper) -> str:
    """Return until when a notice of intent holds the contract back; nothing where none was published."""
    published = paper.case.voluntary_notice_on
    duty = paper.told.found.shield
    if published is None or duty is None:
        return ""
    last = duties.last_day(duty, published, paper.told.around.country)
    return _("Published on {day}. No contract until {last} has passed ({reference}).").format(
        day=formats.day(published), last=formats.show(last), reference=duty.reference
    )


def instead(paper: CasePaper) -> Iterator[Block]:
    """Tell what to do where the purchase may not be made this way: a no, with the way that is open.

    Where it was made all the same, that is said as it is.
    """
    if not _is_refused(paper):
        return
    said: tuple[str, ...] = (
        _("The purchase may not be made as a direct procurement. Nothing is bought in this case."),
        _what_instead(paper.told.planned),
    )
    if paper.case.ending is Ending.CONTRACT or paper.case.kind is CaseKind.AFTERWARDS:
        said = (_("The purchase was not allowed as a direct procurement: it should have been advertised."),)
    yield from section(
        _("No: not without a notice"),
        sentences(said),
        key_values(_planned(paper.told.planned)),
        _unsettled(paper),
        key_values((duty.reference, duty.text) for duty in _to_advertise(paper)),
    )


def _what_instead(planned: PlanItem | None) -> str:
    if planned is None:
        return _("Instead: enter it in the procurement plan, and advertise it with time for the procedure.")
    if planned.dropped_on is not None:
        return _("Instead it was entered in the procurement plan, and has been dropped there since.")
    return _("Instead it is in the procurement plan, to be advertised with time for the procedure.")


def _planned(planned: PlanItem | None) -> Iterator[Fact]:
    """Yield when what is planned is to begin and is needed, and what has come of it."""
    for name in ("begin_by", "needed_from", "begun_on", "dropped_on"):
        yield _(fields_of(PlanItem)[name].label), getattr(planned, name, None)


def _is_refused(paper: CasePaper) -> bool:
    case, found = paper.case, paper.told.found
    if case.ending is Ending.ADVERTISE or found.allowed is False:
        return True
    is_without = case.ground == grounds.NONE or any(each.holds is YesNo.NO for each in case.conditions)
    return is_without and not found.standing.by_value


def _to_advertise(paper: CasePaper) -> list[Duty]:
    """Return the rules on notices of the part of the law that governs; of each part where none is known."""
    found, day = paper.told.found, paper.told.found.case.day
    if found.law is None or day is None:
        return []
    announcing = (each for each in paper.told.around.pack.duties if each.duty == "announce")
    of_law = [each for each in announcing if found.law in each.under and each.in_force(day)]
    return [each for each in of_law if found.regime is None or found.regime in each.regimes]


def _unsettled(paper: CasePaper) -> Iterator[Block]:
    """Yield that it is for the officer to find out by which of the rules on notices it is advertised."""
    if paper.told.found.regime is None and _to_advertise(paper):
        yield Paragraph(
            _("Which part of the law governs is not known. Check which of these rules on notices applies:")
        )


def documents(paper: CasePaper) -> Iterator[Block]:
    """Tell which files belong to the case, and what of it is secret; a secret file is not even named."""
    columns = (
        Column("name", _("File name"), 34),
        Column("description", _("Description"), 30),
        Column("place", _("Where the original is kept"), 24),
    )
    rows = ((each.name, each.description, each.original_place) for each in paper.case.attachments)
    yield from section(_("Documents"), paper.table("attachments", columns, rows), _secret_files(paper))


def _secret_files(paper: CasePaper) -> Iterator[Block]:
    files = {paragraph for name, paragraph in paper.hidden.items() if not paper.label(name)}
    for paragraph in sorted(files):
        yield Paragraph(_("Documents are left out here: secret ({paragraph}).").format(paragraph=paragraph))


def secrecy(paper: CasePaper) -> Iterator[Block]:
    """Warn whoever holds a paper that has secret parts; the one for others has none."""
    if paper.hidden or not paper.case.secrets:
        return
    columns = (
        Column("subject", _("Field or file"), 34),
        Column("paragraph", _("Paragraph"), 40),
        Column("until", _("Until"), kind=Kind.DATE),
    )
    rows = (
        (paper.label(each.subject) or each.subject, each.paragraph, each.until) for each in paper.case.secrets
    )
    yield from section(
        _("Secrecy"),
        [Paragraph(_("This paper holds secret parts. Assess them anew whenever somebody asks for it."))],
        table(_("Secret parts"), columns, rows),
    )


def versions(paper: CasePaper) -> Iterator[Block]:
    """Tell each time that the case was frozen, and why it was opened again."""
    columns = (
        Column("number", _("No."), kind=Kind.NUMBER),
        Column("closed_on", _("Frozen on"), kind=Kind.DATE),
        Column("closed_by", _("Frozen by"), 20),
        Column("correction", _("Reason for the correction"), 50),
    )
    rows = (
        (number, each.closed_on, each.closed_by, each.correction)
        for number, each in enumerate(paper.case.versions, 1)
    )
    yield from section(_("Versions"), paper.table("versions", columns, rows))


def signatures(paper: CasePaper) -> Iterator[Block]:
    """Yield what is signed for, and the lines for whoever handled the case, then for whoever decided.

    What a body decided is signed in its minutes.
    """
    officer, decided = paper.person(paper.case.officer_id), paper.person(paper.case.decided_by_id)
    names = tuple(dict.fromkeys(name for name in (officer, decided) if name))
    if names:
        yield Heading(_("Signatures"))
    protocol = acts.made_under(paper.told.found, ("protocol",))
    if protocol:
        yield Paragraph(
            _(
                "Points of {reference} of which nothing is told above have not arisen in this case; "
                "whoever signs answers for that."
            ).format(reference=protocol)
        )
    yield Paragraph(_support(paper))
    if names:
        yield SignatureLines(names)


def _support(paper: CasePaper) -> str:
    """Return that the paper decides nothing, and who does; which body it is may be secret."""
    case = paper.case
    body = case.decided_by_body_id or paper.withheld("decided_by_body_id")
    if body and case.decided_by_id is None:
        return _("This is support for a judgement. The body decides and answers for its decision.")
    return _("This is support for a judgement. The officer decides and signs.")
