"""Purchases of the same kind over a year, area by area, beside the law and the own rule."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from inkop_desktop import formats
from inkop_desktop.formats import NBSP
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.reports.same_kind_bar import bars
from inkop_desktop.reports.same_kind_words import (
    WHAT_COUNTS,
    area_name,
    law_rule,
    left_out,
    own_limit,
    own_rule,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.same_kind import Bound, Part, Reach
from inkop_desktop.services.same_kind import Meter, Overview
from inkop_desktop.text import N_, Message, _, counted
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    Kind,
    Paragraph,
    Picture,
    Row,
    Strong,
    Subheading,
    TableLine,
)

_WIDTH = 1000
_INDENT = 3 * NBSP
_SHORT = {
    Part.DECIDED: N_("Decided"),
    Part.RESERVED: N_("Reserved"),
    Part.THIS: N_("This case"),
    Part.CONTRACTS: N_("Contracts"),
    Part.PAYMENTS: N_("Payments"),
}


def same_kind(source: Source, told: Overview) -> Document:
    """Return the overview of a year, from which what is secret has been left out."""
    kind = _("Purchases of the same kind")
    title = _("Purchases of the same kind, {year}").format(year=str(told.year))
    blocks: list[Block] = [Paragraph(_(WHAT_COUNTS))]
    blocks += [Heading(_("What the law says")), _said(law_rule(told.general))]
    blocks += [
        Heading(_("The authority's own rule")),
        _said([*own_rule(told.general), own_limit(told.general)]),
    ]
    blocks += [Heading(_("Area by area")), *_areas(told), *_left_out(told)]
    blocks += [Heading(_("What counts")), _entries(told)]
    counts = {(entry.noun, entry.id) for each in told.meters for entry in each.tally.entries}
    facts = formats.worded(counted("{count} purchase", "{count} purchases", len(counts)))
    return document(source, kind, title, tuple(blocks), facts=facts, landscape=True)


def _said(sentences: Iterable[str | Message | None]) -> Paragraph:
    """Return whole sentences as one paragraph, one after the other."""
    return Paragraph(" ".join(formats.show(each) for each in sentences if each))


def _areas(told: Overview) -> Iterator[Block]:
    caption = _("Sums by product area")
    if told.meters:
        yield Picture(bars(told.meters, _WIDTH))
    parts = [part for part in Part if any(each.tally.of(part) for each in told.meters)]
    columns = [Column("area", _("Product area"), 26)]
    columns += [Column(part.value, _(_SHORT[part]), kind=Kind.MONEY) for part in parts]
    columns += [Column("sum", _("Sum"), kind=Kind.MONEY)]
    if told.general.law_adds_up:
        columns += [Column("law", _("Of the law's limit"), kind=Kind.SHARE)]
    if told.general.own:
        columns += [
            Column("own_sum", _("Sum by own rule"), kind=Kind.MONEY),
            Column("own", _("Of the own limit"), kind=Kind.SHARE),
        ]
    rows = tuple(_row(each, parts) for each in told.meters)
    yield DataTable(tuple(columns), rows, caption, _("Nothing counts in this year."))


def _row(meter: Meter, parts: Sequence[Part]) -> Row:
    sums = (meter.tally.sum_of(part, meter.currency) if meter.tally.of(part) else None for part in parts)
    cells: list[Any] = [f"{_INDENT * meter.depth}{area_name(meter)}", *sums, meter.total]
    if meter.law_adds_up:
        cells.append(_share(meter, meter.total, meter.bound))
    if meter.own:
        total = meter.own.tally.total(meter.currency)
        cells += [total, _share(meter, total, meter.own.bound)]
    return tuple(cells)


def _share(meter: Meter, total: Money, bound: Bound | None) -> Decimal | Strong | None:
    """Return a share, of what is of one kind; one that has reached the limit stands out."""
    if bound is None or not meter.is_of_one_kind:
        return None
    share = bound.share(total)
    return Strong(share) if bound.reach(total) is Reach.REACHED else share


def _left_out(told: Overview) -> Iterator[Block]:
    """Yield what is not in the sums, with the areas at the top, since they count those below them."""
    for each in told.meters:
        if each.depth:
            continue
        for words in left_out(each.tally, each.currency):
            yield Paragraph(_("{area}: {words}").format(area=area_name(each), words=formats.worded(words)))


def _entries(told: Overview) -> DataTable:
    columns = (
        Column("title", _("Purchase"), 40),
        Column("part", _("Counts as"), 30),
        Column("day", _("Day"), kind=Kind.DATE),
        Column("amount", _("Amount"), kind=Kind.MONEY),
    )
    return DataTable(columns, tuple(_lines(told)), _("What counts"), _("Nothing counts in this year."))


def _lines(told: Overview) -> Iterator[TableLine]:
    """Yield each purchase once, under the area that it has been given."""
    for each in told.meters:
        own = [
            entry for entry in each.tally.entries if entry.area_id == (each.area.id if each.area else None)
        ]
        if own:
            yield Subheading(area_name(each))
        for entry in own:
            yield entry.title, entry.part, entry.day, _("Secret") if entry.is_secret else entry.amount
