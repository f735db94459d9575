"""Letters about a direct procurement: a paper for each receiver, none of which tells of another's tender."""

from collections.abc import Iterable, Iterator

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.reports.justification.case_paper import CasePaper
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.procuring_letters.decisions import award, cancellation
from inkop_desktop.reports.procuring_letters.declarations import declaration
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_letters.letter import Letter
from inkop_desktop.reports.procuring_letters.requests import answers, request
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import N_, _
from inkop_desktop.typeset.document import Block, Document, PageBreak

_NOBODY = {
    LetterKind.REQUEST: N_("Nobody is asked in this case."),
    LetterKind.ANSWERS: N_("Nobody is asked in this case."),
    LetterKind.AWARD: N_("No tender has come in."),
    LetterKind.CANCELLATION: N_("Nobody has been asked or has tendered in this case."),
    LetterKind.DECLARATION: N_("Nobody takes part in this case."),
}


def letters(source: Source, told: Told, kind: LetterKind, receiver_id: int | None = None) -> Document:
    """Return the letters of a kind, in the language in force; one alone where its receiver is named.

    A receiver is a supplier, of declarations a person. Raises UserError where there is nobody to write to, or
    where what the letter has to tell is not there yet.
    """
    letter = Letter(source, told, CasePaper.for_tenderers(told))
    written = [list(blocks) for receiver, blocks in _written(letter, kind) if receiver_id in {None, receiver}]
    if not written:
        raise UserError(_NOBODY[kind])
    name = formats.show(kind)
    return Document(
        title=_("{kind}: {title}").format(kind=name, title=letter.paper.title()),
        language=text.language(),
        data_date=letter.paper.told.day,
        blocks=tuple(_one_after_the_other(written)),
        organisation=source.organisation,
        kind=name,
        case_number=letter.paper.case.case_number,
        apart=True,
    )


def _written(letter: Letter, kind: LetterKind) -> Iterator[tuple[int | None, Iterator[Block]]]:
    case = letter.told.case
    match kind:
        case LetterKind.REQUEST:
            yield from ((each.supplier_id, request(letter, each)) for each in case.invited)
        case LetterKind.ANSWERS:
            yield from ((each.supplier_id, answers(letter, each)) for each in case.invited)
        case LetterKind.AWARD:
            yield from ((each.supplier_id, award(letter, each)) for each in case.tenders)
        case LetterKind.CANCELLATION:
            yield from ((each, cancellation(letter, each)) for each in _concerned(case))
        case LetterKind.DECLARATION:
            yield from ((each.person_id, declaration(letter, each)) for each in case.handlers)


def _concerned(case: DirectProcurement) -> Iterator[int | None]:
    """Yield every supplier that was asked or has tendered, once each."""
    asked = (each.supplier_id for each in case.invited)
    came = (each.supplier_id for each in case.tenders)
    yield from dict.fromkeys((*asked, *came))


def _one_after_the_other(written: Iterable[list[Block]]) -> Iterator[Block]:
    for number, blocks in enumerate(written):
        if number:
            yield PageBreak()
        yield from blocks
