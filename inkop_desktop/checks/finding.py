"""What a check finds: what does not hold, why it matters, and what to do about it."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from inkop_desktop import formats
from inkop_desktop.records.register import Answer
from inkop_desktop.rules import clauses
from inkop_desktop.rules.vocabulary import Country, Vocabulary
from inkop_desktop.text import N_, Message, message, paragraph


class Severity(Vocabulary):
    """How urgent a finding is, the most urgent first."""

    DANGER = "danger", N_("Must be done")
    WARNING = "warning", N_("Coming up")
    INFORMATION = "information", N_("For information")

    @property
    def rank(self) -> int:
        """Return the place in the order of urgency, from 0."""
        return list(Severity).index(self)


class Remedy(Vocabulary):
    """What the button of a finding does."""

    OPEN = "open", N_("Open")
    DECIDE_OPTION = "decide_option", N_("Decide option")
    DECIDE_NOTICE = "decide_notice", N_("Decide renewal")
    REVIEW = "review", N_("Review")
    CLOSE = "close", N_("Close contract")
    EDIT = "edit", N_("Fill in")
    NAME_OWNER = "name_owner", N_("Appoint owner")
    NAME_MANAGER = "name_manager", N_("Appoint manager")
    APPOINT = "appoint", N_("Appoint")
    HAND_OVER = "hand_over", N_("Hand over")
    CONFIRM = "confirm", N_("Confirmed by …")
    NOTE_ATTENDANCE = "note_attendance", N_("Note attendance")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record that a finding is about; `kind` is its noun."""

    kind: str
    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Breach:
    """Where something does not hold, as the function of a check tells it.

    `facts` are what an answer is about: when they change, the answer falls. `field` is the record's
    field to fill in or look at; `persons` are the ids of those who answer for it. `severity` is the
    check's own where left out, and so are the `duties` of each country. `part` tells breaches of one check
    about the same record apart.
    """

    records: tuple[Ref, ...]
    message: Message
    why: Message
    remedy: Remedy = Remedy.OPEN
    field: str = ""
    due: date | None = None
    facts: tuple[Any, ...] = ()
    persons: tuple[int, ...] = ()
    severity: Severity | None = None
    part: str = ""
    duties: Mapping[Country, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach with everything that its readers show, and what somebody answered to it.

    `check` is the id of the check, `duty` the duties' ids, `clause` where they stand; `facts` is a
    digest. `answer` is the answer that was given, `is_open` whether it needs one: an answer whose
    facts have changed or whose day has come is shown, and the finding is open again.
    """

    id: str
    check: str
    duty: str
    severity: Severity
    message: Message
    reason: Message
    clause: Message
    records: tuple[Ref, ...]
    remedy: Remedy
    field: str
    due: date | None
    facts: str
    persons: tuple[int, ...]
    answer: Answer | None = None
    is_open: bool = True

    @property
    def why(self) -> Message:
        """Return why it matters, with the clause that says so."""
        return paragraph(self.reason, self.clause)

    @property
    def says(self) -> str:
        """Return what the clause says, a line for each where there are several."""
        return "\n".join(
            formats.worded(message("{clause}: {says}", clause=each.id, says=each.says))
            for each in clauses.cited([self.duty])
        )

    def as_json(self) -> dict[str, Any]:
        """Return what the command line prints, worded in the language in force."""
        return {
            "id": self.id,
            "duty": self.duty,
            "severity": str(self.severity),
            "message": formats.worded(self.message),
            "records": [{"kind": each.kind, "id": each.id, "label": each.label} for each in self.records],
        }


Search = Callable[[Connection, date], Iterable[Breach]]


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """One thing that must hold.

    `severity` is how urgent a breach is where it does not say so itself; `duties` are the ids of the
    duties by country, none where no duty asks for it there: then it finds nothing; `nouns` are the kinds
    of record that it reads; `search` finds the breaches.
    """

    id: str
    severity: Severity
    duties: dict[Country, str]
    nouns: frozenset[str]
    search: Search

    def run(self, connection: Connection, today: date, country: Country) -> Iterator[Finding]:
        """Find every breach on a day."""
        if not self.duties[country]:
            return
        for breach in self.search(connection, today):
            first = breach.records[0]
            duty = breach.duties.get(country, self.duties[country])
            yield Finding(
                id=":".join([self.id, first.kind, str(first.id), *filter(None, [breach.part])]),
                check=self.id,
                duty=duty,
                severity=breach.severity or self.severity,
                message=breach.message,
                reason=breach.why,
                clause=_clause(duty),
                records=breach.records,
                remedy=breach.remedy,
                field=breach.field,
                due=breach.due,
                facts=_digest(breach.facts),
                persons=breach.persons,
            )


def check(
    key: str, severity: Severity, *, se: str, no: str, nouns: Iterable[str] = ("contract",)
) -> Callable[[Search], Check]:
    """Make a check of the function that searches; `se` and `no` are the duties in each country."""

    def made(search: Search) -> Check:
        return Check(key, severity, {Country.SE: se, Country.NO: no}, frozenset(nouns), search)

    return made


def _clause(duty: str) -> Message:
    # Norrbotten's guideline numbers its clauses with N, the instructions of Kongsvinger with K.
    if duty.startswith("K"):
        return message("Instructions {duty}.", duty=duty)
    return message("Guideline {duty}.", duty=duty)


def _digest(facts: tuple[Any, ...]) -> str:
    return hashlib.sha256("\n".join(str(each) for each in facts).encode()).hexdigest()[:16]
