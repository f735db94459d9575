"""A person's extract as it leaves the office: without what is secret of the records that name the person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.records.contracts import CallOff
from inkop_desktop.records.fields import without
from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring_rows import Handler
from inkop_desktop.register.register import Register
from inkop_desktop.services import outgoing_log, withholding
from inkop_desktop.services.personal import Extract, Mention
from inkop_desktop.services.withholding import Place
from inkop_desktop.text import _


def told(register: Register, found: Extract, day: date) -> Extract:
    """Return an extract as it may be handed out on a day.

    A record whose title is secret is called by its number. As long as anything of a record is secret, what is
    written or stored in it about the person is not told either, but that there is something is. What the
    person has declared in a case is the person's own, and told.
    """
    labels = {(each.noun, each.id): each.label for each in (*found.mentions, *found.texts)}
    with register.reading() as connection:
        secret = {place for place, hidden in withholding.of(connection, labels, day).items() if hidden}
        labels = withholding.told(connection, labels, day)
        names = withholding.told(connection, found.names, day)
        texts = [
            replace(each, text=_("Secret")) if (each.noun, each.id) in secret else each
            for each in found.texts
        ]
        own = [_declared(each, found.person) if _is_hidden(each, secret) else each for each in found.mentions]
        mentions = [_stored(connection, each, day) for each in own]
    return replace(
        found,
        mentions=_called(mentions, labels),
        texts=_called(texts, labels),
        entries=tuple(outgoing_log.told(register, found.entries, day)),
        told=tuple(outgoing_log.told(register, found.told, day)),
        names=names,
    )


def _is_hidden(mention: Mention, secret: Collection[Place]) -> bool:
    return mention.stored is not None and (mention.noun, mention.id) in secret


def _declared(mention: Mention, person: Person) -> Mention:
    """Return a mention in a record of which something is secret, with the person's own declaration alone."""
    stored = mention.stored
    if isinstance(stored, Handler) and stored.person_id == person.id:
        return replace(mention, stored=without(stored, ("replaced_by_id",)))
    return replace(mention, stored=None, withheld=True)


def _stored(connection: Connection, mention: Mention, day: date) -> Mention:
    """Return a mention without what is stored there that is secret; a call-off is as secret as its case."""
    if isinstance(mention.stored, CallOff):
        hidden = withholding.of_call_offs(connection, [mention.stored.case_id], day)
        return replace(mention, stored=without(mention.stored, hidden.get(mention.stored.case_id or 0, ())))
    return mention


def _called(mentions: Sequence[Mention], labels: Mapping[Place, str]) -> tuple[Mention, ...]:
    return tuple(replace(each, label=labels[each.noun, each.id]) for each in mentions)
