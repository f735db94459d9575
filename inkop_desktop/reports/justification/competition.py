"""What was asked for, who was asked, what came in, and how it was compared."""

from collections.abc import Iterator, Sequence

from inkop_desktop import formats
from inkop_desktop.records.procuring_rows import Tender
from inkop_desktop.reports.justification.case_paper import CasePaper, Fact, key_values, section
from inkop_desktop.reports.tenders_abreast import abreast
from inkop_desktop.services import comparison, procuring_asks, procuring_required
from inkop_desktop.services.comparison import Comparison
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Block, Column, DataTable, Kind, Paragraph, Row, Total


def requirements(paper: CasePaper) -> Iterator[Block]:
    """Tell the requirements and criteria with their weights, set before anybody was asked."""
    columns = (
        Column("text", _("Requirement"), 44),
        Column("kind", _("Kind"), 18),
        Column("topic", _("About"), 16),
        Column("weight", _("Weight, %"), kind=Kind.NUMBER),
        Column("need", _("The need behind it"), 30),
    )
    rows = ((each.text, each.kind, each.topic, each.weight, each.need) for each in paper.case.requirements)
    names = (
        *("environment_reason", "apprentices_reason", "personal_data", "protective_security"),
        *("approved_by_id", "approved_on"),
    )
    yield from section(
        _("Requirements and criteria"),
        paper.table("requirements", columns, rows),
        key_values([*_climate(paper), *paper.facts(*names)]),
        _asked_unapproved(paper),
    )


def _asked_unapproved(paper: CasePaper) -> Iterator[Block]:
    """Yield that suppliers were asked before the requirements were approved."""
    if procuring_asks.is_asked_unapproved(paper.case):
        yield Paragraph(_("The requirements were not approved when the first supplier was asked."))


def _climate(paper: CasePaper) -> Iterator[Fact]:
    """Yield how climate is taken into account, by the law of the day."""
    duty = procuring_asks.duty(paper.told.found, "climate")
    facts = list(paper.facts("climate", "climate_reason"))
    yield from facts
    if duty and facts:
        yield _("Climate: the law"), duty.reference


def request(paper: CasePaper) -> Iterator[Block]:
    """Tell who was asked and when, why no more were, and what was answered to all."""
    asked = (
        Column("supplier", _("Supplier"), 40),
        Column("asked_on", _("Request sent on"), kind=Kind.DATE),
        Column("declined_on", _("Declined on"), kind=Kind.DATE),
    )
    rows = (
        (paper.supplier(each.supplier_id), each.asked_on, each.declined_on) for each in paper.case.invited
    )
    yield from section(
        _("The request"),
        key_values(paper.facts("tender_deadline", "tender_time", "few_asked_reason", "earlier_dialogue")),
        paper.table("invited", asked, rows),
        questions(paper),
    )


def questions(paper: CasePaper) -> Iterator[Block]:
    """Tell the questions with the answers that went to all."""
    columns = (
        Column("question", _("Question"), 34),
        Column("answer", _("Answer"), 40),
        Column("answered_on", _("Answered on"), kind=Kind.DATE),
    )
    rows = ((each.question, each.answer, each.answered_on) for each in paper.case.questions)
    yield from paper.table("questions", columns, rows)


def tenders(paper: CasePaper) -> Iterator[Block]:
    """Tell how many tenders came in, whose, when and at which price, and who opened them."""
    columns = (
        Column("number", _("No."), kind=Kind.NUMBER),
        Column("supplier", _("Supplier"), 30),
        Column("received", _("Received"), 18),
        Column("amount", _("Price"), kind=Kind.MONEY),
        Column("outcome", _("Outcome"), 14),
    )
    rows = (_tender(paper, number, each) for number, each in enumerate(paper.case.tenders, 1))
    yield from section(
        _("Tenders"),
        paper.table("tenders", columns, rows),
        key_values(paper.facts("opened_on", "opened_by_id", "witnessed_by_id")),
    )


def _tender(paper: CasePaper, number: int, tender: Tender) -> Row:
    received = " ".join(filter(None, (formats.show(tender.received_on), tender.received_at)))
    return number, paper.supplier(tender.supplier_id), received, tender.amount, tender.outcome


def evaluation(paper: CasePaper) -> Iterator[Block]:
    """Tell how the tenders were compared, what was said of each, what was done about a high price."""
    columns = (
        Column("supplier", _("Supplier"), 26),
        Column("outcome", _("Outcome"), 14),
        Column("why", _("Reasons"), 60),
        Column("subcontracted", _("Subcontractors"), 30),
    )
    rows = (
        (paper.supplier(each.supplier_id), each.outcome, each.why, each.subcontracted)
        for each in _reasoned(paper)
    )
    caption = _("What was said of each tender")
    # Where the tenders are hidden, their own part of the paper says so.
    said = paper.table("tenders", columns, rows, caption) if paper.case.tenders else ()
    yield from section(
        _("Evaluation"),
        _undecided(paper),
        key_values(paper.facts("evaluation")),
        _comparison(paper),
        said,
        key_values(paper.facts("over_limit", "over_limit_reason")),
    )


def _undecided(paper: CasePaper) -> Iterator[Block]:
    """Yield that nothing said what decides when the tenders came in, as with what was bought already."""
    is_told = paper.case.tenders and "requirements" not in paper.hidden
    if is_told and procuring_required.lacks_criterion(paper.case):
        yield Paragraph(_("No award criterion was announced before the tenders came in."))


def _comparison(paper: CasePaper) -> Iterator[Block]:
    """Tell the points of each tender on each criterion, and what they come to; nothing without points."""
    compared = comparison.of_case(paper.case)
    if not paper.case.points or "points" in paper.hidden or compared is None:
        return
    groups = list(abreast(compared.supplier_ids))
    for number, group in enumerate(groups, 1):
        part = _("Comparison, part {number} of {count}").format(number=number, count=len(groups))
        yield _compared(paper, compared, group, part if len(groups) > 1 else _("Comparison"))


def _compared(paper: CasePaper, compared: Comparison, group: Sequence[int], caption: str) -> DataTable:
    """Return the points of the tenders that stand beside one another."""
    totals = compared.totals()
    tenders = (Column(str(each), paper.supplier(each), 18, Kind.NUMBER) for each in group)
    columns = (
        Column("criterion", _("Award criterion"), 40),
        Column("weight", _("Weight, %"), kind=Kind.NUMBER),
        *tenders,
    )
    given = (
        (criterion, weight, *(compared.points.get((each, criterion)) for each in group))
        for criterion, weight in compared.weights.items()
    )
    sums = Total((_("Weighted sum"), None, *(totals[each] for each in group)))
    return DataTable(columns, (*given, sums), caption, "")


def _reasoned(paper: CasePaper) -> list[Tender]:
    return [each for each in paper.case.tenders if each.why or each.subcontracted]
