"""What every part of a paper about a direct procurement asks: facts of the case, names, what is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from inkop_desktop import formats
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.reports import facts
from inkop_desktop.reports.justification import secrecy
from inkop_desktop.reports.justification.secrecy import Hidden
from inkop_desktop.reports.tables import filled
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import _
from inkop_desktop.typeset.document import (
    Block,
    Column,
    Heading,
    KeyValues,
    Paragraph,
    Row,
)

Fact = tuple[str, Any]
_LONG = 600  # letters
_FIELDS = fields_of(DirectProcurement)


@dataclass(frozen=True, slots=True)
class CasePaper:
    """A case as its reader may see it; `hidden` is what has been left out of it."""

    told: Told
    hidden: Hidden = field(default_factory=dict)

    @classmethod
    def for_office(cls, told: Told) -> "CasePaper":
        """Return a case for a paper that stays in the office: whole."""
        return cls(told)

    @classmethod
    def for_anybody(cls, told: Told) -> "CasePaper":
        """Return a case for a paper that anybody may read."""
        marked = secrecy.marked(told.case, told.around.today)
        hidden = secrecy.until_award(told.case, told.around.country) | marked
        return cls(secrecy.veiled(told, hidden), hidden)

    @classmethod
    def for_tenderers(cls, told: Told) -> "CasePaper":
        """Return a case for letters to those who take part; each letter chooses what it tells of tenders."""
        hidden = secrecy.marked(told.case, told.around.today)
        return cls(secrecy.veiled(told, hidden), hidden)

    @property
    def case(self) -> DirectProcurement:
        """Return the case, without what is hidden."""
        return self.told.case

    @property
    def is_procured(self) -> bool:
        """Tell whether the need was met by a procurement of our own, whose value and ground are judged."""
        return self.told.case.ending not in (Ending.CALL_OFF, Ending.OTHER_WAY)

    def title(self) -> str:
        """Return what the case is called; its number where the title is secret."""
        return self.case.title or self.case.number

    def facts(self, *names: str) -> Iterator[Fact]:
        """Yield label and value of fields; the empty are left out, the hidden named with their paragraph."""
        for name in names:
            declared = _FIELDS[name]
            value = self.withheld(name) or facts.shown(declared, getattr(self.case, name), self.told.names)
            if value:
                yield _(declared.label), value

    def withheld(self, name: str) -> str:
        """Return what stands in the place of a field that is hidden; nothing where it may be read."""
        if name not in self.hidden:
            return ""
        return _("Secret ({paragraph})").format(paragraph=self.hidden[name])

    def label(self, name: str) -> str:
        """Return what a field is called; nothing where there is none of that name."""
        return _(_FIELDS[name].label) if name in _FIELDS else ""

    def person(self, person_id: int | None) -> str:
        """Return the name of a person."""
        return self.told.names.get(("person", person_id or 0), "")

    def decider(self) -> str:
        """Return the name of whoever decided: a person, else a body."""
        body = self.told.names.get(("body", self.case.decided_by_body_id or 0), "")
        return self.person(self.case.decided_by_id) or body

    def supplier(self, supplier_id: int | None) -> str:
        """Return a supplier with its organisation number; that of a sole trader is personal and masked."""
        found = self.told.suppliers.get(supplier_id or 0)
        if found is None:
            return ""
        if found.sole_trader:
            return _("{name} (sole trader, personal number not shown)").format(name=found.name)
        return formats.numbered(found.name, found.org_number)

    def table(
        self, name: str, columns: Sequence[Column], rows: Iterable[Row], caption: str = ""
    ) -> Iterator[Block]:
        """Yield a table of a field's rows, without empty columns; nothing without rows."""
        if name in self.hidden:
            yield KeyValues(((_(_FIELDS[name].label), self.withheld(name)),))
        yield from table(caption or _(_FIELDS[name].label), columns, rows)


def table(caption: str, columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[Block]:
    """Yield a table of the columns that hold anything; nothing without rows."""
    found = filled(caption, columns, rows)
    if found.rows:
        yield found


def key_values(rows: Iterable[Fact]) -> Iterator[Block]:
    """Yield facts, those that hold anything, the long ones as text after the others; nothing without them."""
    told = [(label, value) for label, value in rows if value not in (None, "")]
    short = tuple(each for each in told if not _is_long(each[1]))
    if short:
        yield KeyValues(short)
    for label, value in told:
        if _is_long(value):
            yield Heading(label, 3)
            yield Paragraph(value)


def _is_long(value: Any) -> bool:
    """Tell whether a text would stand in the way in a cell, which it fills for a third of a page."""
    return isinstance(value, str) and len(value) > _LONG


def sentences(said: Iterable[Any]) -> Iterator[Block]:
    """Yield what is said as a paragraph each, in the language in force."""
    yield from (Paragraph(formats.show(each)) for each in said)


def section(title: str, *parts: Iterable[Block]) -> Iterator[Block]:
    """Yield a part of the paper under its heading; nothing where there is nothing to tell."""
    blocks = [block for part in parts for block in part]
    if blocks:
        yield Heading(title)
        yield from blocks
