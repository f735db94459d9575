"""Who buys what, and what was looked for first: the parts of a justification that come before the law."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.records.procuring_secrets import is_reason_taken_over
from inkop_desktop.reports.justification.case_paper import CasePaper, Fact, key_values, section
from inkop_desktop.reports.justification.ground import cited_ground
from inkop_desktop.rules.call_offs import sentences
from inkop_desktop.rules.procuring import CaseKind, Ending
from inkop_desktop.services import procuring_asks, procuring_order
from inkop_desktop.text import Message, _, counted, message
from inkop_desktop.typeset.document import Block, Column, Kind, Paragraph, Row


def state(paper: CasePaper) -> Iterator[Block]:
    """Tell whether the paper is finished: frozen, being corrected, or a draft."""
    case = paper.case
    frozen = case.versions[-1] if case.versions else None
    if case.closed_on is not None:
        said = message("The case was frozen on {day}.", day=case.closed_on)
    elif frozen is not None:
        said = message("The case has been opened for a correction and is not frozen again yet.")
    else:
        said = message("This is a draft: the case has not been frozen yet.")
    yield Paragraph(formats.worded(said))


def missing(paper: CasePaper) -> Iterator[Block]:
    """Tell what is missing before the case can be closed."""
    said = "\n".join(map(formats.worded, paper.told.lacking))
    is_frozen = paper.case.closed_on is not None
    heading = (
        _("Missing, although the case is frozen") if is_frozen else _("Missing before the case can be closed")
    )
    yield from section(heading, [Paragraph(said)] if said else ())


def in_short(paper: CasePaper) -> Iterator[Block]:
    """Tell the purchase in the lines that whoever supervises it looks for first."""
    yield from section(_("In short"), key_values(_short(paper)))


def _short(paper: CasePaper) -> Iterator[Fact]:
    case, own = paper.case, paper.told.around.organisation
    yield _("Authority"), own.name
    yield _("Organisation number"), own.org_number
    yield _("Address"), own.address
    yield from paper.facts("title")
    yield _("Supplier"), paper.withheld("supplier_id") or paper.supplier(case.supplier_id)
    yield from _worth(paper)
    yield _("Term of the contract"), term(paper)
    yield _("Competition"), _competition(paper)
    yield _("Law and ground"), cited_ground(paper)
    yield from paper.facts("decided_on", "signed_on", "ending", "ended_on")


def _worth(paper: CasePaper) -> Iterator[Fact]:
    """Yield what the purchase is worth: what was called off or concluded, else the estimate."""
    case = paper.case
    if case.ending is Ending.CALL_OFF:
        yield _("Value of the call-off"), paper.withheld("award_value") or formats.show(case.award_value)
    else:
        is_awarded = case.award_value or "award_value" in paper.hidden
        yield from paper.facts("award_value" if is_awarded else "value")


def term(paper: CasePaper) -> str:
    """Return the first and the last day of the contract."""
    case = paper.case
    days = {"first": case.award_from, "last": case.award_to}
    if case.award_from and case.award_to:
        return formats.worded(message("{first} until and including {last}", **days))
    if case.award_from:
        return formats.worded(message("From {first}", **days))
    return formats.worded(message("Until and including {last}", **days)) if case.award_to else ""


def _competition(paper: CasePaper) -> str:
    if paper.withheld("invited") or paper.withheld("tenders"):
        return paper.withheld("tenders") or paper.withheld("invited")
    case = paper.case
    if not case.invited and not case.tenders and not _is_bought(case):
        return ""
    if _may_still_come(paper):
        told = message(
            "{asked}. Tenders may come in until {day}.", asked=_asked(case), day=case.tender_deadline
        )
    else:
        told = message("{asked}; {came}.", asked=_asked(case), came=_came(case))
    return formats.worded(told)


def _is_bought(case: DirectProcurement) -> bool:
    """Tell whether a contract has been made in a case that tells who was asked; the short form does not."""
    return case.ending is Ending.CONTRACT and case.kind is not CaseKind.SHORT


def _may_still_come(paper: CasePaper) -> bool:
    """Tell whether no tender has come in yet, while the deadline has not passed."""
    case, today = paper.case, paper.told.around.today
    is_open = case.ending is None and not case.tenders
    return is_open and case.tender_deadline is not None and today <= case.tender_deadline


def _asked(case: DirectProcurement) -> Message:
    asked = len(case.invited)
    if not asked:
        return message("No supplier was asked")
    return counted("{count} supplier was asked", "{count} suppliers were asked", asked)


def _came(case: DirectProcurement) -> Message:
    came = len(case.tenders)
    if not came:
        return message("no tender came in")
    return counted("{count} tender came in", "{count} tenders came in", came)


def the_case(paper: CasePaper) -> Iterator[Block]:
    """Tell whose case it is and what is needed."""
    officer = paper.told.persons.get(paper.case.officer_id or 0)
    contact = " · ".join(filter(None, (officer.title, officer.email, officer.phone))) if officer else ""
    rows = [
        *paper.facts("number", "case_number", "kind", "unit_id", "officer_id"),
        (_("Contact"), contact),
        *paper.facts("need", "started_on", "wanted_from", "budget_line"),
    ]
    yield from section(_("The case"), key_values(rows))


def bought_already(paper: CasePaper) -> Iterator[Block]:
    """Tell of a purchase that was made without a case: true days, what deviated, what is done about it."""
    if paper.case.kind is CaseKind.AFTERWARDS:
        said = _(
            "The purchase was made before there was a case. It is told here as it was; nothing is backdated."
        )
        facts = key_values(paper.facts("ordered_by", "ordered_on", "deviation", "measures"))
        yield from section(_("Already bought"), [Paragraph(said)], facts)


def deviated(paper: CasePaper) -> Iterator[Block]:
    """Tell what was done too late in a purchase that ended with a contract, and why."""
    case = paper.case
    if _is_bought(case) and case.kind is not CaseKind.AFTERWARDS:
        late = procuring_order.deviations(case, paper.told.found)
        said = [Paragraph(formats.worded(each)) for _field, each in late]
        yield from section(_("Deviations from the rules"), said, key_values(paper.facts("deviation")))


def own_contracts(paper: CasePaper) -> Iterator[Block]:
    """Tell which contracts in force were considered, and why they were not used."""
    columns = (
        Column("contract", _("Contract"), 26),
        Column("used", _("Used"), 8),
        Column("reason", _("Reason"), 50),
    )
    rows = (
        (paper.told.names.get(("contract", each.contract_id or 0), ""), formats.show(each.used), each.reason)
        for each in paper.case.considered
    )
    yield from section(
        _("Own contracts first"),
        key_values(paper.facts("searched_for")),
        paper.table("considered", columns, rows),
    )


def what_is_bought(paper: CasePaper) -> Iterator[Block]:
    """Tell the object: the product area and who judged it, the codes, the kind."""
    names = ("area_id", "area_judged_by_id", "area_reason", "cpv", "nature", "supply", "lots")
    yield from section(_("What is bought"), key_values(paper.facts(*names)))


def conflicts(paper: CasePaper) -> Iterator[Block]:
    """Tell who handled the case, and what each has declared."""
    columns = (
        Column("person", _("Person"), 20),
        Column("part", _("Takes part as"), 18),
        Column("declared", _("Declared on"), kind=Kind.DATE),
        Column("conflict", _("Conflict of interest"), 34),
        Column("confirmed", _("Confirmed on"), kind=Kind.DATE),
    )
    rows = (_declaration(paper, each) for each in paper.case.handlers)
    duty = procuring_asks.duty(paper.told.found, "conflict_of_interest")
    rule = [(_("Rule"), duty.reference)] if duty and paper.case.handlers else []
    yield from section(_("Conflicts of interest"), key_values(rule), paper.table("handlers", columns, rows))


def _declaration(paper: CasePaper, handler: Handler) -> Row:
    return (
        paper.person(handler.person_id),
        handler.part,
        handler.declared_on,
        _conflict(paper, handler),
        handler.confirmed_on,
    )


def _conflict(paper: CasePaper, handler: Handler) -> str:
    if handler.declared_on is None:
        return _("Not declared")
    if not handler.points:
        return "\n".join(filter(None, (_("None known"), handler.circumstances)))
    said = [*map(formats.show, handler.points), handler.circumstances, _what_was_done(paper, handler)]
    return "\n".join(filter(None, said))


def _what_was_done(paper: CasePaper, handler: Handler) -> str:
    """Return what was done about a conflict of interest; nothing as long as nothing was."""
    replaced = paper.person(handler.replaced_by_id)
    if replaced:
        return _("Replaced by {name}").format(name=replaced)
    return _("Took no part in the decision") if handler.person_id in paper.told.stepped_aside else ""


def ending(paper: CasePaper) -> Iterator[Block]:
    """Tell how the case ended where that was without a contract, for a reason that stands nowhere else."""
    case = paper.case
    if case.ending not in {None, Ending.CONTRACT} and not is_reason_taken_over(case):
        facts = paper.facts("ending", "ended_on", "ending_reason")
        yield from section(_("How the case ended"), key_values([*facts, *_called_off(paper)]))


def _called_off(paper: CasePaper) -> Iterator[Fact]:
    """Yield which contract the need is called off from, for how much, and what is left of its ceiling.

    Where the contracts are secret, they are not named; where the value is, neither are the sums with it.
    """
    if paper.told.uses:
        yield from _worth(paper)
    uses = {} if "considered" in paper.hidden else paper.told.uses
    for contract_id, use in uses.items():
        yield _("Called off from"), paper.told.names.get(("contract", contract_id), "")
        if "award_value" not in paper.hidden:
            yield _("Of the ceiling"), " ".join(map(formats.worded, sentences(use)))
