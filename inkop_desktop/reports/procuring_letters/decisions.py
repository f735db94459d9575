"""The letters on how it went: the award to every tenderer, the cancellation to all who were concerned."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.procuring_rows import Tender
from inkop_desktop.reports.justification import outcome
from inkop_desktop.reports.justification.case_paper import key_values, section
from inkop_desktop.reports.procuring_letters.kinds import CANCELLED
from inkop_desktop.reports.procuring_letters.letter import Letter, opening, signed, to_supplier
from inkop_desktop.rules.procuring import Ending, TenderOutcome
from inkop_desktop.text import N_, _
from inkop_desktop.typeset.document import Block, Paragraph

_OUTCOMES = {
    TenderOutcome.CHOSEN: N_("Your tender has been chosen."),
    TenderOutcome.NOT_CHOSEN: N_("Your tender has not been chosen."),
    TenderOutcome.REJECTED: N_("Your tender has been rejected."),
}


def award(letter: Letter, tender: Tender) -> Iterator[Block]:
    """Yield the award to one tenderer: who got the contract and why, and why this tender did or did not.

    Others' tenders are not told of. Raises UserError where nothing has been decided.
    """
    case = letter.told.case
    if case.decided_on is None or case.supplier_id is None:
        raise UserError(N_("Decide first who gets the contract, and on which day."))
    receiver, sent_on = to_supplier(letter, tender.supplier_id), letter.paper.case.informed_on
    yield from opening(letter, _("Award decision"), receiver, sent_on)
    yield Paragraph(_decided(letter))
    yield from section(_("Your tender"), map(Paragraph, _own(tender)))
    who = ("decided_by_id", "decided_by_body_id")
    decision = letter.paper.facts("award_reason", *who, "decided_on", "decision_number")
    yield from section(_("The decision"), key_values(decision))
    waiting = ((_("Standstill"), outcome.no_standstill(letter.paper)),)
    intended = ((_("Notice of intent"), outcome.intended(letter.paper)),)
    yield from section(_("The contract"), key_values((*waiting, *intended)))
    yield signed(letter)


def _decided(letter: Letter) -> str:
    case, own = letter.told.case, letter.source.organisation
    day, secret = formats.show(case.decided_on), letter.paper.withheld("supplier_id")
    if secret:
        said = _("{organisation} decided on {day} who gets the contract. {secret}")
        return said.format(organisation=own, day=day, secret=secret)
    supplier = letter.told.suppliers[case.supplier_id or 0]
    said = _("{organisation} decided on {day} to give the contract to {supplier}.")
    return said.format(organisation=own, day=day, supplier=supplier.name)


def _own(tender: Tender) -> Iterator[str]:
    if tender.outcome is not None:
        yield _(_OUTCOMES[tender.outcome])
    if tender.outcome is TenderOutcome.CHOSEN:
        yield _("The contract is concluded when both parties have signed it.")
    if tender.why:
        yield tender.why


def cancellation(letter: Letter, supplier_id: int | None) -> Iterator[Block]:
    """Yield the letter to one who was asked or has tendered, that nothing will be bought this way, and why.

    Raises UserError where the case has not been cancelled.
    """
    case = letter.told.case
    if case.ending not in CANCELLED:
        raise UserError(N_("The case has not been cancelled."))
    receiver, sent_on = to_supplier(letter, supplier_id), letter.paper.case.informed_on
    yield from opening(letter, _("The procurement is cancelled"), receiver, sent_on)
    said = _("{organisation} decided on {day} to cancel the procurement. No contract will be concluded.")
    yield Paragraph(said.format(organisation=letter.source.organisation, day=formats.show(case.ended_on)))
    yield from section(_("Why"), key_values(letter.paper.facts("ending_reason")))
    if case.ending is Ending.ADVERTISE:
        yield Paragraph(_("The purchase will be advertised. You are welcome to tender then."))
    yield Paragraph(_("Thank you for the time that you have given to it."))
    yield signed(letter)
