"""The contract catalogue for all staff: what can be ordered, of whom, how, whom to ask, until when."""

from collections import defaultdict
from collections.abc import Iterator

from inkop_desktop import formats, text
from inkop_desktop.records.people import Person
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules.organising import Post
from inkop_desktop.services.catalogue import Catalogue, Offered
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Paragraph,
    Row,
    Subheading,
    TableLine,
)


def catalogue(source: Source, found: Catalogue, reader: str = "") -> Document:
    """Return the catalogue, by product area; `reader` is the organisation or unit that it is for."""
    title = _("Contract catalogue")
    count = formats.worded(counted("{count} contract", "{count} contracts", len(found.offered)))
    table = DataTable(
        columns=(
            Column("title", _("What"), 26),
            Column("suppliers", _("Supplier"), 20),
            Column("how", _("How to order"), 30),
            Column("contact", _("Whom to ask"), 26),
            Column("until", _("Until and including"), 12),
            Column("users", _("For whom"), 22),
            Column("number", _("Number"), 10),
        ),
        rows=tuple(_lines(found)),
        caption=_("By product area"),
        empty=_("No contract in force may be shown to all staff."),
    )
    blocks: tuple[Block, ...] = (Paragraph(_what_it_is()), table, *_left_out(found))
    facts = " · ".join(filter(None, (reader, count)))
    return document(source, title, title, blocks, facts=facts, landscape=True)


def _what_it_is() -> str:
    return _(
        "Order what you need from these agreements. Ask before you buy elsewhere what one of them covers."
    )


def _left_out(found: Catalogue) -> Iterator[Block]:
    if found.left_out:
        said = counted(
            "{count} more contract in force is not shown: it may not be published.",
            "{count} more contracts in force are not shown: they may not be published.",
            found.left_out,
        )
        yield Paragraph(formats.worded(said))


def _lines(found: Catalogue) -> Iterator[TableLine]:
    """Yield the contracts under their product areas, in the order of the alphabet; those without one last."""
    by_area: dict[str, list[Offered]] = defaultdict(list)
    for each in found.offered:
        by_area[each.area].append(each)
    for area in sorted(by_area, key=lambda each: (not each, _key(each))):
        yield Subheading(area or _("Not stated"))
        yield from map(_row, sorted(by_area[area], key=lambda each: _key(each.title)))


def _row(each: Offered) -> Row:
    how = "\n".join(formats.show(part) for part in (each.channel, each.how) if part)
    return (
        each.title,
        "\n".join(each.suppliers),
        how or _ask(each),
        "\n".join(map(_contact, each.contacts)),
        formats.day(each.runs_to) if each.runs_to else _("Open-ended"),
        ", ".join(each.users) or _("Everybody"),
        each.number,
    )


def _ask(each: Offered) -> str:
    """Say who knows what the register does not tell, as of works or of a bank: how it is used."""
    names = [person.name for person in each.contacts]
    if names:
        return _("Ask {names} how the agreement is used.").format(names=formats.listed(names))
    role = formats.in_sentence(formats.word(Post.PROCUREMENT_OFFICER))
    return _("Ask the {role} how the agreement is used.").format(role=role)


def _contact(person: Person) -> str:
    return "\n".join(filter(None, (person.name, person.phone, person.email)))


def _key(word: str) -> str:
    return formats.sort_key(word, text.language())
