"""What every report is told about the register it is made from, and how its document begins."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop import formats, text
from inkop_desktop.reports.tables import headed
from inkop_desktop.text import counted
from inkop_desktop.typeset.document import Block, DataTable, Document, Title


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


def of_cases(source: Source, kind: str, title: str, count: int, *tables: DataTable) -> Document:
    """Return a document of tables about a number of direct procurements, lying."""
    facts = formats.worded(counted("{count} case", "{count} cases", count))
    return document(source, kind, title, tuple(headed(*tables)), facts=facts, landscape=True)
