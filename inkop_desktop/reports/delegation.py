"""The delegation table: who may decide what, up to how much, on which ground."""

from collections.abc import Iterator, Mapping, Sequence

from inkop_desktop import formats
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.roles import Delegation
from inkop_desktop.reports import offices
from inkop_desktop.reports.paper import Source, document
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act
from inkop_desktop.services.offices import Place
from inkop_desktop.text import Message, _, counted
from inkop_desktop.typeset.document import Column, DataTable, Document, Kind, Row, Subheading, TableLine


def delegation(source: Source, delegations: Sequence[Delegation], names: Mapping[Place, str]) -> Document:
    """Return what is delegated, decision by decision, the highest amount first."""
    title = _("Delegation table")
    table = DataTable(
        columns=(
            Column("who", _("Who may decide"), 24),
            Column("up_to", _("Up to"), kind=Kind.MONEY),
            *offices.days(),
            Column("legal_basis", _("Legal basis"), 20),
            Column("delegated_by", _("Delegated by"), 18),
            Column("conditions", _("Conditions"), 28),
        ),
        rows=tuple(_lines(delegations, names)),
        caption=title,
        empty=_("Nothing is delegated."),
    )
    facts = " · ".join(
        (
            _("On {day} and later").format(day=formats.day(source.today)),
            formats.worded(counted("{count} delegation", "{count} delegations", len(delegations))),
        )
    )
    return document(source, title, title, (table,), facts=facts, landscape=True)


def up_to(amount: Money | None) -> Money | Message:
    """Return how far a delegation goes, as it is told: where it has no amount, what that means."""
    return amount or Message(fields_of(Delegation)["up_to"].when_empty)


def _lines(delegations: Sequence[Delegation], names: Mapping[Place, str]) -> Iterator[TableLine]:
    for act in Act:
        of_act = [each for each in delegations if each.act is act]
        if of_act:
            yield Subheading(formats.show(act))
        for each in sorted(of_act, key=_highest_first):
            yield _row(each, names)


def _highest_first(each: Delegation) -> tuple[bool, int, int]:
    return each.up_to is not None, -(each.up_to.minor if each.up_to else 0), each.id or 0


def _row(each: Delegation, names: Mapping[Place, str]) -> Row:
    places = ("role", each.role_id), ("body", each.body_id), ("organisation", each.organisation_id)
    who = ", ".join(names[noun, key] for noun, key in places if key and (noun, key) in names)
    return (
        who,
        up_to(each.up_to),
        each.from_day,
        each.to_day,
        each.legal_basis,
        each.delegated_by,
        each.conditions,
    )
