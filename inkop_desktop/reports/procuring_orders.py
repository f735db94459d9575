"""What can be ordered on paper of one direct procurement, and how an order is carried out."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from inkop_desktop.register.register import Register
from inkop_desktop.reports.justification import acts
from inkop_desktop.reports.justification.paper import justification
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_letters.letters import letters
from inkop_desktop.services import procuring_reporting, registers
from inkop_desktop.typeset.document import Document


@dataclass(frozen=True, slots=True)
class JustificationOrder:
    """The paper that justifies a purchase; without anything secret where it is `public`."""

    today: date
    case_id: int
    public: bool = False


@dataclass(frozen=True, slots=True)
class ProcuringLettersOrder:
    """The letters of one kind: to all whom they go to, or to one supplier (of declarations: one person)."""

    today: date
    case_id: int
    kind: LetterKind
    receiver_id: int | None = None


ProcuringOrder: TypeAlias = JustificationOrder | ProcuringLettersOrder


def own_language(register: Register) -> str:
    """Return the language of papers about procurements where no other is chosen: that of the law."""
    return acts.LANGUAGE[registers.profile(register).country]


def document_of(register: Register, order: ProcuringOrder, source: Source) -> Document:
    """Return the document that was ordered, in the language in force; the case tells whose it was."""
    told = procuring_reporting.told(register, order.case_id, order.today)
    source = replace(source, organisation=told.around.organisation.name)
    if isinstance(order, ProcuringLettersOrder):
        return letters(source, told, order.kind, order.receiver_id)
    return justification(source, told, public=order.public)
