"""What every report is told about the register it is made from, and how its document begins."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop import text
from inkop_desktop.typeset.document import Block, Document, Title


@dataclass(frozen=True, slots=True)
class Source:
    """Whose register, on which day."""

    organisation: str
    today: date


def document(
    source: Source,
    kind: str,
    title: str,
    blocks: tuple[Block, ...],
    *,
    facts: str = "",
    case_number: str = "",
    landscape: bool = False,
) -> Document:
    """Return a document in the language in force, its title first."""
    return Document(
        title=title,
        language=text.language(),
        data_date=source.today,
        blocks=(Title(title, facts), *blocks),
        organisation=source.organisation,
        kind=kind,
        case_number=case_number,
        landscape=landscape,
    )
