"""Answer a finding: handled, later, or does not apply here; with a reason, by whom and when."""

from datetime import date
from typing import Protocol

from sqlalchemy import Connection, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.register import Answer
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import actions, records, work
from inkop_desktop.text import Message, message

ANSWER = METADATA.tables["answer"]
_ADD, _CHANGE, _WITHDRAW = actions.ACTIONS["answer"]


class Answerable(Protocol):
    """What can be answered: a finding, its facts as a digest, and how it is worded in the log."""

    @property
    def id(self) -> str:
        """The same as long as the finding is about the same thing."""

    @property
    def facts(self) -> str:
        """A digest that changes with the facts."""

    @property
    def message(self) -> Message:
        """What the finding says."""


def answer(
    register: Register,
    finding: Answerable,
    verdict: Verdict,
    reason: str,
    on: date,
    *,
    until: date | None = None,
) -> Answer:
    """Answer a finding, over the answer that it had; `until` is the day when LATER comes back.

    Raises InvalidRecordError.
    """
    with register.reading() as connection:
        earlier = _given_to(connection, finding.id)
    given = Answer(
        id=earlier.id if earlier else None,
        version=earlier.version if earlier else 0,
        finding=finding.id,
        facts=finding.facts,
        verdict=verdict,
        until=until,
        reason=reason.strip(),
        answered_by=register.person,
        answered_on=on,
    )
    records.checked(given)
    with work.change(register, message(_CHANGE if earlier else _ADD, label=finding.message)) as change:
        return change.save(given)


def withdraw(register: Register, finding: Answerable) -> None:
    """Take back the answer that a finding has; one that has none stays as it is."""
    with register.reading() as connection:
        given = _given_to(connection, finding.id)
    if given is not None:
        with work.change(register, message(_WITHDRAW, label=finding.message)) as change:
            change.delete(given)


def by_finding(connection: Connection) -> dict[str, Answer]:
    """Return the answer to each finding that has one, by the finding's id."""
    return {each.finding: each for each in store.load(connection, Answer)}


def holds(answer: Answer, facts: str, today: date) -> bool:
    """Tell whether an answer still stands: the facts are the same, and its day has not come."""
    return answer.facts == facts and (answer.until is None or today < answer.until)


def _given_to(connection: Connection, finding: str) -> Answer | None:
    key = connection.scalar(select(ANSWER.c.id).where(ANSWER.c.finding == finding))
    return None if key is None else store.load_one(connection, Answer, key)
