"""What the matrix shows: a line for those in charge, one for each product area, and words for each cell."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inkop_desktop import formats
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.roles import Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.periods import soon
from inkop_desktop.services import matrix, records
from inkop_desktop.services.matrix import Cell, Spot
from inkop_desktop.services.offices import Office, Place
from inkop_desktop.text import _, pgettext


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the matrix: an area with how deep it stands in its tree, or the whole organisation."""

    post: Post
    name: str
    area_id: int | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """The lines, the organisations and what stands between them on a day."""

    day: date
    role: str
    lines: tuple[Line, ...]
    organisations: tuple[Organisation, ...]
    cells: Mapping[Spot, Cell]
    names: Mapping[Place, str]
    areas: Mapping[int | None, str]

    def spot(self, line: Line, organisation: Organisation) -> Spot:
        """Return where a line and an organisation meet."""
        return line.area_id, organisation.id or 0

    def cell(self, line: Line, organisation: Organisation) -> Cell:
        """Return what stands where a line and an organisation meet."""
        return self.cells[self.spot(line, organisation)]

    @property
    def vacancies(self) -> int:
        """Return how many cells are vacant."""
        return sum(cell.is_vacant for cell in self.cells.values())

    def narrowed(self) -> "Board":
        """Return the lines, with the areas above them, and the organisations in which something is vacant."""
        vacant = {spot for spot, cell in self.cells.items() if cell.is_vacant}
        areas, organisations = {area for area, _id in vacant}, {key for _area, key in vacant}
        return replace(
            self,
            lines=tuple(_with_those_above(self.lines, areas)),
            organisations=tuple(each for each in self.organisations if each.id in organisations),
        )

    def people(self, offices: Iterable[Office]) -> str:
        """Return the names of those in some offices."""
        return ", ".join(self.each_named(offices))

    def each_named(self, offices: Iterable[Office]) -> list[str]:
        """Return the name of each who is in some offices."""
        return [self.names["person", each.person_id] for each in offices]

    def said(self, line: Line, organisation: Organisation) -> str:
        """Return a cell as it is read aloud."""
        cell = self.cell(line, organisation)
        words = {"area": line.name, "organisation": organisation.name}
        if cell.is_vacant:
            return _("{area}, {organisation}: vacant").format(**words)
        if cell.holders:
            return _("{area}, {organisation}: {names}").format(names=self.people(cell.holders), **words)
        if cell.above:
            return _("{area}, {organisation}: {names}, for the area above").format(
                names=self.people(cell.above), **words
            )
        return _("{area}, {organisation}: nobody, and nobody is needed").format(**words)

    def told(self, line: Line, organisation: Organisation) -> str:
        """Return all that is known about a cell, a line for each who is in it."""
        cell = self.cell(line, organisation)
        if cell.is_vacant and line.area_id is None:
            return _("{role} is missing here.").format(role=line.name)
        if cell.is_vacant:
            return _("A framework agreement is in force or planned here, and nobody answers for the area.")
        return "\n".join([*map(self._told, cell.holders), *map(self._told_above, cell.above)])

    def ends_soon(self, cell: Cell) -> bool:
        """Tell whether somebody's time in office is about to end."""
        limit = soon(self.day)
        return any(each.last_day is not None and each.last_day <= limit for each in cell.holders)

    def _told(self, office: Office) -> str:
        return " · ".join(self._facts(office))

    def _facts(self, office: Office) -> Iterator[str]:
        yield self.names["person", office.person_id]
        if office.from_day:
            yield _("since {day}").format(day=formats.day(office.from_day))
        if office.last_day:
            yield _("until and including {day}").format(day=formats.day(office.last_day))
        if office.deputy_id:
            yield _("deputy {name}").format(name=self.names["person", office.deputy_id])

    def _told_above(self, office: Office) -> str:
        name, area = self.names["person", office.person_id], self.areas[office.area_id]
        return _("{name} answers for {area}, the area above").format(name=name, area=area)


def _with_those_above(lines: Sequence[Line], areas: Container[int | None]) -> list[Line]:
    """Return the lines of some areas, and those that they stand under."""
    kept: list[Line] = []
    for line in reversed(lines):
        if line.area_id in areas or (kept and kept[-1].depth > line.depth):
            kept.append(line)
    return kept[::-1]


def vacant() -> str:
    """Return what stands where somebody is missing."""
    return pgettext("an office", "Vacant")


def fetch(day: date, register: Register) -> Board:
    """Return the matrix of a day; those in charge stand first where the role asks for somebody."""
    managers, officers = matrix.matrix(register, day), matrix.officers(register, day)
    roles = {role.post: role.name for role in records.every(register, Role)}
    lines = [Line(Post.AREA_MANAGER, area.name, area.id, depth) for area, depth in managers.areas]
    if any(cell.is_needed or cell.holders for cell in officers.cells.values()):
        in_charge = roles.get(Post.PROCUREMENT_OFFICER) or formats.word(Post.PROCUREMENT_OFFICER)
        lines.insert(0, Line(Post.PROCUREMENT_OFFICER, in_charge))
    return Board(
        day,
        roles.get(Post.AREA_MANAGER) or formats.word(Post.AREA_MANAGER),
        tuple(lines),
        managers.organisations,
        {**officers.cells, **managers.cells},
        {**officers.names, **managers.names},
        {area.id: area.name for area, _depth in managers.areas},
    )
