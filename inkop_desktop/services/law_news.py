"""What has changed since a day in what governs the purchasing, and who has been told of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.lists.contact import REACHED, TRAINING
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.governance import GoverningDocument, Training
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.changes import Change, changes
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.rules.months import add_months, day_after
from inkop_desktop.rules.organising import TrainingKind
from inkop_desktop.services import law, matrix, records
from inkop_desktop.services.offices import Place

AHEAD_MONTHS = 12
"""How far ahead what is to come is told of."""
GIVEN = (TrainingKind.LAW_CHANGE, TrainingKind.INFORMATION)
PROFILE = METADATA.tables["profile"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was sent, with the ids of the organisations that it reached."""

    training: Training
    reached: frozenset[int]


@dataclass(frozen=True, slots=True)
class LawNews:
    """What has begun and ended in the law since a day and what is to come, with documents and notices.

    `notices` are all notices and information given until today, the newest first; `municipalities` those
    that are to have them, none where the register's own organisation takes part in nothing but itself.
    """

    since: date
    pack: Pack
    begun: Sequence[Change]
    coming: Sequence[Change]
    documents: Sequence[GoverningDocument]
    notices: Sequence[Notice]
    municipalities: Sequence[Organisation]
    names: Mapping[Place, str]

    def last_notice(self, municipality: Organisation) -> Notice | None:
        """Return the latest notice of changed rules that reached a municipality."""
        of_rules = (each for each in self.notices if each.training.kind is TrainingKind.LAW_CHANGE)
        return next((each for each in of_rules if municipality.id in each.reached), None)

    def begun_after(self, notice: Notice | None) -> int:
        """Return how many changes have begun after a notice; all of them where there is none."""
        day = notice.training.held_on if notice else None
        return sum(day is None or each.day > day for each in self.begun)


def news(register: Register, since: date, today: date) -> LawNews:
    """Return what has changed from a day to today, both in it."""
    with register.reading() as connection:
        pack = law.pack_in(connection)
        participants = matrix.participating(connection)
        own = connection.scalar(select(PROFILE.c.organisation_id))
        notices = _notices(connection, today)
        documents = store.load(connection, GoverningDocument)
    touched: list[GoverningDocument | Training] = [
        *(each for each in documents if any(since <= day <= today for day in days_of(each))),
        *(each.training for each in notices),
    ]
    named = {place for each in touched for place in records.references(each)}
    named |= {("organisation", each.id or 0) for each in participants}
    return LawNews(
        since,
        pack,
        _of_law(pack, since, today),
        _of_law(pack, day_after(today), add_months(today, AHEAD_MONTHS)),
        [each for each in touched if isinstance(each, GoverningDocument)],
        notices,
        [each for each in participants if each.id != own],
        records.names_of(register, named),
    )


def _of_law(pack: Pack, first: date, last: date) -> list[Change]:
    """Return what changes in the law itself; of what only has another source nobody need be told."""
    return [each for each in changes(pack, first, last) if each.is_of_law]


def days_of(document: GoverningDocument) -> Iterable[date]:
    """Yield the days on which a document was decided, came into force and ended."""
    ended = day_after(document.valid_to) if document.valid_to else None
    yield from filter(None, (document.decided_on, document.valid_from, ended))


def _notices(connection: Connection, today: date) -> list[Notice]:
    """Return the notices and information given until today, the newest first."""
    given = select(TRAINING.c.id).where(TRAINING.c.kind.in_(GIVEN), TRAINING.c.held_on <= today)
    ids = list(connection.scalars(given.order_by(TRAINING.c.held_on.desc(), TRAINING.c.id.desc())))
    reached: dict[int, set[int]] = defaultdict(set)
    for training_id, organisation_id in connection.execute(select(REACHED)):
        reached[training_id].add(organisation_id)
    trainings = {each.id: each for each in store.load(connection, Training, ids)}
    return [Notice(trainings[key], frozenset(reached[key])) for key in ids]
