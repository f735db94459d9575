"""What the register keeps for the people who work in it: filters, mappings, answers, own names."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.records.fields import Kind, Root, declared
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter(Root):
    """A filter of a list, under a name."""

    noun: str = declared(N_("List"), required=True)
    name: str = declared(N_("Name"), required=True)
    definition: str = declared(N_("Definition"), Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMapping(Root):
    """How the columns of somebody's spreadsheet are read, under a name."""

    noun: str = declared(N_("List"), required=True)
    name: str = declared(N_("Name"), required=True)
    definition: str = declared(N_("Definition"), Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Root):
    """Somebody's answer to a finding; it falls when the facts behind the finding change."""

    finding: str = declared(N_("Finding"), required=True)
    facts: str = declared(
        N_("Basis"), help=N_("A digest of what the finding was about when it was answered.")
    )
    verdict: Verdict | None = declared(N_("Answer"), Kind.CHOICE, choices=Verdict, required=True)
    until: date | None = declared(N_("Until"), Kind.DATE)
    reason: str = declared(N_("Reason"), Kind.LONG_TEXT, required=True)
    answered_by: str = declared(N_("Answered by"))
    answered_on: date | None = declared(N_("Answered on"), Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNames(Root):
    """What the authority calls things in place of the program's own words; there is one at most."""

    level_a: str = declared(N_("Level A"), duty="N5")
    level_b: str = declared(N_("Level B"), duty="N5")
    level_c: str = declared(N_("Level C"), duty="N5")
