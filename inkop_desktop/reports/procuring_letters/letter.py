"""How a letter about a direct procurement begins and ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inkop_desktop.reports.justification.case_paper import CasePaper, key_values
from inkop_desktop.reports.paper import Source
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Block, SignatureLines, Title


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter is written from: the whole case, and what of it may be told to whoever receives it."""

    source: Source
    told: Told
    paper: CasePaper

    @property
    def law(self) -> Law | None:
        """Return the law that the purchase is made under."""
        return self.told.found.law


def opening(letter: Letter, title: str, receiver: str, sent_on: date | None) -> Iterator[Block]:
    """Yield what stands at the top: what it is about, to whom, from whom, which day, which case.

    It bears the day on which it was sent, whenever it is printed again; before that, today's.
    """
    case = letter.paper.case
    officer = letter.told.persons.get(case.officer_id or 0)
    contact = (officer.name, officer.title, officer.email, officer.phone) if officer else ()
    yield Title(title, letter.paper.title())
    yield from key_values(
        (
            (_("To"), receiver),
            (_("Sender"), letter.source.organisation),
            (_("Date"), sent_on or letter.source.today),
            *letter.paper.facts("case_number", "number"),
            (_("Contact"), "\n".join(filter(None, contact))),
        )
    )


def to_supplier(letter: Letter, supplier_id: int | None) -> str:
    """Return a supplier as letters are addressed: without any number, with the e-mail address."""
    found = letter.told.suppliers.get(supplier_id or 0)
    return "\n".join(filter(None, (found.name, found.email))) if found else ""


def signed(letter: Letter) -> Block:
    """Return the line to sign on for the authority."""
    officer = letter.told.persons.get(letter.paper.case.officer_id or 0)
    own = letter.source.organisation
    return SignatureLines((officer.name if officer else _("For {organisation}").format(organisation=own),))
