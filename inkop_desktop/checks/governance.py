"""Checks of governing documents: they are in force, up to date, and known to those they are for."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import Names, SpokenDay
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.services import matrix
from inkop_desktop.text import message

DOCUMENT = METADATA.tables["governing_document"]
CONFIRMATION = METADATA.tables["confirmation"]
UNIT = METADATA.tables["unit"]
PROFILE = METADATA.tables["profile"]
NOUNS = ("governing_document", "organisation", "profile")
_NEWER = DOCUMENT.alias("newer")
_OWN = select(PROFILE.c.organisation_id).scalar_subquery()
_WHOSE = func.coalesce(DOCUMENT.c.organisation_id, _OWN)


@check("regulations-missing", Severity.DANGER, se="", no="K20", nouns=NOUNS)
def regulations_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Every participating municipality has procurement regulations in force."""
    regulations = _in_force(today).where(DOCUMENT.c.kind == DocumentKind.REGULATIONS)
    governed = set(connection.scalars(regulations.with_only_columns(_WHOSE)))
    for organisation in matrix.participating(connection):
        if organisation.id not in governed:
            yield Breach(
                records=(Ref("organisation", organisation.id or 0, organisation.name),),
                message=message("{name} has no procurement regulations in force", name=organisation.name),
                why=message("The procurement function rests on them. Enter them as a governing document."),
            )


@check("document-review", Severity.DANGER, se="N1", no="K3, K20", nouns=NOUNS)
def document_review(connection: Connection, today: date) -> Iterator[Breach]:
    """A governing document in force is reviewed by its day."""
    late = _in_force(today).where(DOCUMENT.c.review_on < today)
    for row in connection.execute(late.order_by(DOCUMENT.c.id)):
        yield Breach(
            records=(Ref("governing_document", row.id, row.title),),
            message=message(
                "{title} should have been reviewed by {day}",
                title=row.title,
                day=SpokenDay(row.review_on, today),
            ),
            why=message("Confirm that it still holds and set the next day, or enter what replaces it."),
            remedy=Remedy.EDIT,
            field="review_on",
            due=row.review_on,
            facts=(row.review_on,),
            persons=() if row.owner_id is None else (row.owner_id,),
        )


@check("ethics-unconfirmed", Severity.WARNING, se="N14", no="K25", nouns=(*NOUNS, "unit"))
def ethics_unconfirmed(connection: Connection, today: date) -> Iterator[Breach]:
    """Every unit has confirmed the ethical rules in force; an organisation without units has itself."""
    concerned = _concerned(connection)
    confirmed = _confirmed(connection, today)
    ethics = _in_force(today).where(DOCUMENT.c.kind == DocumentKind.ETHICS)
    for row in connection.execute(ethics.order_by(DOCUMENT.c.id)):
        organisations = [row.organisation_id] if row.organisation_id in concerned else list(concerned)
        everybody = [each for key in organisations for each in concerned[key]]
        if missing := [each for each in everybody if (each.kind, each.id) not in confirmed[row.id]]:
            yield Breach(
                records=(Ref("governing_document", row.id, row.title), *missing),
                message=message(
                    "{title} has not been confirmed by {names}",
                    title=row.title,
                    names=Names([each.label for each in missing]),
                ),
                why=message("The ethical rules must be known to everybody who works there."),
                remedy=Remedy.EDIT,
                field="confirmations",
                facts=tuple((each.kind, each.id) for each in missing),
                persons=() if row.owner_id is None else (row.owner_id,),
            )


def _in_force(day: date) -> Select[tuple[object, ...]]:
    """Select the documents that hold on a day; what a newer one has replaced holds no longer."""
    replaced = exists().where(_NEWER.c.replaces_id == DOCUMENT.c.id, _begun(_NEWER.c.valid_from, day))
    ended = DOCUMENT.c.valid_to < day
    return select(DOCUMENT).where(
        _begun(DOCUMENT.c.valid_from, day), or_(DOCUMENT.c.valid_to.is_(None), ~ended), ~replaced
    )


def _begun(first: ColumnElement[date], day: date) -> ColumnElement[bool]:
    return or_(first.is_(None), first <= day)


def _concerned(connection: Connection) -> dict[int | None, list[Ref]]:
    """Return the units of each participating organisation; the organisation itself where it has none."""
    units: dict[int, list[Ref]] = defaultdict(list)
    own = func.coalesce(UNIT.c.organisation_id, _OWN)
    for unit_id, name, organisation_id in connection.execute(
        select(UNIT.c.id, UNIT.c.name, own).order_by(UNIT.c.id)
    ):
        units[organisation_id].append(Ref("unit", unit_id, name))
    return {
        each.id: units.get(each.id or 0, [Ref("organisation", each.id or 0, each.name)])
        for each in matrix.participating(connection)
    }


def _confirmed(connection: Connection, today: date) -> dict[int, set[tuple[str, int]]]:
    """Return who has confirmed each document by a day, as noun and id."""
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    query = select(CONFIRMATION).where(CONFIRMATION.c.confirmed_on <= today)
    for row in connection.execute(query):
        found[row.root_id] |= {("unit", row.unit_id), ("organisation", row.organisation_id)}
    return found


CHECKS = (regulations_missing, document_review, ethics_unconfirmed)
