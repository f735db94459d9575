"""The declaration on conflicts of interest for each who handles a case, to be signed."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.reports.justification.case_paper import key_values, section
from inkop_desktop.reports.procuring_letters.letter import Letter
from inkop_desktop.rules.procuring import Point
from inkop_desktop.services import procuring_asks
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Block, Column, DataTable, Paragraph, SignatureLines, Title


def declaration(letter: Letter, handler: Handler) -> Iterator[Block]:
    """Yield the declaration of one person: the points of the law, with the answers if they are given."""
    name = letter.paper.person(handler.person_id)
    yield Title(_("Declaration on conflicts of interest"), letter.paper.title())
    yield from key_values(
        (
            (_("Name"), name),
            (_("Takes part as"), handler.part),
            (_("Authority"), letter.source.organisation),
            *letter.paper.facts("case_number", "number", "title"),
            (_("Suppliers that are asked or tender"), _suppliers(letter)),
            (_("Declared on"), formats.show(handler.declared_on)),
        )
    )
    yield from _rule(letter)
    yield _points(handler)
    yield from section(_("Circumstances"), [Paragraph(_circumstances(letter, handler))])
    yield Paragraph(
        _(
            "I have answered as far as I know. I tell my superior at once if anything changes, "
            "also when the tenderers become known, and then I take no further part."
        )
    )
    yield SignatureLines((name,))


def _suppliers(letter: Letter) -> str:
    asked = [each.supplier_id for each in letter.told.case.invited]
    came = [each.supplier_id for each in letter.told.case.tenders]
    ids = dict.fromkeys(each for each in (*asked, *came) if each)
    return "\n".join(letter.told.suppliers[each].name for each in ids)


def _rule(letter: Letter) -> Iterator[Block]:
    duty = procuring_asks.duty(letter.told.found, "conflict_of_interest")
    if duty:
        yield Paragraph(_("{text} ({reference})").format(text=duty.text, reference=duty.reference))


def _points(handler: Handler) -> DataTable:
    columns = (Column("point", _("Does this hold?"), 70), Column("answer", _("Answer"), 14))
    rows = tuple((point, _answer(handler, point)) for point in Point)
    return DataTable(columns, rows, _("The points of the law"), "")


def _answer(handler: Handler, point: Point) -> str:
    """Return the answer that was given; where none was, the two to choose from with a pen."""
    if handler.declared_on is None:
        return _("Yes / No")
    return _("Yes") if point in handler.points else _("No")


def _circumstances(letter: Letter, handler: Handler) -> str:
    replaced = letter.paper.person(handler.replaced_by_id)
    said = [handler.circumstances]
    if replaced:
        said.append(_("Replaced by {name}").format(name=replaced))
    if handler.declared_on and not any(said):
        said = [_("None known")]
    return "\n".join(filter(None, said)) or _("Write here what it is about, if any answer is yes:")
