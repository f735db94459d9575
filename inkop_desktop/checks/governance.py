"""Checks of governing documents: they are in force, up to date, and known to those they are for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import Names, SpokenDay
from inkop_desktop.records.governance import GoverningDocument, Referred
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.organising import DocumentKind
from inkop_desktop.services import governing, matrix
from inkop_desktop.text import N_, Message, message

NOUNS = ("governing_document", "organisation", "profile")


@check("regulations-missing", Severity.DANGER, se="", no="K20", nouns=NOUNS)
def regulations_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Every participating municipality has procurement regulations in force."""
    yield from _without(
        matrix.participating(connection),
        governing.governed(connection, today, DocumentKind.REGULATIONS),
        N_("{name} has no procurement regulations in force"),
        message("The procurement function rests on them. Enter them as a governing document."),
    )


@check("ethics-missing", Severity.DANGER, se="", no="K25", nouns=NOUNS)
def ethics_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Every participant has ethical rules in force; those that are of none of them are for all."""
    participants = matrix.participating(connection)
    documents = governing.in_force(connection, today, DocumentKind.ETHICS)
    governed = {each.organisation_id for each in documents}
    if governed <= {each.id for each in participants}:
        yield from _without(
            participants,
            governed,
            N_("{name} has no ethical rules in force"),
            message("Everybody who works there must have them to go by. Enter them as a governing document."),
        )


def _without(
    participants: Iterable[Organisation], governed: Collection[int | None], said: str, why: Message
) -> Iterator[Breach]:
    """Yield the participants that are not among the governed, in a sentence about `{name}`."""
    for organisation in participants:
        if organisation.id not in governed:
            yield Breach(
                records=(Ref("organisation", organisation.id or 0, organisation.name),),
                message=message(said, name=organisation.name),
                why=why,
            )


@check("document-review", Severity.DANGER, se="N1", no="K3, K20", nouns=("governing_document",))
def document_review(connection: Connection, today: date) -> Iterator[Breach]:
    """A governing document in force is reviewed by its day."""
    for document in governing.in_force(connection, today):
        if document.review_on is None or document.review_on >= today:
            continue
        yield Breach(
            records=(_ref(document),),
            message=message(
                "{title} should have been reviewed by {day}",
                title=document.title,
                day=SpokenDay(document.review_on, today),
            ),
            why=message("Confirm that it still holds and set the next day, or enter what replaces it."),
            remedy=Remedy.EDIT,
            field="review_on",
            due=document.review_on,
            facts=(document.review_on,),
            persons=_owner(document),
        )


@check("ethics-unconfirmed", Severity.WARNING, se="N14", no="K25", nouns=(*NOUNS, "unit"))
def ethics_unconfirmed(connection: Connection, today: date) -> Iterator[Breach]:
    """Every unit has confirmed the ethical rules in force; an organisation without units has itself."""
    everybody = governing.readers(connection)
    for document in governing.in_force(connection, today, DocumentKind.ETHICS):
        confirmed = governing.confirmed(document, today)
        readers = governing.readers_of(document, everybody)
        if missing := [each for each in readers if each.place not in confirmed]:
            yield Breach(
                records=(_ref(document), *(Ref(each.noun, each.id, each.name) for each in missing)),
                message=message(
                    "{title} has not been confirmed by {names}",
                    title=document.title,
                    names=Names([each.name for each in missing]),
                ),
                why=message("The ethical rules must be known to everybody who works there."),
                remedy=Remedy.CONFIRM,
                facts=tuple(each.place for each in missing),
                persons=_owner(document),
            )


@check("referred-document", Severity.WARNING, se="N1", no="", nouns=("governing_document",))
def referred_document(connection: Connection, today: date) -> Iterator[Breach]:
    """What a governing document in force refers to is in the register, in force, and has its file."""
    documents = governing.in_force(connection, today)
    held = {each.id: each for each in documents}
    titles = governing.titles(connection)
    for document in documents:
        rows = [(each.document_id or each.title, each) for each in document.refers_to]
        wanting = {key: said for key, each in rows if (said := _wanting(each, held, titles))}
        if wanting:
            yield Breach(
                records=(_ref(document),),
                message=message(
                    "{title} refers to {documents}",
                    title=document.title,
                    documents=Names(list(wanting.values())),
                ),
                why=message("Whoever follows it must find what it refers to, as it holds today."),
                remedy=Remedy.EDIT,
                field="refers_to",
                facts=tuple(wanting),
                persons=_owner(document),
            )


def _wanting(
    row: Referred, held: Mapping[int | None, GoverningDocument], titles: Mapping[int, str]
) -> Message | None:
    """Return a document that is referred to, with what is wrong with it; None where nothing is."""
    if row.document_id is None:
        return message("“{title}”, which is not in the register", title=row.title)
    title = titles[row.document_id]
    if row.document_id not in held:
        return message("“{title}”, which is not in force", title=title)
    if not held[row.document_id].attachments:
        return message("“{title}”, which has no file", title=title)
    return None


def _ref(document: GoverningDocument) -> Ref:
    return Ref("governing_document", document.id or 0, document.title)


def _owner(document: GoverningDocument) -> tuple[int, ...]:
    return () if document.owner_id is None else (document.owner_id,)


CHECKS = (regulations_missing, ethics_missing, document_review, ethics_unconfirmed, referred_document)
