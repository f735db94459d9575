"""The request for a tender to each supplier that is asked, and the answers that go to all of them."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.records.procuring_rows import Invited
from inkop_desktop.reports.justification import acts, competition
from inkop_desktop.reports.justification.case_paper import key_values, section
from inkop_desktop.reports.justification.secrecy import UNTIL_AWARD_BY
from inkop_desktop.reports.procuring_letters.letter import Letter, opening, signed, to_supplier
from inkop_desktop.rules.law.vocabulary import Regime
from inkop_desktop.rules.procuring import RequirementKind
from inkop_desktop.services import procuring_required
from inkop_desktop.text import N_, _
from inkop_desktop.typeset.document import Block, Column, Kind, Paragraph

_OBJECT = ("need", "cpv", "lots", "wanted_from", "months", "open_ended")


def request(letter: Letter, invited: Invited) -> Iterator[Block]:
    """Yield the request to one supplier: what is to be delivered, how tenders are compared, by when.

    Raises UserError where there is no deadline or nothing that decides: both are the same for all.
    """
    case = letter.paper.case
    if case.tender_deadline is None:
        raise UserError(N_("Set the tender deadline first: it stands in the request."))
    if procuring_required.lacks_criterion(case):
        raise UserError(N_("Say first what decides the choice: the award criteria stand in the request."))
    receiver = to_supplier(letter, invited.supplier_id)
    yield from opening(letter, _("Request for tender"), receiver, invited.asked_on)
    asked = _("{organisation} asks you to tender for: {title}.")
    yield Paragraph(asked.format(organisation=letter.source.organisation, title=letter.paper.title()))
    yield from section(_("What is to be delivered"), key_values(letter.paper.facts(*_OBJECT)))
    yield from _requirements(letter)
    yield from section(_("The tender"), map(Paragraph, _terms(letter)))
    yield signed(letter)


def _requirements(letter: Letter) -> Iterator[Block]:
    """Yield the requirements and the criteria, each kind by itself."""
    for kind in RequirementKind:
        columns = (
            Column("text", _("Text"), 60),
            Column("topic", _("About"), 20),
            Column("weight", _("Weight, %"), kind=Kind.NUMBER),
        )
        rows = (
            (each.text, each.topic, each.weight)
            for each in letter.paper.case.requirements
            if each.kind is kind
        )
        yield from letter.paper.table("requirements", columns, rows, formats.show(kind))


def _terms(letter: Letter) -> Iterator[str]:
    case, found = letter.paper.case, letter.told.found
    day = formats.day(case.tender_deadline) if case.tender_deadline else ""
    if case.tender_time:
        yield _("Your tender must have come in by {day} at {time}.").format(day=day, time=case.tender_time)
    else:
        yield _("Your tender must have come in by {day}.").format(day=day)
    yield _("Ask in writing if anything is unclear. Questions and answers go to everybody who is asked.")
    if procuring_required.criteria(case):
        yield _("Tenders are compared on the award criteria above only.")
    yield _("Tenders are secret until the award has been decided ({paragraph}).").format(
        paragraph=UNTIL_AWARD_BY[found.case.country]
    )
    if letter.law and found.case.day and found.regime is not Regime.OUTSIDE:
        yield _("The purchase is made without a notice under {act}.").format(
            act=acts.title(letter.law, found.case.day)
        )


def answers(letter: Letter, invited: Invited) -> Iterator[Block]:
    """Yield the answers to one supplier; who asked is not told.

    Raises UserError where nothing has been answered.
    """
    if not any(each.answer for each in letter.told.case.questions):
        raise UserError(N_("No question has been answered."))
    receiver = to_supplier(letter, invited.supplier_id)
    answered = (each.answered_on for each in letter.paper.case.questions if each.answered_on)
    yield from opening(letter, _("Questions and answers"), receiver, max(answered, default=None))
    yield Paragraph(_("This goes to everybody who has been asked to tender, and is part of the request."))
    yield from competition.questions(letter.paper)
    deadline = letter.paper.facts("tender_deadline", "tender_time")
    yield from key_values(deadline)
    yield signed(letter)
