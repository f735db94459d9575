"""What is told to the director of proposals for change and improvement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inkop_desktop.records.governance import Improvement
from inkop_desktop.register.register import Register
from inkop_desktop.services import records, registers, work
from inkop_desktop.services.offices import Place
from inkop_desktop.text import counted


@dataclass(frozen=True, slots=True)
class Proposals:
    """Proposals with the names in them."""

    proposals: Sequence[Improvement]
    names: Mapping[Place, str]


def proposals(register: Register, since: date | None) -> Proposals:
    """Return all proposals; from a day on, those made since then and those not reported yet.

    The register's own organisation has no name among theirs: it goes without saying.
    """
    found = [each for each in records.every(register, Improvement) if _is_told(each, since)]
    wanted = {place for each in found for place in records.references(each)}
    wanted -= {("organisation", registers.own_organisation(register).id)}
    return Proposals(found, records.names_of(register, wanted))


def report(register: Register, ids: Sequence[int], day: date) -> int:
    """Note that proposals were reported to the director on a day, as one action; return how many it was.

    Those that had been reported before keep their day. Raises InvalidRecordError where one was made only
    after that day.
    """
    every = records.some(register, Improvement, ids)
    told = [replace(each, reported_on=day) for each in every if each.reported_on is None]
    if told:
        action = counted("Report {count} proposal", "Report {count} proposals", len(told))
        with work.change(register, action) as change:
            change.save_all([records.checked(each) for each in told])
    return len(told)


def _is_told(proposal: Improvement, since: date | None) -> bool:
    if since is None or proposal.reported_on is None:
        return True
    return proposal.proposed_on is not None and proposal.proposed_on >= since
